"""The line between a headline and a report that says who published it and when, however it is set: "The Quay Herald, Oslo –
Sunday, 4th May, 2031 (page 3)", "UN office | As of 4 May 2031 | Period covered: 1 – 3 May"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.ingest.bylines import Imprint, is_remark, is_town, read_byline
from dateline.ingest.datelines import Dateline, find_opening
from dateline.ingest.days import DATE_AT, PrintedDay, find_day
from dateline.ingest.lines import Line, split_lines
from dateline.ingest.outlets import is_outlet_name
from dateline.ingest.wording import BEGUN_LABELS, BYLINE_WORDS, IMPRINT_SMALL, PUBLISHED_LABELS, UPDATED_LABELS, WEEKDAYS

LONGEST = 200
"""A line longer than this is running text …"""
MOST_WORDS, MOST_SMALL = 8, 2
"""… and so is a piece of it of more words, or with more small words that neither link names nor label anything."""

_APART = re.compile(r"\s*[|·•;()]\s*|\s*[–—]\s*|\s+[-/]{1,2}\s+|:\s+|,\s+|\.\s+(?=[A-Z])")
_ENDS_APART = re.compile(r"(?:[|·•;(),:.–—]|\s[-/]{1,2})\s*$|^\s*$")
_BEGINS_APART = re.compile(r"\s*(?:[|·•;(),.–—]|[-/]{1,2}\s|(?:at|by|from|à|par|a las|um|von)\s|$)")
_LABEL = re.compile(
    rf"\b(?:(?P<published>{PUBLISHED_LABELS})|(?P<updated>{UPDATED_LABELS})|(?P<begun>{BEGUN_LABELS}))\s*:?\s*$", re.IGNORECASE
)
_EXACT = re.compile(rf"\b(?:{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\b|\d[:h]\d\d", re.IGNORECASE)
_HOUR = re.compile(r"\W{1,4}\d{1,2}[:h]\d\d")
_KIND = re.compile(
    r"\b(?:press release|press statement|information note|communiqu[ée]|bulletin|newsletter)\b|\bN[o°]\.? ?\d", re.IGNORECASE
)
_BY = re.compile(rf"(?:{BYLINE_WORDS}|from)\b", re.IGNORECASE)


def find_imprint(lines: Sequence[Line], *, day_first: bool | None = None) -> tuple[Line, Imprint] | None:
    """The line that stands by itself right under a report's headline, or right over it, and sets a day apart from names and
    remarks; with what it says. None where the words there run on, as those of a summary do, or nothing but a day and names
    stands there, as in "Ceasefire signed – 4 May 2031 – collapses"."""
    for at in (1, 2, 0):
        said = _read(lines, at, day_first) if _stands(lines, at) else None
        if said is not None:
            return lines[at], said
    return None


def find_dateline(text: str) -> Dateline | None:
    """The dateline of a report, or None.

    `text[start:end]` is the whole opening, agency, dash and space with it; the news begins at `end`. The place is as
    printed, without date or agency. A dash inside a sentence is no dateline, nor one between headline and report.
    """
    opening = find_opening(under_imprint(split_lines(text)))
    return opening if opening and opening.place else None


def under_imprint(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines but for the imprint, in which a report may open."""
    found = find_imprint(lines)
    return lines if found is None else [line for line in lines if line != found[0]]


def _stands(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands between a headline and a report, or over a headline; with a byline under it or not."""
    after = lines[at + 1 : at + 3]
    if len(after) < 2 or lines[0].text.endswith((".", ",", ";")):
        return False
    if not at:
        return after[1].apart and not after[0].text.endswith(".")
    return after[0].apart or (after[1].apart and _BY.match(after[0].text) is not None)


def _read(lines: Sequence[Line], at: int, day_first: bool | None) -> Imprint | None:
    """What a line says as a byline, and what more of the pieces that are set apart in it; None where it has no day."""
    line = lines[at].text
    if len(line) > LONGEST:
        return None
    said = read_byline(line, day_first=day_first)
    days = [day for m in DATE_AT.finditer(line) if (day := find_day(line, m.start(), day_first=day_first))]
    if said is not None and (said.published or said.updated):
        return _read_pieces(line, days, said) or said
    return _read_pieces(line, days, said or Imprint(strong=True))


def _read_pieces(line: str, days: Sequence[PrintedDay], said: Imprint) -> Imprint | None:
    if not days or not all(_is_apart(line, day) for day in days):
        return None
    if sum(_LABEL.search(line[: day.start]) is None for day in days) > 1:
        return None
    pieces = list(_pieces(line, days))
    if not pieces or not all(_is_fragment(words, MOST_SMALL) for words, _ in pieces):
        return None
    return _named(pieces, _dated(line, days, said)) if _is_sure(line, days, pieces) else None


def _is_sure(line: str, days: Sequence[PrintedDay], pieces: Sequence[tuple[str, bool]]) -> bool:
    """Whether a line has what summaries have not: a label, a weekday or an hour with its day, a bar, a byline, a town or a
    remark before the day, a name as outlets have."""
    if "|" in line or "·" in line or any(_LABEL.search(line[: day.start]) for day in days):
        return True
    if any(_EXACT.search(line, day.start, day.end) or _HOUR.match(line, day.end) for day in days):
        return True
    before = [words for words, first in pieces if first]
    told = any(is_remark(words) or _BY.match(words) or is_town(words) or _KIND.search(words) for words in before)
    return told or any(is_outlet_name(words) for words in before)


def _is_apart(line: str, day: PrintedDay) -> bool:
    """Whether a mark or a label stands before a day, and a mark after it."""
    before = line[: day.start]
    begins = _LABEL.search(before) or _ENDS_APART.search(before)
    return begins is not None and _BEGINS_APART.match(line, day.end) is not None


def _dated(line: str, days: Sequence[PrintedDay], said: Imprint) -> Imprint:
    """With the days: the first that is that of the text itself, and the last on which it was changed."""
    for day in days:
        label = _LABEL.search(line[: day.start])
        if label is None or label["published"]:
            said = replace(said, published=said.published or day.when)
        elif label["updated"]:
            said = replace(said, updated=day.when)
    return said if said.updated else replace(said, published=said.published or days[0].when)


def _pieces(line: str, days: Sequence[PrintedDay]) -> Iterator[tuple[str, bool]]:
    """What marks set apart from each other and from the days, and whether it stands before these."""
    ends = [0, *(day.end for day in days)]
    for end, start in zip(ends, [*(day.start for day in days), len(line)], strict=True):
        bare = (part.strip(' ."“”') for part in _APART.split(_LABEL.sub("", line[end:start])))
        yield from ((words, not end) for words in bare if words)


def _is_fragment(words: str, most: int) -> bool:
    """Whether some words, of which so many at most are small ones, are a name or a remark and not part of a sentence."""
    tokens = words.split()
    small = [t for t in tokens if t.isalpha() and t.islower() and t not in IMPRINT_SMALL]
    return len(tokens) <= MOST_WORDS and len(small) <= most


def _named(pieces: Sequence[tuple[str, bool]], said: Imprint) -> Imprint | None:
    """With the outlet, which is what stands first, and the place; None where nothing before the day may name anybody."""
    for words, before in pieces:
        if is_town(words):
            said = replace(said, place=said.place or words)
        elif before and words[0].isupper() and _is_fragment(words, 1) and not (is_remark(words) or _BY.match(words)):
            said = replace(said, outlet=said.outlet or words)
    return said if said.outlet or _BY.match(pieces[0][0]) else None
