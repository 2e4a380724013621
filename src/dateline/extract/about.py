"""Which happening a reaction is about: the one that its words name, that drew it, or to which it points back."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dateline.extract.phrases import SUBJECTS, Tree
from dateline.knowledge.countries import by_demonym, country
from dateline.model import Claim, Happening
from dateline.vocabulary import Nature, nature

CHARGED_NEAR = 3
"""Sentences between a deed and who is blamed for it without its being named again."""
STEM = 5
"""First letters that a noun and the verb of one deed share at least: "dissolved", "the dissolution"; of a short verb, all but
its last ("closed", "the closure")."""
SHORT = 4
"""First letters that they share in any case."""
_TOLD_OF = frozenset({"happened", "ongoing", "attempted", "alleged"})
_GOING_WITH = ("acl", "acl:relcl", "advcl", "amod", "appos", "compound", "nmod", "obl")
"""Relations of what goes with something else told."""
Found = tuple[Claim, str]
"""What a reaction is about, and how that is known."""


class About:
    """Answers what the reactions of one article are about."""

    def __init__(self, tree: Tree, told: Iterable[tuple[Happening, Claim]]) -> None:
        self.tree, self.tokens, self.words = tree, tree.tokens, tree.words.grammar
        self.at: dict[int, Claim] = {}
        self.named: dict[int, Claim] = {}
        for happening, claim in told:
            self.at[happening.start] = claim
            self.named |= dict.fromkeys(range(happening.start, happening.end), claim)

    def of(self, here: int) -> Found | None:
        """What the happening whose words start at a token is about, if it answers another. Who says that he does it in answer
        to something does it about that; a reaction else about what it names; a march, or an excuse, about what it is against
        or for."""
        claim = self.at[here]
        kind = nature(claim.type)
        if not (kind.reacts or kind.is_answer):
            return None
        named = (self._object, self._held, self._drawn, self._pointed_at) if kind.reacts else (self._over, self._drawn)
        ways = (self._in_answer, *named)
        return next((found for way in ways if (found := way(here, claim)) is not None and found[0].id != claim.id), None)

    def pointer(self, here: int) -> int | None:
        """The word by which a stand that is taken on nothing told in the article points at what other reports tell: "the events
        in Bamako", "what happened"; not "the food crisis", which is no happening."""
        claim = self.at[here]
        if not nature(claim.type).takes_stand or claim.status not in ("happened", "alleged"):
            return None
        below = sorted(self.tree.below(here), key=lambda i: (abs(i - here), i))
        return next((i for i in below if self._points_away(i)), None)

    # ------------------------------------------------------------ named

    def _in_answer(self, here: int, claim: Claim) -> Found | None:
        """The deed to which it is said to be an answer: "in response to the arrests", "reacting to the raid", "over the
        expulsion"; or, where it only "responded by" it, the last deed told before."""
        why = "what it is said to answer"
        clause = self.tree.clause(here)
        for i in dict.fromkeys((here, here if clause in self.at else clause)):
            for k in self.tree.of(i, "obl", "nmod", "advcl", "obl:arg"):
                if (deed := self._answered_by(k, claim)) is not None:
                    return deed, why
        over = self.tokens[here].head
        told = self.tokens[over].pos == "VERB" and self.tokens[over].lemma in self.words["answering"]
        if told and self.tree.has(here, "advcl", "xcomp"):
            to = self._deed_below(over, claim, without=here) or self._last(here, _is_no_speech)
            return (to, why) if to is not None else None
        return None

    def _answered_by(self, k: int, claim: Claim) -> Claim | None:
        """The deed that words of answering hang on a clause: a noun behind "in", a verb, or the deed itself behind "over"."""
        cases = {self.tokens[c].lemma.lower() for c in self.tree.of(k, "case")}
        answers = self.tokens[k].tag == "VBG" or bool(cases & self.words["inside"])
        if self.tokens[k].lemma.lower() in self.words["answering"] and answers:
            return self._deed_below(k, claim) or (self._last(k, _is_no_speech) if self._points_below(k) else None)
        deed = self.named.get(k)
        return deed if cases & self.words["because_of"] and deed is not None and self._is_other(deed, claim) else None

    def _deed_below(self, i: int, claim: Claim, *, without: int = -1) -> Claim | None:
        """The deed that a word of answering has behind it."""
        behind = self.tree.of(i, "obl", "nmod", "obl:arg", "obj")
        beside = self.tree.of(self.tokens[i].head, "obl") if self.tokens[i].pos == "NOUN" else []  # "in protest at the raid"
        next_to = [k for k in beside if k > i and not any(t.pos == "PUNCT" for t in self.tokens[i:k])]
        near = (self.named[k] for k in (*behind, *next_to) if k in self.named and k != without)
        return next((deed for deed in near if self._is_other(deed, claim)), None)

    def _is_other(self, deed: Claim, claim: Claim) -> bool:
        """Whether a deed can be what another is about: what only somebody else's words retell is of one type with it."""
        return deed.id != claim.id and (deed.type != claim.type or nature(claim.type).reacts)

    def _over(self, here: int, claim: Claim) -> Found | None:
        """What a march is against ("to denounce the coup"), or somebody excuses himself for."""
        march = nature(claim.type).occasion == "march"
        ties = self.words["because_of"] | self.words["against"] if march else self.words["charging"]
        if not march and self.tokens[here].lemma not in self.words["excusing"]:
            return None
        behind = self.tree.of(here, "obl", "nmod", "obl:arg", "advcl")
        tied = (k for k in behind if ties & {self.tokens[c].lemma.lower() for c in self.tree.of(k, "case", "mark")})
        deeds = (self.named[k] for k in tied if k in self.named)
        found = next((deed for deed in deeds if self._is_other(deed, claim)), None)
        if found is not None:
            return found, "what it is against, or for"
        aims = (k for k in self.tree.of(here, "xcomp", "advcl") if march and k in self.at and nature(self.at[k].type).judges)
        return next((aim for k in aims if (aim := self.of(k)) is not None and self._is_other(aim[0], claim)), None)

    def _object(self, here: int, claim: Claim) -> Found | None:
        """What is praised, blamed or turned down by name, be it words too ("rejected the offer"), or as what was told of before
        ("criticised the sentence")."""
        if not nature(claim.type).judges:
            return None
        verb = self.tokens[here].pos == "VERB"
        objects = self.tree.of(here, *(("obj", "nsubj:pass") if verb else ("nmod",)))
        for i in objects:
            if not verb and not {self.tokens[c].lemma for c in self.tree.of(i, "case")} & self.words["of_deed"]:
                continue
            deed = self.named.get(i)
            if deed is not None and not self._is_speaker(deed, claim):
                return deed, "the happening that is its object"
            thing = self.tokens[i].mention not in ("person", "organization", "place")
            if deed is None and thing and self._is_the(i) and (again := self._told_with(i, here)) is not None:
                return again, f"its object, “{self.tokens[i].text}”, is what was told of before"
        return None

    def _is_speaker(self, deed: Claim, claim: Claim) -> bool:
        """Whether words are those of who reacts himself: "issued a statement"."""
        own = {f.name for f in claim.actors}
        return nature(deed.type).speech is not None and bool(own) and {f.name for f in deed.actors} == own

    def _told_with(self, noun: int, here: int) -> Claim | None:
        """The last happening told before by a word that a noun shares its stem with ("sentenced", "the sentence"), or that had
        it as object ("signed a deal", "the deal")."""
        lemma = self.tokens[noun].lemma.lower()

        def alike(i: int) -> bool:
            other = self.tokens[i].lemma.lower()
            first = max(SHORT, min(STEM, len(other) - 1))
            stem = other == lemma or (len(lemma) > STEM and other[:first] == lemma[:first])
            return stem or any(self.tokens[k].lemma.lower() == lemma for k in self.tree.of(i, "obj", "nsubj:pass"))

        before = [i for i, c in self.at.items() if i < here and i != noun and c.status in _TOLD_OF and alike(i)]
        return self.at[max(before)] if before else None

    def _held(self, here: int, claim: Claim) -> Found | None:
        """The nearest deed among the words that depend on a reaction, but for what is said besides ("disputed it, saying
        that"). A sanction or a meeting is one for what is said of it."""
        tree = self.tree
        speech = nature(claim.type).speech is not None
        beside = [c for c in tree.of(here, "conj") if tree.is_predicate(c)]
        if self.tokens[here].pos == "VERB":
            beside += tree.of(here, "obl:agent") if tree.passive(here) else tree.of(here, "nsubj")
        beside += [c for c in tree.of(here, "advcl") if self.tokens[c].lemma in tree.words.reporting]
        left = {here, *(i for c in beside for i in tree.below(c))}
        below = sorted(tree.below(here) - left, key=lambda i: (abs(i - here), i))
        deeds = (self.at[i] for i in below if i in self.at)
        found = next((d for d in deeds if not _is_besides(nature(d.type), speech=speech)), None)
        return None if found is None else (found, "the nearest deed that its words hold")

    # ------------------------------------------------------------ pointed to

    def _drawn(self, here: int, claim: Claim) -> Found | None:
        """What a reaction that a noun names is drawn by: the subject of "drew condemnation" or "was met with anger", or the
        deed of the clause that "drawing criticism" hangs on."""
        verb = self.tokens[here].head
        tied = self.tree.has(here, "obj") or (self.tree.has(here, "obl") and self._is_behind(here, "partners"))
        if self.tokens[here].pos != "NOUN" or not tied or self.tokens[verb].lemma not in self.words["drawing"]:
            return None
        why = f"what drew it (“{self.tokens[verb].text}”)"
        subject = next(iter(self.tree.of(verb, *SUBJECTS)), None)
        if subject is None and self.tree.has(verb, "advcl", "conj"):
            deed = self.at.get(self.tokens[verb].head)
        elif subject is not None and self._points_back(subject):
            deed = self._last(here, _is_no_speech)
        else:
            deed = self.named.get(subject) if subject is not None else None
        return (deed, why) if deed is not None and self._is_other(deed, claim) else None

    def _is_behind(self, i: int, ties: str) -> bool:
        return any(self.tokens[c].lemma in self.words[ties] for c in self.tree.of(i, "case"))

    def _pointed_at(self, here: int, claim: Claim) -> Found | None:
        """The last deed before a reaction whose object is a word that only points back ("this", "the move", "a step condemned
        by")."""
        why = "the last deed told before, to which its words point back"
        objects = self.tree.of(here, "obj", "nsubj:pass", "obl", "nmod")
        if self._is_of_whose_deed(here):
            charged = self._last_charged(here)
            return None if charged is None else (charged, why)
        beside = [self.tokens[here].head] if self.tree.has(here, "acl", "acl:relcl") else []
        vague = any(self.tokens[i].lemma.lower() in self.words["vague_deeds"] for i in beside)
        if not vague and not any(self._points_back(i) for i in objects):
            return None
        refuses = nature(claim.type).speech == "refusal"
        last = self._last(here, lambda kind: kind.speech is None or (refuses and kind.offered))
        return None if last is None else (last, why)

    def _last(self, here: int, fits: Callable[[Nature], bool]) -> Claim | None:
        """The deed of a kind that the last sentence with one tells before a word: the news of its main clause rather than what
        goes with it ("left the town after a truce brokered by Angola")."""
        before = [i for i, c in self.at.items() if i < here and c.status in _TOLD_OF and fits(nature(c.type))]
        line = max((self.tokens[i].sentence for i in before), default=0)
        near = [i for i in before if self.tokens[i].sentence == line]
        return self.at[max(near, key=lambda i: (-self._depth(i), i))] if near else None

    def _depth(self, i: int) -> int:
        """How many clauses and phrases that only go with another one a word stands in."""
        return sum(self.tree.has(k, *_GOING_WITH) for k in (i, *self.tree.up(i)))

    def _is_of_whose_deed(self, here: int) -> bool:
        """Whether somebody blames, claims or denies a part in a deed that is not named anew: "blamed the rebels", "claimed
        responsibility", "denied any role in the attack"."""
        tree, words = self.tree, self.words
        held = tree.of(here, "obj", "nsubj:pass", "xcomp")
        parts = [o for o in held if tree.tokens[o].lemma in words["part_in"] | words["avowed"]]
        blames = tree.tokens[here].lemma in words["laid_at"] and tree.tokens[here].pos == "VERB"
        deeds = words["charging"] | words["inside"] | words["of_deed"]
        behind = [k for i in (here, *held) for k in tree.of(i, "nmod", "obl", "advcl", "acl")]
        behind = [k for k in behind if tree.tokens[k].mention != "time"]
        told = [k for k in behind if any(tree.tokens[c].lemma in deeds for c in tree.of(k, "case", "mark"))]
        return (blames or bool(parts)) and all(self._points_back(k) or self._is_the_deed(k) for k in told)

    def _is_the_deed(self, i: int) -> bool:
        return self.tokens[i].mention == "event" and self._is_the(i)

    def _is_the(self, i: int) -> bool:
        return any(self.tokens[d].lemma.lower() in self.words["definite"] for d in self.tree.of(i, "det"))

    def _last_charged(self, here: int) -> Claim | None:
        """The deed that people may be charged with which the last sentence close before a word tells first."""
        lines = {i: self.tokens[i].sentence for i in self.at}
        near = [i for i in self.at if i < here and self.tokens[here].sentence - lines[i] <= CHARGED_NEAR]
        before = [i for i in near if nature(self.at[i].type).blamed and self.at[i].status in _TOLD_OF]
        return self.at[min(before, key=lambda i: (-lines[i], i))] if before else None

    def _points_away(self, i: int) -> bool:
        """Whether a word for a happening of any kind stands for a certain one, in words that say no more than where it was or
        that it was grave."""
        words, token = self.words, self.tokens[i]
        told = [k for k in self.tree.of(i, "acl:relcl") if self.tokens[k].lemma.lower() in words["occurring"]]
        if told and token.lemma.lower() in words["pointing"]:
            return True
        if token.lemma.lower() not in words["vague_deeds"] or i in self.named:
            return False
        kinds = self.tree.of(i, "amod", "compound")
        if any(self.tokens[k].lemma.lower() not in words["of_moment"] and not self._is_of_land(k) for k in kinds):
            return False
        dets = [self.tokens[d].lemma.lower() for d in self.tree.of(i, "det", "nmod:poss")]
        plural = self.tokens[i].tag == "NNS" and not dets
        return plural or any(d in words["definite"] | words["pointing"] for d in dets) or bool(self.tree.of(i, "nmod:poss"))

    def _is_of_land(self, i: int) -> bool:
        return by_demonym(self.tokens[i].text) is not None or country(self.tokens[i].text) is not None

    def _points_below(self, i: int) -> bool:
        return any(self._points_back(k) for k in self.tree.of(i, "obl", "nmod", "obj"))

    def _points_back(self, i: int) -> bool:
        words, token = self.words, self.tokens[i]
        if token.pos == "PRON":
            return token.lemma.lower() in words["pointing_back"]
        dets = (self.tokens[d].lemma.lower() for d in self.tree.of(i, "det"))
        return token.lemma.lower() in words["vague_deeds"] and any(
            d in words["definite"] or d in words["pointing"] for d in dets
        )


def _is_no_speech(kind: Nature) -> bool:
    return kind.speech is None


def _is_besides(kind: Nature, *, speech: bool) -> bool:
    """Whether what is held by a `speech`, or by another reaction, is words too, and so not the deed that it is about."""
    return kind.speech is not None if speech else kind.reacts
