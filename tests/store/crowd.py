"""One program of a crowd that works on one case: it writes, or reads in several threads, for some seconds, and prints what it
did as JSON. Arguments: the case, `write` or `read`, a name, the seconds, the number of threads."""

from __future__ import annotations

import json
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from dateline.model import Actor, Article, Claim, Event, Filler, Judgement, Span, digest
from dateline.store import Store
from dateline.when import UNKNOWN

BATCH = 4
"""Articles of one write; readers see all of them or none."""
PAUSE = 0.02
"""Seconds between two things that one of the crowd does."""
WORDS = "river bridge council colonel radio mayor border envoy harvest minister".split()


@dataclass
class Done:
    """What was done: how often, how long each took, what was refused because somebody was faster, and what went wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def time(self, name: str, work: Callable[[], object]) -> None:
        """Do one thing."""
        begun = time.perf_counter()
        try:
            done = work()
        except Exception as error:
            self.errors.append(f"{name}: {type(error).__name__}: {error}")
            return
        self.seconds.append(time.perf_counter() - begun)
        self.counts[name if done is not False else f"{name}, overtaken"] += 1


def batch(name: str, number: int) -> list[Article]:
    chance = random.Random(f"{name}{number}")
    texts = [f"Report {i} of batch {number} by {name}. " + " ".join(chance.choices(WORDS, k=200)) + "." for i in range(BATCH)]
    return [Article(f"{name}-{number:05d}-{i}", text, digest(text)) for i, text in enumerate(texts)]


def claims(article: Article) -> list[Claim]:
    quote = Span(article.id, 0, 6)
    actor = (Filler("mayor", rule="by hand"),)
    return [
        Claim(digest(article.id, str(i)), article.id, quote, quote, "Report", "STATEMENT", None, "happened", actors=actor)
        for i in range(3)
    ]


class Writer:
    """Adds batches with their claims, judges what all writers judge, and links."""

    def __init__(self, store: Store, name: str, done: Done) -> None:
        self.store, self.name, self.done, self.number = store, name, done, 0

    def step(self) -> None:
        articles = batch(self.name, self.number)
        self.done.time("add", lambda: self.store.add_articles(articles))
        self.done.time("code", lambda: self.store.save_claims("1", {a.id: claims(a) for a in articles}))
        if self.number % 5 == 0:
            self.done.time("judge", self.judge)
        if self.number % 10 == 0:
            self.done.time("link", self.link)
        self.number += 1

    def judge(self) -> bool:
        """A decision weighed against all before it; it is kept only when no other came meanwhile."""
        there = [j.id for j in self.store.judgements()]
        made = Judgement(f"{self.name}-{self.number:05d}", "rename", "all", self.name, self.name, f"{len(there):06d}")
        kept = self.store.add_judgement(made, among=there)
        if kept:
            self.done.kept.append(made.id)
        return kept

    def link(self) -> bool:
        basis = self.store.basis()
        event = Event("e", self.name, "COUP", ("COUP",), "happened", UNKNOWN, None, (), (), (), (), 1)
        return self.store.save_linked(
            f"{self.name} {self.number}", links=(), events=(event,), actors=(Actor("mayor"),), origins={}, dated={}, basis=basis
        )


class Reader:
    """Looks things up, and that what it sees is whole."""

    def __init__(self, store: Store, name: str, done: Done) -> None:
        self.store, self.done, self.chance = store, done, random.Random(name)

    def step(self) -> None:
        name, work = self.chance.choice([("look up", self.look_up), ("search", self.search), ("ask", self.ask)])
        self.done.time(name, work)

    def look_up(self) -> None:
        """One batch with its claims: all of it or nothing."""
        name, number = f"w{self.chance.randrange(4)}", self.chance.randrange(20)
        wanted = [a.id for a in batch(name, number)]
        found = [a.id for a in self.store.articles(wanted)]
        assert found in ([], wanted), f"a batch is whole or not there: {found}"
        coded = Counter(claim.article for claim in self.store.claims(articles=wanted))
        assert [*coded.values()] in ([], [3] * BATCH), f"the claims of a batch are whole or not there: {coded}"

    def search(self) -> None:
        words = " ".join(self.chance.sample(WORDS, 2))
        for hit in self.store.search(words, limit=10):
            assert hit.start is not None

    def ask(self) -> None:
        judged = self.store.judgements()
        assert [j.at for j in judged] == [f"{i:06d}" for i in range(len(judged))], "no decision fell between two others"
        assert self.store.count_articles() % BATCH == 0
        assert len([*self.store.events()]) <= 1


def work(place: str, role: str, name: str, seconds: float, done: Done) -> None:
    try:
        with Store.open(place, create=False, read_only=role == "read") as store:
            one = Writer(store, name, done) if role == "write" else Reader(store, name, done)
            until = time.time() + seconds
            while time.time() < until:
                one.step()
                time.sleep(PAUSE)
    except Exception as error:
        done.errors.append(f"{type(error).__name__}: {error}")


def main(place: str, role: str, name: str, seconds: str, threads: str) -> None:
    done = [Done() for _ in range(int(threads))]
    crowd = [
        threading.Thread(target=work, args=(place, role, f"{name}{i}" if len(done) > 1 else name, float(seconds), one))
        for i, one in enumerate(done)
    ]
    for thread in crowd:
        thread.start()
    for thread in crowd:
        thread.join()
    whole = {
        "counts": sum((d.counts for d in done), Counter()),
        "seconds": [s for d in done for s in d.seconds],
        "errors": [e for d in done for e in d.errors],
        "kept": [k for d in done for k in d.kept],
    }
    json.dump(whole, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
