"""A data file that breaks its rules is refused, and the message says file, line and key."""

from __future__ import annotations

import pytest

from dateline.errors import VocabularyError
from dateline.vocabulary.codebook import EventType, read_event_type, split_lemma
from dateline.vocabulary.nature import plain_nature
from dateline.vocabulary.words import read_language

SOUND = """\
name = "PROTEST"
plover = true
definition = "People gather to object."
source = "PLOVER"
link_window_days = 3
parties = false

[modes]
strike = "Stopping work."

[[cues]]
pos = "VERB"
lemmas = ["march", "sit-in", "walk out"]
strength = 0.9

[[frames]]
verb = "go"
prep = "on"
object = "strike"
trigger = "object"
mode = "strike"
strength = 0.95

[[never]]
lemmas = ["march"]
near = ["2020"]

[[examples]]
text = "Nurses marched in Lagos."
trigger = "marched"

[[examples]]
text = "It happened in March."
not = "March"
"""


def read(source: str = SOUND) -> EventType:
    return read_event_type(source, file="events/protest.toml")


def refusal(old: str, new: str) -> str:
    """The message about the sound file with one part changed."""
    assert SOUND.count(old) >= 1
    with pytest.raises(VocabularyError) as caught:
        read(SOUND.replace(old, new, 1))
    return str(caught.value)


def test_a_sound_file_is_read_whole() -> None:
    kind = read()
    assert (kind.name, kind.plover, kind.link_window_days, kind.parties) == ("PROTEST", True, 3, False)
    assert [(c.lemma, c.head, c.beside) for c in kind.cues] == [
        ("march", "march", ()),
        ("sit-in", "sit", ("in",)),
        ("walk out", "walk", ("out",)),
    ]
    (frame,) = kind.frames
    assert frame.slots == (("verb", ("go",)), ("prep", ("on",)), ("object", ("strike",)))
    assert (frame.mode, frame.trigger, frame.anchors) == ("strike", "object", ("strike",))
    assert [(e.word, e.positive) for e in kind.examples] == [("marched", True), ("March", False)]
    assert kind.nevers[0].near == {"2020"}


@pytest.mark.parametrize(
    ("old", "new", "line", "key"),
    [
        ('name = "PROTEST"', 'name = "Protest"', 1, "name"),
        ("plover = true", 'plover = "yes"', 2, "plover"),
        ('definition = "People gather to object."', 'definition = " "', 3, "definition"),
        ("link_window_days = 3", "link_window_days = -1", 5, "link_window_days"),
        ("parties = false", "parties = false\ncolour = 1", 7, "colour"),
        ('strike = "Stopping work."', 'strike = ""', 9, "modes.strike"),
        ('lemmas = ["march", "sit-in"', 'lemmas = ["March", "sit-in"', 13, "cues[0].lemmas"),
        ('lemmas = ["march", "sit-in"', 'lemmas = ["march", "march"', 13, "cues[0].lemmas"),
        ('lemmas = ["march", "sit-in", "walk out"]', "lemmas = []", 13, "cues[0].lemmas"),
        ('pos = "VERB"', 'pos = "Verb"', 12, "cues[0].pos"),
        ("strength = 0.9\n", "strength = 1.5\n", 14, "cues[0].strength"),
        ("strength = 0.9\n", 'strength = 0.9\nmode = "parade"\n', 15, "cues[0].mode"),
        ("strength = 0.9\n", 'strength = 0.9\nby = ["XYZ"]\n', 15, "cues[0].by"),
        ("strength = 0.9\n", 'strength = 0.9\nby = ["MIL"]\nnot_by = ["GOV"]\n', 16, "cues[0].not_by"),
        ("strength = 0.9\n", 'strength = 0.9\nstatus = "over"\n', 15, "cues[0].status"),
        ('trigger = "object"', 'trigger = "noun"', 20, "frames[0].trigger"),
        ('prep = "on"\nobject = "strike"\ntrigger = "object"\n', "", 17, "frames[0].verb"),
        ('near = ["2020"]', "far = []", 24, "never[0].near"),
        ('trigger = "marched"', 'trigger = "marching"', 30, "examples[0].trigger"),
        ('trigger = "marched"', 'trigger = "marched"\nnot = "Lagos"', 30, "examples[0].trigger"),
        ('not = "March"', 'word = "March"', 32, "examples[1].trigger"),
    ],
)
def test_the_complaint_names_file_line_and_key(old: str, new: str, line: int, key: str) -> None:
    assert refusal(old, new).startswith(f"events/protest.toml, line {line}: {key}: ")


def test_what_is_no_toml_is_refused_with_its_place() -> None:
    message = refusal("plover = true", "plover = = true")
    assert message.startswith("events/protest.toml: not valid TOML")
    assert "line 2" in message


@pytest.mark.parametrize(
    ("lemma", "pos", "head", "beside"),
    [
        ("arrest", "VERB", "arrest", ()),
        ("round up", "VERB", "round", ("up",)),
        ("air strike", "NOUN", "strike", ("air",)),
        ("re-elect", "VERB", "elect", ("re",)),
        ("sit-in", "NOUN", "sit", ("in",)),
        ("state of emergency", "NOUN", "emergency", ("state", "of")),
    ],
)
def test_the_head_of_a_cue(lemma: str, pos: str, head: str, beside: tuple[str, ...]) -> None:
    assert split_lemma(lemma, pos) == (head, beside)


def test_a_missing_key_is_laid_to_its_table() -> None:
    source = 'name = "Xish"\n\n[verbs]\nreporting = ["say"]\n[words]\n[actors]\n[offices]\n'
    with pytest.raises(VocabularyError, match=r"^languages/xx\.toml, line 3: verbs\.bare_saying: is missing"):
        read_language(source, file="languages/xx.toml")


def test_a_language_file_is_checked_likewise() -> None:
    with pytest.raises(VocabularyError, match=r"^languages/xx\.toml, line 1: verbs: is missing"):
        read_language('name = "Xish"', file="languages/xx.toml")


@pytest.mark.parametrize(
    ("more", "complaint"),
    [
        ('family = "arts"', "family: is 'arts'"),
        ('speech = "song"', "speech: is 'song'"),
        ("hostile = 1", "hostile: is 1"),
        ("contested = 0.5", "contested: is 0.5"),
        ("loud = true", "loud: is not a key"),
        ("[plover_modes]\nriot = -7", "plover_modes: has 'riot', which is no mode of PROTEST"),
        ('[nearest]\nriot = "ASSAULT"', "nearest: has 'riot', which is no mode of PROTEST"),
        ('[headline]\nto = "march on {whom}"', "headline.alone: is missing"),
        ('[headline]\nalone = "march on {what}"', "headline.alone: has 'march on {what}'"),
        ('[phrases]\nprotest = "march on {0}"', "phrases: has 'march on {0}'"),
    ],
)
def test_what_is_said_of_its_nature_is_checked(more: str, complaint: str) -> None:
    before = "[[cues]]" if more.startswith("[") else "[modes]"
    assert complaint in refusal(before, f"{more}\n\n{before}")


def test_a_type_of_which_its_file_says_nothing_has_no_property() -> None:
    nature = read().nature
    assert (nature.words, nature.alone, nature.to, nature.family) == ("Protest", "protest", "", "other")
    assert nature == plain_nature("PROTEST")
    assert not any((nature.reacts, nature.one_sided, nature.material, nature.voiced, nature.joint))
