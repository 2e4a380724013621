"""Runs the application until it is stopped."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import uvicorn

from dateline.case import Case
from dateline.errors import CaseError, InputError
from dateline.location import Location
from dateline.web.app import make_app
from dateline.web.guard import LOOPBACK, Desk
from dateline.web.users import read_users

HOST, PORT = "127.0.0.1", 8000


def serve(
    location: str | Path | Location,
    *,
    host: str = HOST,
    port: int = PORT,
    users: str | Path | None = None,
    say: Callable[[str], None] = print,
) -> None:
    """Serve a case at an address of this machine, and `say` which once it is read. A case that an older Dateline wrote is
    brought up to date first. Port 0 takes any that is free. Those whom the table `users` names may judge; without one, whoever
    has the token that is said, on this machine alone. Raises `CaseError` when the case cannot be read, `InputError` when the
    address cannot be had or the table cannot be used."""
    if host in ("0.0.0.0", "::", ""):
        raise InputError(f"“{host}” is every address at once", remedy="name the one by which others reach this machine")
    desk = _desk(host, users)
    app = make_app(location, hosts=(host, *LOOPBACK) if host in LOOPBACK else (host,), desk=desk)
    _bring_up_to_date(app.state.press.location, say)
    app.state.press.edition()
    listener = _listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    say(f"Serving {app.state.press.location} at http://{shown}:{listener.getsockname()[1]}/ (stop with Ctrl-C)")
    say(_way_in(desk))
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])


def _desk(host: str, users: str | Path | None) -> Desk:
    """Who may sign in. One token for all is never sent over a network."""
    if users:
        return Desk(token="", users=read_users(users))
    return Desk() if host in LOOPBACK else Desk(token="")


def _way_in(desk: Desk) -> str:
    """How to sign in."""
    if desk.users:
        return f"To sign in and judge: {', '.join(u.name for u in desk.users)}, each with a token of their own"
    if desk.token:
        return f"To sign in and judge, use the token {desk.token}"
    return "Nobody can sign in and judge: other machines can ask, and no table of users was given (--users)"


def _bring_up_to_date(location: Location, say: Callable[[str], None]) -> None:
    """Open a case once for writing when it cannot be read as it is. Raises `CaseError` when that does not help."""
    try:
        Case.open(location, create=False, read_only=True).close()
    except CaseError:
        Case.open(location, create=False).close()
        say(f"{location} was of an older version of Dateline and has been brought up to date")


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        remedy = "give another --port, or 0 for any that is free"
        raise InputError(f"cannot serve at {host}, port {port}: {reason}", remedy=remedy) from error
    return listener
