"""What an install brings along: licences, reasons, a bill of materials, the same wheel twice, and no need of a network."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
import sbom
import wheel

ROOT = Path(__file__).parents[2]


def direct() -> list[str]:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    return [plain(name) for name in wanted]


def plain(requirement: str) -> str:
    """The name of the package that is required."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~ \[;]", requirement)[0]).lower()


def test_every_licence_is_known_and_asks_nothing_of_its_users() -> None:
    found = sbom.packages()
    assert len(found) > 30
    assert {*direct(), "dateline"} <= set(found)
    assert {name: p.licence for name, p in found.items() if not sbom.is_free(p.licence)} == {}


@pytest.mark.parametrize(
    ("expression", "free"),
    [
        ("MIT", True),
        ("BSD-3-Clause AND 0BSD AND Zlib AND CC0-1.0", True),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),
        ("(MIT OR Apache-2.0) AND MIT", True),
        ("GPL-3.0-or-later", False),
        ("MIT AND LGPL-2.1-or-later", False),
        ("AGPL-3.0-only", False),
        ("Proprietary", False),
        ("", False),
    ],
)
def test_which_licences_are_free(expression: str, free: bool) -> None:
    assert sbom.is_free(expression) == free


def test_every_dependency_has_its_reason_in_the_docs() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    rows = {cells[1].strip(" `").lower(): cells for line in text.splitlines() if len(cells := line.split("|")) == 6}
    found = sbom.packages()
    for name in direct():
        cells = rows.get(name)
        assert cells, f"{name} is missing from docs/dependencies.md"
        assert len(cells[2].split()) >= 3, f"{name}: no reason"
        assert cells[4].strip() == found[name].licence, name
    extra = {name for name in rows if name not in ("package", "---")} - set(direct())
    assert extra == set(), "a package that is no dependency any more"


def test_what_asks_something_of_those_who_pass_it_on_is_an_extra_and_named_in_the_docs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    text = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    shipped = sbom.packages()
    names = {plain(one) for extra, wanted in project["optional-dependencies"].items() if extra != "dev" for one in wanted}
    for name in sorted(names):
        try:
            licence = sbom.packages(name)[name].licence
        except PackageNotFoundError:
            continue
        if not sbom.is_free(licence):
            assert name not in shipped, f"{name} comes with the default install"
            assert f"`{name}`" in text, f"{name} is missing from docs/dependencies.md"
            assert licence in text, f"{name}: its licence is missing from docs/dependencies.md"
    assert "psycopg" in names
    assert not {"psycopg", "psycopg-binary"} & set(shipped)


def test_the_bill_of_materials() -> None:
    found = sbom.packages()
    bill = json.loads(json.dumps(sbom.bill(found)))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    refs = [c["bom-ref"] for c in bill["components"]]
    assert len(refs) == len(set(refs)) == len(found) - 1
    everything = {*refs, bill["metadata"]["component"]["bom-ref"]}
    assert {d["ref"] for d in bill["dependencies"]} == everything
    assert all(set(d["dependsOn"]) <= everything for d in bill["dependencies"])
    assert all(c["licenses"] for c in bill["components"])
    assert sbom.bill(sbom.packages()) == bill


def test_the_wheel_comes_out_the_same_twice(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    one, two = (wheel.build(tmp_path / name, "1700000000") for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    assert one.name == two.name


WHOLE = """
import socket, sys
from pathlib import Path

def refuse(*given, **named):
    raise AssertionError(f"the network was asked for: {given[:2]}")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refuse

from dateline.case import Case
from dateline.settings import Settings

path = Path(sys.argv[2], "case.dateline")
with Case.open(path, settings=Settings()) as case:
    assert case.add(sys.argv[1]).set_aside == ()
    assert case.build().claims > 100
    case.export("html", Path(sys.argv[2], "page.html"))
    assert case.verify().faults == ()
    case.ask("Who condemned the coup?")

import anyio, httpx
from dateline.web import make_app

async def look():
    # Straight into the application, without a socket.
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=make_app(path)), base_url="http://127.0.0.1:8000") as site:
        for address in ("/", "/events", "/review", "/search?words=palace", "/api/events"):
            assert (await site.get(address)).status_code == 200, address

anyio.run(look)
print("done")
"""


def test_from_reports_to_pages_without_a_network(tmp_path: Path) -> None:
    """Sockets are refused in the program, and where the system allows it, it has no network at all."""
    program = [sys.executable, "-c", WHOLE, str(ROOT / "examples" / "reports"), str(tmp_path)]
    unshare = shutil.which("unshare")
    if unshare and subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False).returncode == 0:
        program = [unshare, "-rn", *program]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    done = subprocess.run(program, capture_output=True, text=True, env=environment, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "done"), done.stderr[-3000:]
    page = (tmp_path / "page.html").read_text("utf-8")
    assert not re.search(r"""<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)\s*=\s*["']?(?:https?:)?//""", page)
    assert not re.search(r"@import|url\(\s*[\"']?(?:https?:)?//", page)
