"""In which country a deed took place when no words of place belong to it: "two coups", "the soldiers come home".

Every country that the report speaks of may be it. Each thing that speaks for one or against is a feature: how its words stand
to the happening, how far off they are, whether those who act or suffer are of it, where the report tells of other deeds of
the kind, how much of the report takes place there. The weights of `where_lands.toml` turn the features of each into odds
against the others (a conditional logit, as in `implied`). They were fitted by `training/where/fit.py` on world news coded by
hand.

Law: only a country that the report speaks of, or that somebody in the claim belongs to, comes out, as one worked out by a rule.
"""

from __future__ import annotations

import math
import tomllib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files

from dateline.extract.implied import Deed, Features
from dateline.extract.trace import SILENT, Trace
from dateline.extract.where_names import PlaceNames, country_place
from dateline.knowledge.countries import Country, by_code, by_demonym, country
from dateline.knowledge.offices import offices_of
from dateline.knowledge.organisations import organisation
from dateline.model import Filler, Place

_POWER = frozenset({"COUP", "VOTE", "OFFICE"})
"""Deeds that are about who has power in a country."""
_AT_HOME = _POWER | {"COERCE"}
"""Deeds that a state, its people or its officials do, or suffer, at home."""
SHARES = (0.01, 0.1, 0.2, 0.35, 0.5, 0.8)
PARTS = (0.01, 0.2, 0.5, 0.8)
"""Bounds between which shares make no difference."""
UP = 4
"""Words that are gone up from a phrase to what it hangs on."""
_CASES = {"nmod:poss": "own", "nsubj": "party", "obj": "party", "compound": "own", "amod": "own", "nmod": "own"}


@dataclass(frozen=True, slots=True)
class _Mention:
    """Words that speak of a country or a place in it."""

    land: str
    """ISO3."""
    head: int
    sentence: int
    case: str
    """What ties the words to the rest of the sentence."""


class Lands:
    """Finds the countries of the deeds of one article. `deeds` are all its happenings, in text order; `told` are those with a
    place in their own words."""

    def __init__(self, names: PlaceNames, deeds: Sequence[Deed], told: Mapping[int, Place], *, trace: Trace = SILENT) -> None:
        self.names, self.tree, self.tokens = names, names.tree, names.analysis.tokens
        self.deeds, self.trace = deeds, trace
        self.told = [(d, told[d.at]) for d in deeds if d.at in told]
        self._overs: dict[int, tuple[frozenset[int], int]] = {}
        self._kinds = {i: d.type for d in deeds for i in range(d.happening.start, d.happening.end)}

    def find(self, deed: Deed, *, among: Sequence[Country] = ()) -> Place | None:
        """The likeliest country for a deed, one of some when they are given; None when the report speaks of none."""
        only = {land.iso3 for land in among}
        odds = {land: _odds(features) for land, features in self.candidates(deed).items() if not only or land in only}
        best = max(odds, key=lambda land: (odds[land], land), default=None)
        land = by_code(best or "")
        if best is None or land is None:
            return None
        share = odds[best] / math.fsum(sorted(odds.values()))
        self.trace.note("where", f"{land.name} is the likeliest of the countries that the report speaks of: {share:.0%}")
        return replace(country_place(land), rule=self._rule(deed, best))

    def candidates(self, deed: Deed) -> dict[str, Features]:
        """ISO3 codes of the countries that may be it, with what speaks for and against each."""
        found: dict[str, set[str]] = defaultdict(set)
        for mention in self.mentions:
            found[mention.land] |= set(self._standing(deed, mention))
        for word, lands in (("doer", lands_of(deed.actors)), ("other", lands_of(deed.recipients))):
            for land in lands:
                found[land.iso3].add(f"{deed.type} {word}")
        if self.names.focus:
            found[self.names.focus.iso3].add("focus")
        for iso3, feature in self._told_of(deed):
            found[iso3].add(feature)
        tallies = self._tallies(deed)
        return {
            land: frozenset({*features, *self._prominence(land, tallies)})
            for land, features in sorted(found.items())
            if by_code(land) is not None
        }

    def _rule(self, deed: Deed, iso3: str) -> str:
        """What the country is to the deed."""
        if deed.type in _AT_HOME and iso3 in {land.iso3 for land in lands_of(_parties(deed))}:
            return "the country of those it concerns"
        here = {m.land for m in self.mentions if m.sentence == self.tokens[deed.at].sentence}
        if here == {iso3}:
            return "the only country its sentence speaks of"
        if self.names.focus is not None and self.names.focus.iso3 == iso3:
            return "the country the report is about"
        return "the likeliest of the countries the report speaks of"

    # ------------------------------------------------------------ words

    @cached_property
    def mentions(self) -> list[_Mention]:
        """All words that speak of a country or of a place in one, in text order."""
        heads = [(self.tree.head_of(start), start, land) for start, _, land in self.names.land_words]
        found = {(head, start): land.iso3 for head, start, land in heads}
        return [
            _Mention(land, head, self.tokens[head].sentence, self._case(head, start))
            for (head, start), land in sorted(found.items())
        ]

    def _case(self, head: int, start: int) -> str:
        """How words are tied to the rest: after a word of place or of moving, as owner, as party, or as an adjective."""
        if start not in self.names.name_at:
            return "people"
        top = self._top(head)
        words = {self.tokens[c].text.lower() for c in self.tree.of(top, "case")}
        grammar = self.names.grammar
        for case, known in (("loc", "locative"), ("mov", "moving"), ("own", "of_phrase")):
            if words & grammar[known] and not self.tree.has(top, "nmod:poss"):
                return case
        relation = self.tokens[top].relation
        if words and relation != "nmod:poss":
            return "other"
        return _CASES.get(relation, _CASES.get(relation.split(":")[0], "other"))

    def _top(self, head: int) -> int:
        """The first of phrases named together, which has the preposition of all."""
        for _ in range(UP):
            if not self.tree.has(head, "conj") or self.tree.of(head, "case"):
                break
            head = self.tokens[head].head
        return head

    def _standing(self, deed: Deed, mention: _Mention) -> Iterator[str]:
        """How words stand to a deed: beside it, or in a sentence before or after."""
        back = self.tokens[deed.at].sentence - mention.sentence
        place = self._tie(deed, mention.head) if back == 0 else f"back {min(back, 2)}" if back > 0 else "ahead"
        yield f"{place} {mention.case}"
        if mention.sentence == 0:
            yield f"lead {mention.case}"

    def _tie(self, deed: Deed, head: int) -> str:
        """What words of the same sentence hang on: the deed, its clause, what is above it, or another happening."""
        trigger = range(deed.happening.start, deed.happening.end)
        if head in trigger:
            return "self"
        above, clause = self._over(deed.at)
        at = self._top(head)
        for _ in range(UP):
            over = self.tokens[at].head
            if over in trigger:
                return "tied"
            if over == clause:
                return "clause"
            if over in above:
                return "above"
            if over == at:
                break
            if over in self._kinds:
                return "alike" if self._kinds[over] == deed.type else "apart"
            if self.tokens[over].lemma.lower() in self.names.words.reporting:
                return "apart"
            at = over
        return "elsewhere"

    def _over(self, at: int) -> tuple[frozenset[int], int]:
        """(what is above a happening in the tree, the predicate of its clause)."""
        if at not in self._overs:
            self._overs[at] = (frozenset(self.tree.up(at)), self.tree.clause(at))
        return self._overs[at]

    # ------------------------------------------------------------ the report

    def _told_of(self, deed: Deed) -> Iterator[tuple[str, str]]:
        """(country, feature) for the countries where other deeds of its type are told to have taken place."""
        alike = [(d, p.country) for d, p in self.told if d.type == deed.type and d.at != deed.at and p.country]
        yield from ((land, "told same") for _, land in alike)
        yield from [(land, "told last same") for d, land in alike if d.at < deed.at][-1:]

    def _prominence(self, land: str, tallies: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
        """How much of the report is about a country, all in all and as to deeds of the type and to who has power."""
        scenes = self.names.scenes
        share = _part(scenes, land)
        yield f"share {_step(share, SHARES)}"
        if share and scenes[land] == max(scenes.values()):
            yield f"most {_step(share, SHARES[-3:])}"
        yield from (f"{word} {_step(_part(tally, land), PARTS)}" for word, tally in tallies.items() if tally)

    def _tallies(self, deed: Deed) -> dict[str, Counter[str]]:
        """How many other deeds of the type, and how many about who has power, have to do with each country."""
        others = [(d.type, self._concerned[d.at]) for d in self.deeds if d.at != deed.at]
        return {
            word: Counter(land for type, lands in others if type in types for land in lands)
            for word, types in (("kind", {deed.type}), ("power", _POWER))
        }

    @cached_property
    def _concerned(self) -> dict[int, set[str]]:
        """Deed → the countries that its own words and those who act or suffer are of."""
        out = {}
        for deed in self.deeds:
            here = [m for m in self.mentions if m.sentence == self.tokens[deed.at].sentence]
            tied = {m.land for m in here if self._tie(deed, m.head) == "tied"}
            out[deed.at] = tied | {land.iso3 for land in lands_of(_parties(deed))}
        return out


def lands_of(parties: Sequence[Filler]) -> list[Country]:
    """The countries that somebody is of, in order; those of whom it is not known are left out."""
    return [land for one in parties if (land := _land_of(one.name)) is not None]


def _land_of(name: str) -> Country | None:
    """The country of a state, a body of one state, or someone who held office in one state only; None when not known."""
    if land := country(name):
        return land
    if known := organisation(name):
        return by_code(known.country or "")
    held = {term.country for term in offices_of(name)}
    if held:
        return by_code(held.pop() or "") if len(held) == 1 else None
    first, _, rest = name.partition(" ")
    second = rest.partition(" ")[0]
    return (country(f"{first} {second}") or country(first) or by_demonym(first)) if rest else None


def _parties(deed: Deed) -> tuple[Filler, ...]:
    """All who act or suffer."""
    return (*deed.actors, *deed.recipients)


def _part(counts: Mapping[str, int], key: str) -> float:
    whole = sum(counts.values())
    return counts.get(key, 0) / whole if whole else 0.0


def _step(share: float, bounds: Sequence[float]) -> int:
    return bisect_right(bounds, share)


def _odds(features: Features) -> float:
    """Exactly summed, so that the order of the features changes nothing."""
    weights = _weights()
    return math.exp(math.fsum(weights.get(f, 0.0) for f in features))


@cache
def _weights() -> Mapping[str, float]:
    """Feature → weight."""
    table: Mapping[str, float] = tomllib.loads((files(__package__) / "where_lands.toml").read_text("utf-8"))["lands"]
    return table
