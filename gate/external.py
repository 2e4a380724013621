"""Score the coding on public marks, raw text in; compare with what is pinned in gate/external.json.

`python gate/external.py --shared DIR [--pin] [--lower "reason"]`. Each sentence or report is an article of its own, given
as English, coded by the whole chain but linking. Fails when a pinned figure falls by more than the tolerance. `--pin` takes
today's figures as the new pins; one that is lower than before also needs `--lower`, whose reason belongs into the changelog.

The marks, none of which anything that ships was trained on, nor tuned on but PolNeAR (quotations and pronouns):

* `gsr`: PLOVER's gold sentences (Open Event Data Alliance, 2016; CC BY-SA 4.0): type, actors, recipients.
* `plv`: sentences with source and target marked (no licence stated): type. `plv, tuned` says what weights learnt on these
  sentences would give; they are learnt on four fifths, scored on the last, and thrown away.
* `wikievents`: the development half of WikiEvents (Li, Ji and Han 2021; MIT): the happenings that ACLED has a sub-event for.
* `muc4`: the development reports of MUC-3 and MUC-4: whether a report tells of political violence. All in capitals.

The **main claim** of an article is the one of highest score, the first in the text of several. A type that PLOVER lacks
counts as the nearest that it has: a COUP as COERCE, a resignation as RETREAT; any other is wrong.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import re
import tarfile
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from pins import hold
from run import digest_of

from dateline.export.acled import sub_event_of
from dateline.export.acled_rules import SubEvent
from dateline.extract.phrases import Tree
from dateline.extract.what import FLOOR, What
from dateline.ingest import read_sources
from dateline.knowledge.countries import by_demonym, by_seat, country
from dateline.knowledge.spelling import fold
from dateline.model import Analysis, Article, Chronology, Claim
from dateline.pipeline import Coded, link_case, read_and_code
from dateline.vocabulary import event_types

PINS = Path(__file__).parent / "external.json"
TOLERANCE = 0.005
FILES = {
    "gsr": "corpora/plover_gsr_cameo.txt",
    "plv": "corpora/plover_plv_train.tsv",
    "wikievents": "corpora/wikievents_traindev.tar.xz",
    "muc4": "corpora/muc4_traindev.tar.xz",
    "polnear": "corpora/polnear.tar.xz",
}

NOT_OURS = "plv, tuned"
"""What nothing that ships scores: stated, and not held to."""

PLOVER = {
    **{t: t for t in ("ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE")},
    **{t: t for t in ("PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN")},
}
GSR = {k: v for k, v in PLOVER.items() if k not in ("ACCUSE", "REQUEST")} | {
    **{"DEMAND": "REQUEST", "FIGHT": "ASSAULT", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE"},
}
"""PLOVER 0.5's names → today's."""
PLV = {k: k for k in PLOVER if k not in ("CONCEDE", "RETREAT")} | {"YIELD": "YIELD"}
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
NEAREST = {"COUP": "COERCE", "OFFICE resign": "RETREAT"}
WIKIEVENTS = {
    "Conflict.Attack.DetonateExplode": ("Explosions/Remote violence",),
    "Conflict.Attack": ("Battles", "Explosions/Remote violence", "Violence against civilians", "Riots"),
    "Conflict.Demonstrate": ("Protests", "Riots"),
    "Justice.ArrestJailDetain": ("Arrests",),
    "Life.Die": ("Battles", "Explosions/Remote violence", "Violence against civilians", "Riots"),
    "Life.Injure": ("Battles", "Explosions/Remote violence", "Violence against civilians", "Riots"),
}
"""The beginning of a type's name, the longest first that fits → ACLED's event types or sub-events that it may be."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One text with what is known of it; an empty tuple is nothing known."""

    id: str
    text: str
    type: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


# ---------------------------------------------------------------- coding


def code(marks: Sequence[Mark]) -> list[tuple[Article, Coded]]:
    """The articles of some texts with their claims, in order."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "marks.jsonl"
        records = ({"id": f"{n:05}", "text": m.text, "language": "en"} for n, m in enumerate(marks))
        path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
        articles = [a for a in read_sources([str(path)]) if isinstance(a, Article)]
    coded = read_and_code(articles)
    faults = [c.trouble for c in coded if c.trouble]
    if faults or len(coded) != len(marks):
        raise SystemExit(f"{len(marks) - len(coded)} texts were not read, {len(faults)} met a fault: {faults[:1]}")
    return list(zip(articles, coded, strict=True))


def main_claim(claims: Iterable[Claim]) -> Claim | None:
    """The claim of highest score, the first in the text of several; None when there is none."""
    return min(claims, key=lambda c: (-c.score, c.trigger.start), default=None)


def plover_type(claim: Claim) -> str:
    """The claim's type under PLOVER's names; one that PLOVER lacks and nothing comes near stays what it is."""
    return NEAREST.get(claim.type) or NEAREST.get(f"{claim.type} {claim.mode}") or claim.type


# ---------------------------------------------------------------- who


_EMPTY = frozenset("a an and at by for from her his in its of on or s the their to with".split())


def name_words(name: str) -> frozenset[str]:
    """The words of a name that can tell it, a country's adjective, people and seat of government as the country."""
    lands = [country(name) or by_demonym(name) or by_seat(name)]
    words = set()
    for word in re.findall(r"\w[\w'.-]*", name):
        lands.append(country(word) or by_demonym(word) or by_seat(word))
        words.add(fold(word))
    named = {w for land in lands if land for w in fold(land.name).split()}
    return frozenset((words | named) - _EMPTY - {""})


def overlaps(gold: Collection[str], ours: Iterable[str]) -> bool:
    """Whether some name of ours shares a word with some name of gold's."""
    known = frozenset().union(*map(name_words, gold)) if gold else frozenset()
    return any(known & name_words(name) for name in ours)


def who(claim: Claim, role: str) -> list[str]:
    """Names and words of a role. In types that have parties and no recipients, recipients are looked for among these."""
    fillers = claim.actors if role == "actors" else claim.recipients
    if role == "recipients" and event_types()[claim.type].parties:
        fillers = (*fillers, *claim.actors)
    return [w for f in fillers for w in (f.name, f.text) if w]


# ---------------------------------------------------------------- figures


def macro_f1(gold: Sequence[str], said: Sequence[str | None]) -> float:
    """Mean over gold's types of the F1 of each."""
    hits = Counter(g for g, s in zip(gold, said, strict=True) if g == s)
    golden, found = Counter(gold), Counter(s for s in said if s)
    return sum(2 * hits[t] / (golden[t] + found[t]) for t in golden) / len(golden)


def share(rights: Iterable[bool]) -> float:
    """How many are true, of all."""
    found = list(rights)
    return sum(found) / len(found) if found else 0.0


def f1(right: int, gold: int, found: int) -> float:
    """Balanced F."""
    return 2 * right / (gold + found) if gold + found else 0.0


# ---------------------------------------------------------------- PLOVER's gold sentences


def read_gsr(path: Path) -> list[Mark]:
    """The sentences of PLOVER's gold file, without its note on itself."""

    def texts(some: Any) -> tuple[str, ...]:
        return tuple(a["actorText"] for a in some if a.get("actorText")) if isinstance(some, list) else ()

    return [
        Mark(r["id"], r["text"].strip(), GSR[r["event"]], texts(r.get("source")), texts(r.get("target")))
        for r in json.loads(path.read_text(encoding="utf-8"))
        if r["event"] != "DOCUMENT"
    ]


def score_gsr(marks: Sequence[Mark]) -> dict[str, float]:
    """Types over all sentences; who over those in which gold names somebody."""
    claims = [c.claims for _, c in code(marks)]
    chief = [main_claim(some) for some in claims]
    types = [{plover_type(c) for c in some} for some in claims]
    said = [plover_type(c) if c else None for c in chief]
    gold = [m.type for m in marks]
    hits = sum(g in t for g, t in zip(gold, types, strict=True))
    figures = {
        "a claim": share(bool(some) for some in claims),
        "type of a claim": hits / len(marks),
        "type of a claim, F1": f1(hits, len(marks), sum(map(len, types))),
        "type of first claim": share(bool(some) and plover_type(some[0]) == g for g, some in zip(gold, claims, strict=True)),
        "type of main claim": share(g == s for g, s in zip(gold, said, strict=True)),
        "type of main claim, macro F1": macro_f1(gold, said),
    }
    for role in ("actors", "recipients"):
        known = [(getattr(m, role), c, some) for m, c, some in zip(marks, chief, claims, strict=True) if getattr(m, role)]
        figures[f"{role} of main claim"] = share(c is not None and overlaps(g, who(c, role)) for g, c, _ in known)
        figures[f"{role} of a claim"] = share(any(overlaps(g, who(c, role)) for c in some) for g, _, some in known)
    whole = [_whole(m, some) for m, some in zip(marks, claims, strict=True)]
    return figures | {"a claim with type and all who are named": share(whole)}


def _whole(mark: Mark, claims: Iterable[Claim]) -> bool:
    """Whether one claim has the type, an actor and a recipient, as far as gold gives them."""
    roles = [r for r in ("actors", "recipients") if getattr(mark, r)]
    return any(plover_type(c) == mark.type and all(overlaps(getattr(mark, r), who(c, r)) for r in roles) for c in claims)


# ---------------------------------------------------------------- sentences with source and target


def read_plv(path: Path) -> list[Mark]:
    """The sentences whose source and target are marked."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [Mark(r["sentence_id"], r["sentence"].strip(), PLV[r["gold_root"]], (r["source"],), (r["target"],)) for r in rows]


def between(mark: Mark, claims: Sequence[Claim]) -> Claim | None:
    """The claim between source and target: the one that shares most of the two, then the main one."""

    def shared(claim: Claim) -> int:
        return overlaps(mark.actors, who(claim, "actors")) + overlaps(mark.recipients, who(claim, "recipients"))

    most = max(map(shared, claims), default=0)
    return main_claim(c for c in claims if shared(c) == most)


def plv_type(claim: Claim | None) -> str | None:
    """The claim's type with CONCEDE and RETREAT as one."""
    return YIELD.get(plover_type(claim), plover_type(claim)) if claim else None


def score_plv(marks: Sequence[Mark]) -> dict[str, dict[str, float]]:
    """As the chain is, and with weights learnt on the other folds."""
    coded = [c for _, c in code(marks)]
    chosen = [between(m, c.claims) for m, c in zip(marks, coded, strict=True)]
    gold = [m.type for m in marks]
    said = [plv_type(c) for c in chosen]
    types = [{plv_type(c) for c in coded_.claims} for coded_ in coded]
    features = np.array([_features(c.analysis.unpack(), claim) for c, claim in zip(coded, chosen, strict=True)])
    tuned = cross_validated(features, gold)
    return {
        "plv": {
            "a claim": share(c is not None for c in chosen),
            "type of a claim": share(g in t for g, t in zip(gold, types, strict=True)),
            "type": share(g == s for g, s in zip(gold, said, strict=True)),
            "type, macro F1": macro_f1(gold, said),
        },
        NOT_OURS: {
            "type": share(g == s for g, s in zip(gold, tuned, strict=True)),
            "type, macro F1": macro_f1(gold, tuned),
        },
    }


def _features(analysis: Analysis, claim: Claim | None) -> list[float]:
    """The two parts of which the chain sums a type's score: the reader's log probability, and its strongest cue."""
    names = list(event_types())
    happening = next((h for h in analysis.happenings if claim and analysis.span(h.start, h.end) == claim.trigger), None)
    if happening is None:
        return [0.0] * (2 * len(names))
    what, chances = What(Tree(analysis)), dict(happening.types)
    cues = [c for c in what._cues(happening) if what.doers.allow(c, happening.start)]
    strengths = [max((c.strength for c in cues if c.type == name), default=0.0) for name in names]
    return [*(math.log((chances.get(name, 0.0) + FLOOR) / FLOOR) for name in names), *strengths]


FOLDS, STEPS, RATE, RIDGE = 5, 400, 0.5, 1e-3
"""Of the weights: folds (every fifth sentence), steps and rate of descent, ridge. Not searched for."""


def cross_validated(features: np.ndarray[Any, Any], gold: Sequence[str]) -> list[str]:
    """The type of each row by multinomial logistic regression on the rows of the other folds."""
    names = sorted(set(gold))
    want = np.eye(len(names))[[names.index(g) for g in gold]]
    fold = np.arange(len(gold)) % FOLDS
    said = np.zeros(len(gold), dtype=int)
    for held in range(FOLDS):
        learn = fold != held
        mean, spread = features[learn].mean(0), features[learn].std(0) + 1e-6
        scaled = np.c_[(features - mean) / spread, np.ones(len(gold))]
        weights = _fit(scaled[learn], want[learn])
        said[~learn] = (scaled[~learn] @ weights).argmax(1)
    return [names[s] for s in said]


def _fit(rows: np.ndarray[Any, Any], want: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    weights = np.zeros((rows.shape[1], want.shape[1]))
    for _ in range(STEPS):
        scores = rows @ weights
        chances = np.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        weights -= RATE * (rows.T @ (chances - want) / len(rows) + RIDGE * weights)
    return weights


# ---------------------------------------------------------------- ACLED's sub-events


def kinds_of(article: Article, claims: Sequence[Claim]) -> dict[str, SubEvent]:
    """Claim → the sub-event that the `acled` export gives its event; claims of no such event are not there."""
    linked = link_case(claims, {article.id: article}, ())
    chronology = Chronology(
        linked.events,
        {c.id: c for c in linked.claims},
        {article.id: article},
        actors={a.name: a for a in linked.actors},
    )
    kinds = {e: sub_event_of(chronology, e) for e in linked.events}
    return {c: kind for e, kind in kinds.items() if kind for c in e.claims}


@dataclass(frozen=True, slots=True)
class Named:
    """A happening in a text: where its words stand, and what ACLED may call it."""

    start: int
    end: int
    kinds: tuple[str, ...]


def read_wikievents(path: Path) -> list[tuple[Mark, list[Named]]]:
    """The development articles, one sentence a line, with the happenings that ACLED has a sub-event for."""
    return [_read_article(json.loads(line)) for line in _member(path, "wikievents/dev.jsonl").splitlines()]


def _read_article(record: dict[str, Any]) -> tuple[Mark, list[Named]]:
    starts: list[int] = []
    text = ""
    for words, sentence in record["sentences"]:
        starts += [len(text) + start - words[0][1] for _, start, _ in words]
        text += sentence + "\n"
    named = []
    for event in record["event_mentions"]:
        kind = next((k for name, k in WIKIEVENTS.items() if event["event_type"].startswith(name)), None)
        if kind:
            start = starts[event["trigger"]["start"]]
            named.append(Named(start, start + len(event["trigger"]["text"]), kind))
    return Mark(record["doc_id"], text, ""), named


def score_wikievents(read: Sequence[tuple[Mark, list[Named]]]) -> dict[str, float]:
    """Of the happenings that ACLED codes: those that a claim names, and those whose claim is of a right kind."""
    found: list[bool] = []
    right: dict[str, list[bool]] = {}
    for (article, coded), (_, named) in zip(code([m for m, _ in read]), read, strict=True):
        kinds = kinds_of(article, coded.claims)
        for one in named:
            here = [c.id for c in coded.claims if c.trigger.start < one.end and one.start < c.trigger.end]
            got = {k for c in here if c in kinds for k in (kinds[c].event_type, kinds[c].name)}
            found.append(bool(here))
            right.setdefault(_group(one.kinds), []).append(bool(got & set(one.kinds)))
    figures = {"a claim": share(found), "right kind": share(r for some in right.values() for r in some)}
    return figures | {f"right kind: {group}": share(some) for group, some in sorted(right.items())}


def _group(kinds: tuple[str, ...]) -> str:
    return kinds[0] if len(kinds) == 1 else "demonstrations" if "Protests" in kinds else "any violence"


# ---------------------------------------------------------------- reports of political violence


BOMBS = re.compile(r"\b(?:BOMB|DYNAMITE|MINE|EXPLOSIVE|GRENADE|MISSILE|ROCKET|MORTAR)S?\b")


@dataclass(frozen=True, slots=True)
class Incidents:
    """What a report's templates hold: whether there is one, whether one names a bomb or a missile, who did it."""

    violent: bool
    bombs: bool
    doers: tuple[str, ...]


def read_muc4(path: Path) -> list[tuple[Mark, Incidents]]:
    """The development reports with what their templates hold; templates that are optional are not asked for."""
    templates: dict[str, list[dict[str, list[str]]]] = {}
    for block in _member(path, "muc4/keys_dev").split("%%%"):
        if block.strip():
            slots: dict[str, list[str]] = {}
            pairs = json.loads(block)
            for slot, value in pairs:
                slots.setdefault(slot, []).extend(_strings(value))
            if isinstance(dict(pairs)["message_template"], int) and "message_template_optional" not in slots:
                templates.setdefault(dict(pairs)["message_id"], []).append(slots)
    reports = map(json.loads, _member(path, "muc4/doc_dev").splitlines())
    return [(Mark(r["docid"], r["text"], ""), _incidents(templates.get(r["docid"], []))) for r in reports]


def _strings(value: Any) -> list[str]:
    """All names of a slot's filler; of one with a description, the names after it."""
    return [] if not isinstance(value, dict) else value.get("strings") or value.get("strings_rhs") or []


def _incidents(templates: Sequence[Mapping[str, Sequence[str]]]) -> Incidents:
    def all_of(slot: str) -> tuple[str, ...]:
        return tuple(w for t in templates for w in t.get(slot, ()))

    bombs = any(BOMBS.search(w) for w in all_of("incident_instrument_id"))
    return Incidents(bool(templates), bombs, all_of("perp_organization_id") + all_of("perp_individual_id"))


def score_muc4(read: Sequence[tuple[Mark, Incidents]]) -> dict[str, float]:
    """Whether reports of political violence get such an event, those of bombs one of the kind, and who did it."""
    said: list[bool] = []
    bombs: list[bool] = []
    doers: list[bool] = []
    for (article, coded), (_, gold) in zip(code([m for m, _ in read]), read, strict=True):
        kinds = kinds_of(article, coded.claims)
        violent = [c for c in coded.claims if c.id in kinds and "Political violence" in kinds[c.id].disorder_type]
        said.append(bool(violent))
        if gold.bombs:
            bombs.append(any(kinds[c.id].event_type == "Explosions/Remote violence" for c in violent))
        if gold.doers:
            doers.append(any(overlaps(gold.doers, who(c, "actors")) for c in violent))
    hits = sum(s and g.violent for s, (_, g) in zip(said, read, strict=True))
    return {
        "violence told, F1": f1(hits, sum(g.violent for _, g in read), sum(said)),
        "violence told": hits / sum(g.violent for _, g in read),
        "bombs told": share(bombs),
        "a doer of violence": share(doers),
    }


# ---------------------------------------------------------------- who says so


@dataclass(frozen=True, slots=True)
class Attribution:
    """A passage that a report gives on somebody's word, and where this somebody stands."""

    content: tuple[int, int]
    source: tuple[int, int]


def read_polnear(path: Path) -> list[tuple[Mark, list[Attribution]]]:
    """The development articles of PolNeAR (Newell and others 2018) with every attribution that has a source."""
    with tarfile.open(path) as archive:
        files = {m.name: archive.extractfile(m) for m in archive if m.isfile() and "/dev/" in m.name}
        texts = {name: file.read().decode("utf-8") for name, file in files.items() if file}
    read = []
    for name in sorted(n for n in texts if n.endswith(".ann")):
        stem = Path(name).stem.rpartition("_")[0]
        text = next(
            (t for n, t in texts.items() if n.endswith(f"/text/{Path(name).stem}.txt") or n.endswith(f"/text/{stem}.txt")), None
        )
        if text is not None:
            read.append((Mark(Path(name).stem, text, ""), _attributions(texts[name])))
    return read


def _attributions(annotations: str) -> list[Attribution]:
    spans: dict[str, tuple[int, int]] = {}
    found = []
    for line in annotations.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            ends = re.findall(r"\d+", rest.partition("\t")[0])
            spans[key] = (int(ends[0]), int(ends[-1]))
        elif key.startswith("E"):
            parts = dict(reversed(re.sub(r"\d+(?=:)", "", part).split(":")) for part in rest.split()[1:])
            told = [spans[k] for k, kind in parts.items() if kind == "Content" and k in spans]
            sources = [spans[k] for k, kind in parts.items() if kind == "Source" and k in spans]
            found += [Attribution(content, source) for content in told for source in sources]
    return found


def score_polnear(read: Sequence[tuple[Mark, list[Attribution]]]) -> dict[str, float]:
    """Of the claims in what somebody is quoted or reported as saying, those with a source, and with that one somewhere in the
    chain; of the sources that claims have, those that PolNeAR has for that place."""
    with_any: list[bool] = []
    with_it: list[bool] = []
    sound: list[bool] = []
    for (_, coded), (_, gold) in zip(code([m for m, _ in read]), read, strict=True):
        for claim in coded.claims:
            here = [a for a in gold if a.content[0] <= claim.trigger.start and claim.trigger.end <= a.content[1]]
            named = [f.span for f in claim.said_by if f.span is not None]
            hit = any(s.start < a.source[1] and a.source[0] < s.end for a in here for s in named)
            if here:
                with_any.append(bool(claim.said_by))
                with_it.append(hit)
            if named:
                sound.append(hit)
    return {
        "claims with a source": share(with_any),
        "claims with that source": share(with_it),
        "sources that are there": share(sound),
    }


def _member(path: Path, name: str) -> str:
    """The text of one file of an archive."""
    with tarfile.open(path) as archive:
        file = archive.extractfile(name)
        if file is None:
            raise SystemExit(f"{path} holds no {name}")
        return file.read().decode("utf-8")


# ---------------------------------------------------------------- all together


MARKS: Mapping[str, Callable[[Path], dict[str, dict[str, float]]]] = {
    "gsr": lambda path: {"gsr": score_gsr(read_gsr(path))},
    "plv": lambda path: score_plv(read_plv(path)),
    "wikievents": lambda path: {"wikievents": score_wikievents(read_wikievents(path))},
    "muc4": lambda path: {"muc4": score_muc4(read_muc4(path))},
    "polnear": lambda path: {"polnear": score_polnear(read_polnear(path))},
}


def main() -> int:
    """Score, print, compare."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", type=Path, required=True)
    ap.add_argument("--pin", action="store_true")
    ap.add_argument("--lower", default="")
    a = ap.parse_args()
    missing = [name for name in FILES.values() if not (a.shared / name).exists()]
    if missing:
        print(f"not under {a.shared}: {', '.join(missing)}; nothing is scored")
        return 0
    corpora = {name: digest_of(a.shared / path) for name, path in FILES.items()}
    scores: dict[str, dict[str, float]] = {}
    for name, score in MARKS.items():
        for mark, figures in score(a.shared / FILES[name]).items():
            scores[mark] = {k: round(v, 4) for k, v in figures.items()}
            for figure, value in scores[mark].items():
                print(f"{mark:<12}{figure:<50}{value:>7.3f}", flush=True)
    return compare({"corpora": corpora, "scores": scores}, pin=a.pin, lower=a.lower)


def compare(today: dict[str, Any], *, pin: bool, lower: str) -> int:
    """Hold today's figures against the pinned ones; 1 when one fell and no reason is given."""
    return hold(PINS, today, "scores", tolerance=TOLERANCE, pin=pin, lower=lower, unheld=(NOT_OURS,))


if __name__ == "__main__":
    raise SystemExit(main())
