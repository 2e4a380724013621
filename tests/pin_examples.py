"""Runs every example of the codebook and every golden case through the whole chain, and pins those that are known to miss.

The reader is statistical: it misses some. What misses is listed in `expected_misses.toml`, so that a test fails when a
listed one comes right (the list shrinks) as well as when another one goes wrong. Run

    PYTHONPATH=src python -m tests.pin_examples

after a change of the model or of a rule: it writes the list anew and prints how many pass.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dateline.extract import code_article
from dateline.ingest import find_furniture
from dateline.model import Article, Claim, Filler, digest
from dateline.parse import Parser, shipped_parser
from dateline.vocabulary import Example, event_types
from dateline.when import UNKNOWN, When

FOLDER = Path(__file__).parent
PINNED = FOLDER / "expected_misses.toml"
CASES = FOLDER / "cases" / "en" / "claims.toml"
COUNT = re.compile(r"^(?:(?:[\d.,]+|one|two|three|four|five|six|seven|eight|nine|ten|dozens of|thousands of)\s+)+")
HEADER = """\
# Examples that the shipped reader is known to miss, written by `python -m tests.pin_examples`.
# A test fails when one of these comes right, and when one that is not listed goes wrong.
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one example went: its key in the list, whether it passed, and what came out."""

    key: str
    passed: bool
    found: str
    expected: int = 0
    """Claims that a golden case asks for …"""
    matched: int = 0
    """… those of them found with all slots right …"""
    invented: int = 0
    """… and claims that nobody asked for; none where the case says that its text tells of `others` that it leaves aside."""


@cache
def parser() -> Parser:
    """The shipped reader, loaded once."""
    return shipped_parser()


def claims_of(text: str, published: str | None = None) -> tuple[Claim, ...]:
    """The claims of a text read as a report of its own."""
    when = When.of(published) if published else UNKNOWN
    article = Article(
        "report",
        text,
        digest(text),
        published=when,
        published_known="given" if published else "unknown",
        language="en",
        furniture=find_furniture(text, article="report"),
    )
    return code_article(article, parser().read([article])[0])


# ---------------------------------------------------------------- the codebook's examples


@cache
def type_examples() -> dict[str, tuple[str, Example]]:
    """Every example of every event type by its key in the list, in the order of the files, with the type's name."""
    found = [(kind.name, example) for kind in event_types().values() for example in kind.examples]
    return {f"{'' if e.positive else 'not '}{name}, {e.word}: {e.text}": (name, e) for name, e in found}


@cache
def type_outcomes() -> dict[str, Outcome]:
    """How every example of every event type goes, by key."""
    return {key: _judge_example(key, *example) for key, example in type_examples().items()}


def _judge_example(key: str, kind: str, example: Example) -> Outcome:
    place = re.search(rf"(?<!\w){re.escape(example.word)}(?!\w)", example.text)
    assert place is not None, example.text
    here = [c for c in claims_of(example.text) if c.trigger.start < place.end() and place.start() < c.trigger.end]
    has_type = any(c.type == kind for c in here)
    return Outcome(key, has_type == example.positive, ", ".join(c.type for c in here) or "nothing")


# ---------------------------------------------------------------- the golden cases


@cache
def cases() -> dict[str, dict[str, Any]]:
    """Every golden case by its name, in the order of the file."""
    return {case["name"]: case for case in tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]}


@cache
def case_outcomes() -> dict[str, Outcome]:
    """How every golden case goes, by name."""
    return {name: _judge_case(case) for name, case in cases().items()}


def _judge_case(case: dict[str, Any]) -> Outcome:
    found = list(claims_of(case["text"], case["published"]))
    shown = " | ".join(map(show_claim, found)) or "nothing"
    matched = 0
    for expected in case["claims"]:
        hit = next((c for c in found if is_match(case["text"], expected, c)), None)
        if hit is not None:
            found.remove(hit)
            matched += 1
    invented = 0 if case.get("others") else max(0, len(found) - (len(case["claims"]) - matched))
    passed = matched == len(case["claims"])
    return Outcome(case["name"], passed, shown, len(case["claims"]), matched, invented)


def is_match(text: str, expected: dict[str, Any], claim: Claim) -> bool:
    """Whether a claim is the expected one in every slot that the case gives."""
    start = text.index(expected["trigger"])
    if not (claim.trigger.start < start + len(expected["trigger"]) and start < claim.trigger.end):
        return False
    checks: dict[str, Callable[[Any], bool]] = {
        "type": lambda wanted: claim.type == wanted,
        "status": lambda wanted: claim.status == wanted,
        "actors": lambda wanted: sorted(_folded(wanted)) == sorted(_names(claim.actors)),
        "recipients": lambda wanted: sorted(_folded(wanted)) == sorted(_names(claim.recipients)),
        "said_by": lambda wanted: _folded(wanted) == _names(claim.said_by),
        "when": lambda wanted: _days(claim) == wanted,
        "due": lambda wanted: claim.commitment is not None and (claim.commitment.due.iso()[1] or "") == wanted,
    }
    return all(check(expected[slot]) for slot, check in checks.items() if slot in expected)


def _days(claim: Claim) -> list[str]:
    """First and last of the time that a claim gives, as ISO dates cut to what is known; an open end is empty, and no time at
    all, or no more than a limit, an empty list."""
    return [end or "" for end in claim.when.iso()] if claim.when.dated else []


def _folded(names: Iterable[str]) -> list[str]:
    """Names in small letters, without the count before a group: how many they are is a figure."""
    return [COUNT.sub("", name.casefold()) for name in names]


def _names(fillers: Sequence[Filler]) -> list[str]:
    return _folded(f.name for f in fillers)


def show_claim(claim: Claim) -> str:
    """A claim on one line, for the message of a failing test."""
    actors, recipients, said_by = (", ".join(f.name for f in s) or "–" for s in (claim.actors, claim.recipients, claim.said_by))
    return f"{claim.trigger_text}: {claim.type} {claim.status}; {actors} → {recipients}; said by {said_by}"


# ---------------------------------------------------------------- the list


def pinned() -> dict[str, frozenset[str]]:
    """The keys listed as known to miss, by list."""
    lists = tomllib.loads(PINNED.read_text(encoding="utf-8")) if PINNED.exists() else {}
    return {name: frozenset(lists.get(name, ())) for name in ("type_examples", "cases")}


def complaint(outcome: Outcome, misses: frozenset[str]) -> str:
    """What is wrong with the list about one example; empty when it is as listed."""
    if outcome.passed and outcome.key in misses:
        return "listed as a miss but read rightly now: run `python -m tests.pin_examples` and commit the shorter list"
    if not outcome.passed and outcome.key not in misses:
        return f"goes wrong and is not listed as a miss; what came out: {outcome.found}"
    return ""


def share_passed(outcomes: Mapping[str, Outcome]) -> float:
    """The part of the examples that pass."""
    return sum(o.passed for o in outcomes.values()) / len(outcomes)


def _write(lists: Mapping[str, Mapping[str, Outcome]]) -> None:
    lines = [HEADER]
    for name, outcomes in lists.items():
        keys = [o.key.replace("\\", "\\\\").replace('"', '\\"') for o in outcomes.values() if not o.passed]
        lines += [f"{name} = [", *(f'  "{key}",' for key in keys), "]", ""]
    PINNED.write_text("\n".join(lines), encoding="utf-8")


def main() -> None:
    """Write the list anew and print how many pass."""
    lists = {"type_examples": type_outcomes(), "cases": case_outcomes()}
    _write(lists)
    for name, outcomes in lists.items():
        passed = sum(o.passed for o in outcomes.values())
        print(f"{name}: {passed} of {len(outcomes)} pass ({share_passed(outcomes):.1%})")
    asked, matched, invented = (
        sum(getattr(o, f) for o in case_outcomes().values()) for f in ("expected", "matched", "invented")
    )
    print(f"claims of the cases: {matched} of {asked} right in every slot, {invented} invented")


if __name__ == "__main__":
    main()
