"""html: what a browser and a reader get."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from itertools import pairwise

import pytest
import stories
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.export import export
from dateline.export.passages import cut_passages, cut_text
from dateline.export.timeline import LEFT, RIGHT, draw_timeline
from dateline.model import Chronology, Question
from dateline.when import When

VOID = {"meta", "input", "br", "hr", "img", "link", "line", "rect"}


class Page(HTMLParser):
    """Every tag with its attributes, all words, and the scripts and styles; refuses tags that do not close in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.html, self.tags, self.stack, self.words, self.inline = html, [], [], [], []
        self.feed(html)
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag, f"</{tag}> closes something else"
        if tag in ("dt", "dd", "td", "th", "p", "caption", "h1", "h4", "li", "blockquote"):
            self.words.append(" ")

    def handle_data(self, data):
        (self.inline if self.stack and self.stack[-1] in ("script", "style") else self.words).append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", "".join(self.words))

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        return [a for t, a in self.tags if t == tag and all(a.get(k) == v for k, v in wanted.items())]


def page_of(chronology: Chronology) -> Page:
    out = io.BytesIO()
    export(chronology, "html", out)
    return Page(out.getvalue().decode("utf-8"))


@pytest.fixture(scope="module")
def coup() -> Page:
    return page_of(stories.coup())


# ---------------------------------------------------------------- safe


def test_only_one_script_and_style_of_our_own_and_both_named_by_hash(coup: Page) -> None:
    assert len(coup.all("script")) == len(coup.all("style")) == 1
    (policy,) = [m["content"] for m in coup.all("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for words in coup.inline:
        wanted = base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()
        assert f"'sha256-{wanted}'" in policy


def test_nothing_of_a_report_becomes_markup(coup: Page) -> None:
    assert "<script>alert" not in coup.html.replace("<script>{", "")
    assert coup.text.count(stories.NASTY) >= 5, "shown as it was written"
    for tag, attributes in coup.tags:
        assert not [a for a in attributes if a.startswith("on") or a == "style"], tag
    assert not coup.all("b", **{"class": None, "onload": "x"})
    assert all(re.fullmatch(r"[A-Za-z-]+", a["lang"]) for _, a in coup.tags if "lang" in a)


def test_the_page_asks_the_network_for_nothing(coup: Page) -> None:
    assert not [
        t for t, a in coup.tags if t in ("link", "img", "iframe", "object", "embed", "base", "audio", "video", "source")
    ]
    assert not [a for _, a in coup.tags if "src" in a or "srcset" in a or "action" in a or "ping" in a]
    assert "url(" not in "".join(coup.inline)
    assert "@import" not in "".join(coup.inline)
    outside = [a for a in coup.all("a") if not a["href"].startswith("#")]
    assert [a["href"] for a in outside] == ["https://wire.example/selmar?a=1&b=2"], "an address that may run code is only words"
    assert all("noopener" in a["rel"] for a in outside)


def test_no_control_character_reaches_the_page() -> None:
    odd = page_of(stories.odd())
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", odd.html)
    assert "He said: a" in odd.text


# ---------------------------------------------------------------- sound


@pytest.mark.parametrize("name", ["coup", "nothing", "odd"])
def test_ids_are_unique_and_links_inside_lead_somewhere(name: str) -> None:
    page = page_of(getattr(stories, name)())
    ids = [a["id"] for _, a in page.tags if "id" in a]
    assert len(ids) == len(set(ids))
    for _, attributes in page.tags:
        if attributes.get("href", "").startswith("#"):
            assert attributes["href"][1:] in ids
        for named in attributes.get("aria-labelledby", "").split():
            assert named in ids


def test_landmarks_headings_and_labels(coup: Page) -> None:
    for tag in ("header", "main", "nav", "aside", "footer", "h1"):
        assert len(coup.all(tag)) == 1, tag
    assert coup.all("html", lang="en")
    labelled = {a["for"] for a in coup.all("label") if "for" in a}
    fields = {a["id"] for t, a in coup.tags if t in ("input", "select") and a.get("type") != "checkbox"}
    assert fields == labelled
    levels = [int(t[1]) for t, _ in coup.tags if re.fullmatch(r"h[1-6]", t)]
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels)), "no heading level is skipped"
    assert coup.all("svg", role="group")[0]["aria-label"]
    assert coup.all("a", href="#chronology")


def test_it_is_whole_without_a_script(coup: Page) -> None:
    story = stories.coup()
    assert len(coup.all("article")) == len(story.events)
    assert "hidden" in coup.all("form")[0], "filters that cannot work are not shown"
    for event in story.events:
        assert event.headline in coup.text
    for article in story.articles.values():
        assert article.outlet in coup.text


# ---------------------------------------------------------------- what it says


def test_the_head_counts_reports_origins_events_and_disputes(coup: Page) -> None:
    assert re.search(r"reports 5 independent origins 4 events 7 disputed 2", coup.text)
    assert "August 2031" in coup.text


def test_origins_of_reports_without_an_event_count_too() -> None:
    nothing = stories.nothing()
    assert "reports 2 independent origins 2" in page_of(nothing).text
    one = replace(nothing, origins=dict.fromkeys(nothing.articles, "a wire"))
    assert "reports 2 independent origin 1" in page_of(one).text
    apart = replace(stories.coup(), origins={a: a for a in stories.coup().articles})
    assert "independent origins 4" in page_of(apart).text, "what an event joins stays joined"


def test_the_question_is_told_in_words() -> None:
    asked = page_of(stories.coup(Question(type="COUP,VOTE", sources=2))).text
    assert "Coup or Vote, told by at least 2 independent sources" in asked


def test_disagreements_stand_side_by_side_with_their_sources(coup: Page) -> None:
    assert "When: the reports contradict each other. Monday night or Tuesday at dawn" in coup.text
    row = coup.text[coup.text.index("18 August 2031 Northern Wire, Daily Ledger") :]
    assert "the report itself 1" in row[:80]
    assert "≠ Sources disagree: when, names" in coup.text
    assert "≠ Sources disagree: how many killed" in coup.text


def test_copies_statuses_limits_and_links_between_events_are_told(coup: Page) -> None:
    assert "Daily Ledger 21 August 2031 ≡ same origin as Northern Wire" in coup.text
    assert "by 31 March 2032 a limit; no report dates it" in coup.text
    assert "Vote planned" in coup.text
    assert "“dead”: according to hospital staff; alleged; 30 dead (killed)" in coup.text
    assert "promised: hold a vote, due March 2032 (pending)" in coup.text
    assert "About: The army seizes power" in coup.text
    assert "Written in" not in coup.text


def test_each_report_is_whole_with_claims_marked_and_furniture_greyed(coup: Page) -> None:
    for article in stories.coup().articles.values():
        assert re.sub(r"\s+", " ", article.text).strip() in coup.text
    assert '<i class="f">Read also: Ten beaches of Selmar that you must see</i>' in coup.html
    takeover = stories.coup().events[0]
    assert f'<a class="t" href="#e-{takeover.id}" title="The army seizes' in coup.html


def test_nothing_found_says_what_was_looked_at() -> None:
    page = page_of(stories.nothing())
    assert "Nothing found" in page.text
    assert "2 reports were looked at for: League of Coast States, since January 2040." in page.text
    assert not page.all("form")
    assert not page.all("article")
    assert "Nothing found 0 reports were looked at" in page_of(Chronology((), {}, {})).text


def test_five_thousand_events_stay_one_page_of_bearable_size() -> None:
    out = io.BytesIO()
    export(stories.many(5000), "html", out)
    html = out.getvalue()
    assert html.count(b"<article ") == 5000
    assert len(html) < 10_000_000
    assert b"content-visibility: auto" in html


# ---------------------------------------------------------------- timeline


def test_a_day_is_a_dot_and_a_span_a_bar_and_no_date_is_no_mark() -> None:
    story = stories.coup()
    drawn = draw_timeline(story.events)
    assert drawn is not None
    marks = {m.event.id: m for lane in drawn.lanes for m in lane.marks}
    assert set(marks) == {e.id for e in story.events if e.when.dated}
    for mark in marks.values():
        assert (mark.x1 == mark.x2) == mark.exact
        assert LEFT <= mark.x1 <= mark.x2 <= RIGHT
    assert sum(lane.undated for lane in drawn.lanes) == sum(not e.when.dated for e in story.events)
    assert draw_timeline(stories.nothing().events) is None


days = st.dates(date(1, 1, 1), date(9999, 12, 31))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(days, st.integers(0, 4000)), min_size=1, max_size=30))
def test_any_dates_stay_inside_and_in_order(spans: list[tuple[date, int]]) -> None:
    event = stories.coup().events[0]
    last = date.max.toordinal()
    whens = [When(d, date.fromordinal(min(d.toordinal() + n, last)), "span") for d, n in spans]
    drawn = draw_timeline([replace(event, id=str(i), when=w) for i, w in enumerate(whens)])
    assert drawn is not None
    marks = sorted((m for lane in drawn.lanes for m in lane.marks), key=lambda m: m.event.when.earliest)
    assert all(LEFT <= m.x1 <= m.x2 <= RIGHT for m in marks)
    assert all(a.x1 <= b.x1 for a, b in pairwise(marks))
    assert all(0 <= t.x <= 100 for t in drawn.ticks)
    assert len(drawn.ticks) <= 13


def test_events_of_long_ago_do_not_squash_the_story() -> None:
    event = stories.coup().events[0]
    story = [replace(event, id=f"{i}", when=When.of((date(2031, 1, 1) + timedelta(i)).isoformat())) for i in range(100)]
    drawn = draw_timeline([replace(event, id="old", when=When.of("1960-05-01")), *story])
    assert drawn is not None
    (lane,) = drawn.lanes
    recent = [m.x1 for m in lane.marks if m.event.id != "old"]
    assert max(recent) - min(recent) > 70
    assert [b.words for b in drawn.bands] == ["1960–2030"]


# ---------------------------------------------------------------- passages


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_pieces_join_to_the_text(data: st.DataObject) -> None:
    coup = stories.coup()
    article = data.draw(st.sampled_from(list(coup.articles.values())))
    claims = [c for c in coup.claims.values() if c.article == article.id]
    start = data.draw(st.integers(0, len(article.text)))
    end = data.draw(st.integers(start, len(article.text)))
    pieces = cut_text(article, claims, start=start, end=end)
    assert "".join(p.text for p in pieces) == article.text[start:end]
    assert all(p.text for p in pieces)
    assert all(bool(p.claim) == (p.kind == "trigger") for p in pieces)


def test_a_passage_stays_in_its_paragraph_and_shows_where_it_is_cut() -> None:
    article = replace(
        stories.articles()["gazette"], text="Before. " * 40 + "The army left. " + "After. " * 40 + "\nNext.", furniture=()
    )
    claim = stories.claim(article, "The army left", "left", "RETREAT")
    (pieces,) = cut_passages(article, [claim])
    joined = "".join(p.text for p in pieces)
    assert joined.startswith("… Before.")
    assert joined.endswith(" …")
    assert 250 < len(joined) < 340
    assert "Next" not in joined
    assert [(p.text, p.kind) for p in pieces if p.kind] == [("The army ", "quote"), ("left", "trigger")]
