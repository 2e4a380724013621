"""Where a deed likely took place when no words of place belong to it: "two coups", "the soldiers come home", "he promised".

Every place that the report speaks of may be it, each country too that its people and statesmen belong to, and no place at
all. Each thing that speaks for one or against is a feature: how its words stand to the happening and how far off they are,
whether those who act or suffer are of it, which deeds the report tells of there, by whom, and how far off (where leaders met
says little of where a vote is), how fine a place it is, how much of the report takes place there. The weights of
`where_likely.toml` turn the features of each into odds against the others (a conditional logit, as in `implied`). They were
fitted by `training/where/fit.py` on world news coded by hand.

Law: only a place that the report speaks of, or the country of somebody in it, comes out, as one worked out by a rule.
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
from itertools import pairwise

from dateline.extract.implied import Deed, Features
from dateline.extract.trace import SILENT, Trace
from dateline.extract.where_lands import lands_of, office_land
from dateline.extract.where_names import PlaceNames, country_place
from dateline.knowledge.countries import Country, by_code, country
from dateline.knowledge.offices import person
from dateline.model import Filler, Place, Span
from dateline.vocabulary import nature

ENOUGH = 0.35
"""The least share of the odds of a place that comes out."""
ENOUGH_TOGETHER = 0.45
"""The least share of all places of a country together, where none of them has enough."""
SHARES = (0.01, 0.1, 0.2, 0.35, 0.5, 0.8)
"""Bounds between which shares make no difference."""
UP = 4
"""Words that are gone up from a phrase to what it hangs on."""
FAR = (0, 1, 2, 4)
"""Bounds between which distances in sentences make no difference."""
LEAD = 1
"""First sentences that tell whether a report is on the country where it was written."""
EARLY = 3
"""Sentences at the front of a report, which mostly tell of where it was written."""
WRITTEN = 2
"""How much it says for a country that a report was written in it."""
_BESIDE = frozenset({"self", "tied", "clause", "above"})
"""Ties of words that belong to the happening or its clause."""
_FROM_AFAR = frozenset({"troops"})
"""What those of a country do that says nothing of where the report takes place."""
_AT_HOME = frozenset({"power", "order"})
_CASES = {"nmod:poss": "own", "nsubj": "party", "obj": "party", "compound": "own", "amod": "own", "nmod": "own"}
_FINE = frozenset({"town", "point", "district"})
_NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class _Mention:
    """Words that speak of a place."""

    place: Place
    head: int
    start: int
    sentence: int
    case: str
    """What ties the words to the rest of the sentence."""
    of: frozenset[str]
    """What they say whose it is: "generals" in "Peru's generals"."""
    acts: str
    """What somebody of it does in their clause, as subject; empty when nobody of it does anything."""


@dataclass(frozen=True, slots=True)
class _Standing:
    """What is so of a place in its report, whatever the deed."""

    place: Place
    features: Features
    does: Sequence[str]
    """What those of its country do."""
    only_met: bool
    """Whether the report speaks of it only as where somebody met or spoke."""
    told: int | None
    """How many of the deeds with a place of their own took place there, as a step; None for none."""
    finer: bool
    """Whether, of a country, the report tells of a town or district in it where a deed took place."""


class Likely:
    """Finds the likely places of the deeds of one article. `deeds` are all its happenings, in text order; `told` are those with
    a place in their own words."""

    def __init__(self, names: PlaceNames, deeds: Sequence[Deed], told: Mapping[int, Place], *, trace: Trace = SILENT) -> None:
        self.names, self.tree, self.tokens = names, names.tree, names.analysis.tokens
        self.deeds, self.trace = deeds, trace
        self.told = [(d, told[d.at]) for d in deeds if d.at in told]
        self._own = {d.at: d for d in deeds}
        self._overs: dict[int, tuple[frozenset[int], int]] = {}
        self._stood: dict[str, _Standing] = {}
        self._kinds = {i: d.type for d in deeds for i in range(d.happening.start, d.happening.end)}

    # ------------------------------------------------------------ which

    def find(self, deed: Deed, *, among: Sequence[Country] = ()) -> Place | None:
        """The likeliest place for a deed, in one of some countries when they are given; a country that is likely where none of
        its places is; None when no place is likely enough."""
        only = {land.iso3 for land in among}
        found = self.candidates(deed)
        places = {name: self.place(name) for name in found}
        places = {n: p for n, p in places.items() if p.precision != "unknown"}
        if self._is_local(deed):
            places = {n: p for n, p in places.items() if p.precision != "country"} or places
        elif self._is_total(deed):
            places = {n: p for n, p in places.items() if p.precision == "country"} or places
        odds = {n: _odds(found[n]) for n, place in places.items() if not only or place.country in only}
        whole = math.fsum(sorted(odds.values()))
        best = max(odds, key=lambda name: (odds[name], name), default=None)
        if best is None:
            return None
        self.trace.note("where", f"{best} is the likeliest of the places that the report speaks of: {odds[best] / whole:.0%}")
        if odds[best] / whole >= ENOUGH or only:
            return self._worked_out(deed, places[best])
        return self._country_of(deed, {n: v / whole for n, v in odds.items()})

    def _is_local(self, deed: Deed) -> bool:
        """Whether one acts who does so in one town or part of a country only: "the mayor", "the state senate"."""
        spans = [f.span for f in deed.actors if f.span is not None]
        words = [t.lemma.lower() for t in map(self.tokens.__getitem__, self.tree.within(spans)) if t.text.islower()]
        grammar = self.names.grammar
        of_state = any(one in grammar["part"] and then in grammar["of_a_part"] for one, then in pairwise(words))
        return of_state or bool(grammar["local"] & set(words))

    def _is_total(self, deed: Deed) -> bool:
        """Whether so many are told of that were counted over a time or by somebody who counts ("have been detained since
        Thursday", "the group has recorded 22 deaths"): such deeds are done in more places than one."""
        low, high = self.tree.sentence(deed.at)
        clause = self.tree.clause(deed.at)
        counted = any(self.tokens[i].pos == "NUM" for i in self.tree.below(clause))
        since = any(self.tokens[c].text.lower() in self.names.grammar["starting"] for c in range(low, high))
        tally = any(self.tokens[i].lemma.lower() in self.names.grammar["tallying"] for i in (clause, *self.tree.up(deed.at)))
        return counted and (since or tally)

    def _country_of(self, deed: Deed, shares: Mapping[str, float]) -> Place | None:
        """The country whose places together are likely."""
        lands: dict[str, list[float]] = defaultdict(list)
        for name, share in shares.items():
            lands[self.place(name).country or ""].append(share)
        sums = {land: math.fsum(sorted(parts)) for land, parts in lands.items()}
        best = max(sums, key=lambda land: (sums[land], land))
        land = by_code(best)
        likely = land is not None and sums[best] >= ENOUGH_TOGETHER
        if land is None or not likely:
            self.trace.note("where", "none of them is likely enough")
            return None
        self.trace.note("where", f"the places in {land.name} together: {sums[best]:.0%}")
        return self._worked_out(deed, country_place(land))

    def _worked_out(self, deed: Deed, place: Place) -> Place:
        """A place that no words of the deed tell, with the rule by which it came."""
        made = replace(place, span=None, text="", runner_up="", rule=self._rule(deed, place))
        self.trace.name(made, made.rule)
        return made

    def _rule(self, deed: Deed, place: Place) -> str:
        """What a place is to a deed."""
        parties = {land.iso3 for land in lands_of((*deed.actors, *deed.recipients))}
        if any(p.name == place.name for d, p in self.told if d.at != deed.at) and place.precision != "country":
            return "where the report tells of other deeds"
        if place.precision != "country":
            return "the likeliest of the places the report speaks of"
        if nature(deed.type).deed in _AT_HOME and place.country in parties:
            return "the country of those it concerns"
        if {m.place.country for m in self.mentions if m.sentence == self.tokens[deed.at].sentence} == {place.country}:
            return "the only country its sentence speaks of"
        if self.focus is not None and self.focus.iso3 == place.country:
            return "the country the report is about"
        return "the likeliest of the places the report speaks of"

    def place(self, name: str) -> Place:
        """The place of a name that speaks for one: of the report's own, or a country."""
        land = country(name) if name not in self._places else None
        return self._places[name] if land is None else country_place(land)

    @cached_property
    def _places(self) -> dict[str, Place]:
        """Name → place, of those that the report names or tells of."""
        out: dict[str, Place] = {}
        written = [self.written_at] if self.written_at is not None else []
        for place in [*(m.place for m in self.mentions), *(p for _, p in self.told), *written]:
            out.setdefault(place.name, place)
        return out

    def candidates(self, deed: Deed) -> dict[str, Features]:
        """Names of the places that may be it, with what speaks for and against each."""
        found: dict[str, set[str]] = defaultdict(set)
        for name, feature in self._found_by(deed):
            found[name].add(feature)
        parties = {land.iso3 for land in lands_of((*deed.actors, *deed.recipients))}
        return {name: frozenset({*found[name], *self._is(deed, name, parties)}) for name in sorted(found)}

    def _found_by(self, deed: Deed) -> Iterator[tuple[str, str]]:
        """(name, feature) for all places that something speaks for."""
        yield from self._by_words(deed)
        yield from self._by_parties(deed)
        yield from self._by_told(deed)
        yield from self._by_company(deed)
        yield from self._by_dateline(deed)

    def _by_dateline(self, deed: Deed) -> Iterator[tuple[str, str]]:
        """(name, feature) for the place where a report on its country was written: what it tells took place there, until it
        moves to another place. Of what a report tells from abroad the dateline says nothing."""
        if self.written_at is None:
            return
        here, group = self.tokens[deed.at].sentence, _group(deed)
        moved = " moved" if any(at <= here for at in self._moves) else " early" if here < EARLY else ""
        for name, inner in self._whole(self.written_at):
            yield name, f"dateline{moved}{inner}"
            yield name, f"{group} dateline{moved}{inner}"
            yield from ((name, f"dateline{inner} by {sector}") for sector in sorted(self._sectors(deed)))

    def _sectors(self, deed: Deed) -> frozenset[str]:
        """The PLOVER sectors of those who act, by the nouns that they are called by."""
        return frozenset(s for noun in self._nouns(deed.actors) if (s := self.names.words.sector(noun)) is not None)

    @cached_property
    def written_at(self) -> Place | None:
        """Where the report was written, when it is on that country, or its first sentences name it."""
        place = self.names.written_at
        if place is None or self.focus is None:
            return None
        words = (t.text for t in self.tokens if t.sentence < LEAD)
        first = {land.iso3 for w in words if (land := self.names.land(w) or self.names.demonym(w)) is not None}
        return place if place.country == self.focus.iso3 or place.country in first else None

    @cached_property
    def _moves(self) -> list[int]:
        """The sentences that tell of a place finer than a country, after a word of place, other than where it was written."""
        elsewhere = (m for m in self.mentions if m.case == "loc" and m.place.precision != "country")
        return [m.sentence for m in elsewhere if self.written_at is None or m.place.name != self.written_at.name]

    def _by_words(self, deed: Deed) -> Iterator[tuple[str, str]]:
        """(name, feature) for the places that the report's words speak of, and for their countries."""
        here = self.tokens[deed.at].sentence
        for mention in self.mentions:
            for name, inner in self._whole(mention.place):
                yield from ((name, feature + inner) for feature in self._standing(deed, mention, here))

    def _by_parties(self, deed: Deed) -> Iterator[tuple[str, str]]:
        """(name, feature) for the countries of who acts or suffers and of statesmen, and for that the report is about."""
        here, group = self.tokens[deed.at].sentence, _group(deed)
        own = self._own.get(deed.at, deed)
        for word, parties, told in (("doer", deed.actors, own.actors), ("other", deed.recipients, own.recipients)):
            for one in parties:
                implied = "" if one in told else " implied"
                yield from ((land.name, f"{group} {word}{implied}") for land in lands_of([one]))
        for sentence, land in self._offices:
            yield land.name, "person here" if sentence == here else "person far"
            yield land.name, f"{group} person"
        if self.focus is not None:
            yield self.focus.name, "focus"
            yield self.focus.name, f"{group} focus"

    def _by_told(self, deed: Deed) -> Iterator[tuple[str, str]]:
        """(name, feature) for the places where other deeds are told to have taken place, and for their countries; where others
        met or spoke says little of where a deed was done."""
        for other, place in self.told:
            if other.at == deed.at:
                continue
            if nature(deed.type).deed is not None and not self._is_scene(other, place):
                yield place.name, f"{_group(deed)} told {_group(other)}"
                continue
            for name, inner in self._whole(place):
                yield from ((name, feature + inner) for feature in self._told_of(deed, other))
        yield from self._nearest_told(deed)

    def _by_company(self, deed: Deed) -> Iterator[tuple[str, str]]:
        """(name, feature) for the country spoken of last before a deed, and for that whose "generals" or "rebels" its parties
        are."""
        group = _group(deed)
        before = [m for m in self.mentions if m.start < deed.at and m.place.country]
        for mention in before[-1:]:
            yield from ((name, f"{group} last named{inner}") for name, inner in self._whole(mention.place))
        nouns = self._nouns((*deed.actors, *deed.recipients))
        for mention in self.mentions:
            if mention.of & nouns:
                yield from ((name, f"{group} of party{inner}") for name, inner in self._whole(mention.place))

    def _is_scene(self, deed: Deed, place: Place) -> bool:
        """Whether deeds may go on where one took place: not where somebody met or spoke, nor where he fled to."""
        kind = nature(deed.type)
        fled = kind.deed == "troops" and not kind.hostile and place.span in self._goals
        met = place.span is not None and place.span in self._met_spans
        return kind.deed is not None and not fled and not met

    @cached_property
    def _goals(self) -> frozenset[Span | None]:
        """The words that tell where somebody went to."""
        away = self.names.grammar["away"]
        moved = (m for m in self.mentions if m.case == "mov")
        to = (m for m in moved if not {self.tokens[c].text.lower() for c in self.tree.of(self._top(m.head), "case")} & away)
        return frozenset(m.place.span for m in to)

    def lands_named_so(self, parties: Sequence[Filler]) -> list[Country]:
        """The country whose "generals" somebody called "the generals" is; none when the report tells of those of several."""
        nouns = self._nouns(parties)
        lands = {m.place.country for m in self.mentions if m.of & nouns}
        land = by_code(next(iter(lands)) or "") if len(lands) == 1 else None
        return [land] if land is not None else []

    def _nouns(self, parties: Sequence[Filler]) -> frozenset[str]:
        """The nouns by which somebody is called."""
        spans = [f.span for f in parties if f.span is not None]
        inside = (self.tokens[i] for i in self.tree.within(spans))
        return frozenset(t.lemma.lower() for t in inside if t.pos in _NOUNS)

    def _whole(self, place: Place) -> Iterator[tuple[str, str]]:
        """(name, mark) of a place and of its country."""
        yield place.name, ""
        land = by_code(place.country or "")
        if land is not None and place.precision != "country":
            yield land.name, " inner"

    def _is(self, deed: Deed, name: str, parties: set[str]) -> Iterator[str]:
        """What kind of place it is to a deed."""
        stands, group = self._stands(name), _group(deed)
        place, fine = stands.place, stands.place.precision
        size = "land" if fine == "country" else "part"
        yield from stands.features
        yield f"{group} {fine}"
        if fine != "country" and place.country in parties:
            yield f"{group} part of party"
        yield from (f"{group} {size} by {sector}" for sector in self._sectors(deed))
        yield from (f"{group} {size} does {does}" for does in stands.does)
        if stands.only_met and nature(deed.type).deed is not None:
            yield "only met"
            yield f"only met {size}"
        if stands.told is not None:
            yield f"{group} {size} told {stands.told}"
        if stands.finer:
            yield f"{group} finer told"

    def _stands(self, name: str) -> _Standing:
        """What is so of a place in the report: worked out once, for many deeds ask it of the same places."""
        if name not in self._stood:
            self._stood[name] = self._weigh(self.place(name))
        return self._stood[name]

    def _weigh(self, place: Place) -> _Standing:
        wide, scenes = place.precision == "country", self.scenes
        size = "land" if wide else "part"
        share = scenes.get(place.country or "", 0) / (sum(scenes.values()) or 1)
        features = {f"share {size} {_step(share, SHARES)}", f"{size} named {min(self._counts[place.name], 4)}"}
        if share and scenes[place.country or ""] == max(scenes.values()):
            features.add(f"most {size} {_step(share, SHARES[-3:])}")
        there = sum(p.name == place.name for _, p in self.told)
        return _Standing(
            place,
            frozenset(features),
            sorted(self._doing[place.country]) if place.country else (),
            self._is_only_met(place),
            _step(there / len(self.told), SHARES) if there else None,
            wide and any(p.country == place.country and p.precision in _FINE for _, p in self.told),
        )

    # ------------------------------------------------------------ words

    @cached_property
    def mentions(self) -> list[_Mention]:
        """All words that speak of a place, in text order, but for those that say whose mission abroad something is."""
        found = [(n.start, self.names.resolve(n.start, n.end)) for n in self.names.analysis.names if n.kind == "LOC"]
        known = {start for start, _ in found}
        found += [(s, country_place(land)) for s, _, land in self.names.land_words if s not in known]
        told = (f for f in sorted(found, key=lambda f: f[0]) if not self._sends(f[0]))
        return [self._mention(start, place) for start, place in told if place is not None]

    def _sends(self, start: int) -> bool:
        """Whether words only say whose mission abroad something is, or name an agreement by the town where it was made: "the
        Peruvian embassy in Oslo", "the Lusaka accord"."""
        head = self.tree.head_of(start)
        owned = self.tokens[self.tokens[head].head] if self.tree.has(head, "nmod:poss", "amod", "compound", "nmod") else None
        nouns = {t.lemma.lower() for t in (self.tokens[head], owned) if t is not None}
        name = self.names.name_at.get(start)
        made = name is not None and head >= name.end and self.tokens[head].lemma.lower() in self.names.grammar["agreements"]
        return made or bool(nouns & self.names.grammar["missions"])

    def _mention(self, start: int, place: Place) -> _Mention:
        head = self.tree.head_of(start)
        sentence = self.tokens[head].sentence
        case = "met" if self._is_met(start) else self._case(head, start)
        return _Mention(place, head, start, sentence, case, self._owned(head), self._acts(head))

    def _is_met(self, start: int) -> bool:
        """Whether words tell where somebody met or spoke."""
        at = self.tokens[start].start
        over = self.tokens[self._top(self.tree.head_of(start))].head
        said = self.tokens[over].pos == "VERB" and self.tokens[over].lemma.lower() in self.names.words.reporting
        place = self.names.before(start) in self.names.grammar["locative"]
        return (said and place) or any(span.start <= at < span.end for span in self._met_spans)

    def _is_only_met(self, place: Place) -> bool:
        """Whether the report speaks of a place, or of a country, only as where somebody met or spoke."""
        wide = place.precision == "country"
        spoken = [m for m in self.mentions if m.place.name == place.name or (wide and m.place.country == place.country)]
        return bool(spoken) and all(m.case == "met" or self._follows(m) for m in spoken)

    def _follows(self, mention: _Mention) -> bool:
        """Whether words only say in which country that place lies: "in Havana, Cuba"."""
        at = mention.start
        name = self.names.name_at.get(at)
        before = self.names.name_at.get(at - 2) if at > 1 and self.tokens[at - 1].text == "," else None
        return name is not None and before is not None and self._is_met(before.start)

    @cached_property
    def _met_spans(self) -> list[Span]:
        """The words that tell where somebody met away from home, or where he spoke and nothing else took place."""
        met = {p.span for d, p in self.told if nature(d.type).occasion == "meeting" and not self._is_home(d, p)}
        said = {p.span for d, p in self.told if nature(d.type).deed is None}
        done = {p.span for d, p in self.told if nature(d.type).deed is not None}
        return sorted((span for span in met | (said - done) if span is not None), key=lambda span: span.start)

    def _is_home(self, deed: Deed, place: Place) -> bool:
        """Whether a place is in the country of all whose country is known who met there: a parliament debates at home."""
        return {land.iso3 for land in lands_of(deed.actors)} == {place.country}

    def _owned(self, head: int) -> frozenset[str]:
        """The noun that words of a place describe or own."""
        over = self.tokens[head]
        tied = self.tree.has(head, "nmod:poss", "amod", "compound", "nmod") and self.tokens[over.head].pos == "NOUN"
        return frozenset({self.tokens[over.head].lemma.lower()} if tied else ())

    def _acts(self, head: int) -> str:
        """What a verb is about whose subject words are, or tell whose it is: "Peru said", "Peru's envoy called for"."""
        at = self._top(head)
        for _ in range(UP):
            over = self.tokens[at].head
            if over == at or not self.tree.has(at, "nsubj", "nmod:poss", "nmod", "amod", "compound", "appos", "flat"):
                return ""
            if self.tree.has(at, "nsubj"):
                kind = self._kinds.get(over)
                if kind is not None:
                    return _group_of(kind)
                return "words" if self.tokens[over].lemma.lower() in self.names.words.reporting else ""
            at = over
        return ""

    @cached_property
    def _doing(self) -> dict[str, set[str]]:
        """Country → what those of it do in the report; "words only" when nothing else."""
        out: dict[str, set[str]] = defaultdict(set)
        for mention in self.mentions:
            out[mention.place.country or ""].update({mention.acts} - {""})
        return defaultdict(set, {land: does | ({"words only"} if does == {"words"} else set()) for land, does in out.items()})

    @cached_property
    def scenes(self) -> Counter[str]:
        """ISO3 codes of the countries in which the report takes place, by how much it does; where somebody only met or spoke
        is none, nor the country of who sends troops or has a mission there; that of a statesman speaks for itself."""
        acting = {m.start for m in self.mentions if m.acts in _FROM_AFAR}
        written = self.names.written_at
        weights = Counter({written.country: WRITTEN} if written is not None and written.country is not None else {})
        for start, end, land in self.names.land_words:
            if not self._is_met(start) and start not in acting and not self._sends(start):
                weights[land.iso3] += self.names.weight(start, end)
        weights.update(land.iso3 for _, land in self._offices)
        return weights or self.names.scenes

    @property
    def focus(self) -> Country | None:
        """The country in which most of what the report tells takes place; the first named wins a tie."""
        best = max(self.scenes.values(), default=0)
        return by_code(next(c for c, w in self.scenes.items() if w == best)) if best else None

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(m.place.name for m in self.mentions)

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

    def _standing(self, deed: Deed, mention: _Mention, here: int) -> Iterator[str]:
        """How words stand to a deed: tied to it, beside it in its sentence, or so far off."""
        group = _group(deed)
        if mention.sentence != here:
            gap = here - mention.sentence
            far = f"back {_step(gap, FAR)}" if gap > 0 else "ahead"
            yield f"{group} {far} {mention.case}"
            yield f"far {mention.case}"
            if mention.sentence == 0:
                yield f"{group} lead {mention.case}"
            return
        tie = self._tie(deed, mention.head)
        yield f"{group} {'here' if tie in _BESIDE else 'sentence'} {mention.case}"
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

    def _told_of(self, deed: Deed, other: Deed) -> Iterator[str]:
        """What it says for a place that another deed is told to have taken place there."""
        group, theirs = _group(deed), _group(other)
        gap = self.tokens[deed.at].sentence - self.tokens[other.at].sentence
        far = f"{_step(gap, FAR)}" if gap >= 0 else "ahead"
        yield f"{group} told {theirs}"
        yield f"told {'same' if other.type == deed.type else 'else'} {far}"
        if same_word := self.tokens[other.at].lemma == self.tokens[deed.at].lemma:
            yield f"{group} told by its word"
            yield "told by its word"
        shared = {f.name for f in (*deed.actors, *deed.recipients)} & {f.name for f in (*other.actors, *other.recipients)}
        if shared:
            yield f"{group} told of party {theirs}"
            yield f"told of party{' by its word' if same_word else ''}"
        if deed.at in self.tree.up(other.at) or other.at in self.tree.up(deed.at):
            yield f"{group} told tied {theirs}"

    def _nearest_told(self, deed: Deed) -> Iterator[tuple[str, str]]:
        """(name, feature) of the places told last before a deed, and first of all."""
        group = _group(deed)
        words = nature(deed.type).deed is None
        told = [(d, p) for d, p in self.told if words or self._is_scene(d, p)]
        before = [(d, p) for d, p in told if d.at < deed.at]
        yield from ((p.name, f"{group} told last {_group(d)}") for d, p in before[-1:])
        yield from [(p.name, f"{group} told last same") for d, p in before if d.type == deed.type][-1:]
        yield from ((p.name, f"{group} told first") for _, p in told[:1])

    @cached_property
    def _offices(self) -> list[tuple[int, Country]]:
        """(sentence, country) of those names of persons who held office in one state only and who do more than speak."""
        people = [
            n for n in self.names.analysis.names if n.kind == "PERSON" and self._acts(self.tree.head_of(n.start)) != "words"
        ]
        named = ((n, self._in_full(self.names.text(n.start, n.end))) for n in people)
        lands = ((n, office_land(person(words) or words)) for n, words in named)
        return [(self.tokens[n.start].sentence, land) for n, land in lands if land is not None]

    def _in_full(self, words: str) -> str:
        """A person's name as the report has it in full: a namesake of one half of it is somebody else."""
        names = (self.names.text(n.start, n.end) for n in self.names.analysis.names if n.kind == "PERSON")
        return max((name for name in names if f" {name}".endswith(f" {words}")), key=len, default=words)


def _group(deed: Deed) -> str:
    """What a deed is about."""
    return _group_of(deed.type)


def _group_of(type: str) -> str:
    """What deeds of a type are about."""
    kind = nature(type)
    return kind.occasion or kind.deed or ("joint" if kind.joint else "words")


def _step(share: float, bounds: Sequence[float]) -> int:
    return bisect_right(bounds, share)


def _odds(features: Features) -> float:
    """Exactly summed, so that the order of the features changes nothing."""
    weights = _weights()
    return math.exp(math.fsum(weights.get(f, 0.0) for f in features))


@cache
def _weights() -> Mapping[str, float]:
    """Feature → weight."""
    table: Mapping[str, float] = tomllib.loads((files(__package__) / "where_likely.toml").read_text("utf-8"))["places"]
    return table
