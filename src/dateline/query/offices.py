"""Who held which office, from when to when: as the reports of a case tell, and as the table of offices has it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Literal

from dateline.knowledge import by_code, country, fold, normalise_title, offices_of
from dateline.knowledge.countries import by_capital
from dateline.knowledge.offices import OWN, OfficeHolder
from dateline.knowledge.own_actors import SOURCE
from dateline.link.headline import sentence_round
from dateline.link.words import families_of, split_words
from dateline.model import Chronology, Claim, Filler
from dateline.query.names import answers_to, held_by_file, lands_of
from dateline.query.quotes import Quote, first_day, quote_claims
from dateline.query.titles import post_in, title_of
from dateline.vocabulary import nature
from dateline.when import UNKNOWN, When

Sign = Literal["holds", "held", "takes", "leaves", "given"]
"""`given`: the user's own file says so, and the claim only names the person."""

TAKES = frozenset({"appoint", "elect", "sworn-in", "take-office", "replace", "promote"})
LEAVES = frozenset({"resign", "dismiss", "retire"})
"""Modes of OFFICE by which somebody enters a post or leaves it."""
_HANDED = frozenset("hand hands handed handing power pouvoir transfers transferred".split())
"""Words for a change of office by which it is the doer who leaves it ("handed over power to")."""
_WITH = re.compile(r"[^.;]*\b(?:with|par)\b")
"""Behind "replaced": whoever does it puts another in the place."""
_HIS_PLACE = re.compile(
    r"\b(?:(?:to|in|for) (?:the|his|her|this|that) (?:post|job|position|office|role|place)|instead|"
    r"(?:replace|succeed) (?:him|her)|as (?:his|her) (?:successor|replacement)|in (?:his|her) (?:place|stead)|"
    r"à (?:ce|son) poste|pour (?:le|la|lui) (?:remplacer|succéder)|à sa place)\b",
    re.IGNORECASE,
)
"""Words by which a post is the one of whom was told before."""
_NEAR_TERM = 366
"""Days between a term of the table and a report that may still mean it."""
_OFTEN = 4
"""Claims that speak of a country, from which on a report that speaks of others too can be of it."""
OPPOSING = frozenset({"opposition_leader"})
"""Offices that nobody holds for a state."""


@dataclass(frozen=True, slots=True)
class Term:
    """One person in one office, with the reports behind it."""

    person: str
    office: str
    """head_of_state, foreign_minister … as in the table of offices; empty when the reports do not name the post."""
    title: str
    """As reports print it."""
    body: str
    """The country or organisation; empty when neither the reports nor the table say."""
    taken: When
    """When he or she took it, as reports tell; unknown when none tells."""
    left: When
    seen: When
    """From the first to the last report that calls him or her the holder."""
    table: When
    """The term in the user's own file or the shipped table; unknown when neither has one, or none with a time."""
    table_source: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """One claim that says something of a person's office."""

    person: str
    office: str
    title: str
    body: str
    sign: Sign
    claim: Claim


def list_offices(chronology: Chronology, *, actor: str | None = None) -> tuple[Term, ...]:
    """Who held which office as the reports of a chronology say, by body and office, then by time. `actor` names a person, or
    the country or organisation whose offices are asked for.

    A title printed with a name says who holds an office on the day of the report; a claim of taking or leaving office says
    from or until when. A title of no country is of that of its report where this is clear. Nobody is listed of whom no report
    says so; the table only adds its dates. The user's own file wins: what it gives those whom reports name is listed, and
    whose an office is goes by it.
    """
    chronology = chronology.as_decided()
    claims = chronology.claims.values()
    printed = [m for c in claims for m in (*_printed(chronology, c), *_posts(chronology, c))]
    named = _with_bodies(printed, _find_homes(chronology, {m.claim.article for m in printed}))
    marks = named + [m for c in claims for m in _changes(chronology, c, named)]
    marks = _by_file(chronology, marks)
    groups: defaultdict[tuple[str, str, str], list[_Mark]] = defaultdict(list)
    for mark in marks:
        groups[mark.body, mark.office, mark.person].append(mark)
    found = [_term(chronology, some) for _, some in sorted(groups.items())]
    if actor is not None:
        found = [t for t in found if _is_of(actor, t, chronology)]
    return tuple(sorted(found, key=lambda t: (not t.body, t.body, t.office, _start(t).order, t.person)))


def list_titles(chronology: Chronology) -> dict[str, dict[tuple[str, str], list[Claim]]]:
    """Person → (office, title as printed) → the claims whose words call him or her its holder."""
    found: dict[str, dict[tuple[str, str], list[Claim]]] = {}
    for claim in chronology.claims.values():
        for mark in _printed(chronology, claim):
            if mark.sign == "holds":
                found.setdefault(mark.person, {}).setdefault((mark.office, mark.title), []).append(claim)
    return found


def list_takers(chronology: Chronology) -> frozenset[str]:
    """Those of whom a claim tells that they took an office."""
    moves = (move for c in chronology.claims.values() for move in _moves(chronology, c))
    return frozenset(person for person, sign in moves if sign == "takes")


def list_leavings(chronology: Chronology) -> dict[str, dict[str, list[Claim]]]:
    """Person → how he or she left an office, "resign", "dismiss" or "overthrow" → the claims that tell so as done."""
    found: dict[str, dict[str, list[Claim]]] = {}
    for claim in chronology.claims.values():
        way = _way_out(claim)
        for person, _ in _moves(chronology, claim) if way and claim.status == "happened" else ():
            found.setdefault(person, {}).setdefault(way, []).append(claim)
    return found


def _way_out(claim: Claim) -> str:
    """How somebody leaves an office by a claim, "resign", "dismiss" or "overthrow"; empty where its words do not say."""
    if nature(claim.type).office == "seized":
        return "overthrow" if claim.mode == "overthrow" else ""
    if claim.mode is not None or nature(claim.type).office != "changed":
        return claim.mode if claim.mode in ("resign", "dismiss") else ""
    ways = families_of(claim.trigger_text) & {"resign", "dismiss"}
    return min(ways) if len(ways) == 1 else ""


def list_takings(chronology: Chronology) -> dict[tuple[str, str], dict[str, list[Claim]]]:
    """(body, office) → person → the claims whose words tell that he or she took it; offices of a body nobody knows are left
    out."""
    marks = [m for c in chronology.claims.values() for m in _posts(chronology, c) if m.sign == "takes"]
    marks += _vacated(chronology, {m.claim.id for m in marks})
    found: dict[tuple[str, str], dict[str, list[Claim]]] = {}
    for m in _with_bodies(marks, _find_homes(chronology, {m.claim.article for m in marks})):
        if m.body:
            found.setdefault((m.body, m.office), {}).setdefault(m.person, []).append(m.claim)
    return found


def _vacated(chronology: Chronology, named: Set[str]) -> Iterator[_Mark]:
    """Who takes the post that the report has just told of somebody leaving: "named Ana Abo to the post", "to replace him".
    Claims that are `named` name their own."""
    left: dict[str, _Mark] = {}
    for claim in sorted(chronology.claims.values(), key=lambda c: (c.article, c.trigger.start, c.id)):
        before = left.get(claim.article)
        for person, sign in _moves(chronology, claim) if claim.status == "happened" else ():
            if sign == "leaves" and (post := next(_titles_of(chronology, claim, person), None)):
                left[claim.article] = post
            elif sign == "takes" and before and before.person != person and claim.id not in named and _fills(chronology, claim):
                yield replace(before, person=person, sign=sign, claim=claim)


def _titles_of(chronology: Chronology, claim: Claim, person: str) -> Iterator[_Mark]:
    """The offices that the words of a claim give to somebody."""
    return (m for m in _printed(chronology, claim) if m.person == person)


def _fills(chronology: Chronology, claim: Claim) -> bool:
    """Whether the words behind a claim of taking office say that it is the place of somebody told of before."""
    text = chronology.articles[claim.article].text
    _, end = sentence_round(text, claim.trigger.start, claim.trigger.end)
    return bool(_HIS_PLACE.search(text[claim.trigger.end : end]))


def _with_bodies(marks: Sequence[_Mark], homes: Mapping[str, str]) -> list[_Mark]:
    """The marks, each without a body given that of the same person and office where reports name one alone, else the country
    of its report."""
    bodies: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    written: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for m in marks:
        bodies[m.person, m.office] |= {m.body} - {""}
        written[m.person, m.office] |= {homes.get(m.claim.article, "")} - {""}
    given = {post: some or written[post] for post, some in bodies.items()}
    own = {post: min(some) for post, some in given.items() if len(some) == 1}
    return [replace(m, body=m.body or own.get((m.person, m.office), "")) for m in marks]


def _find_homes(chronology: Chronology, articles: Collection[str]) -> dict[str, str]:
    """Report → the country that it writes of, for some reports: that of its dateline where its claims speak of no other more,
    else the only one that they speak of, or that they speak of more than twice as often as of any other. Reports of which it
    is not clear are left out."""
    spoken: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for claim in (c for c in chronology.claims.values() if c.article in articles):
        lands = {land for f in (*claim.actors, *claim.recipients) for land in _lands_named(f.name)}
        spoken[claim.article].update(lands | ({claim.where.country} if claim.where and claim.where.country else set()))
    found = {}
    for article, counts in spoken.items():
        wrote = _land_of_dateline(chronology.articles[article].dateline or "")
        state = by_code(wrote if wrote and counts[wrote] >= max(counts.values(), default=1) else _most_spoken(counts, wrote))
        if state is not None:
            found[article] = state.name
    return found


def _most_spoken(counts: Counter[str], wrote: str) -> str:
    """The only country counted where no dateline names another, else the one counted often and more than twice as often as any
    other; empty when there is none."""
    (first, most), (_, other) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    return first if (not other and not wrote) or (most >= _OFTEN and most > 2 * other) else ""


def _lands_named(name: str) -> frozenset[str]:
    state = country(name)
    return frozenset({state.iso3}) if state is not None else lands_of(name)


def _land_of_dateline(dateline: str) -> str:
    """The country (ISO3) of "Lomé", "Tumbes, Peru"; empty where the name of the place does not tell."""
    last = dateline.rpartition(",")[2].strip()
    state = (country(last) or by_capital(last)) if last else None
    return state.iso3 if state is not None else ""


def _by_file(chronology: Chronology, marks: Sequence[_Mark]) -> list[_Mark]:
    """The marks as the user's own file has the offices: one of an office that it gives the person is of the body that it says,
    and an office of which no report tells has the first claim that names the person."""
    given = {a.name: own for a in chronology.actors.values() if (own := list(held_by_file(a)))}
    kept = []
    for m in marks:
        bodies = {body for title, body, _ in given.get(m.person, ()) if body and normalise_title(title) == m.office}
        kept.append(replace(m, body=bodies.pop()) if len(bodies) == 1 and m.office else m)
    told = {(m.person, m.office, m.body) for m in kept}
    naming = _naming(chronology, given)
    for person, own in given.items():
        first = next(iter(quote_claims(chronology, naming.get(person, ()))), None)
        for title, body, _ in own if first is not None else ():
            office = normalise_title(title) or ""
            if first is not None and (person, office, body) not in told:
                kept.append(_Mark(person, office, title, body, "given", chronology.claims[first.claim]))
    return kept


def _naming(chronology: Chronology, people: Collection[str]) -> dict[str, list[Claim]]:
    """The claims that name each of some people in any part."""
    found: dict[str, list[Claim]] = {}
    for claim in chronology.claims.values() if people else ():
        for name in {f.name for f in (*claim.actors, *claim.recipients, *claim.said_by)}.intersection(people):
            found.setdefault(name, []).append(claim)
    return found


def _start(term: Term) -> When:
    return next((w for w in (term.table, term.taken, term.seen, term.left) if w.known), UNKNOWN)


def _is_of(actor: str, term: Term, chronology: Chronology) -> bool:
    return answers_to(actor, term.person, chronology.actors) or (bool(term.body) and answers_to(actor, term.body, {}))


# ------------------------------------------------------------ titles printed with names


def _printed(chronology: Chronology, claim: Claim) -> Iterator[_Mark]:
    """The offices that the words round the names of a claim give."""
    article = chronology.articles[claim.article]
    for filler in (*claim.actors, *claim.recipients, *claim.said_by):
        if filler.span is None or not _is_person(chronology, filler):
            continue
        found = title_of(article, filler)
        if found is not None:
            office, title, body, over = found
            body = body or _body_by_table(filler.name, office, article.published)
            yield _Mark(filler.name, office, title, body, "held" if over else "holds", claim)


def _is_person(chronology: Chronology, filler: Filler) -> bool:
    actor = chronology.actors.get(filler.name)
    return actor is not None and actor.kind == "person"


def _body_by_table(person: str, office: str, on: When) -> str:
    """The body whose office the table says somebody held on a day; empty for one of several, as of a king of two realms."""
    held = [t for t in offices_of(person) if t.office == office and t.held.overlaps(on)]
    bodies = {_body_name(t) for t in held if t.source == OWN} or {_body_name(t) for t in held}
    return bodies.pop() if len(bodies) == 1 else ""


def _body_name(term: OfficeHolder) -> str:
    state = by_code(term.country) if term.country else None
    return state.name if state else term.body


# ------------------------------------------------------------ claims of taking and leaving office


def _posts(chronology: Chronology, claim: Claim) -> Iterator[_Mark]:
    """Who takes or leaves the office that the claim's own words name: "appointed Ana Abo as his prime minister"."""
    moves = list(_moves(chronology, claim)) if claim.status in ("happened", "ongoing") else []
    article = chronology.articles[claim.article]
    _, end = sentence_round(article.text, claim.trigger.start, claim.trigger.end)
    found = post_in(article.text[claim.trigger.end : end])
    for person, sign in moves if found else ():
        if found is not None:
            body = found[2] or _body_by_table(person, found[0], article.published)
            yield _Mark(person, found[0], found[1], body, sign, claim)


def _changes(chronology: Chronology, claim: Claim, named: Sequence[_Mark]) -> Iterator[_Mark]:
    """Who takes or leaves an office that the claim's own words do not name: the one that the same report names for the
    person, else the only one that any report names, else one without a name."""
    if claim.status not in ("happened", "ongoing"):
        return
    for person, sign in _moves(chronology, claim):
        marks = [m for m in named if m.person == person and (m.sign != "held" or sign == "leaves")]
        if any(m.claim is claim and m.sign == sign for m in marks):
            continue
        here = [m for m in marks if m.claim.article == claim.article and m.sign != "held"] or marks
        posts = sorted({(m.office, m.title, m.body) for m in here})
        one = len({(office, body) for office, _, body in posts}) == 1
        office, title, body = posts[0] if one else ("", "", "")
        yield _Mark(person, office, title, body, sign, claim)


def _sign(claim: Claim) -> Sign | None:
    words = families_of(claim.trigger_text)
    if nature(claim.type).office == "changed":
        if claim.mode == "replace" and _HANDED & set(split_words(claim.trigger_text)):
            return "leaves"
        if claim.mode in TAKES or (claim.mode is None and words & {"appoint", "oath"}):
            return "takes"
        return "leaves" if claim.mode in LEAVES or (claim.mode is None and words & {"resign", "dismiss"}) else None
    return "leaves" if nature(claim.type).office == "seized" and "overthr" in fold(claim.trigger_text) else None


def _moves(chronology: Chronology, claim: Claim) -> Iterator[tuple[str, Sign]]:
    """The persons whose office changes, and whether they take or leave it: whom it is done to where there is one, else who
    does it; of a replacement who comes and who goes."""
    sign = _sign(claim)
    if sign is None:
        return
    actors, recipients = ([f.name for f in side if _is_person(chronology, f)] for side in (claim.actors, claim.recipients))
    if sign == "takes" and claim.mode == "replace":
        named = _WITH.match(chronology.articles[claim.article].text[claim.trigger.end : claim.quote.end])
        yield from ((person, sign) for person in actors if not named)
        yield from ((person, "leaves") for person in recipients)
        return
    if nature(claim.type).office == "seized" or claim.mode == "dismiss" or (claim.mode == "appoint" and claim.recipients):
        moved = recipients
    else:
        moved = recipients or actors if sign == "takes" else actors or recipients
    yield from ((person, sign) for person in moved)


# ------------------------------------------------------------ terms


def _term(chronology: Chronology, marks: Sequence[_Mark]) -> Term:
    one = marks[0]
    titles = Counter(m.title for m in marks if m.title)
    days = [chronology.articles[m.claim.article].published for m in marks if m.sign == "holds"]
    seen = _hull([d for d in days if d.latest])
    taken, left = (_first_time([m.claim for m in marks if m.sign == sign]) for sign in ("takes", "leaves"))
    quotes = quote_claims(chronology, (m.claim for m in marks))
    held, source = _held(chronology, one, next((w for w in (seen, taken, left, first_day(quotes)) if w.known), UNKNOWN))
    return Term(
        person=one.person,
        office=one.office,
        title=min(titles, key=lambda t: (-titles[t], t)) if titles else "",
        body=one.body,
        taken=taken,
        left=left,
        seen=seen,
        table=held,
        table_source=source,
        quotes=quotes,
    )


def _hull(days: Sequence[When]) -> When:
    """From the first of some days of publication to the last."""
    ends = [d.latest for d in days if d.latest]
    return When.between(min(ends).isoformat(), max(ends).isoformat()) if ends else UNKNOWN


def _first_time(claims: Iterable[Claim]) -> When:
    """The earliest time that a report dates it to, of what lasts since then its first day; unknown when none dates it."""
    first = min((c.when for c in claims if c.when.dated), key=lambda w: w.order, default=UNKNOWN)
    return When.of(first.earliest.isoformat()) if first.earliest and first.latest is None else first


def _held(chronology: Chronology, mark: _Mark, on: When) -> tuple[When, str]:
    """The term of a person in an office round a time, and its source: the user's own file, else the table of offices."""
    own = held_by_file(chronology.actors.get(mark.person))
    mine = [held for title, body, held in own if body == mark.body and (normalise_title(title) or "") == mark.office]
    if mine:
        return next((held for held in mine if held.overlaps(on)), mine[-1]), SOURCE
    table = _in_table(mark, on)
    return (table.held, table.source) if table else (UNKNOWN, "")


def _in_table(mark: _Mark, on: When) -> OfficeHolder | None:
    """The table's term of a person in an office round a time; one that only just ended or began will do."""
    terms = [t for t in offices_of(mark.person) if t.office == mark.office and _body_name(t) == mark.body]
    return next((t for t in terms if t.held.overlaps(on)), None) or next(
        (t for t in reversed(terms) if _is_close(t.held, on)), None
    )


def _is_close(held: When, on: When) -> bool:
    """Whether a term ended or began within a year of a time, or one of both is not known."""
    gaps = [(a - b).days for a, b in ((held.earliest, on.latest), (on.earliest, held.latest)) if a and b]
    return max(gaps, default=0) <= _NEAR_TERM
