"""Where a happening took place: place names of an article resolved against the gazetteer, by the company they keep.

A name means, of all places that bear it, the one that fits best: what the text names right after it ("Tripoli, Lebanon"),
the countries the article is about, their neighbours, the other places that it names and what lies near them, then capital
before town and many people before few. No name speaks for itself: "Georgia" says nothing of which Georgia is meant. A name
that nothing knows stays, with precision "unknown". A place is not an actor, and a name inside a person's name is no place.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.extract.phrases import Tree
from dateline.extract.trace import SILENT, Trace
from dateline.knowledge.countries import Country, are_neighbours, by_capital, by_code, by_demonym, country
from dateline.knowledge.offices import offices_of
from dateline.knowledge.organisations import organisation
from dateline.knowledge.places import PlaceRecord, places
from dateline.knowledge.spelling import fold, is_acronym
from dateline.model import Analysis, Article, Filler, Happening, Name, Place

SURE = 0.3
"""Mean probability from which the model's own "where" is believed."""
SHOWN = 2
"""Phrases that the reader proposes and an explanation shows."""
KNOWN = 3_000
"""People from which a town is known by itself: what a smaller one shares its name with is seldom it."""
WELL_KNOWN = 100_000
"""People from which a town is known when it stands inside another name."""
CLEAR = 0.5
"""Share of an article's scenes from which one country is clearly its scene."""
NEAR = 1.45
"""Degrees of latitude within which two places are near each other: 161 km."""
TOGETHER, WITHIN, BESIDE = 3.0, 5.0, 7.0
"""How much it says for a place that all other places of the article are in its country, in its division, near it."""
OWN = 3.0
"""What it says for a place that the user has added it."""
_KINDS = {"PCLI": 7.5, "PPLC": 5.5, "PPLA": 1.0, "RGN": 10.0, "SEA": 10.0, "LNDM": 5.0, "ADM1": 3.5, "PPL": 0.5}
"""What the kind of a place says for it; a seat of a smaller division says nothing."""
DIVISION = 4.0
"""What it says for a division that it is called one ("Gao region")."""
LARGE = 1_000_000
"""People from which a state or province is known by its bare name."""
ROUNDS = 2
"""How often the names of an article are read in the light of each other."""
INSIDE = 3
"""Words of a place name inside the name of an organisation, at most."""

_VERBAL = frozenset({"ACCUSE", "REJECT", "REQUEST", "STATEMENT", "SUPPORT", "SANCTION", "THREATEN", "AGREE"})
"""Words rather than deeds: the places in them are what they are about, seldom where they were said."""
_PHYSICAL = frozenset({"ASSAULT", "COERCE", "COUP", "VOTE", "OFFICE", "PROTEST", "MOBILIZE", "RETREAT"})
"""Deeds that take place in the country they concern."""
_OFTEN_PHYSICAL = frozenset({"AID", "COOPERATE", "CONCEDE"})
"""Deeds that do so where the article has one clear scene."""
_GOES_ON = frozenset({"ASSAULT", "PROTEST"})
"""Deeds that a text goes on telling of where it placed them first ("an attack in X … ten were killed … the gunmen fled")."""
_ABROAD = frozenset({"MOBILIZE", "RETREAT"})
"""Moves of forces: seldom in the country whose forces they are."""
_OF_STATES = frozenset({"COUP", "VOTE", "OFFICE"})
"""Deeds that take place in the country whose power, vote or office it is, seldom elsewhere."""
_AT_HOME = frozenset({"COUP", "OFFICE", "COERCE", "VOTE"})
"""Deeds that a state, its people or its officials do, or suffer, at home."""


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


class Places:
    """Resolves the place names of one article."""

    def __init__(self, article: Article, analysis: Analysis, *, trace: Trace = SILENT) -> None:
        self.article, self.analysis, self.trace = article, analysis, trace
        self.tree = Tree(analysis, article.language)
        self.words, self.grammar = self.tree.words, self.tree.words.grammar
        self._names: dict[int, Name] = {i: n for n in analysis.names for i in range(n.start, n.end)}
        self._resolved: dict[tuple[int, int], Place | None] = {}
        self._told: list[tuple[Happening, str, Place]] = []
        self._kinds: dict[int, str] = {}
        self._surveying = False
        self._own_weights: dict[str, Counter[str]] = {}
        self._context = self._weigh_countries()
        self._company: tuple[_Companion, ...] = ()
        for _ in range(ROUNDS):
            self._company = tuple(self._read_company())
        self._scenes = self._weigh_scenes()

    # ------------------------------------------------------------ context

    def _weigh_countries(self) -> Counter[str]:
        """ISO3 codes of the countries the article speaks of, by how often, how early and how much as a scene ("in Mali")
        rather than as someone who acts."""
        weights: Counter[str] = Counter()
        for start, end, land in self._country_words:
            weight = self._weight(start, end)
            weights[land.iso3] += weight
            self._own_weights.setdefault(fold(self._text(start, end)), Counter())[land.iso3] += weight
        for words in (self.article.dateline or "").split(","):
            named = self._land(words.strip()) or by_capital(words.strip(), self.words.code)
            if named:
                weights[named.iso3] += 2
        return weights

    def _weigh_scenes(self) -> Counter[str]:
        """The same, with the countries of towns and regions as resolved."""
        weights = Counter(self._context)
        for start, end, land in self._land_words[len(self._country_words) :]:
            weights[land.iso3] += self._weight(start, end)
        return weights

    def _land(self, words: str) -> Country | None:
        return country(words, self.words.code)

    def _demonym(self, word: str) -> Country | None:
        return by_demonym(word, self.words.code)

    @cached_property
    def _country_words(self) -> list[tuple[int, int, Country]]:
        """(start, end, country) of country names, then of demonyms."""
        names = [(n.start, n.end, self._land(self._text(n.start, n.end))) for n in self.analysis.names if n.kind == "LOC"]
        for i, token in enumerate(self.analysis.tokens):
            named = self._names.get(i)
            if named is None or named.kind in ("ORG", "EVENT"):
                names.append((i, i + 1, self._demonym(token.text)))
        return [(start, end, land) for start, end, land in names if land is not None]

    @cached_property
    def _land_words(self) -> list[tuple[int, int, Country]]:
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
        for i, token in enumerate(self.analysis.tokens):
            land = None if (n := self._names.get(i)) is not None and n.kind == "LOC" else self._demonym(token.text)
            found.append(self._land_at(land, i, i + 1) if land else None)
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
                end = next((e for e in ends if self._names_place(self._text(start, e))), None)
                if end is not None:
                    spans.append((start, end))
        return spans

    def _names_place(self, words: str) -> bool:
        """Whether words that stand inside another name can only be taken for a place: a country or state, a county that is
        called so, a town of some size."""
        if not words[:1].isupper() or organisation(words, self.words.code) is not None:
            return False
        division = bool(self.words.division.search(words))
        return any(
            p.main and (p.code in ("PCLI", "ADM1") or (division and p.code == "ADM2") or p.population >= WELL_KNOWN)
            for p in places(_STATES.get(words, words), self.words.code)
        )

    def _reading_at(self, start: int, end: int) -> Place | None:
        """The best reading of words that stand inside another name."""
        readings = self._read(self._text(start, end), end)
        if not readings:
            return None
        span = self.analysis.span(start, end)
        return replace(self._make(readings[0].record, self._text(start, end)), span=span, text=self.article.quote(span))

    def _read_company(self) -> Iterator[_Companion]:
        """Each place name of the article with the reading that fits best as far as countries tell; what could as well be
        another place counts half."""
        spans = [self._trim(n.start, n.end) for n in self.analysis.names if n.kind == "LOC"] + self._inside_names
        seen: set[str] = set()
        for start, end in spans:
            words = self._text(start, end) if start < end else ""
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
        named = {self._text(n.start, n.end) for n in self.analysis.names if n.kind == "LOC"}
        found = [p for words in named for p in places(_STATES.get(words, words)) if p.code == "ADM1" and p.main]
        return frozenset(fold(p.name) for p in found)

    def _weight(self, start: int, end: int) -> int:
        tokens = self.analysis.tokens
        named = self._names.get(start)
        early = 1 if tokens[start].sentence < 2 else 0
        if named is None or named.kind != "LOC":
            return 1
        before = self._before(start)
        if before in self.grammar["locative"]:
            return 4 + early
        owner = end < len(tokens) and tokens[end].text in ("'s", "’s", "'", "’")
        return (2 if before in self.grammar["moving"] or owner else 1) + early

    def _before(self, start: int) -> str:
        """The word before a name, articles and words like "northern" left out."""
        at = start - 1
        while at >= 0 and self.analysis.tokens[at].text.lower() in self.grammar["points"] | self.grammar["article"]:
            at -= 1
        return self.analysis.tokens[at].text.lower() if at >= 0 else ""

    @property
    def focus(self) -> Country | None:
        """The country in which most of what the article tells takes place; the first named wins a tie."""
        best = max(self._scenes.values(), default=0)
        return by_code(next(c for c, w in self._scenes.items() if w == best)) if best else None

    # ------------------------------------------------------------ a name

    def resolve(self, start_token: int, end_token: int) -> Place | None:
        """The place that tokens [start, end) name, with the runner-up; None when they are part of a person's or an
        organisation's name. An unknown name is kept, with precision "unknown"."""
        key = (start_token, end_token)
        if key not in self._resolved:
            self._resolved[key] = self._resolve(*self._trim(start_token, end_token))
        return self._resolved[key]

    def _resolve(self, start: int, end: int) -> Place | None:
        if start >= end or self._belongs_to_other(start, end):
            return None
        words = self._text(start, end)
        readings = self._read(words, end)
        first, _, rest = words.partition(" ")
        if not readings and rest and first.lower() in self.grammar["points"]:
            start, words, readings = start + 1, rest, self._read(rest, end)
        span = self.analysis.span(start, end)
        said = self.article.quote(span)
        if not readings:
            known = any(c.isupper() for c in words) and organisation(words, self.words.code) is None
            return Place(words, "unknown", span=span, text=said) if known else None
        best, *others = readings
        place = replace(self._make(best.record, words), span=span, text=said)
        other = next((o for o in others if o.record.key != best.record.key), None)
        place = replace(self._part(place, start), runner_up=other.record.key if other else "")
        self._tell_reading(place, best, other)
        return place

    def _part(self, place: Place, start: int) -> Place:
        """The part of a country or region that a word like "northern" before it names, at the middle of the whole; a town stays
        whole."""
        before = self._point_before(start)
        tokens = self.analysis.tokens
        if before < 0 or tokens[before].sentence != tokens[start].sentence:
            return place
        if place.precision not in ("country", "region", "district"):
            return place
        point = tokens[before].text.lower()
        span = self.analysis.span(before, start + 1)
        span = replace(span, end=place.span.end if place.span else span.end)
        name = f"{self.words.point_adjectives.get(point, point)} {place.name}"
        return replace(place, name=name, precision="region", geonames=None, span=span, text=self.article.quote(span))

    def _point_before(self, start: int) -> int:
        """The point of the compass before a name ("northern Mali", "le nord du Mali"), -1 when there is none."""
        tokens, at = self.analysis.tokens, start - 1
        if self.words.code != "en":
            at -= at >= 0 and tokens[at].text.lower() in self.grammar["article"]
            if at < 0 or tokens[at].text.lower() not in self.grammar["of_phrase"]:
                return -1
            at -= 1
        return at if at >= 0 and tokens[at].text.lower() in self.grammar["points"] else -1

    def _make(self, record: PlaceRecord, words: str) -> Place:
        name = record.full_name
        own, _, rest = name.partition(", ")
        if fold(own) == f"{fold(words)} city" and record.code != "ADM1":
            name = f"{_one_line(words)}, {rest}" if rest else _one_line(words)
        return Place(name, record.precision, record.lat, record.lon, record.country, record.geonames)

    def _read(self, words: str, end: int) -> list[_Reading]:
        """All readings of a name, best first."""
        container = self._container(end)
        division = bool(self.words.division.search(words))
        found = self._records(words, end)
        known = [r for r in found if self._may_mean(r, fold(words))]
        readings = [_Reading(self._score(r, fold(words), container, division=division), r) for r in known]
        return sorted(readings, key=lambda r: (-r.score, -r.record.population, r.record.geonames or 0))

    def _may_mean(self, record: PlaceRecord, words: str) -> bool:
        """Whether an article can be thought to mean a place: a small town only when something else in it speaks for it."""
        if record.own or not record.code.startswith("PPL") or record.population >= KNOWN:
            return True
        return self._fit_countries(record, words) > 0 or self._fit_company(record, words) > 0

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
        land = self._demonym(bare)
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
        score = math.log10(record.population + 1) / 2 + self._fit_countries(record, words) + self._fit_company(record, words)
        score += self._kind(record) + (0.0 if record.main else _other_name(record)) + (OWN if record.own else 0.0)
        if record.code.startswith("ADM"):
            score += DIVISION if division else 0.0 if record.code == "ADM1" and record.main else -1.0
        iso3, admin1 = container
        if iso3 and iso3 == record.country:
            score += 6.0
        score += 2.0 if record.admin1 and fold(record.admin1) in self._division_names - {words} else 0.0
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
        own = self._own_weights.get(words, Counter())
        others = {c: w - own[c] for c, w in self._context.items() if w > own[c]}
        total = sum(others.values())
        share = others.get(record.country or "", 0) / total if total else 0.0
        near = any(record.country and c != record.country and are_neighbours(c, record.country) for c in others)
        fit = 4 * share + (1.0 if share else 0.0) + (0.5 if near else 0.0)
        return fit - (2.0 if record.code == "LNDM" and total and not share else 0.0)

    def _fit_company(self, record: PlaceRecord, words: str) -> float:
        """What the other places of the article say for a place: those in its country, in its division, and near it."""
        others = [c for c in self._company if c.words != words]
        total = sum(c.weight for c in others) + 1
        together = sum(c.weight for c in others if c.record.country and c.record.country == record.country)
        inside = sum(c.weight for c in others if _same_division(c.record, record))
        near = sum(c.weight for c in others if _is_near(c.record, record))
        return (TOGETHER * together + WITHIN * inside + BESIDE * near) / total

    def _container(self, end: int) -> tuple[str | None, str]:
        """(country, division) named right after: "…, Lebanon", "…, Texas", "… in Mali"."""
        tokens = self.analysis.tokens
        if (
            end + 1 >= len(tokens)
            or tokens[end].text not in self.grammar["joining"]
            or tokens[end + 1].sentence != tokens[end].sentence
        ):
            return None, ""
        for stop in (end + 4, end + 3, end + 2):
            words = self._text(end + 1, min(stop, len(tokens)))
            if land := self._land(words):
                return land.iso3, ""
            state = _STATES.get(words.replace(" ", ""), words)
            division = next((p for p in places(state) if p.code == "ADM1"), None)
            if division:
                return division.country, division.name
        return None, ""

    def _belongs_to_other(self, start: int, end: int) -> bool:
        """Whether the words are in the name of a person, or of an organisation that is no landmark."""
        for i in range(start, end):
            name = self._names.get(i)
            if name is not None and name.kind in ("PERSON", "ORG"):
                whole = self._text(name.start, name.end)
                if name.kind == "PERSON" or not any(p.code in ("LNDM", "RGN", "PCLI") for p in places(whole, self.words.code)):
                    return True
        return False

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        tokens = self.analysis.tokens
        while start < end and (
            tokens[start].pos in ("DET", "PUNCT", "ADP") or tokens[start].text.lower() in self.grammar["article"]
        ):
            start += 1
        while end > start and (tokens[end - 1].text in ("'s", "’s", ",", ".", "'") or tokens[end - 1].pos == "PUNCT"):
            end -= 1
        return start, end

    def _text(self, start: int, end: int) -> str:
        tokens = self.analysis.tokens
        return _one_line(self.article.text[tokens[start].start : tokens[end - 1].end])

    # ------------------------------------------------------------ a happening

    def survey(self, happenings: Iterable[tuple[Happening, str]]) -> None:
        """Look at all happenings with their types, in text order, so that one whose place is not told may take it from
        another of its kind. To be called once, before the first `place_of`."""
        self._surveying = True
        listed = list(happenings)
        self._kinds = {i: kind for h, kind in listed for i in range(h.start, h.end)}
        told = [(h, kind, self._direct(h, kind)) for h, kind in listed]
        self._told = [(h, kind, place) for h, kind, place in told if place is not None]
        self._surveying = False

    def place_of(
        self, happening: Happening, *, type: str = "", actors: Sequence[Filler] = (), recipients: Sequence[Filler] = ()
    ) -> Place | None:
        """Where a happening took place: what the model points at, else a phrase of place in its clause; for a deed also one
        in its sentence, else where the text told of its kind before, else the country it concerns (then `rule` says so and
        there is no span). None when none follows.

        `type` is the happening's type as coded; the model's own when left out.
        """
        place = self._place_of(
            happening, type or (happening.types[0][0] if happening.types else ""), _lands_of(actors), _lands_of(recipients)
        )
        self.trace.settle("where", place, "" if place is None else place.rule)
        return place

    def _place_of(self, happening: Happening, kind: str, doers: list[Country], others: list[Country]) -> Place | None:
        owners = [*others, *doers]
        place = self._direct(happening, kind)
        if place is not None and kind in _OF_STATES and owners and _is_abroad(place, owners):
            self._note(f"{place.name} lies in none of the countries whose {kind} it is")
            place = None
        if place is not None:
            return self._widen(place) if kind == "COUP" else place
        if kind in _PHYSICAL:
            return self._gone_on(happening, kind) or self._inferred(happening, kind, doers, others)
        if kind in _OFTEN_PHYSICAL and self._is_clear():
            self._note(f"no phrase of place belongs to it; {kind} takes the one clear scene of the report")
            return self._scene()
        self._note(f"no phrase of place belongs to it; {kind} takes none from the rest of the report")
        return None

    def _widen(self, place: Place) -> Place:
        """The country of a place: power over it is what a coup is about, wherever the soldiers stand."""
        land = by_code(place.country or "")
        if land is None or place.precision == "country":
            return place
        wide = replace(self._land_at(land, 0, 1), span=place.span, text=place.text)
        self.trace.name(wide, "a coup is a whole country's", place)
        return wide

    def _direct(self, happening: Happening, kind: str) -> Place | None:
        """The place that its clause gives, for a deed also that of its sentence."""
        for head in [*self._proposed(happening), *self._locative(happening, kind)]:
            place = self._at(head)
            self._tell_phrase(head, place)
            if place is not None:
                return place
        if kind not in _PHYSICAL:
            return None
        self._note(f"no phrase of place belongs to it; {kind} takes place somewhere, so its sentence is asked")
        return self._in_sentence(happening, kind)

    def _note(self, text: str) -> None:
        """Tell what was weighed for the happening at hand; a survey is of no one happening."""
        if not self._surveying:
            self.trace.note("where", text)

    def _tell_phrase(self, head: int, place: Place | None) -> None:
        if self.trace.on:
            words = self._text(*self.tree.phrase(head))
            self._note(f"“{words}” is taken" if place else f"“{words}” is looked up and names no place")

    def _tell_reading(self, place: Place, best: _Reading, other: _Reading | None) -> None:
        if self.trace.on:
            next_best = f", runner-up {other.record.key} {other.score:.2f}" if other else ", the only one of this name"
            self.trace.name(place, f"{best.record.key} fits with {best.score:.2f}{next_best}")

    def _proposed(self, happening: Happening) -> list[int]:
        """Heads of phrases that the model takes for the place, likeliest first."""
        chances: dict[int, list[float]] = {}
        for role, token, chance in happening.roles:
            if role == "where":
                chances.setdefault(self.tree.head_of(token), []).append(chance)
        likely = [(sum(c) / len(c), -abs(h - happening.start), h) for h, c in chances.items()]
        if self.trace.on:
            for mean, _, h in sorted(likely, reverse=True)[:SHOWN]:
                words = self._text(*self.tree.phrase(h))
                self._note(f"the reader gives “{words}” {mean:.0%} ({SURE:.0%} needed)")
        return [head for mean, _, head in sorted(likely, reverse=True) if mean >= SURE]

    def _locative(self, happening: Happening, kind: str) -> list[int]:
        """Heads of place names after "in", "at", "near" … that hang on the happening or the verb that carries it."""
        if kind in _VERBAL:
            return []
        carriers = [happening.start, *range(happening.start + 1, happening.end)]
        clause = self.tree.clause(happening.start)
        if self.analysis.tokens[happening.start].pos != "VERB" and clause not in carriers:
            carriers.append(clause)
        heads = [h for c in carriers for h in self.tree.of(c, "obl", "nmod") if self._is_locative(h, kind)]
        named = [h for h in heads if self._place_name(h) is not None]
        if self.trace.on:
            for h in named:
                self._note(f"“{self._text(*self.tree.phrase(h))}” hangs on it after a word of place")
        return named

    def _is_locative(self, head: int, kind: str) -> bool:
        case = {self.analysis.tokens[c].text.lower() for c in self.tree.of(head, "case")}
        return bool(case & self.grammar["locative"]) or (
            kind in ("RETREAT", "MOBILIZE", "CONSULT") and bool(case & self.grammar["moving"])
        )

    def _at(self, head: int) -> Place | None:
        """The place that a phrase names or refers to."""
        name = self._place_name(head)
        token = self.analysis.tokens[head]
        if name is None:
            whole = self._names.get(head)
            if whole is not None:
                return self.resolve(whole.start, whole.end)
            return self._by_people(head) or self._by_noun(head)
        over = token.head if self.tree.has(head, "nmod:poss", "compound") else head
        for site in (head, over):
            if self.analysis.tokens[site].lemma.lower() in self.grammar["sites"] and not name.start <= site < name.end:
                return self._site(site, name)
        return self._joined(head, name) or self._finest(name)

    def _finest(self, name: Name) -> Place | None:
        """The place of a name, or of the finer one that it only locates ("Kyiv, Ukraine", "Raqqa in northern Syria")."""
        place = self.resolve(name.start, name.end)
        at = name.start - 1
        while at > 0 and self.analysis.tokens[at].text.lower() in self._between:
            at -= 1
        before = self._names.get(at) if at < name.start - 1 else None
        if before is None or before.kind != "LOC" or (place is not None and place.precision in ("town", "point")):
            return place
        finer = self.resolve(before.start, before.end)
        inside = finer is not None and (place is None or place.precision == "unknown" or finer.country == place.country)
        return finer if inside and finer is not None and finer.precision != "country" else place

    @cached_property
    def _between(self) -> frozenset[str]:
        """What may stand between a place and what it lies in."""
        return self.grammar["points"] | self.grammar["joining"] | self.grammar["article"]

    def _joined(self, head: int, name: Name) -> Place | None:
        """ "Gao and Bamako": two or more places named together stand as one name, without coordinates."""
        names = [self._names.get(h) for h in self.tree.conjuncts(head)]
        together = [n for n in names if n is not None and n.kind == "LOC"]
        found = [p for n in together if (p := self.resolve(n.start, n.end)) is not None]
        if len(found) < 2 or together[0] != name:
            return None
        lands = {p.country for p in found}
        land = by_code(found[0].country or "") if len(lands) == 1 and found[0].precision != "country" else None
        shorts = [p.name.partition(", ")[0] for p in found]
        title = ", ".join(shorts[:-1]) + " and " + shorts[-1] + (f", {land.name}" if land else "")
        span = self.analysis.span(min(n.start for n in together), max(n.end for n in together))
        only = found[0].country if len(lands) == 1 else None
        place = Place(title, "region", country=only, span=span, text=self.article.quote(span))
        self.trace.name(place, "places named together stand as one")
        return place

    def _place_name(self, head: int) -> Name | None:
        """The place name at a phrase's head or inside the phrase ("the city of Gao", "Bamako airport")."""
        own = self._names.get(head)
        if own is not None:
            return own if own.kind == "LOC" else None
        start, end = self.tree.phrase(head)
        return next((n for i in range(start, end) if (n := self._names.get(i)) is not None and n.kind == "LOC"), None)

    def _site(self, head: int, name: Name) -> Place | None:
        """A building, base or border named with a town or country: "Bamako airport, Mali"."""
        near = self.resolve(name.start, name.end)
        if near is None:
            return None
        start, end = self._trim(*self.tree.phrase(head))
        span = self.analysis.span(start, end)
        said = self.article.quote(span)
        land = by_code(near.country) if near.country else None
        site = self._english_site(head, near) or _one_line(_POSSESSIVE.sub("", said))
        title = f"{site}, {land.name}" if land else site
        place = replace(near, name=title, precision="point", geonames=None, span=span, text=said)
        self.trace.name(place, "a building, base or border with a place name in it", near)
        return place

    def _english_site(self, head: int, near: Place) -> str:
        """ "l'aéroport de Bamako": "Bamako airport"; nothing where the report's own words are English."""
        site = self.words.site_names.get(self.analysis.tokens[head].lemma.lower(), "")
        return f"{near.name.partition(', ')[0]} {site}" if site else ""

    def _by_people(self, head: int) -> Place | None:
        """ "Syrian airspace", "Turkish soil": the country of the adjective in a phrase."""
        start, end = self.tree.phrase(head)
        if self.analysis.tokens[head].mention not in ("place", ""):
            return None
        for i in range(start, end):
            land = self._demonym(self.analysis.tokens[i].text) if i not in self._names else None
            if land:
                return self._land_at(land, i, i + 1)
        return None

    def _land_at(self, land: Country, start: int, end: int) -> Place:
        span = self.analysis.span(start, end)
        said = self.article.quote(span)
        return Place(land.name, "country", land.lat, land.lon, land.iso3, land.geonames, span=span, text=said)

    def _by_noun(self, head: int) -> Place | None:
        """ "The country", "the capital", "there": what they refer to in this article."""
        lemma = self.analysis.tokens[head].lemma.lower()
        land = self.focus
        span = self.analysis.span(head, head + 1)
        said = self.article.quote(span)
        if land and lemma in self.grammar["land"]:
            return Place(land.name, "country", land.lat, land.lon, land.iso3, land.geonames, span=span, text=said)
        if land and lemma in self.grammar["land_capital"]:
            record = next((p for p in places(land.capital) if p.country == land.iso3 and p.code == "PPLC"), None)
            return replace(self._make(record, land.capital), span=span, text=said) if record else None
        if lemma in self.grammar["there"]:
            return self._mentioned_before(head, ("town", "country", "region", "district"), scenes=True)
        if lemma in self.grammar["sites"]:
            return self._site_before(head, lemma)
        towns = self.grammar["town"] | self.grammar["village"]
        return self._mentioned_before(head, ("town",) if lemma in towns else ())

    def _site_before(self, head: int, lemma: str) -> Place | None:
        """ "The airport": the airport that the article names somewhere."""
        span = self.analysis.span(head, head + 1)
        for name in self.analysis.names:
            site = self.analysis.tokens[name.start].head
            if name.kind == "LOC" and self.analysis.tokens[site].lemma.lower() == lemma and not name.start <= site < name.end:
                place = self._site(site, name)
                return replace(place, span=span, text=self.article.quote(span)) if place is not None else None
        return None

    def _mentioned_before(self, head: int, precisions: tuple[str, ...], *, scenes: bool = False) -> Place | None:
        """The last place named before; with `scenes` rather one named as a place ("in Mali") than as one who acts."""
        span = self.analysis.span(head, head + 1)
        names = [n for n in reversed(self.analysis.names) if n.kind == "LOC" and n.end <= head] if precisions else []
        if scenes:
            names.sort(key=lambda n: self._before(n.start) not in self.grammar["locative"] | self.grammar["moving"])
        for name in names:
            place = self.resolve(name.start, name.end)
            if place is not None and place.precision in precisions:
                here = replace(place, span=span, text=self.article.quote(span))
                self.trace.name(here, "the last place before it that the word can stand for", place)
                return here
        return None

    # ------------------------------------------------------------ inferred

    def _in_sentence(self, happening: Happening, kind: str) -> Place | None:
        """The nearest place name after "in", "at" … in the same sentence that is not where something else took place or was
        said."""
        start, end = self.tree.sentence(happening.start)
        found = [
            (abs(n.start - happening.start), n.start, place)
            for n in self.analysis.names
            if n.kind == "LOC" and start <= n.start < end and self._before(n.start) in self.grammar["locative"]
            if not self._is_of_another(n, happening, kind)
            if (place := self.resolve(n.start, n.end)) is not None
        ]
        place = min(found, key=lambda f: f[:2])[2] if found else None
        if place is not None:
            self._note(f"“{place.text}” is the nearest in its sentence after a word of place")
        return place

    def _is_of_another(self, name: Name, happening: Happening, kind: str) -> bool:
        """Whether a place hangs on another kind of happening, or on a word of saying."""
        at, seen = self.tree.head_of(name.start), set[int]()
        while at not in seen and not happening.start <= at < happening.end:
            seen.add(at)
            token = self.analysis.tokens[at]
            if self._kinds.get(at, kind) != kind or (token.pos == "VERB" and token.lemma.lower() in self.words.reporting):
                return True
            if self._kinds.get(at) == kind:
                return False
            at = token.head
        return False

    def _gone_on(self, happening: Happening, kind: str) -> Place | None:
        """Where the text told of the same before: of the deed that the same word names, else of the last of its kind."""
        if kind not in _GOES_ON:
            return None
        lemma = self.analysis.tokens[happening.start].lemma
        alike = [(h, p) for h, k, p in self._told if k == kind and self.analysis.tokens[h.start].lemma == lemma]
        before = [(h, p) for h, k, p in self._told if k == kind and h.start < happening.start]
        if alike:
            nearest = min(alike, key=lambda told: (abs(told[0].start - happening.start), told[0].start))
            return self._carry(nearest[1], f"where the report tells of “{lemma}”")
        return self._carry(before[-1][1], "where the last deed of its kind in the report took place") if before else None

    def _carry(self, place: Place, rule: str) -> Place:
        """A place that another happening had in words, as one worked out by a rule."""
        carried = replace(place, span=None, text="", runner_up="", rule=rule)
        self.trace.name(carried, rule, place)
        return carried

    def _inferred(self, happening: Happening, kind: str, doers: list[Country], others: list[Country]) -> Place | None:
        """The country of those concerned, else the one that its sentence speaks of, else where the article's scene is."""
        if kind in _AT_HOME and (others or doers):
            return _as_inferred([*others, *doers][0], "the country of those it concerns")
        start, end = self.tree.sentence(happening.start)
        lands = {land.iso3: land for s, _, land in self._land_words if start <= s < end}
        if kind in _ABROAD:
            lands = {code: land for code, land in lands.items() if land not in doers}
        if len(lands) == 1:
            return _as_inferred(next(iter(lands.values())), "the only country its sentence speaks of")
        return self._scene()

    def _scene(self) -> Place | None:
        return _as_inferred(self.focus, "the country the report is about") if self.focus else None

    def _is_clear(self) -> bool:
        return bool(self._scenes) and max(self._scenes.values()) >= CLEAR * sum(self._scenes.values())


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


def _is_near(one: PlaceRecord, other: PlaceRecord) -> bool:
    """Whether two places, neither of them large, are near each other."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None or {one.code, other.code} & _LARGE:
        return False
    narrow = math.cos(math.radians((one.lat + other.lat) / 2))
    return math.hypot(one.lat - other.lat, (one.lon - other.lon) * narrow) <= NEAR


_LARGE = frozenset({"PCLI", "RGN", "SEA", "ADM1"})
"""Codes of places whose middle says little of where they are."""


def _as_inferred(land: Country, rule: str) -> Place:
    return Place(land.name, "country", land.lat, land.lon, land.iso3, land.geonames, rule=rule)


def _lands_of(parties: Sequence[Filler]) -> list[Country]:
    return [land for one in parties if (land := _land_of(one.name)) is not None]


def _is_abroad(place: Place, owners: Sequence[Country]) -> bool:
    """Whether a place lies in a country, and in none of theirs."""
    return place.country is not None and all(place.country != land.iso3 for land in owners)


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


def _one_line(text: str) -> str:
    return " ".join(text.split())


_POSSESSIVE = re.compile(r"['’]s?(?=\s)")
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
