"""The outlines of countries, for maps: Natural Earth 1:50m, in the public domain. Nobody is asked who owns what: a line
here is a line on that map and no more.
"""

from __future__ import annotations

import gzip
import json
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

Ring = tuple[tuple[float, float], ...]
"""Points (longitude, latitude) of a closed line, the first again at the end."""


@cache
def outlines() -> tuple[tuple[Ring, ...], ...]:
    """The rings of every country, islands and holes among them. Unpacked when first asked for, and kept."""
    packed = (files("dateline.knowledge") / "data" / "outlines.json.gz").read_bytes()
    topology = json.loads(gzip.decompress(packed))
    arcs = [_arc(steps, topology["transform"]) for steps in topology["arcs"]]
    return tuple(tuple(_ring(numbers, arcs) for numbers in rings) for rings in topology["countries"])


def _arc(steps: list[list[int]], transform: dict[str, Any]) -> Ring:
    """A line from its steps on a grid (TopoJSON: each point is told as the way from the one before)."""
    (x_scale, y_scale), (x_first, y_first) = transform["scale"], transform["translate"]
    xs, ys = accumulate(step[0] for step in steps), accumulate(step[1] for step in steps)
    return tuple((round(x * x_scale + x_first, 4), round(y * y_scale + y_first, 4)) for x, y in zip(xs, ys, strict=True))


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Lines laid end to end; a number below zero is a line walked backwards (TopoJSON's `~n`)."""
    points: list[tuple[float, float]] = []
    for number in numbers:
        line = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(line[1:] if points else line)
    return tuple(points)
