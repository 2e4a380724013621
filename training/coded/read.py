"""The coding of real news, kept as places in texts that are made anew from the corpora (`coded.texts`).

A file holds many passages. `=== name check` opens one (the first eight hex digits of its text's SHA-256); `@ KIND places …`
lists its names; each further line is one claim: `place TYPE status`, then for each role that has values its letter and their
places, as in `a 10-19,24-31`. Coded by hand after the codebook of the gold, in the line format of `reports/FORMAT.md`, of which
`keep` makes this one.
"""

from __future__ import annotations

import collections
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from coded.texts import Passage, passages
from reports.read import SLOTS, CodedReport, read_claim, read_names

HELD = "held.txt"
"""One document in twelve of each corpus, by a hash of its name."""

Span = tuple[int, int]
Claim = tuple[int, int, str, str, dict[str, list[Span]]]


def check(text: str) -> str:
    """What tells that a text is still the one that was coded."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def read_coded(corpora: Path, folder: Path, *, held: bool = False) -> list[CodedReport]:
    """The coded passages with their texts: those to train on, or those that are held out to measure on (`held.txt`). Raises
    ValueError where the corpora give another text than the coded one."""
    texts = {p.name: p for p in passages(corpora)}
    found: list[CodedReport] = []
    for path in sorted(p for p in folder.glob("*.txt") if (p.name == HELD) == held):
        for line in path.read_text(encoding="utf-8").splitlines():
            mark, *cells = line.split()
            if mark == "===":
                passage = texts.get(cells[0], Passage(cells[0], ""))
                if check(passage.text) != cells[1]:
                    raise ValueError(
                        f"{path}: the corpora give another text for {cells[0]}: take the version that their README names"
                    )
                found.append(CodedReport(passage.name, "", "", passage.text, names=[], language=passage.language))
            elif mark == "@":
                found[-1].names = sorted((*span, kind) for kind, places in _pairs(cells) for span in places)
            else:
                found[-1].claims.append(_claim(mark, cells))
    return found


def _pairs(cells: list[str]) -> list[tuple[str, list[Span]]]:
    return [(name, _places(places)) for name, places in zip(cells[::2], cells[1::2], strict=True)]


def _places(cell: str) -> list[Span]:
    return [(int(a), int(b)) for a, b in (part.split("-") for part in cell.split(","))]


def _claim(place: str, cells: list[str]) -> Claim:
    ((start, end),) = _places(place)
    roles: dict[str, list[Span]] = {role: [] for role in SLOTS.values()}
    roles |= {SLOTS[letter]: places for letter, places in _pairs(cells[2:])}
    return start, end, cells[0], cells[1], roles


def keep(lines: Iterable[str], texts: dict[str, str]) -> Iterator[str]:
    """The lines of a file that codes passages in words (`=== name`, `@ …`, `- …`), in places; a line at fault is left out.

    A trigger that stands where the claim before has its own is that word's next time, unless it is numbered."""
    text, last, taken = "", 0, set[int]()
    for line in lines:
        try:
            if line.startswith("==="):
                name = line[3:].strip()
                text, last, taken = texts[name], 0, set()
                yield f"=== {name} {check(text)}"
            elif line.startswith("@ "):
                yield from _name_line(read_names(text, line[2:]))
            elif line.startswith("- "):
                claim = read_claim(text, line[2:], last)
                if claim[0] in taken and "#" not in line.split("|")[0] and text.find(text[claim[0] : claim[1]], claim[1]) > 0:
                    claim = read_claim(text, line[2:], claim[0] + 1)
                last = claim[0]
                taken.add(last)
                yield _claim_line(claim)
        except ValueError:
            continue


def _name_line(names: list[tuple[int, int, str]]) -> Iterator[str]:
    by_kind: dict[str, list[Span]] = collections.defaultdict(list)
    for start, end, kind in names:
        by_kind[kind].append((start, end))
    if by_kind:
        yield " ".join(("@", *(f"{kind} {_cell(places)}" for kind, places in sorted(by_kind.items()))))


def _claim_line(claim: Claim) -> str:
    start, end, kind, status, roles = claim
    slots = (f"{letter} {_cell(roles[role])}" for letter, role in SLOTS.items() if roles[role])
    return " ".join((f"{start}-{end} {kind} {status}", *slots))


def _cell(places: Iterable[Span]) -> str:
    return ",".join(f"{start}-{end}" for start, end in places)
