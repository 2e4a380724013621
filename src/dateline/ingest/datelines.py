"""Datelines: where a report says it was written, and the agency it comes from ("DAKAR, Senegal (AP) — ")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.ingest.days import DATE_AT, MonthDay, find_day, find_month_day, search_day, without_days
from dateline.ingest.lines import Line
from dateline.ingest.wording import (
    AGENCIES,
    BYLINE_WORDS,
    GENERIC_CREDITS,
    MASTHEAD_LINKS,
    MONTHS,
    NOT_PLACES,
    OUTLET_WORDS,
    PLACE_LINKS,
    PLACES_WHOLE,
    WEEKDAYS,
)
from dateline.knowledge.places import places
from dateline.when import When

HEAD_LINES = 6
"""A dateline stands in one of the first lines: after a headline, a summary and a caption at most."""

WELL_KNOWN = 100_000
"""People of a town that may stand alone in capitals before a report."""

_AGENCY_NAMES = {a.casefold() for a in AGENCIES}
_DASH = r"(?:\.?\s*(?:--+|[-–—―−_])|\s*:(?=\s))"
_WITH_AGENCY = re.compile(rf"(?P<place>[^()\n!?;“”\"]{{0,70}}?)\s*\((?P<agency>[^()\n]{{2,60}})\)(?P<dash>{_DASH})?\s*")
_WITHOUT = re.compile(r"(?P<place>[^()\n!?:;“”\"]{2,60}?)(?P<dash>\s(?:--?|[–—―−])\s|—|―|--|\.\s?[-–—]\s)\s*")
_COLON = re.compile(r"(?P<place>[^\W\d_]{5,}(?:[ /][^\W\d_]{4,}){0,2}): ")
_LEADING = re.compile(r"\((?P<words>[^()\n]{2,60})\)\s*")
_LOUD = re.compile(r"(?=[^.]{4})(?P<place>[^\W\d_a-z]{2,}(?:[ '’-][^\W\d_a-z]+){0,3})\.\s+(?=[A-Z“\"])")
_STOP = re.compile(r"(?:[.:]|(?<=\.))\s+")
_WEEKDAY = re.compile(rf",\s*(?:{'|'.join(sorted(WEEKDAYS))})[\s,.–—-]*$", re.IGNORECASE)
_AUTHOR = re.compile(
    rf"(?i:{BYLINE_WORDS})\s+(?P<names>[^\d\n,:;()]{{4,60}}?)(?:,?\s+(?:in|à)\s+|,\s+)"
    r"(?P<rest>[^\n:;]{2,60}?\s(?:--?|[–—―−])\s+\S)"
)
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_MAKERS = re.compile(r"\s*(?:/|,|;|\||\+| - | – | et | and | y )\s*")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: its place as printed, the agencies it names, and the stretch to skip when reading, [start, end)."""

    place: str
    start: int
    end: int
    credits: tuple[str, ...] = ()
    day: When | None = None
    """The day it prints whole."""
    month_day: MonthDay | None = None
    """The day it prints without a year."""


def find_opening(lines: Sequence[Line]) -> Dateline | None:
    """The first dateline or agency mark among a report's first lines, with its place in the text."""
    speakers = sum(bool(_COLON.match(line.text)) for line in lines) > 1
    for line in lines[:HEAD_LINES]:
        opening = read_opening(line.text)
        spoken = speakers and opening is not None and line.text[: opening.end].endswith(": ")
        if opening and not spoken:
            return replace(opening, start=line.start, end=line.start + opening.end)
    return None


@lru_cache(maxsize=4096)  # Several readers of a report's edges ask for the same lines.
def read_opening(line: str) -> Dateline | None:
    """The dateline or agency mark that a line opens with; the place is empty for "(CNN) …"."""
    opening = _after_maker(line) or _after_author(line) or _bracketed_place(line) or _plain_opening(line)
    return opening and _dated(opening, line)


def _plain_opening(line: str) -> Dateline | None:
    return _with_agency(line) or _without_agency(line) or _with_colon(line) or _with_stop(line)


def _dated(opening: Dateline, line: str) -> Dateline:
    """The opening with the first day that it prints, whole or without a year."""
    words = line[: opening.end]
    whole = next((d.when for m in DATE_AT.finditer(words) if (d := find_day(words, m.start()))), None)
    return replace(opening, day=whole, month_day=None if whole else find_month_day(words))


def name_agencies(words: str) -> tuple[str, ...]:
    """The agencies and outlets that a credit names, generic words ("agencies") and dates left out."""
    words = without_days(words)
    pieces = [p.strip(" .,:()[]–—-©") for p in _MAKERS.split(words)]
    named = [p for p in pieces if p and not all(w in GENERIC_CREDITS for w in p.casefold().split())]
    return tuple(dict.fromkeys(n for n in named if not n.isdigit()))


def is_agency(words: str) -> bool:
    """Whether the words are a news agency's name."""
    return words.strip(" .").casefold() in _AGENCY_NAMES


def is_place(words: str, *, longest: int = 6) -> bool:
    """Whether the words can be a place's name: capitalised words and the small words between them, and no digits."""
    tokens = re.split(r"[\s,/]+", words.strip(" ,"))
    if not 0 < len(tokens) <= longest or any(c.isdigit() for c in words):
        return False
    lowered = [t.strip(".").casefold() for t in tokens]
    if " ".join(lowered[:2]) in PLACES_WHOLE:
        tokens, lowered = tokens[1:], lowered[1:]
    if lowered[0] in NOT_PLACES or lowered[-1] in NOT_PLACES - MONTHS.keys():
        return False
    links = [t in PLACE_LINKS and t.islower() for t in tokens]
    return not links[0] and all(link or _capital(t) for t, link in zip(tokens, links, strict=True))


def place_only(words: str) -> str:
    """A dateline's place without its date ("BAMAKO, Aug 18" → "BAMAKO")."""
    words = _WEEKDAY.sub("", without_days(words)).rstrip(" ,–—-")
    place = re.sub(r"(?:[\s,.–—-]|\ble\b)+$", "", words).strip()
    return f"{place}." if words.endswith(".") and re.search(r"\b[A-Z]\.[A-Z]$", place) else place


def _after_maker(line: str) -> Dateline | None:
    """An outlet in brackets before a dateline: "(Daily Lantern) OSLO, 5 May 2020 – …"."""
    match = _LEADING.match(line)
    if match is None or not _names_maker(match["words"]):
        return None
    inner = _without_agency(line[match.end() :]) or _with_colon(line[match.end() :]) or _with_stop(line[match.end() :])
    if inner is None:
        return None
    makers = tuple(m for m in name_agencies(match["words"]) if m.casefold() not in NOT_PLACES)
    return replace(inner, end=match.end() + inner.end, credits=makers)


def _after_author(line: str) -> Dateline | None:
    """An author before a dateline in the same line: "By Jo Roe in Lusaka — …"."""
    match = _AUTHOR.match(line)
    if match is None or not all(_capital(w) or w in ("and", "et", "&") for w in match["names"].split()):
        return None
    inner = _without_agency(line[match.start("rest") :])
    return inner and replace(inner, end=match.start("rest") + inner.end)


def _bracketed_place(line: str) -> Dateline | None:
    """A town in brackets before a dash ("(Oslo, 5 May 2020) – …"), or an outlet there ("(Lantern.com) – …")."""
    match = _LEADING.match(line)
    dash = re.compile(r"\s*(?:--?|[–—―−])\s+").match(line, match.end()) if match else None
    if match is None or dash is None:
        return None
    place, rest = place_only(match["words"]), line[dash.end() :]
    if not is_place(place, longest=4) or len(rest) < 60 or not _starts_sentence(rest):
        return None
    tokens = place.casefold().split()
    if tokens[-1] in OUTLET_WORDS or re.search(r"\w{3}\.[a-z]{2,4}$", place):
        outlet = len(tokens) > 1 or "." in place
        return Dateline("", 0, dash.end(), name_agencies(place)) if outlet else None
    return None if any(map(is_agency, tokens)) else Dateline(place, 0, dash.end())


def _with_stop(line: str) -> Dateline | None:
    """A town and a date with a full stop or colon after them: "OSLO, 5 May 2020. …"; or a known town in capitals alone."""
    return _dated_place(line) or _loud_place(line)


def _dated_place(line: str) -> Dateline | None:
    head = line[:90]
    match = search_day(head)
    if match is None or match.start() == 0:
        return None
    before, place = head[: match.start()].rstrip(), place_only(head[: match.start()])
    stop = _STOP.match(line, match.end())
    if stop is None or not (before.endswith(",") or place.isupper()) or not is_place(place):
        return None
    rest = line[stop.end() :]
    return Dateline(place, 0, stop.end()) if len(rest) >= 40 and _starts_sentence(rest) else None


def _loud_place(line: str) -> Dateline | None:
    match = _LOUD.match(line)
    if match is None or len(line) - match.end() < 60 or not _is_town(match["place"]):
        return None
    return Dateline(match["place"], 0, match.end())


def _is_town(words: str) -> bool:
    """Whether words name a town of some size, where no date and no mark of an agency says so: not "HOPE", "VICTORY"."""
    return any(p.population >= WELL_KNOWN and p.lat is not None for p in places(words)[:1])


def _with_agency(line: str) -> Dateline | None:
    match = _WITH_AGENCY.match(line)
    if match is None:
        return None
    makers, rest = name_agencies(match["agency"]), line[match.end() :]
    sure = [is_agency(m) or (_names_maker(m) and is_agency(m.split()[0])) for m in makers]
    named = " ".join(makers) if makers else without_days(match["agency"])
    known = any(sure) if match["dash"] else bool(sure) and all(sure)  # "(A Name/Reuters)" without a dash is a photograph's
    if not match["place"].strip():
        ends = bool(match["dash"]) or not rest or _starts_sentence(rest)
        return Dateline("", 0, match.end(), makers) if known and ends else None
    place = place_only(match["place"])
    if not is_place(place) and not (known and _ARABIC.match(place) and len(place.split()) <= 3):
        return None
    if not known and not (match["dash"] and _names_maker(named) and _starts_sentence(rest)):
        return None
    if rest and not match["dash"] and (not _starts_sentence(rest) or _is_short_form(match["agency"], place)):
        return None
    return Dateline(place, 0, match.end(), makers)


def _without_agency(line: str) -> Dateline | None:
    match = _WITHOUT.match(line)
    if match is None:
        return None
    words, _, agency = match["place"].partition(" - ")
    place, rest = place_only(words + "." * match["dash"].startswith(".")), line[match.end() :]
    if agency or not is_place(place, longest=5) or not _starts_sentence(rest):
        return None
    loud = place.isupper()
    if not loud and (not match["dash"].lstrip(".")[0].isspace() or len(rest) < 60 or _closes_aside(rest, match["dash"])):
        return None
    if loud and len(rest) < 40:
        return None
    return Dateline(place, 0, match.end())


def _with_colon(line: str) -> Dateline | None:
    """The South Asian and Gulf papers' "ISLAMABAD: …"."""
    match = _COLON.match(line)
    if match is None or not match["place"].isupper() or not is_place(match["place"]):
        return None
    rest = line[match.end() :]
    if len(rest) < 80 or not _starts_sentence(rest) or rest[0] in "“\"'‘":
        return None
    return Dateline(match["place"], 0, match.end())


def _is_short_form(letters: str, words: str) -> bool:
    """Whether letters in brackets only shorten the words before them ("Anadolu Agency (AA)")."""
    return letters.casefold() == "".join(w[0] for w in words.split()).casefold()


def _closes_aside(rest: str, dash: str) -> bool:
    """Whether the sentence has a second dash of the kind, so that the first opened an aside."""
    sentence = re.split(r"[.!?][\s”\"]", rest, maxsplit=1)[0]
    return sentence.count(f" {dash.strip()} ") % 2 == 1


def _starts_sentence(rest: str) -> bool:
    first = rest[:1]
    return first.isupper() or first.isdigit() or (first != "" and first in "“\"'‘«¿¡$€£[") or bool(_ARABIC.match(first))


def _names_maker(words: str) -> bool:
    """Whether words in brackets look like an outlet's name rather than a remark."""
    tokens = words.split()
    small = len(tokens) > 2 and _capital(tokens[0]) and _capital(tokens[-1])
    named = all(_capital(w) or not w[0].isalpha() or (small and w in MASTHEAD_LINKS) for w in tokens)
    return len(tokens) <= 4 and named and not words.isdigit()


def _capital(word: str) -> bool:
    """Whether a word is written with a capital, also after a small article ("al-Bab", "d'Ivoire", "N'Djamena")."""
    parts = [p for p in re.split(r"[-’'‘.]", word) if p]
    return bool(parts) and (parts[0][0].isupper() or (len(parts[0]) <= 3 and len(parts) > 1 and parts[1][0].isupper()))
