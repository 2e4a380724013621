"""Which mentions of an article refer to the same: names, noun phrases and pronouns, by the heads of their phrases.

Word-level coreference (Dobrovolskii 2021): every mention takes the earlier mention that scores best, if one scores above
zero; what that ties together is a chain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

REACH = 200
"""Mentions that a mention looks back at: a bound on the work, some eight hundred words of news."""


@dataclass(frozen=True, slots=True, eq=False)
class Mentions:
    """Mentions in the article's order: their head words, their nouns in lower case ("" for a pronoun), and what the model says
    of them as anaphors and as antecedents, a row each."""

    tokens: Sequence[int]
    nouns: Sequence[str]
    anaphors: Array
    antecedents: Array


BLOCK = 12
"""Mentions whose antecedents are looked for at once: few enough that the product stays on one thread."""


def find_chains(mentions: Mentions, bias: Sequence[float], gaps: Sequence[float]) -> tuple[tuple[int, ...], ...]:
    """Chains of token indices, in the article's order. `bias` is that of any pair and of nouns spelt alike; `gaps` that of
    the number of mentions between, by doublings."""
    if len(mentions.tokens) < 2:
        return ()
    home = list(range(len(mentions.tokens)))
    for i, antecedent in enumerate(_antecedents(mentions, bias, gaps)):
        if antecedent >= 0:
            home[i] = home[antecedent]
    chains: dict[int, list[int]] = {}
    for first, token in zip(home, mentions.tokens, strict=True):
        chains.setdefault(first, []).append(token)
    return tuple(tuple(chain) for chain in chains.values() if len(chain) > 1)


def _antecedents(mentions: Mentions, bias: Sequence[float], gaps: Sequence[float]) -> list[int]:
    """By mention, the earlier one that it refers back to, -1 for none."""
    anaphors = mentions.anaphors / np.float32(mentions.anaphors.shape[1] ** 0.5)
    nouns, count = _numbered(mentions.nouns), len(mentions.nouns)
    by_distance = _by_distance(bias[0], gaps)
    found: list[int] = []
    for start in range(0, count, BLOCK):
        end, low = min(start + BLOCK, count), max(0, start - REACH)
        scores = anaphors[start:end] @ mentions.antecedents[low:end].T
        scores += np.float32(bias[1]) * ((nouns[start:end, None] == nouns[None, low:end]) & (nouns[start:end, None] > 0))
        scores += by_distance[np.arange(start, end)[:, None] - np.arange(low, end)[None] + BLOCK]
        best = scores.argmax(1)
        found += np.where(scores[np.arange(end - start), best] > 0, best + low, -1).tolist()
    return found


def _numbered(nouns: Sequence[str]) -> NDArray[np.int64]:
    """The nouns as numbers, 0 for none."""
    number = {noun: i for i, noun in enumerate(dict.fromkeys(filter(None, nouns)), start=1)}
    return np.array([number.get(noun, 0) for noun in nouns])


def _by_distance(bias: float, gaps: Sequence[float]) -> NDArray[np.float32]:
    """What distance adds to a pair's score, from `BLOCK` mentions ahead, which never is an antecedent, to as far back as a
    block sees."""
    steps = np.arange(1, REACH + BLOCK)
    bucket = np.minimum(np.log2(steps).astype(np.int64), len(gaps) - 1)
    behind = np.where(steps > REACH, -np.inf, bias + np.array(gaps)[bucket])
    return np.concatenate([np.full(BLOCK + 1, -np.inf), behind]).astype(np.float32)
