"""Article → Analysis: the only home of language models."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from dateline.model import Analysis, Article

READS = frozenset({"en"})
"""Languages that the shipped reader was trained on; others are kept and searchable, and set aside here."""


class Parser(Protocol):
    """Whatever reads articles. The law: one analysis an article, in order; the same article gives the same analysis,
    whatever else is read with it."""

    @property
    def name(self) -> str:
        """Name and digest; a change of it means that articles are read anew."""
        ...

    def read(self, articles: Sequence[Article]) -> list[Analysis]:
        """One analysis an article, in order."""
        ...


def shipped_parser() -> Parser:
    """The reader that comes with the package; its model loads at first use."""
    from dateline.parse.reader import Reader

    return Reader()
