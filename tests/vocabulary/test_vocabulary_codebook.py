"""The codebook and the word classes that come with the package."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.errors import VocabularyError
from dateline.vocabulary import (
    EventType,
    cues,
    event_types,
    frames,
    language,
    nature,
    near_types,
    nevers,
    same_deeds,
)

PLOVER = (
    "AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE "
    "ASSAULT"
).split()
EXTENSIONS = "COUP VOTE OFFICE STATEMENT".split()
TYPES = event_types()


def test_all_twenty_types_are_there_in_order() -> None:
    assert list(TYPES) == sorted(PLOVER + EXTENSIONS)
    assert [name for name, kind in TYPES.items() if kind.plover] == sorted(PLOVER)
    assert {name for name, kind in TYPES.items() if kind.parties} == {"AGREE", "CONSULT"}


@pytest.mark.parametrize("kind", TYPES.values(), ids=list(TYPES))
def test_a_type_is_complete(kind: EventType) -> None:
    positive = [e for e in kind.examples if e.positive]
    assert len(positive) >= 6
    assert len(kind.examples) - len(positive) >= 4
    assert len({(e.text, e.word) for e in kind.examples}) == len(kind.examples)
    assert len(kind.definition.split()) >= 8
    assert kind.source
    assert kind.cues


@pytest.mark.parametrize("kind", TYPES.values(), ids=list(TYPES))
def test_every_mode_used_is_declared(kind: EventType) -> None:
    used = {x.mode for x in (*kind.cues, *kind.frames) if x.mode}
    assert used | {e.mode for e in kind.examples if e.mode} <= set(kind.modes)


@pytest.mark.parametrize("kind", TYPES.values(), ids=list(TYPES))
def test_lemmas_are_lower_case_and_named_after_their_type(kind: EventType) -> None:
    words = [c.lemma for c in kind.cues] + [w for f in kind.frames for _, lemmas in f.slots for w in lemmas]
    words += [w for n in kind.nevers for w in (n.lemma, *n.near)]
    assert all(w == w.lower() == " ".join(w.split()) for w in words)
    assert {x.type for x in (*kind.cues, *kind.frames, *kind.nevers)} == {kind.name}
    assert all(0 < x.strength <= 1 for x in (*kind.cues, *kind.frames))


@pytest.mark.parametrize("kind", TYPES.values(), ids=list(TYPES))
def test_a_trap_belongs_to_a_word_that_the_type_has(kind: EventType) -> None:
    words = {c.lemma for c in kind.cues} | {w for f in kind.frames for _, lemmas in f.slots for w in lemmas}
    assert {n.lemma for n in kind.nevers} <= words


def test_the_index_finds_every_cue_and_frame() -> None:
    for kind in TYPES.values():
        assert all(c in cues(c.head) for c in kind.cues)
        assert all(f in frames(anchor) for f in kind.frames for anchor in f.anchors)
    assert cues("xyzzy") == frames("xyzzy") == ()


def test_cues_of_more_words_come_first() -> None:
    for kind in TYPES.values():
        for cue in kind.cues:
            sizes = [c.size for c in cues(cue.head)]
            assert sizes == sorted(sizes, reverse=True)


def test_traps_are_found_by_type_and_lemma() -> None:
    assert sum(len(kind.nevers) for kind in TYPES.values()) >= len(nevers()) > 0
    for (kind, lemma), near in nevers().items():
        assert near
        assert lemma in {n.lemma for n in TYPES[kind].nevers}


def test_english_word_classes() -> None:
    english = language("en")
    assert {"say", "tell", "announce"} <= english.reporting
    assert english.bare_saying <= english.reporting | {"go", "put"}
    assert english.sector("soldier") == "MIL"
    assert english.sector("table") is None
    assert english.is_office("president")
    assert not english.is_office("army")


def test_an_unknown_language_is_refused_with_a_remedy() -> None:
    with pytest.raises(VocabularyError, match="there is no language “xx”") as caught:
        language("xx")
    assert "languages" in caught.value.remedy


@pytest.mark.parametrize("kind", TYPES.values(), ids=list(TYPES))
def test_the_nature_of_a_type_is_told(kind: EventType) -> None:
    told = kind.nature
    assert told.family != "other"
    assert told.words != told.words.lower()
    assert told.alone
    assert (told.score is not None) or (told.deed == "power" and not kind.plover)
    assert kind.name not in (*told.near, *told.same_deed, *told.read_as)
    assert {frozenset((kind.name, other)) for other in told.same_deed} <= set(map(frozenset, near_types()))


def test_a_type_that_names_one_that_there_is_not_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path))
    (tmp_path / "events").mkdir()
    file = tmp_path / "events" / "own.toml"
    sound = 'name = "OWN"\nplover = false\ndefinition = "d"\nsource = "s"\nlink_window_days = 1\nparties = false\n'
    for text, complaint in (
        (sound + 'near = ["NONE"]\n', "OWN: near: 'NONE' is no type"),
        (sound + '[nearest]\n"*" = "COUP"\n', "OWN: nearest: 'COUP' is no type"),
        (sound.replace("OWN", "COUP"), "two event types have the same name, COUP"),
        ("name = OWN", f"{file}: not valid TOML"),
    ):
        file.write_text(text, "utf-8")
        with pytest.raises(VocabularyError, match=re.escape(complaint)):
            event_types.__wrapped__()
    file.write_bytes(b"\xff")
    with pytest.raises(VocabularyError, match="cannot be read"):
        event_types.__wrapped__()


def test_a_pair_of_types_holds_both_ways() -> None:
    assert same_deeds("RETREAT") == {"CONCEDE"}
    assert same_deeds("CONCEDE") == {"RETREAT"}
    assert all((b, a) in near_types() for a, b in near_types())


def test_a_name_that_no_file_has_has_a_plain_nature() -> None:
    assert (nature("DROUGHT").words, nature("DROUGHT").family, nature("DROUGHT").speech) == ("Drought", "other", None)
