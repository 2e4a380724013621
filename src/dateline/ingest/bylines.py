"""Bylines and the other lines above and below a report that say who wrote it, for whom, where and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.ingest.datelines import is_agency, is_place, name_agencies, place_only, read_opening
from dateline.ingest.days import DATE_AT, PARTIAL_DAY, MonthDay, find_day, find_month_day
from dateline.ingest.lines import Line
from dateline.ingest.outlets import is_bare_name, is_outlet_name, is_placed_name, may_name_outlet
from dateline.ingest.wording import (
    AGENCIES,
    BYLINE_JOBS,
    BYLINE_WORDS,
    KICKERS,
    MASTHEAD_ENDS,
    MASTHEAD_KINDS,
    NOT_PLACES,
    OUTLET_WORDS,
    OUTLETS,
    PLACES_WHOLE,
    PUBLISHED_LABELS,
    UPDATED_LABELS,
    WEEKDAYS,
)
from dateline.knowledge.places import is_place as is_known_place
from dateline.knowledge.spelling import ARTICLES
from dateline.when import When

LONGEST = 160
"""A line longer than this is running text."""

MOST_PIECES, MOST_WORDS, REMARK = 4, 7, 4
"""Pieces of a line that stand apart from its day, words of a piece, and words of one that only says what kind a text is."""

ENTRIES = 3
"""Days alone on lines that make a list of dates, and none of them that of the report."""

_APART = re.compile(r"\s*[,;|·•()]\s*|\s+[–—/-]+\s+|\s*:\s+")
_ENDS_APART = re.compile(r"(?:[,;|·•(:]|\s[–—/-]+)\s*$")
_BEFORE_DAY = re.compile(r"\b(?:le|on|du|the|el|am|vom)\s+$", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s.,;:|·•–—/+-]+")
_ARABIC_RUN = re.compile(r"[\u0600-\u06ff]+(?: [\u0600-\u06ff]+){0,2}(?=\s*(?:[.,;:|·•()–—/+]|$|\d))")
_LABEL = re.compile(rf"\(?(?:(?P<published>{PUBLISHED_LABELS})|(?P<updated>{UPDATED_LABELS}))\b\s*:?\s*", re.IGNORECASE)
_BYLINE = re.compile(rf"(?:{BYLINE_WORDS})\b\s*:?\s+", re.IGNORECASE)
_STAFF = re.compile(
    rf"(?:{BYLINE_WORDS})\s+(?:the|our|an?)\s+(?:[\w-]+\s+){{0,3}}?(?:staff|desk|newsroom|team|bureau|correspondents?|reporters?|writers?"
    r"|editors?)(?P<names>\s+(?:of|at|in|for|from)\s+[^.,;:|()]{2,50})?(?=\s*(?:[.,;:|(·•–—]|$))",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\(([^()\n]{2,60})\)")
_MAKERS = "|".join(sorted((re.escape(a) for a in (*AGENCIES, *OUTLETS)), key=len, reverse=True))
_MAKER = re.compile(rf"(?:{_MAKERS})(?!\w)|(?:REUTERS|ASSOCIATED PRESS|AGENCE FRANCE-PRESSE|BLOOMBERG)(?!\w)")
_NAME_END = re.compile(r"\.\s+(?=\W*[A-Z])|\s*[|·•]\s*|\s+[–—-]\s+|\s*\(|\.?$")
_INITIAL = re.compile(r"(?:^|[\s.])(?:[A-Z]|Mr|Mrs|Ms|Dr|Jr|Sr|St)$")
_WROTE_IN = re.compile(r",?\s(?:in|à)\s(?P<place>[^,]+)$")
_ON = re.compile(r"\s(?:on|le|el|am)\s*$", re.IGNORECASE)
"""The word between a name and a day ("Posted by Ana Silva on 3 May")."""
_HIJRI = re.compile(r"\d{1,2}\s.{3,30}\s1[34]\d\d\s*(?:A\.?H\.?|H|هـ)\.?", re.IGNORECASE)
_RUN = re.compile(r"[^\s.,;:|·•()–—/]+(?:[\s/-][^\s.,;:|·•()–—/]+){0,5}?(?=\s*(?:[.,;:|·•()–—]|/\s|$|\d))")
_NAME_RUN = re.compile(r"[^\W\d_][^\s,;:|·•()–—/\d]*(?: [^\s,;:|·•()–—/\d]+){0,6}")
_SIGNATURE = re.compile(r"[–—-]{1,2}\s*(?P<name>\S.{2,50})")


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a byline or masthead line says; every field may be empty."""

    published: When | None = None
    updated: When | None = None
    month_day: MonthDay | None = None
    """A day printed without a year."""
    place: str = ""
    outlet: str = ""
    credits: tuple[str, ...] = ()
    weak: int = 0
    """Pieces that could be anything (a section, a town)."""
    strong: bool = False
    """Whether a byline, date or agency makes it certain that the line is no news."""


@lru_cache(maxsize=4096)  # Several readers of a report's edges ask for the same lines.
def read_byline(line: str, *, day_first: bool | None = None) -> Imprint | None:
    """What a line says when all of it is byline, date, place, agency or section; None for a line of news.

    "By A and B, The Daily Sun. PARIS." and "Posted on Sep 5, 2021 at 10:18 am" are read whole; "By Friday the army
    had left." is news.
    """
    if len(line) > LONGEST:
        return None
    if _HIJRI.fullmatch(line):
        return Imprint(strong=True)
    said, at = Imprint(), 0
    while at < len(line):
        between = _BETWEEN.match(line, at)
        at = between.end() if between else at
        if at == len(line):
            break
        step = _piece(line, at, said, day_first)
        if step is None:
            return _read_apart(line, day_first)
        said, at = step
    return said if said.strong and said.weak <= 2 else _read_apart(line, day_first)


def _read_apart(line: str, day_first: bool | None) -> Imprint | None:
    """What a line says that sets a whole day apart from a few names and remarks: "Lantern magazine – Tuesday, 4 May 2021",
    "Press statement, Oslo, 4 May 2021", "Par Ana Silva, Le Phare libre (blog), 4 mai 2021". None where words run on."""
    days = [day for m in DATE_AT.finditer(line) if (day := find_day(line, m.start(), day_first=day_first))]
    if len(days) != 1:
        return None
    before, after = _BEFORE_DAY.sub("", line[: days[0].start]), line[days[0].end :]
    if (before.strip() and not _ENDS_APART.search(before)) or (after.strip(" .") and not _APART.match(after)):
        return None
    said = Imprint(published=days[0].when, strong=True)
    pieces = [(piece.strip(' ."“”'), part is before) for part in (before, after) for piece in _APART.split(part)]
    pieces = [(words, first) for words, first in pieces if words]
    if not 0 < len(pieces) <= MOST_PIECES:
        return None
    signed = _BYLINE.match(pieces[0][0]) is not None
    for words, first in pieces:
        known = _read_part(words, said, first, signed=signed)
        if known is None:
            return None
        said = known
    return said


def _read_part(words: str, said: Imprint, first: bool, *, signed: bool) -> Imprint | None:
    """What is known with one more of the pieces that stand apart from a day; a name may stand only before the day, for behind
    a day at the front stands what a list says of it. Behind one who signs, any words with an article name the outlet."""
    tokens = words.split()
    if len(tokens) > MOST_WORDS:
        return None
    if _BYLINE.match(words):
        names = _BYLINE.sub("", words, count=1)
        return replace(said, outlet=said.outlet or _outlet_of(names)) if _are_names(names) else None
    if is_town(words):
        return replace(said, place=said.place or words)
    if is_remark(words):
        return said
    if _MAKER.fullmatch(words):
        return replace(said, credits=_joined(said.credits, (words,)))
    kind = len(tokens) > 1 and tokens[-1] in MASTHEAD_ENDS
    name = " ".join(tokens[:-1]) if kind else words
    one = name.isalpha() and name[0].isupper() and len(name) > 2 and (kind or not is_known_place(name))
    behind = signed and len(tokens) > 1 and tokens[0].casefold() in ARTICLES and name[0].isupper()
    named = is_outlet_name(name) or is_placed_name(name) or is_bare_name(name) or one or behind
    return replace(said, outlet=said.outlet or name) if first and named else None


def is_town(words: str) -> bool:
    """Whether words are a known place's name, or several: "Oslo/Bergen"."""
    return all(is_place(part, longest=4) and is_known_place(part) for part in words.split("/"))


def is_remark(words: str) -> bool:
    """Whether some words only say what kind of text or broadcast something is: "Regional news", "evening bulletin", "blog"."""
    lowered = words.casefold().split()
    small = all(w.islower() for w in words.split()[1:])
    return small and len(lowered) <= REMARK and not (MASTHEAD_KINDS | KICKERS).isdisjoint(lowered)


def days_listed(lines: Sequence[Line]) -> frozenset[int]:
    """Where the lines of a list of dates begin that are no more than a day, each with what it brought below it; none where too
    few stand there, as the days of a report and of its update may."""
    days = {
        line.start: day.when.order for line in lines if (day := find_day(line.text)) and day.end == len(line.text.rstrip(" :"))
    }
    return frozenset(days) if len(set(days.values())) >= ENTRIES else frozenset()


def read_signature(line: str) -> Imprint | None:
    """A signature under a report ("— AFP", "— A Name"), or None."""
    match = _SIGNATURE.fullmatch(line)
    if match is None:
        return None
    makers = [m for m in name_agencies(match["name"]) if is_agency(m)]
    if makers:
        return Imprint(credits=tuple(makers), strong=True)
    words = match["name"].strip(" .").split()
    return Imprint(strong=True) if 2 <= len(words) <= 4 and all(w[0].isupper() and w[-1] not in ",;:" for w in words) else None


def _piece(line: str, at: int, said: Imprint, day_first: bool | None) -> tuple[Imprint, int] | None:
    """Read one piece of the line at `at`: what is then known and where the next piece begins."""
    for read in (_read_day, _read_staff, _read_names, _read_brackets, _read_outlet, _read_maker, _read_place):
        step = read(line, at, said) if read is not _read_day else _read_day(line, at, said, day_first=day_first)
        if step:
            return step
    return None


def _read_day(line: str, at: int, said: Imprint, *, day_first: bool | None = None) -> tuple[Imprint, int] | None:
    label = _LABEL.match(line, at)
    start = label.end() if label else at
    found = find_day(line, start, day_first=day_first)
    if found is None:
        part = PARTIAL_DAY.match(line, start)
        if part is None or not (said.place or said.outlet or label):
            return None
        return replace(said, month_day=said.month_day or find_month_day(part.group()), strong=True), part.end()
    if label and label["updated"]:
        return replace(said, updated=said.updated or found.when, strong=True), found.end
    return replace(said, published=said.published or found.when, strong=True), found.end


def _read_staff(line: str, at: int, said: Imprint) -> tuple[Imprint, int] | None:
    """`By our correspondent in Oslo`, `By the staff of The Harbour Lantern`."""
    match = _STAFF.match(line, at)
    if match is None:
        return None
    link, _, names = (match["names"] or "").strip().partition(" ")
    names = names.strip()
    named = is_place(names.removeprefix("the ").removeprefix("The ")) or may_name_outlet(names)
    if names and not named:
        return None
    known = replace(said, strong=True)
    if names and link.casefold() == "in":
        known = replace(known, place=said.place or names)
    elif names:
        known = replace(known, outlet=said.outlet or names)
    return known, match.end()


def _read_outlet(line: str, at: int, said: Imprint) -> tuple[Imprint, int] | None:
    """An outlet's name up to a comma, bar or date ("Coastal Lantern | Friday, 21 August 2020"). Alone it proves nothing."""
    match = _NAME_RUN.match(line, at)
    if match is None or said.outlet:
        return None
    maker = _MAKER.match(match.group())
    tokens = list(re.finditer(r"\S+", match.group()))
    for end in (at + t.end() for t in reversed(tokens)):
        if maker is not None and (end <= at + maker.end() or not is_outlet_name(line[at:end])):
            continue
        rest = line[end:].lstrip()
        name = line[at:end]
        over = not rest or not rest[0].isalpha() or find_day(rest) or PARTIAL_DAY.match(rest) or _LABEL.match(rest)
        if over and (is_outlet_name(name) or (is_placed_name(name) and find_day(line, _after_comma(line, end)))):
            return replace(said, outlet=name, weak=said.weak + 1), end
    return None


def _after_comma(line: str, at: int) -> int:
    """Where the words after a comma begin; the end of the line when there is none."""
    return at + 2 if line[at : at + 2] == ", " else len(line)


def _read_names(line: str, at: int, said: Imprint) -> tuple[Imprint, int] | None:
    """`By` and the names after it, up to a full stop, bar, dash or date."""
    by = _BYLINE.match(line, at)
    if by is None:
        return None
    end = next(
        (m.start() for m in _NAME_END.finditer(line, by.end()) if not _INITIAL.search(line[by.end() : m.start()])), len(line)
    )
    for cut in range(by.end(), end):
        if line[cut].isdigit() or (line[cut - 1] == " " and (find_day(line, cut) or PARTIAL_DAY.match(line, cut))):
            end = cut
            break
    names = _ON.sub("", line[by.end() : end]).strip(" ,.")
    names, place = _apart_from_place(names)
    if not _are_names(names):
        return None
    stated = "statement" in by.group().casefold()
    outlet = names if stated and len(names.split()) > 1 else _outlet_of(names)
    found = name_agencies(outlet) if outlet else ()
    known = replace(said, outlet=said.outlet or outlet, place=said.place or place, credits=_joined(said.credits, found))
    return replace(known, strong=True), end


def _apart_from_place(names: str) -> tuple[str, str]:
    """The names of a byline and the known place behind them where they wrote ("Jo Roe in Oslo")."""
    found = _WROTE_IN.search(names)
    known = found is not None and is_place(found["place"]) and is_known_place(found["place"])
    return (names[: found.start()], found["place"]) if found and known else (names, "")


def _are_names(words: str) -> bool:
    """Whether words are names of people and outlets, with the small words and jobs that bylines have."""
    tokens = words.replace(",", " ").split()
    if not 0 < len(tokens) <= 16 or tokens[0].casefold() in WEEKDAYS or tokens[0].casefold() in NOT_PLACES - {"ann"}:
        return False
    plain = [t for t in tokens if t.casefold() not in BYLINE_JOBS]
    return bool(plain) and all(t[0].isupper() or t[0] in "@&" or (t[0].isalpha() and not t[0].islower()) for t in plain)


def _outlet_of(names: str) -> str:
    """The outlet that a byline ends with or consists of, or nothing."""
    head, comma, last = names.rpartition(",")
    last = last.strip()
    if not comma:
        return names if is_agency(names) or _has_outlet_word(names) else ""
    words = last.split()
    while words and words[-1].casefold() in BYLINE_JOBS:
        words.pop()
    last = " ".join(words)
    if len(words) > 6 or " and " in f" {last} ":
        return ""
    if words[:1] == ["The"] and len(words) > 1 and last.casefold() not in PLACES_WHOLE:
        return last
    if is_agency(last) or _has_outlet_word(last) or is_placed_name(last):
        return last
    listed = any(f" {joint} " in head for joint in ("and", "et", "y", "und"))
    odd = len(words) == 1 and sum(c.isupper() for c in last) > 1 and not head.isupper()
    return last if (odd or (listed and last[0].isupper())) and not is_known_place(last) else ""


def _has_outlet_word(words: str) -> bool:
    return any(w.strip(".").casefold() in OUTLET_WORDS for w in words.split())


def _read_brackets(line: str, at: int, said: Imprint) -> tuple[Imprint, int] | None:
    """`(Conakry)` or `(Reuters)`, or an opening as of a report ("PARIS (AP)")."""
    match = _BRACKETS.match(line, at)
    if match is None:
        opening = read_opening(line[at:])
        if opening is None or not opening.credits or at + opening.end < len(line.rstrip()):
            return None
        dated = opening.day or _bracketed_day(line[at:])
        known = replace(said, place=said.place or opening.place, published=said.published or dated)
        known = replace(known, month_day=known.month_day or opening.month_day)
        return replace(known, credits=_joined(said.credits, opening.credits), strong=True), at + opening.end
    makers = name_agencies(match[1])
    if any(is_agency(m) for m in makers):
        return replace(said, credits=_joined(said.credits, makers), strong=True), match.end()
    if is_place(match[1]):
        return replace(said, place=said.place or match[1], weak=said.weak + 1), match.end()
    return None


def _bracketed_day(words: str) -> When | None:
    """The full date inside a dateline's brackets ("(Agency - 25th January, 2022)")."""
    inside = _BRACKETS.search(words)
    found = next((d for i in range(len(inside[1])) if (d := find_day(inside[1], i))), None) if inside else None
    return found.when if found else None


def _read_maker(line: str, at: int, said: Imprint) -> tuple[Imprint, int] | None:
    match = _MAKER.match(line, at)
    if match is None:
        return None
    return replace(said, credits=_joined(said.credits, (match.group(),)), strong=True), match.end()


def _read_place(line: str, at: int, said: Imprint) -> tuple[Imprint, int] | None:
    """A run of capitals that may be a town or a section, up to a comma or stop; certain of neither."""
    arabic = _ARABIC_RUN.match(line, at)
    if arabic:
        return replace(said, weak=said.weak + 1), arabic.end()
    match = _RUN.match(line, at)
    if match is None:
        return None
    words = match.group().strip()
    if len(words) <= 3 and words.isalpha() and line[match.end() : match.end() + 1] in (",", ""):
        return replace(said, weak=said.weak + (not said.strong)), match.end()
    dated = PARTIAL_DAY.search(words)
    place = place_only(words[: dated.start()] if dated else words)
    if not place or not is_place(place, longest=4):
        return None
    follows = PARTIAL_DAY.match(line, match.end() + 2) if line[match.end() : match.end() + 2] == ", " else None
    whole = find_day(line, match.end() + 2) is not None if line[match.end() : match.end() + 2] == ", " else False
    near = (follows and not whole) or (whole and is_known_place(place))
    if not said.place and (dated or near or (said.strong and place.isupper())):
        joined = re.match(r", ([A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)?)(?=[\s.]*$)", line[match.end() :])
        if joined and is_place(joined[1]):
            return replace(said, place=f"{place}, {joined[1]}", weak=said.weak + 1), match.end() + joined.end()
        return replace(said, place=place, weak=said.weak + 1), at + len(place)
    return replace(said, weak=said.weak + 1), at + len(place)


def _joined(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*old, *new)))
