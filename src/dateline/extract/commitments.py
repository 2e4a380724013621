"""Promises, deadlines and agreements: what was promised and by when it is due."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator

from dateline.extract.phrases import Tree
from dateline.extract.when import TimeOf
from dateline.extract.when_ahead import WITHIN
from dateline.model import Commitment, Happening, Status
from dateline.vocabulary import nature
from dateline.when import UNKNOWN, When

FINITE = frozenset({"VBD", "VBZ", "VBP"})
GOVERNORS = 3
"""Words over a happening among which a verb of promising governs it."""
HELD = ("obj", "xcomp", "ccomp", "acl", "advcl", "conj", "nsubj", "csubj")
"""Relations through which what is agreed hangs on the agreement."""


def find_commitment(
    tree: Tree,
    happening: Happening,
    kind: str,
    status: Status,
    timed: TimeOf,
    quote: str,
    *,
    agreed: Collection[int] = (),
    announced: bool = False,
    ahead: bool = True,
    deadline: When = UNKNOWN,
) -> Commitment | None:
    """The commitment that a claim carries: it is an agreement, or it has a `deadline`, as a demand, a putting off and what is
    to last so long; or it is planned or demanded and a verb of promising governs it, one of the `agreed` (tokens) or
    a timetable holds it, a last day is set for it, or it was `announced` by those who would do it. The time of what is only
    announced is that of its being said, unless it lies `ahead`."""
    at = happening.start
    promised = any(tree.tokens[g].lemma in tree.words.promising and not _is_negated(tree, g) for g in _governors(tree, at))
    if nature(kind).speech == "promise" and status in ("happened", "planned"):
        due = _due(timed) if status == "planned" else deadline
        return Commitment(what=quote, due=due, outcome="pending" if due.known else "unknown")
    if deadline.known:
        return Commitment(what=quote, due=deadline, outcome="pending")
    if status == "happened" and _is_concluded(tree, at):
        return Commitment(what=quote, due=UNKNOWN, outcome="unknown")
    if status not in ("planned", "called_for", "hypothetical") or (status == "called_for" and _is_alternative(tree, at)):
        return None
    held = not _harms(kind) and (_is_agreed(tree, at, agreed) or _is_in_terms(tree, at))
    timely = _is_deadline(timed) and not _harms(kind) and not _is_expected(tree, at)
    bound = promised or held or (timely and (status != "hypothetical" or _is_unless(tree, at))) or _is_in_deadline(tree, at)
    if not (bound or announced):
        return None
    return Commitment(what=quote, due=_due(timed) if bound or ahead else UNKNOWN, outcome="pending")


def _governors(tree: Tree, at: int) -> Iterator[int]:
    """The words over a happening that govern it: not what a finite verb is joined to, nor what a condition is made for."""
    below = at
    for up in itertools.islice(tree.up(at), GOVERNORS):
        joined = tree.has(below, "conj") and tree.tokens[below].tag in FINITE
        if joined or _is_beside(tree, below):
            return
        yield up
        below = up


def _is_beside(tree: Tree, at: int) -> bool:
    """Whether a clause tells when, why or on what condition the verb over it is so: "agreed after they had been invited"."""
    marks = {tree.tokens[c].text.lower() for c in tree.of(at, "mark")} - tree.words.grammar["that_clause"]
    return tree.has(at, "advcl") and bool(marks) and (tree.tokens[at].tag != "VB" or bool(marks & tree.words.conditional))


def _due(timed: TimeOf) -> When:
    """The time of what is promised, or the last day that words give for it ("by 20 March")."""
    by_words = bool(timed.text) and timed.when.latest is not None
    return timed.when if timed.when.dated or by_words else UNKNOWN


def _harms(kind: str) -> bool:
    """Whether nobody promises a deed of a type: one done against somebody, though troops may be sent to help."""
    return nature(kind).hostile and nature(kind).deed != "troops"


def _is_deadline(timed: TimeOf) -> bool:
    """Whether words of time only say by when something is to be done."""
    if timed.when.reason.startswith(WITHIN):
        return bool(timed.text)
    return bool(timed.text) and timed.when.latest is not None and timed.when.earliest is None


def _is_expected(tree: Tree, at: int) -> bool:
    """Whether somebody only expects something: "they expect tourists to return by May"."""
    return any(tree.tokens[up].lemma in tree.words.grammar["expecting"] for up in itertools.islice(tree.up(at), 2))


def _is_alternative(tree: Tree, at: int) -> bool:
    """Whether something is what will be done if another thing is not: "return to work or be dismissed"."""
    joined = tree.has(at, "conj") and tree.tokens[at].pos == "VERB"
    return joined and any(tree.tokens[c].text.lower() in tree.words.grammar["either"] for c in tree.of(at, "cc"))


def _is_unless(tree: Tree, at: int) -> bool:
    """Whether somebody has to do something lest another thing be done: "unless they pay", "if they do not pay"."""
    node = tree.clause(at)
    marks = {tree.tokens[c].text.lower() for c in tree.of(node, "mark")}
    return bool(marks & tree.words.grammar["unless"] or (marks & tree.words.conditional and _is_negated(tree, node)))


def _is_in_deadline(tree: Tree, at: int) -> bool:
    """Whether a deadline is one for something: "the deadline for him to resign", "an ultimatum to leave"."""
    for up in tree.up(at):
        token = tree.tokens[up]
        if token.lemma.lower() in tree.words.grammar["deadlines"]:
            return True
        if token.pos in ("VERB", "AUX") and token.lemma not in tree.words.grammar["allowing"]:
            return False
    return False


def _is_agreed(tree: Tree, at: int, agreed: Collection[int]) -> bool:
    """Whether an agreement holds something: "signed an accord to reopen the border", "under the accord, troops will leave"."""
    below = at
    for up in tree.up(at):
        if not tree.has(below, *HELD) or _is_beside(tree, below):
            break
        if up in agreed:
            return not _is_negated(tree, up)
        below = up
    beside = (c for node in (at, tree.clause(at)) for c in tree.of(node, "obl", "nmod"))
    return any(_is_by_terms(tree, c) and (c in agreed or _names_agreement(tree, c)) for c in beside)


def _is_negated(tree: Tree, verb: int) -> bool:
    """Whether nobody promised: "had not agreed to the deployment"."""
    return any(tree.tokens[c].text.lower() in tree.words.negators for c in tree.of(verb, "advmod", "det"))


def _is_in_terms(tree: Tree, at: int) -> bool:
    """Whether an agreement or a timetable is the subject of what provides for something: "the roadmap sets a vote for May"."""
    terms = tree.words.grammar["agreements"] | tree.words.grammar["timetables"]
    over = next((up for up in tree.up(at) if tree.tokens[up].pos == "VERB"), None)
    held = over is not None and tree.has(at, "obj", "obl", "xcomp", "ccomp", "nmod", "advcl")
    subject = tree.subject(over) if over is not None and held else None
    return subject is not None and subject != at and tree.tokens[subject].lemma.lower() in terms


def _is_by_terms(tree: Tree, head: int) -> bool:
    """Whether a phrase tells by what something is to be: "under the accord", "en vertu de l'accord"."""
    grammar = tree.words.grammar
    under = any(tree.tokens[c].lemma.lower() in grammar["under"] for c in tree.of(head, "case"))
    return under or tree.tokens[head].lemma.lower() in grammar["by_terms"]


def _names_agreement(tree: Tree, head: int) -> bool:
    """Whether a phrase is an agreement or a timetable, has one behind it ("the terms of the deal") or is "the terms"."""
    grammar, behind = tree.words.grammar, tree.of(head, "nmod")
    words = (tree.tokens[i].lemma.lower() for i in (head, *behind))
    alone = tree.tokens[head].tag == "NNS" and tree.tokens[head].lemma.lower() in grammar["by_terms"] and not behind
    return alone or any(word in grammar["agreements"] | grammar["timetables"] for word in words)


def _is_concluded(tree: Tree, at: int) -> bool:
    """Whether a noun is an agreement that somebody comes to: "reached a truce", "a ceasefire was agreed"."""
    tokens, grammar = tree.tokens, tree.words.grammar
    over = tokens[tokens[at].head].lemma.lower()
    tied = tree.has(at, "obj", "nsubj:pass", "obl:agent", "nmod")
    return tokens[at].lemma.lower() in grammar["agreements"] and tied and over in grammar["concluding"]
