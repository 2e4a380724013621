"""Places that the user has added, beside those that come with Dateline.

They are kept in one table in the user's data folder (`settings.data_folder`), so that every case on the machine knows them.
Law: the table depends on what was added, not on the order. `own_version` names its content: a case notes it, and is coded
anew when it changes.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any

from dateline.errors import InputError
from dateline.knowledge.countries import by_code, country
from dateline.knowledge.spelling import fold
from dateline.model import SetAside, digest
from dateline.settings import data_folder

KINDS = {
    **dict.fromkeys(("town", "city", "village", "place", "suburb", "quarter", "settlement", ""), "PPL"),
    **dict.fromkeys(("capital",), "PPLC"),
    **dict.fromkeys(("state", "province", "governorate"), "ADM1"),
    **dict.fromkeys(("district", "county", "department", "commune", "cercle"), "ADM2"),
    **dict.fromkeys(("region", "area", "desert", "mountains", "valley"), "RGN"),
    **dict.fromkeys(("water", "sea", "lake", "river"), "SEA"),
    **dict.fromkeys(("point", "building", "base", "camp", "airport", "mine", "site", "landmark", "bridge"), "LNDM"),
}
"""What a file may call a place → GeoNames feature code."""
COLUMNS = ("name", "lat", "lon", "code", "country", "population", "geonames", "other names")
_OTHER_WORDS = {"latitude": "lat", "y": "lat", "longitude": "lon", "lng": "lon", "long": "lon", "x": "lon", "type": "kind"}
LARGEST = 256 * 1024 * 1024
"""Bytes of a file, unpacked: the dump of the largest country."""
_DUMP = 19
"""Columns of a line of a GeoNames dump."""
_CLASSES = {"A": "ADM2", "P": "PPL", "L": "RGN", "T": "RGN", "H": "SEA", "S": "LNDM", "R": "LNDM", "V": "RGN", "U": "SEA"}
"""GeoNames feature class → the code for a feature that has none of its own here."""
_CODES = ("PPL", "ADM", "PCLI", "RGN", "AIR", "INSM")
"""Beginnings of feature codes that are kept as they are."""


@dataclass(frozen=True, slots=True, order=True)
class OwnPlace:
    """One place that the user has added."""

    name: str
    lat: float
    lon: float
    code: str
    """GeoNames feature code."""
    country: str
    """ISO3, or empty."""
    population: int
    geonames: int | None
    others: tuple[str, ...]
    """Other names it goes by."""


@dataclass(frozen=True, slots=True)
class AddedPlaces:
    """What adding a file did."""

    added: int
    known: int
    """Places that had been added before."""
    set_aside: tuple[SetAside, ...]


def own_table() -> Path:
    """Where the user's places are kept."""
    return data_folder() / "gazetteer.tsv"


def own_places(folded: str) -> tuple[OwnPlace, ...]:
    """The user's places of a folded name, those with more people first."""
    return _by_name(own_table()).get(folded, ())


def own_version() -> str:
    """A digest of the user's places; empty when there are none."""
    path = own_table()
    return digest(path.read_text(encoding="utf-8")) if path.exists() else ""


def add_places(path: Path) -> AddedPlaces:
    """Add the places of a GeoNames dump (.txt, .zip, .gz), a table with a header (.csv, .tsv) or GeoJSON points (.geojson,
    .json). A line that cannot be used is set aside with the reason. Raises InputError for a file that is none of these."""
    before = _read_table(own_table())
    good: list[OwnPlace] = []
    aside: list[SetAside] = []
    try:
        for item, found in _read_file(path):
            if isinstance(found, str):
                aside.append(SetAside(item, "ingest", found, "mend the line and add the file again"))
            else:
                good.append(found)
    except csv.Error as error:
        raise InputError(f"{path}: {error}", remedy="mend the file, in which a cell or a quotation mark may not end") from error
    new = set(good) - set(before)
    if new:
        _write_table(own_table(), new | set(before))
    return AddedPlaces(len(new), len(set(good)) - len(new), tuple(aside))


def forget_places() -> int:
    """Forget all places that the user has added, and say how many there were."""
    known = _read_table(own_table())
    own_table().unlink(missing_ok=True)
    _by_name.cache_clear()
    return len(known)


# ---------------------------------------------------------------- the table


@cache
def _by_name(path: Path) -> Mapping[str, tuple[OwnPlace, ...]]:
    found: dict[str, set[OwnPlace]] = {}
    for one in _read_table(path):
        for name in (one.name, *one.others):
            found.setdefault(fold(name), set()).add(one)
    return {name: tuple(sorted(some, key=lambda p: (-p.population, p))) for name, some in found.items()}


def _read_table(path: Path) -> list[OwnPlace]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [_from_cells(row) for row in csv.DictReader(file, delimiter="\t")]


def _from_cells(row: Mapping[str, str]) -> OwnPlace:
    others = tuple(n for n in row["other names"].split(";") if n)
    number = int(row["geonames"]) if row["geonames"] else None
    return OwnPlace(
        row["name"], float(row["lat"]), float(row["lon"]), row["code"], row["country"], int(row["population"]), number, others
    )


def _write_table(path: Path, rows: Iterable[OwnPlace]) -> None:
    """Written beside and then put in place: a program that is stopped leaves the old table whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    for p in sorted(rows, key=lambda p: (fold(p.name), p.name, p.lat, p.lon, repr(p))):
        writer.writerow((p.name, p.lat, p.lon, p.code, p.country, p.population, p.geonames or "", ";".join(p.others)))
    beside = path.with_suffix(".new")
    beside.write_text(text.getvalue(), encoding="utf-8")
    os.replace(beside, path)
    _by_name.cache_clear()


# ---------------------------------------------------------------- files


def _read_file(path: Path) -> Iterator[tuple[str, OwnPlace | str]]:
    """(where it stands, the place or what is wrong with it) of everything in a file."""
    try:
        text = _text_of(path)
    except (OSError, EOFError, ValueError, RuntimeError, zlib.error, zipfile.BadZipFile) as error:
        raise InputError(f"{path}: {error}", remedy="give a readable file") from error
    if path.suffix.lower() in (".json", ".geojson"):
        yield from _read_features(path, text)
        return
    lines = text.splitlines()
    if lines and lines[0].count("\t") == _DUMP - 1 and not lines[0].lower().startswith(("name\t", "geonameid\t")):
        yield from ((f"{path.name}, line {n}", _from_dump(line.split("\t"))) for n, line in enumerate(lines, 1) if line.strip())
    else:
        yield from _read_columns(path, text)


def _text_of(path: Path) -> str:
    if path.suffix.lower() == ".zip":
        with zipfile.ZipFile(path) as archive:
            names = [n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n.lower()]
            if len(names) != 1:
                raise ValueError(f"it holds {len(names)} tables")
            with archive.open(names[0]) as table:
                return _limited(table).decode("utf-8-sig")
    with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as file:
        return _limited(file).decode("utf-8-sig")


def _limited(file: IO[bytes] | gzip.GzipFile) -> bytes:
    """All of a file; a small one may unpack to more than any memory holds."""
    raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise ValueError(f"it is larger than {LARGEST // 2**20} MB when unpacked")
    return raw


def _from_dump(cells: list[str]) -> OwnPlace | str:
    if len(cells) != _DUMP:
        return f"it has {len(cells)} columns, a GeoNames dump has {_DUMP}"
    code = cells[7] if cells[7].startswith(_CODES) else _CLASSES.get(cells[6], "PPL")
    values = {"name": cells[1], "lat": cells[4], "lon": cells[5], "code": code, "country": cells[8], "population": cells[14]}
    return _make({**values, "geonames": cells[0], "names": f"{cells[2]},{cells[3]}"})


def _read_columns(path: Path, text: str) -> Iterator[tuple[str, OwnPlace | str]]:
    first = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=max("\t;,", key=first.count))
    named = {name: _OTHER_WORDS.get(name.strip().lower(), name.strip().lower()) for name in reader.fieldnames or ()}
    if not {"name", "lat", "lon"} <= set(named.values()):
        raise InputError(
            f"{path}: no columns name, lat and lon",
            remedy="give a GeoNames dump, GeoJSON points, or a table whose first line names its columns",
        )
    for row in reader:
        values = {named[k]: v or "" for k, v in row.items() if k in named}
        yield f"{path.name}, line {reader.line_num}", _make(values)


def _read_features(path: Path, text: str) -> Iterator[tuple[str, OwnPlace | str]]:
    try:
        whole = json.loads(text)
        features = list(whole["features"] if whole["type"] == "FeatureCollection" else [whole])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(f"{path}: it is no GeoJSON", remedy="give a Feature or a FeatureCollection of points") from error
    for number, feature in enumerate(features, 1):
        yield f"{path.name}, feature {number}", _from_feature(feature)


def _from_feature(feature: Any) -> OwnPlace | str:
    shape = feature.get("geometry") if isinstance(feature, dict) else None
    if not isinstance(shape, dict) or shape.get("type") != "Point":
        return "it is no point"
    given = feature.get("properties")
    at = shape.get("coordinates")
    if not isinstance(given, dict) or not isinstance(at, list) or len(at) < 2:
        return "it has no properties or no coordinates"
    values = {_OTHER_WORDS.get(k.lower(), k.lower()): "" if v is None else str(v) for k, v in given.items()}
    return _make({**values, "lat": str(at[1]), "lon": str(at[0])})


def _make(values: Mapping[str, str]) -> OwnPlace | str:
    """A place of the values of a line, or what is wrong with them."""
    values = {key: value.encode("utf-8", "replace").decode().replace("\0", "") for key, value in values.items()}
    name, said = " ".join(values.get("name", "").split()), values.get("country", "").strip()
    if not name or not fold(name):
        return "it has no name"
    lat, lon = _number(values.get("lat", ""), 90), _number(values.get("lon", ""), 180)
    if lat is None or lon is None:
        return f"{values.get('lat', '')!r}, {values.get('lon', '')!r} is no latitude and longitude in degrees"
    land = (by_code(said) or country(said)) if said else None
    if said and land is None:
        return f"{said!r} is no country"
    code = values.get("code") or _code_of(values.get("kind", ""))
    if code is None:
        return f"{values['kind']!r} is no kind of place (known are {', '.join(k for k in KINDS if k)}, and GeoNames codes)"
    people = _number(values.get("population") or "0", 1e10)
    if people is None or people < 0:
        return f"{values.get('population')!r} is no number of people"
    number = values.get("geonames", "")
    others = {" ".join(n.split()) for n in values.get("names", "").replace(";", ",").split(",")} - {"", name}
    iso3 = land.iso3 if land else ""
    whole = int(number) if re.fullmatch(r"[0-9]{1,12}", number) else None
    return OwnPlace(name, lat, lon, code, iso3, int(people), whole, tuple(sorted(others)))


def _code_of(kind: str) -> str | None:
    """The feature code of a kind: a word of ours or a code as it is."""
    word = kind.strip()
    return word if word.isupper() and word.startswith(_CODES) else KINDS.get(word.lower())


def _number(words: str, most: float) -> float | None:
    """A number from -most to most, None when it is none."""
    try:
        value = float(words)
    except ValueError:
        return None
    return value if -most <= value <= most else None
