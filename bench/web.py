"""How fast the pages are, with very many events: `python bench/web.py [--events 100000] [--case FILE]`.

Makes a case of made-up events (kept in FILE, to be used again), opens the application on it and prints, for each page, the
milliseconds of processor time of the first and of the best of some further answers, and their size; on a busy machine the
clock on the wall says more of the others. Loading the case is told apart. Nothing leaves this process: the pages are asked
for through ASGI.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, product
from pathlib import Path
from typing import Literal

from fastapi.testclient import TestClient

from dateline.model import Actor, Article, Claim, Disagreement, Event, Filler, Link, Place, Reading, Span, digest
from dateline.pipeline import READ_BY
from dateline.store import Store
from dateline.web import make_app
from dateline.when import UNKNOWN, When

KINDS = ("COUP", "ASSAULT", "ACCUSE", "CONSULT", "AID", "STATEMENT", "PROTEST", "REQUEST", "OFFICE", "RETREAT", "SANCTION")
SIDES = [f"Side {n}" for n in range(400)]
PLACES = [Place(f"Town {n}", "town", -30 + n * 0.37 % 60, -20 + n * 1.13 % 70, "SLM") for n in range(300)]
FIRST = date(2019, 1, 1)
PER_REPORT, TURNS, NEAR = 8, 3, 2
BUDGET = 300.0
"""Milliseconds that the first page may take."""


def make_case(path: Path, events: int) -> None:
    """A case of so many events, told by reports of eight sentences each."""
    chance = random.Random(7)
    reports = [_report(n, chance) for n in range(max(events * 13 // 10 // PER_REPORT, 1))]
    claims = [c for article, triggers in reports for c in _claims(article, triggers, chance)]
    made = list(_events(claims, events, chance))
    by_article: dict[str, list[Claim]] = {}
    for claim in claims:
        by_article.setdefault(claim.article, []).append(claim)
    with Store.open(path) as store:
        store.note(READ_BY, "made up")
        store.add_articles(a for a, _ in reports)
        store.save_claims("made up", by_article)
        actors = [Actor(name, "organisation") for name in SIDES]
        origins = {a.id: a.id for a, _ in reports}
        store.save_linked("made up", links=list(_links(made, chance)), events=made, actors=actors, origins=origins, dated={})


def _report(number: int, chance: random.Random) -> tuple[Article, list[tuple[int, int]]]:
    sentences = [
        f"On the day {number}-{at} {chance.choice(SIDES)} met envoys of {chance.choice(SIDES)} and spoke of roads. "
        for at in range(PER_REPORT)
    ]
    text = "".join(sentences)
    starts = [sum(map(len, sentences[:at])) for at in range(PER_REPORT)]
    day = When.of((FIRST + timedelta(chance.randrange(1200))).isoformat())
    name = f"r{number:06d}"
    article = Article(
        name, text, digest(name), title=f"Report {number}", outlet=f"Outlet {number % 60}", published=day,
        published_known="given", language="en", origin=f"{name}.txt",
    )  # fmt: skip
    return article, [(start, start + len(sentence) - 1) for start, sentence in zip(starts, sentences, strict=True)]


def _claims(article: Article, sentences: list[tuple[int, int]], chance: random.Random) -> Iterator[Claim]:
    for start, end in sentences:
        at = article.text.index("met", start)
        one, other = chance.sample(SIDES, 2)
        first = FIRST + timedelta(chance.randrange(1200))
        when = When(first, first + timedelta(chance.choice((0, 0, 0, 6))), "day") if chance.random() < 0.7 else UNKNOWN
        yield Claim(
            digest(article.id, str(start)), article.id, Span(article.id, start, end), Span(article.id, at, at + 3), "met",
            chance.choice(KINDS), None, "happened", actors=(Filler(one, rule="made up"),),
            recipients=(Filler(other, rule="made up"),), when=when,
            where=chance.choice(PLACES) if chance.random() < 0.6 else None, score=round(chance.random(), 4),
        )  # fmt: skip


def _events(claims: list[Claim], number: int, chance: random.Random) -> Iterator[Event]:
    """The claims dealt out: most events have one, some two or three that differ on the day."""
    order = claims[:]
    chance.shuffle(order)
    groups = [[c] for c in order[:number]]
    for claim in order[number:]:
        chance.choice(groups).append(claim)
    groups.sort(key=lambda g: (not g[0].when.dated, g[0].when.order, g[0].id))
    before: list[str] = []
    for group in groups:
        first = group[0]
        event = digest(*sorted(c.id for c in group))
        articles = tuple(dict.fromkeys(c.article for c in group))
        readings = tuple(Reading(str(c.when.iso()[0] or ""), (c.id,), (c.article,), (), 1) for c in group if c.when.dated)
        differing = (Disagreement("when", "contradiction", readings, ""),) if len({r.value for r in readings}) > 1 else ()
        names = tuple(dict.fromkeys(f.name for c in group for f in c.actors))
        others = tuple(dict.fromkeys(f.name for c in group for f in c.recipients))
        yield Event(
            event, f"{names[0]} meets {others[0]}", first.type, (first.type,), first.status, first.when, first.where, names,
            others, tuple(c.id for c in group), articles, len(articles), tuple((a,) for a in articles),
            slots=(("when", readings),), disagreements=differing,
            about=chance.choice(before) if before and chance.random() < 0.05 else None,
        )  # fmt: skip
        before.append(event)


Verdict = Literal["same", "different", "unsure"]
SCORES: dict[Verdict, tuple[float, float]] = {"same": (0.8, 1.0), "unsure": (0.2, 0.8), "different": (0.0, 0.2)}


def _links(events: list[Event], chance: random.Random) -> Iterator[Link]:
    """Links as cases have them that were read from reports: three for a claim, a quarter of them doubtful. Within an event most
    hold; of the events next to each other in time some may be one, and then all their claims are doubtful together."""
    for at, event in enumerate(events):
        pairs = combinations(event.claims, 2)
        yield from (_link(*pair, "unsure" if chance.random() < 0.3 else "same", chance) for pair in pairs)
        for other in events[at + 1 : at + 1 + NEAR]:
            verdict: Verdict = "unsure" if chance.random() < 0.22 else "different"
            yield from (_link(*pair, verdict, chance) for pair in product(event.claims, other.claims))


def _link(one: str, other: str, verdict: Verdict, chance: random.Random) -> Link:
    left, right = sorted((one, other))
    return Link(left, right, verdict, round(chance.uniform(*SCORES[verdict]), 4), ("same participants", "against: same mode"))


def measure(path: Path) -> bool:
    """Print the times; whether the first page kept to its budget."""
    app = make_app(path)
    begun = time.process_time()
    edition = app.state.press.edition()[0]
    print(f"{'loading the case':34} {1000 * (time.process_time() - begun):9,.0f} ms", flush=True)
    event = next(e.id for e in edition.chronology.events if e.disagreements)
    report = edition.reports[0].id
    asked = (
        "/", "/?page=40", "/?since=2020&until=2020-06", "/?actor=Side+17", "/?type=COUP&disputed=yes", f"/events/{event}",
        f"/reports/{report}", "/actors", "/actors/Side%2017", "/places", "/places/Town%207", "/pair",
        "/pair?first=Side+1&second=Side+2", "/disagreements", "/review", "/links", "/sources", "/sources/Outlet%207",
        "/reactions", "/commitments", "/offices", "/new", "/search?words=envoys", "/ask?question=Who+met+Side+17%3F", "/export",
    )  # fmt: skip
    first = 0.0
    with TestClient(app, base_url="http://127.0.0.1:8000") as site:
        for address in asked:
            times = []
            for _ in range(1 + TURNS):
                begun = time.process_time()
                answer = site.get(address)
                times.append(1000 * (time.process_time() - begun))
                assert answer.status_code == 200, (address, answer.text[:300])
            first = first or times[0]
            print(
                f"{address[:34]:34} {times[0]:9,.0f} ms {min(times[1:]):9,.0f} ms {len(answer.content):11,} bytes", flush=True
            )
    return first < BUDGET


def main() -> None:
    """Make the case unless it is there, and measure; status 1 when the first page is too slow."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--events", type=int, default=100_000)
    ap.add_argument("--case", type=Path, help="where to keep the case; a folder for the time being unless given")
    a = ap.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = a.case or Path(folder) / "many.dateline"
        if not path.exists():
            begun = time.process_time()
            make_case(path, a.events)
            print(f"{'making the case':34} {1000 * (time.process_time() - begun):9,.0f} ms", flush=True)
        raise SystemExit(0 if measure(path) else 1)


if __name__ == "__main__":
    main()
