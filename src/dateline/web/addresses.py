"""The addresses of the pages: what each is printed from, as a function of what stands in its address."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, get_args

from fastapi import HTTPException, Query

from dateline.errors import CaseError
from dateline.web import asking, downloads, ledgers, news, places, reasons, seeing, telling, views
from dateline.web.filters import Filters
from dateline.web.overview import Overview, view_overview
from dateline.web.press import DOUBTED, Edition, Press
from dateline.when import When

View = Callable[..., Any]

AsOf = Annotated[str | None, Query(alias="as-of", description="What was known on a day, from reports published by then.")]
PageNumber = Annotated[int, Query(ge=1, description="Which page of the list, from 1.")]
Kind = Annotated[
    Literal["", "contradiction", "development", "precision", "spelling", "error"],
    Query(description="Only disagreements of a kind."),
]
State = Annotated[
    Literal["", "pending", "kept", "missed", "moved", "unknown"], Query(description="Only commitments in a state.")
]
Words = Annotated[str, Query(max_length=500, description="Words to look for.")]
Question = Annotated[str, Query(max_length=500, description="A question in plain English or French.")]
Name = Annotated[str, Query(max_length=200, description="An actor: any spelling, or a part of the name in whole words.")]
After = Annotated[
    int | None, Query(ge=0, description="Reports already seen: what those that were added after so many brought.")
]
Since = Annotated[date | None, Query(description="What the reports published on or after a day brought.")]


class OverviewQuery(Filters):
    """The filters, and which page of the chronology."""

    page: PageNumber = 1

    @property
    def filters(self) -> Filters:
        """The filters alone."""
        return Filters(**{name: getattr(self, name) for name in Filters.model_fields})


class ListQuery(OverviewQuery):
    """The filters, which page of the chronology, and how long a page is."""

    size: Annotated[int, Query(ge=1, le=1000, description="Events on a page.")] = seeing.SIZE


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one case, which is called `name`."""

    press: Press
    name: str

    def __iter__(self) -> Iterator[tuple[str, str, View]]:
        """(address, template, view) of every page."""
        yield from self._chronology()
        yield from self._actors()
        yield from self._questions()
        yield from self._reports()
        yield from self._desk()

    def edition(self, as_of: str | None) -> Edition:
        """The case, or as it was known on a day."""
        return self.press.edition(as_of or None)[0]

    def _chronology(self) -> Iterator[tuple[str, str, View]]:
        edition, press, name = self.edition, self.press, self.name

        def overview(asked: Annotated[OverviewQuery, Query()]) -> Overview:
            """The case at a glance: counts, events over time and places, who acts on whom, and a page of the chronology."""
            read = edition(asked.as_of)
            return view_overview(read, read.select(asked.filters), asked.page, case=name)

        def events(asked: Annotated[ListQuery, Query()]) -> views.EventList:
            """The chronology: the events that the filters select, in order of time."""
            read = edition(asked.as_of)
            return telling.list_events(read, read.select(asked.filters), asked.page, size=asked.size)

        def event(key: str, as_of: AsOf = None) -> views.EventView:
            """One event: what all agree on, what is disputed, its sources, every claim with its words, who reacted to it, and
            what people have decided on it."""
            read = edition(as_of)
            found = _found(read.events, key, "event")
            return telling.view_event(read, found, press.links(found))

        def new(after: After = None, since: Since = None, page: PageNumber = 1, as_of: AsOf = None) -> news.News:
            """What is new: events that only new reports tell of, and what they add to others."""
            return news.view_news(edition(as_of), after, When.of(since.isoformat()) if since else None, page)

        def export(asked: Annotated[OverviewQuery, Query()]) -> downloads.Exports:
            """The formats in which the events that the filters select can be taken along."""
            return downloads.list_formats(edition(asked.as_of).select(asked.filters))

        yield "/", "overview.html", overview
        yield "/events", "events.html", events
        yield "/events/{key}", "event.html", event
        yield "/new", "new.html", new
        yield "/export", "export.html", export

    def _actors(self) -> Iterator[tuple[str, str, View]]:
        edition = self.edition

        def actors(page: PageNumber = 1, as_of: AsOf = None) -> views.ActorList:
            """All actors, those of most events first."""
            return telling.list_actors(edition(as_of), page)

        def actor(key: str, as_of: AsOf = None) -> views.ActorView:
            """One actor: its offices, what it does, what is done to it, what it says, and with whom it has to do."""
            read = edition(as_of)
            return telling.view_actor(read, _found(read.actor_keys, key, "actor"))

        def pair(first: Name = "", second: Name = "", page: PageNumber = 1, as_of: AsOf = None) -> ledgers.Pair:
            """What two sides do and say to each other, and how it adds up month by month. Without two names: the pairs that
            have most to do with each other."""
            return ledgers.view_pair(edition(as_of), first, second, page)

        def offices(actor: Name = "", page: PageNumber = 1, as_of: AsOf = None) -> ledgers.OfficeList:
            """Who held which office, as the reports tell, with the dates of the shipped table."""
            return ledgers.list_terms(edition(as_of), actor, page)

        def place_list(page: PageNumber = 1, as_of: AsOf = None) -> places.PlaceList:
            """All places, those of most events first."""
            return places.list_places(edition(as_of), page)

        def place(key: str, as_of: AsOf = None) -> places.PlacePage:
            """One place: where it is, what reports call it, and what happened there."""
            read = edition(as_of)
            return places.view_place(read, _found(read.place_keys, key, "place"))

        yield "/actors", "actors.html", actors
        yield "/actors/{key}", "actor.html", actor
        yield "/pair", "pair.html", pair
        yield "/offices", "offices.html", offices
        yield "/places", "places.html", place_list
        yield "/places/{key}", "place.html", place

    def _questions(self) -> Iterator[tuple[str, str, View]]:
        edition, press = self.edition, self.press

        def ask(question: Question = "", as_of: AsOf = None) -> asking.Answer:
            """The answer to a question from what the reports say, each sentence with their words; or that they do not say."""
            return asking.view_answer(edition(as_of), question)

        def disagreements(kind: Kind = "", page: PageNumber = 1, as_of: AsOf = None) -> views.DisputeList:
            """Every point on which the sources differ."""
            return telling.list_disputes(edition(as_of), kind, page)

        def commitments(
            state: State = "", actor: Name = "", page: PageNumber = 1, as_of: AsOf = None
        ) -> ledgers.CommitmentList:
            """Promises, deadlines and agreements by the day they are due, and what became of them."""
            return ledgers.list_commitments(edition(as_of), state, actor, page)

        def reactions(as_of: AsOf = None) -> ledgers.ReactionMatrix:
            """Who reacted to what."""
            return ledgers.view_reactions(edition(as_of))

        def search(words: Words = "", as_of: AsOf = None) -> views.SearchView:
            """Events, actors and reports that hold some words; words in quotation marks must stand together."""
            hits = press.search(words, limit=seeing.SIZE) if words.strip() else []
            return telling.view_search(edition(as_of), words, hits)

        yield "/ask", "ask.html", ask
        yield "/disagreements", "disagreements.html", disagreements
        yield "/commitments", "commitments.html", commitments
        yield "/reactions", "reactions.html", reactions
        yield "/search", "search.html", search

    def _reports(self) -> Iterator[tuple[str, str, View]]:
        edition, press = self.edition, self.press

        def reports(page: PageNumber = 1, as_of: AsOf = None) -> views.ReportList:
            """All reports in order of publication, and what was not used."""
            return telling.list_reports(edition(as_of), page)

        def report(key: str, as_of: AsOf = None) -> views.ReportView:
            """One report: its text with every claim marked."""
            read = edition(as_of)
            return telling.view_report(read, read.chronology.articles[_found(read.report_keys, key, "report")])

        def sources(page: PageNumber = 1, as_of: AsOf = None) -> views.SourceList:
            """All outlets, those with most reports first."""
            return telling.list_sources(edition(as_of), page)

        def source(key: str, as_of: AsOf = None) -> views.SourceView:
            """One outlet: its reports, whom it copies, and where it stands against others."""
            read = edition(as_of)
            return telling.view_source(read, _found(read.outlet_keys, key, "source"))

        def claim(key: str, as_of: AsOf = None) -> reasons.ClaimView:
            """One claim: its words, and why each slot is coded as it is."""
            read = edition(as_of)
            found = _found(read.chronology.claims, key, "claim")
            try:
                return reasons.view_claim(read, found, press.explain(key))
            except CaseError as error:
                return reasons.view_claim(read, found, None, error.message)

        yield "/claims/{key}", "claim.html", claim
        yield "/reports", "reports.html", reports
        yield "/reports/{key}", "report.html", report
        yield "/sources", "sources.html", sources
        yield "/sources/{key}", "source.html", source

    def _desk(self) -> Iterator[tuple[str, str, View]]:
        edition, press = self.edition, self.press

        def review(page: PageNumber = 1, as_of: AsOf = None) -> views.Review:
            """The claims that nobody has confirmed, those of which the reading is least sure first."""
            return telling.view_review(edition(as_of), page)

        def links(page: PageNumber = 1, as_of: AsOf = None) -> views.LinkReview:
            """Pairs of claims that may be of one happening, and on which nobody has decided, the least sure first."""
            return telling.view_doubtful_links(edition(as_of), press.doubtful_links(), page, most=DOUBTED)

        def names(page: PageNumber = 1, as_of: AsOf = None) -> views.NameReview:
            """Names that may be one person's, and on which nobody has decided."""
            return telling.view_names(edition(as_of), press.proposals(), page)

        def judgements(as_of: AsOf = None) -> tuple[views.Judged, ...]:
            """What people have decided, the latest first."""
            read = edition(as_of)
            return tuple(seeing.see_judgement(read, one) for one in reversed(read.standings))

        yield "/review", "review.html", review
        yield "/links", "links.html", links
        yield "/names", "names.html", names
        yield "/judgements", "judgements.html", judgements


def parameters_of(view: View) -> tuple[str, ...]:
    """The names that may stand in the query of a view's address."""
    found: list[str] = []
    for name, parameter in inspect.signature(view, eval_str=True).parameters.items():
        kind, *more = get_args(parameter.annotation) or (parameter.annotation,)
        if isinstance(kind, type) and issubclass(kind, Filters):
            found += [field.alias or inner for inner, field in kind.model_fields.items()]
        elif name not in ("key", "format"):
            found.append(next((one.alias for one in more if getattr(one, "alias", None)), name))
    return tuple(found)


def _found(known: Mapping[str, Any], key: str, what: str) -> Any:
    if key not in known:
        raise HTTPException(404, f"The case has no {what} “{key}”.")
    return known[key]
