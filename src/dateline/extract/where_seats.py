"""Buildings that a report names by what they are: "the presidential palace", "the foreign ministry", "the airport".

A state has one of each, and so its name is not needed: the palace is where the head of that state sits (`residence` of the
gazetteer), a parliament or ministry is in the capital. Which state is meant is told by a country or town in the phrase ("the
palace in Quito"), else it is that which the report is about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from dateline.extract.trace import SILENT, Trace
from dateline.extract.where_lands import office_land
from dateline.extract.where_names import PlaceNames, one_line
from dateline.knowledge.countries import Country, by_code, country
from dateline.knowledge.offices import person
from dateline.knowledge.places import residence
from dateline.model import Name, Place

PARTS = 2
"""Phrases that one may stand within: "the palace in the heart of Quito"."""


class Seats:
    """Finds the seats of states, and buildings with a name of their own, in one article."""

    def __init__(self, names: PlaceNames, *, trace: Trace = SILENT) -> None:
        self.names, self.trace = names, trace
        self.tree, self.grammar, self.tokens = names.tree, names.grammar, names.analysis.tokens

    def find(self, head: int) -> Place | None:
        """The building that a phrase names or that its town only locates; None when it is of neither kind."""
        named = self._named(head)
        if named is not None:
            return named
        return next((place for at in self._around(head) if (place := self._seat(at)) is not None), None)

    def aimed_at(self, carriers: Iterable[int]) -> list[int]:
        """Words for where a head of state sits that hang on a deed: "the palace attack", "the attack on the presidency"."""
        under = (h for c in carriers for h in self.tree.of(c, "obl", "nmod", "compound", "obj"))
        return [h for h in under if h in self._palaces]

    def _around(self, head: int) -> list[int]:
        """A phrase's head, then those of the phrases that it only locates, nearest first."""
        over = [head]
        while len(over) <= PARTS and self.tree.has(over[-1], "nmod"):
            over.append(self.tokens[over[-1]].head)
        return over

    # ------------------------------------------------------------ a name of its own

    def _named(self, head: int) -> Place | None:
        """The building that a town only locates ("the Quirinal Palace in Rome")."""
        site = self._site_over(head)
        town = self.names.resolve(*self._bounds(head)) if site is not None else None
        if site is None or town is None or town.precision == "country":
            return None
        own = self.names.resolve(site.start, site.end)
        if own is not None and own.precision != "unknown":
            return own
        span = self.names.analysis.span(*self.names.trim(site.start, site.end))
        said = self.names.article.quote(span)
        return replace(town, name=f"{one_line(said)}, {town.name}", precision="point", geonames=None, span=span, text=said)

    def _site_over(self, head: int) -> Name | None:
        """The name of a building that the name of a place hangs on. One named by its state alone ("the French Embassy") has no
        name of its own."""
        over = self.tokens[head].head
        near, site = self.names.name_at.get(head), self.names.name_at.get(over)
        if near is None or site is None or site == near or site.kind == "PERSON" or not self.tree.has(head, "nmod"):
            return None
        words = [self.names.text(i, i + 1) for i in range(site.start, site.end)]
        of_state = any(self.names.demonym(w) is not None or country(w) is not None for w in words)
        return site if over == site.end - 1 and self._lemma(over) in self.grammar["sites"] and not of_state else None

    def _bounds(self, at: int) -> tuple[int, int]:
        name = self.names.name_at[at]
        return name.start, name.end

    # ------------------------------------------------------------ what a state has one of

    def _seat(self, head: int) -> Place | None:
        """Where the state that a word for its palace, parliament or ministry speaks of has its seat."""
        palace = head in self._palaces
        if head in self.names.name_at or not (palace or self._lemma(head) in self.grammar["seats"]):
            return None
        land = self._land_in(head)
        if land is None and not self.has_capital(head):
            land = self._land_of_scene(head) if palace else self._land_of_doer(head)
            land = land or (self.names.focus if palace or len(self.names.scenes) == 1 else None)
        if land is None:
            return None
        return self._residence(land, head) if palace else self.names.capital_at(land, head, head + 1)

    def _land_of_scene(self, head: int) -> Country | None:
        """The country where a sentence takes place by a name in it: "In Quito, troops stand around the palace"."""
        low, high = self.tree.sentence(head)
        named = [n for n in self.names.analysis.names if low <= n.start < high and n.kind == "LOC"]
        scenes = (n for n in named if self.names.before(n.start) in self.grammar["locative"])
        places = (self.names.resolve(n.start, n.end) for n in scenes)
        return next((land for p in places if p is not None and (land := by_code(p.country or "")) is not None), None)

    def _land_of_doer(self, head: int) -> Country | None:
        """The country of whoever does what is told of a parliament or ministry, which is then his own, where one only is named
        or known by his office."""
        doers = self.tree.of(self.tree.clause(head), "nsubj", "nsubj:pass")
        found = (self._land_of(i) for one in doers for i in range(*self.tree.phrase(one)))
        lands = {land.iso3: land for land in found if land is not None}
        return next(iter(lands.values())) if len(lands) == 1 else None

    def _land_of(self, at: int) -> Country | None:
        """The country that a word names, or of which the person of a name holds an office."""
        name = self.names.name_at.get(at)
        if name is None or name.kind != "PERSON":
            return self._land_at(at)
        words = self.names.text(name.start, name.end)
        return office_land(person(words) or words)

    def _residence(self, land: Country, head: int) -> Place | None:
        home = residence(land.iso3)
        if home is None:
            return None
        span = self.names.analysis.span(head, head + 1)
        place = Place(home.full_name, home.precision, home.lat, home.lon, home.country)
        place = replace(place, span=span, text=self.names.article.quote(span))
        self.trace.name(place, f"where the head of state of {land.name} sits")
        return place

    @cached_property
    def _palaces(self) -> frozenset[int]:
        """Words for where a head of state sits: "the presidential palace", "the palace", "near the presidency"."""
        named = self.grammar["palace"] | self.grammar["presidency"]
        places = (i for i, token in enumerate(self.tokens) if token.lemma.lower() in named)
        return frozenset(i for i in places if self._is_palace(i) or self._is_presidency(i))

    def _is_palace(self, at: int) -> bool:
        if self._lemma(at) not in self.grammar["palace"]:
            return False
        under = {self._lemma(c) for c in self.tree.of(at, "amod", "compound", "nmod")}
        return bool(under & self.grammar["presidential"]) or self.is_definite(at) or self.tree.has(at, "compound")

    def _is_presidency(self, at: int) -> bool:
        """Whether the presidency is a place ("shots near the presidency") and not the office."""
        if self._lemma(at) not in self.grammar["presidency"]:
            return False
        case = {self.tokens[c].text.lower() for c in self.tree.of(at, "case")} - self.grammar["of_phrase"]
        return bool(case & (self.grammar["locative"] | self.grammar["of_deed"] | self.grammar["beside"]))

    def is_definite(self, at: int) -> bool:
        """Whether a noun has a word like "the" before it."""
        return bool({self._lemma(c) for c in self.tree.of(at, "det")} & self.grammar["definite"])

    def has_capital(self, head: int) -> bool:
        """Whether a phrase holds a word with a capital letter: then it may be called by a name that is not known."""
        return any(self.tokens[i].text[:1].isupper() for i in range(*self.tree.phrase(head)))

    def _land_in(self, head: int) -> Country | None:
        """The country that a phrase names, itself or by a place in it."""
        lands = (self._land_at(i) for i in range(*self.tree.phrase(head)))
        return next((land for land in lands if land is not None), None)

    def _land_at(self, at: int) -> Country | None:
        name = self.names.name_at.get(at)
        place = self.names.resolve(name.start, name.end) if name is not None and name.kind == "LOC" else None
        return self.names.demonym_at(at) or (by_code(place.country or "") if place is not None else None)

    def _lemma(self, at: int) -> str:
        return self.tokens[at].lemma.lower()
