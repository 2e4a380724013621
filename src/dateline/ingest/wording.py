"""Words that page furniture, bylines and dates are made of, from `wording.toml`: tables only, no logic."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

_TABLES: dict[str, Any] = tomllib.loads(files("dateline.ingest").joinpath("wording.toml").read_text("utf-8"))


def _words(table: str, name: str) -> frozenset[str]:
    return frozenset(_TABLES[table][name].split())


def _choice(table: str, name: str) -> str:
    """The patterns of a list as one alternation, the longest first."""
    return "|".join(sorted(_TABLES[table][name], key=len, reverse=True))


def _lines(table: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in _TABLES[table]["lines"]), re.IGNORECASE)


MONTHS: dict[str, int] = {name: int(number) for number, names in _TABLES["dates"]["months"].items() for name in names}
WEEKDAYS = _words("dates", "weekdays")
PUBLISHED_LABELS = _choice("dates", "published")
UPDATED_LABELS = _choice("dates", "updated")
BEGUN_LABELS = _choice("dates", "begun")

AGENCIES: tuple[str, ...] = tuple(_TABLES["makers"]["agencies"])
OUTLETS: tuple[str, ...] = tuple(_TABLES["makers"]["outlets"])
OUTLET_WORDS = _words("makers", "outlet_words")
GENERIC_CREDITS = _words("makers", "generic")

BYLINE_WORDS = _choice("bylines", "by")
BYLINE_JOBS = _words("bylines", "small_words")
CREDIT_JOBS = _words("bylines", "desk_words")

SOURCE_LABELS = _choice("credit", "sources")
DESK_VERBS = _choice("credit", "desk")
WITH_WORDS = _choice("credit", "with")
ACCORDING_TO = _choice("credit", "according_to")

NOT_PLACES = WEEKDAYS | frozenset(MONTHS) | _words("datelines", "not_places")
PLACE_LINKS = _words("datelines", "links")
PLACES_WHOLE = frozenset(_TABLES["datelines"]["whole"])

MASTHEAD_ENDS = _words("mastheads", "ends")
MASTHEAD_STARTS = _words("mastheads", "starts")
MASTHEAD_SURE = _words("mastheads", "sure")
MASTHEAD_NEVER = _words("mastheads", "never")
MASTHEAD_PLACED = _words("mastheads", "placed")
MASTHEAD_LINKS = _words("mastheads", "links")
SECTIONS = _words("mastheads", "sections")
IMPRINT_SMALL = _words("mastheads", "small")
KICKERS = _words("mastheads", "kickers")
MASTHEAD_BODIES = _words("mastheads", "bodies")
MASTHEAD_KINDS = _words("mastheads", "kinds")
MASTHEAD_WRITERS = _words("mastheads", "writers")
KICKER_KINDS = re.compile(_choice("mastheads", "kicker_lines"), re.IGNORECASE)

SHARE_WORDS = _words("share", "words")
SHARE_STRONG = _words("share", "strong")
SHARE_LINES = _lines("share")
NOTICE_LINES = _lines("notice")
CAPTION_LINES = _lines("caption")
RELATED_LINES = _lines("related")
RELATED_OPENINGS = _choice("related", "openings")
