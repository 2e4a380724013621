"""Building with the shipped reader: only what is new is read, and no report stops the others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline import extract, pipeline
from dateline.case import Case
from dateline.model import Analysis, Article, Claim
from dateline.store import Store, dump


def test_a_build_reads_every_report_and_every_claim_stands_in_one_event(built_once: Path) -> None:
    with Case.open(built_once, read_only=True) as case:
        answer = case.answer()
    chronology = answer.chronology
    assert answer.unread == ()
    assert sorted(chronology.articles) == ["borders", "envoys", "nota", "palace", "palace-again"]
    placed = [c for event in chronology for c in event.claims]
    assert len(placed) == len(set(placed)) == len(chronology.claims) > 0
    for claim in chronology.claims.values():
        assert chronology.articles[claim.article].quote(claim.trigger) == claim.trigger_text


def test_copies_of_one_text_count_once(built_once: Path) -> None:
    with Case.open(built_once, read_only=True) as case:
        both = [e for e in case.chronology() if set(e.articles) == {"palace", "palace-again"}]
    assert both, "the two reports of one wording tell the same events"
    assert {e.independent_sources for e in both} == {1}


def test_building_again_changes_nothing(built: Path) -> None:
    with Store.open(built) as store:
        before = list(dump(store))
    with Case.open(built) as case:
        done = case.build()
        assert (done.read, done.linked, done.set_aside) == (0, False, ())
        assert (done.claims, done.events) == (len(case.chronology().claims), len(case.chronology()))
    with Store.open(built) as store:
        assert list(dump(store)) == before
        assert store.check() == []


def test_only_what_is_new_is_read(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "new.txt").write_text(
        "Vote called off\n\nRiver Post\n2 April 2019\n\nColonel Issa Moro cancelled the election."
    )
    seen: list[str] = []
    code = extract.code_article

    def counting(article: Article, analysis: Analysis) -> tuple[Claim, ...]:
        seen.append(article.id)
        return code(article, analysis)

    monkeypatch.setattr(pipeline.extract, "code_article", counting)
    with Case.open(built) as case:
        case.add(tmp_path / "new.txt")
        done = case.build()
    assert (seen, done.read, done.linked) == (["new"], 1, True)


def test_a_report_in_a_language_that_is_not_read_is_set_aside_and_can_be_searched(built_once: Path) -> None:
    with Case.open(built_once, read_only=True) as case:
        (aside,) = case.set_asides()
        assert (aside.item, aside.stage) == ("nota", "parse")
        assert "“es”" in aside.reason
        assert "searched" in aside.remedy
        assert [hit.article for hit in case.search("música")] == ["nota"]
        assert not list(case._store.claims(articles=["nota"]))


def test_a_fault_in_one_report_does_not_stop_the_others(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = extract.code_article

    def faulty(article: Article, analysis: Analysis) -> tuple[Claim, ...]:
        if article.id == "envoys":
            raise KeyError("no such word")
        return code(article, analysis)

    with Case.open(tmp_path / "c.dateline") as case:
        case.add(story)
        with monkeypatch.context() as patched:
            patched.setattr(pipeline.extract, "code_article", faulty)
            done = case.build()
        aside = {s.item: s for s in done.set_aside}
        assert sorted(aside) == ["envoys", "nota"]
        assert aside["envoys"].stage == "extract"
        assert "KeyError" in aside["envoys"].reason
        assert done.claims > 0
        monkeypatch.setattr(pipeline.extract, "VERSION", "mended")
        mended = case.build()
        assert [s.item for s in mended.set_aside] == ["nota"]
        assert [s.item for s in case.set_asides()] == ["nota"], "what can be read by now is forgotten"


def test_progress_is_told_by_stage_and_reaches_its_end(story: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    path = tmp_path / "c.dateline"

    def progress(*step: Any) -> None:
        stage, done, _ = step
        if stage == "reading":
            with Store.open(path, read_only=True) as store:
                assert len(list(store.analyses())) >= done, "it is told of what is stored"
        told.append(step)

    from dateline.settings import Settings

    with Case.open(path, settings=Settings(batch=2)) as case:
        case.add(story)
        case.build(progress=progress)
    assert [s for s in told if s[0] == "reading"] == [("reading", 2, 5), ("reading", 4, 5), ("reading", 5, 5)]
    assert told[-1] == ("linking", 1, 1)


def test_an_empty_case_builds_and_answers(tmp_path: Path) -> None:
    with Case.open(tmp_path / "c.dateline") as case:
        assert len(case.chronology()) == 0
        done = case.build()
        assert (done.read, done.claims, done.events) == (0, 0, 0)
        assert len(case.chronology(as_of="2020")) == 0
