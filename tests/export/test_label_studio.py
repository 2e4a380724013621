"""What Label Studio itself says of what is written for it, by the validators of its SDK.

The SDK is not among the packages of development: it wants an OpenCV that does not go with our NumPy, and some thirty packages
more. Its validators need none of them: `make labelstudio` puts it in a folder of its own and runs these tests.
"""

from __future__ import annotations

import copy
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import stories

from dateline.export import export
from dateline.export.labels import read_labels
from dateline.model import Chronology

interface = pytest.importorskip("label_studio_sdk.label_interface")
objects = pytest.importorskip("label_studio_sdk.label_interface.objects")


def own_type() -> Chronology:
    """The story with a type of a user's own, whose name XML has to escape."""
    coup = stories.coup()
    first = next(iter(coup.claims.values()))
    return replace(coup, claims=coup.claims | {first.id: replace(first, type='R&D "<X>"')})


STORIES = {"coup": stories.coup, "nothing": stories.nothing, "own type": own_type, "many": lambda: stories.many(40)}


def opened(chronology: Chronology) -> tuple[Any, list[dict[str, Any]]]:
    """The project that the configuration makes, and its tasks."""
    out = io.BytesIO()
    export(chronology, "labelstudio_zip", out)
    with zipfile.ZipFile(out) as archive:
        return interface.LabelInterface(archive.read("labels.xml").decode()), json.loads(archive.read("tasks.json"))


@pytest.mark.parametrize("make", STORIES.values(), ids=STORIES)
def test_label_studio_opens_the_configuration_and_the_tasks(make: Any) -> None:
    project, tasks = opened(make())
    project.validate()
    for task in tasks:
        objects.TaskValue(**task)
        assert project.validate_task({"data": task["data"]})
        assert [e for p in task["predictions"] for e in project.validate_prediction(p, return_errors=True)] == []


def test_its_validators_refuse_what_is_wrong() -> None:
    project, tasks = opened(stories.coup())
    (prediction,) = tasks[0]["predictions"]
    happening = next(r for r in prediction["result"] if r.get("from_name") == "what")
    tie = next(r for r in prediction["result"] if r["type"] == "relation")
    happening["value"]["labels"] = ["PICNIC"]
    tie["to_id"] = "nobody"
    told = str(project.validate_prediction(prediction, return_errors=True))
    assert "PICNIC" in told
    assert "'nobody' not found" in told
    assert not project.validate_task({"data": {}})


def test_what_somebody_changes_in_label_studio_is_read_back(tmp_path: Path) -> None:
    coup = stories.coup()
    project, tasks = opened(coup)
    task = tasks[0]
    result = copy.deepcopy(task["predictions"][0]["result"])
    happening = next(r for r in result if r.get("from_name") == "what")
    claim = coup.claims[happening["id"]]
    happening["value"]["labels"] = ["AID"]
    next(r for r in result if r.get("from_name") == "status" and r["id"] == claim.id)["value"]["choices"] = ["denied"]
    start = task["data"]["text"].index("guards")
    marked = project.get_control("role").label(label="actor", start=start, end=start + len("guards"))
    region = marked._dict()
    region["value"]["text"] = "guards"  # the editor adds the words that were marked
    result += [region, {"from_id": claim.id, "to_id": region["id"], "type": "relation", "direction": "right"}]
    annotation = objects.AnnotationValue(completed_by=1, lead_time=12.5, result=result).model_dump()
    assert project.validate_annotation(annotation)
    path = tmp_path / "project-1.json"
    path.write_text(json.dumps([{"id": 7, **task, "annotations": [{"id": 3, **annotation}]}]), "utf-8")
    read = read_labels(path)
    names = "; ".join([*(f.name for f in claim.actors if f.span), "guards"])
    assert {(c.verb, c.target, c.value) for c in read.found} == {
        ("retype", claim.id, "AID"),
        ("restatus", claim.id, "denied"),
        ("recast", claim.id, names),
    }
    assert read.set_aside == ()
