"""Dictionary forms: a table of seen words first, then regular English endings checked against known words, then the model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dateline.parse.pieces import apply_script

_BASE = {"VB", "VBP"}
_VERBAL = {"VBD", "VBN", "VBG", "VBZ", *_BASE}
_NOMINAL = {"NNS", "NNPS"}

_IRREGULAR = dict(
    pair.split(":")
    for pair in (
        "arose:arise beaten:beat beset:beset bled:bleed bore:bear borne:bear bound:bind burnt:burn drew:draw drawn:draw "
        "fed:feed fled:flee flew:fly flown:fly forbade:forbid forbidden:forbid froze:freeze hid:hide hidden:hide "
        "hung:hang laid:lay led:lead lent:lend lit:light overran:overrun overrun:overrun ran:run ridden:ride risen:rise "
        "rode:ride sank:sink shaken:shake shook:shake slain:slay slew:slay sped:speed split:split stole:steal "
        "stolen:steal stood:stand strewn:strew stricken:strike struck:strike strove:strive stuck:stick swore:swear "
        "sworn:swear threw:throw thrown:throw took:take tore:tear torn:tear trod:tread wore:wear worn:wear wrought:wreak"
    ).split()
)
"""Irregular verbs of the news that the treebanks hardly show, or show under a slip of the pen."""
_PREFIXES = ("with", "over", "under", "fore", "for", "out", "up", "re", "mis", "un", "be")


class Lemmas:
    """Finds the lemma of a word from its form, tags and the model's script."""

    def __init__(self, table: Mapping[str, str], known: Iterable[str]) -> None:
        self._table = table
        self._known = frozenset(known)

    def of(self, form: str, pos: str, tag: str, script: str) -> str:
        """The lemma; proper nouns keep their form."""
        if pos == "PROPN":
            return form
        low = form.lower().replace("’", "'")
        seen = self._irregular(low) if tag in ("VBD", "VBN") else None
        seen = seen or self._table.get(f"{low}|{pos}")
        if seen is not None:
            return seen
        if tag in _VERBAL or tag in _NOMINAL:
            bases = _verb_bases(low, base=tag in _BASE) if tag in _VERBAL else _noun_bases(low)
            guesses = [guess for guess in bases if guess]
            for guess in guesses:
                if guess in self._known:
                    return guess
            return low if tag in _BASE or not guesses else guesses[-1]
        return apply_script(form, script) if pos not in ("NOUN", "ADJ", "ADV") else low

    def _irregular(self, form: str) -> str | None:
        """The base of an irregular past form, also behind a prefix: "withdrew", "overthrown", "retook"."""
        if form in _IRREGULAR or f"{form}|VERB" in self._table:
            return _IRREGULAR.get(form)
        for prefix in _PREFIXES:
            rest = form.removeprefix(prefix)
            base = _IRREGULAR.get(rest) or (None if form.endswith("ed") else self._table.get(f"{rest}|VERB"))
            if rest != form and base:
                return prefix + base
        return None


_TAKES_E = re.compile(r"(?:[cuvz]|[dlr]g|[aeiou]g|[aeiounrp]s|at|[^aeioulrw]l|[aiou]r|[^aeiou][aiou][dkmnpt]|ut)$")
"""Stems that a silent e most likely belongs to ("evacuat", "seiz", "besieg"), for verbs that no list holds."""


def _verb_bases(form: str, *, base: bool) -> Iterable[str]:
    """Possible base forms, likeliest last. A participle in -ing is not its own base, though the noun may be well known."""
    if base or not form.endswith("ing"):
        yield form
    for ending in ("ing", "ed", "es", "s"):
        stem = form.removesuffix(ending)
        if stem == form or len(stem) < 2:
            continue
        if ending != "s":
            yield stem + "e"
        yield stem
        if stem[-1] == "i" and ending in ("ed", "es"):
            yield stem[:-1] + "y"
        elif stem[-1] == stem[-2]:
            yield stem[:-1]
            if stem[-1] in "lsz":
                yield stem
        elif (not stem.endswith(("s", "x", "z", "ch", "sh"))) if ending == "es" else ending != "s" and _TAKES_E.search(stem):
            yield stem + "e"
        return


def _noun_bases(form: str) -> Iterable[str]:
    yield form
    if form.endswith("ies") and len(form) > 4:
        yield form[:-3] + "y"
    elif form.endswith("es") and form[:-2].endswith(("s", "x", "z", "ch", "sh")):
        yield form[:-2]
    elif form.endswith("men"):
        yield form[:-3] + "man"
    elif form.endswith("s") and not form.endswith("ss"):
        yield form[:-1]
