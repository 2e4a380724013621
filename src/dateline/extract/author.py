"""The writer of an opinion piece as a source: what a report argues in its own voice is the author's, not reported fact.

A plain report says what happened, and whoever wrote it is no source. A piece that argues (an opinion column, an analysis,
questions and answers of a party) says the same of some happenings and infers others: who "was behind" them, what they "aimed
to" do, what "this shows". Those are the author's claims. The law kept: nothing is the author's in a report that does not argue.
"""

from __future__ import annotations

import re
from functools import cached_property

from dateline.extract.argument import chance_of_argument, signs_of_argument
from dateline.extract.phrases import Tree
from dateline.model import Analysis, Article, Filler, Span

LIKELY = 0.35
"""A report argues where its signs make that so likely."""
_LABEL_WITHIN = 200
"""Characters of the text in which a label of its kind stands."""
_OPINION_ADDRESS = re.compile(
    r"/(?:opinions?|commentisfree|comment(?:ary)?|columns?|columnists?|editorials?|op-?eds?|tribunes?|chroniques?|debats?|idees)"
    r"(?:/|-|$)",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Jj]e|[Nn]ous)\b")


class Author:
    """Whether one article argues, and which of its sentences do."""

    def __init__(self, article: Article, analysis: Analysis, tree: Tree) -> None:
        self.article, self.analysis, self.tree = article, analysis, tree
        self._words = tree.words

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
        words, text = self._words, self.own_words
        opening = (self.article.title or "", *text[:_LABEL_WITHIN].splitlines())
        if any(words.opinion_label.search(line) for line in opening) or _OPINION_ADDRESS.search(self.article.url or ""):
            return True
        signs = signs_of_argument(self.article, self.analysis, self.tree, text)
        return chance_of_argument(signs, self.article.language) >= LIKELY

    def infers(self, at: int) -> str:
        """The words by which a happening's sentence argues, in a piece that does, or an empty string. A clause with a day or a
        figure tells a fact, and so does one in which the author acts ("we explained")."""
        if not self.argues or self._is_plain(at):
            return ""
        span = self.analysis.span(*self.tree.sentence(at))
        words = self._words
        found = words.contention.search(self.own_words, span.start, span.end)
        found = found or words.own_voice.search(self.own_words, span.start, span.end)
        return found.group() if found else ""

    def _is_plain(self, at: int) -> bool:
        """Whether the happening's own clause gives a figure or a day, or the author is who acts in it."""
        clause = self.tree.clause(at)
        own = (i for i in self.tree.below(clause) if self.tree.clause(i) == clause)
        subject = self.tree.subject(clause)
        if subject is not None and _FIRST_PERSON.fullmatch(self.analysis.tokens[subject].text):
            return True
        return any(ch.isdigit() for i in own for ch in self.analysis.tokens[i].text)

    @cached_property
    def source(self) -> Filler:
        """The author as a source, at the first words in which the author speaks as "I" or "we", if any."""
        name = f"author ({self.article.outlet or self.article.title or self.article.id})"
        found = _FIRST_PERSON.search(self.own_words)
        if found is None:
            return Filler(name, rule="what a piece argues in its own voice is its author's")
        return Filler(name, Span(self.article.id, found.start(), found.end()), text=found.group())
