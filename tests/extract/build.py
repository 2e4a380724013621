"""Builds small analyses by hand: one "word lemma POS TAG head relation [mention] [B-KIND or I-KIND]" row a token.

Heads are counted from 1 in the sentence, 0 is the root; "_" stands for no mention; a blank line ends a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.extract.phrases import Tree
from dateline.extract.roles import Roles
from dateline.extract.said import Said
from dateline.extract.who import Who
from dateline.model import Analysis, Article, Happening, Name, Quotation, Token
from dateline.parse.quotes import find_quotations
from dateline.when import UNKNOWN, When

NO_SPACE_BEFORE = frozenset([",", ".", ";", ":", "!", "?", ")", "”", "'s", "’s", "'"])
NO_SPACE_AFTER = frozenset(["(", "“", "l'", "d'", "L'", "n'", "s'", "qu'"])
Roled = Mapping[str, Mapping[str, float]]
"""Role → word → chance."""


@dataclass(frozen=True)
class Report:
    """A report with its analysis, and questions to it by word."""

    article: Article
    analysis: Analysis

    @property
    def tree(self) -> Tree:
        return Tree(self.analysis, self.article.language)

    @property
    def who(self) -> Who:
        """With the speakers of its quotations found."""
        who = Who(self.article, self.analysis, self.article.published)
        Said(who)
        return who

    def at(self, word: str, nth: int = 0) -> int:
        """Index of the nth token with this text."""
        return [i for i, t in enumerate(self.analysis.tokens) if t.text == word][nth]

    def words(self, bounds: tuple[int, int]) -> str:
        """The text of tokens [start, end)."""
        return self.article.quote(self.analysis.span(*bounds))

    def name(self, word: str, nth: int = 0) -> str | None:
        """Whom the phrase headed by a word stands for."""
        found = self.who.name(self.at(word, nth))
        return found.name if found else None

    def happening(self, word: str, nth: int = 0, *, roles: Roled | None = None, **chances: Mapping[str, float]) -> Happening:
        """The happening at a word; `roles` as the reader might see them, `types` and `statuses` its chances."""
        at = self.at(word, nth)
        seen = tuple((role, self.at(w), p) for role, words in (roles or {}).items() for w, p in words.items())
        ranked = {k: tuple(sorted(v.items(), key=lambda kv: -kv[1])) for k, v in chances.items()}
        return Happening(at, at + 1, 0.95, ranked.get("types", ()), ranked.get("statuses", ()), seen)

    def roles(
        self, word: str, nth: int = 0, *, parties: bool = False, seen: Roled | None = None
    ) -> tuple[list[str], list[str]]:
        """Names of (actors, recipients) of the happening at a word."""
        actors, recipients = Roles(self.who).of(self.happening(word, nth, roles=seen), parties=parties)
        return [f.name for f in actors], [f.name for f in recipients]

    def said(self, word: str, nth: int = 0, *, seen: Roled | None = None) -> list[str]:
        """Names of those who say that it happened, innermost first."""
        return [f.name for f in Said(self.who).chain(self.happening(word, nth, roles=seen))]


def report(*sentences: str, published: str | None = "2021-09-08", language: str = "en") -> Report:
    """A report from rows, one string or blank-line block a sentence."""
    text, bounds = "", []
    tokens: list[Token] = []
    names: list[Name] = []
    after = ""
    for number, rows in enumerate(block for s in sentences for block in s.strip().split("\n\n")):
        first = len(tokens)
        for row in rows.strip().splitlines():
            word, lemma, pos, tag, head, relation, *rest = row.split()
            text += "" if not text or word in NO_SPACE_BEFORE or after in NO_SPACE_AFTER else " "
            start, text, after = len(text), text + word, word
            at = len(tokens) if head == "0" else first + int(head) - 1
            mention = "".join(r for r in rest if r.islower())
            _add_name(names, len(tokens), next((r for r in rest if r[:2] in ("B-", "I-")), ""))
            tokens.append(Token(start, len(text), word, lemma, pos, tag, at, relation, number, mention))
        bounds.append((first, len(tokens)))
    when = When.of(published) if published else UNKNOWN
    article = Article("a", text, "", language=language, published=when)
    quotations: tuple[Quotation, ...] = find_quotations(text, tokens)
    return Report(article, Analysis("a", tuple(tokens), tuple(bounds), tuple(names), quotations))


def _add_name(names: list[Name], at: int, mark: str) -> None:
    if mark.startswith("B-"):
        names.append(Name(at, at + 1, mark[2:]))  # type: ignore[arg-type]
    elif mark:
        names[-1] = Name(names[-1].start, at + 1, names[-1].kind)


def with_happenings(one: Report, *happenings: Happening) -> Report:
    """The report with its reader's happenings."""
    old = one.analysis
    return Report(
        one.article, Analysis(old.article, old.tokens, old.sentences, old.names, old.quotations, happenings, old.reader)
    )
