"""What people say that they will do: who says so can promise it, and what he says is a promise."""

from __future__ import annotations

from collections.abc import Collection

from dateline.extract.phrases import Tree
from dateline.extract.tenses import is_foretold
from dateline.extract.who import OUTSIDE, Who
from dateline.knowledge.countries import by_code, country
from dateline.knowledge.offices import offices_of
from dateline.knowledge.offices import person as known_person
from dateline.knowledge.organisations import organisation
from dateline.vocabulary import nature

RULING = frozenset({"GOV", "MIL", "LEG", "JUD", "IGO"})
"""Sectors of those who rule, judge or act for states together."""


class Announced:
    """Tells of the plans in one article which are promises of those who tell of them."""

    def __init__(self, tree: Tree, who: Who) -> None:
        self.tree, self.who = tree, who

    def is_by_doers(self, at: int, kind: str, *, dated: bool, actors: Collection[str], sources: Collection[str]) -> bool:
        """Whether those who would do something, and no harm, say that they will: by some day to come (`dated`), or as
        something that they give or yield. "“I will leave on 3 May,” he said", "troops will leave, the minister said"."""
        gives = nature(kind).gives and is_foretold(self.tree, at) and not self._is_ballot(at, kind)
        if (nature(kind).hostile and nature(kind).deed != "troops") or not (dated or gives):
            return False
        subject = self.tree.subject(at)
        if subject is not None and self.tree.tokens[subject].text.lower() in self.tree.words.grammar["oneself"]:
            return True
        if subject is not None and self._is_speaker(subject, at):
            return True
        if dated and sources and set(actors) <= set(sources):
            return True
        held = dated and nature(kind).occasion == "vote"  # "Chad will vote on 6 May, the electoral agency announced"
        return any(self._speaks_for(name, actors) for name in sources) if gives or held else False

    def _is_ballot(self, at: int, kind: str) -> bool:
        """Whether a verb tells how somebody votes or fares in a vote, not that one is held."""
        return nature(kind).occasion == "vote" and self.tree.tokens[at].pos == "VERB"

    def _is_speaker(self, subject: int, at: int) -> bool:
        """Whether a pronoun is that of who says so: "he said on Tuesday that he would resign"."""
        tokens = self.tree.tokens
        over = (i for i in self.tree.up(at) if tokens[i].lemma in self.tree.words.reporting)
        speaker = next((s for i in over if (s := self.tree.subject(i)) is not None), None)
        if speaker is None or tokens[subject].pos != "PRON":
            return False
        return tokens[speaker].pos == "PRON" and tokens[speaker].text.lower() == tokens[subject].text.lower()

    def _speaks_for(self, name: str, others: Collection[str]) -> bool:
        """Whether somebody can say what others will do: each for himself, those who rule for their state, of a body those who
        hold an office, and what is done by nobody in particular those who rule."""
        if others and set(others) <= {name}:
            return True
        lands = {land.name for other in others if (land := country(other)) is not None}
        own = self._lands_of(name)
        return self._rules(name) and (not own or not others or bool(own & lands))

    def _rules(self, name: str) -> bool:
        """Whether somebody holds an office or is of those who rule, by title, noun or name; no opponent and no rebel does."""
        body = organisation(name)
        if body is not None or country(name) is not None:
            return body is None or body.sector in RULING
        words = {w.strip(".,").lower() for text in (name, *self._titles(name)) for w in text.replace("'s", "").split()}
        sectors = {self.tree.words.sector(w) for w in words}
        return bool(sectors & RULING or any(map(self.tree.words.is_office, words))) and not sectors & OUTSIDE

    def _titles(self, name: str) -> list[str]:
        """The titles of somebody, and the words right before and behind his name."""
        named = next((p for p in self.who.named.persons if p.name == name), None)
        if named is None:
            return []
        phrases = (self.tree.phrase(self.tree.head_of(at)) for at in named.at)
        beside = (" ".join(t.text for t in self.tree.tokens[start:end]) for start, end in phrases)
        return [*(title for title, _ in named.titles), *beside]

    def _lands_of(self, name: str) -> set[str]:
        """The countries that somebody serves, by his name, his titles or the offices that he is known to hold."""
        body, day = organisation(name), self.who.published
        known = known_person(name, on=day) if day.known else None
        codes = [t.country for t in offices_of(known or name) if t.held.overlaps(day)]
        codes += [body.country] if body is not None else []
        lands = {land.name for code in codes if code and (land := by_code(code)) is not None}
        return lands.union(*(self.who.named.lands_in(words) for words in (name, *self._titles(name))))
