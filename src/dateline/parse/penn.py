"""The Penn tag nearest to a word of another tag set, so that rules on tense and number hold for every language."""

from __future__ import annotations

from collections.abc import Mapping

_MARKS = {".": ".", "?": ".", "!": ".", ",": ",", "(": "-LRB-", ")": "-RRB-", "«": "``", "»": "''", '"': "''"}
_PLAIN = {"ADJ": "JJ", "ADV": "RB", "ADP": "IN", "SCONJ": "IN", "DET": "DT", "PRON": "PRP", "NUM": "CD", "CCONJ": "CC"}


def penn_tag(pos: str, form: str, features: Mapping[str, str]) -> str:
    """The tag by the universal part of speech and features; FW where no tag fits."""
    if pos in ("VERB", "AUX"):
        return _verb_tag(features)
    if pos in ("NOUN", "PROPN"):
        plural = features.get("Number") == "Plur"
        return ("NNPS" if plural else "NNP") if pos == "PROPN" else "NNS" if plural else "NN"
    if pos == "PUNCT":
        return _MARKS.get(form, ":")
    return _PLAIN.get(pos, "FW")


def _verb_tag(features: Mapping[str, str]) -> str:
    match features.get("VerbForm"):
        case "Inf":
            return "VB"
        case "Part":
            return "VBG" if features.get("Tense") == "Pres" else "VBN"
    if features.get("Mood") == "Cnd":
        return "MD"
    if features.get("Tense") in ("Past", "Imp"):
        return "VBD"
    return "VBZ" if features.get("Number") == "Sing" and features.get("Person", "3") == "3" else "VBP"
