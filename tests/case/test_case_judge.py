"""What people decide in a case: it holds at once, through every build and every other coding, until it is undone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline import pipeline
from dateline.case import Case
from dateline.errors import CaseError, InputError, QuestionError
from dateline.model import Claim, Judgement, Span, digest
from dateline.settings import Settings
from dateline.store import Store, dump

CSV = "name,aliases,kind,country,sector,office,from,to\nIssa Moro,Colonel Moro,person,Niger,MIL,head of the junta,2019-03-03,\n"


def judge(case: Case, verb: Any, target: str, value: str = "", *, by: str = "ann", note: str = "") -> Judgement:
    at = f"2030-01-01T00:00:{len(case.judgements()):02}"
    return case.judge(verb, target, value=value, author=by, at=at, note=note)


def derived(path: Path) -> list[str]:
    """What the case holds, but for the judgements and the notes."""
    with Store.open(path, read_only=True) as store:
        return [line for line in dump(store) if not line.startswith(('["judgement"', '["note"'))]


def decide_some(case: Case) -> list[Judgement]:
    """One of each kind."""
    events = [e for e in case.chronology() if len(e.claims) > 1]
    single = [e for e in case.chronology() if len(e.claims) == 1]
    first, second = events[0], events[1]
    return [
        judge(case, "rename", first.id, "The night at the palace"),
        judge(case, "redate", first.id, "2019-03-02", note="as the agency has it"),
        judge(case, "unlink", second.claims[0]),
        judge(case, "link", single[0].id, single[1].id),
        judge(case, "retype", single[2].claims[0], "vote"),
        judge(case, "restatus", single[2].id, "denied"),
        judge(case, "reject", single[3].id),
        judge(case, "rename", "Issa Moro", "Colonel Moro of Niger"),
        judge(case, "same", "Nigeria", "France"),
    ]


def test_a_decision_is_kept_with_the_words_that_it_is_about(built: Path) -> None:
    with Case.open(built) as case:
        event = case.chronology().events[0]
        made = judge(case, "redate", event.id, "2019-03-02", note=" as the agency  has it ")
        assert case.judgements() == [made]
        assert (made.verb, made.target, made.value, made.author, made.note) == (
            *("redate", event.id, "2019-03-02", "ann"),
            "as the agency has it",
        )
        assert {a.claim for a in made.target_at} == {*event.claims}
        texts = {a.digest: a.text for a in case.articles()}
        assert all(texts[a.article][a.start : a.end] == a.words for a in made.target_at)
        (now,) = [e for e in case.chronology() if e.id == event.id]
        assert (str(now.when), now.when.reason) == ("2019-03-02", "set by ann")


def test_a_rebuild_changes_nothing_and_undoing_all_gives_the_case_as_it_was(built: Path) -> None:
    before = derived(built)
    with Case.open(built) as case:
        made = decide_some(case)
        assert {s.state for s in case.standings()} == {"in force"}
        assert not case.build().linked, "the case was linked when it was decided"
    judged = derived(built)
    assert judged != before
    with Store.open(built) as store:
        pipeline.relink(store, version="another")
    assert derived(built) == judged
    with Case.open(built) as case:
        for judgement in made:
            judge(case, "undo", judgement.id)
        assert [s.state for s in case.standings()] == ["undone"] * len(made) + ["in force"] * len(made)
        case.build()
    assert derived(built) == before


def test_the_order_in_which_judgements_arrive_is_nothing(built: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(built, tmp_path / "other.dateline"))
    with Case.open(built) as case:
        made = decide_some(case)
    with Store.open(other) as store:
        for judgement in reversed(made):
            store.add_judgement(judgement)
    with Case.open(other) as case:
        case.build()
    with Store.open(built) as one, Store.open(other) as two:
        assert list(dump(one)) == list(dump(two))


def test_more_reports_later_give_what_all_at_once_give(story: Path, tmp_path: Path) -> None:
    late, early = tmp_path / "late.dateline", tmp_path / "early.dateline"
    with Case.open(early, settings=Settings()) as case:
        case.add(story / "palace.txt", story / "envoys.txt")
        case.build()
        made = [
            judge(case, "rename", case.chronology().events[0].id, "The night at the palace"),
            judge(case, "unlink", case.chronology().events[1].claims[0]),
        ]
        case.add(story)
        case.build()
    with Case.open(late, settings=Settings()) as case:
        case.add(story)
        case.build()
    with Store.open(late) as store:
        for judgement in made:
            store.add_judgement(judgement)
    with Case.open(late) as case:
        case.build()
    assert derived(early) == derived(late)


def coded_anew(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims as another version codes them: other ids, one more character of the words."""
    for c in claims:
        trigger = Span(c.article, c.trigger.start, min(c.trigger.end + 1, c.quote.end))
        yield replace(c, id=digest("anew", c.id), trigger=trigger, about=None)


def test_judgements_survive_another_coding_and_those_without_a_claim_hang(built: Path) -> None:
    with Case.open(built) as case:
        event = next(e for e in case.chronology() if len(e.claims) > 1)
        judge(case, "rename", event.id, "The night at the palace")
        judge(case, "reject", event.claims[0])
        (gone,) = [c for c in case.claims() if c.trigger_text == "blackmail" or c.type == "ACCUSE"][:1]
        judge(case, "redate", gone.id, "2019-03-11")
        claims = case.claims()
    with Store.open(built) as store:
        anew = {
            a.id: [c for c in coded_anew(claims) if c.article == a.id and c.trigger.start != gone.trigger.start]
            for a in store.articles()
        }
        store.save_claims("another", anew)
    with Case.open(built, read_only=True) as case:
        assert "The night at the palace" in {e.headline for e in case.chronology()}, "it holds before a build, too"
    with Case.open(built) as case:
        case.settle()
        assert "The night at the palace" in {e.headline for e in case.chronology()}
        assert digest("anew", event.claims[0]) not in {c for e in case.chronology() for c in e.claims}
        standings = case.standings()
        assert [s.state for s in standings] == ["in force", "in force", "hanging"]
        assert standings[2].because == f"no claim is read from “{gone.trigger_text}” now"


def test_links_say_why(built: Path) -> None:
    with Case.open(built, read_only=True) as case:
        event = next(e for e in case.chronology() if len(e.claims) > 1)
        links = case.links(event)
    assert links
    assert all({k.left, k.right} <= {*event.claims} and k.reasons for k in links)


@pytest.mark.parametrize(
    ("verb", "target", "value", "says"),
    [
        ("reject", "0000", "", "no claim or event 0000"),
        ("rename", "Nobody Known", "X", "no claim, event or actor “Nobody Known”"),
        ("rename", "Nigeria", "ECOWAS", "another actor is called “ECOWAS” already"),
        ("same", "Nigeria", "nigeria", "are one name"),
        ("undo", "0000", "", "no judgement 0000"),
    ],
)
def test_what_makes_no_sense_is_refused_and_not_kept(built: Path, verb: Any, target: str, value: str, says: str) -> None:
    with Case.open(built) as case:
        with pytest.raises(QuestionError, match=says):
            judge(case, verb, target, value)
        with pytest.raises(QuestionError, match="nobody signs"):
            judge(case, "reject", case.claims()[0].id, by=" ")
        assert case.judgements() == []


def test_nothing_is_decided_in_a_case_that_may_not_be_written(built: Path) -> None:
    with Case.open(built, read_only=True) as case, pytest.raises(CaseError, match="reading only"):
        judge(case, "reject", case.claims()[0].id)


# ------------------------------------------------------------ the user's own file


def test_the_own_file_wins_and_stays_in_the_case(story: Path, built: Path, tmp_path: Path) -> None:
    file = tmp_path / "actors.csv"
    file.write_text(CSV + "Ghost,,dwarf,,,,,\n")
    with Case.open(built) as case:
        done = case.build(actors=file)
        assert done.linked
        assert [(s.item, s.remedy) for s in done.set_aside] == [("actors.csv, line 3", "mend it and build again with the file")]
        (moro,) = [a for a in case.actors() if a.name == "Issa Moro"]
        assert (moro.kind, moro.country, moro.sector) == ("person", "NER", "MIL")
        assert [(o.title, o.country, str(o.held)) for o in moro.offices] == [("head of the junta", "NER", "from 2019-03-03")]
        file.unlink()
        assert not case.build().linked, "the case keeps what the file said"
        assert moro in case.actors()
    once = derived(built)
    again = tmp_path / "again.dateline"
    file.write_text("\n".join([CSV.split("\n")[0], *reversed(CSV.strip().split("\n")[1:])]))
    with Case.open(again, settings=Settings(actors=str(file))) as case:
        case.add(story)
        case.build()
    assert derived(again) == once
    file.write_text(CSV.split("\n")[0])
    with Case.open(built) as case:
        assert case.build(actors=file).linked
        assert moro not in case.actors(), "a file without lines takes it back"
        with pytest.raises(InputError, match="nowhere"):
            case.build(actors=tmp_path / "nowhere.csv")


def test_to_confirm_what_nobody_rejects_links_nothing_anew(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Case.open(built) as case:
        claim = case.claims()[0].id
        monkeypatch.setattr(pipeline.link.Linker, "fill", lambda *_, **__: pytest.fail("it was linked anew"))
        judge(case, "confirm", claim)
        assert not case.build().linked
        monkeypatch.undo()
        judge(case, "reject", claim)
        assert claim not in {c for e in case.chronology() for c in e.claims}
        judge(case, "confirm", claim)
        assert claim in {c for e in case.chronology() for c in e.claims}
