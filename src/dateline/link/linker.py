"""The linking of a case, kept as reports come and people decide: each change costs what it concerns, not what the case holds.

Names, lineage, scores, groups and events each have a part that keeps its own state and says what a change of what it is made
from changes in it. Law: after any changes the linking is that of the articles, claims and decisions there are, whatever the
order and the portions in which they came; linking a case whole is one change of an empty one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.knowledge.own_actors import OwnActor
from dateline.link.actors import rename_orders
from dateline.link.block import Pair
from dateline.link.comparison import Comparison
from dateline.link.compose import Desk, refused_by
from dateline.link.correct import OF_CLAIMS, correct_claims
from dateline.link.events import Events
from dateline.link.groundwork import Groundwork
from dateline.link.grouping import Grouping
from dateline.link.inventory import Inventory, Mention
from dateline.link.profile import Profile, profile_claims
from dateline.link.renaming import with_names
from dateline.link.shards import Spread
from dateline.link.standing import Register, left_names, orders_of, review_with
from dateline.model import Actor, Article, Claim, Event, Judgement, Link
from dateline.when import When

Reports = Mapping[str, Sequence[Claim]]
"""Claims by report."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of a linking; None stands for what is no more."""

    articles: Mapping[str, Article] = field(default_factory=dict)
    """Those that are new, or dated otherwise."""
    links: Mapping[Pair, Link | None] = field(default_factory=dict)
    """By the ids of the claims."""
    events: Mapping[str, Event | None] = field(default_factory=dict)
    actors: Mapping[str, Actor | None] = field(default_factory=dict)
    """By name."""
    mentions: Mapping[Mention, bool] = field(default_factory=dict)
    """Whether a report uses some words for an actor that did not, or no longer does; for actors that are else as before."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """By article."""


class Linker:
    """The linking of a case. See the module. With `spread`, many claims at once are compared, and
    their events composed, by what that gives them to. `groundwork` is what is known already of some of the reports that will
    be linked."""

    def __init__(
        self, own: Sequence[OwnActor] = (), *, spread: Spread | None = None, groundwork: Groundwork | None = None
    ) -> None:
        self.articles: dict[str, Article] = {}
        self.claims: dict[str, Claim] = {}
        """Corrected as people said, with the actors under their one name."""
        self.inventory = Inventory(own)
        laid = groundwork or Groundwork()
        self.lineage = laid.lineage
        self._wordings = laid.wordings
        self.comparison = Comparison(spread)
        self._own = own
        self.coded: dict[str, Sequence[Claim]] = {}
        """The claims of each report as they were given."""
        self._register: Register | None = None
        self._grouped: dict[str, Claim] = {}
        """The claims that nobody rejects."""
        self._published: dict[str, When] = {}
        self._ids: dict[str, tuple[str, ...]] = {}
        """Report → its claims."""
        self.orders: tuple[Judgement, ...] = ()
        """What people decided and holds."""
        self._said: tuple[Judgement, ...] = ()
        """The same with the actors under their one name."""
        self._refused: frozenset[str] = frozenset()
        self._named: dict[str, str] = {}
        """Claim → the id of its event, where it does not follow from the claim's own."""
        self._of_claims: dict[str, list[Judgement]] = {}
        """What people set of single claims."""
        self._grouping = Grouping(self._grouped, self.comparison.near)
        desk = Desk(self.articles, self.lineage.origins, self._published, self._named)
        self.events = Events(self._grouped, desk, spread)

    def count(self) -> tuple[int, int]:
        """How many reports and claims it links."""
        return len(self.articles), len(self.claims)

    def change(
        self, articles: Iterable[Article] = (), reports: Reports | None = None, judgements: Sequence[Judgement] = ()
    ) -> Changes:
        """Take in articles that are new, or whose day of publication is another than before, what some reports claim now, and
        all judgements there are."""
        reports = reports or {}
        given = list(articles)
        new = [a for a in given if a.id not in self.articles]
        redated = {a.id for a in given if self._published.get(a.id, a.published) != a.published}
        self.articles.update((a.id, a) for a in given)
        self._published.update((a.id, a.published) for a in given)
        moved = self.lineage.add(a for a in new if a.id not in self.lineage.origins)
        before = {a: self.coded.get(a, ()) for a in reports}
        self.coded.update(reports)
        judged = self._order(before, reports, judgements)
        touched = {*reports, *(c.article for c in judged.values())}
        corrected = {a: tuple(self._correct(self.coded[a])) for a in touched}
        renamed = self.inventory.change(corrected, self.orders)
        fresh, gone = self._rename(renamed.reports)
        links = self._compare({c.article for c in (*fresh, *gone)} | (redated & self._ids.keys()))
        judged |= self._say()
        events = self._compose({c.id for c in fresh}, {c.id for c in gone}, links, judged.keys(), moved | redated)
        origins = {a: self.lineage.origins[a] for a in moved}
        return Changes({a.id: a for a in given}, links, events, renamed.actors, renamed.mentions, origins)

    def fill(self, claims: Iterable[Claim], articles: Mapping[str, Article], judgements: Sequence[Judgement]) -> None:
        """Take in a whole case."""
        reports: dict[str, list[Claim]] = {}
        for claim in claims:
            reports.setdefault(claim.article, []).append(claim)
        self.change(articles.values(), reports, judgements)

    # ------------------------------------------------------------ what people decided

    def _order(self, before: Reports, now: Reports, judgements: Sequence[Judgement]) -> dict[str, Claim]:
        """Take in what people decided; the claims, as coded, of which they decided otherwise than before."""
        if not judgements:
            return {}
        if self._register is None:
            self._register = Register(o.name for o in self._own)
            before, now = {}, self.coded
            self._register.add((), {a.id: a.digest for a in self.articles.values()})
        for claims in before.values():
            self._register.remove(claims)
        for article, claims in now.items():
            self._register.add(claims, {article: self.articles[article].digest} if article in self.articles else {})
        standings = review_with(judgements, self._register)
        orders = orders_of(standings)
        changed = set(orders) ^ set(self.orders)
        renamed = self._name(left_names(standings))
        self.orders, self._of_claims = orders, defaultdict(list)
        for j in orders:
            if j.verb in OF_CLAIMS:
                self._of_claims[j.target].append(j)
        return self._judged(changed) | renamed

    def _name(self, named: Mapping[str, str]) -> dict[str, Claim]:
        """Take in what events are called otherwise than after their first claims; the claims that this concerns."""
        changed = {c for c, _ in named.items() ^ self._named.items()}
        self._named.clear()
        self._named.update(named)
        found = ((c, self._register.claim_of(c)) for c in changed) if self._register is not None else ()
        return {c: claim for c, claim in found if claim is not None}

    def _judged(self, orders: Iterable[Judgement]) -> dict[str, Claim]:
        """The claims that some decisions name."""
        if self._register is None:
            return {}
        named = (self._register.claim_of(id_) for j in orders for id_ in (j.target, j.value))
        return {c.id: c for c in named if c is not None}

    def _correct(self, claims: Sequence[Claim]) -> Iterable[Claim]:
        said = [j for c in claims for j in self._of_claims.get(c.id, ())] if self._of_claims else []
        return correct_claims(claims, said) if said else claims

    def _say(self) -> dict[str, Claim]:
        """Tell the groups and events what people decided, where that changed; the claims that this concerns."""
        said = tuple(rename_orders(self.orders, self.inventory.called))
        changed = set(said) ^ set(self._said)
        self._said = said
        if not changed or self._register is None:
            return {}
        ids = {id_ for j in said for id_ in (j.target, j.value)}
        self._grouping.order(said, {id_: c.id for id_ in ids if (c := self._register.claim_of(id_)) is not None})
        self._refused = refused_by(said)
        self.events.order(said, self._refused)
        return self._judged(changed)

    # ------------------------------------------------------------ names, scores, events

    def _rename(self, reports: Iterable[str]) -> tuple[list[Claim], list[Claim]]:
        """Call everybody in some reports by his one name; the claims that are others than before, and those that are gone."""
        fresh: list[Claim] = []
        gone: list[Claim] = []
        called = self.inventory.called
        for article in reports:
            named = list(with_names(self.inventory.reports[article], lambda name: called.get(name, name)))
            ids = tuple(c.id for c in named)
            gone += [self.claims.pop(id_) for id_ in self._ids.get(article, ()) if id_ not in ids]
            self._ids[article] = ids
            fresh += [c for c in named if self.claims.get(c.id) != c]
        self.claims.update((c.id, c) for c in fresh)
        return fresh, gone

    def _compare(self, reports: Iterable[str]) -> dict[Pair, Link | None]:
        """Compare the claims of some reports anew, as far as linking sees them otherwise than before."""
        new: list[Profile] = []
        gone: list[str] = []
        for article in reports:
            claims = [self.claims[c] for c in self._ids[article]]
            profiles = profile_claims(claims, self.articles, self._published, wordings=self._wordings)
            before = self.comparison.of(article)
            new += [p for p in profiles if before.get(p.id) != p]
            gone += before.keys() - {p.id for p in profiles if before.get(p.id) == p}
        return self.comparison.change(gone, new)

    def _compose(
        self,
        fresh: set[str],
        gone: set[str],
        links: Mapping[Pair, Link | None],
        judged: Iterable[str],
        moved: Iterable[str],
    ) -> Mapping[str, Event | None]:
        """Group and compose anew what claims that are others, their links, decisions and origins concern."""
        touched = {*fresh, *gone, *judged}
        for id_ in touched:
            if id_ in self.claims and id_ not in self._refused:
                self._grouped[id_] = self.claims[id_]
            else:
                self._grouped.pop(id_, None)
        self.events.react(self.claims[c] for c in fresh)
        if self._grouping.is_new:
            return self.events.fill(self._grouping.group_all(), len(self._grouped))
        parted, joined = self._grouping.change(touched.union(self._grouping.stirred_by(links)))
        told = (c for a in moved for c in self._ids.get(a, ()))
        return self.events.change(parted, joined, touched.union(told))


def link_whole(
    claims: Iterable[Claim],
    articles: Mapping[str, Article],
    judgements: Sequence[Judgement],
    *,
    own: Sequence[OwnActor] = (),
    spread: Spread | None = None,
) -> Linker:
    """The linking of a whole case."""
    linker = Linker(own, spread=spread)
    linker.fill(claims, articles, judgements)
    return linker
