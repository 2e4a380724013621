"""Split text into words the way the treebanks do (Universal Dependencies English): offsets always point into the text."""

from __future__ import annotations

import re

_ABBREVIATIONS = (
    r"(?:[A-Z]\.){2,}[A-Z](?![\w.])"  # O.A.U
    r"|(?:[A-Za-z]\.){2,}"  # U.S., a.m., J.P.
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Pres|St|Jr|Sr|Rev|Hon|Brig|Cmdr|Insp|Supt"
    r"|Amb|Cpl|Pvt|Msgr|Fr|Messrs"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|vs|etc|Inc|Ltd|Co|Corp)\.(?=\s)"
    r"|No\.(?=\s?\d)"  # a number follows, or it ends a sentence
    r"|[A-Z]\.(?=\s?[A-Z])"  # initials before a name
)
_PREFIXES = r"(?:non|e|mid|re|anti|co|pre|pro|cross|post|semi|over|sub|counter|ex|multi|mini|inter|intra|trans|ultra)"
"""Prefixes that stay one word with what follows the hyphen, as in the treebanks."""
_URL = r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’]|[\w.+-]+@[\w-]+(?:\.\w+)+"
_PLAIN = r"(?P<plain>(?!(?:can|gon|wan|got)(?:not|na|ta))[a-z]+(?=[ ,]))"
"""Most words of any text; what follows in the patterns would find them too, but later."""
_WORD = re.compile(
    rf"""
      {_PLAIN}
    | (?P<url>{_URL})
    | (?P<fused>(?i:\b(?:gon|wan)(?=na\b)|\bgot(?=ta\b)|\bcan(?=not\b)))
    | (?P<rest>(?i:(?<=\bgon)na\b|(?<=\bwan)na\b|(?<=\bgot)ta\b|(?<=\bcan)not\b))
    | (?P<prefixed>(?i:\b{_PREFIXES}-[^\W\d_]+\b))
    | (?P<abbr>{_ABBREVIATIONS})
    | (?P<num>\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|km|m|kg|bn|mn|pm|am)?\b|\d+(?:[.,:/]\d+)*)
    | (?P<word>[^\W\d_]+(?:['’‘`´][^\W\d_]+)*(?:\d+\w*)?)
    | (?P<dots>\.{{2,}}|…|-{{2,}}|[*_=]{{2,}}|[!?]{{2,}})
    | (?P<other>\S)
    """,
    re.VERBOSE,
)
_ELIDED = r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu)['’‘`´](?!hui\b)"
_INVERTED = r"(?<![Rr]endez)-(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce|le|la|les|lui|leur|moi|y|en)\b(?!-)"
_FRENCH_WORD = re.compile(
    rf"""
      {_PLAIN}
    | (?P<url>{_URL})
    | (?P<abbr>(?:[A-Za-z]\.){{2,}}|(?:MM|Mme|Mlle|Dr|Pr|Me|Mgr|Gal|Col|Cdt|art|av|env)\.(?=\s)|M\.(?=\s)|[A-Z]\.(?=\s?[A-Z]))
    | (?P<num>\d+(?:[.,:/]\d+|[  ]\d{{3}}(?!\d))*(?:er|ère|e|ème|h\d*|km|kg|m)?\b|\d+(?:[.,:/]\d+)*)
    | (?P<elided>(?i:{_ELIDED}))
    | (?P<inverted>(?<=\w){_INVERTED})
    | (?P<word>(?i:aujourd['’]hui)|[^\W_](?:(?!{_INVERTED})[-‑']?[^\W_])*)
    | (?P<dots>\.{{2,}}|…|-{{2,}}|[*_=]{{2,}})
    | (?P<other>\S)
    """,
    re.VERBOSE,
)
"""French words as the treebanks split them: an elided word with its apostrophe, hyphenated words whole but for the pronoun
of a question or an inverted speaker ("a-t-il")."""
_CLITIC = re.compile(r"(?i)(?<=\w)(n['’]t|['’‘`´](?:s|re|ve|ll|d|m))$")


def split_words(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Half-open character spans of the words of `text`, in order; white space belongs to none of them."""
    spans: list[tuple[int, int]] = []
    french = language == "fr"
    for match in (_FRENCH_WORD if french else _WORD).finditer(text):
        if match.lastgroup == "word" and not french and not match.group().isalpha():
            spans.extend(_split_clitic(text, *match.span()))
        else:
            spans.append(match.span())
    return spans


def _split_clitic(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """`can't` → `ca` `n't`, `Mali’s` → `Mali` `’s`; other apostrophes (O'Brien, d'Ivoire) stay inside."""
    clitic = _CLITIC.search(text[start:end])
    if clitic is None or clitic.start() == 0:
        return [(start, end)]
    cut = start + clitic.start()
    return [(start, cut), (cut, end)]


_HARD_BREAK = re.compile(r"\n\s*\n|\n")


def split_blocks(text: str) -> list[tuple[int, int]]:
    """Lines of the text that hold anything: no sentence runs over a line end in a news report."""
    blocks, at = [], 0
    for gap in [*_HARD_BREAK.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if text[at:end].strip():
            blocks.append((at, end))
        at = gap.end() if gap else end
    return blocks
