"""Where the reports of one event give values that cannot all be right, or are not the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from itertools import combinations, pairwise, permutations

from dateline.knowledge import organisation
from dateline.knowledge.countries import country
from dateline.link.answers import names_doer
from dateline.link.heads import PEOPLE, are_assailants, count_alike, head_of
from dateline.link.manner import find_manners, tell_one_night
from dateline.link.names import compare_names, is_full_name, lands_of, name_tokens, own_tokens, same_sound
from dateline.link.persons import skeleton
from dateline.link.profile import CARRIED, FAR_CARRIED, PLANS, place_parts, unit_of
from dateline.link.sides import find_side, sides_agree
from dateline.link.terms import find_terms
from dateline.link.words import WIN, are_kin, families_of, fold, split_words, stems
from dateline.model import ARGUED, Claim, Disagreement, Figure, Filler, Reading
from dateline.vocabulary import language, nature
from dateline.when import UNKNOWN, When

Slots = Mapping[str, tuple[Reading, ...]]
Kind = str
DEAD = frozenset(unit_of(w) for w in "dead killed deaths fatalities victims bodies body morts tués victimes".split())
"""Units that count the dead, who are counted as heads elsewhere."""
FORCES = frozenset(
    unit_of(w)
    for w in "soldiers troops police policemen guards bodyguards rebels militants mercenaries traffickers bandits "
    "protesters".split()
)
"""Who is known for what he is though nobody names him …"""
STATE_FORCES = frozenset(unit_of(w) for w in "soldiers troops police policemen".split())
"""… and who of them serves a state."""
GANGS = frozenset(unit_of(w) for w in "gang militia cartel mafia guerrilla milice".split())
"""Words for groups of whom no force of a state is part."""
SOLDIERS = unit_of("soldiers")
_BY_ANOTHER = re.compile(
    r"\b(?:after|before|later|earlier|following|since|ago|après|avant|plus tard|plus tôt|depuis)\b", re.IGNORECASE
)
"""Words of a time that is counted from another one ("hours after the arrests")."""
WEEKDAYS = {
    name: day % 7
    for day, name in enumerate(
        "monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche".split()
    )
}
"""Names of the days of the week, by number from Monday, 0."""
_WHOSE = re.compile(r"(?:its|their|ses|leurs) ", re.IGNORECASE)
"""How words begin that say whose somebody is by a word for one told of before."""
_SOUNDS = (frozenset("aeiouy"), *map(frozenset, ("vw", "ckq", "csz", "jy")))
"""Letters that one spelling may have at the head of a name where another has the other."""
_SHARE = unit_of("percent")
_HURT = frozenset(unit_of(word) for code in ("en", "fr") for word in language(code).grammar["hurting"])
"""Words for harm that is not death."""
CARRIED_OUT = "told as still to come and as done"
ONE_PARTY = 0.6
"""How well two names match that are one party's."""
BODY = 1000
"""More members than a body has that votes at one sitting."""
_REACTING = frozenset({"deny", "disown", "accuse", "avow"})
"""Families of words for what is said of a deed, which name none."""
TOLD_DONE = frozenset({"happened", "alleged", "attempted"})
"""Statuses of what is told as done by somebody; what goes on may have many who do it."""


def find_disagreements(
    claims: Sequence[Claim],
    slots: Slots,
    *,
    published: Mapping[str, When],
    opposed: Set[tuple[str, str]] = frozenset(),
    charged: Set[str] = frozenset(),
    texts: Mapping[str, str] | None = None,
) -> tuple[Disagreement, ...]:
    """What the reports of one event do not agree on, in the order of the slots.

    `slots` are the event's readings (see `compose`), `opposed` those who in a report stand
    against what happened (`answers.against`), `charged` the claims of which somebody says who did it
    (`answers.charged`), `texts` the words of the claims. A day and the month that holds it, a town and
    its country, "about 50"
    and 49 agree. Numbers that only grow with the day of publication are a development, and so is a plan that was then
    carried out. Law: depends on the sets given, not on their order.
    """
    by_id = {c.id: c for c in claims}
    found = [
        _times(slots.get("when", ()), by_id, published),
        *_impossible(slots.get("when", ()), by_id, published),
        *_misnamed(slots.get("when", ()), by_id),
        _places(slots.get("where", ()), by_id, texts or {}),
        _doers(slots.get("actors", ()), by_id, opposed),
        _reach(slots.get("recipients", ()), by_id),
        _statuses(slots.get("status", ()), by_id, published, charged),
        *find_manners(claims, texts or {}),
        *_spellings(claims, slots),
    ]
    if terms := find_terms(claims):
        found.append(Disagreement(LENGTH, "contradiction", terms, f"reports give {_listed(terms)}"))
    for slot in sorted(s for s in slots if s.startswith("figures:") or s == LENGTH):
        found += _numbers(slot, slots[slot], by_id, published)
    return tuple(_without_told_twice([d for d in found if d]))


def _without_told_twice(found: Sequence[Disagreement]) -> Iterable[Disagreement]:
    """The points without a plan that was carried out where they already say that it was so at another time than planned."""
    moved = any(d.slot == "when" and d.kind == "development" for d in found)
    return (d for d in found if not (moved and d.slot == "status" and d.note == CARRIED_OUT))


def _clashing(readings: Iterable[Reading], clash: Callable[[Reading, Reading], bool]) -> tuple[Reading, ...]:
    """The readings that clash with another one, in the order given."""
    listed = list(readings)
    hit = {id(r) for a, b in combinations(listed, 2) if clash(a, b) for r in (a, b)}
    return tuple(r for r in listed if id(r) in hit)


# ------------------------------------------------------------ times


def _times(readings: Sequence[Reading], claims: Mapping[str, Claim], published: Mapping[str, When]) -> Disagreement | None:
    """Times that cannot all be right. Who denies that it happened does not say when, and who tells that it still goes on does
    not say when it began."""
    times = {id(r): claims[r.claims[0]].when for r in readings}
    dating = {id(r): [claims[c] for c in r.claims if _dates_it(claims[c], published)] for r in readings}
    plan = {id(r): all(c.status in PLANS for c in dating[id(r)]) for r in readings}
    lasts = {id(r): all(c.status == "ongoing" for c in dating[id(r)]) for r in readings}

    def clash(a: Reading, b: Reading) -> bool:
        early, late = sorted((a, b), key=lambda r: times[id(r)].order)
        one_night = any(tell_one_night(x, y) for x in dating[id(early)] for y in dating[id(late)])
        return not times[id(early)].overlaps(times[id(late)]) and not lasts[id(late)] and not one_night

    told = _told_outright([r for r in readings if dating[id(r)]], claims)
    firm = _clashing((r for r in told if not plan[id(r)]), clash)
    if firm:
        return Disagreement("when", "contradiction", firm, f"reports date it {_listed(firm)}")
    moved = _clashing(told, clash)
    if moved:
        return Disagreement("when", "development", moved, f"planned for one time, told for another: {_listed(moved)}")
    return _coarser(readings, times)


def _dates_it(claim: Claim, published: Mapping[str, When]) -> bool:
    """Whether a claim says firmly when it is. One of what is still to come whose time is over when its report appears gives
    the day on which that was said, and so does that day itself unless the
    claim's own words name it."""
    out, last = published.get(claim.article, UNKNOWN).latest, claim.when.latest
    today = claim.when.days == 1 and not claim.when.reason.startswith(CARRIED)
    over = bool(out and last and (last < out or (last == out and not today)))
    said = claim.status in PLANS and over
    return (is_firm(claim.when) or _is_told_with(claim)) and claim.status != "denied" and not said


def _told_outright(readings: Sequence[Reading], claims: Mapping[str, Claim]) -> list[Reading]:
    """The readings, without those that a report gives only by counting from another time and that itself dates outright too:
    its own arithmetic does not contradict it."""
    outright = {claims[c].article for r in readings for c in r.claims if not _is_counted(claims[c])}
    return [r for r in readings if any(not _is_counted(claims[c]) or claims[c].article not in outright for c in r.claims)]


def _is_counted(claim: Claim) -> bool:
    """Whether a time was worked out from another one of its report."""
    return bool(_BY_ANOTHER.search(claim.when_text)) or "counted from" in claim.when.reason


def is_firm(when: When) -> bool:
    """Whether a time is told by its own words: one that was carried from elsewhere disputes nothing."""
    return not when.reason.startswith(CARRIED)


def _is_told_with(claim: Claim) -> bool:
    """Whether a claim in its report's own voice is told in one sentence with what its time is told of; of what somebody says,
    that may be the day of the saying."""
    return claim.status == "happened" and not claim.said_by and not claim.when.reason.startswith(FAR_CARRIED)


def _coarser(readings: Sequence[Reading], times: Mapping[int, When]) -> Disagreement | None:
    """A finer date that one origin alone gives, where several others say no more than the month or year."""
    dated = [r for r in readings if times[id(r)].days is not None]
    if len(dated) < 2:
        return None
    finest = min(dated, key=lambda r: (times[id(r)].days or 0, r.value))
    wide = [r for r in dated if r is not finest and times[id(r)].contains(times[id(finest)]) and r.origins >= 2]
    if finest.origins > 1 or not wide:
        return None
    return Disagreement("when", "precision", (finest, *wide), "one origin alone gives the finer date")


def _impossible(
    readings: Sequence[Reading], claims: Mapping[str, Claim], published: Mapping[str, When]
) -> Iterable[Disagreement | None]:
    """Dates given for what has happened that lie after the report itself."""
    for reading in readings:
        late = [c for c in reading.claims if _after(claims[c], published.get(claims[c].article, UNKNOWN))]
        if late:
            note = f"{', '.join(sorted({claims[c].article for c in late}))}: dated after the report appeared"
            yield Disagreement("when", "error", (reading,), note)


def _misnamed(readings: Sequence[Reading], claims: Mapping[str, Claim]) -> Iterable[Disagreement]:
    """Dates that reports write out with a day of the week on which they do not fall ("Friday 14 June")."""
    for reading in readings:
        wrong = [c for c in reading.claims if _falls_otherwise(claims[c])]
        if wrong:
            told = sorted({f"{claims[c].article}: “{claims[c].when_text}”" for c in wrong})
            yield Disagreement("when", "error", (reading,), f"{', '.join(told)}: not that day of the week")


def _falls_otherwise(claim: Claim) -> bool:
    """Whether a claim names the day of the month and one day of the week, and these do not go together."""
    day = claim.when.earliest
    if day is None or day != claim.when.latest or not re.search(rf"\b0?{day.day}\b", claim.when_text):
        return False
    named = {WEEKDAYS[w] for w in re.findall(r"[a-z]+", claim.when_text.casefold()) if w in WEEKDAYS}
    return len(named) == 1 and day.weekday() not in named


def _after(claim: Claim, out: When) -> bool:
    start, end = claim.when.earliest, out.latest
    return claim.status in ("happened", "ongoing") and is_firm(claim.when) and bool(start and end and (start - end).days > 1)


# ------------------------------------------------------------ places


def _places(readings: Sequence[Reading], claims: Mapping[str, Claim], texts: Mapping[str, str]) -> Disagreement | None:
    """Places that reports name in words; one that was worked out disputes nothing, nor do two of one report alone, nor two
    that one claim names together ("the camp near Port Sol"), but for one of which somebody holds an office ("the mayor of")."""
    named = [r for r in readings if any((w := claims[c].where) is not None and not w.rule for c in r.claims)]
    called = {id(r): {x for c in r.claims if (x := _place_words(claims[c]))} for r in named}
    told = [_without_officials(text, claims[c]) if c in claims else text for c, text in texts.items()]

    def together(a: Reading, b: Reading) -> bool:
        return any(x in text and y in text for text in told for x in called[id(a)] for y in called[id(b)])

    def clash(a: Reading, b: Reading) -> bool:
        apart = places_clash(a.value, b.value) and len({*a.articles, *b.articles}) > 1 and not together(a, b)
        return apart and (_in_one_land(a.value, b.value) or _are_same_people(a, b, claims))

    clashing = _clashing(named, clash)
    if not clashing:
        return None
    return Disagreement("where", "contradiction", clashing, f"reports place it in {_listed(clashing)}")


def _without_officials(text: str, claim: Claim) -> str:
    """The words of a claim without those for the holders of offices in it, behind the first: "the mayor of Port Sol"."""
    for filler in (*claim.actors, *claim.recipients, *claim.said_by):
        if is_titled(filler.text):
            text = text.replace(filler.text, filler.text.split()[0])
    return text


def is_titled(text: str) -> bool:
    """Whether words for somebody have that of an office."""
    return any(language(code).is_office(w.lower().strip(",")) for w in text.split() for code in ("en", "fr"))


def _in_one_land(a: str, b: str) -> bool:
    """Whether two places are not known to be in two countries."""
    one, other = (country(x.split(",")[-1].strip()) for x in (a, b))
    return one is None or other is None or one == other


def _are_same_people(a: Reading, b: Reading, claims: Mapping[str, Claim]) -> bool:
    """Whether claims of two readings name one party: without, what is told of two countries is more likely two happenings."""
    return any(_meet(claims[x], claims[y]) for x in a.claims for y in b.claims)


def _meet(a: Claim, b: Claim) -> bool:
    """Whether two claims have a party in common."""
    ours, theirs = ([f.name for f in (*c.actors, *c.recipients)] for c in (a, b))
    return any(compare_names(x, y) >= ONE_PARTY and (is_full_name(x) or lands_of(x)) for x in ours for y in theirs)


def _place_words(claim: Claim) -> str:
    """The words by which a claim names its place."""
    return (claim.where.text or claim.where.name.split(",")[0]) if claim.where is not None and not claim.where.rule else ""


def places_clash(a: str, b: str) -> bool:
    """Whether two places can neither be one nor hold one another, as far as their names tell."""
    pa, pb = place_parts(a), place_parts(b)
    words_a, words_b = set(" ".join(pa).replace("-", " ").split()), set(" ".join(pb).replace("-", " ").split())
    if words_a <= words_b or words_b <= words_a or same_sound(a, b):
        return False
    if len(pa) == 1 or len(pb) == 1:
        both = country(a.split(",")[-1].strip()) and country(b.split(",")[-1].strip())
        return bool(both) and not words_a & words_b
    return pa[:2] != pb[:2]


# ------------------------------------------------------------ who


def _doers(readings: Sequence[Reading], claims: Mapping[str, Claim], opposed: Set[tuple[str, str]]) -> Disagreement | None:
    """Parties that different reports each name alone for one deed told as done. A description, or a part of the other, is no
    dispute, but several whom people blame for it are, however they are called, and troops of two countries of one act of
    force; nor are two that some report of the event names together, nor a state and one who acts or speaks for it, nor one to
    whom the deed was done, unless each side may have done it to the other, nor one who stands against it in every report that
    would name him, nor one whom no words of a claim name."""
    together = {(a.name, b.name) for c in claims.values() for a in c.actors for b in (*c.actors, *_beside(c))}
    blaming = {(a.name, b.name) for c in claims.values() for a in c.actors for b in c.said_by}
    suffer = {f.name for c in claims.values() if not nature(c.type).inflicted for f in c.recipients}
    deeds = [r for r in _undenied(readings, claims) if r.value not in suffer and _tells_deed(r, claims)]
    deeds = [r for r in deeds if _is_printed(r.value, [claims[c] for c in r.claims])]
    blamed = {r.value for r in deeds if any(names_doer(claims[c]) for c in r.claims)}
    deeds = [r for r in deeds if r.value in blamed or not {(r.value, a) for a in r.articles} <= opposed]

    def clash(a: Reading, b: Reading) -> bool:
        pairs = {(a.value, b.value), (b.value, a.value)}
        apart = not _voices(a, claims) & _voices(b, claims) and not pairs & (together if a.articles != b.articles else blaming)
        home = find_side(a.value, ""), find_side(b.value, "")
        one = any(country(x.value) and _may_act_for(x.value, y, claims) for x, y in ((a, b), (b, a)))
        known = {a.value, b.value} <= blamed or _are_known(a, b, claims)
        return apart and known and compare_names(a.value, b.value) < 0.35 and not sides_agree(*home) and not one

    clashing = _clashing(deeds, clash)
    return Disagreement("actors", "contradiction", clashing, f"reports name {_listed(clashing)}") if clashing else None


def _beside(claim: Claim) -> tuple[Filler, ...]:
    """Who stands on the side of those who act, because he tells it: not he who lays harm at another's door."""
    kind = nature(claim.type)
    return () if claim.status == "alleged" and kind.blamed and kind.hostile else claim.said_by


def _undenied(readings: Sequence[Reading], claims: Mapping[str, Claim]) -> Iterable[Reading]:
    """The readings without the claims that deny it: who says that a party did not do it does not name that party."""
    for r in readings:
        kept = tuple(c for c in r.claims if claims[c].status != "denied")
        articles = tuple(sorted({claims[c].article for c in kept}))
        said = tuple(sorted({f.name for c in kept for f in claims[c].said_by}))
        if kept:
            yield (
                r
                if kept == r.claims
                else replace(r, claims=kept, articles=articles, said_by=said, origins=min(r.origins, len(articles)))
            )


def _is_printed(name: str, claims: Iterable[Claim]) -> bool:
    """Whether the words of a claim name who acts: one for whom no more than "he" or a rule stands may be somebody else."""
    return not is_full_name(name) or any(w[:1].isupper() for text in _texts(name, claims) for w in text.split())


def _texts(name: str, claims: Iterable[Claim]) -> list[str]:
    return [f.text for c in claims for f in c.actors if f.name == name]


def _lands_in(reading: Reading, claims: Mapping[str, Claim]) -> frozenset[str]:
    """The countries whose people a party is by its words: "Norland's troops", "its soldiers"; none for "they"."""
    lands, texts = lands_of(reading.value), _texts(reading.value, [claims[c] for c in reading.claims])
    return lands if any(lands & lands_of(text) or _WHOSE.match(text) for text in texts) else frozenset()


def _are_known(a: Reading, b: Reading, claims: Mapping[str, Claim]) -> bool:
    """Whether two parties are known for two: both by name, or of two countries, or for an act of force each by the name of a
    group or as a force of another kind."""
    ours, theirs = _lands_in(a, claims), _lands_in(b, claims)
    if (_is_named(a.value) and _is_named(b.value)) or (ours and theirs and ours.isdisjoint(theirs)):
        return True
    told = [claims[c] for r in (a, b) for c in r.claims]
    if all("release" in families_of(c.trigger_text) for c in told):
        return _frees(a.value) is not None and {_frees(a.value), _frees(b.value)} == {True, False}
    groups = _names_group(a.value) and _names_group(b.value)
    return all(nature(c.type).blamed for c in told) and (groups or _are_other_forces(a.value, b.value))


def _frees(name: str) -> bool | None:
    """Whether somebody who frees captives is of the forces of a state; False for who took them by his name, None for others."""
    force = _force_of(name)
    return True if force in STATE_FORCES else False if force in GANGS or are_assailants(name) else None


def _is_named(name: str) -> bool:
    """Whether words name somebody: "Fighters" at the head of a sentence do not."""
    return is_full_name(name) and head_of(name) not in PEOPLE


def _are_other_forces(a: str, b: str) -> bool:
    """Whether two descriptions are of forces of which nobody is in both: soldiers and police, a gang and the police."""
    one, other = _force_of(a), _force_of(b)
    if {one, other} & GANGS:
        return not {one, other}.isdisjoint(STATE_FORCES)
    return {one, other} <= FORCES and not count_alike(one, other)


def _force_of(name: str) -> str:
    """What force a description is of, by its head, else by what it is of: "police snipers"."""
    head, words = head_of(name), split_words(name)
    of = next((unit_of(w) for w in words if unit_of(w) in STATE_FORCES), head)
    if "army" in words or "military" in words or {"armed", "forces"} <= set(words):
        return SOLDIERS
    return head if head in FORCES | GANGS else of


def _names_group(name: str) -> bool:
    """Whether words tell by a name of its own who somebody is: "M23", "fighters of the Red Hill militia"."""
    return any(w[:1].isupper() and own_tokens(w) - lands_of(w) and unit_of(w) not in PEOPLE for w in name.split())


def _reach(readings: Sequence[Reading], claims: Mapping[str, Claim]) -> Disagreement | None:
    """States to whom one report alone says that a deed was done, along with one that others name without them."""
    deeds = [r for r in readings if country(r.value) and all(claims[c].status in TOLD_DONE for c in r.claims)]
    for more, main in permutations(deeds, 2):
        along = [c for c in more.claims if {f.name for f in claims[c].recipients} >= {more.value, main.value}]
        alone = [c for c in main.claims if more.value not in {f.name for f in claims[c].recipients}]
        words = {w for c in along for w in families_of(claims[c].trigger_text)}
        same = [c for c in alone if words & families_of(claims[c].trigger_text)]
        others = {claims[c].article for c in same} - set(more.articles)
        deed = all(nature(claims[c].type).speech is None for c in along)
        if deed and along and others and len(more.articles) == 1:
            return Disagreement("recipients", "precision", (main, more), f"one report alone adds {more.value}")
    return None


def _voices(reading: Reading, claims: Mapping[str, Claim]) -> set[tuple[str, str]]:
    """Who gives a value: each report, and whom it has allege it in the report's stead."""
    given = [claims[c] for c in reading.claims]
    return {(c.article, min(f.name for f in c.said_by) if c.said_by and c.status == "alleged" else "") for c in given}


def _tells_deed(reading: Reading, claims: Mapping[str, Claim]) -> bool:
    """Whether somebody tells of a deed of a party as done, and most who name it tell of a deed."""
    told = [claims[c] for c in reading.claims]
    won = [c for c in told if _tells_winner(c)]
    given = won or told
    deeds = won or [c for c in told if nature(c.type).one_sided]
    return 2 * len(deeds) > len(given) and any(c.status in TOLD_DONE for c in deeds)


def _tells_winner(claim: Claim) -> bool:
    """Whether a claim tells who won a vote: there is one, unless it is seats that are won."""
    won = nature(claim.type).occasion == "vote" and WIN in families_of(claim.trigger_text)
    return won and all(unit_of(f.unit) == _SHARE for f in claim.figures)


def _may_act_for(state: str, reading: Reading, claims: Mapping[str, Claim]) -> bool:
    """Whether somebody may do it in the name of a state: one with a title, or who promises it himself or herself, unless it is
    an organisation or known to be of another state."""
    side, own = find_side(reading.value, ""), find_side(state, "")
    if organisation(reading.value) or (side is not None and own is not None and side.land and side.land != own.land):
        return False
    return any(_is_official(reading.value, claims[c]) for c in reading.claims)


def _is_official(name: str, claim: Claim) -> bool:
    """Whether a claim prints somebody who acts with the title of an office, or has what he or she says is still to come."""
    texts = [f.text.split() for f in claim.actors if f.name == name]
    titled = any(language(code).is_office(w.lower()) for words in texts for w in words[:-1] for code in ("en", "fr"))
    return titled or (claim.status in PLANS and name in {f.name for f in claim.said_by})


# ------------------------------------------------------------ status


Given = Mapping[str, Reading]
"""Status, or “argued”, → the reading that gives it."""


def _statuses(
    readings: Sequence[Reading], claims: Mapping[str, Claim], published: Mapping[str, When], charged: Set[str]
) -> Disagreement | None:
    given = {r.value: r for r in readings}
    rules = (_denied, _tried, _overtaken, _missed, partial(_doubted, charged=charged), _inferred)
    return next((d for rule in rules if (d := rule(given, claims, published)) is not None), None)


def _denied(given: Given, claims: Mapping[str, Claim], _: Mapping[str, When]) -> Disagreement | None:
    told, denied = _of(given, "happened", "ongoing", "alleged", ARGUED, "attempted"), _of(given, "denied")
    if not (denied and _types(denied, claims) & _types(told, claims) and _tell_one_deed(denied, told, claims)):
        return None
    if not (_differ(denied, told) or denied[0].said_by or _deny_words(denied, told, claims)):
        return None
    if _is_one_voice([claims[c] for r in (*told, *denied) for c in r.claims]):
        return None  # "it was not decreed against anyone, it was decreed against thieves"
    note = _own_denial(denied, told, claims) or "some say it happened, some deny it"
    return Disagreement("status", "contradiction", (*told, *denied), note)


def _is_one_voice(told: Sequence[Claim]) -> bool:
    """Whether one report has the same people say all of it."""
    return len({(c.article, tuple(sorted(f.name for f in c.said_by))) for c in told}) == 1 and bool(told[0].said_by)


def _tell_one_deed(some: Sequence[Reading], others: Sequence[Reading], claims: Mapping[str, Claim]) -> bool:
    """Whether two claims tell it by one word or by words of a kind, or one is a reaction that names no deed: what only stands
    in one event with something is not denied or planned by it."""
    left, right = ([claims[c] for r in readings for c in r.claims] for readings in (some, others))
    return any(_is_one_word(a, b) for a in left for b in right)


def _is_one_word(a: Claim, b: Claim) -> bool:
    one, other = (families_of(c.trigger_text) | families_of(c.mode or "") for c in (a, b))
    if (one | other) & _REACTING or (a.mode is not None and a.mode == b.mode):
        return True
    words = stems(split_words(a.trigger_text)) & stems(split_words(b.trigger_text))
    return not one.isdisjoint(other) or are_kin(one, other) or bool(words)


def _own_denial(denied: Sequence[Reading], told: Sequence[Reading], claims: Mapping[str, Claim]) -> str:
    """Words for what is denied only by those who are said to have done it; empty where others deny it."""
    given = [{f.name for f in claims[c].actors} & {f.name for f in claims[c].said_by} for r in denied for c in r.claims]
    doers = {f.name for r in told for c in r.claims for f in claims[c].actors}
    names = sorted(set().union(*given))
    return f"denied by who is said to have done it: {', '.join(names)}" if all(g & doers for g in given) else ""


def _deny_words(denied: Sequence[Reading], told: Sequence[Reading], claims: Mapping[str, Claim]) -> bool:
    """Whether a report denies by one word what another report tells by a word of that family."""
    no, yes = ([claims[c] for r in some for c in r.claims] for some in (denied, told))
    return any(
        a.article != b.article and a.type == b.type and families_of(a.trigger_text) & families_of(b.trigger_text)
        for a in no
        for b in yes
        if not any(y.article == a.article and families_of(y.trigger_text) & families_of(a.trigger_text) for y in yes)
    )


def _tried(given: Given, claims: Mapping[str, Claim], published: Mapping[str, When]) -> Disagreement | None:
    """An attempt that others tell as done; to stand for election is no attempt at it."""
    done, tried = _of(given, "happened", "ongoing"), _of(given, "attempted")
    attempts = [t for t in _types(tried, claims) if nature(t).occasion != "vote"]
    if not done or not attempts or not _told_elsewhere(tried, done):
        return None
    later = _days(done, claims, published)[-1:] >= _days(tried, claims, published)[-1:]
    note = "told as an attempt, then as done" if later else "told as done and as a mere attempt"
    return Disagreement("status", "development" if later else "contradiction", (*done, *tried), note)


def _overtaken(given: Given, claims: Mapping[str, Claim], published: Mapping[str, When]) -> Disagreement | None:
    """A plan that others tell as done. That a meeting or march came about is no dispute of it."""
    done, plans = _of(given, "happened", "ongoing"), _of(given, "planned")
    if all(nature(kind).occasion in ("meeting", "march") for kind in _types(plans, claims)):
        return None
    overtaken = _days(done, claims, published)[-1:] >= _days(plans, claims, published)[:1]
    overtaken = overtaken and _tell_one_deed(plans, done, claims)
    if not (plans and done and overtaken and (_differ(plans, done) or _told_later(done, plans, published))):
        return None
    return Disagreement("status", "development", (*done, *plans), CARRIED_OUT)


def _missed(given: Given, claims: Mapping[str, Claim], published: Mapping[str, When]) -> Disagreement | None:
    """A plan of which a later report says that nothing came of it."""
    plans, denied = _of(given, "planned"), _of(given, "denied")
    later = _days(denied, claims, published)[-1:] > _days(plans, claims, published)[:1]
    if not (plans and denied and later and _differ(plans, denied)):
        return None
    return Disagreement("status", "development", (*plans, *denied), "told as still to come, then as not done")


def _doubted(
    given: Given, claims: Mapping[str, Claim], published: Mapping[str, When], *, charged: Set[str] = frozenset()
) -> Disagreement | None:
    """What a report does not vouch for, naming nobody who does, and another tells as fact; of what somebody is `charged` with,
    only the doer is in doubt."""
    alleged, done = _of(given, "alleged"), _of(given, "happened", "ongoing")
    loose = [c for r in alleged for c in r.claims if not claims[c].said_by and c not in charged]
    firm = [c for r in done for c in r.claims if not claims[c].said_by]
    apart = {claims[c].article for c in loose} - {claims[c].article for c in firm}
    if not (apart and firm and _types(alleged, claims) & _types(done, claims)):
        return None
    later = _days(done, claims, published)[-1:] > _days(alleged, claims, published)[:1]
    note = "told as unconfirmed, then as fact" if later else "told as unconfirmed and as fact"
    return Disagreement("status", "development" if later else "contradiction", (*done, *alleged), note)


def _inferred(given: Given, claims: Mapping[str, Claim], _: Mapping[str, When]) -> Disagreement | None:
    """What the author of one report only infers, and another report tells."""
    argued, told = _of(given, ARGUED), _of(given, "happened", "ongoing", "alleged")
    if not (argued and told and _told_elsewhere(argued, told) and _types(argued, claims) & _types(told, claims)):
        return None
    return Disagreement("status", "precision", (*told, *argued), "reported by some, only inferred by an author")


def _of(given: Given, *statuses: str) -> tuple[Reading, ...]:
    """The readings that give some statuses."""
    return tuple(given[s] for s in statuses if s in given)


def _told_elsewhere(some: Sequence[Reading], others: Sequence[Reading]) -> bool:
    """Whether a report gives only the other."""
    return not {a for r in others for a in r.articles} <= {a for r in some for a in r.articles}


def _told_later(some: Sequence[Reading], others: Sequence[Reading], published: Mapping[str, When]) -> bool:
    """Whether a report that gives only the one appeared after all that give the other."""
    told, before = ({a for r in readings for a in r.articles} for readings in (some, others))
    first, last = ([published.get(a, UNKNOWN) for a in articles] for articles in (told - before, before))
    return any(all(w.earliest and b.latest and b.latest < w.earliest for b in last) for w in first)


def _differ(some: Sequence[Reading], others: Sequence[Reading]) -> bool:
    """Whether a report gives only the one and another only the other: one report's own turns of phrase are no dispute."""
    left, right = ({a for r in readings for a in r.articles} for readings in (some, others))
    return bool(left - right) and bool(right - left)


def _types(readings: Iterable[Reading], claims: Mapping[str, Claim]) -> set[str]:
    return {claims[c].type for r in readings for c in r.claims}


def _days(readings: Iterable[Reading], claims: Mapping[str, Claim], published: Mapping[str, When]) -> list[date]:
    """Days of publication behind some readings, in order; reports of an unknown day have none."""
    days = {published.get(claims[c].article, UNKNOWN).latest for r in readings for c in r.claims}
    return sorted(d for d in days if d)


# ------------------------------------------------------------ figures


LENGTH = "length"
"""The slot of how long something is to last."""
_SAME_LENGTH = 0.06
"""By what share of it two lengths in different units may differ, and be one: "two months", "60 days"."""


@lru_cache(maxsize=1024)
def _days_of(unit: str) -> float | None:
    """How many days a unit of time is; None for what is none."""
    return next((days for code in ("en", "fr") if (days := language(code).lengths.get(unit)) is not None), None)


def figure_slot(figure: Figure) -> str:
    """The slot a figure belongs to; all that counts heads shares one, and so do all lengths of time."""
    if _days_of(figure.unit) is not None:
        return LENGTH
    unit = head_of(figure.unit)
    return "figures:people" if unit in PEOPLE else f"figures:{fold(figure.unit) or 'number'}"


def figure_value(figure: Figure) -> str:
    """How a figure is written as a value: its comparator unless exact, the number, and the unit of a length of time."""
    number = f"{'' if figure.comparator == '=' else figure.comparator}{figure.value:.12g}"
    if _days_of(figure.unit) is None:
        return number
    return f"{number} {figure.unit}{'' if figure.value == 1 or figure.unit.endswith('s') else 's'}"


def figures_agree(a: Figure, b: Figure) -> bool:
    """Whether one true number can satisfy both."""
    low_a, high_a = _range(a)
    low_b, high_b = _range(b)
    return low_a <= high_b and low_b <= high_a


def _range(figure: Figure) -> tuple[float, float]:
    value, slack = figure.value, abs(figure.value)
    if figure.comparator == "~":
        return value - 0.1 * slack, value + 0.1 * slack
    if figure.comparator in (">=", ">"):
        return value, value + max(0.25 * slack, 1)
    if figure.comparator in ("<=", "<"):
        return value - max(0.25 * slack, 1), value
    return value, value


def _numbers(
    slot: str, readings: Sequence[Reading], claims: Mapping[str, Claim], published: Mapping[str, When]
) -> list[Disagreement | None]:
    """Numbers that cannot all be right: a point for all that clash one with another, so that the dead soldiers of several
    reports are one point, and all the dead of theirs another."""
    figures = {id(r): _in_days(_figure(slot, r, claims)) for r in readings}
    units = {id(r): _units(slot, r, claims) for r in readings}
    is_part = {id(r): _is_part(slot, r, claims) for r in readings}
    fates = {id(r): _fates(slot, r, claims) for r in readings}

    def clash(a: Reading, b: Reading) -> bool:
        apart = not set(a.claims) & set(b.claims) and not figures_agree(figures[id(a)], figures[id(b)])
        if slot == LENGTH:
            told_twice = len({*a.articles, *b.articles}) > 1
            return apart and told_twice and not _is_one_length(figures[id(a)], figures[id(b)])
        apart = apart and not _are_shares(a, b, claims) and is_part[id(a)] == is_part[id(b)]
        less, more = sorted((a, b), key=lambda r: figures[id(r)].value)
        apart = apart and not _is_sum(less, more, claims) and not _adds_up(slot, less, figures[id(more)], claims)
        alike = any(count_alike(x, y) for x in units[id(a)] for y in units[id(b)])
        return apart and alike and not fates[id(a)].isdisjoint(fates[id(b)])

    clashing = _clashing(readings, clash)
    if not clashing:
        return [_rounded(slot, readings, figures)]
    return [_differing(slot, some, figures, claims, published) for some in _chains(clashing, clash)]


def _chains(readings: Sequence[Reading], clash: Callable[[Reading, Reading], bool]) -> list[tuple[Reading, ...]]:
    """The readings, those together that clash one with another, in the order given."""
    chains: list[list[Reading]] = []
    for r in readings:
        near = [chain for chain in chains if any(clash(r, other) for other in chain)]
        chains = [c for c in chains if c not in near] + [[*(x for chain in near for x in chain), r]]
    order = {id(r): k for k, r in enumerate(readings)}
    found = [tuple(sorted(chain, key=lambda r: order[id(r)])) for chain in chains]
    return sorted(found, key=lambda chain: order[id(chain[0])])


def _differing(
    slot: str,
    clashing: tuple[Reading, ...],
    figures: Mapping[int, Figure],
    claims: Mapping[str, Claim],
    published: Mapping[str, When],
) -> Disagreement:
    """What numbers that clash are: a toll that grows, or a contradiction."""
    votes = any(nature(claims[c].type).occasion == "vote" for r in clashing for c in r.claims)
    fixed = _is_division(slot, clashing, claims) or _is_set_term(slot, clashing, claims) or (_is_signed(slot) and not votes)
    if not fixed and _grows(slot, clashing, figures, claims, published):
        return Disagreement(slot, "development", clashing, f"the number grows with later reports: {_listed(clashing)}")
    return Disagreement(slot, "contradiction", clashing, f"reports give {_listed(clashing)}")


def _units(slot: str, reading: Reading, claims: Mapping[str, Claim]) -> set[str]:
    """What the claims that give a number count by it."""
    told = [(f, claims[c]) for c in reading.claims for f in claims[c].figures if figure_slot(f) == slot]
    return {head_of(f.unit) for f, _ in told if figure_value(f) == reading.value}


def _fates(slot: str, reading: Reading, claims: Mapping[str, Claim]) -> set[tuple[bool, bool]]:
    """Of whom the claims that give a number tell it: of those who were hurt, and of those who did the harm; else of whom a deed
    struck, or who took part in it. Forty hurt are no other number than twelve dead, nor three gunmen than nine victims."""
    found = set()
    for claim in (claims[c] for c in reading.claims):
        spans = [f.span for f in claim.figures if figure_slot(f) == slot and figure_value(f) == reading.value]
        does = any(one.span is not None and one.span.overlaps(span) for one in claim.actors for span in spans)
        harms = nature(claim.type).hostile and nature(claim.type).occasion is None
        found.add((unit_of(claim.trigger_text) in _HURT, does and harms))
    return found


def _is_part(slot: str, reading: Reading, claims: Mapping[str, Claim]) -> bool:
    """Whether a claim tells a number as a part of a larger one: "nine people: six rebels and three soldiers"."""
    value = _figure(slot, reading, claims).value
    beside = ({f.value for f in claims[c].figures if figure_slot(f) == slot} for c in reading.claims)
    return slot == "figures:people" and any(max(some) > value for some in beside)


def _is_sum(less: Reading, more: Reading, claims: Mapping[str, Claim]) -> bool:
    """Whether a report that gives the smaller of two numbers gives the larger one for all the time since some day."""
    return any(
        claims[c].article in less.articles and claims[c].when.earliest is not None and claims[c].when.latest is None
        for c in more.claims
    )


def _adds_up(slot: str, part: Reading, whole: Figure, claims: Mapping[str, Claim]) -> bool:
    """Whether a claim tells one of two numbers beside others with which it comes to the other: "two marines and two civilians",
    "four people"."""
    told = ([f.value for f in claims[c].figures if figure_slot(f) == slot] for c in part.claims)
    return slot == "figures:people" and any(len(some) > 1 and sum(some) == whole.value for some in told)


def _in_days(figure: Figure) -> Figure:
    """A length of time in days; every other figure as it is."""
    days = _days_of(figure.unit)
    return figure if days is None else replace(figure, value=figure.value * days)


def _are_shares(a: Reading, b: Reading, claims: Mapping[str, Claim]) -> bool:
    """Whether two numbers are what different sides got in a vote."""
    got = [{f.name for c in r.claims for f in claims[c].actors} for r in (a, b)]
    votes = all(nature(claims[c].type).occasion == "vote" for r in (a, b) for c in r.claims)
    return votes and all(got) and max(compare_names(x, y) for x in got[0] for y in got[1]) < 0.35


def _is_one_length(a: Figure, b: Figure) -> bool:
    """Whether two lengths, in days, are one but for their units."""
    return a.unit != b.unit and abs(a.value - b.value) <= _SAME_LENGTH * max(a.value, b.value)


def _rounded(slot: str, readings: Sequence[Reading], figures: Mapping[int, Figure]) -> Disagreement | None:
    """A number, and others that say only about how many it was."""

    def rounds(a: Reading, b: Reading) -> bool:
        one, other = figures[id(a)], figures[id(b)]
        return one.value != other.value and {"="} < {one.comparator, other.comparator} and not set(a.articles) & set(b.articles)

    near = _clashing(readings, rounds)
    return Disagreement(slot, "precision", near, f"some reports give a rounded number: {_listed(near)}") if near else None


def _figure(slot: str, reading: Reading, claims: Mapping[str, Claim]) -> Figure:
    """The figure of a claim that a reading stands for."""
    claim = claims[reading.claims[0]]
    return next(f for f in claim.figures if figure_slot(f) == slot and figure_value(f) == reading.value)


def _is_division(slot: str, readings: Iterable[Reading], claims: Mapping[str, Claim]) -> bool:
    """Whether numbers are the votes of a body, which are counted at once."""
    votes = any(nature(claims[c].type).occasion == "vote" for r in readings for c in r.claims)
    return votes and unit_of(slot.partition(":")[2]) == unit_of("votes") and all(f < BODY for f in map(_plain, readings))


def _is_set_term(slot: str, readings: Iterable[Reading], claims: Mapping[str, Claim]) -> bool:
    """Whether lengths are what one deed set that is done, such as a ban: that does not grow from report to report."""
    return slot == LENGTH and all(claims[c].status == "happened" for r in readings for c in r.claims)


def _is_signed(slot: str) -> bool:
    """Whether numbers are of money or a share: what was paid does not grow with the reports."""
    unit = slot.partition(":")[2]
    return any(unit in map(fold, language(code).signs.values()) for code in ("en", "fr"))


def _plain(reading: Reading) -> float:
    return float(reading.value.lstrip("~<>="))


def _grows(
    slot: str,
    readings: Sequence[Reading],
    figures: Mapping[int, Figure],
    claims: Mapping[str, Claim],
    published: Mapping[str, When],
) -> bool:
    """Whether every number is larger than all those published on earlier days, and the days differ: one that is given again
    after a larger one has been published was not overtaken by it."""
    told = []
    for r in readings:
        for c in r.claims:
            day = published.get(claims[c].article, UNKNOWN).latest
            if day is None:
                return False
            told.append((day, figures[id(r)].value))
    told += _repeated(slot, {value for _, value in told}, claims, published)
    told.sort()
    steady = all(a[1] <= b[1] for a, b in pairwise(told))
    same_day = any(a[0] == b[0] and a[1] != b[1] for a, b in combinations(told, 2))
    return steady and not same_day


def _repeated(
    slot: str, values: set[float], claims: Mapping[str, Claim], published: Mapping[str, When]
) -> list[tuple[date, float]]:
    """(day, number) of the same numbers where reports of the event count the same heads by another word ("four dead")."""
    if slot not in {"figures:people", *(f"figures:{fold(unit)}" for unit in DEAD)}:
        return []
    found = []
    for claim in claims.values():
        day = published.get(claim.article, UNKNOWN).latest
        for f in claim.figures:
            if day is not None and figure_slot(f) != slot and head_of(f.unit) in PEOPLE | DEAD and f.value in values:
                found.append((day, f.value))
    return found


# ------------------------------------------------------------ spelling


def _spellings(claims: Sequence[Claim], slots: Slots) -> list[Disagreement | None]:
    """Spellings of one name that differ by more than accents and case."""
    forms: dict[str, dict[str, set[str]]] = {}
    for claim in claims:
        for filler in (*claim.actors, *claim.recipients, *claim.said_by):
            if filler.text:
                forms.setdefault(filler.name, {}).setdefault(filler.text, set()).add(claim.id)
    found: list[Disagreement | None] = [_spelling(name, forms[name], claims) for name in sorted(forms)]
    for slot in ("actors", "recipients", "where"):
        near = _clashing(slots.get(slot, ()), lambda a, b: _may_be_one(a.value, b.value))
        if near:
            found.append(Disagreement("name", "spelling", near, f"spelt {_listed(near)}"))
    return found


def _spelling(name: str, forms: Mapping[str, set[str]], claims: Sequence[Claim]) -> Disagreement | None:
    article = {c.id: c.article for c in claims}
    near = {form for a, b in combinations(sorted(forms), 2) if spelt_otherwise(a, b) or one_word_off(a, b) for form in (a, b)}
    if not near:
        return None
    readings = tuple(
        Reading(
            f, tuple(sorted(forms[f])), tuple(sorted({article[c] for c in forms[f]})), (), len({article[c] for c in forms[f]})
        )
        for f in sorted(near)
    )
    return Disagreement("name", "spelling", readings, f"{name} is spelt {_listed(readings)}")


def _may_be_one(a: str, b: str) -> bool:
    """Whether two names for one part in one event are one name in two spellings."""
    return (same_sound(a, b) and spelt_otherwise(a, b)) or (a[:1].isupper() and b[:1].isupper() and one_word_off(a, b))


def one_word_off(a: str, b: str) -> bool:
    """Whether two forms of one actor are the same names but for one, of which only the vowels differ ("Momo Sall", "Mumu
    Sall"): too little to tell that two names are one, enough where they stand for one part in one event."""
    size = min(len(name_tokens(a)), len(name_tokens(b)))
    ends = zip(name_tokens(a)[-size:], name_tokens(b)[-size:], strict=True)
    pairs = [(x, y) for x, y in ends if x != y]
    return (
        size > 1 and len(pairs) == 1 and all(x[0] != "=" and begin_alike(x, y) and skeleton(x) == skeleton(y) for x, y in pairs)
    )


def begin_alike(x: str, y: str) -> bool:
    """Whether two words begin with one letter, or with two that are written for one sound."""
    return x[0] == y[0] or any({x[0], y[0]} <= sound for sound in _SOUNDS)


def spelt_otherwise(a: str, b: str) -> bool:
    """Whether two forms of one actor have a word that they spell in two ways; other titles, a country's other name and an
    ending s are none. Of the longer form the words are compared that sound like those of the shorter."""
    if not (a[:1].isupper() and b[:1].isupper()):
        return False
    left, right = ([t for t in own_tokens(x) if t[0] != "="] for x in (a, b))
    pairs = [(x, y) for x in left for y in right if x != y and x not in right and y not in left and not _plural(x, y)]
    return any(same_sound(x, y) or (len(skeleton(x)) > 1 and skeleton(x) == skeleton(y)) for x, y in pairs)


def _plural(a: str, b: str) -> bool:
    """Whether two forms differ by an ending s alone."""
    return fold(a).rstrip("s'") == fold(b).rstrip("s'")


def _listed(readings: Iterable[Reading]) -> str:
    return " / ".join(r.value for r in readings)
