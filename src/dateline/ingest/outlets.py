"""Whether words read like an outlet's name ("The Harbour Lantern Review", "Radio Quay")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dateline.ingest.datelines import is_agency
from dateline.ingest.wording import (
    KICKERS,
    MASTHEAD_BODIES,
    MASTHEAD_ENDS,
    MASTHEAD_KINDS,
    MASTHEAD_LINKS,
    MASTHEAD_NEVER,
    MASTHEAD_PLACED,
    MASTHEAD_STARTS,
    MASTHEAD_SURE,
    MASTHEAD_WRITERS,
    OUTLETS,
    PLACE_LINKS,
    SECTIONS,
)
from dateline.knowledge.countries import country
from dateline.knowledge.given_names import gender_of
from dateline.knowledge.organisations import organisation
from dateline.knowledge.places import is_place
from dateline.knowledge.spelling import ARTICLES

LONGEST_NAME = 5
_REMARKS = MASTHEAD_NEVER - MASTHEAD_PLACED
_KNOWN = {o.casefold() for o in OUTLETS}
_ELIDED_SMALL = re.compile(r"^[dl]['’](?=.)")
_EDITION = re.compile(r"\s+\([^()]*\b(?:edition|édition|edición)\b[^()]*\)$", re.IGNORECASE)
_REMARK = re.compile(r"\s+\((?=[^\W\d_A-Z])[^()]+\)$")
"""What an outlet is, in brackets behind its name: "(state news agency)", "(translated from French)"."""
_WAVELENGTH = re.compile(r"\s\d{2,3}(?:[.,]\d)?(?=\s(?:FM|AM)\b)")
_EXPLAINED = re.compile(
    r"(?P<name>[^,(|/–—]+?)\s*(?:[,|/]|\s[–—-]\s|\()\s*(?P<kind>[^(),]+)\)?(?:, (?P<more>[^,()]+))?(?: \([^,()]+\))?"
)
_ELIDED = re.compile(r"^L['’](?=\w)")


@lru_cache(maxsize=4096)
def is_outlet_name(words: str) -> bool:
    """Whether words are shaped as an outlet's name: capitals throughout, and a first or last word that outlets have.

    A section's name ("World News"), an agency's and a remark ("Press release") are none. What a hyphen joins counts as words
    ("Anden-Zeitung").
    """
    words = _plain(words)
    tokens = _words(words)
    lowered = [t.strip(".,'’").casefold() for t in tokens]
    if words.casefold() in _KNOWN:
        return True
    if not 0 < len(tokens) <= LONGEST_NAME or is_agency(words) or any(c.isdigit() for c in words):
        return False
    if any(t in MASTHEAD_NEVER for t in lowered) or not all(t[0].isupper() or t in PLACE_LINKS for t in tokens):
        return False
    opens = lowered[1] if lowered[0] in ARTICLES and len(lowered) > 1 else lowered[0]
    if tokens[0].islower() or not (lowered[-1] in MASTHEAD_ENDS or opens in MASTHEAD_STARTS):
        return False
    marks = [t in MASTHEAD_ENDS or t in MASTHEAD_STARTS for t in lowered]
    named = any(not m and t not in SECTIONS and t not in PLACE_LINKS for t, m in zip(lowered, marks, strict=True))
    return len(tokens) > 1 and (named or sum(marks) > 1 or lowered[0] in ARTICLES)


def may_name_outlet(words: str) -> bool:
    """Whether words can be any outlet's name, if they stand where only one is named: capitals but for small words within, and
    neither a known place nor a remark ("Watch for the Quay", "The Lagoon")."""
    tokens = words.split()
    lowered = [t.casefold() for t in tokens]
    if not 1 < len(tokens) <= LONGEST_NAME + 1 or any(c.isdigit() for c in words) or not _REMARKS.isdisjoint(lowered):
        return False
    ends = tokens[0][0].isupper() and _without_article(tokens[-1])[0].isupper()
    inside = all(_without_article(t)[0].isupper() or t in MASTHEAD_LINKS for t in tokens)
    return ends and inside and words[-1].isalpha() and not is_agency(words) and not is_place(words)


def is_bare_name(words: str) -> bool:
    """Whether words that may name an outlet are neither a person's name, by its first word, nor, by their second, a sentence
    ("Army Seizes Power")."""
    tokens = words.split()
    told = len(tokens) > 2 and tokens[1].endswith(("s", "ed")) and tokens[1] not in MASTHEAD_LINKS
    return may_name_outlet(words) and not gender_of(words) and (not told or organisation(words) is not None)


def is_placed_name(words: str) -> bool:
    """Whether words that may name an outlet have a mark of one besides: a first or last word that outlets have, a word that
    bodies have among three ("Quay Press Office"), or an article before a name that is no sentence ("La Lanterne", not "The
    Board Yields"); or are one word, as no person's name is, or an outlet's edition ("Al Jazeera English", "El Muelle (English
    edition)")."""
    if _EDITION.search(words) and words[0].isupper():
        return True
    words = _plain(words)
    lowered = words.casefold().split()
    if len(lowered) > 2 and may_name_outlet(words) and not MASTHEAD_BODIES.isdisjoint(lowered):
        return True
    if _is_one_word(words) or _is_edition(words.split()):
        return True
    if not may_name_outlet(words):
        return False
    if lowered[-1] in MASTHEAD_ENDS or not MASTHEAD_STARTS.isdisjoint(lowered[:2]):
        return is_outlet_name(words) or len(lowered) > 2
    english = lowered[0] == "the"
    return lowered[0] in ARTICLES and len(lowered) <= 4 and not (english and any(t.endswith(("s", "ed")) for t in lowered))


def _is_one_word(words: str) -> bool:
    """Whether words are one, of letters, that is neither a section, a remark nor a place ("EUobserver")."""
    plain = words.isalpha() and len(words) > 3 and any(c.isupper() for c in words)
    return plain and words.casefold() not in SECTIONS | MASTHEAD_NEVER | KICKERS and not (is_agency(words) or is_place(words))


def _is_edition(words: Sequence[str]) -> bool:
    """Whether words are a known outlet's name and what its edition is called by."""
    heads = (organisation(" ".join(words[:n])) for n in range(1, len(words)))
    return len(words) <= LONGEST_NAME and all(w[0].isupper() for w in words) and any(o and o.kind == "outlet" for o in heads)


def outlet_called(words: str) -> str:
    """The name of an outlet, without a remark in brackets on what it is, or the kind of its text ("UNWRA – Press statement");
    its edition is part of it."""
    if _EDITION.search(words):
        return words
    return explained(words) or _REMARK.sub("", words)


def explained(words: str) -> str:
    """The name before words that say what an outlet is, who of it wrote, where it is or its initials ("Quay Voice, staff
    reporters", "Quay Voice, Oslo (Norway)", "Quay News Service (QNS)"), or nothing; one who writes is no outlet ("Ana Silva,
    Diplomatic Correspondent")."""
    found = _EXPLAINED.fullmatch(words)
    if found is None:
        return ""
    name, kind = found["name"], found["kind"]
    initials = "".join(w[0] for w in map(_without_article, name.split()) if w[0].isupper())
    said = set(re.findall(r"\w+", kind.casefold()))
    if said & MASTHEAD_WRITERS and not is_outlet_name(name):
        return ""
    if MASTHEAD_KINDS.isdisjoint(said) and country(kind) is None and not is_place(kind) and kind != initials:
        return ""
    return name if (may_name_outlet(name) or _is_one_word(name)) and not is_place(name) else ""


def seat_called(words: str) -> str:
    """The town that stands behind an outlet's name, where it is ("Quay Voice FM, Oslo": "Oslo"), or nothing."""
    found = _EXPLAINED.fullmatch(words)
    town = found["kind"] if found is not None and explained(words) else ""
    return town if is_place(town) and country(town) is None and not town.isupper() else ""


def _without_article(word: str) -> str:
    """A word without the French article or preposition that is written with it ("d'Information")."""
    return _ELIDED_SMALL.sub("", word)


def _plain(name: str) -> str:
    """A name without its edition in brackets or its wavelength, and with its French article apart ("L'Écho (édition du
    soir)": "La Écho", "Quay 94.7 FM": "Quay FM")."""
    return _ELIDED.sub("La ", _REMARK.sub("", _EDITION.sub("", _WAVELENGTH.sub("", name))))


def _words(name: str) -> list[str]:
    """The words of a name; those that a hyphen joins are words of their own where each has a capital."""
    return [part for token in name.split() for part in (token.split("-") if _is_compound(token) else [token])]


def _is_compound(token: str) -> bool:
    return all(part[:1].isupper() for part in token.split("-"))


def is_plain_name(words: str) -> bool:
    """Whether an outlet's name can hardly be a headline ("Junta Bans Radio"): no word before its last reads like a verb."""
    words = _plain(words)
    before = [t for t in words.casefold().split()[:-1] if t not in ARTICLES]
    if len(before) < 2 or before[0] in MASTHEAD_STARTS or words.casefold() in _KNOWN:
        return True
    sure = words.casefold().split()[-1] in MASTHEAD_SURE
    verbs = any(t.endswith(("s", "ed")) and not t.endswith(("'s", "’s")) for t in before)
    return not verbs and (sure or len(before) == 2)
