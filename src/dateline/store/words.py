"""What a word is when reports are searched: SQLite's own reading, so that every kind of case finds the same."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing

OPEN_MARK, CLOSE_MARK = "\x02\x1f", "\x1f\x03"
"""Stand round the words found; no article prints control characters."""
TOKENIZER = "unicode61 remove_diacritics 2"
"""Letters and digits make words; case and accents do not matter."""

Text = tuple[str, str | None, str]
"""Id, title and text of an article."""


def as_phrases(words: str) -> str:
    """The user's words as quoted FTS5 phrases; what the user quoted stays one phrase. Empty when there is no word."""
    clean = re.sub(r"[\x00-\x1f\ud800-\udfff]", " ", words)
    phrases = (quoted or word for quoted, word in re.findall(r'"([^"]*)"|([^\s"]+)', clean))
    return " ".join(f'"{phrase}"' for phrase in phrases if any(map(str.isalnum, phrase)))


def words_of(title: str | None, text: str) -> list[tuple[str, bool]]:
    """The words of an article as they are looked up, each with whether it stands in the title, in the order of the text."""
    with closing(_shelf()) as shelf:
        shelf.execute("INSERT INTO shelf (title, text) VALUES (?, ?)", (title, text))
        shelf.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(shelf, instance)")
        return [
            (term, col == "title") for term, col in shelf.execute('SELECT term, col FROM terms ORDER BY col DESC, "offset"')
        ]


def mark_words(found: Sequence[Text], phrases: str) -> list[tuple[str, str, str]]:
    """Those of some articles that hold all the phrases, in the order given: id, title and text, the words between marks."""
    with closing(_shelf()) as shelf:
        rows = ((number, title, text) for number, (_, title, text) in enumerate(found))
        shelf.executemany("INSERT INTO shelf (rowid, title, text) VALUES (?, ?, ?)", rows)
        marked = shelf.execute(
            "SELECT rowid, coalesce(highlight(shelf, 0, ?, ?), ''), highlight(shelf, 1, ?, ?)"
            " FROM shelf WHERE shelf MATCH ? ORDER BY rowid",
            (OPEN_MARK, CLOSE_MARK, OPEN_MARK, CLOSE_MARK, phrases),
        )
        return [(found[number][0], title, text) for number, title, text in marked]


def distinct(words: Iterable[tuple[str, bool]]) -> list[str]:
    """Each word once, sorted."""
    return sorted({word for word, _ in words})


def _shelf() -> sqlite3.Connection:
    """A search index in memory."""
    shelf = sqlite3.connect(":memory:")
    shelf.execute(f'CREATE VIRTUAL TABLE shelf USING fts5 (title, text, tokenize="{TOKENIZER}")')
    return shelf
