"""Cases in the browser: a hostile story of made-up countries, and one of very many events."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dateline.model import Chronology, Link
from dateline.pipeline import READ_BY
from dateline.store import Store
from dateline.web import make_app
from dateline.web.guard import Desk

sys.path.insert(0, str(Path(__file__).parents[1] / "export"))

import stories

TOKEN, DAY = "the-token-of-the-tests", "2031-09-01T12:00:{}+00:00"
HOME = "http://127.0.0.1:8000"


def keep(chronology: Chronology, path: Path) -> Path:
    """A case that tells a chronology made by hand."""
    claims = {article: [c for c in chronology.claims.values() if c.article == article] for article in chronology.articles}
    origins = {a: group[0] for e in chronology.events for group in e.origins for a in group}
    with Store.open(path) as store:
        store.note(READ_BY, "by hand")
        store.add_articles(chronology.articles.values())
        store.save_claims("by hand", claims)
        store.save_linked(
            "by hand",
            links=list(doubts(chronology)),
            events=chronology.events,
            actors=list(chronology.actors.values()),
            origins=origins,
            dated={},
        )
    return path


def doubts(chronology: Chronology) -> Iterator[Link]:
    """Two claims of one event, and two pairs from it and another, that may each be of one happening or of two."""
    one, other = chronology.events[:2] if len(chronology.events) > 1 else ((), ())
    pairs = [one.claims[:2], *((c, other.claims[0]) for c in one.claims[:2])] if one else []
    for at, pair in enumerate(sorted(map(str, p)) for p in pairs if len(set(p)) == 2):
        yield Link(pair[0], pair[1], "unsure", 0.5 - at / 10, ("shares <b>words</b>",))


@pytest.fixture(scope="session")
def hostile_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return keep(stories.coup(), tmp_path_factory.mktemp("hostile") / "selmar.dateline")


@pytest.fixture(scope="session")
def crowded_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return keep(stories.many(1200), tmp_path_factory.mktemp("crowded") / "crowded.dateline")


@pytest.fixture
def open_site() -> Iterator[Callable[[Path], TestClient]]:
    """Opens the application of a case, as the browser of this machine sees it."""
    with ExitStack() as stack:

        def opened(path: Path) -> TestClient:
            app = make_app(path, desk=Desk(token=TOKEN), clock=partial(next, map(DAY.format, range(10, 60))))
            return stack.enter_context(TestClient(app, base_url=HOME, follow_redirects=False))

        yield opened


@pytest.fixture
def site(open_site: Callable[[Path], TestClient], hostile_case: Path) -> TestClient:
    """The hostile story."""
    return open_site(hostile_case)
