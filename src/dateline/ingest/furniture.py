"""Page furniture: the stretches of a report that are not news, so that reading skips them.

Every rule looks at one whole line (or a dateline at a line's head) and asks for more than a first word: "Read Also: …"
is a link, "Read also served as minister" is news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from dateline.ingest.bylines import days_listed, read_byline, read_signature
from dateline.ingest.datelines import HEAD_LINES, find_opening, is_agency, name_agencies, read_opening
from dateline.ingest.days import day_first
from dateline.ingest.imprints import find_imprint, under_imprint
from dateline.ingest.lines import Line, is_hard_wrapped, split_lines
from dateline.ingest.mastheads import find_masthead, is_kicker
from dateline.ingest.wording import (
    ACCORDING_TO,
    CAPTION_LINES,
    CREDIT_JOBS,
    DESK_VERBS,
    MASTHEAD_LINKS,
    NOTICE_LINES,
    OUTLETS,
    RELATED_LINES,
    RELATED_OPENINGS,
    SHARE_LINES,
    SHARE_STRONG,
    SHARE_WORDS,
    SOURCE_LABELS,
    WITH_WORDS,
)
from dateline.model import Furniture, Span

Kind = Literal["related", "share", "credit", "caption", "byline", "heading", "notice"]

FOOT_LINES = 4
ITEMS_MAX = 20
"""Links under one heading at most."""
LONGEST = 600
"""A longer line is running text, whatever it starts with."""


_OUTLET_NAMES = {o.casefold() for o in OUTLETS}
_RELATED = re.compile(rf"[\W_]*(?:{RELATED_OPENINGS})(?:\s*(?::|>+|»|→|\||[–—]\s|-\s)\s*\S.*|[\s:.…>»→*]*)", re.IGNORECASE)
_LINKS_HEADING = re.compile(rf"[\W_]*(?:{RELATED_OPENINGS})[\s:.…>»→*]*", re.IGNORECASE)
_ITEM = re.compile(r"(?:[-–—•·*▪■●►▶→›»>+]|\d{1,2}[.)])\s*\S.{2,250}")
_STAMP = re.compile(
    r"(?:[-–—•*]\s*)?(?:[01]?\d|2[0-3])[:.h][0-5]\d\s?(?:[ap]\.?m\b\.?)?(?:\s?\(?(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|IST|EAT|WAT|CAT)\b\)?)?"
    r"(?:\s*[-–—:|]|\s|$)\s*",
    re.IGNORECASE,
)
"""An hour at the head of a line."""
STAMPS = 2
"""Lines headed by an hour that make a list of them."""
_SPOKEN = re.compile(r"[,?!][\"”’»]\s+[a-z]")
"""The end of quoted words with a speaker after them."""
_FILE_PHOTO = re.compile(r"(?:FILE(?: PHOTO| -|\s*[–—:]| \u2013)|FILE PHOTO|PHOTO:|Pictured:|HANDOUT)\s*\S.{0,500}")
_SOURCE = re.compile(rf"[\W_]*(?:{SOURCE_LABELS})\s*[:：]\s*(?P<who>\S.{{0,100}})", re.IGNORECASE)
_DESK = re.compile(
    rf"[\W_]*(?:additional |with )?(?:{DESK_VERBS})\s*(?:and \w+ )?(?:in [A-Z][\w. ]{{2,30}} )?"
    r"(?:by|from|:)\s+(?P<who>.{2,300})",
    re.IGNORECASE,
)
_WITH = re.compile(
    rf"[\W_]*(?:with|from|contains|avec|com|con|mit)\s+(?:(?:additional |agency )?(?:{WITH_WORDS})\b)\s*"
    r"(?:from|by|of|de|d'|da|von|:)?\s*(?P<who>.{0,120})",
    re.IGNORECASE,
)
_ACCORDING = re.compile(rf"\((?:{ACCORDING_TO})\s*(?P<who>[^.()]{{2,40}})\)", re.IGNORECASE)
_CONTRIBUTED = re.compile(
    r"[\W_]*(?P<who>.{2,160}?)\s+(?:also )?contributed (?:to (?:this|the) (?:report|story|article)|reporting)\b.{0,60}"
)
_SENTENCE_END = tuple('.!?:;,”"’»…)]')


def find_furniture(text: str, *, article: str = "", title: str | None = None) -> tuple[Furniture, ...]:
    """The stretches of `text` that are not news, in order and apart from each other.

    Kinds: related (links to other reports), share, notice (advertisements, cookies, copyright), credit (sources and desks),
    caption, byline (bylines, mastheads and the dateline's stretch), heading (a repeated headline, section headings).
    A line is furniture as a whole or not at all, but for the dateline, which ends where the news begins.
    `title` is the headline when it is known from elsewhere.
    """
    lines = split_lines(text)
    first = day_first(text)
    found: dict[int, tuple[int, Kind]] = {line.start: (line.end, "heading") for line in _headlines(lines, title)}
    found |= {line.start: (line.end, "heading") for line in _sections(lines) if line.start not in found}
    links = _related_items(lines)
    listed, imprint = days_listed(lines), find_imprint(lines, day_first=first)
    over = {find_masthead(lines), imprint[0] if imprint else None}
    for at, line in enumerate(lines):
        if line.start in listed:
            continue
        kind: Kind | None = "related" if at in links else "byline" if line in over else None
        kind = kind or (line_kind(line.text) if at else first_kind(line.text)) or _edge_kind(lines, at, first)
        if kind:
            found[line.start] = (line.end, kind)
    found |= dict(_dateline_stretch(lines, found))
    found |= {start: (end, "byline") for start, end in _stamps(lines) if start not in found}
    return tuple(Furniture(Span(article, start, end), kind) for start, (end, kind) in sorted(found.items()))


def find_credits(text: str) -> tuple[str, ...]:
    """The agencies and outlets that credit lines, datelines and signatures name, in order of print; no generic words."""
    lines = split_lines(text)
    opening = find_opening(under_imprint(lines))
    credits = list(opening.credits) if opening else []
    for at, line in enumerate(lines):
        if at < HEAD_LINES or at >= len(lines) - FOOT_LINES:
            imprint = read_byline(line.text) or read_signature(line.text)
            credits += imprint.credits if imprint else ()
        credits += credited(line.text)
    return tuple(dict.fromkeys(credits))


def credited(line: str) -> tuple[str, ...]:
    """Who a credit line credits; empty for any other line and for "news agencies"."""
    if len(line) > LONGEST or line_kind(line) not in ("credit", None):
        return ()
    source = _SOURCE.fullmatch(line) or _WITH.fullmatch(line) or _ACCORDING.fullmatch(line)
    if source and _is_credit(line):
        return name_agencies(source["who"])
    contributed = _CONTRIBUTED.fullmatch(line)
    if contributed and _is_credit(line):
        return tuple(n for n in name_agencies(contributed["who"]) if is_agency(n))
    return ()


@lru_cache(maxsize=4096)  # Asked for the same lines by what looks for furniture and for credits.
def line_kind(line: str) -> Kind | None:
    """The kind of furniture that a whole line is, wherever it stands; None for news and for headings."""
    if len(line) > LONGEST:
        return None
    if _is_share_bar(line) or SHARE_LINES.fullmatch(line):
        return "share"
    if _is_credit(line):
        return "credit"
    if len(line) <= 250 and (_RELATED.fullmatch(line) or RELATED_LINES.fullmatch(line)):
        return "related"
    if NOTICE_LINES.fullmatch(line):
        return "notice"
    if _FILE_PHOTO.fullmatch(line) or _is_caption(line):
        return "caption"
    return None


def first_kind(line: str) -> Kind | None:
    """The same of the first line of a report, where "Timeline: …" is its headline and no link."""
    kind = line_kind(line)
    return None if kind == "related" and not _RELATED.fullmatch(line) else kind


def _related_items(lines: list[Line]) -> frozenset[int]:
    """Which lines are the links under a heading of links ("Related posts"), by place in `lines`.

    Links are lines with a list's mark, or short lines shaped as titles; dates among them belong to them.
    """
    found: set[int] = set()
    wrapped = is_hard_wrapped(lines)
    for at, line in enumerate(lines):
        if not _LINKS_HEADING.fullmatch(line.text):
            continue
        marked = at + 1 < len(lines) and bool(_ITEM.match(lines[at + 1].text))
        for below in range(at + 1, min(len(lines), at + 1 + ITEMS_MAX)):
            words = lines[below].text
            item = _ITEM.match(words) if marked else not wrapped and _is_link_title(words)
            if not item and not (below > at + 1 and _is_stamp(words)):
                break
            if len(words) <= 250:
                found.add(below)
    return frozenset(found)


def _is_link_title(words: str) -> bool:
    """Whether a line is shaped as another report's title: short, begun with a capital and without a full stop."""
    if len(words) > 120 or not 2 < len(words.split()) <= 16 or words.endswith((".", "…", ",", ";", ":", "”", '"', "»")):
        return False
    if line_kind(words) or read_byline(words) or read_opening(words) or _SPOKEN.search(words):
        return False
    return words[0].isupper() or words[0].isdigit() or words[0] in "“\"‘'«¿¡" or not words[0].isascii()


def _is_stamp(words: str) -> bool:
    """A date or age under a link's title."""
    return bool(read_byline(words)) or (line_kind(words) == "notice" and words.endswith("ago"))


def _is_share_bar(line: str) -> bool:
    """A line made of share buttons and nothing else."""
    if len(line) > 120:
        return False
    words = [w for w in re.split(r"[\s|·•,/:()+-]+", line.casefold()) if w and not w.isdigit()]
    return bool(words) and any(w in SHARE_STRONG for w in words) and all(w in SHARE_WORDS for w in words)


def _is_caption(line: str) -> bool:
    return bool(CAPTION_LINES.fullmatch(line))


def _is_credit(line: str) -> bool:
    """A line that names where the text comes from or who worked on it, and says nothing else."""
    source = _SOURCE.fullmatch(line)
    if source:
        return _names_only(source["who"], longest=10)
    if _ACCORDING.fullmatch(line):
        return True
    if _CONTRIBUTED.fullmatch(line):
        return True
    desk = _DESK.fullmatch(line) or _WITH.fullmatch(line)
    return bool(desk) and _names_only(re.sub(r"(?i)\b(?:additional )?\w+ by\b", "", desk["who"] if desk else ""), longest=40)


def _names_only(words: str, *, longest: int) -> bool:
    """Whether words are names, and the small words that join names, without a verb."""
    tokens = [t for t in re.split(r"[\s,;.()/&+:–—-]+", words) if t]
    if len(tokens) > longest:
        return False
    return all(not t[0].islower() or t.casefold() in CREDIT_JOBS | MASTHEAD_LINKS or "." in t for t in tokens)


def _edge_kind(lines: list[Line], at: int, day_first: bool | None) -> Kind | None:
    """Bylines and credits that are certain only at the head or foot of a report."""
    head, foot = at < HEAD_LINES, at >= len(lines) - FOOT_LINES
    words = lines[at].text
    if not (head or foot):
        return None
    if head and is_kicker(words):
        return "heading"
    imprint = read_byline(words, day_first=day_first)
    if imprint:
        makers_only = bool(imprint.credits) and not (imprint.outlet or imprint.place or imprint.published or imprint.updated)
        return "credit" if makers_only and not words.lower().startswith(("by ", "par ", "por ", "von ")) else "byline"
    if foot:
        signature = read_signature(words)
        return ("credit" if signature.credits else "byline") if signature else None
    if at + 1 < len(lines) and _is_name_line(words) and lines[at + 1].text.strip(" .").casefold() in _OUTLET_NAMES:
        return "byline"
    return None


def _is_name_line(words: str) -> bool:
    """A line of two to ten capitalised words, as an author's name over an outlet's."""
    tokens = words.replace(",", " ").split()
    return 2 <= len(tokens) <= 10 and all(t[0].isupper() or t in ("and", "&") for t in tokens) and words[-1] not in ".!?:"


def _headlines(lines: list[Line], title: str | None) -> Iterator[Line]:
    """The first lines that repeat the title or each other."""
    head = lines[:HEAD_LINES]
    keys = [_key(line.text) for line in head]
    wanted = _key(title) if title else ()
    for line, key in zip(head, keys, strict=True):
        if len(line.text) > 250 or not key:
            continue
        if (wanted and _same_words(key, wanted)) or (keys.count(key) > 1 and not line.text.endswith(".")):
            yield line


def _key(words: str | None) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", words.casefold())) if words else ()


def _same_words(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two headlines are one, up to order and a word in eight."""
    one, two = set(a), set(b)
    return len(one & two) >= 0.85 * len(one | two)


def _sections(lines: list[Line]) -> Iterator[Line]:
    """Short lines without a final stop between paragraphs ("Regular meetings"), and lines that Markdown marks."""
    wrapped = is_hard_wrapped(lines)
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        if re.match(r"#{1,6}\s+\S", line.text) or (
            _heads(line.text)
            and _is_paragraph(before.text)
            and _is_paragraph(after.text)
            and (not wrapped or (line.apart and after.apart))
        ):
            yield line
    if lines and re.match(r"#{1,6}\s+\S", lines[0].text):
        yield lines[0]


def _heads(words: str) -> bool:
    """Whether words are shaped as a section heading."""
    if len(words) > 80 or len(words.split()) > 12 or words.endswith(_SENTENCE_END):
        return False
    return words[0].isalpha() and not words[0].islower() and '"' not in words and "“" not in words


def _is_paragraph(words: str) -> bool:
    return len(words) >= 60 and words.rstrip("”\"’'»)] ").endswith((".", "!", "?", ":", "…", "؟"))


def _stamps(lines: list[Line]) -> list[tuple[int, int]]:
    """The hours that head lines in a list of what happened hour by hour; one alone makes none."""
    found = [(line.start, line.start + m.end()) for line in lines if (m := _STAMP.match(line.text))]
    return found if len(found) >= STAMPS else []


def _dateline_stretch(lines: list[Line], found: dict[int, tuple[int, Kind]]) -> Iterator[tuple[int, tuple[int, Kind]]]:
    """The opening of the first line that has a dateline or agency mark."""
    opening = find_opening([line for line in lines if line.start not in found])
    if opening:
        yield opening.start, (opening.end, "byline")
