"""Promises, deadlines and agreements: what was promised and by when it is due."""

from __future__ import annotations

from dateline.extract.phrases import Tree
from dateline.model import Commitment, Happening, Status
from dateline.when import UNKNOWN, When


def find_commitment(tree: Tree, happening: Happening, kind: str, status: Status, when: When, quote: str) -> Commitment | None:
    """The commitment that a claim carries: it is an agreement, or a planned thing that a verb of promising governs."""
    at = happening.start
    governors = [at, *tree.up(at)][:4]
    promised = any(tree.tokens[g].lemma in tree.words.promising for g in governors)
    if kind == "AGREE" and status in ("happened", "planned"):
        return Commitment(what=quote, due=UNKNOWN, outcome="unknown")
    if promised and status in ("planned", "called_for", "hypothetical"):
        return Commitment(what=quote, due=when if when.dated else UNKNOWN, outcome="pending")
    return None
