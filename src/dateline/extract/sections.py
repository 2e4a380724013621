"""Parts of a report that are each headed by a country: "NIGERIA: …" in a digest, or "Liberia" on a line over what it tells.

What stands in such a part took place in the country that heads it, unless words say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from dateline.knowledge.countries import Country

SECTIONS = 2
"""Countries that head parts of a report, at least."""
LONGEST = 60
"""Letters of a heading that says no more than which country a part is on."""
_MARKS = " \t-–—•·*#_►▪■|"
_LABEL = re.compile(r"[^\W\d_][^:\n]{2,40}?(?=\s?:\s|\s[–—]\s)|[A-ZÀ-Þ][A-ZÀ-Þ' -]{2,40}(?=\.\s)")
_SHORT = re.compile(
    r"(?P<words>[^\W\d_a-z][^\W\d_]+(?:[ '’-](?:[^\W\d_a-z][^\W\d_]*|d[eu]|del|el|la|al)){0,3})(?:\s?:(?=\s)|[*_:]*$)"
)
_BETWEEN = re.compile(r"\s*[-–/,&]\s*|\s+and\s+|\s+et\s+")
_ON = re.compile(
    r"(?:on|sur)\s+(?:the\s+|la\s+)?(?:situation|crisis|crise|conflict|conflit)\s+(?:in|of|au|en|aux|du|de la)\s+(?:the\s+)?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Section:
    """The characters [low, high) of a report that a country, or several, head."""

    low: int
    high: int
    lands: tuple[Country, ...]

    @property
    def land(self) -> Country | None:
        """The country that it is on, where that is one."""
        return self.lands[0] if len(self.lands) == 1 else None


def find_sections(text: str, land: Callable[[str], Country | None]) -> list[Section]:
    """The parts of a report that countries head, in text order; none where fewer than two countries do. `land` gives the
    country of a name. The last one ends with the paragraph that it begins."""
    heads = _heads(text, land)
    if len({lands for _, _, lands in heads}) < SECTIONS:
        return []
    out = []
    for i, (_, end, lands) in enumerate(heads):
        stop = heads[i + 1][0] if i + 1 < len(heads) else _end_of_line(text, end)
        out.append(Section(end, stop, lands))
    return out


def _heads(text: str, land: Callable[[str], Country | None]) -> list[tuple[int, int, tuple[Country, ...]]]:
    """(start, end, countries) of the headings."""
    found = []
    for match in re.finditer(r"[^\n]+", text):
        words = match.group().strip(_MARKS)
        start = match.start() + match.group().index(words) if words else match.start()
        alone = len(words) <= LONGEST and _lands(_ON.sub("", words).strip(" :."), land)
        label = _LABEL.match(words)
        if alone:
            found.append((start, match.end(), alone))
        elif label and (lands := _lands(label.group(), land)):
            found.append((start, start + label.end(), lands))
    return found


def _lands(words: str, land: Callable[[str], Country | None]) -> tuple[Country, ...]:
    """The countries that words name, where they name nothing else."""
    own = land(words) or (land(words.title()) if words.isupper() else None)
    if own is not None or not _BETWEEN.search(words):
        return (own,) if own is not None else ()
    parts = [_lands(part, land) for part in _BETWEEN.split(words) if part]
    return tuple(lands[0] for lands in parts) if parts and all(parts) else ()


def _end_of_line(text: str, start: int) -> int:
    """Where the first line ends that is not blank from a character on."""
    words = re.compile(r"\s*[^\n]*").match(text, start)
    return words.end() if words else len(text)


@dataclass(frozen=True, slots=True)
class Part:
    """The characters [low, high) of a report behind words that head them, alone on a line or before a colon."""

    low: int
    high: int
    words: str


def find_parts(text: str) -> list[Part]:
    """What short words with capitals head, in text order, each up to the next: towns, themes, speakers."""
    heads = []
    for match in re.finditer(r"[^\n]+", text):
        words = match.group().strip(_MARKS)
        label = _SHORT.match(words)
        if label:
            start = match.start() + match.group().index(words)
            heads.append((match.start(), start + label.end(), label["words"]))
    ends = [*(start for start, _, _ in heads[1:]), _end_of_line(text, heads[-1][1])] if heads else []
    return [Part(end, stop, words) for (_, end, words), stop in zip(heads, ends, strict=True)]
