"""The pages in a real browser: the ways people go through them, with mouse and keys, with scripts and without; and whether
everybody can read them. Skipped where there is no Chromium."""

from __future__ import annotations

import os
import re
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import stories
import uvicorn
from conftest import TOKEN  # type: ignore[import-not-found]

from dateline.case import Case
from dateline.model import Event
from dateline.settings import Settings
from dateline.web import make_app
from dateline.web.guard import Desk
from dateline.web.press import key_of

playwright = pytest.importorskip("playwright.sync_api", reason="the package playwright is not installed")
CHROMIUM = os.environ.get("DATELINE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed: apt-get install chromium")
AUDIT = (Path(__file__).parent / "audit.js").read_text("utf-8")
WIDE, PHONE = {"width": 1400, "height": 900}, {"width": 390, "height": 844}
Visit = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


class Site:
    """A case served on this machine until it is closed."""

    def __init__(self, path: Path) -> None:
        listener = socket.create_server(("127.0.0.1", 0))
        self.path, self.home = path, f"http://127.0.0.1:{listener.getsockname()[1]}"
        ticks = iter(f"2031-09-01T12:{n // 60:02d}:{n % 60:02d}+00:00" for n in range(3600))
        app = make_app(path, desk=Desk(token=TOKEN), clock=lambda: next(ticks))
        self.app = app
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off"))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [listener]}, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)


@pytest.fixture(scope="module")
def hostile(hostile_case: Path) -> Iterator[Site]:
    site = Site(hostile_case)
    yield site
    site.close()


@pytest.fixture
def story_site(built: Path) -> Iterator[Site]:
    site = Site(built)
    yield site
    site.close()


@pytest.fixture
def visit(browser: Any) -> Iterator[Visit]:
    """Opens a page of a site; at the end nothing may have been amiss, and nothing asked for from elsewhere."""
    contexts: list[Any] = []
    amiss: list[str] = []

    def opened(site: Site, address: str = "/", *, size: dict[str, int] = WIDE, **settings: Any) -> Any:
        context = browser.new_context(viewport=size, reduced_motion="reduce", **settings)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda said: amiss.append(f"{said.type}: {said.text}") if said.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: amiss.append(f"error: {error}"))
        page.on("request", lambda asked: None if asked.url.startswith(site.home) else amiss.append(f"asked {asked.url}"))
        page.goto(site.home + address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert amiss == []


def sign_in(page: Any, site: Site) -> None:
    page.goto(f"{site.home}/sign-in")
    page.get_by_label("Your name").fill("Ada")
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_text("Signed in as").wait_for()


def event_of(site: Site, words: str) -> Event:
    with Case.open(site.path, read_only=True) as case:
        return next(e for e in case.chronology() if words in e.headline)


def headlines(page: Any) -> list[str]:
    return [text.strip() for text in page.locator("#chronology .headline").all_inner_texts()]


def addresses() -> list[str]:
    """One page of every kind."""
    chronology = stories.coup()
    takeover, deaths = chronology.events[0], chronology.events[2]
    blog = next(a for a in chronology.articles if a.startswith("blog"))
    return [
        *("/", "/?actor=Torvay", "/?as-of=2031-08-20", "/?since=2040", "/events", f"/events/{takeover.id}"),
        *(f"/events/{deaths.id}", "/new", "/export", "/actors", "/actors/Selmar%20army", "/pair"),
        *("/pair?first=Selmar+army&second=Ilan+Torvay", "/pair?first=x&second=y", "/offices", "/places"),
        *(f"/places/{quote('Port Anwe, Selmar')}", "/ask", "/ask?question=Who+seized+the+palace%3F"),
        *("/ask?question=Why%3F", "/disagreements", "/commitments", "/reactions", "/search?words=palace", "/reports"),
        *("/reports/gazette", "/reports/sahil", f"/reports/{quote(key_of(blog))}", "/sources", "/sources/Northern%20Wire"),
        *(f"/claims/{takeover.claims[0]}", "/links", "/names", "/review", "/judgements", "/sign-in", "/api", "/nope"),
    ]


# ---------------------------------------------------------------- ways through the pages


def test_filter_then_read_the_evidence_then_go_back(visit: Visit, hostile: Site) -> None:
    page = visit(hostile)
    every = headlines(page)
    page.get_by_label("Actor", exact=True).fill("torvay")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/?actor=torvay")
    page.locator(".chip", has_text="with torvay").wait_for()
    some = headlines(page)
    assert 0 < len(some) < len(every)
    page.locator("#chronology .headline a").first.click()
    evidence = page.locator("#evidence")
    evidence.wait_for()
    assert "#event=" in page.url
    assert evidence.locator(".name").inner_text() == some[0]
    assert evidence.get_by_role("heading", name="Where the sources disagree").is_visible()
    page.keyboard.press("Escape")
    evidence.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.textContent.trim()") == some[0]
    page.locator(".chip", has_text="with torvay").click()
    page.wait_for_url(lambda address: "actor" not in address)
    page.locator(".chip").wait_for(state="detached")
    assert headlines(page) == every


def test_a_period_is_drawn_on_the_timeline(visit: Visit, hostile: Site) -> None:
    page = visit(hostile)
    box = page.locator("svg.time").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.05, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 40, steps=5)
    assert page.locator(".brush-words").text_content()
    page.mouse.up()
    page.wait_for_url("**since=2031-08-*")


def test_the_slider_goes_to_what_was_known_on_a_day(visit: Visit, hostile: Site) -> None:
    page = visit(hostile)
    slider = page.get_by_label("As known on").and_(page.locator("[type=range]"))
    slider.focus()
    page.keyboard.press("Home")
    page.wait_for_url("**as-of=2031-08-19*")
    page.locator(".chip", has_text="as known on 19 August 2031").wait_for()
    assert slider.get_attribute("aria-valuetext") == "2031-08-19"


def test_keys_alone_reach_everything(visit: Visit, hostile: Site) -> None:
    page = visit(hostile)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.locator("svg.time a").first.focus()
    page.keyboard.press("ArrowRight")
    second = page.locator("svg.time a").nth(1)
    assert second.evaluate("a => a === document.activeElement")
    assert second.evaluate("a => a.closest('svg').querySelectorAll('a[tabindex=\"0\"]').length") == 1
    page.keyboard.press("Enter")
    page.locator("#evidence").wait_for()
    assert page.evaluate("document.activeElement.id") == "evidence"


def test_everything_can_be_read_without_scripts(visit: Visit, hostile: Site) -> None:
    page = visit(hostile, java_script_enabled=False)
    every = headlines(page)
    page.get_by_label("Actor", exact=True).fill("torvay")
    page.get_by_role("button", name="Show").click()
    some = headlines(page)
    assert 0 < len(some) < len(every)
    page.locator("#chronology").get_by_role("link", name=some[0]).first.click()
    assert page.locator("h1").inner_text() == some[0]
    assert page.get_by_text("Where the sources disagree").is_visible()
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Ask").click()
    page.get_by_label("A question in plain English or French").fill("Who condemned the takeover?")
    page.get_by_role("button", name="Ask").click()
    assert "League of Coast States" in page.locator(".answer").first.inner_text()


def test_an_answer_stands_over_words_of_the_reports(visit: Visit, hostile: Site) -> None:
    page = visit(hostile, "/ask")
    page.get_by_label("A question in plain English or French").fill("Who seized the palace?")
    page.keyboard.press("Enter")
    first = page.locator(".answers > li").first
    assert "Selmar army" in first.locator(".answer").inner_text()
    assert "Soldiers seized the palace" in first.locator("blockquote").first.inner_text()
    first.locator("figcaption a").first.click()
    assert page.locator("a.t:target").inner_text() == "seized"


def test_the_events_are_taken_along_as_a_file(visit: Visit, hostile: Site) -> None:
    page = visit(hostile, "/?actor=torvay")
    page.get_by_role("link", name="Export").first.click()
    assert "with torvay" in page.locator(".lead").inner_text()
    with page.expect_download() as taken:
        page.get_by_role("link", name="csv", exact=True).click()
    assert taken.value.suggested_filename == "selmar.csv"
    rows = Path(taken.value.path()).read_text("utf-8-sig").splitlines()
    shown = page.request.get(f"{hostile.home}/api/events?actor=torvay").json()["page"]["total"]
    assert len(rows) == shown + 1


def test_what_is_new_since_the_last_visit_is_said(story_site: Site, visit: Visit) -> None:
    page = visit(story_site)
    assert not page.locator(".since").count()
    page.context.add_cookies(
        [
            {"name": c["name"], "value": "2", "url": story_site.home}
            for c in page.context.cookies()
            if c["name"].startswith("dateline-visit-")
        ]
    )
    page.reload()
    page.get_by_role("link", name="3 new reports since your last visit").click()
    assert "3 reports that came after the first 2" in page.locator(".lead").inner_text()
    assert page.get_by_role("heading", name="New events").is_visible()


def test_an_event_is_corrected_and_the_correction_undone(story_site: Site, visit: Visit) -> None:
    page = visit(story_site)
    sign_in(page, story_site)
    event = event_of(story_site, "Amadou Sani")
    page.goto(f"{story_site.home}/events/{event.id}")
    page.locator("header .correct summary").click()
    page.get_by_label("Headline").first.fill("The president is held")
    page.get_by_role("button", name=re.compile("Change.*Headline")).first.click()
    page.locator(".done").wait_for()
    assert page.locator("h1").inner_text() == "The president is held"
    assert "Renamed: The president is held" in page.locator(".history:not(.joins)").inner_text()
    page.locator(".done").get_by_role("button", name="Undo").click()
    page.locator(".done", has_text="Taken back").wait_for()
    assert page.locator("h1").inner_text() == event.headline
    page.locator("header .correct summary").click()
    when = page.get_by_label("When (2020-08-18, 2020-08 …)", exact=True).first
    when.fill("last week")
    page.get_by_role("button", name=re.compile("Change.*When")).first.click()
    assert when.evaluate("e => e.validity.patternMismatch")
    when.fill("2019-02")
    page.get_by_role("button", name=re.compile("Change.*When")).first.click()
    page.locator(".done").wait_for()
    assert "February 2019" in page.locator(".lead").first.inner_text()


def test_claims_are_reviewed_with_the_keys_alone(story_site: Site, visit: Visit) -> None:
    page = visit(story_site)
    sign_in(page, story_site)
    page.goto(f"{story_site.home}/review")
    assert page.locator(".keys").is_visible()
    before = page.locator(".claim").evaluate_all("all => all.map(one => one.id)")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == before[1]
    page.keyboard.press("k")
    with page.expect_navigation():
        page.keyboard.press("c")
    assert "Confirmed" in page.locator(".done").inner_text()
    assert page.locator(".claim").evaluate_all("all => all.map(one => one.id)") == before[1:]
    assert page.evaluate("document.activeElement.id") == before[1]
    with page.expect_navigation():
        page.keyboard.press("x")
    assert before[1] not in page.locator(".claim").evaluate_all("all => all.map(one => one.id)")
    with page.expect_navigation():
        page.keyboard.press("u")
    assert before[1] in page.locator(".claim").evaluate_all("all => all.map(one => one.id)")
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.closest('.correct') !== null")
    page.keyboard.type("x")
    assert page.locator(".done").count() == 1, "a letter typed into a field decides nothing"


@pytest.fixture
def doubtful_site(built: Path, tmp_path: Path) -> Iterator[Site]:
    """The story with one report more, of which it is in doubt whether it tells of the same arrest."""
    text = "Several ministers of Niger have been held in Niamey since the weekend, their families said."
    (tmp_path / "held.txt").write_text(f"News of the day\n\nLake Herald\n6 March 2019\n\nNIAMEY – {text}", encoding="utf-8")
    with Case.open(built, settings=Settings()) as case:
        case.add(tmp_path / "held.txt")
        case.build()
    site = Site(built)
    yield site
    site.close()


def test_doubtful_links_are_decided_with_the_keys_alone(doubtful_site: Site, visit: Visit) -> None:
    page = visit(doubtful_site)
    sign_in(page, doubtful_site)
    page.goto(f"{doubtful_site.home}/review")
    page.get_by_role("main").get_by_role("link", name="Links").click()
    page.wait_for_load_state("load")  # keys are heard once the page's script has run
    items = "all => all.map(one => one.id)"
    before = page.locator("[data-item]").evaluate_all(items)
    assert len(before) == 1, "the reports of the two events are copies, and are asked about once"
    assert "the least sure of 2 pairs of claims" in page.locator("[data-item]").inner_text()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == before[0]
    page.keyboard.press("c")
    page.keyboard.press("x")
    assert page.locator("[data-item]").evaluate_all(items) == before, "keys of other lists decide nothing here"
    with page.expect_navigation():
        page.keyboard.press("2")
    assert "Set apart" in page.locator(".done").inner_text()
    assert page.locator("[data-item]").evaluate_all(items) == []
    with page.expect_navigation():
        page.keyboard.press("u")
    assert page.locator("[data-item]").evaluate_all(items) == before
    with page.expect_navigation():
        page.locator("[data-key='1']").first.click()
    assert "Joined" in page.locator(".done").inner_text()


def test_going_through_claims_one_keeps_one_s_place(story_site: Site, visit: Visit) -> None:
    page = visit(story_site)
    sign_in(page, story_site)
    page.goto(f"{story_site.home}/review")
    before = page.locator(".claim").evaluate_all("all => all.map(one => one.id)")
    for _ in range(3):
        page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("c")
    assert page.evaluate("document.activeElement.id") == before[3]


# ---------------------------------------------------------------- marks


def test_marks_stand_on_the_right_words_of_any_script(visit: Visit, hostile: Site) -> None:
    blog = next(a for a in stories.articles() if a.startswith("blog"))
    page = visit(hostile, f"/reports/{quote(key_of(blog))}")
    assert page.locator(".text a.t").all_inner_texts() == ["hurt", "typed", "close"]
    assert page.evaluate("document.querySelector('.text').textContent") == stories.articles()[blog].text
    page.goto(f"{hostile.home}/reports/sahil")
    mark = page.locator(".text a.t")
    assert mark.inner_text() == "سيطر"
    assert page.locator(".text").evaluate("e => getComputedStyle(e).direction") == "rtl"
    first, last = page.locator(".text").bounding_box(), mark.bounding_box()
    assert last["x"] > first["x"] + first["width"] / 2, "the third word of an Arabic line stands on its right"


# ---------------------------------------------------------------- for everybody


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (PHONE, "dark")], ids=["wide and light", "phone and dark"])
def test_everybody_can_read_every_page(visit: Visit, hostile: Site, size: dict[str, int], scheme: str) -> None:
    page = visit(hostile, size=size, color_scheme=scheme)
    wrong = []
    for address in addresses()[:-1]:
        page.goto(hostile.home + address)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        wrong += [f"{address}: {found}" for found in page.evaluate(AUDIT)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append(f"{address} is wider than the screen")
    assert wrong == []


def test_everybody_can_judge(story_site: Site, visit: Visit) -> None:
    page = visit(story_site)
    sign_in(page, story_site)
    wrong = []
    for address in ("/review", "/links", f"/events/{event_of(story_site, 'Amadou Sani').id}", "/judgements"):
        page.goto(story_site.home + address)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        wrong += [f"{address}: {found}" for found in page.evaluate(AUDIT)]
    assert wrong == []


def test_the_audit_finds_what_is_wrong(visit: Visit, hostile: Site) -> None:
    page = visit(hostile, "/reactions")
    page.evaluate(
        """() => {
          document.querySelector("main").insertAdjacentHTML("beforeend", `
            <h5>deep</h5><button></button><input id="bare"><a href="#nowhere"><span aria-hidden="true">x</span></a>
            <table><tr><th>a</th></tr></table><p id="p1">a</p><p id="p1">b</p><ul><p>c</p></ul>`);
          document.querySelector("h5").style.setProperty("color", "#bbb");
        }"""
    )
    said = " ".join(page.evaluate(AUDIT))
    for what in (
        "level 5 after",
        "no name: <button>",
        'no name: <input id="bare">',
        "no name: <a",
        "leads nowhere",
        "no caption",
    ):
        assert what in said
    for what in ("no scope", "two things are called", "no item of a list", "too pale"):
        assert what in said


def test_a_page_prints_as_text_without_its_controls(visit: Visit, hostile: Site) -> None:
    page = visit(hostile, f"/events/{stories.coup().events[0].id}")
    page.emulate_media(media="print")
    assert not page.locator("nav.pages").is_visible()
    assert not page.locator(".find").is_visible()
    assert page.locator("blockquote").first.is_visible()
    assert page.locator("h1").evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
    assert len(page.pdf()) > 10_000
