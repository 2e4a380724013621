"""Write docs/reference-code.md, what the code says of itself: `python docs/make_reference.py`. A test holds the page to it."""

from __future__ import annotations

import ast
import inspect
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import typer

import dateline
from dateline.case import Case
from dateline.cli import app
from dateline.export import EXPORTERS
from dateline.settings import PREFIX, Settings
from dateline.store import Store
from dateline.vocabulary import event_types
from dateline.web import make_app

PAGE = Path(__file__).with_name("reference-code.md")
HEAD = """\
# Reference, from the code

Written by `python docs/make_reference.py` from the code itself; do not edit it by hand. The [reference](reference.md) says the
same in more words.
"""


def whole() -> str:
    """The page."""
    parts = (HEAD, *_commands(), *_formats(), *_settings(), *_addresses(), *_types(), *_python())
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    columns = tuple(head)
    lines = [columns, ("---",) * len(columns), *(tuple(map(_cell, row)) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _first(docstring: str | None) -> str:
    """The first paragraph of a docstring."""
    return " ".join(inspect.cleandoc(docstring or "").split("\n\n")[0].split())


# ---------------------------------------------------------------- commands


def _commands() -> Iterator[str]:
    yield "## Commands"
    root: Any = typer.main.get_command(app)
    for name, command in sorted(_leaves(root.commands, "dateline")):
        given = [p for p in command.params if p.param_type_name == "argument"]
        takes = " ".join((p.metavar or p.name.upper()) + ("…" if p.nargs < 0 else "") for p in given)
        yield f"### `{' '.join(filter(None, [name, takes]))}`"
        yield _first(command.help)
        options = [p for p in command.params if p.param_type_name == "option" and p.name != "help"]
        if options:
            yield _table(("option", "what it means", "unless given"), map(_option, options))


def _leaves(commands: dict[str, Any], before: str) -> Iterator[tuple[str, Any]]:
    for name, command in commands.items():
        if inner := getattr(command, "commands", None):
            yield from _leaves(inner, f"{before} {name}")
        else:
            yield f"{before} {name}", command


def _option(option: Any) -> tuple[str, str, str]:
    names = ", ".join(f"`{name}`" for name in option.opts)
    unless = "" if option.default is None or option.default is False else str(option.default)
    return names, option.help or "", unless


# ---------------------------------------------------------------- formats, settings


def _formats() -> Iterator[str]:
    yield "## Formats of `dateline export`"
    rows = ((f"`{name}`", e.suffix or "a folder", _about(e)) for name, e in EXPORTERS.items())
    yield _table(("format", "file", "what it is"), rows)


def _about(exporter: Any) -> str:
    """What the module of an exporter says of it, without its name."""
    return re.sub(r"^(`\w+`(, | and )?)+: ", "", _first(sys.modules[type(exporter).__module__].__doc__))


def _settings() -> Iterator[str]:
    yield "## Settings"
    said = _said_of_fields(Settings)
    about = dict(re.findall(r"`(\w+)` is ([^.]+)", inspect.cleandoc(Settings.__doc__ or "").replace("\n", " ")))
    rows = (
        (f"`{PREFIX}{f.name.upper()}`", said.get(f.name) or about.get(f.name, ""), str(f.default)) for f in fields(Settings)
    )
    yield _table(("variable", "what it is", "unless set"), rows)


def _said_of_fields(noun: type) -> dict[str, str]:
    """Field → the words beneath it in the source."""
    body = ast.parse(inspect.cleandoc("\n" + inspect.getsource(noun))).body[0].body  # type: ignore[attr-defined]
    found = {}
    for field, words in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(words, ast.Expr) and isinstance(words.value, ast.Constant):
            found[ast.unparse(field.target)] = " ".join(str(words.value.value).split())
    return found


# ---------------------------------------------------------------- pages and API


def _addresses() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "none.dateline"
        Store.open(path).close()
        described = make_app(path).openapi()
    yield "## Pages and their data"
    yield (
        "Each address is a page of `dateline serve` without `/api` before it, and its data with it, or with `.json` behind it."
        " What it takes may be left out, and what it does not take is refused. All answer GET alone."
    )
    for path, methods in described["paths"].items():
        yield f"### `{path}`"
        yield _first(methods["get"].get("description"))
        taken = [p for p in methods["get"].get("parameters", []) if p["in"] == "query"]
        if taken:
            yield _table(("parameter", "what it means", "values"), map(_parameter, taken))


def _parameter(one: dict[str, Any]) -> tuple[str, str, str]:
    return f"`{one['name']}`", one.get("description") or "", ", ".join(dict.fromkeys(_values(one["schema"])))


def _values(schema: dict[str, Any]) -> Iterator[str]:
    for kind in schema.get("anyOf", []):
        yield from _values(kind)
    if "enum" in schema:
        yield from (f"`{value}`" for value in schema["enum"] if value)
    elif "items" in schema:
        yield from _values(schema["items"])
    elif schema.get("type") in ("integer", "boolean"):
        yield {"integer": "a number", "boolean": "`yes` or `no`"}[schema["type"]]


# ---------------------------------------------------------------- codebook, Python


def _types() -> Iterator[str]:
    yield "## Event types and their modes"
    rows = (
        (f"`{t.name}`", _first(t.definition), "; ".join(f"`{m}`: {_first(w)}" for m, w in t.modes.items()))
        for t in event_types().values()
    )
    yield _table(("type", "definition", "modes"), rows)


def _python() -> Iterator[str]:
    yield "## Python"
    yield _table(
        ("name", "what it gives"),
        ((_signed(f"dateline.{name}", getattr(dateline, name)), _noun(name)) for name in dateline.__all__),
    )
    yield "### `Case`"
    yield _first(Case.__doc__)
    methods = {
        n: f for n, f in vars(Case).items() if not n.startswith("_") and (inspect.isfunction(f) or isinstance(f, classmethod))
    }
    yield _table(
        ("method", "what it does"),
        ((_signed(f"case.{n}", getattr(Case, n)), _first(getattr(Case, n).__doc__)) for n in methods),
    )


def _noun(name: str) -> str:
    thing = getattr(dateline, name)
    if is_dataclass(thing):
        return f"{_first(thing.__doc__)} Fields: {', '.join(f'`{f.name}`' for f in fields(thing))}"
    return _first(thing.__doc__)


def _signed(name: str, thing: Any) -> str:
    """A name with what it takes; of a noun the name alone."""
    if inspect.isclass(thing):
        return f"`{name}`"
    given = [p for p in inspect.signature(thing).parameters.values() if p.name != "self"]
    return f"`{name}({', '.join(map(_taken, given))})`"


def _taken(one: inspect.Parameter) -> str:
    stars = {one.VAR_POSITIONAL: "*", one.VAR_KEYWORD: "**"}.get(one.kind, "")
    return f"{stars}{one.name}{'' if one.default is one.empty else '='}"


if __name__ == "__main__":
    PAGE.write_text(whole(), encoding="utf-8")
