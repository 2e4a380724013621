"""Whose the items of a list are: "The council: 1. Condemns the attack; 2. Calls for talks" has the council twice as subject.

A list opens with a sentence that ends with a colon, or that is no more than a name and a comma. Its items begin with a mark, or
follow words that end with a colon, semicolon or comma. What the words before the colon leave open ("has decided to:", "said:")
the items are told in; else those count that tell with their first word what is done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import Analysis, Token
from dateline.vocabulary.words import Language

GOES_ON = frozenset({":", ";", ","})
"""What the words before an item without a mark end with."""
PASSED = 3
"""Sentences without a mark that may stand between two items."""
_SIGN = re.compile(r"[-–—•·*▪■●►▶→>(]+")
_NUMBER = re.compile(r"\d{1,2}|[a-z]|[ivx]{1,4}", re.IGNORECASE)
_ENDS = (".", ")", ".)", "/")
_HAVING = frozenset({"VBD", "VBZ", "VBP"})
"""Penn tags of the verb that a told list hangs on: "said that it had:"."""
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
_SOMEBODY = frozenset({"person", "organization", "place"})
_NOBODY = frozenset({"DATE", "EVENT"})


@dataclass(frozen=True, slots=True)
class _Opening:
    """What opens a list: the head of its words, of whom it is, and whether the items say what these words leave open."""

    root: int
    owner: int
    to_do: bool
    told: bool
    bids: bool
    """Whether a bare verb behind it is said to somebody: "he told them: / Go home", "Dear Minister, / Release them"."""


def hang_items(tokens: list[Token], analysis: Analysis, words: Language) -> dict[int, int]:
    """Hang the items of lists on what they complete, and make the first word of an item the verb that it is. Returns the verb
    of each item that completes nothing → the head of whom the list is of."""
    named = {i for n in analysis.names if n.kind not in _NOBODY for i in range(n.start, n.end)}
    found: dict[int, int] = {}
    opening: _Opening | None = None
    last, marked, passed = "", False, 0
    for low, high in analysis.sentences:
        start = _behind_mark(tokens, low, high)
        if start == high:
            marked = True
            continue
        item = marked or start > low or last in GOES_ON
        passed = 0 if item else passed + 1
        opening = None if passed > PASSED else opening
        ordered = start < high - 1 and tokens[start].text.lower() in words.grammar["order_mark"]
        if opening is not None and ordered and item and tokens[start + 1].tag == "VB":
            # "decides: (a) to close the border": its own mark says that what is before the colon governs it
            tokens[start + 1] = tokens[start + 1]._replace(head=opening.root, relation="xcomp")
            last, marked = tokens[high - 1].text, False
            continue
        verb = _first_verb(tokens, start, high)
        bidden = opening is not None and verb is not None and opening.bids and tokens[verb].tag in ("VB", "VBP")
        if opening is not None and verb is not None and not bidden and (item or tokens[verb].tag == "VBZ"):
            _mend(tokens, verb)
            if opening.to_do and tokens[verb].tag in ("VB", "VBP"):
                tokens[verb] = tokens[verb]._replace(head=opening.root, relation="xcomp")
            else:
                found[verb] = opening.owner
                if opening.told:
                    tokens[verb] = tokens[verb]._replace(head=opening.root, relation="ccomp")
        elif opening is not None and item and opening.told and (told := _told(tokens, low, high)) is not None:
            tokens[told] = tokens[told]._replace(head=opening.root, relation="ccomp")
        elif (opened := _opening(tokens, low, high, named, words)) is not None:
            opening, passed = opened, 0
        last, marked = tokens[high - 1].text, False
    return found


def _mend(tokens: list[Token], verb: int) -> None:
    """Make the first word of an item a verb, and who stands behind it the one acted on: "Orders the release"."""
    token = tokens[verb]
    if token.pos != "VERB":
        tokens[verb] = token._replace(pos="VERB", tag="VBZ")
    for i, other in enumerate(tokens[verb + 1 :], start=verb + 1):
        if other.sentence != token.sentence:
            break
        if other.head == verb and other.relation == "nsubj":
            tokens[i] = other._replace(relation="obj")


def _behind_mark(tokens: Sequence[Token], low: int, high: int) -> int:
    """Where the words of a sentence begin behind the mark of an item ("1.", "(a)", "•"); its end where it is only one."""
    at = low
    while at < high and _SIGN.fullmatch(tokens[at].text):
        at += 1
    number = at < high and _NUMBER.fullmatch(tokens[at].text.rstrip("".join(_ENDS)))
    if not number:
        return at
    ended = tokens[at].text[-1] in ".)"
    if at + 1 < high and tokens[at + 1].text in _ENDS:
        return at + 2
    return at + 1 if ended or at + 1 == high else at


def _root(tokens: Sequence[Token], low: int, high: int) -> int:
    return next((i for i in range(low, high) if tokens[i].head == i), low)


def _subjects(tokens: Sequence[Token], low: int, high: int, verb: int) -> list[int]:
    return [i for i in range(low, high) if tokens[i].head == verb and tokens[i].relation in _SUBJECTS]


def _first_verb(tokens: Sequence[Token], start: int, high: int) -> int | None:
    """The verb without a subject before it that a sentence begins with, but for words such as "strongly"."""
    at = start
    while at < high - 1 and tokens[at].pos == "ADV":
        at += 1
    misread = tokens[at].tag in ("NNS", "NNPS") and any(t.head == at and t.relation == "obj" for t in tokens[start:high])
    if tokens[at].head != at or _subjects(tokens, start, at, at):
        return None
    return at if misread or (tokens[at].pos == "VERB" and tokens[at].tag != "VBG") else None


def _told(tokens: Sequence[Token], low: int, high: int) -> int | None:
    """The verb of an item that is a clause of its own."""
    root = _root(tokens, low, high)
    return root if tokens[root].pos == "VERB" and _subjects(tokens, low, high, root) else None


def _opening(tokens: Sequence[Token], low: int, high: int, named: set[int], words: Language) -> _Opening | None:
    """The list that a sentence opens: its subject's, or that of whom its words name, where they say no more; whom they ask to
    do something does it."""
    end = tokens[high - 1].text
    if end not in (":", ","):
        return None
    root = _root(tokens, low, high)
    subjects = _subjects(tokens, low, high, root)
    if end == "," and (subjects or any(t.pos == "VERB" for t in tokens[low:high])):
        return None
    owner = subjects[-1] if subjects else root
    token = tokens[owner]
    if token.pos not in ("NOUN", "PROPN", "PRON") or not (owner in named or token.mention in _SOMEBODY or token.pos == "PRON"):
        return None
    to_do = high - low > 2 and tokens[high - 2].text.lower() in words.grammar["order_mark"]
    open_end = root >= high - 3 or tokens[high - 2].tag in _HAVING
    told = bool(subjects) and tokens[root].lemma in words.reporting and open_end
    bids = not to_do and (end == "," or tokens[root].lemma in words.reporting)
    return _Opening(root, owner, to_do, told, bids)
