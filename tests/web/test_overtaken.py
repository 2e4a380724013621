"""Two people judge from pages of the same state, at one server or at two: the second is told what the first decided."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dateline.case import Case
from dateline.settings import Settings
from dateline.web import make_app
from dateline.web.guard import Desk

TOKEN, HOME = "the-token-of-the-tests", "http://127.0.0.1:8000"
SAME = {"Origin": HOME}

Sites = tuple[TestClient, TestClient]


@pytest.fixture(params=["one server", "two servers", "two servers of a database"])
def sites(request: pytest.FixtureRequest, built: Path) -> Sites:
    """Ann's and Ben's browsers, both signed in."""
    location = str(built)
    if "database" in request.param:
        location = request.getfixturevalue("postgres").schema()
        with Case.open(built, read_only=True, settings=Settings()) as case:
            case.back_up(location)
    clock = iter(f"2031-09-01T12:00:{second:02d}+00:00" for second in range(60)).__next__
    make: Callable[[], TestClient] = lambda: make_app(location, desk=Desk(TOKEN), clock=clock)  # noqa: E731
    first = make()
    apps = (first, first if request.param == "one server" else make())
    ann, ben = (TestClient(app, base_url=HOME, follow_redirects=False) for app in apps)
    for site, name in ((ann, "Ann"), (ben, "Ben")):
        assert site.post("/sign-in", data={"token": TOKEN, "name": name}, headers=SAME).status_code == 303
    return ann, ben


def seen(site: TestClient, event: str) -> str:
    """What the forms of an event's page say of the state that they show."""
    marks = set(re.findall(r'name="seen" value="(\w+)"', site.get(f"/events/{event}").text))
    assert len(marks) == 1
    return marks.pop()


def redate(site: TestClient, event: str, day: str, mark: str) -> str:
    """What comes back of a correction: an address to go on to, or the words of a refusal."""
    form = {"verdict": "redate", "target": event, "value": day, "seen": mark}
    answer = site.post("/judgements", data=form, headers=SAME)
    if answer.status_code == 303:
        return answer.headers["location"]
    assert answer.status_code == 409
    return answer.text


def test_the_second_is_told_what_the_first_decided(sites: Sites) -> None:
    ann, ben = sites
    event = ann.get("/api/events").json()["events"][0]["id"]
    of_ann, of_ben = seen(ann, event), seen(ben, event)
    assert "judged=" in redate(ann, event, "2019-03-01", of_ann)
    told = redate(ben, event, "2019-03-02", of_ben)
    assert "Ann decided redate 2019-03-01" in told
    assert "Your decision was not kept" in told or "your decision was not kept" in told
    assert [j["author"] for j in ben.get("/api/judgements").json()] == ["Ann"]
    # He looks again, and still thinks otherwise.
    assert "judged=" in redate(ben, event, "2019-03-02", seen(ben, event))
    assert [(j["author"], j["state"]) for j in ann.get("/api/judgements").json()] == [("Ben", "in force"), ("Ann", "overruled")]


def test_a_page_that_nobody_remembers_is_weighed_as_of_now(sites: Sites) -> None:
    ann, ben = sites
    event = ann.get("/api/events").json()["events"][0]["id"]
    redate(ann, event, "2019-03-01", "")
    assert "judged=" in redate(ben, event, "2019-03-02", "0123456789abcdef")
