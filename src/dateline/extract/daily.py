"""Deeds of daily life, told in a political report too: airlines cancel flights, pupils win prizes, teams beat each other,
people wait, marry and fight for survival. None of them is what anybody did to anybody in politics.

The law kept: a word of daily life is one by itself only where the codebook knows nothing of it; a word that the codebook knows
is one by what it is done to and by whom.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from dateline.extract.doers import Doers
from dateline.extract.fields import OF_POLITICS
from dateline.extract.phrases import Tree

_ARMED = frozenset({"MIL", "REB", "UAF"})
_SCORE = re.compile(r"(?<![\d.,–-])\d{1,3} ?[-–] ?\d{1,3}(?![\d.,–-])")


class Daily:
    """What is no more than daily life in one article."""

    def __init__(self, tree: Tree, doers: Doers) -> None:
        self.tree, self.tokens, self.words, self.doers = tree, tree.tokens, tree.words.grammar, doers

    def is_daily(self, at: int, *, known: bool) -> bool:
        """Whether a word tells a deed of daily life; `known`: the codebook has the word for some type. What fighters do is no
        daily life."""
        if not known and self._lemma(at) in self.words["everyday"]:
            return not self._sectors(at) & _ARMED
        if self.tokens[at].pos != "VERB":
            return self._is_strife_for(at)
        if self._lemma(at) in self.words["left_over"] and self._is_left_over(at):
            return True
        if self._lemma(at) in self.words["leaving"] and self._is_done_to(at, self.words["kin"]):
            return True
        return self._is_of_services(at) or self._is_of_prizes(at) or self._is_match(at) or self._is_strife_for(at)

    def _is_left_over(self, at: int) -> bool:
        """Whether something only remains: "have few friends left", "two members were left"."""
        low, high = self.tree.sentence(at)
        if self.tree.passive(at):
            return True
        if self.tree.of(at, "obj") or (at + 1 < high and self.tokens[at + 1].pos not in ("PUNCT", "ADP")):
            return False
        has = max((c for c in range(low, at) if self._lemma(c) in self.words["have"]), default=at)
        between = any(t.pos == "NOUN" for t in self.tokens[has + 1 : at])
        return between and all(s < has for s in self.tree.of(at, "nsubj"))

    def _sectors(self, at: int) -> set[str]:
        """Sectors of those who do it; of a participle behind a noun, that of the noun."""
        own = {self.doers.sector(self.tokens[at].head)} if self.tree.has(at, "acl") and not self.tree.passive(at) else set()
        return self.doers.sectors(at) | {s for s in own if s}

    def _is_of_services(self, at: int) -> bool:
        """Whether somebody outside politics, or nobody who is named, runs a service otherwise: "the airport cancelled 180
        flights", "sailings were suspended"; not "the junta suspended flights"."""
        if self._lemma(at) not in self.words["handling"] or self._sectors(at) & OF_POLITICS:
            return False
        return self._is_done_to(at, self.words["services"])

    def _is_of_prizes(self, at: int) -> bool:
        """Whether a thing is won or given that is no vote and no praise: "won a scholarship", "awarded the contract"."""
        return self._lemma(at) in self.words["gaining"] and self._is_done_to(at, self.words["prizes"])

    def _is_match(self, at: int) -> bool:
        """Whether one team beat another, by the score behind it: "beat Mexico 2-0"."""
        if self._lemma(at) not in self.words["contending"] or not self.tree.of(at, "obj", "obl"):
            return False
        behind = self.tokens[at + 1 : self.tree.sentence(at)[1]]
        return bool(_SCORE.search(" ".join(t.text for t in behind[: max(6, len(self.tree.below(at)))])))

    def _is_strife_for(self, at: int) -> bool:
        """Whether somebody strives for something and against nobody: "fighting for survival", "the battle for votes"."""
        if self._lemma(at) not in self.words["struggles"] or self.tree.of(at, "obj"):
            return False
        return bool(self._behind(at, self.words["striving"], self.words["aims"]))

    def _is_done_to(self, at: int, things: Collection[str]) -> bool:
        """Whether all that a verb is done to is of some kind; of a quantity, what it is of ("half of the flights")."""
        objects = self.tree.of(at, "nsubj:pass" if self.tree.passive(at) else "obj")
        heads = [k for o in objects for k in self.tree.conjuncts(o)]
        return bool(heads) and all(self._is_of_kind(i, things) for i in heads)

    def _is_of_kind(self, i: int, things: Collection[str]) -> bool:
        return self._lemma(i) in things or bool(self._behind(i, self.words["of_number"], things))

    def _behind(self, i: int, cases: Collection[str], things: Collection[str]) -> list[int]:
        """What of some kind is tied to a word by one of some prepositions."""
        tied = (k for k in self.tree.of(i, "obl", "nmod") if any(self._lemma(m) in cases for m in self.tree.of(k, "case")))
        return [k for k in tied if self._lemma(k) in things]

    def _lemma(self, i: int) -> str:
        return self.tokens[i].lemma.lower()
