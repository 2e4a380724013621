"""What readers of news get wrong most: small texts with what must be read in them, through the shipped reader.

The texts are in `reader_cases.toml`, which says how they are written. The reader is statistical: it misses some. What it
misses is listed with the reason in `reader_misses.toml`, and a listed case that is read rightly fails too, so that the list
stays honest. Run

    PYTHONPATH=src:. python -m tests.parse.test_parse_reader_cases --pin

after a change of the model or of a rule: it writes the list anew and prints how many pass, by failing.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pytest

from dateline.extract.phrases import Tree
from dateline.extract.said import Said
from dateline.extract.status import StatusReader
from dateline.extract.what import What
from dateline.extract.who import Who
from dateline.ingest import find_furniture
from dateline.model import Analysis, Article, Happening, Token, digest
from dateline.parse import Parser, shipped_parser

FOLDER = Path(__file__).parent
CASES = FOLDER / "reader_cases.toml"
MISSES = FOLDER / "reader_misses.toml"
SURE = 0.5
"""From this score on a word is read as a happening."""
FEWEST = 6
"""Cases that each failing has."""
HEADER = """\
# Cases of `reader_cases.toml` that the shipped reader misses, each with what is wrong, written by
#     PYTHONPATH=src:. python -m tests.parse.test_parse_reader_cases --pin
# A test fails when one of these comes right, and when one that is not listed goes wrong.

"""


@cache
def parser() -> Parser:
    """The shipped reader, loaded once."""
    return shipped_parser()


@cache
def cases() -> dict[str, dict[str, Any]]:
    """Every case by its name, in the order of the file."""
    return {case["name"]: case for case in tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]}


@cache
def misses() -> dict[str, str]:
    """The cases listed as missed, with the reason."""
    return tomllib.loads(MISSES.read_text(encoding="utf-8")) if MISSES.exists() else {}


# ---------------------------------------------------------------- one reading


@dataclass(frozen=True)
class Reading:
    """A text as it is read, and questions to it by word: "bank", or "bank#2" for the second of them."""

    article: Article
    analysis: Analysis
    start: int = 0
    """Where the words that are asked about begin in the text."""

    @classmethod
    def of(cls, case: dict[str, Any], *, before: str = "") -> Reading:
        """The reading of a case, behind other sentences when given."""
        text = before + case["text"]
        furniture = () if case.get("bare") else find_furniture(text, article="report")
        article = Article("report", text, digest(text), language=case.get("language", "en"), furniture=furniture)
        return cls(article, parser().read([article])[0], len(before))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words with their tree as claims are made of it: as read, and what rules of the language put right."""
        return self.tree.tokens

    @cached_property
    def tree(self) -> Tree:
        """The tree as claims are made of it."""
        return Tree(self.analysis, self.article.language)

    def at(self, word: str) -> int:
        """Index of a word; raises `LookupError` when the text is not cut into such words."""
        form, _, nth = word.partition("#")
        found = [i for i, t in enumerate(self.tokens) if t.text == form and t.start >= self.start]
        if len(found) < int(nth or 1):
            raise LookupError(f"no word “{word}”")
        return found[int(nth or 1) - 1]

    @cached_property
    def names(self) -> list[tuple[str, str]]:
        """(kind, words) of the names, in order."""
        inside = [n for n in self.analysis.names if self.tokens[n.start].start >= self.start]
        return [(n.kind, self.article.quote(self.analysis.span(n.start, n.end))) for n in inside]

    @cached_property
    def happenings(self) -> list[str]:
        """The words that name a happening, in order."""
        return [
            self.tokens[h.start].text
            for h in self.analysis.happenings
            if h.score >= SURE and self.tokens[h.start].start >= self.start
        ]

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where each sentence begins, counted from the first word that is asked about."""
        return [s - self.start for a, _ in self.analysis.sentences if (s := self.tokens[a].start) >= self.start]

    def sources(self, word: str) -> list[str]:
        """Who says what a word tells, the nearest first."""
        at = self.at(word)
        told = next((h for h in self.analysis.happenings if h.start <= at < h.end), Happening(at, at + 1, 1.0))
        return [f.name for f in Said(Who(self.article, self.analysis, self.article.published)).chain(told)]

    def status(self, word: str) -> str:
        """The status of what is coded at a word."""
        at, tree = self.at(word), self.tree
        for coded in What(tree).code(self.analysis.happenings):
            if coded.happening.start <= at < coded.happening.end:
                return StatusReader(tree).read(coded.happening, kind=coded.type, told=False, meant=coded.status)[0]
        return "nothing coded"


# ---------------------------------------------------------------- what must be read


def _cut(case: dict[str, Any], reading: Reading) -> Iterator[str]:
    taken = "".join(reading.article.quote(f.span) for f in reading.article.furniture)
    if taken != case["cut"]:
        yield f"cut off is “{taken}”"


def _sentences(case: dict[str, Any], reading: Reading) -> Iterator[str]:
    if len(reading.sentence_starts) != case["sentences"]:
        yield f"{len(reading.sentence_starts)} sentences, not {case['sentences']}"


def _together(case: dict[str, Any], reading: Reading) -> Iterator[str]:
    for pair in case["together"]:
        first, last = (reading.tokens[reading.at(word)].sentence for word in pair.split())
        if first != last:
            yield f"{pair}: not in one sentence"


def _words(case: dict[str, Any], reading: Reading) -> Iterator[str]:
    for row in case["words"]:
        word, relations, *head = row.split()
        token = reading.tokens[reading.at(word)]
        wanted = {reading.at(one) for one in (head[0].split("|") if head else [word])}
        if token.head not in wanted or token.relation not in relations.split("|"):
            yield f"{row}: read as {token.relation} of {reading.tokens[token.head].text}"


def _never(case: dict[str, Any], reading: Reading) -> Iterator[str]:
    for row in case["never"]:
        word, relation = row.split()
        if reading.tokens[reading.at(word)].relation.startswith(relation):
            yield f"{word} is {relation}"


def _names(case: dict[str, Any], reading: Reading) -> Iterator[str]:
    for row in case["names"]:
        if tuple(row.split(" ", 1)) not in reading.names:
            yield f"{row} is not among {', '.join(map(' '.join, reading.names)) or 'no names'}"


def _no_names(case: dict[str, Any], reading: Reading) -> Iterator[str]:
    for row in case["no_names"]:
        kind, _, word = row.partition(" ")
        wrong = [words for k, words in reading.names if k == kind and (not word or word in words.split())]
        yield from (f"“{words}” is {kind}" for words in wrong)


def _lemmas(case: dict[str, Any], reading: Reading) -> Iterator[str]:
    for row in case["lemmas"]:
        word, lemma = row.split()
        found = reading.tokens[reading.at(word)]
        if found.lemma != lemma:
            yield f"{word} is of “{found.lemma}” ({found.pos} {found.tag})"


def _happenings(case: dict[str, Any], reading: Reading) -> Iterator[str]:
    yield from (f"{word} tells nothing" for word in case["happenings"] if word not in reading.happenings)


def _no_happenings(case: dict[str, Any], reading: Reading) -> Iterator[str]:
    yield from (f"{word} tells something" for word in case["no_happenings"] if word in reading.happenings)


def _said_by(case: dict[str, Any], reading: Reading) -> Iterator[str]:
    for row in case["said_by"]:
        word, _, wanted = row.partition(":")
        found = reading.sources(word)
        if found != [name.strip() for name in wanted.split(",") if name.strip()]:
            yield f"{word} is said by {', '.join(found) or 'nobody'}"


def _statuses(case: dict[str, Any], reading: Reading) -> Iterator[str]:
    for row in case["statuses"]:
        word, wanted = row.split()
        if (found := reading.status(word)) != wanted:
            yield f"{word}: {found}"


def _before(case: dict[str, Any], reading: Reading) -> Iterator[str]:
    behind = Reading.of(case, before=case["before"])
    for what in ("names", "happenings", "sentence_starts"):
        alone, after = getattr(reading, what), getattr(behind, what)
        if alone != after:
            yield f"{what} alone {alone}, behind other sentences {after}"


CHECKS: dict[str, Callable[[dict[str, Any], Reading], Iterator[str]]] = {
    "cut": _cut,
    "sentences": _sentences,
    "together": _together,
    "words": _words,
    "never": _never,
    "names": _names,
    "no_names": _no_names,
    "lemmas": _lemmas,
    "happenings": _happenings,
    "no_happenings": _no_happenings,
    "said_by": _said_by,
    "statuses": _statuses,
    "before": _before,
}


@cache
def faults(name: str) -> tuple[str, ...]:
    """What is read wrongly in a case; empty when all is right."""
    case = cases()[name]
    reading = Reading.of(case)
    found: list[str] = []
    for key, check in CHECKS.items():
        if key in case:
            try:
                found += check(case, reading)
            except LookupError as error:
                found.append(str(error.args[0]))
    return tuple(found)


# ---------------------------------------------------------------- tests


@pytest.mark.parametrize("name", cases())
def test_case_is_read_as_listed(name: str) -> None:
    wrong = "; ".join(faults(name))
    if name in misses():
        assert wrong, "listed as missed but read rightly now: run the command in the head of reader_misses.toml"
    else:
        assert not wrong, f"{cases()[name]['why']} {wrong}"


def test_every_listed_miss_is_a_case() -> None:
    assert misses().keys() <= cases().keys()


def test_cases_have_different_names_a_reason_and_something_to_find() -> None:
    written = tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]
    allowed = {"name", "failing", "text", "why", "language", "bare", *CHECKS}
    assert len(cases()) == len(written)
    assert [c["name"] for c in written if not c["why"] or not c.keys() & CHECKS.keys() or c.keys() - allowed] == []


def test_every_failing_has_enough_cases() -> None:
    count = Counter(case["failing"] for case in cases().values())
    assert len(count) == 9
    assert min(count.values()) >= FEWEST, count


# ---------------------------------------------------------------- the list


def pin() -> None:
    """Write the list of misses anew and print how many pass, by failing."""
    lines = []
    for name in cases():
        if wrong := "; ".join(faults(name)):
            reason = (wrong if len(wrong) <= 220 else wrong[:219] + "…").replace("\\", "\\\\").replace('"', '\\"')
            lines.append(f'{name} = "{reason}"\n')
    MISSES.write_text(HEADER + "".join(lines), encoding="utf-8")
    for failing in dict.fromkeys(case["failing"] for case in cases().values()):
        asked = [name for name, case in cases().items() if case["failing"] == failing]
        print(f"{failing}: {sum(not faults(name) for name in asked)} of {len(asked)} pass")
    print(f"all: {len(cases()) - len(lines)} of {len(cases())} pass")


if __name__ == "__main__":
    if sys.argv[1:] != ["--pin"]:
        sys.exit("--pin writes the list of misses anew; pytest runs the cases")
    pin()
