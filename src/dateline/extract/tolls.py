"""How many it was as somebody puts it, apart from the words for the deed: tolls, crowds and figures told anew.

Two sentences that a count of the dead hangs on name no deed: "The toll rose from 17 to 21" and "the ministry put it at nine".
The first tells the number of a word for a toll, the second puts another number in the place of one told just before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.extract.figures import counted_as, exactness
from dateline.extract.numbers import JOINING, comparing, read_number
from dateline.extract.phrases import SUBJECTS, Tree, once
from dateline.model import Article, Figure, Happening, Span

REACH = 14
"""Words behind a word for a toll within which its number stands."""
NUMBER = 3
"""Words of one number at most: "one hundred twenty"."""
PUT = 6
"""Words behind a verb within which what it puts at a number stands: "put the number of demonstrators at"."""
JOINED = frozenset(JOINING) - {"a"}
"""Words within a number that none begins with."""
FOUND = 0.45
"""The least chance of being a happening of a word for a toll whose number is told, whatever the reader makes of it."""


@dataclass(frozen=True, slots=True)
class Restated:
    """A number that somebody puts in the place of one told before: the verb, who is its subject, and the number."""

    verb: int
    source: int | None
    """Who puts it there; None where only the report or its source says that it "is" so many."""
    figure: Figure
    of: int | None
    """The word for what is counted, where there is one ("the number of demonstrators")."""


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: float


class Tolls:
    """Answers what numbers of one article are told of tolls and crowds."""

    def __init__(self, article: Article, tree: Tree) -> None:
        self.article, self.tree, self.tokens = article, tree, tree.tokens
        self.words = tree.words.grammar

    def with_overlooked(self, happenings: Sequence[Happening]) -> list[Happening]:
        """The happenings, with the words for a toll whose number is told and which the reader does not take for one, and
        without those who are counted there, in text order. What is no word of the codebook stays out later."""
        tolls = {i for i in range(len(self.tokens)) if self._is_toll(i) and self.number_of(i, i + 1)}
        numbers = {number.span for i in tolls if (number := self.number_of(i, i + 1)) is not None}
        named = {h: i for h in happenings for i in range(h.start, h.end) if i in tolls}
        again = {h for h in happenings if h not in named and (self._is_at(h, numbers) or self._only_puts(h, tolls))}
        told = [self._as_toll(h, named[h]) if h in named else self._as_fled(h) for h in happenings if h not in again]
        taken = {i for h in happenings for i in range(h.start, h.end)}
        new = [Happening(i, i + 1, FOUND) for i in tolls - taken]
        return sorted([*told, *new], key=lambda h: h.start)

    def _as_toll(self, happening: Happening, toll: int) -> Happening:
        """A word for a toll as a happening whose type the vocabulary tells, whatever the reader takes it for."""
        start = happening.start if toll == happening.end - 1 else toll
        types = () if self.tree.words.code == "en" else happening.types
        return replace(happening, start=start, end=toll + 1, score=max(happening.score, FOUND), types=types)

    def _as_fled(self, happening: Happening) -> Happening:
        """A flight of so many, which the reader may overlook beside the deed that they flee: "four died and 300 fled"."""
        if not self.flees(happening.start):
            return happening
        low, high = self.tree.sentence(happening.start)
        by_mishap = any(t.lemma.lower() in self.words["accidents"] for t in self.tokens[low:high])
        parties = () if by_mishap else self.tree.of(happening.start, *SUBJECTS, "obj")
        told = any(self._is_counted(i) for i in parties)
        return replace(happening, score=max(happening.score, FOUND)) if told else happening

    def flees(self, at: int) -> bool:
        """Whether a verb tells of people who flee or are driven from home."""
        return self.tokens[at].pos == "VERB" and self.tokens[at].lemma.lower() in self.words["fleeing"]

    def _is_counted(self, i: int) -> bool:
        """Whether a noun or number tells how many persons there are."""
        words, token = self.tree.words, self.tokens[i]
        number = token.pos == "NUM" or token.text.lower() in words.amounts or token.lemma in words.scales
        counted = self.tree.counted(i) is not None or (token.mention == "person" and bool(self.tree.of(i, "nummod")))
        return number or counted

    def _only_puts(self, happening: Happening, tolls: Collection[int]) -> bool:
        """Whether a verb only puts a toll or a count at another number: "revised the toll down to 31"."""
        governed = self.tree.of(happening.start, "obj", "nsubj:pass") if self._puts(happening.start) else ()
        if any(i in tolls or any(k in tolls for k in self.tree.of(i, "nmod")) for i in governed):
            return True
        counts = self.words["counted"] - self.words["tolls"] - self.words["crowds"]
        counted = (i for i in governed if self.tokens[i].lemma.lower() in counts and self._estimates(happening.start))
        return any(self._is_anchored(n.start, i) for i in counted for n in self._numbers(i + 1, self.tree.sentence(i)[1]))

    def _estimates(self, verb: int) -> bool:
        """Whether a verb says how many there are, and does nothing to their number as "raised" may."""
        return self.tokens[verb].lemma.lower() in self.words["estimating"]

    def _is_at(self, happening: Happening, numbers: Collection[Span]) -> bool:
        """Whether a word only says what the number of a toll counts: "a toll of 34 dead"."""
        number = self.number_of(happening.start, happening.end)
        return number is not None and number.span in numbers

    def number_of(self, start: int, end: int) -> Figure | None:
        """The number told of a word for a toll: right before it ("15 dead"), or behind it, the last that it came to ("rose from
        17 to 21"); None where there is none."""
        at = end - 1
        low, high = self.tree.sentence(at)
        if start == at and self._is_victim(at):
            noun = at - 1 if at > low and self.tokens[at - 1].mention == "person" else at  # "22 people dead"
            before = [n for n in self._numbers(max(low, noun - NUMBER), noun) if n.end == noun]
            if before:
                return self._figure(before[-1])
        if not self._is_toll(at) and not self._counts_those(start, at):
            return None
        behind = list(self._numbers(at + 1, min(high, at + 1 + REACH)))
        first = next((n for n, number in enumerate(behind) if self._is_anchored(number.start, at)), None)
        return None if first is None else self._figure(behind[first + self._is_left(behind[first:], at)])

    def _is_toll(self, at: int) -> bool:
        """Whether a word stands for a number of victims: "the toll", "the number of dead"."""
        token = self.tokens[at]
        if token.lemma.lower() in self.words["tolls"]:
            return token.pos == "NOUN" and not any(self.tree.told(a) & self.words["outdated"] for a in self.tree.of(at, "amod"))
        return self._is_victim(at) and (self._is_numbered(at) or self._is_put(at))

    def _is_put(self, at: int) -> bool:
        """ "puts the dead at more than 70"."""
        over, behind = self.tokens[at].head, self.tokens[at + 1].lemma.lower() if at + 1 < len(self.tokens) else ""
        put = self.tokens[over].pos == "VERB" and self.tokens[over].lemma.lower() in self.words["putting"]
        return put and self.tree.has(at, "obj") and behind in self.words["placing"]

    def _is_victim(self, at: int) -> bool:
        """Whether a word says of persons no more than what befell them: "dead", "wounded"."""
        token = self.tokens[at]
        return bool({token.lemma.lower(), token.text.lower()} & self.words["befallen"] - self.words["nobody"])

    def _is_numbered(self, at: int) -> bool:
        """Whether a word is what a number is told of: "the number of dead"."""
        counted, of = self.words["counted"], self.words["of_number"]
        return at > 1 and self.tokens[at - 1].lemma.lower() in of and self.tokens[at - 2].lemma.lower() in counted

    def _counts_those(self, start: int, at: int) -> bool:
        """Whether words say what befell those of whom a number is told: "the number of people arrested", "… in custody"."""
        undergone = self.tokens[at].tag in ("VBN", "JJ")
        within = self.tokens[at].pos == "NOUN" and start > 0 and "ADP" in (self.tokens[start].pos, self.tokens[start - 1].pos)
        if not undergone and not within:
            return False
        passed = ("ADP", "PRON", "DET", "AUX", "ADV")
        for i in range(start - 1, max(self.tree.sentence(at)[0], start - 1 - PUT) - 1, -1):
            token = self.tokens[i]
            if token.lemma.lower() in self.words["counted"] - self.words["tolls"]:
                return not (within and self.tokens[at - 1].lemma.lower() in self.words["of_number"])
            if token.pos not in passed and token.mention != "person" and not self._is_people(i):
                return False
        return False

    def _is_people(self, i: int) -> bool:
        token = self.tokens[i]
        known = self.tree.words.sector(token.lemma.lower()) is not None or token.text.lower() in self.words["so_many"]
        return token.pos in ("NOUN", "ADJ") and known

    def source_of(self, start: int, end: int) -> int | None:
        """Who puts the number of a word for a toll where it is: the subject of "put the death toll at 12", or who tells of the
        victims ("spoke of 15 dead", "counts nine dead", "font état de 40 morts")."""
        at = end - 1
        if self.number_of(start, end) is None and not self._tells_of_victims(at):
            return None
        telling = self.words["putting"] | self.words["speaking_of"] | self.words["counting_out"]
        verb = next((i for i in (at, *self.tree.up(at)) if self.tokens[i].lemma.lower() in telling), None)
        if verb is not None and self.tokens[verb].pos != "VERB":
            verb = self.tokens[verb].head
        if verb is not None and self._counts_those(start, at) and not self._estimates(verb):
            return None
        return None if verb is None else self.tree.subject(verb)

    def _tells_of_victims(self, at: int) -> bool:
        """Whether a noun of telling stands right before a number of victims: "état de 40 morts"."""
        behind = self._numbers(at + 1, min(self.tree.sentence(at)[1], at + 2 + NUMBER))
        number = next(behind, None) if self.tokens[at].lemma.lower() in self.words["speaking_of"] else None
        return number is not None and number.end < len(self.tokens) and self._is_victim(number.end)

    def restated(self, triggers: Collection[int]) -> Iterator[Restated]:
        """Numbers put in the place of others, in text order: "the Taliban put it at nine", "police put the crowd at 8,000", "a
        doctor spoke of 15 dead", "The government says 90", "the total is 242". `triggers`: words that are happenings
        of their own."""
        for first, last in self.tree.analysis.sentences:
            for number in self._numbers(first, last):
                if (total := self._total_of(number, first, triggers)) is not None:
                    yield Restated(total, None, self._figure(number), None)
                    continue
                verb = self._verb_of(number, first, triggers)
                source = self.tree.subject(verb) if verb is not None else None
                if verb is None or source is None or source > number.start or source in triggers:
                    continue
                of = self._of(number, last)
                if of is None or (of not in triggers and not self._is_victim(of)):
                    yield Restated(verb, source, self._figure(number), of)

    def _of(self, number: _Number, last: int) -> int | None:
        """The word for what a number counts, where one stands behind it or before ("the number of demonstrators at 30,000")."""
        if number.end < last and self.tokens[number.end].pos in ("NOUN", "ADJ", "VERB"):
            return number.end
        at = self._before(number.start) - 1
        return at if at > 0 and self._is_numbered(at) else None

    def _total_of(self, number: _Number, first: int, triggers: Collection[int]) -> int | None:
        """The word for a number told before that a number is said to be: "the total is 242, not 244"."""
        is_at = self._before(number.start)
        noun = is_at - 1
        is_so = noun >= first and self.tokens[is_at].pos == "AUX" and self.tokens[noun].pos == "NOUN"
        bare = number.end >= len(self.tokens) or self.tokens[number.end].pos in ("PUNCT", "ADP", "CCONJ")
        total = is_so and bare and self.tokens[noun].lemma.lower() in self.words["counted"] - self.words["tolls"]
        return noun if total and noun not in triggers else None

    def _verb_of(self, number: _Number, first: int, triggers: Collection[int]) -> int | None:
        """The verb that puts a number in another's place."""
        before = self._before(number.start)
        if before < first:
            return None
        word = self.tokens[before]
        if word.lemma.lower() in self.words["counting_out"]:
            return before
        verb = before - 1
        speaks = verb >= first and self.tokens[verb].lemma.lower() in self.words["speaking_of"]
        if speaks and word.lemma.lower() in self.words["of_number"]:
            return verb
        if word.lemma.lower() in self.words["placing"]:
            at = next((i for i in range(before - 1, first - 1, -1) if self._stands_for_number(i)), None)
            if at is not None and at not in triggers and before - at <= NUMBER:
                return next((i for i in range(at - 1, at - PUT, -1) if i >= first and self._puts(i)), None)
        ends = number.end >= len(self.tokens) or self.tokens[number.end].pos == "PUNCT"
        return before if ends and word.pos == "VERB" and word.lemma in self.tree.words.bare_saying else None

    def _puts(self, i: int) -> bool:
        return self.tokens[i].lemma.lower() in self.words["putting"]

    def _stands_for_number(self, i: int) -> bool:
        """Whether a word stands for a number told before: "it", "the figure", "the crowd"."""
        token = self.tokens[i]
        return token.text.lower() in self.words["thing"] or token.lemma.lower() in self.words["counted"] or self._is_numbered(i)

    def _before(self, i: int) -> int:
        """The word before a number and the words that say how exact it is ("to at least 34")."""
        low = self.tree.sentence(i)[0]
        head = self.article.text[self.tokens[low].start : self.tokens[i].start]
        exact = comparing(self.tree.words.code)[0].search(head)
        end = self.tokens[low].start + (len(head) if exact is None else exact.start())
        return next((k for k in range(i - 1, low - 1, -1) if self.tokens[k].end <= end), low - 1)

    def _is_anchored(self, start: int, toll: int) -> bool:
        """Whether a number is tied to a toll before it: "at", "to", "of", "reached", "was"; "gave the toll as"."""
        before = self._before(start)
        if before <= toll:
            return False
        lemma = self.tokens[before].lemma.lower()
        given = lemma in self.words["given_as"] and any(self._puts(i) for i in range(self.tree.sentence(toll)[0], toll))
        return given or lemma in self.words["amounting"]

    def _is_left(self, numbers: Sequence[_Number], toll: int) -> bool:
        """Whether the first of some numbers is the one that a toll rose from, right before the one it came to ("est passé de 17
        à 21"), not the least of a range ("un bilan de 10 à 15 morts")."""
        before = self._before(numbers[0].start)
        leaves = before > toll + 1 and self.tokens[before].lemma.lower() in self.words["of_number"]
        return leaves and len(numbers) > 1 and self._before(numbers[1].start) == numbers[0].end

    def _numbers(self, first: int, last: int) -> Iterator[_Number]:
        """The numbers of a stretch that are no time, share or money, in order."""
        i = first
        while i < last:
            end = next((e for e in range(min(i + NUMBER, last), i, -1) if self._reads(i, e)), None) if self._begins(i) else None
            if end is None:
                i += 1
                continue
            value = read_number(self._text(i, end), self.tree.words.code)
            if value is not None and not self._is_time(i, end, value):
                yield _Number(i, end, value)
            i = end

    @once
    def _begins(self, i: int) -> bool:
        """Whether a number may begin with a word: one with a figure or a number's name in it, or one that joins these."""
        word, words = self.tokens[i].text.lower(), self.tree.words
        parts = {word, *word.split("-")}
        named = not (parts.isdisjoint(words.numbers) and parts.isdisjoint(words.scales) and parts.isdisjoint(JOINING))
        return named or (not word.isalpha() and any(c.isdigit() for c in word))

    def _reads(self, start: int, end: int) -> bool:
        first, unsure = self.tokens[start].text.lower(), (self.words["unsure"] - {"one"}) | JOINED
        if self.tokens[end - 1].text.lower() in JOINED:
            return False
        joined = all(self.tokens[i].end == self.tokens[i + 1].start - 1 for i in range(start, end - 1))
        return joined and first not in unsure and read_number(self._text(start, end), self.tree.words.code) is not None

    def _text(self, start: int, end: int) -> str:
        return self.article.text[self.tokens[start].start : self.tokens[end - 1].end]

    def _is_time(self, start: int, end: int, value: float) -> bool:
        """Whether a number is an hour, a day, a year, a length of time, a share or money."""
        beside = [i for i in (start - 1, end) if 0 <= i < len(self.tokens) and not self._is_victim(i)]
        near = [self.tokens[i] for i in beside]
        signs = {self.article.text[self.tokens[start].start - 1 : self.tokens[start].start], *(t.text.lower() for t in near)}
        timed = any(t.lemma.lower() in self.words["time_units"] or t.mention == "time" for t in near)
        timed |= any(t.lemma.lower() in self.tree.words.signs.values() for t in near)
        year = 1900 <= value < 2100 and self._text(start, end).isdigit()
        hour = self.tokens[start].mention == "time" and not self._is_put_at(start)
        return timed or year or bool(signs & set(self.tree.words.signs)) or hour

    def _is_put_at(self, start: int) -> bool:
        """Whether a number is where somebody puts a toll: "put the toll at 12", which is no hour."""
        tied = self.tokens[self._before(start)].lemma.lower() in self.words["amounting"]
        return tied and self.tokens[self.tokens[start].head].lemma in self.words["putting"]

    def _figure(self, number: _Number) -> Figure:
        """A number with what it counts: persons where the words name nothing else."""
        start, end = self.tokens[number.start].start, self.tokens[number.end - 1].end
        span = Span(self.article.id, start, end)
        behind = number.end if number.end < len(self.tokens) else number.start
        noun = self.tokens[behind].pos in ("NOUN", "PROPN") and self.tokens[behind].tag != "RB"  # "rose to 21 overnight"
        counted = noun or self.tokens[behind].lemma.lower() in self.words["befallen"]
        unit = counted_as(self.tree, behind) if counted else next(iter(self.words["person"]), "")
        comparator = exactness(self.article, span, self.tree.words.code)
        return Figure(number.value, unit, self.article.quote(span), span, comparator)
