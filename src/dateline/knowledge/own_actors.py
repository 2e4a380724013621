"""Actors as the user's own file has them: names, aliases, kind, country, sector, and offices with their time.

A case keeps what it was given, so that it is linked the same on every machine. Law: what is kept depends on what the file says,
not on the order of its lines.
"""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from dateline.errors import InputError
from dateline.knowledge.countries import by_code, country
from dateline.knowledge.spelling import fold
from dateline.model import ActorKind, Office, SetAside, as_record, digest
from dateline.when import UNKNOWN, When

COLUMNS = ("name", "aliases", "kind", "country", "sector", "office", "from", "to")
SOURCE = "your actors file"
KINDS: tuple[ActorKind, ...] = get_args(ActorKind)
_SECTOR = re.compile(r"[A-Z]{3}")
_TABLE = re.compile(r"^\s*\[\[\s*actor\s*\]\]", re.MULTILINE)
_MEND = "mend it and build again with the file"


@dataclass(frozen=True, slots=True, order=True)
class OwnActor:
    """One actor of the file."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind = "unknown"
    country: str | None = None
    """ISO3."""
    sector: str | None = None
    offices: tuple[Office, ...] = ()


def read_actors(path: Path) -> tuple[tuple[OwnActor, ...], tuple[SetAside, ...]]:
    """The actors of a table (.csv, .tsv: a first line that names its columns, `name` among them) or of a TOML file with one
    `[[actor]]` each, by name; and what cannot be used, with its line and what would help. Several lines of one name add up.
    Raises InputError for a file that is none of these."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: {error}", remedy="give a readable file, in UTF-8") from error
    rows = _read_toml(path, text) if path.suffix.lower() == ".toml" else _read_table(path, text)
    good: list[OwnActor] = []
    aside: list[SetAside] = []
    try:
        for place, found in rows:
            if isinstance(found, str):
                aside.append(SetAside(place, "ingest", found, _MEND))
            else:
                good.append(found)
    except csv.Error as error:
        raise InputError(f"{path}: {error}", remedy="mend the file, in which a cell or a quotation mark may not end") from error
    merged, clashes = _merge(good)
    return merged, (*aside, *(SetAside(path.name, "ingest", clash, _MEND) for clash in clashes))


def write_actors(actors: Iterable[OwnActor]) -> str:
    """What a case keeps of them; `parse_actors` reads it."""
    return json.dumps([as_record(a) for a in actors], ensure_ascii=False, separators=(",", ":"))


def parse_actors(text: str) -> tuple[OwnActor, ...]:
    """Inverse of `write_actors`."""
    return tuple(
        OwnActor(**{**r, "aliases": tuple(r["aliases"]), "offices": tuple(map(_office_of, r["offices"]))})
        for r in (json.loads(text) if text else ())
    )


def actors_version(text: str) -> str:
    """A digest of what a case keeps of them; empty when it keeps none."""
    return digest(text) if text and text != "[]" else ""


def _office_of(record: Mapping[str, Any]) -> Office:
    return Office(record["title"], record["country"], When.from_record(record["held"]), record["source"])


# ---------------------------------------------------------------- one name, one actor


def _merge(rows: Iterable[OwnActor]) -> tuple[tuple[OwnActor, ...], list[str]]:
    """One actor a name, and what the lines of the file disagree on; there the first in order holds."""
    merged: dict[str, OwnActor] = {}
    clashes: list[str] = []
    for row in sorted(rows, key=repr):
        one = merged.setdefault(fold(row.name), row)
        for field in ("kind", "country", "sector"):
            old, new = getattr(one, field), getattr(row, field)
            if new in (None, "unknown", old):
                continue
            if old in (None, "unknown"):
                one = replace(one, **{field: new})
            else:
                clashes.append(f"“{one.name}” has two values of {field}, {old} and {new}; {old} was taken")
        offices = sorted({*one.offices, *row.offices}, key=lambda o: (o.held.order, o.title, o.country or ""))
        merged[fold(row.name)] = replace(one, aliases=tuple(sorted({*one.aliases, *row.aliases})), offices=tuple(offices))
    actors, doubles = _once_each(sorted(map(_at_home, merged.values()), key=lambda a: a.name))
    return actors, [*clashes, *doubles]


def _at_home(actor: OwnActor) -> OwnActor:
    """The actor, an office that names no country being of his own."""
    return replace(actor, offices=tuple(replace(o, country=o.country or actor.country) for o in actor.offices))


def _once_each(actors: Iterable[OwnActor]) -> tuple[tuple[OwnActor, ...], list[str]]:
    """The actors, an alias that two of them have left to the first."""
    listed = list(actors)
    owner = {fold(a.name): a.name for a in listed}
    kept, clashes = [], []
    for actor in listed:
        mine = []
        for alias in actor.aliases:
            holder = owner.setdefault(fold(alias), actor.name)
            if holder == actor.name:
                mine.append(alias)
            else:
                clashes.append(f"“{alias}” is an alias of both “{holder}” and “{actor.name}”; it was left to “{holder}”")
        kept.append(replace(actor, aliases=tuple(mine)))
    return tuple(kept), clashes


# ---------------------------------------------------------------- files


def _read_table(path: Path, text: str) -> Iterator[tuple[str, OwnActor | str]]:
    first = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=first.count))
    named = {name: name.strip().lower() for name in reader.fieldnames or ()}
    if "name" not in named.values():
        raise InputError(f"{path}: its first line names no column “name”", remedy=f"columns are {', '.join(COLUMNS)}")
    for row in reader:
        values = {named[k]: v or "" for k, v in row.items() if k in named}
        if any(v.strip() for v in values.values()):
            yield f"{path.name}, line {reader.line_num}", _make(values, re.split("[;|]", values.get("aliases", "")), [values])


def _read_toml(path: Path, text: str) -> Iterator[tuple[str, OwnActor | str]]:
    try:
        tables = tomllib.loads(text).get("actor", [])
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: {error}", remedy="mend the file") from error
    if not isinstance(tables, list):
        raise InputError(f"{path}: “actor” is no list of tables", remedy="write [[actor]] above each")
    lines = [text.count("\n", 0, found.start()) + 1 for found in _TABLE.finditer(text)]
    for number, table in enumerate(tables):
        place = f"{path.name}, line {lines[number]}" if len(lines) == len(tables) else f"{path.name}, actor {number + 1}"
        yield place, _from_table(table)


def _from_table(table: Any) -> OwnActor | str:
    if not isinstance(table, dict):
        return "it is no table"
    aliases, offices = table.get("aliases", []), table.get("offices", [])
    if not isinstance(aliases, list) or not isinstance(offices, list) or not all(isinstance(o, dict) for o in offices):
        return "aliases is no list of names, or offices no list of tables"
    plain = {k: str(v) for k, v in table.items() if k not in ("aliases", "offices")}
    return _make(plain, list(map(str, aliases)), [{k: str(v) for k, v in o.items()} for o in (plain, *offices)])


def _make(values: Mapping[str, str], aliases: Iterable[str], offices: Iterable[Mapping[str, str]]) -> OwnActor | str:
    """An actor of the values of a line, or what is wrong with them."""
    name = _tidy(values.get("name", ""))
    if not name or not fold(name):
        return "it has no name"
    kind = next((k for k in KINDS if k == (_tidy(values.get("kind", "")).lower() or "unknown")), None)
    if kind is None:
        return f"{values['kind']!r} is no kind of actor (known are {', '.join(KINDS)})"
    said, sector = _tidy(values.get("country", "")), _tidy(values.get("sector", "")).upper()
    land = (by_code(said) or country(said)) if said else None
    if said and land is None:
        return f"{said!r} is no country"
    if sector and not _SECTOR.fullmatch(sector):
        return f"{sector!r} is no sector (give three letters, such as GOV, MIL, OPP or NGO)"
    held = [_office(o) for o in offices]
    if wrong := next((h for h in held if isinstance(h, str)), ""):
        return wrong
    others = {_tidy(a) for a in aliases} - {"", name}
    kept = tuple(h for h in held if isinstance(h, Office))
    return OwnActor(name, tuple(sorted(a for a in others if fold(a))), kind, land.iso3 if land else None, sector or None, kept)


def _office(values: Mapping[str, str]) -> Office | str | None:
    """The office of a line; None when it names none; what is wrong with it."""
    title = _tidy(values.get("office", values.get("title", "")))
    start, end, said = (_tidy(values.get(name, "")) for name in ("from", "to", "country"))
    if not title:
        return f"it has a time and no office ({start or end})" if start or end else None
    land = (by_code(said) or country(said)) if said else None
    if said and land is None:
        return f"{said!r} is no country"
    try:
        held = When.between(start or None, end or None, reason=f"given by {SOURCE}") if start or end else UNKNOWN
    except ValueError:
        return f"{start or '…'} to {end or '…'} is no time (write 2020, 2020-08 or 2020-08-18, the earlier first)"
    return Office(title, land.iso3 if land else None, held, SOURCE)


def _tidy(text: str) -> str:
    return " ".join(text.split())
