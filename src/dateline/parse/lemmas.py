"""Dictionary forms: a table of seen words first, then regular English endings checked against known words, then the model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.parse.pieces import apply_script

_VERBAL = {"VBD", "VBN", "VBG", "VBZ", "VBP", "VB"}
_NOMINAL = {"NNS", "NNPS"}


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
        seen = self._table.get(f"{low}|{pos}")
        if seen is not None:
            return seen
        if tag in _VERBAL or tag in _NOMINAL:
            guesses = list(_verb_bases(low) if tag in _VERBAL else _noun_bases(low))
            for guess in guesses:
                if guess in self._known:
                    return guess
            if guesses and tag != "VB" and tag != "VBP":
                return guesses[-1]
            return low
        return apply_script(form, script) if pos not in ("NOUN", "ADJ", "ADV") else low


def _verb_bases(form: str) -> Iterable[str]:
    """Possible base forms, likeliest last."""
    yield form
    for ending in ("ing", "ed", "es", "s", "d"):
        if not form.endswith(ending) or len(form) - len(ending) < 2:
            continue
        stem = form[: -len(ending)]
        if ending == "ed" and stem.endswith("i"):
            yield stem[:-1] + "y"
        if ending == "es" and stem.endswith("i"):
            yield stem[:-1] + "y"
        if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
            yield stem[:-1]
        yield stem + "e"
        yield stem


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
