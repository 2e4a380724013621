"""JSON and JSON Lines → drafts: one record a report, each bad record set aside by its line or index."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from dateline.errors import UnreadableError
from dateline.ingest.days import read_published
from dateline.ingest.draft import Draft
from dateline.ingest.language import read_language
from dateline.model import SetAside
from dateline.when import UNKNOWN

FIELDS = ("id", "title", "outlet", "url", "published", "language", "text")
KEPT = "the report was kept without it"
"""Ends the reason for setting a fact aside, where the report itself is used."""

_SHOWN = 40
"""Characters shown of a value that is of no use."""

_SHAPE = 'give one record, a list of records or {"articles": [...]}, each with a `text`'


def read_json(text: str, origin: str) -> Iterator[Draft | SetAside]:
    """The records of a JSON file: one, a list, or under "articles". JSON Lines under a .json name are read as such.

    Raises UnreadableError when the whole is no JSON.
    """
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        if isinstance(error, json.JSONDecodeError) and error.msg == "Extra data" and text.lstrip()[:1] == "{":
            yield from read_lines(text, origin)
            return
        raise UnreadableError(f"this is not valid JSON: {_trouble(error)}", remedy="correct the file") from error
    if isinstance(whole, dict) and "text" not in whole and isinstance(whole.get("articles"), list):
        whole = whole["articles"]
    if isinstance(whole, list):
        if not whole:
            raise UnreadableError("the list of records is empty", remedy=_SHAPE)
        for index, record in enumerate(whole):
            yield from read_record(record, origin, item=f"{origin}[{index}]", fallback=f"{stem(origin)}-{index}")
    else:
        yield from read_record(whole, origin, item=origin, fallback=stem(origin))


def read_lines(text: str, origin: str) -> Iterator[Draft | SetAside]:
    """The records of a JSON Lines file; blank lines are passed over, a bad line is set aside and the rest is read."""
    yield from read_each(text.split("\n"), origin)


def read_each(lines: Iterable[str], origin: str) -> Iterator[Draft | SetAside]:
    """The records of some lines, as of a JSON Lines file."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        item = f"{origin}:{number}"
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            trouble = _trouble(error, line=number)
            yield SetAside(item, "ingest", f"not valid JSON: {trouble}", "put one whole record on each line")
            continue
        yield from read_record(record, origin, item=item, fallback=f"{stem(origin)}-{number}")


def stem(origin: str) -> str:
    """The name of a file or address without folder and ending."""
    return PurePath(origin).stem or "article"


def read_record(record: Any, origin: str, *, item: str, fallback: str) -> Iterator[Draft | SetAside]:
    """The draft of one record, or why it is none; and its publication date, when it is of no use."""
    trouble = _no_report(record, item)
    if trouble:
        yield trouble
        return
    draft = replace(_draft(record, record["text"], origin, fallback), item=item)
    yield draft
    given = record.get("published")
    if given is not None and not (isinstance(given, str) and not given.strip()) and not draft.published.known:
        words = _line(given if isinstance(given, str) else _as_json(given))
        shown = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
        yield SetAside(item, "ingest", f"its publication date “{shown}” is no date; {KEPT}", "write 2023-12-31")


def _no_report(record: Any, item: str) -> SetAside | None:
    """Why a record holds no report, if it holds none."""
    if not isinstance(record, dict):
        return SetAside(item, "ingest", f"a {_kind(record)} stands where a record should", _SHAPE)
    text = record.get("text")
    if not isinstance(text, str):
        has = ", ".join(sorted(map(str, record))[:12]) or "nothing"
        reason = f"the record has no `text` (it has: {has})" if text is None else f"its `text` is a {_kind(text)}, not words"
        return SetAside(item, "ingest", reason, "put the report's words under `text`")
    if not text.strip("\0\ufeff \t\r\n\f\v\u00a0"):
        return SetAside(item, "ingest", "its `text` is empty", "put the report's words under `text`")
    return None


def _draft(record: dict[str, Any], text: str, origin: str, fallback: str) -> Draft:
    """The record's fields; those that are none of ours or of no use as they are go to `extra`, as JSON."""
    used = {"text", *(k for k in FIELDS if record.get(k) is None)}
    words = {k: v for k in ("title", "outlet", "url") if isinstance(v := record.get(k), str)}
    used |= words.keys()
    raw_id = record.get("id")
    if isinstance(raw_id, (str, int, float)) and not isinstance(raw_id, bool):
        used.add("id")
    else:
        raw_id = None
    raw_day, raw_language = record.get("published"), record.get("language")
    given = raw_day if isinstance(raw_day, str) else str(raw_day) if type(raw_day) is int else ""
    published = read_published(given, reason="given in the record") or UNKNOWN
    language = read_language(raw_language) if isinstance(raw_language, str) else None
    used |= {
        k for k, ok in (("published", published.known or raw_day == ""), ("language", language or raw_language == "")) if ok
    }
    extra = tuple(sorted((str(k), _as_json(v)) for k, v in record.items() if k not in used))
    return Draft(
        id=str(raw_id).strip() if raw_id is not None and str(raw_id).strip() else fallback,
        text=text,
        origin=origin,
        title=_line(words.get("title", "")),
        outlet=_line(words.get("outlet", "")),
        url=_line(words.get("url", "")),
        published=published,
        language=language or "",
        extra=extra,
    )


def _line(words: str) -> str:
    """A field of one line: white space made single, lone surrogates and NUL as in texts."""
    return " ".join(words.replace("\0", "").encode("utf-8", "replace").decode("utf-8").split())


def _as_json(value: Any) -> str:
    """The value as JSON text in ASCII; one nested too deep for that as an empty object."""
    try:
        return json.dumps(value, ensure_ascii=True, sort_keys=True)
    except RecursionError:
        return "{}"


def _kind(value: Any) -> str:
    names = {dict: "record", list: "list", str: "text", bool: "true/false value", type(None): "null"}
    return names.get(type(value), "number")


def _trouble(error: BaseException, *, line: int | None = None) -> str:
    if isinstance(error, json.JSONDecodeError):
        where = f"line {line or error.lineno}, column {error.colno}"
        if error.msg.startswith("Unterminated string") or not error.doc[error.pos :].strip():
            return f"it stops in the middle ({where})"
        return f"{error.msg.removesuffix(' at')} at {where}"
    if isinstance(error, RecursionError):
        return "it is nested too deep"
    return "it holds a number too long to read"
