"""A PostgreSQL server of the tests' own: in a temporary folder, on a free port of this machine, gone when they end.

Nothing of a server that the machine may have is touched. The server refuses to run as root, so root runs it as another user.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

USERS = ("postgres", "nobody")
"""Who runs the server when the tests are run by root: the first that there is."""
PASSWORD = "s3cret!of:the@tests"
"""Of the user of the databases; with characters that an address has to write as numbers."""
QUOTED = "s3cret%21of%3Athe%40tests"


def programs() -> Path | None:
    """The folder of the newest server that is installed, where Debian puts it or on the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    other = shutil.which("initdb")
    return Path(other).parent if other else None


def missing() -> str:
    """Why no server can be run; empty when one can."""
    if importlib.util.find_spec("psycopg") is None:
        return "psycopg is not installed"
    if programs() is None:
        return "no PostgreSQL server is installed"
    return ""


@dataclass
class Server:
    """A running server. Its databases belong to the user `desk`, who has to give the password."""

    port: int
    pid: int
    _names: Iterator[int] = field(default_factory=count)

    def address(self, database: str, *, password: str = QUOTED, **query: str) -> str:
        """The address of a database."""
        asked = "?" + "&".join(f"{key}={value}" for key, value in query.items()) if query else ""
        return f"postgresql://desk:{password}@127.0.0.1:{self.port}/{database}{asked}"

    def connect(self, database: str = "postgres", **options: Any) -> Any:
        """A connection of the driver's own, that writes at once."""
        import psycopg

        return psycopg.connect(self.address(database), autocommit=True, **options)

    def database(self, options: str = "") -> str:
        """The address of a new, empty database."""
        name = f"case{next(self._names)}"
        with self.connect() as connection:
            connection.execute(f"CREATE DATABASE {name} {options}")
        return self.address(name)

    def schema(self) -> str:
        """The address of a new, empty schema: a database costs more."""
        name = f"case{next(self._names)}"
        with self.connect() as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return self.address("postgres", options=f"-csearch_path%3D{name}")


@contextmanager
def running() -> Iterator[Server]:
    """A new server; see `missing`."""
    folder = programs()
    assert folder is not None
    home = Path(tempfile.mkdtemp(prefix="dateline-pg-"))
    try:
        user = _user() if os.geteuid() == 0 else None
        as_user: dict[str, Any] = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
        if user:
            os.chown(home, user.pw_uid, user.pw_gid)
        secret = home / "password"
        secret.write_text(PASSWORD)
        secret.chmod(0o644)
        _make(folder, home, as_user, secret)
        port = _free_port()
        program = [folder / "postgres", "-D", home / "data", "-p", str(port), "-k", home]
        # What a crash of the machine would lose matters to nobody here.
        settings = ["listen_addresses=127.0.0.1", "fsync=off", "max_connections=100", "logging_collector=off"]
        with (home / "log").open("wb") as log:
            server = subprocess.Popen(
                [*program, *(part for one in settings for part in ("-c", one))], cwd=home, stdout=log, stderr=log, **as_user
            )
        try:
            made = Server(port, server.pid)
            _wait_for(made, server, home / "log")
            yield made
        finally:
            server.send_signal(signal.SIGQUIT)  # at once: nobody needs its files any more
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _user() -> pwd.struct_passwd:
    known = {one.pw_name: one for one in pwd.getpwall()}
    return next(known[name] for name in USERS if name in known)


def _make(folder: Path, home: Path, as_user: dict[str, Any], secret: Path) -> None:
    """The server's files. It sorts as a dictionary does where it can, so that a case shows that it does not."""
    program = [folder / "initdb", "-D", home / "data", "-U", "desk", "-A", "scram-sha-256", "--pwfile", secret, "-E", "UTF8"]
    dictionary = ["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US"]
    for options in (dictionary, ["--locale=C.UTF-8"], ["--locale=C"]):
        shutil.rmtree(home / "data", ignore_errors=True)
        done = subprocess.run(
            [*program, "--no-sync", *options], cwd=home, capture_output=True, text=True, check=False, **as_user
        )
        if done.returncode == 0:
            return
    raise AssertionError(done.stderr)


def _wait_for(made: Server, server: subprocess.Popen[bytes], log: Path) -> None:
    import psycopg

    until = time.monotonic() + 60
    while True:
        try:
            made.connect().close()
            return
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > until:
                raise AssertionError(log.read_text("utf-8", "replace")) from None
            time.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
