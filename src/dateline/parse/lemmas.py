"""Dictionary forms: irregular forms first, then a table of seen words, then regular English endings checked against known
words, then the model."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

from dateline.parse.pieces import apply_script

_BASE = {"VB", "VBP"}
_BENT = {"VBD", "VBN", "VBG", "VBZ"}
_NOMINAL = {"NNS", "NNPS"}

_FORMS = tomllib.loads(files("dateline.parse").joinpath("irregular.toml").read_text("utf-8"))
_VERBS: dict[str, str] = dict(pair.split(":") for pair in _FORMS["verbs"].split())
_NOUNS: dict[str, str] = dict(pair.split(":") for pair in _FORMS["nouns"].split())
_FRENCH_ENDS: list[list[str]] = sorted(
    (pair.split(":") for pair in _FORMS["french_ends"].split()), key=lambda pair: -len(pair[0])
)
_FRENCH_STEMS, _FRENCH_PASTS = (
    dict(pair.split(":") for pair in _FORMS[key].split()) for key in ("french_stems", "french_pasts")
)
_FUTURES: dict[str, str] = dict(pair.split(":") for pair in _FORMS["french"].split())
_PREFIXES = ("with", "over", "under", "fore", "for", "out", "up", "re", "mis", "un", "be")
_SINGULAR = frozenset(_FORMS["singular"].split())
_LOOKS_PLURAL = re.compile(r"^[A-Za-z-]{2,}(?<!s)(?<!u)(?<!i)(?<!ic)(?<!a)s$")
"""What can be a plural in s: "bans", not "class", "virus", "crisis", "politics" or "gas"."""
_FRONT = 3
"""Letters that a noun needs before an irregular one inside it: "house-wives", but not "o-lives"."""
_REST = 4
"""Letters that a verb needs behind a prefix to speak for the whole."""
_RECENT = 20_000
"""Forms whose lemmas are kept at hand."""


class Lemmas:
    """Finds the lemma of a word from its form, tags and the model's script."""

    def __init__(self, table: Mapping[str, str], known: Iterable[str], language: str = "en") -> None:
        self._table = table
        self._english = language == "en"
        self._known = frozenset(known)
        self.of: Callable[[str, str, str, str], str] = lru_cache(maxsize=_RECENT)(self._of)
        """The lemma of a form, given its universal and Penn tags and the model's script."""
        self.tag_of: Callable[[str, str, str], str] = lru_cache(maxsize=_RECENT)(self._tag_of)
        """The Penn tag of a form: the model's, but for a plural that it takes for a singular ("travel bans"), a past that it
        takes for a modal ("vowed") or a participle in -ing, and such a participle that it takes for a past."""

    def _tag_of(self, form: str, pos: str, tag: str) -> str:
        if pos == "VERB" and self._english:
            low = form.lower()
            if tag in ("MD", "VBG") and _LOOKS_BENT.search(low) and not low.endswith("ing"):
                return "VBD"
            if tag in ("VBD", "VBN") and low.endswith("ing"):
                return "VBG"
        if tag != "NN" or pos != "NOUN" or not self._english or not _LOOKS_PLURAL.search(form):
            return tag
        low = form.lower()
        alone = low in _SINGULAR or low in self._known or f"{low}|NOUN" in self._table or _irregular_noun(low) == low
        return tag if alone else "NNS"

    def _of(self, form: str, pos: str, tag: str, script: str) -> str:
        """Proper nouns keep their form."""
        if pos == "PROPN":
            return form
        low = form.lower().replace("’", "'")
        if not self._english:
            return self._table.get(f"{low}|{pos}") or self._french(low, pos, apply_script(low, script), tag)
        seen = self._irregular(low, tag) or self._table.get(f"{low}|{pos}")
        if seen is not None:
            return seen
        if tag in _BENT or (tag in _BASE and self._is_bent(low)):
            return self._verb(low)
        if tag in _NOMINAL:
            return self._best(low, list(_noun_bases(low)))
        return low if tag in _BASE or pos in ("NOUN", "ADJ", "ADV") else apply_script(form, script)

    def _irregular(self, form: str, tag: str) -> str | None:
        if tag in _BENT:
            return self._irregular_verb(form)
        return _irregular_noun(form) if tag in _NOMINAL else None

    def _irregular_verb(self, form: str) -> str | None:
        """The base of an irregular form, also behind a prefix: "withdrew", "overthrown", "retook"."""
        if form in _VERBS or f"{form}|VERB" in self._table:
            return _VERBS.get(form)
        for prefix in _PREFIXES:
            rest = form.removeprefix(prefix)
            base = _VERBS.get(rest) or (None if form.endswith(("ed", "s", "ing")) else self._table.get(f"{rest}|VERB"))
            if rest != form and base:
                return prefix + base
        return None

    def _verb(self, form: str) -> str:
        """The base of a regular form; what stands before a hyphen stays ("re-armed")."""
        front, hyphen, last = form.rpartition("-")
        return front + hyphen + self._best(last, list(_verb_bases(last)))

    def _is_bent(self, form: str) -> bool:
        """Whether a form that was taken for a base cannot be one: "re-armed"."""
        return bool(_LOOKS_BENT.search(form)) and form not in self._known

    def _french(self, form: str, pos: str, guess: str, tag: str) -> str:
        """The verb of an irregular future, participle or present, or of a participle in -é, else the model's guess where it has
        the shape of the word class, else what the endings of the verbs in -er give. A guess that is a known word goes before a
        participle."""
        if pos in ("VERB", "AUX") and (future := _french_future(form)):
            return future
        if pos == "AUX" and (modal := dict(_FRENCH_ENDS).get(form)):
            return modal
        if pos == "NOUN" and guess == form and form not in self._known and form.endswith("s") and not _ONE_FORM.fullmatch(form):
            return form[:-1]
        if pos == "NOUN" and guess + "s" == form and _ONE_FORM.fullmatch(form):
            return form
        if pos == "ADJ" and guess == form and _FRENCH_PARTICIPLE.search(form):
            return _FRENCH_PARTICIPLE.sub("é", form)
        shaped = guess.endswith(("er", "ir", "re", "ïr")) and not _NO_INFINITIVE.search(guess)
        shaped = shaped and form[:1] in _FIRST_LETTERS.get(guess, guess[:1])
        if pos != "VERB" or (shaped and guess in self._known):
            return guess
        if bent := _french_bent(form):
            return bent
        if tag == "VBN" and form.endswith(("ie", "ies")):
            return form.removesuffix("s").removesuffix("e") + "r"
        if (stem := _FRENCH_PARTICIPLE.sub("", form)) != form:
            return stem + "er"
        future = _FUTURE_ENDING.sub("", form)
        if future != form and future.endswith("ir") and future in self._known:
            return future
        if told := _french_told(form):
            return told
        if shaped and not ((plain := _french_plain(form)) and plain in self._known):
            return guess
        if future != form and future.endswith("ir"):
            return future
        return _french_plain(form) or guess

    def _best(self, form: str, guesses: list[str]) -> str:
        """The first guess that is a known word, else the one that the spelling speaks for, which is the last."""
        known = next((g for g in guesses if g in self._known), None) or next(filter(self._is_known_behind, guesses), None)
        return known or (guesses[-1] if guesses else form)

    def _is_known_behind(self, guess: str) -> bool:
        """Whether a word is a known one behind a prefix: "unseat"."""
        rests = (guess.removeprefix(p) for p in _PREFIXES if guess.startswith(p))
        return any(len(rest) >= _REST and rest in self._known for rest in rests)


# ---------------------------------------------------------------- verbs

_FIRST_LETTERS = {"être": "eéêsf", "avoir": "aoe", "aller": "avi"}
"""What forms of French verbs begin with that do not begin as their infinitive does."""

_HISSES = ("s", "z", "ch")
"""Ends of stems that may or may not have an e before the s: "buses", "houses"; any other has ("mines" is not of "min")."""

_ONE_SYLLABLE = re.compile(r"(?:[^aeiouy]|qu)*[aeiouy][^aeiouwxy]")
"""A stem of one short vowel and one consonant: had it no silent e, the consonant would be doubled ("fined", "banned")."""
_TAKES_E = re.compile(
    r"(?:[cuvz]|[dlr]g|[aeiou]g|(?:ch|rr|tr|er|^r)ang|eng|ung|(?:fr|mp|cr|h|tw)ing"
    r"|[aeiounrpyw]s"
    r"|(?:[^aeo]|[^aeioul]e)at|[^aeo]ut|(?:c|inv|un|ign|rad|ped)it|(?:pl|^del|omp|cr)et|(?:m|n|dev)ot|^(?:[wthpb]|ch)ast"
    r"|[^aeo][aou]d|[cp]ed|[^aeo]id"
    r"|[^eo][aio]k|uk"
    r"|[^eo][au]m|com|[^aeou]in|(?:con|inter|contra|super)ven|[^o]un|(?:stp|nd|thr|ph|cl)on"
    r"|[^aeo]ap|yp|[aeiou]b"
    r"|[^aeioulrw]l|(?:nc|x|mp|of|ev)il|[inx]hal|(?:ns|aj|ar)ol|[^o]ul"
    r"|[^aeo]ar|(?:terf|dh|rsev|coh|^rev)er|[^a]ir|(?:st|pl|gn|ad)or|[^o]ur|[^aeiour]r"
    r"|(?:br|l)eath|sooth|loath|seeth|writh|cloth)$"
)
"""Ends of longer stems that a silent e most likely belongs to ("evacuat", "seiz", "besieg"), for verbs that no list holds."""
_NO_E = re.compile(r"(?:(?:[aeo][aeiou]|ie)[dklmnpt]|ui[nt]|[aeo]ir|[aeo][aeou]r|licit|abandon)$")
"""Stems that end as those do and yet take none: two vowels already make the last one long ("repair", "recruit")."""
_KEEPS_DOUBLE = re.compile(r"(?:ss|zz|ff|^(?:[^aeiou]|qu)*[aeiou]ll|call|stall|fill|kill|sell|tell)$")
"""Stems whose double letter belongs to the word ("quell", "rebuff"), not to its ending ("cancelled")."""


def _verb_bases(form: str) -> Iterator[str]:
    """Possible bases of an inflected verb, likeliest last."""
    for ending in ("ing", "ed", "es", "s"):
        stem = form.removesuffix(ending)
        if stem != form and len(stem) > 1:
            yield from _stems(stem, ending)
            return
    yield form


def _stems(stem: str, ending: str) -> Iterator[str]:
    if ending == "s":
        yield stem
    elif ending == "es":
        yield from _third_persons(stem)
    elif stem.endswith("e"):
        yield stem if ending == "ing" else stem + "e"
    else:
        yield from _pasts(stem, ending)


def _third_persons(stem: str) -> Iterator[str]:
    """Bases of a verb in -es: "passes", "denies", "goes", "seizes"."""
    if stem.endswith("i"):
        yield stem + "e" if len(stem) < 3 else stem[:-1] + "y"
    elif stem.endswith(("o", "x", "ch", "sh", "ss", "zz", "tz")):
        yield stem + "e"
        yield stem
    else:
        yield from [stem] * stem.endswith(_HISSES)
        yield stem + "e"


def _pasts(stem: str, ending: str) -> Iterator[str]:
    """Bases of a verb in -ed or -ing whose stem ends in another letter than e."""
    yield stem + "e"
    if _ONE_SYLLABLE.fullmatch(stem):
        return
    yield stem
    if stem.endswith("i") and ending == "ed":
        yield stem + "e" if len(stem) < 3 else stem[:-1] + "y"
    elif stem.endswith("ick") and re.search(r"[aeiou].*ick", stem):
        yield stem[:-1]
    elif stem[-1] == stem[-2]:
        yield stem[:-1]
        if _KEEPS_DOUBLE.search(stem):
            yield stem
    elif _TAKES_E.search(stem) and not _NO_E.search(stem):
        yield stem + "e"


_LOOKS_BENT = re.compile(r"[aeiouy].*[^e]ed$")

_FRENCH_ENDINGS = re.compile(
    r"(?:er(?:ai|as|a|ons|ez|ont|ais|ait|ions|iez|aient)|assent|aient|èrent|ions|iez|ons|ent|ant|ais|ait|âmes|ées|ée|és|é|ai|es"
    r"|ez|as|a|e)$"
)
"""Endings of the one large and regular class of French verbs, the longest first."""
_ONE_FORM = re.compile(
    r"tiers|.*(?:ss|pays|ois|temps|corps|[cgr]ès|près|(?:^|[bcdgprt])[rl]?as|avis|pris|mis|ours|vers|sens|fils"
    r"|(?:ra|la|da|na|va|ça|glai)is|gens|dos|os|[bpruvx]us|refus|plus|talus|blocus)"
)
"""Nouns in -s that are of one form ("pays", "corps", "discours"), and their like."""
_FRENCH_PARTICIPLE = re.compile(r"é(?:e|s|es)?$")
"""Endings of the participle of that class, of which no other verb has one in -é but those that the table of ends holds."""
_FUTURE_IN_RE = re.compile(r"(?:[nr]dr|oudr|ttr|îtr|mpr|ncr|uivr|^(?:re|sur)?vivr|[^f]uir)$")
"""Ends of stems of the future that are the infinitive without its e ("prendra", "conduirait")."""
_FUTURE_ENDING = re.compile(r"(?:ai|as|a|ons|ez|ont|ais|ait|ions|iez|aient)$")
_FRENCH_FRONTS = frozenset(
    ("", *"ab abs ac aper appar con contre de dis dé en entre inter main ob par per pro pré r re satis se sou sub sur".split())
)


def _french_future(form: str) -> str | None:
    """The infinitive of an irregular future or conditional, also behind a prefix, and of one in -re: "irons", "reviendra",
    "prendrait"."""
    stem = _FUTURE_ENDING.sub("", form)
    for at in range(len(stem)) if stem != form else ():
        if stem[at:] in _FUTURES and stem[:at] in _FRENCH_FRONTS and (at == 0 or len(stem) - at > 2):
            return stem[:at] + _FUTURES[stem[at:]]
    return stem + "e" if stem != form and _FUTURE_IN_RE.search(stem) else None


def _french_bent(form: str) -> str | None:
    """The infinitive of an irregular participle, also of a woman or of several, or of a form of the present; none ends in -ai,
    as a future does ("quitterai")."""
    if form.endswith("ai"):
        return None
    for bare in (form, *(form.removesuffix(end) for end in ("s", "e", "es") if form.endswith(end))):
        for end, verb in _FRENCH_ENDS:
            if bare == end or (end[0] == "-" and bare.endswith(end[1:]) and (bare == form or len(end) > _SHORT)):
                return bare.removesuffix(end.removeprefix("-")) + verb
    return None


def _french_plain(form: str) -> str | None:
    """The infinitive that the ending of a form of the verbs in -er, or of those like "finir", speaks for, if it has one."""
    stem = _FRENCH_ENDINGS.sub("", form)
    if stem == form:
        return None
    verb = re.sub(r"(?<=[ou])ier$", "yer", stem.removesuffix("e").replace("ç", "c") + "er")
    return re.sub(r"è([^aeiou]{1,2}er)$", r"é\1", re.sub(r"è([vns]er)$", r"e\1", re.sub(r"isser$", "ir", verb)))


def _french_told(form: str) -> str | None:
    """The infinitive of an imperfect, a subjunctive or a past of narrative, of a verb in -er where nothing else is known of an
    imperfect: "détenait", "soutienne", "échouaient", "prirent", "s'emparèrent"."""
    past = _FRENCH_NARRATED.sub("", form)
    if past != form and (found := _ended(past, _FRENCH_PASTS)) is not None:
        return found
    stem = _FRENCH_LASTING.sub("", form)
    if stem != form and (found := _ended(stem, _FRENCH_STEMS)) is not None:
        return found
    plain = _FRENCH_PLAIN.sub("", form)
    if plain == form or len(plain) < _SHORT:
        return None
    if plain.endswith(("iss", "er")):
        return re.sub(r"è([vns]er)$", r"e\1", plain.removesuffix("ss") + ("r" if plain.endswith("iss") else ""))
    return plain.replace("ç", "c").removesuffix("e") + "er"


def _ended(stem: str, ends: Mapping[str, str]) -> str | None:
    """The verb of a stem, by all of it or else by the longest end of it."""
    if stem in ends:
        return ends[stem]
    found = (at for at in range(len(stem)) if f"-{stem[at:]}" in ends)
    return next((stem[:at] + ends[f"-{stem[at:]}"] for at in found), None)


_NO_INFINITIVE = re.compile(r"(?:aie?r|erer|(?:èr|rr|(?<!cl)ur)e)$")
"""Ends that no French infinitive has, for which the model takes "quitterai", "libérerait", "libère" and "demeure"."""
_FRENCH_NARRATED = re.compile(r"(?<=[iun])(?<![ao]i)(?:t|rent)$")
_FRENCH_LASTING = re.compile(r"(?:aient|ait|ais|ions|iez|ent|es|e)$")
_FRENCH_PLAIN = re.compile(r"(?:aient|èrent|ait)$")
"""Endings of the past of narrative behind its vowel, of the imperfect and subjunctive, and those of a verb in -er that its
present does not have."""

_SHORT = 3
"""Letters of an ending, with its hyphen, that is no sure sign of a participle before the ending of a woman's or of several."""

# ---------------------------------------------------------------- nouns

_GREEK = re.compile(r"(?:^the|othe|nthe|sthe|cri|oa|gno|mpha|aly)ses$")
"""Plurals of nouns in -sis: "crises", "analyses", but not "phases"."""
_BARE_S = re.compile(r"(?:[^aeo]|^)us$|(?:^|[^e])(?:gas|bias|lias|atlas|canvas)$|iris$")
_US_WITH_E = re.compile(r"(?:^|ab|exc|ref|f|^m|cl)us$")
"""Stems in -us that are words in -use ("abuse"), among the many in -us ("virus")."""
_CH_WITH_E = re.compile(r"(?:(?:[^aeo]|^)a|ni|lan|crè|cre|qui|psy)ch$")


def _irregular_noun(form: str) -> str | None:
    """The singular of an irregular plural, also with a word before it: "grandchildren"."""
    for at in (0, *range(_FRONT, len(form) - 4)):
        if form[at:] in _NOUNS:
            return form[:at] + _NOUNS[form[at:]]
    return None


def _noun_bases(form: str) -> Iterator[str]:
    """Possible singulars of a plural, likeliest last."""
    yield form
    if len(form) < 3:
        return
    if _GREEK.search(form):
        yield form[:-2] + "is"
    elif form.endswith("ies"):
        yield form[:-1] if len(form) < 5 else form[:-3] + "y"
    elif form.endswith("men"):
        yield form[:-3] + "man"
    elif form.endswith("es"):
        yield from _nouns_in_es(form[:-2])
    elif form.endswith("s") and not form.endswith("ss"):
        yield form[:-1]


def _nouns_in_es(stem: str) -> Iterator[str]:
    bare = stem.endswith(("o", "x", "sh", "ss", "zz", "tz"))
    bare = bare or (stem.endswith("ch") and not _CH_WITH_E.search(stem))
    bare = bare or (bool(_BARE_S.search(stem)) and not _US_WITH_E.search(stem))
    if bare:
        yield from (stem + "e", stem)
    else:
        yield from [stem] * stem.endswith(_HISSES)
        yield stem + "e"
