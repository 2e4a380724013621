"""The type files are the one place to add or change a type: nothing else in the package names one."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline
from dateline.vocabulary import event_types

SOURCE = Path(dateline.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
OFFICE = "OFFICE"
NAMES_OF_OFFICES = (
    "model.py",
    "parse/names.py",
    "parse/spacy_reader.py",
    "extract/named.py",
    "extract/phrases.py",
    "extract/who.py",
)
"""Where it is the kind of a name, the words of an office that somebody holds (`model.NameKind`), and no type."""
EXAMPLES = {
    ("case.py", '"COUP" or "COUP,VOTE"'),  # of what a question may hold, in a message
    ("cli.py", "Only an event type, such as COUP; give it again for one more."),
    ("cli.py", "An event type, such as COUP."),
    ("web/filters.py", "An event type, such as COUP; may be given again."),
    ("export/workbook.py", "a type, such as ASSAULT"),
}
"""Words for people, in which a type stands as an example."""
FITTED = ("extract/implied.toml",)
"""Weights that were fitted by type: one that they do not know has none."""
LISTS = ("export/acled.toml",)
"""Another codebook's own list, which goes by the `nearest` of a type that it does not know."""


def names_in(text: str) -> set[str]:
    return set(re.findall(r"[A-Z]+", text)) & set(event_types())


def literals(path: Path) -> Iterator[str]:
    """The strings of a module that do something: no docstrings, nor those that tell of a constant."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def offending(path: Path) -> list[str]:
    file = path.relative_to(SOURCE).as_posix()
    allowed = {OFFICE} if file in NAMES_OF_OFFICES else set()
    return [text for text in literals(path) if names_in(text) - allowed and (file, text) not in EXAMPLES]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_no_module_names_a_type(path: Path) -> None:
    assert offending(path) == []


def test_no_table_beside_the_type_files_is_keyed_by_type() -> None:
    tables = {path.relative_to(SOURCE).as_posix(): path for path in SOURCE.rglob("*.toml")}
    keyed = {file for file, path in tables.items() if any(map(names_in, strings(tomllib.loads(path.read_text("utf-8")))))}
    assert {file for file in keyed if not file.startswith("vocabulary/events/")} == {*FITTED, *LISTS}


def strings(value: object) -> Iterator[str]:
    """The keys and strings of a table."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


def test_the_search_finds_a_name_however_it_stands(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text('"""COUP"""\nA = {"VOTE"}\n"""Like COUP."""\nB = "AID COOPERATE|COUP".split("|")\nC = "AIDS"\n', "utf-8")
    assert [text for text in literals(module) if names_in(text)] == ["VOTE", "AID COOPERATE|COUP"]


def test_every_exception_is_still_needed() -> None:
    found = {(p.relative_to(SOURCE).as_posix(), text) for p in MODULES for text in literals(p) if names_in(text)}
    assert found >= EXAMPLES
    assert {file for file, text in found if text == OFFICE} == set(NAMES_OF_OFFICES)
