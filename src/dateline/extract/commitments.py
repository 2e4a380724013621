"""Promises, deadlines and agreements: what was promised and by when it is due."""

from __future__ import annotations

from dateline.extract.phrases import Tree
from dateline.extract.when import TimeOf
from dateline.model import Commitment, Happening, Status
from dateline.when import UNKNOWN, When


def find_commitment(
    tree: Tree, happening: Happening, kind: str, status: Status, timed: TimeOf, quote: str
) -> Commitment | None:
    """The commitment that a claim carries: it is an agreement, or a planned thing that a verb of promising governs."""
    at = happening.start
    governors = [at, *tree.up(at)][:4]
    promised = any(tree.tokens[g].lemma in tree.words.promising for g in governors)
    if kind == "AGREE" and status in ("happened", "planned"):
        return Commitment(what=quote, due=UNKNOWN, outcome="unknown")
    if promised and status in ("planned", "called_for", "hypothetical"):
        return Commitment(what=quote, due=_due(timed), outcome="pending")
    return None


def _due(timed: TimeOf) -> When:
    """The time of what is promised, or the last day that words give for it ("by 20 March")."""
    by_words = bool(timed.text) and timed.when.latest is not None
    return timed.when if timed.when.dated or by_words else UNKNOWN
