"""One frozen Settings, from a TOML file and the environment; nothing else in the program reads either."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from dateline.errors import InputError

PREFIX = "DATELINE_"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set. `workers` is the number of processes that read articles: 0 means as many as there are cores,
    1 means none beside the program's own. It changes the speed alone, never the result."""

    workers: int = 1
    batch: int = 16
    """Articles a batch: what is lost at most when the program is stopped."""
    allow_private_addresses: bool = False
    """Whether addresses of the machine itself and of private networks may be fetched when the user names them."""

    def cores(self) -> int:
        """The number of processes meant."""
        return self.workers or os.cpu_count() or 1


def load_settings(path: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from a TOML file (when given), then from DATELINE_… variables. Raises `InputError` naming the culprit."""
    settings = Settings()
    if path is not None:
        try:
            settings = _apply(settings, tomllib.loads(path.read_text(encoding="utf-8")), str(path))
        except (OSError, tomllib.TOMLDecodeError) as error:
            raise InputError(f"settings file {path}: {error}", remedy="mend or leave out the file") from error
    given = {k[len(PREFIX) :].lower(): v for k, v in (environment or {}).items() if k.startswith(PREFIX)}
    names = {f.name for f in fields(Settings)}
    return _apply(settings, {k: v for k, v in given.items() if k in names}, "the environment")


def _apply(settings: Settings, values: Mapping[str, Any], source: str) -> Settings:
    known = {f.name: type(getattr(settings, f.name)) for f in fields(Settings)}
    changes: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            raise InputError(f"{source}: there is no setting “{name}”", remedy=f"known are {', '.join(sorted(known))}")
        changes[name] = _convert(name, value, known[name], source)
    return replace(settings, **changes)


def _convert(name: str, value: Any, kind: type, source: str) -> Any:
    try:
        if kind is bool:
            return (
                value if isinstance(value, bool) else {"1": True, "true": True, "0": False, "false": False}[str(value).lower()]
            )
        number = int(value)
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"{source}: setting “{name}” cannot be {value!r}", remedy=f"give a {kind.__name__}") from error
    if number < 0:
        raise InputError(f"{source}: setting “{name}” cannot be negative", remedy="give 0 or more")
    return number
