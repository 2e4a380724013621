"""What an install brings along: licences, reasons, a bill of materials, the same wheel twice, and a bare install that needs no
network."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, distribution
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


def cut_off() -> list[str]:
    """What goes before a command so that it has no network; nothing where the system does not allow it."""
    unshare = shutil.which("unshare")
    allowed = unshare and subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False).returncode == 0
    return [str(unshare), "-rn"] if allowed else []


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """The programs of an environment that has what the default install brings, and no package besides."""
    venv.create(tmp_path / "bare", symlinks=True)
    (packages,) = (tmp_path / "bare").glob("lib/python*/site-packages")
    for name in {*sbom.packages()} - {"dateline"}:
        one = distribution(name)
        for top in {file.parts[0] for file in one.files or ()} - {"..", "__pycache__"}:
            with suppress(FileExistsError):  # two packages may share a folder
                (packages / top).symlink_to(Path(str(one.locate_file(top))))
    return tmp_path / "bare" / "bin"


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_from_install_to_pages_without_a_network(tmp_path: Path, bare: Path) -> None:
    """A bare install of the wheel prints its help, reads, exports and serves. Sockets are refused in the program, and where the
    system allows it, it has no network at all, and neither has the install."""
    (tmp_path / "wheel").mkdir()
    made = wheel.build(tmp_path / "wheel", "1700000000")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PIP_"))}

    def run(*words: object) -> str:
        program = [*cut_off(), *map(str, words)]
        done = subprocess.run(program, capture_output=True, text=True, env=environment, cwd=tmp_path, check=False)
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    python = bare / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps", made)
    assert run(python, "-c", "import dateline; print(dateline.__file__)").startswith(str(tmp_path / "bare"))
    run(
        python,
        "-c",
        "from importlib.util import find_spec as f; assert not any(map(f, ['pytest', 'spacy', 'openpyxl', 'ray']))",
    )
    assert "build" in run(bare / "dateline", "--help")
    assert run(python, "-c", WHOLE, ROOT / "examples" / "reports", tmp_path).strip() == "done"
    page = (tmp_path / "page.html").read_text("utf-8")
    assert not re.search(r"""<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)\s*=\s*["']?(?:https?:)?//""", page)
    assert not re.search(r"@import|url\(\s*[\"']?(?:https?:)?//", page)


def test_everything_is_locked_by_hash() -> None:
    """Every package of the default and the development install, so that nothing else can be installed in its place."""
    pins = (ROOT / "requirements.lock").read_text("utf-8").replace("\\\n", " ").splitlines()
    locked = {plain(pin): pin for pin in pins if pin and not pin.startswith(("#", " "))}
    assert all(re.search(r"==\S+\s", pin) and "--hash=sha256:" in pin for pin in locked.values())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {plain(one) for one in (*project["dependencies"], *project["optional-dependencies"]["dev"])}
    assert wanted | ({*sbom.packages()} - {"dateline"}) <= set(locked)
