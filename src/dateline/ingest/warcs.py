"""Web archives (WARC, ISO 28500) → the pages that they keep, one after another: an archive's size does not matter.

Only answers that held a page or a PDF are given; requests, pictures, repeats and failures are no reports. A page that was kept
tells when it was fetched, which bounds the day of its publication.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from dateline.errors import UnreadableError
from dateline.when import UNKNOWN, When

LINE_MAX = 64 * 1024
"""Bytes of a line of headers: a longer one is no header, and an archive may be made of nothing else."""
BLOCK = 64 * 1024
"""Bytes that are read at a time of what is passed over."""
PAGES = ("text/html", "application/xhtml+xml", "application/pdf")
KEPT = ("response", "resource")


@dataclass(frozen=True, slots=True)
class Kept:
    """A page in an archive: its address, its bytes (one more than asked for when it is larger), what the server called them,
    and when it was fetched."""

    url: str
    data: bytes
    media_type: str
    charset: str
    fetched: When


def read_archive(file: BinaryIO, *, most: int) -> Iterator[Kept | UnreadableError]:
    """The pages of an open archive, plain or packed record by record, each of at most `most` bytes and one.

    A page whose packing is broken comes as its UnreadableError. Raises UnreadableError where the archive itself is broken or
    cut off: what came before is good.
    """
    from warcio.archiveiterator import ArchiveIterator

    archive = ArchiveIterator(file)
    archive.reader = reader = _bounded(file)
    try:
        pages = _pages(archive, most)
        while (page := _next(pages)) is not None:
            yield page
        if reader.cut or not reader.tail.replace(b"\r", b"").endswith(b"\n\n"):
            raise EOFError("it is cut off")
    except Exception as error:  # a broken archive breaks the library in many ways
        said = " ".join(str(error).split())[:120]
        remedy = "what came before is read; get the archive anew, or mend it with “warcio recompress”"
        raise UnreadableError(f"the archive is broken from here on: {said}", remedy=remedy) from error


def _next(pages: Iterator[Kept | UnreadableError]) -> Kept | UnreadableError | None:
    """The next page. The library tells on the terminal of what it passes over; that is hushed only while it works."""
    with redirect_stderr(io.StringIO()):
        return next(pages, None)


def _pages(archive: Iterable[Any], most: int) -> Iterator[Kept | UnreadableError]:
    for record in archive:
        if record.rec_type is None or record.length is None:
            raise ValueError("a record without its kind and length")
        page = _page(record, most) if _is_page(record) else None
        while record.raw_stream.read(BLOCK):
            pass
        if record.raw_stream.limit:
            raise EOFError("a record is cut off")
        if page is not None:
            yield page


def _bounded(file: BinaryIO) -> Any:
    """The library's reader, which takes no line without end into memory, and says whether the file was cut off (`cut`)."""
    from warcio.bufferedreaders import DecompressingBufferedReader

    class Bounded(DecompressingBufferedReader):  # type: ignore[misc]
        cut, tail = False, b""

        def _decompress(self, data: bytes) -> bytes:
            found: bytes = super()._decompress(data)
            self.tail = (self.tail + found[-4:])[-4:]
            return found

        def readline(self, length: int | None = None) -> bytes:
            line: bytes = super().readline(min(length or LINE_MAX, LINE_MAX))
            self.cut = self.cut or (bool(length) and not line)  # inside a record, which has more by its own length
            if length is None and not line.endswith(b"\n"):
                self._fillbuff()
                if not self.empty():
                    raise ValueError("a line of headers has no end")
            return line

        def close_decompressor(self) -> None:
            self.cut = self.cut or (self.decompressor is not None and not self.decompressor.eof)
            super().close_decompressor()

    return Bounded(file)


def _is_page(record: Any) -> bool:
    """Whether a record is an answer that held a page."""
    if record.rec_type not in KEPT:
        return False
    http = record.http_headers
    if http is not None and http.get_statuscode() != "200":
        return False
    return _media_type(record)[0] in PAGES


def _media_type(record: Any) -> tuple[str, str]:
    """What the server called it, and the charset that it named."""
    headers = record.http_headers or record.rec_headers
    named, _, rest = (headers.get_header("Content-Type") or "").lower().partition(";")
    charset = rest.partition("charset=")[2].strip(" \"'").split(";")[0]
    return named.strip(), charset.strip(" \"'")


def _page(record: Any, most: int) -> Kept | UnreadableError:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    url = url.strip("<> ")
    stream, data = record.content_stream(), bytearray()
    try:
        while len(data) <= most and (some := stream.read(most + 1 - len(data))):
            data += some
    except (zlib.error, EOFError, ValueError) as error:
        said = " ".join(str(error).split())[:120]
        return UnreadableError(f"{url}: it cannot be unpacked: {said}", remedy="get the page anew")
    return Kept(url, bytes(data[: most + 1]), *_media_type(record), _fetched(record))


def _fetched(record: Any) -> When:
    """A page cannot have been published after it was fetched."""
    try:
        day = date.fromisoformat((record.rec_headers.get_header("WARC-Date") or "")[:10])
    except ValueError:
        return UNKNOWN
    return When.not_after(day, reason="the archive fetched it that day")
