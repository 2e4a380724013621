"""PDF files → drafts."""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from typing import Any

from dateline.errors import UnreadableError
from dateline.ingest.draft import Draft
from dateline.ingest.pages import hushed
from dateline.when import UNKNOWN, When

PAGES_MAX = 2000
_FILE = re.compile(r"\.\w{2,5}$|^(?:microsoft word|untitled|document\d*$)", re.IGNORECASE)
"""How the title of a PDF looks that only names the file which it was made from."""
_END = tuple('.!?:;”"»…)')


def read_pdf(data: bytes, *, id: str, origin: str) -> Draft:
    """The draft of a PDF: its pages' words, lines cut by the page's width joined to paragraphs.

    The file's own date says only that the report is not later. Raises UnreadableError for a file that is locked, broken,
    or only pictures of text.
    """
    with hushed("pypdf", "pypdf._reader", "pypdf.generic", "pypdf._cmap", "pypdf._page"):
        try:
            pages, title, made = _read(data)
        except UnreadableError:
            raise
        except Exception as error:  # whatever a broken PDF does to the library, the file is set aside
            raise UnreadableError("this PDF is broken and cannot be read", remedy="save the report as a text file") from error
    text = "\n\n".join(p for p in map(join_lines, pages) if p)
    if not text.strip():
        raise UnreadableError("this PDF has no text, only pictures of it", remedy="run text recognition (OCR) on it first")
    bound = When.not_after(made, reason="the PDF was made on this day") if made else UNKNOWN
    return Draft(id=id, text=text, origin=origin, title=title, published=bound, published_known="metadata", titled=not title)


def join_lines(page: str) -> str:
    """A page's lines as paragraphs: a line that fills the width goes on in the next, and a word cut by it is joined."""
    lines = [line.strip() for line in page.splitlines()]
    width = max(map(len, lines), default=0)
    joined: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line:
            cut = re.search(r"[^\W\d_]-$", joined[-1]) and line[0].islower()
            joined[-1] = joined[-1][:-1] + line if cut else f"{joined[-1]} {line}"
        elif line or (joined and joined[-1]):
            joined.append(line)
        goes_on = bool(line) and len(line) >= (0.85 if line.endswith(_END) else 0.6) * width and width > 30
    return "\n".join(joined).strip()


def _title(words: str) -> str:
    """The title that a PDF gives itself; none where it is a file's name."""
    words = " ".join(words.split())
    return "" if _FILE.search(words) else words


def _read(data: bytes) -> tuple[list[str], str, date | None]:
    """The text of each page, the title and the day of making, as far as the file says."""
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError("this PDF is locked with a password", remedy="save a copy without a password")
    pages = [page.extract_text() for _, page in zip(range(PAGES_MAX), reader.pages, strict=False)]
    try:
        info: Any = reader.metadata
        title, made = (info.title, info.creation_date) if info else ("", None)
    except Exception:  # a broken date or title is no reason to lose the text
        title, made = "", None
    return pages, _title(str(title or "")), made.date() if isinstance(made, datetime) else None
