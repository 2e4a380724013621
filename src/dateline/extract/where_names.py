"""Which place a name means: place names of an article resolved against the gazetteer, by the company they keep.

A name means, of all places that bear it, the one that fits best: what the text names right after it ("Tripoli, Lebanon"),
the countries the article is about, their neighbours, the other places that it names and what lies near them, then capital
before town and many people before few. No name speaks for itself: "Georgia" says nothing of which Georgia is meant. A name
that nothing knows stays, with precision "unknown", but for one that opens with a town's. A place is not an actor, and a name
inside a person's name is no place.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from rapidfuzz.distance import OSA

from dateline.extract.named import STATES
from dateline.extract.phrases import Tree
from dateline.extract.sections import SECTIONS, Part, Section, find_parts, find_sections
from dateline.extract.trace import SILENT, Trace
from dateline.extract.where_lands import lands_in, office_land, only_towns
from dateline.knowledge.countries import Country, by_capital, by_code, by_demonym, country
from dateline.knowledge.offices import person
from dateline.knowledge.organisations import organisation
from dateline.knowledge.places import PlaceRecord, places
from dateline.knowledge.spelling import fold, is_acronym
from dateline.model import Analysis, Article, Name, Place, Span

KNOWN = 3_000
"""People from which a town is known by itself: what a smaller one shares its name with is seldom it."""
KNOWN_FAR = 10_000
"""The same where the article names countries or well-known places, and none that the town is in or near."""
FAMOUS = 3.0
"""What it says for a city that it alone of its name is well known: "Geneva" is seldom in Illinois."""
ABROAD = 2.0
"""The same besides, where the country of none of its namesakes is the one that the article speaks of most."""
BY_FAR = 10
"""How many times as many people as the next of its name a city has that everybody thinks of: "London"."""
HAMLET = 500
"""People below which a place is listed of a few countries only: that a neighbour of its country is named does not speak for
it."""
WELL_KNOWN = 100_000
"""People from which a town is known when it stands inside another name."""
GIVES_NAME = 300_000
"""People from which a town is known where something of an unknown name is called after it."""
HEADING = 10_000
"""People from which a town is taken to head a part of a report."""
NEAR = 1.45
"""Degrees of latitude within which two places are near each other: 161 km."""
TOGETHER, WITHIN, BESIDE = 4.0, 5.0, 7.0
"""How much it says for a place that all other places of the article are in its country, in its division, near it."""
COMMON = 20.0
"""How much it says for a place that every other name is borne by a place of its division, too, and of none else."""
TELLING = 0.1
"""What other names must say for a division together: one that is borne in more than ten says nothing by itself."""
OWN = 3.0
"""What it says for a place that the user has added it."""
_KINDS = {"PCLI": 6.5, "PPLC": 4.5, "PPLG": 4.5, "PPLA": 1.0, "RGN": 10.0, "SEA": 10.0, "LNDM": 5.0, "ADM1": 3.5, "PPL": 0.5}
"""What the kind of a place says for it; a seat of a smaller division says nothing."""
DIVISION = 4.0
"""What it says for a division that it is called one ("Gao region")."""
LARGE = 1_000_000
"""People from which a state or province is known by its bare name."""
TITLED, HEADED = 2, 5
"""What a headline says of where the report is: by naming a country, and by heading itself with one."""
ROUNDS = 2
"""How often the names of an article are read in the light of each other."""
SLIP = 6
"""Letters that a name has at least which is taken for a capital's with a slip in it."""
OWNING = ("'s", "’s", "'", "’")
"""What follows a name that owns something."""
OWNER = 2
"""Words of an owner before what he owns: "Cox" and "'s"."""
INSIDE = 3
"""Words of a place name inside the name of an organisation, at most."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a name, with its score."""

    score: float
    record: PlaceRecord


@dataclass(frozen=True, slots=True)
class _Companion:
    """Another place that the article names, as read by itself: what speaks for places near it."""

    words: str
    """Folded."""
    record: PlaceRecord
    weight: float


class PlaceNames:
    """Resolves the place names of one article."""

    def __init__(self, article: Article, analysis: Analysis, *, tree: Tree | None = None, trace: Trace = SILENT) -> None:
        self.article, self.analysis, self.trace = article, analysis, trace
        self.tree = tree or Tree(analysis, article.language)
        self.words, self.grammar = self.tree.words, self.tree.words.grammar
        self.analysis = replace(analysis, names=self._with_misread())
        self.name_at: dict[int, Name] = {i: n for n in self.analysis.names for i in range(n.start, n.end)}
        self._resolved: dict[tuple[int, int], Place | None] = {}
        self._own_weights: dict[str, Counter[str]] = {}
        self._others: dict[str, tuple[dict[str, int], frozenset[str]]] = {}
        self._looked_up: dict[tuple[str, int], tuple[list[PlaceRecord], tuple[str | None, str], bool]] = {}
        self._context = self._weigh_countries()
        self._company: tuple[_Companion, ...] = ()
        self._written = self._read_dateline()
        for _ in range(ROUNDS):
            self._company = tuple(self._read_company())
        self.scenes = self._weigh_scenes()

    def _with_misread(self) -> tuple[Name, ...]:
        """The names of the article; one read as a person or an organisation in one spot and as a place in another is a place in
        both, unless somebody in the article bears it: then it is his, but behind "in" or the like."""
        parted = [part for n in self.analysis.names for part in self._parted(n)]
        names = self._with_bodies(self._with_owners([self._with_number(n) for n in parted]))
        people = (n for n in names if n.kind == "PERSON" and (n.end - n.start > 1 or self._is_titled(n.start)))
        borne = {fold(self.text(n.end - 1, n.end)) for n in people}
        borne |= {words for words in self._place_words if self._is_statesman(words)}
        known = self._place_words - borne
        return tuple(self._read_right(n, borne, known) for n in names)

    def _is_titled(self, start: int) -> bool:
        """Whether a title stands before a name: "President Keita", "Mr Keita"."""
        before = self.before(start)
        return self.words.is_office(before) or before in self.grammar["polite"]

    def _read_right(self, name: Name, borne: Collection[str], known: Collection[str]) -> Name:
        words = fold(self.text(name.start, name.end))
        if name.kind == "LOC" and self._are_any_states(name):
            return replace(name, kind="ORG")
        if name.kind in ("PERSON", "ORG") and words in known:
            return replace(name, kind="LOC")
        his = name.kind == "LOC" and words in borne and self.before(name.start) not in self.grammar["locative"]
        return replace(name, kind="PERSON") if his and self.land(words) is None else name

    def _are_any_states(self, name: Name) -> bool:
        """Whether "States" are not those of America, which have an article before them, as in "Central African States"; nor is
        "the Republic" any town of that name."""
        before = self.analysis.tokens[name.start - 1].text.lower() if name.start else ""
        words, behind = self.text(name.start, name.end), before in self.grammar["article"]
        return (words == STATES and not behind) or (behind and words.lower() in self.grammar["own_state"])

    def _is_statesman(self, words: str) -> bool:
        """Whether a name is the surname of one statesman, and no place of any size bears it: "Gbagbo"."""
        small = all(p.code.startswith("PPL") and p.population < KNOWN for p in places(words, self.words.code))
        return small and person(words.title()) is not None

    def _parted(self, name: Name) -> list[Name]:
        """The places that one name was read of: "Cairo and Alexandria", where the gazetteer has no place called so."""
        marks = [i for i in range(name.start, name.end) if self.analysis.tokens[i].pos == "CCONJ"]
        if name.kind != "LOC" or not marks or places(self.text(name.start, name.end), self.words.code):
            return [name]
        bounds = zip([name.start, *(i + 1 for i in marks)], [*marks, name.end], strict=True)
        return [replace(name, start=start, end=end) for start, end in bounds if start < end]

    def _with_owners(self, names: Sequence[Name]) -> list[Name]:
        """The names, one cut at its "'s" put together again where the gazetteer has the whole ("Cox's Bazar")."""
        whole = [replace(n, start=n.start - OWNER) if n.kind == "LOC" and self._is_cut(n) else n for n in names]
        grown = [n for n, old in zip(whole, names, strict=True) if n != old]
        return [n for n in whole if n in grown or not any(g.start <= n.start < g.end for g in grown)]

    def _with_bodies(self, names: Sequence[Name]) -> list[Name]:
        """The names, a place's that only ends that of a known body as the body's: "Islamic State in the Greater Sahara"."""
        bodies = {b: a for a, b in pairwise(names) if a.kind == "ORG" and b.kind == "LOC" and a.end < b.start}
        known = {b for b, a in bodies.items() if organisation(self.text(a.start, b.end), self.words.code) is not None}
        return [replace(n, kind="ORG") if n in known else n for n in names]

    def _is_cut(self, name: Name) -> bool:
        """Whether a name and the owner before it are the name of one place."""
        tokens, start = self.analysis.tokens, name.start - OWNER
        cut = start >= 0 and tokens[start + 1].text in OWNING and tokens[start].text[:1].isupper()
        return cut and bool(places(self.text(start, name.end), self.words.code))

    def _with_number(self, name: Name) -> Name:
        """A name that makes an organisation's with the number after it ("France 24") is that organisation's."""
        end = name.end + 1
        if name.kind != "LOC" or end > len(self.analysis.tokens) or not self.analysis.tokens[name.end].text.isdigit():
            return name
        known = organisation(self.text(name.start, end), self.words.code) is not None
        return replace(name, end=end, kind="ORG") if known else name

    @cached_property
    def _place_words(self) -> frozenset[str]:
        """Folded names that the article has as places of the gazetteer."""
        named = {self.text(n.start, n.end) for n in self.analysis.names if n.kind == "LOC"}
        return frozenset(fold(words) for words in named if places(words, self.words.code))

    # ------------------------------------------------------------ context

    def _weigh_countries(self) -> Counter[str]:
        """ISO3 codes of the countries the article speaks of, by how often, how early and how much as a scene ("in Mali")
        rather than as someone who acts."""
        weights: Counter[str] = Counter()
        for start, end, land in self._country_words:
            weight = self.weight(start, end)
            weights[land.iso3] += weight
            self._own_weights.setdefault(fold(self.text(start, end)), Counter())[land.iso3] += weight
        for words in self._dateline:
            named = self.land(words) or by_capital(words, self.words.code)
            if named:
                weights[named.iso3] += 2
        for land, weight in (*self._titled, *((land, 1) for land in self._served)):
            weights[land.iso3] += weight
        return weights

    @cached_property
    def _served(self) -> list[Country]:
        """The countries whose office holders the article names, one for each of them."""
        named = (self.text(n.start, n.end) for n in self.analysis.names if n.kind == "PERSON" and n.end - n.start > 1)
        known = dict.fromkeys(who for words in named if (who := person(words)) is not None)
        lands = (office_land(who) for who in known)
        return [land for land in lands if land is not None]

    @cached_property
    def _titled(self) -> list[tuple[Country, int]]:
        """The countries that a headline names which is no part of what is read, each with what it says of the scene: most
        where it heads the line ("Peru: nine die in clashes")."""
        title = self.article.title or ""
        at = self.article.text.find(title)
        if not title or (at >= 0 and not self.article.is_furniture(at, at + len(title))):
            return []
        head, colon, _ = title.partition(":")
        first = self.land(head.strip()) if colon else None
        return [(land, HEADED if land == first else TITLED) for land in lands_in(title, self._land_of)]

    def _land_of(self, words: str) -> Country | None:
        """The country of a name, or of an adjective or a word for its people."""
        return self.land(words) or self.demonym(words)

    @cached_property
    def _dateline(self) -> list[str]:
        """The parts of the article's dateline, the first of two towns only: "Lima", "Peru"."""
        town, *lands = (self.article.dateline or "").split(",")
        parts = (one.strip() for one in (town.partition("/")[0], *lands))
        return [one.title() if one.isupper() else one for one in parts if one]

    def _read_dateline(self) -> PlaceRecord | None:
        """The place where the article was written: a town, where one is so called."""
        if not self._dateline or not self.analysis.tokens:
            return None
        town, *rest = self._dateline
        named = self._records(town, len(self.analysis.tokens))
        found = [r for r in named if r.precision == "town"] or named
        container = self._container_of(rest[-1]) if rest else (None, "")
        scored = [(self._score(r, fold(town), container, division=False), r.population, r) for r in found]
        famous = _famous(found)
        best = max(scored, key=lambda s: (s[0] + FAMOUS * (s[2] == famous), s[1], s[2].geonames or 0), default=None)
        wrong = best is not None and container[0] is not None and best[2].country != container[0]
        return best[2] if best is not None and not wrong else None

    @cached_property
    def written_at(self) -> Place | None:
        """The place where the article was written; it says nothing of what is told from abroad."""
        return self._make(self._written, self._dateline[0]) if self._written is not None else None

    def _weigh_scenes(self) -> Counter[str]:
        """The same, with the countries of towns and regions as resolved."""
        weights = Counter(self._context)
        for start, end, land in self.land_words[len(self._country_words) :]:
            weights[land.iso3] += self.weight(start, end)
        return weights

    def land(self, words: str) -> Country | None:
        """The country of a name."""
        return None if fold(words) in self._only_towns else country(words, self.words.code)

    @cached_property
    def _only_towns(self) -> frozenset[str]:
        named = (self.text(n.start, n.end) for n in self.analysis.names if n.kind == "LOC")
        return only_towns(named, [t.text for t in self.analysis.tokens], self.words.code)

    def demonym(self, word: str) -> Country | None:
        """The country of an adjective or a word for a people."""
        return by_demonym(word, self.words.code)

    def demonym_at(self, i: int) -> Country | None:
        """The country of the adjective that ends at a token, with the word before it where both make one: "South Sudanese"."""
        tokens = self.analysis.tokens
        before = tokens[i - 1].text if i and tokens[i - 1].sentence == tokens[i].sentence else ""
        both = f"{before} {tokens[i].text}"
        whole = self.demonym(both) if before[:1].isupper() and self.land(both) is None else None
        return whole or self.demonym(tokens[i].text)

    @cached_property
    def _country_words(self) -> list[tuple[int, int, Country]]:
        """(start, end, country) of country names, then of demonyms."""
        names = [(n.start, n.end, self.land(self.text(n.start, n.end))) for n in self.analysis.names if n.kind == "LOC"]
        for i in range(len(self.analysis.tokens)):
            named = self.name_at.get(i)
            if named is None or named.kind in ("ORG", "EVENT"):
                names.append((i, i + 1, self.demonym_at(i)))
        return [(start, end, land) for start, end, land in names if land is not None]

    @cached_property
    def land_words(self) -> list[tuple[int, int, Country]]:
        """The same, then the countries of other place names."""
        known = {start for start, _, _ in self._country_words}
        others = [n for n in self.analysis.names if n.kind == "LOC" and n.start not in known]
        places = [(n, self.resolve(n.start, n.end)) for n in others]
        lands = [(n.start, n.end, by_code(p.country or "")) for n, p in places if p is not None]
        return [*self._country_words, *((start, end, land) for start, end, land in lands if land is not None)]

    def mentions(self) -> tuple[Place, ...]:
        """All places that the article names, in text order: names of places, unresolved ones too; adjectives of countries
        and words for their people; and place names inside the names of organisations and happenings."""
        found = [self.resolve(n.start, n.end) for n in self.analysis.names if n.kind == "LOC"]
        for i in range(len(self.analysis.tokens)):
            land = None if (n := self.name_at.get(i)) is not None and n.kind == "LOC" else self.demonym_at(i)
            found.append(self.land_at(land, i, i + 1) if land else None)
        found += [self._reading_at(start, end) for start, end in self._inside_names]
        ordered = [(p.span.start, p.span.end, p) for p in found if p is not None and p.span is not None]
        return tuple(p for _, _, p in sorted(ordered, key=lambda o: o[:2]))

    @cached_property
    def _inside_names(self) -> list[tuple[int, int]]:
        """Spans of places inside other names that are no person's: at the front ("Licking County Court") or after "of"."""
        spans = []
        for name in self.analysis.names:
            if name.kind in ("LOC", "PERSON"):
                continue
            starts = [name.start] + [
                i + 1 for i in range(name.start, name.end) if self.analysis.tokens[i].text.lower() in self.grammar["of_phrase"]
            ]
            for start in starts:
                ends = range(min(start + INSIDE, name.end), start, -1)
                end = next((e for e in ends if self._names_place(self.text(start, e))), None)
                if end is not None:
                    spans.append((start, end))
        return spans

    def _names_place(self, words: str) -> bool:
        """Whether words that stand inside another name can only be taken for a place: a country or state, a county that is
        called so, a town of some size, what the article names elsewhere as a place."""
        if not words[:1].isupper() or organisation(words, self.words.code) is not None:
            return False
        if fold(words) in self._place_words:
            return True
        division = bool(self.words.division.search(words))
        return any(
            p.main and (p.code in ("PCLI", "ADM1") or (division and p.code == "ADM2") or p.population >= WELL_KNOWN)
            for p in places(_STATES.get(words, words), self.words.code)
        )

    def _reading_at(self, start: int, end: int) -> Place | None:
        """The best reading of words that stand inside another name."""
        readings = self._read(self.text(start, end), end)
        if not readings:
            return None
        span = self.analysis.span(start, end)
        return replace(self._make(readings[0].record, self.text(start, end)), span=span, text=self.article.quote(span))

    def _read_company(self) -> Iterator[_Companion]:
        """Each place name of the article with the reading that fits best as far as countries tell; what could as well be
        another place counts half."""
        spans = [self.trim(n.start, n.end) for n in self.analysis.names if n.kind == "LOC"] + self._inside_names
        seen: set[str] = set()
        if self._written is not None and self._written.lat is not None:
            seen.add(fold(self._dateline[0]))
            yield _Companion(fold(self._dateline[0]), self._written, 1.0)
        for start, end in spans:
            words = self.text(start, end) if start < end else ""
            if not words or fold(words) in seen:
                continue
            seen.add(fold(words))
            readings = self._read(words, end)
            if readings and readings[0].record.lat is not None:
                sure = len(readings) == 1 or readings[0].score - readings[1].score >= 1
                yield _Companion(fold(words), readings[0].record, 1.0 if sure else 0.5)

    @cached_property
    def _division_names(self) -> frozenset[str]:
        """Folded names of the states and provinces that the article names."""
        named = {self.text(n.start, n.end) for n in self.analysis.names if n.kind == "LOC"}
        found = [p for words in named for p in places(_STATES.get(words, words)) if p.code == "ADM1" and p.main]
        return frozenset(fold(p.name) for p in found)

    def weight(self, start: int, end: int) -> int:
        """How much words that speak of a country say that it is the scene."""
        tokens = self.analysis.tokens
        named = self.name_at.get(start)
        early = 1 if tokens[start].sentence < 2 else 0
        if named is None or named.kind != "LOC":
            return 1
        before = self.before(start)
        if end < len(tokens) and tokens[end].lemma.lower() in self.grammar["agreements"]:
            return 1  # "the Lusaka accord" is of those who made it
        if before in self.grammar["locative"]:
            return 4 + early
        owner = end < len(tokens) and tokens[end].text in OWNING
        return (2 if before in self.grammar["moving"] or owner else 1) + early

    @cached_property
    def sections(self) -> list[Section]:
        """The parts of the article that countries head."""
        return find_sections(self.article.text, self.land)

    def section_of(self, i: int) -> Section | None:
        """The part, headed by a country, that a word stands in."""
        at = self.analysis.tokens[i].start
        return next((s for s in self.sections if s.low <= at < s.high), None)

    @cached_property
    def _headed(self) -> list[tuple[Part, Place]]:
        """The parts of the article that towns or regions head, in a country that it speaks of elsewhere; one makes no list."""
        found = []
        for part in find_parts(self.article.text):
            words = part.words.title() if part.words.isupper() else part.words
            readings = self._read(words, len(self.analysis.tokens)) if self.land(words) is None else []
            best = readings[0].record if readings else None
            known = best is not None and (best.population >= HEADING or best.code.startswith("ADM"))
            if best is not None and known and self._fit_countries(best, fold(words)) >= 1:
                found.append((part, self._make(best, words)))
        return found if len({place.name for _, place in found}) >= SECTIONS else []

    def heading_of(self, i: int) -> Place | None:
        """The town or region that heads the part of the article in which a word stands."""
        at = self.analysis.tokens[i].start
        return next((place for part, place in self._headed if part.low <= at < part.high), None)

    def before(self, start: int) -> str:
        """The word before a name, articles and words like "northern" left out."""
        at = start - 1
        while at >= 0 and self.analysis.tokens[at].text.lower() in self.grammar["points"] | self.grammar["article"]:
            at -= 1
        return self.analysis.tokens[at].text.lower() if at >= 0 else ""

    @property
    def focus(self) -> Country | None:
        """The country in which most of what the article tells takes place; the first named wins a tie."""
        best = max(self.scenes.values(), default=0)
        return by_code(next(c for c, w in self.scenes.items() if w == best)) if best else None

    def land_meant(self, head: int) -> Country | None:
        """The country that a word such as "the country" stands for: the only one that describes it ("the Peruvian capital"),
        else the only one named in its sentence before it, else the only one in the sentence before that, else the one the
        report is about."""
        here = self.analysis.tokens[head].sentence
        inside = range(*self.tree.phrase(head))
        named = [land for at, _, land in self.land_words if self._describes(at, head)]
        described = (self.demonym_at(i) for i in self.tree.of(head, "amod", "compound"))
        own = {land.iso3: land for land in (*named, *described) if land is not None}
        if len(own) == 1:
            return next(iter(own.values()))
        owned = any(
            self.tree.is_possessive(i) or self.analysis.tokens[i].pos == "PRON" for i in (head, *inside)
        )  # "its border"
        for sentence in (here, here - 1):
            words = (w for w in self.land_words if w[0] < head or w[0] in inside)
            told = (w for w in words if self.analysis.tokens[w[0]].sentence == sentence and (owned or not self._only_acts(*w)))
            lands = {land.iso3: land for _, _, land in told}
            if len(lands) == 1:
                return next(iter(lands.values()))
        return self.focus

    def _only_acts(self, start: int, end: int, land: Country) -> bool:
        """Whether a country that a report is not about only does something: "France, which has soldiers in the country"."""
        acts = self.tree.has(self.tree.head_of(start), "nsubj", "obl:agent")
        return acts and self.focus is not None and land != self.focus and self.weight(start, end) <= 1

    def _describes(self, at: int, head: int) -> bool:
        """Whether a word hangs on a noun itself."""
        top = self.tree.head_of(at)
        return self.analysis.tokens[top].head == head != top

    # ------------------------------------------------------------ a name

    def resolve(self, start_token: int, end_token: int) -> Place | None:
        """The place that tokens [start, end) name, with the runner-up; None when they are part of a person's or an
        organisation's name. An unknown name is kept, with precision "unknown"."""
        key = (start_token, end_token)
        if key not in self._resolved:
            self._resolved[key] = self._resolve(*self.trim(start_token, end_token))
        return self._resolved[key]

    def _resolve(self, start: int, end: int) -> Place | None:
        if start >= end or self._belongs_to_other(start, end):
            return None
        words = self.text(start, end)
        if words.lower() in self.grammar["months"] and not any(self._container(end)):
            return None  # "after a coup in May"
        readings = self._read(words, end)
        first, _, rest = words.partition(" ")
        if not readings and rest and first.lower() in self.grammar["points"]:
            start, words, readings = start + 1, rest, self._read(rest, end)
        span = self.analysis.span(start, end)
        said = self.article.quote(span)
        readings = readings or self._misspelt(words)
        if not readings and (town := self._town_in(start, end)) is not None:
            return self._site_in(town, words, span)
        if not readings and self._only_describes(start, end):
            return None
        if not readings:
            known = any(c.isupper() for c in words) and organisation(words, self.words.code) is None
            return Place(words, "unknown", span=span, text=said) if known else None
        best, *others = readings
        if self._only_describes(start, end) and best.record.code not in _WIDE:
            return None
        place = replace(self._make(best.record, words), span=span, text=said)
        other = next((o for o in others if o.record.key != best.record.key), None)
        place = replace(self._part(place, start, end), runner_up=other.record.key if other else "")
        self._tell_reading(place, best, other)
        return place

    def _misspelt(self, words: str) -> list[_Reading]:
        """The capital of a country that the article speaks of, when an unknown name is one slip off it ("Bogtoá")."""
        if len(words) < SLIP or not words[:1].isupper():
            return []
        lands = [land for iso3 in sorted(self._context) if (land := by_code(iso3)) is not None]
        close = [land for land in lands if OSA.distance(fold(words), fold(land.capital)) == 1]
        found = [p for land in close for p in places(land.capital) if p.country == land.iso3 and p.code == "PPLC"]
        return [_Reading(0.0, found[0])] if len(found) == 1 else []

    def _town_in(self, start: int, end: int) -> PlaceRecord | None:
        """The town that an unknown name begins with ("Leeds Arena"): what is called so is in it, where the town is well known
        or the report names its country; "Independence Square" is in no Independence else."""
        tokens = self.analysis.tokens
        stops = (i for i in range(end - 1, start, -1) if tokens[i - 1].end < tokens[i].start)
        fronts = (self.text(start, stop) for stop in stops)
        named = next((front for front in fronts if self._names_place(front)), None)
        found = self._read(named, end) if named is not None else []
        town = found[0].record if found and found[0].record.code.startswith("PPL") else None
        if town is None:
            return None
        told = any(land == by_code(town.country or "") for _, _, land in self._country_words)
        return town if told or town.population >= GIVES_NAME else None

    def _site_in(self, town: PlaceRecord, words: str, span: Span) -> Place:
        """A building that is named by its town keeps its name ("Cairo University"); what else is, is the town."""
        said, near = self.article.quote(span), self._make(town, town.name)
        land = by_code(town.country or "")
        if land is None or words.split()[-1].lower() not in self.grammar["sites"]:
            return replace(near, span=span, text=said)
        return Place(f"{words}, {land.name}", "point", near.lat, near.lon, near.country, span=span, text=said)

    def _part(self, place: Place, start: int, end: int) -> Place:
        """The part of a country or region that a word like "northern" before it names, at the middle of the whole; a town stays
        whole."""
        at = self._point_of(start, end)
        if at < 0 or place.precision not in ("country", "region", "district"):
            return place
        span = self.analysis.span(min(at, start), max(at + 1, end))
        named = self.part_of(place, self.analysis.tokens[at].text.lower())
        return replace(named, span=span, text=self.article.quote(span))

    def part_of(self, place: Place, point: str) -> Place:
        """The part of a place that a word such as "north" tells of, at the middle of the whole."""
        name = f"{self.words.point_adjectives.get(point, point)} {place.name}"
        return replace(place, name=name, precision="region", geonames=None)

    def _point_of(self, start: int, end: int) -> int:
        """The point of the compass that goes with a name ("northern Mali", "Mali's north", "the north of Mali", "le nord du
        Mali"), -1 when there is none. "North of Mali" is outside it."""
        tokens, grammar, at = self.analysis.tokens, self.grammar, start - 1
        same = range(*self.tree.sentence(start))
        if end + 1 in same and tokens[end].text in OWNING and tokens[end + 1].text.lower() in self.words.point_adjectives:
            return end + 1
        of = at - (at in same and tokens[at].text.lower() in grammar["article"])
        called = of - 1 in same and tokens[of].text.lower() in grammar["of_phrase"] and self._is_point(of - 1)
        if called and (self.words.code != "en" or (of - 2 in same and tokens[of - 2].text.lower() in grammar["article"])):
            return of - 1
        return at if self.words.code == "en" and at in same and self._is_point(at) else -1

    def _is_point(self, at: int) -> bool:
        return self.analysis.tokens[at].text.lower() in self.grammar["points"]

    def _tell_reading(self, place: Place, best: _Reading, other: _Reading | None) -> None:
        if self.trace.on:
            next_best = f", runner-up {other.record.key} {other.score:.2f}" if other else ", the only one of this name"
            self.trace.name(place, f"{best.record.key} fits with {best.score:.2f}{next_best}")

    def land_at(self, land: Country, start: int, end: int) -> Place:
        """A country, by the words of tokens [start, end)."""
        span = self.analysis.span(start, end)
        return replace(country_place(land), span=span, text=self.article.quote(span))

    def capital_at(self, land: Country, start: int, end: int) -> Place | None:
        """The capital of a country, by the words of tokens [start, end); None when the gazetteer has none."""
        record = next((p for p in places(land.capital) if p.country == land.iso3 and p.code == "PPLC"), None)
        span = self.analysis.span(start, end)
        made = self._make(record, land.capital) if record else None
        return replace(made, span=span, text=self.article.quote(span)) if made else None

    def _make(self, record: PlaceRecord, words: str) -> Place:
        name = record.full_name
        own, _, rest = name.partition(", ")
        if fold(own) == f"{fold(words)} city" and record.code != "ADM1":
            name = f"{one_line(words)}, {rest}" if rest else one_line(words)
        return Place(name, record.precision, record.lat, record.lon, record.country, record.geonames)

    def _read(self, words: str, end: int) -> list[_Reading]:
        """All readings of a name, best first."""
        found, container, division = self._known_of(words, end)
        known = [r for r in found if self._may_mean(r, fold(words))]
        readings = [_Reading(self._score(r, fold(words), container, division=division), r) for r in known]
        famous = _famous(found)
        rivals = [r for r in known if r != famous and (r.main or r.population >= KNOWN)]
        if famous is not None and not any(self._is_around(r) for r in rivals):
            others = self._other_countries(fold(words))[0]
            most = max(others, key=lambda iso3: (others[iso3], iso3), default=None)
            more = FAMOUS + (ABROAD if most and all(r.country != most for r in rivals) else 0.0)
            readings = [replace(r, score=r.score + more) if r.record == famous else r for r in readings]
        return sorted(readings, key=lambda r: (-r.score, -r.record.population, r.record.geonames or 0))

    def _known_of(self, words: str, end: int) -> tuple[list[PlaceRecord], tuple[str | None, str], bool]:
        """What is the same whatever company a name keeps, looked up once: all places of the name, what the text names right
        after it, and whether it is called a division."""
        if (words, end) not in self._looked_up:
            division = bool(self.words.division.search(words)) or self._is_called_division(end - 1)
            self._looked_up[words, end] = self._records(words, end), self._container(end), division
        return self._looked_up[words, end]

    def _is_called_division(self, last: int) -> bool:
        """Whether a name stands with a word that says that it is a province or the like: "the Kayes region", "the province of
        Salta"."""
        tokens, top = self.analysis.tokens, self.tree.head_of(last)
        called = tokens[tokens[top].head]
        if not called.text.islower() or not self.words.division.fullmatch(called.text.lower()):
            return False
        case = {tokens[c].text.lower() for c in self.tree.of(top, "case")}
        return self.tree.has(top, "compound", "appos") or (
            self.tree.has(top, "nmod") and bool(case & self.grammar["of_phrase"])
        )

    def _may_mean(self, record: PlaceRecord, words: str) -> bool:
        """Whether an article can be thought to mean a place: a small town only when something else in it speaks for it, and so
        a square or palace, as many cities have one of that name, and a division called by a direction ("the South")."""
        site = record.code == "LNDM" and words.split()[-1] in self.grammar["sites"]
        elsewhere = self._other_countries(words)[0] or any(c.weight == 1 for c in self._company if c.words != words)
        known = KNOWN_FAR if elsewhere else KNOWN
        small = record.code.startswith(("PPL", "ADM2", "LCTY")) and record.population < known
        small = small or (record.code == "ADM1" and record.population < LARGE and bool(self._other_countries(words)[0]))
        pointing = words in self.grammar["points"]
        if record.own or not (site or small or pointing):
            return True
        beside = 0.5 if pointing or record.population < HAMLET else 0.0
        return self._fit_countries(record, words) > beside or self._fit_company(record, words) > 0

    def _records(self, words: str, end: int) -> list[PlaceRecord]:
        """All places that words may mean. A state cut short ("Ind.") is that state; a word for a people is its country; an
        organisation's acronym is no place."""
        if not any(c.isupper() for c in words):
            return []
        if (state := _STATES.get(words.replace(" ", ""))) or (state := self._cut_short(words, end)):
            return [p for p in places(state) if p.code == "ADM1" and p.country == "USA"]
        bare = self.words.generic.sub("", words).strip()
        found = list(places(words, self.words.code) or places(bare, self.words.code))
        if not found:
            found = list(places(_SHORT.sub(_in_full, words), self.words.code))
        if fold(words) in self._only_towns:
            found = [p for p in found if p.code != "PCLI"]
        land = self.demonym(bare)
        if land and not any(p.code == "PCLI" for p in found):
            found = [*list(places(land.name))[:1], *found]
        if is_acronym(words) and (wide := [p for p in found if p.code in ("PCLI", "RGN")]):
            return wide
        return [] if is_acronym(words) and organisation(words, self.words.code) else found

    def _cut_short(self, words: str, end: int) -> str | None:
        """The state that a short form means when its full stop was left to the sentence ("Ind" before ".")."""
        at = self.analysis.tokens[end - 1].end
        return _STATES.get(words.replace(" ", "") + ".") if self.article.text[at : at + 1] == "." else None

    def _score(self, record: PlaceRecord, words: str, container: tuple[str | None, str], *, division: bool) -> float:
        """How well a place fits: see the module."""
        if division and record.code.startswith("ADM"):
            record = replace(record, main=True)
        score = math.log10(record.population + 1) / 2 + self._fit_countries(record, words) + self._fit_company(record, words)
        score += self._kind(record) + (0.0 if record.main else _other_name(record)) + (OWN if record.own else 0.0)
        if record.code.startswith("ADM"):
            score += DIVISION if division else 0.0 if record.code == "ADM1" and record.main else -1.0
        iso3, admin1 = container
        if iso3 and iso3 == record.country:
            score += 6.0
        score += 2.0 if record.admin1 and fold(record.admin1) in self._division_names - {words} else 0.0
        score += self._fit_divisions(record, words)
        return score + (4.0 if admin1 and fold(admin1) == fold(record.admin1) else 0.0)

    def _kind(self, record: PlaceRecord) -> float:
        """What the kind of a place says for it: under its usual name, a capital also under another in an article on its
        country; a state only when it is large enough to be known by its bare name."""
        if not record.main and not (record.code == "PPLC" and record.country in self._context):
            return 0.0
        small = record.code == "ADM1" and record.population < LARGE
        return 0.0 if small else _KINDS.get(record.code, 0.0)

    def _fit_countries(self, record: PlaceRecord, words: str) -> float:
        """What the countries of the article say for a place, the name in question left out."""
        others, around = self._other_countries(words)
        total = sum(others.values())
        share = others.get(record.country or "", 0) / total if total else 0.0
        near = record.country in around
        fit = 4 * share + (1.0 if share else 0.0) + (0.5 if near else 0.0)
        return fit - (2.0 if record.code == "LNDM" and total and not share else 0.0)

    def _other_countries(self, words: str) -> tuple[dict[str, int], frozenset[str]]:
        """How much the article speaks of countries apart from a name, and the neighbours of these."""
        if words not in self._others:
            own = self._own_weights.get(words, Counter())
            others = {c: w - own[c] for c, w in self._context.items() if w > own[c]}
            around = (n for c in others if (land := by_code(c)) is not None for n in land.neighbours)
            self._others[words] = others, frozenset(around)
        return self._others[words]

    def _fit_company(self, record: PlaceRecord, words: str) -> float:
        """What the other places of the article say for a place: those in its country, in its division, and near it."""
        others = [c for c in self._company if c.words != words]
        total = sum(c.weight for c in others) + 1
        at_home = [c for c in others if c.record.country and c.record.country == record.country]
        together = sum(c.weight for c in at_home)
        inside = sum(c.weight for c in at_home if _same_division(c.record, record))
        near = sum(c.weight for c in others if _is_near(c.record, record))
        return (TOGETHER * together + WITHIN * inside + BESIDE * near) / total

    def _fit_divisions(self, record: PlaceRecord, words: str) -> float:
        """What it says for a place that other names of the article, however read, are borne in its division: many a name is
        borne in several, but few divisions have all of them."""
        named, borne = self._divisions
        shared = math.fsum(sorted(share for name, share in borne.get(_division(record), ()) if name != words))
        return COMMON * shared / (len(named - {words}) + 1) if shared >= TELLING else 0.0

    @cached_property
    def _divisions(self) -> tuple[frozenset[str], dict[tuple[str, str] | None, list[tuple[str, float]]]]:
        """The place names of the article that divisions have, and by division those that it has, each with how much it says:
        the less, the more divisions have it."""
        spans = [self.trim(n.start, n.end) for n in self.analysis.names if n.kind == "LOC"] + self._inside_names
        words = {fold(self.text(start, end)): (self.text(start, end), end) for start, end in spans if start < end}
        borne: dict[tuple[str, str] | None, list[tuple[str, float]]] = defaultdict(list)
        for name, there in words.items():
            divisions = {d for d in map(_division, self._known_of(*there)[0]) if d is not None}
            for division in divisions:
                borne[division].append((name, 1 / len(divisions)))
        return frozenset(name for names in borne.values() for name, _ in names), borne

    def _is_around(self, record: PlaceRecord) -> bool:
        """Whether another place of the article is in the division of this one, or near it."""
        others = [c.record for c in self._company if fold(c.record.name) != fold(record.name)]
        return any(_same_division(other, record) or _is_near(other, record) for other in others)

    def _only_describes(self, start: int, end: int) -> bool:
        """Whether a name is an adjective ("Asian markets", "Arab leaders"), which no town is."""
        return end - start == 1 and self.analysis.tokens[start].pos == "ADJ" and self.tree.has(start, "amod")

    def _container(self, end: int) -> tuple[str | None, str]:
        """(country, division) named right after, as "…, Texas", "… in Mali"; else the country that heads its part."""
        found = self._named_after(end)
        section = None if found[0] else self.section_of(end - 1) if end <= len(self.analysis.tokens) else None
        return found if section is None or section.land is None else (section.land.iso3, "")

    def _named_after(self, end: int) -> tuple[str | None, str]:
        tokens = self.analysis.tokens
        if (
            end + 1 >= len(tokens)
            or tokens[end].text not in self.grammar["joining"]
            or tokens[end + 1].sentence != tokens[end].sentence
            or self._is_of_body(end + 1)
        ):
            return None, ""
        within = (self._container_of(self.text(end + 1, min(stop, len(tokens)))) for stop in (end + 4, end + 3, end + 2))
        return next((found for found in within if found[0]), (None, ""))

    def _is_of_body(self, start: int) -> bool:
        """Whether the words from here are part of the name of a body ("in Egypt, the U.S. Embassy said")."""
        at = start + (self.analysis.tokens[start].text.lower() in self.grammar["article"])
        name = self.name_at.get(at)
        return name is not None and name.kind == "ORG" and self.land(self.text(name.start, name.end)) is None

    def _container_of(self, words: str) -> tuple[str | None, str]:
        """(country, division) that words name."""
        if land := self.land(words):
            return land.iso3, ""
        state = _STATES.get(words.replace(" ", ""), words)
        division = next((p for p in places(state) if p.code == "ADM1"), None)
        return (division.country, division.name) if division else (None, "")

    def _belongs_to_other(self, start: int, end: int) -> bool:
        """Whether the words are in the name of a person, or of an organisation that is no landmark."""
        for i in range(start, end):
            name = self.name_at.get(i)
            if name is not None and name.kind in ("PERSON", "ORG"):
                whole = self.text(name.start, name.end)
                if name.kind == "PERSON" or not any(p.code in ("LNDM", "RGN", "PCLI") for p in places(whole, self.words.code)):
                    return True
        return False

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """Tokens [start, end) without articles, prepositions and marks round a name."""
        tokens = self.analysis.tokens
        while start < end and (
            tokens[start].pos in ("DET", "PUNCT", "ADP", "CCONJ") or tokens[start].text.lower() in self.grammar["article"]
        ):
            start += 1
        while end > start and (tokens[end - 1].text in ("'s", "’s", ",", ".", "'") or tokens[end - 1].pos == "PUNCT"):
            end -= 1
        return start, end

    def text(self, start: int, end: int) -> str:
        """The article's words of tokens [start, end), on one line."""
        tokens = self.analysis.tokens
        return one_line(self.article.text[tokens[start].start : tokens[end - 1].end])


def _famous(records: Sequence[PlaceRecord]) -> PlaceRecord | None:
    """The city that a name makes everybody think of, if there is one: the only well-known one, or by far the largest."""
    known = [r for r in records if r.code.startswith("PPL") and r.main and r.population >= WELL_KNOWN]
    known.sort(key=lambda r: -r.population)
    far = len(known) > 1 and known[0].population >= BY_FAR * known[1].population
    return known[0] if len(known) == 1 or far else None


def _other_name(record: PlaceRecord) -> float:
    """What it says against a place that the name is not its usual one: large towns are known by several, small ones are
    listed with many that nobody uses."""
    return -1.0 if record.population >= WELL_KNOWN else -2.5 if record.population >= KNOWN else -5.0


def _same_division(one: PlaceRecord, other: PlaceRecord) -> bool:
    """Whether two places are in one first-order division, or one is the other's."""
    if one.country != other.country or not one.country:
        return False
    first, second = (p.name if p.code == "ADM1" else p.admin1 for p in (one, other))
    return bool(first) and first == second


def _division(record: PlaceRecord) -> tuple[str, str] | None:
    """The country and first-order division that a place is in, or is."""
    name = record.name if record.code == "ADM1" else record.admin1
    return (record.country, fold(name)) if record.country and name and record.code not in _WIDE else None


def _is_near(one: PlaceRecord, other: PlaceRecord) -> bool:
    """Whether two places, neither of them large, are near each other."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None or {one.code, other.code} & _LARGE:
        return False
    if abs(one.lat - other.lat) > NEAR:
        return False
    narrow = math.cos(math.radians((one.lat + other.lat) / 2))
    return math.hypot(one.lat - other.lat, (one.lon - other.lon) * narrow) <= NEAR


_LARGE = frozenset({"PCLI", "RGN", "SEA", "ADM1"})
"""Codes of places whose middle says little of where they are."""


_WIDE = frozenset({"PCLI", "RGN", "SEA"})
"""Codes of places whose names are also said of what is of them."""


def country_place(land: Country) -> Place:
    """A country as a place."""
    return Place(land.name, "country", land.lat, land.lon, land.iso3, land.geonames)


def one_line(text: str) -> str:
    """Words with one space between them."""
    return " ".join(text.split())


_SHORT = re.compile(r"\b(?:St|Ste|Mt|Ft|Pt|Twp|Co)\.(?=\s|$)")
_FULL = {"St.": "Saint", "Ste.": "Sainte", "Mt.": "Mount", "Ft.": "Fort", "Pt.": "Point", "Twp.": "Township", "Co.": "County"}
"""Words of place names that papers cut short."""


def _in_full(short: re.Match[str]) -> str:
    return _FULL[short.group()]


_STATES = {
    "Ala.": "Alabama", "Ariz.": "Arizona", "Ark.": "Arkansas", "Calif.": "California", "Colo.": "Colorado",
    "Conn.": "Connecticut", "Del.": "Delaware", "Fla.": "Florida", "Ga.": "Georgia", "Ill.": "Illinois", "Ind.": "Indiana",
    "Kan.": "Kansas", "Ky.": "Kentucky", "La.": "Louisiana", "Md.": "Maryland", "Mass.": "Massachusetts",
    "Mich.": "Michigan", "Minn.": "Minnesota", "Miss.": "Mississippi", "Mo.": "Missouri", "Mont.": "Montana",
    "Neb.": "Nebraska", "Nev.": "Nevada", "N.C.": "North Carolina", "N.D.": "North Dakota", "N.H.": "New Hampshire",
    "N.J.": "New Jersey", "N.M.": "New Mexico", "N.Y.": "New York", "Okla.": "Oklahoma", "Ore.": "Oregon",
    "Pa.": "Pennsylvania", "R.I.": "Rhode Island", "S.C.": "South Carolina", "S.D.": "South Dakota", "Tenn.": "Tennessee",
    "Tex.": "Texas", "Va.": "Virginia", "Vt.": "Vermont", "Wash.": "Washington", "Wis.": "Wisconsin",
    "W.Va.": "West Virginia", "Wyo.": "Wyoming", "D.C.": "District of Columbia",
}  # fmt: skip
"""How American papers shorten the names of states."""
