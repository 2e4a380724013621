"""Words and lines of a text: every character that shows is in exactly one word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Article, Furniture, Span
from dateline.parse.windows import words_of
from dateline.parse.words import split_blocks, split_words

NEWS = st.text(st.sampled_from("abZé 's’n't.,-—“”()5:/\n\t@é€\u0301\u200f\u05d0😀"), max_size=60)
TEXTS = st.one_of(st.text(max_size=60), NEWS)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mali’s army can't wait.", "Mali ’s army ca n't wait ."),
        ("Côte d'Ivoire and O'Brien", "Côte d'Ivoire and O'Brien"),
        ("The U.S. sent Gen. J. P. Roe.", "The U.S. sent Gen. J. P. Roe ."),
        ("1,200 men at 10:30 on 18/08/2020", "1,200 men at 10:30 on 18/08/2020"),
        ("a ten-day cease-fire", "a ten - day cease - fire"),
        ("see https://example.org/a?b=1 or mail desk@example.org", "see https://example.org/a?b=1 or mail desk@example.org"),
        ("“We won’t go...”", "“ We wo n’t go ... ”"),
        ("“We said No.” The O.A.U said No. 5 of the N.S.A.", "“ We said No . ” The O.A.U said No. 5 of the N.S.A."),
        ("Amb. Ida Holm and Cpl. Roe", "Amb. Ida Holm and Cpl. Roe"),
        ("50% of €20m (about)", "50 % of € 20m ( about )"),
        ("on the 3rd of March", "on the 3rd of March"),
        ("don't we're it's I'd they'll", "do n't we 're it 's I 'd they 'll"),
        ("They cannot re-elect him!!", "They can not re-elect him !!"),
        ("an anti-French, pro-government march", "an anti-French , pro-government march"),
        ("(see https://example.org/a).", "( see https://example.org/a ) ."),
    ],
)
def test_words_are_cut_as_the_treebanks_cut_them(text: str, words: str) -> None:
    assert [text[a:b] for a, b in split_words(text)] == words.split()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’armée d'Ivoire", "L’ armée d' Ivoire"),
        ("a-t-il dit aujourd’hui à Saint-Louis", "a -t-il dit aujourd’hui à Saint-Louis"),
        ("qu'on n'a pas, dit-elle", "qu' on n' a pas , dit -elle"),
        ("M. Koné, 42 ans, le 1er août à 14h30", "M. Koné , 42 ans , le 1er août à 14h30"),
        ("« jusqu'ici », lorsqu'il", "« jusqu' ici » , lorsqu' il"),
        ("un rendez-vous à Aix-en-Provence, dites-vous", "un rendez-vous à Aix-en-Provence , dites -vous"),
        ("le porte-parole et les États-Unis", "le porte-parole et les États-Unis"),
    ],
)
def test_french_words_are_cut_as_the_treebanks_cut_them(text: str, words: str) -> None:
    assert [text[a:b] for a, b in split_words(text, "fr")] == words.split()


@given(TEXTS)
def test_french_words_hold_every_character_that_shows_exactly_once(text: str) -> None:
    spans = split_words(text, "fr")
    assert all(a < b for a, b in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    inside = {i for a, b in spans for i in range(a, b)}
    assert {i for i, c in enumerate(text) if not c.isspace()} <= inside


@given(TEXTS)
def test_words_hold_every_character_that_shows_exactly_once(text: str) -> None:
    spans = split_words(text)
    assert all(a < b for a, b in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    inside = {i for a, b in spans for i in range(a, b)}
    assert {i for i, c in enumerate(text) if not c.isspace()} <= inside
    assert not any(text[i].isspace() for i in inside)


@given(TEXTS)
def test_lines_hold_every_character_that_shows_and_no_line_end(text: str) -> None:
    blocks = split_blocks(text)
    assert all(text[a:b].strip() and "\n" not in text[a:b] for a, b in blocks)
    assert all(end <= start for (_, end), (start, _) in pairwise(blocks))
    inside = {i for a, b in blocks for i in range(a, b)}
    assert {i for i, c in enumerate(text) if not c.isspace()} <= inside


@given(TEXTS)
def test_the_text_can_be_put_together_again_from_its_words(text: str) -> None:
    words = words_of(Article("a", text, ""))
    rebuilt = list(" " * len(text))
    for word in words:
        assert word.text == text[word.start : word.end]
        rebuilt[word.start : word.end] = word.text
    assert "".join(rebuilt).split() == text.split()


def test_furniture_is_left_out_to_the_character() -> None:
    text = "Read also: Storm\nTroops left Gao."
    furniture = (Furniture(Span("a", 0, text.index("\n")), "related"),)
    assert [w.text for w in words_of(Article("a", text, "", furniture=furniture))] == ["Troops", "left", "Gao", "."]
