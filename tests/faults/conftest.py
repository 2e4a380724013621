"""Two dozen reports, and the case that comes of them when nobody disturbs the work."""

from __future__ import annotations

from pathlib import Path

import pytest
import working

from dateline import pipeline
from dateline.model import Article
from dateline.store import Store, dump


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    # The reader is loaded once, here, and every life is a fork.
    pipeline.read_and_code([Article("x", "Soldiers met.", "x", language="en")])
    return working.write_reports(tmp_path_factory.mktemp("work") / "in")


@pytest.fixture(scope="session")
def undisturbed(reports: list[Path], tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the case holds in the end."""
    path = tmp_path_factory.mktemp("whole") / "case.dateline"
    working.work(path, reports, path.with_suffix(".jsonl"), lambda _: None)
    with Store.open(path) as store:
        return list(dump(store))
