"""The names that a question can use: those of a case's actors and places, in any spelling that its reports use."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.knowledge import by_demonym, country, fold, organisation
from dateline.knowledge.offices import holders, normalise_title
from dateline.model import Actor, Chronology
from dateline.query.names import held_by_file
from dateline.when import UNKNOWN, When

LONGEST = 6
"""Words of the longest name that is looked for."""
_LEADING = re.compile(r"^(?:the|its|their|his|her|a|an|some|several)\s+", re.IGNORECASE)
_BEHIND = re.compile(r"\s(?:of|for|in|from|at|on)\s")
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][^\W_]*(?:['’-][^\W_]+)*")
_JOINS = frozenset("the a an of for in from at on to by with and or its their his her".split())
"""Words with which no name of its own begins within a description: "the attack" of "the movement of the attack"."""
_POINTING = frozenset(
    "he she it they him her them his hers its their theirs this that these those who whom which one ones other others "
    "man men woman women people person persons second first state states country countries".split()
)
"""Words by which a report points back at a name, or that name nobody."""


@dataclass(frozen=True, slots=True)
class Named:
    """What some words of a question name: the case's actors of that name; none where no report has the name."""

    words: str
    actors: frozenset[str]
    size: int
    """Words that it takes up."""


class Inventory:
    """The names of one chronology's actors and places, ready to be looked up."""

    def __init__(self, chronology: Chronology) -> None:
        chronology = chronology.as_decided()
        self._exact: defaultdict[str, set[str]] = defaultdict(set)
        self._head: defaultdict[str, set[str]] = defaultdict(set)
        self._plain: defaultdict[str, set[str]] = defaultdict(set)
        self._offices = [(a.name, *held) for a in chronology.actors.values() for held in held_by_file(a)]
        self.days = _days(chronology)
        for actor in chronology.actors.values():
            self._enter(actor)
        places = {(c.where.name, c.where.text) for c in chronology.claims.values() if c.where}
        self.places = frozenset(form for name, text in places for form in _place_forms(name, text))
        self.names = frozenset(chronology.actors)
        self._articles = chronology.articles

    def _enter(self, actor: Actor) -> None:
        for form in (actor.name, *(form for form, _ in actor.aliases)):
            bare = _LEADING.sub("", form)
            key = fold(bare)
            if not key or key in _POINTING:
                continue
            if bare[:1].isupper() or bare == actor.name:
                self._exact[key].add(actor.name)
            if bare.islower():
                self._plain[key].add(actor.name)
            self._describe(bare, actor.name)
        body, _, land = actor.name.rpartition(" of ")
        if " " in body and country(land) is not None:
            self._exact[fold(body)].add(actor.name)  # "the Supreme Court" is that of the case's country, too
        if actor.kind == "person":
            words = fold(actor.name).split()
            for start in range(len(words)):
                part = " ".join(words[start:])
                if len(part) > 2 and (start > 0 or len(words) == 1):
                    self._exact[part].add(actor.name)

    def _describe(self, form: str, name: str) -> None:
        """Enter a description ("leader of the protest movement") by its head noun, and by its last words."""
        words = form.split()
        if not words[-1].islower():
            return
        head = fold(_BEHIND.split(form)[0]).split()
        if head and head[-1] not in _POINTING:
            self._head[head[-1]].add(name)
        for start in range(1, len(words) - 1):
            if words[start].islower() and words[start] not in _JOINS:
                self._exact[fold(" ".join(words[start:]))].add(name)
                self._plain[fold(" ".join(words[start:]))].add(name)

    @cached_property
    def _printed(self) -> frozenset[str]:
        """The words that reports print with a capital, folded."""
        words: set[str] = set()
        for a in self._articles.values():
            words.update(_CAPITAL.findall(a.text), _CAPITAL.findall(a.title or ""))
        return frozenset(map(fold, words))

    def prints(self, word: str) -> bool:
        """Whether a report of the case prints a word with a capital."""
        return fold(word) in self._printed

    def find(self, words: Sequence[str], *, cased: bool = False) -> Named | None:
        """The longest name that some words begin with; None when they begin with none. A name that the world has and no
        report of the case is found with no actor. In a question that writes names with a capital (`cased`), a word without
        one is no part of a name: "cross" is not the Red Cross."""
        for size in range(min(LONGEST, len(words)), 0, -1):
            named = self._lookup(words[:size], cased=cased)
            if named is not None:
                return named
        return None

    def _lookup(self, words: Sequence[str], *, cased: bool) -> Named | None:
        text = " ".join(words)
        key = fold(text)
        if not key or key in _POINTING:
            return None
        capital = any(w[:1].isupper() for w in words)
        if len(words) == 1 and not capital:
            own = (self._plain if cased else self._exact).get(key, set()) | self._head.get(key, set())
            return Named(text, frozenset(own), 1) if own else None
        if key in self._exact:
            return Named(text, frozenset(self._exact[key] | self._counted(words)), len(words))
        if len(words) == 1:
            return self._single(words[0])
        return self._described(words) or self._holder(words) or self._known(text, len(words))

    def _counted(self, words: Sequence[str]) -> set[str]:
        """Those whom a description names with a number or another word before it ("three Malian soldiers")."""
        own = f" {fold(' '.join(words))}"
        return {n for n in self._head.get(words[-1], ()) if len(words) > 1 and fold(n).endswith(own)}

    def _single(self, word: str) -> Named | None:
        if word[:1].islower():
            return None
        state = by_demonym(word)
        if state is not None:
            return Named(word, frozenset({state.name} & self.names), 1)
        return self._known(word, 1)

    def _known(self, text: str, size: int) -> Named | None:
        """A country or organisation of the world by any of its names."""
        known = country(text) or organisation(text)
        return Named(text, frozenset({known.name} & self.names), size) if known is not None and text[:1].isupper() else None

    def _described(self, words: Sequence[str]) -> Named | None:
        """“Malian soldiers”, “French troops”: those whom reports call so, of that country or of none that is named."""
        *front, noun = words
        state = by_demonym(" ".join(front)) or country(" ".join(front)) if front else None
        if state is None or not noun.islower() or noun not in self._head:
            return None
        own = {n for n in self._head[noun] if _country_in(n) == state.name}
        plain = {n for n in self._head[noun] if _country_in(n) is None}
        return Named(" ".join(words), frozenset(own | plain), len(words))

    def _holder(self, words: Sequence[str]) -> Named | None:
        """ "Mali's president", "president of Mali", "the French foreign minister": whoever held it in the time of the case."""
        title, _, body = " ".join(words).partition(" of ")
        if not body:
            body, title = words[0], " ".join(words[1:])
        state = country(body.removeprefix("the ")) or by_demonym(body)
        if state is None or not title or title[:1].isupper():
            return None
        own = {
            name
            for name, office, land, held in self._offices
            if land == state.name and normalise_title(office) == (normalise_title(title) or title) and held.overlaps(self.days)
        }
        found = own or {t.name for t in holders(state.iso3, title, self.days)} & self.names
        return Named(" ".join(words), frozenset(found), len(words)) if found else None


def _days(chronology: Chronology) -> When:
    """From the first to the last day on which a report of a chronology appeared."""
    days = [a.published.latest for a in chronology.articles.values() if a.published.latest]
    return When(min(days), max(days), "span") if days else UNKNOWN


def _country_in(name: str) -> str | None:
    """The country that a word of a name stands for: "French troops", "Mali's soldiers"."""
    for word in re.sub(r"['’]s?\b", "", name).split():
        state = country(word) or by_demonym(word)
        if state is not None:
            return state.name
    return None


def _place_forms(name: str, text: str) -> set[str]:
    return {fold(part) for part in (name, *name.split(","), text) if fold(part)}
