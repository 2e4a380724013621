"""What one article names: its proper names, the people and countries among them, and the country that it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import groupby, pairwise

from dateline.extract.phrases import Tree
from dateline.extract.sections import Section, find_sections
from dateline.extract.turns import Turn, find_turns
from dateline.extract.where_lands import LONGEST_LAND, lands_in, office_land, only_towns
from dateline.knowledge.countries import Country, by_code, by_demonym, by_seat, country
from dateline.knowledge.offices import person
from dateline.knowledge.organisations import organisation
from dateline.knowledge.places import places
from dateline.knowledge.spelling import fold
from dateline.model import Article, Name

STATES = "States"
"""A word that stands for a country only behind its article."""
LEAD = 2
"""Sentences that say what a report is about."""
_CLEARLY, _FAR_MORE = 1.5, 4
"""How many times as often as the next a country is named that a report is clearly about; as one where it was written."""
_MANY_OF = 3
"""How often statesmen and bodies of a country are named that a report is about although it does not name it."""
_INITIALS = re.compile(r"(?:[A-Z]\.-?)+")
"""Letters for first names ("H.R."), which no rank is ("Gen.")."""
_ARMED = frozenset({"MIL", "COP", "REB", "GOV", "SPY", "UAF", "OPP", "PTY"})
"""Sectors of those whose word before a noun says whose the noun is ("police raid", "rebel positions")."""
_NO_NAMESAKE = 10
"""How many times as large as its namesakes abroad a town is that a dateline can only mean."""
_HYPHENS = ("-", "–")
_SMALL, _HEADLINE = 3, 4
"""Letters of words that headlines may leave small, and longer words with a capital that make one."""
_BYNAME = 8
"""Words at most between a name and the other that somebody is known by."""
_SHORT_PART = 5
"""Letters at most of the small part of a given name behind its hyphen."""
LONGEST_NAME = 14
"""Words of a body's name at most."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in the article: the fullest form, the token where each naming starts, titles seen beside the name."""

    name: str
    at: tuple[int, ...]
    titles: tuple[tuple[str, int], ...]


_BEFORE_LAND = frozenset({"le", "la", "l'", "l’", "les", "du", "au", "aux", "en"})
"""Words before a country's name in French."""


def _is_clear(best: Sequence[tuple[str, int]]) -> bool:
    """Whether the first of two countries is named clearly more often."""
    return len(best) < 2 or best[0][1] >= _CLEARLY * best[1][1]


def _without_inner(names: list[Name]) -> list[Name]:
    """The names, in their order, without those that lie inside one that starts before them."""
    reached: dict[int, int] = {}
    furthest = -1
    for start, same in groupby(sorted(names, key=lambda n: n.start), key=lambda n: n.start):
        reached[start], furthest = furthest, max(furthest, *(n.end for n in same))
    return [n for n in names if n.end > reached[n.start]]


class Named:
    """The names of one article, each with what it is the name of."""

    def __init__(self, article: Article, tree: Tree) -> None:
        self.article, self.analysis, self.tree, self.tokens = article, tree.analysis, tree, tree.tokens
        self.words, self.grammar = tree.words, tree.words.grammar

    @cached_property
    def names_read(self) -> list[Name]:
        """The names that the reader sees, none inside another; one goes on over a hyphen ("Nouri al-Maliki", "Kim Min-ho",
        "G-7"), an organisation's over the name behind a preposition that it would end with ("Watch for", "Rights")."""
        out: list[Name] = []
        for name in map(self._as_seat, map(self._with_prefix, self._seen)):
            if out and name.start < out[-1].end:
                continue
            if out and name.start == out[-1].end and out[-1].kind == "ORG" and self.tokens[name.start - 1].pos == "ADP":
                out[-1] = replace(out[-1], end=name.end)
                continue
            if out and name.start == out[-1].end and (self._is_master(out[-1]) or self._are_one(out[-1], name)):
                out[-1] = replace(out[-1], end=name.end)
                continue
            end = name.end
            while more := self._goes_on(name, end):
                end += more
            out.append(replace(name, end=end))
        out = self._as_in_text(out)
        whole = [self._as_known(name) if self.words.code == "en" else self._whole(name) for name in out]
        return self._as_persons(_without_inner(whole))

    def _as_persons(self, names: list[Name]) -> list[Name]:
        """The names; a word that ends a person's name is that person where it stands alone, whatever the reader takes it for:
        the "Burhan" of "Abdel Fattah al-Burhan", not behind a word for where, nor "the Burhan camp"."""
        last = {self.tokens[n.end - 1].text for n in names if n.kind == "PERSON" and n.end - n.start > 1}
        return [replace(n, kind="PERSON") if n.kind in ("LOC", "ORG") and self._only_ends(n, last) else n for n in names]

    def _only_ends(self, name: Name, last: Collection[str]) -> bool:
        """Whether a name of one word is one of these last words of persons' names, and nothing known by itself."""
        word = self.tokens[name.start].text
        placed = self.tokens[name.start - 1].pos == "ADP" or self.tree.has(name.start, "compound")
        alone = name.end == name.start + 1 and word in last and not placed
        known = alone and (self.land(word) or by_seat(word, self.words.code) or organisation(word, self.words.code))
        return alone and not known

    def _as_in_text(self, names: list[Name]) -> list[Name]:
        """The names; a person's in a headline of capitals goes no further than the text has it: "Ana Silva Gives Up"."""
        plain = {fold(self.text_of(n.start, n.end)) for n in names if n.kind == "PERSON" and not self._is_headline(n.start)}
        out = []
        for name in names:
            loud = (
                name.kind == "PERSON"
                and self._is_headline(name.start)
                and fold(self.text_of(name.start, name.end)) not in plain
            )
            bounds = [(k, e) for k in range(name.start, name.end - 1) for e in range(name.end, k + 1, -1)] if loud else []
            found = next((b for b in bounds if fold(self.text_of(*b)) in plain), None)
            out.append(name if found is None else replace(name, start=found[0], end=found[1]))
        return out

    def _is_headline(self, i: int) -> bool:
        """Whether a word stands in a sentence that is written as headlines are, each longer word with a capital."""
        low, high = self.tree.sentence(i)
        words = [t.text for t in self.tokens[low:high] if len(t.text) > _SMALL and t.text[0].isalpha()]
        return len(words) >= _HEADLINE and all(w[0].isupper() for w in words) and self.tokens[high - 1].text != "."

    @cached_property
    def _seen(self) -> list[Name]:
        """The names that the reader sees; what a courtesy stands before is a person's, whatever the reader takes it for, and a
        style before a name of one word is a part of it: "Sheikh Silva"."""
        polite = [i for i in range(len(self.tokens) - 1) if self._is_courtesy(i)]
        out = [self._as_body(n) for n in self.analysis.names if n.kind not in ("PERSON", "ORG") or self._has_capital(n)]
        out = [n for n in out if n.end - n.start > 1 or not self._is_article(n.start)]
        seats = [Name(i, end, "ORG") for i in range(len(self.tokens)) if (end := self._seat_from(i)) is not None]
        out = seats + [n for n in out if not any(s.start < n.end and n.start < s.end for s in seats)]
        for i in polite:
            over = [n for n in out if n.start <= i + 1 < n.end or n.start == i]
            if any(n.kind == "PERSON" and n.end > i + 1 for n in over):
                out = [n for n in out if (n.start, n.end) != (i, i + 1)]
                continue
            end = max([i + 2, *(n.end for n in over)])
            out = [n for n in out if n not in over] + [Name(i + 1, end, "PERSON")]
        styled = {n.start - 1 for n in out if n.kind == "PERSON" and n.end - n.start == 1 and self._is_style(n.start - 1)}
        out = [n for n in out if not (n.end - n.start == 1 and n.start in styled)]
        out = [replace(n, start=n.start - 1) if n.start - 1 in styled and n.kind == "PERSON" else n for n in out]
        return self._with_particles(sorted([*out, *self._unseen(out)], key=lambda n: (n.start, n.end)))

    def _with_particles(self, names: list[Name]) -> list[Name]:
        """The names, each with the Arabic article that a hyphen ties to it, and with the first name before that: "Nouri
        al-Maliki", where the reader sees "Nouri" and "Maliki"."""
        out: list[Name] = []
        for name in names:
            low = name.start - 2
            same = low >= self.tree.sentence(name.start)[0]
            if same and self.tokens[low].text.lower() in self.grammar["particles"] and self._is_tied(low, name.start):
                name = replace(name, start=low)
                out = [n for n in out if n.start < low]
                first = out[-1] if out and out[-1].end >= low and out[-1].kind == name.kind == "PERSON" else None
                if first is not None:
                    out[-1] = replace(first, end=name.end)
                    continue
                out = [n for n in out if n.end <= low]
            out.append(name)
        return out

    def _is_tied(self, low: int, high: int) -> bool:
        """Whether a hyphen without spaces stands between two words."""
        before, hyphen, after = self.tokens[low], self.tokens[high - 1], self.tokens[high]
        return hyphen.text in _HYPHENS and before.end == hyphen.start and hyphen.end == after.start

    def _unseen(self, seen: list[Name]) -> list[Name]:
        """Countries behind an article or "en" that the reader of French sees no name in: "le Pérou"."""
        taken = {i for n in seen for i in range(n.start, n.end)}
        free = (i for i in range(1, len(self.tokens)) if i not in taken and self.tokens[i].text[:1].isupper())
        marked = (
            i for i in free if self.tokens[i - 1].text.lower() in _BEFORE_LAND and self.tokens[i].pos in ("NOUN", "PROPN")
        )
        lands = (i for i in marked if self.words.code != "en" and self.land(self.tokens[i].text) is not None)
        return [Name(i, i + 1, "LOC") for i in lands]

    def _seat_from(self, i: int) -> int | None:
        """The end of a seat of government that several words from a token on name and that is no town: "Quai d'Orsay"."""
        if not self.tokens[i].text[:1].isupper() or self.tokens[i].pos == "DET":
            return None
        ends = [end for end in range(i + 3, i + 1, -1) if end <= self.tree.sentence(i)[1]]
        named = (end for end in ends if self.tokens[end - 1].text[:1].isupper())
        return next((end for end in named if self._is_seat(self.text_of(i, end))), None)

    def _is_seat(self, words: str) -> bool:
        """Whether words stand for a government by a house or street, not by a town."""
        seat = by_seat(words, self.words.code)
        return seat is not None and "," not in words and seat.capital not in words and not places(words, self.words.code)

    def _as_body(self, name: Name) -> Name:
        """A French name of a known body that the reader takes for a place or person: "la Minusma", "la Cédéao"."""
        words = self.text_of(name.start, name.end)
        rest = self.text_of(name.start + 1, name.end) if name.end > name.start + 1 else ""
        kind = name.kind == "ORG" and self.tokens[name.start].text.lower() in self.grammar["kinds_of_body"]
        if self.words.code != "en" and kind and rest and organisation(rest, self.words.code) is not None:
            return replace(name, start=name.start + 1)  # "ONG Human Rights Watch"
        alone = self.words.code != "en" and name.kind == "PERSON" and name.end == name.start + 1
        if alone and (by_seat(words, self.words.code) or self.land(words)) is not None:
            return replace(name, kind="LOC")  # "Bamako", "Pérou"
        place = name.kind in ("LOC", "PERSON") and self.words.code != "en" and self.land(words) is None
        return replace(name, kind="ORG") if place and organisation(words, self.words.code) is not None else name

    def _has_capital(self, name: Name) -> bool:
        """Whether a word of a French name has a capital, as names have: not the verb before one ("a martelé Ana Silva")."""
        capital = any(not t.text.islower() for t in self.tokens[name.start : name.end])
        return self.words.code == "en" or capital

    def _is_style(self, i: int) -> bool:
        """Whether a word is a style that goes with a name of one word: "Pope", "Sheikh"."""
        word = self.tokens[i].text if i >= 0 else ""
        return word[:1].isupper() and word.lower() in self.grammar["styles"]

    def _is_courtesy(self, i: int) -> bool:
        """Whether a word is a courtesy before a person's name: "Mme Silva", not "Mr President"."""
        behind = self.tokens[i + 1].text
        named = behind[:1].isupper() and behind[-1].isalnum() and not self.words.is_office(behind.lower())
        return named and self.tokens[i].text.lower() in self.grammar["polite"] and self.tokens[i].text[:1].isupper()

    def _as_known(self, name: Name) -> Name:
        """A body's name as far as it is known to go: "Organization for Security and Cooperation in Europe"."""
        longer = self._known_from(name.start, name.end) if name.kind == "ORG" else None
        return name if longer is None else replace(name, end=longer)

    def _with_prefix(self, name: Name) -> Name:
        """A name with the "N'" that belongs to it, or the number that it begins with ("400 Silva")."""
        before = self.tokens[name.start - 1]
        if name.start > 0 and before.text.isdigit() and before.pos == "PROPN" and before.head == name.start:
            return replace(name, start=name.start - 1)
        tied = name.start > 0 and self.words.code != "en" and before.tag == "NNP" and before.relation == "compound"
        return replace(name, start=name.start - 1) if tied and before.head == name.start else name

    def _as_seat(self, name: Name) -> Name:
        """A French name that begins the longer one of a known body or country, as that: "Quai d'Orsay", "Arabie saoudite"."""
        two = min(name.end + 1, self.tree.sentence(name.start)[1])
        if self.words.code != "en" and name.end == name.start + 1 and self.land(self.text_of(name.start, two)) is not None:
            return name if self.tokens[two - 1].pos == "PUNCT" else replace(name, end=two, kind="LOC")
        end = None if self.words.code == "en" else self._known_from(name.start, name.end)
        return name if end is None else replace(name, end=end, kind="ORG")

    def _whole(self, name: Name) -> Name:
        """A body's name that begins with a common noun, with the words behind it that belong to it: "Organisation des États
        américains", "Parti communiste", not the country of "Parlement du Niger"; as far as it is known, where it is."""
        start = name.start + (name.end - name.start > 1 and self._is_article(name.start))
        cut = self.tokens[name.end - 1].pos in ("ADP", "DET") and self.words.code != "en"
        common = self.tokens[start].pos == "NOUN" or cut
        if name.kind != "ORG" or not common or not self.tokens[start].text[:1].isupper():
            return name
        known = self._known_from(name.start, name.end)
        if known is not None:
            return replace(name, end=known)
        inside, end = self.tree.below(self.tree.head_of(start)), name.end
        while end < len(self.tokens) and end in inside and self._goes_on_name(end):
            end += 1
        lands = [i for i in range(name.end, end) if self.land_of(self.tokens[i].text) is not None]
        end = min([end, *lands])
        while end > name.start + 1 and self.tokens[end - 1].pos in ("ADP", "DET", "CCONJ"):
            end -= 1
        return replace(name, end=end)

    def _known_from(self, start: int, end: int) -> int | None:
        """Where the longest name of a known body that begins at a word ends, beyond a word that is sure to belong to it."""
        last = min(start + LONGEST_NAME, self.tree.sentence(start)[1])
        ends = (e for e in range(last, end, -1) if self.tokens[e - 1].pos != "PUNCT")
        return next((e for e in ends if organisation(self.text_of(start, e), self.words.code) is not None), None)

    def _goes_on_name(self, i: int) -> bool:
        """Whether a word may stand inside a body's name: no verb, no comma, no bracket, no person."""
        token, person = self.tokens[i], any(n.start <= i < n.end and n.kind == "PERSON" for n in self.analysis.names)
        return token.pos in ("NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM", "CCONJ") and not person and token.mention != "time"

    def _goes_on(self, name: Name, end: int) -> int:
        """Tokens by which a name goes on behind what the reader sees of it: "Ana-Luz", "Min-ho", "Awa" before "Cole", "G-7"."""
        if name.kind not in ("PERSON", "ORG"):
            return 0
        if (more := self._goes_on_hyphen(end, "PROPN" if name.kind == "PERSON" else "NUM")) or name.kind == "ORG":
            return more
        token = self.tokens[end] if end < len(self.tokens) else None
        flat = token is not None and token.relation == "flat" and name.start <= token.head < end and token.text[:1].isupper()
        return int(flat and token is not None and token.pos == "PROPN" and not any(n.start == end for n in self.analysis.names))

    def _are_one(self, first: Name, last: Name) -> bool:
        """Whether two names of one person stand right behind each other, the first of one word: "Said Amzazi"."""
        both = first.kind == last.kind == "PERSON" and first.end - first.start == 1
        tied = self.tokens[first.start].head == last.start or self.tokens[last.start].head == first.start
        word = self.tokens[first.start].text.lower()
        title = self.words.is_office(word) or word in self.grammar["polite"] or not word.isalpha()
        return both and tied and not title and self.tokens[first.start].sentence == self.tokens[last.start].sentence

    def _is_master(self, name: Name) -> bool:
        """Whether a French name is no more than the title of a lawyer ("Me Ana Silva")."""
        return self.words.code != "en" and name.end - name.start == 1 and self.tokens[name.start].text == "Me"

    def _goes_on_hyphen(self, end: int, kind: str) -> int:
        """Tokens of a name behind its end that a hyphen without spaces ties to it; the hyphen may be the last that is seen."""
        at = end - (self.tokens[end - 1].text in _HYPHENS)
        if not 0 < at < len(self.tokens) - 1 or self.tokens[at].text not in _HYPHENS:
            return 0
        if not self._is_tied(at - 1, at + 1):
            return 0
        after = self.tokens[at + 1]
        capital = kind == "PROPN" and after.text[:1].isupper()
        return at + 2 - end if after.pos == kind or capital or (kind == "PROPN" and self._ends_given_name(at + 1)) else 0

    def _ends_given_name(self, i: int) -> bool:
        """Whether a small word behind a hyphen ends a given name of two parts: "Min-ho", not "Silva-backed", "Silva-era"."""
        token = self.tokens[i]
        short = token.text.isalpha() and len(token.text) <= _SHORT_PART
        tied = token.head < i and token.relation in ("flat", "appos") and self.tokens[token.head].pos == "PROPN"
        return short and (token.pos == "PRON" or (token.pos in ("NOUN", "X") and tied))

    @cached_property
    def name_at(self) -> dict[int, tuple[int, int, str]]:
        """Every token of a proper name → that name's (start, end, kind); dates are not actors, and the words of an office or
        of a people stand for whoever they are said of."""
        out: dict[int, tuple[int, int, str]] = {}
        for name in self.names_read:
            if name.kind not in ("DATE", "OFFICE", "GROUP"):
                start = name.start
                while start < name.end - 1 and self.words.code != "en" and self._is_article(start):
                    start += 1
                for i in range(start, name.end):
                    out[i] = (start, name.end, name.kind)
        return out

    def _is_article(self, i: int) -> bool:
        """Whether a word of a name is only its article, as countries and bodies have in French ("le Niger"), not "La Paz"."""
        begins = i == 0 or self.tokens[i - 1].sentence != self.tokens[i].sentence
        small = begins or self.tokens[i].text[:1].islower()
        return small and self.tokens[i].text.lower() in self.grammar["article"]

    @cached_property
    def persons(self) -> list[Person]:
        """People, each with all namings: a short form joins the one fuller form that ends or begins with it."""
        forms: dict[str, list[int]] = {}
        for name in self.names_read:
            if name.kind == "PERSON" and not self._is_known_other(name.start, name.end):
                forms.setdefault(self._without_rank(name.start, name.end), []).append(name.start)
        full = sorted(forms, key=lambda f: (-len(f.split()), forms[f][0]))
        groups: dict[str, list[str]] = {}
        for form in full:
            home = self._home(self._bynames.get(form, form), groups)
            groups.setdefault(home, []).append(form)
        out = []
        for fullest, members in groups.items():
            at = tuple(sorted(i for form in members for i in forms[form]))
            titles = dict.fromkeys(t for i in at for t in self._titles_at(i))
            called = fullest.title() if fullest.isupper() and len(fullest) > _SMALL and self._has_small else fullest
            out.append(Person(called, at, tuple(sorted(titles, key=lambda t: t[1]))))
        return sorted(out, key=lambda p: p.at)

    @cached_property
    def _bynames(self) -> dict[str, str]:
        """Names by which somebody is known, each with his own: "Mohamed Hamdan Dagalo, better known as Hemedti"."""
        people = [n for n in self.names_read if n.kind == "PERSON"]
        known, between = self.grammar["known_as"], self.grammar["known_as"] | self.grammar["of_bynames"]
        out: dict[str, str] = {}
        for one, other in pairwise(people):
            words = [t.text.lower() for t in self.tokens[one.end : other.start]]
            said = not known.isdisjoint(words) and between.issuperset(w for w in words if w.isalnum())
            if said and len(words) <= _BYNAME:
                full, byname = (self._without_rank(n.start, n.end) for n in (one, other))
                out[byname] = full
        return out

    @cached_property
    def _has_small(self) -> bool:
        """Whether a report is written in small letters, too, so that a name in capitals only stands out."""
        return any(t.text.islower() and len(t.text) > _SMALL for t in self.tokens)

    def _without_rank(self, start: int, end: int) -> str:
        """A person's name without the ranks and titles that the reader took for a part of it."""
        first = start
        while (
            first < end - 1
            and not (first == end - 2 and self._is_style(first))
            and (
                (self.tokens[first].text.endswith(".") and _INITIALS.fullmatch(self.tokens[first].text) is None)
                or self.words.is_office(self.tokens[first].text.lower())
                or (self.words.code != "en" and self.tokens[first].text == "Me")
                or self.tokens[first].text.lower() in self.grammar["polite"]
                or (first < end - 2 and self.people_of(self.tokens[first].text) is not None)
                or (first == start and self._ends_title(first))
            )
        ):
            first += 1
        return self.text_of(first, end)

    def _ends_title(self, i: int) -> bool:
        """Whether a word belongs to the title before it: the State of "Secretary of State Ana Silva"."""
        before = [self.tokens[k].lemma.lower() for k in range(max(i - 3, 0), i)]
        words = [w for w in before if w not in self.grammar["article"]][-2:]
        return len(words) == 2 and words[1] in self.grammar["of_phrase"] and self.words.is_office(words[0])

    def _home(self, form: str, groups: dict[str, list[str]]) -> str:
        """The one fuller form that a name is short for, or itself: "Ana Silva" is not "Ana Silva Jr.", but "Silva" is she."""
        words = fold(form).split()
        words = words[1:] if len(words) == 2 and words[0] in self.grammar["styles"] else words
        homes = [g for g in groups if _short_for(words, fold(g).split()) and not _are_known_apart(form, g)]
        younger = [g for g in homes if fold(g).split()[-1].strip(".") in self.grammar["younger"]]
        elder = [g for g in homes if g not in younger]
        homes = elder or [g for g in younger if len(words) < len(fold(g).split()) - 1]
        return homes[0] if len(homes) == 1 else form

    def _is_known_other(self, start: int, end: int) -> bool:
        words = self.text_of(start, end)
        people = None if self._ends_person(words) else self.people_of(words)
        known = self.land(words) or people or organisation(words, self.words.code)
        return bool(known or self._is_lone_seat(words))

    @cached_property
    def _last_names(self) -> frozenset[str]:
        """The last words of persons' names of several words."""
        return frozenset(self.tokens[n.end - 1].text for n in self.names_read if n.kind == "PERSON" and n.end - n.start > 1)

    def _ends_person(self, words: str) -> bool:
        """Whether a word that could name a people ends a person's name in the article: "Volker Türk"."""
        return words in self._last_names and self.land(words) is None

    def _is_lone_seat(self, words: str) -> bool:
        """Whether a seat of government is not part of a longer person's name: "Warsaw", but not the Paris of "Ana Paris"."""
        longer = (self.text_of(n.start, n.end).split() for n in self.names_read if n.kind == "PERSON")
        return by_seat(words, self.words.code) is not None and not any(words in full and len(full) > 1 for full in longer)

    @cached_property
    def person_of(self) -> dict[int, Person]:
        """Start token of a naming → the person."""
        return {i: p for p in self.persons for i in p.at}

    def _titles_at(self, start: int) -> list[tuple[str, int]]:
        """Titles beside a name: "President X", "the prime minister, X", "X, the army's spokesman"."""
        end = self.name_at[start][1]
        head = self.tree.head_of(start)
        low, high = self.tree.phrase(head)
        words = [self.tokens[i].text for i in range(low, min(start, high))]
        found = [(" ".join(words), start)] if words else []
        found += [(self.tokens[start].text, start)] if self._is_style(start) and end - start > 1 else []
        beside = [*(c for c in self.tree.of(head, "nmod:desc") if c < start - 1), *self.tree.of(head, "appos")]
        for other in (*beside, *(h for h in [self.tokens[head].head] if self.tree.has(head, "appos"))):
            a, b = self.tree.phrase(other)
            if not any(start <= i < end for i in range(a, b)):
                found.append((self.text_of(a, b), start))
        return found

    @cached_property
    def countries(self) -> Counter[str]:
        """How often the article names each country, by name, demonym or capital."""
        whole = [land.name for i, land in self._longer.items() if i - 1 not in self._longer]
        inside = {i + 1 for i in self._longer}
        own = ((i, self.land_of(token.text)) for i, token in enumerate(self.tokens) if i not in inside)
        told = (land.name for i, land in own if land is not None and land == self.land_at(i))
        return Counter([*whole, *told, *sorted(self._titled)])

    @cached_property
    def _titled(self) -> frozenset[str]:
        """The countries that a headline names which is no part of what is read."""
        title = self.article.title or ""
        at = self.article.text.find(title)
        read = bool(title) and at >= 0 and not self.article.is_furniture(at, at + len(title))
        return frozenset() if read else frozenset(self.lands_in(title))

    @cached_property
    def _longer(self) -> dict[int, Country]:
        """Tokens of countries' names of several words → the country, but for the last of each: "Guinea" in "Guinea-Bissau"."""
        out: dict[int, Country] = {}
        for low, high in self.analysis.sentences:
            capitals = [i for i in range(low, high) if self.tokens[i].text[:1].isupper() and self.tokens[i].pos != "DET"]
            for start in (i for i in capitals if i not in out):
                ends = (i + 1 for i in reversed(capitals) if start < i < start + LONGEST_LAND)
                found = ((end, land) for end in ends if (land := self._land_over(start, end)) is not None)
                end, land = next(found, (start, None))
                out |= {i: land for i in range(start, end - 1) if land is not None}
        return out

    def _land_over(self, start: int, end: int) -> Country | None:
        """The country that several words name together, or its people: "South Korea", "South Korean"."""
        words = self.text_of(start, end)
        return self.land(words) or self.people_of(words)

    @cached_property
    def _lands(self) -> dict[int, Country]:
        """Tokens that name a country or its people → the country; one whose name has several words at each of them."""
        found = {i: land for i, token in enumerate(self.tokens) if (land := self.land_of(token.text)) is not None}
        found = {
            i: land
            for i, land in found.items()
            if not self._are_any_states(i) and not self._ends_person(self.tokens[i].text) and not self._begins_person(i)
        }
        return found | self._longer | {i + 1: land for i, land in self._longer.items()}

    def _begins_person(self, i: int) -> bool:
        """Whether the name of a country is somebody's given name: "Salvador Nasralla", "Israel Ramírez"."""
        start, end, kind = self.name_at.get(i, (i, i, ""))
        return kind == "PERSON" and i == start < end - 1 and self.people_of(self.tokens[i].text) is None

    def _are_any_states(self, i: int) -> bool:
        """Whether "States" are not those of America, which have an article before them: "Central African States"."""
        return self.tokens[i].text == STATES and (i == 0 or self.tokens[i - 1].text.lower() not in self.grammar["article"])

    def land_at(self, i: int) -> Country | None:
        """The country that a token names, alone or with the words beside it: Guinea-Bissau and not Guinea."""
        return self._lands.get(i)

    @cached_property
    def focus(self) -> Country | None:
        """The country whose "government" or "army" a report means that does not say whose: the one named clearly more often
        than the others; earliest named wins a tie. None where it was written in another that is named too, unless far less
        often; then it is that one if the first sentences name it. It is that one too where they name no country at all."""
        if self._written_in is not None and not self._lead:
            return self._written_in
        best = self.countries.most_common(2)
        if not best:
            return self._by_concerned if self._concerned else None
        if not _is_clear(best) or best[0][0] != self._most_concerned:
            return self._by_concerned
        rival = max((n for land, n in self._concerned.items() if land != best[0][0]), default=0)
        if rival >= self._concerned[best[0][0]]:
            return None  # named most often, and another is told of as much by its towns and bodies
        if best[0][1] == 1 and self._written_in is None and best[0][0] not in self._lead and self._is_long:
            return None
        here = self._written_in
        own = self.countries[here.name] if here is not None and here.name != best[0][0] else 0
        if own and best[0][1] < _FAR_MORE * own:
            return None
        if not own and best[0][0] not in self.scenes:
            return None
        return here if own and here is not None and here.name in self._lead else self.land(best[0][0])

    @cached_property
    def _concerned(self) -> Counter[str]:
        """How often a report names each country, its statesmen and its bodies, and says that something is in a town of it."""
        counts = Counter(self.countries)
        for one in self.persons:
            land = office_land(person(one.name) or one.name)
            counts.update({land.name: len(one.at)} if land is not None else {})
        bodies = (organisation(self.text_of(n.start, n.end)) for n in self.names_read if n.kind == "ORG")
        homes = [by_code(body.country or "") for body in bodies if body is not None]
        homes += [self._land_of_place(n) for n in self.names_read if n.kind == "LOC"]
        return counts + Counter(land.name for land in homes if land is not None)

    def _land_of_place(self, name: Name) -> Country | None:
        """The country of a town that has no namesake of its size abroad; of a seat of government, which stands for it, none."""
        words = self.text_of(name.start, name.end)
        located = self.tokens[name.start - 1].text.lower() in self.grammar["locative"] if name.start else False
        return _land_of_town(words, self.words.code) if located and self.land(words) is None else None

    @cached_property
    def _most_concerned(self) -> str:
        """The country that its statesmen and bodies speak for most, unless the one named most often is far from behind."""
        named, concerned = self.countries.most_common(1)[0][0], self._concerned
        most = min(concerned, key=lambda land: (-concerned[land], land != named, land))
        return most if concerned[most] >= _CLEARLY * concerned[named] else named

    @property
    def _by_concerned(self) -> Country | None:
        """That country, if it is clear and the report names it, or so many of its people and bodies."""
        best = self._concerned.most_common(2)
        known = best[0][0] in self.countries or best[0][1] >= _MANY_OF
        return self.land(best[0][0]) if known and _is_clear(best) else None

    @cached_property
    def sections(self) -> list[Section]:
        """The parts of the report that countries head."""
        return find_sections(self.article.text, self.land)

    def section_of(self, i: int) -> Section | None:
        """The part, headed by a country, that a word stands in."""
        at = self.tokens[i].start
        return next((s for s in self.sections if s.low <= at < s.high), None)

    @cached_property
    def turns(self) -> list[Turn]:
        """The turns of the report, where it is an interview or a transcript: no list of what countries did."""
        return find_turns(self.article.text, lambda label: self.land(label) is not None)

    def is_unsaid(self, i: int) -> bool:
        """Whether a word says nothing that anybody vouches for: it stands in the label of a turn, in a question that asks
        whether something is so or who did it, or in the thanks of who asks."""
        at = self.tokens[i].start
        low, high = self.tree.sentence(i)
        spoken = next((t for t in self.turns if t.start <= at < t.high), None)
        thanks = spoken is not None and spoken.asks and self.tokens[i].lemma in self.grammar["thanking"]
        if thanks or (spoken is not None and at < spoken.low):
            return True
        first = next(
            (k for k in range(low, high) if self.tokens[k].start >= (spoken.low if spoken else 0) and self._opens(k)), low
        )
        who = self.tokens[first].tag == "WP" or self.tokens[first].text.lower() in self.grammar["who_asked"]
        asked = who and self.tree.is_root(i)  # "who gave the order?"
        asked = asked or self.tokens[first].pos == "AUX" or self.tokens[first].tag == "MD" or self._is_turned(low, high)
        told = any(
            self.tree.has(k, "acl", "acl:relcl") for k in (i, *self.tree.up(i))
        )  # "has the army, which took power, a plan?"
        return asked and not told and self.tokens[high - 1].text == "?"

    def _is_turned(self, low: int, high: int) -> bool:
        """Whether a French verb has its subject behind a hyphen: "la junte a-t-elle fui ?"."""
        return self.words.code != "en" and any(t.text.startswith("-") and t.pos == "PRON" for t in self.tokens[low:high])

    def _opens(self, k: int) -> bool:
        """Whether a word can be the first of a question: "why" is, "so" before "did" is not."""
        return self.tokens[k].tag == "WRB" or self.tokens[k].pos not in ("PUNCT", "CCONJ", "INTJ", "ADV")

    def focus_at(self, i: int) -> Country | None:
        """The country whose "government" or "army" a word means that does not say whose: that which heads its part of the
        report, else the one that the report is about."""
        section = self.section_of(i)
        return self.focus if section is None else section.land

    def scene_at(self, i: int) -> Country | None:
        """The country that a report is about where a word stands."""
        section = self.section_of(i)
        return self.scene if section is None else section.land

    @cached_property
    def lone_scene(self) -> Country | None:
        """Where a report is not clearly about a country, the only one of those it names most often where something is."""
        most = max(self.countries.values(), default=0)
        told = [name for name in self.countries if name in self.scenes]
        lone = len(told) == 1 and self.countries[told[0]] == most and self.focus is None
        return self.land(told[0]) if lone else None

    def speaks_of(self, land: Country) -> bool:
        """Whether a report names a country or was written there."""
        return land.name in self.countries or land == self._written_in

    @property
    def scene(self) -> Country | None:
        """The country that a report is about; else where it was written, if its first sentences name that one; else the only
        one that they name."""
        here, lead = self._written_in, sorted(self._lead)
        first = self.land(lead[0]) if len(lead) == 1 else None
        return self.focus or (here if here is not None and here.name in lead else first)

    @cached_property
    def scenes(self) -> frozenset[str]:
        """The countries where something is, or to which somebody belongs: "in Chad", "Chad's army", "Chadian", or the title's.
        One that only acts, or is asked for something, is not spoken of by that: "Norway protested"."""
        found = [
            self.land_of(w.strip(".,:;!?'’\"").removesuffix("'s").removesuffix("’s"))
            for w in (self.article.title or "").split()
        ]
        for i, token in enumerate(self.tokens):
            owner = self.tree.antecedent(i) if token.tag == "WP$" else None
            land = self.land_at(i)
            if owner is not None:
                found.append(self.land_at(owner))
            if land is None:
                continue
            head = self.tree.head_of(i)
            low, high, _ = self.name_at.get(i, (i, i + 1, ""))
            i = self.tree.head_within(low, high)
            at = any(self.tokens[c].text.lower() in self.grammar["locative"] for c in self.tree.of(head, "case"))
            people = token.tag in ("NNPS", "NNS") and self.people_of(token.text) is not None
            if at or people or self.tree.has(i, "amod", "nmod:poss", "nmod", "compound", "nmod:desc"):
                found.append(land)
        if self._written_in is not None:
            found.append(self._written_in)
        return frozenset(land.name for land in found if land is not None)

    @cached_property
    def _is_long(self) -> bool:
        """Whether a report is so long that a country it names but once, below its first sentences, is not what it is about."""
        return len(self.analysis.sentences) > 2 * LEAD

    @cached_property
    def _lead(self) -> frozenset[str]:
        """The countries that headline and first sentences name, by name or people: not by a capital, which may be the
        dateline's."""
        found = (self.land_at(i) for i, t in enumerate(self.tokens) if t.sentence < LEAD)
        return self._titled | {land.name for land in found if land is not None}

    @cached_property
    def _written_in(self) -> Country | None:
        """The country of the dateline, also by a town that has no namesake of its size abroad ("ZAMBOANGA")."""
        parts = [part.strip() for part in reversed((self.article.dateline or "").split(","))]
        names = [name for part in parts for name in (part, part.title())]
        known = next((land for name in names if (land := self.land(name) or by_seat(name))), None)
        known = known or next((land for part in parts if (land := _land_of_town(part, self.words.code))), None)
        return known or self._letterhead

    @property
    def _letterhead(self) -> Country | None:
        """The country whose body a report without a dateline is headed by: "Ministry of Defence of the Republic of Chad"."""
        low, high = self.analysis.sentences[0] if self.analysis.sentences else (0, 0)
        lands = {land.name: land for i in range(low, high) if (land := self.land_at(i)) is not None}
        bodies = any(self.tokens[i].lemma.lower() in self.grammar["of_state"] for i in range(low, high))
        verbs = any(t.pos in ("VERB", "AUX") for t in self.tokens[low:high])
        own = bodies or (high > low and self.land(self.text_of(low, high).title()) is not None)
        return (
            next(iter(lands.values())) if own and len(lands) == 1 and not verbs and self.tokens[high - 1].text != "." else None
        )

    @cached_property
    def initials(self) -> dict[str, str]:
        """Abbreviations that the article explains: "Economic Community of West African States (ECOWAS)"."""
        out: dict[str, str] = {}
        for i, token in enumerate(self.tokens[:-1]):
            short = self.tokens[i + 1].text
            if token.text != "(" or not short.isupper() or len(short) < 2 or (i - 1) not in self.name_at:
                continue
            start, end, kind = self.name_at[i - 1]
            if kind != "PERSON" and end - start > 1:
                out.setdefault(short, self.text_of(start, end))
        return out

    def is_people(self, i: int) -> bool:
        """Whether a word is the adjective of a people: "French"."""
        describes = self.tokens[i].pos == "ADJ" or (self.tree.has(i, "amod", "compound") and self.tokens[i].text[:1].isupper())
        return describes and self.people_at(i) is not None

    def people_at(self, i: int) -> Country | None:
        """The country of whose people a word is the adjective, or the last word of it: the "Korean" of "North Korean"."""
        own = self.people_of(self.tokens[i].text)
        return (self._longer.get(i - 1) if self.tokens[i].pos == "ADJ" else None) or own

    def is_holder(self, i: int) -> bool:
        """Whether a word before a noun names a people, a country or a body whose the noun is: "Peruvian", "US"."""
        kind = self.name_at.get(i, (0, 0, ""))[2]
        country_ = kind == "LOC" and self.land(self.text_of(*self.name_at[i][:2])) is not None
        return self.is_people(i) or kind == "ORG" or country_

    def is_doer(self, i: int) -> bool:
        """Whether a word before a noun for a deed names who does it: a people ("Peruvian raids"), a body, a country in letters
        ("US raids", not "Peru raids"), forces and the like ("police raids")."""
        word, token = self.tokens[i].text.replace(".", ""), self.tokens[i]
        lemma = token.lemma.lower()
        if token.pos == "NOUN":
            vague = lemma in self.grammar["branding"] | self.grammar["territory"] | self.grammar["palace"]
            sector = self.words.sector(lemma)
            return sector in _ARMED and not vague and (sector == "REB" or token.mention == "organization")
        return self.is_holder(i) and (self.name_at.get(i, (0, 0, ""))[2] != "LOC" or (word.isupper() and len(word) > 1))

    def is_mere_place(self, head: int) -> bool:
        """Whether a name is that of a place which is no country."""
        start, end, kind = self.name_at.get(head, (0, 0, ""))
        return kind == "LOC" and self.land(self.text_of(start, end)) is None

    def is_scene(self, head: int) -> bool:
        """Whether a place that is no country stands behind a preposition of place: "the clash at Mopti", "talks in Minsk"."""
        marks = (self.tokens[c].text.lower() for c in self.tree.of(head, "case"))
        return self.is_mere_place(head) and any(mark in self.grammar["locative"] for mark in marks)

    def rules(self, place: str) -> bool:
        """Whether a place can act: a country, or the seat of its government."""
        return self.land(place) is not None or by_seat(place, self.words.code) is not None

    def is_seat(self, head: int) -> bool:
        """Whether a name is that of a town where a government sits, not of its country."""
        words = self.text_of(*self.name_at[head][:2]) if head in self.name_at else ""
        return self.land(words) is None and by_seat(words, self.words.code) is not None

    def is_title(self, i: int) -> bool:
        """Whether a noun names an office or a rank."""
        return self.words.is_office(self.tokens[i].lemma.lower())

    def is_definite(self, head: int, start: int) -> bool:
        """Whether a phrase means somebody whom the reader is taken to know: "the minister", "Mali's", "Malian"."""
        first = self.tokens[start]
        if first.lemma in self.grammar["unsure"]:
            return False
        return (
            first.lemma in self.grammar["definite"]
            or any(self.tokens[c].text.lower() in self.grammar["with_article"] for c in self.tree.of(head, "case"))
            or bool(self.tree.of(head, "nmod:poss"))
            or self.tokens[head].pos == "PROPN"
            or self.is_place(first.text)
        )

    def is_place(self, word: str) -> bool:
        """Whether a word names a country or its people."""
        return self.land_of(word) is not None

    def lands_in(self, words: str) -> set[str]:
        """The countries that the words of a title name."""
        return {land.name for land in lands_in(words, lambda part: self.land(part) if " " in part else self.land_of(part))}

    def land(self, words: str) -> Country | None:
        """The country of a name."""
        return None if fold(words) in self._only_towns else country(words, self.words.code)

    @cached_property
    def _only_towns(self) -> frozenset[str]:
        named = (self.text_of(n.start, n.end) for n in self.analysis.names if n.kind == "LOC")
        return only_towns(named, [t.text for t in self.tokens], self.words.code)

    def people_of(self, word: str) -> Country | None:
        """The country whose people a word names."""
        return by_demonym(word, self.words.code)

    def land_of(self, word: str) -> Country | None:
        """The country that a word of the text names; in small letters only a demonym of a language that writes it so."""
        return (self.land(word) if word[:1].isupper() else None) or self.people_of(word)

    def phrase(self, head: int) -> str:
        """The words of the phrase round a head."""
        return self.text_of(*self.tree.phrase(head))

    def text_of(self, start: int, end: int) -> str:
        """The words of tokens [start, end), on one line."""
        return " ".join(self.article.text[self.tokens[start].start : self.tokens[end - 1].end].split())


@cache
def _land_of_town(name: str, language: str) -> Country | None:
    """The country of the largest place of a name, where none abroad is nearly as large."""
    sizes: Counter[str] = Counter()
    for place in places(name, language) if name else ():
        sizes[place.country or ""] = max(sizes[place.country or ""], place.population)
    (land, most), (_, other) = (*sizes.most_common(2), ("", 0), ("", 0))[:2]
    return by_code(land) if land and most > _NO_NAMESAKE * other else None


def _are_known_apart(short: str, full: str) -> bool:
    """Whether a name, though it stands inside another's, is known as that of somebody else: father and son."""
    one, other = (person(name) if " " in name else None for name in (short, full))
    return one is not None and other is not None and one != other


def _short_for(short: list[str], full: list[str]) -> bool:
    """Whether a short name can stand for a full one: its last word, its first, or a run of its words."""
    if not short or len(short) >= len(full):
        return short == full
    return any(full[i : i + len(short)] == short for i in range(len(full) - len(short) + 1))
