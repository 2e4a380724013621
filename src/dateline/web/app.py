"""The application: every page, its twin in JSON beside it, and the same under /api, described by OpenAPI."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Depends, FastAPI, HTTPException, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.responses import HTMLResponse, JSONResponse, Response

from dateline.errors import CaseError, DatelineError, OvertakenError, QuestionError
from dateline.location import Location
from dateline.web.addresses import Addresses, OverviewQuery, View, parameters_of
from dateline.web.downloads import write_download
from dateline.web.forms import Forms
from dateline.web.guard import COOKIE, LOOPBACK, Desk, Guard
from dateline.web.pages import prepare, print_page
from dateline.web.press import Press
from dateline.web.users import User
from dateline.web.views import Problem
from dateline.web.visits import Visits

OWN = "judged"
"""What these pages put into an address themselves: the decision that was just made."""
REFUSALS: dict[int | str, dict[str, Any]] = {
    "4XX": {"model": Problem, "description": "It was asked for what there is not, or in a way that makes no sense."},
    "503": {"model": Problem, "description": "The case cannot be read now."},
}
"""How the API says that it does not answer."""


def make_app(
    location: str | Path | Location,
    *,
    hosts: Iterable[str] = LOOPBACK,
    desk: Desk | None = None,
    clock: Callable[[], str] | None = None,
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
    app.state.press = press = Press(location, prepare=prepare)
    site = _Site(app, press, desk or Desk(), Visits(press.location))
    site.add_pages()
    Forms(press, site.desk, clock or _now, site.show_sign_in).add_to(app)
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
    """One application: the case, who has signed in, and what visitors have seen."""

    app: FastAPI
    press: Press
    desk: Desk
    visits: Visits

    @property
    def name(self) -> str:
        """What the case is called: its file's name without the ending, or that of its database."""
        return self.press.location.name

    def add_pages(self) -> None:
        """Every page with its twins. The twin of a page about one thing comes before the page, whose address it resembles."""
        for path, template, view in Addresses(self.press, self.name):
            twin = "/overview.json" if path == "/" else f"{path}.json"
            described = "/api/overview" if path == "/" else f"/api{path}"
            only = [Depends(_only(parameters_of(view)))]
            self.app.get(twin, include_in_schema=False, dependencies=only)(view)
            page = self._printed(template, view)
            self.app.get(path, include_in_schema=False, response_class=HTMLResponse, dependencies=only)(page)
            self.app.get(described, tags=["read"], operation_id=view.__name__, responses=REFUSALS, dependencies=only)(view)
        self.app.get("/api", include_in_schema=False, response_class=HTMLResponse)(self._describe)
        download = [Depends(_only(parameters_of(self._download)))]
        self.app.get("/export/{format}", include_in_schema=False, dependencies=download)(self._download)

    def _printed(self, template: str, view: View) -> Callable[[Request], HTMLResponse]:
        """The page of a view: takes what the view takes, and the request."""

        def page(request: Request, **asked: Any) -> HTMLResponse:
            return self._print(request, template, view(**asked))

        parameters = inspect.signature(view, eval_str=True).parameters
        request = inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Request)
        page.__signature__ = inspect.Signature([request, *parameters.values()])  # type: ignore[attr-defined]
        page.__annotations__ = {"request": Request, **{n: p.annotation for n, p in parameters.items()}}
        return page

    def _print(self, request: Request, template: str, view: Any, *, status: int = 200, **more: Any) -> HTMLResponse:
        as_of = request.query_params.get("as-of") or None
        edition, stale = (None, False) if status >= HTTPStatus.BAD_REQUEST else self.press.edition(as_of)
        user = self.desk.user(request.cookies.get(COOKIE, ""))
        reports = len(edition.arrivals) if edition and not as_of else None
        seen = self.visits.seen_before(request, reports)
        surroundings = {"case": self.name, "stale": stale, "as_of": as_of, "seen": seen, **self._who(user), **more}
        if template == "overview.html":
            surroundings["days"] = self.press.edition()[0].days
        answer = HTMLResponse(print_page(template, request, view, edition, surroundings), status)
        self.visits.note(request, answer, reports)
        return answer

    def _who(self, user: User | None) -> dict[str, Any]:
        """What a page says of who looks at it."""
        return {"signed": user.name if user else "", "user": user, "desk_open": self.desk.open, "team": bool(self.desk.users)}

    def _describe(self, request: Request) -> HTMLResponse:
        """The page about the JSON API."""
        return self._print(request, "api.html", self.app.openapi())

    def _download(self, format: str, asked: Annotated[OverviewQuery, Query()]) -> Response:
        """The events that the filters select, as a file."""
        edition = self.press.edition(asked.as_of or None)[0]
        file = write_download(edition, edition.select(asked.filters), format, case=self.name)
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"}
        return Response(file.content, media_type=file.type, headers=headers)

    def show_sign_in(self, request: Request, status: int, wrong: bool) -> Response:
        """The page of signing in, which may say that the token was wrong."""
        back = request.query_params.get("back", "")
        return self._print(request, "sign_in.html", None, status=status, wrong=wrong, back=back)

    def tell(self, request: Request, error: Exception) -> Response:
        """What went wrong, as a page or, to those who read JSON, as `error` and `remedy`."""
        status, message, remedy = _explain(error)
        if request.url.path.startswith("/api/") or request.url.path.endswith(".json"):
            return JSONResponse({"error": message, "remedy": remedy}, status)
        return self._print(request, "error.html", {"message": message, "remedy": remedy}, status=status)


def _only(names: Sequence[str]) -> Callable[[Request], None]:
    """Refuses what an address does not take: left unread it would show more than was asked for."""

    def refuse(request: Request) -> None:
        unknown = [name for name in request.query_params if name not in (*names, OWN)]
        if unknown:
            remedy = f"it takes {', '.join(names)}" if names else "leave it out"
            raise QuestionError(f"there is no parameter “{unknown[0]}” here", remedy=remedy)

    return refuse


def _explain(error: Exception) -> tuple[int, str, str]:
    """Status, message and remedy."""
    if isinstance(error, DatelineError):
        status = 503 if isinstance(error, CaseError) else 409 if isinstance(error, OvertakenError) else 400
        return status, _sentence(error.message), _sentence(error.remedy)
    if isinstance(error, RequestValidationError):
        return 400, _sentence("; ".join(map(_wrong, error.errors()))), ""
    status, detail = getattr(error, "status_code", 404), str(getattr(error, "detail", ""))
    plain = detail if detail and detail != HTTPStatus(status).phrase else "There is no such page."
    return status, plain, "" if status == HTTPStatus.FORBIDDEN else "Go back to the chronology."


def _wrong(fault: Mapping[str, Any]) -> str:
    """What is wrong with one value of an address."""
    return f"“{fault.get('input')}” cannot be {fault['loc'][-1]}: {fault['msg'].lower()}"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""
