"""A question in plain English or French → what it asks for, and the names, times, places and words that an answer must fit.

The grammar is small: a question word, an act by the cues of the vocabulary, names by the case's inventory, times by the
reader of times, places after a preposition. Everything else that carries meaning must stand in the words of a report. A French
question is first put in the shape of an English one (`french`); what its words may name is told by the French cues.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal

from dateline.export.words import MONTHS
from dateline.extract.when_tags import Tagger, TimeExpression
from dateline.knowledge import country, fold, normalise_title
from dateline.link.words import families_of, stem
from dateline.link.words import fold as plain_form
from dateline.model import Article
from dateline.parse.lemmas import Lemmas
from dateline.query.french import english_noun, is_french, turn_question
from dateline.query.inventory import Inventory, Named
from dateline.vocabulary import cues, event_types, frames, language, nature, wordings
from dateline.when import UNKNOWN, When

Asks = Literal["who", "what", "when", "where", "how many", "whether", "said", "sayer", "outlet", "disagree", "nothing"]
Role = Literal["doer", "target", "any", "teller"]

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)}|{'|'.join(m[:3] for m in MONTHS)})\b")
MONEY = "money"
"""What "how much" asks for."""
_LEAST = 0.25
"""Strength below which a cue does not make a word name a type."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question that carries meaning, with the types and families of happenings that it may name."""

    word: str
    stem: str
    types: frozenset[str]
    families: frozenset[str]
    passive_actor: bool = False
    """Whether the subject of its passive is the one who acts ("was sworn in")."""
    beside: frozenset[str] = frozenset()
    """Other words of the question that belong to it ("step down")."""
    also: str = ""
    """The stem of the English noun for a French one."""
    around: bool = False
    """Whether it only says around what it was: "after the coup attempt"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the question, and the part that it plays in the act asked about."""

    named: Named
    role: Role


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for, and all that an answer has to fit."""

    text: str
    asks: Asks
    slot: Literal["actors", "recipients", "either"] = "actors"
    """Of "who": who does it, or to whom it is done."""
    kind: str = ""
    """Of "which countries": the kind of actor asked for."""
    act: Term | None = None
    mentions: tuple[Mention, ...] = ()
    times: tuple[When, ...] = ()
    """The time named; a day without its year may be of any year that the case's reports cover."""
    when_words: str = ""
    place: str = ""
    topics: tuple[Term, ...] = ()
    light: frozenset[str] = frozenset()
    """Stems of the verbs that say little without their noun ("resume" of "resume its aid")."""
    unit: str = ""
    """Of "how many": what is counted."""
    office: str = ""
    now: bool = False
    """Of an office: who holds it, and not who held it."""
    reacts: bool = False
    """Whether it asks who reacted to what it names."""
    disputed: str = ""
    """Of "what do the reports disagree on about the toll": the slot that is meant; empty for all."""
    unknown: tuple[str, ...] = ()
    """Names in the question that no report has."""
    refused: str = ""
    """Why it is none that coded claims can answer."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not (self.act or self.mentions or self.topics or self.place or self.times)


@cache
def _grammar() -> dict[str, frozenset[str]]:
    """The closed classes of words that the grammar knows, from `grammar.toml`."""
    table = tomllib.loads((files(__package__) / "grammar.toml").read_text("utf-8"))
    return {name: frozenset(line.split()) for name, line in table.items()}


def grammar(name: str) -> frozenset[str]:
    """The words of one class of the grammar of questions."""
    return _grammar()[name]


@cache
def _lemmas(code: str) -> Lemmas:
    """Finds dictionary forms, checked against the heads of the vocabulary's cues."""
    heads = {cue.head for kind in event_types().values() for cue in kind.cues}
    return Lemmas({}, heads if code == "en" else {cue.head for kind in wordings(code) for cue in kind.cues}, code)


@dataclass(slots=True)
class _Word:
    text: str
    start: int
    end: int
    used: bool = False
    code: str = "en"

    @property
    def low(self) -> str:
        return self.text.lower().replace("’", "'")


def read_question(text: str, inventory: Inventory) -> Asked:
    """What a question asks for. What the grammar does not know is refused with the reason, never guessed."""
    code = "fr" if is_french(text) else "en"
    turned = turn_question(text) if code == "fr" else text
    plain = re.sub(r"\b(took|take|takes|taken|taking) place\b", "happened", " ".join(turned.split()))
    words = [_Word(m[0], m.start(), m.end(), code=code) for m in _WORD.finditer(plain)]
    asks, kind, refused = _asks(words)
    if refused:
        return Asked(text, "nothing", refused=refused)
    disputed = _disputed(words) if asks == "disagree" else ""
    unit = _unit(words) if asks == "how many" else ""
    reacting = [w for w in words if w.low in _grammar()["reacting"]] if asks in ("who", "what") else []
    _use(reacting)
    times, when_words = _times(plain, words, inventory.days)
    place = _place(words, inventory)
    found = _names(words, inventory)
    terms, unknown = _terms(words, inventory)
    naming = [pair for pair in terms if not (unit and pair[1].around)]  # "how many arrests were there after the coup"
    verb, act = (_act(naming, named=bool(found)) if asks != "said" and naming else None) or (None, None)
    passive = verb is not None and act is not None and not act.passive_actor and _is_passive(words, verb)
    return Asked(
        text,
        asks,
        slot=_slot(words, verb, passive=passive),
        kind=kind,
        act=act,
        mentions=tuple(_mentions(words, found, verb.start if verb else _verb_at(words), passive=passive)),
        times=times,
        when_words=when_words,
        place=place,
        topics=tuple(_topics(terms, act)),
        light=frozenset(t.stem for w, t in terms if w is not verb and _is_light(w)),
        unit=unit,
        office=_office(words, asks, act),
        now=len(words) > 1 and words[1].low in ("is", "are") and not times,
        reacts=bool(reacting),
        disputed=disputed,
        unknown=unknown,
    )


def _terms(words: Sequence[_Word], inventory: Inventory) -> tuple[list[tuple[_Word, Term]], tuple[str, ...]]:
    """The words left that carry meaning, and those of them that are names no report prints."""
    rest = [w for w in words if not w.used and w.low not in _grammar()["small"]]
    named = [w for w in rest if w.text[:1].isupper() and words[0] is not w]
    unknown = tuple(w.text for w in named if not inventory.prints(w.text))
    terms = [(w, _name_term(w) if w in named else _term(w, words)) for w in rest if w.text not in unknown]
    around = next((w.start for w in words if w.low in _grammar()["around"]), len(words[-1].text) + words[-1].start)
    return [(w, replace(t, around=w.start > around)) for w, t in terms], unknown


def _topics(terms: Iterable[tuple[_Word, Term]], act: Term | None) -> Iterator[Term]:
    """The terms that are not the act, nor words that belong to it, nor say little."""
    beside = act.beside if act else frozenset()
    return (t for w, t in terms if t is not act and not _is_light(w) and not beside & _forms(w))


def _act(terms: Sequence[tuple[_Word, Term]], *, named: bool) -> tuple[_Word, Term] | None:
    """The first word that names a happening; one that says little of its own gives way to the next ("hold talks"), and
    to names. A noun gives way to the verb behind it ("when was the ceasefire signed")."""
    naming = [pair for pair in terms if pair[1].types]
    telling = [pair for pair in naming if not _is_light(pair[0])]
    if telling and _is_bent(terms[-1][0]) and terms[-1] in telling and not _is_bent(telling[0][0]):
        return terms[-1]
    return next(iter(telling or (naming if len(terms) == len(naming) == 1 and not named else [])), None)


@cache
def _light() -> frozenset[str]:
    """Stems of verbs that say little of their own beside a noun ("hold", "make")."""
    return frozenset(stem(w) for w in language("en").light | _grammar()["light"])


def _is_light(word: _Word) -> bool:
    """Whether a word says little of its own."""
    if word.code != "en" and _forms(word) & language(word.code).light:
        return True
    return any(stem(plain_form(form)) in _light() for form in (word.low, _lemmas("en").of(word.low, "VERB", "VBG", "")))


# ------------------------------------------------------------ what is asked


def _asks(words: Sequence[_Word]) -> tuple[Asks, str, str]:
    """(what is asked for, the kind of actor, why it cannot be answered); the words of the question itself are used up."""
    classes = _grammar()
    lows = [w.low for w in words]
    if not lows:
        return "nothing", "", "there is no question"
    if classes["disagreeing"] & set(lows):
        _use(w for w in words if w.low in classes["disagreeing"] | {"what", "where", "do", "does", "which", "how"})
        return "disagree", "", ""
    first, second = lows[0], lows[1] if len(lows) > 1 else ""
    if first in ("in", "on", "at", "by", "from", "to", "with", "since", "until", "for") and second in classes["asking"]:
        words[0].used = True
        words, lows, first, second = words[1:], lows[1:], second, lows[2] if len(lows) > 2 else ""
    if first == "according" and lows[1:3] == ["to", "whom"]:
        _use(words[:3])
        return "sayer", "", ""
    _use(words[:1])
    if first == "who" and second in classes["saying"]:
        _use(words[1:2])
        return "sayer", "", ""
    if first in ("who", "whom", "whose"):
        return "who", "", ""
    if first in ("when", "where"):
        return ("when", "", "") if first == "when" else ("where", "", "")
    if first == "how":
        return _asks_how(words, second)
    if first in ("what", "which"):
        return _asks_which(words, second)
    if first in classes["auxiliary"]:
        return "whether", "", ""
    if first in ("list", "show", "tell"):
        return "what", "", ""
    if first == "why":
        return "nothing", "", "claims do not tell why something was done"
    return (
        "nothing",
        "",
        f"a question begins with a word such as who, what, when, where, how many or did, not with “{words[0].text}”",
    )


def _asks_how(words: Sequence[_Word], second: str) -> tuple[Asks, str, str]:
    if second not in ("many", "much"):
        return "nothing", "", "claims do not tell how something was done, nor how long or how often"
    _use(words[1:2])
    return "how many", "", ""


def _asks_which(words: Sequence[_Word], second: str) -> tuple[Asks, str, str]:
    """ "What happened", "which countries", "in what town", "on which day"."""
    classes = _grammar()
    number = next((k for k, w in enumerate(words) if w.low == "number"), None)
    kinds: tuple[tuple[str, Asks, str], ...] = (
        ("time_nouns", "when", ""),
        ("place_nouns", "where", ""),
        ("outlet_nouns", "outlet", ""),
        ("state_nouns", "who", "state"),
        ("organisation_nouns", "who", "organisation"),
        ("person_nouns", "who", "person"),
    )
    for name, asks, kind in kinds:
        if second in classes[name]:
            _use([words[1], *(w for w in words if asks == "outlet" and w.low in classes["carrying"])])
            return asks, kind, ""
    if number is not None and number <= 3:
        _use(words[: number + 1])
        return "how many", "", ""
    return ("said" if classes["saying"] & {w.low for w in words} else "what"), "", ""


_SLOTS = ("figures", "when", "where", "who", "status")


def _disputed(words: Sequence[_Word]) -> str:
    """The slot that a question for disagreements is about, as `Disagreement` calls it; empty when it names none or several.
    The words that say no more than that are used up."""
    named = [slot for slot in _SLOTS if any(w.low in _grammar()[f"{slot}_words"] for w in words if w is not words[0])]
    _use(w for w in words if w.low in _grammar()["slot_only"])
    return "actors" if named == ["who"] else named[0] if len(named) == 1 else ""


def _use(words: Iterable[_Word]) -> None:
    for word in words:
        word.used = True


def _unit(words: Sequence[_Word]) -> str:
    """What "how many" counts: the noun that follows, before a verb or preposition; "how much" counts money."""
    if [w.low for w in words[:2]] == ["how", "much"]:
        _use(w for w in words if w.low == MONEY)
        return MONEY
    after = [w for w in words if not w.used]
    taken: list[_Word] = []
    for word in after:
        if word.low in _grammar()["small"]:
            if taken:
                break
            continue
        taken.append(word)
        if word.low.endswith("s") or word.low in _grammar()["plurals"]:
            break
    _use(taken[-1:])
    return taken[-1].low if taken else ""


def _is_of_office(act: Term) -> bool:
    """Whether an act can only be that somebody comes into an office or leaves it."""
    return bool(act.types) and all(nature(kind).office == "changed" for kind in act.types)


def _office(words: Sequence[_Word], asks: Asks, act: Term | None) -> str:
    """The office that "who is the prime minister of …" asks for; empty for any other question."""
    if asks != "who":
        return ""
    lows = [w.low for w in words]
    if len(lows) < 3 or lows[1] not in _grammar()["being"] | _grammar()["becoming"]:
        return ""
    for size in range(4, 0, -1):
        for start in range(2, len(lows) - size + 1):
            title = lows[start : start + size]
            front = title[: title.index("of")] if "of" in title else []
            office = normalise_title(" ".join(front)) or normalise_title(" ".join(title))
            if office:  # a word of the title is no act: "the finance minister"
                return office if act is None or _is_of_office(act) or act.word in title else ""
    return ""


# ------------------------------------------------------------ times, places, names


def _times(text: str, words: Sequence[_Word], days: When) -> tuple[tuple[When, ...], str]:
    """The time that the question names, by the reader of times of the reports. What is relative to today stays unknown; a
    day or month without a year may be of any year from that before the first report to that of the last."""
    found = [e for e in _tagged(text, UNKNOWN) if e.value.known]
    if found:
        when = found[0].value
        for e in found[1:]:
            when = when.intersect(e.value) or when
        return (when,), _taken(text, words, found)
    if days.earliest is None or days.latest is None:
        return (), ""
    years = [_in_year(text, year) for year in range(days.earliest.year - 1, days.latest.year + 1)]
    times = [e.value for some in years for e in some]
    return tuple(dict.fromkeys(times)), _taken(text, words, years[-1])


def _tagged(text: str, published: When) -> tuple[TimeExpression, ...]:
    return Tagger(Article("question", text, "question", language="en"), published).tag()


def _in_year(text: str, year: int) -> list[TimeExpression]:
    """The expressions that name a month, read at the end of a year."""
    named = [
        e for e in _tagged(text, When.of(f"{year}-12-31")) if e.value.known and e.value.days is not None and e.value.days <= 31
    ]
    return [e for e in named if _MONTH.search(e.text)][:1]


def _taken(text: str, words: Sequence[_Word], found: Sequence[TimeExpression]) -> str:
    """The words of some expressions, which are used up."""
    for e in found:
        _use(w for w in words if e.start <= w.start < e.end)
    return text[found[0].start : found[-1].end] if found else ""


def _place(words: Sequence[_Word], inventory: Inventory) -> str:
    """The place named after "in", "at" or "near", in the case or in the world; its words are used up."""
    for i, word in enumerate(words):
        if word.used or word.low not in _grammar()["locative"]:
            continue
        after = [w for w in words[i + 1 : i + 5] if not w.used]
        if after and after[0].low == "the":
            after = after[1:]
        for size in range(min(4, len(after)), 0, -1):
            name = " ".join(w.text for w in after[:size])
            bare = re.sub(r"['’]s?$", "", name)
            if bare[:1].isupper() and (fold(bare) in inventory.places or country(bare) is not None):
                _use(after[:size])
                return bare
    return ""


def _names(words: Sequence[_Word], inventory: Inventory) -> list[tuple[_Word, Named]]:
    """The names in the question with their first words, from left to right; a title before a name is part of it."""
    found = []
    cased = any(w.text[:1].isupper() for w in words[1:])
    i = 0
    while i < len(words):
        run: list[str] = []
        for word in words[i:]:
            if word.used:
                break
            run.append(
                re.sub(r"['’]s?$", "", word.text) if run or not word.text.lower().endswith(("'s", "’s")) else word.text[:-2]
            )
        named = inventory.find(run, cased=cased) if run and run[0].lower() not in _grammar()["small"] else None
        if named is None:
            i += 1
            continue
        own = words[i : i + named.size]
        _use(own)
        found.append((own[0], named))
        i += named.size
    for k, word in enumerate(words[:-1]):
        if not word.used and language("en").is_office(word.low) and any(w is words[k + 1] for w, _ in found):
            word.used = True
    return found


# ------------------------------------------------------------ acts and roles


def _term(word: _Word, words: Sequence[_Word]) -> Term:
    """A word with what it may name: by cues, and by frames of words that stand in the question together."""
    own = _forms(word)
    all_forms = {f for w in words for f in _forms(w)}
    codes = dict.fromkeys(("en", word.code))
    found = [c for code in codes for form in own for c in cues(form, code) if all(b in all_forms for b in c.beside)]
    least = _LEAST if word.code == "en" else max([_LEAST, *(c.strength / 2 for c in found)])
    named = [c for c in found if c.strength >= least]
    whole = {
        f.type
        for code in codes
        for form in all_forms
        for f in frames(form, code)
        if all(set(lemmas) & all_forms for _, lemmas in f.slots) and any(set(lemmas) & own for _, lemmas in f.slots)
    }
    kinds = frozenset({c.type for c in named} | whole)
    return Term(
        word.low,
        stem(plain_form(word.low)),
        kinds,
        families_of(word.low),
        any(c.passive_actor for c in named),
        frozenset(b for c in named for b in c.beside),
        stem(english_noun(word.low)) if word.code != "en" else "",
    )


def _name_term(word: _Word) -> Term:
    """A name that no claim has as an actor: it must stand in the words of the report."""
    return Term(word.text, stem(plain_form(word.text)), frozenset(), frozenset())


def _forms(word: _Word) -> frozenset[str]:
    """A word and its possible dictionary forms, in English and in the language of the question."""
    bare = re.sub(r"'s?$", "", word.low)
    english = _lemmas("en")
    forms = {bare, english.of(bare, "VERB", "VBD", ""), english.of(bare, "NOUN", "NNS", "")}
    if word.code != "en":
        own = _lemmas(word.code)
        forms |= {own.of(bare, "VERB", "VBN", "0|"), own.of(bare, "NOUN", "NNS", "0|")}
    return frozenset(forms)


def _is_passive(words: Sequence[_Word], act: _Word) -> bool:
    """Whether the act is done to what stands before it: a form of "to be" and a participle."""
    before = [w.low for w in words if w.start < act.start]
    return _is_bent(act) and bool(_grammar()["being"] & set(before)) and not {"do", "does", "did"} & set(before)


def _is_bent(word: _Word) -> bool:
    """Whether a word can be a verb's past or participle: "signed", "held", "signé"."""
    if word.code != "en" and cues(verb := _lemmas(word.code).of(word.low, "VERB", "VBN", "0|"), word.code):
        return verb != word.low
    return word.low not in _forms_of_base(word.low) and not word.low.endswith(("ing", "s"))


def _forms_of_base(word: str) -> frozenset[str]:
    """The word itself when it is its own dictionary form as a verb."""
    return frozenset({word}) if _lemmas("en").of(word, "VERB", "VBD", "") == word else frozenset()


def _verb_at(words: Sequence[_Word]) -> int:
    """Where the verb of a question without an act stands: "do", "say", "happen" in their last place, an opening "did" aside."""
    return max((w.start for w in words[1:] if w.low in _grammar()["general"]), default=10**6)


def _mentions(words: Sequence[_Word], found: Sequence[tuple[_Word, Named]], act: int, *, passive: bool) -> Iterator[Mention]:
    """The names with their parts; what "and" joins plays one part."""
    last: Role = "any"
    for first, named in found:
        if last != "any" and _before(words, first) == "and":
            yield Mention(named, last)
            continue
        last = _role(words, first, act, passive=passive)
        yield Mention(named, last)


def _before(words: Sequence[_Word], first: _Word) -> str:
    """The word before a name, articles and titles aside."""
    passed = ("the", "a", "an")
    return next((w.low for w in reversed(words) if w.start < first.start and w.low not in passed), "")


def _role(words: Sequence[_Word], first: _Word, act: int, *, passive: bool) -> Role:
    """The part of a name by its place: who acts stands before an active verb or after "by", the other side elsewhere; who only
    tells stands before "say that"."""
    before = _before(words, first)
    said = (w for w, after in pairwise(words) if after.low == "that" and w.low in _grammar()["saying"])
    if first.start < next((w.start for w in said), 0):
        return "teller"
    if before == "by":
        return "doer" if passive else "any"
    if first.start < act:
        return "any" if before in _grammar()["linking"] else "target" if passive else "doer"
    return "any" if passive or before in _grammar()["linking"] else "target"


def _slot(words: Sequence[_Word], act: _Word | None, *, passive: bool) -> Literal["actors", "recipients", "either"]:
    """Of "who": "who was arrested" and "whom did they arrest" ask for the other side, "by whom" and "who arrested" not."""
    lows = [w.low for w in words]
    if "by" in lows and (lows[:1] == ["by"] or lows[-1:] == ["by"]):
        return "actors"
    if passive or "whom" in lows or (lows[:1] == ["who"] and len(lows) > 1 and lows[1] in ("did", "do", "does")):
        return "recipients"
    if {"did", "do", "does"} & set(lows[1:3]) and act is not None:
        return "recipients"
    return "actors"
