"""RSS and Atom feeds → drafts, one an entry."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from dateline.errors import UnreadableError
from dateline.ingest.days import read_published
from dateline.ingest.draft import Draft
from dateline.ingest.language import read_language
from dateline.ingest.pages import lines_of_html
from dateline.model import SetAside, digest
from dateline.when import UNKNOWN, When

_ROOT = re.compile(rb"<(?:[\w-]+:)?(rss|feed|RDF)[\s>]")
_ID_LENGTH = 12


def is_feed(data: bytes) -> bool:
    """Whether bytes begin as an RSS or Atom feed does."""
    head = data[:3000]
    return bool(_ROOT.search(head)) and b"<html" not in head.lower()


def read_feed(data: bytes, origin: str) -> Iterator[Draft | SetAside]:
    """A feed's entries with the words the feed carries; an entry without words is set aside with its own address.

    Raises UnreadableError when the bytes are no feed or it has no entries.
    """
    if not is_feed(data):
        raise UnreadableError("this XML file is no RSS or Atom feed", remedy="save its reports as text, JSON or HTML")
    feed = _parse(data)
    entries: list[Any] = list(feed.get("entries", ()))
    if not entries:
        raise UnreadableError("the feed has no entries", remedy="check that the file is whole")
    about = feed.get("feed", {})
    for number, entry in enumerate(entries):
        yield _read_entry(entry, about, origin, item=f"{origin}[{number}]")


def _parse(data: bytes) -> Any:
    import feedparser

    try:
        # bytes as a stream: a bare value could be taken for a file's name or an address
        return feedparser.parse(io.BytesIO(data), sanitize_html=True, resolve_relative_uris=False)
    except Exception as error:  # whatever broken XML does to the library, the feed is set aside
        raise UnreadableError("the feed cannot be read", remedy="check that the file is whole") from error


def _read_entry(entry: Any, about: Any, origin: str, *, item: str) -> Draft | SetAside:
    text, link = _words(entry), _line(entry.get("link"))
    title = _line(lines_of_html(_line(entry.get("title"))))
    if not text:
        remedy = f"name the report's own address: {link}" if link else "save the report as a text file"
        return SetAside(item, "ingest", f"the feed gives no words for “{title or 'an entry'}”", remedy)
    source = entry.get("source") or {}
    return Draft(
        id=digest(_line(entry.get("id")) or link or f"{title}\n{text}")[:_ID_LENGTH],
        text=text,
        origin=origin,
        title=title,
        outlet=_line(source.get("title")) or _line(about.get("title")),
        outlet_known="metadata",
        url=link if link.startswith(("http://", "https://")) else "",
        published=_day(entry),
        published_known="metadata",
        page_language=read_language(_line(about.get("language"))) or "",
        item=item,
    )


def _words(entry: Any) -> str:
    """The longest text that the entry carries: its content, or its summary."""
    values = [c.get("value") for c in entry.get("content", ())] + [entry.get("summary")]
    texts = [lines_of_html(v) for v in values if isinstance(v, str) and v.strip()]
    return max(texts, key=len, default="")


def _day(entry: Any) -> When:
    """The entry's day as written, else as the feed reader understands it."""
    for name in ("published", "created", "updated"):
        when = read_published(_line(entry.get(name)), reason=f"the feed's “{name}” field")
        if when:
            return when
    parsed = entry.get("published_parsed")
    return (
        When.of(f"{parsed[0]:04d}-{parsed[1]:02d}-{parsed[2]:02d}", reason="the feed's “published” field")
        if parsed
        else UNKNOWN
    )


def _line(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
