"""Whether a person's given name is a woman's or a man's: for "he" and "she", and only where the name leaves no doubt."""

from __future__ import annotations

from functools import cache

from dateline.knowledge.spelling import fold
from dateline.knowledge.table import read_rows


def gender_of(name: str) -> str:
    """ "she" or "he" by the first word of a person's name, "" where the table does not know it or gives it to both."""
    first = fold(name).split()[:1]
    return _genders().get(first[0], "") if first else ""


@cache
def _genders() -> dict[str, str]:
    given: dict[str, set[str]] = {}
    for gender, names in read_rows("given_names.psv", 2):
        for name in names.split():
            given.setdefault(fold(name), set()).add(gender)
    return {name: genders.pop() for name, genders in given.items() if len(genders) == 1}
