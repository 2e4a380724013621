"""Who may ask, what every answer says of itself, and the one thing that changes a case: a judgement that somebody signs."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from conftest import DAY, HOME, TOKEN  # type: ignore[import-not-found]
from fastapi.testclient import TestClient

from dateline.case import Case
from dateline.errors import CaseError, InputError
from dateline.web import make_app, serve

Open = Callable[[Path], TestClient]
SAME = {"Origin": HOME}


@pytest.mark.parametrize(
    "address", ["/", "/overview.json", "/api/events", "/nope", "/?since=x", "/static/web.css", "/static/nope"]
)
def test_every_answer_has_the_headers(site: TestClient, address: str) -> None:
    headers = site.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == ("no-cache" if address.startswith("/static/") else "no-store")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:1", "LOCALHOST", "[::1]:8000"])
def test_the_machine_s_own_names_are_answered(site: TestClient, host: str) -> None:
    assert site.get("/sign-in", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "user@evil.example", "", "[", "127.0.0.2"]
)
def test_a_foreign_name_is_not(site: TestClient, host: str) -> None:
    for address in ("/", "/api/events", "/static/web.js"):
        answer = site.get(address, headers={"Host": host})
        assert answer.status_code == 421
        assert "content-security-policy" in answer.headers


@pytest.mark.parametrize(
    "origin", [None, "null", "http://evil.example", "http://127.0.0.1:9", "http://127.0.0.1:8000.evil.example"]
)
def test_a_form_of_another_site_is_refused(site: TestClient, origin: str | None) -> None:
    headers = {"Origin": origin} if origin else {}
    for address in ("/sign-in", "/judgements", "/sign-out"):
        assert site.post(address, data={"token": TOKEN, "name": "Ada"}, headers=headers).status_code == 403


def test_only_reading_and_forms(site: TestClient) -> None:
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        assert site.request(method, "/", headers=SAME).status_code == 405
    assert site.post("/", headers=SAME, data={"a": "b"}).status_code == 405
    assert site.post("/sign-in", headers=SAME, content=b"x" * 30_000).status_code == 413


def sign_in(site: TestClient, name: str = "Ada") -> None:
    answer = site.post("/sign-in", data={"token": TOKEN, "name": name}, headers=SAME)
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize(
    "form", [{"token": "guess", "name": "Ada"}, {"token": "", "name": "Ada"}, {"token": TOKEN, "name": " "}, {}]
)
def test_nobody_gets_in_without_token_and_name(site: TestClient, form: dict[str, str]) -> None:
    answer = site.post("/sign-in", data=form, headers=SAME)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert site.post("/judgements", data={"verdict": "reject", "target": "x"}, headers=SAME).status_code == 403
    assert '<button name="verdict"' not in site.get("/review").text


def test_a_judgement_is_signed_kept_and_seen_at_once(open_site: Open, built_once: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(built_once, tmp_path / "story.dateline"))
    site = open_site(path)
    sign_in(site, "Ada <b>Lovelace</b>")
    before = site.get("/api/events").json()["events"]
    target = before[0]["id"]
    assert f'name="target" value="{target}"' in site.get(f"/events/{target}").text
    answer = site.post("/judgements", data={"verdict": "reject", "target": target, "back": "/review?page=1"}, headers=SAME)
    assert (answer.status_code, answer.headers["location"].partition("&judged=")[0]) == (303, "/review?page=1")
    after = [e["id"] for e in site.get("/api/events").json()["events"]]
    assert after == [e["id"] for e in before[1:]]
    with Case.open(path, read_only=True) as case:
        (judgement,) = case.judgements()
        assert target not in {e.id for e in case.chronology()}
    assert (judgement.verb, judgement.target, judgement.author, judgement.at) == (
        "reject",
        target,
        "Ada <b>Lovelace</b>",
        DAY.format(10),
    )
    page = site.get("/judgements").text
    assert "Ada &lt;b&gt;Lovelace&lt;/b&gt;" in page
    assert "<b>Lovelace" not in page
    assert site.get("/api/judgements").json()[0]["author"] == "Ada <b>Lovelace</b>"
    assert f'name="target" value="{judgement.id}"' in page
    undone = site.post("/judgements", data={"verdict": "undo", "target": judgement.id, "back": "/review"}, headers=SAME)
    assert undone.status_code == 303
    assert "Taken back" in site.get(undone.headers["location"]).text
    assert target in {e["id"] for e in site.get("/api/events").json()["events"]}
    assert [j["state"] for j in site.get("/api/judgements").json()] == ["in force", "undone"]


@pytest.mark.parametrize(
    ("verdict", "value", "changed"),
    [
        ("rename", "A plain headline", lambda e: e["event"]["headline"] == "A plain headline"),
        (
            "redate",
            "2019-02-28/2019-03-02",
            lambda e: (e["event"]["time"]["start"], e["event"]["time"]["end"])[0] == "2019-02-28",
        ),
        ("retype", "VOTE", lambda e: e["event"]["type"] == "VOTE"),
        ("restatus", "denied", lambda e: e["event"]["status"] == "denied"),
    ],
)
def test_an_event_is_corrected_and_says_by_whom(
    open_site: Open, built: Path, verdict: str, value: str, changed: Callable[[dict[str, Any]], bool]
) -> None:
    site = open_site(built)
    sign_in(site)
    target = site.get("/api/events").json()["events"][0]["id"]
    form = {"verdict": verdict, "target": target, "value": value, "note": "as the agency has it", "back": f"/events/{target}"}
    answer = site.post("/judgements", data=form, headers=SAME)
    view = site.get(f"/api/events/{target}").json()
    assert changed(view)
    assert [(j["verb"], j["author"], j["note"], j["state"]) for j in view["history"]] == [
        (verdict, "Ada", "as the agency has it", "in force")
    ]
    page = site.get(answer.headers["location"]).text
    assert "What people decided" in page
    assert '<button name="verdict" value="undo">' in page
    assert ("As people set it" in page) == bool(view["decided"]) == (verdict != "rename")
    assert all("(set by Ada)" in s["holds"] and s["told"] for s in view["decided"])
    assert not {s["name"] for s in view["decided"]} & {s["name"] for s in (*view["agreed"], *view["added"])}


def test_two_names_are_said_to_be_one(open_site: Open, built: Path) -> None:
    site = open_site(built)
    sign_in(site)
    names = [a["name"] for a in site.get("/api/actors").json()["actors"]]
    one, other = names[:2]
    assert site.post("/judgements", data={"verdict": "same", "target": one, "value": other}, headers=SAME).status_code == 303
    after = [a["name"] for a in site.get("/api/actors").json()["actors"]]
    assert len(after) == len(names) - 1
    assert one in after or other in after


def test_a_claim_is_set_apart(open_site: Open, built_once: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(built_once, tmp_path / "story.dateline"))
    site = open_site(path)
    sign_in(site)
    joined = next(e for e in site.get("/api/events").json()["events"] if e["reports"] == 2)
    (first, *_) = site.get(f"/api/events/{joined['id']}").json()["quotes"]
    assert site.post("/judgements", data={"verdict": "unlink", "target": first["claim"]}, headers=SAME).status_code == 303
    events = [site.get(f"/api/events/{e['id']}").json() for e in site.get("/api/events").json()["events"]]
    told = [[q["claim"] for q in e["quotes"]] for e in events]
    assert [claims for claims in told if first["claim"] in claims] == [[first["claim"]]]


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"verdict": "rename", "target": "x", "value": " "}, 400),
        ({"verdict": "burn", "target": "x"}, 400),
        ({"verdict": "reject", "target": "nope"}, 400),
        ({"verdict": "reject"}, 400),
    ],
)
def test_a_judgement_on_nothing_is_refused(open_site: Open, built_once: Path, form: dict[str, str], status: int) -> None:
    site = open_site(built_once)
    sign_in(site)
    assert site.post("/judgements", data=form, headers=SAME).status_code == status
    assert site.get("/api/judgements").json() == []


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "/\n/x", ""])
def test_one_is_never_sent_to_another_site(open_site: Open, built_once: Path, tmp_path: Path, back: str) -> None:
    site = open_site(Path(shutil.copy(built_once, tmp_path / "story.dateline")))
    sign_in(site)
    target = site.get("/api/events").json()["events"][0]["id"]
    answer = site.post("/judgements", data={"verdict": "confirm", "target": target, "back": back}, headers=SAME)
    assert answer.headers["location"].startswith("/review?judged=")


def test_signing_out_ends_the_session(site: TestClient) -> None:
    sign_in(site)
    assert "Signed in as" in site.get("/").text
    cookies = dict(site.cookies)
    assert site.post("/sign-out", headers=SAME, data={"a": "b"}).status_code == 303
    site.cookies.update(cookies)
    assert "Signed in as" not in site.get("/").text


def test_reading_changes_no_byte_of_the_case(open_site: Open, hostile_case: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(hostile_case, tmp_path / "copy.dateline"))
    before = path.read_bytes()
    site = open_site(path)
    for address in ("/", "/events", "/review", "/search?words=palace", "/reports/wire", "/?as-of=2031-08-20"):
        assert site.get(address).status_code == 200
    assert path.read_bytes() == before


def test_a_case_that_was_built_again_is_read_again(open_site: Open, built_once: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(built_once, tmp_path / "story.dateline"))
    site = open_site(path)
    before = site.get("/api/overview").json()["counts"]
    with Case.open(path) as case:
        event = next(iter(case.chronology()))
        case.judge("reject", event.id, author="Bo", at=DAY.format(10))
        case.build()
    site.app.state.press.forget()  # type: ignore[attr-defined]
    assert site.get("/api/overview").json()["counts"]["events"] == before["events"] - 1


def test_a_case_that_went_away_is_told(open_site: Open, hostile_case: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(hostile_case, tmp_path / "gone.dateline"))
    site = open_site(path)
    assert site.get("/").status_code == 200
    path.unlink()
    assert site.get("/").status_code == 503
    assert "gone.dateline" in site.get("/overview.json").json()["error"]


def test_other_hosts_are_those_that_were_named(hostile_case: Path) -> None:
    app = make_app(hostile_case, hosts=("news.lan",))
    with TestClient(app, base_url="http://news.lan:8000") as site:
        assert site.get("/").status_code == 200
        assert site.get("/", headers={"Host": "127.0.0.1"}).status_code == 421


def test_a_case_of_an_older_version_is_brought_up_to_date_before_it_is_served(hostile_case: Path, tmp_path: Path) -> None:
    old = Path(shutil.copy(hostile_case, tmp_path / "old.dateline"))
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript(
            "DROP TABLE mentions; ALTER TABLE judgements DROP COLUMN record; UPDATE alembic_version SET version_num = '0001'"
        )
    said: list[str] = []
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(InputError, match="cannot serve at"):
            serve(old, port=taken.getsockname()[1], say=said.append)
    assert said == [f"{old} was of an older version of Dateline and has been brought up to date"]
    Case.open(old, read_only=True).close()


def test_serving_says_what_is_amiss(hostile_case: Path, tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="there is no case"):
        serve(tmp_path / "none.dateline")
    with pytest.raises(InputError, match="every address at once"):
        serve(hostile_case, host="0.0.0.0")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(InputError, match="cannot serve at"):
            serve(hostile_case, port=taken.getsockname()[1])


def test_the_command_serves_until_it_is_stopped(hostile_case: Path) -> None:
    """As in a terminal: the address is printed, the page is there, Ctrl-C ends it well."""
    call = "import sys; from dateline.cli import main; sys.argv = ['dateline', *sys.argv[1:]]; main()"
    program = [sys.executable, "-u", "-c", call, "serve", str(hostile_case), "--port", "0"]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout is not None
            said = running.stdout.readline() + running.stdout.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+/", said)
            assert address, said
            assert "Selmar" in httpx.get(address[0]).text
        finally:
            running.send_signal(signal.SIGINT)
        assert running.wait(30) == 0
        assert running.stderr is not None
        assert running.stderr.read() == ""
