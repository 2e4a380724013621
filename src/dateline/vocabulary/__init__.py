"""What can be said, as data: event types with their cues, frames and examples; languages with their word classes."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from dateline.errors import VocabularyError
from dateline.model import digest
from dateline.vocabulary.codebook import Cue, EventType, Example, Frame, Never, Wording, read_event_type, read_wording
from dateline.vocabulary.nature import REST, Nature, plain_nature
from dateline.vocabulary.schema import added, packaged
from dateline.vocabulary.words import Language, read_language

__all__ = [
    "REST",
    "Cue",
    "EventType",
    "Example",
    "Frame",
    "Language",
    "Nature",
    "Never",
    "Wording",
    "cues",
    "event_types",
    "frames",
    "frames_named_by",
    "language",
    "nature",
    "near_types",
    "nevers",
    "own_version",
    "same_deeds",
    "spoken",
    "wordings",
]

EVENTS = "events"
"""The folder of event types, in this package and among the user's data; the words of another language lie in one below it."""


@cache
def event_types() -> Mapping[str, EventType]:
    """Every event type by name, sorted: those of the package and those that the user has added. Raises `VocabularyError` when a
    file breaks its rules, two have one name or a type names one that there is not. Read once: what is added while a program
    runs is seen by the next."""
    found = [read_event_type(text, file=file) for file, text in packaged(EVENTS)]
    found += [read_event_type(text, file=file, own=True) for file, text in added(EVENTS)]
    by_name = {one.name: one for one in sorted(found, key=lambda t: t.name)}
    if len(by_name) < len(found):
        twice = next(t.name for t in found if sum(o.name == t.name for o in found) > 1)
        raise VocabularyError(f"two event types have the same name, {twice}", remedy="give one of them another `name`")
    for one in found:
        _check_named(one, by_name)
    return MappingProxyType(by_name)


def _check_named(one: EventType, known: Mapping[str, EventType]) -> None:
    """Raise when a type names another one that there is not, or as PLOVER's nearest one that PLOVER does not have."""
    plover = {name for name, kind in known.items() if kind.plover}
    nature = one.nature
    for key, named, allowed in (
        ("near", nature.near, known.keys()),
        ("same_deed", nature.same_deed, known.keys()),
        ("while_to_come", nature.while_to_come.values(), known.keys()),
        ("read_as", nature.read_as, known.keys()),
        ("nearest", nature.nearest.values(), plover),
    ):
        for name in sorted(set(named) - allowed):
            raise VocabularyError(f"{one.name}: {key}: {name!r} is no type; known are {', '.join(sorted(allowed))}")


@cache
def nature(kind: str) -> Nature:
    """What kind of deed the type of a name is; one that no file describes has no property."""
    known = event_types().get(kind)
    return known.nature if known is not None else plain_nature(kind)


@cache
def near_types() -> frozenset[tuple[str, str]]:
    """The pairs of types that two careful readers may both give one happening, both ways round."""
    return _both_ways((name, other) for name, kind in event_types().items() for other in kind.nature.near)


@cache
def same_deeds(kind: str) -> frozenset[str]:
    """The other types that reports take a type for when they tell of one promised deed."""
    pairs = _both_ways((name, other) for name, kind in event_types().items() for other in kind.nature.same_deed)
    return frozenset(other for name, other in pairs if name == kind)


def _both_ways(pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    return frozenset(pair for a, b in pairs for pair in ((a, b), (b, a)))


@cache
def own_version() -> str:
    """A digest of the event types that the user has added, with their words in all languages; empty when there are none."""
    folders = (
        EVENTS,
        *(f"{EVENTS}/{file.removeprefix('languages/').removesuffix('.toml')}" for file, _ in packaged("languages")),
    )
    texts = [text for folder in folders for _, text in added(folder)]
    return digest(*texts) if texts else ""


@cache
def wordings(language: str = "en") -> tuple[Wording, ...]:
    """How a language names happenings, one for each type it has words for; raises `VocabularyError` when a file is broken."""
    if language == "en":
        return tuple(kind.wording for kind in event_types().values())
    files = [*packaged(f"{EVENTS}/{language}"), *added(f"{EVENTS}/{language}")]
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
