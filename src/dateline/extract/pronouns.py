"""Whom a pronoun stands for: the phrase before it, or the speaker, that it points to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from dateline.extract.named import Named
from dateline.extract.phrases import SUBJECTS
from dateline.knowledge.countries import Country, by_seat
from dateline.knowledge.given_names import gender_of
from dateline.knowledge.organisations import organisation

NEAR, CARRIED = 3, 12
"""Sentences back to whom a pronoun may mean, and where other pronouns between carry it on."""
TIED = 1.5
"""What it weighs that the reader takes a phrase and a pronoun for the same, where a sentence nearer weighs 1."""
ONE_BODY = 1.5
"""What it weighs against "they" that a body has been "it" since it was named."""
OWN_WORDS = 1.5
"""The same for who says the words that a pronoun is the subject of ("Peru said that it would")."""
TOLD = 1.8
"""The same for who is told to do that in which a pronoun stands."""
UTTERED = 2
"""Marks that may stand between words and who says them."""
GENDERS = ("he", "she")
ABROAD = 1.0
"""What speaks against a country that only says where something is."""
FEMININE = ("trice", "drice", "euse", "esse", "ienne")
"""Ends of French nouns for women."""


class Pronouns:
    """Finds the antecedents of one article's pronouns."""

    def __init__(self, named: Named) -> None:
        self.named, self.analysis, self.tree, self.tokens = named, named.analysis, named.tree, named.tokens
        self.words, self.grammar = named.words, named.grammar
        self.speakers: dict[int, int] = {}
        """Token index → head of the phrase that utters the words it stands in."""
        self._read: dict[int, tuple[int | None, str]] = {}

    def tell_speaker(self, words: Iterable[int], speaker: int) -> None:
        """Let somebody utter those of some words that nobody utters yet."""
        for i in words:
            self.speakers.setdefault(i, speaker)
        self._read.clear()

    def read(self, head: int) -> tuple[int | None, str]:
        """The head of the phrase that a pronoun stands for, and how that is known: worked out once, for whom a pronoun means is
        asked by every happening beside it, and for each by several parts of it."""
        if head not in self._read:
            self._read[head] = self._find(head)
        return self._read[head]

    def _find(self, head: int) -> tuple[int | None, str]:
        low = self.tokens[head].text.lower()
        relative = self.tree.has(head, "nsubj", "obj", "obl", "nmod:poss") and self.tokens[head].tag in ("WDT", "WP", "WP$")
        target: int | None = None
        how = ""
        if relative or (low == "that" and self.tokens[head].tag == "WDT"):
            target, how = self.tree.antecedent(head), "whose clause this is"
            if low in self.grammar["things_only"] and self.is_single_person(target):
                target = None  # "troops hold the president, which may be a coup": what was told
        elif low in self.grammar["themselves"]:
            target, how = self._own_subject(head), "who acts on himself"
        elif low in self.grammar["self"]:
            target, how = self.speakers.get(head), "who speaks here"
        else:
            fits = self._fitting(low)
            target, how = self._capital_that_says(head) if low in self.grammar["thing"] else None, "who says what it stands in"
            if target is None and fits:
                target, how = self._subject_ahead(head, fits), "the subject that its phrase stands before"
            if target is None and fits:
                target, how = self._gone_on(head, fits), "whom the sentence before is about"
            if target is None and fits:
                target, how = self._same_as_before(head, fits), "whom its sentence calls so before"
            if target is None and fits:
                target, how = self._nearest(head, fits), "the likeliest that is named before"
            if target is None and fits:
                target, how = self._carried(head, fits), "whom the same pronoun meant before"
        return (None if target == head else target), how

    def meant_by(self, head: int) -> int | None:
        """The head of the phrase that a pronoun stands for; None where nothing answers to it."""
        return self.read(head)[0]

    def _own_subject(self, head: int) -> int | None:
        """The head of whom a verb is said that "himself" hangs on."""
        return next((s for up in self.tree.up(head) if (s := self.tree.subject(up)) is not None), None)

    @cached_property
    def _forms(self) -> frozenset[str]:
        """The pronouns that stand for somebody."""
        return self.grammar["singular"] | self.grammar["thing"] | self.grammar["plural"] | self.grammar["self"]

    def is_name(self, i: int) -> bool:
        """Whether a word that the reader names is a name indeed: "I" and "They" are none, "US" is not "us"."""
        word = self.tokens[i].text
        return i in self.named.name_at and (word.lower() not in self._forms or (word.isupper() and len(word) > 1))

    @cached_property
    def _stand_ins(self) -> list[tuple[frozenset[str], Callable[[int], bool]]]:
        """Pronouns of the third person and what each can stand for."""
        return [
            (self.grammar["singular"], self.is_single_person),
            (self.grammar["thing"], self.is_body),
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

    def _capital_that_says(self, head: int) -> int | None:
        """ "Lima maintains that its soldiers", "Lima says it will": a capital that says something is a state, though otherwise
        a town is no "it" that does anything."""
        for node in self.tree.up(head):
            over = self.tokens[node].head
            if self.tree.has(node, "ccomp") and self.tokens[over].lemma in self.words.reporting:
                teller = self.tree.subject(over)
                if teller is None or teller not in self.named.name_at:
                    return None
                return teller if self.named.rules(self.named.text_of(*self.named.name_at[teller][:2])) else None
        return None

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
        mate = self._clause_mate(head)
        own_side, others = self.own_side(head), self._clause_mates(head)
        many = token.text.lower() in self.grammar["plural"]
        doers = self._doers(head)
        utters = self._uttered_by(head)
        cited = any(self.tokens[c].text.lower() in self.grammar["according"] for c in self.tree.of(head, "case"))
        reports = reports or (cited and self.words.code != "en")
        best: tuple[float, int] | None = None
        for i in range(head - 1, -1, -1):
            back = self._back(head, i)
            if back > NEAR:
                break
            if self.tree.head_of(i) != i or not fits(i) or self._disagrees(head, i) or self._is_interrupted(head, i):
                continue
            if i in utters or any(self._is_called_as(i, own) for own in own_side):
                continue
            if any(self._is_same(i, other) or self._is_plainly(i, other) for other in others):
                continue
            told = self._told(i, head)
            if (mate is not None and self._is_same(i, mate)) or told == token.head:
                continue
            if self.tree.has(token.head, "acl:relcl") and self.tokens[token.head].head == i:
                continue  # in "the chief, whom he accused", he is another
            if i in doers or (self._is_anybody(i) and not reports and back > 0) or self._shares_owner(head, i):
                continue
            if self._speaks_for(i, head):
                continue
            if self.words.code != "en" and self.tree.of(i, "cop"):
                continue  # "c'étaient des mercenaires" only says what those spoken of are
            if cited and self._is_told(i):
                continue  # "a dit un élu à l'AFP. Selon lui": who was told it is not who said it
            if token.text.lower() in self.grammar["latter"]:
                if self._tells_who(i):
                    continue
                return i
            if self.tokens[i].head == token.head and not self.tree.has(head, "nmod:poss") and back == 0:
                continue
            score = -1.0 * back + (1.2 if self.tree.has(i, "nsubj", "obl:agent") else 0.0) - 0.01 * (head - i)
            score += 0.3 if i in self.named.name_at or self._is_lone_title(i) else 0.0
            score += self._speaks(i) * (1.5 if reports else 0.5)
            score += 0.3 if back == 0 and self.tree.clause(i) != clause else 0.0
            score += TOLD if told is not None else 0.0
            score += TIED if i in tied else 0.0
            score += OWN_WORDS if self.tells(i, head) else 0.0
            score -= ABROAD * self._is_where(i)
            score -= ONE_BODY * (many and self._was_one(i, head))
            if best is None or score > best[0]:
                best = (score, i)
        return best[1] if best else None

    def _uttered_by(self, head: int) -> range:
        """The words in quotation marks right before a pronoun that says them; it is nobody named there: "The minister must
        resign," he said."""
        if not self.tree.has(head, *SUBJECTS) or head in self._quoted:
            return range(0)
        return next((range(q.start, q.end) for q in self.analysis.quotations if q.end <= head <= q.end + UTTERED), range(0))

    def _gone_on(self, head: int, fits: Callable[[int], bool]) -> int | None:
        """Whom a French "il" or "elle" goes on about, where a pronoun of the same gender alone is the subject before it, in its
        sentence or the last: "Celui-ci a été arrêté. Il est accusé"."""
        forms = next((self.grammar[g] for g in GENDERS if self.tokens[head].text.lower() in self.grammar[g]), frozenset())
        if self.words.code == "en" or not self.tree.has(head, *SUBJECTS) or head in self._quoted:
            return None
        here = self.tokens[head].sentence
        spans = [self.analysis.sentences[k] for k in (here, here - 1) if k >= 0]
        for first, last in ((first, min(last, head)) for first, last in spans):
            subjects = [i for i in range(first, last) if self.tree.has(i, *SUBJECTS) and i not in self._quoted]
            own = [
                i for i in subjects if self.tokens[i].text.lower() in forms and not self.tree.of(self.tokens[i].head, "expl")
            ]
            others = [i for i in subjects if self.tokens[i].pos in ("NOUN", "PROPN") and fits(i) and i not in own]
            if own or others:
                return self._nearest(own[0], fits) if own and not others else None
        return None

    def _same_as_before(self, head: int, fits: Callable[[int], bool]) -> int | None:
        """Whom "he" or "she" means once more in an English sentence, where nobody else who fits is named since: "a judge had
        him held while police questioned him"."""
        forms = next((self.grammar[g] for g in GENDERS if self.tokens[head].text.lower() in self.grammar[g]), frozenset())
        start = self.tree.sentence(head)[0]
        before = [i for i in range(start, head) if self.tokens[i].text.lower() in forms] if self.words.code == "en" else []
        if not before or (before[-1] in self._quoted) != (head in self._quoted):
            return None
        if self.tree.has(head, "obj", "iobj") and self.tokens[before[-1]].head == self.tree.subject(self.tokens[head].head):
            return None  # "his country welcomed him"
        between = (i for i in range(before[-1] + 1, head) if self.tree.head_of(i) == i and not self._is_any_teller(i, head))
        if any(fits(i) and not self._disagrees(head, i) for i in between):
            return None
        meant, mate = self.meant_by(before[-1]), self._clause_mate(head)
        return None if meant is None or (mate is not None and self._is_same(meant, mate)) else meant

    def _is_any_teller(self, i: int, head: int) -> bool:
        """Whether somebody without a name only tells what a pronoun stands in: "a diplomat thinks he fled"."""
        det = {self.tokens[c].text.lower() for c in self.tree.of(i, "det")}
        return bool(det & self.grammar["indefinite"]) and self.tells(i, head)

    def _is_where(self, i: int) -> bool:
        """Whether a French phrase names a country only as where something is: "en Guinée"."""
        marks = (self.tokens[c].text.lower() for c in self.tree.of(i, "case"))
        return self.words.code != "en" and any(m in self.grammar["inside"] or m in ("au", "aux") for m in marks)

    def _tells_who(self, i: int) -> bool:
        """Whether a phrase stands in one that only tells who somebody is: "l'avocat Ali Sow, fondateur du mouvement Sens"."""
        said = (k for k in (i, *self.tree.up(i)) if self.tree.has(k, "appos"))
        return self.words.code != "en" and any(self.tokens[self.tree.phrase(k)[0] - 1].text == "," for k in said)

    def _was_one(self, i: int, head: int) -> bool:
        """Whether "it" stands for a body between its naming and a later pronoun."""
        its = self.grammar["thing"] - self.grammar["singular"]
        between = (
            k
            for k in range(i + 1, head)
            if self.tokens[k].text.lower() in its and self.tokens[k].sentence != self.tokens[head].sentence
        )
        return self.words.code == "en" and self.tokens[i].tag in ("NN", "NNP") and any(self.meant_by(k) == i for k in between)

    def _doers(self, head: int) -> range:
        """The words of the subject of a French pronoun's own verb, none of which it means but by "se": "les pays du bloc ont
        fermé leurs frontières avec lui"."""
        token = self.tokens[head]
        own = self.tree.is_possessive(head) or token.text.lower() in self.grammar["reflecting"] | self.grammar["reflexive"]
        if self.words.code == "en" or own or self.tree.has(head, *SUBJECTS):
            return range(0)
        subject = self.tree.subject(self.tree.clause(head))
        return range(0) if subject is None else range(*self.tree.phrase(subject))

    def _shares_owner(self, head: int, i: int) -> bool:
        """Whether a French word for the owner has that of a phrase that speaks for him: "sa défense dénonce sa détention"."""
        owned = any(self.tree.is_possessive(c) for c in self.tree.of(i, "det"))
        same = self.tokens[i].sentence == self.tokens[head].sentence
        return self.words.code != "en" and self.tree.is_possessive(head) and owned and same

    def _speaks_for(self, i: int, head: int) -> bool:
        """Whether a phrase is his lawyer or spokesman, who tells of him: "her lawyer said she had been arrested", "an aide to
        Silva said he had been hurt"."""
        part = self.tokens[i].head if self.tree.has(i, "appos", "nmod:desc") else i
        if self.tokens[head].text.lower() not in self.grammar["singular"] or not self.tells(part, head):
            return False
        for_others = self.grammar["counsel"] | self.grammar["spokesmen"] | self.grammar["representing"]
        owned = any(self.tokens[o].text.lower() in self._forms for o in self.tree.owners(part))
        beside = [*self.tree.owners(part), *self.tree.of(part, "nmod")]
        owned = owned or any(self.named.name_at.get(o, (o, o, ""))[2] == "PERSON" and self.tree.of(o, "case") for o in beside)
        return owned and self.tokens[part].lemma.lower() in for_others

    def _is_anybody(self, i: int) -> bool:
        """Whether a French phrase only names a witness: "raconte un voisin"."""
        det = (self.tokens[c].text.lower() for c in self.tree.of(i, "det"))
        return self.words.code != "en" and self._speaks(i) and any(d in ("un", "une") for d in det)

    def _clause_mates(self, head: int) -> list[int]:
        """The other parties of a pronoun's clause, whom it is not: "he thanked the king", "police held two of them"."""
        token = self.tokens[head]
        if (
            self.words.code != "en"
            or self.tree.has(head, "nmod:poss", "det")
            or token.text.lower() in self.grammar["reflecting"]
        ):
            return []
        node = token.head if self.tree.has(head, "nmod") and self.tree.counted(token.head) == head else head
        verb = self.tokens[node].head
        if self.tokens[verb].pos != "VERB":
            return []
        if self.tree.has(node, *SUBJECTS):
            return [c for c in self.tree.of(verb, "obj", "iobj", "obl") if self.tokens[c].pos in ("NOUN", "PROPN")]
        loose = self.tree.has(verb, "acl", "advcl") and not self.tree.of(verb, *SUBJECTS)
        subject = self.tree.subject(verb) if self.tree.has(node, "obj", "iobj") and not loose else None
        return [subject] if subject is not None and self.tokens[subject].pos in ("NOUN", "PROPN") else []

    def _is_plainly(self, i: int, other: int) -> bool:
        """Whether a noun with no more than "the" is said again: "Jordan's king … the king"."""
        low, high = self.tree.phrase(other)
        the = self.tokens[low].lemma.lower() in self.grammar["article"] and high - low == 2
        return the and self.tokens[i].lemma.lower() == self.tokens[other].lemma.lower() and i != other

    def own_side(self, head: int) -> list[int]:
        """Who speaks the words that "they" or "he" stands in, and those whose spokesman it is: of them he would say "we"."""
        speaker = self.speakers.get(head)
        if speaker is None or self.tokens[head].text.lower() in self.grammar["thing"] - self.grammar["singular"]:
            return []
        over = [self.tokens[speaker].head] if self.tree.has(speaker, "appos", "nmod:desc") else []
        beside = self.tree.of(self.tokens[speaker].head, *SUBJECTS)
        parts = [speaker, *over, *self.tree.of(speaker, "appos", "nmod:desc"), *beside]
        owners = [o for part in parts for o in (*self.tree.owners(part), *self.tree.of(part, "compound"))]
        counted = [c for part in parts if (c := self.tree.counted(part)) is not None]
        meant = [self.meant_by(o) if self.tokens[o].text.lower() in self._forms else o for o in owners]
        return [*parts, *counted, *(m for m in meant if m is not None)]

    def _is_called_as(self, i: int, other: int) -> bool:
        """Whether two phrases are of one person, one country or one noun: "rebels", "the rebels' spokesman"."""
        land = self._land_at(i)
        noun = self.tokens[i].pos == "NOUN" and self.tokens[i].lemma == self.tokens[other].lemma
        return self._is_same(i, other) or noun or (land is not None and land == self._land_at(other))

    def _land_at(self, i: int) -> Country | None:
        """The country that a phrase names, by its name or by its seat of government."""
        words = self.named.text_of(*self.named.name_at[i][:2]) if i in self.named.name_at else self.tokens[i].text
        return self.named.land(words) or by_seat(words, self.words.code)

    def _is_interrupted(self, head: int, i: int) -> bool:
        """Whether a clause of saying with a pronoun parts a subject from its verb: "The party, he warned, must disarm"."""
        clause, verb = self.tokens[head].head, self.tokens[i].head
        inserted = self.tree.has(clause, "parataxis", "reparandum") and self.tokens[clause].head == verb
        return inserted and self.tree.has(i, *SUBJECTS) and i < head < verb

    def _told(self, i: int, head: int) -> int | None:
        """What the object of a verb is told to do, where that holds a pronoun: in "told Peru to pull out the troops that it had
        sent" Peru pulls out, and most likely sent; in "asked Peru to help it" somebody else is to be helped."""
        if i > head or not self.tree.has(i, "obj", "iobj"):
            return None
        return next((x for x in self.tree.of(self.tokens[i].head, "xcomp") if head in self.tree.below(x)), None)

    def _clause_mate(self, head: int) -> int | None:
        """Whom the pronoun that is the subject of a pronoun's clause means: in "he accused him" two are spoken of."""
        if not self.tree.has(head, "obj", "iobj") or self.tokens[head].text.lower() in self.grammar["reflecting"]:
            return None
        subjects = [s for s in self.tree.of(self.tokens[head].head, "nsubj") if s < head and self.tokens[s].pos == "PRON"]
        return self.meant_by(subjects[0]) if subjects else None

    def _is_same(self, i: int, other: int) -> bool:
        """Whether two phrases are one, or name one person."""
        named = [self.named.person_of.get(self.named.name_at.get(k, (k, k, ""))[0]) for k in (i, other)]
        return i == other or (named[0] is not None and named[0] == named[1])

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
        start, end, kind = self.named.name_at.get(i, (i, i + 1, ""))
        titles = [
            self.tokens[k].text.lower() for k in range(max(start - 3, 0), end) if self.tree.head_of(k) == self.tree.head_of(i)
        ]
        told = [self.tokens[k].lemma.lower() for k in self.tree.of(self.tree.head_of(i), "appos")]  # "Otto Brann, her son"
        found = next((g for g in GENDERS if any(w in self.grammar[f"{g}_marks"] for w in (*titles, *told))), "")
        if found or kind != "PERSON":
            return found
        person = self.named.person_of.get(start)
        return gender_of(person.name) if person is not None else ""

    def _gender_of(self, i: int) -> str:
        """ "he" or "she" for the gender of a phrase by the words before it, of a country by its end, else ""."""
        start = self.named.name_at[i][0] if i in self.named.name_at else i
        over = self.tree.of(self.tokens[i].head, "det") if self.tree.has(i, "appos") else []
        before = [
            self.tokens[k].text.lower() for k in (*over, *self.tree.of(i, "det", "case"), start - 1, start) if 0 <= k <= i
        ]
        found = next((g for g in GENDERS if any(w in self.grammar[f"{g}_marks"] for w in before)), "")
        if not found and self.tokens[i].pos == "NOUN" and self.tokens[i].lemma.lower().endswith(FEMININE):
            return "she"
        land = self.named.land(self.tokens[i].text) if not found and self.tokens[i].pos == "PROPN" else None
        if land is None or by_seat(self.tokens[i].text, self.words.code) is not None:
            return found
        feminine = self.tokens[i].text.endswith("e") and self.tokens[i].text.lower() not in self.grammar["he_marks"]
        return "she" if feminine else "he"

    def tells(self, i: int, pronoun: int) -> bool:
        """Whether a phrase is the subject of the verb whose content a pronoun is the subject of."""
        clause = self.tokens[pronoun].head
        told = self.tree.has(pronoun, *SUBJECTS) and self.tree.has(clause, "ccomp")
        verb = self.tokens[i].head
        speaks = self._speaks(i) or (self.tree.has(i, "nsubj") and self.tokens[verb].lemma in self.words.promising)
        return told and speaks and verb == self.tokens[clause].head

    def _is_lone_title(self, i: int) -> bool:
        """Whether a title stands for its holder as a name does: "the president"."""
        return self.named.is_title(i) and self.named.is_definite(i, self.tree.phrase(i)[0])

    def _is_told(self, i: int) -> bool:
        """Whether somebody is told what another says: "said to reporters", "told reporters"."""
        verb = self.tokens[i].head
        told = self.tree.has(i, "obj", "iobj") or any(
            self.tokens[c].lemma in self.grammar["addressing"] for c in self.tree.of(i, "case")
        )
        return told and self.tokens[verb].lemma in self.words.reporting

    def _speaks(self, i: int) -> bool:
        """Whether a phrase head is the subject of a verb of saying: who spoke last is most likely who speaks on."""
        return self.tree.has(i, "nsubj") and self.tokens[self.tokens[i].head].lemma in self.words.reporting

    def is_single_person(self, i: int) -> bool:
        """Whether "he" can stand for a phrase."""
        token = self.tokens[i]
        if i in self.named.name_at:
            return self.named.name_at[i][2] == "PERSON" and self.named.name_at[i][0] in self.named.person_of and self.is_name(i)
        if token.tag not in ("NN", "NNP") or token.pos == "PRON":
            return False
        lemma = token.lemma.lower()
        body = lemma in self.grammar["generic_org"] or lemma in self.grammar["many_in_one"]
        called = self.words.sector(lemma) == "CVL" or self.words.is_office(lemma)  # "l'avocat Ali Sow", whatever is seen in it
        return not body and (token.mention == "person" or (self.words.code != "en" and called))

    def is_body(self, i: int) -> bool:
        """Whether "it" can stand for a phrase: a state, an organisation."""
        token = self.tokens[i]
        if i in self.named.name_at:
            start, end, kind = self.named.name_at[i]
            return (
                kind == "ORG" or (kind == "LOC" and self.named.rules(self.named.text_of(start, end)))
            ) and not self.named.is_scene(i)
        body = token.mention == "organization" or token.lemma.lower() in self.grammar["generic_org"]
        body = body or (self.words.code != "en" and organisation(token.text, self.words.code) is not None)
        return body and token.tag in ("NN", "NNP")

    def _is_many(self, i: int) -> bool:
        token = self.tokens[i]
        if token.pos == "PRON":
            return False
        known = self.words.code != "en" and self.words.sector(token.lemma.lower()) is not None
        many = token.tag in ("NNS", "NNPS") and (token.mention in ("person", "organization") or known)
        armed = token.mention == "organization" and self.words.sector(token.lemma.lower()) in ("MIL", "COP")
        return many or armed or (bool(self.tree.of(i, "conj")) and token.mention in ("person", "organization", "place"))
