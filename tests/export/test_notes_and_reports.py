"""annotation, labelstudio, markdown and docx: notes on the words of the reports, and reports to read."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dateline.export import export
from dateline.export.markdown import escape_markdown
from dateline.model import STATUSES, Chronology, Question
from dateline.vocabulary import event_types
from dateline.when import UNKNOWN

EVIL = (
    "# x [a](javascript:alert(1)) ![b](https://e.example/i) <img src=x> `c` *d* __e__ www.e.example https://e.example ~~f~~"
    " a|b &lt; $x$ \\ #"
)


def written(chronology: Chronology, to: str) -> bytes:
    out = io.BytesIO()
    export(chronology, to, out)
    return out.getvalue()


def renamed(headline: str) -> Chronology:
    coup = stories.coup()
    return replace(coup, events=(replace(coup.events[0], headline=headline), *coup.events[1:]))


# ---------------------------------------------------------------- annotation


def annotations() -> list[dict[str, Any]]:
    page = json.loads(written(stories.coup(), "annotation"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    return page["items"]


def test_an_annotation_has_what_the_model_asks_for() -> None:
    items = annotations()
    assert len({a["id"] for a in items}) == len(items) == len(stories.coup().claims)
    purposes = {"classifying", "tagging", "describing", "linking"}
    for item in items:
        assert item["type"] == "Annotation"
        assert {body["purpose"] for body in item["body"]} == purposes
        assert all(re.fullmatch(r"urn:dateline:[a-z]+:[\w%.~-]+", i) for i in (item["id"], item["target"]["source"]["id"]))


def test_both_selectors_find_the_quote() -> None:
    texts = {f"urn:dateline:claim:{c.id}": stories.coup().articles[c.article].text for c in stories.coup().claims.values()}
    for item in annotations():
        words, place = item["target"]["selector"]
        assert (words["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        text, start, end = texts[item["id"]], place["start"], place["end"]
        assert text[start:end] == words["exact"]
        assert text[:start].endswith(words.get("prefix", ""))
        assert text[end:].startswith(words.get("suffix", ""))
        assert words.get("prefix") or start == 0


def test_an_annotation_names_the_page_and_language_when_these_are_safe() -> None:
    sources = {a["target"]["source"]["id"]: a["target"]["source"] for a in annotations()}
    assert sources["urn:dateline:article:wire"]["via"] == "https://wire.example/selmar?a=1&b=2"
    blog = sources["urn:dateline:article:blog%22%27%3E%3Ci%3E"]
    assert set(blog) == {"id", "type", "format"}


def test_annotations_keep_words_that_utf8_cannot_say() -> None:
    (item,) = json.loads(written(stories.odd(), "annotation"))["items"]
    assert item["target"]["selector"][0]["exact"] == f"said: {stories.ODD} \ud83d"


# ---------------------------------------------------------------- labelstudio


def tasks() -> list[dict[str, Any]]:
    return json.loads(written(stories.coup(), "labelstudio"))


def test_a_task_a_report_with_regions_at_its_words() -> None:
    coup = stories.coup()
    assert [t["data"]["article"] for t in tasks()] == ["gazette", "sahil", "wire", "ledger", "blog\"'><i>"]
    for task in tasks():
        assert task["data"]["text"] == coup.articles[task["data"]["article"]].text
        (prediction,) = task["predictions"]
        for part in prediction["result"]:
            if part["type"] != "relation":
                value = part["value"]
                assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
                assert len(value[part["type"]]) == 1


def test_a_region_of_a_happening_is_a_claim_and_relations_tie_its_sides() -> None:
    coup = stories.coup()
    results = [part for task in tasks() for part in task["predictions"][0]["result"]]
    what = {p["id"]: p["value"]["labels"][0] for p in results if p.get("from_name") == "what"}
    assert what == {c.id: c.type for c in coup.claims.values()}
    roles = {p["id"]: p["value"] for p in results if p.get("from_name") == "role"}
    for tie in (p for p in results if p["type"] == "relation"):
        assert tie["from_id"] in what
        assert roles[tie["to_id"]]["labels"] == tie["labels"]
    seized = next(c for c in coup.claims.values() if c.trigger_text == "seized")
    ties = {(tie["labels"][0], roles[tie["to_id"]]["text"]) for tie in results if tie.get("from_id") == seized.id}
    assert ties == {("actor", "Soldiers"), ("said by", "the army spokesman"), ("when", "on Tuesday")}


def zipped(chronology: Chronology) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(written(chronology, "labelstudio_zip"))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_label_is_in_the_configuration_of_the_zip() -> None:
    coup = stories.coup()
    first = next(iter(coup.claims.values()))
    own = replace(coup, claims=coup.claims | {first.id: replace(first, type="DROUGHT")})
    files = zipped(own)
    assert files["tasks.json"] == written(own, "labelstudio")
    assert files["labels.xml"].startswith(b"<View>"), "Label Studio takes no declaration"
    view = ElementTree.fromstring(files["labels.xml"])
    offered = {tag.get("name"): {child.get("value") for child in tag} for tag in view if tag.get("name")}
    assert offered["what"] == {*event_types(), "DROUGHT"}
    assert offered["status"] == set(STATUSES)
    assert offered["role"] == {tag.get("value") for tag in view.iter("Relation")}
    for part in (p for task in json.loads(files["tasks.json"]) for p in task["predictions"][0]["result"]):
        if part["type"] == "relation":
            assert set(part["labels"]) <= offered["role"]
        else:
            assert set(part["value"][part["type"]]) <= offered[part["from_name"]]


# ---------------------------------------------------------------- markdown


def tokens(text: str) -> list[Any]:
    """Every token, those inside lines too."""
    found = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
    return [t for token in found for t in (token, *(token.children or ()))]


def markdown(chronology: Chronology) -> str:
    return written(chronology, "markdown").decode("utf-8")


def test_markdown_goes_by_year_and_every_citation_has_its_report() -> None:
    text = markdown(stories.coup())
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["2031", "No report gives a date", "Reports"]
    assert text.count("\n### ") == len(stories.coup().events)
    listed = re.findall(r"^(\d+)\. \*\*", text, re.MULTILINE)
    assert listed == ["1", "2", "3", "4", "5"]
    quotes, _, _ = text.partition("## Reports")
    places = re.findall(r"(\d+):(\d+)–(\d+)", quotes)
    assert {number for number, *_ in places} == set(listed)
    assert len(places) == len(stories.coup().claims)


def test_a_citation_leads_to_the_words() -> None:
    coup = stories.coup()
    text = markdown(coup)
    ids = [
        line.partition("report ")[2].split(",")[0]
        for line in text.partition("## Reports")[2].splitlines()
        if line[:1].isdigit()
    ]
    assert ids[:4] == ["gazette", "sahil", "wire", "ledger"]
    said, number, start, end = re.findall(r"> “(Hospital.*?)”.*?\\\[(\d+):(\d+)–(\d+)\\\]", text)[0]
    assert coup.articles[ids[int(number) - 1]].text[int(start) : int(end)] == said


def test_copies_of_one_quote_stand_once_with_both_reports() -> None:
    text = markdown(stories.coup())
    assert text.count("Mutinous officers took power") == 1
    assert "\\[3:28–82, 4:0–54\\]" in text


def test_markdown_says_what_was_asked() -> None:
    text = markdown(stories.coup(Question(actor="*ECOWAS*", since="2031-08")))
    assert "Asked for: \\*ECOWAS\\*, since August 2031. 7 events from 5 reports." in text


def test_nothing_of_a_stranger_comes_to_life_in_markdown() -> None:
    plain, evil = tokens(markdown(stories.coup())), tokens(markdown(renamed(EVIL)))
    text = {"text", "text_special"}
    assert Counter(t.type for t in evil if t.type not in text) == Counter(t.type for t in plain if t.type not in text)
    assert not {"html_inline", "html_block", "image", "code_block", "table_open", "s_open"} & {t.type for t in evil}
    assert [t.attrs["href"] for t in evil if t.type == "link_open"] == ["https://wire.example/selmar?a=1&b=2"]
    heading = next(t for i, t in enumerate(evil) if t.type == "inline" and "javascript" in t.content)
    assert "".join(c.content for c in heading.children).endswith(EVIL)


@settings(deadline=None)
@given(
    st.text(
        alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Zs"], exclude_characters="\ufffe\uffff"), min_size=1
    )
)
def test_any_word_is_shown_as_it_is(text: str) -> None:
    (_, line, _) = MarkdownIt().parse(f"“{escape_markdown(text)}”")
    assert {c.type for c in line.children} <= {"text", "text_special"}
    assert "".join(c.content for c in line.children) == f"“{text}”"


# ---------------------------------------------------------------- docx


def document(chronology: Chronology) -> Any:
    docx = pytest.importorskip("docx")
    return docx.Document(io.BytesIO(written(chronology, "docx")))


def test_docx_tells_what_markdown_tells() -> None:
    found = document(stories.coup())
    headings = [(p.style.name, p.text) for p in found.paragraphs if p.style.name.startswith("Heading")]
    assert [text for style, text in headings if style == "Heading 1"] == ["2031", "No report gives a date", "Reports"]
    assert sum(style == "Heading 2" for style, _ in headings) == len(stories.coup().events)
    quotes = [p.text for p in found.paragraphs if p.style.name == "Quote"]
    assert "“Mutinous officers took power in Selmar on Monday night” [3:28–82, 4:0–54]" in quotes
    assert any(p.text.startswith("[3] Northern Wire, “Officers take power in Selmar”") for p in found.paragraphs)


def test_docx_words_are_words_and_its_only_links_go_to_reports() -> None:
    found = document(renamed(f"{stories.NASTY}\x01\ud83d\u202e =1 "))
    assert f"18–19 August 2031: {stories.NASTY}\u202e =1" in [p.text for p in found.paragraphs]
    links = [r.target_ref for r in found.part.rels.values() if r.is_external]
    assert links == ["https://wire.example/selmar?a=1&b=2"]
    assert [link.address for p in found.paragraphs for link in p.hyperlinks] == links


@pytest.mark.parametrize("to", ["docx", "xlsx"])
def test_an_office_file_has_the_day_of_the_newest_report(to: str) -> None:
    pytest.importorskip("docx" if to == "docx" else "openpyxl")
    coup = stories.coup()
    undated = {i: replace(a, published=UNKNOWN) for i, a in coup.articles.items()}
    for chronology, day in ((coup, datetime(2031, 8, 21)), (replace(coup, articles=undated), datetime(1980, 1, 1))):
        found = written(chronology, to)
        if to == "docx":
            from docx import Document

            stamps = Document(io.BytesIO(found)).core_properties
        else:
            from openpyxl import load_workbook

            stamps = load_workbook(io.BytesIO(found)).properties
        assert {stamps.created.replace(tzinfo=None), stamps.modified.replace(tzinfo=None)} == {day}
