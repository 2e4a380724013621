"""The addresses of the application: every page, its twin in JSON beside it, and the same under /api, described by OpenAPI."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import parse_qs

from fastapi import FastAPI, HTTPException, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from dateline.case import Case
from dateline.errors import CaseError, DatelineError, QuestionError
from dateline.model import Verb
from dateline.web import telling, views
from dateline.web.filters import Filters
from dateline.web.guard import COOKIE, LOOPBACK, Desk, Guard
from dateline.web.overview import Overview, view_overview
from dateline.web.pages import print_page
from dateline.web.press import Edition, Press

AsOf = Annotated[str | None, Query(alias="as-of", description="What was known on a day, from reports published by then.")]
PageNumber = Annotated[int, Query(ge=1, description="Which page of the list, from 1.")]
View = Callable[..., Any]

VERDICTS: dict[str, Verb] = {"confirm": "confirm", "reject": "reject", "apart": "unlink"}
"""What a person can decide in the pages."""


def make_app(
    location: str | Path, *, hosts: Iterable[str] = LOOPBACK, desk: Desk | None = None, clock: Callable[[], str] | None = None
) -> FastAPI:
    """The application of one case. It answers under the `hosts` alone; whoever has the token of the `desk` may judge, at a
    time that the `clock` gives (ISO)."""
    app = FastAPI(
        title="Dateline",
        summary="One sourced chronology of a pile of news reports.",
        description="Read only. Every answer is what the page of the same address, without /api, is printed from.",
        version=_version(),
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.press = Press(location)
    site = _Site(app, app.state.press, desk or Desk(), clock or _now)
    site.add_pages()
    site.add_forms()
    app.mount("/static", StaticFiles(directory=str(files("dateline.web") / "static")), name="static")
    app.add_exception_handler(DatelineError, site.tell)
    app.add_exception_handler(RequestValidationError, site.tell)
    app.add_exception_handler(HTTPException, site.tell)
    app.add_exception_handler(404, site.tell)
    app.add_middleware(Guard, hosts=tuple(hosts))
    return app


def _version() -> str:
    from dateline import __version__

    return __version__


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class _Site:
    """One application: the case, who has signed in, and the addresses."""

    app: FastAPI
    press: Press
    desk: Desk
    clock: Callable[[], str]

    @property
    def name(self) -> str:
        """What the case is called: its file's name without the ending."""
        return self.press.location.stem

    # ------------------------------------------------------------ pages

    def add_pages(self) -> None:
        """Every page with its twins. The twin of a page about one thing comes before the page, whose address it resembles."""
        for path, template, view in self._views():
            twin = "/overview.json" if path == "/" else f"{path}.json"
            described = "/api/overview" if path == "/" else f"/api{path}"
            self.app.get(twin, include_in_schema=False)(view)
            self.app.get(path, include_in_schema=False, response_class=HTMLResponse)(self._printed(template, view))
            self.app.get(described, tags=["read"], operation_id=view.__name__)(view)
        self.app.get("/api", include_in_schema=False, response_class=HTMLResponse)(self._describe)

    def _printed(self, template: str, view: View) -> Callable[[Request], HTMLResponse]:
        """The page of a view: takes what the view takes, and the request."""

        def page(request: Request, **asked: Any) -> HTMLResponse:
            return self._print(request, template, view(**asked))

        parameters = inspect.signature(view).parameters
        request = inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Request)
        page.__signature__ = inspect.Signature([request, *parameters.values()])  # type: ignore[attr-defined]
        page.__annotations__ = {"request": Request, **{n: p.annotation for n, p in parameters.items()}}
        return page

    def _print(self, request: Request, template: str, view: Any, *, status: int = 200, **more: Any) -> HTMLResponse:
        as_of = request.query_params.get("as-of") or None
        edition, stale = (None, False) if status >= HTTPStatus.BAD_REQUEST else self.press.edition(as_of)
        signed = self.desk.name(request.cookies.get(COOKIE, ""))
        surroundings = {"case": self.name, "stale": stale, "signed": signed, "as_of": as_of, **more}
        return HTMLResponse(print_page(template, request, view, edition, surroundings), status)

    def _edition(self, as_of: str | None) -> Edition:
        return self.press.edition(as_of or None)[0]

    def _views(self) -> Iterable[tuple[str, str, View]]:
        """(address, template, view) of every page."""
        edition, press, name = self._edition, self.press, self.name

        def overview(asked: Annotated[OverviewQuery, Query()]) -> Overview:
            """The case at a glance: counts, events over time and places, who acts on whom, and a page of the chronology."""
            read = edition(asked.as_of)
            return view_overview(read, read.select(asked.filters), asked.page, case=name)

        def events(asked: Annotated[ListQuery, Query()]) -> views.EventList:
            """The chronology: the events that the filters select, in order of time."""
            read = edition(asked.as_of)
            return telling.list_events(read, read.select(asked.filters), asked.page, size=asked.size)

        def event(key: str, as_of: AsOf = None) -> views.EventView:
            """One event: what all agree on, what is disputed, its sources and every claim with its words."""
            read = edition(as_of)
            return telling.view_event(read, _found(read.events, key, "event"))

        def actors(page: PageNumber = 1, as_of: AsOf = None) -> views.ActorList:
            """All actors, those of most events first."""
            return telling.list_actors(edition(as_of), page)

        def actor(key: str, as_of: AsOf = None) -> views.ActorView:
            """One actor: what it does, what is done to it, what it says."""
            read = edition(as_of)
            return telling.view_actor(read, _found(read.actor_keys, key, "actor"))

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

        def disagreements(kind: Kind = "", page: PageNumber = 1, as_of: AsOf = None) -> views.DisputeList:
            """Every point on which the sources differ."""
            return telling.list_disputes(edition(as_of), kind, page)

        def search(words: Words = "", as_of: AsOf = None) -> views.SearchView:
            """Events, actors and reports that hold some words; words in quotation marks must stand together."""
            hits = press.search(words, limit=telling.SIZE) if words.strip() else []
            return telling.view_search(edition(as_of), words, hits)

        def review(page: PageNumber = 1, as_of: AsOf = None) -> views.Review:
            """All claims, those of which the reading is least sure first."""
            return telling.view_review(edition(as_of), page)

        def judgements() -> tuple[Judged, ...]:
            """What people have decided, the latest first."""
            with press.opened() as case:
                return tuple(Judged(j.verb, j.target, j.value, j.author, j.at) for j in reversed(case.judgements()))

        yield "/", "overview.html", overview
        yield "/events", "events.html", events
        yield "/events/{key}", "event.html", event
        yield "/actors", "actors.html", actors
        yield "/actors/{key}", "actor.html", actor
        yield "/reports", "reports.html", reports
        yield "/reports/{key}", "report.html", report
        yield "/sources", "sources.html", sources
        yield "/sources/{key}", "source.html", source
        yield "/disagreements", "disagreements.html", disagreements
        yield "/search", "search.html", search
        yield "/review", "review.html", review
        yield "/judgements", "judgements.html", judgements

    def _describe(self, request: Request) -> HTMLResponse:
        """The page about the JSON API."""
        return self._print(request, "api.html", self.app.openapi())

    # ------------------------------------------------------------ forms

    def add_forms(self) -> None:
        """Signing in and out, and judging: the only requests that change anything."""
        self.app.get("/sign-in", include_in_schema=False)(self._ask_in)
        self.app.post("/sign-in", include_in_schema=False)(self._sign_in)
        self.app.post("/sign-out", include_in_schema=False)(self._sign_out)
        self.app.post("/judgements", include_in_schema=False)(self._judge)

    def _ask_in(self, request: Request) -> Response:
        return self._print(request, "sign_in.html", None, wrong=False)

    async def _sign_in(self, request: Request) -> Response:
        form = await _read_form(request)
        session = self.desk.sign_in(form.get("token", ""), form.get("name", ""))
        if session is None:
            return self._print(request, "sign_in.html", None, status=403, wrong=True)
        answer = RedirectResponse("/review", 303)
        answer.set_cookie(COOKIE, session, httponly=True, samesite="strict", path="/")
        return answer

    async def _sign_out(self, request: Request) -> Response:
        self.desk.sign_out(request.cookies.get(COOKIE, ""))
        answer = RedirectResponse("/", 303)
        answer.delete_cookie(COOKIE, path="/")
        return answer

    async def _judge(self, request: Request) -> Response:
        author = self.desk.name(request.cookies.get(COOKIE, ""))
        if not author:
            raise HTTPException(403, "You have to sign in to judge.")
        form = await _read_form(request)
        verb = VERDICTS.get(form.get("verdict", ""))
        if verb is None:
            raise QuestionError("this is no decision", remedy=f"decide {', '.join(VERDICTS)}")
        with Case.open(self.press.location, create=False) as case:
            case.judge(verb, form.get("target", ""), author=author, at=self.clock())
        self.press.forget()
        return RedirectResponse(_own_address(form.get("back", "")), 303)

    # ------------------------------------------------------------ errors

    def tell(self, request: Request, error: Exception) -> Response:
        """What went wrong, as a page or, to those who read JSON, as `error` and `remedy`."""
        status, message, remedy = _explain(error)
        if request.url.path.startswith("/api/") or request.url.path.endswith(".json"):
            return JSONResponse({"error": message, "remedy": remedy}, status)
        return self._print(request, "error.html", {"message": message, "remedy": remedy}, status=status)


class OverviewQuery(Filters):
    """The filters, and which page of the chronology."""

    page: PageNumber = 1

    @property
    def filters(self) -> Filters:
        """The filters alone."""
        return Filters(**{name: getattr(self, name) for name in Filters.model_fields})


class ListQuery(OverviewQuery):
    """The filters, which page of the chronology, and how long a page is."""

    size: Annotated[int, Query(ge=1, le=1000, description="Events on a page.")] = telling.SIZE


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision."""

    verb: str
    target: str
    value: str
    author: str
    at: str


Kind = Annotated[
    Literal["", "contradiction", "development", "precision", "spelling", "error"],
    Query(description="Only disagreements of a kind."),
]
Words = Annotated[str, Query(max_length=500, description="Words to look for.")]


def _found(known: Mapping[str, Any], key: str, what: str) -> Any:
    if key not in known:
        raise HTTPException(404, f"The case has no {what} “{key}”.")
    return known[key]


def _explain(error: Exception) -> tuple[int, str, str]:
    """Status, message and remedy."""
    if isinstance(error, DatelineError):
        return 503 if isinstance(error, CaseError) else 400, _sentence(error.message), _sentence(error.remedy)
    if isinstance(error, RequestValidationError):
        wrong = [f"“{e.get('input')}” cannot be {e['loc'][-1]}: {e['msg'].lower()}" for e in error.errors()]
        return 400, _sentence("; ".join(wrong)), ""
    status, detail = getattr(error, "status_code", 404), str(getattr(error, "detail", ""))
    plain = detail if detail and detail != HTTPStatus(status).phrase else "There is no such page."
    return status, plain, "" if status == HTTPStatus.FORBIDDEN else "Go back to the chronology."


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""


async def _read_form(request: Request) -> dict[str, str]:
    """The fields of a form; the first of each name."""
    body = (await request.body()).decode("utf-8", "replace")
    return {name: values[0] for name, values in parse_qs(body).items()}


def _own_address(back: str) -> str:
    """A page of this program to go back to, never one of another."""
    return back if back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable() else "/review"
