"""Organisations, armed groups and news outlets by any of their names, and the bodies that every state has.

`organisations.psv` is our own table. The canonical name is the one careful coders use: "ECOWAS", "International Criminal
Court", "Mali Ministry of Foreign Affairs", "Malian armed forces".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, cast

from dateline.knowledge.countries import Country, names_in
from dateline.knowledge.spelling import NameIndex, fold
from dateline.knowledge.table import read_rows, split_list

OrganisationKind = Literal["organisation", "group", "outlet"]


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, armed or political group, or outlet."""

    name: str
    aliases: tuple[str, ...]
    kind: OrganisationKind
    sector: str
    """PLOVER actor code: IGO, NGO, REB, MED, GOV, MIL, LEG, JUD, OPP …"""
    country: str | None
    """ISO3, None when it is of no one country."""


@cache
def organisations() -> tuple[Organisation, ...]:
    """All of them, in the table's order."""
    return tuple(
        Organisation(name, split_list(aliases), cast(OrganisationKind, kind), sector, country or None)
        for name, aliases, kind, sector, country in read_rows("organisations.psv", 5)
    )


@cache
def _by_name() -> NameIndex[Organisation]:
    return NameIndex((o, (o.name, *o.aliases)) for o in organisations())


@cache
def _by_french_name() -> NameIndex[Organisation]:
    known = {o.name: o for o in organisations()}
    return NameIndex((known[name], split_list(aliases)) for name, aliases in read_rows("organisations_fr.psv", 2))


_FRENCH_ARTICLE = re.compile(r"^(?:l[ea]s? |l['’]\s?|du |des )", re.IGNORECASE)

_OF_THE_UN = re.compile(r"^(?:the )?(?:United Nations|U\.?N\.?)(?:'s|’s)? (?=.* )", re.IGNORECASE)
"""What stands before the name of a body of the United Nations and is no part of it ("UN World Food Programme")."""


@lru_cache(maxsize=65_536)
def organisation(name: str, language: str = "en") -> Organisation | None:
    """The organisation of any of its names, whatever the accents, case or leading "the"; None when it is none.

    Short acronyms must stand in capitals: "is" and "who" are words, "IS" and "WHO" are names.
    """
    if not any(c.isupper() for c in name):
        return None
    found = _by_name().find(name) or _by_name().find(_OF_THE_UN.sub("", name))
    if found is None and language == "fr":
        bare = _FRENCH_ARTICLE.sub("", name)
        found = _by_french_name().find(bare) or _by_name().find(bare)
    return found


LONG_NAME = 5
"""From so many words with a meaning on, a name is told by them, however they are joined or inflected."""
_BEGINNING = 4
"""Letters that "Western" and "West", "African" and "Africa" have in common."""


def _gist(name: str) -> frozenset[str]:
    """How the words of a name begin, those left out that only join them."""
    return frozenset(word[:_BEGINNING] for word in fold(name).split() if len(word) >= _BEGINNING)


@cache
def _by_gist() -> Mapping[frozenset[str], Organisation | None]:
    """Bodies of several states by what is left of their long names however they are worded; None where two have the same."""
    out: dict[frozenset[str], Organisation | None] = {}
    for known in (one for one in organisations() if one.sector == "IGO"):
        for gist in {_gist(name) for name in (known.name, *known.aliases)}:
            if len(gist) >= LONG_NAME:
                out[gist] = known if out.get(gist, known) is known else None
    return out


@lru_cache(maxsize=65_536)
def organisation_worded(name: str) -> Organisation | None:
    """The body of several states whose long name somebody words otherwise: "Economic Community for Western African States";
    None where fewer than `LONG_NAME` words tell it."""
    gist = _gist(name)
    return _by_gist().get(gist) if len(gist) >= LONG_NAME else None


@cache
def _by_seat() -> NameIndex[Organisation]:
    known = {o.name: o for o in organisations()}
    return NameIndex((known[name], split_list(words)) for name, words in read_rows("seats.psv", 2))


@lru_cache(maxsize=65_536)
def body_seated(word: str) -> Organisation | None:
    """The organisation that a town or street stands for where it acts towards others ("Brussels"), None where it is none."""
    return _by_seat().find(word)


@cache
def _by_region() -> Mapping[str, Organisation]:
    known = {o.name: o for o in organisations()}
    return {
        f"{fold(region)} {noun}": known[name]
        for name, regions, nouns in read_rows("blocs.psv", 3)
        for region in split_list(regions)
        for noun in split_list(nouns)
    }


def bloc_of(region: str, noun: str) -> Organisation | None:
    """The body of several states that a noun stands for beside a region: "the West African bloc"; None where it is none or
    there is more than one."""
    return _by_region().get(f"{fold(region)} {noun}")


@cache
def _called() -> Mapping[str, frozenset[str]]:
    rows = read_rows("called.psv", 2)
    return {word: frozenset(split_list(names)) for words, names in rows for word in split_list(words)}


def may_be_called(known: Organisation, words: Iterable[str]) -> bool:
    """Whether reports call a known organisation by words without its name ("the regional bloc", "the alliance"). Of bodies of
    several states each word of `called.psv` is only for those of its row: the United Nations are no bloc. `words` are
    lemmas in lower case."""
    return known.sector != "IGO" or all(known.name in _called().get(word, (known.name,)) for word in words)


_MINISTRIES = {
    "Foreign Affairs": r"foreign|foreign affairs|external affairs",
    "Defence": r"defen[cs]e|armed forces|armies",
    "Interior": r"interior|home affairs|internal affairs",
    "Justice": r"justice",
    "Finance": r"finance|economy|economy and finance",
    "Health": r"health|public health",
    "Education": r"education",
    "Trade": r"trade|commerce",
    "Energy": r"energy|oil|petroleum",
    "Transport": r"transports?",
    "Information": r"information|communications?",
    "Security": r"security|public security",
}
_BODIES = (
    (r"(?:armed forces|army|military|troops|soldiers|forces|defen[cs]e forces)", "{adjective} armed forces", "MIL"),
    (r"(?:security forces|security services|security)", "{adjective} security forces", "MIL"),
    (r"(?:air force|warplanes|jets|war planes|air forces)", "{adjective} air force", "MIL"),
    (r"(?:navy|naval forces|warships)", "{adjective} navy", "MIL"),
    (r"(?:police|police forces?|police officers|riot police)", "{adjective} police", "COP"),
    (
        r"(?:parliament|national assembly|congress|legislature|lawmakers|mps|lower house|upper house"
        r"|house of representatives|senate)",
        "{adjective} parliament",
        "LEG",
    ),
    (r"(?:presidency|office of the president|president s office|presidential office)", "{adjective} Presidency", "GOV"),
    (r"(?:supreme court)", "Supreme Court of {name}", "JUD"),
    (r"(?:constitutional court)", "Constitutional Court of {name}", "JUD"),
    (r"(?:courts?|judiciary|judges)", "{adjective} judiciary", "JUD"),
    (r"(?:embassy)", "Embassy of {name}", "GOV"),
    (r"(?:government|authorities|administration|govt|officials|leadership|state)", "{name}", "GOV"),
)
_WHOLE = re.compile(
    r"army|military|armed forces|air force|navy|security forces|police|parliament|national assembly|presidency|government"
    r"|supreme court|constitutional court|.+ ministry|(?:ministry|department) .+"
)
"""Bodies as a whole. Those who belong to one keep their own words with their country ("Peruvian soldiers")."""


_FRENCH_MINISTRIES = {
    "Foreign Affairs": r"affaires etrangeres\b.*|relations exterieures|diplomatie|leurope et des affaires etrangeres",
    "Defence": r"defense\b.*|armees|forces armees",
    "Interior": r"linterieur|ladministration territoriale\b.*",
    "Justice": r"justice\b.*",
    "Finance": r"finances?|leconomie\b.*",
    "Health": r"sante\b.*",
    "Education": r"leducation\b.*|lenseignement\b.*",
    "Trade": r"commerce\b.*",
    "Energy": r"lenergie\b.*|petrole",
    "Transport": r"transports?\b.*",
    "Information": r"linformation|communication",
    "Security": r"securite\b.*",
}
_FRENCH_BODIES = (
    (
        r"armee(?: nationale| de terre)?|forces armees|militaires?|soldats|troupes|forces de defense",
        "{adjective} armed forces",
        "MIL",
    ),
    (r"forces de (?:securite|lordre|defense et de securite)|forces de lordre", "{adjective} security forces", "MIL"),
    (r"armee de lair|force aerienne|aviation", "{adjective} air force", "MIL"),
    (r"marine(?: nationale)?|forces navales", "{adjective} navy", "MIL"),
    (r"police(?: nationale)?|policiers|forces de police", "{adjective} police", "COP"),
    (r"parlement|assemblee(?: nationale)?|deputes|parlementaires|senat", "{adjective} parliament", "LEG"),
    (r"presidence(?: de la republique)?|palais presidentiel", "{adjective} Presidency", "GOV"),
    (r"cour supreme", "Supreme Court of {name}", "JUD"),
    (r"cour constitutionnelle|conseil constitutionnel", "Constitutional Court of {name}", "JUD"),
    (r"justice|tribunaux|tribunal|parquet|magistrats|juges", "{adjective} judiciary", "JUD"),
    (r"ambassade", "Embassy of {name}", "GOV"),
    (r"gouvernement|autorites|administration|executif|pouvoirs? publics?|dirigeants|diplomatie|etat", "{name}", "GOV"),
)

_FRENCH_MEMBERS = re.compile(
    r"militaires?|soldats|troupes|policiers|deputes|parlementaires|magistrats|juges|tribunaux|dirigeants"
)
"""Those who belong to a body and keep their own words with their country ("soldats péruviens")."""


def french_body(country: Country, phrase: str) -> tuple[str, str] | None:
    """The same for a French noun phrase, with or without the country in it: "armée malienne", "ministère des Affaires
    étrangères du Mali"."""
    words = fold(_FRENCH_ARTICLE.sub("", phrase))
    for name in names_in(country, "fr"):
        words = re.sub(rf"(?: (?:du|de la|de|des|au))? (?:[ld])?{re.escape(fold(name))}\b", "", f" {words}").strip()
    ministry = re.fullmatch(r"ministere (?:des |de la |du |de )?(.+)", words)
    if ministry:
        field = next((n for n, p in _FRENCH_MINISTRIES.items() if re.fullmatch(p, ministry[1])), None)
        return (f"{country.name} Ministry of {field}", "GOV") if field else None
    if words != fold(_FRENCH_ARTICLE.sub("", phrase)) and _FRENCH_MEMBERS.fullmatch(words):
        return None
    for pattern, name, sector in _FRENCH_BODIES:
        if re.fullmatch(pattern, words):
            return name.format(name=country.name, adjective=country.adjective), sector
    return None


@cache
def _own_words(country: Country) -> tuple[str, ...]:
    """The English names, adjective and demonyms of a country, longest first."""
    own = {country.name, country.adjective, *country.names, *country.demonyms}
    return tuple(sorted(own, key=lambda word: (-len(word), word)))


def _without_land(country: Country, words: str) -> str:
    """The words of a phrase, folded, without the names of the land before or behind the noun ("peru s", "of peru")."""
    lands = "|".join(re.escape(fold(name)) for name in _own_words(country))
    return re.sub(rf"^(?:the )?(?:{lands})(?: s)? | (?:of|in) (?:the )?(?:{lands})$", "", words)


_CONGRESSES = frozenset("USA ARG BOL BRA CHL COL DOM ECU ESP FSM GTM HND MEX PER PHL PLW PRY VEN".split())
"""States whose parliament, or a house of it, is called a congress, or was."""


def national_body(country: Country, phrase: str, language: str = "en") -> tuple[str, str] | None:
    """(canonical name, sector) of a state's own body named by a common noun, with or without the state in it: "foreign
    ministry", "Peruvian army", "Peru's parliament", "parliament of Peru".

    None when the phrase is not such a noun. A junta or a party is not a body of the state.
    """
    if language == "fr":
        return french_body(country, phrase)
    words = fold(phrase)
    bare = _without_land(country, words)
    words = bare if _WHOLE.fullmatch(bare) else words
    if words == "congress" and country.iso3 not in _CONGRESSES:
        return None
    ministry = re.fullmatch(r"(?:the )?(?:(.+) ministry|(?:ministry|department) (?:of|for) (?:the )?(.+))", words)
    if ministry:
        field = next((n for n, p in _MINISTRIES.items() if re.fullmatch(p, ministry[1] or ministry[2])), None)
        return (f"{country.name} Ministry of {field}", "GOV") if field else None
    for pattern, name, sector in _BODIES:
        if re.fullmatch(pattern, words):
            return name.format(name=country.name, adjective=country.adjective), sector
    return None
