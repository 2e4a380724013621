"""The one file that knows the order of the stages: ingest → parse → extract → link → compose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TypeVar

from dateline import extract, link, vocabulary
from dateline.engine import (
    AHEAD,
    batches,
    keep_processes,
    let_processes_go,
    nothing,
    run_batches,
    seldom_collected,
    start_processes,
    uncollected,
)
from dateline.errors import CaseError, QuestionError
from dateline.kept import OWN_ACTORS, Kept
from dateline.knowledge.own_actors import OwnActor, actors_version, parse_actors, write_actors
from dateline.knowledge.own_places import own_version
from dateline.model import Actor, Analysis, Article, Claim, Event, Judgement, Link, SetAside
from dateline.parse import Parser, open_parser
from dateline.settings import LOCAL, SHIPPED, Settings
from dateline.store import PackedAnalysis, Store
from dateline.when import When

T = TypeVar("T")
R = TypeVar("R")

READ_BY = "read by"
"""The note in a case that says which version of reading and coding made its claims."""
Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how much is done, and how much there is."""


ALONE = Settings()
"""One process does everything."""
LARGE = 5000
"""Claims of a case that is so large that going through all of it for garbage takes longer than linking a report more."""


AHEAD_OF_GROUPING = 12
"""Assignments handed out per worker: as many as keep it busy while this process writes links and groups claims."""


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
    undated: tuple[str, ...] = ()
    """Articles read anew that give no day of their own, and whose content or company does not either: their days are bounds."""


@dataclass(frozen=True, slots=True)
class Coded:
    """What reading and coding one article gave; `trouble` says what went wrong, if anything did."""

    analysis: PackedAnalysis
    claims: tuple[Claim, ...] = ()
    trouble: str = ""


_ANY = Article("any", "They met.", "", language="en")
"""What a reader reads to have its model at hand."""


@cache
def _parser(reader: str) -> Parser:
    return open_parser(reader)


def read_and_code(articles: Sequence[Article], *, reader: str = SHIPPED, version: str = "") -> list[Coded]:
    """Parse and extract some articles, in order; one in a language that is not read gets an empty analysis and no claim.
    Without articles, the reader is loaded. Raises CaseError when a `version` is asked for and this machine's is another."""
    parser = _parser(reader)
    if version:
        _refuse_other("codes", _versions(parser)[1], version)
    if not articles:
        parser.read([_ANY])
    readable = [article for article in articles if is_read(article, parser)]
    coded = {a.id: _code(a, read) for a, read in zip(readable, _read(readable, parser), strict=True)}
    return [coded.get(article.id) or _empty(article) for article in articles]


def _refuse_other(does: str, here: str, there: str) -> None:
    """Raise CaseError when a machine of a cluster, this one, would do its part otherwise than the one that keeps the case."""
    if here != there:
        raise CaseError(
            f"a machine of the cluster {does} by version “{here}”, the one that keeps the case by “{there}”",
            remedy="have the same Dateline, and the same places of your own (gazetteer.tsv), on all; what was done is kept",
        )


def _read(articles: Sequence[Article], parser: Parser) -> list[Analysis | Coded]:
    """Articles read together, which is quicker, and each by itself where one cannot be read, in whose place stands why."""
    # Whatever is wrong with one report, the others are read: a fault of ours is written down with the report's name.
    try:
        return list(parser.read(articles))
    except Exception as error:
        if len(articles) == 1:
            return [_troubled(articles[0], error)]
        return [read for article in articles for read in _read([article], parser)]


def _code(article: Article, read: Analysis | Coded) -> Coded:
    """An article that was read, with its claims."""
    if isinstance(read, Coded):
        return read
    try:
        return Coded(PackedAnalysis.of(read), tuple(extract.code_article(article, read)))
    except Exception as error:
        return _troubled(article, error)


def _troubled(article: Article, error: Exception) -> Coded:
    return _empty(article, f"{type(error).__name__}: {error}"[:200])


def _lost(article: Article) -> Coded:
    """What stands for an article that ended every worker it was given to."""
    return _empty(article, "each worker that began to read it ended before its time")


def _empty(article: Article, trouble: str = "") -> Coded:
    """An article of which nothing was read or coded, with what went wrong, if anything did."""
    return Coded(PackedAnalysis.of(Analysis(article.id)), trouble=trouble)


def is_read(article: Article, parser: Parser) -> bool:
    """Whether a reader reads the article's language; text too short to tell is tried."""
    return article.language.split("-")[0].lower() in parser.languages | {"und"}


def expect(added: int, settings: Settings) -> None:
    """Have processes start, where some are kept, that will read so many new reports: when there is a batch for each."""
    if settings.engine == LOCAL and added > settings.batch * (settings.cores() - 1):
        start_processes(partial(read_and_code, (), reader=settings.reader), workers=settings.cores())


def build(store: Store, *, settings: Settings, progress: Progress = _silent, kept: Kept | None = None) -> Built:
    """Read what is new or whose stage changed, then link when anything changed: what that concerns where a linking was `kept`,
    else everything. Every batch is safe once it is stored; `progress` is told only then."""
    with keep_processes(), seldom_collected():
        return _build(store, settings, progress, kept or Kept())


def _build(store: Store, settings: Settings, progress: Progress, kept: Kept) -> Built:
    parser = _parser(settings.reader)
    parse_version, extract_version = _versions(parser)
    if store.noted(READ_BY) != extract_version:
        store.note(READ_BY, extract_version)
    ids = sorted({*store.pending("parse", parse_version), *store.pending("extract", extract_version)})
    most = settings.cores() if settings.engine == LOCAL else settings.workers
    work = batches(ids, settings.batch, workers=most)
    loaded = (list(store.articles(list(some))) for some in work)
    workers = min(most, len(work)) if settings.engine == LOCAL else most
    read = partial(read_and_code, reader=settings.reader, version=extract_version)
    aside: list[SetAside] = []
    groundwork = link.Groundwork()  # Laid while others still read: what all wait for at the end is the less.
    done = 0
    results = run_batches(read, loaded, workers=workers, engine=settings.engine, lost=_lost)
    for some, coded in zip(work, results, strict=True):
        with kept.writing(store, {c.analysis.article: c.claims for c in coded}):
            articles = list(store.articles(list(some)))
            aside += _save(store, articles, coded, parser)
        if kept.linker is None:
            groundwork.lay(articles, (claim for c in coded for claim in c.claims))
        done += len(some)
        progress("reading", done, len(ids))
    if (ids or store.linked_version() is None) and not kept.is_dated(store.articles(ids)):
        _date_by_others(store, extract_version, kept)
    linked = relink(store, version=extract_version, progress=progress, kept=kept, settings=settings, groundwork=groundwork)
    return Built(len(ids), store.count_claims(), store.count_events(), tuple(aside), linked, _undated(store, ids))


def _undated(store: Store, ids: Sequence[str]) -> tuple[str, ...]:
    """Those of some articles of which no day of publication is known, nor worked out."""
    dated = store.dated() if ids else {}
    days = ((a.id, dated.get(a.id, a.published)) for a in store.articles(ids)) if ids else ()
    return tuple(sorted(id_ for id_, day in days if not (day.dated and day.days == 1)))


def _date_by_others(store: Store, version: str, kept: Kept) -> None:
    """Code anew the undated reports that others of the case date now, or dated before and do no longer: what a report comes to
    must not hang on the order in which the reports came."""
    before, alone = store.dated(), _dated_alone(store)
    dated = alone | _dated_by_others(alone)
    moved = [i for i, a in dated.items() if a != alone[i] or before.get(i, a.published) != a.published]
    coded = {a.article: tuple(extract.code_article(dated[a.article], a)) for a in store.analyses(moved)} if moved else {}
    if coded:
        with kept.writing(store, coded):
            store.save_claims(version, coded)


def _versions(parser: Parser) -> tuple[str, str]:
    """What reading and coding are called as they are now, the places and event types that the user has added included."""
    added = {"places": own_version(), "types": vocabulary.own_version()}
    whole = "".join(f"/{what} {version}" for what, version in added.items() if version)
    return parser.name, f"{parser.name}/{extract.VERSION}{whole}"


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


def relink(
    store: Store,
    *,
    version: str,
    progress: Progress = _silent,
    kept: Kept | None = None,
    settings: Settings = ALONE,
    groundwork: link.Groundwork | None = None,
) -> bool:
    """Bring links, events and actors up to what the stored claims and people's decisions are now; False when they are. Only
    what is new is linked where a linking was `kept`, else everything, by the engine of the `settings`; `groundwork` is what is
    known already of some of the reports. When somebody changes the case meanwhile, it is linked again: what is stored follows
    from all that is there."""
    kept = kept or Kept()
    while (done := _relink(store, version, progress, kept, settings, groundwork)) is None:
        kept.linker = None
    return done


def _relink(
    store: Store, version: str, progress: Progress, kept: Kept, settings: Settings, groundwork: link.Groundwork | None
) -> bool | None:
    """Whether anything was linked; None when it was out of date by then, and nothing was stored."""
    basis, was = store.basis(), kept.state
    changes = kept.follow(store, version, partial(_dated_now, store))
    if changes is None:
        with uncollected() if store.count_claims() >= LARGE else nullcontext():
            return _relink_whole(store, version, progress, kept, settings, groundwork)
    if store.linked_version() == kept.state:
        return False
    progress("linking", 0, 1)
    dated = {i: a.published if a.published_known == "worked out" else None for i, a in changes.articles.items()}
    linker, kept.linker = kept.linker, None  # What is not stored is not kept.
    stored = store.change_linked(
        kept.state,
        links=changes.links,
        events=changes.events,
        actors=changes.actors,
        mentions=changes.mentions,
        origins=changes.origins,
        dated=dated,
        basis=basis,
        was=was,
    )
    if not stored:
        return None
    kept.linker = linker
    progress("linking", 1, 1)
    return True


def _relink_whole(
    store: Store, version: str, progress: Progress, kept: Kept, settings: Settings, groundwork: link.Groundwork | None
) -> bool | None:
    """Link all that the case holds; the same."""
    basis = store.basis()
    articles, judgements = _dated_now(store), store.judgements()
    claims = kept.claims(store, articles)
    own = store.noted(OWN_ACTORS) or ""
    kept.begin(version, basis, articles, claims, judgements, own)
    if store.linked_version() == kept.state:
        return False
    progress("linking", 0, 1)
    written: list[bool] = []
    aside: list[Callable[[], None]] = []  # Emptied when done: the linking is kept, and must not be held by what it holds.
    spread = spread_by(settings, meanwhile=lambda: aside.pop()() if aside else None)
    linker = link.Linker(parse_actors(own), spread=spread, groundwork=groundwork)

    def write_links() -> None:
        written.append(store.save_links(kept.state, tuple(linker.comparison.links()), basis=basis))

    aside.append(write_links)
    linker.fill(claims, articles, judgements)
    aside.clear()
    let_processes_go()  # They take as long to end as a good part of what is left takes.
    case = linked_case(linker, claims, links=not any(written))
    stored = store.save_linked(
        kept.state,
        links=None if any(written) else case.links,
        events=case.events,
        actors=case.actors,
        origins=case.origins,
        dated=case.dated,
        basis=basis,
    )
    if not stored:
        return None
    kept.keep(linker)
    progress("linking", 1, 1)
    return True


def spread_by(settings: Settings, *, meanwhile: Callable[[], None] = nothing) -> link.Spread | None:
    """What does the work on many claims at once by the engine of the settings; None where this process does all by itself. A
    cluster starts its workers for each stage, which takes longer than to compose the events of most cases: that stays here.
    `meanwhile` is what this process does once others compose events."""
    workers = settings.cores() if settings.engine == LOCAL else settings.workers
    if settings.engine == LOCAL and workers == 1:
        return None

    def spread(stage: Callable[[T], R], shards: Iterable[T]) -> Iterator[R]:
        stays = settings.engine != LOCAL and stage is link.compose_assignment
        if stays:
            yield from map(stage, shards)
            return
        work = ([shard] for shard in shards)
        run = partial(run_shards, stage=stage, version=link.VERSION)
        composes = stage is link.compose_assignment
        ahead, aside = (AHEAD_OF_GROUPING, meanwhile) if composes else (AHEAD, nothing)
        for (done,) in run_batches(run, work, workers=workers, engine=settings.engine, ahead=ahead, meanwhile=aside):
            yield done

    return spread


def run_shards(shards: Sequence[T], *, stage: Callable[[T], R], version: str) -> list[R]:
    """What a stage of linking gives for some parts of its work, in order. Raises CaseError when this machine links by another
    version than the one that keeps the case."""
    _refuse_other("links", link.VERSION, version)
    return [stage(shard) for shard in shards]


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
        for explanation in extract.explain_article(_as_dated(store.article(claim.article), store.dated()), analysis)
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
    """All articles by id, with the publication date worked out, from the content or from other reports of the case, where
    nothing gives it; as the last linking has it, if that is up to date."""
    if store.linked_version() is None:
        return _dated_now(store)
    dated = store.dated()
    return {a.id: _as_dated(a, dated) for a in store.articles()}


def _as_dated(article: Article, dated: Mapping[str, When]) -> Article:
    """An article with the date that was worked out for it, if one was."""
    when = dated.get(article.id)
    return replace(article, published=when, published_known="worked out") if when else article


def _dated_now(store: Store) -> dict[str, Article]:
    """All articles by id, dated anew."""
    alone = _dated_alone(store)
    return alone | _dated_by_others(alone, unread=unread(store))


def _dated_alone(store: Store) -> dict[str, Article]:
    """All articles by id, each dated by its own content where nothing gives its date."""
    articles = {a.id: a for a in store.articles()}
    undated = [a.id for a in articles.values() if not a.published.known]
    for analysis in store.analyses(undated):
        articles[analysis.article] = extract.date_article(articles[analysis.article], analysis)
    return articles


def _dated_by_others(articles: Mapping[str, Article], *, unread: Sequence[str] = ()) -> dict[str, Article]:
    """The articles that others date; those that no build has read yet neither date nor are dated."""
    found = extract.date_by_others({i: a for i, a in articles.items() if i not in set(unread)})
    return {i: _as_dated(articles[i], found) for i in found}


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
    version = store.linked_version()
    if version is None:
        return None
    actors = tuple(store.actors())
    events = tuple(store.events())
    origins = store.origins()
    coded = list(store.claims())
    corrected = link.correct_claims(coded, link.orders_of(review(store, claims=coded)))
    claims = tuple(link.rename_claims(corrected, actors))
    missing = {c for e in events for c in e.claims} - {c.id for c in claims}
    if missing or store.linked_version() != version:
        return None
    return Told(claims, events, actors, origins)


def link_case(
    claims: Sequence[Claim], articles: Mapping[str, Article], judgements: Sequence[Judgement], *, own: Sequence[OwnActor] = ()
) -> LinkedCase:
    """Correct the claims as people said, name the actors alike, find origins, link claims, compose events. `own` is what the
    user's file says of actors."""
    return linked_case(link.link_whole(claims, articles, judgements, own=own), claims)


def linked_case(linker: link.Linker, claims: Sequence[Claim], *, links: bool = True) -> LinkedCase:
    """All that a linker holds, the claims in the order given; without `links` there are none of these."""
    dated = {a.id: a.published for a in linker.articles.values() if a.published_known == "worked out"}
    return LinkedCase(
        tuple(linker.claims[c.id] for c in claims),
        tuple(linker.comparison.links()) if links else (),
        tuple(sorted(linker.events.events.values(), key=link.order_of)),
        linker.inventory.actors(),
        dict(sorted(linker.lineage.origins.items())),
        dated,
    )
