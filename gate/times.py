"""Score the time tagger on TimeBank and AQUAINT's TimeML (Pustejovsky and others 2003; research use), raw text in.

`python gate/times.py --shared DIR [--misses]`. Of each report only its text and the day it was made are given.
Reports are split in two by a hash of their names: rules were looked for on the **tuning** half only, the **held-out** half
was only scored. Nothing of the corpus is kept.

The figures are TempEval-3's (UzZaman and others 2013), in hundredths: F1 of spans that are the same (strict), of spans that
overlap (relaxed, one to one), and of spans that overlap and have the same TIMEX3 value (value); "values right" is the share
of the overlapping whose value is the same. Values are compared as strings, nothing mended: `2000-W7` is not `2000-W07`, and
`1999-10-24` is not `1999-10-24TNI`. `--misses` lists what went wrong in the tuning
half. The baseline is a few regular expressions, to see how far one gets with little.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import tarfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

from dateline.extract.when_timex import timex_view
from dateline.model import Article
from dateline.when import When

CORPUS = "corpora/tbaq.tar.xz"


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: where it stands, and its TIMEX3 value."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report's text, the day it was made, and gold's expressions in it."""

    name: str
    text: str
    made: date
    gold: tuple[Timex, ...]

    @property
    def held_out(self) -> bool:
        """Whether it belongs to the half that is only scored."""
        return hashlib.sha256(self.name.encode()).digest()[0] % 2 == 1


Tag = Callable[[Report], list[Timex]]


# ---------------------------------------------------------------- reading


def read_corpus(path: Path) -> list[Report]:
    """All reports of the archive, by name."""
    with tarfile.open(path) as archive:
        files = sorted(m.name for m in archive.getmembers() if m.name.endswith(".tml"))
        return [_read(Path(name).stem, archive.extractfile(name).read()) for name in files]  # type: ignore[union-attr]


def _read(name: str, xml: bytes) -> Report:
    root = ElementTree.fromstring(xml)
    made = next(t for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME")
    parts: list[str] = []
    gold: list[Timex] = []
    body = root.find("TEXT")
    assert body is not None
    _gather(body, parts, gold)
    return Report(name, "".join(parts), date.fromisoformat(made.attrib["value"][:10]), tuple(gold))


def _gather(element: ElementTree.Element, parts: list[str], gold: list[Timex]) -> None:
    """The text under an element, and the expressions with their offsets in it; empty ones stand for no words."""
    start = sum(map(len, parts))
    parts.append(element.text or "")
    for child in element:
        _gather(child, parts, gold)
        parts.append(child.tail or "")
    end = sum(map(len, parts))
    if element.tag == "TIMEX3" and end > start:
        gold.append(Timex(start, end, element.get("value", "")))


# ---------------------------------------------------------------- taggers


def ours(report: Report) -> list[Timex]:
    """What Dateline finds."""
    article = Article(id=report.name, text=report.text, digest="", language="en", published=When.of(report.made.isoformat()))
    return [Timex(t.start, t.end, t.value) for t in timex_view(article)]


DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS = "january february march april may june july august september october november december".split()
COUNTS = "one two three four five six seven eight nine ten".split()
UNIT = "day|week|month|year"
RELATIVE = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
PLAIN = re.compile(
    rf"""\b(?:(?P<month>{"|".join(m.title() for m in MONTHS)})(?:\s+(?P<day>\d{{1,2}})\b)?(?:,?\s+(?P<myear>[12]\d{{3}})\b)?
    |(?P<weekday>{"|".join(d.title() for d in DAYS)})
    |(?P<relative>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow)
    |(?P<now>[Nn]ow)
    |(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s+(?P<unit>{UNIT})
    |(?P<count>\d+|{"|".join(COUNTS)}|a)\s+(?P<length>{UNIT})s?
    |(?P<year>1[89]\d\d|20\d\d))\b""",
    re.VERBOSE,
)


def plain(report: Report) -> list[Timex]:
    """What a few regular expressions find."""
    return [Timex(m.start(), m.end(), _plain_value(m, report.made)) for m in PLAIN.finditer(report.text)]


def _plain_value(match: re.Match[str], made: date) -> str:
    """A TIMEX3 value: the last such weekday, the year it was made in, the week, month or year beside its own."""
    if match["month"]:
        month, year = MONTHS.index(match["month"].lower()) + 1, match["myear"] or str(made.year)
        return f"{year}-{month:02d}" + (f"-{int(match['day']):02d}" if match["day"] else "")
    if match["weekday"]:
        back = (made.weekday() - DAYS.index(match["weekday"].lower())) % 7
        return (made - timedelta(days=back)).isoformat()
    if match["relative"]:
        return (made + timedelta(days=RELATIVE[match["relative"].lower()])).isoformat()
    if match["now"]:
        return "PRESENT_REF"
    if match["which"]:
        return _beside(made, {"last": -1, "this": 0, "next": 1}[match["which"].lower()], match["unit"])
    if match["count"]:
        count = match["count"]
        number = count if count.isdigit() else str(COUNTS.index(count) + 1) if count in COUNTS else "1"
        return f"P{number}{match['length'][0].upper()}"
    return match["year"]


def _beside(made: date, step: int, unit: str) -> str:
    if unit == "year":
        return str(made.year + step)
    if unit == "month":
        year, month = divmod(made.year * 12 + made.month - 1 + step, 12)
        return f"{year}-{month + 1:02d}"
    day = made + timedelta(days=step * (7 if unit == "week" else 1))
    return day.isoformat() if unit == "day" else "{}-W{:02d}".format(*day.isocalendar()[:2])


# ---------------------------------------------------------------- figures


def pairs(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Gold and found that overlap, one to one: the same span first, then in text order."""
    out: list[tuple[Timex, Timex]] = []
    free = list(found)
    for same in (True, False):
        done = {g for g, _ in out}
        for g in gold:
            if g in done:
                continue
            fit = next((f for f in free if _match(g, f, same=same)), None)
            if fit:
                out.append((g, fit))
                free.remove(fit)
    return out


def _match(gold: Timex, found: Timex, *, same: bool) -> bool:
    if same:
        return (gold.start, gold.end) == (found.start, found.end)
    return gold.start < found.end and found.start < gold.end


def score(reports: Iterable[Report], tag: Tag) -> dict[str, float]:
    """The three F1 and the share of values that are right among the relaxed matches."""
    counts: Counter[str] = Counter()
    for report in reports:
        found = tag(report)
        both = pairs(report.gold, found)
        counts["gold and found"] += len(report.gold) + len(found)
        counts["strict"] += sum(_match(g, f, same=True) for g, f in both)
        counts["relaxed"] += len(both)
        counts["value"] += sum(g.value == f.value for g, f in both)
    figures = {key: 200 * counts[key] / counts["gold and found"] for key in ("strict", "relaxed", "value")}
    return figures | {"values right": 100 * counts["value"] / max(counts["relaxed"], 1)}


def misses(reports: Iterable[Report], tag: Tag) -> Iterable[str]:
    """What went wrong, one line each: missed, invented, or of another value."""
    for report in reports:
        found = tag(report)
        both = pairs(report.gold, found)
        known, matched = {g for g, _ in both}, {f for _, f in both}
        lines: list[tuple[int, str, Timex, Timex | None]]
        lines = [(g.start, "missed", g, None) for g in report.gold if g not in known]
        lines += [(f.start, "invented", f, None) for f in found if f not in matched]
        lines += [(g.start, "value" if g.value != f.value else "span", g, f) for g, f in both if g != f]
        for _, kind, one, two in sorted(lines, key=lambda line: line[:2]):
            around = report.text[max(0, one.start - 60) : one.end + 40]
            words = [f"{report.text[t.start : t.end]!r} {t.value}" for t in (one, two) if t]
            yield f"{kind:<9}{report.made} {' | '.join(words)} … {' '.join(around.split())}"


def main() -> int:
    """Score and print."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", type=Path, required=True)
    ap.add_argument("--misses", action="store_true", help="list what went wrong in the tuning half")
    a = ap.parse_args()
    path = a.shared / CORPUS
    if not path.exists():
        print(f"no {path}: nothing is scored")
        return 0
    reports = read_corpus(path)
    halves = {
        "tuning": [r for r in reports if not r.held_out],
        "held out": [r for r in reports if r.held_out],
    }
    if a.misses:
        print("\n".join(misses(halves["tuning"], ours)))
        return 0
    keys = ("strict", "relaxed", "value", "values right")
    print(f"{'F1, text and day in':<45}" + "".join(f"{k:>14}" for k in keys))
    for name, half in halves.items():
        size = f"{len(half)} reports, {sum(len(r.gold) for r in half)} times"
        for tagger, tag in (("dateline", ours), ("baseline", plain)):
            figures = score(half, tag)
            print(f"{name + ', ' + size:<35}{tagger:<10}" + "".join(f"{figures[k]:>14.1f}" for k in keys))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
