"""Real news of the corpora whose licences let weights ship, cut into passages of some 250 words: what `coded/*.tsv` codes.

The repository keeps our coding alone, as places in these texts; the texts are made anew from the corpora.
"""

from __future__ import annotations

import collections
import csv
import gzip
import io
import json
import re
import tarfile
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SIZE = 250
"""Words after which a passage ends, with the sentence or paragraph that is under way."""
ECB_TRAIN = range(1, 26)
"""Topics 26 to 35 are kept to measure on."""


@dataclass(frozen=True)
class Passage:
    """Some paragraphs of a report: `name` is the corpus, the document and the number of the passage in it."""

    name: str
    text: str
    language: str = "en"


def passages(corpora: Path) -> list[Passage]:
    """Every passage of Wikinews (QANom), WikiEvents, ECB+, MUC, GUM, EWT and Sequoia, training parts, in a fixed order."""
    found = [
        *_wikinews(corpora / "qanom.zip"),
        *_wikievents(corpora / "wikievents_traindev.tar.xz"),
        *_ecb(corpora / "ecbplus_traindev.tar.xz"),
    ]
    casing = _casing(text for _, text in found)
    found += [(name, _cased(text, casing)) for name, text in _muc(corpora / "muc4_traindev.tar.xz")]
    found += [*_gum(corpora / "gum.tar.xz"), *_ewt(corpora / "propbank_ewt.jsonl.gz")]
    english = [Passage(f"{name}-{i}", tight(part)) for name, text in found for i, part in enumerate(_cut(text))]
    french = _sequoia(corpora / "fr_sequoia.tar.xz")
    return english + [Passage(f"{name}-{i}", part, "fr") for name, text in french for i, part in enumerate(_cut(text))]


def _cut(text: str) -> Iterator[str]:
    part: list[str] = []
    count = 0
    for line in text.split("\n"):
        part.append(line)
        count += len(line.split())
        if count >= SIZE:
            yield "\n".join(part)
            part, count = [], 0
    if count >= 40:
        yield "\n".join(part)


_TIGHT_BEFORE = re.compile(r" (?=[,.;:?!)\]}%”]|n't\b|[’'](?:s|re|ve|ll|d|m)\b|[’'](?= ))")
_TIGHT_AFTER = re.compile(r"(?<=[(\[{$“]) ")
_TIGHT = re.compile(r"(?<=\w) ([-/]) (?=\w)")


_THOUSANDS = re.compile(r"(\b[A-Z][a-z]{2,8}\.? )?(?<!\d)(\d{1,3},) (?=\d{3}\b)")


def running(tokens: Iterable[str]) -> str:
    """Words of a corpus as a newspaper prints them; straight marks of quotation take turns."""
    text = " ".join(tokens).replace("``", "“").replace("''", "”").replace("-LRB-", "(").replace("-RRB-", ")")
    halves = re.split(r'"', text)
    text = "".join(half + ("“" if i % 2 == 0 else "”") for i, half in enumerate(halves[:-1])) + halves[-1]
    text = _TIGHT.sub(r"\1", text)
    text = re.sub(r" ?([’']) (?=(?:s|re|ve|ll|d|m|t)\b)", r"\1", text)
    return _TIGHT_AFTER.sub("", _TIGHT_BEFORE.sub("", re.sub(r"\s+", " ", text))).strip()


def tight(text: str) -> str:
    """Letters, hours and figures that a corpus has cut, in one: "U. S.", "10: 00", "1, 200", "2. 5 million"."""
    text = re.sub(r"\b([A-Z]\.|[ap]\.) (?=[A-Z]\.|m\.)", r"\1", text)
    text = re.sub(r"(\d:) (?=\d\d\b)|(\d\.) (?=\d+ (?:[mb]illion|per ?cent))", lambda m: m.group(1) or m.group(2), text)
    return _THOUSANDS.sub(lambda m: m.group() if m.group(1) else m.group(2), text)  # "March 3, 120 people" are two


def _wikinews(path: Path) -> Iterator[tuple[str, str]]:
    """Articles of Wikinews as far as QANom has their sentences: a paragraph a line."""
    rows: dict[str, dict[tuple[int, int], str]] = collections.defaultdict(dict)
    with zipfile.ZipFile(path) as archive, archive.open("annot.train.csv") as file:
        for row in csv.DictReader(io.TextIOWrapper(file, "utf-8")):
            part = row["qasrl_id"].split(":")
            if part[1] == "wikinews":
                rows[part[2]][int(part[3]), int(part[4])] = row["sentence"]
    for article in sorted(rows):
        lines: dict[int, list[str]] = collections.defaultdict(list)
        for (paragraph, _), sentence in sorted(rows[article].items()):
            lines[paragraph].append(running(sentence.split(" ")))
        yield f"wikinews-{article}", "\n".join(" ".join(line) for _, line in sorted(lines.items()))


def _wikievents(path: Path) -> Iterator[tuple[str, str]]:
    """Reports on attacks and arrests: a sentence a line, since the corpus keeps no paragraphs."""
    with tarfile.open(path) as archive:
        lines = archive.extractfile("wikievents/train.args_text.jsonl").read().decode("utf-8").splitlines()  # type: ignore[union-attr]
    for record in sorted(map(json.loads, lines), key=lambda r: r["docid"]):
        text = running(record["tokens"])
        yield f"wikievents-{record['docid']}", re.sub(r"(?<=[a-z0-9)][.?!]) (?=[“A-Z])|(?<=[.?!]”) (?=[“A-Z])", "\n", text)


def _ecb(path: Path) -> Iterator[tuple[str, str]]:
    """Whole articles of the topics for training: a sentence a line."""
    with tarfile.open(path) as archive:
        for member in sorted(archive, key=lambda m: m.name):
            parts = member.name.split("/")
            if member.name.endswith(".xml") and parts[-2].isdigit() and int(parts[-2]) in ECB_TRAIN:
                root = ET.fromstring(archive.extractfile(member).read())  # type: ignore[union-attr]
                lines: dict[int, list[str]] = collections.defaultdict(list)
                for token in root.findall("token"):
                    lines[int(token.get("sentence", "0"))].append(token.text or "-")
                kept = [running(words) for _, words in sorted(lines.items()) if not words[0].startswith("http")]
                yield f"ecb-{parts[-1][:-4]}", "\n".join(kept)


GUM_GENRES = ("news", "interview", "speech", "court", "bio")


def _gum(path: Path) -> Iterator[tuple[str, str]]:
    """News, interviews, speeches, court and lives of GUM: a sentence a line."""
    with tarfile.open(path) as archive:
        files = {m.name.split("/")[-1]: archive.extractfile(m).read().decode() for m in archive if m.isfile()}  # type: ignore[union-attr]
    kept = re.split(r"^## (?!dev|test)", files["splits.md"], flags=re.MULTILINE)[1]
    train = re.findall(r"\bGUM_\w+", kept.split("## ")[0])
    for stem in sorted(set(train)):
        if stem.split("_")[1] in GUM_GENRES:
            yield stem.lower().replace("_", "-"), "\n".join(_sentences(files[f"{stem}.conllu"]))


def _sentences(conllu: str) -> list[str]:
    return [m.group(1).strip() for m in re.finditer(r"^# text = (.+)$", conllu, re.MULTILINE)]


def _ewt(path: Path) -> Iterator[tuple[str, str]]:
    """Weblogs and newsgroups of EWT: a sentence a line."""
    lines: dict[str, list[str]] = collections.defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if row["split"] == "train" and row["sid"].startswith(("weblog", "newsgroup")):
                lines[row["sid"].rsplit("-", 1)[0]].append(running(row["tok"]))
    for name in sorted(lines):
        yield f"ewt-{name}", "\n".join(lines[name])


def _sequoia(path: Path) -> Iterator[tuple[str, str]]:
    """Regional news, debates of parliament and articles on affairs: a sentence a line, the training part alone."""
    with tarfile.open(path) as archive:
        text = next(
            gzip.decompress(archive.extractfile(m).read()).decode()  # type: ignore[union-attr]
            for m in archive
            if m.name.endswith("train.conllu.gz")
        )
    lines: dict[str, list[str]] = collections.defaultdict(list)
    for block in text.split("\n\n"):
        found = re.search(r"^# sent_id = ((\D+?)[-_.]\S*)$", block, re.MULTILINE)
        if found and not found.group(2).startswith("emea"):
            lines[found.group(2)] += _sentences(block)
    for name in sorted(lines):
        yield f"sequoia-{name}", "\n".join(lines[name])


def _muc(path: Path) -> Iterator[tuple[str, str]]:
    """Reports on Latin America of 1988 to 1991, which the corpus prints in capitals: a paragraph a line."""
    with tarfile.open(path) as archive:
        lines = gzip.decompress(archive.extractfile("muc4/doc_train.gz").read()).decode("utf-8").splitlines()  # type: ignore[union-attr]
    for record in map(json.loads, lines):
        text = re.sub(r"\((?:passage omitted|words? indistinct|all recorded)\)", "", record["text"], flags=re.IGNORECASE)
        paragraphs = [re.sub(r"\s+", " ", block).strip() for block in re.split(r"\n\s*\n", text)]
        whole = "\n".join(block for block in paragraphs if block)
        yield f"muc-{record['docid'].removeprefix('DEV-')}", f"{record['dateline']} -- {whole}" if record["dateline"] else whole


def _casing(texts: Iterable[str]) -> dict[str, str]:
    """How a word is mostly written inside a sentence, by its lower case."""
    count: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for text in texts:
        for found in re.finditer(r"(?<=[a-z,] )[A-Za-z][\w]*", text):
            count[found.group().lower()][found.group()] += 1
    return {low: max(sorted(forms), key=forms.__getitem__) for low, forms in count.items()}


def _cased(text: str, casing: dict[str, str]) -> str:
    """A text in capitals with the case that its words have elsewhere; unknown words are names, and names in brackets after
    many words are letters."""

    def word(found: re.Match[str]) -> str:
        low = found.group().lower()
        before = text[max(0, found.start() - 1) : found.start()]
        if before == "(" and text[found.end() : found.end() + 1] == ")":
            return found.group()
        plain = casing.get(low, _stem_case(low, casing))
        starts = re.search(r"(?:^|[.?!][\"”]?\s+|\n\s*[\"“]?)$", text[: found.start()])
        return plain[:1].upper() + plain[1:] if starts else plain

    letters = set(re.findall(r"\(([A-Z]{2,8})\)", text))
    cased = re.sub(r"[A-Za-z]+", word, text)
    return re.sub(r"\b[A-Za-z]{2,8}\b", lambda m: m.group().upper() if m.group().upper() in letters else m.group(), cased)


def _stem_case(low: str, casing: dict[str, str]) -> str:
    for ending in ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "ness", "al", "ment"):
        if low.endswith(ending) and casing.get(low[: -len(ending)], "A")[0].islower():
            return low
    if re.search(r"(?:ing|tion|tions|ment|ments|ness|ly|ted|sed|zed|ism|ity|ized|izing)$", low):
        return low
    return low.capitalize()
