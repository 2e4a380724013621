"""Fits the weights by which `link/score.py` tells whether two claims are one happening: `python -m linked.weigh --shared DIR`.

Pairs of claims that the stories beside this file, and the gold cases, label: logistic regression on the parts of each pair's
score, kept near the weights as they stand by a normal prior. Weights that were set by hand stay. The gold cases count three
times: they are two dense stories and what users have most of is many reports of one. Prints, for each story, B-cubed of its
linking with the weights as they stand and with weights fitted without it; then the weights fitted on all.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from linking import GOLD, NAMES, _match, read_articles, read_lines

import dateline
from dateline import link
from dateline.link import score
from dateline.model import Article, Claim

HERE = Path(__file__).parent
HELD = frozenset({"gabon-2023", "chad-2021", "burkina-2022", "karabakh-2020", "haiti-2021"})
"""Stories that only judge."""
BY_HAND = frozenset(
    {"told_anew", "country_clash", "denied_of_others", "one_and_many", "other_peoples", "toll", "toll_of_others"}
)
SPREAD = 0.4
"""How far a weight may move, as the deviation of the prior."""
STEP = 0.55
"""What part of the way to the fitted weights is gone: the stories are few."""
GOLD_WEIGHT = 3.0
NEVER = -1e9

Array = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True)
class Story:
    """Claims with what each tells of, and the parts of the score of each pair that is compared and not ruled out."""

    claims: Sequence[Claim]
    articles: Mapping[str, Article]
    labels: Mapping[str, str]
    parts: Array
    same: Array


def read_own(folder: Path) -> tuple[list[Claim], dict[str, Article], dict[str, str]]:
    """The claims of a story as the chain makes them, and the labels of those whose word is labelled."""
    told = {}
    for line in (folder / "happenings.tsv").read_text(encoding="utf-8").splitlines():
        report, start, _, label = line.split("\t")
        told[report, int(start)] = label
    with tempfile.TemporaryDirectory() as tmp, dateline.open(Path(tmp) / "c.dateline") as case:
        case.add(*sorted(folder.glob("*.txt")))
        case.build()
        claims, articles = case.claims(), {a.id: a for a in case.articles()}
    at = {c.id: (c.article, c.trigger.start) for c in claims}
    return claims, articles, {c: told[at[c]] or f"no happening: {c}" for c in at if at[c] in told}


def read_gold(shared: Path, name: str) -> tuple[list[Claim], dict[str, Article], dict[str, str]]:
    """The same of a gold case."""
    with tempfile.TemporaryDirectory() as tmp:
        articles, claims = read_articles(shared, name, Path(tmp), build=True)
    found = _match(read_lines(shared / GOLD[name] / "claims.jsonl"), {c.id: c for c in claims})
    return claims, articles, {c: str(r["event"] or f"no event: {c}") for c, r in found.items()}


def make_story(claims: list[Claim], articles: dict[str, Article], labels: dict[str, str], names: Sequence[str]) -> Story:
    """The story with its pairs."""
    compared = link.link_whole(claims, articles, []).comparison
    profiles, limits = compared._profiles, (score.FEWEST_ODDS, score.LEAST_BLOCKED)
    score.FEWEST_ODDS = score.LEAST_BLOCKED = NEVER  # the parts of every pair, however unlike
    scorer = score.Scorer(compared._statistics.background)
    rows, same = [], []
    for a, b in sorted(compared._to_compare(set(profiles))):
        scored = scorer.compare(profiles[a], profiles[b]) if a in labels and b in labels else None
        if scored is not None and not scored.block:
            rows.append([scored.parts.get(name, 0.0) for name in names])
            same.append(float(labels[a] == labels[b]))
    score.FEWEST_ODDS, score.LEAST_BLOCKED = limits
    return Story(claims, articles, labels, np.array(rows), np.array(same))


def fit(stories: Mapping[str, Story], names: Sequence[str], start: Array) -> Array:
    """The weights, a part of the way from where they start to the likeliest under the prior (Newton)."""
    prior = np.array([1e6 if name in BY_HAND else 1 / SPREAD**2 for name in names])
    weights = start.copy()
    for _ in range(50):
        slope, bend = prior * (weights - start), np.diag(prior)
        for name, story in stories.items():
            much = GOLD_WEIGHT if name in NAMES else 1.0
            chance = 1 / (1 + np.exp(-story.parts @ weights))
            slope = slope + much * story.parts.T @ (chance - story.same)
            bend = bend + much * (story.parts.T * (chance * (1 - chance))) @ story.parts
        move = np.linalg.solve(bend, slope)
        weights = weights - move
        if np.abs(move).max() < 1e-6:
            break
    moved: Array = start + STEP * (weights - start)
    return moved


def use(weights: Mapping[str, float]) -> None:
    """Have linking weigh so."""
    assert isinstance(score.WEIGHTS, dict)
    score.WEIGHTS.update(weights)
    score.SAID_WEIGHTS.update({part: weights[said] for part, said in score.SAID.items() if said in weights})
    most = sum(max(0.0, weights.get(part, 0.0)) for part in ("topics", "words")) + 1e-6
    score.MOST_OF_WORDS = most
    score.MOST_OF_WORDS_SAID = most + sum(max(0.0, score.SAID_WEIGHTS.get(part, 0.0)) for part in ("topics", "words"))
    score.MOST_OF_TELLING = max(0.0, weights["same_telling"])


def b_cubed(story: Story) -> tuple[float, float, float]:
    """Precision, recall and F of the linking, over the labelled claims (Bagga and Baldwin 1998)."""
    events = link.link_whole(story.claims, story.articles, []).events.events.values()
    home = {c: event.id for event in events for c in event.claims if c in story.labels}
    ours, theirs = _groups(home.items()), _groups((c, story.labels[c]) for c in home)
    common = {c: len(ours[home[c]] & theirs[story.labels[c]]) for c in home}
    precision = sum(common[c] / len(ours[home[c]]) for c in home) / len(home)
    recall = sum(common[c] / len(theirs[story.labels[c]]) for c in home) / len(home)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _groups(named: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for claim, name in named:
        found[name].add(claim)
    return found


def main() -> None:
    """Print the scores, then the weights."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, required=True)
    a = ap.parse_args()
    names = sorted(score.WEIGHTS)
    start = np.array([score.WEIGHTS[name] for name in names])
    own = {f.name: make_story(*read_own(f), names) for f in sorted(HERE.iterdir()) if (f / "happenings.tsv").exists()}
    stories = own | {name: make_story(*read_gold(a.shared, name), names) for name in NAMES}
    fitted_on = {name: story for name, story in stories.items() if name not in HELD}
    print("B-cubed precision, recall, F: weights as they stand; fitted without the story")
    for name, story in stories.items():
        others = {n: s for n, s in fitted_on.items() if n != name}
        use(dict(zip(names, map(float, start), strict=True)))
        before = b_cubed(story)
        use({n: round(float(w), 2) for n, w in zip(names, fit(others, names, start), strict=True)})
        after = b_cubed(story)
        print(f"{name:<16}", *(f"{x:.3f}" for x in before), "  ", *(f"{x:.3f}" for x in after), flush=True)
    for name, weight in zip(names, fit(fitted_on, names, start), strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
