"""Noun phrases and clauses of an analysis, by its dependency tree."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import zip_longest
from types import MethodType
from typing import Any, Generic, TypeVar, overload

from dateline.extract.english import mend as mend_english
from dateline.extract.french import mend
from dateline.extract.listed import hang_items
from dateline.extract.numbers import comparing
from dateline.knowledge.countries import by_demonym
from dateline.model import Analysis, Span, Token
from dateline.vocabulary import cues, language, nature, spoken

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_NAMING = ("appos", "flat", "nmod")
"""Relations of a name to the noun whose name it is."""
_INSIDE_NAME = ("compound", "flat", "amod", "nummod", "det", "goeswith", "fixed", "nmod:desc", "nmod:poss", "nmod:unmarked")
_PART_OF = ("compound", "flat", "goeswith", "fixed", "amod", "nmod:desc")
_OF_SOMEBODY = frozenset({"PERSON", "ORG", "LOC"})
_UNLIKE_NAME = ("nsubj", "nsubj:pass", "nmod:poss", "nmod", "obj")
"""Relations that no name has to another one behind it."""
_PARTING = frozenset({"VERB", "AUX", "ADP", "PUNCT", "CCONJ"})
"""Words that part two names which "and" would join."""
_RELATIVE = frozenset({"WDT", "WP", "WRB"})
_DESCRIBED = 3
"""Words that a title stands before a name at most, itself among them."""
_COMPARING = 3
"""Words that say how exact a number is at most: "as many as"."""
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")


Answer = TypeVar("Answer")


class once(Generic[Answer]):  # noqa: N801  (a decorator, as `cached_property` is)
    """A method with one argument, a token, that is worked out once for each: coding an article asks the same of its words again
    and again. Answers are shared: nobody may change a list that comes back."""

    def __init__(self, method: Callable[[Any, int], Answer]) -> None:
        self._method, self.__doc__ = method, method.__doc__

    @overload
    def __get__(self, asked: None, owner: type) -> once[Answer]: ...

    @overload
    def __get__(self, asked: object, owner: type) -> Callable[[int], Answer]: ...

    def __get__(self, asked: object | None, owner: type) -> once[Answer] | Callable[[int], Answer]:
        """The method with a memory of its own; it takes the place of this in the object."""
        if asked is None:
            return self
        known: Callable[[int], Answer] = cache(MethodType(self._method, asked))
        vars(asked)[self._method.__name__] = known
        return known


@cache
def _with_bases(relation: str) -> frozenset[str]:
    """ "nmod:poss" → nmod:poss, nmod."""
    parts = relation.split(":")
    return frozenset(":".join(parts[: n + 1]) for n in range(len(parts)))


def without_circles(mended: tuple[Token, ...], read: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens of a tree that was mended; as the reader has them where mending let words hang on each other in a circle."""
    out = list(mended)
    done: set[int] = set()
    for i in range(len(out)):
        path: dict[int, None] = {}
        at = i
        while at not in done and at not in path and out[at].head != at:
            path[at] = None
            at = out[at].head
        if at in path:
            sentence = out[at].sentence
            for k, token in enumerate(read):
                if token.sentence == sentence:
                    out[k] = token
        done.update(path, (at,))
    return tuple(out)


class Tree:
    """Read-only questions to an analysis's tree; token indices are the analysis's. `tag` is the article's language."""

    def __init__(self, analysis: Analysis, tag: str = "en") -> None:
        self.analysis = analysis
        self.words = language(spoken(tag))
        mended = list(self._english() if self.words.code == "en" else self._french())
        self._items = hang_items(mended, analysis, self.words)
        self.tokens: tuple[Token, ...] = without_circles(tuple(mended), analysis.tokens)
        self._kinds = [_with_bases(token.relation) for token in self.tokens]
        """Every token's relation with those that it is a subtype of."""
        self._by_relation = self._hang_by_relation()

    def _english(self) -> tuple[Token, ...]:
        """The tokens without readings that English has not."""
        out = list(self.analysis.tokens)
        self._hold_names(out)
        mend_english(out, self.analysis, self.words)
        self._join_names(out)
        self._hang_charges(out)
        self._hang_lists(out)
        return tuple(out)

    def _hold_names(self, tokens: list[Token]) -> None:
        """A word of a name that hangs where the first one does is a part of it: the "Faso" of "Mali, Burkina Faso, Niger"."""
        for name in self.analysis.names:
            first = tokens[name.start]
            for i in range(name.start + 1, name.end):
                token = tokens[i]
                beside = (token.head, token.relation, token.pos) == (first.head, first.relation, first.pos)
                if beside and token.pos == "PROPN" and not name.start <= token.head < name.end:
                    tokens[i] = token._replace(head=name.start, relation="flat")

    def _join_names(self, tokens: list[Token]) -> None:
        """A name behind another one with "and" between them is joined to it, and no part of it nor it a part of that:
        "President Roe and Prime Minister Poe met"."""
        kinds = {i: name for name in self.analysis.names if name.kind in _OF_SOMEBODY for i in range(name.start, name.end)}
        for i, token in enumerate(tokens):
            one, other = kinds.get(i), kinds.get(token.head)
            part = token.relation in _PART_OF or (i < token.head and token.relation in _UNLIKE_NAME)
            if one is None or other is None or one == other or not part or token.head == i:
                continue
            low, high = min(i, token.head), max(i, token.head)
            end, last = (one.end, other.start) if i < token.head else (other.end, one.start)
            bodies = one.kind == other.kind == "ORG"  # "the Peace and Security Department"
            joint = low < end < last and tokens[end].pos == "CCONJ" and not bodies
            if not joint or any(tokens[k].pos in _PARTING for k in range(end + 1, last)):
                continue
            if i == low:
                over = tokens[high]
                tokens[low] = token._replace(head=over.head if over.head != high else low, relation=over.relation)
            tokens[high] = tokens[high]._replace(head=low, relation="conj")

    def _hang_lists(self, tokens: list[Token]) -> None:
        """Hang what stands behind a colon and says who an object is on that object, not as one who acts on the verb before it:
        "killed nine people: six rebels and three soldiers"."""
        for i, token in enumerate(tokens):
            verb = token.head
            if token.relation != "nsubj" or not verb < i or token.pos == "PRON":
                continue
            acting = any(t.relation == "nsubj" and t.head == verb for t in tokens[:verb])
            objects = [k for k in range(verb + 1, i) if tokens[k].relation == "obj" and tokens[k].head == verb]
            if acting and objects and any(t.text == ":" for t in tokens[objects[-1] : i]):
                tokens[i] = token._replace(head=objects[-1], relation="appos")

    def _hang_charges(self, tokens: list[Token]) -> None:
        """Hang what somebody is accused of on the verb, not on who is accused: "accused the movement of the attack"."""
        accusing, of = self.words.grammar["accusing"], self.words.grammar["of_number"]
        marked = {t.head for t in tokens if t.relation == "case" and t.lemma in of}
        charged = {tokens[i].head for i in marked if tokens[i].relation.startswith(("obl", "advcl"))}
        for i in sorted(marked, reverse=True):
            above = tokens[i].head
            while tokens[above].relation == "nmod":
                above = tokens[above].head
            verb = tokens[above].head
            whose = tokens[i].relation != "nmod" or tokens[i].pos != "NOUN" or not above < i
            if whose or not tokens[above].relation.startswith("obj") or tokens[verb].lemma not in accusing or verb in charged:
                continue
            tokens[i] = tokens[i]._replace(head=verb, relation="obl")
            charged.add(verb)

    def _french(self) -> tuple[Token, ...]:
        """The tokens with two readings put right, whatever the reader makes of them: a word for a people in small letters
        behind a noun describes it ("l'armée péruvienne"), and the name behind a title is a part of the title's phrase ("le
        président péruvien Ana Silva"); and what else `mend` knows."""
        out = list(self.analysis.tokens)
        self._hold_names(out)
        mend(out, self.words)
        self._join_names(out)
        self._hang_charges(out)
        for i in range(1, len(out)):
            if out[i].text.islower() and out[i - 1].pos == "NOUN" and by_demonym(out[i].text, self.words.code) is not None:
                self._describe(out, i)
            elif out[i].pos == "ADJ" and out[i - 1].pos == "CCONJ" and self._is_people(out[i]) and self._is_people(out[i - 2]):
                out[i] = out[i]._replace(head=i - 2, relation="conj")
        for name in self.analysis.names:
            title = self._title_before(out, name.start) if name.kind == "PERSON" else None
            if title is not None:
                out[name.start] = out[name.start]._replace(head=title, relation="flat")
        return tuple(out)

    def _is_people(self, token: Token) -> bool:
        return token.pos == "ADJ" and token.text.islower() and by_demonym(token.text, self.words.code) is not None

    def _describe(self, tokens: list[Token], i: int) -> None:
        """Hang a word on the noun before it as its adjective, with all that hung on the word."""
        noun, word = tokens[i - 1], tokens[i]
        if word.pos == "ADJ" and word.head == i - 1:
            return
        if noun.head == i:
            top = i - 1 if word.head == i else word.head
            tokens[i - 1] = noun._replace(head=top, relation=word.relation)
        for k in range(*self.analysis.sentences[word.sentence]):
            if tokens[k].head == i and k not in (i, i - 1):
                tokens[k] = tokens[k]._replace(head=i - 1)
        tokens[i] = word._replace(pos="ADJ", relation="amod", head=i - 1)

    def _title_before(self, tokens: Sequence[Token], start: int) -> int | None:
        """The title that a name stands behind, with no more between them than what describes the title."""
        at = start - 1
        while at >= 0 and tokens[at].relation == "amod" and start - at <= _DESCRIBED:
            at -= 1
        title, name = tokens[at], tokens[start]
        if at < 0 or title.sentence != name.sentence or title.pos != "NOUN" or not self.words.is_office(title.lemma.lower()):
            return None
        beside = name.head in range(at, start) or (name.head == title.head and name.relation == title.relation)
        return at if beside else None

    @cached_property
    def children(self) -> list[list[int]]:
        """Direct dependents of every token, in text order."""
        out: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                out[token.head].append(i)
        return out

    def within(self, spans: Iterable[Span]) -> list[int]:
        """The tokens that begin in any of some words of the text, in its order."""
        starts = self._starts
        return sorted({i for s in spans for i in range(bisect_left(starts, s.start), bisect_left(starts, s.end))})

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def is_root(self, i: int) -> bool:
        """Whether a token is the root of its sentence."""
        return self.tokens[i].head == i

    def of(self, i: int, *relations: str) -> Sequence[int]:
        """Children with one of these relations, in text order; a bare relation also matches its subtypes."""
        below = self._by_relation[i]
        if not below:
            return ()
        if len(relations) == 1:
            return below.get(relations[0], ())
        if below.keys().isdisjoint(relations):
            return ()
        kinds = self._kinds
        return [c for c in self.children[i] if not kinds[c].isdisjoint(relations)]

    def _hang_by_relation(self) -> list[dict[str, list[int]]]:
        """By token, its children by their relation and by each that this is a subtype of."""
        out: list[dict[str, list[int]]] = [{} for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                for kind in self._kinds[i]:
                    out[token.head].setdefault(kind, []).append(i)
        return out

    def has(self, i: int, *relations: str) -> bool:
        """Whether a token's relation is one of these (a bare one also matches its subtypes)."""
        return not self._kinds[i].isdisjoint(relations)

    def up(self, i: int) -> Iterator[int]:
        """A token's ancestors, nearest first."""
        for _ in range(60):
            head = self.tokens[i].head
            if head == i:
                return
            yield head
            i = head

    @once
    def phrasal(self, i: int) -> str:
        """The lemma of a word with its particle: "call off"."""
        particles = self.of(i, "compound:prt")
        return " ".join([self.tokens[i].lemma, *(self.tokens[c].lemma for c in particles)])

    @once
    def below(self, i: int) -> frozenset[int]:
        """A token and all that depends on it."""
        seen, stack = {i}, [i]
        while stack:
            for child in self.children[stack.pop()]:
                if child not in seen:
                    seen.add(child)
                    stack.append(child)
        return frozenset(seen)

    def sentence(self, i: int) -> tuple[int, int]:
        """Token range of the sentence that a token stands in."""
        return self.analysis.sentences[self.tokens[i].sentence]

    @once
    def head_of(self, i: int) -> int:
        """The head of the noun phrase a token belongs to: up through compounds, names, titles and modifiers."""
        for _ in range(12):
            token = self.tokens[i]
            if token.head != i and self._is_of_office(i):
                i = token.head
                continue
            if token.head == i or not self.has(i, *_PART_OF, "det", "nummod", "case", "punct"):
                return i
            over = self.tokens[token.head]
            goes_on = self.has(i, "compound") and self.has(token.head, "amod")  # "North" in "a North Korean patrol"
            if token.pos == "ADJ" and over.pos not in NOMINAL and not goes_on:
                return i
            if self.has(i, "det", "case", "punct", "nummod") and self.tokens[token.head].pos not in NOMINAL:
                return i
            i = token.head
        return i

    def _is_of_office(self, i: int) -> bool:
        """Whether a word is of what an office is for: "minister of trade and industry"."""
        office = self._offices.get(i)
        return office is not None and office == self._offices.get(self.tokens[i].head) and self.has(i, "conj", "nmod")

    @cached_property
    def _offices(self) -> dict[int, int]:
        """The words of names of offices → where the name starts."""
        return {i: n.start for n in self.analysis.names if n.kind == "OFFICE" for i in range(n.start, n.end)}

    def head_within(self, start: int, end: int) -> int:
        """The word of several, [start, end), that the others of them hang on; the first where none is."""
        if end - start == 1:
            return start
        return next((i for i in range(start, end) if not start <= self.tokens[i].head < end or self.is_root(i)), start)

    @once
    def phrase(self, head: int) -> tuple[int, int]:
        """The words of a noun phrase round its head: modifiers, names, possessors and of-phrases; no clauses, no apposition."""
        inside = {head}
        stack = [head]
        while stack:
            at = stack.pop()
            for child in self.children[at]:
                if self._belongs(child, at, head):
                    inside.add(child)
                    stack.append(child)
        start = end = head
        while start - 1 in inside:
            start -= 1
        while end + 1 in inside:
            end += 1
        while end > start and (self.tokens[end].pos == "PUNCT" or self.tokens[end].tag in ("POS", "IN")):
            end -= 1
        while end > head and self._is_cut_off(end):
            end -= 1
        while start < end and (
            self.tokens[start].pos == "PUNCT"
            or self.has(start, "case", "cc", "mark")
            or self.tokens[start].tag in ("IN", "POS")
            or self._counts_only(start)
        ):
            start += 1
        return self._behind_comparator(start, end), end + 1

    def whole(self, head: int) -> tuple[int, int]:
        """All words of a noun phrase: also those that say how exact its number is, and those behind it that tell which are
        meant ("at least 20 rebels from the north", "a source speaking on condition of anonymity"); no clause with its own
        "who" or "that", no apposition, no time, nothing that "and" joins to it."""
        start, end = self.phrase(head)
        pattern, _ = comparing(self.words.code)
        if self.tokens[start].pos == "NUM":
            first = max(self.sentence(head)[0], start - _COMPARING)
            start = next((i for i in range(first, start) if pattern.fullmatch(self._spaced(i, start))), start)
        for child in self.children[head]:
            if child >= end and self._tells_which(child) and (reach := self._reach(child))[0] == end:
                end = reach[1]
        return start, end

    def _tells_which(self, child: int) -> bool:
        if self.has(child, "acl"):
            return not self.has(child, "acl:relcl")
        return self.has(child, "nmod") and bool(self.of(child, "case")) and self.tokens[child].mention != "time"

    def _reach(self, at: int) -> tuple[int, int]:
        """Tokens [start, end) of all that hangs on a word and stands beside it."""
        inside, stack = {at}, [at]
        while stack:
            children = self.children[stack.pop()]
            inside.update(children)
            stack.extend(children)
        start = end = at
        while start - 1 in inside:
            start -= 1
        while end + 1 in inside:
            end += 1
        while end > at and self.tokens[end].pos == "PUNCT":
            end -= 1
        return start, end + 1

    def _is_cut_off(self, i: int) -> bool:
        """Whether an adjective behind its noun lacks the words that it would be said with: "two people familiar (with …)"."""
        token = self.tokens[i]
        bare = token.pos == "ADJ" and token.text.islower() and token.head < i and self.has(i, "amod")
        tied = i + 1 < len(self.tokens) and self.tokens[i + 1].pos == "ADP"
        return self.words.code == "en" and bare and tied

    def _behind_comparator(self, start: int, end: int) -> int:
        """Where a phrase starts, without the words before its number that say how exact it is: "fewer than 16 villagers"."""
        number = next((i for i in range(start, end) if self.tokens[i].pos == "NUM"), start)
        first = max(self.sentence(start)[0], number - _COMPARING)
        pattern, _ = comparing(self.words.code)
        return (
            number if any(pattern.fullmatch(self._spaced(i, number)) for i in range(first, min(start + 1, number))) else start
        )

    def _spaced(self, start: int, end: int) -> str:
        """The words of tokens [start, end) and a space where the article has some, the one before the next word included."""
        pairs = zip(self.tokens[start:end], self.tokens[start + 1 : end + 1], strict=True)
        return "".join(t.text + " " * (t.end < after.start) for t, after in pairs)

    def _counts_only(self, i: int) -> bool:
        """Whether a word says no more than how exact the number behind it is: the "least" of "at least six soldiers"."""
        counting, after = self.words.grammar["counting"], self.tokens[i + 1]
        return self.tokens[i].lemma.lower() in counting and (after.pos == "NUM" or after.lemma.lower() in counting)

    def _belongs(self, child: int, parent: int, head: int) -> bool:
        if self.has(child, *_INSIDE_NAME):
            return True
        token = self.tokens[child]
        if self.has(child, "obl") and parent > head and self.tokens[parent].pos == "ADJ":
            return True  # "soldiers loyal to the king"
        if self.has(child, "case"):
            return parent != head or token.lemma in ("'s", "’s", "'")
        if self.has(child, "nmod"):
            if self.words.code != "en" and (token.mention == "time" or token.pos == "NUM"):
                return False
            cases = {self.tokens[c].lemma for c in self.of(child, "case")} & self.words.grammar["of_phrase"]
            return bool(cases - self.words.grammar["meant"]) or (bool(cases) and token.pos == "PROPN")
        if token.text in ("-", "–", "."):
            return True
        if self.words.code == "en" and self.has(child, "advmod") and child == parent - 1 and self.has(parent, "amod"):
            return parent < head  # "an internationally recognised government"
        if self.has(child, "advmod") and (self.tokens[parent].pos == "NUM" or self.has(parent, "advmod")) and child < parent:
            return parent != head
        if parent != head and self.tokens[parent].pos == "ADJ" and (parent < head or self.words.code != "en"):
            joined = self.has(child, "conj") and token.pos == "ADJ"
            return joined or self.has(child, "cc") or (token.pos == "PUNCT" and token.text == ",")
        if parent != head:
            return self.has(child, "cc", "conj") and self.tokens[parent].pos == "PROPN" and token.pos in ("PROPN", "CCONJ")
        return self.has(child, "advmod") and token.lemma in self.words.grammar["approximate"]

    def conjuncts(self, head: int) -> list[int]:
        """A phrase's head and the heads coordinated with it; without a first one that only stands before the second, with
        nothing to join them ("Kenya President Ana Silva"), nor those whom it is set against ("the army, not the police"). Two
        nouns and one name may be one person ("the writer and activist Ana Silva"): then only the one that is named."""
        others = [c for c in self.of(head, "conj") if self.tokens[c].pos in NOMINAL and not self.is_set_against(c)]
        others = [c for c, after in zip_longest(others, others[1:]) if after is None or not self._names(after, c)]
        if len(others) == 1 and (named := self._one_named(head, others[0])) is not None:
            return [named]
        found = [c for other in others for c in self.conjuncts(other)]
        before = others and not any(t.pos in ("CCONJ", "PUNCT") for t in self.tokens[head : others[0]])
        return found if before else [head, *found]

    def _names(self, name: int, last: int) -> bool:
        """Whether a name behind the last of a row is only its name: "the president and the premier, Ana Silva"."""
        named = self.tokens[name].pos == "PROPN" and not self.of(name, "cc") and self.of(last, "cc")
        return bool(named) and self._is_one(last)

    def _one_named(self, head: int, other: int) -> int | None:
        """Which of two nouns under one article has the name that makes them one person, None where they are two."""
        alone = [*self.of(head, "conj")] == [other] and not self.of(other, "det", "nmod:poss", "nummod")
        if not alone or not (self._is_one(head) and self._is_one(other)):
            return None
        return next((i for i in (head, other) if any(c > other and self._has_name(c) for c in self.of(i, *_NAMING))), None)

    def same_as(self, noun: int) -> int | None:
        """The other one of two nouns for one person, where that one has the name."""
        pairs = [(self.tokens[noun].head, noun)] if self.has(noun, "conj") else [(noun, c) for c in self.of(noun, "conj")]
        return next((i for pair in pairs if (i := self._one_named(*pair)) not in (None, noun)), None)

    def _is_one(self, i: int) -> bool:
        return self.tokens[i].tag == "NN" and self.tokens[i].mention in ("person", "abstract", "")

    def _has_name(self, i: int) -> bool:
        words = (i, *self.of(i, "appos", "flat", "nmod:desc"))
        return not self.of(i, "case") and any(self.tokens[k].pos == "PROPN" for k in words)

    def is_set_against(self, conjunct: int) -> bool:
        """Whether a phrase is named only to say that it is not meant: "not the police", "rather than Norway"."""
        joined = (self.tokens[c].text.lower() for c in self.of(conjunct, "advmod", "cc"))
        return not self.words.grammar["set_against"].isdisjoint(joined)

    @once
    def counted(self, head: int) -> int | None:
        """What a noun of number counts: the soldiers of "dozens of soldiers", the thousands of "tens of thousands"; and of
        whom a number is a part: the suspects of "eight of the eleven suspects", the pronoun of "two of them"."""
        token, words = self.tokens[head], self.words
        part = token.pos == "NUM" and not self.has(head, "nummod")
        number = token.pos == "NOUN" and token.lemma.lower() in words.numbers.keys() | words.scales.keys()
        if not number and not part and token.text.lower() not in words.amounts:
            return None
        kinds = ("NOUN", "PROPN", "PRON") if part or self.words.code != "en" else ("NOUN", "PROPN")
        after = head + 1 if part and head + 1 < len(self.tokens) and self.has(head + 1, "case") else head
        noun = self.tokens[after].head  # "a commander and two of his guards"
        joined = [noun] if self.has(noun, "conj") and self.tokens[noun].head == self.tokens[head].head else []
        tied = (c for c in (*self.of(head, "nmod"), *joined) if c > head and self.tokens[c].pos in kinds)
        marks = (c for c in tied if any(self.told(k) & words.grammar["of_number"] for k in {head + 1, *self.of(c, "case")}))
        found = next(marks, None)
        if found is None and (part or (self.words.code == "en" and token.text.lower() in words.amounts)):
            return self._named_behind(head)
        return found

    def _named_behind(self, amount: int) -> int | None:
        """The noun right behind "of" and a number, however the reader ties them: "tens of thousands of Georgians", "31 of the
        76 seats"."""
        high = self.sentence(amount)[1]
        if amount + 1 >= high or not self.told(amount + 1) & self.words.grammar["of_number"]:
            return None
        passed = ("ADJ", "DET", "NUM") if self.tokens[amount].pos == "NUM" else ("ADJ", "DET")
        behind = next((k for k in range(amount + 2, high) if self.tokens[k].pos not in passed), high)
        end = next((k for k in range(behind, high) if self.tokens[k].pos not in ("NOUN", "PROPN")), high)
        return end - 1 if end > behind else None

    def told(self, i: int) -> set[str]:
        """A word as it stands and as a lexicon has it."""
        return {self.tokens[i].lemma.lower(), self.tokens[i].text.lower()}

    def is_part(self, head: int) -> bool:
        """Whether a number stands for a part of those behind it: "eight of the eleven suspects"."""
        return self.tokens[head].pos == "NUM" and self.counted(head) is not None

    def _lemmas(self, at: Iterable[int]) -> set[str]:
        return {self.tokens[i].lemma for i in at}

    def owners(self, head: int) -> list[int]:
        """Whose a phrase is: possessors, and in French the word before the noun ("son arrestation")."""
        return [*self.of(head, "nmod:poss"), *(d for d in self.of(head, "det") if self.is_possessive(d))]

    def is_possessive(self, i: int) -> bool:
        """Whether a word before a noun stands for its owner: "son", "sa"."""
        return self.tokens[i].text.lower() in self.words.grammar["possessive"] and self.tokens[i].pos in ("DET", "PRON", "ADJ")

    @once
    def is_none(self, head: int) -> bool:
        """Whether a phrase says that there is none: "no group", "aucun parti"."""
        return any(self.tokens[d].lemma.lower() in self.words.grammar["none"] for d in self.of(head, "det"))

    @once
    def clause(self, i: int) -> int:
        """The predicate of the clause a token stands in (itself when it is one)."""
        at = i
        while not self.is_root(at) and not self.is_predicate(at):
            at = self.tokens[at].head
        return at

    @once
    def is_predicate(self, i: int) -> bool:
        """Whether a token heads a clause."""
        token = self.tokens[i]
        if token.pos == "VERB" and not self.has(i, "amod", "compound", "case"):
            return True
        return bool(self.of(i, "nsubj", "cop")) or self.has(i, "root", "ccomp", "xcomp", "advcl", "acl", "parataxis")

    @once
    def passive(self, verb: int) -> bool:
        """Whether a verb stands in the passive; without an auxiliary, a past tense, a clause with "that" or what has an object
        does not, and no verb with a reflexive pronoun does ("se sont accusés")."""
        if self.is_reflexive(verb):
            return False
        if self.of(verb, "aux:pass", "obl:agent"):
            return True
        if any(self.tokens[c].lemma == "that" for c in self.of(verb, "mark")) and not self.of(verb, "aux"):
            return False
        first = self.tokens[verb].head
        bare = self.tokens[verb].tag == "VBN" and not self.of(verb, "aux", *SUBJECTS) and not self.objects(verb)
        if bare and self.has(verb, "conj") and self.of(first, "aux:pass"):
            return True  # "was summoned and told of it"
        return bool(self.of(verb, "nsubj:pass")) and self.tokens[verb].tag != "VBD" and not self.objects(verb)

    def is_carried_by(self, verb: int, noun: int) -> bool:
        """Whether a French light verb carries a noun behind "à": "procède à un remaniement"."""
        carries = self.tokens[verb].lemma in self.words.grammar["light_to"] and not self.of(verb, "obj")
        return carries and noun in self.of(verb, "obl") and "à" in self._lemmas(self.of(noun, "case"))

    def held(self, noun: int) -> int | None:
        """The French noun that says no more of another one than that it comes about: the "ouverture" of "ouverture d'une
        enquête"."""
        over = self.tokens[noun].head
        tied = self.has(noun, "nmod") and self._lemmas(self.of(noun, "case")) & self.words.grammar["of_phrase"]
        holds = self.tokens[over].pos == "NOUN" and self.tokens[over].lemma.lower() in self.words.grammar["holding"]
        return over if self.words.code != "en" and tied and holds else None

    def is_avowed(self, noun: int) -> bool:
        """Whether somebody claims a deed as his own by a French verb that with other nouns demands: "a revendiqué l'attentat",
        not "a revendiqué la libération"."""
        claimed = self.has(noun, "obj") and self.tokens[self.tokens[noun].head].lemma in self.words.grammar["avowing"]
        if not claimed or self.words.code == "en":
            return False
        return any(c.pos == "NOUN" and nature(c.type).inflicted for c in cues(self.tokens[noun].lemma.lower(), self.words.code))

    def judges(self, verb: int) -> bool:
        """Whether a verb blames or praises: "condemned", "welcomed"."""
        lemma = self.tokens[verb].lemma
        kinds = {c.type for c in cues(lemma, self.words.code) if c.pos == "VERB" and c.lemma == lemma}
        return any(nature(kind).speech in ("blame", "praise") for kind in kinds)

    def is_reflexive(self, verb: int) -> bool:
        """Whether a verb has a reflexive pronoun: "ils se sont accusés", not "ils se sont fait arrêter"."""
        own = (c for c in self.children[verb] if not self.has(c, "aux:pass"))
        return any(self.tokens[c].text.lower() in self.words.grammar["reflexive"] for c in own)

    def objects(self, verb: int) -> list[int]:
        """The objects of a verb; of a relative clause the noun that its pronoun stands for."""
        return [self.antecedent(i) for i in self.of(verb, "obj", "iobj")] or self._gap(verb)

    def _gap(self, verb: int) -> list[int]:
        """The noun that a relative clause with a subject of its own lacks as object: "the minister (whom) police arrested",
        "it was the minister that police arrested"."""
        subjects = self.of(verb, "nsubj", "nsubj:pass")
        if (fronted := self._fronted(subjects)) is not None:
            return [fronted]
        cleft = self.has(verb, "csubj") or (self.has(verb, "advcl") and "that" in self._lemmas(self.of(verb, "mark")))
        if cleft and subjects and self.of(self.tokens[verb].head, "expl") and not self.of(verb, "aux:pass"):
            return [self.tokens[verb].head] if self.tokens[self.tokens[verb].head].pos in NOMINAL else []
        pronouns = [c for c in self.children[verb] if self.tokens[c].tag in _RELATIVE]
        lacks = (
            self.has(verb, "acl:relcl", "advcl:relcl") and subjects and not self.of(verb, "aux:pass", "cop", "ccomp", "xcomp")
        )
        if not lacks or subjects[0] in pronouns or any(self.tokens[p].tag == "WRB" or self.of(p, "case") for p in pronouns):
            return []
        return [self.tokens[verb].head]

    def _fronted(self, subjects: Sequence[int]) -> int | None:
        """Of two subjects the one that "it was" brings to the front: the verb has the other, and lacks this one as object."""
        return next((s for s in subjects if len(subjects) > 1 and self.of(s, "expl")), None)

    def is_controlled(self, verb: int) -> bool:
        """Whether the subject is the object of the verb above: "ordered Y to attack", "praised Y for attacking"."""
        first = verb
        while self.words.code != "en" and self.has(first, "conj") and not self.of(first, *SUBJECTS, "aux"):
            first = self.tokens[first].head  # "accuse Oslo d'abriter et d'armer les rebelles"
        return self._controller(first) is not None and not self.of(verb, *SUBJECTS)

    def _controller(self, verb: int) -> int | None:
        """The object of the verb above that an infinitive, or a form in -ing after "of" and the like, has as subject."""
        above = self.tokens[verb].head
        marks = {self.tokens[c].lemma for c in self.of(verb, "mark")} if self.has(verb, "advcl") else set()
        charged = self.tokens[verb].tag == "VBG" and marks & self.words.grammar["charging"]
        ordered = self.tokens[above].lemma in self.words.demanding and marks & self.words.grammar["order_mark"]
        if above == verb or self.passive(above):
            return None
        if not (charged or ordered or self.is_put_to(verb) or self.has(verb, "xcomp") or self._given_time(verb)):
            return None
        if self.is_promised(verb):
            return None
        if given := self._given_time(verb):
            return given[0]
        called = self.tokens[above].lemma in self.words.grammar["calling"] and self.words.code == "en"
        called = called or self.is_put_to(verb)
        told = (
            c
            for c in reversed(self.of(above, "obl"))
            if above < c < verb and self._lemmas(self.of(c, "case")) & self.words.grammar["for"]
        )
        return next(iter(self.of(above, "obj", "iobj")), None) or (next(told, None) if called else None)

    def _given_time(self, verb: int) -> list[int]:
        """To whom a French verb gives the time to do what an infinitive says: "leur a donné six mois pour partir"."""
        above = self.tokens[verb].head
        gives = self.tokens[above].lemma in self.words.grammar["allowing"] and self.has(verb, "advcl", "xcomp", "acl")
        marked = self._lemmas(self.of(verb, "mark", "case")) & self.words.grammar["for"]
        timed = any(self.tokens[o].lemma.lower() in self.words.grammar["time_units"] for o in self.of(above, "obj"))
        if self.words.code == "en" or not (gives and marked and timed):
            return []
        behind = [c for c in self.of(above, "obl") if self._lemmas(self.of(c, "case")) & self.words.grammar["reaching"]]
        return [*self.of(above, "iobj"), *behind]

    def is_put_to(self, verb: int) -> bool:
        """Whether a French infinitive says what somebody should do, or did, to whom that is put behind "à": "a demandé à X de
        partir", "reproche à X d'avoir tué"."""
        above, marks = self.tokens[self.tokens[verb].head], self._lemmas(self.of(verb, "mark"))
        puts = above.lemma in self.words.demanding | self.words.grammar["putting_to"]
        tied = self.has(verb, "xcomp", "advcl") and bool(marks & self.words.grammar["order_mark"])
        return self.words.code != "en" and puts and tied

    def is_promised(self, verb: int) -> bool:
        """Whether an infinitive is what somebody promises to another, and so his own deed: "promised them to free the crew"."""
        above = self.tokens[verb].head
        infinitive = self.has(verb, "xcomp", "advcl") and "to" in self._lemmas(self.of(verb, "mark"))
        if not infinitive or self.tokens[above].lemma not in self.words.promising:
            return False
        people = [o for o in self.of(above, "obj") if self.tokens[o].mention in ("person", "organization", "place")]
        forces = {"MIL", "COP", "GOV"}
        return bool(self.of(above, "iobj")) or any(
            self.words.sector(self.tokens[o].lemma.lower()) not in forces for o in people
        )

    @once
    def subject(self, verb: int) -> int | None:
        """The grammatical subject, looked for through control, coordination and relative clauses; of an item of a list who the
        list is of."""
        at = verb
        for _ in range(6):
            own = self.of(at, "nsubj") or self.of(at, *SUBJECTS)
            own = [s for s in own if s != self._fronted(own)]
            if own:
                return self.antecedent(own[-1])
            if (told := self.clause_subject(at)) is not None:
                return told
            token = self.tokens[at]
            if at in self._items:
                return self._items[at]
            if self.has(at, "acl:relcl", "acl") and self.tokens[token.head].pos in NOMINAL:
                return token.head if token.tag in ("VBG", "VB") or self.has(at, "acl:relcl") else None
            if token.head == at or not self.has(at, "conj", "xcomp", "advcl", "parataxis", "ccomp"):
                return None
            controller = self._controller(at)
            if controller is not None:
                return self.antecedent(controller)
            if self.has(at, "ccomp", "parataxis") and token.tag not in ("VBG", "VB"):
                return None
            at = token.head
        return None

    def clause_subject(self, verb: int) -> int | None:
        """The noun right before a past tense with an object, behind a word that opens a clause, where the reader hangs it
        elsewhere: "after mass protests toppled him", "since the army seized power"."""
        token = self.tokens[verb]
        if self.words.code != "en" or token.tag != "VBD" or self.of(verb, "aux") or not self.of(verb, "obj"):
            return None
        if verb == 0 or self.tokens[verb - 1].pos not in NOMINAL:
            return None
        for i in range(verb - 1, self.sentence(verb)[0], -1):
            word = self.tokens[i]
            if word.pos in ("ADP", "SCONJ") and word.lemma.lower() in self.words.grammar["besides"]:
                return self.head_of(verb - 1)
            if word.pos in ("PUNCT", "VERB", "AUX") or word.tag in ("WDT", "WP", "TO"):
                return None
        return None

    def is_item(self, verb: int) -> bool:
        """Whether a verb tells what somebody does of whom a list is."""
        return verb in self._items

    def relative_clause(self, verb: int) -> int | None:
        """The verb of the relative clause that a verb is that of, or is joined to in."""
        first = self.tokens[verb].head if self.has(verb, "conj") else verb
        return first if self.has(first, "acl:relcl") else None

    def antecedent(self, i: int) -> int:
        """The noun a relative pronoun stands for."""
        if self.tokens[i].tag not in ("WDT", "WP", "WP$") and self.tokens[i].text.lower() not in self.words.grammar["relative"]:
            return i
        for up in self.up(i):
            if self.has(up, "acl:relcl", "advcl:relcl"):
                noun = self.tokens[up].head
                return noun if self.tokens[noun].pos != "VERB" else self._noun_before(i)
        return i

    def _noun_before(self, i: int) -> int:
        """The noun right before a relative pronoun and its comma, or the pronoun: "according to the army, which said"."""
        before = i - 2 if self.tokens[i - 1].text == "," else i - 1
        return self.head_of(before) if before >= 0 and self.tokens[before].pos in ("NOUN", "PROPN") else i

    def text(self, start: int, end: int, source: str) -> str:
        """The article's own words of tokens [start, end)."""
        return source[self.tokens[start].start : self.tokens[end - 1].end]
