"""The people who may judge a case that is served to a team: a table of names, roles and digests of tokens.

The tokens are made here, long and by chance, so that a plain digest of one gives nothing away; the file holds no token.
"""

from __future__ import annotations

import os
import secrets
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, get_args

from dateline.errors import InputError

Role = Literal["editor", "chief"]
"""An editor judges and takes back what it decided itself; a chief takes back what anybody decided."""
ROLES: tuple[Role, ...] = get_args(Role)
LONGEST = 80
"""Characters of a name."""


@dataclass(frozen=True, slots=True)
class User:
    """One who may judge."""

    name: str
    role: Role
    digest: str = ""
    """Of the token (SHA-256, hexadecimal)."""

    def may_undo(self, author: str) -> bool:
        """Whether this one may take back what somebody decided."""
        return self.role == "chief" or self.name == author


def plain_name(name: str) -> str:
    """A name as it is signed with: on one line, and no longer than is read."""
    return " ".join(name.split())[:LONGEST]


def digest_of(token: str) -> str:
    """What the table keeps of a token."""
    return sha256(token.strip().encode("utf-8", "replace")).hexdigest()


def admit(users: Iterable[User], name: str, token: str) -> User | None:
    """The user of a name and a token; None when there is none."""
    given, mark = plain_name(name), digest_of(token)
    return next((u for u in users if u.name == given and secrets.compare_digest(u.digest, mark)), None)


def read_users(path: str | Path) -> tuple[User, ...]:
    """The users of a table. Raises `InputError` naming what cannot be used of it: nobody is let in by half a table."""
    try:
        table = tomllib.loads(Path(path).read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"users {path}: {error}", remedy="dateline user FILE NAME makes such a file") from error
    lines = table.pop("user", [])
    if table or not isinstance(lines, list):
        raise InputError(f"users {path}: it holds something else than users", remedy="give one [[user]] each")
    users = tuple(_user(line, f"{path}, user {number}") for number, line in enumerate(lines, 1))
    twice = sorted({u.name for u in users if sum(o.name == u.name for o in users) > 1})
    if twice:
        raise InputError(f"users {path}: {twice[0]} stands there twice", remedy="take one of them out")
    if not users:
        raise InputError(f"users {path}: it names nobody", remedy="dateline user FILE NAME adds somebody")
    return users


def _user(line: Any, where: str) -> User:
    if (
        not isinstance(line, dict)
        or line.keys() != {"name", "role", "token"}
        or not all(isinstance(v, str) for v in line.values())
    ):
        raise InputError(f"{where}: name, role and token are needed, and nothing else", remedy="mend the line")
    role = role_of(line["role"], where)
    kind, _, digest = line["token"].partition(":")
    if kind != "sha256" or len(digest) != 64 or not plain_name(line["name"]) == line["name"] != "":
        raise InputError(f"{where}: its name or its token is none", remedy="dateline user FILE NAME makes a new token")
    return User(line["name"], role, digest)


def role_of(name: str, where: str = "") -> Role:
    """A role by its name. Raises `InputError` for one that there is not."""
    role = next((r for r in ROLES if r == name), None)
    if role is None:
        raise InputError(f"{where and where + ': '}there is no role “{name}”", remedy=f"give {' or '.join(ROLES)}")
    return role


def give_token(path: str | Path, name: str, role: Role) -> str:
    """A new token for a user of a table, which is made when it is not there: the old one, if there is, lets nobody in any more.
    Raises `InputError` when the table cannot be used or written."""
    path, name = Path(path), plain_name(name)
    if not name:
        raise InputError("a user needs a name", remedy="give one")
    token = secrets.token_urlsafe(18)
    others = [u for u in read_users(path) if u.name != name] if path.exists() else []
    _write(path, sorted([*others, User(name, role, digest_of(token))], key=lambda u: u.name))
    return token


def _write(path: Path, users: Iterable[User]) -> None:
    """Write a table whole or not at all; its owner alone may read it."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            for user in users:
                file.write(f'[[user]]\nname = {_quoted(user.name)}\nrole = "{user.role}"\ntoken = "sha256:{user.digest}"\n\n')
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise InputError(f"users {path}: {error.strerror or error}", remedy="give a file that can be written") from error


def _quoted(text: str) -> str:
    """Text as a string of TOML."""
    escaped = "".join(f"\\{c}" if c in '"\\' else c if c.isprintable() else f"\\U{ord(c):08x}" for c in text)
    return f'"{escaped}"'
