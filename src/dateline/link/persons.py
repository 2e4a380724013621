"""Who is one person though reports call him otherwise: by his office alone, or by a name that only sounds alike."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz

from dateline.knowledge.offices import normalise_title
from dateline.knowledge.spelling import fold
from dateline.link.names import name_tokens
from dateline.link.sides import home_lands
from dateline.model import Claim, Filler
from dateline.vocabulary import language
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
    """What the reports of a case tell of one name."""

    articles: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    """Folded words for ranks and offices beside the name."""
    offices: set[tuple[str, str]] = field(default_factory=set)
    """(office, country's code), as far as the words beside the name and the report tell."""
    fallen: bool = False
    """Whether a report calls him a former holder, or somebody removed from power."""
    deeds: set[tuple[str, str, When]] = field(default_factory=set)
    """(part, type, time) of what he did or suffered."""


def know_names(claims: Iterable[Claim]) -> dict[str, Known]:
    """What is known of each name of a case."""
    listed = list(claims)
    homes = home_lands(listed)
    known: dict[str, Known] = defaultdict(Known)
    for claim in listed:
        for part, fillers in (("by", claim.actors), ("to", claim.recipients), ("said", claim.said_by)):
            for filler in fillers:
                one = known[filler.name]
                one.articles.add(claim.article)
                _add_titles(one, filler, homes[claim.article])
                one.fallen |= part == "to" and claim.type == "COUP"
                if part != "said" and (claim.when.days or YEAR + 1) <= YEAR:
                    one.deeds.add((part, claim.type, claim.when))
    return dict(known)


def _add_titles(known: Known, filler: Filler, home: str) -> None:
    """Note the ranks and offices in the words that stand for a name."""
    rest = _beside(filler.text, filler.name)
    if not rest:
        return
    titles = language("en").titles
    known.titles |= {w for w in fold(rest).split() if w in titles}
    known.fallen |= bool(_FALLEN.search(fold(rest)))
    office, land = _office_of(rest)
    if office:
        known.offices.add((office, land or home))


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


def find_described(known: Mapping[str, Known], homes: Mapping[str, str], is_person: Callable[[str], bool]) -> dict[str, str]:
    """Description ("the ousted president") → the one person whom the reports of the case give that office.

    A description is joined only where every report that uses it can mean one person and the same. "Former" and the like
    mean a person who is told to have fallen.
    """
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name, one in known.items():
        if is_person(name) and len(name.split()) > 1:
            for held in one.offices:
                holders[held].add(name)
    found = {}
    for name, one in known.items():
        office, land = _office_of(name)
        if not office or is_person(name):
            continue
        fallen = bool(_FALLEN.search(fold(name)))
        meant = {
            frozenset(n for n in holders.get((office, land or homes.get(a, "")), ()) if known[n].fallen or not fallen)
            for a in one.articles
        }
        if len(meant) == 1 and len(only := next(iter(meant))) == 1:
            found[name] = next(iter(only))
    return found


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
            found += [p for right in drawer[i + 1 :] if (p := _compare(left, right, known[left], known[right]))]
    return tuple(sorted(found))


def _compare(left: str, right: str, a: Known, b: Known) -> Proposal | None:
    sound = sounds_alike(left, right)
    if sound < ALIKE or a.articles & b.articles:
        return None
    score, reasons = SOUND * sound, [f"{left} and {right} sound alike"]
    if common := sorted(a.titles & b.titles):
        score += TITLE
        reasons.append(f"both are called {common[0]}")
    if deed := _common_deed(a, b):
        score += DEED if deed[0] else ROUGH_DEED
        reasons.append(deed[1])
    score = round(score, 4)
    return Proposal(left, right, score, tuple(reasons)) if score >= PROPOSE_FROM else None


def _common_deed(a: Known, b: Known) -> tuple[bool, str] | None:
    """What both did or suffered at one time: whether it is finely dated, and in words; None when nothing."""
    shared = sorted(
        (max(w.days or 0, v.days or 0) > MONTH, t, str(w), p)
        for p, t, w in a.deeds
        for q, u, v in b.deeds
        if (p, t) == (q, u) and w.overlaps(v)
    )
    if not shared:
        return None
    rough, kind, when, part = shared[0]
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
    ("Qasim" and "Kassem": "ksm"; "Goita" and "Quetta": "kt")."""
    plain = fold(word).replace("ph", "f").replace("gh", "g").replace("kh", "k").replace("sh", "s").replace("ch", "s")
    bones = re.sub(r"[aeiouywh]", "", plain).translate(str.maketrans("qgcxdzjvb", "kkkstssfp"))
    return re.sub(r"(.)\1+", r"\1", bones) or plain[:1]
