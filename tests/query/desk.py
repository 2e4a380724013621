"""Makes a chronology of reports and claims written by hand: what the questions are asked of, whatever any reader finds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from dateline.knowledge.own_actors import OwnActor
from dateline.model import Article, Chronology, Claim, Commitment, Figure, Filler, Judgement, Place, Question, Span, digest
from dateline.pipeline import link_case
from dateline.when import UNKNOWN, When

Name = str | tuple[str, str]
"""A name, or (name, words of the report)."""


@dataclass
class Desk:
    """Collects reports and their claims; `chronology` links and composes them."""

    articles: dict[str, Article] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    judgements: list[Judgement] = field(default_factory=list)
    own: list[OwnActor] = field(default_factory=list)
    """The actors of the user's own file."""

    def report(self, id: str, outlet: str, published: str | None, text: str, **more: Any) -> None:
        when = When.of(published) if published else UNKNOWN
        self.articles[id] = Article(id, text, digest(id, text), outlet=outlet, published=when, language="en", **more)

    def claim(
        self,
        article: str,
        trigger: str,
        type: str,
        *,
        actors: Sequence[Name] = (),
        recipients: Sequence[Name] = (),
        said_by: Sequence[Name] = (),
        when: str | When | None = None,
        where: tuple[str, str, str] | None = None,
        about: str | None = None,
        due: str | None = None,
        promised: bool = False,
        figures: Sequence[tuple[float, str, str]] = (),
        **slots: Any,
    ) -> str:
        """A claim whose quote is the sentence round its trigger; `where` is (name, words, country); gives its id."""
        text = self.articles[article].text
        at = text.index(trigger)
        start, end = self._sentence(text, at)
        quote = Span(article, start, end)
        id = digest(article, trigger, type)
        self.claims[id] = Claim(
            id,
            article,
            quote,
            Span(article, at, at + len(trigger)),
            trigger,
            type,
            slots.pop("mode", None),
            slots.pop("status", "happened"),
            actors=self._fill(article, quote, actors),
            recipients=self._fill(article, quote, recipients),
            said_by=self._fill(article, quote, said_by),
            when=when if isinstance(when, When) else When.of(when) if when else UNKNOWN,
            where=Place(where[0], "town", country=where[2], span=self._find(article, quote, where[1])) if where else None,
            about=about,
            commitment=Commitment(text[start:end], When.of(due) if due else UNKNOWN, "pending") if due or promised else None,
            figures=tuple(Figure(v, unit, words, self._find(article, quote, words)) for v, unit, words in figures),
            **slots,
        )
        return id

    @staticmethod
    def _sentence(text: str, at: int) -> tuple[int, int]:
        stops = [m.end() for m in re.finditer(r"[.\n]\s*", text)]
        return max((s for s in stops if s <= at), default=0), next(
            m.start() for m in re.finditer(r"[.\n]|$", text) if m.start() > at
        )

    def _find(self, article: str, quote: Span, words: str) -> Span:
        at = self.articles[article].text.index(words, quote.start)
        return Span(article, at, at + len(words))

    def _fill(self, article: str, quote: Span, names: Sequence[Name]) -> tuple[Filler, ...]:
        text = self.articles[article].text[quote.start : quote.end]
        found = []
        for one in names:
            name, words = (one, one) if isinstance(one, str) else one
            if words in text:
                found.append(Filler(name, self._find(article, quote, words), "", words))
            else:
                found.append(Filler(name, rule="by hand"))
        return tuple(found)

    def join(self, *ids: str) -> None:
        """Say that some claims are of one happening."""
        for one, other in pairwise(ids):
            self.judgements.append(Judgement(digest(one, other), "link", one, other, "desk", "2030-01-01"))

    def chronology(self, *, as_of: str | None = None) -> Chronology:
        """The chronology of all, or of the reports published by a day."""
        last = When.of(as_of).latest if as_of else None
        articles = {
            i: a for i, a in self.articles.items() if last is None or (a.published.latest and a.published.latest <= last)
        }
        claims = [c for c in self.claims.values() if c.article in articles]
        linked = link_case(claims, articles, self.judgements, own=self.own)
        return Chronology(
            linked.events,
            {c.id: c for c in linked.claims},
            articles,
            Question(as_of=as_of),
            {a.name: a for a in linked.actors},
            linked.origins,
        )


NIAMEY = ("Niamey, Niger", "Niamey", "NER")


def niger() -> Desk:
    """A small story, invented: a coup, what others say and do about it, a promise, and what became of it."""
    desk = Desk()
    desk.report(
        "post",
        "River Post",
        "2019-03-04",
        "NIAMEY. Soldiers arrested President Amadou Sani in Niamey on Sunday. A security source said that nine ministers were "
        "being held. France condemned the coup. Prime Minister Ali Danladi resigned on Sunday evening. Nigeria vowed to "
        "close its border with Niger by 11 March.",
    )
    desk.report(
        "mirror",
        "Desert Mirror",
        "2019-03-06",
        "Troops took President Amadou Sani away on Saturday, his family said. Eleven ministers are in custody. The African "
        "Union urged the soldiers to free him. The soldiers have not spoken.",
    )
    desk.report(
        "star",
        "Northern Star",
        "2019-03-09",
        "Nigeria closed its border with Niger on Thursday. Colonel Issa Moro met envoys of ECOWAS in Niamey on Friday. Moro, "
        "the head of the junta, promised that Niger would vote in December 2019. A lawyer, Hadiza Bello, alleged that "
        "soldiers had tortured prisoners.",
    )
    desk.report(
        "lake",
        "Lake Times",
        "2019-12-20",
        "Colonel Issa Moro put off the vote to June 2020. France pledged to reopen its school in Zinder by May 2021. "
        "The junta denied that soldiers had tortured prisoners.",
    )
    desk.report(
        "gazette",
        "The Gazette",
        "2019-12-22",
        "Who paid the colonels?\nOpinion\nFrance financed the takeover of March. Nobody else had a reason.",
    )
    arrest = desk.claim(
        "post",
        "arrested",
        "COERCE",
        mode="arrest",
        actors=["soldiers"],
        recipients=[("Amadou Sani", "President Amadou Sani")],
        when="2019-03-03",
        where=NIAMEY,
    )
    desk.claim(
        "post",
        "held",
        "COERCE",
        mode="arrest",
        status="ongoing",
        recipients=["nine ministers"],
        said_by=["security source"],
        when="2019-03-03",
        figures=[(9, "ministers", "nine")],
    )
    coup = desk.claim("post", "coup", "COUP", when="2019-03-03")
    desk.claim("post", "condemned", "ACCUSE", actors=["France"], about=coup, when="2019-03-04")
    desk.claim(
        "post", "resigned", "OFFICE", mode="resign", actors=[("Ali Danladi", "Prime Minister Ali Danladi")], when="2019-03-03"
    )
    desk.claim("post", "close", "SANCTION", status="planned", actors=["Nigeria"], recipients=["Niger"], due="2019-03-11")
    again = desk.claim(
        "mirror",
        "took",
        "COERCE",
        mode="arrest",
        actors=[("troops", "Troops")],
        recipients=[("Amadou Sani", "President Amadou Sani")],
        said_by=[("family", "his family")],
        when="2019-03-02",
    )
    desk.claim(
        "mirror", "custody", "COERCE", mode="arrest", recipients=["Eleven ministers"], figures=[(11, "ministers", "Eleven")]
    )
    desk.claim("mirror", "urged", "REQUEST", actors=["African Union"], recipients=["soldiers"], about=again, when="2019-03-06")
    desk.claim("star", "closed", "SANCTION", actors=["Nigeria"], recipients=["Niger"], when="2019-03-07")
    desk.claim(
        "star",
        "met",
        "CONSULT",
        actors=[("Issa Moro", "Colonel Issa Moro"), ("ECOWAS", "ECOWAS")],
        when="2019-03-08",
        where=NIAMEY,
    )
    desk.claim("star", "promised", "AGREE", mode="pledge", actors=[("Issa Moro", "Moro")], promised=True)
    desk.claim("star", "vote", "VOTE", mode="election", status="planned", actors=["Niger"], when="2019-12", due="2019-12")
    desk.claim(
        "star", "tortured", "ASSAULT", status="alleged", actors=["soldiers"], recipients=["prisoners"], said_by=["Hadiza Bello"]
    )
    desk.claim("lake", "vote", "VOTE", mode="postpone", actors=[("Issa Moro", "Colonel Issa Moro")], when="2020-06")
    desk.claim("lake", "reopen", "COOPERATE", status="planned", actors=["France"], due="2021-05", when="2021-05")
    desk.claim("lake", "denied", "REJECT", mode="deny", actors=["junta"])
    desk.claim("gazette", "financed", "AID", actors=["France"])
    desk.join(arrest, again)
    return desk
