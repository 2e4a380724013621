"""Formats that others define as JSON: what is written keeps their rules, here as JSON Schemas of ours.

Written from the Web Annotation Data Model (W3C Recommendation of 23 February 2017, sections 3 and 4), Label Studio
("Label Studio JSON format of annotated tasks", "Import pre-annotated data"), TimelineJS ("JSON data format") and RFC 7946.
"""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
import stories

from dateline.export import export

schemas = pytest.importorskip("jsonschema_rs")

TEXT = {"type": "string"}
URI = {"type": "string", "pattern": "^(urn:[a-z0-9][a-z0-9-]{0,31}:\\S+|https?://\\S+)$"}
COUNT = {"type": "integer", "minimum": 0}


def thing(needed: dict[str, Any], **may: Any) -> dict[str, Any]:
    """An object with these members and no others."""
    return {"type": "object", "properties": needed | may, "required": list(needed), "additionalProperties": False}


def many(of: dict[str, Any], *, least: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": of, "minItems": least}


PURPOSES = (
    "assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating questioning "
    "replying tagging"
).split()
BODY = {
    "oneOf": [
        thing(
            {"type": {"const": "TextualBody"}, "value": TEXT},
            purpose={"enum": PURPOSES},
            format={"const": "text/plain"},
            language=TEXT,
        ),
        thing({"type": {"const": "SpecificResource"}, "source": URI}, purpose={"enum": PURPOSES}),
    ]
}
SELECTOR = {
    "oneOf": [
        thing({"type": {"const": "TextQuoteSelector"}, "exact": TEXT}, prefix=TEXT, suffix=TEXT),
        thing({"type": {"const": "TextPositionSelector"}, "start": COUNT, "end": COUNT}),
    ]
}
ANNOTATION = thing(
    {
        "id": URI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": PURPOSES},
        "body": many(BODY, least=1),
        "target": thing(
            {
                "source": thing({"id": URI}, type=TEXT, format=TEXT, language=TEXT, via=URI),
                "selector": many(SELECTOR, least=1),
            }
        ),
    }
)
WEB_ANNOTATION = thing(
    {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": URI,
        "type": {"const": "AnnotationPage"},
        "items": many(ANNOTATION),
    }
)

WORDS = {"start": COUNT, "end": COUNT, "text": TEXT}
REGION = {
    "oneOf": [
        thing(
            {
                **{"id": TEXT, "from_name": TEXT, "to_name": {"const": "text"}, "type": {"const": kind}},
                "value": thing(WORDS | {kind: many(TEXT, least=1)}),
            },
            score={"type": "number", "minimum": 0, "maximum": 1},
            meta=thing({"text": many(TEXT)}),
        )
        for kind in ("labels", "choices")
    ]
    + [
        thing(
            {"type": {"const": "relation"}, "from_id": TEXT, "to_id": TEXT, "direction": {"enum": ["left", "right", "bi"]}},
            labels=many(TEXT),
        )
    ]
}
LABEL_STUDIO = many(
    {
        "type": "object",
        "required": ["data", "predictions"],
        "properties": {
            "data": {"type": "object", "required": ["text"], "properties": {"text": TEXT}},
            "predictions": many(
                thing({"model_version": TEXT, "score": {"type": "number", "minimum": 0, "maximum": 1}, "result": many(REGION)})
            ),
        },
    }
)

DATE = thing(
    {"year": {"type": "integer"}},
    month={"type": "integer", "minimum": 1, "maximum": 12},
    day={"type": "integer", "minimum": 1, "maximum": 31},
)
SLIDE_TEXT = thing({"headline": TEXT}, text=TEXT)
TIMELINE = thing(
    {
        "events": many(
            thing(
                {"start_date": DATE, "text": SLIDE_TEXT, "unique_id": TEXT},
                **{"end_date": DATE, "display_date": TEXT, "group": TEXT, "autolink": {"type": "boolean"}},
            )
        ),
        "scale": {"enum": ["human", "cosmological"]},
    },
    title=thing({"text": SLIDE_TEXT}, autolink={"type": "boolean"}),
)

POSITION = {
    "type": "array",
    "prefixItems": [{"type": "number", "minimum": -180, "maximum": 180}, {"type": "number", "minimum": -90, "maximum": 90}],
    "items": False,
    "minItems": 2,
}
GEOJSON = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": many(
            thing(
                {
                    **{"type": {"const": "Feature"}, "id": TEXT, "properties": {"type": "object"}},
                    "geometry": thing({"type": {"const": "Point"}, "coordinates": POSITION}),
                }
            )
        ),
    },
    "not": {"anyOf": [{"required": [name]} for name in ("coordinates", "geometries", "geometry", "properties")]},
}

FORMATS = {"annotation": WEB_ANNOTATION, "labelstudio": LABEL_STUDIO, "timelinejs": TIMELINE, "geojson": GEOJSON}


def written(to: str) -> Any:
    out = io.BytesIO()
    export(stories.coup(), to, out)
    return json.loads(out.getvalue())


@pytest.mark.parametrize("to", FORMATS)
def test_what_is_written_keeps_the_rules_of_its_format(to: str) -> None:
    checker = schemas.Draft202012Validator(FORMATS[to])
    assert [f"{e.instance_path}: {e.message}" for e in checker.iter_errors(written(to))] == []


def test_the_schemas_refuse_what_breaks_the_rules() -> None:
    note = written("annotation")
    note["items"][0]["target"]["selector"][0]["exact"] = None
    assert not schemas.Draft202012Validator(WEB_ANNOTATION).is_valid(note)
    tasks = written("labelstudio")
    tasks[0]["predictions"][0]["result"][0]["value"]["labels"] = []
    assert not schemas.Draft202012Validator(LABEL_STUDIO).is_valid(tasks)
    place = written("geojson")
    place["features"][0]["geometry"]["coordinates"].append(0)
    assert not schemas.Draft202012Validator(GEOJSON).is_valid(place)
