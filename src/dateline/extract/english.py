"""What the reader gets wrong in English again and again, put right by rules of the language before a tree is asked anything.

Each rule changes a word's relation, its tag or what it hangs on, and only where the order and the form of the words settle it.
"""

from __future__ import annotations

from dateline.model import Analysis, Token
from dateline.vocabulary import Language

_RELATIVE = frozenset({"WDT", "WP", "WRB"})
_ARMED = frozenset({"MIL", "COP", "REB", "GOV", "SPY", "UAF"})
"""Sectors of those who have no one person's men among them."""
_OPENERS = frozenset({"who", "whom", "that", "which"})
_NOBODY = frozenset({"abstract", "event", "time"})
"""What is not brought to the front for being somebody: "it was a pity that", "it was on Monday that"."""
_SOMEBODY = frozenset({"person", "organization", "place"})
_LOOSE = frozenset({"advcl", "advmod", "dep", "xcomp", "acl", "parataxis"})
"""Relations by which the reader hangs a verb that it finds no place for."""
_CLAUSES = ("ccomp", "parataxis", "advcl", "acl", "csubj", "conj")
"""Relations by which the reader hangs a clause on the source that it is told according to."""
_SINGULAR = frozenset({"is", "was", "has", "does"})
"""Forms of auxiliaries that only a single subject has."""
_OPENS_NOUN = frozenset({"DT", "PRP$"})
"""Tags of words that open a noun phrase."""
_OF_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_NOMINAL = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss"})
"""Relations of nouns."""
_NOUN_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ism")
"""Endings that few verbs have."""
_OF_MODALS = ("nsubj", "csubj", "expl", "advmod", "mark", "cc", "punct", "obl", "advcl", "conj", "parataxis", "aux")
"""Relations of words that hang on a modal where the verb under it should bear them."""
_IN_NOUN = frozenset({"JJ", "JJR", "JJS", "CD", "NN", "NNP", "NNS", "NNPS", "DT", "PRP$"})


def mend(tokens: list[Token], analysis: Analysis, words: Language) -> None:
    """Put the words of an article right, in place; nothing but tag, relation and head changes."""
    mender = _Mender(tokens, analysis, words)
    mender.tag_forms()
    mender.tie_articles()
    mender.name_doers()
    mender.name_parts()
    mender.name_nouns()
    mender.join_numbers()
    mender.part_holders()
    mender.hang_sources()
    mender.part_cited()
    mender.mark_owners()
    mender.settle_forms()
    mender.lift_modals()
    mender.tell_what()
    mender.name_deeds()
    mender.compound_subjects()
    mender.turn_speakers()
    mender.name_owned()
    mender.part_chosen()
    mender.part_agents()
    mender.bring_back_objects()
    mender.cut_names()
    mender.hang_on_names()
    mender.hang_charges()
    mender.name_objects()
    mender.part_appositions()
    mender.name_again()
    mender.free_told_verbs()
    mender.count_those_who_suffer()
    mender.leave_them_so()
    mender.act_as_it()
    mender.undo_doing()
    mender.share_objects()
    mender.part_phrases()
    mender.read_headlines()
    mender.tie_aliases()
    mender.hang_numbers()
    mender.name_what_is_done()
    mender.end_dates()
    mender.free_prepositions()
    mender.join_subjects()
    mender.hang_prepositions()
    mender.open_relative_clauses()
    mender.name_relative_clauses()
    mender.join_by_number()
    mender.fill_gaps()
    mender.free_main_verbs()
    mender.give_participles_objects()
    mender.hang_participles()
    mender.hang_on_last()
    mender.hang_patients()
    mender.undo_clefts()


class _Mender:
    def __init__(self, tokens: list[Token], analysis: Analysis, words: Language) -> None:
        self.tokens, self.analysis, self.words = tokens, analysis, words
        self.passives = {t.head for t in tokens if t.relation == "aux:pass"}
        self.helped = {t.head for t in tokens if t.relation.startswith("aux")}

    def _set(self, i: int, **changes: object) -> None:
        self.tokens[i] = self.tokens[i]._replace(**changes)  # type: ignore[arg-type]

    def _below(self, i: int, *relations: str) -> list[int]:
        """What hangs on a word of its sentence by one of these relations, or any subtype of them."""
        start, end = self.analysis.sentences[self.tokens[i].sentence]
        here = (k for k in range(start, end) if self.tokens[k].head == i and k != i)
        return [k for k in here if self.tokens[k].relation.partition(":")[0] in relations]

    def _is_somebody(self, i: int) -> bool:
        return self.tokens[i].pos in ("NOUN", "PROPN") and self.tokens[i].mention in _SOMEBODY

    def tag_forms(self) -> None:
        """A form in -ing is no past tense: "sent a letter urging him"; one in -ed is no participle of the present, one in -s
        neither this nor that of the past: "airstrikes". A noun for somebody is no pronoun, nor, for several, a name."""
        for i, token in enumerate(self.tokens):
            if token.pos == "PRON" and self.words.sector(token.text.lower()) is not None:
                self._set(i, pos="NOUN", tag="NN", mention=token.mention or "person")  # "Police", which no pronoun is
            if token.pos == "PROPN" and self._opens_with_trade(i):
                self._set(i, pos="NOUN", tag="NNS", lemma=token.text.lower().removesuffix("s"), mention="person")
            if token.tag == "VBG" and token.text.endswith("ed"):
                self._set(i, tag="VBN" if i in self.helped or token.relation in ("acl", "amod") else "VBD")
            if token.tag in ("VBN", "VBG") and token.text.lower() == f"{token.lemma.lower()}s":
                self._set(i, tag="NNS")
            if token.tag == "VBD" and token.text.endswith("ing") and token.text.lower() != token.lemma:
                self._set(i, tag="VBG")

    def _opens_with_trade(self, i: int) -> bool:
        """Whether a word has its capital only from its sentence, and says what several people do: "Lawyers for X said"."""
        word, opens = self.tokens[i].text, i == self.analysis.sentences[self.tokens[i].sentence][0]
        alone = self.tokens[i].relation == "nsubj" and not self._below(i, "flat", "compound")
        one = word.lower().removesuffix("s")
        trade = self.words.is_office(one) or self.words.sector(one) is not None
        return opens and alone and trade and word.endswith("s") and word[1:].islower()

    def tie_articles(self) -> None:
        """An article is that of the noun that it hangs on, whatever the reader calls the tie."""
        for i, token in enumerate(self.tokens):
            joined = token.relation == "conj" and token.head > i and token.text.lower() in self.words.grammar["article"]
            if ((token.tag == "DT" and token.relation == "punct") or joined) and self.tokens[token.head].tag in _IN_NOUN:
                self._set(i, relation="det", pos="DET", tag="DT")

    def tie_aliases(self) -> None:
        """A name behind "alias" is another of the one before it: "Jo Roe, alias the Cat"."""
        for i, token in enumerate(self.tokens[:-1]):
            if token.text.lower() not in self.words.grammar["alias"] or i < 2 or self.tokens[i + 1].pos != "PROPN":
                continue
            before = i - 2 if self.tokens[i - 1].text == "," else i - 1
            bearer = self.tokens[before].head if self.tokens[before].relation == "flat" else before
            if self.tokens[bearer].pos != "PROPN" or self.tokens[bearer].sentence != token.sentence:
                continue
            self._set(i, pos="ADP", tag="IN", head=i + 1, relation="case", mention="")
            self._set(i + 1, head=bearer, relation="appos")

    def name_doers(self) -> None:
        """A noun for those who act is no pronoun, and no animal: "militants", "policemen"."""
        for i, token in enumerate(self.tokens):
            if token.mention == "animal" and self.words.sector(token.lemma.lower()) is not None:
                self._set(i, mention="person")
            if token.pos == "PRON" and token.tag.startswith("NN") and self.words.sector(token.lemma.lower()) is not None:
                self._set(i, pos="NOUN", mention=token.mention or "person")

    def name_parts(self) -> None:
        """A word for some of those behind its "of", or for both of those told of, stands for them where a clause has it as
        subject or object: "some of the founders accuse him", "both were freed"."""
        for i, token in enumerate(self.tokens):
            if token.pos != "DET" or token.relation.split(":")[0] not in ("nsubj", "obj"):
                continue
            of = [k for k in self._below(i, "nmod") if k > i and self.tokens[k].mention == "person"]
            if of or token.text.lower() in self.words.grammar["both"]:
                self._set(i, pos="PRON", mention="person")

    def name_nouns(self) -> None:
        """What an article stands before is no pronoun: "the group"."""
        for i, token in enumerate(self.tokens[1:], start=1):
            before = self.tokens[i - 1]
            article = before.lemma.lower() in self.words.grammar["article"] and before.head == i
            if token.pos == "PRON" and article and token.lemma.lower() in self.words.grammar["generic_org"]:
                self._set(i, pos="NOUN", tag="NN", mention=token.mention or "organization")

    def join_numbers(self) -> None:
        """A number that a report never names a body without belongs to the name, as behind its kind: "the gang 400 Mawozo"."""
        found: dict[str, list[int]] = {}
        for name in self.analysis.names:
            last = self.tokens[name.end - 1]
            if name.kind in ("ORG", "PERSON", "LOC") and last.tag != "NNPS":
                found.setdefault(" ".join(t.text for t in self.tokens[name.start : name.end]), []).append(name.start)
        for starts in found.values():
            numbers = [self.tokens[i - 1] for i in starts if i and self.tokens[i - 1].sentence == self.tokens[i].sentence]
            alike = len(numbers) == len(starts) and len({t.text for t in numbers}) == 1 and numbers[0].text.isdigit()
            kinds = [self.tokens[i - 2].lemma for i in starts if i > 1]
            if alike and (len(starts) > 1 or any(kind in self.words.grammar["generic_org"] for kind in kinds)):
                for i in starts:
                    self._set(i - 1, pos="PROPN", tag="NNP", relation="compound", head=i)

    def part_holders(self) -> None:
        """A body or person joined to the land of an office acts beside who holds it: "the president of Peru and Oxfam"."""
        kinds = {i: n.kind for n in self.analysis.names for i in range(n.start, n.end)}
        for i, token in enumerate(self.tokens):
            land = token.head
            if token.relation != "conj" or kinds.get(i) not in ("ORG", "PERSON") or kinds.get(land) != "LOC":
                continue
            office = self.tokens[land].head
            held = self.words.is_office(self.tokens[office].lemma.lower()) and self.tokens[office].tag in ("NN", "NNP")
            if held and self.tokens[land].relation == "nmod" and office < land:
                self._set(i, head=office)

    def hang_sources(self) -> None:
        """A source hangs on what is told according to it: no clause hangs on "according to X"."""
        for i, token in enumerate(self.tokens):
            if token.head != i or token.pos not in ("NOUN", "PROPN"):
                continue
            cited = self._cases(i) & self.words.grammar["according"]
            clause = next((k for k in self._below(i, *_CLAUSES) if cited and self.tokens[k].pos == "VERB" and k < i), None)
            if clause is not None:
                self._set(clause, head=clause, relation="root")
                self._set(i, head=clause, relation="obl")

    def part_cited(self) -> None:
        """Who is cited is no subject of the verb of saying, nor stands beside who cites him: "Reuters, citing a lawyer, said",
        "quoted by the news agency"."""
        for i, token in enumerate(self.tokens):
            if token.relation not in ("nsubj", "appos"):
                continue
            if token.relation == "nsubj" and token.head < i and self._cases(i) & self.words.grammar["by"]:
                self._set(i, relation="obl:agent")
                continue
            before = [c for c in self._below(i, "case", "acl") if c < i and self.tokens[c].tag == "VBG"]
            if any(self.tokens[c].lemma in self.words.grammar["citing"] for c in before):
                self._set(i, relation="obl", head=token.head if token.relation == "nsubj" else self.tokens[token.head].head)

    def mark_owners(self) -> None:
        """ "'s" right behind an owner marks it, whatever the reader takes it for: "Ghana's president"."""
        for i, token in enumerate(self.tokens[1:], start=1):
            owner = self.tokens[i - 1]
            tied = token.text in ("'s", "’s", "'", "’") and owner.end == token.start and owner.sentence == token.sentence
            name = owner.head if owner.relation == "flat" else i - 1
            loose = self.tokens[name].relation in ("compound", "nsubj") and self.tokens[name].head == i + 1
            if tied and token.tag == "POS" and loose:
                self._set(name, relation="nmod:poss")
                self._set(i, relation="case", head=i - 1)
            self._own_form(i + 1, i - 1) if tied and token.tag == "POS" else None
            if tied and i + 1 < len(self.tokens):
                self._own_holder(i + 1, i - 1)
                self._free_deed_of_holder(i + 1, i - 1)
            if tied and owner.relation == "nmod:poss" and owner.head > i and (token.tag != "POS" or token.head != i - 1):
                self._set(i, pos="PART", tag="POS", relation="case", head=i - 1)

    def _own_form(self, i: int, owner: int) -> None:
        """Make a form in -ing behind "'s" the noun that it is, in place of its owner: "the protesters' beating by soldiers"."""
        if i >= len(self.tokens) or self.tokens[i].tag != "VBG" or self.tokens[i].head != owner:
            return
        top = self.tokens[owner]
        self._set(i, head=top.head if top.head != owner else i, relation=top.relation, pos="NOUN", tag="NN")
        self._set(owner, head=i, relation="nmod:poss")
        self._set(i - 1, head=owner, relation="case")
        for k in self._below(i, "obl"):
            self._set(k, relation="nmod")

    def _free_deed_of_holder(self, i: int, owner: int) -> None:
        """Make who is named behind "'s" and what befell him the subject of the verb behind him, where the reader takes that
        for joined to what befell him: "Peru's deposed president Ana Silva, 83, left"."""
        held = [k for k in self._below(i, "obj") if self.tokens[k].pos == "PROPN" and self.tokens[k].mention == "person"]
        deeds = [k for k in self._below(i, "conj") if held and k > held[0] and self.tokens[k].tag in ("VBD", "VBZ", "VBP")]
        told = self.tokens[i].tag == "VBN" and self.tokens[owner].head == i and i not in self.helped
        if not told or len(held) != 1 or len(deeds) != 1 or self._below(i, "nsubj"):
            return
        deed, over = deeds[0], self.tokens[i]
        self._set(deed, head=over.head if over.head != i else deed, relation=over.relation)
        self._set(held[0], head=deed, relation="nsubj")
        self._set(owner, head=held[0], relation="nmod:poss")
        self._set(i, head=held[0], relation="amod")
        for k in self._below(i, "punct", "advcl", "obl"):
            self._set(k, head=deed)

    def _own_holder(self, i: int, owner: int) -> None:
        """Put who is named behind "'s" and what befell him in the owner's place: "Peru's deposed president Ana Silva left"."""
        held = [k for k in self._below(i, "obj") if self.tokens[k].pos in ("NOUN", "PROPN")]
        if len(held) != 1 or self.tokens[held[0]].mention != "person" or self.tokens[owner].pos != "PROPN":
            return
        suffered = self.tokens[i].text.endswith("ed") and self.tokens[i].head == owner
        suffered = suffered and self.tokens[i].relation in ("amod", "acl")
        if not suffered or any(self.tokens[k].pos not in ("NOUN", "PROPN", "ADJ") for k in range(i + 1, held[0])):
            return
        top = self.tokens[owner]
        self._set(held[0], head=top.head if top.head != owner else held[0], relation=top.relation)
        self._set(owner, head=held[0], relation="nmod:poss")
        self._set(i - 1, head=owner, relation="case")
        self._set(i, head=held[0], relation="amod", tag="VBN")

    def turn_speakers(self) -> None:
        """Who stands right behind a verb of speaking that a quotation ends before says it: "“Go home,” demanded the union"."""
        speaking = (
            self.words.reporting | self.words.demanding | self.words.threatening | self.words.denying | self.words.promising
        )
        for i, token in enumerate(self.tokens[1:-1], start=1):
            quoted = self.tokens[i - 1].tag == "''" or self.tokens[i - 1].text in ("”", "’", "»")
            if (
                not quoted
                or token.tag not in ("VBD", "VBZ", "VBP")
                or token.lemma not in speaking
                or not self._is_without_subject(i)
            ):
                continue
            behind = [k for k in self._below(i, "obj", "iobj", "dep") if k > i and self.tokens[k].pos in ("NOUN", "PROPN")]
            if len(behind) == 1 and self._reach(behind[0])[0] == i + 1:
                self._set(behind[0], relation="nsubj")

    def name_owned(self) -> None:
        """What "whose" stands before is a noun, and the object of the verb that has another subject: "the editor whose release
        France demanded"."""
        for i, token in enumerate(self.tokens[1:], start=1):
            verb = token.head
            if self.tokens[i - 1].tag != "WP$":
                continue
            self._own_object(i)
            if token.pos != "VERB" or token.tag == "VBG" or verb <= i:
                continue
            between = [k for k in self._below(verb, "obj", "iobj", "nsubj", "dep") if i < k < verb]
            if self.tokens[verb].pos == "VERB" and between:
                self._set(i, pos="NOUN", tag="NN", relation="obj")
                self._set(i - 1, head=i, relation="nmod:poss")
                self._set(between[-1], relation="nsubj")

    def _own_object(self, i: int) -> None:
        """Make a noun behind "whose" that is read as a clause the object of the verb behind it that has another subject: "the
        nurse whose husband rebels killed"."""
        noun = self.tokens[i].head
        clauses = [k for k in self._below(noun, "acl") if k > i and self.tokens[k].pos == "VERB"]
        if self.tokens[i].relation != "acl:relcl" or self.tokens[i].pos != "NOUN" or not clauses:
            return
        if any(i < k < clauses[0] for k in self._below(clauses[0], "nsubj")) and not self._below(clauses[0], "obj"):
            self._set(i, relation="obj", head=clauses[0], tag="NN")
            self._set(i - 1, head=i, relation="nmod:poss")

    def part_chosen(self) -> None:
        """A person's name right behind a verb is its object where a bare office follows, which is what he is made: "elected Ana
        Silva president"."""
        for name in self.analysis.names:
            office, verb = name.end, name.start - 1
            if name.kind != "PERSON" or verb < 0 or office >= len(self.tokens):
                continue
            if name.end - name.start < 2 and self.tokens[verb].lemma not in self.words.grammar["choosing"]:
                continue
            head = next((i for i in range(name.start, name.end) if not name.start <= self.tokens[i].head < name.end), None)
            title = self.tokens[office]
            made = (
                self.words.is_office(title.lemma.lower()) and title.tag == "NN" and title.head == verb and title.text.islower()
            )
            if head is not None and self.tokens[head].head == office and made and self.tokens[verb].pos == "VERB":
                self._set(head, head=verb, relation="obj")
                self._set(office, relation="xcomp")

    def part_agents(self) -> None:
        """By whom a passive is done the word "by" tells, where another phrase has that: "attacked from two sides by rebels". A
        verb with a subject of its own is no passive: "by" belongs to the noun before it, "she condemned attacks by rebels"."""
        for i, token in enumerate(self.tokens):
            if token.relation != "obl:agent":
                continue
            around = {self.tokens[k].relation for k in self._below(token.head, "nsubj", "csubj", "aux")}
            if "nsubj" in around and not around & {"nsubj:pass", "csubj:pass", "aux:pass"}:
                by = next((k for k in self._below(i, "case") if k < i), i)
                noun = (
                    by - 1 if self.tokens[by - 1].head == token.head and self.tokens[by - 1].pos in ("NOUN", "PROPN") else None
                )
                self._set(i, head=token.head if noun is None else noun, relation="obl" if noun is None else "nmod")
                continue
            if self._cases(i) & self.words.grammar["by"]:
                continue
            others = [k for k in self._below(token.head, "obl") if self.tokens[k].relation == "obl:agent" and k != i]
            if any(self._cases(k) & self.words.grammar["by"] for k in others):
                self._set(i, relation="obl")

    def settle_forms(self) -> None:
        """Of a word that the reader takes for a noun by one sign and for a verb by the other, what hangs on it decides: a verb
        has a subject, an object or a helping verb, a noun an article, an adjective or a preposition: "amid fraught talks"."""
        for i, token in enumerate(self.tokens):
            noun, verb = token.tag in ("NN", "NNS"), token.tag in ("VB", "VBP", "VBZ", "VBD")
            verb = verb or (token.tag == "VBN" and token.text.lower().endswith(_NOUN_ENDINGS))
            if not ((token.pos == "VERB" and noun) or (token.pos == "NOUN" and verb) or self._is_behind_article(i)):
                continue
            before = [k for k in self._below(i, "case", "mark") if k < i]
            if self._below(i, "nsubj", "obj", "aux", "ccomp") or any(self.tokens[k].tag == "TO" for k in before):
                self._set(i, pos="VERB") if verb else None
                continue
            if token.pos == "NOUN" or self._below(i, "det", "amod", "case") or self._is_behind_article(i):
                over = self.tokens[token.head].pos
                loose = token.relation in ("ccomp", "xcomp", "advcl", "acl", "dep") and token.head != i
                tied = "obl" if over in ("VERB", "ADJ") else "nmod"
                bare = "obj" if over == "VERB" and token.head < i and not before else tied
                for k in before if loose else ():
                    self._set(k, relation="case")
                self._make_noun(i, bare if loose else token.relation)
                self._set(i, tag="NNS" if token.tag in ("NNS", "VBZ") else "NN")

    def lift_modals(self) -> None:
        """A modal with a bare verb under it helps that verb: "he would not sign the treaty"."""
        for i, token in enumerate(self.tokens):
            if token.tag != "MD" or token.relation.startswith("aux"):
                continue
            bare = next((k for k in self._below(i, "xcomp", "ccomp", "obj") if k > i and self.tokens[k].tag == "VB"), None)
            if bare is None:
                continue
            for k in self._below(i, *_OF_MODALS):
                self._set(k, head=bare)
            self._set(bare, head=bare if token.head == i else token.head, relation=token.relation, pos="VERB")
            self._set(i, head=bare, relation="aux", pos="AUX")
            self.helped.add(bare)

    def tell_what(self) -> None:
        """What came about, right behind a verb that asks nothing, is its object: "condemned what had happened"."""
        for i, token in enumerate(self.tokens):
            over = self.tokens[token.head]
            if token.relation != "advcl" or token.head >= i or over.pos != "VERB" or over.lemma in self.words.bare_saying:
                continue
            occurs = token.lemma in self.words.grammar["occurring"]
            if occurs and any(self.tokens[k].tag == "WP" and k == token.head + 1 for k in self._below(i, "nsubj", "obj")):
                what = token.head + 1
                self._set(what, head=token.head, relation="obj")
                self._set(i, head=what, relation="acl:relcl")

    def _is_behind_article(self, i: int) -> bool:
        """Whether a word that is read as a verb stands right behind an article, and no noun or adjective behind it."""
        article = i > 0 and self.tokens[i - 1].lemma.lower() in self.words.grammar["article"]
        verb = self.tokens[i].tag in ("VB", "VBP", "VBZ", "VBD") and self.tokens[i].pos == "VERB"
        last = i + 1 >= len(self.tokens) or self.tokens[i + 1].tag not in _IN_NOUN
        return article and verb and last and self.tokens[i - 1].sentence == self.tokens[i].sentence

    def name_deeds(self) -> None:
        """What an article and the form tell is a noun: "the release of hostages was announced"; so is a form in -ing between
        "by" and the words for who does it: "were killed by shelling from an army base"."""
        for i, token in enumerate(self.tokens):
            if token.pos != "VERB" or i == 0:
                continue
            before = self.tokens[i - 1]
            owned = (
                before.tag in ("POS", "PRP$") and token.tag in ("VB", "VBN", "VBP", "VBG", "NN") and self._is_owners(i - 1, i)
            )
            if owned and not self._below(i, "nsubj", "obj", "aux"):
                self._make_noun(i, token.relation)
                self._set(i, tag="NN")
            elif token.tag in ("NN", "NNS") and before.pos == "DET":
                self._make_noun(i, "nsubj:pass" if token.head in self.passives and i < token.head else token.relation)
            elif token.tag == "NN" and before.lemma in self.words.grammar["of_phrase"] and not self._below(i, "nsubj", "obj"):
                self._make_noun(i, "obl")
                self._set(i - 1, pos="ADP", relation="case")
            elif self._is_noun_by_form(i) and not self._below(i, "nsubj", "aux", "aux:pass"):
                self._make_noun(i, token.relation)
                self._set(i, tag="NNS" if token.tag == "VBZ" else "NN")
            elif token.tag == "VBG" and before.lemma in self.words.grammar["by"] and token.relation == "advcl":
                sent = [k for k in self._below(i, "obl") if self._cases(k) & self.words.grammar["from"]]
                if sent and not self._below(i, "obj") and sent[0] > i:
                    self._make_noun(i, "obl")
                    self._set(i - 1, relation="case")
            elif token.tag == "VBG" and self._is_named_deed(i):
                self._name_with_those_joined(i)

    def _is_noun_by_form(self, i: int) -> bool:
        """Whether a word that the reader takes for a verb stands where nouns stand and ends like one or is described like one:
        "drew condemnation", "impose new sanctions"."""
        token = self.tokens[i]
        ends = token.text.lower().endswith(_NOUN_ENDINGS) and token.tag not in ("VBZ", "VBG")
        described = token.tag == "VBZ" and bool(self._below(i, "amod", "nummod"))
        return token.relation in _NOMINAL and (ends or described)

    def compound_subjects(self) -> None:
        """A noun that is somebody's subject or object has no subject: what stands right before it is a part of it: "opposition
        leader arrest sparks riots"."""
        for i, token in enumerate(self.tokens[1:], start=1):
            plain = token.pos == "NOUN" and token.head != i and token.relation in ("nsubj", "nsubj:pass", "obj", "obl", "nmod")
            before = self.tokens[i - 1]
            own = before.relation == "nsubj" and before.head == i and before.pos == "NOUN"
            if plain and own and not self._below(i, "cop", "aux"):
                self._set(i - 1, relation="compound")

    def _is_owners(self, mark: int, i: int) -> bool:
        """Whether the word before a form says whose it is: "the mayor's release", "their return"."""
        owner = self.tokens[mark].head if self.tokens[mark].tag == "POS" else mark
        return self.tokens[owner].head == i and self.tokens[owner].relation == "nmod:poss"

    def _is_named_deed(self, i: int) -> bool:
        """Whether a form in -ing behind a preposition is a noun: by what it hangs on, or by a bare form in -s joined to it."""
        if self._below(i, "nsubj", "obj", "aux"):
            return False
        if self.tokens[i].relation == "advcl":
            return bool(self._below(i, "mark")) and any(self._is_bare_in_s(k) for k in self._below(i, "conj"))
        return self.tokens[i].relation in ("obl", "nmod") and bool(self._cases(i))

    def _is_bare_in_s(self, k: int) -> bool:
        return self.tokens[k].tag == "VBZ" and not self._below(k, "nsubj", "obj", "aux")

    def _name_with_those_joined(self, i: int) -> None:
        """A form in -ing behind a preposition is a noun, and so is a form in -s joined to it: "after shooting and calls"."""
        for k in (i, *self._below(i, "conj")):
            if k == i or self._is_bare_in_s(k):
                self._make_noun(k, "obl" if self.tokens[k].relation == "advcl" else self.tokens[k].relation)
                self._set(k, tag="NN" if k == i else "NNS")

    def _make_noun(self, i: int, relation: str) -> None:
        """Take a word for a noun, with what hangs on it."""
        clausal = relation.startswith(("ccomp", "csubj", "advcl"))
        self._set(i, pos="NOUN", relation="nsubj" if clausal and i < self.tokens[i].head else relation)
        for k in self._below(i, "obj", "obl"):
            if self._cases(k):
                self._set(k, relation="nmod")

    def _cases(self, i: int) -> set[str]:
        return {self.tokens[c].lemma for c in self._below(i, "case")}

    def bring_back_objects(self) -> None:
        """A noun before its verb is no object, where the verb has no subject or the one cleft out before "that" ("it was the
        school that students besieged"); behind "that", without a form of "be", it does not suffer."""
        tokens = tuple(self.tokens)
        subjects = {t.head for t in tokens if t.relation.startswith(("nsubj", "csubj"))}
        active = {t.head for t in tokens if t.relation == "mark" and t.lemma == "that"} - self.helped
        for i, token in enumerate(tokens):
            verb = token.head
            if token.relation == "nsubj:pass" and verb in active and i < verb:
                self._set(i, relation="nsubj")
            loose = token.relation == "dep" and self._is_somebody(i) and verb not in subjects and not self._below(i, "case")
            object_before = (token.relation == "obj" or loose) and i < verb and token.pos in ("NOUN", "PROPN")
            if not object_before or verb in self.passives:
                continue
            before = (s for s in range(i) if tokens[s].head == verb and tokens[s].relation == "nsubj")
            cleft = [s for s in before if any(t.tag in _RELATIVE for t in tokens[s + 1 : i])]
            if verb not in subjects or cleft:
                self._set(i, relation="nsubj")
                subjects.add(verb)
            for s in cleft:
                self._set(s, relation="obj")

    def cut_names(self) -> None:
        """A name is no part of another one beyond a verb: "Reuters, citing Ana Silva"."""
        read = tuple(self.tokens)
        for name in self.analysis.names:
            head = next((i for i in range(name.start, name.end) if not name.start <= read[i].head < name.end), None)
            if head is None or read[head].relation != "flat" or read[head].head >= name.start:
                continue
            before = range(read[head].head + 1, name.start)
            between = [i for i in before if read[i].pos == "VERB" and self.tokens[i].head != head]
            if between:
                self._set(head, head=between[-1], relation="obj")

    def hang_on_names(self) -> None:
        """What is joined to a name, or tied to it from outside, hangs on its first word: "Burkina Faso, Mali and Niger"."""
        for i, token in enumerate(self.tokens):
            first = token.head
            outside = token.relation in ("conj", "cc", "appos") and i > first
            while outside and self.tokens[first].relation == "flat" and self.tokens[first].head < first:
                first = self.tokens[first].head
            if first != token.head:
                self._set(i, head=first)

    def name_objects(self) -> None:
        """A noun behind an active verb without a preposition, that says no time, is its object: "fended off an attack"."""
        for i, token in enumerate(self.tokens):
            verb = token.head
            plain = token.relation == "obl" and token.tag in ("NN", "NNS", "NNP") and token.mention != "time" and verb < i
            if not plain or self.tokens[verb].pos != "VERB" or verb in self.passives or self._below(i, "case", "mark"):
                continue
            between = range(verb + 1, self._reach(i)[0])
            close = all(self.tokens[k].tag == "RP" and self.tokens[k].head == verb for k in between)
            if close and not self._below(verb, "obj", "ccomp", "xcomp"):
                self._set(i, relation="obj")

    def hang_charges(self) -> None:
        """A noun behind "for" or "of" opens no clause: who is read as its subject is the verb's object: "blamed Peru for raids
        on a base"."""
        for i, token in enumerate(self.tokens):
            verb = token.head
            if token.relation not in ("ccomp", "advcl", "xcomp") or token.tag not in ("NN", "NNS") or verb > i:
                continue
            mark = next((k for k in self._below(i, "mark") if self.tokens[k].lemma in self.words.grammar["charging"]), None)
            subjects = [k for k in self._below(i, "nsubj") if mark is not None and verb < k < mark]
            if mark is None or len(subjects) != 1 or self._below(i, "cop", "aux") or self._below(verb, "obj"):
                continue
            self._set(subjects[0], relation="obj", head=verb)
            self._make_noun(i, "obl")
            self._set(mark, relation="case")

    def part_appositions(self) -> None:
        """Nobody bears two full names: a name behind what is said of another person is the next of a list. A name behind the
        last of a row is his ("a lawyer and a judge, Ana Silva"). A person is no other name of a place: he does what the
        verb behind tells ("in the capital, Kigo, the chief of staff resigned")."""
        people = {name.start for name in self.analysis.names if name.kind == "PERSON" and name.end - name.start > 1}
        for i, token in enumerate(self.tokens):
            if token.relation != "appos":
                continue
            if any(self.tokens[k].text.lower() in self.words.grammar["set_against"] for k in self._below(i, "advmod", "cc")):
                self._set(i, relation="conj")
                continue
            row = [k for k in self._below(token.head, "conj") if token.head < k < i and self._below(k, "det")]
            if i in people and row and self.tokens[i - 1].text == ",":
                self._set(i, head=row[-1])
                continue
            first = over = token.head
            while self.tokens[first].relation == "appos":
                first = self.tokens[first].head
            verb = self.tokens[first].head
            if i in people and first in people and first < i:
                self._set(i, head=first, relation="conj")
            person_of_place = self.tokens[over].mention == "place" and token.mention == "person" and first < i < verb
            if person_of_place and self._is_without_subject(verb) and self.tokens[first].relation.startswith("obl"):
                self._set(i, head=verb, relation="nsubj")

    def name_again(self) -> None:
        """What stands between commas behind a noun, with no "and" before it, says who that is, where one of the two is a name
        or no article opens it: "their party, the Silva Front, left", "the rebels, old foes of the army, left"; two words of
        one name are one: "the attorney general"."""
        name_of = {i: name for name in self.analysis.names for i in range(name.start, name.end)}
        people = {name.start for name in self.analysis.names if name.kind == "PERSON" and name.end - name.start > 1}
        for i, token in enumerate(self.tokens):
            first = token.head
            if token.relation == "conj" and i in people and self._is_holder_named(i, first):
                self._set(i, relation="appos")
            if token.relation == "conj" and i == first - 1 and i in name_of and name_of[i] is name_of.get(first):
                self._set(i, relation="compound")  # the "United" of "the United States"
            if token.relation != "conj" or i <= first or self._below(i, "cc"):
                continue
            if i == first + 1 and i in name_of and name_of[i] is name_of.get(first):
                self._set(i, relation="amod")
                continue
            if any(self.tokens[k].text.lower() in self.words.grammar["set_against"] for k in self._below(i, "advmod", "cc")):
                continue  # "gunmen, not the mayor, fired"
            named = (i in name_of) + (first in name_of)
            if (named == 1 or (not named and not self._below(i, "det"))) and self._is_set_off(i, first):
                self._set(i, relation="appos")

    def _is_holder_named(self, i: int, title: int) -> bool:
        """Whether a name between two commas right behind a title is the holder's, whoever is joined to him: "the president, Ana
        Silva, and her deputy"."""
        alone = self.tokens[title].tag == "NN" and self.words.is_office(self.tokens[title].lemma.lower())
        named = [k for k in self._below(title, "appos", "flat", "compound") if self.tokens[k].pos == "PROPN"]
        return alone and i == title + 2 and self._is_between_commas(i) and not named and not self._below(i, "cc")

    def _is_between_commas(self, i: int) -> bool:
        """Whether a phrase stands between two commas."""
        low, high = self._reach(i)
        return self.tokens[low - 1].text == "," and high + 1 < len(self.tokens) and self.tokens[high + 1].text == ","

    def _is_set_off(self, i: int, first: int) -> bool:
        """Whether a noun is the only one joined to another, both for somebody, between two commas."""
        more = [k for k in self._below(first, "conj") if k != i] or self._below(i, "conj") or self._below(first, "cc")
        return not more and self._is_between_commas(i) and self._is_somebody(first) and self.tokens[i].pos in ("NOUN", "PROPN")

    def _reach(self, i: int) -> tuple[int, int]:
        """The first and the last of the words that hang on one, itself among them, but for commas."""
        inside = {i}
        start, end = self.analysis.sentences[self.tokens[i].sentence]
        for _ in range(end - start):
            more = {k for k in range(start, end) if self.tokens[k].head in inside and self.tokens[k].pos != "PUNCT"} - inside
            if not more:
                break
            inside |= more
        return min(inside), max(inside)

    def free_told_verbs(self) -> None:
        """Of two who stand before a verb of saying, the one between commas says it, and the first does what the verb behind the
        next comma tells: "its government, Kigo said, had promised"."""
        for i, token in enumerate(self.tokens[:-1]):
            if token.lemma not in self.words.reporting or token.pos != "VERB" or self.tokens[i + 1].text != ",":
                continue
            teller = i - 1
            told = next((k for k in self._below(i, "ccomp") if k > i and self._is_without_subject(k)), None)
            above = self.tokens[teller].head
            first = above if self.tokens[teller].relation == "appos" else next(iter(self._below(i, "nsubj")), teller)
            if told is None or above not in (first, i) or not self._is_parted(first, teller):
                continue
            self._set(teller, head=i, relation="nsubj")
            self._set(first, head=told, relation="nsubj:pass" if told in self.passives else "nsubj")

    def _is_parted(self, first: int, teller: int) -> bool:
        """Whether a noun stands before a comma and, right behind that, a name or pronoun that is somebody."""
        low, _ = self._reach(teller) if first < teller else (first, first)
        return first < low - 1 and self.tokens[low - 1].text == "," and self.tokens[teller].pos in ("PROPN", "PRON", "NOUN")

    def _is_without_subject(self, verb: int) -> bool:
        return not self._below(verb, "nsubj", "csubj", "expl")

    def count_those_who_suffer(self) -> None:
        """A number counts no verb: "ten were killed and 25 wounded"; nor is the place that opens a headline before a colon whom
        it befell: "Peru: six killed"."""
        for i, token in enumerate(self.tokens):
            over = self.tokens[token.head]
            if token.relation == "nummod" and token.head == i + 1 and over.pos == "VERB" and over.tag in ("VBN", "VBD"):
                for k in self._below(token.head, "nsubj"):
                    if self.tokens[k + 1].text == ":" and k < i:
                        self._set(k, relation="dislocated")
                        self._set(i, relation="nsubj:pass")
                        self._set(token.head, tag="VBN")
            if token.relation == "nummod" and over.pos == "VERB" and over.relation == "conj" and over.head in self.passives:
                self._set(i, relation="nsubj:pass")
                self._set(token.head, tag="VBN")

    def leave_them_so(self) -> None:
        """How people are left hangs on the leaving, as what is joined to it does: "raided a village, leaving nine people dead
        and burning huts"."""
        for i, token in enumerate(self.tokens):
            subjects = [s for s in self._below(i, "nsubj") if s < i]
            if (
                token.lemma.lower() not in self.words.grammar["felled"]
                or token.tag == "VBD"
                or len(subjects) != 1
                or i in self.helped
            ):
                continue
            people = subjects[0]
            before = self._reach(people)[0] - 1
            leaves = before >= 0 and self.tokens[before].lemma in self.words.grammar["left_over"]
            if not leaves or self.tokens[before].sentence != token.sentence or token.head == before:
                continue
            self._set(people, head=before, relation="obj")
            for k in self._below(i, "conj"):
                if self.tokens[k].tag == "VBG":
                    self._set(k, head=before)
            self._set(i, head=before, relation="xcomp")

    def act_as_it(self) -> None:
        """An "it" before a verb with an object and no clause that it could stand for acts: "said it regretted the move"; one
        behind a verb that is done to somebody alone is whom it is done to: "accused it of lying"."""
        to_somebody = self.words.grammar["accusing"] | self.words.grammar["of_somebody"]
        for i, token in enumerate(self.tokens):
            verb = token.head
            if token.relation != "expl" or token.tag != "PRP" or self.tokens[verb].pos != "VERB":
                continue
            if i > verb:
                if self.tokens[verb].lemma in to_somebody:
                    self._set(i, relation="obj")
            elif self._below(verb, "obj") and not self._below(verb, "nsubj", "csubj", "ccomp", "xcomp"):
                self._set(i, relation="nsubj")

    def read_headlines(self) -> None:
        """A verb that needs an object and has neither that nor a helping verb is in the passive, where it is the sentence's
        own: "Army chief sacked as president reshuffles cabinet", "Mayor shot dead"."""
        for i, token in enumerate(self.tokens):
            if token.pos != "VERB" or token.tag not in ("VBD", "VBN") or token.relation != "root" or i in self.helped:
                continue
            dead = any(self.tokens[k].lemma.lower() in self.words.grammar["slain"] for k in self._below(i, "advmod", "xcomp"))
            subjects = [s for s in self._below(i, "nsubj") if s < i and self.tokens[s].pos != "PRON"]
            bare = not self._below(i, "obj", "aux") and not self._has_shared_object(i)
            if subjects and (dead or token.lemma in self.words.grammar["needing_object"]) and bare:
                self._set(i, tag="VBN")
                self._set(subjects[-1], relation="nsubj:pass")

    def _has_shared_object(self, verb: int) -> bool:
        """Whether a verb joined to another has an object that may be that of both: "police held and beat a nurse"."""
        joined = [k for k in self._below(verb, "conj") if self.tokens[k].pos == "VERB"]
        return any(k > j for j in joined for k in self._below(j, "obj", "vocative"))

    def undo_doing(self) -> None:
        """Who does what "what … did was …" tells is the subject of the verb behind: "what the mob did was burn the palace"."""
        for i, token in enumerate(self.tokens[:-2]):
            verb = i + 2
            doing = token.lemma == "do" and self.tokens[i + 1].lemma == "be" and self.tokens[verb].pos == "VERB"
            if not doing:
                continue
            start = self.analysis.sentences[token.sentence][0]
            what = next((k for k in range(start, i) if self.tokens[k].text.lower() == "what"), None)
            subject = self._top(what + 1, i) if what is not None else None
            if what is None or subject is None:
                continue
            self._set(what, head=verb, relation="dep")
            self._set(subject, head=verb, relation="nsubj")
            for k in (i, i + 1):
                self._set(k, head=verb, relation="aux")
            self._set(verb, tag="VB")
            self.passives.discard(verb)

    def share_objects(self) -> None:
        """A verb in the past tense with an object and no helping verb is active, and where that object stands behind a comma
        it is one of the verb joined before, too: "police detained, and a court jailed, the editor"."""
        for i, token in enumerate(self.tokens):
            self._act_on_shared(i)
            past = token.pos == "VERB" and token.tag == "VBD"
            subjects = self._below(i, "nsubj", "vocative") if past else []
            if (
                len(subjects) == 2
                and subjects[0] < i < subjects[1]
                and self.tokens[self._reach(subjects[1])[0] - 1].text == ","
            ):
                self._set(subjects[1], relation="obj")
            objects = [k for k in self._below(i, "obj") if k > i] if past else []
            if not objects or i in self.passives:
                continue
            for k in self._below(i, "nsubj"):
                if self.tokens[k].relation == "nsubj:pass":
                    self._set(k, relation="nsubj")

    def _act_on_shared(self, i: int) -> None:
        """Make a past form active that shares the object of the verb joined to it, and has no helping verb."""
        token = self.tokens[i]
        bare = token.tag in ("VBD", "VBN") and token.relation not in ("acl", "amod") and i not in self.helped
        acts = bare and token.lemma in self.words.grammar["sharing_object"] | self.words.grammar["needing_object"]
        if acts and not self._below(i, "obj"):
            self._give_last_object(i)
        if acts and not self._below(i, "obj") and self._has_shared_object(i):
            for k in self._below(i, "nsubj"):
                self._set(k, relation="nsubj")
            self._set(i, tag="VBD")

    def _give_last_object(self, first: int) -> None:
        """Give a verb with a subject of its own, joined to one without an object, the noun behind its comma as object: "police
        held, and a court jailed, the editor"."""
        for verb in self._below(first, "conj"):
            if self.tokens[verb].pos != "VERB" or self._below(verb, "obj") or not self._below(verb, "nsubj"):
                continue
            loose = [
                k for n in (first, verb) for k in self._below(n, "dep", "vocative", "parataxis", "nsubj", "obl") if k > verb
            ]
            beside = [k for k in loose if self.tokens[k].relation != "obl" and not self._cases(k)]
            nouns = [k for k in beside if self.tokens[k].pos in ("NOUN", "PROPN") and self._reach(k)[0] == verb + 2]
            if nouns and self.tokens[verb + 1].text == ",":
                self._set(nouns[0], relation="obj", head=verb)

    def part_phrases(self) -> None:
        """No noun phrase has two articles: who stands before the second is given or refused what follows: "refused the general
        an amnesty"."""
        for i, token in enumerate(self.tokens[1:-1], start=1):
            thing, first = token.head, self.tokens[i - 1]
            second = self.tokens[i + 1]
            articles = first.pos == second.pos == "DET" and second.head == thing > i + 1
            verb = self.tokens[thing].head
            given = token.relation in ("amod", "compound") and self.tokens[thing].relation == "obj"
            if articles and given and verb < i - 1 and self.tokens[verb].pos == "VERB":
                self._set(i, pos="NOUN", tag="NN", relation="iobj", head=verb)
                self._set(i - 1, head=i)

    def hang_numbers(self) -> None:
        """A number before a noun, with nothing but words that describe it between, counts that: "two Russian planes struck"."""
        for i, token in enumerate(self.tokens):
            if token.tag != "CD" or not token.relation.startswith(("nsubj", "obj")):
                continue
            k = i + 1
            while k < len(self.tokens) and self.tokens[k].tag in ("JJ", "NNP") and self.tokens[k].text[:1].isupper():
                k += 1
            if i + 1 < k < len(self.tokens) and self.tokens[k].tag == "NNS" and self.tokens[k].relation == token.relation:
                self._set(i, head=k, relation="nummod")
                for between in range(i + 1, k):
                    self._set(between, head=k, relation="amod")

    def name_what_is_done(self) -> None:
        """A noun before a passive without a subject is that: "after the results were announced", "after the border was
        closed"."""
        for i, token in enumerate(self.tokens):
            verb = token.head
            before = token.relation in ("obj", "obl") and i < verb and verb in self.passives and token.pos in ("NOUN", "PROPN")
            if not before or self._below(verb, "nsubj", "csubj") or self.tokens[verb].relation == "acl:relcl":
                continue
            opening = [c for c in self._below(i, "case") if self.tokens[c].lemma in self.words.grammar["besides"]]
            at_once = all(self.tokens[k].relation.startswith(("aux", "advmod")) for k in range(i + 1, verb))
            if token.relation == "obj" or (opening and at_once):
                self._set(i, relation="nsubj:pass")
                for c in opening:
                    self._set(c, head=verb, relation="mark")

    def end_dates(self) -> None:
        """The second day of a month belongs to it and counts nobody: "between March 5 and 9 government forces left"."""
        for i in range(4, len(self.tokens)):
            opens, month, first, joins, last = self.tokens[i - 4 : i + 1]
            if last.relation != "nummod" or last.head <= i or joins.lemma != "and" or opens.lemma != "between":
                continue
            if first.tag == "CD" and month.text[:1].isupper() and month.text.lower() in self.words.grammar["months"]:
                self._set(i, head=i - 2, relation="conj")
                self._set(i - 1, head=i, relation="cc")

    def free_prepositions(self) -> None:
        """A preposition right before a noun that the reader finds no place for is the noun's, no part of the verb: "went on
        trial", "was placed under house arrest"."""
        for i, token in enumerate(self.tokens[:-1]):
            if token.relation != "compound:prt" or token.pos != "ADP":
                continue
            noun, verb = i + 1, token.head
            while noun + 1 < len(self.tokens) and self.tokens[noun].pos == self.tokens[noun + 1].pos == "NOUN":
                noun += 1
            one = self.tokens[noun]
            if one.pos == "NOUN" and one.head == verb and one.relation in _LOOSE:
                self._set(noun, relation="obl")
                self._set(i, head=noun, relation="case")
                for k in range(i + 1, noun):
                    self._set(k, head=noun, relation="compound")

    def join_subjects(self) -> None:
        """A noun before "and" is joined to the subject behind it, whatever stands between: "Kenya and, later, Uganda left"."""
        for i, token in enumerate(self.tokens):
            if token.relation != "dep" or not self._is_somebody(i) or token.head <= i:
                continue
            subject = next((k for k in self._below(token.head, "nsubj") if k > i), None)
            cc = subject is not None and i + 1 < subject and self.tokens[i + 1].pos == "CCONJ"
            if subject is not None and cc and all(self.tokens[k].pos in ("ADV", "PUNCT") for k in range(i + 2, subject)):
                self._set(i, relation=self.tokens[subject].relation)
                self._set(subject, relation="conj", head=i)
                self._set(i + 1, head=subject)
        for verb in dict.fromkeys(t.head for t in self.tokens if t.relation in _OF_SUBJECTS):
            self._join_both(verb)

    def _join_both(self, verb: int) -> None:
        """Join two subjects of a verb, where "and" stands before the second: "Peru, whose envoy left, and Chile protested"."""
        subjects = [k for k in self._below(verb, "nsubj") if k < verb]
        if len(subjects) != 2 or self.tokens[subjects[0]].relation != self.tokens[subjects[1]].relation:
            return
        first, second = subjects
        cc = self._reach(second)[0] - 1
        joined = first < cc and self.tokens[cc].pos == "CCONJ" and self.tokens[cc].head == verb
        if joined and self._is_somebody(first) and self._is_somebody(second):
            self._set(second, relation="conj", head=first)
            self._set(cc, head=second)

    def hang_prepositions(self) -> None:
        """A preposition hangs on the noun, not on its owner before it: "members of Peru's parliament"."""
        for token in self.tokens:
            owner = self.tokens[token.head]
            if token.tag == "POS" and owner.relation == "nmod" and token.head < owner.head:
                self._set(token.head, relation="nmod:poss")
        for i, token in enumerate(self.tokens):
            owner = self.tokens[token.head]
            if token.relation == "case" and i < token.head < owner.head and owner.relation == "nmod:poss":
                self._set(i, head=owner.head)
        for i, token in enumerate(self.tokens):
            if token.relation == "case" and token.tag in ("IN", "TO") and token.head < i:
                self._give_to_noun_behind(i)
        for i, token in enumerate(self.tokens):
            if token.relation == "conj" and token.pos in ("NOUN", "PROPN") and self._below(i, "case"):
                self._describe_noun_before(i)
            if token.relation == "conj" and token.pos == "PROPN" and token.mention == "place":
                self._join_states(i)

    def _give_to_noun_behind(self, i: int) -> None:
        """Hang a preposition that the reader hangs on the noun before it on the one behind: "an aide to Kiir said"."""
        behind = [k for k in self._below(self.tokens[i].head, "nmod", "obl") if k > i and not self._below(k, "case")]
        between = range(i + 1, behind[0]) if behind else range(0)
        if behind and all(self.tokens[k].head == behind[0] for k in between):
            self._set(i, head=behind[0])

    def _join_states(self, i: int) -> None:
        """Join a state to the one before it, not to those who hold an office in both: "the presidents of Peru and Chile"."""
        over = self.tokens[i].head
        title = self.tokens[over].tag == "NNS" and self.words.is_office(self.tokens[over].lemma.lower())
        states = [k for k in self._below(over, "nmod") if over < k < i and self.tokens[k].mention == "place"] if title else []
        if states:
            self._set(i, head=states[0])

    def _describe_noun_before(self, i: int) -> None:
        """Hang a noun with a preposition of its own, which neither "and" nor a comma joins, on the noun before it: "gunmen on
        motorbikes", "and soldiers in lorries"."""
        first, _ = self._reach(i)
        over = first - 1
        case = self.tokens[first]
        preposed = case.relation == "case" and case.head == i and case.text.islower()  # not "Reporters Without Borders"
        if preposed and over >= self.tokens[i].head and self.tokens[over].pos in ("NOUN", "PROPN"):
            self._set(i, head=over, relation="nmod")

    def open_relative_clauses(self) -> None:
        """A participle has no subject of its own: "the bishop (whom) mutineers kidnapped", "the men (whom) police held"."""
        for i, token in enumerate(self.tokens):
            if token.pos != "VERB" or token.relation != "acl" or token.tag not in ("VBN", "VBD") or i in self.helped:
                continue
            own = [k for k in self._below(i, "nsubj") if token.head < k < i]
            beside = [k for k in self._below(token.head, "appos") if k == i - 1 and self._is_bare(k, token.head)]
            if (not own and not beside) or self._below(i, "obj") or any(t.lemma == "by" for t in self._cases_below(i)):
                continue
            self._set(i, relation="acl:relcl", tag="VBD")
            self._set(own[0] if own else beside[0], relation="nsubj", head=i)

    def name_relative_clauses(self) -> None:
        """A clause on a noun whose subject or object is "who" or "which" is a relative one."""
        for i, token in enumerate(self.tokens):
            verb = token.relation == "acl" and token.head < i and token.pos in ("VERB", "AUX")
            if verb and any(self.tokens[k].tag in ("WDT", "WP") for k in self._below(i, "nsubj", "obj")):
                self._set(i, relation="acl:relcl")
        for i, token in enumerate(self.tokens):
            if token.tag in ("WDT", "WP") and token.text.lower() in _OPENERS - {"that"}:
                self._tell_of_noun_before(i)

    def _tell_of_noun_before(self, which: int) -> None:
        """Hang the clause of a "who" or "which" right behind a noun on that noun, where the reader joins it to the verb before:
        "arrested a minister, who was accused", "after the coup in which he was held"."""
        verb = self.tokens[which].head
        first = min([which, *self._below(which, "case")])
        noun = first - 1 - (self.tokens[first - 1].text == ",")
        loose = self.tokens[verb].relation in ("conj", "advcl", "parataxis") and self.tokens[verb].head < first and which < verb
        start = self.analysis.sentences[self.tokens[which].sentence][0]
        if (
            not loose
            or self.tokens[verb].pos not in ("VERB", "AUX")
            or noun < start
            or self.tokens[noun].pos not in ("NOUN", "PROPN")
        ):
            return
        while self.tokens[noun].relation.split(":")[0] in ("flat", "compound") and self.tokens[noun].head != noun:
            noun = self.tokens[noun].head
        over = self.tokens[noun].head
        if self.tokens[which].text.lower() == "who" and self.tokens[noun].mention == "place" and over < noun:
            noun = over if self.tokens[over].mention == "person" else noun  # "a diplomat in Oslo, who"
        if first < which and self.tokens[noun].mention == "time" and over < noun and self.tokens[over].pos == "NOUN":
            noun = over  # "the marches of 27 April, in which": the marches
        if noun < first and self.tokens[noun].mention != "time":  # "bombed them at night, which France denies": the deed
            self._set(verb, head=noun, relation="acl:relcl")

    def join_by_number(self) -> None:
        """ "officers overthrew Silva, who was elected in 2013 and was re-elected in 2018": what is joined in the singular to a
        verb with a plural subject is joined to the relative clause before it of one."""
        for i, token in enumerate(self.tokens):
            first = token.head
            if token.relation != "conj" or first >= i or not self._is_singular(i) or not self._is_without_subject(i):
                continue
            subject = next(iter(self._below(first, "nsubj", "nsubj:pass")), first)
            if self.tokens[subject].tag not in ("NNS", "NNPS") or self._is_singular(first):
                continue
            clauses = (k for k in range(i - 1, first, -1) if self.tokens[k].relation == "acl:relcl" and self._is_singular(k))
            if (clause := next(clauses, None)) is not None and self.tokens[clause].sentence == token.sentence:
                self._set(i, head=clause)

    def _is_singular(self, verb: int) -> bool:
        """Whether a verb's form is that of a single subject: "was held", "holds"."""
        forms = [self.tokens[c].text.lower() for c in self._below(verb, "aux", "aux:pass", "cop")]
        return bool(_SINGULAR & set(forms)) or (not forms and self.tokens[verb].tag == "VBZ")

    def _is_bare(self, k: int, noun: int) -> bool:
        """Whether a common noun for somebody stands right behind another, with no comma between."""
        between = all(self.tokens[x].pos not in ("PUNCT", "CCONJ") for x in range(noun + 1, k))
        return self.tokens[k].pos == "NOUN" and self._is_somebody(k) and between

    def _cases_below(self, i: int) -> list[Token]:
        return [self.tokens[c] for k in self._below(i, "obl") for c in self._below(k, "case")]

    def _doers_below(self, verb: int) -> list[int]:
        """Phrases with "by" that hang on a verb."""
        return [k for k in self._below(verb, "obl") if any(self.tokens[c].lemma == "by" for c in self._below(k, "case"))]

    def fill_gaps(self) -> None:
        """Who does the same to another without the verb is joined to the subject, and what it is done to, to the object: "Peru
        condemned the raid and Chile the coup"."""
        for start, end in self.analysis.sentences:
            for i in range(start + 1, end - 2):
                if self._is_somebody(i) and self.tokens[i + 1].tag in _OPENS_NOUN and self._opens(i):
                    self._fill_gap(i, start, end)

    def _opens(self, i: int) -> bool:
        """Whether a noun, with its article, stands right behind "and" or a comma, tied to nothing by a preposition."""
        first = i - 1 if self.tokens[i - 1].pos == "DET" else i
        before = self.tokens[first - 1]
        hangs = self.tokens[i].relation in ("nmod:poss", "conj", "appos", "compound", "nsubj", "parataxis", "dep", "obj")
        return first > 0 and (before.pos == "CCONJ" or before.text == ",") and hangs and not self._below(i, "case")

    def _fill_gap(self, i: int, start: int, end: int) -> None:
        tokens = self.tokens
        second = i + 1
        while second + 1 < end and tokens[second + 1].tag in _IN_NOUN:
            second += 1
        verb = next((v for v in range(i - 1, start, -1) if tokens[v].pos == "VERB" and tokens[v].tag != "VBG"), None)
        if verb is None or second == i + 1 or not tokens[second].tag.startswith("NN"):
            return
        subject = next((k for k in self._below(verb, "nsubj") if k < verb and tokens[k].relation == "nsubj"), None)
        thing = next((k for k in self._below(verb, "obj") if verb < k < i), None)
        bound = tokens[second].head == verb and tokens[second].relation in ("obj", "iobj", "xcomp", "nsubj")
        closed = second + 1 >= end or tokens[second + 1].pos in ("PUNCT", "CCONJ")
        if subject is None or thing is None or bound or not closed or self._below(second, "case"):
            return
        self._set(i, head=subject, relation="conj")
        self._set(second, head=thing, relation="conj")

    def free_main_verbs(self) -> None:
        """A verb in the past tense with neither subject, conjunction nor comma before it hangs on no other verb: the one before
        only says which subject: "officers accused of plotting fled", "the minister sacked on Monday denounced him"."""
        for i, token in enumerate(self.tokens):
            over = token.head
            done_by = token.relation == "ccomp" and self._doers_below(over)
            loose = token.relation in _LOOSE or done_by
            if token.tag != "VBD" or not loose or over >= i or self.tokens[over].pos != "VERB":
                continue
            bare = not any(self._below(i, "nsubj", "csubj", "expl", "mark", "advmod", "aux", "cc"))
            if bare and all(t.pos not in ("PUNCT", "CCONJ", "SCONJ") for t in self.tokens[over + 1 : i]):
                self._free(i, over)

    def _free(self, main: int, verb: int) -> None:
        """Make a verb the main one, and the participle it hung on, of no auxiliary, a part of their subject."""
        top = verb
        while self.tokens[top].relation.partition(":")[0] in ("advcl", "acl", "xcomp") and self.tokens[top].head < top:
            top = self.tokens[top].head
        subject = next((k for k in self._below(top, "nsubj") if k < top), None)
        if top in self.helped or subject is None or not self._is_somebody(subject) or not self._is_close(subject, top):
            return
        for k in self._below(top, "punct", "parataxis", "ccomp"):
            if k > main or k < subject:
                self._set(k, head=main)
        above = self.tokens[top].head
        self._set(main, head=main if above == top else above, relation=self.tokens[top].relation)
        done = self.tokens[top].tag == "VBD"
        self._set(top, head=subject, relation="acl", tag="VBN" if done else self.tokens[top].tag)
        for k in self._doers_below(top) if done else ():
            self._set(k, relation="obl:agent")
        self._set(subject, head=main, relation="nsubj")

    def _is_close(self, subject: int, verb: int) -> bool:
        """Whether a verb that may be a participle stands right behind a noun."""
        return verb == subject + 1 and self.tokens[verb].tag in ("VBN", "VBD", "VBG", "VBP")

    def give_participles_objects(self) -> None:
        """A noun right behind a form in -ing, without a preposition, is what is acted on: "soldiers guarding the bank"."""
        for i, token in enumerate(self.tokens):
            verb = token.head if token.relation.startswith("obl") else i
            if token.relation == "nmod" and self.tokens[i].pos in ("NOUN", "PROPN"):
                verb = next((k for k in range(i - 1, token.head, -1) if self.tokens[k].head != i), i)
            if verb >= i or self.tokens[verb].tag != "VBG" or self.tokens[verb].relation != "acl" or self._below(verb, "obj"):
                continue
            beside = all(self.tokens[k].head == i for k in range(verb + 1, i))
            if beside and not self._below(i, "case") and token.mention not in _NOBODY:
                self._set(i, head=verb, relation="obj")

    def hang_participles(self) -> None:
        """A form in -ing right behind a person who is acted on tells what he does, where the reader sees him act rather than
        the subject: "dispersed workers demanding wages"."""
        acting = {h.start: {k: chance for role, k, chance in h.roles if role == "actors"} for h in self.analysis.happenings}
        for i, token in enumerate(self.tokens):
            verb = token.head
            if token.tag != "VBG" or token.relation != "advcl" or i not in acting or self.tokens[i - 1].head != verb:
                continue
            who = i - 1
            subjects = [acting[i].get(k, 0.0) for k in range(verb) if self.tokens[k].relation == "nsubj"]
            if self.tokens[who].relation != "obj" or self.tokens[who].mention != "person" or self._below(i, "mark"):
                continue
            if acting[i].get(who, 0.0) > max(subjects, default=0.0):
                self._set(i, head=who, relation="acl")

    def hang_on_last(self) -> None:
        """A form in -ing behind a comma tells of the verb before it, not of one before that, to which this is joined with a
        subject of its own: "Peru refused, and crowds came, demanding a vote"."""
        for i, token in enumerate(self.tokens):
            behind = token.tag == "VBG" and token.relation == "advcl" and self.tokens[i - 1].text == ","
            if not behind or self._below(i, "mark", "nsubj"):
                continue
            joined = [k for k in self._below(token.head, "conj") if token.head < k < i and self.tokens[k].pos == "VERB"]
            if joined and self._below(joined[-1], "nsubj"):
                self._set(i, head=joined[-1])

    def hang_patients(self) -> None:
        """Whom a deed is done to hangs on the deed, not on who does it: "the arrest by gendarmes of the unionist Ana Silva"."""
        tokens = self.tokens
        deeds = {h.start for h in self.analysis.happenings if tokens[h.start].pos == "NOUN"}
        case = {t.head: t.lemma for t in tokens if t.relation == "case"}
        for i, token in enumerate(tokens):
            doer = token.head
            deed = tokens[doer].head
            by = case.get(doer) in self.words.grammar["by"] and self.words.sector(tokens[doer].lemma) in _ARMED
            of = case.get(i) in self.words.grammar["of_phrase"] and token.mention == "person"
            if by and of and deed < doer < i and deed in deeds and token.relation == "nmod":
                self._set(i, head=deed)
                for k in range(i + 1, len(tokens)):
                    if tokens[k].head == doer and tokens[k].relation == "appos":
                        self._set(k, head=i)

    def undo_clefts(self) -> None:
        """What "it was … that" brings to the front is the subject of the clause behind it, its object, or what its preposition
        says: "it was Tamba that rebels attacked", "it was by rebels that Tamba was attacked"."""
        for start, end in self.analysis.sentences:
            for i in range(start, end - 4):
                if self.tokens[i].text.lower() == "it" and self.tokens[i + 1].lemma == "be":
                    which = self._opener(i + 2, end)
                    verb = self._verb_behind(which, end) if which is not None else None
                    if which is not None and verb is not None:
                        self._undo_cleft(i + 2, which, verb)

    def _opener(self, start: int, end: int) -> int | None:
        """The word that opens the clause behind what is brought to the front, with nothing but a noun phrase before it."""
        i = start - 1
        while (i := i + 1) < end:
            token = self.tokens[i]
            if token.text.lower() in _OPENERS and i > start:
                return i
            if token.text == "," and i + 1 < end and self.tokens[i + 1].text.lower() == "not":
                i = next((k for k in range(i + 2, end) if self.tokens[k].text == ","), end)
            elif token.pos in ("VERB", "AUX") or (token.pos == "PUNCT" and token.text not in ("-", "–")):
                return None
        return None

    def _verb_behind(self, which: int, end: int) -> int | None:
        """The verb of that clause."""
        verb = next((i for i in range(which + 1, end) if self.tokens[i].pos == "VERB"), None)
        closed = verb is None or any(self.tokens[i].pos == "PUNCT" for i in range(which, verb))
        return None if closed or verb is None or self.tokens[verb].relation in ("amod", "compound") else verb

    def _undo_cleft(self, start: int, which: int, verb: int) -> None:
        tokens = self.tokens
        but = next((i for i in range(which - 1, start, -1) if tokens[i].text.lower() == "but"), None)
        first = but + 1 if but is not None else start
        front = self._top(first, which)
        if front is None or tokens[front].mention in _NOBODY:
            return
        subject = self._top(which + 1, verb)
        passive = any(tokens[k].lemma == "be" for k in range(which + 1, verb)) and tokens[verb].tag in ("VBN", "VBD")
        if tokens[first].pos == "ADP":
            if subject is None:
                return
            agent = passive and tokens[first].lemma in self.words.grammar["by"]
            self._set(verb, head=verb, relation="root")
            self._set(front, head=verb, relation="obl:agent" if agent else "obl")
            self._set(first, head=front, relation="case")
            self._set(subject, head=verb, relation="nsubj:pass" if passive else "nsubj")
            return
        if subject is not None and (passive or any(k > verb for k in self._below(verb, "obj", "ccomp", "xcomp"))):
            return
        self._set(front, head=front, relation="root")
        self._set(verb, head=front, relation="acl:relcl")
        role = "obj" if subject is not None else "nsubj:pass" if passive else "nsubj"
        self._set(which, head=verb, relation=role, tag="WDT", pos="PRON")
        if subject is not None:
            self._set(subject, head=verb, relation="nsubj")

    def _top(self, start: int, end: int) -> int | None:
        """The noun or pronoun of some words that the others of them hang on."""
        nouns = [i for i in range(start, end) if self.tokens[i].pos in ("NOUN", "PROPN", "PRON")]
        return next((i for i in nouns if not start <= self.tokens[i].head < end or self.tokens[i].head == i), None)
