"""The outlet's name on a line of its own over a report, and the order of what stands there: masthead, headline, byline."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.ingest.bylines import Imprint, read_byline
from dateline.ingest.datelines import HEAD_LINES, read_opening
from dateline.ingest.lines import Line
from dateline.ingest.outlets import (
    explained,
    is_bare_name,
    is_outlet_name,
    is_placed_name,
    is_plain_name,
    may_name_outlet,
    outlet_called,
)
from dateline.ingest.wording import KICKER_KINDS, KICKERS

SMALL = 3
"""Letters of words that headlines in capitals may leave small."""
HIGHEST = 3
"""A masthead is one of the first lines: over or under the headline, or under its summary; kickers and bylines not counted."""


def find_masthead(lines: Sequence[Line]) -> Line | None:
    """The line among a report's first that is its outlet's name and no more, or None.

    The name alone is no proof, as headlines end in such words too: a headline must follow a first line, a byline or date
    must stand beside a later one. A name that is less like an outlet's must stand right over a day.
    """
    high = [at for at, line in enumerate(lines[:HEAD_LINES]) if not (_is_imprint(line) or is_kicker(line.text))]
    return next((lines[at] for at in high[:HIGHEST] if _is_masthead(lines, at)), None)


def _is_masthead(lines: Sequence[Line], at: int) -> bool:
    words = outlet_called(lines[at].text)
    if is_outlet_name(words) and _stands(lines, at):
        return True
    if not at and is_bare_name(words) and _has_headline(lines) and _is_over_day(lines, at) and not _is_titled(lines):
        return True
    if at and explained(lines[at].text) and _day_under(lines[at + 1 : at + 3]) is not None:
        return True
    return _is_over_day(lines, at) and (is_placed_name(words) or _names_itself(lines, at))


def _day_under(after: Sequence[Line]) -> Imprint | None:
    """What the next line says, if it stands in the same block and prints a day; past a byline in it."""
    said = read_byline(after[0].text) if after and not after[0].apart else None
    if said is not None and not (said.published or said.month_day) and len(after) > 1:
        return _day_under(after[1:2])
    return said if said is not None and (said.published or said.month_day) else None


def _names_itself(lines: Sequence[Line], at: int) -> bool:
    """Whether a line with a small word in it, as no person's name has, or over or under its kind ("Press statement"), is a
    name that the report goes on to use."""
    words, after = lines[at].text, lines[at + 1 : at + 2]
    stated = bool(after) and not after[0].apart and is_kicker(after[0].text)
    stated = stated or (at > 0 and not lines[at].apart and is_kicker(lines[at - 1].text))
    named = may_name_outlet(words) and (stated or not {"for", "of"}.isdisjoint(words.split()))
    return named and any(words in line.text for line in lines[at + 2 :])


def _is_over_day(lines: Sequence[Line], at: int) -> bool:
    """Whether a line begins a block of which the next is the day and no more, with a headline over it or under both; a
    byline may be over it in the block."""
    begins = lines[at].apart or (at > 0 and (_is_imprint(lines[at - 1]) or is_kicker(lines[at - 1].text)))
    said = _day_under(_after(lines, at)) if begins else None
    if said is None or said.outlet:
        return False
    return at > 0 or _has_headline(lines)


def _has_headline(lines: Sequence[Line]) -> bool:
    """Whether a headline follows the first line, with a report under it."""
    under = [x for x in lines[1:HEAD_LINES] if not (_is_imprint(x) or is_kicker(x.text))]
    return len(under) > 1 and is_headline(under[0])


def _is_titled(lines: Sequence[Line]) -> bool:
    """Whether the headline under the first line has capitals throughout: where a house writes so, the first line may be one,
    too."""
    under = next(x for x in lines[1:HEAD_LINES] if not (_is_imprint(x) or is_kicker(x.text)))
    longer = [w for w in under.text.split() if len(w) > SMALL]
    return all(w[0].isupper() for w in longer)


def is_headline(line: Line) -> bool:
    """Whether a line is shaped as a headline: short, without a full stop, and neither byline, kicker nor dateline."""
    words = line.text
    if len(words) > 150 or words.endswith((".", "…", ",", ";", ":")) or words[0] in "-*•–—":
        return False
    return not (is_kicker(words) or read_byline(words) or read_opening(words))


def is_kicker(words: str) -> bool:
    """Whether a line only names the kind of report or its section ("Opinion", "Press statement")."""
    bare = words.strip(" :|").casefold()
    return bare in KICKERS or KICKER_KINDS.fullmatch(bare) is not None


def _stands(lines: Sequence[Line], at: int) -> bool:
    """Whether the lines beside a name make it a masthead."""
    line, after = lines[at], _after(lines, at)
    dated = bool(after) and _is_imprint(after[0])
    plain = is_plain_name(line.text)
    if at:
        tight = line.apart and bool(after) and not after[0].apart and dated
        return tight or (plain and (dated or _is_imprint(lines[at - 1]) or _is_between(lines, at)))
    return (_has_headline(lines) and (plain or dated)) or (plain and dated and len(lines) > 2)


def _after(lines: Sequence[Line], at: int) -> Sequence[Line]:
    """The line behind one, past a kicker in its block ("Opinion" between name and day)."""
    step = 2 if lines[at + 1 : at + 2] and not lines[at + 1].apart and is_kicker(lines[at + 1].text) else 1
    return lines[at + step : at + step + 1]


def _is_between(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands by itself between a headline and a report that opens with where it was written."""
    line, after = lines[at], lines[at + 1 : at + 2]
    alone = line.apart and bool(after) and after[0].apart
    return alone and is_headline(lines[at - 1]) and read_opening(after[0].text) is not None


def _is_imprint(line: Line) -> bool:
    return read_byline(line.text) is not None
