"""Further corpora for training alone: QANom (roles of nouns that are happenings), ECB+ (coreference and names in news),
WikiEvents (types and parties of happenings), re3d (names in reports of war). None of them gives all layers; what one does not
give is masked, so that it teaches nothing wrong."""

from __future__ import annotations

import collections
import csv
import io
import json
import tarfile
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.corpora import FRAME_ROLES, TITLES, Doc, bio

PREPOSITIONS = frozenset("of in for at on from to with by who whom which that over after before against , ( -- –".split())
_INSIDE_NAMES = ("of", "and", "the", "for", "-")
ECB_TRAIN = range(1, 26)
"""Topics 26 to 35 are kept to measure on."""


def read_further(corpora: Path) -> tuple[list[Doc], list[Doc]]:
    """(documents read beside the treebanks, documents read beside the coded news)."""
    beside_trees = read_ecb(corpora / "ecbplus_traindev.tar.xz") + read_qanom(corpora / "qanom.zip")
    return beside_trees + read_re3d(corpora / "re3d.tar.xz"), read_wikievents(corpora / "wikievents_traindev.tar.xz")


def likely_head(forms: Sequence[str], start: int, end: int) -> int:
    """The head of a noun phrase without a tree: its last word before a preposition, relative pronoun or comma."""
    for i in range(start + 1, end):
        if forms[i].lower() in PREPOSITIONS:
            return i - 1
    return end - 1


def capitalised(forms: Sequence[str], start: int, end: int, kind: str) -> tuple[int, int] | None:
    """The name in a phrase, without what leads up to the first capital letter and, of a person, without titles; None where
    small words are left."""
    titles = [i for i in range(start, end) if kind == "PERSON" and forms[i].lower() in TITLES]
    start = titles[-1] + 1 if titles else start
    while start < end and not forms[start][:1].isupper():
        start += 1
    while end > start and not forms[end - 1][:1].isalnum():
        end -= 1
    small = [
        form for form in forms[start:end] if not form[:1].isupper() and form.lower() not in ("of", "and", "the", "for", "-")
    ]
    return None if start >= end or small else (start, end)


def partly_named(forms: Sequence[str], found: list[tuple[int, int, str]]) -> list[str]:
    """Names as far as they are known: other capitalised words, titles and figures are masked."""
    tags = bio(len(forms), found)
    return [
        "?" if tag == "O" and (form[:1].isupper() or form[:1].isdigit() or form.lower() in TITLES) else tag
        for form, tag in zip(forms, tags, strict=True)
    ]


# ---------------------------------------------------------------- QANom


def read_qanom(path: Path, sentences: int = 6) -> list[Doc]:
    """Nouns that are happenings, in Wikinews, with the heads of their arguments; so many sentences to a document."""
    rows: dict[str, list[dict[str, str]]] = collections.defaultdict(list)
    with zipfile.ZipFile(path) as archive, archive.open("annot.train.csv") as file:
        for row in csv.DictReader(io.TextIOWrapper(file, "utf-8")):
            if "wikinews" in row["qasrl_id"] and row["is_verbal"] == "True":
                rows[row["qasrl_id"]].append(row)
    docs: list[Doc] = []
    for number, key in enumerate(sorted(rows)):
        if number % sentences == 0:
            docs.append(Doc(f"qanom-{number}", []))
        _add_sentence(docs[-1], rows[key], number % sentences)
    return docs


def _add_sentence(doc: Doc, rows: list[dict[str, str]], number: int) -> None:
    base = len(doc.forms)
    forms = [{"``": '"', "''": '"'}.get(form, form) for form in rows[0]["sentence"].split(" ")]
    doc.forms += forms
    doc.sentence += [number] * len(forms)
    for row in rows:
        roles = doc.frames.setdefault(base + int(row["target_idx"]), {role: set() for role in FRAME_ROLES})
        if (role := _role_of_question(row)) is None or not row["answer_range"]:
            continue
        for answer in row["answer_range"].split("~!~"):
            start, end = (int(x) for x in answer.split(":"))
            if not start <= int(row["target_idx"]) < end:
                roles[role].add(base + likely_head(forms, start, end))


def _role_of_question(row: dict[str, str]) -> str | None:
    """ "Who arrests someone?" asks for the agent, "who is arrested?" and "what does someone see?" for the patient."""
    if row["wh"] in ("when", "where"):
        return "ARGM-TMP" if row["wh"] == "when" else "ARGM-LOC"
    if row["wh"] not in ("who", "what") or (row["prep"] and not row["subj"] and not row["is_passive"]):
        return None
    passive = row["is_passive"] == "True"
    if not row["subj"]:
        return "ARG1" if passive else "ARG0"
    if passive:
        return "ARG0" if row["prep"] == "by" else None
    return None if row["obj"] or row["prep"] else "ARG1"


# ---------------------------------------------------------------- ECB+


def read_ecb(path: Path) -> list[Doc]:
    """The coded sentences of the topics for training: chains of participants and places, and their names."""
    docs = []
    with tarfile.open(path) as archive:
        for member in sorted(archive, key=lambda m: m.name):
            parts = member.name.split("/")
            if member.name.endswith(".xml") and parts[-2].isdigit() and int(parts[-2]) in ECB_TRAIN:
                doc = _ecb(parts[-1], archive.extractfile(member).read())  # type: ignore[union-attr]
                docs += [doc] if doc.chain else []
    return docs


_ECB_NAMES = {"HUMAN_PART_PER": "PERSON", "HUMAN_PART_ORG": "ORG", "HUMAN_PART_GPE": "LOC", "LOC_GEO": "LOC"}


def _ecb(name: str, content: bytes) -> Doc:
    root = ET.fromstring(content)
    tokens = root.findall("token")
    marks = root.find("Markables")
    assert marks is not None
    anchors = {
        mark.get("m_id", ""): (mark.tag, [int(a.get("t_id", "0")) for a in mark.findall("token_anchor")]) for mark in marks
    }
    coded = [i for tag, at in anchors.values() if at for i in at]
    of_token = {int(t.get("t_id", "0")): int(t.get("sentence", "0")) for t in tokens}
    kept = {of_token[i] for i in coded}
    low, high = (min(kept), max(kept)) if kept else (0, -1)
    words = [t for t in tokens if low <= int(t.get("sentence", "0")) <= high]
    place = {int(t.get("t_id", "0")): i for i, t in enumerate(words)}
    doc = Doc(f"ecb-{name}", [t.text or "-" for t in words], [int(t.get("sentence", "0")) for t in words])
    links = [link for link in root.iter() if link.tag.endswith("_COREF")]
    chains = {mark.get("m_id", ""): link.get("r_id", "") for link in links for mark in link.findall("source")}
    found = []
    for key, (tag, at) in sorted(anchors.items()):
        if not at or not tag.startswith(("HUMAN", "LOC")):
            continue
        start, end = place[at[0]], place[at[-1]] + 1
        doc.chain.setdefault(likely_head(doc.forms, start, end), chains.get(key, f"alone-{key}"))
        if tag in _ECB_NAMES and (span := capitalised(doc.forms, start, end, _ECB_NAMES[tag])):
            found.append((*span, _ECB_NAMES[tag]))
    tags = zip(words, partly_named(doc.forms, found), strict=True)
    doc.names = [tag if int(word.get("sentence", "0")) in kept else "?" for word, tag in tags]
    return doc


# ---------------------------------------------------------------- re3d


_RE3D_NAMES = {"Person": "PERSON", "Organisation": "ORG", "Location": "LOC", "Nationality": "GROUP", "Temporal": "DATE"}


def read_re3d(path: Path, sentences: int = 8) -> list[Doc]:
    """Names in reports on Syria and Iraq; so many sentences to a document."""
    with tarfile.open(path) as archive:
        text = archive.extractfile("re3d/train/re3d-train.conll").read().decode("utf-8")  # type: ignore[union-attr]
    blocks = [[line.split("\t") for line in block.splitlines() if "\t" in line] for block in text.split("\n\n")]
    docs: list[Doc] = []
    for number, rows in enumerate(rows for rows in blocks if len(rows) > 3):
        if number % sentences == 0:
            docs.append(Doc(f"re3d-{number}", []))
        doc = docs[-1]
        forms = [form for form, _ in rows]
        found = []
        for start, end, tag in _spans([tag for _, tag in rows]):
            kind = _RE3D_NAMES.get(tag, "")
            span = (start, end) if kind == "DATE" else capitalised(forms, start, end, kind)
            if kind and span:
                found.append((*span, kind))
        doc.forms += forms
        doc.sentence += [number % sentences] * len(forms)
        doc.names += partly_named(forms, found)
    return docs


def _spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    start = 0
    for i in range(1, len(tags) + 1):
        if i == len(tags) or not tags[i].startswith("I-"):
            if tags[start] != "O":
                yield start, i, tags[start][2:]
            start = i


# ---------------------------------------------------------------- WikiEvents


_WIKIEVENTS_TYPES = {
    "Conflict.Attack": "ASSAULT",
    "Conflict.Demonstrate": "PROTEST",
    "Justice.ArrestJailDetain": "COERCE",
    "Justice.Sentence": "COERCE",
    "Justice.Convict": "COERCE",
    "Justice.ChargeIndict": "ACCUSE",
    "Justice.InvestigateCrime": "ACCUSE",
    "Contact.RequestCommand": "REQUEST",
    "Contact.ThreatenCoerce": "THREATEN",
    "Personnel.StartPosition": "OFFICE",
    "Personnel.EndPosition": "OFFICE",
}
_ACTORS = frozenset("Attacker Killer Injurer Jailer Investigator Prosecutor JudgeCourt Demonstrator Communicator".split())
_RECIPIENTS = frozenset("Target Victim Detainee Defendant Recipient".split())
_NEAR = 55


def read_wikievents(path: Path) -> list[Doc]:
    """Types and parties of happenings, of the passages round them; whether a word is a happening, its status, who says so and
    when are masked, for the corpus marks only the types of its own."""
    with tarfile.open(path) as archive:
        lines = archive.extractfile("wikievents/train.args_text.jsonl").read().decode("utf-8").splitlines()  # type: ignore[union-attr]
    return [doc for line in lines for doc in _passages(json.loads(line))]


def _passages(record: dict[str, object]) -> Iterator[Doc]:
    forms: list[str] = [{"’": "'"}.get(form, form) for form in record["tokens"]]  # type: ignore[attr-defined]
    events = [e for e in record["event_mentions"] if _type_of(e)]  # type: ignore[attr-defined]
    at = 0
    for event in sorted(events, key=lambda e: e["trigger"]["start_idx"]):
        first = event["trigger"]["start_idx"]
        if first < at:
            continue
        at = first
        inside = sorted(e["trigger"]["start_idx"] for e in events if e["trigger"]["start_idx"] >= first)
        for one in inside:
            if one - at > _NEAR:
                break
            at = one
        low, high = max(0, first - _NEAR), min(len(forms), at + _NEAR)
        at = high
        doc = Doc(f"{record['docid']}-{low}", forms[low:high])
        doc.trigger = [-100] * len(doc.forms)
        for e in events:
            i = e["trigger"]["start_idx"] - low
            if 0 <= i < len(doc.forms):
                doc.type[i] = _type_of(e)
                doc.roles[i] = _parties(doc.forms, i, e["arguments"])
        yield doc


def _type_of(event: dict[str, object]) -> str:
    kind = str(event["event_type"])
    roles = {a.get("role") for a in event["arguments"]}  # type: ignore[attr-defined]
    if (kind == "Life.Die" and "Killer" in roles) or (kind == "Life.Injure" and "Injurer" in roles):
        return "ASSAULT"
    return _WIKIEVENTS_TYPES.get(kind, "")


def _parties(forms: Sequence[str], at: int, arguments: list[dict[str, str]]) -> dict[str, set[int]]:
    roles: dict[str, set[int]] = {"actors": set(), "recipients": set(), "where": set()}
    for argument in arguments:
        kind = argument.get("role", "")
        role = "actors" if kind in _ACTORS else "recipients" if kind in _RECIPIENTS else "where" if kind == "Place" else None
        words = argument.get("text", "").split()
        places = [i for i in range(len(forms) - len(words) + 1) if words and list(forms[i : i + len(words)]) == words]
        if role and places:
            start = min(places, key=lambda i: abs(i - at))
            roles[role] |= set(range(start, start + len(words)))
    return roles
