"""A report as read from its file, page or record, and what becomes of it: an Article with each fact and how it is known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from dateline.errors import UnreadableError
from dateline.ingest.bylines import Imprint, days_listed, read_byline
from dateline.ingest.datelines import HEAD_LINES, Dateline, find_opening
from dateline.ingest.days import day_first, day_within, read_published
from dateline.ingest.furniture import FOOT_LINES, find_credits, find_furniture, first_kind, line_kind
from dateline.ingest.imprints import find_imprint, under_imprint
from dateline.ingest.language import work_out_language
from dateline.ingest.lines import Line, is_hard_wrapped, split_lines
from dateline.ingest.mastheads import find_masthead, is_headline, is_kicker
from dateline.ingest.outlets import outlet_called, seat_called
from dateline.model import Article, HowKnown, digest
from dateline.when import UNKNOWN, When

TEXT_MAX = 200_000
WORDS_MAX = 15_000
"""Characters, and words and marks, of a report at most: forty pages, which are read in about ten seconds. Whatever is longer
holds many reports or is none, and its reading would hold up all others."""

_WORD_OR_MARK = re.compile(r"\w+|[^\w\s]")
_LONE = re.compile("[\ud800-\udfff]")
_ADDRESS_DAY = re.compile(r"/((?:19|20)\d\d)(?:/(\d\d?|[a-z]{3})/(\d\d?)(?=[/-])|(\d\d)(\d\d)(?=[/-]))", re.IGNORECASE)
DAY_FIRST = frozenset({"fr", "es", "pt", "de", "it", "ar"})
"""Languages whose readers put the day first in 5/9/2021; of English both orders are in use."""
_SECOND_LEVEL = re.compile(r"com?|org|net|gov|go[bv]?|gouv|govt|ac|edu|or|ne|mil|nom|in|web")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader found out; empty strings and `UNKNOWN` stand for what the source does not say."""

    id: str
    text: str
    origin: str
    title: str = ""
    outlet: str = ""
    outlet_known: HowKnown = "given"
    url: str = ""
    published: When = UNKNOWN
    published_known: HowKnown = "given"
    language: str = ""
    """Given by the record or user."""
    page_language: str = ""
    """Declared by a page or feed: used only when the text is too short to tell."""
    titled: bool = False
    """Whether a first line may be the title (plain text and PDF)."""
    item: str = ""
    """What a SetAside calls it, where that is not its origin."""
    extra: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class _Print:
    """What the text itself prints about the report."""

    lines: list[Line]
    opening: Dateline | None
    masthead: Line | None
    imprints: tuple[Imprint, ...]
    credits: tuple[str, ...]
    imprint: Line | None
    """The line between headline and report that the first of these is."""


def make_article(draft: Draft) -> Article:
    """The article of a draft: its text cleaned of what no text may hold, facts from the record first, then as printed.

    The text keeps every character but NUL (dropped) and lone surrogates (U+FFFD), so offsets in a record's text stay true.
    Raises UnreadableError for a text that is too long to be a report.
    """
    text = clean_text(draft.text)
    _refuse_long(text)
    article_id = clean_id(draft.id)
    language, language_known = _language(draft, text)
    printed = _read_print(text, language)
    title = draft.title or (_title(printed) if draft.titled else "")
    outlet, outlet_known = _outlet(draft, printed)
    published, published_known = _published(draft, printed)
    place = _place(printed)
    return Article(
        id=article_id,
        text=text,
        digest=digest(article_id, text, draft.outlet, draft.url, str(draft.published)),
        title=title or None,
        outlet=outlet or None,
        outlet_known=outlet_known,
        url=draft.url or None,
        published=published,
        published_known=published_known,
        dateline=place or None,
        dateline_known="printed" if place else "unknown",
        language=language,
        language_known=language_known,
        credits=printed.credits,
        furniture=find_furniture(text, article=article_id, title=title or None),
        origin=draft.origin,
        extra=draft.extra,
    )


def _refuse_long(text: str) -> None:
    words = sum(1 for _ in _WORD_OR_MARK.finditer(text[:TEXT_MAX]))
    if len(text) > TEXT_MAX or words > WORDS_MAX:
        most = f"{WORDS_MAX:,} words" if words > WORDS_MAX else f"{TEXT_MAX:,} characters"
        raise UnreadableError(f"it is longer than {most}", remedy="give each report of it by itself")


def clean_text(text: str) -> str:
    """The text without NUL, and with U+FFFD for every lone surrogate; nothing else changes."""
    return _LONE.sub("\ufffd", text.replace("\0", ""))


def clean_id(words: str) -> str:
    """An id without control characters and outer white space; never empty."""
    shown = "".join("_" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in words)
    return shown.strip() or "article"


def name_host(url: str) -> str:
    """The registrable name of an address's host as outlets are known by it ("news.example.co.uk" → "example.co.uk")."""
    try:
        host = (urlsplit(url).hostname or "").lower().strip(".")
    except ValueError:
        return ""
    labels = host.split(".")
    if len(labels) < 2 or labels[-1].isdigit() or ":" in host:
        return host
    keep = 3 if len(labels) > 2 and len(labels[-1]) == 2 and _SECOND_LEVEL.fullmatch(labels[-2]) else 2
    return ".".join(labels[-keep:])


def day_in_address(url: str) -> When:
    """The day that a page's address carries as a folder or stem ("/2021/09/05/…"), else unknown."""
    try:
        match = _ADDRESS_DAY.search(unquote(urlsplit(url).path))
    except ValueError:
        return UNKNOWN
    if match is None:
        return UNKNOWN
    year, month, day = (g for g in match.groups() if g)
    written = f"{year}-{month:>02}-{day:>02}" if month.isdigit() else f"{day} {month} {year}"
    return read_published(written, reason="in the page's address") or UNKNOWN


def _read_print(text: str, language: str) -> _Print:
    lines, first = split_lines(text), day_first(text)
    first = True if first is None and language in DAY_FIRST else first
    edges = [*lines[:HEAD_LINES], *lines[max(HEAD_LINES, len(lines) - FOOT_LINES) :]]
    listed = days_listed(lines)
    found = find_imprint(lines, day_first=first)
    at = found[0] if found else None
    imprints = [i for x in edges if x.start not in listed and x != at and (i := read_byline(x.text, day_first=first))]
    return _Print(
        lines,
        find_opening(under_imprint(lines)),
        find_masthead(lines),
        (*([found[1]] if found else []), *imprints),
        find_credits(text),
        at,
    )


def _outlet(draft: Draft, printed: _Print) -> tuple[str, HowKnown]:
    """The outlet: named by the source, the address's host, a masthead or byline, and only then a credit."""
    if draft.outlet:
        return draft.outlet, draft.outlet_known
    host = name_host(draft.url)
    if host:
        return host, "metadata"
    masthead = outlet_called(printed.masthead.text) if printed.masthead else ""
    named = masthead or next((i.outlet for i in printed.imprints if i.outlet), "") or next(iter(printed.credits), "")
    return (named, "printed") if named else ("", "unknown")


def _published(draft: Draft, printed: _Print) -> tuple[When, HowKnown]:
    """The publication date: given, printed on a line of its own or in the dateline, in the address, or a mere bound.

    A printed day makes a given month or year exact when it lies within.
    """
    given = draft.published
    if given.dated and given.days == 1:
        return given, draft.published_known
    day = _printed_day(printed, given)
    if day and (not given.dated or given.contains(day)):
        return day, "printed"
    if given.dated:
        return given, draft.published_known
    addressed = day_in_address(draft.url)
    if addressed.known:
        return addressed, "metadata"
    return (given, draft.published_known) if given.known else (UNKNOWN, "unknown")


def _printed_day(printed: _Print, known: When) -> When | None:
    """The day that the text prints, the surest first; one without a year only where `known` gives the year."""
    opening, lines = printed.opening, printed.imprints
    whole = [i.published for i in lines] + [opening.day if opening else None] + [i.updated for i in lines]
    found = next((d for d in whole if d and (not known.dated or known.contains(d))), None)
    if found:
        return found
    parts = [opening.month_day if opening else None, *(i.month_day for i in lines)]
    return next((d for p in parts if p and (d := day_within(p, known))), None)


def _place(printed: _Print) -> str:
    """Where it was written: the dateline's place, a byline's, or the outlet's own town behind its name."""
    opening = printed.opening
    named = (opening.place if opening else "") or next((i.place for i in printed.imprints if i.place), "")
    return named or (seat_called(printed.masthead.text) if printed.masthead else "")


def _language(draft: Draft, text: str) -> tuple[str, HowKnown]:
    if draft.language:
        return draft.language, "given"
    found = work_out_language(text)
    if found == "und" and draft.page_language:
        return draft.page_language, "metadata"
    return found, "unknown" if found == "und" else "worked out"


def _title(printed: _Print) -> str:
    """The first line under masthead, date and byline, when it is shaped as a headline over a report."""
    lines = list(printed.lines)
    while len(lines) > 2 and lines[0].start < printed.lines[:HEAD_LINES][-1].start and _is_over_title(lines[0], printed):
        del lines[0]
    return _headline(lines, {printed.masthead, printed.imprint})


def _is_over_title(line: Line, printed: _Print) -> bool:
    if line in (printed.masthead, printed.imprint) or is_kicker(line.text):
        return True
    said = read_byline(line.text)
    return bool(said) and not line_kind(line.text)


def _headline(lines: list[Line], over: Set[Line | None]) -> str:
    """The first of some lines when it is shaped as a headline: short, without a full stop, and no furniture. The outlet's name
    or a byline may stand right under it, but no other words."""
    if len(lines) < 2 or not is_headline(lines[0]) or first_kind(lines[0].text):
        return ""
    line, after = lines[0], lines[1]
    words = re.sub(r"^#{1,6}\s+|\s+#+$", "", line.text)
    if words.endswith((".", "…", ",", ";", ":")) or words[0] in "-*•–—":
        return ""
    tight = not after.apart and after not in over and read_byline(after.text) is None
    if tight and (is_hard_wrapped(lines) or len(after.text) < len(words) or after.text[0].islower()):
        return ""
    if after.text.casefold() == words.casefold() and sum(map(str.isupper, words)) in (0, sum(map(str.isalpha, words))):
        return after.text
    return words
