"""Who: the actor that a noun phrase, pronoun or title stands for, within one article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from dateline.extract.phrases import Tree
from dateline.knowledge.countries import Country, by_code, by_demonym, by_seat, country
from dateline.knowledge.offices import holders
from dateline.knowledge.organisations import Organisation, national_body, organisation
from dateline.knowledge.spelling import fold
from dateline.model import Analysis, Article, Filler, Span
from dateline.vocabulary import language
from dateline.when import When

_SINGULAR = frozenset(["he", "him", "his", "himself", "she", "her", "hers", "herself"])
_THING = frozenset(["it", "its", "itself"])
_PLURAL = frozenset(["they", "them", "their", "theirs", "themselves"])
_SELF = frozenset(["i", "me", "my", "mine", "we", "us", "our", "ours"])
_GOVERNMENT = frozenset(["government", "authority", "administration", "regime", "leadership", "state", "cabinet", "executive"])
_SELF_STATE = frozenset(["country", "nation", "kingdom", "republic", "state"])
_GENERIC_ORG = frozenset(
    (
        "group bloc organisation organization body union council agency commission movement party alliance coalition "
        "company ministry army network channel newspaper station court parliament junta force mission committee militia"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in the article: the fullest form, the token where each naming starts, titles seen beside the name."""

    name: str
    at: tuple[int, ...]
    titles: tuple[tuple[str, int], ...]


class Who:
    """Names the actors of one article. Asking for the same phrase twice gives the same name."""

    def __init__(self, article: Article, analysis: Analysis, published: When) -> None:
        self.article, self.analysis, self.published = article, analysis, published
        self.tree = Tree(analysis)
        self.tokens = analysis.tokens
        self._memo: dict[int, Filler | None] = {}
        self._busy: set[int] = set()
        self.speakers: dict[int, int] = {}
        """Token index → head of the phrase that utters the words it stands in; set by `said`."""

    # ------------------------------------------------------------ what the article names

    @cached_property
    def name_at(self) -> dict[int, tuple[int, int, str]]:
        """Every token of a proper name → that name's (start, end, kind); dates are not actors."""
        out: dict[int, tuple[int, int, str]] = {}
        for name in self.analysis.names:
            if name.kind != "DATE":
                for i in range(name.start, name.end):
                    out[i] = (name.start, name.end, name.kind)
        return out

    @cached_property
    def persons(self) -> list[Person]:
        """People, each with all namings: a short form joins the one fuller form that ends or begins with it."""
        forms: dict[str, list[int]] = {}
        for name in self.analysis.names:
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
            out.append(Person(fullest, at, tuple(sorted({t for i in at for t in self._titles_at(i)}, key=lambda t: t[1]))))
        return sorted(out, key=lambda p: p.at)

    def _without_rank(self, start: int, end: int) -> str:
        """A person's name without the ranks and titles that the reader took for a part of it."""
        first = start
        while first < end - 1 and (
            self.tokens[first].text.endswith(".") or language("en").is_office(self.tokens[first].text.lower())
        ):
            first += 1
        return self._words(first, end)

    def _home(self, form: str, groups: dict[str, list[str]]) -> str:
        words = fold(form).split()
        homes = [g for g in groups if _short_for(words, fold(g).split())]
        return homes[0] if len(homes) == 1 else form

    def _is_known_other(self, start: int, end: int) -> bool:
        words = self._words(start, end)
        return bool(country(words) or by_demonym(words) or organisation(words) or self._is_lone_seat(words))

    def _is_lone_seat(self, words: str) -> bool:
        """Whether a seat of government is not part of a longer person's name: "Warsaw", but not the Paris of "Ana Paris"."""
        longer = (self._words(n.start, n.end).split() for n in self.analysis.names if n.kind == "PERSON")
        return by_seat(words) is not None and not any(words in full and len(full) > 1 for full in longer)

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
            if token.text[:1].isupper():
                found = country(token.text) or by_demonym(token.text)
                if found:
                    count[found.name] += 1
        for name in self.analysis.names:
            if name.end - name.start > 1 and (found := country(self._words(name.start, name.end))):
                count[found.name] += 1
        return count

    @cached_property
    def focus(self) -> Country | None:
        """The country the article is about, when one is named clearly more than the others; earliest named wins a tie."""
        best = self.countries.most_common(2)
        if not best or (len(best) > 1 and best[0][1] < 1.5 * best[1][1]):
            return None
        return country(best[0][0])

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

    def names(self, head: int) -> list[Filler]:
        """The actors that a phrase stands for: one for each conjunct."""
        found = [self.name(h) for h in self.tree.conjuncts(head)]
        return [f for f in dict.fromkeys(found) if f is not None]

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
        if token.pos == "PRON" or token.text.lower() in _SINGULAR | _THING | _PLURAL | _SELF:
            return self._pronoun(head)
        start, end = self.tree.phrase(head)
        if head in self.name_at:
            return self._named(head, start, end)
        apposed = self._apposed_name(head)
        if apposed is not None:
            return apposed
        return self._described(head, start, end)

    def _filler(self, name: str, start: int, end: int) -> Filler:
        span = self.analysis.span(start, end)
        return Filler(name, span, text=self.article.quote(span))

    def _named(self, head: int, start: int, end: int) -> Filler:
        low, high, kind = self.name_at[head]
        if kind == "PERSON" and low in self.person_of:
            return self._filler(self.person_of[low].name, min(start, low), max(end, high) if high > end else end)
        short = self._words(low, high)
        words = self.initials.get(short, short)
        known = self._organisation(words) or self._organisation(self._words(start, end))
        if known is not None:
            return self._filler(known.name, start, end)
        state = country(words) or by_demonym(words) or (by_seat(words) if high - low == end - start else None)
        if state is not None:
            return self._filler(state.name, start, end)
        if kind == "ORG" and start < low and words == short:
            return self._filler(_without_article(self._words(min(start, low), high)), start, end)
        return self._filler(words, start, end)

    def _organisation(self, words: str) -> Organisation | None:
        """A known organisation; one of a single country only where the article speaks of that country."""
        known = organisation(words)
        if known is None or known.country is None or known.kind == "outlet":
            return known
        home = by_code(known.country)
        return known if home is not None and home.name in self.countries else None

    def _apposed_name(self, head: int) -> Filler | None:
        """ "the prime minister, X" and "X, the prime minister" are X."""
        near = [*self.tree.of(head, "appos"), *([self.tokens[head].head] if self.tree.has(head, "appos") else [])]
        for other in near:
            if other in self.name_at and self.name_at[other][2] == "PERSON" and self.tokens[head].mention in ("person", ""):
                start, end = self.tree.phrase(other)
                return self._named(other, start, end)
        return None

    def _described(self, head: int, start: int, end: int) -> Filler | None:
        """A common noun phrase: a government is its country; a title is its holder; the rest keeps its words."""
        token = self.tokens[head]
        words = self._words(start, end)
        known = self._organisation(words)
        if known is not None:
            return self._filler(known.name, start, end)
        state = self._country_in(start, end)
        plain = self._is_plain(head, start, end)
        land = state or (self.focus if self._is_definite(head, start) else None)
        body = national_body(land, _without_article(words)) if land is not None else None
        if body is not None:
            return self._filler(body[0], start, end)
        if token.lemma in _GOVERNMENT and (plain or state is not None):
            found = state or (self.focus if plain else None)
            if found is not None and self._adds_nothing(start, end, found):
                return self._filler(found.name, start, end)
        if token.lemma in _SELF_STATE and plain and self.focus:
            return self._filler(self.focus.name, start, end)
        if token.mention == "person" or language("en").is_office(token.lemma):
            holder = self._holder(head, start, end, state)
            if holder is not None:
                return self._filler(holder, start, end)
        if token.lemma in _GENERIC_ORG and plain:
            back = self._back_reference(head, token.lemma)
            if back is not None:
                return self._filler(back, start, end)
        return self._filler(_without_article(words), start, end)

    def _country_in(self, start: int, end: int) -> Country | None:
        """The one country that a phrase's words name ("Mali's", "Malian", "of Mali")."""
        found = {}
        for i in range(start, end):
            hit = country(self.tokens[i].text) or by_demonym(self.tokens[i].text) if self.tokens[i].text[:1].isupper() else None
            if hit is None and i in self.name_at and self.name_at[i][0] == i:
                hit = country(self._words(i, self.name_at[i][1]))
            if hit is not None:
                found[hit.name] = hit
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_plain(self, head: int, start: int, end: int) -> bool:
        """Whether a phrase is no more than an article and its noun."""
        return all(i == head or self.tree.has(i, "det", "nmod:poss", "case") for i in range(start, end)) and end - start <= 2

    def _adds_nothing(self, start: int, end: int, state: Country) -> bool:
        """Whether beside government words the phrase only names the country: "Mali's military government" says more."""
        for i in range(start, end):
            token = self.tokens[i]
            if (
                token.pos in ("ADJ", "NOUN", "PROPN")
                and token.lemma not in _GOVERNMENT
                and token.lemma.lower() not in ("republic", "the")
            ):
                hit = country(token.text) or by_demonym(token.text)
                if (hit is None or hit.name != state.name) and token.text not in state.name:
                    return False
        return True

    # ------------------------------------------------------------ titles

    def _holder(self, head: int, start: int, end: int, state: Country | None) -> str | None:
        """Whom a title stands for: the person whom the article gives that title, else the one who held the office."""
        if self.tokens[head].tag in ("NNS", "NNPS") or not self._is_definite(head, start):
            return None
        title = {
            t.lemma.lower() for t in self.tokens[start:end] if t.pos in ("NOUN", "PROPN", "ADJ") and not self._is_place(t.text)
        }
        ranked = [
            (len(title & set(fold(words).split())), -abs(head - at) if at < head else -10_000, person)
            for person in self.persons
            for words, at in person.titles
        ]
        best = max(ranked, key=lambda r: r[:2], default=None)
        if best is not None and best[0] >= max(1, len(title)):
            return best[2].name
        if any(self._country_in(*self.tree.phrase(c)) is None for c in self.tree.of(head, "nmod", "nmod:poss")):
            return None  # "the president of its commission" is not the president of the country
        where = state or self.focus
        if where is None or not self.published.known or "former" in title or "ousted" in title:
            return None
        found = holders(where.iso3, self._words(start, end), self.published)
        return found[0].name if len(found) == 1 else None

    def _is_place(self, word: str) -> bool:
        return bool(word[:1].isupper() and (country(word) or by_demonym(word)))

    def _is_definite(self, head: int, start: int) -> bool:
        first = self.tokens[start]
        if first.lemma in ("a", "an", "one", "another", "any", "some", "each", "every", "no"):
            return False
        return (
            first.lemma in ("the", "this", "that")
            or bool(self.tree.of(head, "nmod:poss"))
            or self.tokens[head].pos == "PROPN"
            or self._is_place(first.text)
        )

    def _back_reference(self, head: int, noun: str) -> str | None:
        """ "the bloc", "the ministry": the last organisation before that its noun can stand for."""
        for name in reversed([n for n in self.analysis.names if n.end <= head and n.kind == "ORG"]):
            if self.tokens[head].sentence - self.tokens[name.start].sentence > 4:
                break
            words = self._words(name.start, name.end)
            known = organisation(words)
            if noun in fold(words).split() or (
                known is not None
                and noun in ("group", "bloc", "organisation", "organization", "body", "union", "alliance", "agency")
            ):
                return known.name if known else words
        return None

    # ------------------------------------------------------------ pronouns

    def _pronoun(self, head: int) -> Filler | None:
        low = self.tokens[head].text.lower()
        relative = self.tree.has(head, "nsubj", "obj", "obl", "nmod:poss") and self.tokens[head].tag in ("WDT", "WP", "WP$")
        target: int | None = None
        if relative or (low == "that" and self.tokens[head].tag == "WDT"):
            target = self.tree._antecedent(head)
        elif low in _SELF:
            target = self.speakers.get(head)
        elif low in _SINGULAR:
            target = self._nearest(head, self._is_single_person)
        elif low in _THING:
            target = self._nearest(head, self._is_body)
        elif low in _PLURAL:
            target = self._nearest(head, self._is_many)
        if target is None or target == head:
            return None
        found = self.name(target)
        if found is None:
            return None
        span = self.analysis.span(head, head + 1)
        return Filler(found.name, span, text=self.article.quote(span))

    def _nearest(self, head: int, fits: Callable[[int], bool]) -> int | None:
        """The likeliest earlier phrase: nearness counts, subjects count more, a clause-mate of the pronoun cannot be it."""
        token = self.tokens[head]
        clause = self.tree.clause(head)
        reports = self._speaks(head)
        best: tuple[float, int] | None = None
        for i in range(head - 1, -1, -1):
            back = token.sentence - self.tokens[i].sentence
            if back > 3:
                break
            if self.tree.head_of(i) != i or not fits(i):
                continue
            if self.tokens[i].head == token.head and not self.tree.has(head, "nmod:poss") and back == 0:
                continue
            score = -1.0 * back + (1.2 if self.tree.has(i, "nsubj", "obl:agent") else 0.0) - 0.01 * (head - i)
            score += 0.3 if i in self.name_at else 0.0
            score += self._speaks(i) * (1.5 if reports else 0.5)
            score += 0.3 if back == 0 and self.tree.clause(i) != clause else 0.0
            if best is None or score > best[0]:
                best = (score, i)
        return best[1] if best else None

    def _speaks(self, i: int) -> bool:
        """Whether a phrase head is the subject of a verb of saying: who spoke last is most likely who speaks on."""
        return self.tree.has(i, "nsubj") and self.tokens[self.tokens[i].head].lemma in language("en").reporting

    def _is_single_person(self, i: int) -> bool:
        token = self.tokens[i]
        if i in self.name_at:
            return self.name_at[i][2] == "PERSON" and self.name_at[i][0] in self.person_of
        return token.mention == "person" and token.tag in ("NN", "NNP") and token.pos != "PRON"

    def _is_body(self, i: int) -> bool:
        token = self.tokens[i]
        if i in self.name_at:
            return self.name_at[i][2] in ("ORG", "LOC")
        return token.mention in ("organization",) and token.tag in ("NN", "NNP")

    def _is_many(self, i: int) -> bool:
        token = self.tokens[i]
        if token.pos == "PRON":
            return False
        many = token.tag in ("NNS", "NNPS") and token.mention in ("person", "organization")
        return many or (bool(self.tree.of(i, "conj")) and token.mention in ("person", "organization", "place"))

    def _words(self, start: int, end: int) -> str:
        """The words of tokens [start, end), on one line."""
        span = Span(self.article.id, self.tokens[start].start, self.tokens[end - 1].end)
        return " ".join(self.article.quote(span).split())


def _short_for(short: list[str], full: list[str]) -> bool:
    """Whether a short name can stand for a full one: its last word, its first, or a run of its words."""
    if not short or len(short) >= len(full):
        return short == full
    return any(full[i : i + len(short)] == short for i in range(len(full) - len(short) + 1))


_ARTICLE = re.compile(
    r"^(?:the|a|an|its|his|her|their|our|this|that|these|those|some|several|many|all|both|most|few|any|each|every)\s+",
    re.IGNORECASE,
)


def _without_article(words: str) -> str:
    """A phrase as a name: "the Malian army" → "Malian army"."""
    return _ARTICLE.sub("", words) or words
