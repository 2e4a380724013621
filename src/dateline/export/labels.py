"""What comes back from Label Studio: the tasks of the format `labelstudio` as its JSON export has them, with annotations.

A task's data holds what was written of each claim, so what a person changed is told by the file alone. Of a task with several
annotations the newest counts. A happening that Dateline did not read, and words moved, have no verb: they are set aside.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.export.corrections import NOBODY, UNKNOWN, Correction, Corrections, set_aside
from dateline.export.text import one_line
from dateline.model import SetAside, Verb

SIDES: Mapping[str, tuple[Verb, str]] = {
    "actor": ("recast", NOBODY),
    "recipient": ("readdress", NOBODY),
    "where": ("relocate", UNKNOWN),
    "when": ("redate", UNKNOWN),
}
"""Roles that can be changed: the verb that changes them, and how none is written."""

Mark = tuple[int, int]
"""First character and the one after the last."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A happening with its parts, as written or as annotated: type and status, where its words stand, and by role the words
    that fill it with the name that they stand for."""

    type: str
    status: str
    at: Mark
    sides: Mapping[str, Mapping[Mark, str]]
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Task:
    path: Path
    name: str
    written: Mapping[str, _Said]
    annotation: Mapping[str, Any]

    def unread(self, id_: str, reason: str, remedy: str) -> SetAside:
        return set_aside(self.path, f"task {self.name}, region {id_}", reason, remedy)


def read_labels(path: Path) -> Corrections:
    """The changes in a JSON export of Label Studio. Raises InputError when it is none."""
    try:
        tasks = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"{path} is neither a workbook nor JSON", remedy="give .xlsx, or Label Studio's JSON export"
        ) from error
    if not isinstance(tasks, list) or not all(isinstance(t, dict) and isinstance(t.get("data"), dict) for t in tasks):
        raise InputError(f"{path} is no list of tasks", remedy="export from Label Studio as JSON, not JSON-MIN or CSV")
    found: list[Correction] = []
    aside: list[SetAside] = []
    for number, task in enumerate(tasks, 1):
        for one in _read_task(path, number, task):
            found.append(one) if isinstance(one, Correction) else aside.append(one)
    return Corrections(tuple(found), tuple(aside))


def _read_task(path: Path, number: int, task: Mapping[str, Any]) -> Iterator[Correction | SetAside]:
    name = one_line(str(task["data"].get("article") or number))
    try:
        annotation = _newest(task)
        if annotation is None:
            return
        written = {_word(c["id"]): _written(c) for c in task["data"]["claims"]}
        made = _Task(path, name, written, annotation)
        annotated = _annotated(annotation["result"], written)
        yield from _stray(made, annotated)
        for id_, was in written.items():
            yield from _compare(made, id_, was, annotated.get(id_))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        remedy = "import the file of export --to labelstudio, and export it from Label Studio as JSON"
        yield set_aside(path, f"task {name}", "its data or annotation is not as Dateline and Label Studio write them", remedy)


def _newest(task: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The annotation that counts; None when nobody has annotated the task."""
    made = [a for a in task.get("annotations") or () if isinstance(a, dict) and not a.get("was_cancelled")]
    return max(made, key=lambda a: (str(a.get("updated_at") or ""), str(a.get("id") or "")), default=None)


def _word(given: object) -> str:
    """A value that has to be a word, as one can be kept. Raises TypeError for any other."""
    if not isinstance(given, str):
        raise TypeError
    return one_line(given)


def _written(claim: Mapping[str, Any]) -> _Said:
    sides: dict[str, dict[Mark, str]] = {}
    for side in claim["sides"]:
        sides.setdefault(_word(side["role"]), {})[side["start"], side["end"]] = _word(side["name"])
    return _Said(_word(claim["type"]), _word(claim["status"]), (claim["start"], claim["end"]), sides)


def _annotated(result: Sequence[Mapping[str, Any]], written: Mapping[str, _Said]) -> dict[str, _Said]:
    """The happenings of an annotation by the id of their region."""
    what = {_word(r["id"]): r for r in result if r.get("type") == "labels" and r.get("from_name") == "what"}
    status = {
        r["id"]: _word(r["value"]["choices"][0]) for r in result if r.get("from_name") == "status" and r["value"].get("choices")
    }
    roles = {r["id"]: r for r in result if r.get("type") == "labels" and r.get("from_name") == "role"}
    sides: dict[str, dict[str, dict[Mark, str]]] = {}
    for tie in (r for r in result if r.get("type") == "relation"):
        one, other = tie["from_id"], tie["to_id"]
        one, other = (one, other) if one in what else (other, one)
        if one in what and other in roles:
            value = roles[other]["value"]
            marks = sides.setdefault(one, {}).setdefault(_word(value["labels"][0]), {})
            marks[value["start"], value["end"]] = _word(value["text"])
    return {i: _happening(r, status.get(i, ""), sides.get(i, {}), written.get(i)) for i, r in what.items()}


def _happening(region: Mapping[str, Any], status: str, sides: Mapping[str, Mapping[Mark, str]], was: _Said | None) -> _Said:
    """What a region says; words that were there before stand for the name that they stood for."""
    value, known = region["value"], was.sides if was else {}
    named = {
        role: {at: known.get(role, {}).get(at, text) for at, text in sorted(marks.items())} for role, marks in sides.items()
    }
    notes = [n for n in (region.get("meta") or {}).get("text") or () if not n.startswith("event ")]
    return _Said(_word(value["labels"][0]), status, (value["start"], value["end"]), named, one_line(" ".join(notes)))


def _stray(task: _Task, annotated: Mapping[str, _Said]) -> Iterator[SetAside]:
    """What an annotation has that nothing was written of."""
    for id_ in (i for i in annotated if i not in task.written):
        yield task.unread(
            id_, "a happening that Dateline did not read cannot be added", "leave it out; reports are not coded by hand"
        )
    tied = {i for r in task.annotation["result"] if r.get("type") == "relation" for i in (r["from_id"], r["to_id"])}
    for region in task.annotation["result"]:
        if region.get("from_name") == "role" and region["id"] not in tied:
            yield task.unread(_word(region["id"]), "it is tied to no happening", "draw a relation from the happening to it")


def _compare(task: _Task, id_: str, was: _Said, now: _Said | None) -> Iterator[Correction | SetAside]:
    """What changed of one claim."""
    place = f"task {task.name}, region {id_}"
    if now is None:
        yield Correction(place, "reject", id_)
        return
    if now.at != was.at:
        yield task.unread(id_, "its words were moved", "leave them; what it says of them can be changed")
    if now.type != was.type:
        yield Correction(place, "retype", id_, now.type, now.note)
    if now.status and now.status != was.status:
        yield Correction(place, "restatus", id_, now.status, now.note)
    for role in sorted({*was.sides, *now.sides}):
        before, after = was.sides.get(role, {}), now.sides.get(role, {})
        if before.keys() != after.keys():
            yield _side(task, id_, role, list(dict.fromkeys(after.values())), now.note)


def _side(task: _Task, id_: str, role: str, names: Sequence[str], note: str) -> Correction | SetAside:
    if role not in SIDES:
        return task.unread(id_, f"a change of “{role}” cannot be kept", "leave it as it was")
    verb, none = SIDES[role]
    if role in ("where", "when") and len(names) > 1:
        return task.unread(id_, f"it has several of “{role}”", "leave one")
    return Correction(f"task {task.name}, region {id_}, {role}", verb, id_, "; ".join(names) or none, note)
