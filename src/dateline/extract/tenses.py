"""Tenses that a language makes by endings: the French future ("quittera") and conditional ("aurait").

English has words for both ("will", "would"), which stand in its file of word classes.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dateline.extract.phrases import Tree
from dateline.model import Status

_FUTURE = re.compile(r"(?P<stem>.*r)(?:ai|as|a|ons|ez|ont)")
_CONDITIONAL = re.compile(r"(?P<stem>.*r)(?:ais|ait|ions|iez|aient)")
_IRREGULAR = frozenset(
    "ser aur ir fer saur pourr verr enverr renverr voudr devr faudr vaudr viendr tiendr mourr courr acquerr cueiller".split()
)
"""Stems that are not the infinitive."""
_STEMS = ("ndr", "ettr", "uivr", "oudr", "verr", "courr", "querr", "unir", "agir", "oisir", "rtir", "ntir")
"""Ends of stems that no verb in -er has, whatever the reader takes for the infinitive."""


def is_future(form: str, lemma: str, language: str) -> bool:
    """Whether a verb form is a simple future of its language."""
    return language == "fr" and _has_stem(_FUTURE, form, lemma)


def is_conditional(form: str, lemma: str, language: str) -> bool:
    """Whether a verb form is a conditional of its language."""
    return language == "fr" and _has_stem(_CONDITIONAL, form, lemma)


def _has_stem(ending: re.Pattern[str], form: str, lemma: str) -> bool:
    """Whether a form is an ending on the stem of the future: "déclarera", "tiendrait", not "déclara" or "offrait"."""
    found = ending.fullmatch(form.lower())
    if found is None:
        return False
    stem = found["stem"]
    if stem in _IRREGULAR or stem.endswith(_STEMS):
        return True
    if lemma.endswith("er"):
        return stem.endswith("er")
    if lemma.endswith("oir"):
        return stem.endswith("vr")
    return stem.endswith("ir") if lemma.endswith("ir") else stem == lemma[:-1]


class Tenses:
    """What tenses made by endings settle in one article; in a language without them, nothing."""

    def __init__(self, tree: Tree) -> None:
        self.tree, self.tokens, self.words = tree, tree.tokens, tree.words

    def read(self, node: int) -> tuple[Status, str] | None:
        """The status that the form of a predicate, its auxiliary or the modal verb over it settles, and why."""
        if self.words.code == "en":
            return None
        going = self._modal(node, self.words.grammar["will"])
        if going is not None:
            return "planned", f"“{self.tokens[going].text}” and the infinitive"
        might = self._modal(node, self.words.grammar["might"])
        if might is not None:
            return "hypothetical", f"it “{self.tokens[might].text}” be"
        if self._is_in(node, is_future):
            return "planned", "future tense"
        return self._by_conditional(node) if self._is_in(node, is_conditional) else None

    def _by_conditional(self, node: int) -> tuple[Status, str] | None:
        """A conditional with "si" is a supposition; in what somebody says it is the future told in the past, and "aurait" by
        itself passes on what the report does not vouch for."""
        if self._has_condition(node):
            return "hypothetical", "conditional with a condition"
        over = self._modal(node, None)
        if over is not None and self.tokens[over].lemma in self.words.future:
            return "planned", f"“{self.tokens[over].text}”: it is due"
        perfect = any(self._is(i, is_conditional) for i in self.tree.of(node, "aux"))
        if not perfect and self.tree.has(node, "ccomp") and self._is_reported(node):
            return "planned", "future told in the past"
        return "alleged", "conditional of hearsay"

    def _modal(self, node: int, forms: frozenset[str] | None) -> int | None:
        """The modal verb over an infinitive or beside it, with one of these forms (any when None)."""
        over = [self.tokens[node].head] if self.tree.has(node, "xcomp") else []
        modals = self.words.possible | self.words.future
        for i in [*over, *self.tree.of(node, "aux")]:
            token = self.tokens[i]
            if token.text.lower() in forms if forms is not None else token.lemma in modals:
                return i
        return None

    def _has_condition(self, node: int) -> bool:
        clauses = [node, *self.tree.of(node, "advcl")]
        return any(self.tokens[m].lemma.lower() in self.words.conditional for c in clauses for m in self.tree.of(c, "mark"))

    def _is_reported(self, node: int) -> bool:
        return any(self.tokens[up].lemma in self.words.reporting for up in self.tree.up(node))

    def _is_in(self, node: int, tense: Callable[[str, str, str], bool]) -> bool:
        over = self._modal(node, None)
        beside = [node, *self.tree.of(node, "aux", "cop"), *([over] if over is not None else [])]
        return any(self._is(i, tense) for i in beside)

    def _is(self, i: int, tense: Callable[[str, str, str], bool]) -> bool:
        token = self.tokens[i]
        return token.pos in ("VERB", "AUX") and tense(token.text, token.lemma, self.words.code)
