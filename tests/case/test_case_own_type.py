"""A type that a file alone adds: it is coded, linked, told, listed and exported, and nothing else is changed for it."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dateline.export import EXPORTERS

TYPE = """
name = "DEFENESTRATE"
plover = false
definition = "Somebody throws somebody out of a window."
source = "our own"
link_window_days = 3
parties = false
words = "Defenestration"
family = "force"
deed = "force"
hostile = true
deniable = true
contested = 2.5
read_as = ["ASSAULT"]
score = -8.5

[headline]
to = "throw {whom} out of a window"
alone = "throw somebody out of a window"

[nearest]
"*" = "ASSAULT"

[[cues]]
lemmas = ["defenestrate"]
pos = "VERB"
strength = 0.95

[[examples]]
text = "Rebels defenestrated two clerks in Prague."
trigger = "defenestrated"
"""
FRENCH = """
name = "DEFENESTRATE"

[[cues]]
lemmas = ["défenestrer"]
pos = "VERB"
strength = 0.95
"""
REPORTS = {
    "r0": "Rebels defenestrated Governor Ana Silva in Lisbon on Monday. She was taken to hospital.",
    "r1": "The rebels defenestrated Governor Ana Silva in Lisbon on Monday, the police said.",
}
PROGRAM = """
import json, sys
from pathlib import Path
from dateline.case import Case
from dateline.export import EXPORTERS
from dateline.link.headline import write_headline
from dateline.query.relations import scores
from dateline.vocabulary import cues

folder = Path(sys.argv[1])
with Case.open(folder / "case.dateline") as case:
    case.add(*sorted(folder.glob("r*.json")))
    read = case.build().read
    events = [e for e in case.chronology() if len(e.claims) == 2]
    exported = folder / events[0].type
    if not exported.exists():
        exported.mkdir()
        for name in EXPORTERS:
            case.export(name, exported / name)
    asked = case.chronology(type=events[0].type)
sides = {"actors": ["rebels"], "recipients": ["Ana Silva"]}
told = write_headline(events[0].type, (), "planned", **sides, where=None, claims=(), articles={})
french = [c.type for c in cues("défenestrer", "fr")]
print(json.dumps({
    "read": read, "types": [e.type for e in events], "status": events[0].status, "sources": events[0].independent_sources,
    "where": events[0].where.name, "asked": len(asked.events), "headline": events[0].headline, "told": told, "french": french,
    "score": scores().get(events[0].type),
}))
"""


def build(folder: Path, data: Path) -> dict[str, Any]:
    """What a program of its own makes of the reports, that finds the user's files in a folder."""
    environment = os.environ | {"DATELINE_DATA": str(data)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder)], env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, Any]]]:
    """The same case built without the type, with it, once more, and without it again."""
    folder, data = tmp_path_factory.mktemp("case"), tmp_path_factory.mktemp("data")
    for number, (name, text) in enumerate(REPORTS.items()):
        about = {"title": "Lisbon", "outlet": f"Outlet {number}", "published": "2021-05-04", "language": "en"}
        report = {"id": name, "url": f"https://outlet-{number}.example.net/a", "text": text, **about}
        (folder / f"{name}.json").write_text(json.dumps(report), "utf-8")
    before = build(folder, data)
    (data / "events" / "fr").mkdir(parents=True)
    (data / "events" / "defenestrate.toml").write_text(TYPE, "utf-8")
    (data / "events" / "fr" / "defenestrate.toml").write_text(FRENCH, "utf-8")
    return folder, [before, build(folder, data), build(folder, data), build(folder, data / "none")]


def test_it_is_coded_linked_and_told(built: tuple[Path, list[dict[str, Any]]]) -> None:
    found = built[1][1]
    assert found["types"] == ["DEFENESTRATE"]
    assert (found["status"], found["sources"], found["where"]) == ("happened", 2, "Lisbon, Portugal")
    assert found["headline"] == "Rebels defenestrated Governor Ana Silva in Lisbon on Monday"
    assert found["told"] == "Rebels are to throw Ana Silva out of a window"
    assert (found["asked"], found["score"], found["french"]) == (1, -8.5, ["DEFENESTRATE"])


def test_a_case_is_coded_anew_when_the_file_comes_or_goes(built: tuple[Path, list[dict[str, Any]]]) -> None:
    assert [(b["read"], b["types"]) for b in built[1]] == [
        (2, ["ASSAULT"]),
        (2, ["DEFENESTRATE"]),
        (0, ["DEFENESTRATE"]),
        (2, ["ASSAULT"]),
    ]


def test_every_kind_of_export_has_it(built: tuple[Path, list[dict[str, Any]]]) -> None:
    def exported(name: str) -> Path:
        return built[0] / "DEFENESTRATE" / name

    (record,) = [r for r in map(json.loads, exported("plover").read_text("utf-8").splitlines()) if len(r["cite_info"]) == 2]
    assert (record["event"], record["extension"], record["nearest"]) == (["DEFENESTRATE"], True, ["ASSAULT"])
    assert (record["quad_code"], record["event_scale"]) == (4, -9)
    first = next(csv.DictReader(exported("acled").read_text("utf-8").splitlines()))
    assert (first["event_type"], first["sub_event_type"]) == ("Violence against civilians", "Attack")
    assert "Defenestration · happened" in exported("markdown").read_text("utf-8")
    assert "Defenestration" in exported("html").read_text("utf-8")
    assert '"DEFENESTRATE"' in exported("geojson").read_text("utf-8")
    assert {path.name for path in exported("").iterdir()} == set(EXPORTERS)
