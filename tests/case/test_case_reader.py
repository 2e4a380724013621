"""The reader that the settings name is the one that reads; a case that another has read is read anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.case import Case
from dateline.errors import InputError
from dateline.model import Analysis, Article
from dateline.settings import Settings


class Blank:
    """A reader of German that finds nothing."""

    name = "blank 1"
    languages = frozenset({"de"})

    def read(self, articles: Sequence[Article]) -> list[Analysis]:
        return [Analysis(a.id, reader=self.name) for a in articles]


def test_a_reader_that_there_is_not_stops_the_build_and_loses_nothing(story: Path, tmp_path: Path) -> None:
    with Case.open(tmp_path / "c.dateline", settings=Settings(reader="abacus")) as case:
        added = case.add(story).added
        with pytest.raises(InputError, match="abacus"):
            case.build()
        assert sorted(a.id for a in case.articles()) == sorted(added)


def test_another_reader_reads_everything_anew_and_in_its_languages(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "_parser", {"shipped": pipeline._parser("shipped"), "blank": Blank()}.__getitem__)
    with Case.open(tmp_path / "c.dateline", settings=Settings(reader="blank")) as case:
        case.add(story / "palace.txt", story / "envoys.txt")
        built = case.build()
        assert (built.read, built.claims) == (2, 0)
        assert {s.item for s in built.set_aside if "(read are: de)" in s.reason} == {"palace", "envoys"}
    with Case.open(tmp_path / "c.dateline") as case:
        built = case.build()
        assert built.read == 2
        assert built.claims
        assert built.set_aside == ()


class Choosy(Blank):
    """A reader that cannot read one article, whatever stands beside it."""

    def read(self, articles: Sequence[Article]) -> list[Analysis]:
        if any(a.id == "bad" for a in articles):
            raise ValueError("unreadable")
        return super().read(articles)


def test_an_article_that_cannot_be_read_does_not_stop_those_read_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_parser", lambda _: Choosy())
    articles = [
        Article(i, "Sie trafen sich.", i, language=code) for i, code in (("a", "de"), ("bad", "de"), ("x", "en"), ("b", "de"))
    ]
    coded = pipeline.read_and_code(articles)
    assert [c.analysis.article for c in coded] == ["a", "bad", "x", "b"]
    assert [c.trouble for c in coded] == ["", "ValueError: unreadable", "", ""]
    assert [c.analysis.reader for c in coded] == ["blank 1", "", "", "blank 1"]
