"""The one file that knows the order of the stages: ingest → parse → extract → link → compose."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from dateline import extract, link
from dateline.engine import batches, run_batches
from dateline.errors import CaseError, QuestionError
from dateline.knowledge.own_actors import OwnActor, actors_version, parse_actors, write_actors
from dateline.knowledge.own_places import own_version
from dateline.model import Actor, Analysis, Article, Claim, Event, Judgement, Link, SetAside, digest
from dateline.parse import Parser, open_parser
from dateline.settings import SHIPPED, Settings
from dateline.store import Store
from dateline.when import When

READ_BY = "read by"
"""The note in a case that says which version of reading and coding made its claims."""
OWN_ACTORS = "own actors"
"""The note in a case that holds what the user's file says of actors."""

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
    """What this build could not read, or could read but not code."""
    linked: bool
    """False when nothing had changed since the last build."""


@dataclass(frozen=True, slots=True)
class Coded:
    """What reading and coding one article gave; `trouble` says what went wrong, if anything did."""

    analysis: Analysis
    claims: tuple[Claim, ...] = ()
    trouble: str = ""


@cache
def _parser(reader: str) -> Parser:
    return open_parser(reader)


def read_and_code(articles: Sequence[Article], *, reader: str = SHIPPED) -> list[Coded]:
    """Parse and extract some articles, in order; one in a language that is not read gets an empty analysis and no claim."""
    parser = _parser(reader)
    return [_code(article, parser) if is_read(article, parser) else Coded(Analysis(article.id)) for article in articles]


def _code(article: Article, parser: Parser) -> Coded:
    # Whatever is wrong with one report, the others are read: a fault of ours is written down with the report's name.
    try:
        analysis = parser.read([article])[0]
        return Coded(analysis, tuple(extract.code_article(article, analysis)))
    except Exception as error:
        return Coded(Analysis(article.id), trouble=f"{type(error).__name__}: {error}"[:200])


def is_read(article: Article, parser: Parser) -> bool:
    """Whether a reader reads the article's language; text too short to tell is tried."""
    return article.language.split("-")[0].lower() in parser.languages | {"und"}


def build(store: Store, *, settings: Settings, progress: Progress = _silent) -> Built:
    """Read what is new or whose stage changed, then link everything when anything changed. Every batch is safe once it
    is stored; `progress` is told only then."""
    parser = _parser(settings.reader)
    parse_version, extract_version = _versions(parser)
    if store.noted(READ_BY) != extract_version:
        store.note(READ_BY, extract_version)
    ids = sorted({*store.pending("parse", parse_version), *store.pending("extract", extract_version)})
    work = batches(ids, settings.batch)
    loaded = (list(store.articles(list(some))) for some in work)
    workers = min(settings.cores(), len(work))
    read = partial(read_and_code, reader=settings.reader)
    aside: list[SetAside] = []
    done = 0
    for some, coded in zip(work, run_batches(read, loaded, workers=workers), strict=True):
        aside += _save(store, list(store.articles(list(some))), coded, parser)
        done += len(some)
        progress("reading", done, len(ids))
    linked = relink(store, version=extract_version, progress=progress)
    return Built(len(ids), store.count_claims(), store.count_events(), tuple(aside), linked)


def _versions(parser: Parser) -> tuple[str, str]:
    """What reading and coding are called as they are now, the places that the user has added included."""
    added = own_version()
    return parser.name, f"{parser.name}/{extract.VERSION}" + (f"/places {added}" if added else "")


def _save(store: Store, articles: Sequence[Article], coded: Sequence[Coded], parser: Parser) -> list[SetAside]:
    """Store one batch. The claims come last: they mark the articles as done, so that a batch that was cut off is redone."""
    parse_version, extract_version = _versions(parser)
    aside = [one for a, c in zip(articles, coded, strict=True) if (one := _set_aside(a, c, parser))]
    store.save_analyses(parse_version, [c.analysis for c in coded])
    for stage in ("parse", "extract"):
        store.clear_set_asides(stage, [a.id for a in articles])
    store.set_aside(aside)
    store.save_claims(extract_version, {c.analysis.article: c.claims for c in coded})
    return aside


def _set_aside(article: Article, coded: Coded, parser: Parser) -> SetAside | None:
    if coded.trouble:
        return SetAside(
            article.id,
            "extract",
            f"a fault of Dateline came up while reading it: {coded.trouble}",
            "the report is kept and can be searched; please tell us of the fault",
        )
    if is_read(article, parser):
        return None
    return SetAside(
        article.id,
        "parse",
        f"written in “{article.language}”, which is not read for claims yet (read are: {', '.join(sorted(parser.languages))})",
        "the report is kept and can be searched; give `language` in its record if it was recognised wrongly",
    )


def unread(store: Store) -> list[str]:
    """Ids of the articles that were added and not read by a build since. What an older version read counts as read."""
    waiting = store.pending("extract", store.noted(READ_BY) or "never")
    read = {c.article for c in store.claims(articles=waiting)} if waiting else set()
    return [i for i in waiting if i not in read]


def relink(store: Store, *, version: str, progress: Progress = _silent) -> bool:
    """Rebuild links, events and actors from the stored claims; False when these and what people decided are as before."""
    articles = dated_articles(store)
    claims = list(store.claims())
    judgements = store.judgements()
    own = store.noted(OWN_ACTORS) or ""
    orders = link.orders_of(review(store, claims=claims))
    state = digest(
        version,
        link.VERSION,
        *articles,
        *(a.digest for a in articles.values()),
        *(c.id for c in claims),
        *(f"{o.id} {o.target} {o.value}" for o in orders),
        *filter(None, [actors_version(own)]),
    )
    if store.linked_version() == state:
        return False
    progress("linking", 0, 1)
    case = link_case(claims, articles, judgements, own=parse_actors(own))
    store.save_linked(state, links=case.links, events=case.events, actors=case.actors, origins=case.origins, dated=case.dated)
    progress("linking", 1, 1)
    return True


def own_actors(store: Store) -> tuple[OwnActor, ...]:
    """What the user's own file says of actors, as the case keeps it."""
    return parse_actors(store.noted(OWN_ACTORS) or "")


def keep_actors(store: Store, actors: Sequence[OwnActor]) -> bool:
    """Keep what a file says of actors in place of what the case had; False when that is the same."""
    text = write_actors(actors)
    if actors_version(text) == actors_version(store.noted(OWN_ACTORS) or ""):
        return False
    store.note(OWN_ACTORS, text)
    return True


def review(store: Store, *more: Judgement, claims: Sequence[Claim] | None = None) -> tuple[link.Standing, ...]:
    """How each judgement of the case, and some more, stands with the claims that it has now, in order of time. `claims` are
    the case's, where they were read already."""
    judgements = [*store.judgements(), *more]
    if not judgements:
        return ()
    names = [o.name for o in own_actors(store)]
    known = list(store.claims()) if claims is None else claims
    return link.review_judgements(judgements, known, store.digests(), names=names)


def explain(store: Store, id: str) -> extract.Explanation:
    """Why a stored claim is coded as it is: its one article is coded again, from what was stored, with an ear to it.
    Raises `QuestionError` when the case has no such claim, and `CaseError` when this Dateline codes it otherwise than the
    one that built the case."""
    claim = next(store.claims(ids=[id]), None)
    if claim is None:
        raise QuestionError(f"{store.location} has no claim {id}", remedy="look the id up in the case")
    found = [
        explanation
        for analysis in store.analyses([claim.article])
        for explanation in extract.explain_article(store.article(claim.article), analysis)
        if explanation.claim == claim
    ]
    if not found:
        raise CaseError(f"claim {id} was coded by another version of Dateline than this", remedy="run dateline build again")
    return _with_names_of_case(store, found[0])


def _with_names_of_case(store: Store, explanation: extract.Explanation) -> extract.Explanation:
    """The same, with what the chronology calls those whom other reports name more fully; the values stay as coded."""
    (named,) = link.rename_claims([explanation.claim], tuple(store.actors()))

    said = {(o.target, link.SLOTS[o.verb]): o for o in link.orders_of(review(store)) if o.verb in link.SLOTS}

    def add(one: extract.Explained) -> extract.Explained:
        if order := said.get((explanation.claim.id, one.slot)):
            return replace(one, because=(*one.because, f"in the chronology, it is {order.value}, as {order.author} decided"))
        if one.slot not in ("actors", "recipients", "said_by"):
            return one
        pairs = zip(one.value, getattr(named, one.slot), strict=False)
        other = (f"in the chronology, {here.name} is {there.name}" for here, there in pairs if here.name != there.name)
        return replace(one, because=(*one.because, *other))

    return replace(explanation, slots=tuple(map(add, explanation.slots)))


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


@dataclass(frozen=True, slots=True)
class Told:
    """What a chronology is cut from: claims under the actors' one name, events, actors, the origin of each article."""

    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    actors: tuple[Actor, ...]
    origins: Mapping[str, str]


def stored_case(store: Store) -> Told | None:
    """What the last build derived; None when it is out of date, or a build that is running changes it right now."""
    if store.linked_version() is None:
        return None
    actors = tuple(store.actors())
    events = tuple(store.events())
    origins = store.origins()
    coded = list(store.claims())
    corrected = link.correct_claims(coded, link.orders_of(review(store, claims=coded)))
    claims = tuple(link.rename_claims(corrected, actors))
    missing = {c for e in events for c in e.claims} - {c.id for c in claims}
    if missing or store.linked_version() is None:
        return None
    return Told(claims, events, actors, origins)


def link_case(
    claims: Sequence[Claim], articles: Mapping[str, Article], judgements: Sequence[Judgement], *, own: Sequence[OwnActor] = ()
) -> LinkedCase:
    """Correct the claims as people said, name the actors alike, find origins, link claims, compose events. `own` is what the
    user's file says of actors."""
    digests = {a.id: a.digest for a in articles.values()}
    orders = link.orders_of(link.review_judgements(judgements, claims, digests, names=[o.name for o in own]))
    corrected = list(link.correct_claims(claims, orders))
    actors = link.find_actors(corrected, own=own, judgements=orders)
    named = tuple(link.rename_claims(corrected, actors))
    origins = link.find_origins(list(articles.values()))
    published = {a.id: a.published for a in articles.values()}
    links = link.link_claims(named, articles, published=published)
    events = link.compose_events(named, links, articles, origins, published=published, judgements=orders)
    dated = {a.id: a.published for a in articles.values() if a.published_known == "worked out"}
    return LinkedCase(named, links, events, actors, origins, dated)
