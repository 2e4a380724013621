"""The forms: signing in and out, and judging. They are the only requests that change anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import get_args
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

from fastapi import FastAPI, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from dateline.case import Case
from dateline.errors import QuestionError
from dateline.model import Judgement, Verb
from dateline.web.guard import COOKIE, Desk
from dateline.web.press import Press
from dateline.web.users import User


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one case: `show` prints the page of signing in."""

    press: Press
    desk: Desk
    clock: Callable[[], str]
    show: Callable[[Request, int, bool], Response]

    def add_to(self, app: FastAPI) -> None:
        """Add their addresses to an application."""
        app.get("/sign-in", include_in_schema=False)(self._ask_in)
        app.post("/sign-in", include_in_schema=False)(self._sign_in)
        app.post("/sign-out", include_in_schema=False)(self._sign_out)
        app.post("/judgements", include_in_schema=False)(self._judge)

    def _ask_in(self, request: Request) -> Response:
        return self.show(request, 200, False)

    async def _sign_in(self, request: Request) -> Response:
        form = await _read_form(request)
        session = self.desk.sign_in(form.get("token", ""), form.get("name", ""))
        if session is None:
            return self.show(request, 403, True)
        answer = RedirectResponse(_own_address(form.get("back", "")), 303)
        answer.set_cookie(COOKIE, session, httponly=True, samesite="strict", path="/")
        return answer

    async def _sign_out(self, request: Request) -> Response:
        self.desk.sign_out(request.cookies.get(COOKIE, ""))
        answer = RedirectResponse("/", 303)
        answer.delete_cookie(COOKIE, path="/")
        return answer

    async def _judge(self, request: Request) -> Response:
        user = self.desk.user(request.cookies.get(COOKIE, ""))
        if user is None:
            raise HTTPException(403, "You have to sign in to judge.")
        form = await _read_form(request)
        verb = next((v for v in get_args(Verb) if v == form.get("verdict")), None)
        if verb is None:
            raise QuestionError("this is no decision", remedy=f"decide {', '.join(get_args(Verb))}")
        # In a thread of its own: while it waits for others who write, pages are printed.
        made = await run_in_threadpool(self._keep, verb, form, user)
        return RedirectResponse(_own_address(form.get("back", ""), judged=made.id), 303)

    def _keep(self, verb: Verb, form: Mapping[str, str], user: User) -> Judgement:
        try:
            with Case.open(self.press.location, create=False) as case:
                target = form.get("target", "")
                if verb == "undo":
                    _refuse_undo(case, target, user)
                return case.judge(
                    verb,
                    target,
                    value=form.get("value", ""),
                    author=user.name,
                    at=self.clock(),
                    note=form.get("note", ""),
                    seen=self.press.judged(form.get("seen", "")),
                )
        finally:
            self.press.forget()


def _refuse_undo(case: Case, target: str, user: User) -> None:
    """Raises `HTTPException` when a user may not take back a decision that somebody else made."""
    author = next((j.author for j in case.judgements() if j.id == target), None)
    if author is not None and not user.may_undo(author):
        raise HTTPException(403, f"{author} decided this: {author} can take it back, or a chief.")


async def _read_form(request: Request) -> dict[str, str]:
    """The fields of a form; the first of each name."""
    body = (await request.body()).decode("utf-8", "replace")
    return {name: values[0] for name, values in parse_qs(body).items()}


def _own_address(back: str, *, judged: str = "") -> str:
    """A page of this program to go back to, never one of another; with the decision that was made, so that it can be said."""
    own = back if back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable() else "/review"
    if not judged:
        return own
    parts = urlsplit(own)
    kept = [(name, value) for name, values in parse_qs(parts.query).items() for value in values if name != "judged"]
    return urlunsplit(("", "", parts.path, urlencode([*kept, ("judged", judged)]), parts.fragment))
