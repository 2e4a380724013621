"""Trees in the relations of ClearNLP, as spaCy's English pipelines draw them, redrawn as Universal Dependencies.

The two differ in who heads a phrase: there the preposition and the verb "be", here the noun and the predicate. Each step
swaps a word with its head or moves it to an ancestor or a sibling, so that a tree stays a tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ONLY_CLEARNLP = frozenset({"dobj", "pobj", "nsubjpass", "auxpass", "relcl"})
"""Relations by which a pipeline of this kind is known."""

_NAMES = {
    "ROOT": "root",
    "acomp": "xcomp",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "pcomp": "advcl",
    "pobj": "obl",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
_PHRASE, _CLAUSE, _STRANDED = "a phrase", "a clause", "prep"
"""Relations under way: what a preposition governed, until it is known what that hangs on."""
_PREPOSITIONAL = frozenset({"prep", "agent", "dative"})
_COMPLEMENT = ("pobj", _PHRASE, _CLAUSE, "pcomp")
_BE = frozenset("be am is are was were been being 's 're 'm".split())
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})


@dataclass(slots=True)
class Node:
    """A word in a tree: `head` is an index, its own for a root."""

    text: str
    pos: str
    tag: str
    head: int
    relation: str


def to_universal(words: Sequence[Node], people: Sequence[tuple[int, int]] = ()) -> None:
    """Redraw the trees of some words in place; `people` are their names of persons, whose first word becomes the head."""
    tree = _Tree(words)
    tree.raise_complements()
    tree.raise_predicates()
    tree.raise_objects()
    tree.join_conjuncts()
    for start, end in people:
        tree.raise_first_name(start, end)
    tree.rename()


class _Tree:
    def __init__(self, words: Sequence[Node]) -> None:
        self.words = words
        self.children: list[list[int]] = [[] for _ in words]
        for i, word in enumerate(words):
            if word.head != i:
                self.children[word.head].append(i)

    def of(self, i: int, *relations: str) -> list[int]:
        return [c for c in self.children[i] if self.words[c].relation in relations]

    def move(self, i: int, head: int) -> None:
        word = self.words[i]
        if word.head != i:
            self.children[word.head].remove(i)
        word.head = head
        if head != i:
            self.children[head] = sorted([*self.children[head], i])

    def swap(self, child: int, *, relation: str, old: str) -> None:
        """Put a word in the place of its head, which comes to hang on it as `old`, its other children too."""
        head = self.words[child].head
        above = self.words[head].head
        self.move(child, child if above == head else above)
        self.words[child].relation = relation
        for other in list(self.children[head]):
            self.move(other, child)
        self.move(head, child)
        self.words[head].relation = old

    def from_below(self) -> list[int]:
        """All words, those that hang on others before these."""
        order = [i for i, word in enumerate(self.words) if word.head == i]
        for i in order:
            order += self.children[i]
        return order[::-1]

    # ------------------------------------------------------------ steps

    def raise_complements(self) -> None:
        """ "on Monday", "out of the town", "accused of lying": what a preposition governs becomes the head."""
        for i in self.from_below():
            found = [c for relation in _COMPLEMENT for c in self.of(i, relation)]
            own = self.words[i].relation
            inner = own in _PREPOSITIONAL or self.words[i].pos in ("ADP", "SCONJ")
            if not found or not (inner or self.of(i, "pobj")):
                continue
            clause = self._is_clause(found[0])
            place = "obl:agent" if own == "agent" and not clause else _CLAUSE if clause else _PHRASE
            self.swap(
                found[0],
                relation=place if own in _PREPOSITIONAL or own == "pcomp" else own,
                old="mark" if clause else "case",
            )
            for other in self.of(found[0], "pcomp"):
                self.words[other].relation = "case"

    def _is_clause(self, i: int) -> bool:
        word = self.words[i]
        return word.relation == _CLAUSE or (word.relation == "pcomp" and word.pos in ("VERB", "AUX"))

    def raise_predicates(self) -> None:
        """ "is a minister", "was ready", "were in Paris": the predicate heads. "There were clashes" has a subject."""
        for i in self.from_below():
            word = self.words[i]
            if word.text.lower().replace("’", "'") not in _BE or word.relation in ("aux", "auxpass"):
                continue
            said = self.of(i, "attr", "acomp")
            if self.of(i, "expl") and said:
                self.words[said[0]].relation = "nsubj"
                continue
            said = said or ([] if self.of(i, "ccomp", "xcomp", "advcl") else [c for c in self.of(i, _PHRASE) if c > i])
            if said:
                for other in self.of(i, _PHRASE, _CLAUSE):
                    self.words[other].relation = "obl" if self.words[other].relation == _PHRASE else "advcl"
                self.swap(said[0], relation=word.relation, old="cop")

    def raise_objects(self) -> None:
        """ "told the troops to leave": the one who is to do it is the object of the verb above."""
        for i, word in enumerate(self.words):
            subjects = [s for s in self.of(i, "nsubj") if s < i] if word.relation == "ccomp" and self._is_infinitive(i) else []
            if subjects and word.head < subjects[0]:
                self.move(subjects[0], word.head)
                self.words[subjects[0]].relation, word.relation = "dobj", "xcomp"

    def _is_infinitive(self, i: int) -> bool:
        auxiliaries = self.of(i, "aux")
        return self.words[i].tag == "VB" and all(self.words[a].tag == "TO" for a in auxiliaries)

    def join_conjuncts(self) -> None:
        """ "A, B and C": B and C hang on A, and "and" on C."""
        for i, word in enumerate(self.words):
            after = [c for c in self.of(word.head, "conj") if c > i] if word.relation == "cc" else []
            if after:
                self.move(i, after[0])
        for i, word in enumerate(self.words):
            first = word.head
            while word.relation == "conj" and self.words[first].relation == "conj" and self.words[first].head != first:
                first = self.words[first].head
            if first != word.head:
                self.move(i, first)

    def raise_first_name(self, start: int, end: int) -> None:
        """ "Ana María Silva": the first name heads the flat rest, a title before it describes it."""
        last = end - 1
        inside = range(start, last)
        if not all(self.words[i].head == last and self.words[i].relation == "compound" for i in inside):
            return
        if inside:
            self.swap(start, relation=self.words[last].relation, old="flat")
        for i in range(start + 1, last):
            self.words[i].relation = "flat"
        for i in self.of(start, "compound"):
            self.words[i].relation = "nmod:desc"

    def rename(self) -> None:
        """Every relation by its universal name."""
        for i, word in enumerate(self.words):
            word.relation = "root" if word.head == i else self._name(i)

    def _name(self, i: int) -> str:
        word = self.words[i]
        noun = self.words[word.head].pos in _NOMINAL
        match word.relation:
            case "a phrase":
                return "nmod" if noun else "obl"
            case "a clause":
                return "acl" if noun else "advcl"
            case "npadvmod":
                return "nmod:unmarked" if noun else "obl:unmarked"
            case "nmod" if i < word.head:
                return "compound"
            case "relcl" if self._is_infinitive(i):
                return "acl"
            case "aux" if word.tag == "TO":
                return "mark"
            case "prep":
                return "advmod"
            case "ROOT" | "":
                return "dep"
            case other:
                return _NAMES.get(other, other)
