"""Happenings for a reader that has no eye for them: the words that the codebook's cues know, with the cues' own odds."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Happening, Name, Token
from dateline.vocabulary import Cue, cues, nevers

NEAR = 3
"""Words on either side among which the other words of a cue stand."""
_VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


def propose(
    tokens: Sequence[Token], sentences: Sequence[tuple[int, int]], names: Sequence[Name], language: str
) -> tuple[Happening, ...]:
    """A happening for every word that a cue of the language fits and that is no part of a name: the strength of the best cue
    as its score, the cues' types as its types. No status and no role: grammar settles these."""
    named = {i for name in names if name.kind != "EVENT" for i in range(name.start, name.end)}
    found = []
    for start, end in sentences:
        lemmas = frozenset(t.lemma.lower() for t in tokens[start:end])
        for i in range(start, end):
            fitting = [] if i in named else _fitting(tokens, i, start, end, lemmas, language)
            if fitting:
                found.append(Happening(i, i + 1, max(c.strength for c in fitting), _types(fitting)))
    return tuple(found)


def _fitting(tokens: Sequence[Token], i: int, start: int, end: int, lemmas: frozenset[str], language: str) -> list[Cue]:
    """The cues of most words that fit a word by its part of speech, the words beside it and the codebook's traps."""
    known = [c for c in cues(tokens[i].lemma.lower(), language) if _is_pos(c, tokens[i])]
    if not known:
        return []
    window = tokens[max(start, i - NEAR) : min(end, i + NEAR + 1)]
    near = {word for t in window for word in (t.lemma.lower(), t.text.lower())}
    fitting = [
        c for c in known if near.issuperset(c.beside) and not nevers(language).get((c.type, c.lemma), frozenset()) & lemmas
    ]
    widest = max((c.size for c in fitting), default=0)
    return [c for c in fitting if c.size == widest]


def _is_pos(cue: Cue, token: Token) -> bool:
    return cue.pos == token.pos or (cue.pos == "NOUN" and token.pos == "PROPN") or (cue.pos == "VERB" and token.tag in _VERBAL)


def _types(found: Sequence[Cue]) -> tuple[tuple[str, float], ...]:
    """Each type with the strength of its best cue, best first, scaled down where they add up to more than one."""
    best: dict[str, float] = {}
    for cue in found:
        best[cue.type] = max(cue.strength, best.get(cue.type, 0.0))
    whole = max(1.0, sum(best.values()))
    return tuple((name, round(p / whole, 4)) for name, p in sorted(best.items(), key=lambda kv: (-kv[1], kv[0])))
