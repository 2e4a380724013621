"""A language's word classes, from `languages/<code>.toml`."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.vocabulary.schema import read_table


@dataclass(frozen=True, slots=True)
class Language:
    """Word classes of one language, as sets of lower-case lemmas."""

    name: str
    reporting: frozenset[str]
    bare_saying: frozenset[str]
    announcing: frozenset[str]
    claiming: frozenset[str]
    denying: frozenset[str]
    promising: frozenset[str]
    demanding: frozenset[str]
    planning: frozenset[str]
    attempting: frozenset[str]
    threatening: frozenset[str]
    ongoing: frozenset[str]
    light: frozenset[str]
    refusing: frozenset[str]
    hedges: frozenset[str]
    negators: frozenset[str]
    future: frozenset[str]
    possible: frozenset[str]
    conditional: frozenset[str]
    source_prepositions: frozenset[str]
    speech_nouns: frozenset[str]
    titles: frozenset[str]
    sectors: tuple[tuple[str, frozenset[str]], ...]
    """(PLOVER sector, nouns for those who act for it)."""

    def sector(self, lemma: str) -> str | None:
        """The PLOVER sector that a noun names, or None; the first list that holds it wins."""
        return next((code for code, nouns in self.sectors if lemma in nouns), None)

    def is_office(self, lemma: str) -> bool:
        """Whether a noun is an office or rank that one person holds."""
        return lemma in self.titles


_VERBS = (
    "reporting bare_saying announcing claiming denying promising demanding planning attempting threatening "
    "ongoing light refusing"
).split()
_WORDS = ["hedges", "negators", "future", "possible", "conditional", "source_prepositions", "speech_nouns"]


def read_language(source: str, *, file: str) -> Language:
    """The language that a TOML text describes. Raises `VocabularyError` naming file, line and key."""
    top = read_table(source, file=file)
    name, verbs, words = top.text("name"), top.table("verbs"), top.table("words")
    actors, offices = top.table("actors"), top.table("offices")
    found = {key: frozenset(verbs.words(key, needed=True, lower=True)) for key in _VERBS}
    found |= {key: frozenset(words.words(key, needed=True, lower=True)) for key in _WORDS}
    codes = actors.keys()
    sectors = tuple((code, frozenset(actors.words(code, needed=True, lower=True))) for code in codes)
    titles = frozenset(offices.words("titles", needed=True, lower=True))
    for table in (top, verbs, words, actors, offices):
        table.done()
    return Language(name=name, sectors=sectors, titles=titles, **found)
