"""Time words and the shapes they make: text → phrases, before any sum is done.

The text is cut once into words; each word of a known kind becomes one letter of a string, everything else an `x`. The
shapes of the language's file are regular expressions over these letters, so that one short string is searched, not the
text, and adding a language is adding one file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.errors import VocabularyError

MARKS = {",": "comma", ".": "dot", "-": "dash", "–": "dash", "—": "dash", "‑": "dash", "(": "open", ")": "close"}
READ_OFF = (
    "day", "number", "year", "nth", "clock", "numeric", "iso", "decade", "poss", "holiday", *sorted(set(MARKS.values())),
)  # fmt: skip
"""Kinds that are read off the letters; all others are listed in the language's file."""

NOT_WORDS = ("words", "macros", "cues", "shape", "bound", "skipped", "ranges", "mentions", "named")
"""Tables of a language's file that do not list the words of one kind."""

BESIDE = ("within", "up_to_now", "amount", "much", "unbound", "unsaid", "clocking", "starting", "forth", "ranking", "saying")
"""Cues that must stand right before a time expression."""
OPTIONAL = dict.fromkeys(
    (
        "much",
        "untimed",
        "unbound",
        "unsaid",
        "recalled",
        "clocking",
        "moving",
        "forth",
        "starting",
        "outcome",
        "closing",
        "ranking",
        "projecting",
        "saying",
        "gone_by",
        "aside",
    ),
    "(?!)",
)
"""Cues that a language need not have, with what never matches."""

LEXEME = re.compile(
    r"""(?P<iso>\d{4}-W\d{1,2}\b|\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?(?![\d-])|\d{4}/\d{1,2}/\d{1,2}(?!\d))
    |(?P<numeric>\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?![\d/-]|\.\d))
    |(?P<clock>\d{1,2}\s?o['’]clock\b|\d{1,2}\.\d\d(?=\s(?:GMT|UTC|local\stime|hours))|\d{1,2}(?:[:.]\d\d){0,2}\s?[ap](?:\.m\.|m\b)|\d{1,2}:\d\d(?::\d\d)?(?!\d)|\d{4}(?=\s(?:GMT|UTC)))
    |(?P<decade>(?:\b\d{3}|['’]\d|(?:(?<=\bthe\s)|(?<=\bearly\s)|(?<=\blate\s)|(?<=\bmid-))[5-9])0['’]?s\b)
    |(?P<nth>\d{1,2}(?:st|nd|rd|th)\b)
    |(?P<mixed>\d+\s1/2\b)
    |(?P<figure>\d+(?:[.,/:]\d+)*)
    |(?P<poss>['’]s\b)
    |(?P<word>[^\W\d_]+)
    |(?P<mark>[-,.()–—‑])
    |(?P<gap>\n|[^\s\w])""",
    re.VERBOSE,
)


def _replaced(pattern: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for old, new in pairs:
        pattern = pattern.replace(old, new, 1)
    return pattern


_FRENCH = (
    ("(?P<iso>", r"(?P<joined>(?i:aujourd['’]hui|avant-hier|après-demain|après-midi|avant-veille|week-end|(?<!\w)[ld]['’](?=\w)"
     r"|(?:dix|vingt|trente|quarante|soixante)-[^\W\d_]+\b))|(?P<iso>"),
    ("(?P<clock>", r"(?P<clock>\d{1,2}\s?[hH](?:\s?\d\d)?\b|"),
    ("(?:st|nd|rd|th)", "(?:er|ère|ème|e)"),
)  # fmt: skip
"""What French writes in another way: words joined by hyphens or an apostrophe, "20h30", "1er"."""
LEXEMES = {"en": LEXEME, "fr": re.compile(_replaced(LEXEME.pattern, _FRENCH), re.VERBOSE)}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a known kind; `value` is what the language's file says it stands for (a number, a unit, a code)."""

    start: int
    end: int
    text: str
    kind: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that make one time expression, and the name of the sum that works it out."""

    means: str
    words: tuple[Word, ...]

    @property
    def start(self) -> int:
        """First character."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """One past the last character."""
        return self.words[-1].end

    def first(self, *kinds: str) -> Word | None:
        """The first word of one of these kinds, None when there is none."""
        return next((w for w in self.words if w.kind in kinds), None)

    def every(self, *kinds: str) -> list[Word]:
        """All words of these kinds, in order."""
        return [w for w in self.words if w.kind in kinds]

    def has(self, *kinds: str) -> bool:
        """Whether a word of one of these kinds is among them."""
        return self.first(*kinds) is not None


@dataclass(frozen=True, slots=True)
class Language:
    """One language's time words (lower case → kind, value) and its shapes, compiled over letters that stand for kinds."""

    words: dict[str, tuple[str, Any]]
    letters: dict[str, str]
    shapes: tuple[tuple[str, re.Pattern[str]], ...]
    capital_only: frozenset[str]
    ambiguous: frozenset[str]
    ambiguous_after: frozenset[str]
    telling: re.Pattern[str]
    """A letter of a kind that can say when; the others only join such words."""
    future: re.Pattern[str]
    past: re.Pattern[str]
    upcoming: re.Pattern[str]
    posted: re.Pattern[str]
    lasting: re.Pattern[str]
    absolute_only: re.Pattern[str]
    common: frozenset[str]
    speech: frozenset[str]
    light: frozenset[str]
    bound: dict[str, str]
    mentions: dict[str, str]
    """Words of no time in particular, with their TIMEX3 values; for the TimeML view."""
    within: re.Pattern[str]
    """Words before a length of time that give what will happen its latest day ("within two weeks")."""
    ranking: re.Pattern[str]
    """Words before a length of time among whose happenings something ranks: "the worst crisis in ten years"."""
    up_to_now: re.Pattern[str]
    """Words before a length of time that may reach up to now ("for nine years")."""
    penal: re.Pattern[str]
    """Words after which a length of time is a penalty's, which says nothing of when: "jailed for nine years"."""
    amount: re.Pattern[str]
    """Words before a length of time that make it one still to come or wanted: "another two years of talks"."""
    of_long: str
    """What follows a length of time that something went on: "months of protests"."""
    much: re.Pattern[str]
    """What is counted by a length of time: "flights a week"."""
    unbound: re.Pattern[str]
    """Words that look like a bound and are none: "all through Sunday"."""
    unsaid: re.Pattern[str]
    """Words before a weekday that leave open which it was: "woke up one Tuesday"."""
    recalled: re.Pattern[str]
    """A sentence's opening that says of a happening told before when it was, with its word: "The killings came"."""
    untimed: re.Pattern[str]
    """Words of time with what takes their sense of time from them: "as soon as"."""
    outcome: re.Pattern[str]
    """What follows a day, as its own, that was over when it was told of: "'s ruling", " attack"."""
    closing: re.Pattern[str]
    """What follows a stretch of time whose last day is told: " ended June 30"."""
    clocking: re.Pattern[str]
    """Words before a bare part of the day that make it an hour: "at dawn", "by noon"."""
    moving: re.Pattern[str]
    """Verbs that move something to another day: "postponed from May to June"."""
    forth: re.Pattern[str]
    """Words before a time that make it no day on which something was: "called a strike for May 20"."""
    starting: re.Pattern[str]
    """Words before the first day of something; with no sign of the past near, it is still to come: "from Monday"."""
    alone: frozenset[str]
    """Parts of the day that are an hour by themselves."""
    named: dict[str, str]
    """Names of days, and the rule by which a year has them."""
    whens: frozenset[str]
    """Words that open a clause of what was at the time right before it: "since Monday, when"."""
    of_year: frozenset[str]
    """What may stand between a year and a date of it: "two years ago, on May 3"."""
    projecting: re.Pattern[str]
    """Signs of the past that say nothing of a time some words on: "promised a vote in May"."""
    gone_by: re.Pattern[str]
    """What makes words of time say that it is over: "two weeks ago", "last month"."""
    aside: re.Pattern[str]
    """Words that open a clause that says who or what something is: "who", "which"."""
    saying: re.Pattern[str]
    """Words right before a day on which something was said: "said on Tuesday"."""
    framing: frozenset[str]
    """Words before the occasion on which something was: "during a visit", "at a rally"."""
    adjective_after: frozenset[str]
    """Words before a participle that make it an adjective and no sign of the past: "the occupied regions"."""
    contracted: frozenset[str]
    """Words for "of" that have an article in them: "du"."""
    perfect: frozenset[str]
    """Auxiliaries of what was over before the time told of."""
    skipped: frozenset[str]
    """Words between a bound and its date ("since at least 2019")."""
    ranges: tuple[tuple[frozenset[str], frozenset[str]], ...]
    """(words before the first, words between both) of "from Monday to Friday" and "between May and June"."""
    lexeme: re.Pattern[str]
    day_first: bool
    code: str = "en"


@cache
def load_language(code: str = "en") -> Language:
    """The time words and shapes of a language, compiled once; raises VocabularyError when there is no file or it is broken."""
    source = files("dateline") / "vocabulary" / "languages" / f"{code}_time.toml"
    try:
        data = tomllib.loads(source.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise VocabularyError(f"no time words for language {code!r}", remedy="add a *_time.toml file") from None
    words = _words(data)
    kinds = sorted({kind for kind, _ in words.values()} | set(READ_OFF))
    letters = {kind: chr(0xE000 + i) for i, kind in enumerate(kinds)}
    shapes = tuple(
        (shape["means"], re.compile(_compile(form, data["macros"], letters)))
        for shape in data["shape"]
        for form in shape["forms"]
    )
    listed, named = OPTIONAL | data["cues"], data.get("named", {})
    patterns = {name: pattern for name, pattern in listed.items() if name not in BESIDE and name != "of_long"}
    cues: dict[str, Any] = {name: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for name, pattern in patterns.items()}
    cues |= {name: re.compile(rf"\b(?:{listed[name]})\s+$", re.IGNORECASE) for name in BESIDE}
    cues["gone_by"] = re.compile(listed["gone_by"], re.IGNORECASE)
    pairs = (("from", "to"), ("between", "and"))
    ranges = tuple((frozenset(data["ranges"][a]), frozenset(data["ranges"][b])) for a, b in pairs)
    sets: dict[str, Any] = {
        name: frozenset(data[name]) for name in ("capital_only", "ambiguous", "ambiguous_after", "common", "speech", "light")
    }
    joining = {*data["joining"], *MARKS.values(), "day", "number", "nth", "poss"}
    telling = re.compile(
        "[" + "".join(letter for kind, letter in letters.items() if kind not in joining) + "]|" + letters["nth"]
    )
    return Language(
        words=words,
        letters=letters,
        shapes=shapes,
        telling=telling,
        bound=data["bound"],
        mentions=data.get("mentions", {}),
        of_long=data["cues"]["of_long"],
        skipped=frozenset(data["skipped"]["words"]),
        whens=frozenset(data.get("whens", ())),
        of_year=frozenset(data.get("of_year", ())),
        framing=frozenset(data.get("framing", ())),
        adjective_after=frozenset(data.get("adjective_after", ())),
        contracted=frozenset(data.get("contracted", ())),
        perfect=frozenset(data.get("perfect", ())),
        ranges=ranges,
        lexeme=_with_names(LEXEMES[code], named),
        named=named,
        alone=frozenset(data.get("alone", ())),
        day_first=data.get("day_first", False),
        code=code,
        **sets,
        **cues,
    )


def _with_names(lexeme: re.Pattern[str], named: dict[str, str]) -> re.Pattern[str]:
    """The lexemes of a language, with the names of days of several words before all others."""
    if not named:
        return lexeme
    names = (re.escape(n).replace("'", "['’]") for n in sorted(named, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?P<named>(?<!\w)(?:{'|'.join(names)})(?!\w))|{lexeme.pattern}", re.VERBOSE)


def _words(data: dict[str, Any]) -> dict[str, tuple[str, Any]]:
    """Word → (kind, value), from the tables of one kind each and the lists under [words]."""
    out: dict[str, tuple[str, Any]] = {}
    for kind, table in data.items():
        if isinstance(table, dict) and kind not in NOT_WORDS:
            out.update({word: (kind, value) for word, value in table.items()})
    for kind, listed in data["words"].items():
        out.update(dict.fromkeys(listed, (kind, None)))
    return out


def _compile(form: str, macros: dict[str, str], letters: dict[str, str]) -> str:
    """A shape as a regular expression over the letters of kinds."""

    def put(match: re.Match[str]) -> str:
        name = match[0]
        if name in macros:
            return "(?:" + _compile(macros[name], macros, letters) + ")"
        if name not in letters:
            raise VocabularyError(f"the shape {form!r} names an unknown kind of word, {name!r}")
        return letters[name]

    return re.sub(r"[a-z_]+", put, form.replace("(", "(?:")).replace(" ", "")


def find_phrases(text: str, language: Language) -> list[Phrase]:
    """The time phrases of a text, left to right, none overlapping: at each place the longest shape that fits wins, the
    first listed among equals."""
    words, letters = _gather(*_cut(text, language), language)
    found: list[tuple[int, int, int, str]] = []
    for rank, (means, shape) in enumerate(language.shapes):
        found += [(m.start(), -m.end(), rank, means) for m in shape.finditer(letters)]
    phrases, reached = [], 0
    for start, minus_end, _, means in sorted(found):
        if start >= reached:
            phrase = Phrase(means, tuple(w for w in words[start:-minus_end] if w is not None))
            phrases.append(phrase)
            reached = -minus_end
    return phrases


def _gather(words: list[Word | None], letters: str, language: Language) -> tuple[list[Word | None], str]:
    """Only the runs of time words that hold more than articles, prepositions and marks, with an `x` between runs."""
    kept: list[Word | None] = []
    parts: list[str] = []
    for run in re.finditer("[^x]+", letters):
        if language.telling.search(run[0]):
            kept += [*words[run.start() : run.end()], None]
            parts += [run[0], "x"]
    return kept, "".join(parts)


def _cut(text: str, language: Language) -> tuple[list[Word | None], str]:
    """The words of a text (None for one of no known kind) and one letter for each."""
    words: list[Word | None] = []
    letters: list[str] = []
    for match in language.lexeme.finditer(text):
        word = _read(match, language)
        words.append(word)
        letters.append(language.letters[word.kind] if word else "x")
    return words, "".join(letters)


LONGEST_NUMBER = 12
"""Characters of a number in a time; a longer one counts something else."""


def _read(match: re.Match[str], language: Language) -> Word | None:
    """The word at a match, None when it is of no known kind."""
    group, text = match.lastgroup or "", match[0]
    if group == "gap":
        return None
    if group == "named":
        return Word(match.start(), match.end(), text, "holiday", language.named[text.replace("’", "'")])
    if group in ("word", "joined"):
        entry = language.words.get(text.lower().replace("’", "'"))
        if entry is None or not _meant(text, language):
            return None
        return Word(match.start(), match.end(), text, *entry)
    if group == "mark":
        return Word(match.start(), match.end(), text, MARKS[text])
    if len(text) > LONGEST_NUMBER:
        return None
    if group == "mixed":
        return Word(match.start(), match.end(), text, "number", int(text.split()[0]) + 0.5)
    if group == "figure":
        return _figure(match, text)
    return Word(match.start(), match.end(), text, group, int(re.sub(r"\D", "", text)) if group == "nth" else text)


def _meant(text: str, language: Language) -> bool:
    """Whether a word that is also something else is meant as a time word."""
    low = text.lower()
    return low not in language.capital_only or text[0].isupper()


def _figure(match: re.Match[str], text: str) -> Word | None:
    """A number written in digits: a year, a day of the month, or a plain number."""
    start, end = match.span()
    if text in ("9/11",):
        return Word(start, end, text, "holiday", "2001-09-11")
    if text.isdigit():
        value = int(text)
        kind = (
            "year" if len(text) == 4 and 1000 <= value <= 2199 else "day" if len(text) <= 2 and 1 <= value <= 31 else "number"
        )
        return Word(start, end, text, kind, value)
    if "/" in text or ":" in text:
        return None
    digits = text.replace(",", "")
    return Word(start, end, text, "number", float(digits)) if digits.count(".") <= 1 else None


def iterate_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Rough sentences of a text by its marks, enough to keep a cue from reaching over a full stop."""
    start = 0
    for match in re.finditer(
        r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\n+", text
    ):
        yield start, match.end()
        start = match.end()
    yield start, len(text)
