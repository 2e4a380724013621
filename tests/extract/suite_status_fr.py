"""French base sentences in every status: the frames of `suite_status_fr.toml` filled, and words that meet drawn together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_VOWEL = "[aeiouyéèêâîh]"
_MEETINGS = (
    (re.compile(r"\b([dD])e le (?=\*?\w)"), r"\1u "),
    (re.compile(r"\b([dD])e les (?=\*?\w)"), r"\1es "),
    (re.compile(r"\b([dD])e des (?=\*?\w)"), r"\1e "),
    (re.compile(r"\bà le (?=\*?\w)"), "au "),
    (re.compile(r"\bà les (?=\*?\w)"), "aux "),
    (re.compile(rf"\b([dD])e (?=\*?{_VOWEL})"), r"\1'"),
    (re.compile(r"\b([qQ])ue (?=\*?(?:[aeiouyé]|il))"), r"\1u'"),
    (re.compile(rf"\bne (?=\*?{_VOWEL})"), "n'"),
    (re.compile(r"\b([sS])i (?=ils?\b)"), r"\1'"),
)
"""Two words that are written together where they meet: "de le" is "du", "que il" "qu'il". Seen in this order."""


def french_sentences(table: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Status, frame and marked text of every base sentence in every status, the frames of a status dealt out in turn; a frame
    passes over a base that it does not fit."""
    for status, frames in table["frames"].items():
        for at, base in enumerate(table["base"]):
            turns = (frames[(at + at // len(frames) + k) % len(frames)] for k in range(len(frames)))
            frame = next(f for f in turns if _fits(f, base))
            caller = table["callers"][at % len(table["callers"])]
            yield status, frame.lstrip("~"), _fill(frame.lstrip("~"), base, caller)


def _fits(frame: str, base: Mapping[str, Any]) -> bool:
    return ("{O" not in frame or bool(base["done"])) and not (frame.startswith("~") and base.get("once", False))


def _fill(frame: str, base: Mapping[str, Any], caller: str) -> str:
    """A frame with a base's words. Verbs carry the star, unless the object holds the word that names the happening."""
    words = _helpers(base, caller) | {
        "s": base["subject"],
        "o": f" {base['object']}" if base["object"] else "",
        "O": base["object"],
        "t": f" {base['where']}" if base["where"] else "",
        "noun": base["noun"],
        "bare": re.sub(r"^(?:l'|l[ae] )", "", base["noun"]),
    }
    light = "*" in base["object"]
    verb = _verb(base)
    words |= verb if light else {key: f"*{word}*" for key, word in verb.items()}
    text = frame.format_map(words)
    for meeting, together in _MEETINGS:
        text = meeting.sub(together, text)
    return text


def _verb(base: Mapping[str, Any]) -> dict[str, str]:
    inf, pres, part, subj, stem = base["verb"]
    many = base["many"]
    fut, cond = stem + ("ont" if many else "a"), stem + ("aient" if many else "ait")
    return {"inf": inf, "pres": pres, "part": part, "subj": subj, "fut": fut, "cond": cond, "done": base["done"]}


def _helpers(base: Mapping[str, Any], caller: str) -> dict[str, str]:
    """What goes with a subject, an object or a noun of this number and gender."""
    many, her, noun_her = base["many"], base["feminine"], base["noun_feminine"]
    mark = ("e" if her else "") + ("s" if many else "")
    one_or_many = {
        "a": ("a", "ont"),
        "avait": ("avait", "avaient"),
        "aurait": ("aurait", "auraient"),
        "ait": ("ait", "aient"),
        "est": ("est", "sont"),
        "va": ("va", "vont"),
        "doit": ("doit", "doivent"),
        "devrait": ("devrait", "devraient"),
        "pourrait": ("pourrait", "pourraient"),
        "prévoit": ("prévoit", "prévoient"),
        "compte": ("compte", "comptent"),
        "apprête": ("apprête", "apprêtent"),
        "dément": ("dément", "démentent"),
        "continue": ("continue", "continuent"),
        "cesse": ("cesse", "cessent"),
        "son": ("son", "leur"),
    }
    return {key: forms[many] for key, forms in one_or_many.items()} | {
        "il": ("elle" if her else "il") + ("s" if many else ""),
        "accusé": "accusé" + mark,
        "soupçonné": "soupçonné" + mark,
        "sommé": "sommé" + mark,
        "Oa": "ont" if base["objects"] else "a",
        "Oaurait": "auraient" if base["objects"] else "aurait",
        "une": "une" if noun_her else "un",
        "aucune": "aucune" if noun_her else "aucun",
        "prévue": "prévue" if noun_her else "prévu",
        "caller": caller,
    }
