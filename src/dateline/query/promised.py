"""Answers to questions for promises and deadlines: whether they were kept, and when something is due."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.export.words import date_words
from dateline.knowledge import fold
from dateline.link.words import families_in, families_of, split_words, stem
from dateline.model import Chronology
from dateline.query.commitments import Followed, follow_commitments, sides_words
from dateline.query.names import answers_to
from dateline.query.outcomes import State
from dateline.query.question import Asked, Mention, grammar

_BONDS = (
    r"(?:promises?|promised|pledges?|pledged|vows?|vowed|commitments?|word|deadlines?|ultimatums?|agreements?|accords?|deals?"
    r"|truces?|ceasefires?|cease-fires?)"
)
_KEEPING = r"(?:keep|kept|honou?r|honou?red|fulfil|fulfill|fulfilled|met|meet)"
_BREAKING = r"(?:break|broke|broken|miss|missed|breach|breached|violate|violated)"
_IN_TIME = r"\b(?:(?:by|before|within) the (?:\w+ )?deadline|in time|on time)\b"
_FATE = re.compile(
    rf"\b(?:{_KEEPING}|{_BREAKING})\b.*\b{_BONDS}\b|\b{_BONDS}\b.*\b(?:{_KEEPING}|{_BREAKING}|pending)\b|{_IN_TIME}"
)
_DUE = re.compile(r"\bdue\b|\bdeadlines?\b|\bput off (?:to|until)\b|\bpostponed (?:to|until)\b")
_DEADLINE = re.compile(r"what (?:is|was|were|are) the (?:\w+ ){0,2}deadlines?\b")
_STATES: tuple[tuple[re.Pattern[str], State], ...] = (
    (re.compile(rf"\b{_BREAKING}\b"), "missed"),
    (re.compile(r"\bpending\b|\bopen\b"), "pending"),
    (re.compile(rf"\b{_KEEPING}\b"), "kept"),
)


def asks_for_fate(asked: Asked) -> bool:
    """Whether a question is what became of a promise: "did they keep …", "which deadlines were missed"."""
    return asked.asks in ("whether", "what", "said", "who") and bool(_FATE.search(fold(asked.text)))


def asks_if_broken(asked: Asked) -> bool:
    """Whether a question is whether a promise was broken: "yes" then means that it was not kept."""
    return asked.asks == "whether" and re.search(rf"\b{_BREAKING}\b", fold(asked.text)) is not None


def asks_for_due(asked: Asked) -> bool:
    """Whether a question is by when something is to be done."""
    words = fold(asked.text)
    return (asked.asks == "when" and bool(_DUE.search(words))) or (asked.asks == "what" and bool(_DEADLINE.match(words)))


def find_promises(chronology: Chronology, asked: Asked) -> tuple[Followed, ...]:
    """The commitments that a question is about: of those whom it names, in words or families of words that it has; of a list
    ("which promises were kept"), those of that state."""
    found = [f for f in follow_commitments(chronology) if all(_is_of(chronology, f, m) for m in asked.mentions)]
    words = [
        w
        for w in split_words(re.sub(_IN_TIME, "", fold(asked.text)))
        if len(w) > 2 and w not in grammar("bonds") and stem(w) not in _names(asked)
    ]
    content = [w for w in words if not _is_small(asked, w)]
    if content:
        return tuple(f for f in found if all(_tells_of(f, w) for w in content))
    state = next((state for pattern, state in _STATES if pattern.search(fold(asked.text))), None)
    listed = asked.asks != "whether" and state is not None
    return tuple(f for f in found if not listed or f.state == state)


def fate_words(one: Followed) -> str:
    """What became of a commitment, in a sentence."""
    due = f", due {date_words(one.limit)}" if one.due.known else ""
    return f"{_FATES[one.state]}{_moved(one)} – {_what(one)}{due}: {one.because}"


def due_words(one: Followed) -> str:
    """By when a commitment is due, and to what time it was moved, in a sentence."""
    day = date_words(one.limit)
    put_off = f", and then put off{_moved(one)}" if one.state == "moved" else ""
    return f"{day[:1].upper()}{day[1:]}{put_off} – {_what(one)}: {one.because}"


def _moved(one: Followed) -> str:
    return f" to {date_words(one.moved_to)}" if one.moved_to.known else ""


def _what(one: Followed) -> str:
    words = f"“{' '.join(one.what.split())}”"
    if one.asked and (sides := sides_words(one)):
        return f"{words}, {sides}"
    return f"{words} by {', '.join(one.by)}" if one.by else words


_FATES: dict[State, str] = {
    "kept": "Kept",
    "missed": "Not kept",
    "moved": "Put off",
    "pending": "Still to come",
    "unknown": "Not known",
}


def _names(asked: Asked) -> frozenset[str]:
    """Stems of the words of the names in a question."""
    return frozenset(stem(w) for m in asked.mentions for w in split_words(m.named.words))


def _is_small(asked: Asked, word: str) -> bool:
    """Whether a word of a question is of its grammar, or of the time that it names."""
    kept = {t.stem for t in asked.topics} | ({asked.act.stem} if asked.act else set())
    return stem(word) not in kept


def _is_of(chronology: Chronology, one: Followed, mention: Mention) -> bool:
    """Whether somebody whom a question names made a commitment, was made it, or is named in its words."""
    parties = (*one.by, *one.to)
    known = any(answers_to(n, p, chronology.actors) for n in mention.named.actors for p in parties)
    return known or any(_holds(words, (mention.named.words, *mention.named.actors)) for words in _told(one))


def _told(one: Followed) -> Sequence[str]:
    return (one.what, *(q.words for q in one.quotes))


def _holds(words: str, names: Iterable[str]) -> bool:
    folded = f" {fold(' '.join(words.split()))} "
    return any(f" {fold(name)} " in folded for name in names)


def _tells_of(one: Followed, word: str) -> bool:
    """Whether the words of a commitment have a word of a question, or one of the same family."""
    told = " ".join(_told(one))
    return stem(word) in {stem(w) for w in split_words(told)} or bool(families_of(word) & families_in(told))
