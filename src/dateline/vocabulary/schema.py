"""Reading a data file strictly: every key is asked for by name and kind, and what nobody asked for is an error.

All errors are `VocabularyError` and say the file, the line where it can be told, and the key.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, NoReturn

from dateline.errors import VocabularyError
from dateline.settings import data_folder

_MISSING: Final = object()


class Table:
    """One TOML table on its way to a typed value. Take each key once, then call `done`."""

    def __init__(self, data: Mapping[str, Any], *, file: str, source: str, path: str = "", at: int = 0) -> None:
        self.file, self.path = file, path
        self._data, self._source, self._at = data, source, at
        self._taken: set[str] = set()

    def fail(self, key: str, complaint: str) -> NoReturn:
        """Raise `VocabularyError` about one key of this table."""
        line = self._line_of(key)
        name = f"{self.path}.{key}" if self.path and key else self.path or key
        raise VocabularyError(f"{self.file}{f', line {line}' if line else ''}: {name}: {complaint}")

    def _line_of(self, key: str) -> int:
        """Line of the key inside this table's part of the file; the table's own line when the key is absent."""
        start = self._at
        end = self._source.find("\n[", start + 1) if self._at else len(self._source)
        found = re.compile(rf"^[ \t]*\"?{re.escape(key)}\"?[ \t]*=", re.MULTILINE).search(
            self._source, start, end if end > 0 else len(self._source)
        )
        position = found.start() if found else start
        return self._source.count("\n", 0, position) + 1

    def _take(self, key: str, kind: type | tuple[type, ...], default: Any) -> Any:
        self._taken.add(key)
        value = self._data.get(key, default)
        if value is _MISSING:
            self.fail(key, "is missing")
        if value is not default and (not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool)):
            self.fail(key, f"is {value!r}, which is not the right kind of value")
        return value

    def has(self, key: str) -> bool:
        """Whether the file gives the key."""
        return key in self._data

    def text(self, key: str, default: Any = _MISSING) -> str:
        """A non-empty string; "" only as a default."""
        value: str = self._take(key, str, default)
        if value is not default and not value.strip():
            self.fail(key, "is empty")
        return value

    def choice(self, key: str, allowed: Collection[str], default: Any = _MISSING) -> str:
        """A string out of a closed list."""
        value = self.text(key, default)
        if value is not default and value not in allowed:
            self.fail(key, f"is {value!r}; allowed are {', '.join(sorted(allowed))}")
        return value

    def choices(self, key: str, allowed: Collection[str]) -> tuple[str, ...]:
        """A list of strings out of a closed list; empty when absent."""
        values = self.words(key)
        for value in values:
            if value not in allowed:
                self.fail(key, f"has {value!r}; allowed are {', '.join(sorted(allowed))}")
        return values

    def number(self, key: str, *, low: float, high: float) -> float:
        """A number in a closed range."""
        value = float(self._take(key, (int, float), _MISSING))
        if not low <= value <= high:
            self.fail(key, f"is {value:g}; it must lie between {low:g} and {high:g}")
        return value

    def flag(self, key: str, default: Any = _MISSING) -> bool:
        """true or false."""
        return bool(self._take(key, bool, default))

    def words(self, key: str, *, needed: bool = False, lower: bool = False) -> tuple[str, ...]:
        """A list of strings without repeats (one string counts as a list of one); `lower` asks for lower-case words."""
        value = self._take(key, (list, str), _MISSING if needed else ())
        words = (value,) if isinstance(value, str) else tuple(value)
        if needed and not words:
            self.fail(key, "is empty")
        if len(set(words)) != len(words):
            self.fail(key, f"names {next(w for w in words if words.count(w) > 1)!r} twice")
        for word in words:
            if not isinstance(word, str) or not word or word != " ".join(word.split()):
                self.fail(key, f"has {word!r}, which is not a clean word")
            if lower and word != word.lower():
                self.fail(key, f"has {word!r}; write it in lower case")
        return words

    def pairs(self, key: str) -> dict[str, str]:
        """A sub-table of strings to strings."""
        value = self._take(key, dict, {})
        for name, meaning in value.items():
            if not isinstance(meaning, str) or not meaning.strip():
                self.table(key).fail(name, "must be a non-empty string")
        return dict(value)

    def numbers(self, key: str, *, low: float, high: float) -> dict[str, float]:
        """A sub-table of strings to numbers in a closed range; empty when absent."""
        if not self.has(key):
            return {}
        table = self.table(key)
        return {name: table.number(name, low=low, high=high) for name in tuple(table.keys())}

    def table(self, key: str) -> Table:
        """A sub-table that must be there."""
        value = self._take(key, dict, _MISSING)
        at = max(self._source.find(f"\n[{key}]") + 1, 0)
        return Table(value, file=self.file, source=self._source, path=key, at=at)

    def tables(self, key: str) -> list[Table]:
        """The tables of an array of tables, in file order; none when absent."""
        value = self._take(key, list, [])
        heads = [m.start() for m in re.finditer(rf"^\[\[{re.escape(key)}\]\]", self._source, re.MULTILINE)]
        heads += [0] * (len(value) - len(heads))
        return [
            Table(one, file=self.file, source=self._source, path=f"{key}[{number}]", at=at)
            for number, (one, at) in enumerate(zip(value, heads, strict=False))
        ]

    def keys(self) -> tuple[str, ...]:
        """The keys the file gives, in file order."""
        return tuple(self._data)

    def done(self) -> None:
        """Raise when the file gives a key that nobody took."""
        for key in self._data:
            if key not in self._taken:
                self.fail(key, "is not a key that this file may have")


def read_table(source: str, *, file: str) -> Table:
    """The top table of a TOML text. Raises `VocabularyError` when it is not TOML."""
    try:
        return Table(tomllib.loads(source), file=file, source=source)
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"{file}: not valid TOML: {error}") from error


def packaged(folder: str) -> list[tuple[str, str]]:
    """(`folder/name.toml`, text) of every data file of a folder of this package, sorted by name."""
    found = [f for f in files(__package__).joinpath(folder).iterdir() if f.name.endswith(".toml")]
    return [(f"{folder}/{f.name}", f.read_text("utf-8")) for f in sorted(found, key=lambda f: f.name)]


def added(folder: str) -> list[tuple[str, str]]:
    """(path, text) of every data file that the user has added for a folder of this package, in the folder of the same name
    among the user's data, sorted by name; none where there is no such folder. Raises `VocabularyError` for one that is no
    text."""
    found = sorted((data_folder() / folder).glob("*.toml"), key=lambda f: f.name)
    return [(str(path), _read(path)) for path in found]


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise VocabularyError(f"{path}: cannot be read: {error}", remedy="mend the file or take it away") from error
