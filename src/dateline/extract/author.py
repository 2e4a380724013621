"""The writer of an opinion piece as a source: what a report argues in its own voice is the author's, not reported fact.

A plain report says what happened, and whoever wrote it is no source. A piece that argues (an opinion column, an analysis,
questions and answers of a party) says the same of some happenings and infers others: who "was behind" them, what they "aimed
to" do, what "this shows". Those are the author's claims. A paragraph that argues, by questions, stress and words of inference,
draws in what stands in it without a day or a speaker. The law kept: nothing is the author's in a report that does not argue,
but for a sentence in which its writer says that it is his own view.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from dateline.extract.argument import chance_of_argument, signs_of_argument
from dateline.extract.phrases import Tree
from dateline.extract.signs import Signs
from dateline.model import AUTHOR, Analysis, Article, Filler, Happening, Span

LIKELY = 0.35
"""A report argues where its signs make that so likely."""
_HEARD = 0.07
"""The chance that a piece argues times what the reader gives to "alleged": at least this where its author infers it himself."""
_PERHAPS = 0.25
"""A report so likely to argue does so where it judges, and in a paragraph that argues."""
_DENSE = 0.5
"""Signs of argument in a paragraph, for every thirty words: more than this in one that argues."""
_WHISPERED = 0.04
"""What the reader gives to "alleged", at least, of what an author infers in such a paragraph."""
_OFTEN = 2
"""How often a piece says "I" or "we" in its own voice, at least, that is in the first person."""
_LABEL_WITHIN = 200
"""Characters of the text in which a label of its kind stands."""
_OPINION_ADDRESS = re.compile(
    r"/(?:opinions?|commentisfree|comment(?:ary)?|columns?|columnists?|editorials?|op-?eds?|tribunes?|chroniques?|debats?|idees)"
    r"(?:/|-|$)",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Jj]e|[Nn]ous)\b")
_FIRST_PERSON_OBJECT = re.compile(r"me|us|m['’]|nous")


class Author:
    """Whether one article argues, and which of its sentences do."""

    def __init__(self, article: Article, analysis: Analysis, tree: Tree) -> None:
        self.article, self.analysis, self.tree = article, analysis, tree
        self._words, self._signs = tree.words, Signs(tree)

    @cached_property
    def own_words(self) -> str:
        """The text with the words in quotation marks blanked: as long as the text."""
        text = list(self.article.text)
        for quotation in self.analysis.quotations:
            span = self.analysis.span(quotation.start, quotation.end)
            text[span.start : span.end] = [" "] * (span.end - span.start)
        return "".join(text)

    @cached_property
    def argues(self) -> bool:
        """Whether the piece argues: it is labelled as opinion, or speaks, asks and infers in its own voice."""
        words = self._words
        opening = (self.article.title or "", *self.own_words[:_LABEL_WITHIN].splitlines())
        if any(words.opinion_label.search(line) for line in opening) or _OPINION_ADDRESS.search(self.article.url or ""):
            return True
        return self._chance >= LIKELY

    @cached_property
    def _chance(self) -> float:
        """How likely the piece argues, by its signs."""
        signs = signs_of_argument(self.article, self.analysis, self.tree, self.own_words)
        return chance_of_argument(signs, self.article.language)

    def infers(self, at: int, *, voiced: bool = False) -> str:
        """The words by which a happening's sentence argues, in a piece that does, or an empty string. A clause with a day or a
        figure tells a fact, and so does one in which the author acts ("we explained"). What somebody else has `voiced`, a
        praise or a promise, is a fact too, unless the author only guesses it or calls it his own view."""
        span = self.analysis.span(*self.tree.sentence(at))
        view = self._words.avowal.search(self.own_words, span.start, span.end)
        if view is not None and not self._is_the_authors(at):
            return view.group()
        if self._is_verdict(at):
            return self.analysis.tokens[at].text
        if not self.argues or self._is_the_authors(at) or self._has_figure(at):
            return ""
        guess = self._signs.conjecture(at)
        if guess or (voiced and not self._is_under_evidence(at)):
            return guess
        found = next(
            (m for m in self._words.contention.finditer(self.own_words, span.start, span.end) if self._covers(m, at)), None
        )
        found = found or self._words.own_voice.search(self.own_words, span.start, span.end)
        return found.group() if found else ""

    def supposes(self, happening: Happening) -> bool:
        """Whether a piece that argues only supposes a happening, by how the reader hears its sentence, and in a paragraph that
        argues by less; a sentence with a figure or a day tells a fact, and "the coup" takes one for granted."""
        at, doubt = happening.start, dict(happening.statuses).get("alleged", 0.0)
        if not self.is_own(at) or self._is_known(at) or self._has_digit(range(*self.tree.sentence(at))):
            return False
        heard = self.argues and self._chance * doubt >= _HEARD
        return heard or (doubt >= _WHISPERED and self._is_argument(at) and not self._is_anchored(at))

    def _is_known(self, at: int) -> bool:
        """Whether a happening is a noun that the reader of the piece is taken to know: "the coup", "this recall"."""
        known = self._words.grammar["definite"]
        noun = self.analysis.tokens[at].pos == "NOUN" and not self.tree.of(at, "cop")
        return noun and any(self.analysis.tokens[c].lemma.lower() in known for c in self.tree.of(at, "det"))

    def is_own(self, at: int) -> bool:
        """Whether a happening is told in the author's own words, by a piece that argues there, and he is not who acts in it."""
        argues = self.argues or self._is_argument(at) or self._is_verdict(at)
        others = self._is_quoted(at) or self._is_anothers(at)
        return argues and not others and not self._is_the_authors(at)

    def _is_anothers(self, at: int) -> bool:
        """Whether a verb above a happening has somebody say so: "one of them claimed that"; not "we", "it" or "one" alone."""
        words = self._words
        speaking = words.bare_saying | words.announcing | words.claiming
        above = (up for up in self.tree.up(at) if self.analysis.tokens[up].lemma in speaking)
        speakers = (s for up in above if (s := self.tree.subject(up)) is not None)
        return any(self.tree.below(s) - {s} or self.analysis.tokens[s].pos in ("NOUN", "PROPN") for s in speakers)

    def _is_quoted(self, at: int) -> bool:
        return any(q.start <= at < q.end for q in self.analysis.quotations)

    def _is_verdict(self, at: int) -> bool:
        """Whether a happening is called by a word that judges who does it: nobody reports that somebody lied or betrayed."""
        judged = self.analysis.tokens[at].lemma in self._words.grammar["verdict"]
        may = self.argues or self._chance >= _PERHAPS
        return judged and may and not self._is_passed_on(at) and not self._is_the_authors(at)

    def _is_argument(self, at: int) -> bool:
        """Whether a happening stands in a paragraph that argues, of a piece that may."""
        if not self.argues and self._chance < _PERHAPS:
            return False
        start = self.own_words.rfind("\n", 0, self.analysis.tokens[at].start) + 1
        end = self.own_words.find("\n", start)
        return self._density(start, end if end >= 0 else len(self.own_words)) > _DENSE

    def _density(self, start: int, end: int) -> float:
        """Signs of argument in a stretch of the author's own words, for every thirty of them and half as many again: one sign
        makes no argument of a single line."""
        words, text = self._words, self.own_words[start:end]
        inside = (t for t in self.analysis.tokens if start <= t.start < end and not self.own_words[t.start].isspace())
        signs = sum(t.text.lower() in words.grammar["self"] or t.lemma in words.grammar["verdict"] for t in inside)
        signs += len(words.contention.findall(text)) + text.count("?") + text.count("!")
        return (signs + len(words.emphasis.findall(text)) / 2) / (len(text.split()) / 30 + 0.5)

    def _is_anchored(self, at: int) -> bool:
        """Whether a happening's sentence gives a time, has somebody speak, or asks about it."""
        start, end = self.tree.sentence(at)
        tokens = self.analysis.tokens[start:end]
        timed = any(t.mention == "time" or t.lemma in self._words.grammar["weekdays"] for t in tokens)
        return timed or tokens[-1].text == "?" or self._is_passed_on(at)

    def _is_passed_on(self, at: int) -> bool:
        """Whether somebody speaks in a happening's sentence, or is quoted."""
        words, (start, end) = self._words, self.tree.sentence(at)
        speaking = words.bare_saying | words.announcing | words.claiming | words.denying
        said = any(t.lemma in speaking for t in self.analysis.tokens[start:end])
        return said or any(q.start < end and start < q.end for q in self.analysis.quotations)

    def _covers(self, found: re.Match[str], at: int) -> bool:
        """Whether words that argue are about a happening: "which tells us" and "this shows" are about what follows, and leave
        what was told before it a fact."""
        tokens = self.analysis.tokens
        inside = [t for t in tokens if found.start() <= t.start < found.end()]
        shows = any(t.lemma in self._words.grammar["evidencing"] | self._words.grammar["tell"] for t in inside)
        return not shows or tokens[at].start > found.start()

    def _is_under_evidence(self, at: int) -> bool:
        """Whether a happening is what something "shows", "means" or "suggests"."""
        clauses = pairwise([at, *self.tree.up(at)])
        shows = self._words.grammar["evidencing"] | self._words.grammar["tell"]
        return any(self.analysis.tokens[up].lemma in shows and self.tree.has(i, "ccomp") for i, up in clauses)

    def is_shown(self, at: int) -> bool:
        """Whether a happening is what something told before "tells us": nobody says it but the author."""
        grammar = self._words.grammar
        above = (i for i in self.tree.up(at) if self.analysis.tokens[i].lemma in grammar["tell"])
        addressed = (c for i in above for c in self.tree.of(i, "obj", "iobj") if self.tree.of(i, "ccomp"))
        return self.argues and any(_FIRST_PERSON_OBJECT.fullmatch(self.analysis.tokens[c].text) for c in addressed)

    def _is_the_authors(self, at: int) -> bool:
        """Whether the author is who acts in the happening's own clause."""
        subject = self.tree.subject(self.tree.clause(at))
        return subject is not None and _FIRST_PERSON.fullmatch(self.analysis.tokens[subject].text) is not None

    def _has_figure(self, at: int) -> bool:
        """Whether the happening's own clause gives a figure or a day."""
        clause = self.tree.clause(at)
        return self._has_digit(i for i in self.tree.below(clause) if self.tree.clause(i) == clause)

    def _has_digit(self, at: Iterable[int]) -> bool:
        return any(ch.isdigit() for i in at for ch in self.analysis.tokens[i].text)

    @cached_property
    def _speaks(self) -> bool:
        """Whether the piece is in the first person: one "we" may be a slip of the reporter's."""
        return self.argues or sum(1 for _ in _FIRST_PERSON.finditer(self.own_words)) >= _OFTEN

    def acting(self, at: int) -> Filler | None:
        """The author, by the "I" or "we" that is the subject of a happening's own verb, in a piece that is in the first person
        and in words that it gives as nobody else's: "we call on the regime to go"; None for all others."""
        if not self._speaks or self._is_quoted(at) or self._is_anothers(at):
            return None
        subject = self.tree.subject(self._signs.bearer(at))
        token = self.analysis.tokens[subject] if subject is not None else None
        if token is None or _FIRST_PERSON.fullmatch(token.text) is None:
            return None
        return replace(self.source, span=Span(self.article.id, token.start, token.end), text=token.text, rule="")

    def demands(self, at: int) -> bool:
        """Whether the author demands what a happening names: "we demand the release of"."""
        demander = self._signs.demander(at)
        first = demander is not None and _FIRST_PERSON.fullmatch(self.analysis.tokens[demander].text) is not None
        return first and self._speaks and not self._is_quoted(at) and not self._is_anothers(at)

    @cached_property
    def source(self) -> Filler:
        """The author as a source, at the first words in which the author speaks as "I" or "we", if any."""
        name = f"{AUTHOR}{self.article.outlet or self.article.title or self.article.id})"
        found = _FIRST_PERSON.search(self.own_words)
        if found is None:
            return Filler(name, rule="what a piece argues in its own voice is its author's")
        return Filler(name, Span(self.article.id, found.start(), found.end()), text=found.group())
