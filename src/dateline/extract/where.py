"""Where a happening took place: place names of an article resolved against the gazetteer, by the company they keep.

A name means, of all places that bear it, the one that fits best: the country that the text names right after it ("Tripoli,
Lebanon"), the countries the article is about, their neighbours, then capital before town and many people before few. A name
that nothing knows stays, with precision "unknown". A place is not an actor, and a name inside a person's name is no place.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.extract.phrases import Tree
from dateline.knowledge.countries import Country, are_neighbours, by_capital, by_code, by_demonym, country
from dateline.knowledge.organisations import organisation
from dateline.knowledge.places import PlaceRecord, places
from dateline.knowledge.spelling import fold
from dateline.model import Analysis, Article, Happening, Name, Place

SURE = 0.3
"""Mean probability from which the model's own "where" is believed."""
CLEAR = 0.5
"""Share of an article's scenes from which one country is clearly its scene."""

_POINT_WORDS = """
north south east west northern southern eastern western central northeast northwest southeast southwest northeastern
northwestern southeastern southwestern north-east north-west south-east south-west north-eastern north-western south-eastern
south-western upper lower inner coastal rural
"""
_POINTS = frozenset(_POINT_WORDS.split())
_OF_POINTS = {"north": "northern", "south": "southern", "east": "eastern", "west": "western"}
_GENERIC = re.compile(
    r"(?i)^(?:(?:the )?(?:city|town|village|port|province|region|state|district|island|republic|suburb|governorate|county)"
    r" of )|(?: (?:city|town|village|province|region|state|district|governorate|prefecture|county|area|airspace|territory|soil"
    r"|waters|coast|coastline|mainland|countryside|capital))$"
)
_DIVISION = re.compile(r"(?i)\b(?:province|region|state|district|governorate|prefecture|county|cercle)\b")
_SITE_WORDS = """
airport palace university square mosque hotel embassy consulate base airbase prison border stadium museum mall camp church
synagogue hospital school station bridge parliament headquarters compound crossing port refinery plant
"""
_SITES = frozenset(_SITE_WORDS.split())
_LOCATIVE = frozenset(
    ("in", "at", "near", "inside", "across", "around", "outside", "throughout", "into", "within", "off", "over")
)
_MOVING = frozenset({"to", "from"})
_VERBAL = frozenset({"ACCUSE", "REJECT", "REQUEST", "STATEMENT", "SUPPORT", "SANCTION", "THREATEN", "AGREE"})
"""Words rather than deeds: the places in them are what they are about, seldom where they were said."""
_PHYSICAL = frozenset({"ASSAULT", "COERCE", "COUP", "VOTE", "OFFICE", "PROTEST", "MOBILIZE", "RETREAT"})
"""Deeds that take place in the country they concern."""
_OFTEN_PHYSICAL = frozenset({"AID", "COOPERATE", "CONCEDE"})
"""Deeds that do so where the article has one clear scene."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a name, with its score."""

    score: float
    record: PlaceRecord


class Places:
    """Resolves the place names of one article."""

    def __init__(self, article: Article, analysis: Analysis) -> None:
        self.article, self.analysis = article, analysis
        self.tree = Tree(analysis)
        self._names: dict[int, Name] = {i: n for n in analysis.names for i in range(n.start, n.end)}
        self._resolved: dict[tuple[int, int], Place | None] = {}
        self._context = self._weigh_countries()
        self._scenes = self._weigh_scenes()

    # ------------------------------------------------------------ context

    def _weigh_countries(self) -> Counter[str]:
        """ISO3 codes of the countries the article speaks of, by how often, how early and how much as a scene ("in Mali")
        rather than as someone who acts."""
        weights: Counter[str] = Counter()
        for start, end, land in self._country_words:
            weights[land.iso3] += self._weight(start, end)
        for words in (self.article.dateline or "").split(","):
            named = country(words.strip()) or by_capital(words.strip())
            if named:
                weights[named.iso3] += 2
        return weights

    def _weigh_scenes(self) -> Counter[str]:
        """The same, with the countries of towns and regions as resolved."""
        weights = Counter(self._context)
        for start, end, land in self._land_words[len(self._country_words) :]:
            weights[land.iso3] += self._weight(start, end)
        return weights

    @cached_property
    def _country_words(self) -> list[tuple[int, int, Country]]:
        """(start, end, country) of country names, then of demonyms."""
        names = [(n.start, n.end, country(self._text(n.start, n.end))) for n in self.analysis.names if n.kind == "LOC"]
        for i, token in enumerate(self.analysis.tokens):
            named = self._names.get(i)
            if named is None or named.kind in ("ORG", "EVENT"):
                names.append((i, i + 1, by_demonym(token.text)))
        return [(start, end, land) for start, end, land in names if land is not None]

    @cached_property
    def _land_words(self) -> list[tuple[int, int, Country]]:
        """The same, then the countries of other place names."""
        known = {start for start, _, _ in self._country_words}
        others = [n for n in self.analysis.names if n.kind == "LOC" and n.start not in known]
        places = [(n, self.resolve(n.start, n.end)) for n in others]
        lands = [(n.start, n.end, by_code(p.country or "")) for n, p in places if p is not None]
        return [*self._country_words, *((start, end, land) for start, end, land in lands if land is not None)]

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
        if before in _LOCATIVE:
            return 4 + early
        owner = end < len(tokens) and tokens[end].text in ("'s", "’s", "'", "’")
        return (2 if before in _MOVING or owner else 1) + early

    def _before(self, start: int) -> str:
        """The word before a name, articles and words like "northern" left out."""
        at = start - 1
        while at >= 0 and (self.analysis.tokens[at].text.lower() in _POINTS or self.analysis.tokens[at].text.lower() == "the"):
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
        if not readings and rest and first.lower() in _POINTS:
            start, words, readings = start + 1, rest, self._read(rest, end)
        span = self.analysis.span(start, end)
        said = self.article.quote(span)
        if not readings:
            known = any(c.isupper() for c in words) and organisation(words) is None
            return Place(words, "unknown", span=span, text=said) if known else None
        best, *others = readings
        place = replace(self._make(best.record, words), span=span, text=said)
        other = next((o.record.full_name for o in others if o.record.full_name != best.record.full_name), "")
        return replace(self._part(place, start), runner_up=other)

    def _part(self, place: Place, start: int) -> Place:
        """The part of a country or region that a word like "northern" before it names; a town stays whole."""
        before = start - 1
        tokens = self.analysis.tokens
        if before < 0 or tokens[before].sentence != tokens[start].sentence or tokens[before].text.lower() not in _POINTS:
            return place
        if place.precision not in ("country", "region", "district"):
            return place
        point = tokens[before].text.lower()
        span = self.analysis.span(before, start + 1)
        span = replace(span, end=place.span.end if place.span else span.end)
        name = f"{_OF_POINTS.get(point, point)} {place.name}"
        return replace(
            place, name=name, precision="region", lat=None, lon=None, geonames=None, span=span, text=self.article.quote(span)
        )

    def _make(self, record: PlaceRecord, words: str) -> Place:
        name = record.full_name
        own, _, rest = name.partition(", ")
        if fold(own) == f"{fold(words)} city" and record.code != "ADM1":
            name = f"{_one_line(words)}, {rest}" if rest else _one_line(words)
        return Place(name, record.precision, record.lat, record.lon, record.country, record.geonames)

    def _read(self, words: str, end: int) -> list[_Reading]:
        """All readings of a name, best first."""
        bare = _GENERIC.sub("", words).strip()
        found = list(places(words) or places(bare)) if any(c.isupper() for c in words) else []
        if not found and (land := by_demonym(bare)):
            found = list(places(land.name))[:1]
        container = self._container(end)
        division = bool(_DIVISION.search(words))
        readings = [_Reading(self._score(r, container, division=division), r) for r in found]
        return sorted(readings, key=lambda r: (-r.score, -r.record.population, r.record.geonames or 0))

    def _score(self, record: PlaceRecord, container: tuple[str | None, str], *, division: bool) -> float:
        """How well a place fits: see the module."""
        total = sum(self._context.values())
        share = self._context[record.country] / total if record.country and total else 0.0
        near = any(record.country and c != record.country and are_neighbours(c, record.country) for c in self._context)
        score = math.log10(record.population + 1) / 2 + 4 * share + (1.0 if share else 0.0) + (0.5 if near else 0.0)
        score -= 0.0 if record.main else 1.5
        score += {"PCLI": 4.0, "PPLC": 3.5, "PPLA": 1.0, "RGN": 6.0, "SEA": 6.0, "LNDM": 5.0, "ADM1": 0.5, "PPL": 0.5}.get(
            record.code, 0.0
        )
        if record.code.startswith("ADM"):
            score += 4.0 if division else -1.0
        if record.code == "LNDM" and total and not share:
            score -= 2.0
        iso3, admin1 = container
        if iso3 and iso3 == record.country:
            score += 6.0
        score += 2.0 if record.admin1 and fold(record.admin1) in self._division_names else 0.0
        return score + (4.0 if admin1 and fold(admin1) == fold(record.admin1) else 0.0)

    def _container(self, end: int) -> tuple[str | None, str]:
        """(country, division) named right after: "…, Lebanon", "…, Texas", "… in Mali"."""
        tokens = self.analysis.tokens
        if end + 1 >= len(tokens) or tokens[end].text not in (",", "in") or tokens[end + 1].sentence != tokens[end].sentence:
            return None, ""
        for stop in (end + 4, end + 3, end + 2):
            words = self._text(end + 1, min(stop, len(tokens)))
            if land := country(words):
                return land.iso3, ""
            division = next((p for p in places(_STATES.get(words, words)) if p.code == "ADM1"), None)
            if division:
                return division.country, division.name
        return None, ""

    def _belongs_to_other(self, start: int, end: int) -> bool:
        """Whether the words are in the name of a person, or of an organisation that is no landmark."""
        for i in range(start, end):
            name = self._names.get(i)
            if name is not None and name.kind in ("PERSON", "ORG"):
                whole = self._text(name.start, name.end)
                if name.kind == "PERSON" or not any(p.code in ("LNDM", "RGN", "PCLI") for p in places(whole)):
                    return True
        return False

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        tokens = self.analysis.tokens
        while start < end and (tokens[start].pos in ("DET", "PUNCT", "ADP") or tokens[start].text.lower() == "the"):
            start += 1
        while end > start and (tokens[end - 1].text in ("'s", "’s", ",", ".", "'") or tokens[end - 1].pos == "PUNCT"):
            end -= 1
        return start, end

    def _text(self, start: int, end: int) -> str:
        tokens = self.analysis.tokens
        return _one_line(self.article.text[tokens[start].start : tokens[end - 1].end])

    # ------------------------------------------------------------ a happening

    def place_of(self, happening: Happening, *, type: str = "") -> Place | None:
        """Where a happening took place: what the model points at, else a phrase of place in its clause; for a deed also one
        in its sentence, else the country it concerns (then `rule` says so and there is no span). None when none follows.

        `type` is the happening's type as coded; the model's own when left out.
        """
        kind = type or (happening.types[0][0] if happening.types else "")
        for head in [*self._proposed(happening), *self._locative(happening, kind)]:
            place = self._at(head)
            if place is not None:
                return place
        if kind in _PHYSICAL:
            return self._in_sentence(happening) or self._inferred(happening)
        return self._scene() if kind in _OFTEN_PHYSICAL and self._is_clear() else None

    def _proposed(self, happening: Happening) -> list[int]:
        """Heads of phrases that the model takes for the place, likeliest first."""
        chances: dict[int, list[float]] = {}
        for role, token, chance in happening.roles:
            if role == "where":
                chances.setdefault(self.tree.head_of(token), []).append(chance)
        likely = [(sum(c) / len(c), -abs(h - happening.start), h) for h, c in chances.items()]
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
        return [h for h in heads if self._place_name(h) is not None]

    def _is_locative(self, head: int, kind: str) -> bool:
        case = {self.analysis.tokens[c].text.lower() for c in self.tree.of(head, "case")}
        return bool(case & _LOCATIVE) or (kind in ("RETREAT", "MOBILIZE", "CONSULT") and bool(case & _MOVING))

    def _at(self, head: int) -> Place | None:
        """The place that a phrase names or refers to."""
        name = self._place_name(head)
        token = self.analysis.tokens[head]
        if name is None:
            whole = self._names.get(head)
            if whole is not None:
                return self.resolve(whole.start, whole.end)
            return self._by_people(head) or self._by_noun(head)
        if token.lemma.lower() in _SITES and not name.start <= head < name.end:
            return self._site(head, name)
        return self._joined(head, name) or self._finest(name)

    def _finest(self, name: Name) -> Place | None:
        """The place of a name, or of the finer one that it only locates ("Kyiv, Ukraine", "Raqqa in northern Syria")."""
        place = self.resolve(name.start, name.end)
        at = name.start - 1
        while at > 0 and self.analysis.tokens[at].text.lower() in _POINTS | {",", "in", "the"}:
            at -= 1
        before = self._names.get(at) if at < name.start - 1 else None
        if before is None or before.kind != "LOC" or (place is not None and place.precision in ("town", "point")):
            return place
        finer = self.resolve(before.start, before.end)
        inside = finer is not None and (place is None or place.precision == "unknown" or finer.country == place.country)
        return finer if inside and finer is not None and finer.precision != "country" else place

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
        return Place(title, "region", country=only, span=span, text=self.article.quote(span))

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
        title = f"{_one_line(said)}, {land.name}" if land else _one_line(said)
        return replace(near, name=title, precision="point", geonames=None, span=span, text=said)

    def _by_people(self, head: int) -> Place | None:
        """ "Syrian airspace", "Turkish soil": the country of the adjective in a phrase."""
        start, end = self.tree.phrase(head)
        if self.analysis.tokens[head].mention not in ("place", ""):
            return None
        for i in range(start, end):
            land = by_demonym(self.analysis.tokens[i].text) if i not in self._names else None
            if land:
                span = self.analysis.span(i, i + 1)
                return Place(
                    land.name, "country", land.lat, land.lon, land.iso3, land.geonames, span=span, text=self.article.quote(span)
                )
        return None

    def _by_noun(self, head: int) -> Place | None:
        """ "The country", "the capital", "there": what they refer to in this article."""
        lemma = self.analysis.tokens[head].lemma.lower()
        land = self.focus
        span = self.analysis.span(head, head + 1)
        said = self.article.quote(span)
        if land and lemma in ("country", "nation", "homeland", "nationwide", "countrywide"):
            return Place(land.name, "country", land.lat, land.lon, land.iso3, land.geonames, span=span, text=said)
        if land and lemma == "capital":
            record = next((p for p in places(land.capital) if p.country == land.iso3 and p.code == "PPLC"), None)
            return replace(self._make(record, land.capital), span=span, text=said) if record else None
        wanted = {
            "city": ("town",),
            "town": ("town",),
            "village": ("town",),
            "there": ("town", "country", "region", "district"),
        }
        return self._mentioned_before(head, wanted.get(lemma, ()))

    def _mentioned_before(self, head: int, precisions: tuple[str, ...]) -> Place | None:
        span = self.analysis.span(head, head + 1)
        for name in reversed([n for n in self.analysis.names if n.kind == "LOC" and n.end <= head]):
            place = self.resolve(name.start, name.end) if precisions else None
            if place is not None and place.precision in precisions:
                return replace(place, span=span, text=self.article.quote(span))
        return None

    # ------------------------------------------------------------ inferred

    def _in_sentence(self, happening: Happening) -> Place | None:
        """The nearest place name after "in", "at" … in the same sentence."""
        start, end = self.tree.sentence(happening.start)
        found = [
            (abs(n.start - happening.start), n.start, place)
            for n in self.analysis.names
            if n.kind == "LOC" and start <= n.start < end and self._before(n.start) in _LOCATIVE
            if (place := self.resolve(n.start, n.end)) is not None
        ]
        return min(found, key=lambda f: f[:2])[2] if found else None

    def _inferred(self, happening: Happening) -> Place | None:
        """The one country that its sentence speaks of, else the one where the article's scene is."""
        start, end = self.tree.sentence(happening.start)
        lands = {land.iso3: land for s, _, land in self._land_words if start <= s < end}
        if len(lands) == 1:
            return _as_inferred(next(iter(lands.values())), "the only country its sentence speaks of")
        return self._scene()

    def _scene(self) -> Place | None:
        return _as_inferred(self.focus, "the country the report is about") if self.focus else None

    def _is_clear(self) -> bool:
        return bool(self._scenes) and max(self._scenes.values()) >= CLEAR * sum(self._scenes.values())


def _as_inferred(land: Country, rule: str) -> Place:
    return Place(land.name, "country", land.lat, land.lon, land.iso3, land.geonames, rule=rule)


def _one_line(text: str) -> str:
    return " ".join(text.split())


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
