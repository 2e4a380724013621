"""Who held which office, from when to when: as the reports of a case tell, and as the table of offices has it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dateline.knowledge import by_code, by_demonym, country, fold, normalise_title, offices_of, organisation
from dateline.knowledge.countries import by_capital
from dateline.knowledge.offices import OWN, OfficeHolder
from dateline.knowledge.own_actors import SOURCE
from dateline.link.names import same_sound
from dateline.link.words import families_of
from dateline.model import Article, Chronology, Claim, Filler
from dateline.query.names import answers_to, held_by_file, lands_of
from dateline.query.quotes import Quote, first_day, quote_claims
from dateline.vocabulary import nature
from dateline.when import UNKNOWN, When

Sign = Literal["holds", "held", "takes", "leaves", "given"]
"""`given`: the user's own file says so, and the claim only names the person."""

TAKES = frozenset({"appoint", "elect", "sworn-in", "take-office", "replace", "promote"})
LEAVES = frozenset({"resign", "dismiss", "retire"})
"""Modes of OFFICE by which somebody enters a post or leaves it."""
_VAGUE = frozenset({"spokesperson", "deputy", "leader", "chief"})
"""What `normalise_title` gives for many different posts: no office that can be followed."""
OPPOSING = frozenset({"opposition_leader"})
"""Offices that nobody holds for a state."""
_OVER = frozenset("former ex ousted deposed late then toppled overthrown ancien ancienne".split())
"""Words before a title that say that the office is no longer held."""
_LONGEST_TITLE = 6
_STOPS = re.compile(r"[.;:!?\n“”\"()]")
_JOINING = frozenset({"and", "or", "et", "ou", "while", "as"})
"""Words before a title behind which another one's country stands ("the king of Jordan and President …")."""
_OF = re.compile(r"\s+of\s+(?:the\s+)?([^\W\d_][\w'’.-]*(?:\s+[^\W\d_][\w'’.-]*){0,3})")
_APPOSITION = re.compile(r"^,\s+(?:the\s+)?([^,.;:()\n]{3,60})[,.;]")


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
    printed = [m for c in chronology.claims.values() for m in _printed(chronology, c)]
    named = _with_bodies(printed, _find_homes(chronology, {m.claim.article for m in printed}))
    marks = named + [m for c in chronology.claims.values() for m in _changes(chronology, c, named)]
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
    taking = (c for c in chronology.claims.values() if _sign(c) == "takes")
    return frozenset(person for c in taking for person in _movers(chronology, c, "takes"))


def list_leavings(chronology: Chronology) -> dict[str, dict[str, list[Claim]]]:
    """Person → how he or she left an office, "resign" or "dismiss" → the claims that tell so as done."""
    found: dict[str, dict[str, list[Claim]]] = {}
    for claim in chronology.claims.values():
        if _sign(claim) == "leaves" and claim.mode in ("resign", "dismiss") and claim.status == "happened":
            for person in _movers(chronology, claim, "leaves"):
                found.setdefault(person, {}).setdefault(claim.mode, []).append(claim)
    return found


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
    """Report → the country that it writes from and of, for some reports: that of its dateline where its claims speak of no
    other more, or, without a dateline, the only one that they speak of. Reports of which it is not clear are left out."""
    spoken: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for claim in (c for c in chronology.claims.values() if c.article in articles):
        lands = {land for f in (*claim.actors, *claim.recipients) for land in _lands_named(f.name)}
        spoken[claim.article].update(lands | ({claim.where.country} if claim.where and claim.where.country else set()))
    found = {}
    for article, counts in spoken.items():
        wrote = _land_of_dateline(chronology.articles[article].dateline or "")
        clear = counts[wrote] >= max(counts.values(), default=0) > 0 if wrote else len(counts) == 1
        state = by_code(wrote or next(iter(counts), "")) if clear else None
        if state is not None:
            found[article] = state.name
    return found


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
        found = _title_of(article, filler)
        if found is not None:
            office, title, body, over = found
            body = body or _body_by_table(filler.name, office, article.published)
            yield _Mark(filler.name, office, title, body, "held" if over else "holds", claim)


def _is_person(chronology: Chronology, filler: Filler) -> bool:
    actor = chronology.actors.get(filler.name)
    return actor is not None and actor.kind == "person"


def _title_of(article: Article, filler: Filler) -> tuple[str, str, str, bool] | None:
    """(office, title, body, whether it is over) of a name as printed, from the words before it or after it."""
    assert filler.span is not None
    surname = fold(filler.name).split()[-1:]
    words = [(m.start(), m.end()) for m in re.finditer(r"[^\s,]+", article.text[filler.span.start : filler.span.end])]
    own = [(s, e) for s, e in words if _is_word_of(filler.name, article.text[filler.span.start + s : filler.span.start + e])]
    if not own or not surname:
        return None
    start, end = filler.span.start + own[0][0], filler.span.start + own[-1][1]
    before = _STOPS.split(article.text[max(0, start - 80) : start])[-1].rstrip()
    after = _APPOSITION.match(article.text[end : end + 80])
    if not before.endswith(",") or article.text[end : end + 1] in {",", "."}:
        found = _read_title(before.rstrip(",").rpartition(",")[2].split())
        if found is not None:
            office, title, body, over = found
            return office, title, body or _body_behind(article.text[end : end + 80]), over
    return _read_title(after[1].split()) if after else None


def _is_word_of(name: str, word: str) -> bool:
    """Whether a word is one of a name, in whatever spelling."""
    own, folded = fold(name).split(), fold(word)
    return folded in own or (word[:1].isupper() and len(word) > 3 and any(same_sound(folded, o) for o in own))


def _body_behind(text: str) -> str:
    """The country or organisation that a name is said to be of: "President Omar Deng of Chad"."""
    found = _OF.match(text)
    words = found[1].split() if found else []
    bodies = (_body_in((), ["of", *words[:size]]) for size in range(len(words), 0, -1))
    return next((body for body in bodies if body), "")


def _read_title(words: Sequence[str]) -> tuple[str, str, str, bool] | None:
    """The office at the end of some words, before a body if they end with one ("prime minister of Chad"); the longest title
    that is another office than a shorter one ("vice-president")."""
    if "of" in words:
        at = len(words) - 1 - list(reversed(words)).index("of")
        body = _body_in((), words[at:])
        found = _read_title(words[:at]) if body else None
        if found is not None:
            return (*found[:2], body, found[3])
    best, size = "", 0
    for k in range(1, min(len(words), _LONGEST_TITLE) + 1):
        office = normalise_title(" ".join(words[-k:]))
        if office and office != best:
            best, size = office, k
    if not best or best in _VAGUE:
        return None
    title, front = words[-size:], words[:-size][-3:]
    front = front[max((k + 1 for k, w in enumerate(front) if w in _JOINING), default=0) :]
    bare = [w for w in title if fold(w) not in _OVER and fold(w) != ""]
    over = any(fold(w) in _OVER for w in (*front[-2:], *title))
    return best, " ".join(bare), _body_in(front, title), over


def _body_in(front: Sequence[str], title: Sequence[str]) -> str:
    """The country or organisation that words beside a title name: "Mali's", "Malian", "of Mali"."""
    joined = " " + " ".join(title)
    behind = joined.partition(" of ")[2]
    options = [behind.removeprefix("the "), *(re.sub(r"['’]s?$", "", w) for w in reversed(front))]
    for word in options:
        if word[:1].isupper():
            state = country(word) or by_demonym(word)
            known = organisation(word)
            if state is not None:
                return state.name
            if known is not None:
                return known.name
    return ""


def _body_by_table(person: str, office: str, on: When) -> str:
    """The body whose office the table says somebody held on a day; empty for one of several, as of a king of two realms."""
    held = [t for t in offices_of(person) if t.office == office and t.held.overlaps(on)]
    bodies = {_body_name(t) for t in held if t.source == OWN} or {_body_name(t) for t in held}
    return bodies.pop() if len(bodies) == 1 else ""


def _body_name(term: OfficeHolder) -> str:
    state = by_code(term.country) if term.country else None
    return state.name if state else term.body


# ------------------------------------------------------------ claims of taking and leaving office


def _changes(chronology: Chronology, claim: Claim, named: Iterable[_Mark]) -> Iterator[_Mark]:
    """Who takes or leaves an office by a claim: the one that the same report names for the person, else the only one that
    any report names, else one without a name."""
    sign = _sign(claim)
    if sign is None or claim.status not in ("happened", "ongoing"):
        return
    for person in _movers(chronology, claim, sign):
        marks = [m for m in named if m.person == person]
        here = [m for m in marks if m.claim.article == claim.article and m.sign == "holds"] or marks
        posts = sorted({(m.office, m.title, m.body) for m in here})
        one = len({(office, body) for office, _, body in posts}) == 1
        office, title, body = posts[0] if one else ("", "", "")
        yield _Mark(person, office, title, body, sign, claim)


def _sign(claim: Claim) -> Sign | None:
    words = families_of(claim.trigger_text)
    if nature(claim.type).office == "changed":
        if claim.mode in TAKES or (claim.mode is None and words & {"appoint", "oath"}):
            return "takes"
        return "leaves" if claim.mode in LEAVES or (claim.mode is None and words & {"resign", "dismiss"}) else None
    return "leaves" if nature(claim.type).office == "seized" and "overthr" in fold(claim.trigger_text) else None


def _movers(chronology: Chronology, claim: Claim, sign: Sign) -> list[str]:
    """The persons whose office changes: whom it is done to where there is one, else who does it."""
    actors, recipients = ([f.name for f in side if _is_person(chronology, f)] for side in (claim.actors, claim.recipients))
    if nature(claim.type).office == "seized" or claim.mode == "dismiss" or (claim.mode == "appoint" and claim.recipients):
        return recipients
    return recipients or actors if sign == "takes" else actors or recipients


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
    """The earliest time that a report dates it to; unknown when none dates it."""
    return min((c.when for c in claims if c.when.dated), key=lambda w: w.order, default=UNKNOWN)


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
    return next((t for t in terms if t.held.overlaps(on)), None) or (terms[-1] if terms else None)
