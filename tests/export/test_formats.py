"""claims, csv and plover: what the lines say."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import InputError, QuestionError
from dateline.export import EXPORTERS, export
from dateline.export.claims import json_line
from dateline.export.sheet import COLUMNS
from dateline.export.words import call_outlets, slot_words
from dateline.model import Chronology
from dateline.when import UNKNOWN, When


def written(chronology: Chronology, to: str) -> bytes:
    out = io.BytesIO()
    export(chronology, to, out)
    return out.getvalue()


def lines(chronology: Chronology, to: str) -> list[dict[str, Any]]:
    """As the scorer reads a file: split at every line end that Python knows."""
    return [json.loads(line) for line in written(chronology, to).decode("utf-8").splitlines()]


# ---------------------------------------------------------------- claims


def test_claims_quote_the_article_and_triggers_lie_inside() -> None:
    coup = stories.coup()
    records = lines(coup, "claims")
    assert len(records) == len(coup.claims)
    for record in records:
        text = coup.articles[record["article"]].text
        assert text[record["start"] : record["end"]] == record["quote"]
        assert text[record["trigger_start"] : record["trigger_end"]] == record["trigger"]
        assert record["start"] <= record["trigger_start"] <= record["trigger_end"] <= record["end"]
        for filler in record["actors"] + record["recipients"] + record["said_by"]:
            if "text" in filler:
                assert text[filler["start"] : filler["end"]] == filler["text"]


def test_claims_stand_in_order_of_article_place_and_id() -> None:
    keys = [(r["article"], r["start"], r["id"]) for r in lines(stories.coup(), "claims")]
    assert keys == sorted(keys)


def test_claims_of_one_event_share_its_id() -> None:
    coup = stories.coup()
    by_id = {r["id"]: r["event"] for r in lines(coup, "claims")}
    for event in coup.events:
        assert {by_id[c] for c in event.claims} == {event.id}
    loose = Chronology((), coup.claims, coup.articles)
    assert {r["event"] for r in lines(loose, "claims")} == {None}


def test_an_inferred_value_has_its_rule_and_no_offsets() -> None:
    record = next(r for r in lines(stories.coup(), "claims") if r["trigger"] == "seized")
    assert record["recipients"] == [{"name": "Ilan Torvay", "rule": "the side named before"}]
    assert record["actors"][0]["text"] == "Soldiers"


def test_a_date_is_cut_to_its_precision_and_a_limit_is_no_date() -> None:
    by_trigger = {(r["article"], r["trigger"]): r for r in lines(stories.coup(), "claims")}
    assert by_trigger["gazette", "seized"]["when"] == {
        **{"start": "2031-08-19", "end": "2031-08-19", "text": "on Tuesday", "precision": "day"},
        **{"text_start": 48, "text_end": 58, "reason": "“Tuesday” before the day of publication"},
    }
    promise = by_trigger["gazette", "vote"]
    assert (promise["when"]["start"], promise["when"]["end"]) == (None, "2032-03-31"), "the words give it: open at the start"
    assert promise["when"]["not_after"] == "2032-03-31"
    assert promise["commitment"] == {"what": "hold a vote", "due": "2032-03", "outcome": "pending"}
    assert by_trigger["wire", "dead"]["when"] is None


def test_places_figures_and_scores() -> None:
    record = next(r for r in lines(stories.coup(), "claims") if r["trigger"] == "seized")
    where = record["where"]
    assert {k: where[k] for k in ("name", "lat", "lon", "precision")} == {
        **{"name": "Port Anwe, Selmar", "lat": -7.25, "lon": 12.5, "precision": "town"},
    }
    assert record["score"] == 0.9124
    killed = next(r for r in lines(stories.coup(), "claims") if r["trigger"] == "killed")
    assert {k: killed["figures"][0][k] for k in ("value", "unit", "text", "comparator")} == {
        **{"value": 12, "unit": "killed", "text": "At least 12 people", "comparator": ">="},
    }


def test_no_character_of_a_report_breaks_a_line_or_is_lost() -> None:
    (record,) = lines(stories.odd(), "claims")
    assert record["quote"] == f"said: {stories.ODD} \ud83d"


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec=None)))
def test_a_line_holds_any_text(text: str) -> None:
    (line,) = json_line({"text": text}).decode("utf-8").splitlines()
    assert json.loads(line) == {"text": text}


# ---------------------------------------------------------------- csv


def table(chronology: Chronology) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(chronology, "csv").decode("utf-8"), newline="")))


def test_one_line_an_event_with_all_columns() -> None:
    rows = table(stories.coup())
    assert [tuple(row) for row in rows] == [COLUMNS] * len(stories.coup().events)
    coup = rows[0]
    assert (coup["date_start"], coup["date_end"], coup["precision"]) == ("2031-08-18", "2031-08-19", "day")
    assert (coup["lat"], coup["lon"]) == ("-7.25", "12.5"), "a negative number stays a number"
    assert coup["independent_sources"] == "3"
    assert coup["articles"] == "gazette; wire; ledger; sahil"
    assert coup["disagreements"].startswith("when (contradiction): 18 August 2031 / 19 August 2031; name (spelling): Port Anwe")
    assert coup["first_quote"] == "Soldiers seized the palace in Port Anwe at dawn on Tuesday"
    assert coup["first_quote_article"] == "gazette"


def test_a_limit_leaves_the_date_empty() -> None:
    promise = next(r for r in table(stories.coup()) if r["type"] == "VOTE")
    assert (promise["date_start"], promise["date_end"], promise["not_before"]) == ("", "", "")
    assert promise["not_after"] == "2032-03-31"


def test_formulas_are_disarmed() -> None:
    rows = table(stories.coup())
    statement = next(r for r in rows if r["type"] == "STATEMENT")
    assert statement["headline"] == "'" + stories.FORMULA
    assert statement["actors"] == "'" + stories.FORMULA
    assert statement["first_quote"] == f"'{stories.FORMULA} is what my editor typed"


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1))
def test_any_headline_comes_back_and_none_runs(headline: str) -> None:
    coup = stories.coup()
    renamed = replace(coup, events=(replace(coup.events[0], headline=headline),))
    cell = table(renamed)[0]["headline"]
    assert cell in (headline, "'" + headline)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


# ---------------------------------------------------------------- plover


def test_plover_has_the_required_fields_of_the_record() -> None:
    for record in lines(stories.coup(), "plover"):
        assert {"id", "date", "actor", "event", "mode", "context", "event_loc", "quad_code", "event_scale"} <= set(record)
        assert isinstance(record["event"], list)
        assert "text" not in record, "the reports' words belong to the outlets"


def plover(kind: str) -> dict[str, Any]:
    return next(r for r in lines(stories.coup(), "plover") if r["event"] == [kind])


def test_plover_codes_entities_modes_and_scores() -> None:
    accuse = plover("ACCUSE")
    assert (accuse["mode"], accuse["quad_code"], accuse["event_scale"]) == (["disapprove"], 3, -2)
    assert accuse["actor"][0] == {
        **{"code": "IGO", "sector": None, "entity_text": "The League of Coast States"},
        **{"identifier_id": None, "identifier_text": "League of Coast States"},
    }
    assert accuse["recipient"][0]["code"] == "SLM"
    assert accuse["link"] == stories.coup().events[0].id
    assert plover("ASSAULT")["size_info"] == {"dead": 30}


def test_plover_keeps_our_types_and_says_so() -> None:
    coup = plover("COUP")
    assert (coup["extension"], coup["nearest"], coup["quad_code"]) == (True, ["COERCE"], 4)
    assert coup["mode_detail"] == ["attempt"]
    assert coup["recipient"][0]["office"] == "President of Selmar"
    assert coup["event_loc"]["resolution"] == 4
    vote = plover("VOTE")
    assert (vote["nearest"], vote["event_scale"], vote["context"]) == ([], None, ["election", "future"])
    assert "not one of PLOVER's categories" in vote["comment"]
    assert not plover("ACCUSE")["extension"]


def test_plover_gives_no_date_that_no_report_gives() -> None:
    assert (plover("VOTE")["date"], plover("VOTE")["not_after"]) == (None, "2032-03-31")
    assert plover("STATEMENT")["date"] is None
    assert (plover("COUP")["date"], plover("COUP")["enddate"]) == ("2031-08-18", "2031-08-19")


def test_a_resignation_is_nearest_to_retreat() -> None:
    coup = stories.coup()
    claim = replace(coup.claims[coup.events[0].claims[0]], type="OFFICE", mode="Resign")
    event = replace(coup.events[0], type="OFFICE", claims=(claim.id,))
    (record,) = lines(Chronology((event,), {claim.id: claim}, coup.articles), "plover")
    assert (record["nearest"], record["mode"], record["event_scale"]) == (["RETREAT"], ["resign"], 4.5)


# ---------------------------------------------------------------- where it is written


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        *(
            ("leader", "leaders"),
            ("killed", "killed"),
            ("dead", "dead"),
            ("people", "people"),
            ("km", "km"),
            ("party", "parties"),
        ),
        *(("fisherman", "fishermen"), ("church", "churches"), ("troops", "troops"), ("missing", "missing"), ("day", "days")),
        *(("percent", "percent"), ("person", "people"), ("number", "")),
    ],
)
def test_what_is_counted_is_said_in_the_plural(unit: str, said: str) -> None:
    assert slot_words(f"figures:{unit}") == f"How many {said}".rstrip()


def test_an_outlet_is_called_as_most_of_its_reports_print_it() -> None:
    printed = ["The Coastal Herald", "Coastal Herald", "Coastal Herald", "L'Écho", "Le Point", "The Point", "Point", "The"]
    called = call_outlets(printed)
    assert called.keys() == set(printed)
    assert {called["The Coastal Herald"], called["Coastal Herald"]} == {"Coastal Herald"}
    assert all(called[one] == one for one in ("L'Écho", "Le Point", "The Point", "Point", "The"))
    assert call_outlets(reversed(printed)) == called


def test_an_unknown_format_names_the_known() -> None:
    with pytest.raises(QuestionError, match=", ".join(EXPORTERS)):
        export(stories.nothing(), "pdf", io.BytesIO())


def test_a_path_is_written_whole_or_left_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "claims.jsonl"
    export(stories.coup(), "claims", target)
    before = target.read_bytes()

    def fails(chronology: Chronology, out: Any) -> None:
        out.write(b"half")
        raise RuntimeError

    monkeypatch.setattr(EXPORTERS["claims"], "write", fails, raising=False)
    with pytest.raises(RuntimeError):
        export(stories.coup(), "claims", target)
    assert target.read_bytes() == before
    assert list(tmp_path.iterdir()) == [target], "no part file is left"


def test_a_link_stays_a_link_and_rights_are_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    export(stories.coup(), "csv", link)
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8").startswith("event,")
    assert real.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("path", [".", "missing/events.csv"])
def test_a_path_that_cannot_be_a_file_is_refused_by_name(tmp_path: Path, path: str) -> None:
    with pytest.raises(InputError, match=path.replace(".", r"\.").split("/")[0]):
        export(stories.coup(), "csv", tmp_path / path)


class Folder:
    """A format of two files."""

    name, suffix, single_file = "folder", "", False

    def write(self, chronology: Chronology, out: Any) -> None:
        (out / "one").write_text("1")
        (out / "sub").mkdir()
        (out / "sub" / "two").write_text("2")
        if not chronology.events:
            raise RuntimeError


def test_a_folder_is_new_or_empty_and_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.export.EXPORTERS", {"folder": Folder()})
    target = tmp_path / "out"
    with pytest.raises(RuntimeError):
        export(stories.nothing(), "folder", target)
    assert list(tmp_path.iterdir()) == []
    export(stories.coup(), "folder", target)
    assert (target / "sub" / "two").read_text() == "2"
    with pytest.raises(InputError, match="nothing was changed"):
        export(stories.coup(), "folder", target)
    with pytest.raises(QuestionError, match="folder"):
        export(stories.coup(), "folder", io.BytesIO())


# ---------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (When.of("2031-08-19"), "19 August 2031"),
        (When.of("2031-08"), "August 2031"),
        (When.of("2031"), "2031"),
        (When(date(2031, 8, 18), date(2031, 8, 19), "day"), "18–19 August 2031"),
        (When(date(2031, 8, 22), date(2031, 8, 31), "span"), "22–31 August 2031"),
        (When(date(2031, 8, 30), date(2031, 9, 2), "week"), "30 August – 2 September 2031"),
        (When(date(2031, 12, 30), date(2032, 1, 2), "span"), "30 December 2031 – 2 January 2032"),
        (When.between("2029", "2031"), "2029 – 2031"),
        (When(date(2031, 1, 1), date(2031, 2, 3), "bound"), "between 1 January 2031 and 3 February 2031"),
        (When.not_after(date(2031, 9, 1), reason=""), "by 1 September 2031"),
        (When(date(2031, 9, 1), None, "bound"), "not before 1 September 2031"),
        (When(date(2013, 1, 1), None, "span"), "from January 2013"),
        (UNKNOWN, "date not given"),
    ],
)
def test_dates_are_said_no_finer_than_they_are_known(when: When, said: str) -> None:
    from dateline.export.words import date_words

    assert date_words(when) == said
