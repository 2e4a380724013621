"""Fields of life and the words that show them, from `languages/<code>_fields.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from dateline.vocabulary.schema import packaged, read_table

POLITICS = "politics"
"""The field whose words speak for a happening; the others speak against it."""
SURE, LOOSE = 1.0, 0.4
"""What a word that hardly any other field has says for its field, and one that others have too."""


@cache
def fields(code: str) -> Mapping[str, Mapping[str, float]]:
    """Word, or two to three words → field → what it says for the field. Empty in a language without such words; raises
    `VocabularyError` when the file is broken."""
    found: dict[str, dict[str, float]] = {}
    for file, text in packaged("languages"):
        if file == f"languages/{code}_fields.toml":
            for field, words in read_fields(text, file=file).items():
                for word, weight in words.items():
                    found.setdefault(word, {})[field] = weight
    return MappingProxyType(found)


@cache
def openers(code: str) -> frozenset[str]:
    """The first words of phrases of several."""
    return frozenset(first for first, _, rest in (word.partition(" ") for word in fields(code)) if rest)


def read_fields(source: str, *, file: str) -> Mapping[str, Mapping[str, float]]:
    """Field → word → what it says, from a TOML text. A word that is both sure and loose in one field is a fault."""
    top = read_table(source, file=file)
    found = {}
    fields_told = top.keys()
    for field in fields_told:
        table = top.table(field)
        sure, loose = (table.words(key, needed=True, lower=True) for key in ("sure", "loose"))
        if twice := sorted(set(sure) & set(loose)):
            table.fail("loose", f"has {twice[0]!r}, which is sure too")
        table.done()
        found[field] = dict.fromkeys(loose, LOOSE) | dict.fromkeys(sure, SURE)
    top.done()
    return found
