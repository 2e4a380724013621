"""A language's word classes, from `languages/<code>.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dateline.vocabulary.schema import Table, read_table


@dataclass(frozen=True, slots=True)
class Language:
    """Word classes of one language, as sets of lower-case lemmas."""

    code: str
    name: str
    reporting: frozenset[str]
    bare_saying: frozenset[str]
    announcing: frozenset[str]
    claiming: frozenset[str]
    denying: frozenset[str]
    promising: frozenset[str]
    demanding: frozenset[str]
    planning: frozenset[str]
    attempting: frozenset[str]
    threatening: frozenset[str]
    ongoing: frozenset[str]
    light: frozenset[str]
    refusing: frozenset[str]
    hedges: frozenset[str]
    negators: frozenset[str]
    future: frozenset[str]
    possible: frozenset[str]
    conditional: frozenset[str]
    source_prepositions: frozenset[str]
    speech_nouns: frozenset[str]
    titles: frozenset[str]
    grammar: Mapping[str, frozenset[str]]
    """Small closed classes that rules are keyed to ("by", "definite", "locative" …), by the names in `GRAMMAR`."""
    point_adjectives: Mapping[str, str]
    """Points of the compass as English adjectives ("nord" → "northern"), for names of parts of countries."""
    site_names: Mapping[str, str]
    """Buildings and other sites by their English names; empty where a report's own words are kept."""
    generic: re.Pattern[str]
    """Words round a place name that say what kind of place it is ("city of …", "… province")."""
    division: re.Pattern[str]
    """Words that say that a name is a province or the like."""
    determiner: re.Pattern[str]
    """What stands before a noun phrase and is no part of a name ("the ", "its ")."""
    opinion_label: re.Pattern[str]
    """What a headline or first line says of its kind where it is an opinion piece ("Opinion: …")."""
    own_voice: re.Pattern[str]
    """A writer who thinks, says or asks in the first person ("we have explained", "in my view")."""
    avowal: re.Pattern[str]
    """A writer who says that something is a view or conclusion of his own ("in my view", "my conclusion is")."""
    contention: re.Pattern[str]
    """Words that argue: an inference, a motive, a hidden hand ("which indicates", "so-called", "was behind")."""
    emphasis: re.Pattern[str]
    """Words of a writer who stresses or judges ("of course", "nothing", "absurd")."""
    connective: re.Pattern[str]
    """What opens a sentence that goes on with an argument ("But", "Thus")."""
    pointing: re.Pattern[str]
    """What opens a sentence about what was just said or is asked ("This", "Why")."""
    numbers: Mapping[str, float]
    """Number words."""
    scales: Mapping[str, float]
    """Words that multiply ("thousand")."""
    amounts: Mapping[str, float]
    """Nouns of number in the plural and the least that they mean ("dozens of" are 24 at least)."""
    comparators: Mapping[str, str]
    """Sign (">=", "~" …) → pattern of the words before a number that mean it."""
    signs: Mapping[str, str]
    """What stands right before or behind a number for what it counts ("€", "per cent") → the word for that."""
    short_scales: Mapping[str, float]
    """Letters that multiply a number right before them ("5m")."""
    fractions: Mapping[str, float]
    """Words for a part of a whole and how many of them make it up ("third")."""
    lengths: Mapping[str, float]
    """Units of time and how many days they are."""
    ranges: Mapping[str, str]
    """Pattern of the words before a range → pattern of those between its ends ("between 40 and 60")."""
    sectors: Mapping[str, str]
    """Nouns for those who act → the PLOVER sector that they act for; the first list that holds one wins."""

    def sector(self, lemma: str) -> str | None:
        """The PLOVER sector that a noun names, or None."""
        return self.sectors.get(lemma)

    def is_office(self, lemma: str) -> bool:
        """Whether a noun is an office or rank that one person holds."""
        return lemma in self.titles


_VERBS = (
    "reporting bare_saying announcing claiming denying promising demanding planning attempting threatening "
    "ongoing light refusing"
).split()
GRAMMAR = (
    "by agent addressing nobody of_phrase of_deed partners toward counting approximate motion will would definite recalling "
    "including lies indefinite unsure tell naming namelessness surveying order_mark according citing missing cancelling "
    "stationing deciding relative reflexive territory media time_units weekdays opening going_on singular thing plural self "
    "set_against government own_state at_present generic_org men body_noun former republic locative moving points article "
    "joining sites land land_capital many_in_one town village there region palace presidency presidential beside seats "
    "airport away might ought have had being been inverting still only potential coming unfinished failed denying_it "
    "rumours from foiling leave_mark hindering attempts trying plans going scheduled guessing lasting goes_on alleging "
    "vouching either for calling demanding_it demands risks losing undergoing done_to upon charging accusing issuing "
    "publishing inside besides meant under unanswered comment drawing pledging assenting ahead demonstrative evidencing "
    "evidence verdict seeming pointing pointing_back compelling achieving deducing probably probable proclaiming changing "
    "vague_deeds envoys of_state willing until did any_speech pair pair_person pair_body of_number few person befallen none "
    "putting_to bursting wake known_by questioning opposing adverbs possessive occurring deadlines allowing oneself who_asked "
    "by_terms agreements terms concluding timetables spans conveying care phasing noticing with_be latter he she he_marks "
    "she_marks sending means things laid_at holding client counsel tolls putting placing counted amounting counting_out "
    "speaking_of phrasing own_deeds younger arms posts led branding door felt among angering mutual both_sides ourselves "
    "reflecting border plainly as_told stopping short untrue nearly crimes felled leaving accidents mishaps harmed true "
    "truth tales entering needing fearing each_other answerable dying local part of_a_part midst ceasing opining confirmed "
    "avowing avowed part_in occasions struggles ills strokes seizing stroke_kinds stroke_marks polite spanning expecting "
    "could passing_on themselves toppled toppling days_of "
    "unless enduring halves afterwards returning orders plain_orders ailing aged thanking missions speaking lawful bodies "
    "hurt hurting wounds lives ballots ayes noes set_apart one relaying everyday handling services gaining prizes contending "
    "striving aims convening light_to terming what kin decreeing answering because_of against excusing styles kinds_armed "
    "blocs bloc_told bound_for judging confining representing left_over electing delegations trio all_of "
    "kinds_between kinds_helping things_only slain needing_object having_part of_moment falling hands taking sharing_object "
    "counting_from that_clause distances in_each sides cast lost missed uprooted uprooting crowds was_at reaching choosing "
    "fleeing for_it against_it outdated sizes quarters founding warding membership discarding rulers strife lacking "
    "beginning waters spokesmen dissolving perpetrators targets excluding dayparts facing_side all_sides every_side facing "
    "named_rule wishing prenominal walking_into departing firsts severing finding kinds_of_body bare_body openers soon once "
    "particles months parts_of_town tallying starting so_many given_as giving_time places_of assemblies "
    "keeping no_longer lied_about estimating rulers_meeting lifting elapsing alias organisations findings "
    "known_as of_bynames of_somebody prescribed both with_article pages official_words open_question"
).split()
"""The small classes under `[grammar]`; a language that has no such words leaves a class empty."""
PATTERNS = "generic division determiner opinion_label own_voice avowal contention emphasis connective pointing".split()
_WORDS = ["hedges", "negators", "future", "possible", "conditional", "source_prepositions", "speech_nouns"]


def read_language(source: str, *, file: str) -> Language:
    """The language that a TOML text describes. Raises `VocabularyError` naming file, line and key."""
    top = read_table(source, file=file)
    name, verbs, words = top.text("name"), top.table("verbs"), top.table("words")
    actors, offices = top.table("actors"), top.table("offices")
    found = {key: frozenset(verbs.words(key, needed=True, lower=True)) for key in _VERBS}
    found |= {key: frozenset(words.words(key, needed=True, lower=True)) for key in _WORDS}
    sectors = {noun: code for code in reversed(actors.keys()) for noun in actors.words(code, needed=True, lower=True)}
    titles = frozenset(offices.words("titles", needed=True, lower=True))
    grammar = top.table("grammar")
    small = {key: frozenset(grammar.words(key, lower=True)) for key in GRAMMAR}
    patterns = top.table("patterns")
    compiled = {key: _pattern(patterns, key) for key in PATTERNS}
    numbers, scales, amounts = _values(top, "numbers"), _values(top, "scales"), _values(top, "amounts")
    comparators, adjectives, site_names = top.pairs("comparators"), top.pairs("point_adjectives"), top.pairs("site_names")
    signs, ranges, short_scales = top.pairs("signs"), top.pairs("ranges"), _values(top, "short_scales")
    lengths, fractions = _values(top, "lengths"), _values(top, "fractions")
    for table in (top, verbs, words, actors, offices, grammar, patterns):
        table.done()
    return Language(
        code=code_of(file),
        name=name,
        sectors=MappingProxyType(sectors),
        titles=titles,
        grammar=MappingProxyType(small),
        point_adjectives=MappingProxyType(adjectives),
        site_names=MappingProxyType(site_names),
        numbers=numbers,
        scales=scales,
        amounts=amounts,
        comparators=MappingProxyType(comparators),
        signs=MappingProxyType(signs),
        ranges=MappingProxyType(ranges),
        short_scales=short_scales,
        lengths=lengths,
        fractions=fractions,
        **found,  # type: ignore[arg-type]
        **compiled,  # type: ignore[arg-type]
    )


def code_of(file: str) -> str:
    """The code of a language by its file: "languages/fr.toml" → "fr"."""
    return file.rpartition("/")[2].removesuffix(".toml")


def _values(top: Table, key: str) -> Mapping[str, float]:
    """A table of words and what they count."""
    table = top.table(key)
    words = table.keys()
    found = {word: table.number(word, low=0, high=1e12) for word in words}
    table.done()
    return MappingProxyType(found)


def _pattern(table: Table, key: str) -> re.Pattern[str]:
    """A regular expression that takes capitals for small letters."""
    try:
        return re.compile(table.text(key), re.IGNORECASE)
    except re.error as error:
        table.fail(key, f"is no regular expression: {error}")
