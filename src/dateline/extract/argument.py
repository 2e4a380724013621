"""How much a report argues: signs of an opinion piece, counted outside quotation marks, and fitted weights that add them up.

A columnist says "I" and "we", exclaims, stresses ("of course", "nothing"), points back at what was said ("This is …"),
opens sentences with "But" and "So", and infers; a news desk gives datelines, weekdays, quotes and who said them. No
sign decides alone. The law kept: the same text gives the same chance, whatever else is read.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from dateline.extract.phrases import Tree
from dateline.model import Analysis, Article

_FITTED = "en"
"""The language whose weights serve those that have none."""
_FEWEST = 150
"""Own words that are counted at least: signs of a text of a few lines weigh no more than they would in a longer one."""
_MOST = 4.0
"""Signs of one kind in a hundred words; more say no more."""


def signs_of_argument(article: Article, analysis: Analysis, tree: Tree, own_words: str) -> dict[str, float]:
    """Name of a sign → how often it stands in a hundred words of the report's own (`own_words`: the text with quoted words
    blanked), at most 4; "present" is a share of the verbs, "dateline" is 0 or 1."""
    words, quoted = tree.words, {i for q in analysis.quotations for i in range(q.start, q.end)}
    own = [t for i, t in enumerate(analysis.tokens) if i not in quoted]
    lemmas, tags = Counter(t.lemma.lower() for t in own), Counter(t.tag for t in own)
    sentences = [own_words[analysis.tokens[a].start : analysis.tokens[b - 1].end].strip() for a, b in analysis.sentences]
    counts = {
        "author": sum(t.text.lower() in words.grammar["self"] for t in own),
        "exclamation": own_words.count("!"),
        "aside": sum(own_words.count(mark) for mark in ("—", " – ", ";", ":")),
        "contention": len(words.contention.findall(own_words)),
        "own voice": len(words.own_voice.findall(own_words)),
        "emphasis": len(words.emphasis.findall(own_words)),
        "connective": sum(bool(words.connective.match(s)) for s in sentences),
        "pointing": sum(bool(words.pointing.match(s)) for s in sentences),
        "saying": sum(lemmas[verb] for verb in words.bare_saying | words.announcing | words.grammar["according"]),
        "weekday": sum(lemmas[day] for day in words.grammar["weekdays"]),
        "quotation": len(analysis.quotations),
    }
    present, past = tags["VBZ"] + tags["VBP"], tags["VBD"]
    out = {name: min(100 * n / max(_FEWEST, len(own)), _MOST) for name, n in counts.items()}
    return out | {"present": present / (present + past + 1), "dateline": float(bool(article.dateline))}


def chance_of_argument(signs: Mapping[str, float], language: str) -> float:
    """How likely a report with these signs is one that argues. Weights fitted on English serve a language that has none of its
    own: writers argue by the same signs, whatever words make them."""
    weights = _weights().get(language) or _weights()[_FITTED]
    total = weights["always"] + sum(weights.get(name, 0.0) * value for name, value in signs.items())
    return 1 / (1 + math.exp(-total))


@cache
def _weights() -> dict[str, dict[str, float]]:
    return tomllib.loads((files(__package__) / "argument.toml").read_text("utf-8"))
