"""The one file that knows the order of the stages: ingest → parse → extract → link → compose."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline import extract, link
from dateline.engine import batches, run_batches
from dateline.model import Actor, Analysis, Article, Claim, Event, Judgement, Link, SetAside, digest
from dateline.parse import READS, Parser, shipped_parser
from dateline.settings import Settings
from dateline.store import Store
from dateline.when import When

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how much is done, and how much there is."""


def _silent(_stage: str, _done: int, _all: int) -> None:
    return


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did."""

    read: int
    """Articles read and coded anew."""
    claims: int
    events: int
    set_aside: tuple[SetAside, ...]
    linked: bool
    """False when nothing had changed since the last build."""


@cache
def _parser() -> Parser:
    return shipped_parser()


def read_and_code(articles: Sequence[Article]) -> list[tuple[Analysis, tuple[Claim, ...]]]:
    """Parse and extract some articles; those in a language that is not read get an empty analysis and no claim."""
    out: list[tuple[Analysis, tuple[Claim, ...]]] = []
    for article in articles:
        if not is_read(article):
            out.append((Analysis(article.id), ()))
            continue
        analysis = _parser().read([article])[0]
        out.append((analysis, extract.code_article(article, analysis)))
    return out


def is_read(article: Article) -> bool:
    """Whether the shipped reader reads the article's language; text too short to tell is tried."""
    return article.language.split("-")[0].lower() in READS | {"und"}


def build(store: Store, *, settings: Settings, progress: Progress = _silent) -> Built:
    """Read what is new or whose stage changed, then link everything when anything changed."""
    parse_version, extract_version = _parser().name, f"{_parser().name}/{extract.VERSION}"
    waiting = sorted({*store.pending("parse", parse_version), *store.pending("extract", extract_version)})
    done = 0
    work = batches(waiting, settings.batch)
    loaded = [list(store.articles(list(ids))) for ids in work]
    for articles, results in zip(loaded, run_batches(read_and_code, loaded, workers=settings.cores()), strict=True):
        store.save_analyses(parse_version, [analysis for analysis, _ in results])
        store.save_claims(extract_version, {a.id: claims for a, (_, claims) in zip(articles, results, strict=True)})
        aside = [_unread(a) for a in articles if not is_read(a)]
        store.set_aside(aside)
        done += len(articles)
        progress("reading", done, len(waiting))
    linked = relink(store, version=extract_version, progress=progress)
    unread = [s for s in store.set_asides() if s.stage == "parse"]
    return Built(len(waiting), store.count_claims(), store.count_events(), tuple(unread), linked)


def _unread(article: Article) -> SetAside:
    return SetAside(
        article.id,
        "parse",
        f"written in “{article.language}”, which is not read for claims yet (read are: {', '.join(sorted(READS))})",
        "the report is kept and can be searched; give language in the record if it was recognised wrongly",
    )


def relink(store: Store, *, version: str, progress: Progress = _silent) -> bool:
    """Rebuild links, events and actors from the stored claims; False when these and the judgements are as before."""
    articles = dated_articles(store)
    claims = list(store.claims())
    judgements = store.judgements()
    state = digest(
        version,
        link.VERSION,
        *articles,
        *(a.digest for a in articles.values()),
        *(c.id for c in claims),
        *(j.id for j in judgements),
    )
    if store.linked_version() == state:
        return False
    progress("linking", 0, 1)
    case = link_case(claims, articles, judgements)
    store.save_linked(state, links=case.links, events=case.events, actors=case.actors, origins=case.origins, dated=case.dated)
    progress("linking", 1, 1)
    return True


def dated_articles(store: Store) -> dict[str, Article]:
    """All articles by id, with the publication date worked out from the content where nothing gives it."""
    articles = {a.id: a for a in store.articles()}
    undated = [a.id for a in articles.values() if not a.published.known]
    for analysis in store.analyses(undated):
        articles[analysis.article] = extract.date_article(articles[analysis.article], analysis)
    return articles


@dataclass(frozen=True, slots=True)
class LinkedCase:
    """Everything derived from claims, articles and judgements."""

    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    events: tuple[Event, ...]
    actors: tuple[Actor, ...]
    origins: Mapping[str, str]
    dated: Mapping[str, When]


def link_case(claims: Sequence[Claim], articles: Mapping[str, Article], judgements: Sequence[Judgement]) -> LinkedCase:
    """Name the actors alike, find origins, link claims, compose events."""
    actors = link.find_actors(claims)
    named = tuple(link.rename_claims(claims, actors))
    origins = link.find_origins(list(articles.values()))
    published = {a.id: a.published for a in articles.values()}
    links = link.link_claims(named, articles, published=published)
    events = link.compose_events(named, links, articles, origins, published=published, judgements=judgements)
    dated = {a.id: a.published for a in articles.values() if a.published_known == "worked out"}
    return LinkedCase(named, links, events, actors, origins, dated)
