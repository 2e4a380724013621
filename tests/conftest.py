"""A small story told by five reports, and two cases made of it: one that the reader read, one whose claims are by hand."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import hypothesis
import postgres_server
import pytest

from dateline.case import Case
from dateline.model import Article, Claim, Filler, Place, Span, Status, digest
from dateline.pipeline import READ_BY
from dateline.settings import Settings
from dateline.store import Store
from dateline.when import UNKNOWN, When

hypothesis.settings.register_profile("same", derandomize=True)
hypothesis.settings.register_profile("explore", max_examples=1000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))
"""The same examples in every run; HYPOTHESIS_PROFILE=explore looks for new ones."""


@pytest.fixture(autouse=True)
def no_places_of_the_user(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What somebody has added to the gazetteer of this machine changes no test."""
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path_factory.getbasetemp() / "no-data"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[postgres_server.Server]:
    """A PostgreSQL server for the whole run; what needs it is skipped where none is installed."""
    if reason := postgres_server.missing():
        pytest.skip(reason)
    with postgres_server.running() as server:
        yield server


STORY = {
    "palace.txt": (
        "Soldiers seize the palace\n\nRiver Post\n4 March 2019\n\n"
        "NIAMEY – Soldiers arrested the president of Niger, Amadou Sani, "
        "on Sunday and suspended the constitution. ECOWAS condemned the coup and demanded that he be freed."
    ),
    "palace-again.txt": (
        "Soldiers seize the palace\n\nDesert Mirror\n4 March 2019\n\n"
        "NIAMEY – Soldiers arrested the president of Niger, Amadou Sani, "
        "on Sunday and suspended the constitution. ECOWAS condemned the coup and demanded that he be freed, it said."
    ),
    "envoys.txt": (
        "Envoys fly in\n\nNorthern Star\n9 March 2019\n\nNIAMEY – Envoys of ECOWAS met Colonel Issa Moro in Niamey on Friday. "
        "The colonel promised an election within a year. France rejected the promise."
    ),
    "borders.jsonl": (
        '{"id": "borders", "outlet": "Lake Times", "published": "2019-03-12", "language": "en", '
        '"text": "Nigeria closed its border '
        'with Niger on Monday. Colonel Issa Moro accused Nigeria of blackmail."}\n'
    ),
    "nota.jsonl": (
        '{"id": "nota", "outlet": "El Río", "published": "2019-03-13", "language": "es", '
        '"text": "Unos soldados detuvieron al '
        'ministro el lunes por la mañana en Niamey, según su familia, y la radio nacional solo emite música."}\n'
    ),
}


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the five reports; not to be changed."""
    folder = tmp_path_factory.mktemp("story")
    for name, text in STORY.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def built_once(story: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case that the reader made of the story; not to be changed."""
    path = tmp_path_factory.mktemp("built") / "story.dateline"
    with Case.open(path, settings=Settings()) as case:
        case.add(story)
        case.build()
    return path


@pytest.fixture
def built(built_once: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return Path(shutil.copy(built_once, tmp_path / "story.dateline"))


# ---------------------------------------------------------------- claims made by hand

NIAMEY = Place("Niamey", "town", 13.5, 2.1, "NER", rule="by hand")
ABUJA = Place("Abuja", "town", 9.1, 7.5, "NGA", rule="by hand")
MOGADISHU = Place("Mogadishu", "town", 2.0, 45.3, "SOM", rule="by hand")
REPORTS = {
    "one": (When.of("2019-03-04"), "Soldiers seized the palace. Nigeria shut its border. Somebody wept."),
    "two": (When.of("2019-03-09"), "South Sudan sent envoys. Ibrahim Keïta resigned. France 24 was banned."),
    "later": (When.of("2019-06-01"), "The African Union lifted its sanctions on Niger."),
    "some-day": (UNKNOWN, "Niger praised Keïta."),
}
CLAIMS: tuple[tuple[str, str, str, tuple[str, ...], tuple[str, ...], When, Place | None, Status], ...] = (
    ("one", "seized", "COUP", ("soldiers",), (), When.of("2019-03-03"), NIAMEY, "happened"),
    ("one", "shut", "SANCTION", ("Nigeria",), ("Niger",), When.of("2019-03"), ABUJA, "happened"),
    ("one", "wept", "STATEMENT", (), (), When.not_after(date(2019, 3, 4), reason="published"), None, "happened"),
    ("two", "sent", "CONSULT", ("South Sudan",), (), When.of("2018"), MOGADISHU, "planned"),
    ("two", "resigned", "OFFICE", ("Ibrahim Keïta",), (), When.of("2019-03-08"), None, "happened"),
    ("two", "banned", "COERCE", ("France 24",), (), UNKNOWN, None, "happened"),
    ("later", "lifted", "CONCEDE", ("African Union",), ("Niger",), When.of("2019-05-30"), None, "happened"),
    ("some-day", "praised", "SUPPORT", ("Niger",), ("Ibrahim Keïta",), UNKNOWN, None, "happened"),
)


def handmade_article(name: str) -> Article:
    published, text = REPORTS[name]
    known = "given" if published.known else "unknown"
    return Article(
        name, text, digest(text), outlet=name.title(), published=published, published_known=known, language="en", origin=name
    )


def handmade_claims(article: str) -> list[Claim]:
    text = REPORTS[article][1]
    made = []
    for name, trigger, type_, actors, recipients, when, where, status in CLAIMS:
        if name == article:
            at = text.index(trigger)
            start, end = text.rfind(". ", 0, at) + 2 if ". " in text[:at] else 0, text.index(".", at)
            span = Span(article, at, at + len(trigger))
            made.append(
                Claim(
                    *(digest(article, trigger), article, Span(article, start, end), span, trigger, type_, None, status),
                    actors=tuple(Filler(a, rule="by hand") for a in actors),
                    recipients=tuple(Filler(r, rule="by hand") for r in recipients),
                    when=when,
                    where=where,
                )
            )
    return made


@pytest.fixture
def handmade(tmp_path: Path) -> Callable[..., Path]:
    """Makes a case whose claims are those above, read but not linked."""

    def make(*names: str) -> Path:
        path = tmp_path / "handmade.dateline"
        with Store.open(path) as store:
            store.note(READ_BY, "by hand")
            store.add_articles([handmade_article(n) for n in names or REPORTS])
            store.save_claims("by hand", {n: handmade_claims(n) for n in names or REPORTS})
        return path

    return make


# ---------------------------------------------------------------- another program

ADD = """
import sys
from dateline.model import Article, digest
from dateline.store import Store
with Store.open(sys.argv[1]) as store:
    store.add_articles([Article(name, name, digest(name)) for name in sys.argv[2:]])
"""


@pytest.fixture(scope="session")
def add_elsewhere() -> Callable[..., None]:
    """Lets another program open a case, add articles of these names, and end."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}

    def add(path: Path, *names: str) -> None:
        subprocess.run([sys.executable, "-c", ADD, str(path), *names], check=True, env=environment)

    return add
