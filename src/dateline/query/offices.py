"""Who held which office, from when to when: as the reports of a case tell, and as the table of offices has it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dateline.knowledge import by_code, by_demonym, country, fold, normalise_title, offices_of, organisation
from dateline.knowledge.offices import OWN, OfficeHolder
from dateline.link.words import families_of
from dateline.model import Article, Chronology, Claim, Filler
from dateline.query.names import answers_to
from dateline.query.quotes import Quote, first_day, quote_claims
from dateline.when import UNKNOWN, When

Sign = Literal["holds", "held", "takes", "leaves"]

TAKES = frozenset({"appoint", "elect", "sworn-in", "take-office", "replace", "promote"})
LEAVES = frozenset({"resign", "dismiss", "retire"})
"""Modes of OFFICE by which somebody enters a post or leaves it."""
_VAGUE = frozenset({"spokesperson", "deputy", "leader", "chief"})
"""What `normalise_title` gives for many different posts: no office that can be followed."""
_OVER = frozenset("former ex ousted deposed late then toppled overthrown ancien ancienne".split())
"""Words before a title that say that the office is no longer held."""
_LONGEST_TITLE = 6
_STOPS = re.compile(r"[.;:!?\n“”\"()]")
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
    """The term in the shipped table; unknown when it has none."""
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
    from or until when. Nobody is listed of whom no report says so; the table only adds its dates.
    """
    named = _with_bodies([m for c in chronology.claims.values() for m in _printed(chronology, c)])
    marks = named + [m for c in chronology.claims.values() for m in _changes(chronology, c, named)]
    groups: defaultdict[tuple[str, str, str], list[_Mark]] = defaultdict(list)
    for mark in marks:
        groups[mark.body, mark.office, mark.person].append(mark)
    found = [_term(chronology, some) for _, some in sorted(groups.items())]
    if actor is not None:
        found = [t for t in found if _is_of(actor, t, chronology)]
    return tuple(sorted(found, key=lambda t: (not t.body, t.body, t.office, _start(t).order, t.person)))


def _with_bodies(marks: Sequence[_Mark]) -> list[_Mark]:
    """The marks, each without a body given that of the same person and office where reports name one alone."""
    bodies: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for m in marks:
        bodies[m.person, m.office] |= {m.body} - {""}
    own = {key: min(some) for key, some in bodies.items() if len(some) == 1}
    return [replace(m, body=m.body or own.get((m.person, m.office), "")) for m in marks]


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
    own = [
        (s, e)
        for s, e in words
        if fold(article.text[filler.span.start + s : filler.span.start + e]) in fold(filler.name).split()
    ]
    if not own or not surname:
        return None
    start, end = filler.span.start + own[0][0], filler.span.start + own[-1][1]
    before = _STOPS.split(article.text[max(0, start - 80) : start])[-1].rstrip()
    after = _APPOSITION.match(article.text[end : end + 80])
    if not before.endswith(",") or article.text[end : end + 1] in {",", "."}:
        found = _read_title(before.rstrip(",").rpartition(",")[2].split())
        if found is not None:
            return found
    return _read_title(after[1].split()) if after else None


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
    if claim.type == "OFFICE":
        if claim.mode in TAKES or (claim.mode is None and words & {"appoint", "oath"}):
            return "takes"
        return "leaves" if claim.mode in LEAVES or (claim.mode is None and words & {"resign", "dismiss"}) else None
    return "leaves" if claim.type == "COUP" and "overthr" in fold(claim.trigger_text) else None


def _movers(chronology: Chronology, claim: Claim, sign: Sign) -> list[str]:
    """The persons whose office changes: whom it is done to where there is one, else who does it."""
    actors, recipients = ([f.name for f in side if _is_person(chronology, f)] for side in (claim.actors, claim.recipients))
    if claim.type == "COUP" or claim.mode == "dismiss":
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
    table = _in_table(one, next((w for w in (seen, taken, left, first_day(quotes)) if w.known), UNKNOWN))
    return Term(
        person=one.person,
        office=one.office,
        title=min(titles, key=lambda t: (-titles[t], t)) if titles else "",
        body=one.body,
        taken=taken,
        left=left,
        seen=seen,
        table=table.held if table else UNKNOWN,
        table_source=table.source if table else "",
        quotes=quotes,
    )


def _hull(days: Sequence[When]) -> When:
    """From the first of some days of publication to the last."""
    ends = [d.latest for d in days if d.latest]
    return When.between(min(ends).isoformat(), max(ends).isoformat()) if ends else UNKNOWN


def _first_time(claims: Iterable[Claim]) -> When:
    """The earliest time that a report dates it to; unknown when none dates it."""
    return min((c.when for c in claims if c.when.dated), key=lambda w: w.order, default=UNKNOWN)


def _in_table(mark: _Mark, on: When) -> OfficeHolder | None:
    """The table's term of a person in an office round a time; one that only just ended or began will do."""
    terms = [t for t in offices_of(mark.person) if t.office == mark.office and _body_name(t) == mark.body]
    return next((t for t in terms if t.held.overlaps(on)), None) or (terms[-1] if terms else None)
