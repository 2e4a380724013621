"""Constructed trees: sentences of the constructions that the reader gets wrong, with every layer a treebank has.

Each sentence is put together from phrases, in the relations that GUM and EWT (English) or Sequoia (French, as
`corpora.read_sequoia` makes it) give to the construction; plain sentences and ones in which the confusable reading is right
stand beside the hard ones. Persons, towns and outlets are invented. Mentions and coreference chains are left empty.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TypeVar

from reader import lexicon as lex
from reader.corpora import Doc
from reader.grammar_fr import French
from reader.lexicon import Verb
from reader.trees import Phrase, capital, document, masked, named, spelt, tree, upper, word

STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'"}
DASHES = ("—", "–", "-", "--")
Template = Callable[[], list[Phrase]]
T = TypeVar("T")


def constructed_trees(count: int, seed: int = 11, language: str = "en") -> list[Doc]:
    """So many documents of three to eight sentences, the same for the same seed, each from its own source of chance, so that a
    longer list begins with a shorter one. Raises `ValueError` for a language without a grammar."""
    if language not in ("en", "fr"):
        raise ValueError(f"no grammar of “{language}”")
    docs = []
    for number in range(count):
        rnd = random.Random(f"{seed}:{language}:{number}")
        name = f"constructed-{language}-{seed}-{number}"
        sentences = (French(rnd) if language == "fr" else English(rnd)).report()
        docs.append(document(name, sentences, language))
    return docs


# ---------------------------------------------------------------- small words


def comma() -> Phrase:
    """A comma."""
    return word(",", ",", tight="<")


def stop() -> Phrase:
    """A full stop."""
    return word(".", ".", tight="<")


def quote(open_: bool) -> Phrase:
    """A double quotation mark."""
    return word("“", "``", '"', tight=">") if open_ else word("”", "''", '"', tight="<")


def hyphen() -> Phrase:
    """A hyphen inside a word."""
    return word("-", "HYPH", tight="<>")


def dash(form: str, tight: str = "") -> Phrase:
    """A dash between words; the treebank knows two."""
    return word(form, ":", "—" if form == "—" else "-", tight=tight)


def prep(form: str) -> Phrase:
    """A preposition."""
    return word(form, "IN")


def that() -> Phrase:
    """The word that opens reported speech."""
    return word("that", "IN", upos="SCONJ")


def to() -> Phrase:
    """The mark of an infinitive."""
    return word("to", "TO")


def det(form: str) -> Phrase:
    """An article or another determiner."""
    return word(form, "DT", "a" if form == "an" else "")


def be(form: str) -> Phrase:
    """A form of "be" as an auxiliary or copula."""
    xpos = {"be": "VB", "been": "VBN", "being": "VBG", "is": "VBZ", "are": "VBP"}.get(form, "VBD")
    return word(form, xpos, "be", "AUX")


def have(form: str) -> Phrase:
    """A form of "have" as an auxiliary."""
    return word(form, {"has": "VBZ", "have": "VBP"}.get(form, "VBD"), "have", "AUX")


def did() -> Phrase:
    """The auxiliary of a denial."""
    return word("did", "VBD", "do", "AUX")


def negation() -> Phrase:
    """The word that denies."""
    return word("not", "RB", upos="PART")


def possessive(owner: Phrase) -> Phrase:
    """An owner with the mark that shows it."""
    plural = owner.head.xpos in ("NNS", "NNPS") and owner.words[-1].form.endswith("s")
    return tree(owner, ("case", word("’" if plural else "’s", "POS", "'s", tight="<")))


def with_article(phrase: Phrase) -> Phrase:
    """The phrase behind "a" or "an"."""
    return tree(("det", det("an" if phrase.words[0].form[0].lower() in lex.VOWELS else "a")), phrase)


def the(phrase: Phrase) -> Phrase:
    """The phrase behind "the"."""
    return tree(("det", det("the")), phrase)


def noun(row: str, plural: bool = False) -> Phrase:
    """A noun of a table: "man|men", or one whose plural is regular; "customs_house" is a compound."""
    single, _, many = row.partition("|")
    *before, single = single.split("_")
    if not many:
        soft = single.endswith("y") and single[-2] not in lex.VOWELS
        many = single[:-1] + "ies" if soft else single + ("es" if single.endswith(("s", "x", "ch", "sh")) else "s")
    head = word(many if plural else single, "NNS" if plural else "NN", single)
    if single in ("barracks", "ruins"):
        head = word(single, "NNS", single[:-1] if single == "ruins" else single)
    parts = [("compound", word(b, "NNS" if b == "customs" else "NN", b.removesuffix("s"))) for b in before]
    return tree(*parts, head)


def collective(form: str) -> Phrase:
    """A noun that is always many."""
    return word(form, "NNS", form.removesuffix("s"))


def join(first: Phrase, others: list[Phrase], conjunction: str = "and", serial: bool = False) -> Phrase:
    """A list: commas between its members, a conjunction before the last."""
    parts: list[tuple[str, Phrase]] = []
    for i, other in enumerate(others):
        last = i == len(others) - 1
        link = ("cc", word(conjunction, "CC")) if last else None
        mark = ("punct", comma()) if not last or serial else None
        parts.append(("conj", tree(mark, link, other)))
    return tree(first, *parts)


def apposed(head: Phrase, appositions: Phrase, closed: bool = True) -> Phrase:
    """A noun with an apposition between commas: the first hangs on the apposition, the second on the noun."""
    return tree(head, ("appos", tree(("punct", comma()), appositions)), ("punct", comma()) if closed else None)


def modified(head: Phrase, relation: str, clause: Phrase, closed: bool = True) -> Phrase:
    """A noun with a clause between commas."""
    return tree(head, (relation, tree(("punct", comma()), clause)), ("punct", comma()) if closed else None)


def sentence(clause: Phrase) -> Phrase:
    """A clause as a whole sentence."""
    return tree(capital(clause), ("punct", stop()))


def is_plural(phrase: Phrase) -> bool:
    """Whether a subject takes a verb of the plural."""
    head = phrase.head
    joined = any(w.head is head and w.rel == "conj" for w in phrase.words)
    return joined or head.xpos in ("NNS", "NNPS") or head.form.lower() in ("they", "we", "you", "police")


class English:
    """Writes one report; every choice comes from `rnd`."""

    def __init__(self, rnd: random.Random) -> None:
        self.rnd = rnd
        self.dash = rnd.choice(DASHES[:2] * 3 + DASHES)
        self.tight_dash = self.dash == "—" and rnd.random() < 0.3
        self.british = rnd.random() < 0.25
        self.straight = rnd.random() < 0.35
        self.serial = rnd.random() < 0.3

    # ---- chance

    def pick(self, *choices: T) -> T:
        """One of the choices."""
        return self.rnd.choice(choices)

    def of(self, rows: list[str]) -> str:
        """One row of a table."""
        return self.rnd.choice(rows)

    def maybe(self, share: float) -> bool:
        """True so often."""
        return self.rnd.random() < share

    def deal(self, *makers: Callable[[], Phrase]) -> Phrase:
        """The phrase of one of the makers."""
        return self.rnd.choice(makers)()

    # ---- names

    def invented(self) -> str:
        """An invented name of a town or family."""
        return lex.invented_name(self.rnd)

    def family(self) -> str:
        """A family name."""
        return self.invented() if self.maybe(0.35) else self.of(lex.LAST)

    def surname(self) -> Phrase:
        """A person by the family name."""
        return named(word(self.family(), "NNP"), "PERSON")

    def person(self) -> Phrase:
        """A person by full name."""
        first = self.of(lex.FIRST)
        if self.maybe(0.02):
            first = self.pick("Chad", "Kenya", "Jordan", "Israel", "India")
        if self.maybe(0.08):
            initials = [("flat", word(self.of(lex.FIRST)[0] + ".", "NNP"))] if self.maybe(0.6) else []
            return named(tree(word(first[0] + ".", "NNP"), *initials, ("flat", word(self.family(), "NNP"))), "PERSON")
        if self.maybe(0.07):
            last = tree(
                word(self.pick("al", "el", "Al", "El"), "NNP"), ("punct", hyphen()), ("flat", word(self.of(lex.ARABIC), "NNP"))
            )
            return named(tree(word(first, "NNP"), ("flat", last)), "PERSON")
        if self.maybe(0.06):
            double = [("punct", hyphen()), ("flat", word(self.of(lex.FIRST), "NNP"))]
            return named(tree(word(first, "NNP"), *double, ("flat", word(self.family(), "NNP"))), "PERSON")
        middle = ("flat", word(self.of(lex.FIRST), "NNP")) if self.maybe(0.12) else None
        return named(tree(word(first, "NNP"), middle, ("flat", word(self.family(), "NNP"))), "PERSON")

    def title(self) -> Phrase:
        """An office before a name, with capitals."""
        if self.maybe(0.3):
            row, last = self.of(lex.LONG_TITLES).split("|")
            first, upos = row.split("/")
            before = word(first, "NNP", upos=upos)
            return named(tree(("amod" if upos == "ADJ" else "compound", before), word(last, "NNP")), "OFFICE")
        if self.maybe(0.3):
            short = self.of(lex.SHORT_TITLES)
            title = word(short, "NNP")
            return masked(title) if short in ("Dr.", "Mr.", "Mrs.", "Ms.", "Prof.") else named(title, "OFFICE")
        return named(word(self.of(lex.TITLES), "NNP"), "OFFICE")

    def titled(self, full: float = 0.75) -> Phrase:
        """A person behind a title; sometimes a nationality stands before it or a country behind it."""
        title = self.title()
        chance = self.rnd.random()
        if chance < 0.1 and not title.words[-1].form.endswith("."):
            title = tree(("amod", self.demonym()), title)
        elif chance < 0.2:
            title = self.posted()
        return tree(("nmod:desc", title), self.person() if self.maybe(full) else self.surname())

    def posted(self) -> Phrase:
        """A title with the country of the post: "Ambassador to Kenya"."""
        office = named(word(self.pick("Ambassador", "Envoy", "Consul", "Delegate", "Commissioner", "Attaché"), "NNP"), "OFFICE")
        return tree(office, ("nmod", tree(("case", prep(self.pick("to", "to", "to", "in", "for"))), self.country())))

    def plain_title(self) -> Phrase:
        """A person behind an office in small letters: "army spokesman Jonas Dahl"."""
        office = self.office_word()
        if self.maybe(0.35):
            office = tree(("amod", word("former", "JJ")), office)
        if self.maybe(0.3):
            office = tree(("amod", self.demonym()), office)
        return tree(("nmod:desc", office), self.person())

    def country(self) -> Phrase:
        """A country by name."""
        if self.maybe(0.12):
            first, last, rel, upos = self.pick(
                ("South", "Africa", "compound", "PROPN"),
                ("South", "Korea", "compound", "PROPN"),
                ("Saudi", "Arabia", "amod", "ADJ"),
                ("Ivory", "Coast", "compound", "PROPN"),
                ("Costa", "Rica", "", ""),
                ("Sri", "Lanka", "", ""),
                ("Sierra", "Leone", "", ""),
            )
            if not rel:
                return named(tree(word(first, "NNP"), ("flat", word(last, "NNP"))), "LOC")
            return named(tree((rel, word(first, "NNP", upos=upos)), word(last, "NNP")), "LOC")
        return named(word(self.rnd.choice(lex.lands())[0], "NNP"), "LOC")

    def demonym(self) -> Phrase:
        """A nationality as an adjective."""
        name = self.rnd.choice(lex.lands())[1]
        return named(word(name, "JJ", name), "GROUP")

    def town(self) -> Phrase:
        """A town by name."""
        if self.maybe(0.2):
            front = self.pick("Port", "Lake", "Fort", "Cape", "New", "St.", "Mount", "San", "El")
            tail = word(self.invented(), "NNP")
            if front in ("San", "El"):
                return named(tree(word(front, "NNP"), ("flat", tail)), "LOC")
            relation = {"New": "amod", "St.": "nmod:desc"}.get(front, "compound")
            return named(tree((relation, word(front, "NNP", upos="ADJ" if front == "New" else "")), tail), "LOC")
        return named(word(self.of(lex.CITIES) if self.maybe(0.45) else self.invented(), "NNP"), "LOC")

    def place(self) -> Phrase:
        """A town, a country, or a town told by what it is."""
        chance = self.rnd.random()
        if chance < 0.2:
            return self.country()
        if chance < 0.3:
            town = tree(("case", prep("of")), self.town())
            kind = word(self.pick("town", "city", "port", "village", "district", "province"), "NN")
            return the(tree(("amod", word(self.of(lex.DEGREES), "JJ")), kind, ("nmod", town)))
        return self.town()

    def site(self) -> Phrase:
        """A place without a name, sometimes near one with a name."""
        made = noun(self.of(lex.SITES))
        if self.maybe(0.3):
            made = tree(("amod", word(self.of(lex.THING_ADJECTIVES), "JJ")), made)
        near = (
            ("nmod", tree(("case", prep(self.pick("of", "near", "in", "outside"))), self.town())) if self.maybe(0.2) else None
        )
        return the(tree(made, near))

    def agency(self) -> Phrase:
        """A news agency."""
        if self.maybe(0.4):
            return named(
                tree(("compound", word(self.invented(), "NNP")), word(self.pick("Wire", "Press", "News"), "NNP")), "ORG"
            )
        return named(word(self.of(lex.AGENCIES), "NNP"), "ORG")

    def outlet(self) -> Phrase:
        """A station or paper, often with the name of a country, a town or a person's word in it."""
        chance = self.rnd.random()
        place = self.rnd.choice(lex.lands())[0] if self.maybe(0.6) else self.of(lex.CITIES)
        if chance < 0.2:
            tail = word(self.of(lex.OUTLET_WORDS), "NNP")
            return named(
                tree(("compound", word(self.of(lex.OUTLET_FRONT), "NNP")), ("compound", word(place, "NNP")), tail), "ORG"
            )
        if chance < 0.35:
            last = self.pick(place, self.of(lex.OUTLET_WORDS), self.invented(), self.of(lex.FIRST))
            return named(tree(("compound", word(self.of(lex.OUTLET_FRONT), "NNP")), word(last, "NNP")), "ORG")
        if chance < 0.45:
            number = word(str(self.rnd.randint(1, 24)), "CD")
            return named(tree(word(self.pick("Channel", "Canal", "Radio", "TV", "Kanal"), "NNP"), ("flat", number)), "ORG")
        if chance < 0.62:
            return self.arabic_outlet()
        if chance < 0.8:
            front = word(self.pick(place, self.invented(), self.of(lex.OUTLET_WORDS)), "NNP")
            return named(tree(("compound", front), word(self.of([*lex.STATION, *lex.PAPER]), "NNP")), "ORG")
        kind = self.of(lex.PAPER_FRONT)
        timely = kind in ("Sunday", "Evening", "Morning", "Weekly")
        before = word(kind, "NNP", upos="PROPN" if timely else "ADJ")
        paper = tree(("compound" if timely else "amod", before), word(self.of(lex.PAPER), "NNP"))
        return the(named(paper, "ORG"))

    def arabic_outlet(self) -> Phrase:
        """A station whose name opens with an article and a hyphen: "Al-Zaman TV"."""
        front = tree(word(self.pick("Al", "El", "Al"), "NNP"), ("punct", hyphen()), ("flat", word(self.of(lex.ARABIC), "NNP")))
        if self.maybe(0.3):
            return named(front, "ORG")
        return named(tree(("compound", front), word(self.of(lex.STATION), "NNP")), "ORG")

    def body(self) -> Phrase:
        """A body with a name: a ministry, a party, a bank, a company, a union of states."""
        return self.deal(self.ministry, self.assembly, self.firm, self.bloc, self.acronym, self.party)

    def ministry(self) -> Phrase:
        """The Ministry of Health."""
        field = tree(("case", prep("of")), word(self.of(lex.PORTFOLIOS), "NNP"))
        kind = self.pick("Ministry", "Ministry", "Department", "Office")
        return the(named(tree(word(kind, "NNP"), ("nmod", field)), "ORG"))

    def assembly(self) -> Phrase:
        """The National Assembly, sometimes of a country: a body that contains no country by name and one that has it."""
        front = word(self.of(lex.BODY_FRONT), "NNP", upos="ADJ")
        made = named(tree(("amod", front), word(self.of(lex.BODY), "NNP")), "ORG")
        if self.maybe(0.4):
            made = tree(made, ("nmod", tree(("case", prep("of")), self.country())))
        return the(made)

    def firm(self) -> Phrase:
        """A company: "Kabo Timber Company", "Mali Rail"."""
        front = self.rnd.choice(lex.lands())[0] if self.maybe(0.4) else self.invented()
        trade = word(self.of(lex.BUSINESS), "NNP")
        if self.maybe(0.4):
            return named(tree(("compound", word(front, "NNP")), trade), "ORG")
        return named(tree(("compound", word(front, "NNP")), ("compound", trade), word(self.of(lex.FIRM), "NNP")), "ORG")

    def bloc(self) -> Phrase:
        """A union of states."""
        front = word(self.of(lex.REGIONS), "NNP", upos="ADJ")
        return the(named(tree(("amod", front), word(self.of(lex.UNIONS), "NNP")), "ORG"))

    def acronym(self) -> Phrase:
        """A body by its letters."""
        made = named(word(self.of(lex.ACRONYMS), "NNP"), "ORG")
        return the(made) if self.maybe(0.6) else made

    def party(self) -> Phrase:
        """The Party of Unity and Progress, the Movement for Reform."""
        causes = join(word(self.of(lex.CAUSES), "NNP"), [word(self.of(lex.CAUSES), "NNP")] if self.maybe(0.5) else [])
        front = word(self.pick("Party", "Movement", "Front", "Alliance", "Union", "League"), "NNP")
        return the(named(tree(front, ("nmod", tree(("case", prep(self.pick("of", "for"))), causes))), "ORG"))

    def event(self) -> Phrase:
        """An event with a name."""
        made = tree(("compound", word(self.of(lex.EVENT_FRONT), "NNP")), word(self.of(lex.EVENTS), "NNP"))
        if made.head.form == "Games":
            made.head.xpos, made.head.lemma = "NNPS", "Game"
        return the(named(made, "EVENT"))

    # ---- dates

    def day(self) -> Phrase:
        """A day of the week, or a part of it."""
        day = word(self.of(lex.DAYS), "NNP")
        if self.maybe(0.25):
            return named(tree(("compound", day), word(self.pick("morning", "night", "evening", "afternoon"), "NN")), "DATE")
        return named(day, "DATE")

    def date(self) -> Phrase:
        """A day of a month: "4 May", "May 4, 2011"."""
        month, number = word(self.of(lex.MONTHS), "NNP"), word(str(self.rnd.randint(1, 28)), "CD")
        if self.maybe(0.5):
            year = ("nmod:unmarked", word(str(self.rnd.randint(1961, 2024)), "CD")) if self.maybe(0.3) else None
            return named(tree(number, ("nmod:unmarked", month), year), "DATE")
        return named(tree(("compound", month), number), "DATE")

    def month(self) -> Phrase:
        """A month, a month of a year, or a year."""
        year = word(str(self.rnd.randint(1961, 2024)), "CD")
        if self.maybe(0.3):
            return named(year, "DATE")
        return named(tree(word(self.of(lex.MONTHS), "NNP"), ("nmod:unmarked", year) if self.maybe(0.4) else None), "DATE")

    def when(self) -> tuple[str, Phrase]:
        """A time with its relation to a verb."""
        chance = self.rnd.random()
        if chance < 0.3:
            return "obl", tree(("case", prep("on")), self.day())
        if chance < 0.42:
            return "obl", tree(("case", prep("on")), self.date())
        if chance < 0.55:
            return "obl", tree(("case", prep(self.pick("in", "in", "since" if self.maybe(0.1) else "in"))), self.month())
        if chance < 0.65:
            return "obl:unmarked", named(word(self.of(lex.DAYS), "NNP"), "DATE")
        if chance < 0.75:
            unit = word(self.pick("week", "month", "year"), "NN")
            return "obl:unmarked", named(tree(("amod", word("last", "JJ")), unit), "DATE")
        if chance < 0.83:
            return "obl:unmarked", named(word(self.pick("yesterday", "today"), "NN"), "DATE")
        if chance < 0.93:
            number = ("nummod", word(self.of(lex.NUMBERS), "CD"))
            span = named(
                tree(number, word(*self.pick(("days", "NNS", "day"), ("weeks", "NNS", "week"), ("years", "NNS", "year")))),
                "DATE",
            )
            return "advmod", tree(("obl:unmarked", span), word("ago", "RB"))
        return "obl", tree(("case", prep("at")), masked(word(self.pick("dawn", "noon", "midnight", "dusk"), "NN")))

    def where(self) -> tuple[str, Phrase]:
        """A place with its relation to a verb."""
        if self.maybe(0.35):
            return "obl", tree(("case", prep(self.pick("at", "near", "outside", "behind"))), self.site())
        place = self.place()
        if self.maybe(0.2) and len(place.words) == 1:
            country = tree(("punct", comma()), self.country())
            place = tree(place, ("nmod:unmarked", country))
        return "obl", tree(("case", prep(self.pick("in", "in", "in", "near", "outside"))), place)

    def adjuncts(self, most: int = 2) -> list[tuple[str, Phrase]]:
        """So many times, places and occasions at most, for behind a verb."""
        makers = self.rnd.sample([self.when, self.where, self.occasion], self.rnd.randint(0, most))
        return [make() for make in makers]

    def occasion(self) -> tuple[str, Phrase]:
        """An event before, during or after which it happens."""
        return "obl", tree(
            ("case", prep(self.pick("after", "during", "before", "after", "without", "despite"))), self.occurrence()
        )

    def occurrence(self) -> Phrase:
        """An event without a name."""
        made = noun(self.of(lex.EVENT_NOUNS))
        if self.maybe(0.3):
            made = tree(
                ("amod", word(self.pick("long", "second", "first", "brief", "bloody", "secret", "annual", "fierce"), "JJ")),
                made,
            )
        if self.maybe(0.2):
            many = tree(("nummod", word(self.of(lex.NUMBERS), "CD")), word(self.pick("hours", "days"), "NNS"))
            many.head.lemma = many.head.form[:-1]
            made = tree(made, ("nmod", tree(("case", prep("of")), many)))
        return with_article(made) if self.maybe(0.4) else the(made)

    # ---- noun phrases

    def office_word(self) -> Phrase:
        """The words of an office, in small letters, marked as such."""
        if self.maybe(0.4):
            field, row = self.of(lex.FIELD_OFFICES).split("|")
            many = field in ("mines", "customs")
            before = word(field, "NNS", field[:-1]) if many else word(field, "NN")
            return named(tree(("compound", before), word(row, "NN")), "OFFICE")
        if self.maybe(0.15):
            kind = self.pick(("prime", "minister"), ("foreign", "minister"), ("attorney", "general"), ("chief", "justice"))
            if kind[0] == "attorney":
                return named(tree(word("attorney", "NN"), ("amod", word("general", "JJ"))), "OFFICE")
            return named(tree(("amod", word(kind[0], "JJ")), word(kind[1], "NN")), "OFFICE")
        if self.maybe(0.1):
            staff = tree(("case", prep("of")), word(self.pick("staff", "police", "protocol"), "NN"))
            return named(tree(word("chief", "NN"), ("nmod", staff)), "OFFICE")
        return named(noun(self.of(lex.OFFICES)), "OFFICE")

    def office(self, national: float = 0.3) -> Phrase:
        """Somebody by the office alone: "the Zambian envoy to Chad", "the head of the port"."""
        chance = self.rnd.random()
        if chance < 0.3:
            envoy = named(
                word(self.pick("ambassador", "envoy", "consul", "representative", "emissary", "delegate"), "NN"), "OFFICE"
            )
            envoy = tree(("amod", self.demonym()) if self.maybe(0.7) else None, envoy)
            return the(tree(envoy, ("nmod", tree(("case", prep(self.pick("to", "to", "in"))), self.country()))))
        if chance < 0.55:
            head = word(self.pick("head", "chairman", "leader", "president", "director", "speaker", "chief", "secretary"), "NN")
            of = self.deal(self.body, self.body, self.site, self.common_body)
            return the(tree(named(head, "OFFICE"), ("nmod", tree(("case", prep("of")), of))))
        office = self.office_word()
        if self.maybe(national):
            office = tree(("amod", self.demonym()), office)
        if chance < 0.75 and len(office.words) < 3:
            office = tree(office, ("nmod", tree(("case", prep("of")), self.place())))
        elif self.maybe(0.2):
            return tree(("nmod:poss", possessive(self.country())), office)
        return the(office)

    def common_body(self) -> Phrase:
        """A body without a name: "the northern regiment"."""
        body = noun(self.of(lex.HUMAN_GROUP))
        if self.maybe(0.4):
            body = tree(("amod", self.demonym() if self.maybe(0.5) else word(self.of(lex.DEGREES), "JJ")), body)
        return the(body)

    def people(self, plural: bool | None = None) -> Phrase:
        """People without a name."""
        plural = self.maybe(0.6) if plural is None else plural
        row = self.of(lex.PEOPLE)
        made = noun(row, plural)
        if self.maybe(0.25):
            made = tree(("amod", self.demonym()), made)
        if self.maybe(0.3):
            made = tree(("amod", word(self.of(lex.ADJECTIVES), "JJ")), made)
        if not plural:
            return the(made) if self.maybe(0.5) else with_article(made)
        if self.maybe(0.45):
            return self.counted(made)
        article = self.pick("the", "", "some")
        return tree(("det", det(article)) if article else None, made)

    def counted(self, many: Phrase) -> Phrase:
        """So many of them."""
        number = word(self.of(lex.NUMBERS) if self.maybe(0.6) else str(self.rnd.randint(13, 900)), "CD")
        if self.maybe(0.12):
            least = tree(("case", prep("at")), word("least", "JJS"))
            number = tree(("nmod", least), number)
        elif self.maybe(0.12):
            more = tree(word("more", "JJR", upos="ADJ"), ("fixed", prep("than")))
            number = tree(("advmod", more), number)
        return tree(("nummod", number), many)

    def crowd(self) -> Phrase:
        """People who are always many."""
        made = collective(self.of(lex.COLLECTIVE))
        if self.maybe(0.4):
            made = tree(("amod", self.demonym() if self.maybe(0.6) else word(self.of(lex.ADJECTIVES), "JJ")), made)
        return the(made) if self.maybe(0.5) else made

    def national(self) -> Phrase:
        """Somebody by nationality alone: "the Chadian", "the nine-year-old Chadian", "two Malians"."""
        name = self.rnd.choice(lex.lands())[1]
        if self.maybe(0.35) and name.endswith(("an", "i")):
            made = named(word(name + "s", "NNPS", name), "GROUP")
            return self.counted(made) if self.maybe(0.6) else the(made)
        if not name.endswith(("an", "i", "ese")):
            name = self.pick("Malian", "Kenyan", "Ghanaian", "Ugandan", "Tunisian", "Haitian", "Somali", "Angolan")
        made = named(word(name, "NNP"), "GROUP")
        if self.maybe(0.45):
            made = tree(("amod", self.aged()), made)
        return the(made) if self.maybe(0.6) else with_article(made)

    def aged(self) -> Phrase:
        """An age before a noun: "nine-year-old"."""
        number = word(self.of(lex.NUMBERS) if self.maybe(0.5) else str(self.rnd.randint(12, 89)), "CD")
        years = tree(("nummod", tree(number, ("punct", hyphen()))), word("year", "NN"), ("punct", hyphen()))
        return tree(("obl:unmarked", years), word("old", "JJ"))

    def pronoun(self) -> Phrase:
        """A personal pronoun as a subject."""
        return word(self.pick("he", "she", "they", "he", "she"), "PRP")

    def relative_of(self) -> Phrase:
        """Somebody's kin or colleague: "his deputy"."""
        return tree(("nmod:poss", word(self.pick("his", "her", "their"), "PRP$")), word(self.of(lex.FAMILY), "NN"))

    def actor(self) -> Phrase:
        """Anybody who can act."""
        return self.rnd.choices(
            (
                self.people, self.person, self.titled, self.plain_title, self.office, self.common_body, self.crowd, self.body,
                self.country, self.pronoun, self.national, self.surname, self.outlet, self.presented, self.pair, self.police,
            ),
            (16, 8, 7, 4, 8, 6, 6, 6, 3, 5, 2, 3, 2, 6, 3, 2),
        )[0]()  # fmt: skip

    def police(self) -> Phrase:
        """The police."""
        made = word("police", "NNS", "police")
        return the(made) if self.maybe(0.4) else made

    def human(self) -> Phrase:
        """Somebody, no body of people."""
        return self.deal(self.people, self.person, self.titled, self.office, self.surname, self.presented)

    def presented(self, closed: bool = True) -> Phrase:
        """Somebody with an apposition, name first or office first."""
        if self.maybe(0.5):
            return apposed(self.office(), self.person() if self.maybe(0.75) else self.titled(), closed)
        return apposed(self.person(), self.described(), closed)

    def described(self) -> Phrase:
        """What a person is: an office, a former rank, a kinship."""
        chance = self.rnd.random()
        if chance < 0.5:
            return self.office()
        if chance < 0.7:
            rank = masked(word(self.of(lex.RANKS), "NN"))
            return with_article(tree(("amod", word(self.pick("former", "retired", "young"), "JJ")), rank))
        if chance < 0.85:
            mother = word(self.pick("mother", "father"), "NN")
            return with_article(tree(mother, ("nmod", tree(("case", prep("of")), word(self.of(lex.NUMBERS), "CD")))))
        return self.people(plural=False)

    def pair(self) -> Phrase:
        """Two who act together."""
        first, second = self.rnd.choice(
            (
                lambda: (self.titled(), self.titled()),
                lambda: (self.country(), self.country()),
                lambda: (self.common_body(), self.common_body()),
                lambda: (self.person(), self.relative_of()),
                lambda: (self.people(True), self.people(True)),
                lambda: (self.body(), self.country()),
            )
        )()
        both = ("cc:preconj", word("both", "CC")) if self.maybe(0.15) else None
        return tree(both, join(first, [second]))

    def thing(self) -> Phrase:
        """Something that things are done to."""
        plural = self.maybe(0.35)
        made = noun(self.of(lex.THINGS), plural)
        if self.maybe(0.3):
            made = tree(("amod", word(self.of(lex.THING_ADJECTIVES), "JJ")), made)
        if self.maybe(0.15):
            made = tree(made, ("nmod", tree(("case", prep("of")), self.deal(self.town, self.body, self.site))))
        if self.maybe(0.2):
            owner = self.deal(self.town, self.country, self.common_body)
            return tree(("nmod:poss", possessive(owner)), made)
        if plural:
            return self.deal(lambda: made, lambda: the(made), lambda: self.counted(made))
        return the(made) if self.maybe(0.65) else with_article(made)

    # ---- verb phrases

    def act(self, xpos: str, adjuncts: int = 2) -> Phrase:
        """A verb of this form with its objects and some of when, where and on what occasion."""
        chance = self.rnd.random()
        if chance < 0.34:
            return self.with_object(self.rnd.choice(lex.TO_THINGS), xpos, self.thing(), adjuncts)
        if chance < 0.58:
            return self.with_object(self.rnd.choice(lex.TO_PEOPLE), xpos, self.victim(), adjuncts)
        if chance < 0.7:
            return tree(self.verb(self.rnd.choice(lex.ALONE), xpos), *self.adjuncts(adjuncts))
        if chance < 0.82:
            way = tree(
                ("case", prep(self.pick("to", "from", "towards", "through", "into"))),
                self.place() if self.maybe(0.6) else self.site(),
            )
            return tree(self.verb(self.rnd.choice(lex.TO_PLACES), xpos), ("obl", way), *self.adjuncts(min(adjuncts, 1)))
        if chance < 0.91:
            return self.odd(xpos, adjuncts)
        done = tree(("mark", to()), self.act_simply("VB"))
        return tree(self.verb(self.rnd.choice(lex.PLANNING), xpos), ("xcomp", done))

    def act_simply(self, xpos: str) -> Phrase:
        """A verb with an object and no more."""
        if self.maybe(0.5):
            return self.with_object(self.rnd.choice(lex.TO_THINGS), xpos, self.thing(), 1)
        return self.with_object(self.rnd.choice(lex.TO_PEOPLE), xpos, self.victim(), 1)

    def odd(self, xpos: str, adjuncts: int = 1) -> Phrase:
        """A rare verb."""
        odd = self.rnd.choice(lex.ODD)
        if odd.base in lex.ODD_ALONE:
            return tree(self.verb(odd, xpos), *self.adjuncts(adjuncts))
        return self.with_object(odd, xpos, self.thing() if self.maybe(0.5) else self.victim(), adjuncts)

    def verb(self, made: Verb, xpos: str) -> Phrase:
        """The verb in the form of a tag."""
        return word(made.form(xpos), xpos, made.base)

    def with_object(self, made: Verb, xpos: str, thing: Phrase, adjuncts: int) -> Phrase:
        """A verb with its object."""
        adverb = ("advmod", word(self.of(lex.ADVERBS), "RB")) if self.maybe(0.06) and xpos != "VB" else None
        return tree(adverb, self.verb(made, xpos), ("obj", thing), *self.adjuncts(adjuncts))

    def victim(self) -> Phrase:
        """Somebody that things are done to; nothing stays open behind a comma."""
        if self.maybe(0.1):
            form, lemma = self.pick(("him", "he"), ("her", "she"), ("them", "they"))
            return word(form, "PRP", lemma)
        return self.deal(
            self.people, self.people, self.person, self.titled, self.office, self.crowd, self.plain_title, self.national
        )

    def participle(self, made: Verb | None = None, most: int = 1) -> Phrase:
        """What was done to a noun: "seized on Monday", "driven out by the flood"."""
        made = made or self.rnd.choice(lex.TO_PEOPLE)
        agent = ("obl:agent", tree(("case", prep("by")), self.agent())) if self.maybe(0.4) else None
        adjuncts = self.adjuncts(most) if agent else [self.rnd.choice((self.when, self.where))()]
        return tree(self.verb(made, "VBN"), agent, *adjuncts)

    def agent(self) -> Phrase:
        """Who did it, behind "by"."""
        return self.deal(
            self.people, self.crowd, self.common_body, self.office, self.titled, self.body, self.police, self.person
        )

    def charged(self) -> Phrase:
        """Charged with a deed: "suspected of forging permits"."""
        row, preposition = self.rnd.choice(lex.CHARGES)
        made = lex.verb(row)
        if self.maybe(0.65):
            deed = tree(("mark", word(preposition, "IN", upos="SCONJ")), self.deed())
            return tree(self.verb(made, "VBN"), ("advcl", deed))
        return tree(self.verb(made, "VBN"), ("obl", tree(("case", prep(preposition)), word(self.of(lex.ABSTRACT), "NN"))))

    def deed(self) -> Phrase:
        """A deed as a gerund, with an object or alone."""
        if self.maybe(0.4):
            return self.verb(
                self.rnd.choice(
                    (*lex.ALONE, *lex.verbs("plot+ scheme spy steal/stole/stolen lie/lay/lain conspire poach loot"))
                ),
                "VBG",
            )
        return self.act_simply("VBG")

    def passive(
        self, subject: Phrase, made: Verb, auxiliaries: list[Phrase] | None = None, rest: list[tuple[str, Phrase]] | None = None
    ) -> Phrase:
        """A clause whose subject receives what is done."""
        helpers = auxiliaries or [be("were" if is_plural(subject) else "was")]
        marks = [("aux", each) for each in helpers[:-1]] + [("aux:pass", helpers[-1])]
        agent = ("obl:agent", tree(("case", prep("by")), self.agent())) if self.maybe(0.35) else None
        return tree(
            ("nsubj:pass", subject), *marks, self.verb(made, "VBN"), agent, *(self.adjuncts() if rest is None else rest)
        )

    def clause(self, subject: Phrase | None = None) -> Phrase:
        """A plain clause of the past, active or passive."""
        subject = subject or self.actor()
        if self.maybe(0.2):
            return self.passive(subject, self.rnd.choice(lex.TO_PEOPLE))
        if self.maybe(0.1):
            return tree(("nsubj", subject), ("aux", have("had")), self.act("VBN"))
        if self.maybe(0.06):
            return tree(("nsubj", subject), ("aux", did()), ("advmod", negation()), self.act("VB"))
        if self.maybe(0.08):
            will = word(self.pick("will", "would", "could", "might"), "MD")
            return tree(("nsubj", subject), ("aux", will), self.act("VB"))
        return tree(("nsubj", subject), self.act("VBD"))

    def speech(self) -> Phrase:
        """A verb of saying."""
        return self.verb(self.rnd.choice(lex.SAYING), "VBD")

    def speaker(self) -> Phrase:
        """Somebody who speaks."""
        return self.deal(
            self.surname,
            self.surname,
            self.person,
            self.titled,
            self.plain_title,
            self.office,
            self.presented,
            self.pronoun,
            self.people,
        )

    def said(self, words: Phrase, speaker: Phrase | None = None, rest: list[tuple[str, Phrase]] | None = None) -> Phrase:
        """What is said, then who says it: the words are the clause of the verb of saying."""
        speaker = speaker or self.speaker()
        closing = [self.when()] if rest is None and self.maybe(0.2) else rest or []
        if speaker.head.xpos != "PRP" and self.maybe(0.25) and speaker.words[-1].form != ",":
            return tree(("ccomp", words), self.speech(), ("nsubj", speaker))
        return tree(("ccomp", words), ("nsubj", speaker), self.speech(), *closing)

    def quoted_end(self, clause: Phrase) -> Phrase:
        """A clause that closes a quotation before its speaker."""
        marks = [("punct", quote(False)), ("punct", comma())] if self.british else [("punct", comma()), ("punct", quote(False))]
        return tree(clause, *marks)

    def quotable(self) -> Phrase:
        """A clause as people say it."""
        if self.maybe(0.35):
            return tree(("nsubj", word(self.pick("we", "I", "they", "we"), "PRP")), self.act("VBD"))
        if self.maybe(0.2):
            subject = self.pick(word("it", "PRP"), word("this", "DT", upos="PRON"), word("that", "DT", upos="PRON"))
            quality = word(self.pick("lie", "mistake", "disgrace", "trap", "disaster", "victory", "beginning"), "NN")
            return tree(("nsubj", subject), ("cop", be("is")), with_article(quality))
        return self.clause()

    # ---- templates: datelines and dashes

    def dash_mark(self) -> Phrase:
        """A dash between words."""
        return dash(self.dash, "<>" if self.tight_dash else "")

    def dateline(self) -> list[Phrase]:
        """A town with date or agency, a dash, and a sentence that it is no part of."""
        town = self.town()
        chance = self.rnd.random()
        big = self.maybe(0.6) and "." not in town.words[0].form
        parts: list[tuple[str, Phrase]] = []
        if chance < 0.3:
            parts.append(("nmod:unmarked", tree(("punct", comma()), self.country())))
        if 0.2 < chance < 0.6:
            parts.append(("nmod:unmarked", tree(("punct", comma()), self.date())))
        if chance > 0.45:
            agency = tree(("punct", word("(", "-LRB-", tight=">")), self.agency(), ("punct", word(")", "-RRB-", tight="<")))
            parts.append(("list", agency))
        town = upper(town) if big else town
        mark = dash(self.pick("—", "–", "-", "--", "-"))
        front = tree(town, *parts, ("punct", mark))
        return [tree(("dep", front), capital(self.clause()), ("punct", stop()))]

    def dashed_aside(self) -> list[Phrase]:
        """A subject with an aside between dashes: what a dateline looks like and is not."""
        subject = self.deal(self.town, self.town, self.person, self.country, self.titled, self.body, self.office, self.outlet)
        kind = subject.head.tag[2:]
        if kind == "LOC":
            aside = self.deal(self.place_description, self.place_description, self.superlative)
        elif kind == "PERSON":
            aside = self.described()
        else:
            aside = self.deal(
                lambda: with_article(noun(self.pick("body", "group", "outfit", "ally", "critic"))), self.superlative
            )
        marked = tree(subject, ("appos", tree(("punct", self.dash_mark()), aside)), ("punct", self.dash_mark()))
        return [sentence(self.clause(marked))]

    def place_description(self) -> Phrase:
        """What a place is: "the capital of Ghana", "a town of weavers"."""
        kind = word(self.pick("capital", "seat", "port", "gateway", "pride"), "NN")
        if self.maybe(0.5):
            return the(tree(kind, ("nmod", tree(("case", prep("of")), self.country()))))
        people = tree(("case", prep("of")), noun(self.of(lex.PEOPLE), True))
        return with_article(tree(word(self.pick("town", "city", "place", "port"), "NN"), ("nmod", people)))

    def superlative(self) -> Phrase:
        """The country's largest of its kind."""
        owner = possessive(self.country())
        most = word(
            *self.pick(
                ("largest", "JJS", "large"), ("oldest", "JJS", "old"), ("poorest", "JJS", "poor"), ("second", "JJ", "second")
            )
        )
        return tree(("nmod:poss", owner), ("amod", most), word(self.pick("city", "port", "town", "market", "rival"), "NN"))

    # ---- templates: appositions

    def office_then_name(self) -> list[Phrase]:
        """The Zambian envoy to Chad, Aaro Mensah, did it."""
        return [sentence(self.clause(apposed(self.office(0.6), self.person())))]

    def name_then_office(self) -> list[Phrase]:
        """Aaro Mensah, the head of the council, did it."""
        return [sentence(self.clause(apposed(self.person(), self.described())))]

    def speaker_with_apposition(self) -> list[Phrase]:
        """It happened, the envoy to Chad, Aaro Mensah, said."""
        who = apposed(self.office(0.6), self.person() if self.maybe(0.8) else self.titled())
        return [sentence(tree(("ccomp", tree(capital(self.clause()), ("punct", comma()))), ("nsubj", who), self.speech()))]

    def apposition_then_speaker(self) -> list[Phrase]:
        """Whoever did it was the envoy to Chad, Aaro Mensah, Dahl said: two names side by side."""
        doer = tree(self.one(), ("acl:relcl", tree(("nsubj", word("who", "WP")), self.act("VBD", 1))))
        identified = apposed(self.office(0.6), self.person(), closed=False)
        claim = tree(("nsubj", doer), ("cop", be("was")), identified, ("punct", comma()))
        return [sentence(tree(("ccomp", capital(claim)), ("nsubj", self.surname()), self.speech()))]

    def object_apposition_then_speaker(self) -> list[Phrase]:
        """They freed the envoy, Aaro Mensah, Dahl said."""
        made = self.rnd.choice(lex.TO_PEOPLE)
        victim = apposed(self.office(0.5), self.person(), closed=False)
        claim = tree(("nsubj", self.actor_without_tail()), self.verb(made, "VBD"), ("obj", victim), ("punct", comma()))
        return [sentence(tree(("ccomp", capital(claim)), ("nsubj", self.deal(self.surname, self.titled)), self.speech()))]

    def actor_without_tail(self) -> Phrase:
        """An actor that ends in no comma."""
        return self.deal(self.people, self.crowd, self.common_body, self.police, self.surname, self.country)

    def one(self) -> Phrase:
        """The one of whom a relative clause tells."""
        return the(word(self.pick("man", "woman", "person", "official", "officer", "stranger", "visitor"), "NN"))

    def two_with_appositions(self) -> list[Phrase]:
        """Aaro Mensah, the mayor, and his deputy, Tove Dahl, did it."""
        first = apposed(self.person(), self.office(), closed=False)
        second = apposed(self.relative_of() if self.maybe(0.6) else self.office(), self.person())
        both = tree(first, ("conj", tree(("punct", comma()), ("cc", word("and", "CC")), second)))
        return [sentence(self.clause(both))]

    def three_appositions(self) -> list[Phrase]:
        """Tove Dahl, a former judge, a mother of four and the head of the union, did it."""
        listed = join(self.described(), [self.described(), self.described()], serial=self.serial)
        return [sentence(self.clause(apposed(self.person(), listed)))]

    def apposition_with_relative(self) -> list[Phrase]:
        """His successor, General Aaro Mensah, who fled in May, did it."""
        told = tree(("nsubj", word("who", "WP")), self.act("VBD", 1))
        name = modified(self.titled(1.0) if self.maybe(0.6) else self.person(), "acl:relcl", told, closed=False)
        head = self.relative_of() if self.maybe(0.6) else self.office()
        return [sentence(self.clause(apposed(head, name)))]

    def place_then_subject(self) -> list[Phrase]:
        """In the capital, Kabo, the chief of staff, General Aaro Mensah, did it: two appositions and no list."""
        spot = the(word(self.pick("capital", "port", "suburb", "province", "village", "city", "enclave"), "NN"))
        place = tree(("case", prep(self.pick("in", "near", "outside"))), apposed(spot, self.town(), closed=False))
        when = ("obl", tree(("case", prep("on")), self.day(), ("punct", comma()))) if self.maybe(0.5) else None
        who = (
            apposed(self.office(), self.titled(1.0) if self.maybe(0.5) else self.person()) if self.maybe(0.75) else self.actor()
        )
        return [sentence(tree(when, ("obl", tree(place, ("punct", comma()))), self.clause(who)))]

    def place_apposition(self) -> list[Phrase]:
        """It happened in Kabo, the capital of Ghana; here the place has the apposition."""
        place = apposed(self.town(), self.place_description(), closed=False)
        return [sentence(tree(self.subject_and_act(0), ("obl", tree(("case", prep("in")), place))))]

    def subject_and_act(self, adjuncts: int) -> Phrase:
        """A short clause of the past."""
        return tree(("nsubj", self.actor()), self.act_verb_object(adjuncts))

    def act_verb_object(self, adjuncts: int) -> Phrase:
        """A verb of the past with a thing for its object."""
        return self.with_object(self.rnd.choice(lex.TO_THINGS), "VBD", self.thing(), adjuncts)

    def list_of_ranks(self) -> list[Phrase]:
        """The men freed are Aaro Mensah, spokesman of the union, Tove Dahl, its treasurer, and two clerks."""
        members = [self.listed() for _ in range(self.rnd.randint(1, 3))]
        last = self.people(True) if self.maybe(0.6) else self.listed()
        names = self.listed()
        for member in members:
            names = tree(names, ("conj", tree(("punct", comma()), member)))
        names = tree(names, ("conj", tree(("punct", comma()), ("cc", word("and", "CC")), last)))
        freed = tree(the(noun(self.of(lex.PEOPLE), True)), ("acl", self.verb(self.rnd.choice(lex.TO_PEOPLE), "VBN")))
        if self.maybe(0.6):
            return [sentence(tree(("nsubj", freed), ("cop", be(self.pick("are", "were"))), names))]
        return [
            sentence(
                tree(("nsubj", self.actor_without_tail()), self.verb(self.rnd.choice(lex.TO_PEOPLE), "VBD"), ("obj", names))
            )
        ]

    def listed(self) -> Phrase:
        """A member of a list with what he is, without an article as lists have it."""
        office = self.office_word()
        if self.maybe(0.4):
            return apposed(self.person(), tree(("nmod:poss", word("its", "PRP$")), office), closed=False)
        of = ("nmod", tree(("case", prep("of")), self.deal(self.common_body, self.site, self.body)))
        return apposed(self.person(), tree(office, of), closed=False)

    def list_of_names(self) -> list[Phrase]:
        """Plain lists: of persons, of towns, of offices without names."""
        make = self.pick(self.person, self.town, self.office_short, self.country, self.titled)
        listed = join(make(), [make() for _ in range(self.rnd.randint(2, 4))], serial=self.serial)
        if listed.head.tag == "B-LOC" and self.maybe(0.7):
            return [sentence(tree(self.subject_and_act(0), ("obl", tree(("case", prep("in")), listed))))]
        return [sentence(self.clause(listed))]

    def office_short(self) -> Phrase:
        """An office by one or two words."""
        return the(self.office_word())

    # ---- templates: speech

    def quote_then_speaker(self) -> list[Phrase]:
        """“It happened,” Dahl said."""
        words = tree(("punct", quote(True)), self.quoted_end(capital(self.quotable())))
        return [tree(self.said(words), ("punct", stop()))]

    def two_sentences_then_speaker(self) -> list[Phrase]:
        """“It happened. They fled,” Dahl said."""
        opening = [tree(("punct", quote(True)), capital(self.quotable()), ("punct", stop()))]
        opening += [sentence(self.quotable()) for _ in range(self.maybe(0.3))]
        last = self.said(self.quoted_end(capital(self.quotable())))
        return [*opening, tree(last, ("punct", stop()))]

    def quote_after_colon(self) -> list[Phrase]:
        """Dahl said: “It happened. They fled.”"""
        mark = ("punct", word(":", ":", tight="<")) if self.maybe(0.7) else ("punct", comma())
        words = tree(mark, ("punct", quote(True)), capital(self.quotable()))
        first = tree(("nsubj", self.speaker()), self.speech(), ("ccomp", words))
        if self.maybe(0.35):
            return [tree(capital(first), ("punct", stop()), ("punct", quote(False)))]
        more = [sentence(self.quotable()) for _ in range(self.maybe(0.3))]
        return [sentence(first), *more, tree(capital(self.quotable()), ("punct", stop()), ("punct", quote(False)))]

    def quote_goes_on(self) -> list[Phrase]:
        """“It happened,” Dahl said. “They fled.”"""
        closing = tree(("punct", quote(True)), capital(self.quotable()), ("punct", stop()), ("punct", quote(False)))
        return [*self.quote_then_speaker(), closing]

    def speaker_inside(self) -> list[Phrase]:
        """The ferry, Dahl said, sank: the verb of saying stands beside the sentence."""
        aside = tree(
            ("punct", comma()),
            ("nsubj", self.pick(self.surname, self.pronoun, self.titled)()),
            self.speech(),
            ("punct", comma()),
        )
        return [sentence(tree(("nsubj", self.actor_without_tail()), ("parataxis", aside), self.act("VBD")))]

    def speaker_last(self) -> list[Phrase]:
        """It happened, Dahl said."""
        return [sentence(self.said(tree(self.clause(), ("punct", comma()))))]

    def speaker_first(self) -> list[Phrase]:
        """Dahl said (that) it happened."""
        mark = ("mark", that()) if self.maybe(0.65) else None
        when = self.when() if self.maybe(0.2) and mark else None
        return [sentence(tree(("nsubj", self.speaker()), self.speech(), when, ("ccomp", tree(mark, self.clause()))))]

    def told(self) -> list[Phrase]:
        """Dahl told Radio Kabo that it happened."""
        hearer = self.deal(
            self.outlet,
            self.outlet,
            self.body,
            self.common_body,
            lambda: noun(self.pick("reporter", "journalist", "supporter"), True),
        )
        verb = self.verb(self.rnd.choice(lex.TELLING), "VBD")
        claim = ("ccomp", tree(("mark", that()), self.clause()))
        return [sentence(tree(("nsubj", self.speaker()), verb, ("iobj", hearer), claim))]

    def according_to(self) -> list[Phrase]:
        """According to Radio Kabo, it happened."""
        link = tree(word("according", "VBG", "accord"), ("fixed", prep("to")))
        source = tree(("case", link), self.deal(self.outlet, self.body, self.office, self.agency, self.people, self.person))
        if self.maybe(0.5):
            return [sentence(tree(("obl", tree(source, ("punct", comma()))), self.clause()))]
        return [sentence(tree(self.clause(), ("obl", tree(("punct", comma()), source))))]

    def scare_quotes(self) -> list[Phrase]:
        """Dahl called the “reform” a trick: marks round a word are no quotation."""
        marked = noun(self.of(lex.THINGS))
        thing = the(tree(("punct", quote(True)), marked, ("punct", quote(False))))
        if self.maybe(0.5):
            trick = with_article(word(self.pick("trick", "farce", "sham", "swindle", "joke", "trap"), "NN"))
            claim = ("ccomp", tree(("mark", that()) if self.maybe(0.5) else None, ("nsubj", thing), ("cop", be("was")), trick))
            return [sentence(tree(("nsubj", self.speaker()), self.speech(), claim)), *self.maybe_quote()]
        return [
            sentence(tree(("nsubj", self.actor()), self.with_object(self.rnd.choice(lex.TO_THINGS), "VBD", thing, 1))),
            *self.maybe_quote(),
        ]

    def maybe_quote(self) -> list[Phrase]:
        """A real quotation that follows, at times."""
        whole = tree(("punct", quote(True)), capital(self.quotable()), ("punct", stop()), ("punct", quote(False)))
        return [whole] if self.maybe(0.5) else []

    def outlet_reports(self) -> list[Phrase]:
        """Al-Zaman TV reported that it happened; Radio Mali Monde showed the wreck."""
        if self.maybe(0.5):
            verb = self.verb(
                self.rnd.choice(lex.verbs("report report show broadcast/broadcast/broadcast reveal announce")), "VBD"
            )
            return [sentence(tree(("nsubj", self.outlet()), verb, ("ccomp", tree(("mark", that()), self.clause()))))]
        verb = self.verb(self.rnd.choice(lex.verbs("show publish air broadcast/broadcast/broadcast film print carry")), "VBD")
        first = tree(("nsubj", self.outlet()), verb, ("obj", self.thing()))
        if self.maybe(0.5):
            second = tree(("punct", comma()), ("cc", word("and", "CC")), ("nsubj", self.outlet()), self.act_verb_object(1))
            first = tree(first, ("conj", second))
        return [sentence(first)]

    def speaking_to(self) -> list[Phrase]:
        """Bishop Mensah, speaking to Radio Mali Monde, blamed Colonel Keita."""
        speaking = self.verb(lex.verb(self.pick("speak", "talk", "write")), "VBG")
        spoke = tree(speaking, ("obl", tree(("case", prep(self.pick("to", "on", "to"))), self.outlet())))
        who = modified(self.deal(self.titled, self.person), "acl", spoke)
        return [sentence(tree(("nsubj", who), self.with_object(self.rnd.choice(lex.TO_PEOPLE), "VBD", self.titled(0.4), 1)))]

    def countries_act(self) -> list[Phrase]:
        """Chad and Togo signed the treaty: countries by themselves."""
        subject = self.country() if self.maybe(0.4) else join(self.country(), [self.country()])
        return [sentence(self.clause(subject))]

    # ---- templates: titles and nationalities

    def post_between(self) -> list[Phrase]:
        """Envoy to Kenya Tove Dahl met Minister Keita."""
        first = tree(("nmod:desc", self.posted()), self.person())
        other = self.titled()
        subject, thing = (first, other) if self.maybe(0.5) else (other, first)
        made = self.rnd.choice((*lex.TO_PEOPLE, *lex.verbs("meet/met/met join see/saw/seen call receive")))
        return [sentence(tree(("nsubj", subject), self.with_object(made, "VBD", thing, 1)))]

    def titles_of_two(self) -> list[Phrase]:
        """President Mensah and Prime Minister Tove Dahl did it."""
        return [sentence(self.clause(join(self.titled(), [self.titled()])))]

    def nationality(self) -> list[Phrase]:
        """The Chadian, a former sergeant, was freed."""
        who = self.national()
        if not is_plural(who) and self.maybe(0.6):
            who = apposed(who, self.described())
        return [sentence(self.clause(who))]

    def nationality_before(self) -> list[Phrase]:
        """Malian troops freed two Nigerien drivers."""
        subject = tree(
            ("amod", self.demonym()),
            collective(self.of(lex.COLLECTIVE)) if self.maybe(0.5) else noun(self.of(lex.PEOPLE), True),
        )
        freed = tree(("amod", self.demonym()), noun(self.of(lex.PEOPLE), True))
        return [
            sentence(tree(("nsubj", subject), self.with_object(self.rnd.choice(lex.TO_PEOPLE), "VBD", self.counted(freed), 1)))
        ]

    def aged_one(self) -> list[Phrase]:
        """The nine-year-old was found; a 30-year-old baker did it."""
        if self.maybe(0.5):
            baker = tree(("amod", self.aged()), noun(self.of(lex.PEOPLE)))
            return [sentence(self.clause(the(baker) if self.maybe(0.5) else with_article(baker)))]
        number = word(self.of(lex.NUMBERS), "CD")
        years = tree(("nummod", tree(number, ("punct", hyphen()))), word("year", "NN"), ("punct", hyphen()))
        return [sentence(self.clause(the(tree(("compound", years), word("old", "NN")))))]

    # ---- templates: denial

    def neither_subjects(self) -> list[Phrase]:
        """Neither the union nor the ministry did it."""
        pair = tree(
            ("cc:preconj", word("neither", "CC")),
            join(
                self.deal(self.common_body, self.person, self.office, self.country, self.titled),
                [self.deal(self.common_body, self.relative_of, self.office, self.body)],
                "nor",
            ),
        )
        clause = (
            tree(("nsubj", pair), self.act("VBD")) if self.maybe(0.7) else self.passive(pair, self.rnd.choice(lex.TO_PEOPLE))
        )
        return [sentence(clause)] if self.maybe(0.7) else [sentence(self.said(tree(clause, ("punct", comma()))))]

    def neither_verbs(self) -> list[Phrase]:
        """The court neither freed the men nor fined them."""
        second = tree(("cc", word("nor", "CC")), self.act_simply("VBD"))
        first = tree(("cc:preconj", word("neither", "CC")), self.act_simply("VBD"))
        return [sentence(tree(("nsubj", self.actor()), first, ("conj", second)))]

    def neither_objects(self) -> list[Phrase]:
        """The raid hurt neither the guards nor the crew."""
        things = tree(("cc:preconj", word("neither", "CC")), join(self.thing(), [self.thing()], "nor"))
        return [sentence(tree(("nsubj", self.actor()), self.with_object(self.rnd.choice(lex.TO_THINGS), "VBD", things, 1)))]

    def nor_did(self) -> list[Phrase]:
        """The army did not do this, nor did it do that."""
        subject = self.actor()
        again = word("they" if is_plural(subject) else self.pick("it", "he", "she"), "PRP")
        denied = tree(("nsubj", subject), ("aux", did()), ("advmod", negation()), self.act("VB", 1))
        nor = tree(
            ("cc", word("nor", "CC")), ("aux", did()), ("nsubj", again if self.maybe(0.7) else self.people()), self.act("VB", 1)
        )
        if self.maybe(0.25):
            return [sentence(denied), sentence(nor)]
        return [sentence(tree(denied, ("conj", tree(("punct", comma()), nor))))]

    def no_one(self) -> list[Phrase]:
        """Nobody did it; no guard was freed; none of the men left."""
        first = self.clause_denied()
        if self.maybe(0.45):
            nor_subject = tree(("det", det("any")), noun(self.of(lex.PEOPLE)))
            nor = tree(
                ("punct", comma()),
                ("cc", word("nor", "CC")),
                ("aux:pass", be("was")),
                ("nsubj:pass", nor_subject),
                self.verb(self.rnd.choice(lex.TO_PEOPLE), "VBN"),
            )
            return [sentence(tree(first, ("conj", nor)))]
        if self.maybe(0.35):
            second = tree(("punct", comma()), ("cc", word("and", "CC")), self.clause_denied())
            return [sentence(tree(first, ("conj", second)))]
        return [sentence(first)]

    def clause_denied(self) -> Phrase:
        """A clause whose subject denies it."""
        chance = self.rnd.random()
        if chance < 0.35:
            nobody = word(self.pick("nobody", "nobody", "nothing"), "NN", upos="PRON")
        elif chance < 0.5:
            nobody = tree(("det", det("no")), word("one", "NN"))
        elif chance < 0.75:
            nobody = tree(("det", det("no")), noun(self.of(lex.PEOPLE), self.maybe(0.3)))
        else:
            of = tree(
                ("case", prep("of")), the(noun(self.of(lex.PEOPLE), True)) if self.maybe(0.7) else word("them", "PRP", "they")
            )
            nobody = tree(word("none", "NN"), ("nmod", of))
        if self.maybe(0.4):
            return self.passive(nobody, self.rnd.choice(lex.TO_PEOPLE), rest=self.adjuncts(1))
        return tree(("nsubj", nobody), self.act("VBD", 1))

    def never(self) -> list[Phrase]:
        """The rebels never did it."""
        subject = self.actor()
        if self.maybe(0.5):
            return [sentence(tree(("nsubj", subject), ("advmod", word("never", "RB")), self.act("VBD")))]
        aux = have("have" if is_plural(subject) else "has")
        return [sentence(tree(("nsubj", subject), ("aux", aux), ("advmod", word("never", "RB")), self.act("VBN")))]

    def not_only(self) -> list[Phrase]:
        """Not only did the army do this, it also did that."""
        only = word("only", "RB")
        front = tree(
            ("advmod", negation()), ("advmod", only), ("aux", did()), ("nsubj", self.actor_without_tail()), self.act("VB", 1)
        )
        but = ("cc", word("but", "CC")) if self.maybe(0.5) else None
        also = tree(
            ("punct", comma()),
            but,
            ("nsubj", word(self.pick("it", "they"), "PRP")),
            ("advmod", word("also", "RB")),
            self.act("VBD", 1),
        )
        return [sentence(tree(front, ("conj" if but else "parataxis", also)))]

    # ---- templates: participles

    def participle_subject(self) -> list[Phrase]:
        """The man freed on Monday vanished."""
        return [sentence(tree(("nsubj", tree(self.bare_people(), ("acl", self.participle()))), self.act("VBD")))]

    def bare_people(self) -> Phrase:
        """People that a participle follows at once."""
        plural = self.maybe(0.6)
        made = noun(self.of(lex.PEOPLE), plural)
        if plural:
            return self.counted(made) if self.maybe(0.5) else the(made)
        return the(made) if self.maybe(0.6) else with_article(made)

    def charged_subject(self) -> list[Phrase]:
        """Three clerks suspected of forging permits vanished."""
        return [sentence(tree(("nsubj", tree(self.bare_people(), ("acl", self.charged()))), self.act("VBD", 1)))]

    def charged_clause(self) -> list[Phrase]:
        """Three clerks were suspected of forging permits: here the same form is the verb of the sentence."""
        who = self.bare_people()
        aux = be("were" if is_plural(who) else "was")
        return [sentence(tree(("nsubj:pass", who), ("aux:pass", aux), self.charged()))]

    def accuses(self) -> list[Phrase]:
        """The court accused three clerks of forging permits."""
        deed = tree(("mark", word("of", "IN", upos="SCONJ")), self.deed())
        made = self.verb(lex.verb(self.pick("accuse", "suspect", "convict")), "VBD")
        return [
            sentence(
                tree(
                    ("nsubj", self.actor_without_tail()),
                    made,
                    ("obj", self.deal(self.people, self.person, self.country, self.titled)),
                    ("advcl", deed),
                )
            )
        ]

    def ambiguous_verb(self) -> list[Phrase]:
        """The clerks accused the baker; the clerks accused at the port left."""
        people, made = self.bare_people(), self.rnd.choice(lex.TO_PEOPLE)
        if self.maybe(0.5):
            return [sentence(tree(("nsubj", people), self.with_object(made, "VBD", self.victim(), 1)))]
        hung = tree(people, ("acl", tree(self.verb(made, "VBN"), self.rnd.choice((self.where, self.when))())))
        return [sentence(tree(("nsubj", hung), self.act("VBD", 1)))]

    def two_participles(self) -> list[Phrase]:
        """The mayor, ousted in May and suspected of fraud, was freed in Kabo."""
        second = tree(("cc", word("and", "CC")), self.charged() if self.maybe(0.6) else self.participle())
        both = tree(
            tree(self.verb(self.rnd.choice(lex.TO_PEOPLE), "VBN"), self.rnd.choice((self.when, self.where))()), ("conj", second)
        )
        who = modified(self.deal(self.office, self.person, self.titled, self.people), "acl", both)
        return [sentence(self.clause(who))]

    def participle_between(self) -> list[Phrase]:
        """The rebels, helped by farmers, did this and did that."""
        who = modified(self.deal(self.crowd, self.people, self.common_body), "acl", self.participle(most=0))
        first = tree(("nsubj", who), self.act("VBD", 1))
        return [sentence(tree(first, ("conj", tree(("cc", word("and", "CC")), self.act("VBD", 1)))))]

    def participle_opens(self) -> list[Phrase]:
        """Burning the list, the court freed two men; freed on Monday, the clerk left."""
        first = self.act_simply("VBG") if self.maybe(0.6) else self.participle()
        return [sentence(tree(("advcl", tree(first, ("punct", comma()))), self.clause()))]

    def participle_closes(self) -> list[Phrase]:
        """The court ruled against the party of the miners, burning the list at dawn."""
        closing = tree(("punct", comma()), self.act("VBG", 1))
        return [sentence(tree(("nsubj", self.actor_without_tail()), self.act("VBD", 1), ("advcl", closing)))]

    def active_participle(self) -> list[Phrase]:
        """Men watching the bank shot a clerk."""
        if self.maybe(0.5):
            doing = tree(
                self.verb(self.rnd.choice((*lex.TO_THINGS, *lex.verbs("watch carry patrol defend hold/held/held"))), "VBG"),
                ("obj", self.thing()),
            )
        else:
            doing = self.act("VBG", 1)
        subject = self.bare_agents() if self.maybe(0.6) else self.bare_people()
        act = self.with_object(self.rnd.choice(lex.TO_PEOPLE), "VBD", self.victim(), 1) if self.maybe(0.7) else self.act("VBD")
        return [sentence(tree(("nsubj", tree(subject, ("acl", doing))), act))]

    def participle_in_participle(self) -> list[Phrase]:
        """The lorries found at the mill went to a bank run by the uncle of the mayor."""
        things = the(noun(self.of(lex.THINGS), True))
        found = tree(self.verb(self.rnd.choice(lex.TO_THINGS), "VBN"), self.where())
        uncle = the(tree(word(self.of(lex.FAMILY), "NN"), ("nmod", tree(("case", prep("of")), self.office_short()))))
        run = self.rnd.choice(lex.verbs("run+/ran/run control+ manage lead/led/led finance found"))
        firm = with_article(
            tree(
                word(self.pick("trust", "company", "bank", "group", "charity"), "NN"),
                ("acl", tree(self.verb(run, "VBN"), ("obl:agent", tree(("case", prep("by")), uncle)))),
            )
        )
        belong = self.verb(self.rnd.choice(lex.verbs("go/went/gone return pass fall/fell/fallen")), "VBD")
        return [sentence(tree(("nsubj", tree(things, ("acl", found))), belong, ("obl", tree(("case", prep("to")), firm))))]

    def participle_under_said(self) -> list[Phrase]:
        """Police said the clerk wanted for theft had been freed."""
        wanted = self.verb(
            self.rnd.choice((*lex.verbs("want seek/sought/sought hunt know/knew/known hold/held/held"), *lex.TO_PEOPLE)), "VBN"
        )
        reason = (
            "obl",
            tree(
                ("case", prep(self.pick("for", "over"))),
                the(noun(self.of(lex.EVENT_NOUNS))) if self.maybe(0.6) else word(self.of(lex.ABSTRACT), "NN"),
            ),
        )
        when = self.when() if self.maybe(0.3) else None
        who = tree(self.bare_people(), ("acl", tree(wanted, when, reason)))
        if self.maybe(0.6):
            claim = self.passive(who, self.rnd.choice(lex.TO_PEOPLE), [have("had"), be("been")], self.adjuncts(1))
        else:
            claim = tree(("nsubj", who), ("aux", have("had")) if self.maybe(0.3) else None, self.act("VBN", 1))
            if not any(w.rel == "aux" and w.head is claim.head for w in claim.words):
                claim = tree(("nsubj", tree(self.bare_people(), ("acl", self.participle()))), self.act("VBD", 1))
        mark = ("mark", that()) if self.maybe(0.35) else None
        return [
            sentence(
                tree(
                    ("nsubj", self.deal(self.police, self.office, self.people, self.person, self.common_body)),
                    self.speech(),
                    ("ccomp", tree(mark, claim)),
                )
            )
        ]

    # ---- templates: relative clauses, conjunction, length

    def relative_clause(self) -> list[Phrase]:
        """The clerk who fled did it; the town, whose mayor fled, burned."""
        return [sentence(self.clause(self.with_relative(self.deal(self.people, self.office, self.common_body))))]

    def with_relative(self, head: Phrase) -> Phrase:
        """A noun with a relative clause, between commas or not."""
        body = head.head.lemma in lex.HUMAN_GROUP
        pronoun = word(self.pick("which", "that"), "WDT") if body else word("who", "WP")
        chance = self.rnd.random()
        if chance < 0.25:
            leaders = tree(
                ("nmod:poss", word("whose", "WP$")),
                noun(self.pick("cousin", "house", "brother", "licence", "passport", "car"), self.maybe(0.4)),
            )
            clause = self.passive(
                leaders, self.rnd.choice((*lex.TO_PEOPLE, *lex.TO_THINGS)), [have("had"), be("been")], self.adjuncts(1)
            )
        elif chance < 0.45:
            aux = [have("had"), be("been")] if self.maybe(0.5) else [be("were" if is_plural(head) else "was")]
            clause = self.passive(pronoun, self.rnd.choice(lex.TO_PEOPLE), aux, self.adjuncts(1))
        else:
            clause = tree(("nsubj", pronoun), self.act("VBD", 1))
        if pronoun.head.form != "that" and self.maybe(0.6):
            return modified(head, "acl:relcl", clause)
        return tree(head, ("acl:relcl", clause))

    def subordinate(self) -> list[Phrase]:
        """When it happened, they did it; they did it after it had happened."""
        opening, mark, rel = self.pick(
            ("when", "WRB", "advmod"),
            ("after", "IN", "mark"),
            ("because", "IN", "mark"),
            ("while", "IN", "mark"),
            ("before", "IN", "mark"),
            ("although", "IN", "mark"),
        )
        link = word(opening, mark, upos="ADV" if mark == "WRB" else "SCONJ")
        clause = tree((rel, link), self.clause())
        if self.maybe(0.5):
            return [sentence(tree(("advcl", tree(clause, ("punct", comma()))), self.clause()))]
        return [sentence(tree(self.clause(), ("advcl", clause)))]

    def coordinated(self) -> list[Phrase]:
        """They did this, did that and did a third thing."""
        acts = [self.act("VBD", 1) for _ in range(self.rnd.randint(1, 3))]
        return [sentence(tree(("nsubj", self.actor()), join(self.act("VBD", 1), acts, serial=self.serial)))]

    def long_sentence(self) -> list[Phrase]:
        """Sixty words and more: what came before, who with clauses between commas, then a chain of verbs."""
        subject = self.deal(self.people, self.office, self.common_body)
        which = word("which", "WDT") if subject.head.lemma in lex.HUMAN_GROUP else word("who", "WP")
        had = self.passive(which, self.rnd.choice(lex.TO_PEOPLE), [have("had"), be("been")], self.adjuncts(1))
        leader = tree(("nmod:poss", word("whose", "WP$")), noun(self.pick("member", "family", "lawyer", "officer"), True))
        whose = tree(
            ("cc", word("and", "CC")),
            self.passive(leader, self.rnd.choice(lex.TO_PEOPLE), [have("had"), be("been")], self.adjuncts(2)),
        )
        who = modified(subject, "acl:relcl", tree(had, ("conj", whose)))
        first = self.act("VBD", 1)
        acts: list[Phrase] = []
        while sum(len(a.words) for a in acts) < 34:
            acts.append(self.act("VBD", 1))
        main = tree(("nsubj", who), join(first, acts, serial=self.serial))
        if self.maybe(0.5):
            return [sentence(tree(("obl", tree(self.season(), ("punct", comma()))), main))]
        if self.maybe(0.4):
            return [
                sentence(
                    tree(
                        ("ccomp", tree(main, ("punct", comma()))),
                        ("nsubj", self.deal(self.people, self.surname, self.office)),
                        self.speech(),
                    )
                )
            ]
        return [sentence(main)]

    def season(self) -> Phrase:
        """After a summer in which this had happened and that had: the verbs in front are not the sentence's."""
        span = with_article(masked(word(self.pick("decade", "week", "night", "summer", "month"), "NN")))
        inner = tree(("obl", tree(("case", prep("in")), word("which", "WDT"))), self.had_happened())
        inner = tree(
            inner,
            ("conj", tree(("punct", comma()), self.had_happened())),
            ("conj", tree(("cc", word("and", "CC")), self.had_happened())),
        )
        return tree(("case", prep(self.pick("after", "during"))), span, ("acl:relcl", inner))

    def had_happened(self) -> Phrase:
        """A clause of the past before the past."""
        subject = self.deal(self.people, self.crowd, self.common_body)
        if self.maybe(0.4):
            return self.passive(subject, self.rnd.choice(lex.TO_PEOPLE), [have("had"), be("been")], self.adjuncts(1))
        return tree(("nsubj", subject), ("aux", have("had")), self.act("VBN", 1))

    def long_chain(self) -> list[Phrase]:
        """A chain of clauses, each with its own subject, told by a speaker at the end."""
        chain = self.clause()
        while len(chain.words) < self.rnd.randint(45, 65):
            link = ("cc", word(self.pick("and", "but"), "CC"))
            chain = tree(chain, ("conj", tree(("punct", comma()), link, self.clause())))
        if self.maybe(0.6):
            return [sentence(self.said(tree(chain, ("punct", comma())), rest=[]))]
        return [sentence(chain)]

    # ---- templates: words

    def bare_agents(self) -> Phrase:
        """Agents without an article."""
        made = noun(self.of([*lex.AGENTS, *lex.AGENTS, *lex.PEOPLE]), True)
        return tree(("amod", word(self.of(lex.ADJECTIVES), "JJ")), made) if self.maybe(0.15) else made

    def agents(self) -> list[Phrase]:
        """Horsemen ambushed two convoys and looted the mill."""
        acts = [self.act("VBD", 1) for _ in range(self.rnd.randint(0, 2))]
        return [
            sentence(
                tree(("nsubj", self.bare_agents()), join(self.odd("VBD") if self.maybe(0.5) else self.act("VBD", 1), acts))
            )
        ]

    def odd_verbs(self) -> list[Phrase]:
        """Rare verbs in each of their forms."""
        subject = self.actor()
        chance = self.rnd.random()
        if chance < 0.35:
            present = "VBP" if is_plural(subject) else "VBZ"
            return [sentence(tree(("nsubj", subject), self.odd(present)))]
        if chance < 0.6:
            odd = self.rnd.choice([o for o in lex.ODD if o.base not in lex.ODD_ALONE])
            return [sentence(self.passive(subject, odd))]
        after = tree(
            ("mark", word(self.pick("after", "before", "by", "without"), "IN", upos="SCONJ")),
            self.odd("VBG"),
            ("punct", comma()),
        )
        return [sentence(tree(("advcl", after), ("nsubj", subject), self.odd("VBD")))]

    def abbreviations(self) -> list[Phrase]:
        """Gen. J. P. Dahl of the U.N. Mission met Dr. Mensah at 5 p.m. on Monday."""
        general = tree(
            ("nmod:desc", named(word(self.of(lex.SHORT_TITLES[:8]), "NNP"), "OFFICE")),
            self.initialled() if self.maybe(0.6) else self.person(),
        )
        body = named(
            tree(
                ("compound", word(self.pick("U.N.", "U.S.", "U.K.", "A.U.", "E.U."), "NNP")),
                word(self.pick("Army", "Mission", "Office", "Navy", "Senate"), "NNP"),
            ),
            "ORG",
        )
        general = tree(general, ("nmod", tree(("case", prep("of")), the(body)))) if self.maybe(0.6) else general
        hour = named(
            tree(word(str(self.rnd.randint(1, 12)), "CD"), ("nmod:unmarked", word(self.pick("p.m.", "a.m."), "NN"))), "DATE"
        )
        at = ("obl", tree(("case", prep("at")), hour))
        doctor = tree(("nmod:desc", masked(word(self.pick("Dr.", "Mr.", "Mrs.", "Ms.", "Prof."), "NNP"))), self.surname())
        made = self.rnd.choice(lex.TO_PEOPLE)
        met = tree(self.verb(made, "VBD"), ("obj", doctor), at, ("obl", tree(("case", prep("on")), self.day())))
        return [sentence(tree(("nsubj", general), met))]

    def initialled(self) -> Phrase:
        """A person by initials and family name."""
        letters = [word(self.rnd.choice("ABDEFGHJKLMNPRSTVW") + ".", "NNP") for _ in range(2)]
        return named(tree(letters[0], ("flat", letters[1]), ("flat", word(self.family(), "NNP"))), "PERSON")

    def toll(self) -> list[Phrase]:
        """At least nine people were killed and 30 others wounded in the blast."""
        person = word("people", "NNS", "person") if self.maybe(0.6) else noun(self.of(lex.PEOPLE), True)
        dead = self.passive(
            self.counted(person), self.rnd.choice(lex.verbs("kill wound injure hurt/hurt/hurt arrest drown displace")), rest=[]
        )
        more = tree(
            ("cc", word("and", "CC")),
            ("nsubj:pass", tree(("nummod", word(str(self.rnd.randint(13, 90)), "CD")), word("others", "NNS", "other"))),
            self.verb(lex.verb("wound"), "VBN"),
        )
        where = ("obl", tree(("case", prep("in")), self.occurrence()))
        return [sentence(tree(dead, ("conj", more) if self.maybe(0.5) else None, where))]

    def headline(self) -> list[Phrase]:
        """Envoy denies theft of passports: a line without articles."""
        made = self.rnd.choice((*lex.TO_THINGS, *lex.verbs("deny reject condemn")))
        subject = self.deal(self.bare_office, self.country, self.many, self.many_of_a_nation)
        present = "VBP" if is_plural(subject) else "VBZ"
        thing = noun(self.of(lex.THINGS), True)
        return [
            capital(
                tree(
                    ("nsubj", subject),
                    self.verb(made, present),
                    ("obj", thing),
                    ("obl", tree(("case", prep("in")), self.town())) if self.maybe(0.5) else None,
                )
            )
        ]

    def bare_office(self) -> Phrase:
        """An office as headlines have it: no article, and no name of anybody."""
        offices = ("envoy", "governor", "minister", "mayor", "ambassador", "general", "president")
        return masked(word(self.pick(*offices), "NN"))

    def many(self) -> Phrase:
        """People without an article."""
        return noun(self.of(lex.PEOPLE), True)

    def many_of_a_nation(self) -> Phrase:
        """People of a nationality, without an article."""
        return tree(("amod", self.demonym()), self.many())

    def event_held(self) -> list[Phrase]:
        """The Lake Cup opened in Kabo."""
        return [
            sentence(
                tree(
                    ("nsubj", self.event()),
                    self.verb(self.rnd.choice(lex.verbs("open begin+/began/begun end start close")), "VBD"),
                    self.where(),
                    self.when(),
                )
            )
        ]

    def copula(self) -> list[Phrase]:
        """Dahl was the head of the council; the clerks were hungry."""
        subject = self.actor()
        what = word(self.of(lex.STATE_ADJECTIVES), "JJ") if is_plural(subject) or self.maybe(0.4) else self.described()
        aux = be("were" if is_plural(subject) else "was")
        return [sentence(tree(("nsubj", subject), ("cop", aux), ("advmod", negation()) if self.maybe(0.2) else None, what))]

    def plain(self) -> list[Phrase]:
        """A plain sentence."""
        return [sentence(self.clause())]

    def plain_front(self) -> list[Phrase]:
        """A plain sentence with time or place in front."""
        rel, front = self.rnd.choice((self.when, self.where, self.occasion))()
        return [sentence(tree((rel, tree(front, ("punct", comma()))), self.clause()))]

    # ---- reports

    def templates(self) -> dict[Template, float]:
        """Every template with its share."""
        hard = (
            self.dashed_aside, self.office_then_name, self.name_then_office, self.speaker_with_apposition,
            self.apposition_then_speaker, self.object_apposition_then_speaker, self.two_with_appositions,
            self.three_appositions, self.apposition_with_relative, self.place_then_subject, self.place_apposition,
            self.list_of_ranks, self.list_of_names, self.quote_then_speaker, self.two_sentences_then_speaker,
            self.quote_after_colon, self.quote_goes_on, self.speaker_inside, self.speaker_last, self.speaker_first,
            self.told, self.according_to, self.scare_quotes, self.outlet_reports, self.speaking_to, self.countries_act,
            self.post_between, self.titles_of_two, self.nationality, self.nationality_before, self.aged_one,
            self.neither_subjects, self.neither_verbs, self.neither_objects, self.nor_did, self.no_one, self.never,
            self.not_only, self.participle_subject, self.charged_subject, self.charged_clause, self.accuses,
            self.ambiguous_verb, self.two_participles, self.participle_between, self.participle_opens,
            self.participle_closes, self.active_participle, self.participle_in_participle, self.participle_under_said,
            self.relative_clause, self.subordinate, self.coordinated, self.long_sentence, self.long_chain, self.agents,
            self.odd_verbs, self.abbreviations, self.toll, self.event_held, self.copula,
        )  # fmt: skip
        return {**dict.fromkeys(hard, 1.0), self.plain: 10.0, self.plain_front: 4.0}

    def report(self) -> list[tuple[Phrase, str]]:
        """Three to eight sentences, each with what stands before it; a headline or dateline may open them."""
        made: list[list[Phrase]] = []
        if headed := self.maybe(0.12):
            made.append(self.headline())
        if self.maybe(0.3):
            made.append(self.dateline())
        shares, wanted = self.templates(), self.rnd.randint(3, 8)
        while sum(map(len, made)) < wanted:
            made.append(self.rnd.choices(list(shares), list(shares.values()))[0]())
        out: list[tuple[Phrase, str]] = []
        for i, group in enumerate(made):
            for k, each in enumerate(group):
                new = not k and (self.maybe(0.25) or (headed and i == 1))
                out.append((each, "" if not out else "\n\n" if new else " "))
        spelt([each for each, _ in out], STRAIGHT if self.straight else {})
        return out
