"""Makes `knowledge/data/outlines.json.gz`, the outlines of countries, from Natural Earth 1:50m.

    python -m training.knowledge.outlines COUNTRIES_50M_JSON

The one input is `countries-50m.json` of the npm package world-atlas 2.0.2 (TopoJSON; Natural Earth is in the public domain).
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

OUT = Path("src/dateline/knowledge/data/outlines.json.gz")


def pack(topology: dict[str, Any]) -> bytes:
    """The arcs, the transform, and per country the rings as numbers of arcs; names and numbers of countries are left out."""
    countries = []
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = {"Polygon": [shape["arcs"]], "MultiPolygon": shape["arcs"]}.get(shape["type"], [])
        countries.append([ring for polygon in polygons for ring in polygon])
    record = {"transform": topology["transform"], "arcs": topology["arcs"], "countries": countries}
    return gzip.compress(json.dumps(record, separators=(",", ":")).encode(), mtime=0)


if __name__ == "__main__":
    OUT.write_bytes(pack(json.loads(Path(sys.argv[1]).read_text("utf-8"))))
