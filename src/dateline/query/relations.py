"""The ledger of a pair: what two sides do and say to each other, and how it adds up month by month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from typing import Literal

from dateline.errors import QuestionError
from dateline.knowledge import by_code, by_seat, country
from dateline.knowledge.countries import by_capital
from dateline.knowledge.spelling import fold
from dateline.model import Chronology, Claim, Event, Filler, Status
from dateline.query.names import answers_to, known_names, lands_of, people_in, serves, service
from dateline.query.offices import OPPOSING, Term, list_offices
from dateline.query.quotes import Quote, quote_claims
from dateline.vocabulary import event_types, nature
from dateline.when import When

Side = Literal["first", "second"]
Direction = Literal["first", "second", "both"]
"""Who acts: the side named first, the side named second, or both together."""

DONE: frozenset[Status] = frozenset({"happened", "ongoing", "attempted"})
"""States of what counts in the scores: what is only planned, demanded, alleged, denied or supposed is listed and not scored."""

_TYING = frozenset("of to with from by for on in at after before against as and or de du des à avec par pour sur et ou".split())
"""Words after a verb that show that what follows is not to whom it is done."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger."""

    event: str
    when: When
    type: str
    status: Status
    state: str
    """The status, or "argued" where only authors of reports allege it."""
    direction: Direction
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    headline: str
    score: float | None
    """None for what is not told as done, and for types without a score."""
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """The scores of one month: `month` is `2020-08`, `number` how many entries have a score."""

    month: str
    number: int
    total: float
    mean: float


@dataclass(frozen=True, slots=True)
class Relations:
    """The ledger of two sides in order of time, and its months from the first to the last with a score."""

    first: str
    second: str
    entries: tuple[Entry, ...]
    months: tuple[Month, ...]
    undated: int
    """Scored entries that are in no month, because no report dates them to one."""
    known: tuple[str, ...]
    """The names asked for that some actor of the chronology answers to."""


@cache
def scores() -> Mapping[str, float]:
    """The score of each event type that has one: how much it brings two sides together (+10) or sets them apart (-10).

    Source: the PLOVER scores of the PLOVER codebook (Open Event Data Alliance), which follow the scale of J. S. Goldstein, "A
    conflict-cooperation scale for WEIS events data", Journal of Conflict Resolution 36 (1992), by way of the Goldstein scores
    of CAMEO; the value of a type, not of its modes. The codebook prints that of accusations without its sign; its modes have -2
    and -3.5. Statements have the value of CAMEO's root 01, "make public statement". Types of power and office have none: these
    scales are of what is done between two sides.
    """
    return {name: kind.nature.score for name, kind in event_types().items() if kind.nature.score is not None}


def read_relations(chronology: Chronology, first: str, second: str, *, terms: Sequence[Term] | None = None) -> Relations:
    """What two sides do and say to each other, in either direction. A side is any spelling of a name; a state stands for
    its bodies, servants and citizens, and for those who hold an office of it at the time. Whoever is named as one side is not
    part of the other. `terms` are what `list_offices` gives for the chronology, for those who ask more than once. Raises
    `QuestionError` for a name that is none, or one name given twice."""
    _check(first, second)
    chronology = chronology.as_decided()
    pair = _Pair(first, second, chronology, terms)
    entries = [e for event in chronology if (e := _entry(chronology, event, pair))]
    known = tuple(asked for side, asked in pair.asked if any(side in pair.named(a) for a in chronology.actors))
    scored = [e for e in entries if e.score is not None]
    months = _months(scored)
    undated = len(scored) - sum(m.number for m in months)
    return Relations(first, second, tuple(entries), months, undated, known)


def _check(first: str, second: str) -> None:
    for name in (first, second):
        if not fold(name):
            raise QuestionError(f"“{name}” is no name of an actor", remedy="give a name")
    if fold(first) == fold(second):
        raise QuestionError(f"“{first}” and “{second}” are one name", remedy="give the names of two sides")


class _Pair:
    """Which of two sides a name belongs to; what the names say is worked out once for each."""

    def __init__(self, first: str, second: str, chronology: Chronology, terms: Sequence[Term] | None) -> None:
        self.asked: tuple[tuple[Side, str], ...] = (("first", first), ("second", second))
        self.actors, self.chronology = chronology.actors, chronology
        self.home = {c: event for event in chronology for c in event.claims}
        self._named: dict[str, frozenset[Side]] = {}
        self._always: dict[str, frozenset[Side] | None] = {}
        self._lands: dict[Side, str] = {side: state.iso3 for side, asked in self.asked if (state := country(asked))}
        self._terms: defaultdict[str, list[Term]] = defaultdict(list)
        if self._lands:
            for term in list_offices(chronology) if terms is None else terms:
                self._terms[term.person].append(term)

    def named(self, name: str) -> frozenset[Side]:
        """The sides that an actor is called by."""
        if name not in self._named:
            self._named[name] = frozenset(side for side, asked in self.asked if answers_to(asked, name, self.actors))
        return self._named[name]

    def sides(self, name: str, on: When) -> frozenset[Side]:
        """The sides that an actor is called by, else those that he, she or it acts for at a time."""
        if name not in self._always:
            self._always[name] = self._at_all_times(name)
        always = self._always[name]
        return (
            frozenset(side for side, asked in self.asked if self._serves(side, asked, name, on)) if always is None else always
        )

    def _at_all_times(self, name: str) -> frozenset[Side] | None:
        """The sides of a name where they do not hang on the time; None where they do. A description goes by whose it is, not
        by the other state that it names ("the French ambassador to Mali")."""
        named, told = self.named(name), self._of_lands(lands_of(name))
        if told and not {side for side in named if side not in self._lands or self._is(side, name)}:
            return told
        serving = {side: service(asked, name) for side, asked in self.asked}
        if not named and (name in self._terms or any(terms for _, terms in serving.values())):
            return None
        return named or self._of_seat(name) or frozenset(side for side, (whole, _) in serving.items() if whole)

    def _is(self, side: Side, name: str) -> bool:
        """Whether a name is the whole name of a side."""
        return bool(known_names(dict(self.asked)[side]) & known_names(name))

    def _of_lands(self, lands: Iterable[str]) -> frozenset[Side]:
        return frozenset(side for side, land in self._lands.items() if land in lands)

    def _of_seat(self, name: str) -> frozenset[Side]:
        """The side whose government the name of a capital stands for, as one who acts or is acted on."""
        state = by_seat(name) or by_capital(name)
        return self._of_lands({state.iso3} if state else ())

    def _serves(self, side: Side, asked: str, name: str, on: When) -> bool:
        """Whether somebody holds an office of a side at a time, by the table or as the reports have it."""
        return serves(asked, name, on) or any(self._is_term_of(side, t, on) for t in self._terms.get(name, ()))

    def _is_term_of(self, side: Side, term: Term, on: When) -> bool:
        state = country(term.body) if term.body else None
        if state is None or state.iso3 != self._lands.get(side) or term.office in OPPOSING:
            return False
        if term.table.known:
            return term.table.overlaps(on)
        return term.seen.known and not (term.left.known and term.left.before(on)) and not on.before(term.taken)

    def way(self, claim: Claim, on: When) -> tuple[Direction, tuple[str, ...]] | None:
        """Who acts on whom in a claim, as far as it is between the two, and to whom it is done where no slot says so; None when
        it is not between them."""
        doers = [self.sides(f.name, on) for f in claim.actors]
        if not any(doers):
            return None
        if any(len(d) > 1 for d in doers):
            return "both", ()
        targets = [self.sides(f.name, on) for f in claim.recipients]
        ways: tuple[tuple[Side, Side], ...] = (("first", "second"), ("second", "first"))
        for one, other in ways:
            if any(one in d for d in doers) and any(other in t for t in targets):
                return one, ()
        if any("first" in a and "second" in b for a, b in permutations(doers, 2)):
            return "both", ()
        for one, other in ways:
            if any(one in d for d in doers) and (whom := self._whom(claim, other)):
                return one, whom
        return None

    def _whom(self, claim: Claim, other: Side) -> tuple[str, ...]:
        """Those of the other side to whom an act is done that no slot of its claim gives: its people, right behind the verb;
        those who did, or are to do, what it answers; its land, where a report says that it was done there."""
        land = self._lands.get(other)
        if not claim.recipients and (people := self._object(claim)) and land is not None and land in lands_of(people):
            return (people,)
        cause = self.home.get(claim.about or "") if nature(claim.type).is_answer else None
        if cause is not None and claim.about is not None:
            own = [f.name for f in self.chronology.claims[claim.about].actors]
            did = [n for n in own or cause.actors if other in self.sides(n, cause.when)]
            if did:
                return tuple(did[:1])
        return self._land(claim, land)

    def _object(self, claim: Claim) -> str:
        """The people of a state that follow the verb of a claim at once, whose order makes them those to whom it is done."""
        article = self.chronology.articles[claim.article]
        after = article.text[claim.trigger.end : claim.quote.end]
        start, words = next(people_in(after), (0, ""))
        between = after[:start].split()
        near = len(between) <= 2 and all(w.isalnum() and w not in _TYING for w in between)
        return " ".join((*between, words)) if words and near else ""

    def _land(self, claim: Claim, land: str | None) -> tuple[str, ...]:
        """The state in whose land a state, called by its own name or its seat's, does something to nobody else who is named."""
        where = claim.where
        if where is None or where.span is None or where.country != land or not nature(claim.type).material:
            return ()
        own = all(_is_state(f, claim) for f in claim.actors) and not any(
            lands_of(f.name) or country(f.name) for f in claim.recipients
        )
        state = by_code(land) if own and land else None
        return (state.name,) if state else ()


def _is_state(filler: Filler, claim: Claim) -> bool:
    """Whether the clause of a claim calls somebody by the name of a state or its seat."""
    if filler.span is None or not claim.quote.contains(filler.span):
        return False
    return country(filler.text) is not None or by_seat(filler.text) is not None or by_capital(filler.text) is not None


def _entry(chronology: Chronology, event: Event, pair: _Pair) -> Entry | None:
    """The event as a line of the ledger; None when none of its claims is between the two."""
    told = [(c, pair.way(c, event.when)) for c in chronology.claims_of(event)]
    found = [(c, *way) for c, way in told if way is not None]
    if not found:
        return None
    ways = Counter(way for _, way, _ in found)
    way = min(ways, key=lambda w: (-ways[w], w))
    claims = [c for c, w, _ in found if w == way]
    kinds = Counter(c.type for c in claims)
    kind = min(kinds, key=lambda k: (k != event.type, -kinds[k], k))
    told_so = _told_so(chronology, event, pair, claims)
    status, state = (event.status, event.state) if told_so else (claims[0].status, claims[0].state)
    return Entry(
        event.id,
        event.when,
        kind,
        status,
        state,
        way,
        _names(f.name for c in claims for f in c.actors),
        _names(n for c, w, whom in found if w == way for n in (whom or [f.name for f in c.recipients])),
        event.headline,
        scores().get(kind) if status in DONE else None,
        quote_claims(chronology, [*(c for c, _, _ in found), *told_so]),
    )


def _told_so(chronology: Chronology, event: Event, pair: _Pair, claims: Sequence[Claim]) -> list[Claim]:
    """The claims that tell the state of the event as a whole: some of those between the two, else those of their types in
    which either side acts ("the president of Chad was there", of a meeting that another report announced)."""
    kinds = {c.type for c in claims}
    others = (
        c for c in chronology.claims_of(event) if c.type in kinds and any(pair.sides(f.name, event.when) for f in c.actors)
    )
    between = [c for c in claims if c.status == event.status]
    return between or [c for c in others if c.status == event.status]


def _names(names: Iterable[str]) -> tuple[str, ...]:
    """Names, the one given most often first."""
    count = Counter(names)
    return tuple(sorted(count, key=lambda n: (-count[n], n)))


def _months(entries: Iterable[Entry]) -> tuple[Month, ...]:
    """The months from the first to the last in which something is scored, empty ones between them included."""
    by_month: defaultdict[str, list[float]] = defaultdict(list)
    for entry in entries:
        month = month_of(entry.when)
        if month is not None and entry.score is not None:
            by_month[month].append(entry.score)
    if not by_month:
        return ()
    found = []
    for month in _every_month(min(by_month), max(by_month)):
        values = by_month.get(month, [])
        total = round(sum(values), 2)
        found.append(Month(month, len(values), total, round(total / len(values), 2) if values else 0.0))
    return tuple(found)


def month_of(when: When) -> str | None:
    """The month that a dated time lies in, as `2020-08`; None for one that lies in no single month."""
    if not when.dated or when.earliest is None or when.latest is None:
        return None
    first, last = when.earliest.isoformat()[:7], when.latest.isoformat()[:7]
    return first if first == last else None


def _every_month(first: str, last: str) -> Iterable[str]:
    year, month = map(int, first.split("-"))
    while f"{year:04d}-{month:02d}" <= last:
        yield f"{year:04d}-{month:02d}"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
