"""Made-up reports with their claims, in any number, for measuring how a case grows.

What has to be real about them is what linking looks at, and only that:

- *Names.* Few actors are in very many events and very many in few (Zipf, exponent 1), and new names go on coming as the square
  root of the number of claims, as in news text (Heaps); so some blocks are large, and most are small.
- *Events.* An event is told by one report in two cases of three, and by several in the others (geometric, mean 1.6, as in the
  example reports: 284 claims make 195 events); its tellings share type and trigger's family but not always the time (a tenth
  are a day off) or the actors (a tenth leave one out).
- *Time.* Events come at a steady rate of 40 a day, so that a case of 100,000 claims is four years of news and not one day with
  100,000 events; reports appear within three days.
- *Texts.* A report has 12 claims in about 250 words, a tenth of the reports is a copy of another with a changed last
  sentence. Each claim's words stand in its report, as the laws of a case ask.
- *Names that change.* Who shares a surname is used how often by chance. (Once those used about equally often shared one: the
  forty most used of all contended for each other's forms, and what a report renamed of others grew with the case: 5 claims a
  report at 3,000 claims, 9 at 12,000, 19 at 100,000, and 478 at most. Now 6, 5 and 4, and 141 at most.)

What is not real: names are so much alike that half of them are taken for forms of another, so that who is called what still
changes far more often than in news. At 3,000 claims 31 of 100 reports rename claims of others, 5.6 claims a report; of 546 news
reports with 7,829 claims that were taken in one after the other, 50 of the last 273 did, 1.2 claims a report. The sentences say
nothing but the claim, every type is as frequent as the others, and nobody disagrees on more than a day. The numbers are for
comparing a case with a larger one, not for telling how long real news takes.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from math import sqrt

from dateline.model import Article, Claim, Filler, Place, Span, digest
from dateline.when import When

PER_REPORT = 12
A_DAY = 40
FIRST = date(2016, 1, 1)
TYPES = {
    "ASSAULT": ("attacked", "bombed", "shelled"),
    "COERCE": ("arrested", "detained", "banned"),
    "ACCUSE": ("condemned", "accused", "blamed"),
    "CONSULT": ("met", "visited", "received"),
    "REQUEST": ("urged", "asked", "called on"),
    "SUPPORT": ("praised", "backed", "welcomed"),
    "SANCTION": ("suspended", "expelled", "sanctioned"),
    "AID": ("supplied", "trained", "sheltered"),
}
FILLING = "Nobody else could be reached for comment on it before this report went out late in the evening. "

Told = tuple[str, str, tuple[str, ...], tuple[str, ...], date, int]
"""An event: type, trigger, actors, recipients, day, town."""


def make_reports(claims: int, *, seed: int = 1, first: int = 0) -> Iterator[tuple[Article, list[Claim]]]:
    """Reports with about so many claims in all, numbered from `first`; the same seed gives the same."""
    chance = random.Random(seed)
    names = _names(max(40, int(12 * sqrt(claims))))
    weights = list(accumulate(1 / (rank + 1) for rank in range(len(names))))
    waiting: list[Told] = []
    before = ""
    for number in range(first, first + max(1, claims // PER_REPORT)):
        day = FIRST + timedelta(days=number * PER_REPORT // A_DAY)
        told = []
        for _ in range(PER_REPORT):
            if waiting and chance.random() < 0.375:
                told.append(_told_again(waiting.pop(chance.randrange(len(waiting))), chance))
            else:
                told.append(_event(day, names, weights, chance))
            if chance.random() < 0.375:
                waiting.append(told[-1])
        del waiting[: -3 * A_DAY]
        copy = before if chance.random() < 0.1 else ""
        article, made = _report(number, day + timedelta(days=chance.randrange(4)), told, copy)
        before = article.text
        yield article, made


def _names(count: int) -> list[str]:
    first = [f"{a}{b}" for a in ("Al", "Be", "Co", "Da", "Em", "Fa", "Go", "Ha") for b in ("ro", "lin", "ma", "stu", "ven")]
    last = [
        f"{a}{b}{c}"
        for a in ("Bar", "Cast", "Dor", "Ler", "Mor", "Pel", "Tan")
        for b in "aeiou"
        for c in ("ni", "ko", "ss", "d")
    ]
    many = [*last, *(f"{a}{b.lower()}" for a in last for b in last if a != b)]
    names = [f"{first[n % len(first)]} {many[n // len(first)]}" for n in range(count)]
    random.Random(count).shuffle(names)
    return names


def _event(day: date, names: list[str], weights: list[float], chance: random.Random) -> Told:
    one, other = chance.choices(names, cum_weights=weights, k=2)
    kind = chance.choice(list(TYPES))
    return kind, chance.choice(TYPES[kind]), (one,), (other,), day, chance.randrange(200)


def _told_again(told: Told, chance: random.Random) -> Told:
    kind, _, actors, recipients, day, town = told
    moved = day + timedelta(days=chance.random() < 0.1)
    return kind, chance.choice(TYPES[kind]), actors, recipients if chance.random() < 0.9 else (), moved, town


def _report(number: int, published: date, told: list[Told], copy: str) -> tuple[Article, list[Claim]]:
    name, text, claims = f"n{number:06}", "", []
    for kind, trigger, actors, recipients, day, town in told:
        whom = f" {recipients[0]}" if recipients else ""
        sentence = f"{actors[0]} {trigger}{whom} in Town {town} on {day:%-d %B %Y}. "
        claims.append(_claim(name, len(text), sentence, kind, trigger, actors, recipients, day, town))
        text += sentence
    text += FILLING * 8 + f"Number {number}."
    if copy:
        text += f"\n{copy}"
    return Article(
        name,
        text,
        digest(text),
        outlet=f"Paper {number % 50}",
        published=When.of(published.isoformat()),
        published_known="given",
        language="en",
    ), claims


def _claim(
    article: str,
    at: int,
    sentence: str,
    kind: str,
    trigger: str,
    actors: tuple[str, ...],
    recipients: tuple[str, ...],
    day: date,
    town: int,
) -> Claim:
    def span(words: str, start: int = 0) -> Span:
        found = sentence.index(words, start)
        return Span(article, at + found, at + found + len(words))

    after = len(actors[0])
    said = span(trigger, after)
    where = f"Town {town}"
    return Claim(
        *(
            digest(article, str(said.start), kind),
            article,
            Span(article, at, at + len(sentence) - 1),
            said,
            trigger,
            kind,
            None,
            "happened",
        ),
        actors=tuple(Filler(a, span(a), text=a) for a in actors),
        recipients=tuple(Filler(r, span(r, after), text=r) for r in recipients),
        when=When.of(day.isoformat()),
        where=Place(where, "town", -30 + town % 60, -20 + town % 70, "SLM", span=span(where), text=where),
        score=0.9,
    )
