"""In which country a deed took place when no words of place belong to it: "two coups", "the soldiers come home".

Every country that the report speaks of may be it, and that of a statesman whom it names. Each thing that speaks for one or
against is a feature: how its words stand to the happening and how far off they are, whether those who act or suffer are of it,
where the report tells of other deeds of the same or of another kind (where leaders met says little of where a vote is), how
much of the report takes place there. The weights of `where_lands.toml` turn the features of each into odds
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
from dateline.knowledge.offices import offices_of, person
from dateline.knowledge.organisations import organisation
from dateline.model import Filler, Place
from dateline.vocabulary import nature

_WORDS = "words"
"""What deeds are about that are not of a kind that takes place in some country."""
SHARES = (0.01, 0.1, 0.2, 0.35, 0.5, 0.8)
"""Bounds between which shares make no difference."""
_AT_HOME = frozenset({"power", "order"})
"""What deeds are about that a state, its people or its officials do, or suffer, at home."""
UP = 4
"""Words that are gone up from a phrase to what it hangs on."""
_BESIDE = frozenset({"self", "tied", "clause", "above"})
"""Ties of words that belong to the happening or its clause."""
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
        here = self._by_sentence.get(self.tokens[deed.at].sentence, ())
        near = Counter((m.land, m.case) for m in here)
        for (iso3, case), count in self._spoken.items():
            if count > near[iso3, case]:
                found[iso3].add(f"{_group(deed)} far {case}")
        for mention in here:
            found[mention.land].update(self._standing(deed, mention))
        for word, lands in (("doer", lands_of(deed.actors)), ("other", lands_of(deed.recipients))):
            for land in lands:
                found[land.iso3].add(f"{deed.type} {word}")
        if self.names.focus:
            found[self.names.focus.iso3].add("focus")
        for iso3, feature in self._told_of(deed):
            found[iso3].add(feature)
        for iso3, feature in self._statesmen(deed):
            found[iso3].add(feature)
        return {
            land: frozenset({*features, *self._prominence(land)})
            for land, features in sorted(found.items())
            if by_code(land) is not None
        }

    def _rule(self, deed: Deed, iso3: str) -> str:
        """What the country is to the deed."""
        if nature(deed.type).deed in _AT_HOME and iso3 in {land.iso3 for land in lands_of(_parties(deed))}:
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

    @cached_property
    def _by_sentence(self) -> dict[int, list[_Mention]]:
        """The words of each sentence that speak of a country."""
        out: dict[int, list[_Mention]] = defaultdict(list)
        for mention in self.mentions:
            out[mention.sentence].append(mention)
        return out

    @cached_property
    def _spoken(self) -> Counter[tuple[str, str]]:
        """How often the report speaks of a country in words so tied."""
        return Counter((m.land, m.case) for m in self.mentions)

    def _standing(self, deed: Deed, mention: _Mention) -> Iterator[str]:
        """How words of its sentence stand to a deed: tied to it, or beside it."""
        tie = self._tie(deed, mention.head)
        yield f"{_group(deed)} {'here' if tie in _BESIDE else 'sentence'} {mention.case}"
        yield f"{tie} {mention.case}"

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
        """(country, feature) for the countries where other deeds are told to have taken place."""
        others = [(d, p.country) for d, p in self.told if d.at != deed.at and p.country]
        yield from ((land, f"{_group(deed)} told {_group(d)}") for d, land in others)
        alike = [(d, land) for d, land in others if d.type == deed.type]
        yield from ((land, "told same") for _, land in alike)
        yield from [(land, "told last same") for d, land in alike if d.at < deed.at][-1:]

    def _statesmen(self, deed: Deed) -> Iterator[tuple[str, str]]:
        """(country, feature) for the countries of those whom the report names and who held office in one state only."""
        for sentence, land in self._offices:
            yield land, f"{_group(deed)} person"
            yield land, "person here" if sentence == self.tokens[deed.at].sentence else "person far"

    @cached_property
    def _offices(self) -> list[tuple[int, str]]:
        """(sentence, ISO3) of those names of persons."""
        people = [n for n in self.names.analysis.names if n.kind == "PERSON"]
        named = ((n, self.names.text(n.start, n.end)) for n in people)
        lands = ((n, _office_land(person(words) or words)) for n, words in named)
        return [(self.tokens[n.start].sentence, land.iso3) for n, land in lands if land is not None]

    def _prominence(self, land: str) -> Iterator[str]:
        """How much of the report takes place in a country."""
        scenes = self.names.scenes
        share = _part(scenes, land)
        yield f"share {_step(share, SHARES)}"
        if share and scenes[land] == max(scenes.values()):
            yield f"most {_step(share, SHARES[-3:])}"


def lands_of(parties: Sequence[Filler]) -> list[Country]:
    """The countries that somebody is of, in order; those of whom it is not known are left out."""
    return [land for one in parties if (land := _land_of(one.name)) is not None]


def _land_of(name: str) -> Country | None:
    """The country of a state, a body of one state, or someone who held office in one state only; None when not known."""
    if land := country(name):
        return land
    if known := organisation(name):
        return by_code(known.country or "")
    if offices_of(name):
        return _office_land(name)
    first, _, rest = name.partition(" ")
    second = rest.partition(" ")[0]
    return (country(f"{first} {second}") or country(first) or by_demonym(first)) if rest else None


def _office_land(name: str) -> Country | None:
    """The country whose offices a person held; None when nobody of the name is known, or one of several states."""
    held = {term.country for term in offices_of(name)}
    return by_code(held.pop() or "") if len(held) == 1 else None


def _group(deed: Deed) -> str:
    """What a deed is about."""
    return nature(deed.type).deed or _WORDS


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
