"""The linking of a case that stays open, kept between builds, so that one more report costs what it concerns.

It is worth nothing once somebody else has changed the case: then all is linked anew, as it is for a case that was just opened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import blake2b

from dateline import link
from dateline.knowledge.own_actors import actors_version, parse_actors
from dateline.model import Article, Claim, Judgement, digest
from dateline.store import Store

OWN_ACTORS = "own actors"
"""The note in a case that holds what the user's file says of actors."""
_NOTHING: Mapping[str, Sequence[Claim]] = {}


class Kept:
    """See the module. Law: whether a linking is kept changes what a build costs, and nothing that it gives."""

    def __init__(self) -> None:
        self.state = ""
        """What the linking is of, in a word: the same for the same articles, claims, decisions and versions."""
        self.linker: link.Linker | None = None
        self._made_by = ("", "")
        self._basis = ""
        self._coded: dict[str, Sequence[Claim]] = {}
        """The claims of the articles that were coded since."""
        self._mark = 0
        """The sum of the digests of all articles and claims, which is the same in whatever order they come."""
        self._undated: set[str] = set()

    @contextmanager
    def writing(self, store: Store, coded: Mapping[str, Sequence[Claim]] = _NOTHING) -> Iterator[None]:
        """Within it, one call changes decisions or the claims of some articles. What others change is noticed, and nothing
        kept."""
        before, own = store.basis(), store.own_changes
        if not self._is_current(store):
            self._forget()
        yield
        self._basis = store.basis()
        if int(self._basis or 0) - int(before or 0) != store.own_changes - own:
            self._forget()
        else:
            self._coded.update(coded)

    def _forget(self) -> None:
        self.linker = None
        self._coded = {}

    def claims(self, store: Store, articles: Iterable[str]) -> list[Claim]:
        """The claims of all articles of a case, as `Store.claims` gives them: those that were coded since are at hand."""
        coded = self._coded if store.basis() == self._basis else {}
        others = [i for i in articles if i not in coded]
        found = [*(c for claims in coded.values() for c in claims), *(store.claims(articles=others) if others else ())]
        return sorted(found, key=lambda c: (c.article, c.quote.start, c.id))

    def is_dated(self, articles: Iterable[Article]) -> bool:
        """Whether each article that is linked, and each of some more, has a day of publication that was given."""
        return self.linker is not None and not self._undated and all(a.published.known for a in articles)

    def begin(
        self,
        version: str,
        basis: str,
        articles: Mapping[str, Article],
        claims: Sequence[Claim],
        judgements: Sequence[Judgement],
        own: str,
    ) -> None:
        """Say what a linking of the whole case will be of; it is not made yet."""
        self.linker, self._coded, self._basis, self._made_by = None, {}, basis, (version, own)
        self._mark = sum(map(_of_article, articles.values())) + sum(map(_of_claim, claims))
        digests = {a.id: a.digest for a in articles.values()}
        names = [o.name for o in parse_actors(own)]
        self._say(link.orders_of(link.review_judgements(judgements, claims, digests, names=names)))

    def keep(self, linker: link.Linker) -> None:
        """Keep the linking that was begun."""
        self.linker = linker
        self._undated = {a.id for a in linker.articles.values() if _is_undated(a)}

    def follow(self, store: Store, version: str, date_now: Callable[[], Mapping[str, Article]]) -> link.Changes | None:
        """Link what is new or was coded since; None when nothing is kept, or the case holds something else by now. `date_now`
        gives all articles of the case with their days of publication."""
        linker, own = self.linker, store.noted(OWN_ACTORS) or ""
        if linker is None or not self._is_current(store) or (version, own) != self._made_by:
            return None
        ids = self._coded.keys() | self._added(store, linker)
        articles = {a.id: a for a in store.articles(sorted(ids))}
        if not self.is_dated(articles.values()):
            articles = {i: a for i, a in date_now().items() if linker.articles.get(i) != a}
        reports: dict[str, list[Claim]] = {i: [] for i in ids}
        for claim in store.claims(articles=sorted(ids)):
            reports[claim.article].append(claim)
        return self._change(linker, articles, reports, store.judgements())

    def _is_current(self, store: Store) -> bool:
        return store.basis() == self._basis and store.linked_version() in (None, self.state)

    def _added(self, store: Store, linker: link.Linker) -> set[str]:
        """Articles that came since and were not coded by this build."""
        known = len(linker.articles) + sum(i not in linker.articles for i in self._coded)
        return set() if store.count_articles() == known else store.digests().keys() - linker.articles.keys()

    def _change(
        self,
        linker: link.Linker,
        articles: Mapping[str, Article],
        reports: Mapping[str, Sequence[Claim]],
        judgements: Sequence[Judgement],
    ) -> link.Changes:
        for article in articles.values():
            self._mark += 0 if article.id in linker.articles else _of_article(article)
            (self._undated.add if _is_undated(article) else self._undated.discard)(article.id)
        for article_id, claims in reports.items():
            self._mark += sum(map(_of_claim, claims)) - sum(map(_of_claim, linker.coded.get(article_id, ())))
        self.linker = None  # What ends half-way is not kept.
        changes = linker.change(articles.values(), reports, judgements)
        self.linker = linker
        self._coded = {}
        self._say(linker.orders)
        return changes

    def _say(self, orders: Iterable[Judgement]) -> None:
        version, own = self._made_by
        said = [f"{o.id} {o.target} {o.value}" for o in orders]
        said += [link.DECIDED] if said else []
        self.state = digest(version, link.VERSION, f"{self._mark % 2**128:x}", *said, *filter(None, [actors_version(own)]))


def _is_undated(article: Article) -> bool:
    return article.published_known == "worked out" or not article.published.known


def _of_article(article: Article) -> int:
    return _number(f"article {article.id} {article.digest}")


def _of_claim(claim: Claim) -> int:
    return _number(f"claim {claim.id}")


def _number(words: str) -> int:
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).digest(), "big")
