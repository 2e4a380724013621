"""One frozen Settings, from a TOML file and the environment; nothing else in the program reads either."""

from __future__ import annotations

import os
import re
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from dateline.errors import InputError

PREFIX = "DATELINE_"
SHIPPED = "shipped"
"""The name of the reader that comes with Dateline."""
LOCAL, RAY = "local", "ray"
"""The engines that need no address."""
_CLUSTER = re.compile(r"ray://[^/\s:]+:\d{1,5}", re.ASCII)
LEAST = {"workers": 0, "batch": 1}
"""The smallest value of each number."""
SWITCH = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set. `workers` is the number of processes, the program's own among them, that read articles, and that
    compare claims where many have to be: 0 means as many as there are cores. It changes the speed alone, never the result."""

    workers: int = 1
    batch: int = 16
    """Articles a batch: what is lost at most when the program is stopped."""
    allow_private_addresses: bool = False
    """Whether addresses of the machine itself and of private networks may be fetched when the user names them."""
    reader: str = SHIPPED
    """What reads the articles: the reader that comes with Dateline, or "spacy:NAME" for an installed spaCy pipeline."""
    engine: str = LOCAL
    """What runs the work that can be shared out, reading articles and comparing many claims: "local", this machine, in so
    many processes; "ray", a Ray of its own on this machine; or "ray://HOST:PORT", a Ray cluster that is there. Of Ray, 0 or 1
    `workers` mean as many as it has cores. It changes the speed alone, never the result."""

    author: str = ""
    """Who signs what is decided; empty for the name that one is logged in by."""
    actors: str = ""
    """A file that says who is who, read at every build; empty for none but what the case was given."""
    users: str = ""
    """A table of those who may judge where a case is served; empty for whoever has the token that is printed."""

    def __post_init__(self) -> None:
        for name, least in LEAST.items():
            if getattr(self, name) < least:
                raise InputError(f"setting “{name}” cannot be {getattr(self, name)}", remedy=f"give {least} or more")
        if self.engine not in (LOCAL, RAY) and not _CLUSTER.fullmatch(self.engine):
            raise InputError(f"there is no engine “{self.engine}”", remedy=f"give “{LOCAL}”, “{RAY}” or “ray://HOST:PORT”")

    def cores(self) -> int:
        """The number of processes meant."""
        return self.workers or os.cpu_count() or 1


def load_settings(path: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from a TOML file (when given), then from DATELINE_… variables, which win. Raises `InputError` naming the
    culprit: the file or the variable, the setting, and what it should be."""
    settings = Settings()
    if path is not None:
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError) as error:
            raise InputError(f"settings file {path}: {error}", remedy="mend or leave out the file") from error
        settings = _apply(settings, {name: (value, f"{path}: {name}") for name, value in values.items()})
    names = {PREFIX + f.name.upper(): f.name for f in fields(Settings)}
    given = {name: (environment or {}).get(variable) for variable, name in names.items()}
    return _apply(settings, {n: (v, PREFIX + n.upper()) for n, v in given.items() if v is not None})


def _apply(settings: Settings, values: Mapping[str, tuple[Any, str]]) -> Settings:
    """The settings with some values changed; each comes with the place that gives it."""
    known = {f.name: type(getattr(settings, f.name)) for f in fields(Settings)}
    changes: dict[str, Any] = {}
    for name, (value, source) in values.items():
        if name not in known:
            raise InputError(f"{source}: there is no such setting", remedy=f"known are {', '.join(sorted(known))}")
        changes[name] = _convert(name, value, known[name], source)
    return replace(settings, **changes)


def _convert(name: str, value: Any, kind: type, source: str) -> Any:
    if kind is bool:
        switch = value if isinstance(value, bool) else SWITCH.get(str(value).strip().lower())
        if switch is None:
            raise InputError(f"{source} cannot be {value!r}", remedy="give true or false")
        return switch
    if kind is str:
        if not isinstance(value, str) or not value.strip():
            raise InputError(f"{source} cannot be {value!r}", remedy="give a name")
        return value.strip()
    try:
        number = int(value) if isinstance(value, str) else value
    except ValueError:
        number = None
    if type(number) is not int or number < LEAST[name]:
        raise InputError(f"{source} cannot be {value!r}", remedy=f"give a whole number, {LEAST[name]} or more")
    return number


def data_folder() -> Path:
    """Where what the user adds for all cases is kept: DATELINE_DATA, else the folder that the system has for such data."""
    return _data_folder(*map(os.environ.get, (PREFIX + "DATA", "APPDATA", "XDG_DATA_HOME", "HOME", "USERPROFILE")))


@cache
def _data_folder(given: str | None, roaming: str | None, shared: str | None, *_home: str | None) -> Path:
    """The same, where the environment says so: every place name of every report asks for it."""
    if given:
        return Path(given)
    home = Path.home()
    if sys.platform == "win32":
        return Path(roaming or home / "AppData/Roaming") / "dateline"
    if sys.platform == "darwin":
        return home / "Library/Application Support/dateline"
    return Path(shared or home / ".local/share") / "dateline"
