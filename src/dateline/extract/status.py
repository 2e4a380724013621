"""Status of a happening: settled from grammar where grammar settles it, else by the model's reading."""

from __future__ import annotations

from dateline.extract.phrases import Tree
from dateline.model import Happening, Status
from dateline.vocabulary import language

_LEAN: dict[str, float] = {"alleged": 1.3, "called_for": 1.3, "planned": 1.1, "attempted": 1.2, "denied": 1.1}
"""How much a status is favoured over the model's own odds: rare ones are under-read."""


class StatusReader:
    """Reads one article's statuses."""

    def __init__(self, tree: Tree) -> None:
        self.tree, self.tokens = tree, tree.tokens
        self._words = language("en")

    def read(self, happening: Happening, *, sourced: bool) -> tuple[Status, str]:
        """The status and, in words, what settled it."""
        ruled = self._by_grammar(happening)
        if ruled is not None:
            return ruled
        scores = {name: chance * _LEAN.get(name, 1.0) for name, chance in happening.statuses}
        if not sourced and "alleged" in scores:
            scores["alleged"] *= 0.8
        best = max(scores.items(), key=lambda kv: (kv[1], kv[0]), default=("happened", 0.0))[0]
        return best, "as the sentence reads"  # type: ignore[return-value]

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
            if self.tree.has(node, "xcomp", "ccomp") and lemma in words.demanding:
                return "called_for", f"demanded by “{self.tokens[above].text}”"
            if self.tree.has(node, "xcomp") and lemma in words.promising | words.planning:
                return "planned", f"planned by “{self.tokens[above].text}”"
        if self._modal(node, ("will", "shall", "'ll")):
            return "planned", "future tense"
        return None

    def _governor(self, at: int) -> int:
        """The clause's predicate for a happening inside it: itself for a verb; for an object noun the verb only if light."""
        return at

    def _modal(self, node: int, words: tuple[str, ...]) -> bool:
        return any(self.tokens[c].text.lower() in words for c in self.tree.of(node, "aux"))
