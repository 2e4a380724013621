"""The outlet's name on a line of its own over a report, and the order of what stands there: masthead, headline, byline."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.ingest.bylines import read_byline
from dateline.ingest.datelines import HEAD_LINES, read_opening
from dateline.ingest.lines import Line
from dateline.ingest.outlets import is_outlet_name, is_plain_name
from dateline.ingest.wording import KICKERS

HIGHEST = 3
"""A masthead is one of the first lines: over or under the headline, or under its summary."""


def find_masthead(lines: Sequence[Line]) -> Line | None:
    """The line among a report's first that is its outlet's name and no more, or None.

    The name alone is no proof, as headlines end in such words too: a headline must follow a first line, a byline or date
    must stand beside a later one.
    """
    return next((line for at, line in enumerate(lines[:HIGHEST]) if is_outlet_name(line.text) and _stands(lines, at)), None)


def is_headline(line: Line) -> bool:
    """Whether a line is shaped as a headline: short, without a full stop, and neither byline, kicker nor dateline."""
    words = line.text
    if len(words) > 150 or words.endswith((".", "…", ",", ";", ":")) or words[0] in "-*•–—":
        return False
    return not (is_kicker(words) or read_byline(words) or read_opening(words))


def is_kicker(words: str) -> bool:
    """Whether a line is one word that names the kind of report or its section ("Opinion")."""
    return words.strip(" :|").casefold() in KICKERS


def _stands(lines: Sequence[Line], at: int) -> bool:
    """Whether the lines beside a name make it a masthead."""
    line, after = lines[at], lines[at + 1 : at + 2]
    dated = bool(after) and _is_imprint(after[0])
    plain = is_plain_name(line.text)
    if at:
        tight = line.apart and bool(after) and not after[0].apart and dated
        return tight or (plain and (dated or _is_imprint(lines[at - 1])))
    under = [x for x in lines[1:HEAD_LINES] if not (_is_imprint(x) or is_kicker(x.text))]
    headed = len(under) > 1 and is_headline(under[0])
    return (headed and (plain or dated)) or (plain and dated and len(lines) > 2)


def _is_imprint(line: Line) -> bool:
    return read_byline(line.text) is not None
