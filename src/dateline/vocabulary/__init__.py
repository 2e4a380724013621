"""What can be said, as data: event types with their cues, frames and examples; languages with their word classes."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from dateline.errors import VocabularyError
from dateline.vocabulary.codebook import Cue, EventType, Example, Frame, Never, Wording, read_event_type, read_wording
from dateline.vocabulary.schema import packaged
from dateline.vocabulary.words import Language, read_language

__all__ = [
    "Cue",
    "EventType",
    "Example",
    "Frame",
    "Language",
    "Never",
    "Wording",
    "cues",
    "event_types",
    "frames",
    "frames_named_by",
    "language",
    "nevers",
    "spoken",
    "wordings",
]


@cache
def event_types() -> Mapping[str, EventType]:
    """Every event type by name, sorted. Raises `VocabularyError` when a file breaks its rules or two have one name."""
    found = [read_event_type(text, file=file) for file, text in packaged("events")]
    by_name = {one.name: one for one in sorted(found, key=lambda t: t.name)}
    if len(by_name) < len(found):
        raise VocabularyError("two event types have the same name", remedy="rename one of the files in vocabulary/events")
    return MappingProxyType(by_name)


@cache
def wordings(language: str = "en") -> tuple[Wording, ...]:
    """How a language names happenings, one for each type it has words for; raises `VocabularyError` when a file is broken."""
    if language == "en":
        return tuple(kind.wording for kind in event_types().values())
    files = packaged(f"events/{language}")
    return tuple(read_wording(text, file=file, language=language, types=event_types()) for file, text in files)


@cache
def _cues_by_head(language: str) -> Mapping[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = defaultdict(list)
    for wording in wordings(language):
        for cue in wording.cues:
            found[_key(cue.head, language)].append(cue)
    return {head: tuple(sorted(some, key=lambda c: (-c.size, -c.strength, c.type))) for head, some in found.items()}


def cues(head: str, language: str = "en") -> tuple[Cue, ...]:
    """The cues found by a head word (lower-case lemma), those of more words first, then the stronger ones."""
    return _cues_by_head(language).get(_key(head, language), ())


def _key(head: str, language: str) -> str:
    """How a head is looked up: outside English without accents, which lemmas made by rule get wrong ("inquièter")."""
    if language == "en":
        return head
    return "".join(c for c in unicodedata.normalize("NFKD", head) if not unicodedata.combining(c))


@cache
def _frames_by_anchor(language: str) -> Mapping[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = defaultdict(list)
    for wording in wordings(language):
        for frame in wording.frames:
            for anchor in frame.anchors:
                found[anchor].append(frame)
    return {anchor: tuple(sorted(some, key=_frame_order)) for anchor, some in found.items()}


def frames(anchor: str, language: str = "en") -> tuple[Frame, ...]:
    """The frames found by an anchor word, those of more slots first."""
    return _frames_by_anchor(language).get(anchor, ())


@cache
def _frames_by_trigger(language: str) -> Mapping[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = defaultdict(list)
    for wording in wordings(language):
        for frame in wording.frames:
            for lemma in dict.fromkeys(w for slot, words in frame.slots if frame.trigger in (slot, "all") for w in words):
                found[lemma].append(frame)
    return {lemma: tuple(sorted(some, key=_frame_order)) for lemma, some in found.items()}


def frames_named_by(lemma: str, language: str = "en") -> tuple[Frame, ...]:
    """The frames whose happening a word may name, those of more slots first."""
    return _frames_by_trigger(language).get(lemma, ())


def _frame_order(frame: Frame) -> tuple[int, float, str]:
    return -len(frame.slots), -frame.strength, frame.type


@cache
def nevers(language: str = "en") -> Mapping[tuple[str, str], frozenset[str]]:
    """(type, lemma) → words that, near the lemma, rule the type out."""
    return {(n.type, n.lemma): n.near for wording in wordings(language) for n in wording.nevers}


@cache
def spoken(tag: str) -> str:
    """The code of the language whose words an article is read by: its own where there are words for it, else English."""
    code = tag.split("-")[0].lower()
    return code if f"languages/{code}.toml" in dict(packaged("languages")) else "en"


@cache
def language(code: str) -> Language:
    """The word classes of a language by its code. Raises `VocabularyError` for one that has no file."""
    for file, text in packaged("languages"):
        if file == f"languages/{code}.toml":
            return read_language(text, file=file)
    raise VocabularyError(f"there is no language “{code}”", remedy="add vocabulary/languages/{code}.toml")
