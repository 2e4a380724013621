"""A French question in the shape of an English one: its small words in English, states and bodies by their English names.

Words that carry meaning stay French: what they may name is told by the French cues and by the families of words, which know
both languages.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from dateline.knowledge import country, organisation
from dateline.knowledge.countries import by_demonym
from dateline.knowledge.organisations import national_body
from dateline.link.words import fold as plain_form

LONGEST = 7
"""Words of the longest name that is looked for."""
_ELIDED = re.compile(r"\b(l|d|n|s|qu|jusqu|lorsqu)['’]\s*(?=\w)", re.IGNORECASE)
_FULL = {"l": "le", "d": "de", "n": "ne", "s": "se", "qu": "que", "jusqu": "jusque", "lorsqu": "lorsque"}
_SMALL = "à au aux avec contre de du des selon depuis en dans sur jusque pour par entre"
_ASKING = "qui que quoi quand où combien quel quelle quels quelles lequel est-ce pourquoi comment"
_ASKS = re.compile(rf"(?:(?:{_SMALL.replace(' ', '|')}) )?(?:{_ASKING.replace(' ', '|')})\b")
_TURNED = re.compile(r"\b(?:a|est|avait|était|fut|sera|va)-(?:t-)?(?:il|elle|on)\b|\b\w+nt-(?:ils|elles)\b")
_JOINED = re.compile(r"(?:(?:the|le|la|les|de|du|des) )+", re.IGNORECASE)


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((files(__package__) / "french.toml").read_text("utf-8"))


@cache
def _turns() -> Sequence[tuple[re.Pattern[str], str]]:
    """Turns of phrase with what they become, in order."""
    return [(re.compile(turn, re.IGNORECASE), english) for turn, english in _table()["turns"].items()]


@cache
def _words() -> Mapping[str, str]:
    """Small French words → the English ones."""
    return {french: english for english, line in _table()["words"].items() for french in line.split()}


@cache
def _nouns() -> Mapping[str, str]:
    """French nouns, without their accents → English ones."""
    return {plain_form(french): english for english, line in _table()["nouns"].items() for french in line.split()}


def english_noun(word: str) -> str:
    """The English noun for a French one by which reports and questions of the two languages meet; else the word as it is."""
    return _nouns().get(plain_form(word), word)


def is_french(question: str) -> bool:
    """Whether a question begins with a French question word, or turns its verb round as French does ("a-t-il")."""
    plain = _write_out(question).lower()
    return bool(_ASKS.match(plain) or _TURNED.search(plain))


def turn_question(question: str) -> str:
    """A French question in the shape of an English one: "Quand l'accord a-t-il été signé ?" → "when the accord was signé"."""
    plain = _write_out(question)
    first, _, rest = plain.partition(" ")
    small = _words()
    plain = " ".join(_name_all(f"{first.lower()} {rest}" if first.lower() in small or _ASKS.match(first.lower()) else plain))
    whether = not _ASKS.match(plain)
    for turn, english in _turns():
        plain = turn.sub(english, plain)
    words = [small.get(w, w) for w in plain.split()]
    if not whether:
        return " ".join(words)
    passive = "was" in words or "is" in words or "are" in words
    return " ".join(["was", *(w for w in words if w not in ("was", "is", "are"))] if passive else ["did", *words])


def _write_out(text: str) -> str:
    """The question without its mark, its elisions written out."""
    plain = " ".join(text.strip(" ?!.\u00a0\u202f").split())
    return _ELIDED.sub(lambda m: _FULL[m[1].lower()] + " ", plain)


def _name_all(text: str) -> Iterator[str]:
    """The words, with the states, bodies and peoples that they name in French under their English names."""
    words = text.split()
    at = 0
    while at < len(words):
        named = ((size, _english_name(words[at : at + size])) for size in range(min(LONGEST, len(words) - at), 0, -1))
        size, name = next(((size, name) for size, name in named if name), (1, words[at]))
        yield name
        at += size


def _english_name(words: Sequence[str]) -> str | None:
    """The English name of what some French words name; None for what is no name. What begins with a small word is none,
    unless its article goes with a body's ("the army of Mali")."""
    first, last = words[0], words[-1]
    if first.lower() in _words() or last.lower() in _words():
        return None
    text = " ".join(words)
    if first[:1].isupper() and (known := country(text, "fr") or organisation(text, "fr")):
        return known.name
    body = _body(words)
    if body is not None or len(words) > 1:
        return body
    land = by_demonym(first, "fr") if first[:1].isupper() else None
    return land.name if land is not None else None


def _body(words: Sequence[str]) -> str | None:
    """The body of a state by its French name with the state: "armée malienne", "parlement de le Pérou"."""
    text = " ".join(words)
    joined = re.sub(r"\bde le\b", "du", text).replace("à le ", "au ")
    for word in words[1:]:
        land = country(word, "fr") or by_demonym(word, "fr")
        found = national_body(land, joined, "fr") if land is not None else None
        if found is not None:
            return found[0]
    return None
