"""World Factbook leaders (CC0 extract) → `offices.psv`: who was head of state or government of which country, when.

The extract gives each version of a page: the holder with title, the day taken up, and when that wording was first and last
seen. An office's holder goes on until the next one starts; one that vanished with no successor ends at an unknown day.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dateline.knowledge.spelling import fold

TITLE_WORD_LIST = (
    "president presidents prime minister premier king queen emir amir sultan sheikh chancellor taoiseach governor general "
    "governor-general chief executive chairman chairperson chair of the for transition transitional interim acting federal "
    "state council government republic swiss confederation head leader supreme grand duke prince princess pope captain regent "
    "crown vice deputy first second dr. dr mr. mr ms. ms mrs. mrs sir dame col. col gen. gen lt. lt maj. maj brig. adm. capt. "
    "marshal field rear admiral lieutenant colonel major brigadier former formerly caretaker designate sovereign military and "
    "ministers cabinet administration authority paramount tuanku yang di-pertuan agong co-prince national affairs ruler "
    "secretary party union democratic his her majesty highness royal excellency taliban ayatollah hojjat ol-eslam sr. "
    "minister-president presidency member"
)
TITLE_WORDS = set(TITLE_WORD_LIST.split())
SKIPPED = re.compile(
    r"represented by|high commissioner|administrator|\band\b.*\band\b|formerly|vacant|lieutenant governor|spouse|"
    r"deputy|vice|co-prince|members?\b|designate|none|note|ambassador|commissioner",
    re.IGNORECASE,
)
CORE = re.compile(
    r"\b(president|prime minister|premier|king|queen|emir|amir|sultan|chancellor|taoiseach|pope|chairman|chair|chief minister|"
    r"chief executive|governor|leader|prince|princess|duke|minister of state|minister-president|captain regent)\b",
    re.IGNORECASE,
)
UNSEEN_TO = "2020-11-23"
"""No version of any page was kept in the four years to this day: what was last seen then may have ended at any time in them."""
MONTH_LIST = "jan feb mar apr may jun jul aug sep oct nov dec"
MONTHS = {m: i for i, m in enumerate(MONTH_LIST.split(), 1)}
PARTICLES = {"al", "bin", "ibn", "ben", "el", "de", "da", "dos", "von", "van", "der", "di", "bint", "of", "ould"}


@dataclass(frozen=True)
class Term:
    """One holder of one office."""

    iso3: str
    office: str
    title: str
    name: str
    start: str
    end: str
    seen: str


def split_title(text: str) -> tuple[str, str] | None:
    """("Prime Minister", "Boubou CISSE") of the two together; None when there is no telling."""
    if SKIPPED.search(text) or ";" in text:
        return None
    text = re.sub(r"of the Islamic Republic of \w+|\(.*?\)|,\s*(?:also|Jr\.?|III?|PhD).*|\"[^\"]*\"", "", text).strip(" ,")
    head, comma, tail = text.rpartition(", ")
    if comma and all(w.lower().strip(",") in TITLE_WORDS for w in head.split()):
        text = f"{head} {tail}"
    words = text.replace(",", " ").split()
    at = 0
    while words and words[-1].lower() in TITLE_WORDS and not words[-1].isupper():
        words.pop()
    while at < len(words) and words[at].lower() in TITLE_WORDS and not (words[at].isupper() and len(words[at]) > 3):
        at += 1
    name = " ".join(words[at:])
    if not name or not words[at][0].isalpha() or not words[at][0].isupper() or not any(w.isupper() for w in words[at:]):
        return None
    title = " ".join(words[:at])
    return (title, tidy_name(words[at:])) if CORE.search(title) else None


def tidy_name(words: list[str]) -> str:
    """ "Abdelfattah EL-SISI" → "Abdelfattah el-Sisi"."""
    return " ".join(_tidy_word(word, at) for at, word in enumerate(words))


def _tidy_word(word: str, at: int) -> str:
    if re.fullmatch(r"[IVX]+", word) and at:
        return word
    if at and word.lower() in PARTICLES:
        return word.lower()
    if not word.isupper() or len(word.strip(".")) == 1:
        return word
    word = re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize(), word.lower())
    word = re.sub(r"\b(Al|El|Ad|As|Ar|An|At|Ul)-", lambda m: m.group().lower(), word)
    return re.sub(r"\bMc([a-z])", lambda m: "Mc" + m.group(1).upper(), word)


def read_day(text: str) -> str:
    """ISO date of the last date in a text, cut to what it says; empty when there is none."""
    found = re.findall(r"(?:(\d{1,2}) )?([A-Z][a-z]{2,8})\.? ((?:19|20)\d\d)", text)
    for day, month, year in reversed(found):
        number = MONTHS.get(month[:3].lower())
        if number:
            return f"{year}-{number:02d}" + (f"-{int(day):02d}" if day else "")
    years = re.findall(r"\b(?:19|20)\d\d\b", text)
    return years[-1] if years else ""


def read_terms(path: Path, codes: dict[str, str]) -> list[Term]:
    """All terms, one per person, office and start; the wording seen last gives the spelling."""
    terms: dict[tuple[str, str, str, str], Term] = {}
    with path.open(encoding="utf-8") as file:
        for row in sorted(csv.DictReader(file, delimiter="\t"), key=lambda r: (r["last_commit"], r["name_with_title"])):
            iso3, both, start = (
                codes.get(Path(row["file"]).stem.upper(), ""),
                split_title(row["name_with_title"]),
                read_day(row["since"]),
            )
            if not iso3 or both is None or not start:
                continue
            office = "head_of_state" if row["office"] == "chief of state" else "head_of_government"
            key = (iso3, office, start, fold(both[1]).split()[-1])
            terms[key] = Term(iso3, office, both[0], both[1], start, "", row["last_commit"])
    return sorted(terms.values(), key=lambda t: (t.iso3, t.office, t.start, t.seen))


def close_terms(terms: list[Term]) -> list[Term]:
    """Give each term its end; two spellings of one start are one person, the later seen spelling stays."""
    chains: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in terms:
        chain = chains[(term.iso3, term.office)]
        if chain and (chain[-1].start == term.start or fold(chain[-1].name) == fold(term.name)):
            chain[-1] = replace(term, start=chain[-1].start)
        else:
            chain.append(term)
    latest = max(t.seen for t in terms)
    return [
        replace(term, end=find_end(term, following, latest))
        for chain in chains.values()
        for term, following in zip(chain, [*chain[1:], None], strict=True)
    ]


def find_end(term: Term, following: Term | None, latest: str) -> str:
    """The next one's start; "<day" when it can only be said to be no later; empty while still held."""
    if following is not None and (term.seen == UNSEEN_TO or term.seen[: len(following.start)] >= following.start):
        return ("<" if term.seen == UNSEEN_TO else "") + following.start
    if following is not None and _days(term.seen, (following.start + "-01-01")[:10]) < 120:
        return following.start
    return f"<{term.seen}" if following is not None or _days(term.seen, latest) > 120 else ""


def _days(earlier: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days


def read_codes(folder: Path) -> dict[str, str]:
    """FIPS code → ISO3, from GeoNames."""
    with gzip.open(folder / "countryInfo.txt.gz", "rt", encoding="utf-8") as file:
        rows = [line.split("\t") for line in file if not line.startswith("#")]
    return {row[3]: row[1] for row in rows if row[3]}


def write_table(path: Path, folder: Path, out: Path) -> None:
    """Write the table."""
    lines = [
        "# iso3|office|title|name|from|to (empty: still held; <day: no later)",
        "# The World Factbook (public domain; extract CC0).",
    ]
    for t in close_terms(read_terms(path, read_codes(folder))):
        lines.append("|".join((t.iso3, t.office, t.title, t.name, t.start, t.end)))
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
