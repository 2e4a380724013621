"""Bytes of a file or page → text, and telling text from what is not text."""

from __future__ import annotations

import codecs
import re

from dateline.errors import UnreadableError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF under another name", "rename it to end in .pdf"),
    (b"PK\x03\x04", "a Word document or ZIP archive", "save it as plain text, or unpack it"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel document", "save it as plain text"),
    (b"{\\rtf", "a rich text (RTF) document", "save it as plain text"),
    (b"\x1f\x8b", "compressed (gzip)", "unpack it first"),
    (b"\x89PNG", "a picture", "give the text instead"),
    (b"\xff\xd8\xff", "a picture", "give the text instead"),
    (b"GIF8", "a picture", "give the text instead"),
    (b"SQLite format 3", "a database", "give the reports as text files"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)


def decode_text(data: bytes, *, charset: str = "", declared: bool = False) -> str:
    """The text of a file: by its byte-order mark, the charset named, UTF-8, and else Windows-1252.

    `declared` looks for a charset in the first lines, as HTML and XML name theirs. A leading mark is dropped, `\\r\\n`
    stays. Raises UnreadableError for an empty or a binary file.
    """
    if not data.strip():
        raise UnreadableError("the file is empty", remedy="check that it was saved")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _not_binary(data[len(mark) :].decode(encoding, "replace"))
    _refuse_magic(data)
    if declared and not charset:
        match = _DECLARED.search(data[:2048])
        charset = match[1].decode("ascii") if match else ""
    return _not_binary(_decode(data, charset))


def join_line_ends(text: str) -> str:
    """The text with `\\n` for every `\\r\\n`."""
    return text.replace("\r\n", "\n")


def _decode(data: bytes, charset: str) -> str:
    if charset.lower() in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"):
        charset = "cp1252"  # what pages that say so are written in
    for encoding in (charset, "utf-8", _wide(data)):
        if encoding:
            try:
                text = data.decode(encoding)
            except (LookupError, UnicodeError, ValueError):
                continue
            if isinstance(text, str) and (encoding != "utf-8" or not _wide(data)):
                return text
    return data.decode("cp1252", "replace")


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: nearly every other byte is NUL."""
    head = data[:4000]
    if len(head) < 8:
        return ""
    even, odd = head[::2].count(0) / len(head[::2]), head[1::2].count(0) / len(head[1::2])
    return "utf-16-le" if odd > 0.7 > 0.1 > even else "utf-16-be" if even > 0.7 > 0.1 > odd else ""


def _refuse_magic(data: bytes) -> None:
    for magic, what, remedy in _MAGIC:
        if data.startswith(magic):
            raise UnreadableError(f"this is not text but {what}", remedy=remedy)


def _not_binary(text: str) -> str:
    """The text, unless it holds more control characters than any text does."""
    head = text[:20000]
    odd = sum(c < " " and c not in "\t\n\r\f\v\x1b" for c in head) + head.count("\ufffd")
    if odd > max(3, len(head) // 50):
        raise UnreadableError("this is a binary file, not text", remedy="save the report as plain text")
    if not text.strip("\0\ufeff \t\r\n\f\v"):
        raise UnreadableError("the file has no text", remedy="check that it was saved")
    return text
