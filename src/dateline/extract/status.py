"""Status of a happening: settled from grammar where grammar settles it, else by the model's reading."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.extract.phrases import Tree
from dateline.model import Happening, Status
from dateline.vocabulary import language

_LEAN: Mapping[str, float] = {"called_for": 1.3, "planned": 1.1, "denied": 1.1}
"""How much a status is favoured over the model's own odds: rare ones are under-read."""
_CONTESTED: Mapping[str, float] = {"COERCE": 4.0, "COUP": 4.0, "ASSAULT": 2.5, "THREATEN": 2.0}
"""Harm that one party tells of is alleged until the report itself vouches for it: how much that is favoured, by type."""
_ANNOUNCED = 2.0
_PAST = frozenset({"VBD", "VBN"})
_TOLD, _UNTOLD = 1.5, 0.5
"""The same for other types, with somebody who says so and without."""


class StatusReader:
    """Reads one article's statuses."""

    def __init__(self, tree: Tree) -> None:
        self.tree, self.tokens = tree, tree.tokens
        self._words = language("en")

    def read(self, happening: Happening, *, kind: str, told: bool, meant: Status | None = None) -> tuple[Status, str]:
        """The status and, in words, what settled it. `told`: a party, not the report or an agency, says so; `meant`: the
        status that the cue's own meaning settles."""
        ruled = self._by_type(happening, kind) or self._by_grammar(happening)
        if ruled is not None:
            return ruled
        if meant is not None:
            return meant, "as the word itself says"
        scores = {"happened": 0.0} | {name: chance * _LEAN.get(name, 1.0) for name, chance in happening.statuses}
        if self._is_announced(happening.start):
            scores["happened"] = scores.get("happened", 0.0) * _ANNOUNCED
        scores["alleged"] = scores.get("alleged", 0.0) * (_CONTESTED.get(kind, _TOLD) if told else _UNTOLD)
        best = max(scores.items(), key=lambda kv: (kv[1], kv[0]), default=("happened", 0.0))[0]
        return best, "as the sentence reads"  # type: ignore[return-value]

    def _by_type(self, happening: Happening, kind: str) -> tuple[Status, str] | None:
        """What the type itself settles: a vote not held is a vote missed, a sanction stands once it is decided."""
        above = self.tokens[self._governor(happening.start)].head
        chain = [self.tokens[i] for i in (above, self.tokens[above].head)]
        if kind == "VOTE" and any(t.lemma in ("fail", "miss") and t.tag in _PAST for t in chain):
            return "happened", "a vote that was missed"
        decided = chain[0].lemma in ("agree", "decide", "vote", "resolve") and chain[0].tag in _PAST
        if kind == "SANCTION" and decided and self.tree.has(happening.start, "xcomp"):
            return "happened", "a sanction stands once it is decided"
        return None

    def _is_announced(self, at: int) -> bool:
        """ "announced the release of": a definite noun that somebody announced, most often done with the saying."""
        token = self.tokens[at]
        verb = self.tokens[token.head]
        definite = any(self.tokens[c].lemma == "the" for c in self.tree.of(at, "det"))
        return (
            token.pos == "NOUN"
            and self.tree.has(at, "obj")
            and definite
            and verb.lemma in self._words.announcing
            and verb.tag in _PAST
        )

    def _by_grammar(self, happening: Happening) -> tuple[Status, str] | None:
        at = happening.start
        node = self._governor(at)
        words = self._words
        for child in self.tree.children[node]:
            if self.tokens[child].lemma.lower() in words.hedges and self.tree.has(child, "advmod", "amod"):
                return "alleged", f"hedged by “{self.tokens[child].text}”"
        above = self.tokens[node].head if not self.tree.is_root(node) else node
        if above != node and self.tree.has(node, "xcomp", "ccomp", "obj", "advcl"):
            lemma = self.tokens[above].lemma
            if self.tree.has(node, "xcomp", "obj") and lemma in words.attempting:
                return "attempted", f"object of “{self.tokens[above].text}”"
            own = self.tree.has(node, "xcomp") and not self.tree.of(above, "obj", "iobj")
            if own and lemma in words.promising | words.planning:
                return "planned", f"planned by “{self.tokens[above].text}”"
            if self.tree.has(node, "xcomp", "ccomp") and not own and lemma in words.demanding:
                return "called_for", f"demanded by “{self.tokens[above].text}”"
        if self._modal(node, ("will", "shall", "'ll")):
            return "planned", "future tense"
        if self._modal(node, ("would",)) and self._is_reported(node) and not self._is_conditional(node):
            return "planned", "future told in the past"
        return None

    def _is_reported(self, node: int) -> bool:
        return any(self.tokens[up].lemma in self._words.reporting for up in self.tree.up(node))

    def _is_conditional(self, node: int) -> bool:
        clauses = [node, *self.tree.of(node, "advcl")]
        return any(self.tokens[m].lemma.lower() in self._words.conditional for c in clauses for m in self.tree.of(c, "mark"))

    def _governor(self, at: int) -> int:
        """The word whose tense and modals count: itself, or the light verb over a noun ("will hold elections")."""
        head = self.tokens[at].head
        light = self.tokens[at].pos in ("NOUN", "PROPN") and self.tree.has(at, "obj", "nsubj:pass")
        return head if light and self.tokens[head].lemma in self._words.light else at

    def _modal(self, node: int, words: tuple[str, ...]) -> bool:
        return any(self.tokens[c].text.lower() in words for c in self.tree.of(node, "aux"))
