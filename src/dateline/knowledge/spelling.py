"""Names compare equal whatever their accents, case, apostrophes, hyphens and leading article."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "ŋ": "n"}
    | {"ɓ": "b", "ɗ": "d", "ɛ": "e", "ɔ": "o", "ƴ": "y", "þ": "th", "ə": "a"}
)
_APOSTROPHES = re.compile(r"[’'`´‘ʼʻʾʿ]")
_POSSESSIVE = re.compile(r"(?<=\w)[’'`´‘]s(?=\s|$)", re.IGNORECASE)
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_GAPS = re.compile(r"[^\w]+|_")
_ARTICLES = re.compile(r"^(?:the|a|an)\s+(?=\S)", re.IGNORECASE)
_SAINTS = re.compile(r"\bsaint(e?)\b")
ARTICLES = frozenset("the a an le la les el los las il o der die das".split())
"""Words that a title begins with and is known without: "The Harbour Lantern" is the Harbour Lantern."""

Entry = TypeVar("Entry")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The plain form of a name: no accents, case, apostrophes or dots; hyphens are spaces; no leading "the".

    Law: `fold(fold(x)) == fold(x)`.
    """
    text = _DOTTED.sub(lambda m: m.group().replace(".", ""), _POSSESSIVE.sub("", name))
    text = _APOSTROPHES.sub("", text).casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = "".join(c for c in text if not unicodedata.combining(c)).casefold().translate(_LETTERS)
    text = _SAINTS.sub(r"st\1", " ".join(_GAPS.sub(" ", _APOSTROPHES.sub("", text)).split()))
    while (bare := _ARTICLES.sub("", text)) != text:
        text = bare
    return text


def split_article(title: str) -> tuple[str, str]:
    """The article that a title begins with, in small letters, and the plain form of the rest; "" where it begins with none."""
    first, _, rest = title.strip().partition(" ")
    return (first.casefold(), fold(rest)) if first.casefold() in ARTICLES and fold(rest) else ("", fold(title))


def is_acronym(name: str) -> bool:
    """Whether a name is written in capitals only ("ECOWAS", "U.N.", "IS")."""
    letters = [c for c in name if c.isalpha()]
    return 2 <= len(letters) <= 8 and " " not in name.strip() and all(c.isupper() for c in letters)


def may_stand_for(written: str, alias: str) -> bool:
    """Whether words as written may be an alias that folds alike: a short acronym must be written in capitals ("us" is
    not the US), a longer one at least with a capital ("Nato", "Ecowas")."""
    if not is_acronym(alias):
        return True
    letters = [c for c in _ARTICLES.sub("", written) if c.isalpha()]
    short = sum(c.isalpha() for c in alias) <= 4 and alias not in _SAID_AS_WORDS
    return bool(letters) and (all(c.isupper() for c in letters) if short else letters[0].isupper())


_SAID_AS_WORDS = frozenset({"NATO", "FARC", "OPEC", "APEC", "IGAD", "FIFA", "UEFA"})
"""Acronyms of four letters that papers write like words: "Nato"."""


class NameIndex(Generic[Entry]):
    """Entries by any of their names, spelt any way. The entry that comes first keeps a name that two share."""

    def __init__(self, entries: Iterable[tuple[Entry, Iterable[str]]]) -> None:
        self._names: dict[str, list[tuple[str, Entry]]] = {}
        for entry, names in entries:
            for name in names:
                self._names.setdefault(fold(name), []).append((name, entry))

    def find(self, written: str) -> Entry | None:
        """The entry of a name as written, None when there is none."""
        for alias, entry in self._names.get(fold(written), ()):
            if may_stand_for(written, alias):
                return entry
        return None

    def every(self, written: str) -> Iterator[Entry]:
        """All entries that bear the name, in the order given."""
        for alias, entry in self._names.get(fold(written), ()):
            if may_stand_for(written, alias):
                yield entry
