"""Training documents for the reader: treebanks (GUM without its non-commercial genres, EWT) and coded world news."""

from __future__ import annotations

import collections
import gzip
import json
import re
import tarfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from coded.read import read_coded
from dateline.knowledge.countries import countries
from dateline.parse.words import split_words
from reports.read import CodedReport, read_file

NOT_FOR_COMMERCE = ("essay", "fiction", "letter", "podcast", "whow", "reddit")
TYPES = (
    "AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT COUP VOTE OFFICE STATEMENT"
).split()
STATUSES = ["happened", "ongoing", "attempted", "planned", "called_for", "alleged", "denied", "hypothetical"]
ROLES = ("actors", "recipients", "said_by", "where", "when")
FRAME_ROLES = ("ARG0", "ARG1", "ARG2", "ARGM-LOC", "ARGM-TMP")
"""Roles of PropBank's frames, learnt beside ours because they tell subjects from objects for many more verbs; not shipped."""
NAME_KINDS = ("PERSON", "ORG", "LOC", "DATE", "EVENT", "GROUP", "OFFICE")
SKIP = -100


@dataclass
class Doc:
    """One document as columns over its words; a missing layer is an empty list (masked in training)."""

    name: str
    forms: list[str]
    sentence: list[int] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)  # index in the document, -1 for a root
    rel: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # BIO, "?" is masked
    heads_of: list[str] = field(default_factory=list)  # entity type of the mention that a word heads
    trigger: list[int] = field(default_factory=list)  # 0 out, 1 begins, 2 goes on
    type: dict[int, str] = field(default_factory=dict)
    status: dict[int, str] = field(default_factory=dict)
    roles: dict[int, dict[str, set[int]]] = field(default_factory=dict)
    chain: dict[int, str] = field(default_factory=dict)  # head of a mention → what it refers to
    frames: dict[int, dict[str, set[int]]] = field(default_factory=dict)  # PropBank predicate → role → heads of arguments
    language: str = "en"
    gaps: list[str] = field(default_factory=list)  # what stands before each word in running text

    def running(self) -> str:
        """The text as a reader gets it."""
        return "".join(gap + form for gap, form in zip(self.gaps, self.forms, strict=True))


# ---------------------------------------------------------------- treebanks


def read_gum(path: Path) -> dict[str, list[Doc]]:
    """GUM by split; GENTLE is `test2`. Names are worked out from entity mentions headed by a proper noun."""
    out: dict[str, list[Doc]] = collections.defaultdict(list)
    with tarfile.open(path) as archive:
        files = {m.name.split("/")[-1]: archive.extractfile(m).read().decode() for m in archive if m.isfile()}  # type: ignore[union-attr]
    split, current = {}, ""
    for line in files["splits.md"].splitlines():
        if line.startswith("## "):
            current = line[3:].strip()
        if found := re.match(r"\s*\*\s*((?:GUM|GENTLE)_\S+)", line):
            split[found.group(1)] = current
    for name in sorted(files):
        if not name.endswith(".conllu"):
            continue
        stem = name[:-7]
        part = split.get(stem, "test2" if stem.startswith("GENTLE") else "train")
        if part == "train" and any(f"_{genre}_" in stem for genre in NOT_FOR_COMMERCE):
            continue
        if "_reddit_" in stem:
            continue
        doc = _conllu(stem, files[name])
        if any(form.strip("_") for form in doc.forms):
            out[part].append(doc)
    return out


def _conllu(name: str, text: str) -> Doc:
    doc = Doc(name, [])
    misc: list[str] = []
    base, sentence = 0, 0
    gap, whole = "", 0  # whole: last word of a contraction ("don't") that is under way
    for line in text.splitlines():
        if line.startswith("# newpar") and "block" not in line and doc.forms:
            gap = "\n\n"
        if line.startswith("#"):
            continue
        if not line.strip():
            if len(doc.forms) > base:
                sentence += 1
            base = len(doc.forms)
            continue
        col = line.split("\t")
        if "-" in col[0]:
            whole, whole_gap = int(col[0].split("-")[1]), "" if "SpaceAfter=No" in col[9] else " "
        if "." in col[0] or "-" in col[0]:
            continue
        doc.gaps.append(gap)
        inside = whole and int(col[0]) < whole
        gap = "" if inside or "SpaceAfter=No" in col[9] else " "
        if whole and int(col[0]) == whole:
            gap, whole = whole_gap, 0
        doc.forms.append(col[1])
        doc.lemma.append(col[2])
        doc.upos.append(col[3])
        doc.xpos.append(col[4])
        doc.head.append(base + int(col[6]) - 1 if col[6] != "0" else -1)
        doc.rel.append(col[7])
        doc.sentence.append(sentence)
        misc.append(col[9])
    _name_layer(doc, _mentions(misc))
    return doc


def _mentions(misc: list[str]) -> list[tuple[int, int, str, str]]:
    """Entity mentions (start, end, type, what it refers to) of GUM's bracketed column."""
    stack: dict[str, list[tuple[int, str]]] = collections.defaultdict(list)
    out = []
    for i, cell in enumerate(misc):
        found = re.search(r"(?:^|\|)Entity=([^|]*)", cell)
        if not found:
            continue
        for opens, body, closes in re.findall(r"(\(?)([^()]+)(\)?)", found.group(1)):
            part = body.split("-")
            if opens and closes:
                out.append((i, i + 1, part[1], part[0]))
            elif opens:
                stack[part[0]].append((i, part[1]))
            elif closes and stack[body]:
                start, kind = stack[body].pop()
                out.append((start, i + 1, kind, body))
    return out


_KIND = {"person": "PERSON", "organization": "ORG", "place": "LOC", "event": "EVENT"}
_SMALL = frozenset("of and for the de la al & on".split())
TITLES = set(
    (
        "president minister secretary governor mayor senator king queen prince princess pope bishop archbishop "
        "professor doctor dr dr. mr mr. mrs mrs. ms ms. sir chancellor ambassador captain capt. colonel col. col "
        "general gen. gen sergeant lieutenant lt. judge justice speaker chair chairman director ceo dean emperor "
        "representative rep. sen. sen attorney officer commander commissioner premier prime foreign interior defense "
        "defence finance vice deputy former interim acting spokesman spokeswoman chief major maj. admiral secretary- "
        "general"
    ).split()
)
_TIME = set(
    (
        "day days week weeks month months year years today yesterday tomorrow tonight morning afternoon evening night "
        "weekend hour hours decade decades century summer winter spring autumn quarter"
    ).split()
)


_CALENDAR = set(
    (
        "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul "
        "Aug Sept Sep Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday janvier février mars avril mai "
        "juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche"
    ).split()
)


def _name_layer(doc: Doc, mentions: list[tuple[int, int, str, str]]) -> None:
    n = len(doc.forms)
    doc.heads_of = ["O"] * n
    found: list[tuple[int, int, str]] = []
    unsure: set[int] = set()
    for start, end, kind, entity in sorted(mentions, key=lambda m: m[0] - m[1]):
        if doc.sentence[start] != doc.sentence[end - 1]:
            continue
        head = next((i for i in range(start, end) if not start <= doc.head[i] < end), end - 1)
        if doc.heads_of[head] == "O":
            doc.heads_of[head] = kind
            doc.chain[head] = entity
        if kind == "person":
            unsure |= {i for i in range(start, end) if doc.forms[i].lower() in TITLES}
        if kind in _KIND and doc.upos[head] == "PROPN":
            left, right = _name_span(doc, start, end, head)
            while left < right and doc.forms[left].lower() in ("the", "a", "an", "of"):
                left += 1
            if kind == "person":
                while right - left > 1 and doc.forms[left].lower() in TITLES:
                    left += 1
                if right - left == 1 and doc.forms[left].lower() in TITLES:
                    continue
            if left < right:
                country = " ".join(doc.forms[left:right]) in _countries()
                found.append((left, right, "LOC" if country else _KIND[kind]))
        elif kind == "time" and _is_date(doc, start, end, head):
            found.append((start, end, "DATE"))
    doc.names = bio(n, found)
    _groups_and_offices(doc, unsure)


def _groups_and_offices(doc: Doc, titles: set[int]) -> None:
    """GUM marks neither: capitalised titles before a person's name are offices, other words of titles are masked, demonyms
    are groups."""
    for i in sorted(titles):
        if doc.names[i] == "O":
            named = any(doc.names[k] == "B-PERSON" for k in range(i + 1, min(i + 4, len(doc.names))))
            going = i > 0 and doc.names[i - 1].endswith("OFFICE")
            doc.names[i] = ("I-OFFICE" if going else "B-OFFICE") if named and doc.upos[i] == "PROPN" else "?"
    for i, form in enumerate(doc.forms):
        if doc.names[i] == "O" and form in _demonyms():
            doc.names[i] = "B-GROUP"


@cache
def _countries() -> frozenset[str]:
    return frozenset(name for c in countries() for name in (c.name, *c.names))


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(word for c in countries() for word in c.demonyms) - _countries()


def _is_date(doc: Doc, start: int, end: int, head: int) -> bool:
    timely = doc.upos[head] in ("PROPN", "NUM") or doc.forms[head].lower() in _TIME
    return timely and end - start <= 8 and not any(doc.upos[i] in ("VERB", "PRON") for i in range(start, end))


def bio(n: int, spans: list[tuple[int, int, str]]) -> list[str]:
    """Longest spans win; BIO tags over n words."""
    tags = ["O"] * n
    for left, right, kind in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if any(tags[i] != "O" for i in range(left, right)):
            continue
        tags[left] = f"B-{kind}"
        for i in range(left + 1, right):
            tags[i] = f"I-{kind}"
    return tags


def _name_span(doc: Doc, start: int, end: int, head: int) -> tuple[int, int]:
    """The contiguous capitalised name round a mention's head, without titles, possessors and appositions."""

    def of_name(i: int) -> bool:
        word = doc.forms[i]
        if doc.upos[i] == "PROPN":
            return True
        return doc.upos[i] in ("ADJ", "NOUN", "NUM", "VERB", "ADV") and word[:1].isupper() and i > start

    def tied(i: int) -> bool:
        for _ in range(8):
            if i == head:
                return True
            if doc.rel[i] in (
                "nmod:desc",
                "appos",
                "acl",
                "acl:relcl",
                "parataxis",
                "list",
                "nmod:poss",
                "conj",
                "advcl",
                "nsubj",
            ):
                return False
            i = doc.head[i]
            if not start <= i < end:
                return False
        return False

    def joins(i: int) -> bool:
        return doc.forms[i].lower() in _SMALL or doc.forms[i] in ("-", "–", "'", ".", "&", "/")

    left = head
    while left > start:
        if of_name(left - 1) and tied(left - 1):
            left -= 1
        elif left - 2 >= start and joins(left - 1) and of_name(left - 2) and tied(left - 2):
            left -= 2
        elif left - 3 >= start and joins(left - 1) and joins(left - 2) and of_name(left - 3) and tied(left - 3):
            left -= 3
        else:
            break
    right = head
    while right + 1 < end:
        if of_name(right + 1) and tied(right + 1):
            right += 1
        elif right + 2 < end and joins(right + 1) and doc.upos[right + 2] == "PROPN" and tied(right + 2):
            right += 2
        elif right + 3 < end and joins(right + 1) and joins(right + 2) and doc.upos[right + 3] == "PROPN" and tied(right + 3):
            right += 3
        else:
            break
    return left, right + 1


_NO_SPACE_BEFORE = {".", ",", ";", ":", "?", "!", ")", "]", "}", "%", "...", "n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "'"}
_NO_SPACE_AFTER = {"(", "[", "{", "$", "#", "-", "/"}


def plain_gaps(forms: list[str]) -> list[str]:
    """Spaces as English prints them, for a treebank that keeps words only; the two halves of quotation marks take turns."""
    gaps: list[str] = []
    is_open = False
    for i, form in enumerate(forms):
        before = forms[i - 1] if i else ""
        tight = not i or form.lower() in _NO_SPACE_BEFORE or before in _NO_SPACE_AFTER or form in ("-", "/")
        if form == '"':
            tight, is_open = tight or is_open, not is_open
        elif before == '"' and is_open:
            tight = True
        gaps.append("" if tight else " ")
    return gaps


def read_ewt(path: Path) -> dict[str, list[Doc]]:
    """EWT trees (with XPOS; no lemmas or names), sentences in running order as documents."""
    docs: dict[str, dict[str, Doc]] = collections.defaultdict(dict)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            key = row["sid"].rsplit("-", 1)[0]
            doc = docs[row["split"]].setdefault(key, Doc(key, []))
            base = len(doc.forms)
            sentence = doc.sentence[-1] + 1 if doc.sentence else 0
            doc.forms += row["tok"]
            doc.xpos += row["pos"]
            doc.head += [base + h - 1 if h else -1 for h in row["head"]]
            doc.rel += row["dep"]
            doc.sentence += [sentence] * len(row["tok"])
            for frame in row.get("frames", ()):
                roles: dict[str, set[int]] = {role: set() for role in FRAME_ROLES}
                for role, start, end in frame["args"]:
                    heads = [i for i in range(start, end) if not start < row["head"][i] <= end]
                    if role in roles:
                        roles[role] |= {base + i for i in heads[:1]}
                doc.frames[base + frame["i"]] = roles
    for by in docs.values():
        for doc in by.values():
            doc.gaps = plain_gaps(doc.forms)
    return {split: [by[k] for k in sorted(by)] for split, by in docs.items()}


# ---------------------------------------------------------------- French


_PLAIN = re.compile(r"^(aux|obl|flat|nsubj|iobj|obj|parataxis|dep|advcl|expl|csubj):(?!pass$|agent$)\S+$")


def read_sequoia(path: Path) -> dict[str, list[Doc]]:
    """French trees by split, in the relations and Penn tags of the English ones; the medical genre is left out.

    A contracted article ("du", "aux") is one word: the preposition, as the splitter of words leaves it.
    """
    out: dict[str, list[Doc]] = {}
    with tarfile.open(path) as archive:
        for member in archive:
            if member.name.endswith(".conllu.gz"):
                text = gzip.decompress(archive.extractfile(member).read()).decode()  # type: ignore[union-attr]
                out[Path(member.name).name.split(".")[0]] = _french(text)
    return out


def _french(text: str) -> list[Doc]:
    docs: list[Doc] = []
    for block in text.split("\n\n"):
        found = re.search(r"^# sent_id = (\D+?)[-_.\d]*$", block, re.MULTILINE)
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        if not rows or (found and found.group(1).startswith("emea")):
            continue
        genre = found.group(1) if found else "?"
        if not docs or docs[-1].name.split("-")[0] != genre or len(docs[-1].forms) > 300:
            docs.append(Doc(f"{genre}-{len(docs)}", [], language="fr"))
        _add_french(docs[-1], rows)
    return docs


def _add_french(doc: Doc, rows: list[list[str]]) -> None:
    base, sentence = len(doc.forms), (doc.sentence[-1] + 1 if doc.sentence else 0)
    parts: dict[int, int] = {}  # number of a word that went into the one before → that one's number
    forms: dict[int, str] = {}
    spacing = {int(col[0]): col[9] for col in rows if col[0].isdigit()}
    for col in rows:
        if "-" in col[0]:
            first, last = (int(x) for x in col[0].split("-"))
            forms[first], spacing[first] = col[1], col[9]
            parts |= dict.fromkeys(range(first + 1, last + 1), first)
    words = [col for col in rows if col[0].isdigit() and int(col[0]) not in parts]
    place = {int(col[0]): base + i for i, col in enumerate(words)}
    heads = {int(col[0]): int(col[6]) for col in rows if col[0].isdigit()}
    for col in words:
        number = int(col[0])
        feats = dict(x.split("=") for x in col[5].split("|") if "=" in x)
        head = heads[number]
        while head and parts.get(head, head) == number:  # what went into this word: its head is outside
            head = heads[head]
        doc.forms.append(forms.get(number, col[1]))
        doc.lemma.append(col[2])
        doc.upos.append(col[3])
        doc.xpos.append(_penn(col[3], col[1], feats))
        doc.rel.append(_PLAIN.sub(r"\1", col[7]))
        doc.head.append(place[parts.get(head, head)] if head else -1)
        doc.sentence.append(sentence)
        before = words[place[number] - base - 1] if place[number] > base else None
        tight = (base == 0 and before is None) or (before is not None and "SpaceAfter=No" in spacing[int(before[0])])
        doc.gaps.append("" if tight else " ")


_MARKS = {".": ".", "?": ".", "!": ".", ",": ",", "(": "-LRB-", ")": "-RRB-", "«": "``", "»": "''", '"': "''"}


def _penn(upos: str, form: str, feats: dict[str, str]) -> str:
    """The Penn tag nearest to a French word: rules on tense and number then hold for both languages."""
    if upos in ("VERB", "AUX"):
        if feats.get("VerbForm") == "Inf":
            return "VB"
        if feats.get("VerbForm") == "Part":
            return "VBG" if feats.get("Tense") == "Pres" else "VBN"
        if feats.get("Mood") == "Cnd":
            return "MD"
        if feats.get("Tense") in ("Past", "Imp"):
            return "VBD"
        return "VBZ" if feats.get("Number") == "Sing" and feats.get("Person", "3") == "3" else "VBP"
    if upos in ("NOUN", "PROPN"):
        plural = feats.get("Number") == "Plur"
        return ("NNPS" if plural else "NNP") if upos == "PROPN" else "NNS" if plural else "NN"
    if upos == "PUNCT":
        return _MARKS.get(form, ":")
    plain = {"ADJ": "JJ", "ADV": "RB", "ADP": "IN", "SCONJ": "IN", "DET": "DT", "PRON": "PRP", "NUM": "CD", "CCONJ": "CC"}
    return plain.get(upos, "FW")


# ---------------------------------------------------------------- coded news


def read_world(folder: Path) -> list[Doc]:
    """Coded world news: triggers with type and status, arguments as word sets, names from the actor list (partial)."""
    articles = [json.loads(x) for x in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines() if x.strip()]
    claims = collections.defaultdict(list)
    for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        claims[claim["article"]].append(claim)
    surfaces = _surfaces(folder)
    return [_coded(a, claims[a["id"]], surfaces[a["id"]]) for a in articles]


def read_parties(folder: Path, language: str) -> list[Doc]:
    """The reports of a case in one language, with the names of its parties and no other layer."""
    surfaces = _surfaces(folder)
    articles = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((folder / "articles").glob("*.json"))]
    return [_coded(a, [], surfaces[a["id"]]) for a in articles if a["language"] == language]


def _surfaces(folder: Path) -> dict[str, list[tuple[str, str]]]:
    """By article, what its parties are called, with the kind of name that this would be."""
    surfaces: dict[str, list[tuple[str, str]]] = collections.defaultdict(list)
    for record in json.loads((folder / "actors.json").read_text(encoding="utf-8")).values():
        kind = {"person": "PERSON", "state": "LOC"}.get(record["kind"], "ORG")
        for article, forms in record["aliases"].items():
            surfaces[article] += [(form, kind) for form in forms]
    return surfaces


def _coded(article: dict[str, Any], claims: list[dict[str, Any]], surfaces: list[tuple[str, str]]) -> Doc:
    text, language = article["text"], article.get("language", "en")
    spans = split_words(text, language)
    doc = Doc(article["id"], [text[a:b] for a, b in spans], language=language)
    n = len(spans)

    def words(start: int, end: int) -> list[int]:
        return [i for i, (a, b) in enumerate(spans) if a < end and b > start]

    doc.trigger = [0] * n
    for claim in sorted(claims, key=lambda c: -len(c["trigger"])):
        inside = words(claim["trigger_start"], claim["trigger_end"])
        if not inside:
            continue
        first = inside[0]
        for j, i in enumerate(inside):
            doc.trigger[i] = 1 if j == 0 else 2
        doc.type[first], doc.status[first] = claim["type"], claim["status"]
        roles = doc.roles[first] = {}
        for role in ("actors", "recipients", "said_by"):
            roles[role] = {i for v in claim[role] if v.get("text") for i in words(v["start"], v["end"])}
        place = claim["where"] or {}
        roles["where"] = set(words(place["start"], place["end"])) if place.get("text") else set()
        roles["when"] = set(_nearest(text, (claim["when"] or {}).get("text"), claim["trigger_start"], words))
    doc.names = _partial_names(text, doc.forms, claims, surfaces, words)
    return doc


def read_constructed(folder: Path) -> list[Doc]:
    """Constructed reports as documents; a file with faults is refused."""
    docs = []
    for path in sorted(folder.glob("*.txt")):
        reports, faults = read_file(path)
        if faults:
            raise SystemExit("\n".join(faults))
        docs += [_constructed(report) for report in reports]
    return docs


_ENDS = (".", "?", "!", '"', "“", "”")


def read_passages(corpora: Path, folder: Path, *, held: bool = False) -> list[Doc]:
    """Coded passages of real news as documents. A capital letter inside a sentence that no listed name explains is masked."""
    docs = [_constructed(report) for report in read_coded(corpora, folder, held=held)]
    for doc in docs:
        for i in range(1, len(doc.forms)):
            if doc.names[i] == "O" and doc.forms[i][0].isupper() and doc.forms[i - 1] not in _ENDS:
                doc.names[i] = "?"
    return docs


def _constructed(report: CodedReport) -> Doc:
    spans = split_words(report.text, report.language)
    doc = Doc(report.name, [report.text[a:b] for a, b in spans], trigger=[0] * len(spans), language=report.language)
    if report.names is not None:
        inside = [[i for i, (a, b) in enumerate(spans) if a < high and b > low] for low, high, _ in report.names]
        doc.names = bio(len(spans), [(i[0], i[-1] + 1, n[2]) for i, n in zip(inside, report.names, strict=True) if i])
        dates = [i for i, form in enumerate(doc.forms) if doc.names[i] == "O" and _may_be_date(form)]
        for i in dates:
            doc.names[i] = "?"
    for start, end, kind, status, roles in sorted(report.claims, key=lambda c: c[0] - c[1]):
        inside = [i for i, (a, b) in enumerate(spans) if a < end and b > start]
        for j, i in enumerate(inside):
            doc.trigger[i] = 1 if j == 0 else 2
        doc.type[inside[0]], doc.status[inside[0]] = kind, status
        doc.roles[inside[0]] = {
            role: {i for low, high in places for i, (a, b) in enumerate(spans) if a < high and b > low}
            for role, places in roles.items()
        }
    return doc


def _may_be_date(form: str) -> bool:
    """Words of dates, which a list of names leaves out: not to be learnt as no name."""
    return form[:1].isdigit() or form.lower() in _TIME or form in _CALENDAR


def _nearest(text: str, words_of_time: str | None, at: int, words: Any) -> list[int]:
    if not words_of_time:
        return []
    places = [m.start() for m in re.finditer(re.escape(words_of_time), text)]
    if not places:
        return []
    start = min(places, key=lambda p: abs(p - at))
    return list(words(start, start + len(words_of_time)))


def _partial_names(
    text: str, forms: list[str], claims: list[dict[str, Any]], surfaces: list[tuple[str, str]], words: Any
) -> list[str]:
    """Names of the actors and places of the claims; other capitalised words are masked, lower-case ones are out."""
    tags = ["?" if form[:1].isupper() or form.lower() in TITLES else "O" for form in forms]
    marks = set(surfaces)
    for claim in claims:
        if claim["where"] and claim["where"].get("text"):
            marks.add((claim["where"]["text"], "LOC"))
    for surface, kind in sorted(marks, key=lambda m: (-len(m[0]), m)):
        for hit in re.finditer(re.escape(surface), text):
            inside = words(*hit.span())
            if kind == "PERSON":
                last = max((k for k, i in enumerate(inside) if forms[i].lower() in TITLES), default=-1)
                inside = inside[last + 1 :]
            while inside and not forms[inside[0]][:1].isupper():
                inside = inside[1:]
            if kind == "LOC" and len(inside) == 1 and re.search(r"(?:[ai]n|ish|ese|[^e]ch|[qn]i|ean)s?$", forms[inside[0]]):
                continue  # most likely a demonym, which the treebank leaves out
            while inside and not forms[inside[-1]][:1].isupper():
                inside = inside[:-1]
            if not inside or not all(forms[i][:1].isupper() or forms[i].lower() in _SMALL or forms[i] == "-" for i in inside):
                continue
            if kind == "PERSON" and any(forms[i].lower() in _SMALL for i in inside):
                continue
            if any(tags[i] not in ("?", "O") for i in inside):
                continue
            tags[inside[0]] = f"B-{kind}"
            for i in inside[1:]:
                tags[i] = f"I-{kind}"
    return tags
