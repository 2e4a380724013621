"""Who may ask, and what every answer says of itself. Pages come from this program alone and go to this machine's browser."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.web.users import User, admit, plain_name

POLICY = (
    "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; "
    "script-src 'self'; style-src 'self'; img-src 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # With "no-referrer" a browser sends the forms of these pages with "Origin: null", which is not to be told from another's.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
LOOPBACK = ("127.0.0.1", "localhost", "::1")
BODY_MAX = 20_000
"""Bytes of a form at most."""
COOKIE = "dateline-session"


class Guard:
    """Refuses requests under a foreign name (DNS rebinding) and forms sent by other sites, and puts the headers on every
    answer. `hosts` are the names and addresses under which the program is reached."""

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str]) -> None:
        self._app, self._hosts = app, frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def add_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-cache" if scope["path"].startswith("/static/") else "no-store")
            await send(message)

        refusal = self._refusal(Headers(scope=scope), scope["method"])
        await (refusal or self._app)(scope, receive, add_headers)

    def _refusal(self, headers: Headers, method: str) -> PlainTextResponse | None:
        host = headers.get("host", "")
        if _name_of(host) not in self._hosts:
            return PlainTextResponse(f"This program does not answer under the name “{host}”.\n", 421)
        if method in ("GET", "HEAD"):
            return None
        if method != "POST":
            return PlainTextResponse(
                "Only reading, and forms of this program's own pages.\n", 405, {"Allow": "GET, HEAD, POST"}
            )
        if urlsplit(headers.get("origin", "")).netloc.lower() != host.lower() or not host:
            return PlainTextResponse("This form was sent by another site.\n", 403)
        length = headers.get("content-length", "")
        if not length.isascii() or not length.isdigit() or int(length) > BODY_MAX:
            return PlainTextResponse("This form is too long.\n", 413)
        return None


def _name_of(host: str) -> str:
    """The name in a Host header, without its port: "[::1]:80" → "::1"."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


@dataclass(slots=True)
class Desk:
    """Who may sign in, and who has. Nobody has when the program starts. Whoever has the token that it prints gets in, under a
    name of their own; or else the `users` of a team, each with a token of their own. With neither nobody gets in."""

    token: str = field(default_factory=lambda: secrets.token_urlsafe(18))
    users: tuple[User, ...] = ()
    _signed: dict[str, User] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def open(self) -> bool:
        """Whether anybody can sign in."""
        return bool(self.token or self.users)

    def sign_in(self, token: str, name: str) -> str | None:
        """A session for whoever has the token and gives a name; None for a wrong token or no name."""
        user = admit(self.users, name, token) if self.users else self._bearer(token, plain_name(name))
        if user is None:
            return None
        session = secrets.token_urlsafe(24)
        with self._lock:
            self._signed[session] = user
        return session

    def _bearer(self, token: str, name: str) -> User | None:
        """Whoever has the one token may do everything."""
        right = secrets.compare_digest(token.strip().encode("utf-8", "replace"), self.token.encode()) and self.token
        return User(name, "chief") if right and name else None

    def sign_out(self, session: str) -> None:
        """End a session."""
        with self._lock:
            self._signed.pop(session, None)

    def user(self, session: str) -> User | None:
        """Who has signed in by a session."""
        with self._lock:
            return self._signed.get(session)
