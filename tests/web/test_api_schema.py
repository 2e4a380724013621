"""Whatever is asked of the API, it answers as its description says, and so do the pages of the same addresses; whatever is sent
as a form, the case stays sound. Requests made up by Schemathesis and Hypothesis: a bounded number, the same every time."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlencode

import pytest
from conftest import HOME, TOKEN  # type: ignore[import-not-found]
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dateline.model import Verb
from dateline.store import Store
from dateline.verify import verify
from dateline.vocabulary import event_types
from dateline.web import make_app
from dateline.web.guard import BODY_MAX, Desk

NIGHTLY = bool(os.environ.get("DATELINE_NIGHTLY"))
ASKED = 40 if NIGHTLY else 8
"""Requests made up for each address, of each kind."""
SENT = 200 if NIGHTLY else 30
"""Forms made up."""
SAME = {"Origin": HOME}


def bounded(most: int) -> Any:
    """So many examples, the same every time, and no word on how long they take."""
    checks = list(HealthCheck)
    return settings(
        max_examples=most, deadline=None, derandomize=True, database=None, phases=[Phase.generate], suppress_health_check=checks
    )


@pytest.fixture
def asked(hostile_case: Path) -> Any:
    """The application of the hostile story, described, with what stands in it by the kind of thing that an address names."""
    schemathesis = pytest.importorskip("schemathesis", reason="the package schemathesis is not installed")
    app = make_app(hostile_case, hosts=("testserver",), desk=Desk(token=TOKEN))
    site = TestClient(app)
    keys = {}
    for kind, name in (("events", "id"), ("actors", "key"), ("places", "key"), ("reports", "key"), ("sources", "key")):
        found = site.get(f"/api/{kind}").json()[kind]
        keys[kind] = [one[name] for one in found]
    keys["claims"] = [q["claim"] for e in keys["events"] for q in site.get(f"/api/events/{e}").json()["quotes"]]
    return schemathesis.openapi.from_asgi("/api/openapi.json", app), site, keys


@pytest.mark.parametrize("good", [True, False])
def test_every_answer_is_as_described(asked: Any, good: bool) -> None:
    """Requests as they should be, and such as no description allows."""
    schema, site, keys = asked
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) >= 25
    met = {status for operation in operations for status in _ask(operation, site, keys, good=good)}
    assert {200, 400, 404} == met if good else {400} <= met <= {200, 400, 404}


def _ask(operation: Any, site: TestClient, keys: dict[str, list[str]], *, good: bool) -> set[int]:
    """Ask an address; gives back the status of each answer. The page and its twin have to answer alike."""
    from schemathesis.generation import GenerationMode
    from schemathesis.specs.openapi import checks

    met: set[int] = set()
    # One would have every text be a day or a type; the other knows no empty value, and that “1.0” may be a number of a page.
    left = [checks.positive_data_acceptance, checks.negative_data_rejection]
    real = keys.get(operation.path.split("/")[2], ()) if "{key}" in operation.path else ()
    mode = GenerationMode.POSITIVE if good else GenerationMode.NEGATIVE

    @given(case=operation.as_strategy(generation_mode=mode), key=st.none() | st.sampled_from(real or [None]))
    @bounded(ASKED)
    def ask(case: Any, key: str | None) -> None:
        if key is not None:
            case.path_parameters["key"] = key
        answer = case.call()
        met.add(answer.status_code)
        case.validate_response(answer, excluded_checks=left)
        if answer.request.method != "GET":
            return
        address = answer.request.url.removeprefix("http://testserver/api")
        path, _, query = address.partition("?")
        page = site.get(f"{'/' if path == '/overview' else path}?{query}")
        twin = site.get(f"{path}.json?{query}")
        assert (page.status_code, twin.status_code) == (answer.status_code,) * 2, address
        assert twin.json() == answer.json()

    ask()
    return met


LETTERS = st.text(st.characters(exclude_categories=()), max_size=30)
DAYS = ("2019-02", "2019-02-28/2019-03-02", "2019-03-02/2019-02-28", "unknown", "0000", "9999-12-31", "2019-02-30", "today")
NAMES = ("Niamey", "Nigeria", "nobody", "A; B", "Ada\0", "=1+1", "\u202eevil", "x" * 5000)


def forms(known: list[str]) -> st.SearchStrategy[dict[str, str]]:
    """A decision: mostly on what there is, with values that fit now and then."""
    some = st.sampled_from(known) | LETTERS
    values = some | st.sampled_from([*DAYS, *NAMES, *event_types(), "denied", "happened", "planned"])
    return st.fixed_dictionaries(
        {"verdict": st.sampled_from(get_args(Verb)) | LETTERS, "target": some},
        optional={"value": values, "note": LETTERS, "back": LETTERS, "seen": LETTERS},
    )


@pytest.fixture
def desk(built_once: Path, tmp_path: Path) -> Any:
    """A case at which somebody has signed in."""
    path = Path(shutil.copy(built_once, tmp_path / "story.dateline"))
    days = (f"2031-09-01T{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}+00:00" for n in range(10**5))
    app = make_app(path, desk=Desk(token=TOKEN), clock=lambda: next(days))
    with TestClient(app, base_url=HOME, follow_redirects=False) as site:
        assert site.post("/sign-in", data={"token": TOKEN, "name": "Ada"}, headers=SAME).status_code == 303
        yield path, site


def test_whatever_is_decided_the_case_stays_sound(desk: Any) -> None:
    path, site = desk
    events = site.get("/api/events").json()["events"]
    known = [e["id"] for e in events] + [a["name"] for a in site.get("/api/actors").json()["actors"]]
    known += [q["claim"] for e in events for q in site.get(f"/api/events/{e['id']}").json()["quotes"]]
    met: set[int] = set()

    @given(form=forms(known))
    @bounded(SENT)
    def send(form: dict[str, str]) -> None:
        before = site.get("/api/judgements").json()
        answer = site.post("/judgements", content=urlencode(form, errors="surrogatepass"), headers=SAME)
        met.add(answer.status_code)
        after = site.get("/api/judgements").json()
        assert len(after) - len(before) == (answer.status_code == 303), form
        known.extend(j["id"] for j in after if j["id"] not in known)
        if answer.status_code == 303:
            assert answer.headers["location"].startswith("/")
            assert after[0]["author"] == "Ada"

    send()
    assert {303, 400} <= met <= {303, 400, 403, 409}
    for address in ("/", "/events", "/actors", "/places", "/review", "/judgements", "/links", "/names", "/disagreements"):
        assert site.get(address).status_code == 200, address
    with Store.open(path, read_only=True) as store:
        assert verify(store).faults == ()


@bounded(SENT)
@given(
    body=st.binary(max_size=300) | st.just(b"&=" * (BODY_MAX // 2)),
    kind=st.sampled_from([b"application/json", b"", b"text/\xff"]),
)
def _send_anything(site: TestClient, body: bytes, kind: bytes) -> None:
    for address in ("/judgements", "/sign-in", "/sign-out"):
        answer = site.post(address, content=body, headers={**SAME, "Content-Type": kind})
        assert answer.status_code in (303, 400, 403), (address, body)


def test_bytes_that_are_no_form_change_nothing(desk: Any) -> None:
    _, site = desk
    _send_anything(site)
    assert site.get("/api/judgements").json() == []


@bounded(SENT)
@given(token=LETTERS | st.just(f"{TOKEN}x"), name=LETTERS | st.just("Ada"))
def _guess(site: TestClient, token: str, name: str) -> None:
    form = urlencode({"token": token, "name": name}, errors="surrogatepass")
    assert site.post("/sign-in", content=form, headers=SAME).status_code == 403
    assert site.post("/judgements", content=urlencode({"verdict": "reject", "target": "x"}), headers=SAME).status_code == 403


def test_no_guess_gets_in(site: TestClient) -> None:
    _guess(site)
