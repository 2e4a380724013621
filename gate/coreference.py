"""Score the linking on ECB+ (Cybulska and Vossen 2014; CC BY 3.0): which words of several reports name one happening.

`python gate/coreference.py --shared DIR [--tune] [--json FILE]`. The happenings are given, as in the corpus's customary
"gold mentions" setting: each mention of one in a sentence that the corpus's makers checked becomes a claim. Its trigger is
the mention; its type the one that the codebook's cues give its word (else the corpus's own class); its actors and
recipients the participants named before and behind it in its sentence, under those words; its time an explicit date, its
place a place of the sentence. So no reader and no coder takes part, and most of the stories (crime, sport, deals) are not
what the codebook is made for. Each topic is linked by itself.

`--tune` scores topics 1–25, on which rules may be tried; otherwise topics 26–35, which are only scored. Printed are the
F1 of MUC (Vilain and others 1995), B-cubed (Bagga and Baldwin 1998) and CEAF-e (Luo 2005), single mentions counted, their
mean (CoNLL), and that of two baselines: every mention alone, and mentions of one word stem within a topic together.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import tarfile
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

from dateline.link.words import split_words, stem
from dateline.model import Article, Claim, Filler, Place, Span, digest
from dateline.pipeline import link_case
from dateline.vocabulary import cues
from dateline.when import UNKNOWN, When

CORPUS = "corpora/ecbplus_traindev.tar.xz"
TUNING = range(1, 26)
MONTHS = "january february march april may june july august september october november december".split()

Clusters = Sequence[frozenset[str]]


# ------------------------------------------------------------ the corpus


@dataclass(frozen=True, slots=True)
class Mention:
    """Some tokens of one sentence, what the corpus takes them for, and what they refer to."""

    kind: str
    first: int
    last: int
    sentence: int
    refers: str


@dataclass(frozen=True, slots=True)
class Document:
    """One report of a topic: its words with their places in the text, and its mentions in checked sentences."""

    name: str
    topic: int
    text: str
    spans: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]

    def words(self, mention: Mention) -> tuple[int, int]:
        """Characters of a mention."""
        return self.spans[mention.first][0], self.spans[mention.last][1]


def read_corpus(path: Path, topics: Iterable[int]) -> Iterator[Document]:
    """The documents of some topics, in order of their names."""
    with tarfile.open(path) as tar:
        listed = {m.name: m for m in tar.getmembers() if m.isfile()}
        table = next(n for n in listed if n.endswith("/ECBplus_coreference_sentences.csv"))
        checked = _checked(_read(tar, listed[table]).decode("utf-8-sig"))
        wanted = set(topics)
        for name in sorted(listed):
            found = re.search(r"/(\d+)/\d+_(\d+ecb(?:plus)?)\.xml$", name)
            if found and int(found[1]) in wanted:
                yield _document(_read(tar, listed[name]), int(found[1]), found[2], checked[int(found[1]), found[2]])


def _read(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = tar.extractfile(member)
    assert file is not None
    return file.read()


def _checked(table: str) -> dict[tuple[int, str], set[int]]:
    """(topic, report) → numbers of the sentences whose annotation was checked."""
    out: dict[tuple[int, str], set[int]] = defaultdict(set)
    for row in csv.DictReader(io.StringIO(table)):
        out[int(row["Topic"]), row["File"]].add(int(row["Sentence Number"]))
    return out


def _document(source: bytes, topic: int, name: str, checked: set[int]) -> Document:
    root = ElementTree.fromstring(source)
    at, text, spans, sentence_of = {}, "", [], []
    for i, token in enumerate(root.iter("token")):
        at[token.get("t_id")] = i
        spans.append((len(text), len(text) + len(token.text or "")))
        sentence_of.append(int(token.get("sentence", "0")))
        text += (token.text or "") + " "
    refers = _references(root, f"{topic}/{name}")
    mentions = []
    for mark in root.find("Markables") or ():
        anchors = sorted(at[a.get("t_id")] for a in mark.iter("token_anchor"))
        if anchors and sentence_of[anchors[0]] in checked:
            m_id = mark.get("m_id", "")
            refers.setdefault(m_id, f"{topic}/{name}/{m_id}")
            mentions.append(Mention(mark.tag, anchors[0], anchors[-1], sentence_of[anchors[0]], refers[m_id]))
    return Document(f"{topic}_{name}", topic, text, tuple(spans), tuple(sorted(mentions, key=lambda m: (m.first, m.last))))


def _references(root: ElementTree.Element, document: str) -> dict[str, str]:
    """Mention id → what it refers to, for those that share it with another."""
    out = {}
    for relation in root.find("Relations") or ():
        across = relation.tag == "CROSS_DOC_COREF"
        name = relation.get("note", "") if across else f"{document}/{relation.get('r_id')}"
        for source in relation.iter("source"):
            out[source.get("m_id", "")] = name
    return out


# ------------------------------------------------------------ claims


def make_claims(document: Document) -> Iterator[tuple[Claim, str]]:
    """A claim for each happening of a document, with what it refers to."""
    for mention in document.mentions:
        if "ACTION" in mention.kind:
            yield _claim(document, mention), mention.refers


def _claim(document: Document, mention: Mention) -> Claim:
    start, end = document.words(mention)
    beside = [m for m in document.mentions if m.sentence == mention.sentence and m is not mention]
    parties = [m for m in beside if m.kind.startswith(("HUMAN_PART", "NON_HUMAN_PART"))]
    first, last = min(m.first for m in (mention, *beside)), max(m.last for m in (mention, *beside))
    words = document.text[start:end]
    return Claim(
        id=digest("claim", document.name, str(start), str(end), mention.kind),
        article=document.name,
        quote=Span(document.name, document.spans[first][0], document.spans[last][1]),
        trigger=Span(document.name, start, end),
        trigger_text=words,
        type=type_of(words) or mention.kind.removeprefix("NEG_"),
        mode=None,
        status="denied" if mention.kind.startswith("NEG_") else "happened",
        actors=_fillers(document, [m for m in parties if m.last < mention.first]),
        recipients=_fillers(document, [m for m in parties if m.first > mention.last]),
        when=_time(document, beside),
        where=_place(document, mention, beside),
    )


def _fillers(document: Document, parties: Sequence[Mention]) -> tuple[Filler, ...]:
    found = {}
    for party in parties:
        start, end = document.words(party)
        name = re.sub(r"^(?:the|a|an) ", "", document.text[start:end], flags=re.IGNORECASE)
        found[name] = Filler(name, Span(document.name, start, end), "", document.text[start:end])
    return tuple(found.values())


def _time(document: Document, beside: Sequence[Mention]) -> When:
    """The explicit date of a sentence: with its year, since ECB+ does not say when a report appeared."""
    for mention in beside:
        if mention.kind.startswith("TIME"):
            start, end = document.words(mention)
            words = document.text[start:end].lower()
            year = re.search(r"\b(?:19|20)\d\d\b", words)
            month = next((i for i, m in enumerate(MONTHS, 1) if re.search(rf"\b{m[:3]}\w*\b", words)), 0)
            day = re.search(r"\b(?:[12]?\d|3[01])\b", words)
            if year:
                iso = year[0] + (f"-{month:02d}" if month else "") + (f"-{int(day[0]):02d}" if month and day else "")
                return When.of(iso, reason="an explicit date of its sentence")
    return UNKNOWN


def _place(document: Document, mention: Mention, beside: Sequence[Mention]) -> Place | None:
    places = [m for m in beside if m.kind.startswith("LOC")]
    if not places:
        return None
    nearest = min(places, key=lambda m: (abs(m.first - mention.last), m.first))
    start, end = document.words(nearest)
    return Place(document.text[start:end], span=Span(document.name, start, end), text=document.text[start:end])


@cache
def type_of(words: str) -> str:
    """The type whose cue is surest for a word of some words; empty when none has one."""
    found = [
        (cue.strength, cue.type) for word in split_words(words) for base in bases(word) for cue in cues(base) if not cue.beside
    ]
    return max(found, default=(0.0, ""))[1]


def bases(word: str) -> tuple[str, ...]:
    """The forms that a word may be an inflection of."""
    out = [word, _irregular().get(word, word)]
    for ending, put in (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            base = word[: -len(ending)] + put
            out += [base, base[:-1]] if base[-1:] == base[-2:-1] else [base]
    return tuple(dict.fromkeys(out))


@cache
def _irregular() -> Mapping[str, str]:
    table = tomllib.loads(files("dateline.parse").joinpath("irregular.toml").read_text("utf-8"))
    return dict(pair.split(":") for pair in table["verbs"].split())


# ------------------------------------------------------------ measures


def f1(precision: float, recall: float) -> float:
    """Their harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def muc(gold: Clusters, found: Clusters) -> float:
    """F1 of the links that hold clusters together."""
    return f1(_links_kept(found, gold), _links_kept(gold, found))


def _links_kept(clusters: Clusters, other: Clusters) -> float:
    home = {m: i for i, c in enumerate(other) for m in c}
    kept = sum(len(c) - len({home[m] for m in c}) for c in clusters)
    whole = sum(len(c) - 1 for c in clusters)
    return kept / whole if whole else 0.0


def b_cubed(gold: Clusters, found: Clusters) -> float:
    """F1 of mentions' clusters."""
    return f1(_overlap(found, gold), _overlap(gold, found))


def _overlap(clusters: Clusters, other: Clusters) -> float:
    home = {m: c for c in other for m in c}
    return sum(len(c & home[m]) / len(c) for c in clusters for m in c) / sum(map(len, clusters))


def ceaf_e(gold: Clusters, found: Clusters) -> float:
    """F1 of the best one-to-one alignment of clusters, likeness being the Dice overlap."""
    home = {m: i for i, c in enumerate(found) for m in c}
    near: dict[int, dict[int, float]] = {
        g: {f: 2 * len(c & found[f]) / (len(c) + len(found[f])) for f in sorted({home[m] for m in c})}
        for g, c in enumerate(gold)
    }
    likeness = sum(_best_alignment(part, near) for part in _components(near))
    return f1(likeness / len(found), likeness / len(gold))


def _components(near: Mapping[int, Mapping[int, float]]) -> Iterator[list[int]]:
    """Rows that share columns, directly or through others."""
    rows_of: dict[int, list[int]] = defaultdict(list)
    for row, columns in near.items():
        for column in columns:
            rows_of[column].append(row)
    seen: set[int] = set()
    for row in near:
        part, todo = [], [row]
        while todo:
            here = todo.pop()
            if here not in seen:
                seen.add(here)
                part.append(here)
                todo += [r for c in near[here] for r in rows_of[c]]
        if part:
            yield sorted(part)


def _best_alignment(rows: Sequence[int], near: Mapping[int, Mapping[int, float]]) -> float:
    """The largest sum of likeness over one-to-one alignments of some rows with their columns."""
    columns = sorted({c for r in rows for c in near[r]})
    cost = [[-near[r].get(c, 0.0) for c in columns] for r in rows]
    if len(rows) > len(columns):
        cost = [list(line) for line in zip(*cost, strict=True)]
    return -assign(cost)


def assign(cost: Sequence[Sequence[float]]) -> float:
    """The least cost of giving each row a column of its own (Kuhn and Munkres, with potentials); rows ≤ columns."""
    n, m = len(cost), len(cost[0]) if cost else 0
    u, v, match = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        match[0], at = i, 0
        least, way, used = [float("inf")] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while match[at]:
            used[at] = True
            row, step, nearest = match[at], float("inf"), 0
            for j in range(1, m + 1):
                if not used[j]:
                    reduced = cost[row - 1][j - 1] - u[row] - v[j]
                    if reduced < least[j]:
                        least[j], way[j] = reduced, at
                    if least[j] < step:
                        step, nearest = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[match[j]] += step
                    v[j] -= step
                else:
                    least[j] -= step
            at = nearest
        while at:
            match[at], at = match[way[at]], way[at]
    return sum(cost[match[j] - 1][j - 1] for j in range(1, m + 1) if match[j])


def score(gold: Clusters, found: Clusters) -> dict[str, float]:
    """The three measures and their mean."""
    out = {"muc": muc(gold, found), "b3": b_cubed(gold, found), "ceaf_e": ceaf_e(gold, found)}
    return out | {"conll": sum(out.values()) / 3}


# ------------------------------------------------------------ running


def group(pairs: Iterable[tuple[str, str]]) -> list[frozenset[str]]:
    """Mentions by what they belong to."""
    out: dict[str, set[str]] = defaultdict(set)
    for mention, key in pairs:
        out[key].add(mention)
    return [frozenset(out[k]) for k in sorted(out)]


def run(path: Path, topics: Iterable[int]) -> dict[str, dict[str, float]]:
    """Scores of the linking and of two baselines on some topics together."""
    by_topic: dict[int, list[Document]] = defaultdict(list)
    for document in read_corpus(path, topics):
        by_topic[document.topic].append(document)
    gold: list[tuple[str, str]] = []
    found: list[tuple[str, str]] = []
    words: list[tuple[str, str]] = []
    for topic, documents in sorted(by_topic.items()):
        pairs = [pair for d in documents for pair in make_claims(d)]
        articles = {d.name: Article(d.name, d.text, digest(d.text), language="en") for d in documents}
        linked = link_case([c for c, _ in pairs], articles, ())
        gold += [(c.id, refers) for c, refers in pairs]
        found += [(c, e.id) for e in linked.events for c in e.claims]
        words += [
            (c.id, f"{topic} {' '.join(stem(_irregular().get(w, w)) for w in split_words(c.trigger_text))}") for c, _ in pairs
        ]
    key = group(gold)
    return {
        "linked": score(key, group(found)),
        "each alone": score(key, group((m, m) for m, _ in gold)),
        "same word": score(key, group(words)),
    }


def main() -> int:
    """Score and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, required=True)
    ap.add_argument("--tune", action="store_true", help="score topics 1–25 instead of 26–35")
    ap.add_argument("--json", type=Path, help="write the figures to this file too")
    a = ap.parse_args()
    topics = TUNING if a.tune else range(26, 36)
    rows = run(a.shared / CORPUS, topics)
    print(f"ECB+ topics {topics[0]}–{topics[-1]}, gold mentions, topic given; F1")
    print(f"{'':<14}" + "".join(f"{k:>9}" for k in next(iter(rows.values()))))
    for name, row in rows.items():
        print(f"{name:<14}" + "".join(f"{v:>9.3f}" for v in row.values()))
    if a.json:
        a.json.write_text(json.dumps(rows, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
