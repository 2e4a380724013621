"""Where things stand in the pictures of the overview: plain geometry, which the templates print as SVG."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from dateline.export.timeline import Tick, tick_days
from dateline.knowledge.outlines import Ring, outlines
from dateline.web.overview import Histogram, Network, Node, Row, Spot, Tie

WIDE, HIGH = 480, 380
"""Size of the map, in units that are pixels on a wide screen."""
NET_WIDE, NET_HIGH = 860, 400
"""Size of the network."""
LETTER, MAP_LETTER = 6.9, 8.5
"""Width of a letter of a label, about; a map is shown smaller than it is drawn."""
LABELS = 14
"""Labels of a map at most."""
APART = 15
"""Marks closer than this on the map are drawn as one."""
LANE = 46
"""Height of one row of the histogram."""

Point = tuple[float, float]


# ---------------------------------------------------------------- labels


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside a mark."""

    x: float
    y: float
    anchor: str
    text: str


class _Layout:
    """Finds room for labels: each takes the first place beside its mark that is free."""

    def __init__(self, marks: Sequence[tuple[Point, float]], *, wide: int, high: int, letter: float = LETTER) -> None:
        self._wide, self._high, self._letter = wide, high, letter
        self._taken = [(x - r, y - r, x + r, y + r) for (x, y), r in marks]

    def place(self, at: Point, radius: float, text: str, *, must: bool = False) -> Label | None:
        """A label for a mark, or None when there is no room, unless there `must` be one."""
        words = text if len(text) <= 26 else text[:25].rstrip(" ,") + "…"
        width, (x, y) = self._letter * len(words), at
        places = (
            (x + radius + 4, y + 4, "start"),
            (x - radius - 4, y + 4, "end"),
            (x, y - radius - 5, "middle"),
            (x, y + radius + 13, "middle"),
        )
        for px, py, anchor in places:
            left = {"start": px, "end": px - width, "middle": px - width / 2}[anchor]
            box = (left, py - 10, left + width, py + 3)
            inside = box[0] >= 2 and box[2] <= self._wide - 2 and box[1] >= 2 and box[3] <= self._high - 2
            if inside and not any(_meet(box, other) for other in self._taken if other != self._own(at, radius)):
                self._taken.append(box)
                return Label(round(px, 1), round(py, 1), anchor, words)
        return Label(round(x, 1), round(y - radius - 5, 1), "middle", words) if must else None

    @staticmethod
    def _own(at: Point, radius: float) -> tuple[float, float, float, float]:
        return (at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius)


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


# ---------------------------------------------------------------- histogram


@dataclass(frozen=True, slots=True)
class Bar:
    """One bin of one row: the part that is sure from the bottom up, and above it the part that may be."""

    x: float
    width: float
    sure: float
    maybe: float
    first: str
    last: str
    events: float


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A row with its bars."""

    row: Row
    top: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class DrawnHistogram:
    """The histogram, in per cent across and pixels down."""

    rows: tuple[DrawnRow, ...]
    ticks: tuple[Tick, ...]
    height: float
    knots: tuple[tuple[float, float], ...]


def draw_histogram(histogram: Histogram) -> DrawnHistogram:
    """The histogram of many events; all rows are drawn to one scale."""
    bins = histogram.rows[0].bins
    low, high = date.fromisoformat(bins[0].first).toordinal(), date.fromisoformat(bins[-1].last).toordinal() + 1
    most = max(b.sure + b.maybe for row in histogram.rows for b in row.bins) or 1

    def x(day: float) -> float:
        return round((day - low) / (high - low) * 100, 3)

    rows = []
    for number, row in enumerate(histogram.rows):
        bars = []
        for b in row.bins:
            if not b.sure and not b.maybe:
                continue
            left, right = x(date.fromisoformat(b.first).toordinal()), x(date.fromisoformat(b.last).toordinal() + 1)
            sure, maybe = (max(n / most * (LANE - 20), 1.0 if n else 0) for n in (b.sure, b.maybe))
            bars.append(Bar(left, right - left, round(sure, 1), round(maybe, 1), b.first, b.last, b.sure + b.maybe))
        rows.append(DrawnRow(row, number * LANE, tuple(bars)))
    days = tick_days(date.fromordinal(low), date.fromordinal(high - 1))
    every = max(1, -(-len(days) // 4))
    ticks = tuple(Tick(x(d.toordinal()), words, i % every == 0) for i, (d, words) in enumerate(days))
    return DrawnHistogram(tuple(rows), ticks, len(rows) * LANE, ((low, 0.0), (high, 100.0)))


# ---------------------------------------------------------------- map


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the map, or several that stand too close; `exact` is whether it is known to a town or better."""

    x: float
    y: float
    radius: float
    spots: tuple[Spot, ...]
    events: int
    exact: bool
    label: Label | None


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """The map: land as one path for each country, marks, and the places that lie outside or nowhere."""

    land: tuple[str, ...]
    marks: tuple[Mark, ...]
    outside: tuple[Spot, ...]
    nowhere: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class _View:
    """What of the world is shown: degrees of the left upper corner, and pixels for a degree (equirectangular, true in the
    middle)."""

    west: float
    north: float
    across: float
    down: float

    def point(self, lon: float, lat: float) -> Point:
        return (lon - self.west) * self.across, (self.north - lat) * self.down

    def shows(self, spot: Spot) -> bool:
        assert spot.lon is not None
        assert spot.lat is not None
        x, y = self.point(spot.lon, spot.lat)
        return 0 <= x <= WIDE and 0 <= y <= HIGH


def draw_map(spots: Sequence[Spot]) -> DrawnMap | None:
    """A map of where most events are; None when no place is known by its coordinates."""
    known = [s for s in spots if s.lat is not None and s.lon is not None]
    if not known:
        return None
    view = _choose_view(known)
    shown = [s for s in known if view.shows(s)]
    return DrawnMap(
        _draw_land(view),
        tuple(_draw_marks(shown, view)),
        tuple(s for s in known if not view.shows(s)),
        tuple(s for s in spots if s.lat is None),
    )


def _choose_view(spots: Sequence[Spot]) -> _View:
    """A frame round the places nearest to the middle that hold most of the events, or round all where that costs little."""
    whole, core = _frame(spots), _frame(_core(spots))
    west, south, east, north = whole if _size(whole) <= 2.5 * _size(core) else core
    middle = (south + north) / 2
    shrink = max(math.cos(math.radians(min(abs(middle), 60))), 0.5)
    across = min(WIDE / (east - west), HIGH / (north - south) * shrink)
    down = across / shrink
    west, north = (west + east) / 2 - WIDE / across / 2, middle + HIGH / down / 2
    return _View(west, north, across, down)


def _core(spots: Sequence[Spot]) -> list[Spot]:
    lat, lon = (_median([(getattr(s, axis), s.events) for s in spots]) for axis in ("lat", "lon"))
    near = sorted(spots, key=lambda s: (math.hypot((s.lat or 0) - lat, (s.lon or 0) - lon), s.name))
    wanted, held, core = 0.8 * sum(s.events for s in spots), 0, []
    for spot in near:
        core.append(spot)
        held += spot.events
        if held >= wanted:
            break
    return core


def _median(weighted: Sequence[tuple[float, int]]) -> float:
    ordered, half, seen = sorted(weighted), sum(n for _, n in weighted) / 2, 0
    for value, number in ordered:
        seen += number
        if seen >= half:
            return value
    raise ValueError("nothing has no median")


def _frame(spots: Sequence[Spot]) -> tuple[float, float, float, float]:
    """West, south, east, north of some places with air around them, and no narrower than a small country."""
    lons, lats = ([getattr(s, axis) for s in spots] for axis in ("lon", "lat"))
    air = max((max(lons) - min(lons)) * 0.12, (max(lats) - min(lats)) * 0.12, 5.0)
    south, north = max(min(lats) - air * 0.8, -86.0), min(max(lats) + air * 0.8, 86.0)
    return min(lons) - air * 1.2, south, max(lons) + air * 1.2, north


def _size(frame: tuple[float, float, float, float]) -> float:
    return (frame[2] - frame[0]) * (frame[3] - frame[1])


def _draw_marks(spots: Sequence[Spot], view: _View) -> Iterator[Mark]:
    groups: list[tuple[Point, list[Spot]]] = []
    for spot in spots:  # the foremost first: it keeps its place, and smaller ones near it join it
        assert spot.lon is not None
        assert spot.lat is not None
        at = view.point(spot.lon, spot.lat)
        near = next((g for p, g in groups if math.dist(p, at) < APART and _exact(g[0]) == _exact(spot)), None)
        if near is None:
            groups.append((at, [spot]))
        else:
            near.append(spot)
    sizes = [sum(s.events for s in group) for _, group in groups]
    most = max(sizes, default=1)
    radii = [round(4 + 14 * math.sqrt(n / most), 1) for n in sizes]
    layout = _Layout([(at, r) for (at, _), r in zip(groups, radii, strict=True)], wide=WIDE, high=HIGH, letter=MAP_LETTER)
    for number, ((at, group), events, radius) in enumerate(zip(groups, sizes, radii, strict=True)):
        short = group[0].name.split(",")[0]
        text = short if len(group) == 1 else f"{short} +{len(group) - 1}"
        label = layout.place(at, radius, text) if number < LABELS else None
        yield Mark(round(at[0], 1), round(at[1], 1), radius, tuple(group), events, _exact(group[0]), label)


def _exact(spot: Spot) -> bool:
    return spot.precision in ("point", "town")


@lru_cache(maxsize=16)
def _draw_land(view: _View) -> tuple[str, ...]:
    paths = ("".join(_path(ring, view) for ring in rings) for rings in outlines())
    return tuple(path for path in paths if path)


def _path(ring: Ring, view: _View) -> str:
    """A ring as an SVG path, cut to the frame and no finer than a pixel; empty when nothing of it is seen."""
    points = [view.point(lon, lat) for lon, lat in ring]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    if max(xs) < -4 or min(xs) > WIDE + 4 or max(ys) < -4 or min(ys) > HIGH + 4:
        return ""
    if max(xs) - min(xs) < 0.7 and max(ys) - min(ys) < 0.7:
        return ""
    for axis, bound, sign in ((0, -4.0, 1), (0, WIDE + 4.0, -1), (1, -4.0, 1), (1, HIGH + 4.0, -1)):
        points = _clip(points, axis, bound, sign)
    kept: list[Point] = []
    for point in points:
        if not kept or math.dist(kept[-1], point) >= 0.8:
            kept.append(point)
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + "Z" if len(kept) > 2 else ""


def _clip(points: Sequence[Point], axis: int, bound: float, sign: int) -> list[Point]:
    """The part of a polygon on one side of an upright or level line (Sutherland and Hodgman 1974)."""
    found: list[Point] = []
    for one, other in zip(points, [*points[1:], *points[:1]], strict=True):
        in_one, in_other = sign * (one[axis] - bound) >= 0, sign * (other[axis] - bound) >= 0
        if in_one:
            found.append(one)
        if in_one != in_other:
            share = (bound - one[axis]) / (other[axis] - one[axis])
            found.append((one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])))
    return found


# ---------------------------------------------------------------- network


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """An actor in the network; `shape` tells the kind, so that colour never does alone."""

    node: Node
    x: float
    y: float
    radius: float
    shape: str
    label: Label | None


@dataclass(frozen=True, slots=True)
class DrawnTie:
    """A tie between two actors."""

    tie: Tie
    path: str
    width: float


@dataclass(frozen=True, slots=True)
class DrawnNetwork:
    """The network."""

    nodes: tuple[DrawnNode, ...]
    ties: tuple[DrawnTie, ...]
    wide: int
    high: int


SHAPES = {"person": "circle", "state": "square", "organisation": "diamond", "group": "triangle", "outlet": "diamond"}


def draw_network(network: Network) -> DrawnNetwork | None:
    """The network laid out so that those tied together stand together; None when nobody is tied to anybody."""
    if not network.ties:
        return None
    places, (wide, high) = _lay_out(network), _room(len(network.nodes))
    most = max(n.events for n in network.nodes)
    radii = {n.name: round(4 + 9 * math.sqrt(n.events / most), 1) for n in network.nodes}
    layout = _Layout([(places[n.name], radii[n.name]) for n in network.nodes], wide=wide, high=high)
    nodes = []
    for node in network.nodes:
        at, radius = places[node.name], radii[node.name]
        nodes.append(DrawnNode(node, *at, radius, SHAPES.get(node.kind, "circle"), layout.place(at, radius, node.name)))
    heavy = max(t.events for t in network.ties)
    ties = [DrawnTie(t, _bow(places[t.one], places[t.other]), round(1 + 4 * t.events / heavy, 1)) for t in network.ties]
    return DrawnNetwork(tuple(nodes), tuple(ties), wide, high)


def _room(nodes: int) -> tuple[int, int]:
    """Width and height for so many actors and their names: a few need less of both."""
    share = min(1.0, (nodes + 3) / 12)
    return round(NET_WIDE * share), round(NET_HIGH * share)


@lru_cache(maxsize=32)
def _lay_out(network: Network) -> dict[str, Point]:
    """Forces between all and along ties, from a circle on (Fruchterman and Reingold 1991): the same for the same network."""
    names = [n.name for n in network.nodes]
    index = {name: i for i, name in enumerate(names)}
    size = len(names)
    turn = 2 * math.pi * np.arange(size) * 0.618034
    reach = np.sqrt((np.arange(size) + 0.5) / size)
    spots = np.stack([np.cos(turn) * reach, np.sin(turn) * reach], axis=1)
    weights = np.zeros((size, size))
    for tie in network.ties:
        i, j = index[tie.one], index[tie.other]
        weights[i, j] = weights[j, i] = math.sqrt(tie.events)
    ideal, heat = 1.1 / math.sqrt(size), 0.12
    for _ in range(220):
        gaps = spots[:, None, :] - spots[None, :, :]
        lengths = np.maximum(np.linalg.norm(gaps, axis=2), 1e-3)
        push = (ideal**2 / lengths**2)[:, :, None] * gaps
        pull = (weights * lengths / ideal / 2)[:, :, None] * gaps
        force = push.sum(axis=1) - pull.sum(axis=1) - 0.6 * spots
        strength = np.maximum(np.linalg.norm(force, axis=1, keepdims=True), 1e-9)
        spots = spots + force / strength * np.minimum(strength, heat)
        heat *= 0.982
    low, high = spots.min(axis=0), spots.max(axis=0)
    spread = np.maximum(high - low, 1e-6)
    wide, high = _room(size)
    placed = (spots - low) / spread * [wide - 220, high - 70] + [110, 35]
    return {name: (round(float(x), 1), round(float(y), 1)) for name, (x, y) in zip(names, placed, strict=True)}


def _bow(one: Point, other: Point) -> str:
    """A slightly bent line, so that lines through a third actor can be told apart."""
    (x1, y1), (x2, y2) = one, other
    bend = 0.12
    mx, my = (x1 + x2) / 2 - (y2 - y1) * bend, (y1 + y2) / 2 + (x2 - x1) * bend
    return f"M{x1} {y1}Q{mx:.1f} {my:.1f} {x2} {y2}"
