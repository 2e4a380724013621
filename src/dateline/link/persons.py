"""Who is one person though reports call him otherwise: by his office alone, or by a name that only sounds alike."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz

from dateline.knowledge.offices import normalise_title
from dateline.knowledge.spelling import fold
from dateline.link.names import name_tokens
from dateline.link.sides import home_lands
from dateline.model import Claim, Filler
from dateline.vocabulary import language, nature
from dateline.when import When

JOIN_FROM, PROPOSE_FROM = 0.95, 0.7
"""From these scores two names that sound alike are one person, or are put to the user."""
SOUND, TITLE, DEED, ROUGH_DEED = 0.6, 0.15, 0.25, 0.15
"""What each kind of evidence counts: the names sound alike, bear the same title, did or suffered the same thing at one time,
known to the month or better, or only to the year."""
ALIKE = 0.8
"""How alike both the given names and the surnames must sound."""
MONTH, YEAR = 31, 366
"""Days that a time may last to be fine, or to say anything of a deed."""


@dataclass(frozen=True, slots=True, order=True)
class Proposal:
    """Two names, in order, that may be one person's: how likely, and why."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]

    @property
    def joined(self) -> bool:
        """Whether it is sure enough to be taken without asking."""
        return self.score >= JOIN_FROM


@dataclass(slots=True)
class Known:
    """What the reports of a case tell of one name, with how often."""

    articles: Counter[str] = field(default_factory=Counter)
    homes: Counter[str] = field(default_factory=Counter)
    """The countries that its reports speak of most, as coded."""
    titles: Counter[str] = field(default_factory=Counter)
    """Folded words for ranks and offices beside the name."""
    offices: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(office, country's code), as far as the words beside the name and the report tell."""
    falls: Counter[str] = field(default_factory=Counter)
    """Reports that call him a former holder, or somebody removed from power."""
    deeds: Counter[tuple[str, str, When]] = field(default_factory=Counter)
    """(part, type, time) of what he did or suffered."""

    @property
    def fallen(self) -> bool:
        """Whether a report tells that he lost power."""
        return bool(self.falls)

    def count(self, field: str, value: Any, by: int) -> None:
        """Count one thing told in (1) or out (−1)."""
        told = getattr(self, field)
        told[value] += by
        if not told[value]:
            del told[value]


Told = tuple[str, str, Any]
"""A name, a field of `Known`, and what one report tells for it."""


def know_names(claims: Iterable[Claim]) -> dict[str, Known]:
    """What is known of each name of a case."""
    reports: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        reports[claim.article].append(claim)
    known: dict[str, Known] = defaultdict(Known)
    for article, told in reports.items():
        for name, kind, value in tell_names(article, told, home_lands(told)[article]):
            known[name].count(kind, value, 1)
    return dict(known)


def tell_names(article: str, claims: Iterable[Claim], home: str) -> Iterator[Told]:
    """What the claims of one report tell of each name in it; `home` is the country that the report as coded speaks of."""
    listed = list(claims)
    land = home_lands(listed).get(article, "")
    for claim in listed:
        for part, fillers in (("by", claim.actors), ("to", claim.recipients), ("said", claim.said_by)):
            for filler in fillers:
                yield filler.name, "articles", article
                yield filler.name, "homes", home
                yield from _tell_titles(filler, article, land)
                if part == "to" and nature(claim.type).office == "seized":
                    yield filler.name, "falls", article
                if part != "said" and (claim.when.days or YEAR + 1) <= YEAR:
                    yield filler.name, "deeds", (part, claim.type, claim.when)


def _tell_titles(filler: Filler, article: str, home: str) -> Iterator[Told]:
    """The ranks and offices in the words that stand for a name."""
    titles, fallen, office, land = _titles_of(filler.text, filler.name)
    for word in titles:
        yield filler.name, "titles", word
    if fallen:
        yield filler.name, "falls", article
    if office:
        yield filler.name, "offices", (office, land or home)


@lru_cache(maxsize=16384)
def _titles_of(text: str, name: str) -> tuple[frozenset[str], bool, str, str]:
    """The words for ranks and offices beside a name, whether one of them says that he lost it, and the office and land that
    they name."""
    rest = _beside(text, name)
    folded = fold(rest)
    titles = frozenset(language("en").titles.intersection(folded.split())) if rest else frozenset()
    return titles, bool(_FALLEN.search(folded)), *(_office_of(rest) if rest else ("", ""))


MANY_HOLD = frozenset({"spokesperson", "chief", "leader", "chair"})
"""Offices of which a country has as many as it has bodies: "a police spokesman" is not the army's."""
_FALLEN = re.compile(r"\b(?:former|ex|ousted|deposed|toppled|overthrown|detained|dechu|renverse|ancien)\b")


def _beside(text: str, name: str) -> str:
    """The words of a phrase before or behind a name: "President" of "President Ana Moreau"."""
    last = name.split()[-1] if name else ""
    at = text.find(last) if last else -1
    if at < 0:
        return ""
    first = min((i for w in name.split() if (i := text.find(w)) >= 0), default=at)
    return f"{text[:first]} {text[at + len(last) :]}".strip(" ,")


@lru_cache(maxsize=16384)
def _office_of(words: str) -> tuple[str, str]:
    """(office, country's code) that some words name: "Norland's ousted president" → head_of_state, "=nor"."""
    plain = re.sub(r"['’]s\b", "", words).strip(" ,")
    land, kept = "", []
    for word in plain.split():
        code = next((t for t in name_tokens(word) if t[0] == "="), "")
        if code:
            land = code
        elif word.lower() not in ("of", "the"):
            kept.append(word)
    return normalise_title(" ".join(kept)) or "", land


# ------------------------------------------------------------ by office alone


def office_of(name: str) -> str:
    """The office that a description names ("the ousted president"), or empty."""
    return _office_of(name)[0]


def find_described(name: str, one: Known, known: Mapping[str, Known], holders: Mapping[tuple[str, str], Set[str]]) -> str:
    """The one person whom the reports of the case give the office that a description names; empty when there is none.
    `holders` are the persons by what they are given.

    A description is joined only where every report that uses it can mean one person and the same. "Former" and the like
    mean a person who is told to have fallen.
    """
    office, land = _office_of(name)
    if office in MANY_HOLD:
        return ""
    fallen = bool(_FALLEN.search(fold(name)))
    meant = {
        frozenset(n for n in holders.get((office, home), ()) if known[n].fallen or not fallen)
        for home in ([land] if land else one.homes)
    }
    only = next(iter(meant)) if len(meant) == 1 else frozenset()
    return next(iter(only)) if len(only) == 1 else ""


# ------------------------------------------------------------ by sound


def propose_names(names: Sequence[str], known: Mapping[str, Known]) -> tuple[Proposal, ...]:
    """Pairs of full names of persons that sound alike and share a title or a deed, in order.

    Two names that one report uses are two persons: it would not spell one man in two ways. Law: sound alone proposes nothing.
    """
    drawers: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        drawers[skeleton(name.split()[-1])].append(name)
    found = []
    for drawer in drawers.values():
        for i, left in enumerate(drawer):
            found += [p for right in drawer[i + 1 :] if (p := propose(left, right, known[left], known[right]))]
    return tuple(sorted(found))


def propose(left: str, right: str, a: Known, b: Known) -> Proposal | None:
    """Two names, in order, as a proposal; None when they sound otherwise, or too little speaks for it."""
    sound = sounds_alike(left, right)
    few, many = sorted((a.articles, b.articles), key=len)
    if sound < ALIKE or not many.keys().isdisjoint(few):
        return None
    score, reasons = SOUND * sound, [f"{left} and {right} sound alike"]
    if common := sorted(a.titles.keys() & b.titles.keys()):
        score += TITLE
        reasons.append(f"both are called {common[0]}")
    if deed := _common_deed(a, b):
        score += DEED if deed[0] else ROUGH_DEED
        reasons.append(deed[1])
    score = round(score, 4)
    return Proposal(left, right, score, tuple(reasons)) if score >= PROPOSE_FROM else None


def _common_deed(a: Known, b: Known) -> tuple[bool, str] | None:
    """What both did or suffered at one time: whether it is finely dated, and in words; None when nothing."""
    theirs: dict[tuple[str, str], list[When]] = defaultdict(list)
    for p, t, v in b.deeds:
        theirs[p, t].append(v)
    shared = (
        (max(w.days or 0, v.days or 0) > MONTH, t, str(w), p)
        for p, t, w in a.deeds
        for v in theirs.get((p, t), ())
        if w.overlaps(v)
    )
    first = min(shared, default=None)
    if first is None:
        return None
    rough, kind, when, part = first
    return not rough, f"both {'do' if part == 'by' else 'suffer'} the {kind} of {when}"


def sounds_alike(a: str, b: str) -> float:
    """0 … 1: how alike two names of the same number of words sound, the worst pair of words. Symmetric."""
    left, right = fold(a).split(), fold(b).split()
    if len(left) != len(right) or len(left) < 2:
        return 0.0
    return min(fuzz.ratio(skeleton(x), skeleton(y)) / 100 for x, y in zip(left, right, strict=True))


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """The consonants of a word as other alphabets keep them: no vowels, one letter for a sound and its neighbours
    ("Qasim" and "Kassem": "ksm"; "Goita" and "Quetta": "kt"; "Celaya" and "Zelaya": "sl")."""
    plain = fold(word).replace("ph", "f").replace("gh", "g").replace("kh", "k").replace("sh", "s").replace("ch", "s")
    plain = re.sub(r"c(?=[eiy])", "s", plain)
    bones = re.sub(r"[aeiouywh]", "", plain).translate(str.maketrans("qgcxdzjvb", "kkkstssfp"))
    return re.sub(r"(.)\1+", r"\1", bones) or plain[:1]
