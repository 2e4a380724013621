"""Score the linking of claims into events, with the gold claims given and through the whole chain.

`python gate/linking.py --shared DIR [--cases DIR] [--gold-only] [--json FILE]`. For each gold case three lines:

* `named`: gold claims, every actor under the one name that the coders gave it: what the grouping alone can do;
* `written`: the same claims, every actor under the words of its own report (a person under the fullest form there, a
  group as the quote calls it), every mode the one that the codebook's cues give the trigger: linking also has to see that
  two names are one actor, and has no help from the coders' own words for a happening;
* `chain`: raw text in. `--cases` keeps the built cases in a folder and takes them from there the next time, for their
  claims and the days of the reports; the claims are always linked anew. `--gold-only` leaves the chain out and needs no
  model; a report that does not print its date is then undated.

`linking` is B-cubed over matched claims and `cross` is F1 of pairs in different reports, both as the gold's scorer prints
them. `disagreements` are compared as pairs (happening, field). One meets a point of gold on the same field if its readings
tell two of that point's values apart, whatever the event; else its happening is the gold event that most claims behind the
readings belong to. A spelling is compared by its forms. Only the points count whose values are told by claims in English and
about whose gold event we have a claim.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from pathlib import Path
from typing import Any

from coreference import bases
from run import CASES, GOLD

import dateline
from dateline.knowledge.countries import country
from dateline.knowledge.organisations import organisation
from dateline.link.words import split_words
from dateline.model import STATUSES, Article, Chronology, Claim, Figure, Filler, Place, Span
from dateline.pipeline import LinkedCase, link_case
from dateline.query import Dispute, list_disagreements
from dateline.vocabulary import cues, language
from dateline.when import UNKNOWN, When

NAMES = ("guinea-2021", "mali-2021-22", "seeds")
FIELDS = {
    **{"what happened": "what", "who": "who", "who is to blame": "who", "when": "when", "where": "where"},
    **{"how many": "figures", "name spelling": "name"},
}
"""Gold's names of what reports differ on → ours."""
SLOTS = {
    "status": "what",
    "type": "what",
    "manner": "what",
    "actors": "who",
    "recipients": "who",
    "said_by": "who",
    "length": "figures",
}
"""Our slots that are called otherwise; the others are called as they are, without what follows a colon."""

Record = dict[str, Any]
Point = tuple[str, str]
"""A gold event, and the field that reports differ on."""


# ------------------------------------------------------------ gold claims as our own


@dataclass(frozen=True, slots=True)
class Names:
    """What gold says of the actors of a case: per canonical name, the words each report has for it."""

    actors: Mapping[str, Record]
    written: bool

    def filler(self, name: str, record: Record, article: Article) -> Filler:
        """An actor of a gold claim: under its canonical name, or under the words of the report."""
        forms = list(self.actors.get(name, {}).get("aliases", {}).get(article.id, ()))
        quoted = max((f for f in forms if f in record["quote"]), key=len, default="")
        fullest = max(forms, key=len, default="")
        text = quoted or fullest
        span = _find(text, record, article) if text else None
        called = name if not self.written or not forms else self._called(name, quoted, fullest)
        return Filler(called, span, "" if span else "gold gives it without words", text if span else "")

    def _called(self, name: str, quoted: str, fullest: str) -> str:
        if country(name) or organisation(name):
            return name
        if self.actors[name].get("kind") == "person":
            return _bare(fullest)
        return _bare(quoted or fullest)


def _bare(form: str) -> str:
    """A form without the article and the titles before a name ("President Ana Moreau": "Ana Moreau")."""
    words = form.split()
    titles = language("en").is_office
    while len(words) > 1 and (words[0].lower() in ("the", "a", "an", "one") or words[0].endswith(".")):
        words = words[1:]
    last = max((i for i, w in enumerate(words[:-1]) if titles(w.lower().strip(","))), default=-1)
    rest = words[last + 1 :]
    return " ".join(rest if rest and rest[0][:1].isupper() else words)


def _find(text: str, record: Record, article: Article) -> Span | None:
    """Where an actor's words stand: in the quote, else where they come first."""
    at = article.text.find(text, record["start"], record["end"])
    at = at if at >= 0 else article.text.find(text)
    return Span(article.id, at, at + len(text)) if at >= 0 else None


def gold_claim(record: Record, article: Article, names: Names) -> Claim:
    """A gold record as a claim of ours."""
    quote = Span(article.id, record["start"], record["end"])
    at = record["start"] + max(record["quote"].find(record["trigger"]), 0)

    def fill(slot: str) -> tuple[Filler, ...]:
        return tuple({f.name: f for n in record.get(slot) or () for f in [names.filler(n, record, article)]}.values())

    return Claim(
        id=record["id"],
        article=article.id,
        quote=quote,
        trigger=Span(article.id, at, at + len(record["trigger"])),
        trigger_text=record["trigger"],
        type=record["type"],
        mode=mode_of(record["trigger"], record["type"]) if names.written else record.get("mode"),
        status=next(s for s in STATUSES if s == record["status"]),
        actors=fill("actors"),
        recipients=fill("recipients"),
        said_by=fill("said_by"),
        when=_when(record.get("when")),
        when_text=(record.get("when") or {}).get("text") or "",
        where=_place(record, article),
        figures=tuple(_figure(f, record, article) for f in record.get("figures") or ()),
    )


def mode_of(trigger: str, kind: str) -> str | None:
    """The mode of a type whose cue is surest for a word of some words; None when none has one."""
    found = [
        (cue.strength, cue.mode or "")
        for word in split_words(trigger)
        for base in bases(word)
        for cue in cues(base)
        if cue.type == kind and not cue.beside
    ]
    return max(found, default=(0.0, ""))[1] or None


def _when(value: Record | None) -> When:
    if not value or not (value["start"] or value["end"]):
        return UNKNOWN
    if value["start"] and not value["end"]:
        first = When.of(value["start"])
        return When(first.earliest, None, first.precision, "gold")
    return When.between(value["start"], value["end"], reason="gold")


def _place(record: Record, article: Article) -> Place | None:
    name = record.get("where")
    if not name:
        return None
    land = country(name.split(",")[-1].strip())
    short = name.split(",")[0]
    at = article.text.find(short, record["start"], record["end"])
    span = Span(article.id, at, at + len(short)) if at >= 0 else None
    rule = "" if span else "gold gives it without words"
    return Place(name, country=land.iso3 if land else None, span=span, rule=rule, text=short if span else "")


def _figure(value: Record, record: Record, article: Article) -> Figure:
    text = str(value.get("text") or "")
    at = article.text.find(text, record["start"], record["end"])
    span = Span(article.id, at, at + len(text)) if at >= 0 else Span(article.id, record["start"], record["end"])
    words = text.lower()
    low = any(w in words for w in ("at least", "more than", "over "))
    about = any(w in words for w in ("about", "around", "some ", "nearly", "roughly", "almost"))
    return Figure(float(value["value"]), value.get("unit") or "", text, span, ">=" if low else "~" if about else "=")


def read_lines(path: Path) -> list[Record]:
    """The records of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


# ------------------------------------------------------------ scoring


@dataclass(frozen=True, slots=True)
class Scores:
    """What one way of getting claims scores on one case."""

    linking: float
    cross: float
    right: frozenset[Point]
    found: frozenset[tuple[str, str, str]]
    """(gold event, field, kind of disagreement), each once."""
    gold: frozenset[Point]

    @property
    def recall(self) -> float:
        """Share of gold's points that were found."""
        return len(self.right) / len(self.gold) if self.gold else 0.0

    @property
    def precision(self) -> float:
        """Share of the points found that are gold's."""
        points = {(e, f) for e, f, _ in self.found}
        return len(self.right) / len(points) if points else 0.0


def score_events(shared: Path, name: str, linked: LinkedCase, articles: Mapping[str, Article], gold: list[Record]) -> Scores:
    """Score the events of a linked case, and their disagreements."""
    folder = shared / GOLD[name]
    home = {c: e.id for e in linked.events for c in e.claims}
    records = [_record(c, articles[c.article], home) for c in linked.claims]
    matched = _match(gold, {c.id: c for c in linked.claims})
    told = {r["id"] for r in gold}
    conflicts = json.loads((folder / "conflicts.json").read_text(encoding="utf-8"))
    counted = [c for c in conflicts if all(told & set(v["ids"]) for v in c["values"])]
    points = frozenset((c["event"], FIELDS[c["field"]]) for c in counted if c["event"] in {r["event"] for r in gold})
    others = {(c["event"], FIELDS[c["field"]]) for c in conflicts} - points
    found = frozenset(p for p in _points(_disputes(linked, articles), matched, conflicts) if p[:2] not in others)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        out.write("\n".join(json.dumps(r) for r in records))
        out.flush()
        command = [sys.executable, str(shared / "score/score.py"), str(folder), out.name, "--json"]
        printed = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    right = frozenset((e, f) for e, f, _ in found) & points
    return Scores(printed["linking"]["f1"], printed["cross"]["f1"], right, found, points)


def _record(claim: Claim, article: Article, home: Mapping[str, str]) -> Record:
    return {
        "id": claim.id,
        "article": claim.article,
        **{"quote": article.quote(claim.quote), "start": claim.quote.start, "end": claim.quote.end},
        **{"trigger": claim.trigger_text, "trigger_start": claim.trigger.start, "trigger_end": claim.trigger.end},
        **{"type": claim.type, "status": claim.status, "event": home.get(claim.id)},
    }


def _match(gold: Iterable[Record], claims: Mapping[str, Claim]) -> dict[str, Record]:
    """Claim id → the gold claim that its words tell, where gold has a trigger that overlaps."""
    by_article: dict[str, list[Record]] = {}
    for record in gold:
        by_article.setdefault(record["article"], []).append(record)
    out: dict[str, Record] = {}
    for claim in claims.values():
        for record in by_article.get(claim.article, ()):
            at = record["start"] + max(record["quote"].find(record["trigger"]), 0)
            if claim.id == record["id"] or (
                claim.id not in out and at < claim.trigger.end and claim.trigger.start < at + len(record["trigger"])
            ):
                out[claim.id] = record
    return out


def _disputes(linked: LinkedCase, articles: Mapping[str, Article]) -> list[Dispute]:
    """What is listed as disagreements of a case, but for what only reports in other languages differ on."""
    claims, actors = {c.id: c for c in linked.claims}, {a.name: a for a in linked.actors}
    case = Chronology(linked.events, claims, articles, actors=actors, origins=linked.origins)

    def in_english(dispute: Dispute) -> bool:
        told = sum(any(articles[q.article].language == "en" for q in v.quotes) for v in dispute.values)
        return told >= min(2, len(dispute.values))

    return [d for d in list_disagreements(case) if in_english(d)]


def _points(
    disputes: Iterable[Dispute], matched: Mapping[str, Record], conflicts: Sequence[Record]
) -> Iterator[tuple[str, str, str]]:
    """(gold event, field, kind) of each disagreement, for every point of gold that it meets; for one that meets none, that of
    the happening it is of. A spelling that meets none goes under its own forms."""
    for d in disputes:
        slot = d.slot.split(":")[0]
        fields = ("who", "name") if slot == "name" and d.kind != "spelling" else (SLOTS.get(slot, slot),)
        behind = Counter(
            matched[q.claim]["event"] if q.claim in matched else "none of gold's" for v in d.values for q in v.quotes
        )
        most = d.note.split(" is spelt ")[0] if d.kind == "spelling" else min(behind, key=lambda e: (-behind[e], e))
        own = [c for c in conflicts if FIELDS[c["field"]] in fields]
        if d.kind == "spelling":
            met = [c for c in own if _same_forms(d, c)]
        else:
            met = [c for c in own if c["event"] == most or _tells_apart(d, matched, c)]
        yield from ((c["event"], FIELDS[c["field"]], d.kind) for c in met)
        if not met:
            yield most, fields[0], d.kind


def _tells_apart(found: Dispute, matched: Mapping[str, Record], conflict: Record) -> bool:
    """Whether two values of a point of gold are behind two of ours."""
    told = [{matched[q.claim]["id"] for q in v.quotes if q.claim in matched} for v in found.values]
    given = [set(v["ids"]) for v in conflict["values"]]
    return any(
        told[i] & given[k] and told[j] & given[m]
        for i, j in permutations(range(len(told)), 2)
        for k, m in combinations(range(len(given)), 2)
    )


def _same_forms(found: Dispute, conflict: Record) -> bool:
    """Whether two of gold's forms of a name are among those found."""
    forms = [set(v.value.casefold().split()) for v in found.values]
    values = [set(v["value"].casefold().replace(",", "").split()) for v in conflict["values"]]
    hits = {i for i, v in enumerate(values) if any(v <= f or f <= v for f in forms)}
    return len(hits) >= 2 and len({i for i, f in enumerate(forms) if any(v <= f or f <= v for v in values)}) >= 2


# ------------------------------------------------------------ running


def read_articles(shared: Path, name: str, folder: Path, *, build: bool) -> tuple[dict[str, Article], list[Claim]]:
    """The articles of a case with their days, and the chain's claims when it is to be built (or was)."""
    with dateline.open(folder / f"{name}.dateline") as case:
        case.add(shared / CASES[name])
        if build and not case.claims():
            case.build()
        return {a.id: a for a in case.articles()}, case.claims()


def score_case(shared: Path, name: str, folder: Path, *, chain: bool) -> dict[str, Scores]:
    """Scores by how the claims were come by."""
    articles, coded = read_articles(shared, name, folder, build=chain)
    gold = read_lines(shared / GOLD[name] / "claims.jsonl")
    actors = json.loads((shared / GOLD[name] / "actors.json").read_text(encoding="utf-8"))
    out = {}
    for way in ("named", "written"):
        names = Names(actors, way == "written")
        claims = [gold_claim(r, articles[r["article"]], names) for r in gold]
        out[way] = score_events(shared, name, link_case(claims, articles, ()), articles, gold)
    if chain:
        out["chain"] = score_events(shared, name, link_case(coded, articles, ()), articles, gold)
    return out


def print_table(title: str, scores: Mapping[str, Mapping[str, Scores]]) -> None:
    """One line per case and way."""
    print(f"{title:<16}{'claims':<10}{'linking':>8}{'cross':>8}   disagreements: recall, precision; found / gold")
    for name, ways in scores.items():
        for way, s in ways.items():
            points = {(e, f) for e, f, _ in s.found}
            figures = f"{s.linking:>8.3f}{s.cross:>8.3f}   {s.recall:.3f} {s.precision:.3f}"
            print(f"{name:<16}{way:<10}{figures}; {len(points)} / {len(s.gold)}")
    for way in next(iter(scores.values())):
        some = [ways[way] for ways in scores.values()]
        print_kinds(way, some)


def print_kinds(way: str, scores: Sequence[Scores]) -> None:
    """Disagreements of all cases by gold's field (recall) and by our kind (precision)."""
    gold, right = (Counter(f for s in scores for _, f in getattr(s, part)) for part in ("gold", "right"))
    points = {(i, e, f) for i, s in enumerate(scores) for e, f, _ in s.found}
    hits = sum(right.values())
    print(f"{way}: all cases: recall {hits / max(sum(gold.values()), 1):.3f} precision {hits / max(len(points), 1):.3f}")
    print("  recall by field:   " + ", ".join(f"{f} {right[f]}/{n}" for f, n in sorted(gold.items())))
    kinds = Counter(k for s in scores for _, _, k in s.found)
    good = Counter(k for s in scores for e, f, k in s.found if (e, f) in s.right)
    print("  precision by kind: " + ", ".join(f"{k} {good[k]}/{n}" for k, n in sorted(kinds.items())))


def main() -> int:
    """Score and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, required=True)
    ap.add_argument("--cases", type=Path, help="keep the built cases here, and use those that are here")
    ap.add_argument("--gold-only", action="store_true", help="leave the whole chain out")
    ap.add_argument("--json", type=Path, help="write the figures to this file too")
    a = ap.parse_args()
    with tempfile.TemporaryDirectory() as tmp:
        folder = a.cases or Path(tmp)
        folder.mkdir(parents=True, exist_ok=True)
        scores = {n: score_case(a.shared, n, folder, chain=not a.gold_only) for n in NAMES}
    print_table("linking", scores)
    if a.json:
        rows = {
            n: {w: {k: round(getattr(s, k), 4) for k in ("linking", "cross", "recall", "precision")} for w, s in ways.items()}
            for n, ways in scores.items()
        }
        a.json.write_text(json.dumps(rows, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
