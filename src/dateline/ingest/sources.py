"""Files, folders and addresses → articles, and what could not be read with the reason."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from dateline.errors import UnreadableError
from dateline.ingest.apart import Apart
from dateline.ingest.decode import decode_text, join_line_ends
from dateline.ingest.draft import Draft, make_article
from dateline.ingest.feeds import is_feed
from dateline.ingest.records import read_json, read_lines
from dateline.ingest.shards import list_shards, read_rows, read_shard
from dateline.ingest.warcs import read_archive
from dateline.ingest.web import Fetcher
from dateline.location import is_database
from dateline.model import Article, SetAside, digest

FILE_MAX = 50 * 1024 * 1024
PAGE_MAX = 8 * 1024 * 1024
"""Bytes of a web page: a tree of its parts takes many times as much."""
READABLE = ".txt .md .html .htm .xhtml .pdf .json .jsonl .ndjson .parquet .xml .rss .atom .warc .warc.gz"
_SLUG_MAX = 100
_WEB = re.compile(r"https?://", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")

Progress = Callable[[int, int | None], None]


def read_sources(
    sources: Sequence[str],
    *,
    progress: Progress | None = None,
    allow_private: bool = False,
    seen: MutableMapping[str, str] | None = None,
) -> Iterator[Article | SetAside]:
    """The articles of files, folders and addresses, and a SetAside for everything that could not be read.

    A folder is walked in sorted order, hidden files passed over. An address names one page or one feed; of another store than
    the web, one shard or many. Nothing that a source holds stops the others. `progress` is told (done, all) after each file or
    address. `allow_private` lets addresses on private networks through. `seen` is what servers called the feeds that were read
    before, by address, and is kept up to date: a feed that has not changed since gives nothing.
    """
    items = [item for source in sources for item in _list_items(source)]
    fetcher = Fetcher(allow_private=allow_private, seen=seen)
    with Apart() as apart:
        for done, item in enumerate(items, start=1):
            yield from _read_item(item, apart, fetcher)
            if progress:
                progress(done, len(items))


def _read_item(item: str, apart: Apart, fetcher: Fetcher) -> Iterator[Article | SetAside]:
    """What one file or address gives; whatever cannot be read becomes its SetAside."""
    try:
        for found in _read_any(item, apart, fetcher):
            yield found if isinstance(found, SetAside) else _make(found)
    except UnreadableError as error:
        yield SetAside(item, "ingest", error.message, error.remedy)
    except OSError as error:
        yield SetAside(item, "ingest", f"the file cannot be read: {error.strerror or error}", "check its permissions")
    except Exception as error:
        yield _fault(item, error)


def _read_any(item: str, apart: Apart, fetcher: Fetcher) -> Iterator[Draft | SetAside]:
    if _WEB.match(item):
        return _read_web(item, apart, fetcher)
    return read_shard(item) if _SCHEME.match(item) else _read_file(item, apart)


def _make(draft: Draft) -> Article | SetAside:
    """The article of a draft, or why it is none: one report of a file that cannot be used leaves the others."""
    item = draft.item or draft.origin
    try:
        return make_article(draft)
    except UnreadableError as error:
        return SetAside(item, "ingest", error.message, error.remedy)
    except Exception as error:
        return _fault(item, error)


def _fault(item: str, error: Exception) -> SetAside:
    # Whatever is wrong with one report, the others are read: a fault of ours is written down with the report's name.
    said = " ".join(f"{type(error).__name__}: {error}".encode("utf-8", "replace").decode().split())[:200]
    return SetAside(item, "ingest", f"a fault of Dateline came up while reading it: {said}", "please tell us of the fault")


def _list_items(source: str) -> Iterable[str]:
    """The files of a folder, the shards that an address names, or the source itself."""
    if _SCHEME.match(source) and not _WEB.match(source):
        with suppress(UnreadableError):  # which reading it says again
            return list_shards(source)
    if _SCHEME.match(source) or not os.path.isdir(source):
        return [source]
    files: list[str] = []
    for folder, inner, names in os.walk(source):
        inner[:] = sorted(n for n in inner if not n.startswith("."))
        files += [Path(folder, n).as_posix() for n in names if not n.startswith(".")]
    return sorted(files) or [source]


def _read_file(name: str, apart: Apart) -> Iterator[Draft | SetAside]:
    if not _exists(name):
        raise UnreadableError("there is no such file or folder", remedy="check the name")
    path = Path(name)
    if path.is_dir():
        raise UnreadableError("the folder holds no files", remedy="name the folder that holds the reports")
    if not path.is_file():
        raise UnreadableError("this is neither a file nor a folder", remedy="name a file")
    ending = ".warc.gz" if name.lower().endswith(".warc.gz") else path.suffix.lower()
    if ending not in READABLE.split():
        what = f"files ending in {ending}" if ending else "files without an ending"
        raise UnreadableError(f"{what} are not read", remedy=f"give one of {READABLE}")
    if not path.stat().st_size:
        raise UnreadableError("the file is empty", remedy="check that it was saved")
    if is_database(path):
        raise UnreadableError("this is a case or another database", remedy="give the files that hold the reports")
    if ending == ".parquet":
        with path.open("rb") as file:
            yield from read_rows(file, name)
        return
    if ending in (".warc", ".warc.gz"):
        with path.open("rb") as file:
            yield from _read_archive(file, apart, name)
        return
    if path.stat().st_size > FILE_MAX:
        raise UnreadableError(f"the file is larger than {FILE_MAX // 2**20} MB", remedy="split it")
    yield from _read_data(path.read_bytes(), ending, apart, origin=name, id=path.stem)


def _exists(name: str) -> bool:
    try:
        return bool(name) and os.path.exists(name)
    except ValueError:  # a NUL in the name
        return False


def _read_data(
    data: bytes, ending: str, apart: Apart, *, origin: str, id: str, url: str = "", charset: str = ""
) -> Iterator[Draft | SetAside]:
    """The drafts in some bytes of the kind that `ending` names."""
    if not data.strip():
        raise UnreadableError("the file is empty", remedy="check that it was saved")
    if ending == ".pdf":
        yield from apart.read("pdf", data, id=id, origin=origin)
    elif ending in (".xml", ".rss", ".atom"):
        yield from apart.read("feed", data, origin=origin)
    elif ending in (".html", ".htm", ".xhtml"):
        if len(data) > PAGE_MAX:
            raise UnreadableError(
                f"the page is larger than {PAGE_MAX // 2**20} MB", remedy="save the report's words as a text file"
            )
        yield from apart.read("page", data, id=id, origin=origin, url=url, charset=charset)
    elif ending == ".json":
        yield from read_json(decode_text(data, charset=charset), origin)
    elif ending in (".jsonl", ".ndjson"):
        yield from read_lines(decode_text(data, charset=charset), origin)
    else:
        text = join_line_ends(decode_text(data, charset=charset))
        yield Draft(id=id, text=text, origin=origin, url=url, titled=True)


def _read_archive(file: BinaryIO, apart: Apart, name: str) -> Iterator[Draft | SetAside]:
    """The reports on the pages of a web archive; a page that is no report is set aside under its address."""
    found = False
    for page in read_archive(file, most=FILE_MAX):
        found = True
        if isinstance(page, UnreadableError):
            yield SetAside(name, "ingest", page.message, page.remedy)
            continue
        try:
            ending = ".pdf" if page.media_type.endswith("pdf") else ".html"
            origin, id = f"{name}: {page.url}", address_id(page.url)
            drafts = _read_data(page.data, ending, apart, origin=origin, id=id, url=page.url, charset=page.charset)
            for draft in drafts:
                if isinstance(draft, Draft) and not draft.published.known:
                    draft = replace(draft, published=page.fetched)
                yield draft
        except UnreadableError as error:
            yield SetAside(f"{name}: {page.url}", "ingest", error.message, error.remedy)
    if not found:
        raise UnreadableError("the archive keeps no page", remedy="name an archive of answers with pages or PDFs")


def _read_web(address: str, apart: Apart, fetcher: Fetcher) -> Iterator[Draft | SetAside]:
    page = fetcher.fetch(address)
    if page is None:
        return
    ending = _ending_of(page.data, page.media_type)
    id = address_id(page.url)
    yield from _read_data(page.data, ending, apart, origin=address, id=id, url=page.url, charset=page.charset)
    if ending == ".xml":
        # Only once all of it has been taken: what was cut off is asked for again.
        fetcher.remember(address, page.tag)


def _ending_of(data: bytes, media_type: str) -> str:
    """The kind of what a server sent, by its bytes first and its name second."""
    if data.startswith(b"%PDF-"):
        return ".pdf"
    if is_feed(data):
        return ".xml"
    if media_type.endswith("json"):
        return ".json"
    if media_type in ("application/x-ndjson", "application/jsonl"):
        return ".jsonl"
    if media_type == "text/plain":
        return ".txt"
    if media_type.startswith(("image/", "audio/", "video/", "font/")):
        raise UnreadableError(f"the address holds no report but {media_type}", remedy="name the report's page")
    return ".html"


def address_id(url: str) -> str:
    """An article's id from its address: host and path, with a digest at the end where they are too long."""
    parts = urlsplit(url)
    words = unquote(f"{parts.hostname or ''}{parts.path}{'-' + parts.query if parts.query else ''}")
    slug = re.sub(r"[^\w.]+", "-", words.removeprefix("www.")).strip("-._")
    return slug if len(slug) <= _SLUG_MAX else f"{slug[:_SLUG_MAX].rstrip('-._')}-{digest(url)[:8]}"
