"""The actors of a case, kept as its reports come: what one more report changes is worked out, the rest stays."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache

from dateline.knowledge.countries import country
from dateline.knowledge.organisations import organisation
from dateline.knowledge.own_actors import OwnActor
from dateline.knowledge.spelling import fold
from dateline.link.acquaintance import Acquaintance, Names, Reports
from dateline.link.correct import read_names
from dateline.link.namesakes import Group, group_names
from dateline.link.renaming import fillers_of
from dateline.link.variants import Variants, looks_personal
from dateline.model import Actor, ActorKind, Claim, Filler, Judgement
from dateline.vocabulary import language

OF_SIDES = ("recast", "readdress")
"""Verbs whose value is names."""
OF_NAMES = ("same", "apart", "rename")
"""Verbs that say who is one, or what somebody is called."""
OFTEN = 16
"""Uses from which they are counted in steps, two to a doubling. Two names of one person that are used about as often would
change places with every report, and all that is told of him be named and compared anew."""
Mention = tuple[str, str, str]
"""Whom a report names, in which words, and the report."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """What a change of the inventory changed."""

    reports: frozenset[str]
    """Those in which somebody is called otherwise than before."""
    actors: Mapping[str, Actor | None]
    """By name; None for one that is no more."""
    mentions: Mapping[Mention, bool]
    """Whether a report uses some words for an actor that did not, or no longer does; for actors that are else as before."""


class Inventory:
    """The actors of a case by name, each with every spelling and the reports that use it.

    Never joins two names on nearness alone: same surname and like given names, a short form with one possible full one, an
    office that one person holds, or names that sound alike with the same title and deed (see `persons`). What the user's own
    file says wins over that, and what people decided (`standing.orders_of`) over both.

    Law: after any changes it is that of the claims and decisions there are, as if these had been given at once.
    """

    def __init__(self, own: Sequence[OwnActor] = ()) -> None:
        self._cast: dict[str, Actor] = {}
        """The actors by name, with their names as coded and without what the reports call them: so each report adds to what is
        kept of those whom it names, and nothing of it is made anew."""
        self.called: dict[str, str] = {}
        """Name as coded → name of the actor."""
        self._own = own
        self._own_by_name = {fold(o.name): o for o in own}
        self._orders: tuple[Judgement, ...] = ()
        self._ties = _Held(own)
        self.reports: dict[str, Sequence[Claim]] = {}
        """What each report claims, as it was given."""
        self._seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
        """Folded name → its spellings."""
        self._words: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        """Name as coded → words of reports → the reports."""
        self._spelled: dict[str, str] = {}
        self._weight: dict[str, int] = {}
        """Folded name → how often it counts as used."""
        self._variants = Variants()
        self._known = Acquaintance(Names(self._spelled, self._weight, self._variants.home))
        self._home: dict[str, str] = {}
        """Folded name → the folded name that it is taken for a form of."""
        self._forms: defaultdict[str, set[str]] = defaultdict(set)
        self._wanted: set[str] = set()
        """Names of decisions on events."""
        self._group: dict[str, Group] = {}
        """Folded name → the group that it is in."""
        self._named: dict[str, str] = {}
        """Head of a group → the actor."""
        self._heads: defaultdict[str, set[str]] = defaultdict(set)
        """Actor → the heads of the groups of names that are his."""

    def change(self, reports: Reports, orders: Sequence[Judgement] = ()) -> Renamed:
        """Take in what some reports claim now, and all that people decided."""
        before = {a: self.reports.get(a, ()) for a in reports}
        ordered, wanted = self._order(orders)
        turned: set[Mention] = set()
        used = wanted | self._count(before, -1, turned) | self._count(reports, 1, turned)
        respelled = {key for key in used if self._spell(key)}
        moved = self._variants.change({key: self._personal_weight(key) for key in used})
        linked = self._known.change(before, reports, self.reports, moved | respelled)
        self.reports.update(reports)
        tied = {end for key in moved | linked for end in self._tie(key)}
        names, actors = self._regroup(self._reach(ordered | used | tied), used)
        renamed = (self._known.users(fold(name)) for name in names)
        return Renamed(frozenset(set(reports).union(*renamed)), actors, self._mention(turned, actors.keys()))

    def actors(self) -> tuple[Actor, ...]:
        """The actors, by name."""
        return tuple(self._with_words(self._cast[name]) for name in sorted(self._cast))

    # ------------------------------------------------------------ how names are used

    def _order(self, orders: Sequence[Judgement]) -> tuple[set[str], set[str]]:
        """Take in what people decided. The folded names that may be grouped otherwise, and those that are named or no longer
        named by a decision on an event, whose claims need not have them."""
        of_names = tuple(j for j in orders if j.verb in OF_NAMES)
        ordered: set[str] = set()
        if of_names != self._orders:
            ordered = self._ties.order(of_names)
            self._orders = of_names
        wanted = {n for j in orders if j.verb in OF_SIDES for n in read_names(j.value)}
        changed = wanted ^ self._wanted
        self._wanted = wanted
        for name in changed:
            self._keep(name)
        return ordered, set(map(fold, changed))

    def _keep(self, name: str) -> None:
        """Keep a spelling that is wanted, or used; forget it otherwise."""
        spellings = self._seen[fold(name)]
        if spellings[name] or name in self._wanted:
            spellings.setdefault(name, 0)
        else:
            del spellings[name]
            self.called.pop(name, None)

    def _count(self, reports: Reports, by: int, turned: set[Mention]) -> set[str]:
        """Count the names of some claims in (1) or out (−1); they are given back, folded. Notes which reports use which words
        for a name, as coded, or did, where it was otherwise before."""
        used = set()
        for article, claims in reports.items():
            for filler in (f for c in claims for f in fillers_of(c)):
                key = fold(filler.name)
                used.add(key)
                self._seen[key][filler.name] += by
                for form in _forms_of(filler):
                    if _count_in(self._words[filler.name][form], article, by):
                        turned ^= {(filler.name, form, article)}
                if by < 0:
                    self._keep(filler.name)
        return used

    def _spell(self, key: str) -> bool:
        """Say anew how a folded name is spelled, and how often it is used; whether it is spelled otherwise than before."""
        spellings, before = self._seen[key], self._spelled.get(key)
        if not spellings:
            del self._seen[key]
            self._spelled.pop(key, None)
            self._weight.pop(key, None)
            return before is not None
        self._weight[key] = step_of_use(sum(spellings.values()))
        self._spelled[key] = min(spellings, key=lambda name: (-step_of_use(spellings[name]), _plainness(name), name))
        return self._spelled[key] != before

    def _personal_weight(self, key: str) -> int | None:
        return self._weight[key] if key in self._weight and looks_personal(key, self._spelled[key]) else None

    # ------------------------------------------------------------ whose names they are

    def _tie(self, key: str) -> set[str]:
        """Note which folded name one is taken for a form of, as it is now; it, with that which it was tied to before."""
        before, now = self._home.get(key), self._known.next(key) or self._variants.home.get(key)
        if before == now:
            return {key}
        if before is not None:
            self._forms[before].discard(key)
        if now is None:
            del self._home[key]
        else:
            self._home[key] = now
            self._forms[now].add(key)
        return {key} if before is None else {key, before}

    def _reach(self, stirred: set[str]) -> list[set[str]]:
        """The folded names that are tied to some, in groups."""
        seen: set[str] = set()
        found = []
        for start in sorted(stirred):
            if start in seen:
                continue
            reached, ahead = {start}, [start]
            while ahead:
                key = ahead.pop()
                near = {*self._forms.get(key, ()), *self._ties.near(key)}
                if key in self._home:
                    near.add(self._home[key])
                near -= reached
                reached |= near
                ahead += near
            seen |= reached
            found.append(reached)
        return found

    def _regroup(self, tied: Sequence[set[str]], used: Set[str]) -> tuple[set[str], dict[str, Actor | None]]:
        """Group some names anew, of which some are used otherwise. The names, as coded, that are called otherwise than before,
        and the actors that changed."""
        before = {self._group[key] for keys in tied for key in keys if key in self._group}
        after = {group for keys in tied for group in self._groups_of(keys)}
        kept = {group for group in before & after if used.isdisjoint(group.members)}
        touched = {self._dissolve(group) for group in before - kept}
        for group in after - kept:
            name = group.name or self._spelled[group.head]
            self._group.update(dict.fromkeys(group.members, group))
            self._named[group.head] = name
            self._heads[name].add(group.head)
            touched.add(name)
        renamed: set[str] = set()
        changed: dict[str, Actor | None] = {}
        for name in touched:
            actor = self._make(name, renamed)
            if actor != self._cast.get(name):
                changed[name] = actor and self._with_words(actor)
            if actor is None:
                self._cast.pop(name, None)
            else:
                self._cast[name] = actor
        return renamed, changed

    def _dissolve(self, group: Group) -> str:
        """Take a group from its actor, who is given back."""
        for key in group.members:
            del self._group[key]
        name = self._named.pop(group.head)
        self._heads[name].discard(group.head)
        return name

    def _groups_of(self, keys: set[str]) -> list[Group]:
        weight = {k: self._weight[k] for k in keys if k in self._weight}
        home = {k: self._known.one(k) or self._home[k] for k in sorted(keys) if k in self._home}
        own, orders = self._ties.of(keys)
        return group_names(home, weight, own=own, judgements=orders)

    def _make(self, name: str, renamed: set[str]) -> Actor | None:
        """The actor of a name as it is now, without what the reports call it; notes the names, as coded, that are called so and
        were not before."""
        heads = sorted(self._heads[name])
        if not heads:
            del self._heads[name]
            return None
        keys = {key for head in heads for key in self._group[head].members}
        forms = {form for key in keys for form in self._seen.get(key, ())}
        for form in forms:
            if self.called.get(form) != name:
                self.called[form] = name
                renamed.add(form)
        actor = _actor(name, forms, reported=self._spelled.get(heads[0], name))
        return _with_own(actor, self._own_by_name.get(fold(name)))

    # ------------------------------------------------------------ what the reports call them

    def _with_words(self, actor: Actor) -> Actor:
        """The actor with what the reports call it. Aliases without articles are the claim coder's own names, which come first;
        those with articles are words in the text."""
        words: defaultdict[str, set[str]] = defaultdict(set)
        for name, _ in actor.aliases:
            for form, articles in self._words.get(name, {}).items():
                words[form].update(articles)
        heard = tuple((form, tuple(sorted(words[form]))) for form in sorted(words) if words[form])
        return replace(actor, aliases=actor.aliases + heard)

    def _mention(self, turned: Iterable[Mention], changed: Set[str]) -> dict[Mention, bool]:
        """What reports call the actors that are not changed otherwise, where they did not or no longer do, by their names as
        coded: whose are gone or new are changed."""
        mentions = {}
        for name, form, article in turned:
            actor = self.called.get(name)
            if actor is not None and actor not in changed:
                names = (n for n, _ in self._cast[actor].aliases)
                mentions[actor, form, article] = any(article in self._words[n].get(form, ()) for n in names)
        return mentions


class _Held:
    """What the user's file and people's decisions say of folded names, to be found by these."""

    def __init__(self, own: Sequence[OwnActor]) -> None:
        self._own = [(o, {fold(n) for n in (o.name, *o.aliases)}) for o in own]
        self._orders: list[tuple[Judgement, set[str]]] = []
        self._near: dict[str, set[str]] = {}
        self._link()

    def _link(self) -> None:
        self._near = {}
        held = [keys for j, keys in self._orders if j.verb == "same"]
        for keys in [*(keys for _, keys in self._own), *held]:
            for key in keys:
                self._near.setdefault(key, set()).update(keys)

    def order(self, orders: Iterable[Judgement]) -> set[str]:
        """Take in what people decided; the names that the decisions before and now are about."""
        before = {key for _, keys in self._orders for key in keys}
        self._orders = [(j, {fold(n) for n in ((j.target, j.value) if j.verb != "rename" else (j.target,))}) for j in orders]
        self._link()
        return before.union(*(keys for _, keys in self._orders))

    def near(self, key: str) -> Iterable[str]:
        """The names that are held together with one."""
        return self._near.get(key, ())

    def of(self, names: set[str]) -> tuple[list[OwnActor], list[Judgement]]:
        """The entries of the file and the decisions that are about some names, in their order."""
        own = [o for o, keys in self._own if not keys.isdisjoint(names)]
        return own, [j for j, keys in self._orders if not keys.isdisjoint(names)]


def step_of_use(count: int) -> int:
    """How often a name counts as used that is used so often: so often, or from `OFTEN` on the last of 16, 24, 32, 48, 64, 96
    … that is not above it."""
    below = max(0, count.bit_length() - 2)
    return count if count < OFTEN else count >> below << below


def _forms_of(filler: Filler) -> set[str]:
    """The words that say something of who stands in a claim. "It" is nobody's other name."""
    return {form for form in (filler.name, filler.text) if form and form.lower() not in _pronouns()}


def _count_in(counts: Counter[str], thing: str, by: int) -> bool:
    """Count a thing in (1) or out (−1); whether it is there now and was not, or was and is not."""
    counts[thing] += by
    if not counts[thing]:
        del counts[thing]
    return counts[thing] == max(by, 0)


def _with_own(actor: Actor, own: OwnActor | None) -> Actor:
    """The actor with what the user's own file says of it."""
    if own is None:
        return actor
    kind = actor.kind if own.kind == "unknown" else own.kind
    return replace(
        actor, kind=kind, country=own.country or actor.country, sector=own.sector or actor.sector, offices=own.offices
    )


def _plainness(name: str) -> int:
    """Spellings with their accents come first."""
    return 0 if any(unicodedata.combining(c) for c in unicodedata.normalize("NFKD", name)) else 1


@cache
def _pronouns() -> frozenset[str]:
    """Words that stand for a name without being one."""
    kinds = ("singular", "thing", "plural", "self", "relative")
    return frozenset(word for code in ("en", "fr") for kind in kinds for word in language(code).grammar[kind])


def _actor(name: str, members: Iterable[str], *, reported: str) -> Actor:
    """An actor with its names as coded. What the reports call it tells what it is where the name that somebody gave it does
    not."""
    aliases: tuple[tuple[str, tuple[str, ...]], ...] = tuple((member, ()) for member in sorted(members))
    known = next((k for n in (name, reported) if (k := _tables_tell(n))), None)
    if known is not None:
        return Actor(name, *known, aliases)
    person = any(len(n.split()) > 1 and looks_personal(fold(n), n) for n in (name, reported))
    return Actor(name, "person" if person else "unknown", None, None, aliases)


def _tables_tell(name: str) -> tuple[ActorKind, str | None, str | None] | None:
    """Kind, country and sector of a name that the world has."""
    state, known = country(name), organisation(name)
    if state is not None:
        return "state", state.iso3, "GOV"
    return (known.kind, known.country, known.sector) if known is not None else None
