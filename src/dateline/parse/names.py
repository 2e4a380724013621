"""Names of an article: spans from tags, and one kind for each spelling."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from dateline.knowledge.countries import countries
from dateline.model import Name, NameKind, Token


def tag_spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Spans (start, end, kind) of a legal BIO sequence."""
    spans: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag[0] == "B":
            spans.append((i, i + 1, tag[2:]))
        elif tag[0] == "I" and spans:
            start, _, kind = spans[-1]
            spans[-1] = (start, i + 1, kind)
    return spans


_LOOSE = frozenset({"ADP", "CCONJ", "SCONJ", "DET", "PRON", "AUX", "VERB", "ADV"})
"""Parts of speech with which no name of an office ends; nor does anybody's in small letters."""


def sound_names(names: Sequence[Name], tokens: Sequence[Token]) -> list[Name]:
    """The names that can be names: an office or a person does not end in a preposition ("head of", "Ann Okri of"), nor do
    several who hold an office ("three ministers") name it; the capital with which a sentence begins makes no name of a plural
    ("Soldiers attacked")."""
    out = []
    for name in names:
        end = name.end
        while name.kind in ("OFFICE", "PERSON") and end > name.start and _is_loose(tokens[end - 1], name.kind):
            end -= 1
        if end > name.start and not _is_common(sound := Name(name.start, end, name.kind), tokens):
            out.append(sound)
    return out


def _is_loose(token: Token, kind: NameKind) -> bool:
    return token.pos in _LOOSE and (kind == "OFFICE" or token.text.islower())


def _is_common(name: Name, tokens: Sequence[Token]) -> bool:
    """Whether a name is but a plural in small letters, the capital of a sentence's first word aside."""
    if name.kind not in ("PERSON", "ORG", "LOC", "OFFICE"):
        return False
    words = tokens[name.start : name.end]
    first = name.start == 0 or words[0].sentence != tokens[name.start - 1].sentence
    small = all(t.text.islower() or (k == 0 and first) for k, t in enumerate(words))
    return small and "NNS" in (words[0].tag, words[-1].tag)


_BEFORE = frozenset(["Radio", "Agence", "TV", "Télé"])
_BEHIND = frozenset(["Radio", "TV", "Television", "FM"])


def join_outlets(names: Sequence[Name], words: Sequence[str]) -> list[Name]:
    """A broadcaster's kind belongs to its name, whatever stands in it: "Radio France", "Al-Sahara TV"."""
    out: list[Name] = []
    for name in names:
        if out and out[-1].end == name.start and " ".join(words[out[-1].start : out[-1].end]) in _BEFORE:
            name = Name(out.pop().start, name.end, "ORG")
        elif name.start and words[name.start - 1] in _BEFORE and not (out and out[-1].end == name.start):
            name = Name(name.start - 1, name.end, "ORG")
        if name.end < len(words) and words[name.end] in _BEHIND:
            name = Name(name.start, name.end + 1, "ORG")
        if out and out[-1].end > name.start:
            name = Name(out.pop().start, name.end, "ORG")
        out.append(name)
    return out


_PORTFOLIOS = frozenset(
    "affairs cooperation integration development planning industry trade commerce energy mines welfare sport sports culture "
    "security resources communication communications relations justice environment water housing tourism labour education "
    "labor employment health agriculture livestock fisheries transport infrastructure economy finance budget interior "
    "defence defense technology innovation science youth women family religion religions reconciliation solidarity migration "
    "veterans diaspora affaires coopération intégration développement plan industrie commerce énergie sports culture sécurité "
    "ressources environnement eau logement tourisme travail emploi éducation santé pêche élevage transports infrastructures "
    "économie finances intérieur défense technologie jeunesse femmes famille cultes réconciliation solidarité".split()
)
"""What ministries are for."""
_OF, _AND = frozenset(["of", "for", "de", "des", "du"]), frozenset(["and", "et", "&"])


def join_portfolios(names: Sequence[Name], words: Sequence[str]) -> list[Name]:
    """An office and its portfolios are one name: "Minister of Foreign Affairs and International Cooperation"."""
    out: list[Name] = []
    for name in names:
        if out and out[-1].kind == "OFFICE" and name.kind in ("ORG", "OFFICE") and name.start == out[-1].end + 1:
            joint, portfolio = words[out[-1].end].lower(), words[name.end - 1].lower() in _PORTFOLIOS
            second = joint in _AND and words[out[-1].end - 1].lower() in _PORTFOLIOS
            if portfolio and (joint in _OF or second):
                name = Name(out.pop().start, name.end, "OFFICE")
        out.append(name)
    return out


def settle_kinds(names: Sequence[Name], words: Sequence[str]) -> list[Name]:
    """One kind for each spelling in an article, the one that it is most often read as (a tie leaves every name as it was read);
    countries are places, also where they act; a nationality behind an article is a group, not a man's name."""
    spelt = [" ".join(words[name.start : name.end]) for name in names]
    kinds: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for spelling, name in zip(spelt, names, strict=True):
        kinds[spelling][name.kind] += 1

    def settled(spelling: str, own: NameKind) -> NameKind:
        if spelling in _country_names():
            return "LOC"
        votes = kinds[spelling]
        return max(votes, key=lambda kind: (votes[kind], kind == own))

    def is_people(spelling: str, name: Name) -> bool:
        return name.start > 0 and words[name.start - 1].lower() in ("a", "an", "the") and spelling in _demonyms()

    return [
        Name(name.start, name.end, "GROUP" if is_people(spelling, name) else settled(spelling, name.kind))
        for spelling, name in zip(spelt, names, strict=True)
    ]


@cache
def _country_names() -> frozenset[str]:
    return frozenset(name for country in countries() for name in (country.name, *country.names))


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(word for country in countries() for word in country.demonyms) - _country_names()
