"""What the reader gets wrong in French again and again, put right by rules of the language before a tree is asked anything.

Each rule changes a word's class, its relation or what it hangs on, and only where the form of the words settles it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.knowledge.countries import by_demonym, country
from dateline.model import Token
from dateline.vocabulary import Language, cues

_PARTICIPLE = re.compile(r"(?P<stem>.{2,}[^aeiouy]|.+[iuéoy])é(?:e|s|es)?")
"""A form that may be the participle of a verb in -er."""
_DONE = re.compile(r".{2,}(?:é|i|is|it|u|rt)")
"""A form that may be a participle behind "a"."""
_PRESENT = re.compile(r".*(?:[^ér]e|[^i]ons|[^è]rent|[^ir]ent)")
"""A form that is no past, whatever the reader makes of it."""
_NOUN = re.compile(r".{3,}(?:tion|sion|isme|ative)")
"""A form that is no verb in spite of the reader."""
_DESCRIBING = re.compile(r"(?:priv|arm|isol|avanc|élev|sacr)ée?s?")
"""Participles that beside a noun, with nothing of their own, are adjectives: "une radio privée", "des hommes armés"."""
_DAY_BESIDE = frozenset({"veille", "lendemain", "surlendemain", "avant-veille"})
"""Nouns for a day that say when, without a preposition: "la veille"."""
_CLOSING = frozenset({",", "»", "”", '"'})
"""What stands before a clause that says who spoke."""
_DEEPEST = 60
"""Words above one another at most."""
_NEAR = 3
"""Words between "et" and the head of what it joins."""
_NO_SUBJECT = frozenset({"les", "leur", "lui"})
"""Pronouns that are no subject right before a verb or its auxiliary."""
_QUALITY = re.compile(r".{2,}(?:aux|ables?|ibles?)")
"""A form that is an adjective in spite of the reader, behind a noun with an article."""
_OBJECTS = frozenset({"le", "la", "les", "l'", "l’"})
"""Articles that before a verb are pronouns."""
_LEFT = frozenset({"parti", "partie", "partis", "parties"})
_READY = frozenset({"prêt", "prête", "prêts", "prêtes"})
_PREFIX = frozenset({"N'", "N’"})
"""What names begin with that is also the word for "not"."""
_WHICH = frozenset({"qui", "que", "qu'", "qu’"})
_THAT = frozenset({"que", "qu'", "qu’"})
_THIS = frozenset({"c'", "c’", "ce"})
"""Words of "it is … that"."""
_BEFORE_INFINITIVE = frozenset({"à", "de", "d'", "d’"})
_SOMEBODY = frozenset({"person", "organization", "place"})


def mend(tokens: list[Token], words: Language) -> None:
    """Put the words of an article right, in place; nothing but class, lemma, tag, relation and head changes."""
    mender = _Mender(tokens, words)
    for i in range(len(tokens)):
        mender.prefix(i)
        mender.preposition(i)
        mender.weekday(i)
        mender.determiner(i)
        mender.headed(i)
        mender.noun(i)
        mender.verb(i)
        mender.accusing(i)
        mender.land(i)
        mender.prenominal(i)
        mender.alone(i)
        mender.ago(i)
        mender.present_form(i)
        mender.aside_verb(i)
        mender.number(i)
        mender.comparing(i)
        mender.inverted(i)
        mender.left(i)
        mender.participle(i)
        mender.made(i)
        mender.reflexive(i)
        mender.undergoing(i)
        mender.moved(i)
        mender.elliptic(i)
        mender.means(i)
        mender.adverb(i)
        mender.whose(i)
        mender.which(i)
        mender.described(i)
        mender.fronted(i)
        mender.day(i)
        mender.object(i)
        mender.borne(i)
        mender.reduced(i)
        mender.told(i)
        mender.governed(i)
        mender.willing(i)
        mender.claiming(i)
        mender.seen(i)
        mender.complement(i)
        mender.according(i)
        mender.adjective(i)
        mender.clitic(i)
        mender.partitive(i)
        mender.owned(i)
        mender.title(i)
        mender.ranked(i)
        mender.courtesy(i)
        mender.declared(i)
        mender.predicate(i)
        mender.joined(i)
        mender.second(i)
        mender.before(i)
        mender.behind(i)
        mender.said(i)
        mender.aside(i)
        mender.source(i)
        mender.doer(i)
        mender.name(i)
        mender.present(i)
        mender.agent(i)
        mender.launched(i)
        mender.cleft(i)


_LINKS = frozenset({"dont", "qui", "que", "qu'", "où"})


class _Mender:
    def __init__(self, tokens: list[Token], words: Language) -> None:
        self.tokens, self.words = tokens, words
        self._pronouns = {w for kind in ("singular", "plural") for w in words.grammar[kind] if w.startswith("-")} | {"-t-on"}

    def _below(self, i: int, *relations: str) -> Iterator[int]:
        """What hangs on a word by one of these relations, any subtype of them too; all that hangs on it when none is named."""
        here = self.tokens[i].sentence
        for way in (range(i - 1, -1, -1), range(i + 1, len(self.tokens))):
            for k in way:
                if self.tokens[k].sentence != here:
                    break
                if self.tokens[k].head == i and (not relations or self.tokens[k].relation.partition(":")[0] in relations):
                    yield k

    def _set(self, i: int, **changes: object) -> None:
        self.tokens[i] = self.tokens[i]._replace(**changes)  # type: ignore[arg-type]

    def prefix(self, i: int) -> None:
        """A capital "N'" right before a name is a part of it and denies nothing: "N'Djamena", "N'Golo"."""
        token, behind = self.tokens[i], self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if behind is None or token.text not in _PREFIX or behind.pos != "PROPN" or behind.start != token.end:
            return
        if behind.head == i:
            self._set(i + 1, head=i + 1 if token.head == i else token.head, relation=token.relation)
            for k in list(self._below(i)):
                self._set(k, head=i + 1)
        self._set(i, pos="PROPN", tag="NNP", lemma=token.text, relation="compound", head=i + 1)

    def preposition(self, i: int) -> None:
        """ "À" is no form of "avoir", and a small "a" before a participle is: "à conclure", "a tenté"."""
        token = self.tokens[i]
        if token.text.lower() == "à":
            self._set(i, lemma="à", pos="ADP" if token.pos in ("VERB", "AUX") else token.pos, tag="IN")
            if token.relation.startswith("aux") and self.tokens[token.head].text.endswith(("r", "re")):
                self._mark(i)
        elif (
            token.text == "a"
            and token.pos in ("ADP", "SCONJ")
            and token.head == i + 1
            and _DONE.fullmatch(self.tokens[i + 1].text)
        ):
            self._set(i, lemma="avoir", pos="AUX", tag="VBZ", relation="aux")

    def weekday(self, i: int) -> None:
        """A day of the week right behind a verb says when, and nothing with a preposition hangs on it: "a appelé lundi ses
        partisans", "mené jeudi par"."""
        token, verb = self.tokens[i], i - 1
        if token.text not in self.words.grammar["weekdays"] or any(self._below(i, "det", "case")) or token.head == i:
            return
        if verb < 0 or self.tokens[verb].pos not in ("VERB", "AUX") or self.tokens[verb].sentence != token.sentence:
            return
        verb = self.tokens[verb].head if self.tokens[verb].pos == "AUX" else verb
        if self.tokens[verb].head == i:
            return
        read = token.pos == "NOUN" and token.relation.startswith("obl")
        for k in [k for k in self._below(i) if k > i and (not read or any(self._below(k, "case")))]:
            self._set(k, head=verb)
        self._set(i, pos="NOUN", tag="NN", lemma=token.text, relation="obl", head=verb, mention="time")
        if i + 1 < len(self.tokens) and self.tokens[i + 1].text in self.words.grammar["dayparts"]:
            for k in [k for k in self._below(i + 1) if k > i]:
                self._set(k, head=verb)
            self._set(i + 1, pos="NOUN", tag="NN", lemma=self.tokens[i + 1].text, relation="nmod", head=i, mention="time")

    def _mark(self, i: int) -> None:
        """Make "à" the mark of an infinitive, which completes the verb before it: "n'a pas réussi à conclure"."""
        verb = self.tokens[i].head
        self._set(i, relation="mark")
        tied = self.tokens[verb].relation in ("parataxis", "ccomp", "advcl") and self.tokens[verb].head < i
        self._set(verb, tag="VB", relation="xcomp" if tied else self.tokens[verb].relation)

    def determiner(self, i: int) -> None:
        """An article or a word for the owner belongs to the noun behind it: "selon la Croix-Rouge", "son ambassadeur"."""
        token = self.tokens[i]
        owner = token.text.lower() in self.words.grammar["possessive"]
        behind = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if behind is None or not (owner or token.pos == "DET") or behind.sentence != token.sentence:
            return
        if token.relation.startswith("det") or behind.pos not in ("NOUN", "PROPN") or behind.head == i:
            return
        for k in list(self._below(i)):
            self._set(k, head=i + 1)
        self._set(i, pos="DET", relation="det", head=i + 1)

    def headed(self, i: int) -> None:
        """A noun that names a deed heads its phrase, not the adjective behind it: "une grève illimitée"."""
        token, noun = self.tokens[i], self.tokens[i - 1]
        placed = token.relation.startswith(("obj", "nsubj", "obl"))
        if i < 1 or token.pos != "ADJ" or not placed or noun.pos != "ADJ" or noun.head != i or noun.relation != "amod":
            return
        if any(cue.pos == "NOUN" and not cue.beside for cue in cues(noun.lemma.lower(), self.words.code)):
            self._set(i - 1, pos="NOUN", tag="NN", relation=token.relation, head=token.head, mention="event")
            for k in list(self._below(i)):
                self._set(k, head=i - 1)
            self._set(i, relation="amod", head=i - 1)

    def prenominal(self, i: int) -> None:
        """An adjective that stands before its noun heads nothing: "ses propres négociateurs"."""
        token, noun = self.tokens[i], self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if noun is None or noun.head != i or noun.pos != "NOUN" or not noun.relation.startswith(("amod", "nmod", "flat")):
            return
        if token.lemma.lower() not in self.words.grammar["prenominal"] or any(self._below(i + 1, "case", "det")):
            return
        root = token.head == i
        self._set(i + 1, head=i + 1 if root else token.head, relation=token.relation)
        for k in list(self._below(i)):
            self._set(k, head=i + 1)
        self._set(i, pos="ADJ", tag="JJ", head=i + 1, relation="amod", mention="")

    def noun(self, i: int) -> None:
        """A noun or an adjective that the reader takes for a verb: "poursuivis pour diffamation", "la radio privée"."""
        token = self.tokens[i]
        if token.pos not in ("VERB", "AUX"):
            return
        if _NOUN.fullmatch(token.text.lower()) or self._names_deed(token):
            marked = any(self.tokens[k].pos != "DET" for k in self._below(i, "mark"))
            relation = "obj" if token.relation == "xcomp" and not marked else token.relation
            relation = {"advcl": "obl", "xcomp": "obl", "acl": "nmod"}.get(relation, relation)
            self._set(i, pos="NOUN", tag="NN", lemma=token.text.lower(), relation=relation)
            for k in self._below(i, "mark"):
                self._set(k, relation="det" if self.tokens[k].pos == "DET" else "case")
        elif _QUALITY.fullmatch(token.text.lower()) and i and self.tokens[i - 1].pos == "NOUN" and self.tokens[i - 1].head == i:
            self._set(i - 1, head=token.head if token.head != i else i - 1, relation="obl" if token.head != i else "root")
            self._set(i, pos="ADJ", tag="JJ", relation="amod", head=i - 1)
        elif _DESCRIBING.fullmatch(token.text.lower()) and token.head == i - 1 and not any(self._below(i)):
            self._set(i, pos="ADJ", tag="JJ", relation="amod")

    def _names_deed(self, token: Token) -> bool:
        """Whether a form is that of a noun for a deed and of no verb for one: the "grève" of "ont fait grève"."""
        form, code = token.text.lower(), self.words.code
        forms = {form, form.removesuffix("s")}
        noun = any(c.pos == "NOUN" and not c.beside and c.head in forms for f in sorted(forms) for c in cues(f, code))
        return noun and not any(c.pos == "VERB" and c.head == token.lemma.lower() for c in cues(token.lemma.lower(), code))

    def verb(self, i: int) -> None:
        """A word with a subject before it and what seems an article is a verb with its object: "celle-ci les exhorte à
        céder"."""
        token, before = self.tokens[i], self.tokens[i - 1]
        if i < 2 or token.pos != "NOUN" or before.head != i or before.text.lower() not in _OBJECTS:
            return
        infinitive = token.text.lower() + "r" if token.text.endswith("e") else ""
        subject = self.tokens[i - 2].relation.startswith("nsubj") and self.tokens[i - 2].head == i
        if subject and self.tokens[i - 2].pos == "PRON" and any(c.pos == "VERB" for c in cues(infinitive, self.words.code)):
            self._set(i, pos="VERB", tag="VBZ", lemma=infinitive, mention="")
            self._set(i - 1, pos="PRON", tag="PRP", relation="obj", lemma="eux" if before.text == "les" else "lui")
            for k in self._below(i, "acl"):
                self._set(k, relation="xcomp")

    def accusing(self, i: int) -> None:
        """A word behind a noun and what seems an article, which is a verb and no noun, is that noun's verb: "le parquet
        l'accuse"."""
        token, before = self.tokens[i], self.tokens[i - 1]
        if i < 2 or token.pos != "NOUN" or before.head != i or before.text.lower() not in _OBJECTS or token.head != i - 2:
            return
        noun, infinitive = self.tokens[i - 2], token.text.lower() + "r"
        known = {(c.pos, c.head) for word in (infinitive, token.lemma.lower()) for c in cues(word, self.words.code)}
        verbal = ("VERB", infinitive) in known and ("NOUN", token.lemma.lower()) not in known
        if not verbal or not token.text.endswith("e") or noun.pos not in ("NOUN", "PROPN") or any(self._below(i - 2, "case")):
            return
        root = noun.head == i - 2
        self._set(i, pos="VERB", tag="VBZ", lemma=infinitive, mention="", head=i if root else noun.head, relation=noun.relation)
        self._set(i - 1, pos="PRON", tag="PRP", relation="obj", lemma="eux" if before.text == "les" else "lui")
        self._set(i - 2, head=i, relation="nsubj")
        for k in self._below(i, "nmod"):
            self._set(k, relation="obl")

    def land(self, i: int) -> None:
        """The adjective in a country's name is no verb: "l'Arabie saoudite a condamné"."""
        token, behind = self.tokens[i], self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if behind is None or token.pos != "PROPN" or behind.pos not in ("VERB", "NOUN", "AUX") or behind.text[:1].isupper():
            return
        if token.head != i + 1 or country(f"{token.text} {behind.text}", self.words.code) is None:
            return
        main = next((k for k in self._below(i + 1, "xcomp", "ccomp", "conj", "parataxis", "advcl") if k > i + 1), None)
        if main is not None and behind.pos == "VERB":
            self.preposition(main - 1)
            self._set(main, head=main if behind.head == i + 1 else behind.head, relation=behind.relation)
            for k in [k for k in self._below(i + 1) if k not in (i, main)]:
                self._set(k, head=main)
            self._set(i, head=main, relation="nsubj")
        elif behind.head != i + 1:
            self._set(i, head=behind.head, relation=behind.relation)
        self._set(i + 1, pos="ADJ", tag="JJ", head=i, relation="amod", mention="")

    def alone(self, i: int) -> None:
        """A participle without a helping verb is no predicate where another verb stands behind: "le putsch mené lundi par X a
        surpris Oslo", "l'accord signé par les deux prévoit un vote" say of the noun by whom it was done."""
        token = self.tokens[i]
        noun = max((k for k in self._below(i, "nsubj") if k < i), default=None)
        if token.pos != "VERB" or noun is None or self.tokens[noun].pos not in ("NOUN", "PROPN"):
            return
        if _PARTICIPLE.fullmatch(token.text.lower()) is None or any(self._below(i, "aux", "cop", "expl")):
            return
        loose = ("xcomp", "ccomp", "conj", "parataxis", "advcl", "obl")
        main = next((k for k in self._below(i, *loose) if k > i and self.tokens[k].pos == "VERB"), None)
        if main is None or not self._is_main(main):
            return
        self._set(main, head=main if token.head == i else token.head, relation=token.relation)
        for k in list(self._below(i)):
            if k < i or k > main or self.tokens[k].relation == "punct":
                self._set(k, head=main)
        self._set(i, tag="VBN", head=noun, relation="acl")
        for k in [k for n in (i, main) for k in self._below(n, "obl", "nsubj") if i < k < main]:
            by = any(self.tokens[c].lemma in self.words.grammar["by"] for c in self._below(k, "case"))
            self._set(k, head=i, relation="obl:agent" if by else "obl")

    def _is_main(self, k: int) -> bool:
        """Whether a verb can be that of a clause whose subject stands before: one with a helping verb or in a form of its own,
        without a subject but for what a preposition ties."""
        self.preposition(k - 1)
        form = self.tokens[k].text.lower()
        finite = any(self._below(k, "aux")) or not (
            _PARTICIPLE.fullmatch(form) or form.endswith(("r", "re", "ant")) or self.tokens[k].pos != "VERB"
        )
        subjects = (s for s in self._below(k, "nsubj") if not any(self._below(s, "case")))
        return finite and not any(self._below(k, "mark", "cc")) and not any(subjects)

    def ago(self, i: int) -> None:
        """ "Il y a deux ans" before a comma and a clause, or before "que", says when: "il y a deux ans, l'armée a tiré"."""
        token = self.tokens[i]
        if token.text.lower() != "a" or i < 2 or self.tokens[i - 1].text.lower() != "y" or token.pos != "VERB":
            return
        time = next((k for k in self._below(i, "obj", "obl") if k > i and self.tokens[k].mention == "time"), None)
        clauses = [k for k in self._below(i, "parataxis", "ccomp", "advcl", "acl") if self.tokens[k].pos == "VERB"]
        if time is not None:
            clauses += [k for k in self._below(time, "acl") if self.tokens[k].pos == "VERB" and k > time]
        main = min((k for k in clauses if k > i and any(self._below(k, "nsubj"))), default=None)
        if time is None or main is None or not any(self._below(i, "expl", "nsubj")):
            return
        self._set(main, head=main if token.head == i else token.head, relation=token.relation)
        self._set(time, head=main, relation="obl")
        self._set(i, head=time, relation="case", pos="ADP")
        for k in list(self._below(i)):
            self._set(k, head=time if k < time else main, relation="case" if k < i else self.tokens[k].relation)
        for k in self._below(main, "mark"):
            if self.tokens[k].text.lower() in _THAT:
                self._set(k, relation="fixed", head=time)

    def present_form(self, i: int) -> None:
        """A form in -e, -ons or -ent without a helping verb is of no past tense, and only one in -ant is what goes on:
        "renforce", "poursuivent"."""
        token = self.tokens[i]
        form = token.text.lower()
        wrong = token.tag == "VBG" and not form.endswith("ant")
        wrong = wrong or (token.tag == "VBD" and _PRESENT.fullmatch(form) is not None)
        if token.pos == "VERB" and wrong and not any(self._below(i, "aux")) and form != token.lemma:
            self._set(i, tag="VBP" if form.endswith(("ons", "ent")) else "VBZ")
        elif token.pos == "VERB" and token.tag == "VB" and form.endswith("ant") and form != token.lemma:
            self._set(i, tag="VBG")

    def aside_verb(self, i: int) -> None:
        """A clause with "dont", "qui" or "que" between a subject and its verb has a verb of its own and governs nothing behind
        it: "l'Union, dont le Conseil doit siéger lundi, a condamné"."""
        token, other = self.tokens[i], self.tokens[self.tokens[i].head]
        helped = any(self.tokens[k].tag in ("VBZ", "VBP", "VBD") for k in self._below(i, "aux"))
        if token.tag != "VBN" or token.relation not in ("xcomp", "ccomp") or not helped or token.head > i:
            return
        subject = next((k for k in self._below(token.head, "nsubj") if k < token.head), None)
        if subject is None or self.tokens[token.head + 1].sentence != token.sentence:
            return
        link = next((k for k in range(subject + 1, token.head) if self.tokens[k].text.lower() in _LINKS), None)
        comma = any(self.tokens[k].text == "," for k in range(token.head, i))
        if link is None or not comma or self.tokens[link - 1].text != ",":
            return
        verb = token.head
        self._set(i, head=i if other.head == verb else other.head, relation=other.relation)
        self._set(verb, head=subject, relation="acl:relcl")
        self._set(subject, head=i)
        inner = (k for k in range(link + 1, verb) if self.tokens[k].pos in ("NOUN", "PROPN"))
        own = next((k for k in inner if not any(self._below(k, "case"))), None)
        if own is not None:
            self._set(own, head=verb, relation="nsubj")

    def number(self, i: int) -> None:
        """A number that the reader takes for a verb: "et tué seize personnes"."""
        token = self.tokens[i]
        if token.pos != "VERB" or token.text.lower() not in self.words.numbers or token.head == i:
            return
        noun = next((k for k in self._below(i, "obj") if k > i), None)
        if noun is not None and self.tokens[token.head].pos == "VERB":
            self._set(noun, head=token.head, relation="obj")
            self._set(i, pos="NUM", relation="nummod", head=noun)

    def comparing(self, i: int) -> None:
        """A word for how exact a number is heads nothing: "a tué près de 40 rebelles", "moins de 16 villageois"."""
        token = self.tokens[i]
        if token.text.lower() not in self.words.grammar["approximate"] or i + 2 >= len(self.tokens):
            return
        self._compare_scale(i)
        tie, number = self.tokens[i + 1 : i + 3]
        noun = number.head
        if tie.lemma not in self.words.grammar["of_number"] or not number.relation.startswith("nummod"):
            return
        if self.tokens[noun].relation.startswith("nmod") and self.tokens[noun].head == i != token.head:
            self._set(noun, head=token.head, relation=token.relation)
            self._set(i, pos="ADV", head=i + 2, relation="advmod")
            self._set(i + 1, head=i, relation="fixed")

    def _compare_scale(self, i: int) -> None:
        """The same before a noun of number: "par plus d'une centaine d'assaillants"."""
        noun = next((k for k in self._below(i, "nmod", "obl") if i < k <= i + _NEAR), None)
        if noun is None or self.tokens[noun].text.lower() not in self.words.scales or self.tokens[i].head == i:
            return
        tie = [k for k in self._below(noun, "case") if self.tokens[k].lemma in self.words.grammar["of_number"]]
        if tie != [i + 1]:
            return
        self._set(noun, head=self.tokens[i].head, relation=self.tokens[i].relation)
        for k in list(self._below(i)):
            self._set(k, head=noun)
        self._set(i, pos="ADV", head=noun, relation="advmod")
        self._set(i + 1, head=i, relation="fixed")

    def inverted(self, i: int) -> None:
        """A pronoun behind its verb is the subject: "a-t-il ajouté"; beside another subject it only asks."""
        token = self.tokens[i]
        if token.text.lower() not in self._pronouns or i == 0:
            return
        before = self.tokens[i - 1]
        behind = [k for k in range(i + 1, min(i + 3, len(self.tokens))) if self.tokens[k].pos == "VERB"]
        helps = before.relation.startswith(("aux", "cop"))
        verb = before.head if helps else i - 1
        if helps and behind and self.tokens[behind[0]].tag in ("VBN", "VBD"):
            verb = behind[0]
            self._set(i - 1, head=verb, relation="aux")
        asks = any(k != i for k in self._below(verb, "nsubj"))
        self._set(i, pos="PRON", tag="PRP", relation="expl" if asks else "nsubj", head=verb)

    def left(self, i: int) -> None:
        """ "Parti" without an article behind a comma is no party: "le convoi, parti de Gao, a été attaqué"."""
        token = self.tokens[i]
        if token.text not in _LEFT or token.pos != "NOUN" or any(self._below(i, "det")) or token.head >= i:
            return
        if self.tokens[i - 1].text == "," and self.tokens[token.head].pos in ("NOUN", "PROPN"):
            self._set(i, pos="VERB", tag="VBN", lemma="partir", relation="acl", mention="")
            for k in self._below(i, "nmod"):
                self._set(k, relation="obl")

    def participle(self, i: int) -> None:
        """A participle that the reader takes for a noun or adjective: "s'est félicité de", "a dénoncé et menacé", "sept ont été
        tués et dix blessés"."""
        token = self.tokens[i]
        found = _PARTICIPLE.fullmatch(token.text.lower())
        if token.pos not in ("NOUN", "ADJ") and not (token.pos == "PROPN" and token.text.islower()):
            return
        if found is None:
            return
        self._help(i)
        helped = [k for k in self._below(i, "aux", "cop") if self.tokens[k].pos == "AUX"]
        passive = any(self.tokens[k].relation.startswith("aux") for k in helped)
        acting = passive or any(self.tokens[k].lemma == "avoir" for k in helped) or (helped and any(self._below(i, "expl")))
        asked = found["stem"] + "er" in self.words.demanding and bool(helped)
        over = None if acting or asked else self._joined_to(i)
        if not acting and not asked and over is None:
            return
        if token.pos == "PROPN":
            self._speak(i)
        self._set(i, pos="VERB", tag="VBN", lemma=found["stem"] + "er")
        if token.relation.startswith("obl") and any(self._below(i, "mark")):
            self._set(i, relation="advcl")  # "avant d'être relâchés"
        if asked and not acting:
            self._undergo(i)
        for k in helped:
            if self.tokens[k].relation == "cop":
                self._set(k, relation="aux")
        if over is not None:
            self._join(i, over)

    def _help(self, i: int) -> None:
        """Hang a form of "avoir" right before a participle on that: "a martelé Ana Sow"."""
        before = self.tokens[i - 1]
        if i and before.text.lower() in self.words.grammar["did"] and before.head == i:
            self._set(i - 1, pos="AUX", lemma="avoir", relation="aux")

    def _speak(self, i: int) -> None:
        """Part a verb from the name behind it that it was read into: "a martelé Ana Sow"."""
        if i + 1 < len(self.tokens) and self.tokens[i + 1].head == i and self.tokens[i + 1].pos == "PROPN":
            self._set(i + 1, relation="nsubj")
        if self.tokens[i].head != i:
            self._set(i, relation="parataxis")

    def _undergo(self, i: int) -> None:
        """Make a passive of a participle: "est sommé de partir"."""
        for k in self._below(i, "nsubj"):
            self._set(k, relation="nsubj:pass")
        for k in self._below(i, "cop"):
            self._set(k, relation="aux:pass")

    def _joined_to(self, i: int) -> int | None:
        """The verb in a compound tense that a word behind "et" is joined to, where it cannot be a noun: without an article or
        adjective of its own, but for a number, and in the plural only behind a passive."""
        token = self.tokens[i]
        if token.relation != "conj":
            return None
        verb = token.head
        while self.tokens[verb].pos != "VERB" and self.tokens[verb].head != verb:
            verb = self.tokens[verb].head
        counted = any(self._is_number(k) for k in self._below(i, "amod", "nummod", "det"))
        bare = not any(self._below(i, "det", "case", "amod", "nummod", "nmod"))
        passive = any(self.tokens[k].lemma == "être" for k in self._below(verb, "aux"))
        helped = any(self._below(verb, "aux"))
        fits = (counted and passive) or (bare and helped and verb < i and self.tokens[i].text.endswith("é"))
        return verb if fits and self.tokens[verb].tag == "VBN" else None

    def _is_number(self, i: int) -> bool:
        word = self.tokens[i].text.lower()
        return word in self.words.scales or (word in self.words.numbers and word not in self.words.grammar["unsure"])

    def _join(self, i: int, verb: int) -> None:
        """Hang a participle on the verb before it; the number of those who suffered is its subject."""
        number = next((k for k in self._below(i, "amod", "nummod", "det") if self._is_number(k)), None)
        others = [k for k in self._below(i, "det", "case") if number is not None and k != number]
        self._set(i, head=verb, relation="conj")
        if number is not None:
            self._set(number, pos="NOUN", relation="nsubj:pass")
        for k in others:
            self._set(k, head=number)

    def made(self, i: int) -> None:
        """What somebody has made happen to himself is done to him, in the tense of "faire": "s'est fait arrêter par", "se font
        expulser"; who blows himself up does that."""
        if self.tokens[i].lemma in self.words.grammar["known_by"] and self.tokens[i].relation == "xcomp":
            self._let_know(i)
        token = self.tokens[i]
        helped = [k for k in self._below(i, "aux") if self.tokens[k].lemma == "faire" and k < i]
        if token.pos != "VERB" or not helped or not token.text.endswith(("r", "re")):
            return
        self._set(i, tag=self.tokens[helped[0]].tag)
        if token.lemma in self.words.grammar["known_by"]:
            self._set(i, lemma="annoncer")  # "a fait savoir que"
            return
        reflexive = self.words.grammar["reflexive"]
        own = [k for k in self._below(i, "expl", "obj", "iobj") if self.tokens[k].text.lower() in reflexive]
        if not own or token.lemma in self.words.grammar["bursting"]:
            return
        for k in own:
            self._set(k, relation="aux:pass", pos="AUX", lemma="faire")
        for k in self._below(i, "nsubj"):
            self._set(k, relation="nsubj:pass")

    def _let_know(self, i: int) -> None:
        """Make "faire" the helping verb of the "savoir" behind it, which heads the clause."""
        verb = self.tokens[i].head
        over = self.tokens[verb]
        if over.lemma != "faire" or verb != i - 1 or any(self._below(i, "mark", "nsubj")):
            return
        self._set(i, head=i if over.head == verb else over.head, relation=over.relation)
        for k in list(self._below(verb)):
            self._set(k, head=i)
        self._set(verb, pos="AUX", head=i, relation="aux")

    def undergoing(self, i: int) -> None:
        """The subject of a verb with "été" before it is the one it is done to: "celui-ci avait été de nouveau interpellé"."""
        been = [k for k in self._below(i, "aux", "cop") if self.tokens[k].text == "été"]
        if self.tokens[i].pos == "VERB" and been:
            self._set(been[0], relation="aux:pass")
            for k in self._below(i, "nsubj"):
                self._set(k, relation="nsubj:pass")

    def moved(self, i: int) -> None:
        """Verbs that make their past with "être" have no passive: "les rebelles sont entrés dans la ville"."""
        token = self.tokens[i]
        if token.pos != "VERB" or token.lemma not in self.words.grammar["with_be"]:
            return
        for k in self._below(i, "nsubj", "aux"):
            self._set(k, relation=self.tokens[k].relation.removesuffix(":pass"))

    def elliptic(self, i: int) -> None:
        """A participle with a subject of its own behind "et" and a passive shares the helping verb: "le préfet a été suspendu
        et ses adjoints arrêtés"."""
        token = self.tokens[i]
        shares = token.tag == "VBN" and token.relation == "conj" and not any(self._below(i, "aux", "cop"))
        if shares and any(self.tokens[k].relation == "aux:pass" for k in self._below(token.head, "aux")):
            for k in self._below(i, "nsubj"):
                self._set(k, relation="nsubj:pass")

    def means(self, i: int) -> None:
        """A common noun in the singular without an article behind "par" is how something was done, not by whom: "par
        contumace", "par balle"; so is whatever stands behind a verb that has both subject and object."""
        token = self.tokens[i]
        bare = token.pos == "NOUN" and not any(self._below(i, "det", "nummod", "nmod")) and token.text == token.lemma
        if token.relation == "obl:agent" and bare and i and self.tokens[i - 1].lemma in self.words.grammar["by"]:
            self._set(i, relation="obl", mention="abstract")
        elif token.relation == "obl:agent" and self._is_transitive(token.head):
            self._set(i, relation="obl")

    def _is_transitive(self, verb: int) -> bool:
        """Whether a verb in the active has a subject and an object of its own."""
        under = [self.tokens[k] for k in self._below(verb) if k != verb]
        passive = any(t.relation in ("aux:pass", "nsubj:pass") or t.relation.startswith("expl") for t in under)
        objects = any(t.relation == "obj" and t.pos != "PRON" for t in under)
        return objects and not passive and any(t.relation == "nsubj" for t in under)

    def adverb(self, i: int) -> None:
        """Words that can only be adverbs, "entend néanmoins rester", or an adjective."""
        token = self.tokens[i]
        if token.text.lower() in self.words.grammar["adverbs"] and token.pos in ("NOUN", "PROPN", "PRON", "VERB"):
            self._set(i, pos="ADV", tag="RB", relation="advmod", mention="")
        behind = self.tokens[i + 1 : i + 3]
        ready = token.text.lower() in _READY and len(behind) > 1 and behind[0].text == "à" and behind[1].pos == "VERB"
        if ready and token.pos == "NOUN" and not any(self._below(i, "det")):
            self._set(i, pos="ADJ", tag="JJ", mention="")  # "s'est dit prêt à négocier" lends nothing

    def whose(self, i: int) -> None:
        """ "Dont" is whose the deed behind it is: "le juge dont l'arrestation a choqué", "dont la foule demande le départ"; and
        whose the subject right behind it is."""
        token = self.tokens[i]
        if token.text.lower() == "dont" and i:
            self._open(i)
            token = self.tokens[i]
        if token.text.lower() != "dont" or token.head <= i or not self.tokens[token.head].relation.startswith("acl"):
            return
        nouns = [k for k in self._below(token.head, "nsubj", "obj") if k > i and self.tokens[k].pos == "NOUN"]
        nouns = sorted(k for k in nouns if any(self.tokens[c].lemma == "le" for c in self._below(k, "det")))
        deeds = self.words.grammar["done_to"] | self.words.grammar["own_deeds"]
        owned = next((k for k in nouns if self.tokens[k].lemma.lower() in deeds), None)
        beside = [k for k in nouns if k == i + 2 and not any(self._below(token.head, "obj"))]
        owned = owned if owned is not None else next(iter(beside), None)
        if owned is not None:
            self._set(i, head=owned, relation="nmod:poss", pos="PRON", tag="WP$")

    def which(self, i: int) -> None:
        """ "Que" behind a noun and before a clause that lacks an object is its object: "l'État, qu'elle accuse de mentir"."""
        self._relate(i)
        token = self.tokens[i]
        verb = self.tokens[token.head]
        if token.text.lower() not in _THAT or token.relation != "mark" or not i < token.head or verb.pos != "VERB":
            return
        hangs = verb.relation.startswith("acl") and verb.head < i and self.tokens[verb.head].mention in _SOMEBODY
        accuses = verb.lemma in self.words.demanding | self.words.grammar["accusing"]
        if hangs and accuses and any(self._below(token.head, "nsubj")) and not any(self._below(token.head, "obj")):
            self._set(i, relation="obj", pos="PRON", tag="WP")

    def _relate(self, i: int) -> None:
        """Hang a clause with "que" as its object on the name before the comma: "avec la Belgique, qu'il accuse de"."""
        token = self.tokens[i]
        if token.text.lower() not in _THAT or token.relation != "obj" or i < 2 or self.tokens[i - 1].text != ",":
            return
        verb, noun = self.tokens[token.head], self.tokens[i - 2]
        loose = verb.relation in ("advcl", "ccomp", "parataxis") and token.head > i and verb.head < i
        if loose and noun.pos in ("NOUN", "PROPN") and any(self._below(token.head, "nsubj")):
            self._set(token.head, relation="acl:relcl", head=i - 2)
            self._set(i, pos="PRON", tag="WP")

    def _open(self, i: int) -> None:
        """Make the noun right behind "dont" the subject of the clause that the reader hangs on it."""
        noun = self.tokens[i].head
        clause = next((k for k in self._below(noun, "acl") if k > noun), None)
        if noun != i + 2 or clause is None or self.tokens[noun].pos != "NOUN" or any(self._below(clause, "nsubj")):
            return
        top = self.tokens[noun].head
        if top < i:
            self._set(clause, head=top, relation="acl:relcl")
            self._set(noun, head=clause, relation="nsubj")
            self._set(i, head=clause)

    def described(self, i: int) -> None:
        """A participle without a helping verb right behind a noun tells of that, which is the object of the verb before:
        "condamne l'attaque perpétrée lundi", where the reader sees a clause with a subject; so does one behind "non"."""
        token = self.tokens[i]
        if i > 1 and self.tokens[i - 1].text.lower() == "non" and token.head == i - 2 and self.tokens[i - 2].pos == "NOUN":
            self._set(i, relation="acl")
            self._set(i - 1, pos="ADV", relation="advmod", head=i)
            return
        self._tell_of_object(i)
        token = self.tokens[i]
        subjects = [k for k in self._below(i, "nsubj") if k < i]
        if token.tag != "VBN" or token.relation != "ccomp" or len(subjects) != 1 or any(self._below(i, "aux", "cop", "mark")):
            return
        noun = subjects[0]
        between = all(self.tokens[k].pos == "ADJ" for k in range(noun + 1, i))
        if token.head < noun and between and self.tokens[noun].pos == "NOUN":
            self._set(noun, head=token.head, relation="obj")
            self._set(i, head=noun, relation="acl")

    def _tell_of_object(self, i: int) -> None:
        """Hang a participle without a helping verb, a subject or a mark on the noun before it that hangs on the same verb: "a
        rejeté l'accord de Lomé signé lundi"."""
        token = self.tokens[i]
        if token.pos != "VERB" or token.relation not in ("ccomp", "xcomp") or _PARTICIPLE.fullmatch(token.text.lower()) is None:
            return
        if any(self._below(i, "aux", "cop", "mark", "nsubj", "expl")):
            return
        nouns = [k for k in self._below(token.head, "obj", "obl") if token.head < k < i and self.tokens[k].pos == "NOUN"]
        noun = max(nouns, default=None)
        if noun is not None and all(self.tokens[k].pos not in ("VERB", "PUNCT", "CCONJ") for k in range(noun, i)):
            self._set(noun, relation="obj" if not any(self._below(noun, "case")) else self.tokens[noun].relation)
            self._set(i, tag="VBN", head=noun, relation="acl")
            for k in self._below(i, "obl"):
                if any(self.tokens[c].lemma in self.words.grammar["by"] for c in self._below(k, "case")):
                    self._set(k, relation="obl:agent")

    def fronted(self, i: int) -> None:
        """A relative pronoun behind a preposition has its part in the clause, and opens it as no conjunction does: "le juge, à
        qui elle a écrit"."""
        token, case = self.tokens[i], self.tokens[i - 1]
        joined = token.relation == "fixed" and token.head == i - 1 and case.relation in ("mark", "case")
        tied = token.relation.startswith("obl") and case.relation == "case" and case.head == i
        if i < 1 or token.text.lower() not in self.words.grammar["relative"] or not (joined or tied):
            return
        verb = case.head if joined else token.head
        clause = self.tokens[verb]
        if verb > i and clause.pos == "VERB" and clause.relation.startswith("acl"):
            whom = self.tokens[clause.head].mention
            self._set(i, relation="obl", head=verb, pos="PRON", tag="WP", mention=whom)
            self._set(i - 1, relation="case", head=i, pos="ADP")

    def reflexive(self, i: int) -> None:
        """Who does something by a reflexive verb acts: "des mutins se seraient emparés de la radio" is no passive."""
        token = self.tokens[i]
        if token.relation != "nsubj:pass" or token.mention not in _SOMEBODY:
            return
        verb = token.head
        if any(self.tokens[k].text.lower() in self.words.grammar["reflexive"] for k in self._below(verb)):
            self._set(i, relation="nsubj")
            for k in self._below(verb, "aux"):
                self._set(k, relation="aux")

    def day(self, i: int) -> None:
        """A noun that says when is no part of the object behind it: "avait expulsé la veille huit diplomates"."""
        token = self.tokens[i]
        if token.text.lower() not in _DAY_BESIDE or token.relation not in ("amod", "nmod", "compound", "obj"):
            return
        over = token.head if self.tokens[token.head].pos == "VERB" else self.tokens[token.head].head
        if self.tokens[over].pos == "VERB":
            self._set(i, pos="NOUN", relation="obl", head=over, mention="time")
            if i and self.tokens[i - 1].pos == "DET":
                self._set(i - 1, head=i)

    def object(self, i: int) -> None:
        """A noun behind a verb without a preposition, which says no time, is its object: "a présenté jeudi sa démission"."""
        if self.tokens[i].relation == "obj" and any(self.tokens[k].text == "à" for k in self._below(i, "case")):
            self._set(i, relation="obl")  # "condamné à vingt ans"
        token = self.tokens[i]
        verb = token.head
        several = [k for k in self._below(i, "case") if self.tokens[k].text.lower() == "des"]
        if token.pos == "NOUN" and token.relation == "obl" and several and self.tokens[verb].lemma in self.words.light:
            self._set(several[0], pos="DET", relation="det", lemma="un")  # "a organisé des élections"
        if token.pos == "NOUN" and token.relation == "xcomp" and any(self._below(i, "det")) and not any(self._below(i, "cop")):
            self._set(i, relation="obj")  # "mène des pourparlers"
        if token.pos != "NOUN" or token.relation != "obl" or verb >= i or token.mention == "time":
            return
        plain = (
            self.tokens[verb].pos == "VERB"
            and any(self._below(i, "det", "nummod"))
            and not any(self._below(i, "case", "advmod"))
        )
        timed = token.lemma.lower() in self.words.grammar["nobody"] | self.words.grammar["time_units"]
        passive = any(self.tokens[k].relation == "aux:pass" for k in self._below(verb, "aux"))
        if plain and not timed and not passive and not any(self._below(verb, "obj")):
            self._set(i, relation="obj")

    def reduced(self, i: int) -> None:
        """A participle behind a noun with words of its own tells what was done: "l'embargo décrété mardi par Quito"."""
        token = self.tokens[i]
        behind = [k for k in self._below(i, "obl") if k > i]
        if token.pos != "VERB" or token.tag != "VBN" or token.relation != "amod" or token.head > i or not behind:
            return
        self._set(i, relation="acl")
        for k in behind:
            if any(self.tokens[c].lemma in self.words.grammar["by"] for c in self._below(k, "case")):
                self._set(k, relation="obl:agent")

    def borne(self, i: int) -> None:
        """What somebody is the target of hangs on that word: "fait l'objet d'une enquête"."""
        token = self.tokens[i]
        case = next((k for k in self._below(i, "case") if k < i), None)
        if (
            case is None
            or not token.relation.startswith("obl")
            or self.tokens[case].lemma not in self.words.grammar["of_phrase"]
        ):
            return
        if self.tokens[case - 1].lemma in self.words.grammar["targets"] and self.tokens[case - 1].pos == "NOUN":
            self._set(i, relation="nmod", head=case - 1)

    def told(self, i: int) -> None:
        """What somebody is told, promised or accused to do hangs on the verb, not on whom it is said to: "a demandé aux parties
        de cesser", "accuse le service d'avoir tué"."""
        token = self.tokens[i]
        if token.pos != "VERB" or not token.relation.startswith("acl") or not self._is_infinitive(i):
            return
        marks = {self.tokens[k].lemma.lower() for k in self._below(i, "mark")}
        whom = self.tokens[token.head]
        while whom.relation == "nmod" and self.tokens[whom.head].pos in ("NOUN", "PROPN") and whom.head < i:
            whom = self.tokens[whom.head]
        verb = self.tokens[whom.head]
        somebody = whom.mention in _SOMEBODY or self.words.sector(whom.lemma.lower()) is not None or whom.pos == "PROPN"
        asking = self.words.demanding | self.words.promising | self.words.threatening
        asking |= self.words.grammar["accusing"] | self.words.grammar["hindering"]
        if marks & {"de", "d'", "à"} and somebody and verb.lemma in asking and whom.relation.startswith(("obj", "iobj", "obl")):
            self._set(i, relation="xcomp", head=whom.head)

    def governed(self, i: int) -> None:
        """An infinitive right behind "à" or "de" and a compound tense hangs on that: "a échoué à conclure un accord"."""
        verb = i - 2
        infinitive = self.tokens[i].pos == "VERB" and self.tokens[i].text.endswith(("r", "re"))
        if verb < 1 or not infinitive or self.tokens[i - 1].text.lower() not in _BEFORE_INFINITIVE:
            return
        told = self.tokens[verb].pos == "VERB" and any(self.tokens[k].pos == "AUX" for k in self._below(verb, "aux"))
        if not told or i not in self._up(verb):
            return
        root = self.tokens[i].head == i
        subjects = [k for k in self._below(i, "nsubj") if k < verb]
        self._set(verb, head=verb if root else self.tokens[i].head, relation=self.tokens[i].relation)
        self._set(i, head=verb, relation="xcomp")
        for k in subjects:
            self._set(k, head=verb)

    def willing(self, i: int) -> None:
        """ "Vouloir" is no auxiliary: the infinitive behind it hangs on it."""
        token = self.tokens[i]
        verb = token.head
        if token.lemma != "vouloir" or token.pos != "AUX" or not token.relation.startswith("aux") or verb <= i:
            return
        root = self.tokens[verb].head == verb
        self._set(i, pos="VERB", head=i if root else self.tokens[verb].head, relation=self.tokens[verb].relation)
        for k in [k for k in self._below(verb, "nsubj", "advmod", "mark", "cc", "expl") if k < i]:
            self._set(k, head=i)
        self._set(verb, head=i, relation="xcomp")

    def claiming(self, i: int) -> None:
        """A verb of saying before "avoir" and a participle is no helping verb: "l'armée dit avoir tué deux rebelles"."""
        token = self.tokens[i]
        verb = token.head
        helps = token.relation.startswith("aux") and token.lemma in self.words.reporting and i < verb
        if not helps or self.tokens[i + 1].text.lower() not in ("avoir", "être") or self.tokens[verb].pos != "VERB":
            return
        root = self.tokens[verb].head == verb
        self._set(i, pos="VERB", tag="VBZ", head=i if root else self.tokens[verb].head, relation=self.tokens[verb].relation)
        for k in [k for k in self._below(verb, "nsubj", "advmod", "mark", "cc", "expl", "aux", "obl", "punct") if k < i]:
            self._set(k, head=i)
        self._set(verb, head=i, relation="xcomp")

    def seen(self, i: int) -> None:
        """Who "s'est vu refuser l'asile" is the one it is done to: "voir" only helps the infinitive behind it."""
        token = self.tokens[i]
        verb = token.head
        bare = token.relation == "xcomp" and token.text.endswith(("r", "re")) and not any(self._below(i, "mark", "nsubj"))
        seen = self.tokens[verb].lemma == "voir" and verb == i - 1
        reflexive = [k for k in self._below(verb) if self.tokens[k].text.lower() in self.words.grammar["reflexive"]]
        if not (bare and seen and reflexive):
            return
        over = self.tokens[verb]
        self._set(i, head=i if over.head == verb else over.head, relation=over.relation, tag=over.tag)
        for k in list(self._below(verb)):
            subject = self.tokens[k].relation.startswith("nsubj")
            self._set(k, head=i, relation="nsubj:pass" if subject else self.tokens[k].relation)
        for k in reflexive:
            self._set(k, pos="AUX", relation="aux:pass", lemma="voir")
        self._set(verb, pos="AUX", head=i, relation="aux")

    def complement(self, i: int) -> None:
        """An infinitive with nothing but "à" or "de" before it, or nothing at all, completes the verb over it: "a tenté en vain
        de fuir", "compte expulser"; "pour", "avant de" and the like say why or when."""
        token = self.tokens[i]
        if token.pos == "NOUN" and any(self._below(i, "mark")) and self._is_verb_form(token):
            self._set(i, pos="VERB", tag="VB", lemma=token.text.lower(), relation="advcl")
            token = self.tokens[i]
        if token.pos == "VERB" and self.tokens[token.head].text.lower() == "vain":
            over = next((k for k in self._up(i) if self.tokens[k].pos == "VERB"), token.head)
            self._set(i, head=over, relation="xcomp")  # "a tenté en vain de tenir"
            return
        if token.pos != "VERB" or token.head >= i or not token.relation.startswith(("advcl", "ccomp", "acl")):
            return
        marks = [self.tokens[k].text.lower() for k in self._below(i, "mark", "case", "fixed") if k < i]
        bare = token.tag == "VB" or (not marks and token.relation == "ccomp" and token.lemma == token.text.lower())
        verbal = self.tokens[token.head].pos == "VERB" and token.text.lower().endswith(("r", "re"))
        ends = verbal and marks == ["par"] and self.tokens[token.head].lemma in self.words.grammar["achieving"]
        if ends:
            self._set(i, relation="xcomp", tag="VB")  # "a fini par accepter"
        tied = (marks or token.relation == "ccomp") and len(marks) < 2 and _BEFORE_INFINITIVE.issuperset(marks)
        if bare and verbal and tied and not any(self._below(i, "nsubj")):
            self._set(i, relation="xcomp", tag="VB")

    def _is_verb_form(self, token: Token) -> bool:
        """Whether a form is an infinitive that the vocabulary knows: "manifester"."""
        form = token.text.lower()
        return form.endswith(("er", "ir", "re")) and any(cue.pos == "VERB" for cue in cues(form, self.words.code))

    def according(self, i: int) -> None:
        """A clause with "selon lesquelles" hangs on the noun right before: "des rumeurs selon lesquelles il avait fui"."""
        token = self.tokens[i]
        if i < 2 or token.text.lower() not in self.words.grammar["relative"] or token.lemma != "lequel":
            return
        case, noun = self.tokens[i - 1], self.tokens[i - 2]
        verb = next((k for k in range(i + 1, len(self.tokens)) if self.tokens[k].pos == "VERB"), None)
        if verb is None or case.pos != "ADP" or noun.pos != "NOUN" or self.tokens[verb].sentence != token.sentence:
            return
        if verb not in self._up(i - 2):
            self._set(verb, relation="acl:relcl", head=i - 2)
            self._set(i, head=verb)

    def adjective(self, i: int) -> None:
        """A second adjective that the reader takes for a noun: "les frontières terrestres et aériennes"."""
        token = self.tokens[i]
        if token.pos != "NOUN" or token.relation != "conj" or i < 2 or self.tokens[i - 1].pos != "CCONJ":
            return
        first = self.tokens[i - 2]
        if (
            first.pos == "ADJ"
            and first.relation == "amod"
            and first.head == token.head
            and not any(self._below(i, "det", "nmod"))
        ):
            self._set(i, pos="ADJ", tag="JJ", head=i - 2, mention="")

    def clitic(self, i: int) -> None:
        """ "les a reçus", "le ministre leur a promis": whom it is done to, not who does it, nor a word for who does."""
        token = self.tokens[i]
        if token.text.lower() not in _NO_SUBJECT:
            return
        if token.pos == "PRON" and token.relation == "nsubj" and i < token.head:
            self._set(i, relation="obj" if token.text.lower() == "les" else "iobj")
        elif token.text in ("lui", "leur") and token.head < i < len(self.tokens) - 1 and not any(self._below(i)):
            behind = self.tokens[i + 1]
            if self.tokens[token.head].pos == "NOUN" and behind.pos in ("VERB", "AUX"):
                verb = i + 1 if behind.pos == "VERB" else behind.head
                lemma = "lui" if token.text == "lui" else "eux"
                self._set(i, pos="PRON", tag="PRP", lemma=lemma, relation="iobj", head=verb)

    def partitive(self, i: int) -> None:
        """ "une vingtaine d'entre eux": "entre" ties the pronoun to the number, as "d'" does."""
        if self.tokens[i].text.lower() != "entre" or not 0 < i < len(self.tokens) - 1:
            return
        before, after, number = self.tokens[i - 1], self.tokens[i + 1], i - 2
        if before.text.lower() not in ("d'", "d’") or after.pos != "PRON" or number < 0:
            return
        self._set(i + 1, relation="nmod", head=number)
        self._set(i - 1, relation="case", head=i + 1)
        self._set(i, pos="ADP", relation="fixed", head=i - 1)

    def owned(self, i: int) -> None:
        """The noun, not the word for its owner, heads the phrase: "vont reprendre leurs pourparlers"."""
        token = self.tokens[i]
        behind = i + 1 < len(self.tokens) and self.tokens[i + 1]
        if token.text.lower() not in self.words.grammar["possessive"] or not behind or token.relation.startswith("det"):
            return
        if behind.pos == "NOUN" and behind.head == i:
            self._set(i + 1, head=token.head, relation=token.relation, mention=behind.mention or "event")
            self._set(i, pos="DET", head=i + 1, relation="det")

    def title(self, i: int) -> None:
        """ "le porte-parole de l'armée, le colonel Ana Silva": one person, though the reader sees two."""
        token = self.tokens[i]
        if token.relation != "conj" or token.pos != "NOUN" or any(self._below(i, "cc")):
            return
        offices = self.words.is_office(token.lemma.lower()) and self.words.is_office(self.tokens[token.head].lemma.lower())
        commas = [k for k in self._below(i, "punct") if k < i]
        if offices and (commas or self.tokens[i - 2].text == ","):
            self._set(i, relation="appos")

    def ranked(self, i: int) -> None:
        """The last word of a rank heads it, beside the name: "le brigadier général Ana Silva"."""
        token, behind = self.tokens[i], self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if behind is None or behind.head != i or not behind.relation.startswith("amod") or token.pos != "NOUN":
            return
        if not (self.words.is_office(token.lemma.lower()) and self.words.is_office(behind.text.lower())):
            return
        self._set(i + 1, pos="NOUN", tag="NN", head=i + 1 if token.head == i else token.head, relation=token.relation)
        self._set(i + 1, mention=token.mention)
        for k in [k for k in self._below(i) if k != i + 1]:
            self._set(k, head=i + 1)
        self._set(i, head=i + 1, relation="compound")

    def courtesy(self, i: int) -> None:
        """A courtesy and the name behind it are somebody, and a small word before is no part of the name: "Mais M. Sow"."""
        token, name = self.tokens[i], self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if name is None or token.text.lower() not in self.words.grammar["polite"] or not token.text[:1].isupper():
            return
        if not name.text[:1].isupper() or self.words.is_office(name.text.lower()) or token.sentence != name.sentence:
            return
        before = self.tokens[i - 1] if i and self.tokens[i - 1].sentence == token.sentence else None
        if before is not None and token.head == i - 1 and before.text.lower() in self.words.grammar["openers"]:
            root = before.head == i - 1
            self._set(i, head=i if root else before.head, relation=before.relation)
            for k in [k for k in self._below(i - 1) if k > i]:
                self._set(k, head=i)
            self._set(i - 1, head=i if root else before.head, relation="cc", pos="CCONJ", tag="CC", mention="")
        self._set(i, mention="person")
        if name.head != i and token.head != i + 1:
            self._set(i + 1, head=i, relation="flat")

    def declared(self, i: int) -> None:
        """Who "s'est dit favorable" says it: the verb of saying heads the clause, not what he calls himself."""
        token, said = self.tokens[i], self.tokens[self.tokens[i].head]
        if token.lemma not in self.words.bare_saying or token.tag != "VBN" or token.head not in (i + 1, i + 2):
            return
        before = [k for k in self._below(token.head) if k < i]
        own = any(self.tokens[k].text.lower() in self.words.grammar["reflexive"] for k in before)
        if not own or said.pos not in ("ADJ", "VERB") or not token.relation.startswith(("advmod", "aux", "amod")):
            return
        called = token.head
        self._set(i, head=i if said.head == called else said.head, relation=said.relation, pos="VERB")
        for k in before:
            self._set(k, head=i, relation="aux" if self.tokens[k].pos == "AUX" else self.tokens[k].relation)
        self._set(called, head=i, relation="xcomp")

    def predicate(self, i: int) -> None:
        """ "le colonel, qui dirige la garde et serait l'auteur": what somebody is said to be goes on with the clause before."""
        token = self.tokens[i]
        if token.pos != "NOUN" or token.relation != "conj" or not any(self._below(i, "cop")):
            return
        clause = next((k for k in self._below(token.head, "acl") if token.head < k < i), None)
        if clause is not None:
            self._set(i, head=clause)

    def joined(self, i: int) -> None:
        """A verb with "et" before it and no subject of its own is joined to the verb that it hangs on: "… et leur a donné"."""
        token = self.tokens[i]
        if token.pos != "VERB" or token.relation != "parataxis" or token.head >= i or self.tokens[token.head].pos != "VERB":
            return
        first = min(
            [i, *(k for k in self._below(i, "aux", "obj", "iobj", "expl") if k < i and self.tokens[k].pos in ("AUX", "PRON"))]
        )
        tied = self.tokens[first - 1].text == "et" or any(self.tokens[k].text == "et" for k in self._below(i, "cc") if k < i)
        if tied and not any(self._below(i, "nsubj", "ccomp")):
            self._set(i, relation="conj")

    def second(self, i: int) -> None:
        """A second subject behind "et" is joined to the first: "le roi, malade, et le prince ont reçu"."""
        token = self.tokens[i]
        if not token.relation.startswith("nsubj") or token.pos not in ("NOUN", "PROPN"):
            return
        first = min((k for k in self._below(token.head, "nsubj") if self.tokens[k].pos in ("NOUN", "PROPN")), default=i)
        joins = [k for k in self._below(token.head, "cc") if first < k < i and i - k <= _NEAR]
        if first < i < token.head and joins:
            self._set(i, relation="conj", head=first)
            self._set(joins[0], head=i)

    def before(self, i: int) -> None:
        """A phrase with a preposition between a noun and its verb, without a comma, belongs to the noun: "l'attaque de lundi
        contre la base a fait dix morts"."""
        token = self.tokens[i]
        if not token.relation.startswith("obl") or token.head <= i or not any(self._below(i, "case")):
            return
        subject = max((k for k in self._below(token.head, "nsubj") if k < i), default=None)
        if subject is None or self.tokens[subject].pos != "NOUN" or self.tokens[subject].mention in _SOMEBODY:
            return
        if all(self.tokens[k].pos not in ("VERB", "AUX", "PUNCT") for k in range(subject, i + 1)):
            self._set(i, relation="nmod", head=subject)

    def behind(self, i: int) -> None:
        """Who speaks stands behind the verb of saying in the clause behind what is said: "…, a averti le ministre"."""
        token = self.tokens[i]
        verb = token.head
        plain = token.relation == "obj" or (token.relation == "iobj" and not any(self._below(i, "case")))
        if not plain or not verb < i or self.tokens[verb].lemma not in self.words.reporting:
            return
        helped = [k for k in self._below(verb, "aux") if k < verb]
        first = min([verb, *helped, *(k for k in self._below(verb, "expl") if k < verb)])
        finite = helped or self.tokens[verb].tag in ("VBZ", "VBP", "VBD")
        opens = finite and first and self.tokens[first - 1].text in _CLOSING and self.tokens[verb].relation != "conj"
        lemma = token.lemma.lower()
        who = token.mention in _SOMEBODY or token.pos == "PROPN" or self.words.sector(lemma) or lemma in self.words.speech_nouns
        if opens and who and not any(self._below(verb, "nsubj")):
            self._set(i, relation="nsubj")

    def said(self, i: int) -> None:
        """A verb of saying in a compound tense right behind a comma, and who says so behind it, stand beside the clause: "il
        faut céder, a dit le juge"."""
        token = self.tokens[i]
        if i < 3 or token.lemma not in self.words.reporting or not token.relation.startswith(("csubj", "advcl", "conj")):
            return
        helped = self.tokens[i - 1].pos == "AUX" and self.tokens[i - 1].head == i
        opens = helped and self.tokens[i - 2].text in _CLOSING and token.head < i
        if opens and any(k > i for k in self._below(i, "nsubj")) and not any(self._below(i, "ccomp", "mark")):
            self._set(i, relation="parataxis")

    def aside(self, i: int) -> None:
        """A verb of saying with its pronoun behind it stands beside the clause about it: "par mégarde, a-t-il ajouté, Oslo
        a tiré"."""
        token = self.tokens[i]
        if token.pos != "VERB" or token.lemma not in self.words.reporting or token.relation in ("ccomp", "conj"):
            return
        if token.relation == "parataxis" and not self._opens_clause(i):
            return
        if not any(self.tokens[k].text.startswith("-") for k in self._below(i, "nsubj")) or token.head == i:
            return
        ahead = (k for k in range(i + 1, len(self.tokens)) if self.tokens[k].sentence == token.sentence)
        verb = next((k for k in ahead if self.tokens[k].pos == "VERB"), None)
        over = verb if verb is not None and i not in self._up(verb) else self._up(i)[-1]
        self._set(i, relation="parataxis", head=over)

    def _opens_clause(self, i: int) -> bool:
        """Whether only the beginning of a clause stands between a verb of saying and the mark before: "; en outre, a-t-il dit,
        l'armée"."""
        for k in range(i - 1, -1, -1):
            token = self.tokens[k]
            if token.sentence != self.tokens[i].sentence or token.text in (";", ":"):
                return k < i - 2
            if token.pos == "VERB" or token.text in _CLOSING - {","}:
                return False
        return i > 1

    def source(self, i: int) -> None:
        """Who is cited hangs on the clause, not on the noun before, nor as a subject: "tués par eux, d'après la presse"."""
        token = self.tokens[i]
        hung = self.tokens[token.head].pos == "VERB" and token.relation != "nsubj"
        if token.pos not in ("NOUN", "PROPN") or token.head == i or hung:
            return
        cited = any(self.tokens[c].text.lower() == "selon" or self._is_after(c) for c in self._below(i, "case"))
        if cited and self._up(i)[-1] != i:
            self._set(i, relation="obl", head=self._up(i)[-1])

    def _is_after(self, c: int) -> bool:
        """Whether "d'après" begins at a word."""
        after = self.tokens[c + 1].text.lower() if c + 1 < len(self.tokens) else ""
        return self.tokens[c].text.lower() in ("d'", "d’") and after == "après"

    def _up(self, i: int) -> list[int]:
        """What a word hangs on, up to the root of its sentence; the word itself where it is the root."""
        out = [self.tokens[i].head]
        while self.tokens[out[-1]].head != out[-1] and len(out) < _DEEPEST:
            out.append(self.tokens[out[-1]].head)
        return out

    def _is_infinitive(self, i: int) -> bool:
        bare = self.tokens[i].tag == "VB" and self.tokens[i].text.endswith(("r", "re"))
        return bare or any(self.tokens[k].text.lower() in ("avoir", "être") for k in self._below(i, "aux"))

    def doer(self, i: int) -> None:
        """A word for those who act, with a number or an article before it, is no adjective: "a tué trois officiers"."""
        token = self.tokens[i]
        counted = any(k == i - 1 for k in self._below(i, "det", "nummod"))
        if token.pos == "ADJ" and token.tag.startswith("NN") and counted and self.words.sector(token.lemma.lower()) is not None:
            self._set(i, pos="NOUN", mention="person")

    def name(self, i: int) -> None:
        """A word with a capital right behind an office is its holder's name, whatever the reader makes of it: "le juge Sow"."""
        token, title = self.tokens[i], self.tokens[i - 1]
        if i < 1 or not token.text[:1].isupper() or token.pos not in ("ADV", "ADJ", "X", "VERB", "AUX", "INTJ"):
            return
        if title.pos != "NOUN" or not self.words.is_office(title.lemma.lower()) or by_demonym(token.text, "fr") is not None:
            return
        if title.sentence != token.sentence or (token.head == i and title.head != i - 1):
            return
        self._set(i, pos="PROPN", tag="NNP", relation="flat", head=i - 1, mention="person")
        for k in list(self._below(i)):
            self._set(k, head=i - 1)

    def present(self, i: int) -> None:
        """A form in -ant without "en" tells of the noun right before it: "a dispersé des étudiants réclamant leurs bourses"."""
        token, noun = self.tokens[i], self.tokens[i - 1]
        if i < 1 or token.pos != "VERB" or not token.text.endswith("ant") or not token.relation.startswith("advcl"):
            return
        told = token.head
        while noun.text == "," and self.tokens[told].relation == "xcomp" and self._is_infinitive(told):
            told = self.tokens[told].head  # "a prié les élus de céder, accusant la junte"
        self._set(i, head=told)
        if noun.pos in ("NOUN", "PROPN") and noun.mention in _SOMEBODY and i - 1 not in self._up(i)[1:]:
            self._set(i, relation="acl", head=i - 1, tag="VBG")

    def agent(self, i: int) -> None:
        """By whom a deed is done hangs on the deed, not on whom it is done to: "l'enlèvement de deux élèves par des mutins";
        nor on an active verb: "a condamné le raid mené par Oslo"."""
        token = self.tokens[i]
        if token.relation == "obl:agent":
            self._hang_agent(i)
        if token.relation == "nmod" and token.mention in _SOMEBODY:
            self._lift_agent(i)
        patient = self.tokens[token.head]
        deed = patient.head
        if token.relation != "nmod" or patient.relation != "nmod" or not deed < token.head < i:
            return
        by = any(self.tokens[c].lemma in self.words.grammar["by"] for c in self._below(i, "case"))
        if by and self.tokens[deed].pos == "NOUN" and self.tokens[deed].mention not in _SOMEBODY:
            self._set(i, head=deed)

    def _lift_agent(self, i: int) -> None:
        """Hang who stands behind "par" and a noun that is no deed on the passive that this tells of: "a été arrêté chez lui
        par des gendarmes"."""
        noun = self.tokens[i].head
        verb = self.tokens[noun].head
        by = any(self.tokens[c].lemma in self.words.grammar["by"] for c in self._below(i, "case"))
        passive = any(self.tokens[k].relation == "aux:pass" for k in self._below(verb, "aux"))
        deed = self.tokens[noun].mention == "event" or self._names_deed(self.tokens[noun])
        beside = verb < noun < i and self.tokens[noun].relation.startswith("obl") and not deed
        told = any(self.tokens[k].relation == "obl:agent" for k in self._below(verb, "obl"))
        if by and passive and beside and not told:
            self._set(i, head=verb, relation="obl:agent")

    def _hang_agent(self, i: int) -> None:
        """Hang an agent, and what stands before it, on the participle between it and an active verb."""
        verb = self.tokens[i].head
        over = self.tokens[verb].head
        if self._is_infinitive(verb) and any(self.tokens[k].relation == "aux:pass" for k in self._below(over, "aux")):
            self._set(i, head=over)  # "ont été empêchés de défiler par la police"
            return
        helped = {self.tokens[k].lemma for k in self._below(verb, "aux") if k < verb}
        told = [k for k in range(verb + 1, i) if self.tokens[k].tag == "VBN" and self.tokens[k].pos == "VERB"]
        told = [k for k in told if self.tokens[k].relation in ("amod", "acl") and verb in self._up(k)]
        if helped != {"avoir"} or not told or any(self._below(verb, "aux:pass")):
            return
        self._set(told[-1], relation="acl")
        for k in [k for k in self._below(verb, "obl") if told[-1] < k <= i]:
            self._set(k, head=told[-1])

    def launched(self, i: int) -> None:
        """What is "lancé" or "adressé" is the call, not what it is for: "l'appel au cessez-le-feu lancé par Oslo"."""
        token, noun = self.tokens[i], self.tokens[self.tokens[i].head]
        if token.tag != "VBN" or token.relation != "acl" or token.lemma not in self.words.light or token.head != i - 1:
            return
        case = next((k for k in self._below(token.head, "case") if k < token.head), None)
        call = case - 1 if case else None
        if call is None or noun.relation not in ("nmod", "obl") or self.tokens[call].pos != "NOUN":
            return
        if self.tokens[call].lemma.lower() in self.words.grammar["demands"]:
            self._set(token.head, head=call, relation="nmod")
            self._set(i, head=call)

    def cleft(self, i: int) -> None:
        """ "C'est le juge que l'armée a arrêté", "c'est par des mutins qu'il a été tué": what is brought to the front belongs
        to the clause behind it, as its subject, its object or what its preposition says."""
        token = self.tokens[i]
        if token.text.lower() not in _WHICH or i < 4:
            return
        start = next((k for k in range(i - 1, -1, -1) if self.tokens[k].sentence != token.sentence), -1) + 1
        opens = [k for k in range(start, i - 2) if self.tokens[k].text.lower() in _THIS and self._is_be(k + 1)]
        verb = next((k for k in range(i + 1, len(self.tokens)) if self.tokens[k].pos == "VERB"), None)
        if not opens or verb is None or self.tokens[verb].sentence != token.sentence:
            return
        front = next((k for k in range(opens[-1] + 2, i) if self.tokens[k].pos in ("NOUN", "PROPN")), None)
        if front is None or any(self.tokens[k].pos == "VERB" or self.tokens[k].text == "," for k in range(front, i)):
            return
        for k in self._apart(front, i):
            self._set(k, head=front, relation="flat")
        case = next((self.tokens[k].lemma for k in self._below(front, "case") if k < front), None)
        if case is not None and token.text.lower() != "qui":
            agent = case in self.words.grammar["by"]
            self._set(verb, head=verb, relation="root")
            self._set(front, head=verb, relation="obl:agent" if agent else "obl")
            return
        if verb in self._up(front):
            return
        subject = token.text.lower() == "qui"
        self._set(verb, head=front, relation="acl:relcl")
        if subject or not any(self._below(verb, "obj")):
            self._set(i, head=verb, pos="PRON", tag="WP", relation="nsubj" if subject else "obj")

    def _is_be(self, k: int) -> bool:
        return k < len(self.tokens) and self.tokens[k].lemma == "être"

    def _apart(self, front: int, end: int) -> list[int]:
        """Words between a noun and the end of its phrase that the reader ties to nothing."""
        return [k for k in range(front + 1, end) if self.tokens[k].head == k and self.tokens[k].pos != "PUNCT"]
