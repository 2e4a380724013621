"""Who: the actor that a noun phrase, pronoun or title stands for, within one article."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property

from dateline.extract.named import Named, Person
from dateline.extract.phrases import Tree, once
from dateline.extract.pronouns import Pronouns
from dateline.extract.trace import SILENT, Trace
from dateline.knowledge.countries import Country, by_capital, by_code, by_seat
from dateline.knowledge.offices import holders, normalise_title, offices_of
from dateline.knowledge.offices import may_be_called as may_be_titled
from dateline.knowledge.offices import person as known_person
from dateline.knowledge.organisations import (
    Organisation,
    bloc_of,
    body_seated,
    may_be_called,
    national_body,
    organisation,
    organisation_worded,
)
from dateline.knowledge.spelling import fold
from dateline.model import Analysis, Article, Filler, Name
from dateline.when import When

ALIKE = 0.88
"""From this likeness on two names of holders of one office are one name, spelt in two ways ("Mikati", "Miqati")."""
_BESIDE_REGION = frozenset({"DET", "NUM", "PUNCT", "PART"})
"""What stands beside a region and says nothing of it."""
PAIR_BACK = 3
"""Sentences between "the two" and those whom it means."""
FEWEST_SEVERAL = 3
"""So many are no pair."""
LONG_GONE = 365
"""Days since somebody left an office from which on he is no longer called by it without a word for that."""
_LATER = -10_000
"""How near a title is that stands behind the words in question: no nearer than any before them."""
_BESIDE_NAME = ("compound", "nmod:desc")
"""Relations of a title to the name that it stands before."""
_OF_STATE = frozenset({"GOV", "MIL", "COP"})
"""Sectors of organisations that "the army" or "the police" may stand for."""
_HYPHENS = ("-", "–")
_HEADING = frozenset({"head", "chef"})
"""How a title begins that asks for whoever heads the state or its government."""
_HEADS = frozenset({"head_of_state", "head_of_government"})
"""Offices of those who head a government."""
_FORCES = frozenset({"MIL", "COP"})
"""Sectors of nouns for the forces of a state."""
_FIGHTING = frozenset({"REB", "UAF"})
"""Sectors of nouns for those who fight for a group."""
_KINDS: dict[str, frozenset[str | None]] = {
    "kinds_armed": frozenset({"REB", "UAF", "OPP", "CRM", None}),
    "kinds_between": frozenset({"IGO"}),
    "kinds_helping": frozenset({"NGO", "IGO", None}),
}
"""Classes of words that say what kind of body it is ("militant", "regional", "humanitarian") → sectors of such bodies."""
OUTSIDE = frozenset({"REB", "UAF", "OPP", "CRM"})
"""Sectors of bodies that are no state's."""

_MODEL = re.compile(r"[A-Z][A-Za-z]{0,3}[-–]\d+[A-Za-z]*")
"""Names of kinds of aircraft, tanks and missiles."""


class Who:
    """Names the actors of one article. Asking for the same phrase twice gives the same name."""

    def __init__(
        self, article: Article, analysis: Analysis, published: When, *, tree: Tree | None = None, trace: Trace = SILENT
    ) -> None:
        self.article, self.analysis, self.published, self.trace = article, analysis, published, trace
        self.tree = tree or Tree(analysis, article.language)
        self.words, self.grammar, self.tokens = self.tree.words, self.tree.words.grammar, self.tree.tokens
        self.named = Named(article, self.tree)
        self.pronouns = Pronouns(self.named)
        self._memo: dict[int, Filler | None] = {}
        self._busy: set[int] = set()

    @cached_property
    def name_at(self) -> dict[int, tuple[int, int, str]]:
        """Every token of a proper name → that name's (start, end, kind)."""
        return self.named.name_at

    @property
    def persons(self) -> list[Person]:
        """The people whom the article names."""
        return self.named.persons

    def phrase(self, head: int) -> str:
        """The words of the phrase round a head."""
        return self.named.phrase(head)

    def meant_by(self, head: int) -> int | None:
        """The head of the phrase that a pronoun stands for; None where nothing answers to it."""
        return self.pronouns.meant_by(head)

    def names(self, head: int, fits: Callable[[int], bool] = lambda _: True) -> list[Filler]:
        """The actors that a phrase stands for: one for each conjunct that fits, and those who command them."""
        pair = self._pair(head)
        meant = self.meant_by(head) if self.tokens[head].pos == "PRON" and not pair else None
        if meant is not None and (several := self._of_peoples(meant)):
            return [f for f in several if f is not None]
        several_meant = meant is not None and self.tokens[head].text.lower() in self.grammar["plural"]
        joined = pair or [h for h in self.tree.conjuncts(head) if h == head or fits(h)]
        found = [f for h in joined for f in self._of_peoples(h) or self._of_states(h) or [self.name(h)]]
        several_named = several_meant and meant is not None and not self.tree.has(meant, "conj")
        together = self.tree.conjuncts(meant) if several_named and meant is not None else []
        if len(together) > 1:
            found[:1] = [self._one_of(f, head) for h in together if (f := self.name(h)) is not None]
        led = [*joined, meant] if several_meant and meant is not None else joined
        found += [self.name(c) for h in led for c in self._commanders(h)]
        return [f for f in dict.fromkeys(found) if f is not None]

    def _one_of(self, filler: Filler, pronoun: int) -> Filler:
        """One of those for whom a pronoun stands, by its own words: "they"."""
        why = f"one of those for whom “{self.tokens[pronoun].text}” stands"
        return self._filler(filler.name, pronoun, pronoun + 1, why, filler)

    def _of_peoples(self, head: int) -> list[Filler | None]:
        """Those whom a noun behind several peoples stands for, each with his own: "Peruvian and Chilean troops"."""
        if self.words.code != "en" or head in self.name_at:
            return []
        below = sorted({i for a in self.tree.of(head, "amod") for i in self.tree.below(a) if i < head})
        peoples = [i for i in below if self.named.is_people(i) and self.tree.has(i, "amod", "conj")]
        lands = [(i, land) for i in peoples if (land := self.named.people_at(i)) is not None]
        joined = any(self.tokens[k].pos in ("CCONJ", "PUNCT") for k in range(peoples[0], head)) if peoples else False
        if len({land.name for _, land in lands}) < 2 or not joined:
            return []  # "Turkish Cypriot leaders" are of one people
        start, end = self.tree.phrase(head)
        noun = self.tokens[head]
        if noun.lemma.lower() in self.grammar["government"]:
            return [self._filler(land.name, start, end, "a government is its country") for _, land in lands]
        forms = (noun.text, noun.lemma)
        found = ((next((b for f in forms if (b := national_body(land, f, self.words.code))), None), i) for i, land in lands)
        office = self._office_of(head)
        counted = bool(self.tree.of(head, "nummod"))  # "two Peruvian and Chilean ministers" are any
        held = {land.iso3: None if counted else self._holder_in(land, office) for _, land in lands}
        bodies = [(body, i) for body, i in found]
        own = {i: held[land.iso3] for i, land in lands}
        return [
            self._filler(
                own[i] or (body[0] if body is not None else f"{self.tokens[i].text} {noun.text}"),
                start,
                end,
                "the same of each people",
            )
            for body, i in bodies
        ]

    def _of_states(self, head: int) -> list[Filler | None]:
        """The holders of one office in several states: "the presidents of Peru and Chile"; none where any is not known."""
        plural = self.tokens[head].tag == "NNS" and self.words.is_office(self.tokens[head].lemma.lower())
        of = [c for c in self.tree.of(head, "nmod") if c > head] if plural and head not in self.name_at else []
        states = [self.named.land_at(i) for c in of for i in self.tree.conjuncts(c)]
        held = [self._holder_in(land, self._office_of(head)) if land is not None else None for land in states]
        if len(held) < 2 or None in held:
            return []
        span = self.tree.phrase(head)
        return [self._filler(name, *span, "a title: who held the office in each state then") for name in held if name]

    def _office_of(self, head: int) -> str:
        """What a title says, in the singular, but for of which state it is."""
        kind = [i for i in self.tree.of(head, "amod", "compound") if not self.named.is_people(i)]
        return " ".join([*(self.tokens[i].text for i in kind), self.tokens[head].lemma])

    def _holder_in(self, land: Country, office: str) -> str | None:
        """The only one who held an office of a country when the report was published."""
        found = holders(land.iso3, office, self.published) if self.published.known else []
        return self._as_written(found[0].name) if len(found) == 1 else None

    def state_of(self, name: str) -> str | None:
        """The state that a person of this name holds an office of, by a title of government or arms that the report gives, or
        by the only country that it names."""
        titles = [title for p in self.persons if p.name == name for title, _ in p.titles]
        sectors = {self.words.sector(word.strip(".,").lower()) for title in titles for word in title.split()}
        lands = {land for title in titles for land in self.named.lands_in(title)}
        if len(lands) > 1 or not sectors & {"GOV", "MIL"} or sectors & {"OPP", "REB", "UAF"}:
            return None
        alone = self.named.focus if len(self.named.countries) == 1 else None
        return next(iter(lands), None) or (alone.name if alone is not None else None)

    def state_served(self, name: str) -> str | None:
        """The state that a person of this name holds an office of, by the report or as is known of then."""
        return self._served_then(name) or self.state_of(name)

    def _served_then(self, name: str, offices: frozenset[str] | None = None) -> str | None:
        """The state of which a person held one of some offices when the report was published; of several the one whose
        government he headed."""
        if not self.published.known:
            return None
        terms = offices_of(known_person(name, on=self.published) or name)
        held = [t for t in terms if t.country and t.held.overlaps(self.published) and (offices is None or t.office in offices)]
        lands = {t.country for t in held}
        lands = lands if len(lands) == 1 else {t.country for t in held if t.office == "head_of_government"}
        land = by_code(next(iter(lands)) or "") if len(lands) == 1 else None
        return land.name if land is not None else None

    def is_ruler(self, filler: Filler) -> bool:
        """Whether somebody heads a state or its government, by a title that the report gives him: "President Silva"."""
        titles = [title for p in self.persons if p.name == filler.name for title, _ in p.titles]
        words = [word.strip(".,").lower() for title in (*titles, filler.text) for word in title.split()]
        return not self.grammar["rulers"].isdisjoint(words)

    def is_pair(self, head: int) -> bool:
        """Whether a phrase stands for two who were named before it: "the two countries"."""
        return bool(self._pair(head))

    @once
    def _pair(self, head: int) -> list[int]:
        """ "the two leaders", "both sides", "the two": the last two before it that a report names together, else the last
        two, of that kind: persons, or states and bodies; none where they cannot be told, nor where no word points back to them
        ("two leaders")."""
        counts = {self.tokens[c].lemma.lower() for c in self.tree.of(head, "nummod", "det", "amod")}
        word, definite = self.tokens[head].lemma.lower(), counts & self.grammar["definite"]
        kind = next((k for k in ("pair_person", "pair_body") if word in self.grammar[k]), "")
        pair = counts & self.grammar["pair"]
        known_two = definite or word in self.grammar["both"]
        alone = word in self.grammar["pair"] and known_two and self.tokens[head].pos in ("NUM", "PRON", "NOUN")
        known = definite or self.tree.of(head, "det", "nmod:poss")
        if self._are_sides(head) and (facing := self._facing(head)):
            return facing
        if several := self._several(head, counts):
            return several
        if not alone and not (kind and pair and known):
            return []
        if alone and (facing := self._facing(head)) and self.tokens[head].sentence - self.tokens[facing[-1]].sentence <= 1:
            return facing
        if kind == "pair_body" and (states := self._states_together(head)):
            return states
        kinds = [kind] if kind else ["pair_person", "pair_body"]
        found = max((self._last_two(head, k) for k in kinds), key=lambda two: two[:1], default=[])
        wider = kind == "pair_body"
        return found or (self._last_two(head, kind, wider=True) if wider else [])

    def _several(self, head: int, counts: set[str]) -> list[int]:
        """The three or more states of whom all are meant that a report names not far before: "the three countries", "all four
        nations", "the trio"; none where it names more or fewer."""
        word = self.tokens[head].lemma.lower()
        trio = word in self.grammar["trio"]
        number = max((self.words.numbers.get(c, 0) for c in counts), default=0) or (FEWEST_SEVERAL if trio else 0)
        known = counts & (self.grammar["definite"] | self.grammar["all_of"]) and (trio or word in self.grammar["pair_body"])
        if not known or number < FEWEST_SEVERAL:
            return []
        low = self.analysis.sentences[max(self.tokens[head].sentence - PAIR_BACK, 0)][0]
        states: dict[str, int] = {}
        for i in range(low, head):
            state = self._state(i)
            if state is not None:
                joined = [k for k in self.tree.conjuncts(i) if self._state(k) is not None]
                if len(joined) == number:
                    return joined
                states.setdefault(state.name, i)
        return list(states.values()) if len(states) == number else []

    def _are_sides(self, head: int) -> bool:
        """Whether a phrase means those who face each other, whoever they are: "both sides", "the sides", "each side"."""
        if self.tokens[head].lemma.lower() not in self.grammar["facing_side"]:
            return False
        told = {self.tokens[c].lemma.lower() for c in self.tree.of(head, "nummod", "det", "amod")}
        several = (
            self.tokens[head].text.lower() != self.tokens[head].lemma.lower()
            and told <= self.grammar["pair"] | self.grammar["all_sides"]
        )
        return bool(told) and (several or bool(told & self.grammar["every_side"]))

    def _facing(self, head: int) -> list[int]:
        """The last two before a word that a report tells to deal with each other or to fight: "clashes between protesters and
        police", "Peru's talks with the rebels", "the president met the rebels"."""
        low = self.analysis.sentences[max(self.tokens[head].sentence - PAIR_BACK, 0)][0]
        for i in range(head - 1, low - 1, -1):
            if self.tree.head_of(i) != i or not self._is_side(i):
                continue
            two = self._both_in(i)
            if len(two) == 2 and head not in two and all(map(self._is_side, two)):
                return sorted(two)
        return []

    def _both_in(self, i: int) -> list[int]:
        """A phrase and the one that it is told to deal with: joined to it as subject or behind "between", a subject "with" or
        "against" it, or one that meets or fights it."""
        over = self.tokens[i].head
        if self._is_tied_by(i, "both_sides") or (self.tree.has(i, "nsubj") and self.tree.of(i, "conj")):
            return self.tree.conjuncts(i)
        dealing = self._is_tied_by(i, "partners", "upon") and self.tree.has(i, "obl", "nmod", "obl:agent")
        if not dealing and not (self.tree.has(i, "obj") and self.tokens[over].lemma in self.grammar["facing"]):
            return []
        owners = [*self.tree.owners(over), *self.tree.of(over, "amod", "compound")] if self.tokens[over].pos == "NOUN" else []
        verb = over if self.tokens[over].pos == "VERB" else self.tokens[over].head
        subject = self.tree.subject(verb) if self.tokens[verb].pos == "VERB" else None
        return [next((o for o in (*owners, subject) if o is not None and self._is_side(o)), i), i]

    def _is_side(self, i: int) -> bool:
        """Whether a phrase can be one of those who face each other: somebody, or a state."""
        if i in self.name_at:
            return self.name_at[i][2] in ("PERSON", "ORG") or self.named.rules(self.named.text_of(*self.name_at[i][:2]))
        somebody = self.tokens[i].mention in ("person", "organization") or self.named.is_people(i)
        return somebody and self.tokens[i].lemma.lower() not in self.grammar["facing_side"]

    def _states_together(self, head: int) -> list[int]:
        """The last two states not far before a word that a report names together: "Kenya and Somalia", not others beside."""
        low = self.analysis.sentences[max(self.tokens[head].sentence - PAIR_BACK, 0)][0]
        for i in range(head - 1, low - 1, -1):
            two = self._both_in(i) if self._state(i) is not None else []
            if len({self._state(k) for k in two} - {None}) == 2:
                return sorted(two)
        return []

    def _state(self, i: int) -> Country | None:
        """The state that a word names whole."""
        whole = i in self.name_at and self.tree.head_of(i) == i
        return self.named.land(self.named.text_of(*self.name_at[i][:2])) if whole else None

    def _last_two(self, head: int, kind: str, *, wider: bool = False) -> list[int]:
        """The last two persons, or states and bodies, that a report names not far before a word; none if it names fewer. With
        `wider` also the states of those whom their people or state is told of ("the Peruvian president") and bodies of many."""
        last: dict[str, int] = {}
        for i in range(head - 1, -1, -1):
            if self.tokens[head].sentence - self.tokens[i].sentence > PAIR_BACK or len(last) == 2:
                break
            fits = (
                self.pronouns.is_single_person(i)
                if kind == "pair_person"
                else self.pronouns.is_body(i) and (wider or not self._is_common(i))
            )
            named_side = i in self.name_at and self.tree.head_of(i) == i
            noun = self.tokens[self.tokens[i].head]
            plain = noun.pos == "NOUN" and noun.mention != "person"
            people = kind != "pair_person" and self.named.is_people(i) and (plain or wider)
            owner = wider and self.tree.has(i, "nmod:poss", "compound") and self.named.land_at(i) is not None
            if ((fits and named_side) or people or owner) and (named := self.name(i)) is not None:
                last.setdefault(named.name, i)
        return sorted(last.values()) if len(last) == 2 else []

    def holder_of(self, head: int) -> int | None:
        """Whose arms or posts a common noun stands for, where its phrase tells: "Peru's jets", "two Peruvian warships", "a US
        drone", "rebel positions", "an army helicopter"; and what forces ride or sit in: "a police bus"."""
        lemma = self.tokens[head].lemma.lower()
        if self._is_model(head):
            peoples = [c for c in self.tree.of(head, "amod", "nmod:poss") if self.named.is_holder(c)]
            return next(iter(peoples), None)
        arms_or_posts = lemma in self.grammar["arms"] or lemma in self.grammar["posts"]
        if head in self.name_at or not (arms_or_posts or lemma in self.grammar["quarters"]):
            return None
        forces = [c for c in self.tree.of(head, "compound") if self._is_forces(c)]
        if not (arms_or_posts or forces):
            return None
        owners = [c for c in self.tree.of(head, "nmod:poss") if self.tokens[c].pos in ("PROPN", "NOUN") or self._is_bodys(c)]
        beside = self.tree.of(head, "amod", "compound", "nmod:desc")
        near = [*(c for c in beside if self.named.is_holder(c)), *forces, *self._bodies_behind(head)]
        return next(iter([*owners, *near]), None)

    @once
    def _is_model(self, head: int) -> bool:
        """Whether a name is that of a kind of arms: "F-16s", "Su-24", "MiG-29"."""
        behind = "".join(t.text for t in self.tokens[head + 1 : head + 3])
        return self.tokens[head].pos in ("PROPN", "NOUN") and _MODEL.fullmatch(self.tokens[head].text + behind) is not None

    def _bodies_behind(self, head: int) -> list[int]:
        """The bodies and countries that are named behind "of": "a convoy of the Red Cross"."""
        behind = self.tree.of(head, "nmod") if self.words.code == "en" else []
        of = [c for c in behind if any(self.tokens[m].lemma == "of" for m in self.tree.of(c, "case"))]
        return [c for c in of if c in self.name_at and self.named.is_holder(c)]

    def _is_forces(self, i: int) -> bool:
        """Whether a word before a noun is that for soldiers or police: "police", "army", "navy"."""
        token = self.tokens[i]
        named = token.pos == "NOUN" and token.mention in ("", "organization")
        return named and self.words.sector(token.lemma.lower()) in ("MIL", "COP")

    def _is_bodys(self, i: int) -> bool:
        """Whether a word before a noun stands for a body whose the noun is: the "its" of "its drones"."""
        forms = (self.grammar["thing"] | self.grammar["plural"]) - self.grammar["singular"]
        return self.words.code == "en" and self.tokens[i].text.lower() in forms and self.name(i) is not None

    def _is_common(self, i: int) -> bool:
        """Whether a body is one of many states, or reports: it is no side where two are spoken of."""
        start, end, _ = self.name_at.get(i, (i, i + 1, ""))
        known = organisation(self.named.text_of(start, end), self.words.code)
        return known is not None and known.sector in ("IGO", "MED")

    def _commanders(self, head: int) -> list[int]:
        """ "troops under Colonel X", "a team led by X": whoever is named as leading some act with them."""
        cases = {c: self.tree.of(c, "case")[:1] for c in self.tree.of(head, "nmod")}
        under = [c for c, case in cases.items() if any(self.tokens[i].lemma in self.grammar["under"] for i in case)]
        led = (v for v in self.tree.of(head, "acl") if self.tokens[v].text.lower() in self.grammar["led"])
        under += [c for v in led for c in self.tree.of(v, "obl:agent", "obl")]
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
        if token.lemma.lower() in self.tree.words.negators:
            return None  # "nobody", which a reader may take for a name
        if (said := self._said_to_be(head)) is not None and (found := self.name(said)) is not None:
            return self._filler(found.name, *self.tree.phrase(said), "who those of a clause are said to be", found)
        if not self.pronouns.is_name(head) and (token.pos == "PRON" or token.text.lower() in self.pronouns._forms):
            return self._one_among(head) or self._pronoun(head)
        start, end = self.tree.phrase(head)
        if (named := self.tree.same_as(head)) is not None and (found := self.name(named)) is not None:
            return self._filler(found.name, start, end, "another word for the one named beside it", found)
        if (same := self._of_same_number(head)) is not None and (found := self.name(same)) is not None:
            return self._filler(found.name, start, end, "those of the same number told of before", found)
        if (counted := self.tree.counted(head)) is not None:
            return self._counted(head, counted, start, end)
        people = self.named.people_at(head) if token.pos == "ADJ" else None
        if people is not None and not self._are_some_people(head, start):
            return self._filler(people.name, head, head + 1, "a country, by its people")
        if head in self.name_at and not (self._is_model(head) and self.holder_of(head) is not None):
            titled = self.name_at[head][2] in ("ORG", "OFFICE", "PERSON") and self.named.is_title(head)
            return (self._apposed_name(head) if titled else None) or self._named(head, start, end)
        apposed = self._apposed_name(head) or self._titled_name(head) or self._named_body(head)
        if apposed is not None:
            return apposed
        holder = self.holder_of(head)
        if holder is not None and (found := self.name(holder)) is not None:
            return self._filler(found.name, start, end, "whose arms or posts these are", found)
        return self._described(head, start, end)

    def _one_among(self, head: int) -> Filler | None:
        """Who "one" is of those whom a phrase behind it names, where the language has a pronoun for it: "un de ses proches"."""
        among = [c for c in self.tree.of(head, "nmod") if c > head and self.tokens[c].pos == "NOUN"]
        if self.words.code == "en" or self.tokens[head].lemma.lower() not in self.grammar["one"] or not among:
            return None
        start, end = self.tree.phrase(head)
        return self._filler(self.named.text_of(start, end), start, end, "a part of those who are named")

    def _said_to_be(self, head: int) -> int | None:
        """Who those are of whom only a clause tells, by what the sentence calls them: "those who shot him were guards"."""
        token, noun = self.tokens[head], self.tokens[head].head
        bare = token.pos in ("PRON", "NUM") or token.lemma.lower() in self.grammar["one"]
        told = bare and self.tree.has(head, "nsubj") and self.tree.of(head, "acl:relcl") and self.tree.of(noun, "cop")
        return noun if told and self.tokens[noun].pos in ("NOUN", "PROPN") and not self.tree.is_none(noun) else None

    def _filler(self, name: str, start: int, end: int, how: str, source: Filler | None = None) -> Filler:
        span = self.analysis.span(start, end)
        filler = Filler(name, span, text=self.article.quote(span))
        self.trace.name(filler, how, source)
        return filler

    def _worded(self, head: int, name: str, how: str) -> Filler:
        """Somebody whom no other name is known for: with all the words that tell which are meant."""
        return self._filler(name, *self.tree.whole(head), how)

    def _of_same_number(self, head: int) -> int | None:
        """Those whom a number with "the" stands for: the last of whom there were as many ("nine nurses … the nine")."""
        number, dets = self.tokens[head], self.tree.of(head, "det")
        definite = any(self.tokens[d].lemma.lower() in self.grammar["article"] for d in dets)
        if not definite or self.tree.of(head, "nmod", "amod") or number.lemma.lower() not in self._numbers_before(head):
            return None
        return self._numbers_before(head)[number.lemma.lower()]

    def _numbers_before(self, head: int) -> dict[str, int]:
        """Number → the last people before a word of whom there were so many, not far off."""
        low = max(self.tokens[head].sentence - 2 * PAIR_BACK, 0)
        first = self.analysis.sentences[low][0]
        near = (i for i in range(first, head) if self.tokens[i].pos == "NUM" and self.tree.has(i, "nummod"))
        return {self.tokens[i].lemma.lower(): self.tokens[i].head for i in near if self._are_people(self.tokens[i].head)}

    def _are_people(self, i: int) -> bool:
        return (
            self.tokens[i].mention in ("person", "organization") or self.words.sector(self.tokens[i].lemma.lower()) is not None
        )

    def _counted(self, head: int, counted: int, start: int, end: int) -> Filler | None:
        """Whom "dozens of soldiers" stand for: those who are counted; people of a country are not that country, and some of
        those whom the words name ("eight of the eleven suspects") are not all of them."""
        if self.named.people_of(self.tokens[counted].text) is not None:
            return self._filler(self._bare(self.phrase(counted)), start, end, "the people who are counted")
        if self.tree.is_part(self.tree.tokens[counted].head) and self.tokens[counted].pos != "PRON":
            return self._worded(head, self.named.text_of(start, end), "a part of those who are named")
        found = self.name(counted)
        if found is None:
            return self._worded(head, self.named.text_of(start, end), "no name stands for those who are counted; its own words")
        return self._filler(found.name, start, end, "those who are counted", found)

    def _named(self, head: int, start: int, end: int) -> Filler:
        low, high, kind = self.name_at[head]
        if kind == "PERSON" and low in self.named.person_of:
            person = self.named.person_of[low].name
            return self._filler(
                person, min(start, low), max(end, high) if high > end else end, "a person, by the fullest name here"
            )
        short = self.named.text_of(low, high)
        words = self.named.initials.get(short, short)
        longer = next((i for i in range(start, low) if self.tokens[i].text[:1].isupper()), low)
        known = (
            (self._organisation(self.named.text_of(longer, high)) if longer < low else None)
            or self._organisation(words)
            or self._organisation(self.named.text_of(start, end))
            or self._organisation(self.named.text_of(low, max(end, high)))
            or self._spelled_out(head)
            or organisation_worded(self.named.text_of(start, max(end, high)).partition(" (")[0])
            or self._bloc(head, min(start, low), max(end, high))
        )
        if known is not None and not self._is_of_other_land(head, known):
            return self._filler(known.name, start, end, "a known organisation")
        if (union := self._union_of(head)) is not None:
            return self._filler(union, start, end, "states together, by those who meet for them")
        body = self._own_body(min(start, low), max(end, high)) if kind == "ORG" else None
        if body is not None:
            return body
        if (sitting := self._sitting_in(head, words)) is not None:
            return self._filler(sitting, start, end, "a body or a country, by the town where it sits")
        bare = self._bare(self.named.text_of(start, end)) if organisation(words, self.words.code) is None else ""
        seat = by_seat(words, self.words.code) if high - low == end - start or bare == words else None
        state = (
            self.named.land(words)
            or self.named.land(self._bare(self.named.text_of(start, end)))
            or (None if self._are_some_people(head, start) else self.named.people_of(words))
            or seat
        )
        if state is not None:
            return self._filler(state.name, start, end, "a country, by its name, its people or its capital")
        if kind == "ORG" and high < end and words == short and self._is_people_of(high, low):
            return self._filler(self._bare(self.named.text_of(low, high + 1)), start, end, "an organisation, with its people")
        if kind == "ORG" and start < low and words == short:
            first = next(i for i in range(start, high) if i == low or self._opens_name(i))
            return self._worded(head, self._bare(self.named.text_of(first, high)), "an organisation, as named")
        return self._worded(head, words, "as named" if words == short else f"what “{short}” is short for here")

    def _is_people_of(self, i: int, low: int) -> bool:
        """Whether a word behind a name says of which people it is: "la Croix-Rouge togolaise"."""
        return self.tree.has(i, "amod") and self.tokens[i].head >= low and self.named.people_at(i) is not None

    def _sitting_in(self, head: int, words: str) -> str | None:
        """The body that a town stands for where it acts or is spoken to, not where a thing befalls the town: "Brussels
        suspended aid", "talks with Brussels"; the land of the town in a report that names that and not the body."""
        body = body_seated(words)
        if body is None or not self._is_party(head):
            return None
        names = (organisation(self.named.text_of(n.start, n.end), self.words.code) for n in self.named.names_read)
        land = by_capital(words, self.words.code)
        return land.name if land is not None and self.named.countries[land.name] and body not in names else body.name

    def _is_party(self, head: int) -> bool:
        """Whether a phrase stands where somebody acts, speaks, is spoken to or dealt with."""
        first = head
        while self.tree.has(first, "conj"):
            first = self.tokens[first].head
        verb = self.tokens[self.tokens[first].head].lemma
        spoken = verb in self.words.reporting | self.words.demanding | self.words.denying | self.grammar["accusing"]
        cases = {self.tokens[c].lemma.lower() for c in self.tree.of(first, "case")}
        dealt = cases & (self.grammar["partners"] | self.grammar["by"] | self.grammar["according"])
        return self.tree.has(first, "nsubj", "obl:agent") or bool(dealt) or (spoken and self.tree.has(first, "obj", "iobj"))

    def _own_body(self, start: int, end: int) -> Filler | None:
        """A state's body that is named with its state: "the Ministry of Foreign Affairs of Peru", "the Government of Peru"; or
        without it, of the country that the report is about: "Congress", "the Supreme Court"."""
        land = self._country_in(start, end) or self.named.scene_at(start)
        body = national_body(land, self._bare(self.named.text_of(start, end)), self.words.code) if land is not None else None
        return self._filler(body[0], start, end, "a body that every country has, here with its country") if body else None

    def _are_some_people(self, head: int, start: int) -> bool:
        """Whether a word stands for people of a country and not for it: "four Americans", "many Iranians", "a Dane",
        "Syrians", but not "the Russians"."""
        if self.named.people_of(self.tokens[head].text) is None:
            return False
        whole = start + 1 == head and self.tokens[start].lemma.lower() in self.grammar["definite"]
        return not whole and (start < head or self.tokens[head].tag in ("NNS", "NNPS"))

    def _is_of_other_land(self, head: int, known: Organisation) -> bool:
        """Whether a place owns a body that is known of another country ("the South's Joint Chiefs of Staff"), or of the states
        together: "Armenia's Security Council", "the Russian Security Council"."""
        owners = [self.name_at[c] for c in self.tree.of(head, "nmod:poss") if c in self.name_at]
        lands = [self.named.land(self.named.text_of(start, end)) for start, end, kind in owners if kind == "LOC"]
        short = fold(self.named.text_of(*self.name_at[head][:2]))
        if known.country is None and (known.sector == "NGO" or fold(known.name).endswith(f" {short}")):
            people = (self.named.people_at(c) for c in self.tree.of(head, "amod"))
            return any(land is not None for land in (*lands, *people))
        return known.country is not None and any(land is None or land.iso3 != known.country for land in lands)

    def _organisation(self, words: str) -> Organisation | None:
        """A known organisation; one of a single country only where the article speaks of that country, and there before all
        others of the same letters ("RSF"), or where its name is that of no other ("Quai d'Orsay")."""
        lands = [land for land, _ in self.named.countries.most_common()]
        own = (organisation(f"{words} ({land})", self.words.code) for land in lands)
        known = next(filter(None, own), None) or organisation(words, self.words.code)
        if known is None or known.country is None or known.kind == "outlet":
            return known
        if (known.sector in _FIGHTING and not words.isupper()) or by_seat(words, self.words.code) is not None:
            return known
        home = by_code(known.country)
        spoken_of = home is not None and (self.named.speaks_of(home) or by_seat(words, self.words.code) == home)
        return known if spoken_of and not self._has_one_too(known.country, words) else None

    def _has_one_too(self, home: str, words: str) -> bool:
        """Whether the country that a report is about has a body of its own by a name that is known of another: "Congress" is
        that of the United States only where no other country is spoken of."""
        about = self.named.scene
        if about is None or about.iso3 == home or self.named.lands_in(words):
            return False
        return national_body(about, self._bare(words), self.words.code) is not None

    def is_assembly(self, i: int) -> bool:
        """Whether a noun is the name of a body in which heads of state meet, and no meeting: "the Conference condemns"."""
        return self._union_of(i) is not None

    def _union_of(self, head: int) -> str | None:
        """The union of states whose heads of state a phrase says meet, or that met by the name of the noun before: "the
        Authority of Heads of State and Government of ECOWAS … the Authority"."""
        lemma = self.tokens[head].lemma.lower()
        if lemma not in self.grammar["assemblies"] or not self.tokens[head].text[:1].isupper():
            return None
        end = self._whole_end(head)
        if end == head + 1:
            alike = (i for i in range(head) if self.tokens[i].lemma.lower() == lemma and self.tokens[i].text[:1].isupper())
            first = next((i for i in alike if self._is_of_rulers(i)), None)
            return self._union_of(first) if first is not None else None
        found = (self._organisation(self.named.text_of(i, k)) for i in range(head + 1, end) for k in range(end, i, -1))
        known = (one.name for one in found if one is not None and one.sector == "IGO")
        return next(known, None) if self._is_of_rulers(head) else None

    def _whole_end(self, head: int) -> int:
        """Where a noun's phrase ends, or the name that it begins."""
        return max(self.tree.phrase(head)[1], self.name_at.get(head, (0, 0, ""))[1])

    def _is_of_rulers(self, head: int) -> bool:
        """Whether a phrase says that heads of state meet in a body."""
        words = self.named.text_of(head, self._whole_end(head)).lower().replace("’", "'")
        return any(rulers in words for rulers in self.grammar["rulers_meeting"])

    def _spelled_out(self, head: int) -> Organisation | None:
        """The known organisation whose abbreviation stands in brackets behind its long name, however that is worded."""
        short = [c for c in self.tree.of(head, "appos") if self.tokens[c].text[:1].isupper() and self.tokens[c - 1].text == "("]
        return next((known for c in short if (known := self._organisation(self.tokens[c].text))), None)

    def _bloc(self, head: int, start: int, end: int) -> Organisation | None:
        """The body of several states that a phrase tells by their region: "West Africa's main regional bloc"."""
        if self.tokens[head].tag == "NNS":
            return None
        said = [t for t in self.tokens[start:end] if t.pos not in _BESIDE_REGION and any(map(str.isalpha, t.text))]
        noun = next((t for t in said if t.lemma.lower() in self.grammar["blocs"]), None)
        region = [t.text for t in said if t is not noun and t.lemma.lower() not in self.grammar["bloc_told"]]
        return bloc_of(" ".join(region), noun.lemma.lower()) if noun is not None and region else None

    def _sender(self, head: int) -> str | None:
        """The state or body for which a delegation acts: "an ECOWAS delegation", "a delegation from the bloc", "a Malian
        delegation"."""
        if self.tokens[head].lemma.lower() not in self.grammar["delegations"]:
            return None
        peoples = [land.name for c in self.tree.of(head, "amod") if (land := self.named.people_at(c)) is not None]
        away = self.grammar["from"] | self.grammar["of_phrase"]
        behind = [c for c in self.tree.of(head, "nmod") if {self.tokens[m].lemma for m in self.tree.of(c, "case")} & away]
        owners = [f.name for c in (*self.tree.of(head, "nmod:poss", "compound"), *behind) if (f := self.name(c)) is not None]
        return next((n for n in (*peoples, *owners) if organisation(n, self.words.code) or self.named.land(n)), None)

    def _apposed_name(self, head: int) -> Filler | None:
        """ "the prime minister, X", "head of the army Gen. X", "journalist X", "the head of it, the jurist X" and "X, the prime
        minister" are X."""
        behind = [c for c in self.tree.of(head, "nmod") if c > head and not self.tree.of(c, "case")]
        over = [self.tokens[head].head] if self.tree.has(head, "appos") else []
        flat = range(head + 1, self.tree.phrase(head)[1] if self.tree.of(head, "flat") else 0)
        behind += [i for i in flat if self.tree.has(i, "flat") and self.name_at.get(i, (i, i, ""))[1] == flat.stop]
        apposed = self.tree.of(head, "appos")
        near = [*apposed, *(c for other in apposed for c in self.tree.of(other, "appos")), *behind, *over]
        for other in near:
            if other in self.name_at and self.name_at[other][2] == "PERSON" and self.tokens[head].mention in ("person", ""):
                start, end = self.tree.phrase(head if other in flat else other)
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
        for title in titles if self.named.is_title(head) else ():
            start, end = self.tree.phrase(title)
            persons = (i for i in range(title + 1, end) if self.name_at.get(i, (0, 0, ""))[2] == "PERSON")
            named = next((i for i in persons if not self._is_of_another(i, title)), None)
            if named is None and self._is_unknown_name(title + 1):
                low, high, _ = self.name_at[title + 1]
                return self._filler(self.named.text_of(low, high), start, max(end, high), "the name behind a title")
            if named is not None:
                return self._named(named, start, end)
            last = self._unread_name(title) if self.named.is_title(title) else title
            if last > title:
                return self._filler(self.named.text_of(title + 1, last + 1), start, last + 1, "the name behind a title")
        return None

    def _is_of_another(self, name: int, title: int) -> bool:
        """Whether a name behind a title is that of somebody else within its phrase: "l'avocat de l'opposant Ana Silva"."""
        between = [i for i in itertools.takewhile(lambda i: i != title, self.tree.up(name)) if i > title]
        others = [i for i in between if self.tokens[i].pos == "NOUN" and self.tokens[i].mention == "person"]
        return any(self.tree.of(i, "case") for i in others)

    def _is_unknown_name(self, i: int) -> bool:
        """Whether a name that the reader takes for a body's, right behind a title, is no known body's, nor a country's."""
        low, high, kind = self.name_at.get(i, (0, 0, ""))
        words = self.named.text_of(low, high) if kind == "ORG" and low == i else ""
        known = organisation(words, self.words.code) or self.named.land_of(words)
        return bool(words) and known is None and not words.isupper()

    def _named_body(self, head: int) -> Filler | None:
        """ "le parti Silva", "the rebel group M7": the name right behind the words for what kind of body it is."""
        start, end = self.tree.phrase(head)
        if self.words.code == "en":
            return self._apposed_body(head, start, end)
        if self.tokens[head].lemma.lower() not in self.grammar["generic_org"]:
            return None
        behind = next((i for i in self.tree.of(head, "nmod", "flat", "appos", "conj") if i > head and i in self.name_at), None)
        if behind is None or self.tree.of(behind, "case", "punct", "det", "cc") or self.name_at[behind][2] == "LOC":
            return None
        if any(self.tokens[i].pos not in ("NOUN", "ADJ") for i in range(head, behind)):
            return None
        low, high, _ = self.name_at[behind]
        known = self._organisation(self.named.text_of(low, high))
        name = known.name if known is not None else self.named.text_of(low, high)
        return self._filler(name, start, max(end, high), "the name behind what kind of body it is")

    def _apposed_body(self, head: int, start: int, end: int) -> Filler | None:
        """ "the Dutch company Silva", "the regional bloc, the EAC": the name beside what kind of body it is."""
        token = self.tokens[head]
        body = token.mention == "organization" or token.lemma in self.grammar["generic_org"] | self.grammar["media"]
        if token.pos != "NOUN" or not (body or self.tree.of(head, "nmod:poss")):
            return None
        kinds = ("ORG", "PERSON") if token.mention == "organization" else ("ORG",)
        near = self.tree.of(head, "appos", "flat")
        beside = [c for c in near if c > head and self.name_at.get(c, (0, 0, ""))[2] in kinds]
        if not beside or token.tag == "NNS":
            return None
        found = self._named(beside[0], *self.tree.phrase(beside[0]))
        return self._filler(found.name, start, max(end, self.name_at[beside[0]][1]), "the name beside what kind of body it is")

    def _unread_name(self, title: int) -> int:
        """The last of the proper nouns right behind a title that the reader did not see as a name, or the title itself."""
        at = title
        while at + 1 < len(self.tokens) and self.tokens[at + 1].pos == "PROPN" and at + 1 not in self.name_at:
            if not self.tokens[at + 1].text[:1].isupper() or self.named.land_of(self.tokens[at + 1].text) is not None:
                break
            at += 1
        return at

    def _described(self, head: int, start: int, end: int) -> Filler | None:
        """A common noun phrase: a government is its country; a title is its holder; the rest keeps its words."""
        token = self.tokens[head]
        deed = self.tokens[token.head].lemma.lower() not in self.grammar["done_to"]
        if (
            self.words.code == "en"
            and self.tree.has(head, "compound")
            and deed
            and token.mention == "person"
            and token.tag == "NN"
        ):
            return self._filler(f"{token.lemma}s", head, head + 1, "those whose deed a word before its noun tells")
        words = self.named.text_of(start, end)
        known = self._organisation(words) or self._bloc(head, start, end)
        if token.text[:1].isupper() and (union := self._union_of(head)) is not None:
            return self._filler(union, start, end, "states together, by those who meet for them")
        if known is None and self.words.code != "en" and token.text[:1].isupper():
            longer = self.named._known_from(head, head + 1)
            known = self._organisation(self.named.text_of(head, longer)) if longer is not None else None
            seat = by_seat(self._bare(words), self.words.code)
            if seat is not None:
                return self._filler(seat.name, start, end, "a country, by the seat of its government")
        if known is not None:
            return self._filler(known.name, start, end, "a known organisation")
        if (group := self._group_of(head)) is not None:
            return self._filler(group.name, start, end, "the group whose people these are", group)
        if (sender := self._sender(head)) is not None:
            return self._filler(sender, start, end, "the state or body that sends them")
        if (fighters := self._fighters_of(head, start, end)) is not None:
            return self._filler(fighters, start, end, "the only armed group that the report speaks of there")
        client = self._client(head)
        if client is not None:
            return self._filler(client.name, start, end, "whose lawyer was named before", client)
        state = self._country_in(start, end) or self._owner_state(head) or self._owner_before(start) or self._sits_in(head)
        seat = self._owner_seat(head) if state is None else None
        if seat is not None:
            state, words = seat, self._with_land(seat, head, words)
        plain = self._is_plain(head, start, end) and self.tokens[start].lemma not in self.grammar["unsure"]
        bare = end - start == 1 and token.lemma.lower() in self.grammar["bare_body"]
        ours = (bare or self.named.is_definite(head, start)) and not self._is_of_body(head) and not self._is_of_officer(head)
        alone = plain and end - start == 2
        other = self._other_land(head) if alone and ours else None
        lone = self.named.lone_scene if alone and token.lemma.lower() not in self.grammar["men"] else None
        focus = self.named.focus_at(head) or lone
        about = focus if other is None and not self._is_mate(focus, head) else other
        if token.lemma.lower() in self.grammar["missions"]:
            about = None  # "the embassy" is that of another country than the one told of
        land = state or ((self._told_of(head) if alone else None) or about if ours else None)
        told = state is None and token.lemma in self.grammar["generic_org"] and self._back_reference(head, token.lemma)
        if told and (plain or self._says_kind(head, start, end)):
            return self._filler(told, start, end, "the last organisation before it that the noun can stand for")
        if alone and ours and (again := self._same_members(head)) is not None:
            return self._filler(again.name, start, end, "those who were last called so, and more", again)
        if alone and (rule := self._named_rule(head)) is not None:
            return self._filler(rule, start, end, "a government, by who heads it")
        ended = token.lemma in self.grammar["government"] and self._is_dissolved(head)
        body = national_body(land, self._bare(words), self.words.code) if land is not None and not ended else None
        if body is not None:
            return self._filler(body[0], start, end, "a body that every country has, here of the one spoken of")
        people = self.named.people_of(self._bare(words)) if self.named.is_definite(head, start) else None
        if people is not None:
            return self._filler(people.name, start, end, "a country, by its people")
        if token.lemma in self.grammar["government"] and (ruled := self._ruled_by(head)) is not None:
            return self._filler(ruled, start, end, "a government is the country that its head rules")
        lone_body = plain or (ours and bool(self.tree.of(head, "amod")) and not self.tree.of(head, "nummod", "nmod:poss"))
        if token.lemma in self.grammar["government"] and (lone_body or state is not None) and not ended:
            found = land
            if found is not None and self._adds_nothing(start, end, found):
                return self._filler(found.name, start, end, "a government is its country")
        if token.lemma in self.grammar["own_state"] and plain and about and self.named.is_definite(head, start):
            return self._filler(about.name, start, end, "the country that the report is about")
        if token.mention == "person" or self.words.is_office(token.lemma.lower()):
            holder = self._holder(head, start, end, state)
            if holder is not None:
                return self._filler(holder[0], start, end, holder[1])
        one_body = token.mention == "organization" and token.lemma not in self.grammar["government"]
        known_as = token.mention == "person" or one_body or self.words.is_office(token.lemma)
        fuller = self._fuller(head) if known_as and plain and self.named.is_definite(head, start) else None
        if fuller is not None and token.mention != "organization":
            return self._filler(fuller.name, start, end, "who was last called so, and more", fuller)
        if token.lemma in self.grammar["generic_org"] and plain:
            back = self._back_reference(head, token.lemma)
            back = self._counterpart(state, back) if state is not None and back is not None else back
            if back is not None:
                return self._filler(back, start, end, "the last organisation before it that the noun can stand for")
        body_called = fuller.name if fuller is not None else None
        body_called = self._counterpart(state, body_called) if state is not None and body_called is not None else body_called
        if body_called is not None:
            return self._filler(body_called, start, end, "what was last called so, and more", fuller)
        if (
            token.pos == "NUM"
            and (token.text[:1].isdigit() or token.text.lower() in self.words.numbers)
            and self._is_alone(head)
        ):
            number = self.named.text_of(start, end) if not self.tree.of(head, "det") else token.text
            return self._worded(head, f"{number} {min(self.grammar['so_many'])}", "no name stands for so many people")
        named = self._unread_body(head, start)
        if named is not None:
            return self._filler(self.named.text_of(named, end), start, end, "a body that only its capitals name")
        return self._worded(head, self._in_lower_case(start, self._bare(words)), "no name stands for it; its own words")

    def _counterpart(self, state: Country, body: str) -> str | None:
        """What a body of another state is called in a state: "the ministry in Baku" after "Armenia's defence ministry"."""
        lands = [land for name in sorted(self.named.lands_in(body)) if (land := self.named.land(name)) is not None]
        if state in lands:
            return body
        own = national_body(lands[0], body, self.words.code) if lands else None
        kind = own[0].removeprefix(f"{lands[0].name} ") if own is not None else body
        found = national_body(state, kind, self.words.code)
        return found[0] if found is not None else None if lands else body

    def _unread_body(self, head: int, start: int) -> int | None:
        """Where the name of a body begins that the reader took for no name: "the ruling Georgian Dream party"."""
        capital = self.tokens[head].text[:1].isupper()
        if self.tokens[head].tag in ("NNS", "NNPS"):
            return None  # "opposition MPs"
        if not capital and self.tokens[head].lemma.lower() not in self.grammar["generic_org"]:
            return None
        first = head
        while first > start and self._opens_name(first - 1):
            first -= 1
        alone = all(self.named.people_of(self.tokens[i].text) is not None for i in range(first, head))
        return first if start < first <= (head - 1 if capital else head - 2) and not alone else None

    def _opens_name(self, i: int) -> bool:
        """Whether a word before a name may belong to it: not "the", nor what describes ("far-right National Rally")."""
        return self.tokens[i].text[:1].isupper() and self.tokens[i].pos != "DET"

    def _is_dissolved(self, head: int) -> bool:
        """Whether a government is ended as a body, and so is not its country: "dissolved the government"."""
        over, done_to = self.tokens[head].head, self.tree.has(head, "obj", "nsubj:pass", "nmod", "nmod:poss")
        return done_to and self.tokens[over].lemma.lower() in self.grammar["dissolving"]

    def _same_members(self, head: int) -> Filler | None:
        """Those whom "the soldiers" stands for where the report told last of some soldiers, by their number or their people:
        "49 Ivorian soldiers … the troops"."""
        noun = self.tokens[head]
        sector = self.words.sector(noun.lemma.lower())
        if self.words.code != "en" or noun.tag != "NNS" or sector not in ("MIL", "COP"):
            return None
        low = self.analysis.sentences[max(noun.sentence - 2 * PAIR_BACK, 0)][0]
        for i in range(head - 1, low - 1, -1):
            token = self.tokens[i]
            if token.tag != "NNS" or self.words.sector(token.lemma.lower()) != sector or self.tree.head_of(i) != i:
                continue
            start, end = self.tree.phrase(i)
            counted = any(self.tree.has(k, "nummod") and self.tokens[k].head == i for k in range(start, i))
            if counted or self._country_in(start, end) is not None:
                return self.name(i)
        return None

    def _named_rule(self, head: int) -> str | None:
        """What the government that "the administration" stands for is called by who heads it, where the report names him
        without a country ("President Silva"): "Silva administration"."""
        noun = self.tokens[head].lemma.lower()
        if noun not in self.grammar["named_rule"]:
            return None
        rulers = [
            person.name.split()[-1]
            for person in self.persons
            if any(
                self.grammar["rulers"] & set(fold(words).split()) and not self.named.lands_in(words)
                for words, _ in person.titles
            )
        ]
        return f"{rulers[0]} {noun}" if len(rulers) == 1 else None

    def _sits_in(self, head: int) -> Country | None:
        """The country whose government or ministry a word stands for by the town where that sits: "the government in Nairobi",
        "the defence ministry in Baku", whatever other town a government is in."""
        lemma = self.tokens[head].lemma
        ruling = lemma in self.grammar["government"]
        if not ruling and lemma not in self.grammar["of_state"]:
            return None
        towns = [c for c in self.tree.of(head, "nmod") if c in self.name_at and self._is_tied_by(c, "locative")]
        behind = self.tokens[head + 1].text.lower() if head + 2 in self.name_at else ""  # wherever the reader hangs it
        towns += [head + 2] if not towns and behind in self.grammar["locative"] else []
        seats = (self._land_named(c) if ruling else by_seat(self.phrase(c), self.words.code) for c in towns)
        return next((land for land in seats if land is not None), None)

    def _land_named(self, i: int) -> Country | None:
        """The country that a name stands for, by itself, its people or its seat of government."""
        words = self.named.text_of(*self.name_at[i][:2]) if i in self.name_at else self.tokens[i].text
        return self.named.land_at(i) or self.named.land(words) or by_seat(words, self.words.code)

    def _other_land(self, head: int) -> Country | None:
        """The country that "the government", "the army" or "the country" stands for beside another that its clause names, where
        the report is about that one or not clearly about any: the only one told of in its sentence or not far before that is no
        other party of the clause, else the only such one in the report that is more than a party to what is told."""
        mates = self._mates(head)
        if not mates or (self.named.focus is not None and self.named.focus.name not in mates):
            return None
        here = self.tokens[head].sentence
        low, high = self.analysis.sentences[max(here - PAIR_BACK, 0)][0], self.analysis.sentences[here][1]
        near = {land.name: land for i in range(low, high) if (land := self._land_named(i)) is not None}
        others = [land for name, land in near.items() if name not in mates]
        scenes = sorted(self.named.scenes - mates)
        alone = self.named.land(scenes[0]) if not others and len(scenes) == 1 else None
        return others[0] if len(others) == 1 else alone

    def _is_mate(self, land: Country | None, head: int) -> bool:
        """Whether a country is another party of the clause in which a word for a state or its forces stands."""
        return land is not None and land.name in self._mates(head)

    @once
    def _mates(self, head: int) -> frozenset[str]:
        """The countries that are another party of the clause in which a word for a state or its forces acts or is acted on:
        "the army blamed Chad", "closed the border with Chad", "expelled two Chadian envoys"; not where it is, "in Chad"."""
        lemma = self.tokens[head].lemma
        own = lemma in self.grammar["government"] | self.grammar["own_state"] or self.words.sector(lemma.lower()) in _FORCES
        if self.words.code != "en" or not own:
            return frozenset()
        verb = self.tree.clause(head)
        beside = [s for s in (self.tree.subject(verb), *self.tree.of(verb, "obj", "iobj", "obl")) if s is not None]
        tied = [c for s in beside if s != head for c in self.tree.of(s, "nmod") if self._is_tied_by(c, "partners", "against")]
        parties = [s for s in (*beside, *tied) if s != head and s in self.name_at and not self._is_tied_by(s, "locative")]
        means = self.grammar["envoys"] | self.grammar["arms"] | self.grammar["posts"]
        theirs = (c for s in beside if self.tokens[s].lemma.lower() in means for c in self.tree.of(s, "amod", "nmod:poss"))
        lands = [*map(self._land_named, parties), *map(self.named.people_at, theirs)]
        return frozenset(land.name for land in lands if land is not None)

    def _told_of(self, head: int) -> Country | None:
        """The country whose "government" or "army" a report has named with its country before, if it is the only one so named:
        "Peru's government … the government"."""
        noun, found = self.tokens[head], {}
        if noun.lemma not in self.grammar["government"] or self.tree.owners(head):
            return None
        for i in range(head - 1, -1, -1):
            token = self.tokens[i]
            if token.lemma != noun.lemma or token.pos != "NOUN" or self.tree.has(i, "compound"):
                continue  # not "Indian government officials"
            owners = self.tree.of(i, "nmod:poss", "amod")
            land = next((land for o in owners if (land := self.named.land_at(o)) is not None), None)
            land = self._country_in(*self.tree.phrase(i)) if self.words.code != "en" else land
            if land is not None:
                found[land.name] = land
        return next(iter(found.values())) if len(found) == 1 else None

    def _ruled_by(self, head: int) -> str | None:
        """The country whose government is named by who heads it: "President Silva's government"."""
        owners = [f.name for o in self.tree.of(head, "nmod:poss") if o in self.name_at and (f := self.name(o)) is not None]
        name = next((p.name for p in self.persons if owners and p.name.endswith(owners[0])), None)
        if name is None or not self.published.known:
            return None
        return self._served_then(name, _HEADS) or self.state_of(name)

    def _is_of_officer(self, head: int) -> bool:
        """Whether forces are those of somebody who heads no state, by a pronoun: "his forces", which are not the country's."""
        owners = [c for c in self.tree.of(head, "nmod:poss") if self.tokens[c].pos == "PRON"]
        meant = [m for c in owners if (m := self.meant_by(c)) is not None and self.name_at.get(m, (0, 0, ""))[2] == "PERSON"]
        named = [filler for m in meant if (filler := self.name(m)) is not None]
        return any(not self.is_ruler(filler) for filler in named)

    def _is_of_body(self, head: int) -> bool:
        """Whether somebody is of a body that the report names, and so not of its country: "the party, whose lawmakers"."""
        owners = [self.meant_by(o) if self.tokens[o].pos == "PRON" else o for o in self.tree.of(head, "nmod:poss")]
        named = [f for o in owners if o is not None and self._names_body(o) and (f := self.name(o)) is not None]
        return self.words.code == "en" and any(not self.named.lands_in(f.name) for f in named)

    def _names_body(self, i: int) -> bool:
        """Whether a phrase is a body's name, or the word for what it is beside its name: "the Law and Justice party"."""
        named = self.name_at.get(i, (0, 0, ""))[2] == "ORG"
        beside = self.tree.of(i, "compound", "appos") if self.tokens[i].lemma in self.grammar["generic_org"] else []
        return named or any(self.name_at.get(c, (0, 0, ""))[2] == "ORG" for c in beside)

    def _group_of(self, head: int) -> Filler | None:
        """The armed group or movement whose people a noun stands for: "Silva Front fighters", "the Front's gunmen", "its men";
        those of a state, a person or a people keep their own words ("Peruvian rebels")."""
        noun = self.tokens[head].lemma.lower()
        fighting = self.words.sector(noun) in _FIGHTING
        if self.words.code != "en" or not (fighting or noun in self.grammar["men"]) or self.tokens[head].tag != "NNS":
            return None
        behind = [c for c in self.tree.of(head, "nmod") if c > head and self._is_tied_by(c, "of_phrase", "from")]
        for owner in (*self.tree.of(head, "nmod:poss", "compound", "nmod:desc"), *behind):
            own = self.tokens[owner].text.lower() in (self.grammar["thing"] | self.grammar["plural"]) - self.grammar["singular"]
            meant = self.meant_by(owner) if own else owner
            found = self.name(owner) if meant is not None and self._is_group(meant) else None
            known = found is not None and organisation(found.name, self.words.code) is not None
            if not known and not own and self.tree.has(owner, "nmod:poss"):
                continue  # "Silva's men" are no group of that name
            if found is not None and self.tokens[self.tree.phrase(owner)[1]].text not in _HYPHENS:
                return found
        return None

    def _fighters_of(self, head: int, start: int, end: int) -> str | None:
        """The armed group whom "the rebels" means: the only one that the report names, before that; of several the only one
        named in the sentence or the one before."""
        noun = self.tokens[head]
        definite = self.tokens[start].lemma.lower() in self.grammar["article"] and end - start == 2
        lemmas = (noun.lemma.lower(), noun.lemma.lower().removesuffix("s"))
        fighting = any(self.words.sector(lemma) in _FIGHTING for lemma in lemmas)
        if not definite or noun.tag not in ("NNS", "NNPS") or not fighting:
            return None
        before = {name: at for at, name in self._armed if at < head}
        if len({name for _, name in self._armed}) > 1:
            before = {name: at for name, at in before.items() if noun.sentence - self.tokens[at].sentence <= 1}
        return next(iter(before)) if len(before) == 1 else None

    @cached_property
    def _armed(self) -> list[tuple[int, str]]:
        """(token, name) of the known armed groups that the report names, in text order."""
        words = ((n.start, self.named.text_of(n.start, n.end)) for n in self.named.names_read)
        groups = ((at, name, organisation(name, self.words.code)) for at, name in words)
        fighting = ((at, name) for at, name, known in groups if known is not None and known.sector in _FIGHTING)
        return [(at, known.name if (known := self._organisation(name)) is not None else name) for at, name in fighting]

    def _is_tied_by(self, child: int, *classes: str) -> bool:
        return any(self.tokens[c].lemma.lower() in self.grammar[k] for c in self.tree.of(child, "case") for k in classes)

    def _is_group(self, i: int) -> bool:
        """Whether a phrase names a body that no state has."""
        body = i in self.name_at or self.tokens[i].lemma in self.grammar["generic_org"]
        found = self.name(i) if body and self.tokens[i].pos != "ADJ" else None
        known = organisation(found.name, self.words.code) if found is not None else None
        if found is None or self.named.lands_in(found.name) or found.name in {p.name for p in self.persons}:
            return False
        named = i in self.name_at and self.name_at[i][2] == "ORG" and not self.named.lands_in(self.phrase(i))
        named = named and self.tokens[i].lemma.lower() not in self.grammar["government"]
        return known.sector in OUTSIDE if known is not None else named

    def _client(self, head: int) -> Filler | None:
        """Whom "her client" stands for: whose lawyer a report named before, "Roe's lawyer"."""
        client = self.tokens[head].tag != "NNS" and self.tokens[head].lemma.lower() in self.grammar["client"]
        if not client or not self.tree.owners(head):
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
            hit = self.named.land_at(i)
            if hit is None and i in self.name_at and self.name_at[i][0] == i:
                hit = self.named.land(self.named.text_of(i, self.name_at[i][1]))
            if hit is not None:
                found[hit.name] = hit
        return next(iter(found.values())) if len(found) == 1 else None

    def _owner_state(self, head: int) -> Country | None:
        """The country that a pronoun stands for whose phrase it is, or that he rules for whom it stands: "its parliament",
        "Mali, whose rulers …", "his government"."""
        pronouns = [c for c in self.tree.of(head, "nmod:poss") if self.tokens[c].pos == "PRON"]
        owner = self.name(pronouns[0]) if pronouns else None
        if owner is None:
            return None
        ruled = self._served_then(owner.name, _HEADS) if self._is_states(head) else None
        return self.named.land(ruled or owner.name)

    def _is_states(self, head: int) -> bool:
        """Whether a noun is that of a government, of forces or a ministry, which are the state's of whoever heads that."""
        lemma = self.tokens[head].lemma.lower()
        state = self.grammar["government"] | self.grammar["of_state"]
        return lemma in state or self.words.sector(lemma) in _FORCES

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
        return self.named.land_at(start - 2) if owned and self.tokens[start - 2].pos == "PROPN" else None

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
                and token.lemma.lower() not in self.grammar["republic"] | self.grammar["at_present"]
            ):
                hit = self.named.land(token.text) or self.named.people_of(token.text)
                if (hit is None or hit.name != state.name) and token.text not in state.name:
                    return False
        return True

    def _holder(self, head: int, start: int, end: int, state: Country | None) -> tuple[str, str] | None:
        """Whom a title stands for, and how that is known: the person whom the article gives that title, else the one who
        held the office."""
        if self.tokens[head].tag in ("NNS", "NNPS") or not self.named.is_definite(head, start):
            return None
        if self._is_toppled(head):
            fallen = self._toppled
            return (fallen[0], "a title: the only one whom the report tells to be deposed") if len(fallen) == 1 else None
        title = {
            t.lemma.lower()
            for t in self.tokens[start:end]
            if t.pos in ("NOUN", "PROPN", "ADJ") and t.tag != "POS" and not self.named.is_place(t.text)
        }
        left = False
        if self.words.code != "en":
            title = {word for lemma in title for word in fold(lemma).split()}
            left, title = "ex" in title, title - {"ex"}
            gone = {t.text.lower() for t in self.tokens[start:end]} & self.grammar["former"]
            title |= {word for lemma in gone for word in fold(lemma).split()}
        asked = self._office_asked(start, end)
        plain = {person.name: any(self._is_landless(words, title) for words, _ in person.titles) for person in self.persons}
        ranked = [
            (
                len(title) if self._is_same_office(words, asked) else len(title & set(fold(words).split())),
                state is None and plain[person.name],
                -min((head - i for i in person.at if i < head), default=-_LATER),
                person,
            )
            for person in self.persons
            for words, _ in person.titles
            if state is None or self._may_be_of(words, person, state)
        ]
        best = max(ranked, key=lambda r: r[:3], default=None)
        if best is not None and best[0] >= max(1, len(title)):
            passed = best[2] == _LATER or self._is_out_of_office(best[3], head)
            held = self._held_before(head, asked) if state is None and passed and not title & self.grammar["former"] else None
            if held is not None:
                return held, "a title: the only one named before it who held such an office then"
            return best[3].name, "a title that the report gives this person"
        under = [c for c in self.tree.of(head, "nmod", "nmod:poss") if not self._is_state_itself(c)]
        if any(self._country_in(*self.tree.phrase(c)) is None for c in under):
            return None  # "the president of its commission" is not the president of the country
        where = state or self.named.focus_at(head)
        if where is None or not self.published.known or title & self.grammar["former"] or left:
            return None
        found = holders(where.iso3, asked, self.published)
        named = self._named_holders(asked) if state is None else []
        if len(named) == 1 and named[0] not in {self._as_written(term.name) for term in found}:
            return named[0], "a title: the only one whom the report names that held such an office then"
        if len(found) != 1:
            return None
        return self._as_written(found[0].name), f"a title: who held the office in {where.name} then"

    def _office_asked(self, start: int, end: int) -> str:
        """The words of a title without those that only say of which country: "American president", "Peru's president"."""
        kept = [i for i in range(start, end) if self.named.land_at(i) is None and self.tokens[i].tag != "POS"]
        while kept and self.tokens[kept[-1]].pos in ("ADP", "DET"):
            kept.pop()
        return self._bare(" ".join(self.tokens[i].text for i in kept)) or self._bare(self.named.text_of(start, end))

    def _is_toppled(self, title: int) -> bool:
        """Whether a word beside a title calls somebody deposed: "the ousted president"."""
        beside = self.tree.of(title, "amod", "acl", "compound", "flat")
        return any(self.tokens[c].text.lower() in self.grammar["toppled"] for c in beside)

    @cached_property
    def _toppled(self) -> list[str]:
        """Those whom the report tells to be deposed: "ousted President Silva", "soldiers overthrew Silva", "Silva's ouster"."""
        return [person.name for person in self.persons if any(self._is_told_toppled(self.tree.head_of(i)) for i in person.at)]

    def _is_told_toppled(self, i: int) -> bool:
        over = self.tokens[i].head
        deed = self.tree.has(i, "obj", "nsubj:pass", "nmod", "nmod:poss")
        if deed and self.tokens[over].lemma.lower() in self.grammar["toppling"]:
            return True
        titles = [i, over] if self.tree.has(i, "appos", "nmod", "nmod:desc", "flat") else [i]
        return any(map(self._is_toppled, titles))

    @staticmethod
    def _is_same_office(title: str, asked: str) -> bool:
        """Whether "the head of state" or "of government" asks for one whom a title names: the president, the prime minister."""
        office = normalise_title(asked)
        same = office in _HEADS and fold(asked).split()[0] in _HEADING and normalise_title(title) == office
        return same and fold(asked) != fold(title) and may_be_titled(title, asked)

    def _is_alone(self, number: int) -> bool:
        """Whether a number has no noun with it that says of whom it is."""
        start, end = self.tree.phrase(number)
        return not any(t.pos in ("NOUN", "PROPN") for t in self.tokens[start:end])

    def _is_state_itself(self, i: int) -> bool:
        """Whether a word behind a title says no more than that it is of a state: "the head of state"."""
        return self.tokens[i].lemma.lower() in self.grammar["republic"] | self.grammar["own_state"]

    def _is_out_of_office(self, one: Person, head: int) -> bool:
        """Whether somebody whom a report calls by a title had laid it down by then, and is not who it tells of right before."""
        known = known_person(one.name, on=self.published) or one.name
        held = [term.held for term in offices_of(known)]
        near = max((self.tokens[i].sentence for i in one.at if i < head), default=0)
        published = self.published.earliest
        last = max((term.latest for term in held if term.latest is not None), default=None)
        long_ago = published is not None and last is not None and (published - last).days > LONG_GONE
        past = long_ago and not any(term.overlaps(self.published) for term in held)
        return past and self.tokens[head].sentence - near > 1

    def _held_before(self, head: int, asked: str) -> str | None:
        """The only one named before a title who held such an office when the report was published."""
        before = [p for p in self.persons if p.at and min(p.at) < head]
        held = self._named_holders(asked, before) if self.published.known else []
        return held[0] if len(held) == 1 else None

    def _named_holders(self, asked: str, among: Sequence[Person] | None = None) -> list[str]:
        """Those whom the report names that held an office of that title in some country when it was published."""
        out = []
        for person in self.persons if among is None else among:
            known = known_person(person.name, on=self.published) or person.name
            lands = {term.country for term in offices_of(known) if term.country and term.held.overlaps(self.published)}
            called = [term.name for land in sorted(lands) for term in holders(land, asked, self.published)]
            if known in called or any(self._as_written(name) == person.name for name in called):
                out.append(person.name if " " in person.name else known)
        return out

    def _is_landless(self, words: str, title: set[str]) -> bool:
        """Whether a printed title is one of those words and names no country, as that of one's own president does."""
        return title <= set(fold(words).split()) and not self.named.lands_in(words)

    def _may_be_of(self, title: str, person: Person, state: Country) -> bool:
        """Whether a printed title of a person may be one of a state: it names that, or neither it nor another of the person's
        names any and the report is about no other state: where it tells of Ghana once, "Ghana's president" is not the
        "President X" of whom it tells throughout."""
        lands = self.named.lands_in(title) or {land for words, _ in person.titles for land in self.named.lands_in(words)}
        if lands:
            return lands == {state.name}
        about = {name for name, _ in self.named.countries.most_common(2)}
        return (self.named.focus or state) == state and state.name in about

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
            alike = token.lemma.lower() == noun.lemma.lower() and token.tag in (noun.tag, f"{noun.tag}P")
            low, high = self.tree.phrase(i) if alike else (i, i)
            named = any(self.name_at.get(k, (0, 0, ""))[2] == "PERSON" for k in range(low, high))
            if high - low > 1 and not named and not self._is_plain(i, low, high) and not self.tree.has(i, *_BESIDE_NAME):
                return self.name(i)
        return None

    def _as_written(self, name: str) -> str:
        """The article's own spelling of a person's name, where it names somebody so alike."""
        known = fold(name)
        alike = (p.name for p in self.persons if SequenceMatcher(None, known, fold(p.name)).ratio() >= ALIKE)
        return next(alike, name)

    def _says_kind(self, head: int, start: int, end: int) -> bool:
        """Whether beside an article a phrase only says what kind of body it is: "the militant group", "the 15-member bloc"."""
        words = [self.tokens[i] for i in range(start, end) if i != head]
        kinds = frozenset[str]().union(*(self.grammar[kind] for kind in _KINDS))
        of_kind = [t.lemma.lower() in kinds or t.pos == "NUM" or not any(map(str.isalpha, t.text)) for t in words[1:]]
        return len(words) > 1 and words[0].lemma.lower() in self.grammar["article"] and all(of_kind)

    def _fits_kind(self, head: int, sector: str | None) -> bool:
        """Whether a body of a sector, or one that is not known, can be of the kind that the words before a noun tell."""
        told = self._describing(head)
        wanted = [sectors for kind, sectors in _KINDS.items() if told & self.grammar[kind]]
        return all(sector in sectors for sectors in wanted)

    def _describing(self, head: int) -> set[str]:
        """Lemmas of the words that stand before a noun with it, and of its adjectives."""
        beside = (*(i for i in self.tree.below(head) if i < head), *self.tree.of(head, "amod"))
        return {self.tokens[i].lemma.lower() for i in beside}

    def _back_reference(self, head: int, noun: str) -> str | None:
        """ "the bloc", "the ministry": the last organisation before that its noun can stand for. Of a noun for a force that
        every state has ("the army") that is only one whose name tells the state: not the "Balochistan Liberation Army". An
        outlet is meant only where its name holds the noun: a report that cites Reuters does not call it "the group"."""
        several = noun in self.grammar["body_noun"] or not self.tree.of(head, "det", "nmod:poss")
        if self.tokens[head].tag == "NNS" and several:
            return None  # "called upon unions": any; "the groups"
        if noun in self.grammar["organisations"] and self._issuer is not None:
            return self._issuer
        own = national_body(self.named.focus, noun, self.words.code) is not None if self.named.focus is not None else False
        called = {noun, *self._describing(head)}
        for name in reversed([n for n in self._bodies_before if n.end <= head]):
            if self.tokens[head].sentence - self.tokens[name.start].sentence > 4:
                break
            words = self.named.text_of(name.start, name.end)
            known = self._blocs.get((name.start, name.end)) or organisation(words, self.words.code)
            if (name.kind != "ORG" and known is None) or not self._fits_kind(head, known.sector if known else None):
                continue
            if known is not None and known.sector == "BUS" and not self._acts_or_suffers(name.start):
                continue  # "wrote on Twitter"
            if own and not (known.sector in _OF_STATE if known is not None else self.named.lands_in(words)):
                continue
            stands = known is not None and known.kind != "outlet" and noun in self.grammar["body_noun"]
            stands = stands and known is not None and may_be_called(known, called)
            stands = stands or (known is None and noun in self.grammar["body_noun"] and self._acted(name.start))
            if noun in fold(words).split() or stands:
                return known.name if known else words
        return None

    @cached_property
    def _blocs(self) -> Mapping[tuple[int, int], Organisation]:
        """Phrases that tell a body of several states by their region, and which it is."""
        nouns = (i for i, t in enumerate(self.tokens) if t.lemma.lower() in self.grammar["blocs"] and self.tree.head_of(i) == i)
        spans = ((i, self.tree.phrase(i)) for i in nouns if i not in self.name_at)
        return {span: known for i, span in spans if (known := self._bloc(i, *span)) is not None}

    @cached_property
    def _bodies_before(self) -> list[Name]:
        """The names of the article with the phrases that stand for one, in order."""
        told = [Name(start, end, "ORG") for start, end in self._blocs]
        return sorted([*self.named.names_read, *told], key=lambda n: (n.start, n.end))

    @cached_property
    def _issuer(self) -> str | None:
        """The body that a report is a statement of: one that is no outlet known as such, by whose name it was put out, and that
        it tells to say or do something."""
        outlet = self.article.outlet or ""
        known = organisation(outlet, self.words.code) if outlet else None
        if not outlet or (known is not None and known.kind == "outlet"):
            return None
        ends = {m.end() for m in re.finditer(re.escape(outlet) + r"(?: \([A-Z]+\))? ", self.article.text)}
        acts = any(t.start in ends and t.pos == "VERB" for t in self.tokens)
        return outlet if acts and " " in outlet else None

    def _acts_or_suffers(self, start: int) -> bool:
        """Whether a body's name is subject, object or agent of its sentence."""
        return self.tree.has(self.tree.head_of(start), "nsubj", "nsubj:pass", "obj", "iobj", "obl:agent")

    def _acted(self, start: int) -> bool:
        """Whether a body's name, of no country and no place, is the subject of its sentence."""
        head = self.tree.head_of(start)
        named = self.name_at.get(head, (0, 0, ""))
        words = self.named.text_of(*named[:2]) if named[1] else ""
        return named[0] == start and self.tree.has(head, "nsubj", "obl:agent") and not self.named.lands_in(words)

    def _pronoun(self, head: int) -> Filler | None:
        target, how = self.pronouns.read(head)
        found = self.name(target) if target is not None else None
        if target is None or found is None:
            return None
        return self._filler(found.name, head, head + 1, f"a pronoun for “{self.phrase(target)}”, {how}", found)

    def _bare(self, words: str) -> str:
        """A phrase as a name: "the Malian army" → "Malian army"."""
        bare = self.words.determiner.sub("", words)
        return words if bare.partition(" ")[0] in self.grammar["of_phrase"] else bare or words  # "some of its founders"

    def _in_lower_case(self, start: int, words: str) -> str:
        """Words from a token on, without the capital that they have only because the sentence begins there: "Soldiers"."""
        token = self.tokens[start]
        begins = start == 0 or self.tokens[start - 1].sentence != token.sentence or self.tokens[start - 1].pos == "PUNCT"
        named = any(n.start <= start < n.end for n in self.named.names_read)
        common = token.pos in ("NOUN", "NUM") or (token.pos == "ADJ" and token.lemma.islower())  # not "Western diplomats"
        if not begins or named or not common or token.text[1:] != token.text[1:].lower() or len(token.text) < 2:
            return words
        return words[:1].lower() + words[1:]
