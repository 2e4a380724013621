"""French constructed trees, in the relations of Sequoia as `corpora.read_sequoia` makes them: a contracted article is one word,
a preposition; an inverted speaker is the subject of a clause beside what is said."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from reader import lexicon as lex
from reader.trees import Phrase, capital, masked, named, spelt, tree, word

T = TypeVar("T")
Template = Callable[[], list[Phrase]]
MUTE = "aeiouhàâéèêîôûAEIOUÉÈÎ"
WITHOUT_ARTICLE = frozenset(
    "Cuba Haïti Israël Oman Bahreïn Djibouti Madagascar Chypre Malte Monaco Singapour Taïwan Kiribati Samoa Tonga".split()
)
MASCULINE = frozenset("Mexique Mozambique Cambodge Zimbabwe Belize Suriname".split())


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a participle or adjective agrees with."""

    feminine: bool = False
    plural: bool = False


def agreed(form: str, how: Agreement) -> str:
    """A participle or adjective as it agrees: "pris" is "prises"."""
    if how.feminine and not form.endswith("e"):
        form = {"nouveau": "nouvelle", "ancien": "ancienne", "étranger": "étrangère"}.get(form) or (
            form[:-2] + "ale" if form.endswith("al") else form + ("ne" if form.endswith("ien") else "e")
        )
    if how.plural and not form.endswith(("s", "x")):
        form = form[:-2] + "aux" if form.endswith("al") else form + ("x" if form.endswith("eau") else "s")
    return form


def comma() -> Phrase:
    """A comma."""
    return word(",", ",", tight="<")


def stop() -> Phrase:
    """A full stop."""
    return word(".", ".", tight="<")


def prep(form: str, lemma: str = "") -> Phrase:
    """A preposition, contracted with its article or not."""
    return word(form, "IN", lemma or form)


def adverb(form: str, lemma: str = "") -> Phrase:
    """An adverb, the two halves of a denial among them."""
    return word(form, "RB", lemma or form, tight=">" if form.endswith("’") else "")


def auxiliary(form: str) -> Phrase:
    """A form of "avoir" or "être" before a participle."""
    forms = {
        "a": "VBZ",
        "ont": "VBP",
        "avait": "VBD",
        "avaient": "VBD",
        "est": "VBZ",
        "sont": "VBP",
        "était": "VBD",
        "étaient": "VBD",
    }
    lemma = "avoir" if form.startswith("a") or form == "ont" else "être"
    return word(form, {"été": "VBN", "avoir": "VB"}.get(form) or forms[form], lemma, "AUX")


def open_vowel(phrase: Phrase) -> bool:
    """Whether what stands before the phrase loses its vowel."""
    return phrase.words[0].form[0] in MUTE


def pronoun(form: str, lemma: str = "", tight: str = "") -> Phrase:
    """A pronoun, by the lemma of the treebank."""
    lemmas = {"il": "lui", "elle": "lui", "ils": "eux", "elles": "eux"}
    return word(form, "PRP", lemma or lemmas.get(form.lower(), form.lower()), tight=tight)


def sentence(clause: Phrase) -> Phrase:
    """A clause as a whole sentence."""
    return tree(capital(clause), ("punct", stop()))


@dataclass(eq=False)
class Noun:
    """A noun phrase without its article, and what agrees with it."""

    phrase: Phrase
    how: Agreement
    bare: bool = False
    """It takes no article (a person, a town)."""


class French:
    """Writes one French report; every choice comes from `rnd`."""

    def __init__(self, rnd: random.Random) -> None:
        self.rnd = rnd
        self.straight = rnd.random() < 0.35
        self.guillemets = rnd.random() < 0.7

    def pick(self, *choices: T) -> T:
        """One of the choices."""
        return self.rnd.choice(choices)

    def of(self, rows: list[str]) -> str:
        """One row of a table."""
        return self.rnd.choice(rows)

    def maybe(self, share: float) -> bool:
        """True so often."""
        return self.rnd.random() < share

    def quote(self, open_: bool) -> Phrase:
        """A quotation mark; the straight one has one tag for both sides, as in the treebank."""
        if self.guillemets:
            return word("«" if open_ else "»", "``" if open_ else "''")
        return word('"', "''", tight=">" if open_ else "<")

    # ---- names

    def invented(self) -> str:
        """An invented name of a town or family."""
        return lex.invented_name(self.rnd)

    def family(self) -> str:
        """A family name."""
        return self.invented() if self.maybe(0.35) else self.of(lex.LAST)

    def person(self) -> Noun:
        """A person by full name."""
        first = self.of(lex.FIRST)
        if self.maybe(0.12):
            first = self.pick("Jean-Marc", "Anne-Marie", "Jean-Paul", "Marie-Claire", "Pierre-Yves", "Jean-Luc")
        name = named(tree(word(first, "NNP"), ("flat", word(self.family(), "NNP"))), "PERSON")
        return Noun(name, Agreement(first.endswith("a") or first.startswith(("Anne", "Marie"))), True)

    def surname(self) -> Noun:
        """A person by the family name."""
        return Noun(named(word(self.family(), "NNP"), "PERSON"), Agreement(), True)

    def mister(self) -> Noun:
        """M. Barry, Mme Diallo: the form of address heads the name."""
        form = self.pick("M.", "M.", "Mme", "M.")
        name = self.person() if self.maybe(0.25) else self.surname()
        return Noun(tree(masked(word(form, "NN", "monsieur")), ("nmod", name.phrase)), Agreement(form == "Mme"), True)

    def ranked(self) -> Noun:
        """Le général Ali Barry: the rank heads the name."""
        rank = self.of(lex.FR_RANKS) if self.maybe(0.5) else self.of(lex.FR_OFFICES).split(":")[0]
        feminine = rank in ("directrice", "présidente")
        name = self.person() if self.maybe(0.75) else self.surname()
        office = named(word(rank, "NN", lex.FR_MASCULINE.get(rank, rank)), "OFFICE")
        return Noun(tree(office, ("nmod", name.phrase)), Agreement(feminine))

    def town(self) -> Noun:
        """A town by name."""
        return Noun(
            named(word(self.of(lex.FR_CITIES) if self.maybe(0.5) else self.invented(), "NNP"), "LOC"), Agreement(), True
        )

    def country(self) -> Noun:
        """A country that takes an article."""
        name = self.rnd.choice([n for n, _ in lex.french_lands() if n not in WITHOUT_ARTICLE and not n.endswith("s")])
        feminine = name.endswith("e") and name not in MASCULINE
        return Noun(named(word(name, "NNP"), "LOC"), Agreement(feminine))

    def nationality(self, how: Agreement) -> Phrase:
        """A nationality as an adjective behind its noun."""
        lemma = self.rnd.choice(lex.french_lands())[1]
        return named(word(agreed(lemma, how), "JJ", lemma), "GROUP")

    def outlet(self) -> Noun:
        """A station or paper, at times with a country or a town in its name."""
        place = self.rnd.choice(lex.french_lands())[0] if self.maybe(0.5) else self.of(lex.FR_CITIES)
        front = self.pick("Radio", "Télé", "Canal", "Agence", "Radio", "Europa")
        tail = [self.pick(place, self.of(lex.OUTLET_WORDS), self.invented())]
        tail += [self.of(lex.OUTLET_WORDS)] if self.maybe(0.4) else []
        return Noun(named(tree(word(front, "NNP"), *(("flat", word(t, "NNP")) for t in tail)), "ORG"), Agreement(), True)

    # ---- nouns

    def noun(self, row: str, plural: bool = False) -> Noun:
        """A noun of a table."""
        lemma, gender = row.split(":")
        many = lex.FR_PLURAL.get(lemma) or (lemma if lemma.endswith(("s", "x")) else lemma + "s")
        made = word(many if plural else lemma, "NNS" if plural else "NN", lex.FR_MASCULINE.get(lemma, lemma))
        return Noun(made, Agreement(gender == "f", plural))

    def people(self, plural: bool | None = None) -> Noun:
        """People without a name, sometimes with an adjective behind them."""
        made = self.noun(self.of(lex.FR_PEOPLE), self.maybe(0.65) if plural is None else plural)
        if self.maybe(0.3):
            made.phrase = tree(made.phrase, ("amod", self.nationality(made.how)))
        return made

    def body(self) -> Noun:
        """A body that acts."""
        made = self.noun(self.of(lex.FR_BODIES))
        if self.maybe(0.3):
            made.phrase = tree(made.phrase, ("amod", self.nationality(made.how)))
        return made

    def office(self) -> Noun:
        """An office: "ministre de la Santé", "ambassadeur du Tchad", "porte-parole de l'armée"."""
        row = self.of(lex.FR_OFFICES)
        made = self.noun(row)
        named(made.phrase, "OFFICE")
        chance = self.rnd.random()
        if chance < 0.3:
            field = self.noun(self.of(lex.FR_FIELDS))
            if self.maybe(0.6):
                capital(field.phrase)
            made.phrase = tree(made.phrase, ("nmod", self.behind("de", field)))
            named(made.phrase, "OFFICE")
        elif chance < 0.5:
            made.phrase = tree(made.phrase, ("nmod", self.behind("de", self.body())))
        elif chance < 0.65:
            made.phrase = tree(made.phrase, ("nmod", self.behind("de", self.country() if self.maybe(0.5) else self.town())))
        elif chance < 0.8:
            made.phrase = tree(made.phrase, ("amod", self.nationality(made.how)))
            if self.maybe(0.4):
                made.phrase = tree(made.phrase, ("nmod", self.behind("à", self.town())))
        return made

    def thing(self) -> Noun:
        """Something that things are done to."""
        made = self.noun(self.of(lex.FR_THINGS), self.maybe(0.3))
        if self.maybe(0.2):
            made.phrase = tree(made.phrase, ("nmod", self.behind("de", self.town() if self.maybe(0.6) else self.body())))
        return made

    def event(self) -> Noun:
        """An event."""
        return self.noun(self.of(lex.FR_EVENTS))

    def definite(self, noun: Noun) -> Phrase:
        """The noun with "le", "la", "l’" or "les"."""
        if noun.bare:
            return noun.phrase
        if noun.how.plural:
            return tree(("det", word("les", "DT", "le")), noun.phrase)
        if open_vowel(noun.phrase):
            return tree(("det", word("l’", "DT", "le", tight=">")), noun.phrase)
        return tree(("det", word("la" if noun.how.feminine else "le", "DT", "le")), noun.phrase)

    def indefinite(self, noun: Noun) -> Phrase:
        """The noun with "un", "une", "des" or a number."""
        if noun.bare:
            return noun.phrase
        if not noun.how.plural:
            return tree(("det", word("une" if noun.how.feminine else "un", "DT", "un")), noun.phrase)
        if self.maybe(0.5):
            number = self.of(lex.FR_NUMBERS) if self.maybe(0.7) else str(self.rnd.randint(13, 800))
            return tree(("nummod", word(number, "CD")), noun.phrase)
        return tree(("det", word("des", "DT", "un")), noun.phrase)

    def behind(self, preposition: str, noun: Noun) -> Phrase:
        """The noun behind a preposition: "de" and "à" are contracted with the article, "de" is elided before a vowel."""
        contracted = {"de": ("du", "des"), "à": ("au", "aux")}.get(preposition)
        if not noun.bare and contracted:
            if noun.how.plural:
                return tree(("case", prep(contracted[1], preposition)), noun.phrase)
            if not noun.how.feminine and not open_vowel(noun.phrase):
                return tree(("case", prep(contracted[0], preposition)), noun.phrase)
        made = self.definite(noun)
        if preposition == "de" and noun.bare and open_vowel(made):
            return tree(("case", word("d’", "IN", "de", tight=">")), made)
        return tree(("case", prep(preposition)), made)

    def actor(self) -> tuple[Phrase, Agreement]:
        """Anybody who can act, with what agrees."""
        make = self.rnd.choices(
            (
                self.people,
                self.body,
                self.person,
                self.ranked,
                self.mister,
                self.office,
                self.country,
                self.outlet,
                self.presented,
            ),
            (8, 6, 4, 4, 4, 4, 2, 1, 3),
        )[0]
        noun = make()
        indefinite = make == self.people and self.maybe(0.5)
        return (self.indefinite(noun) if indefinite else self.definite(noun)), noun.how

    def short_actor(self) -> tuple[Phrase, Agreement]:
        """An actor that ends in no comma."""
        noun = self.pick(self.people, self.body, self.mister, self.surname, self.ranked)()
        return self.definite(noun), noun.how

    def presented(self) -> Noun:
        """Le ministre de la Santé, Ali Barry, or Ali Barry, ministre de la Santé."""
        return self.apposed(closed=True)

    def apposed(self, closed: bool) -> Noun:
        """An office with a name or a name with an office; the first comma hangs on the apposition, the second on the noun."""
        office, person = self.office(), self.person()
        first, second = (office, person.phrase) if self.maybe(0.6) else (person, office.phrase)
        end = ("punct", comma()) if closed else None
        return Noun(tree(first.phrase, ("appos", tree(("punct", comma()), second)), end), first.how, first.bare)

    # ---- times and places

    def when(self) -> tuple[str, Phrase]:
        """A time."""
        chance = self.rnd.random()
        if chance < 0.45:
            part = ("nmod", word(self.pick("matin", "soir"), "NN")) if self.maybe(0.25) else None
            last = ("amod", word("dernier", "JJ")) if part is None and self.maybe(0.2) else None
            return "obl", named(tree(word(self.of(lex.FR_DAYS), "NN"), part, last), "DATE")
        if chance < 0.7:
            year = ("nmod", word(str(self.rnd.randint(1961, 2024)), "CD")) if self.maybe(0.3) else None
            month = tree(word(self.of(lex.FR_MONTHS), "NN"), year)
            date = named(tree(word(str(self.rnd.randint(2, 28)), "CD"), ("nmod", month)), "DATE")
            return "obl", tree(("det", word("le", "DT")), date)
        if chance < 0.88:
            month = named(word(self.of(lex.FR_MONTHS) if self.maybe(0.6) else str(self.rnd.randint(1961, 2024)), "NN"), "DATE")
            if month.head.form.isdigit():
                month.head.xpos, month.head.upos = "CD", "NUM"
            return "obl", tree(("case", prep(self.pick("en", "depuis", "en"))), month)
        day = self.pick("hier", "aujourd’hui")
        return "advmod", named(word(day, "RB", day.replace("’", "'")), "DATE")

    def where(self) -> tuple[str, Phrase]:
        """A place."""
        if self.maybe(0.5):
            return "obl", self.behind("à", self.town())
        return "obl", self.behind(self.pick("devant", "dans", "sur"), self.noun(self.of(lex.FR_THINGS)))

    def adjuncts(self, most: int = 2) -> list[tuple[str, Phrase]]:
        """So many times, places and occasions at most."""
        makers = self.rnd.sample([self.when, self.where, self.occasion], self.rnd.randint(0, most))
        return [make() for make in makers]

    def occasion(self) -> tuple[str, Phrase]:
        """An event before or after which it happens."""
        return "obl", self.behind(self.pick("après", "pendant", "avant", "depuis"), self.event())

    # ---- verbs

    def active(self, subject: tuple[Phrase, Agreement] | None = None, denied: float = 0.12) -> Phrase:
        """A clause of the past with "avoir"."""
        phrase, how = subject or self.actor()
        chance = self.rnd.random()
        table = lex.FR_TO_THINGS if chance < 0.4 else lex.FR_TO_PEOPLE if chance < 0.8 else lex.FR_ALONE
        lemma, participle = self.of(table).split("/")
        aux = auxiliary(self.pick("a", "a", "avait") if not how.plural else self.pick("ont", "ont", "avaient"))
        thing = None
        if table is lex.FR_TO_THINGS:
            made = self.thing()
            thing = ("obj", self.definite(made) if self.maybe(0.6) else self.indefinite(made))
        elif table is lex.FR_TO_PEOPLE:
            thing = ("obj", self.victim())
        no = [("advmod", adverb("n’", "ne"))] if (deny := self.maybe(denied)) else []
        step = ("advmod", adverb(self.pick("pas", "pas", "jamais", "plus"))) if deny else None
        return tree(("nsubj", phrase), *no, ("aux", aux), step, word(participle, "VBN", lemma), thing, *self.adjuncts())

    def victim(self) -> Phrase:
        """Somebody that things are done to."""
        noun = self.pick(self.people, self.people, self.mister, self.person, self.ranked, self.office)()
        return self.indefinite(noun) if noun.how.plural and self.maybe(0.5) else self.definite(noun)

    def by(self) -> tuple[str, Phrase]:
        """Who did it, behind "par"."""
        noun = self.pick(self.people, self.people, self.body, self.ranked, self.office, self.mister, self.person)()
        return "obl:agent", tree(("case", prep("par")), self.indefinite(noun) if self.maybe(0.4) else self.definite(noun))

    def passive(self, subject: tuple[Phrase, Agreement] | None = None, agent: float = 0.6) -> Phrase:
        """A clause whose subject receives what is done, "par" somebody or not."""
        phrase, how = subject or self.actor()
        lemma, participle = self.of(lex.FR_TO_PEOPLE).split("/")
        done = word(agreed(participle, how), "VBN", lemma)
        marks = [("aux", auxiliary("ont" if how.plural else "a")), ("aux:pass", auxiliary("été"))]
        if self.maybe(0.15):
            marks = [("aux:pass", auxiliary(self.pick("sont", "étaient") if how.plural else self.pick("est", "était")))]
        return tree(("nsubj:pass", phrase), *marks, done, self.by() if self.maybe(agent) else None, *self.adjuncts())

    def participle(self, how: Agreement, things: bool = False) -> Phrase:
        """What was done to a noun: "soutenus par des paysans", "arrêté lundi"."""
        lemma, participle = self.of(lex.FR_TO_THINGS if things else lex.FR_TO_PEOPLE).split("/")
        rest = self.by() if self.maybe(0.65) else self.rnd.choice((self.when, self.where))()
        return tree(word(agreed(participle, how), "VBN", lemma), rest)

    def charged(self, how: Agreement) -> Phrase:
        """Accusé d’avoir pillé un dépôt."""
        lemma, participle = self.of(lex.FR_CHARGES).split("/")
        done, past = self.of(lex.FR_TO_THINGS).split("/")
        made = self.thing()
        deed = tree(
            ("mark", word("d’", "IN", "de", tight=">")),
            ("aux", auxiliary("avoir")),
            word(past, "VBN", done),
            ("obj", self.definite(made)),
        )
        return tree(word(agreed(participle, how), "VBN", lemma), ("xcomp", deed))

    def clause(self) -> Phrase:
        """A plain clause, active or passive."""
        return self.passive() if self.maybe(0.25) else self.active()

    # ---- templates

    def plain(self) -> list[Phrase]:
        """A plain sentence."""
        return [sentence(self.clause())]

    def plain_front(self) -> list[Phrase]:
        """A plain sentence with a time or an occasion in front."""
        rel, front = self.rnd.choice((self.when, self.occasion))()
        return [sentence(tree((rel, tree(front, ("punct", comma()))), self.clause()))]

    def speaker(self, closed: bool = False) -> Phrase:
        """One who speaks; an apposition is closed before the verb and open behind it."""

        def presented() -> Noun:
            return self.apposed(closed)

        makers = (self.person, self.mister, self.ranked, self.office, self.surname, self.outlet, presented, presented)
        return self.definite(self.pick(*makers)())

    def speech(self) -> tuple[Phrase, list[tuple[str, Phrase]], bool]:
        """A verb of saying with its auxiliary, and whether it is compound."""
        lemma, participle, present = self.of(lex.FR_SAYING).split("/")
        if self.maybe(0.65):
            return word(participle, "VBN", lemma), [("aux", auxiliary(self.pick("a", "a", "avait")))], True
        return word(present, "VBZ", lemma), [], False

    def beside(self, inverted: Phrase | None = None) -> Phrase:
        """“, a déclaré le ministre”: the clause that stands beside what is said, without its comma."""
        verb, aux, compound = self.speech()
        rest = [self.when()] if self.maybe(0.2) else []
        if inverted is None:
            return tree(*aux, verb, ("nsubj", self.speaker()), *rest)
        return tree(*aux, ("nsubj", inverted), verb, *rest) if compound else tree(verb, ("nsubj", inverted), *rest)

    def inverted(self) -> Phrase:
        """A pronoun behind a hyphen: "-t-il" behind a vowel, "-il" behind "dit"."""
        return pronoun(self.pick("-t-il", "-t-elle", "-t-il", "-t-on"), tight="<")

    def speaks(self) -> Phrase:
        """The clause beside what is said, with a noun or a pronoun for its subject."""
        if self.maybe(0.6):
            return self.beside()
        made = self.inverted()
        form = made.head.form
        made.head.lemma = "on" if form.endswith("on") else "lui"
        clause = self.beside(made)
        before = clause.words[clause.words.index(made.head) - 1].form
        if before.endswith(("t", "d")):
            made.head.form = form.replace("-t-", "-")
        return clause

    def speaker_last(self) -> list[Phrase]:
        """Les soldats ont quitté la ville, a déclaré le ministre."""
        return [sentence(tree(self.clause(), ("punct", comma()), ("parataxis", self.speaks())))]

    def quotable(self) -> Phrase:
        """A clause as people say it."""
        if self.maybe(0.4):
            form, aux = self.pick(("nous", "avons"), ("ils", "ont"), ("elle", "a"), ("il", "a"))
            lemma, participle = self.of(lex.FR_TO_THINGS).split("/")
            made = word(aux, {"a": "VBZ"}.get(aux, "VBP"), "avoir", "AUX")
            thing = ("obj", self.definite(self.thing()))
            return tree(("nsubj", pronoun(form)), ("aux", made), word(participle, "VBN", lemma), thing, *self.adjuncts(1))
        return self.clause()

    def quote_then_speaker(self) -> list[Phrase]:
        """« Nous avons quitté la ville », a-t-elle dit."""
        words = tree(
            ("punct", self.quote(True)),
            capital(self.quotable()),
            ("punct", self.quote(False)),
            ("punct", comma()),
            ("parataxis", self.speaks()),
        )
        return [tree(words, ("punct", stop()))]

    def two_sentences_then_speaker(self) -> list[Phrase]:
        """« Nous avons perdu. Ils ont fui », a dit M. Barry."""
        first = tree(("punct", self.quote(True)), capital(self.quotable()), ("punct", stop()))
        last = tree(capital(self.quotable()), ("punct", self.quote(False)), ("punct", comma()), ("parataxis", self.speaks()))
        return [first, tree(last, ("punct", stop()))]

    def quote_after_colon(self) -> list[Phrase]:
        """M. Barry a dit : « Ils ont fui. »"""
        verb, aux, _ = self.speech()
        phrase = self.speaker(closed=True)
        words = tree(("punct", word(":", ":")), ("punct", self.quote(True)), capital(self.quotable()))
        first = tree(("nsubj", phrase), *aux, verb, ("ccomp", words))
        if self.maybe(0.5):
            return [tree(capital(first), ("punct", stop()), ("punct", self.quote(False)))]
        return [sentence(first), tree(capital(self.quotable()), ("punct", stop()), ("punct", self.quote(False)))]

    def speaker_first(self) -> list[Phrase]:
        """M. Barry a affirmé que les soldats ont fui."""
        verb, aux, _ = self.speech()
        phrase = self.speaker(closed=True)
        said = self.clause()
        mark = word("qu’", "IN", "que", "SCONJ", ">") if open_vowel(said) else word("que", "IN", upos="SCONJ")
        return [sentence(tree(("nsubj", phrase), *aux, verb, ("ccomp", tree(("mark", mark), said))))]

    def according_to(self) -> list[Phrase]:
        """Selon Radio Kabo, les soldats ont fui."""
        noun = self.pick(self.outlet, self.mister, self.body, self.office, self.outlet)()
        source = tree(("case", prep("selon")), self.definite(noun), ("punct", comma()))
        return [sentence(tree(("obl", source), self.clause()))]

    def passive_agent(self) -> list[Phrase]:
        """Le maire a été blessé par des gendarmes."""
        return [sentence(self.passive(agent=1.0))]

    def participle_subject(self) -> list[Phrase]:
        """Les soldats soutenus par des paysans ont fui."""
        noun = self.people()
        noun.phrase = tree(noun.phrase, ("acl", self.participle(noun.how) if self.maybe(0.65) else self.charged(noun.how)))
        return [sentence(self.active((self.definite(noun), noun.how)))]

    def participle_between(self) -> list[Phrase]:
        """Le maire, blessé lundi, a fui."""
        noun = self.pick(self.people, self.office, self.mister, self.body)()
        hung = tree(("punct", comma()), self.participle(noun.how) if self.maybe(0.6) else self.charged(noun.how))
        noun.phrase = tree(noun.phrase, ("acl", hung), ("punct", comma()))
        return [sentence(self.active((self.definite(noun), noun.how)))]

    def participle_of_thing(self) -> list[Phrase]:
        """Ils ont repris le dépôt pillé par des mutins."""
        thing = self.noun(self.of(lex.FR_THINGS), self.maybe(0.3))
        thing.phrase = tree(thing.phrase, ("acl", self.participle(thing.how, things=True)))
        lemma, participle = self.of(lex.FR_TO_THINGS).split("/")
        phrase, how = self.short_actor()
        aux = auxiliary("ont" if how.plural else "a")
        return [sentence(tree(("nsubj", phrase), ("aux", aux), word(participle, "VBN", lemma), ("obj", self.definite(thing))))]

    def charged_clause(self) -> list[Phrase]:
        """Le maire est accusé d’avoir pillé un dépôt."""
        phrase, how = self.actor()
        aux = auxiliary("sont" if how.plural else "est")
        return [sentence(tree(("nsubj:pass", phrase), ("aux:pass", aux), self.charged(how)))]

    def denied(self) -> list[Phrase]:
        """Le syndicat n’a pas signé l’accord."""
        return [sentence(self.active(denied=1.0))]

    def neither(self) -> list[Phrase]:
        """Ni le syndicat ni le patronat n’ont signé."""
        first, second = self.definite(self.body()), self.definite(self.pick(self.body, self.people, self.office)())
        both = tree(("cc", word("ni", "CC")), first, ("conj", tree(("cc", word("ni", "CC")), second)))
        lemma, participle = self.of(lex.FR_TO_THINGS).split("/")
        ne = ("advmod", adverb("n’", "ne"))
        return [
            sentence(
                tree(
                    ("nsubj", both),
                    ne,
                    ("aux", auxiliary("ont")),
                    word(participle, "VBN", lemma),
                    ("obj", self.definite(self.thing())),
                    *self.adjuncts(1),
                )
            )
        ]

    def nobody(self) -> list[Phrase]:
        """Personne n’a fui; aucun soldat n’a été blessé."""
        people = self.people(False)
        ne = ("advmod", adverb("n’", "ne"))
        nobody = pronoun("personne")
        how = Agreement()
        if self.maybe(0.6):
            how = people.how
            nobody = tree(("det", word("aucune" if how.feminine else "aucun", "DT", "aucun")), people.phrase)
        if self.maybe(0.5):
            lemma, participle = self.of(lex.FR_TO_PEOPLE).split("/")
            done = word(agreed(participle, how), "VBN", lemma)
            return [
                sentence(
                    tree(
                        ("nsubj:pass", nobody),
                        ne,
                        ("aux", auxiliary("a")),
                        ("aux:pass", auxiliary("été")),
                        done,
                        *self.adjuncts(1),
                    )
                )
            ]
        lemma, participle = self.of(lex.FR_TO_THINGS).split("/")
        return [
            sentence(
                tree(
                    ("nsubj", nobody),
                    ne,
                    ("aux", auxiliary("a")),
                    word(participle, "VBN", lemma),
                    ("obj", self.definite(self.thing())),
                )
            )
        ]

    def relative_clause(self) -> list[Phrase]:
        """Le maire, qui a quitté la ville, a fui."""
        noun = self.pick(self.people, self.office, self.body)()
        closed = self.maybe(0.6)
        who = pronoun("qui")
        told = self.active((who, noun.how)) if self.maybe(0.7) else self.passive((who, noun.how))
        hung = tree(("punct", comma()) if closed else None, told)
        noun.phrase = tree(noun.phrase, ("acl:relcl", hung), ("punct", comma()) if closed else None)
        return [sentence(self.active((self.definite(noun), noun.how)))]

    def apposition(self) -> list[Phrase]:
        """Le ministre de la Santé, Ali Barry, a fui."""
        noun = self.presented()
        subject = (self.definite(noun), noun.how)
        return [sentence(self.active(subject) if self.maybe(0.6) else self.passive(subject))]

    def object_pronoun(self) -> list[Phrase]:
        """Le général Sarr l’a remplacé."""
        phrase, how = self.short_actor()
        lemma, participle = self.of(lex.FR_TO_PEOPLE).split("/")
        aux = auxiliary("ont" if how.plural else "a")
        return [
            sentence(
                tree(
                    ("nsubj", phrase),
                    ("obj", word("l’", "PRP", "lui", tight=">")),
                    ("aux", aux),
                    word(participle, "VBN", lemma),
                    *self.adjuncts(1),
                )
            )
        ]

    def mister_sentences(self) -> list[Phrase]:
        """M. Barry a démissionné. Mme Sow l’a remplacé: no sentence ends at "M."."""
        noun = self.mister()
        return [sentence(self.active((noun.phrase, noun.how))), *self.object_pronoun()]

    def coordinated(self) -> list[Phrase]:
        """Les soldats ont pillé le dépôt, et la police a fui."""
        mark = ("punct", comma()) if self.maybe(0.4) else None
        link = word(self.pick("et", "mais", "et"), "CC")
        return [sentence(tree(self.clause(), ("conj", tree(mark, ("cc", link), self.clause()))))]

    def listed(self) -> list[Phrase]:
        """Ali Barry, Tove Dahl et Nora Keita ont fui."""
        make = self.pick(self.person, self.town, self.mister)
        names = make().phrase
        plural = Agreement(False, True)
        names = tree(
            names, ("conj", tree(("punct", comma()), make().phrase)), ("conj", tree(("cc", word("et", "CC")), make().phrase))
        )
        return [sentence(self.active((names, plural)))]

    def dateline(self) -> list[Phrase]:
        """KABO, 4 mai (ANV) — Les soldats ont fui."""
        town = self.town().phrase
        for each in town.words:
            each.form = each.form.upper() if self.maybe(0.5) else each.form
        parts: list[tuple[str, Phrase]] = []
        if self.maybe(0.5):
            date = named(tree(word(str(self.rnd.randint(2, 28)), "CD"), ("nmod", word(self.of(lex.FR_MONTHS), "NN"))), "DATE")
            parts.append(("nmod", tree(("punct", comma()), date)))
        if self.maybe(0.6):
            agency = named(word(self.of(lex.AGENCIES), "NNP"), "ORG")
            parts.append(
                ("nmod", tree(("punct", word("(", "-LRB-", tight=">")), agency, ("punct", word(")", "-RRB-", tight="<"))))
            )
        front = tree(town, *parts, ("punct", word(self.pick("—", "–", "-"), ":")))
        return [tree(("dep", front), capital(self.clause()), ("punct", stop()))]

    def pronoun_subject(self) -> list[Phrase]:
        """Il a fui lundi; elles ont repris le dépôt."""
        form, how = self.pick(
            ("il", Agreement()), ("elle", Agreement(True)), ("ils", Agreement(False, True)), ("elles", Agreement(True, True))
        )
        subject = (pronoun(form), how)
        return [sentence(self.active(subject) if self.maybe(0.7) else self.passive(subject))]

    def templates(self) -> dict[Template, float]:
        """Every template with its share."""
        hard = (
            self.speaker_last, self.quote_then_speaker, self.two_sentences_then_speaker, self.quote_after_colon,
            self.speaker_first, self.according_to, self.passive_agent, self.participle_subject, self.participle_between,
            self.participle_of_thing, self.charged_clause, self.denied, self.neither, self.nobody, self.relative_clause,
            self.apposition, self.object_pronoun, self.mister_sentences, self.coordinated, self.listed, self.pronoun_subject,
        )  # fmt: skip
        often = dict.fromkeys((self.speaker_last, self.quote_then_speaker, self.passive_agent, self.participle_subject), 2.5)
        return {**dict.fromkeys(hard, 1.0), **often, self.plain: 4.0, self.plain_front: 2.0}

    def report(self) -> list[tuple[Phrase, str]]:
        """Three to eight sentences, each with what stands before it; a dateline may open them."""
        made: list[list[Phrase]] = [self.dateline()] if self.maybe(0.2) else []
        shares, wanted = self.templates(), self.rnd.randint(3, 8)
        while sum(map(len, made)) < wanted:
            made.append(self.rnd.choices(list(shares), list(shares.values()))[0]())
        out: list[tuple[Phrase, str]] = []
        for group in made:
            for k, each in enumerate(group):
                out.append((each, "" if not out else "\n\n" if not k and self.maybe(0.25) else " "))
        spelt([each for each, _ in out], {"’": "'"} if self.straight else {})
        return out
