"""What single reports get wrong of a person, a thing or themselves: names spelt in another way than elsewhere, the title of
another office, another rank, and days that do not fit their own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations, pairwise
from typing import Literal

from dateline.extract.when_words import load_language
from dateline.ingest.days import find_day
from dateline.knowledge import fold
from dateline.knowledge.offices import holders, offices_of
from dateline.link.disagree import begin_alike, one_word_off, spelt_otherwise
from dateline.link.names import compare_names, name_tokens, same_sound
from dateline.link.persons import skeleton
from dateline.model import Chronology, Claim, Filler
from dateline.query.blame import find_charges, list_thrown_back, name_charge
from dateline.query.fates import find_fates
from dateline.query.offices import list_leavings, list_takers, list_takings, list_titles
from dateline.query.quotes import count_origins, first_day, quote_claims
from dateline.query.stances import find_opposite_stances
from dateline.query.titles import LESSER, is_deputys, lesser_post_of
from dateline.query.tolls import find_tolls
from dateline.vocabulary import language
from dateline.when import When

RIVAL = frozenset({"head_of_state", "head_of_government", "vice_president", "deputy_head_of_government"})
"""Offices, with those of ministers, of which a person holds one at a time, but for few."""
RANKS = (
    *("sergeant", "lieutenant", "captain", "capitaine", "major", "commandant", "lieutenant colonel", "colonel"),
    *("brigadier general", "major general", "lieutenant general", "general"),
    *("commodore", "rear admiral", "vice admiral", "admiral"),
)
"""Military ranks, the lowest first."""
_SHORT_RANKS = {"sgt": "sergeant", "lt": "lieutenant", "capt": "captain", "maj": "major", "col": "colonel", "gen": "general"}
_RANK = re.compile(r"\b(?:" + "|".join(sorted(RANKS, key=len, reverse=True)) + r")\b")
_CIVIL_GENERAL = re.compile(r"\b(?:secretary|attorney|director|governor|consul|inspector|procurator) general\b")
_STYLES = (("z", "s"), ("our", "or"), ("tre", "ter"), ("mme", "m"))
"""What English writes in two ways though nobody slips."""
LEFT = {"resign": "resigned", "dismiss": "was dismissed", "overthrow": "was overthrown"}
"""How somebody left an office, in words."""
_ALIKE = 0.35
"""How well two names match that may be one person's."""
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
MONTH = 31
"""Days of a time that may be told as a month."""
LONG = 4
"""Words that a name has at least if another that differs by one of them may be its own."""
BODIES = frozenset(
    "council committee commission board assembly congress bureau agency authority department office secretariat directorate "
    "conseil comite commission assemblee congres bureau agence autorite departement secretariat direction".split()
)
"""Words that say what body a name is of."""
SHORT = 4
"""Letters of a weekday's name that may be another word ("sun", "sat")."""
_OWN_DAY = re.compile(r"written (\S+) by its own words")


@dataclass(frozen=True, slots=True)
class Slip:
    """One point on a person, a thing or a report: the values with the claims that give each, the most supported first."""

    slot: Literal["name", "when", "manner", "recipients", "actors", "figures:people"]
    """A title or rank is of the name."""
    kind: Literal["spelling", "error", "contradiction", "development"]
    note: str
    values: tuple[tuple[str, tuple[Claim, ...]], ...]


def find_slips(chronology: Chronology) -> tuple[Slip, ...]:
    """The slips of a chronology's reports: on persons, in order of their names, on other names and places, and on their own
    days.

    On persons, every name that is spelt in several ways; every title that one source alone gives somebody whom others call the
    holder of another office in the same days, unless a report tells that he took an office; every title that the table of
    offices gives to somebody else that day and another to him; ranks that differ; leaving an
    office in two ways, two who took one office, ends of one person that cannot all be so, and the dead of one attack.
    """
    people = _people(chronology)
    forms = _forms(chronology, people)
    titles, movers = list_titles(chronology), list_takers(chronology)
    found: list[Slip] = []
    names, posts = sorted(set(people.values())), _lesser_posts(chronology, people)
    akin = _akin(names, _bearers(chronology, people))
    for name in names:
        own = {**forms.get(name, {}), **{other: some for o in akin.get(name, ()) for other, some in forms.get(o, {}).items()}}
        found += _spelling(chronology, name, own)
        odd = list(_title(chronology, name, titles.get(name, {}))) if name not in movers else []
        odd += _lesser_titles(chronology, name, posts.get(name, {})) if name not in movers else []
        found += odd or _untitled(chronology, name, titles.get(name, {}))
    found += _ranks(chronology, people)
    found += _leavings(chronology)
    found += _fates(chronology, people)
    found += _tolls(chronology)
    found += _rival_takers(chronology)
    found += _blamed(chronology)
    found += _opposite_stances(chronology)
    return (
        *found,
        *_spelt_things(chronology, people),
        *_named_otherwise(chronology, people),
        *_own_days(chronology),
        *_odd_weekdays(chronology),
    )


def _people(chronology: Chronology) -> dict[str, str]:
    """Name of an actor who is a person → the person's own, without an office before it that names no state."""
    found = {name: name for name, actor in chronology.actors.items() if actor.kind == "person"}
    others = (name for name, actor in chronology.actors.items() if actor.kind == "unknown")
    return found | {name: bare for name in others if (bare := _behind_title(name))}


def _behind_title(name: str) -> str:
    """The person in "French envoy Joan Meer"; empty where no two or three names stand behind a title."""
    words, titles = name.split(), language("en").is_office
    last = max((i for i, w in enumerate(words) if titles(w.lower()) or fold(w) in _SHORT_RANKS), default=-1)
    rest = words[last + 1 :]
    return " ".join(rest) if last >= 0 and 2 <= len(rest) <= 3 and all(w[:1].isupper() for w in rest) else ""


def _fillers(claim: Claim) -> tuple[Filler, ...]:
    return (*claim.actors, *claim.recipients, *claim.said_by)


# ------------------------------------------------------------ spelling


def _forms(chronology: Chronology, people: Mapping[str, str]) -> dict[str, dict[str, list[Claim]]]:
    """Person → form of the name, without titles → the claims that print it. A form that only other words of a report print goes
    with the first claim there that speaks of him or her."""
    found: defaultdict[str, defaultdict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    spoken: defaultdict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in sorted(chronology.claims.values(), key=lambda c: (c.article, c.trigger.start, c.id)):
        for filler in _fillers(claim):
            if name := people.get(filler.name, ""):
                spoken[filler.name].setdefault(claim.article, claim)
                if filler.text and (form := _bare(filler.text, name)):
                    found[name][form].append(claim)
    for called, claims in spoken.items():
        forms, name, actor = found[people[called]], people[called], chronology.actors.get(called)
        for text, articles in actor.aliases if actor else ():
            form = _bare(text, name) if text != called else ""
            if form and form not in forms and (told := [claims[a] for a in articles if a in claims]):
                forms[form] = told
    return {name: dict(forms) for name, forms in found.items() if forms}


@dataclass(frozen=True, slots=True)
class _Bearer:
    """Who prints a name, and with which titles."""

    articles: set[str]
    titles: set[str]


def _bearers(chronology: Chronology, people: Mapping[str, str]) -> dict[str, _Bearer]:
    found: defaultdict[str, _Bearer] = defaultdict(lambda: _Bearer(set(), set()))
    titles = language("en").titles
    for claim in chronology.claims.values():
        for filler in _fillers(claim):
            if name := people.get(filler.name):
                found[name].articles.add(claim.article)
                found[name].titles.update(titles.intersection(fold(filler.text).split()))
    return dict(found)


def _akin(people: Sequence[str], bearers: Mapping[str, _Bearer]) -> dict[str, list[str]]:
    """Name → later names, in order, that may be its misspellings though nothing else says that they are one person's."""
    shelves: defaultdict[str, list[str]] = defaultdict(list)
    for name in people:
        shelves[fold(name).split()[0]].append(name)
        shelves[f"… {fold(name).split()[-1]}"].append(name)
    pairs = {pair for shelf in shelves.values() for pair in combinations(shelf, 2)}
    found: dict[str, list[str]] = {}
    for a, b in sorted(pairs):
        if may_be_misspelt(a, b) or (_may_be_misnamed(a, b) and _is_one_bearer(bearers.get(a), bearers.get(b))):
            found.setdefault(a, []).append(b)
    return found


def _may_be_misnamed(a: str, b: str) -> bool:
    """Whether two persons' names have the same surname and a given name in two spellings ("Joan Meer", "Joanne Meer")."""
    left, right = fold(a).split(), fold(b).split()
    if len(left) != 2 or len(right) != 2 or left[1] != right[1] or left[0] == right[0]:
        return False
    return left[0][0] == right[0][0] and skeleton(left[0]) == skeleton(right[0])


def _is_one_bearer(a: _Bearer | None, b: _Bearer | None) -> bool:
    """Whether two names bear one title, and no report has both."""
    return a is not None and b is not None and bool(a.titles & b.titles) and not a.articles & b.articles


def may_be_misspelt(a: str, b: str) -> bool:
    """Whether two persons' names have the same given name and a surname in two spellings ("Valdez", "Valdes"): brothers have
    the surname in common instead."""
    return (
        a != b
        and fold(a).split()[:1] == fold(b).split()[:1]
        and (one_word_off(a, b) or (same_sound(a, b) and spelt_otherwise(a, b)))
    )


def _bare(text: str, name: str) -> str:
    """The words of a form that are those of the name, in whatever spelling."""
    own = {fold(w) for w in name.split()}
    sounds = {skeleton(w) for w in own}

    def is_own(word: str) -> bool:
        return (
            word in own
            or (len(word) > 3 and skeleton(word) in sounds)
            or any(begin_alike(word, w) and same_sound(word, w) for w in own)
        )

    words = [w.strip(".,") for w in text.split()]
    return " ".join(w for w in words if w[:1].isupper() and is_own(fold(w)))


def _spelling(chronology: Chronology, name: str, forms: Mapping[str, Sequence[Claim]]) -> Iterator[Slip]:
    """The ways in which the name is spelt; a short form counts for the first long one that holds its words."""
    groups: dict[str, list[Claim]] = {}
    for form in sorted(forms, key=lambda f: (-len(f.split()), f)):
        whole = next((g for g in groups if set(fold(form).split()) <= set(fold(g).split())), form)
        groups.setdefault(whole, []).extend(forms[form])
    near = {f for a, b in combinations(groups, 2) if spelt_otherwise(a, b) or one_word_off(a, b) for f in (a, b)}
    told: dict[str, Sequence[Claim]] = {f: groups[f] for f in near}
    told = told or {f: forms[f] for a, b in combinations(sorted(forms), 2) if _are_halves(a, b) for f in (a, b)}
    if told:
        values = _ranked(chronology, told)
        yield Slip("name", "spelling", f"{name} is spelt {' / '.join(v for v, _ in values)}", values)


def _are_halves(a: str, b: str) -> bool:
    """Whether two forms of one name have the same surname and given names of which neither holds the other's ("Ana Sosa",
    "Maria Sosa" for Ana Maria Sosa): read alone they are two persons."""
    left, right = fold(a).split(), fold(b).split()
    return left[-1:] == right[-1:] and not (set(left) <= set(right) or set(right) <= set(left))


def _ranked(chronology: Chronology, given: Mapping[str, Sequence[Claim]]) -> tuple[tuple[str, tuple[Claim, ...]], ...]:
    """Values with their claims, those of most sources first."""
    counts = {value: count_origins(quote_claims(chronology, claims)) for value, claims in given.items()}
    return tuple((value, tuple(given[value])) for value in sorted(given, key=lambda v: (-counts[v], v)))


def _spelt_things(chronology: Chronology, people: Mapping[str, str]) -> Iterator[Slip]:
    """The names of places and of actors who are no persons that are spelt in two ways."""
    shelves: defaultdict[tuple[str, ...], defaultdict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in chronology.claims.values():
        texts = [f.text for f in _fillers(claim) if f.name not in people]
        for text in (*texts, claim.where.text if claim.where else ""):
            form = _ARTICLE.sub("", text)
            if form[:1].isupper():
                shelves[tuple(skeleton(t) for t in name_tokens(form))][form].append(claim)
    for _, forms in sorted(shelves.items()):
        near = {f for a, b in combinations(sorted(forms), 2) if _is_misspelt_thing(a, b) for f in (a, b)}
        if near:
            values = _ranked(chronology, {f: forms[f] for f in sorted(near)})
            yield Slip("name", "spelling", f"spelt {' / '.join(v for v, _ in values)}", values)


def _is_misspelt_thing(a: str, b: str) -> bool:
    return _unstyled(a) != _unstyled(b) and same_sound(a, b) and spelt_otherwise(a, b)


def _unstyled(name: str) -> str:
    plain = fold(name)
    for one, other in _STYLES:
        plain = plain.replace(one, other)
    return plain


def _named_otherwise(chronology: Chronology, people: Mapping[str, str]) -> Iterator[Slip]:
    """The bodies whose long names differ by a word: by two at most for one actor, else by the one that says what body it is."""
    forms: defaultdict[str, list[tuple[str, Claim]]] = defaultdict(list)
    for claim in chronology.claims.values():
        for filler in _fillers(claim):
            form = _ARTICLE.sub("", filler.text)
            if filler.name not in people and len(_main_words(form)) >= LONG:
                forms[form].append((filler.name, claim))
    groups: list[set[str]] = []
    for a, b in combinations(sorted(forms), 2):
        if _may_be_one_body(a, b, one=bool({n for n, _ in forms[a]} & {n for n, _ in forms[b]})):
            met = [g for g in groups if g & {a, b}]
            groups = [*(g for g in groups if g not in met), {a, b}.union(*met)]
    for group in sorted(groups, key=sorted):
        values = _ranked(chronology, {form: [c for _, c in forms[form]] for form in sorted(group)})
        yield Slip("name", "contradiction", f"named {' / '.join(v for v, _ in values)}", values)


def _may_be_one_body(a: str, b: str, *, one: bool) -> bool:
    """Whether two long names may be of one body: where they differ by two words at most and stand for `one` actor, or by the
    word that says what body it is."""
    left, right = _main_words(a), _main_words(b)
    odd = left ^ right
    return len(left) == len(right) and bool(odd) and (len(odd) <= 4 if one else len(odd) == 2 and odd <= BODIES)


def _main_words(name: str) -> frozenset[str]:
    """The words of a name that is written as one throughout, but for the small ones; none of another."""
    words = [w.strip(",.") for w in name.split()]
    main = [w for w in words if len(w) > 3 or w[:1].isupper()]
    return frozenset(map(fold, main)) if all(w[:1].isupper() for w in main) else frozenset()


# ------------------------------------------------------------ a report's own day


def _own_days(chronology: Chronology) -> Iterator[Slip]:
    """The reports whose own words for a day ("yesterday, 5 May") make them written on another day than they appeared."""
    told: dict[str, tuple[Claim, str]] = {}
    for claim in sorted(chronology.claims.values(), key=lambda c: (c.article, c.trigger, c.id)):
        if found := _OWN_DAY.search(claim.when.reason):
            told.setdefault(claim.article, (claim, found[1]))
    for article, (claim, written) in told.items():
        outlet, out = quote_claims(chronology, [claim])[0].outlet, chronology.articles[article].published
        note = f"{outlet} was written on {written} by its own words, and appeared on {out}"
        yield Slip("when", "error", note, ((claim.when_text, (claim,)),))


@cache
def _weekdays() -> Mapping[str, int]:
    """The names of the days of the week in the languages that are read, Monday 0."""
    named = (item for code in ("en", "fr") for item in load_language(code).words.items())
    return {word: value for word, (kind, value) in named if kind == "weekday" and len(word) > SHORT}


@cache
def _weekday_at() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_weekdays())})\b(?=,? )", re.IGNORECASE)


def _odd_weekdays(chronology: Chronology) -> Iterator[Slip]:
    """The days that a report prints in full with a weekday that they were not: "Tuesday 8 July 2024"."""
    told: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in chronology.claims.values():
        told[claim.article].append(claim)
    for article in (chronology.articles[a] for a in sorted(told)):
        claims = sorted(told[article.id], key=lambda c: (c.trigger, c.id))
        for name in _weekday_at().finditer(article.text):
            day = find_day(article.text, name.start())
            first = day.when.earliest if day is not None and day.when.days == 1 else None
            if day is None or first is None or first.weekday() == _weekdays()[name[0].lower()]:
                continue
            words = article.text[name.start() : day.end]
            next_to = next((c for c in claims if c.quote.end > name.start()), claims[-1])
            outlet = quote_claims(chronology, [next_to])[0].outlet
            right = next(word for word, n in _weekdays().items() if n == first.weekday()).title()
            note = f"{outlet} has “{words}”, and that day was a {right}"
            yield Slip("when", "error", note, ((words, (next_to,)),))
            break


# ------------------------------------------------------------ titles


def _title(chronology: Chronology, name: str, titles: Mapping[tuple[str, str], Sequence[Claim]]) -> Iterator[Slip]:
    """A title that one source alone gives, where more give another one before and after it or in the same week."""
    held = {post: claims for post, claims in titles.items() if post[0] in RIVAL or post[0].endswith("_minister")}
    offices: dict[str, list[Claim]] = {}
    called: dict[str, str] = {}
    for (office, title), claims in sorted(held.items()):
        offices.setdefault(office, []).extend(claims)
        called.setdefault(office, title[:1].upper() + title[1:])
    if len(offices) < 2:
        return
    ranked = _ranked(chronology, offices)
    most, usual = ranked[0]
    for office, odd in ranked[1:]:
        quotes = quote_claims(chronology, odd)
        if count_origins(quotes) > 1 or not _amid(chronology, odd, usual):
            continue
        values = ((called[most], tuple(usual)), (called[office], tuple(odd)))
        if count_origins(quote_claims(chronology, usual)) < 2:
            apart = not {c.article for c in odd} & {c.article for c in usual}
            if apart and (office in RIVAL or most in RIVAL):
                yield Slip("name", "contradiction", f"{name} is called {called[most]} / {called[office]}", values)
            continue
        yield Slip("name", "error", f"{quotes[0].outlet} alone calls {name} {called[office]}, others {called[most]}", values)


def _lesser_posts(chronology: Chronology, people: Mapping[str, str]) -> dict[str, dict[str, list[Claim]]]:
    """Person → office below those of a government that stands beside the name → the claims that print it."""
    found: defaultdict[str, defaultdict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in sorted(chronology.claims.values(), key=lambda c: c.id):
        for filler in _fillers(claim):
            name = people.get(filler.name) if filler.span is not None else None
            if name and (post := lesser_post_of(chronology.articles[claim.article], filler)):
                found[name][post].append(claim)
    return {name: dict(posts) for name, posts in found.items()}


def _lesser_titles(chronology: Chronology, name: str, posts: Mapping[str, Sequence[Claim]]) -> Iterator[Slip]:
    """The offices below those of a government, or of a minister and his deputy, that reports of the same days give one person,
    no report two of them."""
    pairs = (p for p in combinations(sorted(posts), 2) if is_deputys(*p) or all(x.split()[-1] in LESSER for x in p))
    odd = {p for a, b in pairs if _are_rivals(posts[a], posts[b]) for p in (a, b)}
    if odd:
        values = _ranked(chronology, {p.capitalize(): posts[p] for p in odd})
        yield Slip("name", "contradiction", f"{name} is called {' / '.join(v for v, _ in values)}", values)


def _leavings(chronology: Chronology) -> Iterator[Slip]:
    """The persons of whom one report says that they resigned, and another that they were dismissed, or overthrown, in the same
    days."""
    for name, ways in sorted(list_leavings(chronology).items()):
        own = ways.get("resign", ())
        rivals = {way: some for way, some in ways.items() if way != "resign" and own and _are_rivals(own, some)}
        if rivals:
            values = _ranked(chronology, {LEFT[way]: some for way, some in {"resign": own, **rivals}.items()})
            yield Slip("manner", "contradiction", f"{name} {' / '.join(v for v, _ in values)}", values)


def _fates(chronology: Chronology, people: Mapping[str, str]) -> Iterator[Slip]:
    """The persons of whom reports tell ends that cannot all be so: released and rescued, captured and killed."""
    for name, ends in find_fates(chronology, people):
        values = _ranked(chronology, ends)
        yield Slip("manner", "contradiction", f"{name} {' / '.join(v for v, _ in values)}", values)


def _tolls(chronology: Chronology) -> Iterator[Slip]:
    """The numbers of dead that reports give for one attack in claims of several events."""
    for kind, tolls in find_tolls(chronology):
        values = _ranked(chronology, tolls)
        given = " / ".join(v for v, _ in values)
        growing: Literal["development", "contradiction"] = "development" if kind == "development" else "contradiction"
        yield Slip("figures:people", growing, f"the dead of one attack: {given}", values)


def _blamed(chronology: Chronology) -> Iterator[Slip]:
    """The sides that blame each other."""
    charges = find_charges(chronology)
    for one, other in list_thrown_back(charges):
        values = dict((name_charge(one, charges), name_charge(other, charges)))
        if len(values) == 2:
            note = f"{one.by} blames {one.against}, {other.by} blames {other.against}"
            yield Slip("actors", "contradiction", note, _ranked(chronology, values))


def _opposite_stances(chronology: Chronology) -> Iterator[Slip]:
    """The parties of whom one report says yes to a thing, and another no, unless both are of one event whose status says so, or
    what is refused is ("refused to sign")."""
    told = {c: e.id for e in chronology if any(d.slot == "status" for d in e.disagreements) for c in e.claims}
    beside: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in (chronology.claims[c] for c in told if c in chronology.claims):
        beside[claim.article].append(claim)
    for yes, no in find_opposite_stances(chronology):
        same = (c for c in beside[no.claim.article] if no.claim.quote.overlaps(c.trigger))
        if yes.claim.id in told and told[yes.claim.id] in {told[c.id] for c in same}:
            continue
        values = _ranked(chronology, {s.words: (s.claim,) for s in (yes, no)})
        yield Slip("manner", "contradiction", f"{yes.by}: {' / '.join(v for v, _ in values)}", values)


def _rival_takers(chronology: Chronology) -> Iterator[Slip]:
    """Two persons of whom different reports tell that they took one office in the same days."""
    for (body, office), takers in sorted(list_takings(chronology).items()):
        if office not in RIVAL and not office.endswith("_minister"):
            continue
        rivals = {p for a, b in combinations(sorted(takers), 2) if _are_rivals(takers[a], takers[b]) for p in (a, b)}
        if rivals and not any(compare_names(a, b) >= _ALIKE for a, b in combinations(sorted(rivals), 2)):
            values = _ranked(chronology, {p: takers[p] for p in rivals})
            note = f"{office.replace('_', ' ')} of {body}: {' / '.join(v for v, _ in values)}"
            yield Slip("recipients", "contradiction", note, values)


def _are_rivals(some: Sequence[Claim], others: Sequence[Claim]) -> bool:
    """Whether no report tells both of two things, and they are told within a week of one another."""
    first, second = (min((c.when for c in side if c.when.latest), key=_last_day, default=None) for side in (some, others))
    if first is None or second is None or {c.article for c in some} & {c.article for c in others}:
        return False
    one, two = sorted((first, second), key=_last_day)
    begun = two.earliest if two.dated and (two.days or 0) <= MONTH else two.latest
    return one.latest is not None and begun is not None and (begun - one.latest).days <= 7


def _last_day(when: When) -> tuple[date, date]:
    return (when.latest or date.max, when.earliest or date.min)


def _amid(chronology: Chronology, odd: Sequence[Claim], usual: Sequence[Claim]) -> bool:
    """Whether some claims were printed no more than a week before the first or after the last of others."""
    days = [d for c in usual if (d := chronology.articles[c.article].published.latest)]
    day = first_day(quote_claims(chronology, odd)).latest
    return bool(days) and day is not None and (day - min(days)).days >= -7 and (day - max(days)).days <= 7


def _untitled(chronology: Chronology, name: str, titles: Mapping[tuple[str, str], Sequence[Claim]]) -> Iterator[Slip]:
    """A title of an office that the table gives on the day of the report to somebody else, and another one to this person."""
    for (office, title), claims in sorted(titles.items()):
        given = [(c, _held_instead(name, office, chronology.articles[c.article].published.latest)) for c in claims]
        wrong = tuple(c for c, held in given if held and fold(held) != fold(title))
        if wrong:
            held = next(held for _, held in given if held)
            outlet = quote_claims(chronology, wrong)[0].outlet
            yield Slip("name", "error", f"{outlet} calls {name} {title}, the table of offices {held}", ((title, wrong),))


def _held_instead(name: str, office: str, on: date | None) -> str:
    """The title of the one office of a state that a person held on a day by the table, if that has somebody else in the office
    asked for there; else empty."""
    if on is None or (office not in RIVAL and not office.endswith("_minister")):
        return ""
    terms = [t for t in offices_of(name) if t.country and t.held.contains(When(on, on, "day"))]
    known = [t for t in terms if t.name in {h.name for h in holders(t.body, t.office, on)}]
    others = {h.name for t in known for h in holders(t.body, office, on)}
    rival = {t.title for t in known if t.office in RIVAL and t.office != office}
    return min(rival) if len(rival) == 1 and others and not others & {t.name for t in known} else ""


# ------------------------------------------------------------ ranks


def _ranks(chronology: Chronology, people: Mapping[str, str]) -> Iterator[Slip]:
    """The persons to whom reports give several military ranks: promoted where a higher one only comes after a lower one."""
    given: defaultdict[str, defaultdict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in chronology.claims.values():
        for filler in _fillers(claim):
            name = people.get(filler.name)
            if name and (rank := rank_in(filler.text)):
                given[name][rank].append(claim)
    for name, ranks in sorted(given.items()):
        if len(ranks) > 1 and len({c.article for some in ranks.values() for c in some}) > 1:
            values = _ranked(chronology, ranks)
            kind: Literal["development", "contradiction"] = "development" if _rises(chronology, ranks) else "contradiction"
            yield Slip("name", kind, f"{name} is called {' / '.join(v for v, _ in values)}", values)


def rank_in(text: str) -> str:
    """The military rank in the words for a person; empty without one ("Lt. Col. Ana Moreau": "lieutenant colonel")."""
    words = [_SHORT_RANKS.get(w, w) for w in re.split(r"[\s.-]+", fold(text))]
    found = _RANK.search(_CIVIL_GENERAL.sub("", " ".join(words)))
    return found[0] if found else ""


def _rises(chronology: Chronology, ranks: Mapping[str, Sequence[Claim]]) -> bool:
    """Whether every rank was printed later than all the lower ones."""
    days = [sorted(d for c in ranks[r] if (d := chronology.articles[c.article].published.latest)) for r in RANKS if r in ranks]
    return all(days) and all(low[-1] < high[0] for low, high in pairwise(days))
