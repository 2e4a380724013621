"""Words that the codebook's cues know are proposed as happenings, with the cues' strength and types."""

from __future__ import annotations

from dateline.model import Name, Token
from dateline.parse.cue_words import propose
from dateline.vocabulary import cues


def tokens(text: str) -> list[Token]:
    """Tokens from `form/lemma/POS/TAG`; the tree does not matter."""
    out = []
    for i, item in enumerate(text.split()):
        form, lemma, pos, tag = item.split("/")
        out.append(Token(i, i + 1, form, lemma, pos, tag, 0, "dep", 0))
    return out


def starts(text: str, *names: Name) -> list[int]:
    words = tokens(text)
    return [h.start for h in propose(words, [(0, len(words))], names, "en")]


def test_a_cue_gives_its_strength_and_type() -> None:
    found = propose(tokens("Police/police/NOUN/NNS arrested/arrest/VERB/VBD him/he/PRON/PRP"), [(0, 3)], [], "en")
    strength = max(c.strength for c in cues("arrest") if c.pos == "VERB" and c.size == 1)
    assert [(h.start, h.end, h.score, h.types[0][0]) for h in found] == [(1, 2, strength, "COERCE")]
    assert (found[0].statuses, found[0].roles) == ((), ())


def test_the_part_of_speech_has_to_fit() -> None:
    assert starts("an/a/DET/DT arresting/arresting/ADJ/JJ view/view/NOUN/NN") == []


def test_the_other_words_of_a_cue_have_to_stand_close_in_the_sentence() -> None:
    cue = next(c for c in cues("up") + cues("round") if c.lemma == "round up")
    text = "They/they/PRON/PRP rounded/round/VERB/VBD {}/{}/ADP/RP men/man/NOUN/NNS"
    assert cue.beside == ("up",)
    assert starts(text.format("up", "up")) == [1]
    assert starts(text.format("off", "off")) == []


def test_no_word_of_a_name_is_proposed_but_of_an_event() -> None:
    text = "March/March/PROPN/NNP 2021/2021/NUM/CD"
    assert starts(text) == [0]
    assert starts(text, Name(0, 2, "DATE")) == []
    assert starts(text, Name(0, 2, "EVENT")) == [0]


def test_types_never_add_up_to_more_than_one() -> None:
    heads = "strike march attack withdraw block appeal release pledge order suspend".split()
    for pos, tag in (("VERB", "VBD"), ("NOUN", "NN")):
        words = tokens(" ".join(f"{h}/{h}/{pos}/{tag}" for h in heads))
        for happening in propose(words, [(i, i + 1) for i in range(len(words))], [], "en"):
            chances = [p for _, p in happening.types]
            assert sum(chances) <= 1.001
            assert chances == sorted(chances, reverse=True)
