"""Borders: "the Thai border", "its border with Syria", "the border between India and Pakistan".

A border is called by the countries that it parts, as far as the words tell them ("Turkey-Syria border"); it has no
coordinates, since the words tell no spot on it. One that is itself acted on ("closed its borders") is its country's.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.trace import SILENT, Trace
from dateline.extract.where_names import PlaceNames
from dateline.knowledge.countries import Country, by_code
from dateline.knowledge.organisations import organisation
from dateline.model import Place

PARTED = 2
"""Countries that a border parts."""


class Borders:
    """Finds the borders that one article speaks of."""

    def __init__(self, names: PlaceNames, *, trace: Trace = SILENT) -> None:
        self.names, self.trace = names, trace
        self.tree, self.grammar, self.tokens = names.tree, names.grammar, names.analysis.tokens

    def find(self, head: int) -> Place | None:
        """The border that a phrase names, or that it is a part of the name of; None when it is none, or no country is told."""
        border = next((at for at in (head, *self._over(head)) if self._lemma(at) in self.grammar["border"]), None)
        if border is None:
            return None
        lands = list(dict.fromkeys(land for at in self._words(border) for land in self._lands_at(at, border)))[:PARTED]
        if not lands:
            return None
        if not self.tree.of(border, "case"):
            return self.names.land_at(lands[0], border, border + 1)
        title = f"{'-'.join(land.name for land in lands)} border"
        words = self._words(border)
        span = self.names.analysis.span(*self.names.trim(words.start, words.stop))
        only = lands[0].iso3 if len(lands) == 1 else None
        place = Place(title, "region", country=only, span=span, text=self.names.article.quote(span))
        self.trace.name(place, "a border is called by the countries that it parts")
        return place

    def _over(self, head: int) -> list[int]:
        """What a phrase only describes: its head, or the word right before it ("border with Syria")."""
        above = [self.tokens[head].head] if self.tree.has(head, "nmod", "nmod:poss", "compound", "amod") else []
        start = min([self.tree.phrase(head)[0], *self.tree.of(head, "case")])
        same = start > 0 and self.tokens[start - 1].sentence == self.tokens[head].sentence
        return [*above, start - 1] if same else above

    def _words(self, border: int) -> range:
        """The words that say whose border it is: its phrase, and the names right behind it with what joins them."""
        start, end = self.tree.phrase(border)
        end = max(end, border + 1)
        while end < len(self.tokens) and self.tokens[end].sentence == self.tokens[border].sentence and self._goes_on(end):
            end += 1
        return range(start, end)

    def _goes_on(self, at: int) -> bool:
        name = self.names.name_at.get(at)
        return self.tokens[at].pos in ("ADP", "CCONJ", "DET") or (name is not None and name.kind == "LOC")

    def _lands_at(self, at: int, border: int) -> Iterator[Country]:
        """The countries that a word stands for: by name, as an adjective, or as "its"."""
        name = self.names.name_at.get(at)
        place = (
            self.names.resolve(name.start, name.end) if name is not None and name.start == at and name.kind == "LOC" else None
        )
        land = by_code(place.country or "") if place is not None else None
        if land is not None:
            yield land
            return
        parts = self.tokens[at].text.split("-")
        found = [self.names.demonym(part) or self.names.land(part) for part in parts if part[:1].isupper()]
        yield from (land for land in found if land is not None)
        if self.tokens[at].head == border and (land := self._owner(at)) is not None:
            yield land

    def _owner(self, at: int) -> Country | None:
        """The country that a word before a border stands for: "the country's", "its" where no body of several states acts."""
        if self._lemma(at) in self.grammar["land"]:
            return self.names.land_meant(at)
        if self.tokens[at].text.lower() not in self.grammar["thing"]:
            return None
        doers = [i for one in self.tree.of(self.tree.clause(at), "nsubj") for i in range(*self.tree.phrase(one))]
        return None if any(self._is_of_none(i) for i in doers) else self.names.land_meant(at)

    def _is_of_none(self, at: int) -> bool:
        """Whether a word is in the name of a body of several states, or of a part of the world: "West Africa's bloc"."""
        name = self.names.name_at.get(at)
        if name is None:
            return False
        known = organisation(self.names.text(name.start, name.end), self.names.words.code)
        place = self.names.resolve(name.start, name.end) if name.kind == "LOC" and known is None else None
        return any(one is not None and one.country is None for one in (known, place))

    def _lemma(self, at: int) -> str:
        return self.tokens[at].lemma.lower()
