"""Article → Analysis: the only home of language models."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from dateline.errors import InputError
from dateline.model import Analysis, Article
from dateline.settings import SHIPPED

READS = frozenset({"en", "fr"})
"""Languages that the shipped reader was trained on; others are kept and searchable, and set aside here."""


class Parser(Protocol):
    """Whatever reads articles. The law: one analysis an article, in order; the same article gives the same analysis,
    whatever else is read with it."""

    @property
    def name(self) -> str:
        """Name and digest; a change of it means that articles are read anew."""
        ...

    @property
    def languages(self) -> frozenset[str]:
        """Codes of the languages it reads; articles in others are set aside."""
        ...

    def read(self, articles: Sequence[Article]) -> list[Analysis]:
        """One analysis an article, in order."""
        ...


def shipped_parser() -> Parser:
    """The reader that comes with the package; its model loads at first use."""
    from dateline.parse.reader import Reader

    return Reader()


def open_parser(reader: str = SHIPPED) -> Parser:
    """The reader that a setting names: "shipped", or "spacy:NAME" for an installed spaCy pipeline. Raises `InputError` when
    there is none of the name, or what it needs is missing."""
    kind, _, pipeline = reader.partition(":")
    if reader == SHIPPED:
        return shipped_parser()
    if kind == "spacy" and pipeline:
        from dateline.parse.spacy_reader import load_pipeline

        return load_pipeline(pipeline)
    raise InputError(f"there is no reader “{reader}”", remedy=f"give “{SHIPPED}”, or “spacy:” and the name of a pipeline")
