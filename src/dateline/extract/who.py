"""Who: the actor that a noun phrase, pronoun or title stands for, within one article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property

from dateline.extract.phrases import SUBJECTS, Tree
from dateline.extract.trace import SILENT, Trace
from dateline.knowledge.countries import Country, by_code, by_demonym, by_seat, country
from dateline.knowledge.given_names import gender_of
from dateline.knowledge.offices import holders
from dateline.knowledge.organisations import Organisation, national_body, organisation
from dateline.knowledge.spelling import fold
from dateline.model import Analysis, Article, Filler, Name
from dateline.when import When

ALIKE = 0.88
"""From this likeness on two names of holders of one office are one name, spelt in two ways ("Mikati", "Miqati")."""
LEAD = 2
"""Sentences that say what a report is about."""
_CLEARLY, _FAR_MORE = 1.5, 4
"""How many times as often as the next a country is named that a report is clearly about; as one where it was written."""
PAIR_BACK = 3
"""Sentences between "the two" and those whom it means."""
NEAR, CARRIED = 3, 12
"""Sentences back to whom a pronoun may mean, and where other pronouns between carry it on."""
TIED = 1.5
"""What it weighs that the reader takes a phrase and a pronoun for the same, where a sentence nearer weighs 1."""
_INITIALS = re.compile(r"(?:[A-Z]\.-?)+")
"""Letters for first names ("H.R."), which no rank is ("Gen.")."""
GENDERS = ("he", "she")
LONGEST_NAME = 14
"""Words of a body's name at most."""
_BESIDE_NAME = ("compound", "nmod:desc")
"""Relations of a title to the name that it stands before."""
_OF_STATE = frozenset({"GOV", "MIL", "COP"})
"""Sectors of organisations that "the army" or "the police" may stand for."""
OWN_WORDS = 1.5
"""The same for who says the words that a pronoun is the subject of ("Peru said that it would")."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in the article: the fullest form, the token where each naming starts, titles seen beside the name."""

    name: str
    at: tuple[int, ...]
    titles: tuple[tuple[str, int], ...]


class Who:
    """Names the actors of one article. Asking for the same phrase twice gives the same name."""

    def __init__(
        self, article: Article, analysis: Analysis, published: When, *, tree: Tree | None = None, trace: Trace = SILENT
    ) -> None:
        self.article, self.analysis, self.published, self.trace = article, analysis, published, trace
        self.tree = tree or Tree(analysis, article.language)
        self.words, self.grammar = self.tree.words, self.tree.words.grammar
        self.tokens = self.tree.tokens
        self._memo: dict[int, Filler | None] = {}
        self._busy: set[int] = set()
        self.speakers: dict[int, int] = {}
        """Token index → head of the phrase that utters the words it stands in; set by `said`."""

    # ------------------------------------------------------------ what the article names

    @cached_property
    def names_read(self) -> list[Name]:
        """The names that the reader sees; a person's goes on over a hyphen ("Nouri al-Maliki", "Jean-Marc"), an organisation's
        over the name behind a preposition that it would end with ("Watch for", "Rights")."""
        out: list[Name] = []
        for name in self.analysis.names:
            if out and name.start < out[-1].end:
                continue
            if out and name.start == out[-1].end and out[-1].kind == "ORG" and self.tokens[name.start - 1].pos == "ADP":
                out[-1] = replace(out[-1], end=name.end)
                continue
            if out and name.start == out[-1].end and self._is_master(out[-1]):
                out[-1] = replace(out[-1], end=name.end)
                continue
            end = name.end
            while name.kind == "PERSON" and (more := self._goes_on_person(name.start, end)):
                end += more
            out.append(replace(name, end=end))
        return out if self.words.code == "en" else [self._whole(name) for name in out]

    def _whole(self, name: Name) -> Name:
        """A body's name that begins with a common noun, with the words behind it that belong to it: "Organisation des États
        américains", "Parti communiste", not the country of "Parlement du Niger"; as far as it is known, where it is."""
        start = name.start + (name.end - name.start > 1 and self._is_article(name.start))
        if name.kind != "ORG" or self.tokens[start].pos != "NOUN" or not self.tokens[start].text[:1].isupper():
            return name
        known = self._known_from(name.start, name.end)
        if known is not None:
            return replace(name, end=known)
        inside, end = self.tree.below(self.tree.head_of(start)), name.end
        while end < len(self.tokens) and end in inside and self._goes_on_name(end):
            end += 1
        lands = [i for i in range(name.end, end) if self._land_of(self.tokens[i].text) is not None]
        end = min([end, *lands])
        while end > name.start + 1 and self.tokens[end - 1].pos in ("ADP", "DET", "CCONJ"):
            end -= 1
        return replace(name, end=end)

    def _known_from(self, start: int, end: int) -> int | None:
        """Where the longest name of a known body that begins at a word ends, beyond a word that is sure to belong to it."""
        last = min(start + LONGEST_NAME, self.tree.sentence(start)[1])
        ends = (e for e in range(last, end, -1) if organisation(self._words(start, e), self.words.code) is not None)
        return next(ends, None)

    def _goes_on_name(self, i: int) -> bool:
        """Whether a word may stand inside a body's name: no verb, no comma, no bracket, no person."""
        token, person = self.tokens[i], any(n.start <= i < n.end and n.kind == "PERSON" for n in self.analysis.names)
        return token.pos in ("NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM", "CCONJ") and not person and token.mention != "time"

    def _goes_on_person(self, start: int, end: int) -> int:
        """Tokens by which a person's name goes on behind what the reader sees of it: "Ana-Luz", "Awa" before "Cole"."""
        if self._is_hyphenated(end):
            return 2
        token = self.tokens[end] if end < len(self.tokens) else None
        flat = token is not None and token.relation == "flat" and start <= token.head < end and token.text[:1].isupper()
        return int(flat and token is not None and token.pos == "PROPN" and not any(n.start == end for n in self.analysis.names))

    def _is_master(self, name: Name) -> bool:
        """Whether a French name is no more than the title of a lawyer ("Me Ana Silva")."""
        return self.words.code != "en" and name.end - name.start == 1 and self.tokens[name.start].text == "Me"

    def _is_hyphenated(self, i: int) -> bool:
        """Whether a token is a hyphen without spaces, with a capital behind it."""
        before, after = self.tokens[i - 1], self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if after is None or self.tokens[i].text not in ("-", "–") or not after.text[:1].isupper():
            return False
        return before.end == self.tokens[i].start and self.tokens[i].end == after.start

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
            home = self._home(form, groups)
            groups.setdefault(home, []).append(form)
        out = []
        for fullest, members in groups.items():
            at = tuple(sorted(i for form in members for i in forms[form]))
            titles = dict.fromkeys(t for i in at for t in self._titles_at(i))
            out.append(Person(fullest, at, tuple(sorted(titles, key=lambda t: t[1]))))
        return sorted(out, key=lambda p: p.at)

    def _without_rank(self, start: int, end: int) -> str:
        """A person's name without the ranks and titles that the reader took for a part of it."""
        first = start
        while first < end - 1 and (
            (self.tokens[first].text.endswith(".") and _INITIALS.fullmatch(self.tokens[first].text) is None)
            or self.words.is_office(self.tokens[first].text.lower())
            or (self.words.code != "en" and self.tokens[first].text == "Me")
            or (first < end - 2 and self._demonym(self.tokens[first].text) is not None)
            or (first == start and self._ends_title(first))
        ):
            first += 1
        return self._words(first, end)

    def _ends_title(self, i: int) -> bool:
        """Whether a word belongs to the title before it: the State of "Secretary of State Ana Silva"."""
        before = [self.tokens[k].lemma.lower() for k in range(max(i - 3, 0), i)]
        words = [w for w in before if w not in self.grammar["article"]][-2:]
        return len(words) == 2 and words[1] in self.grammar["of_phrase"] and self.words.is_office(words[0])

    def _home(self, form: str, groups: dict[str, list[str]]) -> str:
        words = fold(form).split()
        homes = [g for g in groups if _short_for(words, fold(g).split())]
        return homes[0] if len(homes) == 1 else form

    def _is_known_other(self, start: int, end: int) -> bool:
        words = self._words(start, end)
        known = self._land(words) or self._demonym(words) or organisation(words, self.words.code)
        return bool(known or self._is_lone_seat(words))

    def _is_lone_seat(self, words: str) -> bool:
        """Whether a seat of government is not part of a longer person's name: "Warsaw", but not the Paris of "Ana Paris"."""
        longer = (self._words(n.start, n.end).split() for n in self.names_read if n.kind == "PERSON")
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
        for other in (*self.tree.of(head, "appos"), *(h for h in [self.tokens[head].head] if self.tree.has(head, "appos"))):
            a, b = self.tree.phrase(other)
            if not any(start <= i < end for i in range(a, b)):
                found.append((self._words(a, b), start))
        return found

    @cached_property
    def countries(self) -> Counter[str]:
        """How often the article names each country, by name, demonym or capital."""
        count: Counter[str] = Counter()
        for token in self.tokens:
            if (found := self._land_of(token.text)) is not None:
                count[found.name] += 1
        for name in self.names_read:
            if name.end - name.start > 1 and (found := self._land(self._words(name.start, name.end))):
                count[found.name] += 1
        return count

    @cached_property
    def focus(self) -> Country | None:
        """The country whose "government" or "army" a report means that does not say whose: the one named clearly more often
        than the others; earliest named wins a tie. None where it was written in another that is named too, unless far less
        often; then it is that one if the first sentences name it. It is that one too where they name no country at all."""
        if self._written_in is not None and not self._lead:
            return self._written_in
        best = self.countries.most_common(2)
        if not best or (len(best) > 1 and best[0][1] < _CLEARLY * best[1][1]):
            return None
        if best[0][1] == 1 and self._written_in is None and best[0][0] not in self._lead and self._is_long:
            return None
        here = self._written_in
        own = self.countries[here.name] if here is not None and here.name != best[0][0] else 0
        if own and best[0][1] < _FAR_MORE * own:
            return None
        if not own and best[0][0] not in self._scenes:
            return None
        return here if own and here is not None and here.name in self._lead else self._land(best[0][0])

    @cached_property
    def _scenes(self) -> frozenset[str]:
        """The countries where something is, or to which somebody belongs: "in Chad", "Chad's army", "Chadian", or the title's.
        One that only acts, or is asked for something, is not spoken of by that: "Norway protested"."""
        found = [
            self._land_of(w.strip(".,:;!?'’\"").removesuffix("'s").removesuffix("’s"))
            for w in (self.article.title or "").split()
        ]
        for i, token in enumerate(self.tokens):
            owner = self.tree._antecedent(i) if token.tag == "WP$" else None
            land = self._land_of(token.text)
            if owner is not None:
                found.append(self._land_of(self.tokens[owner].text))
            if land is None:
                continue
            head = self.tree.head_of(i)
            low, high, _ = self.name_at.get(i, (i, i + 1, ""))
            i = self.tree.head_within(low, high)
            at = any(self.tokens[c].text.lower() in self.grammar["locative"] for c in self.tree.of(head, "case"))
            people = token.tag in ("NNPS", "NNS") and self._demonym(token.text) is not None
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
        """The countries that the first sentences name, by name or people: not by a capital, which may be the dateline's."""
        found = (self._land_of(t.text) for t in self.tokens if t.sentence < LEAD)
        return frozenset(land.name for land in found if land is not None)

    @cached_property
    def _written_in(self) -> Country | None:
        """The country of the dateline."""
        parts = [part.strip() for part in reversed((self.article.dateline or "").split(","))]
        names = [name for part in parts for name in (part, part.title())]
        return next((land for name in names if (land := self._land(name) or by_seat(name))), None)

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
                out.setdefault(short, self._words(start, end))
        return out

    # ------------------------------------------------------------ naming

    def names(self, head: int, fits: Callable[[int], bool] = lambda _: True) -> list[Filler]:
        """The actors that a phrase stands for: one for each conjunct that fits, and those who command them."""
        pair = self._pair(head)
        joined = pair or [h for h in self.tree.conjuncts(head) if h == head or fits(h)]
        found = [self.name(h) for h in [*joined, *(c for h in joined for c in self._commanders(h))]]
        return [f for f in dict.fromkeys(found) if f is not None]

    def _pair(self, head: int) -> list[int]:
        """ "the two leaders", "both sides", "the two": the last two before it that a report names together, else the last
        two, of that kind: persons, or states and bodies; none where they cannot be told, nor where two others are described
        ("two senior leaders")."""
        counts = {self.tokens[c].lemma.lower() for c in self.tree.of(head, "nummod", "det", "amod")}
        word, definite = self.tokens[head].lemma.lower(), counts & self.grammar["definite"]
        kind = next((k for k in ("pair_person", "pair_body") if word in self.grammar[k]), "")
        pair = counts & self.grammar["pair"]
        alone = word in self.grammar["pair"] and definite and self.tokens[head].pos == "NUM"
        known = definite or self.tree.of(head, "det") or not self.tree.of(head, "amod", "compound", "acl", "acl:relcl", "nmod")
        if not alone and not (kind and pair and known):
            return []
        last: dict[str, int] = {}
        for i in range(head - 1, -1, -1):
            if self.tokens[head].sentence - self.tokens[i].sentence > PAIR_BACK or len(last) == 2:
                break
            fits = self._is_single_person(i) if kind == "pair_person" else self._is_body(i) and not self._is_common(i)
            if fits and i in self.name_at and self.tree.head_of(i) == i and (named := self.name(i)) is not None:
                last.setdefault(named.name, i)
        return sorted(last.values()) if len(last) == 2 else []

    def _is_common(self, i: int) -> bool:
        """Whether a body is one of many states, or reports: it is no side where two are spoken of."""
        start, end, _ = self.name_at.get(i, (i, i + 1, ""))
        known = organisation(self._words(start, end), self.words.code)
        return known is not None and known.sector in ("IGO", "MED")

    def _commanders(self, head: int) -> list[int]:
        """ "troops under Colonel X": whoever is named as leading some act with them."""
        cases = {c: self.tree.of(c, "case")[:1] for c in self.tree.of(head, "nmod")}
        under = [c for c, case in cases.items() if any(self.tokens[i].lemma in self.grammar["under"] for i in case)]
        return [c for c in under if self.name_at.get(c, (0, 0, ""))[2] == "PERSON"]

    def name(self, head: int) -> Filler | None:
        """The actor a phrase head stands for, with its words; None for a pronoun that nothing answers to."""
        if head in self._memo:
            return self._memo[head]
        if head in self._busy:
            return None
        self._busy.add(head)
        found = self._name(head)
        self._busy.discard(head)
        self._memo[head] = found
        return found

    def _name(self, head: int) -> Filler | None:
        token = self.tokens[head]
        if not self._is_name(head) and (token.pos == "PRON" or token.text.lower() in self._pronouns):
            return self._pronoun(head)
        start, end = self.tree.phrase(head)
        if (counted := self.tree.counted(head)) is not None:
            return self._counted(counted, start, end)
        people = self._demonym(token.text) if token.pos == "ADJ" else None
        if people is not None and not self._are_some_people(head, start):
            return self._filler(people.name, head, head + 1, "a country, by its people")
        if head in self.name_at:
            titled = self.name_at[head][2] in ("ORG", "OFFICE", "PERSON") and self._is_title(head)
            return (self._apposed_name(head) if titled else None) or self._named(head, start, end)
        apposed = self._apposed_name(head) or self._titled_name(head) or self._named_body(head)
        if apposed is not None:
            return apposed
        return self._described(head, start, end)

    def _is_name(self, i: int) -> bool:
        """Whether a word that the reader names is a name indeed: "I" and "They" are none, "US" is not "us"."""
        word = self.tokens[i].text
        return i in self.name_at and (word.lower() not in self._pronouns or (word.isupper() and len(word) > 1))

    def _filler(self, name: str, start: int, end: int, how: str, source: Filler | None = None) -> Filler:
        span = self.analysis.span(start, end)
        filler = Filler(name, span, text=self.article.quote(span))
        self.trace.name(filler, how, source)
        return filler

    def _counted(self, counted: int, start: int, end: int) -> Filler | None:
        """Whom "dozens of soldiers" stand for: those who are counted; people of a country are not that country, and some of
        those whom the words name ("eight of the eleven suspects") are not all of them."""
        if self._demonym(self.tokens[counted].text) is not None:
            return self._filler(self._bare(self.phrase(counted)), start, end, "the people who are counted")
        if self.tree.is_part(self.tree.tokens[counted].head) and self.tokens[counted].pos != "PRON":
            return self._filler(self._words(start, end), start, end, "a part of those who are named")
        found = self.name(counted)
        if found is None:
            return self._filler(self._words(start, end), start, end, "no name stands for those who are counted; its own words")
        return self._filler(found.name, start, end, "those who are counted", found)

    def phrase(self, head: int) -> str:
        """The words of the phrase round a head."""
        return self._words(*self.tree.phrase(head))

    def _named(self, head: int, start: int, end: int) -> Filler:
        low, high, kind = self.name_at[head]
        if kind == "PERSON" and low in self.person_of:
            person = self.person_of[low].name
            return self._filler(
                person, min(start, low), max(end, high) if high > end else end, "a person, by the fullest name here"
            )
        short = self._words(low, high)
        words = self.initials.get(short, short)
        known = (
            self._organisation(words)
            or self._organisation(self._words(start, end))
            or self._organisation(self._words(low, max(end, high)))
            or self._spelled_out(head)
        )
        if known is not None and not self._is_of_other_land(head, known):
            return self._filler(known.name, start, end, "a known organisation")
        bare = self._bare(self._words(start, end)) if self.words.code != "en" else ""
        seat = by_seat(words, self.words.code) if high - low == end - start or bare == words else None
        state = self._land(words) or (None if self._are_some_people(head, start) else self._demonym(words)) or seat
        if state is not None:
            return self._filler(state.name, start, end, "a country, by its name, its people or its capital")
        if kind == "ORG" and start < low and words == short:
            return self._filler(self._bare(self._words(min(start, low), high)), start, end, "an organisation, as named")
        return self._filler(words, start, end, "as named" if words == short else f"what “{short}” is short for here")

    def _are_some_people(self, head: int, start: int) -> bool:
        """Whether a word stands for people of a country and not for it: "four Americans", "many Iranians", "a Dane",
        "Syrians", but not "the Russians"."""
        if self._demonym(self.tokens[head].text) is None:
            return False
        whole = start + 1 == head and self.tokens[start].lemma.lower() in self.grammar["definite"]
        return not whole and (start < head or self.tokens[head].tag in ("NNS", "NNPS"))

    def _is_of_other_land(self, head: int, known: Organisation) -> bool:
        """Whether a place owns a body that is known of another country: "the South's Joint Chiefs of Staff"."""
        owners = [self.name_at[c] for c in self.tree.of(head, "nmod:poss") if c in self.name_at]
        lands = [self._land(self._words(start, end)) for start, end, kind in owners if kind == "LOC"]
        return known.country is not None and any(land is None or land.iso3 != known.country for land in lands)

    def _organisation(self, words: str) -> Organisation | None:
        """A known organisation; one of a single country only where the article speaks of that country, and there before all
        others of the same letters ("RSF")."""
        lands = [land for land, _ in self.countries.most_common()] if words.isupper() else []
        own = (organisation(f"{words} ({land})", self.words.code) for land in lands)
        known = next(filter(None, own), None) or organisation(words, self.words.code)
        if known is None or known.country is None or known.kind == "outlet":
            return known
        home = by_code(known.country)
        return known if home is not None and home.name in self.countries else None

    def _spelled_out(self, head: int) -> Organisation | None:
        """The known organisation whose abbreviation stands in brackets behind its long name, however that is worded."""
        short = [c for c in self.tree.of(head, "appos") if self.tokens[c].text.isupper() and self.tokens[c - 1].text == "("]
        return next((known for c in short if (known := self._organisation(self.tokens[c].text))), None)

    def _apposed_name(self, head: int) -> Filler | None:
        """ "the prime minister, X", "head of the army Gen. X" and "X, the prime minister" are X."""
        behind = [c for c in self.tree.of(head, "nmod") if c > head and not self.tree.of(c, "case")]
        near = [*self.tree.of(head, "appos"), *behind, *([self.tokens[head].head] if self.tree.has(head, "appos") else [])]
        for other in near:
            if other in self.name_at and self.name_at[other][2] == "PERSON" and self.tokens[head].mention in ("person", ""):
                start, end = self.tree.phrase(other)
                found = self._named(other, start, end)
                self.trace.name(found, f"named beside “{self.tokens[head].text}”")
                return found
        return None

    def _titled_name(self, head: int) -> Filler | None:
        """ "le président Ana Silva", "le porte-parole, le colonel Ana Silva": titles that are heads of phrases, with the
        holder's name behind the last of them."""
        if self.words.code == "en":
            return None
        titles = [head, *self.tree.of(head, "appos"), *([self.tokens[head].head] if self.tree.has(head, "appos") else [])]
        for title in titles if self._is_title(head) else ():
            start, end = self.tree.phrase(title)
            named = next((i for i in range(title + 1, end) if self.name_at.get(i, (0, 0, ""))[2] == "PERSON"), None)
            if named is not None:
                return self._named(named, start, end)
            last = self._unread_name(title) if self._is_title(title) else title
            if last > title:
                return self._filler(self._words(title + 1, last + 1), start, last + 1, "the name behind a title")
        return None

    def _named_body(self, head: int) -> Filler | None:
        """ "le parti Silva", "la centrale syndicale UGT": the name right behind the words for what kind of body it is."""
        if self.words.code == "en" or self.tokens[head].lemma.lower() not in self.grammar["generic_org"]:
            return None
        start, end = self.tree.phrase(head)
        behind = next((i for i in self.tree.of(head, "nmod", "flat", "appos", "conj") if i > head and i in self.name_at), None)
        if behind is None or self.tree.of(behind, "case", "punct", "det", "cc") or self.name_at[behind][2] == "LOC":
            return None
        if any(self.tokens[i].pos not in ("NOUN", "ADJ") for i in range(head, behind)):
            return None
        low, high, _ = self.name_at[behind]
        known = self._organisation(self._words(low, high))
        name = known.name if known is not None else self._words(low, high)
        return self._filler(name, start, max(end, high), "the name behind what kind of body it is")

    def _is_title(self, i: int) -> bool:
        return self.words.is_office(self.tokens[i].lemma.lower())

    def _unread_name(self, title: int) -> int:
        """The last of the proper nouns right behind a title that the reader did not see as a name, or the title itself."""
        at = title
        while at + 1 < len(self.tokens) and self.tokens[at + 1].pos == "PROPN" and at + 1 not in self.name_at:
            if not self.tokens[at + 1].text[:1].isupper() or self._land_of(self.tokens[at + 1].text) is not None:
                break
            at += 1
        return at

    def _described(self, head: int, start: int, end: int) -> Filler | None:
        """A common noun phrase: a government is its country; a title is its holder; the rest keeps its words."""
        token = self.tokens[head]
        words = self._words(start, end)
        known = self._organisation(words)
        if known is None and self.words.code != "en" and token.text[:1].isupper():
            longer = self._known_from(head, head + 1)
            known = self._organisation(self._words(head, longer)) if longer is not None else None
            seat = by_seat(self._bare(words), self.words.code)
            if seat is not None:
                return self._filler(seat.name, start, end, "a country, by the seat of its government")
        if known is not None:
            return self._filler(known.name, start, end, "a known organisation")
        client = self._client(head)
        if client is not None:
            return self._filler(client.name, start, end, "whose lawyer was named before", client)
        state = self._country_in(start, end) or self._owner_state(head) or self._owner_before(start)
        seat = self._owner_seat(head) if state is None else None
        if seat is not None:
            state, words = seat, self._with_land(seat, head, words)
        plain = self._is_plain(head, start, end) and self.tokens[start].lemma not in self.grammar["unsure"]
        land = state or (self.focus if self._is_definite(head, start) else None)
        told = state is None and token.lemma in self.grammar["generic_org"] and self._back_reference(head, token.lemma)
        if told and plain:
            return self._filler(told, start, end, "the last organisation before it that the noun can stand for")
        body = national_body(land, self._bare(words), self.words.code) if land is not None else None
        if body is not None:
            return self._filler(body[0], start, end, "a body that every country has, here of the one spoken of")
        people = self._demonym(self._bare(words)) if self._is_definite(head, start) else None
        if people is not None:
            return self._filler(people.name, start, end, "a country, by its people")
        if token.lemma in self.grammar["government"] and (plain or state is not None):
            found = state or (self.focus if plain else None)
            if found is not None and self._adds_nothing(start, end, found):
                return self._filler(found.name, start, end, "a government is its country")
        if token.lemma in self.grammar["own_state"] and plain and self.focus and self._is_definite(head, start):
            return self._filler(self.focus.name, start, end, "the country that the report is about")
        if token.mention == "person" or self.words.is_office(token.lemma):
            holder = self._holder(head, start, end, state)
            if holder is not None:
                return self._filler(holder[0], start, end, holder[1])
            fuller = self._fuller(head) if plain and self._is_definite(head, start) else None
            if fuller is not None:
                return self._filler(fuller.name, start, end, "who was last called so, and more", fuller)
        if token.lemma in self.grammar["generic_org"] and plain:
            back = self._back_reference(head, token.lemma)
            if back is not None:
                return self._filler(back, start, end, "the last organisation before it that the noun can stand for")
        return self._filler(self._in_lower_case(start, self._bare(words)), start, end, "no name stands for it; its own words")

    def _client(self, head: int) -> Filler | None:
        """Whom "son client" stands for: whose lawyer a report named before, "d'après son avocat"."""
        if self.tokens[head].lemma.lower() not in self.grammar["client"] or not self.tree.owners(head):
            return None
        for i in range(head - 1, -1, -1):
            if self.tokens[head].sentence - self.tokens[i].sentence > PAIR_BACK:
                break
            owners = self.tree.owners(i) if self.tokens[i].lemma.lower() in self.grammar["counsel"] else []
            found = next(filter(None, map(self.name, owners)), None)
            if found is not None:
                return found
        return None

    def _country_in(self, start: int, end: int) -> Country | None:
        """The one country that a phrase's words name ("Mali's", "Malian", "of Mali")."""
        found = {}
        for i in range(start, end):
            hit = self._land_of(self.tokens[i].text)
            if hit is None and i in self.name_at and self.name_at[i][0] == i:
                hit = self._land(self._words(i, self.name_at[i][1]))
            if hit is not None:
                found[hit.name] = hit
        return next(iter(found.values())) if len(found) == 1 else None

    def _owner_state(self, head: int) -> Country | None:
        """The country that a pronoun stands for whose phrase it is: "its parliament", "Mali, whose rulers …"."""
        pronouns = [c for c in self.tree.of(head, "nmod:poss") if self.tokens[c].pos == "PRON"]
        owner = self.name(pronouns[0]) if pronouns else None
        return self._land(owner.name) if owner is not None else None

    def _with_land(self, land: Country, head: int, words: str) -> str:
        """The words of a phrase with the country for the seat that owns it: "Berlin's army" → "Germany's army"."""
        seat = self.tokens[self.tree.of(head, "nmod:poss")[0]].text
        return words.replace(seat, land.name, 1)

    def _owner_seat(self, head: int) -> Country | None:
        """The country whose forces or ministry it is by the seat of its government: "Moscow's troops", not "London's mayor"."""
        lemma = self.tokens[head].lemma.lower()
        state = self.words.sector(lemma) in ("MIL", "SPY") or lemma in self.grammar["of_state"]
        owners = self.tree.of(head, "nmod:poss") if state else []
        return next((land for o in owners if (land := by_seat(self.tokens[o].text, self.words.code)) is not None), None)

    def _owner_before(self, start: int) -> Country | None:
        """The country whose phrase it is by the words right before it, wherever the reader hangs them: "Mali's"."""
        owned = (
            start > 1 and self.tokens[start - 1].tag == "POS" and self.tokens[start - 1].sentence == self.tokens[start].sentence
        )
        return self._land(self.tokens[start - 2].text) if owned else None

    def _is_plain(self, head: int, start: int, end: int) -> bool:
        """Whether a phrase is no more than an article and its noun."""
        return all(i == head or self.tree.has(i, "det", "nmod:poss", "case") for i in range(start, end)) and end - start <= 2

    def _adds_nothing(self, start: int, end: int, state: Country) -> bool:
        """Whether beside government words the phrase only names the country: "Mali's military government" says more."""
        for i in range(start, end):
            token = self.tokens[i]
            if (
                token.pos in ("ADJ", "NOUN", "PROPN")
                and token.lemma not in self.grammar["government"]
                and token.lemma.lower() not in self.grammar["republic"]
            ):
                hit = self._land(token.text) or self._demonym(token.text)
                if (hit is None or hit.name != state.name) and token.text not in state.name:
                    return False
        return True

    # ------------------------------------------------------------ titles

    def _holder(self, head: int, start: int, end: int, state: Country | None) -> tuple[str, str] | None:
        """Whom a title stands for, and how that is known: the person whom the article gives that title, else the one who
        held the office."""
        if self.tokens[head].tag in ("NNS", "NNPS") or not self._is_definite(head, start):
            return None
        title = {
            t.lemma.lower() for t in self.tokens[start:end] if t.pos in ("NOUN", "PROPN", "ADJ") and not self._is_place(t.text)
        }
        left = False
        if self.words.code != "en":
            title = {word for lemma in title for word in fold(lemma).split()}
            left, title = "ex" in title, title - {"ex"}
            gone = {t.text.lower() for t in self.tokens[start:end]} & self.grammar["former"]
            title |= {word for lemma in gone for word in fold(lemma).split()}
        ranked = [
            (len(title & set(fold(words).split())), -abs(head - at) if at < head else -10_000, person)
            for person in self.persons
            for words, at in person.titles
            if state is None or self._lands_in(words) <= {state.name}
        ]
        best = max(ranked, key=lambda r: r[:2], default=None)
        if best is not None and best[0] >= max(1, len(title)):
            return best[2].name, "a title that the report gives this person"
        if any(self._country_in(*self.tree.phrase(c)) is None for c in self.tree.of(head, "nmod", "nmod:poss")):
            return None  # "the president of its commission" is not the president of the country
        where = state or self.focus
        if where is None or not self.published.known or title & self.grammar["former"] or left:
            return None
        found = holders(where.iso3, self._words(start, end), self.published)
        if len(found) != 1:
            return None
        return self._as_written(found[0].name), f"a title: who held the office in {where.name} then"

    def _fuller(self, head: int) -> Filler | None:
        """Whom "the official" stands for by a fuller phrase for one person without a name, with the same noun, not far
        before: "a senior Kenyan official"."""
        noun = self.tokens[head]
        if noun.tag in ("NNS", "NNPS"):
            return None
        for i in range(head - 1, -1, -1):
            token = self.tokens[i]
            if noun.sentence - token.sentence > PAIR_BACK:
                break
            low, high = self.tree.phrase(i) if token.lemma == noun.lemma and token.tag == noun.tag else (i, i)
            named = any(self.name_at.get(k, (0, 0, ""))[2] == "PERSON" for k in range(low, high))
            if high - low > 1 and not named and not self._is_plain(i, low, high) and not self.tree.has(i, *_BESIDE_NAME):
                return self.name(i)
        return None

    def _as_written(self, name: str) -> str:
        """The article's own spelling of a person's name, where it names somebody so alike."""
        known = fold(name)
        alike = (p.name for p in self.persons if SequenceMatcher(None, known, fold(p.name)).ratio() >= ALIKE)
        return next(alike, name)

    def _lands_in(self, words: str) -> set[str]:
        """The countries that the words of a title name."""
        return {found.name for w in words.split() if (found := self._land_of(w.removesuffix("'s").removesuffix("’s")))}

    def _is_place(self, word: str) -> bool:
        return self._land_of(word) is not None

    def _is_definite(self, head: int, start: int) -> bool:
        first = self.tokens[start]
        if first.lemma in self.grammar["unsure"]:
            return False
        return (
            first.lemma in self.grammar["definite"]
            or bool(self.tree.of(head, "nmod:poss"))
            or self.tokens[head].pos == "PROPN"
            or self._is_place(first.text)
        )

    def _back_reference(self, head: int, noun: str) -> str | None:
        """ "the bloc", "the ministry": the last organisation before that its noun can stand for. Of a noun for a force that
        every state has ("the army") that is only one whose name tells the state: not the "Balochistan Liberation Army". An
        outlet is meant only where its name holds the noun: a report that cites Reuters does not call it "the group"."""
        own = national_body(self.focus, noun, self.words.code) is not None if self.focus is not None else False
        for name in reversed([n for n in self.names_read if n.end <= head and n.kind == "ORG"]):
            if self.tokens[head].sentence - self.tokens[name.start].sentence > 4:
                break
            words = self._words(name.start, name.end)
            known = organisation(words, self.words.code)
            if own and not (known.sector in _OF_STATE if known is not None else self._lands_in(words)):
                continue
            stands = known is not None and known.kind != "outlet" and noun in self.grammar["body_noun"]
            if noun in fold(words).split() or stands:
                return known.name if known else words
        return None

    # ------------------------------------------------------------ pronouns

    def _pronoun(self, head: int) -> Filler | None:
        target, how = self._meant(head)
        found = self.name(target) if target is not None else None
        if target is None or found is None:
            return None
        return self._filler(found.name, head, head + 1, f"a pronoun for “{self.phrase(target)}”, {how}", found)

    def meant_by(self, head: int) -> int | None:
        """The head of the phrase that a pronoun stands for; None where nothing answers to it."""
        return self._meant(head)[0]

    def _meant(self, head: int) -> tuple[int | None, str]:
        """The head of the phrase that a pronoun stands for, and how that is known."""
        low = self.tokens[head].text.lower()
        relative = self.tree.has(head, "nsubj", "obj", "obl", "nmod:poss") and self.tokens[head].tag in ("WDT", "WP", "WP$")
        target: int | None = None
        how = ""
        if relative or (low == "that" and self.tokens[head].tag == "WDT"):
            target, how = self.tree._antecedent(head), "whose clause this is"
        elif low in self.grammar["self"]:
            target, how = self.speakers.get(head), "who speaks here"
        else:
            fits = self._fitting(low)
            target, how = self._subject_ahead(head, fits) if fits else None, "the subject that its phrase stands before"
            if target is None and fits:
                target, how = self._nearest(head, fits), "the likeliest that is named before"
            if target is None and fits:
                target, how = self._carried(head, fits), "whom the same pronoun meant before"
        return (None if target == head else target), how

    @cached_property
    def _pronouns(self) -> frozenset[str]:
        """The pronouns that stand for somebody."""
        return self.grammar["singular"] | self.grammar["thing"] | self.grammar["plural"] | self.grammar["self"]

    @cached_property
    def _stand_ins(self) -> list[tuple[frozenset[str], Callable[[int], bool]]]:
        """Pronouns of the third person and what each can stand for."""
        return [
            (self.grammar["singular"], self._is_single_person),
            (self.grammar["thing"], self._is_body),
            (self.grammar["plural"], self._is_many),
        ]

    def _fitting(self, pronoun: str) -> Callable[[int], bool] | None:
        """Whether a phrase can be what a pronoun stands for; None for what is no such pronoun."""
        kinds = [fits for words, fits in self._stand_ins if pronoun in words]
        if len(kinds) < 2:
            return next(iter(kinds), None)
        return lambda i: any(fits(i) for fits in kinds)

    @cached_property
    def _chain_of(self) -> dict[int, tuple[int, ...]]:
        return {i: chain for chain in self.analysis.chains for i in chain}

    def _subject_ahead(self, head: int, fits: Callable[[int], bool]) -> int | None:
        """ "During his visit to Oslo, the minister said": a pronoun in words put before a subject most often points to it."""
        for node in (head, *self.tree.up(head)):
            if self.tree.has(node, "obl", "advcl") and node < self.tokens[node].head:
                subjects = self.tree.of(self.tokens[node].head, *SUBJECTS)
                ahead = [s for s in subjects if s > node and fits(s)]
                if ahead:
                    return ahead[0]
        return None

    def _nearest(self, head: int, fits: Callable[[int], bool]) -> int | None:
        """The likeliest earlier phrase: nearness counts, subjects count more, what the reader takes for the same most; a
        clause-mate of the pronoun cannot be it."""
        token = self.tokens[head]
        clause = self.tree.clause(head)
        tied = set(self._chain_of.get(head, ()))
        reports = self._speaks(head)
        best: tuple[float, int] | None = None
        for i in range(head - 1, -1, -1):
            back = self._back(head, i)
            if back > NEAR:
                break
            if self.tree.head_of(i) != i or not fits(i) or self._disagrees(head, i):
                continue
            if token.text.lower() in self.grammar["latter"]:
                return i
            if self.tokens[i].head == token.head and not self.tree.has(head, "nmod:poss") and back == 0:
                continue
            score = -1.0 * back + (1.2 if self.tree.has(i, "nsubj", "obl:agent") else 0.0) - 0.01 * (head - i)
            score += 0.3 if i in self.name_at or self._is_lone_title(i) else 0.0
            score += self._speaks(i) * (1.5 if reports else 0.5)
            score += 0.3 if back == 0 and self.tree.clause(i) != clause else 0.0
            score += TIED if i in tied else 0.0
            score += OWN_WORDS if self._tells(i, head) else 0.0
            if best is None or score > best[0]:
                best = (score, i)
        return best[1] if best else None

    def _carried(self, head: int, fits: Callable[[int], bool]) -> int | None:
        """Whom "he" or "she" meant before, where nobody is named near it: "she said … she added"; what is quoted and what is
        not do not share their pronouns."""
        forms = next((self.grammar[g] for g in GENDERS if self.tokens[head].text.lower() in self.grammar[g]), frozenset())
        last = head
        for i in range(head - 1, -1, -1) if self.words.code == "en" else ():
            if self._back(last, i) > NEAR or self._back(head, i) > CARRIED:
                return None
            if self.tokens[i].text.lower() in forms and (i in self._quoted) == (head in self._quoted):
                found, last = self._nearest(i, fits), i
                if found is not None:
                    return found
        return None

    def _back(self, head: int, i: int) -> int:
        """Sentences from a word back to another; what is quoted between does not part what the report itself tells."""
        here, there = self.tokens[head].sentence, self.tokens[i].sentence
        if head in self._quoted or here - there < 2:
            return here - there
        return here - there - (self._quoted_until[here] - self._quoted_until[there + 1])

    @cached_property
    def _quoted_until(self) -> list[int]:
        """How many of the sentences before each are quoted from their first word to their last."""
        out = [0]
        for first, last in self.analysis.sentences:
            words = [i for i in range(first, last) if self.tokens[i].pos != "PUNCT"]
            out.append(out[-1] + (bool(words) and self._quoted.issuperset(words)))
        return out

    @cached_property
    def _quoted(self) -> frozenset[int]:
        """The words in quotation marks."""
        return frozenset(i for q in self.analysis.quotations for i in range(q.start, q.end))

    def _disagrees(self, pronoun: int, i: int) -> bool:
        """Whether a word cannot be what a pronoun stands for: it is of the other gender, or, in French, one of several."""
        low = self.tokens[pronoun].text.lower()
        if self.words.code == "en":
            gender = self._gender_of_person(i)
            return bool(gender) and any(low in self.grammar[g] for g in GENDERS if g != gender)
        many = bool(self.tree.of(i, "conj")) or self.tree.has(i, "conj")
        if many and low in self.grammar["singular"] and self.tokens[i].pos == "PROPN":
            return True
        gender, own = self._gender_of(i), next((g for g in GENDERS if low in self.grammar[g]), "")
        return bool(own and gender and own != gender)

    def _gender_of_person(self, i: int) -> str:
        """ "he" or "she" for a person by a title before the name, else by the given name; "" where neither tells."""
        start, end, kind = self.name_at.get(i, (i, i + 1, ""))
        titles = [
            self.tokens[k].text.lower() for k in range(max(start - 3, 0), end) if self.tree.head_of(k) == self.tree.head_of(i)
        ]
        found = next((g for g in GENDERS if any(w in self.grammar[f"{g}_marks"] for w in titles)), "")
        if found or kind != "PERSON":
            return found
        person = self.person_of.get(start)
        return gender_of(person.name) if person is not None else ""

    def _gender_of(self, i: int) -> str:
        """ "he" or "she" for the gender of a phrase by the words before it, of a country by its end, else ""."""
        start = self.name_at[i][0] if i in self.name_at else i
        over = self.tree.of(self.tokens[i].head, "det") if self.tree.has(i, "appos") else []
        before = [
            self.tokens[k].text.lower() for k in (*over, *self.tree.of(i, "det", "case"), start - 1, start) if 0 <= k <= i
        ]
        found = next((g for g in GENDERS if any(w in self.grammar[f"{g}_marks"] for w in before)), "")
        land = self._land(self.tokens[i].text) if not found and self.tokens[i].pos == "PROPN" else None
        if land is None or by_seat(self.tokens[i].text, self.words.code) is not None:
            return found
        feminine = self.tokens[i].text.endswith("e") and self.tokens[i].text.lower() not in self.grammar["he_marks"]
        return "she" if feminine else "he"

    def _tells(self, i: int, pronoun: int) -> bool:
        """Whether a phrase is the subject of the verb whose content a pronoun is the subject of."""
        clause = self.tokens[pronoun].head
        told = self.tree.has(pronoun, *SUBJECTS) and self.tree.has(clause, "ccomp")
        verb = self.tokens[i].head
        speaks = self._speaks(i) or (self.tree.has(i, "nsubj") and self.tokens[verb].lemma in self.words.promising)
        return told and speaks and verb == self.tokens[clause].head

    def _is_lone_title(self, i: int) -> bool:
        """Whether a title stands for its holder as a name does: "the president"."""
        return self._is_title(i) and self._is_definite(i, self.tree.phrase(i)[0])

    def _speaks(self, i: int) -> bool:
        """Whether a phrase head is the subject of a verb of saying: who spoke last is most likely who speaks on."""
        return self.tree.has(i, "nsubj") and self.tokens[self.tokens[i].head].lemma in self.words.reporting

    def _is_single_person(self, i: int) -> bool:
        token = self.tokens[i]
        if i in self.name_at:
            return self.name_at[i][2] == "PERSON" and self.name_at[i][0] in self.person_of and self._is_name(i)
        body = token.lemma.lower() in self.grammar["generic_org"]
        return token.mention == "person" and token.tag in ("NN", "NNP") and token.pos != "PRON" and not body

    def _is_body(self, i: int) -> bool:
        token = self.tokens[i]
        if i in self.name_at:
            start, end, kind = self.name_at[i]
            return (kind == "ORG" or (kind == "LOC" and self._rules(self._words(start, end)))) and not self.is_scene(i)
        body = token.mention == "organization" or token.lemma.lower() in self.grammar["generic_org"]
        return body and token.tag in ("NN", "NNP")

    def _rules(self, place: str) -> bool:
        """Whether a place can act: a country, or the seat of its government."""
        return self._land(place) is not None or by_seat(place, self.words.code) is not None

    def _is_many(self, i: int) -> bool:
        token = self.tokens[i]
        if token.pos == "PRON":
            return False
        many = token.tag in ("NNS", "NNPS") and token.mention in ("person", "organization")
        return many or (bool(self.tree.of(i, "conj")) and token.mention in ("person", "organization", "place"))

    def is_people(self, i: int) -> bool:
        """Whether a word is the adjective of a people: "French"."""
        return self.tokens[i].pos == "ADJ" and self._demonym(self.tokens[i].text) is not None

    def is_mere_place(self, head: int) -> bool:
        """Whether a name is that of a place which is no country."""
        start, end, kind = self.name_at.get(head, (0, 0, ""))
        return kind == "LOC" and self._land(self._words(start, end)) is None

    def is_scene(self, head: int) -> bool:
        """Whether a place that is no country stands behind a preposition of place: "the clash at Mopti", "talks in Minsk"."""
        marks = (self.tokens[c].text.lower() for c in self.tree.of(head, "case"))
        return self.is_mere_place(head) and any(mark in self.grammar["locative"] for mark in marks)

    def _land(self, words: str) -> Country | None:
        return country(words, self.words.code)

    def _demonym(self, word: str) -> Country | None:
        return by_demonym(word, self.words.code)

    def _land_of(self, word: str) -> Country | None:
        """The country that a word of the text names; in small letters only a demonym of a language that writes it so."""
        return (self._land(word) if word[:1].isupper() else None) or self._demonym(word)

    def _bare(self, words: str) -> str:
        """A phrase as a name: "the Malian army" → "Malian army"."""
        return self.words.determiner.sub("", words) or words

    def _in_lower_case(self, start: int, words: str) -> str:
        """Words from a token on, without the capital that they have only because the sentence begins there: "Soldiers"."""
        token = self.tokens[start]
        begins = start == 0 or self.tokens[start - 1].sentence != token.sentence or self.tokens[start - 1].pos == "PUNCT"
        named = any(n.start <= start < n.end for n in self.names_read)
        if not begins or named or token.pos != "NOUN" or token.text[1:] != token.text[1:].lower() or len(token.text) < 2:
            return words
        return words[:1].lower() + words[1:]

    def _words(self, start: int, end: int) -> str:
        """The words of tokens [start, end), on one line."""
        return " ".join(self.article.text[self.tokens[start].start : self.tokens[end - 1].end].split())


def _short_for(short: list[str], full: list[str]) -> bool:
    """Whether a short name can stand for a full one: its last word, its first, or a run of its words."""
    if not short or len(short) >= len(full):
        return short == full
    return any(full[i : i + len(short)] == short for i in range(len(full) - len(short) + 1))
