"""Who is told to have said yes and no to one thing: accepted it and did not, upheld it and annulled it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from dateline.link.disagree import is_firm
from dateline.link.names import compare_names, is_full_name, lands_of
from dateline.link.words import families_of, split_words, stems
from dateline.model import Chronology, Claim, Filler
from dateline.vocabulary import nature

SOON = 4
"""Days within which two reports may tell the same answer; later, it may be another."""
_SAME, _OTHER = 0.6, 0.35
"""From this match two names are one party's; below that, those whom two answers are given to are two."""
_MUCH = 0.5
"""What share of the words of one answer another has that is told by another verb, and is to the same thing."""
_YES, _NO = frozenset({"promise", "praise"}), frozenset({"refusal"})
"""What is said by one who is for a thing, and by one who is against it."""
_DENIES = frozenset({"deny", "disown"})
"""Modes in which one only says that something is not so."""


@dataclass(frozen=True, slots=True)
class Stance:
    """A claim that tells what one party answers, and the day of its report."""

    by: str
    yes: bool
    claim: Claim
    about: frozenset[str]
    """Stems of the words for what it answers, with the verb."""
    day: date

    @property
    def words(self) -> str:
        """The answer in the report's words."""
        return f"not {self.claim.trigger_text}" if self.claim.status == "denied" else self.claim.trigger_text


def find_opposite_stances(chronology: Chronology) -> Iterator[tuple[Stance, Stance]]:
    """The pairs of answers that two reports of the same days give for one party to one thing, a yes first: each party's once
    for each thing."""
    met: set[str] = set()
    stances = sorted(_stances(chronology), key=lambda s: (s.day, s.claim.id, s.by))
    for one, other in combinations(stances, 2):
        if not {one.claim.id, other.claim.id} & met and _are_opposite(one, other):
            met |= {one.claim.id, other.claim.id}
            yield (one, other) if one.yes else (other, one)


def _stances(chronology: Chronology) -> Iterator[Stance]:
    for claim in chronology.claims.values():
        day, yes = chronology.articles[claim.article].published.latest, _answer(claim)
        if day is None or yes is None:
            continue
        text = chronology.articles[claim.article].text[claim.trigger.start : max(claim.quote.end, claim.trigger.end)]
        about = stems(split_words(text)) - _names(claim.actors)
        yield from (Stance(f.name, yes, claim, about, day) for f in claim.actors if _is_known(f.name))


def _is_known(name: str) -> bool:
    """Whether a party is known by its name, its country, or by what it is of: "the dockers' union", not "the union"."""
    return is_full_name(name) or bool(lands_of(name)) or (len(name.split()) > 1 and name[:1].isalpha())


def _names(fillers: Iterable[Filler]) -> frozenset[str]:
    return stems(word for f in fillers for text in (f.name, f.text) for word in split_words(text))


def _answer(claim: Claim) -> bool | None:
    """Whether a claim tells a yes or a no as said; None where it tells neither."""
    speech = nature(claim.type).speech
    if claim.status not in ("happened", "alleged", "ongoing", "denied") or claim.mode in _DENIES:
        return None
    told = True if speech in _YES else False if speech in _NO else None
    return not told if told and claim.status == "denied" else told if claim.status != "denied" else None


def _are_opposite(one: Stance, other: Stance) -> bool:
    """Whether two answers of different reports are of one party to one thing, and cannot both be: on one day, as far as the
    words say."""
    if one.yes == other.yes or one.claim.article == other.claim.article or (other.day - one.day).days > SOON:
        return False
    if is_firm(one.claim.when) and is_firm(other.claim.when) and not one.claim.when.overlaps(other.claim.when):
        return False
    return compare_names(one.by, other.by) >= _SAME and _is_one_matter(one, other)


def _is_one_matter(one: Stance, other: Stance) -> bool:
    """Whether two answers are told by one verb, or by other words that they share; and nobody else is answered."""
    ours, theirs = ([f.name for f in s.claim.recipients] for s in (one, other))
    if ours and theirs and max(compare_names(a, b) for a in ours for b in theirs) < _OTHER:
        return False
    common = one.about & other.about
    answered = common - _names((*one.claim.recipients, *other.claim.recipients))
    a, b = one.claim.trigger_text, other.claim.trigger_text
    if stems(split_words(a)) & stems(split_words(b)) or families_of(a) & families_of(b):
        return bool(common)
    return bool(answered) and len(answered) >= _MUCH * min(len(one.about), len(other.about))
