"""Score the resolving of place names on LGL, 588 articles of local papers with 5,088 places (Lieberman, Samet and
Sankaranarayanan 2010; research use: the articles tune rules and nothing of them is kept).

`python gate/places.py --shared DIR [--half tuned|held|both] [--misses N]` prints Acc@161 km: of the places that gold gives
coordinates, how many are put within 161 km (100 miles) of them, or are the same entry of GeoNames. `raw`: the names are
found in the raw text by the reader; one that is not found counts as missed. `given`: gold says where the names are. The
articles are split by a digest of their ids: rules are tuned on one half, `held` is what is reported.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

from dateline.extract.where_names import PlaceNames
from dateline.ingest import read_sources
from dateline.model import Analysis, Article, Name, Place
from dateline.parse import open_parser
from dateline.settings import SHIPPED

LGL = "corpora/lgl.xml.gz"
NEAR = 161.0
"""Kilometres within which a place counts as right."""
BATCH = 16


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in gold."""

    start: int
    end: int
    name: str
    number: int
    """GeoNames number."""
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Marked:
    """An article with the places that gold gives coordinates."""

    id: str
    text: str
    toponyms: tuple[Toponym, ...]

    @property
    def half(self) -> str:
        """The half that it belongs to."""
        return ("tuned", "held")[hashlib.sha256(self.id.encode()).digest()[0] % 2]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one place name; `found` is None when it was not found or is no place to us."""

    article: str
    half: str
    gold: Toponym
    found: Place | None

    @property
    def right(self) -> bool:
        """Whether it is the same place, or put near enough. Where a country or state is, is a convention."""
        if self.found is not None and self.found.geonames == self.gold.number:
            return True
        if self.found is None or self.found.lat is None or self.found.lon is None:
            return False
        return kilometres(self.found.lat, self.found.lon, self.gold.lat, self.gold.lon) <= NEAR


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The distance of two points on a ball of the size of the Earth."""
    y, x, other_y, other_x = map(math.radians, (lat, lon, other_lat, other_lon))
    h = math.sin((other_y - y) / 2) ** 2 + math.cos(y) * math.cos(other_y) * math.sin((other_x - x) / 2) ** 2
    return 2 * 6371 * math.asin(min(1.0, math.sqrt(h)))


def read_marked(path: Path) -> list[Marked]:
    """The articles."""
    root = ElementTree.fromstring(gzip.decompress(path.read_bytes()))
    return [
        Marked(str(a.get("docid")), a.findtext("text") or "", tuple(t for one in a.iter("toponym") if (t := _toponym(one))))
        for a in root.iter("article")
    ]


def _toponym(one: ElementTree.Element) -> Toponym | None:
    """A place name; None when gold gives no coordinates."""
    tag = one.find("gaztag")
    lat, lon = (None, None) if tag is None else (tag.findtext("lat"), tag.findtext("lon"))
    if tag is None or not lat or not lon:
        return None
    start, end = int(one.findtext("start") or 0), int(one.findtext("end") or 0)
    return Toponym(
        start, end, f"{tag.findtext('name')}, {tag.findtext('admin1')}", int(tag.get("geonameid") or 0), float(lat), float(lon)
    )


def read_articles(marked: Sequence[Marked]) -> Iterator[tuple[Article, Analysis]]:
    """The articles as Dateline reads them, in order. Raises SystemExit when one comes out with another text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lgl.jsonl"
        records = ({"id": m.id, "text": m.text, "language": "en"} for m in marked)
        path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
        articles = {a.id: a for a in read_sources([str(path)]) if isinstance(a, Article)}
    if any(m.id not in articles or articles[m.id].text != m.text for m in marked):
        raise SystemExit("an article was not taken, or its text was changed: the offsets of gold do not fit")
    parser = open_parser(SHIPPED)
    ordered = [articles[m.id] for m in marked]
    for at in range(0, len(ordered), BATCH):
        batch = ordered[at : at + BATCH]
        yield from zip(batch, parser.read(batch), strict=True)


def tokens_of(analysis: Analysis, one: Toponym) -> tuple[int, int]:
    """The tokens [start, end) that a name touches."""
    touched = [i for i, t in enumerate(analysis.tokens) if t.start < one.end and t.end > one.start]
    return (touched[0], touched[-1] + 1) if touched else (0, 0)


def resolve_raw(article: Article, analysis: Analysis, marked: Marked) -> Iterator[Outcome]:
    """Each gold name by the place that we find there."""
    found = PlaceNames(article, analysis).mentions()
    for one in marked.toponyms:
        there = next((p for p in found if p.span and p.span.start < one.end and p.span.end > one.start), None)
        yield Outcome(marked.id, marked.half, one, there)


def resolve_given(article: Article, analysis: Analysis, marked: Marked) -> Iterator[Outcome]:
    """Each gold name as what it means when gold says where all names are."""
    spans = [tokens_of(analysis, one) for one in marked.toponyms]
    inside = {i for start, end in spans for i in range(start, end)}
    others = [n for n in analysis.names if n.kind != "LOC" and not inside & set(range(n.start, n.end))]
    given = [Name(start, end, "LOC") for start, end in sorted(set(spans)) if start < end]
    names = tuple(sorted([*others, *given], key=lambda n: (n.start, n.end)))
    places = PlaceNames(article, replace(analysis, names=names))
    for one, (start, end) in zip(marked.toponyms, spans, strict=True):
        yield Outcome(marked.id, marked.half, one, places.resolve(start, end) if start < end else None)


def share(outcomes: Sequence[Outcome]) -> float:
    """How many are right, of all."""
    return sum(o.right for o in outcomes) / len(outcomes) if outcomes else 0.0


def tell(way: str, half: str, outcomes: Sequence[Outcome]) -> str:
    """One line of figures."""
    located = [o for o in outcomes if o.found is not None and o.found.lat is not None]
    return (
        f"{way:<6} {half:<6} Acc@161 {share(outcomes):.3f}   of those we place {share(located):.3f}"
        f"   {sum(o.right for o in outcomes)} of {len(outcomes)} names, {len(located)} placed"
    )


def tell_miss(way: str, o: Outcome) -> str:
    """One miss."""
    got = f"{o.found.name} ({o.found.precision}, {o.found.country})" if o.found else "nothing"
    return f"{way} {o.article} {o.gold.start}: gold {o.gold.name}, got {got}"


def main() -> None:
    """Score and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, required=True)
    ap.add_argument("--half", choices=("tuned", "held", "both"), default="both")
    ap.add_argument("--misses", type=int, default=0, metavar="N", help="show the first N misses of the tuned half")
    a = ap.parse_args()
    if not (a.shared / LGL).exists():
        print(f"no {LGL} under {a.shared}: nothing is scored")
        return
    marked = [m for m in read_marked(a.shared / LGL) if a.half in (m.half, "both")]
    ways = {"raw": resolve_raw, "given": resolve_given}
    outcomes: dict[str, list[Outcome]] = {way: [] for way in ways}
    for one, (article, analysis) in zip(marked, read_articles(marked), strict=True):
        for way, resolve in ways.items():
            outcomes[way] += resolve(article, analysis, one)
    for way, some in outcomes.items():
        for half in ("tuned", "held"):
            if any(o.half == half for o in some):
                print(tell(way, half, [o for o in some if o.half == half]))
        for o in [o for o in some if o.half == "tuned" and not o.right][: a.misses]:
            print(tell_miss(way, o))


if __name__ == "__main__":
    main()
