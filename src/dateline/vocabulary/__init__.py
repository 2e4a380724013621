"""What can be said, as data: event types with their cues, frames and examples; languages with their word classes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from dateline.errors import VocabularyError
from dateline.vocabulary.codebook import Cue, EventType, Example, Frame, Never, read_event_type
from dateline.vocabulary.schema import packaged
from dateline.vocabulary.words import Language, read_language

__all__ = ["Cue", "EventType", "Example", "Frame", "Language", "Never", "cues", "event_types", "frames", "language", "nevers"]


@cache
def event_types() -> Mapping[str, EventType]:
    """Every event type by name, sorted. Raises `VocabularyError` when a file breaks its rules or two have one name."""
    found = [read_event_type(text, file=file) for file, text in packaged("events")]
    by_name = {one.name: one for one in sorted(found, key=lambda t: t.name)}
    if len(by_name) < len(found):
        raise VocabularyError("two event types have the same name", remedy="rename one of the files in vocabulary/events")
    return MappingProxyType(by_name)


@cache
def _cues_by_head() -> Mapping[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = defaultdict(list)
    for kind in event_types().values():
        for cue in kind.cues:
            found[cue.head].append(cue)
    return {head: tuple(sorted(some, key=lambda c: (-c.size, -c.strength, c.type))) for head, some in found.items()}


def cues(head: str) -> tuple[Cue, ...]:
    """The cues found by a head word (lower-case lemma), those of more words first, then the stronger ones."""
    return _cues_by_head().get(head, ())


@cache
def _frames_by_anchor() -> Mapping[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = defaultdict(list)
    for kind in event_types().values():
        for frame in kind.frames:
            for anchor in frame.anchors:
                found[anchor].append(frame)
    return {anchor: tuple(sorted(some, key=lambda f: (-len(f.slots), -f.strength, f.type))) for anchor, some in found.items()}


def frames(anchor: str) -> tuple[Frame, ...]:
    """The frames found by an anchor word, those of more slots first."""
    return _frames_by_anchor().get(anchor, ())


@cache
def nevers() -> Mapping[tuple[str, str], frozenset[str]]:
    """(type, lemma) → words that, near the lemma, rule the type out."""
    return {(n.type, n.lemma): n.near for kind in event_types().values() for n in kind.nevers}


@cache
def language(code: str) -> Language:
    """The word classes of a language by its code. Raises `VocabularyError` for one that has no file."""
    for file, text in packaged("languages"):
        if file == f"languages/{code}.toml":
            return read_language(text, file=file)
    raise VocabularyError(f"there is no language “{code}”", remedy="add vocabulary/languages/{code}.toml")
