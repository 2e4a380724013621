"""The sentence that a headline quotes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import Newsroom, told

from dateline.link.headline import LONGEST, SENTENCE, Words, sentence_round, trim, write_headline
from dateline.model import Filler, Place, Span


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("It was calm. The guard seized the palace at noon. Nobody died.", "seized", "The guard seized the palace at noon."),
        ("He recalled the Sept. 11 raids on it. Then he left.", "raids", "He recalled the Sept. 11 raids on it."),
        ("Heading\nGen. Diaw resigned on Friday", "resigned", "Gen. Diaw resigned on Friday"),
        ("DAKAR, Senegal (AP) — Troops left the town.", "left", "Troops left the town."),
        ("LIMA - Police seized arms.", "seized", "Police seized arms."),
        ("The AU (African Union) - a bloc - left.", "left", "The AU (African Union) - a bloc - left."),
        ("“We left.” The army said it had withdrawn.", "withdrawn", "The army said it had withdrawn."),
    ],
)
def test_sentence_round_a_word(text: str, word: str, expected: str) -> None:
    at = text.index(word)
    start, end = sentence_round(text, at, at + len(word))
    assert text[start:end] == expected


LONG = (
    "The leaders of the fourteen states of the coast, who had met all night behind closed doors, voiced their regret; "
    "the envoy would be recalled, and the border with the north will be shut to lorries from the first day of spring on."
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("met", "The leaders of the fourteen states of the coast, who had met all night behind closed doors"),
        ("recalled", "… the envoy would be recalled, and the border with the north will be shut to lorries…"),
        ("shut", "… the envoy would be recalled, and the border with the north will be shut to lorries…"),
    ],
)
def test_a_line_that_is_cut_keeps_the_word_it_is_about(word: str, expected: str) -> None:
    at = LONG.index(word)
    assert trim(Words(LONG, at, at + len(word))) == expected


@given(
    st.text("ab ,;.", min_size=1, max_size=300), st.integers(0, 299), st.integers(1, 12), st.sampled_from([LONGEST, SENTENCE])
)
def test_a_cut_line_is_short_and_holds_the_trigger(text: str, start: int, length: int, longest: int) -> None:
    words = " ".join(text.split())
    start = min(start, len(words))
    trigger = words[start : start + length].strip(" ,;:")
    if trigger:
        at = words.index(trigger)
        line = trim(Words(words, at, at + len(trigger)), longest)
        assert len(line) <= longest + 2
        assert trigger in line


@pytest.mark.parametrize(("word", "aside"), [("asked", False), ("killed", True)])
def test_words_that_tell_something_else_first_stand_back(word: str, aside: bool) -> None:
    text = "A judge asked for the files on the raid in which four were killed."
    at = text.index(word)
    assert Words(text, at, at + len(word)).is_aside is aside


def test_a_headline_is_a_sentence_that_tells_it_not_one_that_mentions_it() -> None:
    room = Newsroom()
    reports = {
        "a": ("The deal frees all those detained by Thursday", "detained"),
        "b": ("She said that 58 people were held at the barracks for a week", "58 people were held"),
    }
    for name, (text, quote) in reports.items():
        trigger = quote.split()[-1]
        (claim,) = room.report(name, "2030-06-17", told(text, trigger, "COERCE"))
        at = text.index(quote)
        room.claims[-1] = replace(claim, quote=Span(claim.article, at, at + len(quote)))
    line = write_headline(
        "COERCE", (), "happened", actors=(), recipients=(), where=None, claims=room.claims, articles=room.articles
    )
    assert line == "She said that 58 people were held at the barracks for a week."


def test_a_headline_mixes_no_languages() -> None:
    """ "Soldats overthrow Rabe" is no line that anybody writes: the report's own words stand."""
    room = Newsroom()
    slots = {"actors": ["soldats"], "recipients": ["Rabe"]}
    room.report(
        "a", "2031-03-12", told("Des soldats ont renversé Rabe dans son palais", "renversé", "COUP", mode="coup", **slots)
    )
    lines = []
    for language in ("fr", "und"):
        articles = {"a": replace(room.articles["a"], language=language)}
        names = {"actors": slots["actors"], "recipients": slots["recipients"], "where": None}
        lines.append(write_headline("COUP", ("coup",), "happened", **names, claims=room.claims, articles=articles))
    assert lines == ["Des soldats ont renversé Rabe dans son palais", "Soldats overthrow Rabe"]


def test_a_headline_says_whom_the_pronoun_means_that_begins_it() -> None:
    room = Newsroom()
    (claim,) = room.report("a", "2031-03-12", told("He promised the crews a truce by May", "promised", "AGREE"))
    meant = (Filler("Ada Quill", Span("a", 0, 2), text="He"),)
    claims = [replace(claim, actors=meant)]
    line = write_headline(
        "AGREE", (), "happened", actors=("Ada Quill",), recipients=(), where=None, claims=claims, articles=room.articles
    )
    assert line == "Ada Quill promised the crews a truce by May"


def test_whoever_the_words_of_a_report_tell_is_not_put_before_them() -> None:
    room = Newsroom()
    (claim,) = room.report("a", "2031-03-12", told("L'armée du Nord a démenti tout tir sur Mayac", "démenti", "REJECT"))
    meant = (Filler("Nordic armed forces", Span("a", 0, 15), text="L'armée du Nord"),)
    names = {"actors": ("Nordic armed forces",), "recipients": (), "where": None}
    articles = {"a": replace(room.articles["a"], language="fr")}
    line = write_headline("REJECT", (), "happened", **names, claims=[replace(claim, actors=meant)], articles=articles)
    assert line == "L'armée du Nord a démenti tout tir sur Mayac"


def test_what_an_english_report_tells_goes_before_a_french_one() -> None:
    room = Newsroom()
    room.report("a", "2031-03-12", told("Le port de Quai a été rouvert aux équipages", "rouvert", "RETREAT"))
    room.report("b", "2031-03-13", told("The harbour of the town was opened again to crews on Monday", "opened", "RETREAT"))
    articles = {"a": replace(room.articles["a"], language="fr"), "b": room.articles["b"]}
    line = write_headline(
        "RETREAT", (), "happened", actors=(), recipients=(), where=None, claims=room.claims, articles=articles
    )
    assert line == "The harbour of the town was opened again to crews on Monday"


@pytest.mark.parametrize(
    ("name", "verb"),
    [
        ("masked officers of the State Committee", "detain"),
        ("the bloc of states", "detains"),
        ("police", "detain"),
        ("Syrians", "detain"),
        ("Syria", "detains"),
    ],
)
def test_a_name_is_as_many_as_the_noun_before_of_what_they_are(name: str, verb: str) -> None:
    room = Newsroom()
    slots = {"actors": [name], "recipients": ["Ada Quill"]}
    room.report(
        "a", "2031-03-12", told(f"{name.capitalize()} arrested Ada Quill", "arrested", "COERCE", mode="arrest", **slots)
    )
    names = {"actors": (name,), "recipients": ("Ada Quill",), "where": None}
    line = write_headline("COERCE", ("arrest",), "happened", **names, claims=room.claims, articles=room.articles)
    assert f" {verb} Ada Quill" in line


def test_a_clause_that_begins_with_its_verb_gets_its_subject() -> None:
    room = Newsroom()
    text = "The guards seized Luis Mamani and flew him to the border town"
    (claim,) = room.report("a", "2031-03-12", told(text, "flew", "RETREAT"))
    at = text.index("flew")
    guards = (Filler("guards", Span("a", 0, 10), text="The guards"),)
    claims = [replace(claim, quote=Span("a", at, len(text)), actors=guards)]
    line = write_headline(
        "RETREAT", (), "happened", actors=("guards",), recipients=(), where=None, claims=claims, articles=room.articles
    )
    assert line == "Guards flew him to the border town"


@pytest.mark.parametrize(
    ("text", "word", "kind", "expected"),
    [
        ("Work had begun again on 4 January after a truce over the holidays", "truce", "RETREAT", "A truce over the holidays"),
        (
            "On Friday the assembly voted down a motion to disband the guard",
            "disband",
            "REQUEST",
            "On Friday the assembly voted down a motion to disband the guard",
        ),
        (
            "On Monday Ada Quill called for a national truce",
            "truce",
            "RETREAT",
            "A national truce: On Monday Ada Quill called for a national truce",
        ),
        ("The truce over the holidays held in every one of the towns", "truce", "RETREAT", "The truce over the holidays held"),
    ],
)
def test_a_noun_that_its_clause_only_mentions_is_told_by_its_own_phrase(text: str, word: str, kind: str, expected: str) -> None:
    """Two happenings of one clause would else have one line."""
    room = Newsroom()
    room.report("a", "2031-03-12", told(text, word, kind))
    line = write_headline(
        kind, (), "happened", actors=(), recipients=(), where=None, claims=room.claims, articles=room.articles
    )
    assert line.startswith(expected)


@pytest.mark.parametrize(
    ("text", "quote", "status", "expected"),
    [
        ("She asked the guards to free him", "to free him", "called_for", "Guards are urged to free him"),
        ("The guards said they had come to free him", "to free him", "planned", "Guards are to free him"),
        ("The guards had hoped to free him", "to free him", "attempted", "Guards try to free him"),
        ("The guards are close to freeing him", "to freeing him", "hypothetical", "The guards are close to freeing him."),
        ("The guards came back to free him", "to free him", "happened", "The guards came back to free him."),
    ],
)
def test_an_infinitive_is_told_of_those_who_are_to_do_it(text: str, quote: str, status: str, expected: str) -> None:
    room = Newsroom()
    (claim,) = room.report("a", "2031-03-12", told(text, quote.split()[1], "CONCEDE", status=status))
    start = text.lower().index("the guards")
    guards = (Filler("guards", Span("a", start, start + 10), text="the guards"),)
    claims = [replace(claim, quote=Span("a", text.index(quote), len(text)), actors=guards)]
    line = write_headline(
        "CONCEDE", (), status, actors=("guards",), recipients=(), where=None, claims=claims, articles=room.articles
    )
    assert line == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ('"They were shot," the leader of the party said', "shot", '"They were shot," the leader of the party said'),
        ('The mission called the vote "calm but opaque"', "called", 'The mission called the vote "calm but opaque"'),
        ("Elle a critiqué un accord « entre hommes »", "critiqué", "Elle a critiqué un accord « entre hommes »"),
        ("Quay Wire) Loyal troops retook the radio station", "retook", "Loyal troops retook the radio station"),
        ("Abo left (some say fled) with (her) son", "left", "Abo left (some say fled) with (her) son"),
    ],
)
def test_a_quotation_mark_does_not_stand_alone_in_a_headline(text: str, word: str, expected: str) -> None:
    at = text.index(word)
    assert trim(Words(text, at, at + len(word))) == expected


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("• Aid workers were held.", "Aid workers were held."),
        ("1990: The league won.", "The league won."),
        ("10:45 - The guard left.", "The guard left."),
        ("19h40 – Le général a fui.", "Le général a fui."),
        ("OSLO, July 21, 2030 (QSS) - The court sat.", "The court sat."),
        ("LESOTHO: The army left.", "The army left."),
        ("COL. ROJAS (by telephone): We left.", "We left."),
        ("2) Soldiers left.", "Soldiers left."),
        ("The minister: we left.", "The minister: we left."),
    ],
)
def test_what_heads_an_item_or_entry_is_before_its_sentence(line: str, told: str) -> None:
    text = f"News of the week.\n{line}\nMore news."
    at = text.index(line) + len(line) - 3
    start, end = sentence_round(text, at, at + 1)
    assert text[start:end].strip() == told


def test_who_leaves_for_a_place_does_not_withdraw_from_it() -> None:
    for words, line in (("for", "Ada Quill left for Peru."), ("from", "Ada Quill withdraws from Peru")):
        room = Newsroom()
        exit_ = told(f"Ada Quill left {words} Peru", "left", "RETREAT", mode="withdraw", actors=["Ada Quill"], where="Peru")
        (claim,) = room.report("a", "2030-03-02", exit_)
        at = claim.quote.end - len("Peru")
        there = Place("Peru", "country", span=Span(claim.article, at, at + len("Peru")))
        names = {"actors": ("Ada Quill",), "recipients": (), "where": there}
        claims = [replace(claim, where=there)]
        assert write_headline("RETREAT", ("withdraw",), "happened", **names, claims=claims, articles=room.articles) == line


def test_a_noun_behind_another_deed_is_its_own_headline() -> None:
    for words, noun, line in (
        (
            "In July at least 16 people were killed in clashes on the northern border",
            "clashes",
            "Clashes on the northern border",
        ),
        (
            "The bloc condemned in the strongest terms the seizure of power",
            "seizure of power",
            "The seizure of power: The bloc",
        ),
    ):
        room = Newsroom()
        (claim,) = room.report("a", "2030-08-02", told(words, noun, "ASSAULT"))
        names = {"actors": (), "recipients": (), "where": None}
        assert write_headline("ASSAULT", (), "happened", **names, claims=[claim], articles=room.articles).startswith(line)


def test_a_french_noun_stands_without_its_du() -> None:
    room = Newsroom()
    (claim,) = room.report(
        "a", "2030-08-02", told("Le bloc, réuni jeudi, a sanctionné les auteurs du putsch du 5 mars", "putsch", "COUP")
    )
    names = {"actors": (), "recipients": (), "where": None}
    articles = {"a": replace(room.articles["a"], language="fr")}
    line = write_headline("COUP", (), "happened", **names, claims=[claim], articles=articles)
    assert line.startswith("Putsch du 5 mars: Le bloc")


def test_nobody_overthrows_a_state() -> None:
    for whom, line in (("Peru", "Ada Quill stages a coup in Peru"), ("Rabe", "Ada Quill overthrows Rabe")):
        room = Newsroom()
        coup = told(f"Ada Quill seized power over {whom}", "seized power", "COUP", mode="coup", actors=["Ada Quill"])
        room.report("a", "2031-03-12", {**coup, "recipients": [whom]})
        names = {"actors": ("Ada Quill",), "recipients": (whom,), "where": None}
        assert write_headline("COUP", ("coup",), "happened", **names, claims=room.claims, articles=room.articles) == line
