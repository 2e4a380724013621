"""Read and check constructed training reports: `python -m reports.read [FILE…]` prints counts and every fault.

FORMAT.md says what a file looks like.
"""

from __future__ import annotations

import collections
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

TYPES = frozenset(
    (
        "AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
        "COERCE ASSAULT COUP VOTE OFFICE STATEMENT"
    ).split()
)
STATUSES = frozenset("happened ongoing attempted planned called_for alleged denied hypothetical".split())
NAME_KINDS = {"person": "PERSON", "org": "ORG", "place": "LOC", "group": "GROUP", "office": "OFFICE"}
SLOTS = {"a": "actors", "r": "recipients", "s": "said_by", "t": "when", "p": "where"}


@dataclass
class CodedReport:
    """A report, its claims (trigger start, end, type, status, role → spans) and its names (start, end, kind), or None
    where nobody listed them."""

    name: str
    published: str
    outlet: str
    text: str
    claims: list[tuple[int, int, str, str, dict[str, list[tuple[int, int]]]]] = field(default_factory=list)
    names: list[tuple[int, int, str]] | None = None
    language: str = "en"


def find(text: str, words: str, near: int, *, after: int | None = None) -> tuple[int, int]:
    """Where some words stand: the n-th time (`words#n`), the first time after a place, else the time nearest to it."""
    number = re.search(r"#(\d+)$", words)
    plain = words[: number.start()] if number else words
    places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(plain)}(?!\w)", text)]
    if not places:
        raise ValueError(f"“{plain}” is not in the text")
    if number:
        if int(number.group(1)) > len(places):
            raise ValueError(f"“{plain}” stands {len(places)} times only")
        start = places[int(number.group(1)) - 1]
    elif after is not None:
        start = next((p for p in places if p >= after), places[0])
    else:
        start = min(places, key=lambda p: abs(p - near))
    return start, start + len(plain)


def read_file(path: Path) -> tuple[list[CodedReport], list[str]]:
    """The reports of a file, and its faults with line numbers."""
    reports: list[CodedReport] = []
    faults: list[str] = []
    body: list[str] = []
    last = 0
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), "==="], start=1):
        if line.startswith("==="):
            if reports and not reports[-1].claims and reports[-1].names is None:
                faults.append(f"{path.name}: report before line {number} has no claim")
            if line == "===":
                break
            head = [part.strip() for part in line[3:].split("|")]
            reports.append(CodedReport(f"{path.stem}-{len(reports) + 1:03d}", head[0], head[1] if len(head) > 1 else "", ""))
            reports[-1].language = head[2] if len(head) > 2 else "en"
            body, last = [], 0
        elif line.startswith("- ") and reports:
            report = reports[-1]
            report.text = report.text or "\n".join(b for b in body if b.strip())
            try:
                claim = read_claim(report.text, line[2:], last)
            except ValueError as error:
                faults.append(f"{path.name}:{number}: {error}")
                continue
            last = claim[0]
            report.claims.append(claim)
        elif line.startswith("@ ") and reports:
            report = reports[-1]
            report.text = report.text or "\n".join(b for b in body if b.strip())
            try:
                report.names = read_names(report.text, line[2:])
            except ValueError as error:
                faults.append(f"{path.name}:{number}: {error}")
        elif reports and not reports[-1].text:
            body.append(line.strip())
        elif line.strip():
            faults.append(f"{path.name}:{number}: text after the claims: {line[:60]}")
    return reports, faults


def read_claim(text: str, line: str, last: int) -> tuple[int, int, str, str, dict[str, list[tuple[int, int]]]]:
    """One claim line against its text. Raises ValueError with the fault."""
    parts = [part.strip() for part in line.split("|")]
    if len(parts) < 3:
        raise ValueError(f"a claim needs trigger | type | status: {line}")
    trigger, kind, status = parts[:3]
    if kind not in TYPES or status not in STATUSES:
        raise ValueError(f"no such type or status: {kind} {status}")
    start, end = find(text, trigger, last, after=last)
    roles: dict[str, list[tuple[int, int]]] = {name: [] for name in SLOTS.values()}
    for part in parts[3:]:
        slot, _, values = part.partition(":")
        if slot.strip() not in SLOTS:
            raise ValueError(f"no such slot: {part}")
        roles[SLOTS[slot.strip()]] += [find(text, v.strip(), start) for v in values.split(";") if v.strip()]
    return start, end, kind, status, roles


def read_names(text: str, line: str) -> list[tuple[int, int, str]]:
    """Every place of every listed name; of names that overlap the longest stays. Raises ValueError with the fault."""
    found: list[tuple[int, int, str]] = []
    for part in line.split("|"):
        kind, _, values = part.partition(":")
        if not kind.strip():
            continue
        if kind.strip() not in NAME_KINDS:
            raise ValueError(f"no such kind of name: {kind.strip()}")
        for value in (v.strip() for v in values.split(";")):
            places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(value)}(?!\w)", text)] if value else []
            if value and not places:
                raise ValueError(f"the name “{value}” is not in the text")
            found += [(start, start + len(value), NAME_KINDS[kind.strip()]) for start in places]
    kept: list[tuple[int, int, str]] = []
    for start, end, kind in sorted(set(found), key=lambda n: (n[0] - n[1], n)):
        if all(end <= a or start >= b for a, b, _ in kept):
            kept.append((start, end, kind))
    return sorted(kept)


def main() -> int:
    """Print what the files hold and every fault; 1 when there are any."""
    files = [Path(p) for p in sys.argv[1:]] or sorted(Path(__file__).parent.glob("*.txt"))
    types: collections.Counter[str] = collections.Counter()
    statuses: collections.Counter[str] = collections.Counter()
    count, faults = 0, []
    for path in files:
        reports, wrong = read_file(path)
        faults += wrong
        count += len(reports)
        for report in reports:
            types.update(c[2] for c in report.claims)
            statuses.update(c[3] for c in report.claims)
    print(f"{count} reports, {sum(types.values())} claims, {len(faults)} faults")
    print(dict(types.most_common()), dict(statuses.most_common()))
    print("\n".join(faults[:60]))
    return bool(faults)


if __name__ == "__main__":
    raise SystemExit(main())
