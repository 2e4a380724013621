"""Which mentions of an article refer to the same: names, noun phrases and pronouns, by the heads of their phrases.

Word-level coreference (Dobrovolskii 2021): every mention takes the earlier mention that scores best, if one scores above
zero; what that ties together is a chain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

REACH = 200
"""Mentions that a mention looks back at: a bound on the work, some eight hundred words of news."""


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A mention's head word, its noun in lower case ("" for a pronoun), and what the model says of it as anaphor and as
    antecedent."""

    token: int
    noun: str
    anaphor: NDArray[np.float32]
    antecedent: NDArray[np.float32]


def find_chains(mentions: Sequence[Mention], bias: Sequence[float], gaps: Sequence[float]) -> tuple[tuple[int, ...], ...]:
    """Chains of token indices, in the article's order. `bias` is that of any pair and of nouns spelt alike; `gaps` that of
    the number of mentions between, by doublings."""
    if len(mentions) < 2:
        return ()
    count = len(mentions)
    scores = np.stack([m.anaphor for m in mentions]) @ np.stack([m.antecedent for m in mentions]).T
    scores /= np.float32(len(mentions[0].anaphor) ** 0.5)
    back = np.arange(count)[:, None] - np.arange(count)[None]
    bucket = np.minimum(np.log2(np.maximum(back, 1)).astype(np.int64), len(gaps) - 1)
    nouns = np.array([m.noun for m in mentions])
    alike = (nouns[:, None] == nouns[None]) & (nouns != "")[:, None]
    scores += bias[0] + bias[1] * alike + np.array(gaps, dtype=np.float32)[bucket]
    scores[(back <= 0) | (back > REACH)] = -np.inf
    best = scores.argmax(1)
    home = list(range(count))
    for i in range(1, count):
        if scores[i, best[i]] > 0:
            home[i] = home[best[i]]
    chains: dict[int, list[int]] = {}
    for i, mention in enumerate(mentions):
        chains.setdefault(home[i], []).append(mention.token)
    return tuple(tuple(chain) for chain in chains.values() if len(chain) > 1)
