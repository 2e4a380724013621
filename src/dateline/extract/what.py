"""What happened: the model proposes happenings and their types, the codebook's cues dispose."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from dateline.extract.daily import Daily
from dateline.extract.doers import Doers
from dateline.extract.fields import Passages
from dateline.extract.numbers import read_number
from dateline.extract.phrases import SUBJECTS, Tree, once
from dateline.extract.signs import Signs
from dateline.extract.trace import SILENT, Trace
from dateline.knowledge.countries import by_demonym
from dateline.model import Happening, Status
from dateline.vocabulary import Cue, Frame, cues, event_types, frames_named_by, nature, nevers

_UNDERGONE = frozenset({"VBN", "JJ"})
_PHASED = frozenset({"VB", "VBG"})
_STATES = frozenset({"JJ", "VBN", "VBG"})
_ABLE = frozenset({"person", "organization", "place"})
_ARMED = frozenset({"MIL", "REB", "UAF"})
_VERBAL_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})

SURRENDER = "surrender"
"""How the vocabulary calls giving oneself up."""
BEYOND_DOUBT = 0.9
"""The chance from which a type that the reader gives stands, whatever the codebook says against it here."""
THRESHOLD = 0.42
"""Least probability for a claim, after the codebook's say (chosen on world/dev)."""
FEW = 3
"""Votes that somebody may hold one after another; more of them are counted."""
UNSURE = 0.3
"""Least probability of violence that somebody may have died of, where nothing else is told of."""
CUE_SPOT = 0.8
"""How much a cue of full strength raises the odds (log) that a word names a happening."""
FRAME_SPOT = 1.5
"""How much more a cue of several words weighs."""
NO_CUE = -0.4
"""And how much having none in the whole codebook lowers them."""
CLEAR = 0.5
"""The reader's chance for a type from which on it counts as told, in English."""
VAGUE = -1.2
"""For a word without a cue, of which the reader cannot tell the type either and nobody tells it (chosen on guinea-2021,
mali-2021-22 and world/dev)."""
UNTOLD, OF_NO_TYPE = 0.3, -0.8
"""The reader's chance for a type below which, in another language than English, it gives none, and what that weighs more
(chosen on the French reports of guinea-2021 and mali-2021-22)."""
REPORTED = 0.4
"""The same for the predicate of what somebody says: what is told is most often a happening."""
AGREED, CERTAIN = 1.6, 0.8
"""For a verb of whose type the reader, with this chance, and the codebook are sure."""
PURPOSE = -0.8
"""For a purpose: "to punish the coup" tells little besides what is done for it."""
BEFORE_NOUN = -0.4
"""For a word that only describes the noun after it: "the talks venue", "the ousted leader"."""
SAYING = -0.4
"""For a verb of reporting that does nothing but state."""
CUE_TYPE = 3.5
"""How much a cue of full strength weighs against the model's log probability of a type."""
FRAME_TYPE = 4.5
"""And a frame, which sees more of the sentence."""
ABROAD = 1.8
"""How many times as much a cue or frame says of the type in another language than English, whose types the reader knows less
(chosen on the French reports of guinea-2021 and mali-2021-22 and texts of our own)."""
PLAIN, OVERLOOKED = 0.85, 0.3
"""Strength from which on a cue of such a language names a happening that the reader all but overlooks, and the least score that
it then has (chosen on the same)."""
ORDER = 3.0
"""What "told them to leave" weighs for a demand, in log probability."""
PHRASE = 3
"""Words of a phrase that names a happening where the reader all but overlooks it in English."""
REACH = 7
"""Words that a frame may stretch over on either side of its trigger."""
BESIDE = 2
"""Sentences off in which violence may be told that somebody died of."""
SHOWN = 4
"""Types that the reader proposes and an explanation shows."""
FLOOR = 0.02
"""The model's probability for a type that it did not propose."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A happening with the type the codebook settles on and why; the runner-up for `explain`."""

    happening: Happening
    type: str
    mode: str | None
    score: float
    reasons: tuple[str, ...]
    status: Status | None = None
    """The status that the cue's own meaning settles ("thwarted"), if it does."""
    undergone: bool = False
    """Whether the cue is of a verb whose subject it is done to ("died")."""
    cued: bool = True
    """Whether a cue or frame speaks for the type; else it is the reader's, or follows from the grammar."""


class What:
    """Settles the happenings of one article."""

    def __init__(self, tree: Tree, *, trace: Trace = SILENT) -> None:
        self.tree, self.tokens, self.words, self.trace = tree, tree.tokens, tree.words, trace
        self.doers = Doers(tree)
        self.passages = Passages(tree, self.doers)
        self.daily = Daily(tree, self.doers)
        self.signs = Signs(tree)
        self._found: dict[tuple[int, int], tuple[Cue | Frame, ...]] = {}
        self.unsure: list[Coded] = []
        """Violence that is told by its word, though not so surely that it is a claim."""

    def code(self, happenings: Sequence[Happening]) -> list[Coded]:
        """The happenings that become claims, in text order; none of them overlap."""
        at = {h.start for h in happenings}
        coded = [self._code(h) for h in (self._moved(h, at) for h in happenings) if not self._is_no_deed(h)]
        kept = [c for c in coded if c.score >= THRESHOLD]
        self.unsure = [c for c in coded if UNSURE <= c.score < THRESHOLD and c.cued and nature(c.type).hostile]
        starts = {c.happening.start for c in kept}
        return self._without_light_verbs([c for c in kept if not self._is_bare_report(c, starts)])

    def _moved(self, happening: Happening, others: set[int]) -> Happening:
        """A happening that the reader of another language than English sees a word beside: at the noun of "ont mené des raids"
        and "des heurts ont éclaté", at the verb of "a tué trois soldats"."""
        at = happening.start
        if self._is_clitic(happening) and self.tokens[at].head not in others:
            return replace(happening, start=self.tokens[at].head, end=self.tokens[at].head + 1)
        light = self.tokens[at].lemma in self.words.light | self.words.grammar["occurring"] or self._only_opposes(at)
        if self.words.code == "en" or not (light or self.tokens[at].pos == "NUM") or self._cues(happening):
            return happening
        beside = self.tree.of(at, "obj", "nsubj", "nsubj:pass") if light else list(islice(self.tree.up(at), 2))[1:]
        for i in beside:
            moved = replace(happening, start=i, end=i + 1)
            if i not in others and self._least(self._cues(moved)):
                return moved
        return happening

    def _is_pronoun(self, happening: Happening) -> bool:
        """Whether a French happening is no more than a pronoun: the "il" of "il y a un an"."""
        pronoun = self.words.code != "en" and self.tokens[happening.start].pos == "PRON"
        return pronoun and happening.end == happening.start + 1

    def _is_clitic(self, happening: Happening) -> bool:
        """Whether a French happening is no more than the pronoun of a reflexive verb: the "s'" of "s'est entretenu"."""
        at, verb = happening.start, self.tokens[happening.start].head
        pronoun = self.words.code != "en" and self.tokens[at].text.lower() in self.words.grammar["reflexive"]
        return pronoun and happening.end <= verb and self.tokens[verb].pos == "VERB"

    def _is_no_deed(self, happening: Happening) -> bool:
        """Whether a word only says where somebody is from ("péruvien"), what a toll came to, or is an article or "no" alone."""
        at = happening.start
        ought = self.tokens[at].text.lower() in self.words.grammar["ought"]
        helping = self.tokens[at].pos == "AUX" and self.tree.has(at, "aux", "aux:pass") and not ought
        if (self.tokens[at].pos == "DET" or helping) and happening.end == at + 1:
            return True
        if self._is_clitic(happening) or self._is_pronoun(happening):
            return True
        if self._is_set_phrase(at) or self._is_purpose_of_place(at) or self._is_sentence(at):
            return True
        modal = self.tokens[at].lemma in self.words.possible | self.words.future
        if self.words.code != "en" and (modal or self.tokens[at].pos == "NUM"):
            return True
        if any(self._is_unnamed(i) for i in (at, *self.tree.of(at, "xcomp", "obj"))) or self._is_survey(at):
            return True
        if self.passages.is_of_nature(at) or self.passages.is_mishap(at) or self.passages.is_natural_death(at):
            return True
        if (
            self._is_asked_by_press(at)
            or self._is_no_more_than_said(at)
            or self._is_care_or_state(happening)
            or self._only_terms(at)
        ):
            return True
        if self._is_without_comment(at) or self._is_struggle(at) or self._is_stroke(happening) or self._is_wish(happening):
            return True
        if self.daily.is_daily(at, known=bool(self._cues(happening))):
            return True
        if self._is_return_to_order(at) or self._is_bodys_task(at) or self._is_cast(at) or self._only_opposes(at):
            return True
        if self._is_left_undone(happening):
            return True
        if any(self.tokens[i].lemma.lower() in self.words.grammar["tolls"] for i in self.tree.of(at, "nsubj")):
            return True
        if self.tokens[at].pos == "NOUN" and self.tokens[at].lemma.lower() in self.words.grammar["crimes"]:
            return not self._cues(happening)
        if (
            self._only_tries(at)
            or self._is_call_of_reporters(at)
            or (self._is_change_of_amount(happening) and not self._cues(happening))
        ):
            return True
        return self.tree.has(at, "amod") and by_demonym(self.tokens[at].text, self.words.code) is not None

    def _is_care_or_state(self, happening: Happening) -> bool:
        """Whether a verb only says where somebody was cared for or how a thing was left: "were taken to hospital", "was left
        homeless"; or a noun only counts ("le bilan")."""
        at, words = happening.start, self.words.grammar
        if self.tokens[at].pos == "NOUN":
            return self.tokens[at].lemma.lower() in words["tolls"] and not self._cues(happening)
        lemma = self.tokens[at].lemma.lower()
        goals = [*self.tree.of(at, "obl", "obj"), *(k for o in self.tree.of(at, "obj") for k in self.tree.of(o, "nmod"))]
        if lemma in words["conveying"] and any(self.tokens[i].lemma.lower() in words["care"] for i in goals):
            return True
        left = lemma in words["leaving"] and (self.tree.passive(at) or bool(self.tree.of(at, "obj")))
        return left and any(self.tokens[i].tag in _STATES for i in self.tree.of(at, "xcomp"))

    def _is_left_undone(self, happening: Happening) -> bool:
        """Whether a word before a noun only says what nobody did to it: "unpaid wages", "the unsigned deal"."""
        at = happening.start
        undone = self.tokens[at].text.lower().startswith("un") and self.tree.has(at, "amod") and happening.end == at + 1
        return undone and self.tokens[at].text.endswith(("ed", "id", "en", "pt")) and not self._cues(happening)

    def _is_purpose_of_place(self, at: int) -> bool:
        """Whether a noun only says what a place is for: "his place of detention"."""
        grammar, place = self.words.grammar, self.tokens[self.tokens[at].head]
        of = any(self.tokens[c].lemma.lower() in grammar["of_phrase"] for c in self.tree.of(at, "case"))
        kept = self.tokens[at].lemma.lower() in grammar["keeping"] and self.tree.has(at, "nmod")
        return of and kept and not self.tree.of(at, "det", "nmod", "nmod:poss") and place.lemma.lower() in grammar["places_of"]

    def _is_sentence(self, at: int) -> bool:
        """Whether a noun only says to what somebody was sentenced: "to life imprisonment", "to ten years of imprisonment"."""
        grammar, above = self.words.grammar, [i for i, _ in zip(self.tree.up(at), range(2), strict=False)]
        kept = self.tokens[at].lemma.lower() in grammar["keeping"] and self.tree.has(at, "nmod", "obl")
        return kept and any(self.tokens[i].lemma.lower() in grammar["judging"] for i in above)

    def _is_set_phrase(self, at: int) -> bool:
        """Whether a French word is a part of a set phrase that tells of no deed: "à l'aide de", "il s'agit de", "aucune victime
        n'est à déplorer"."""
        if self.words.code == "en":
            return False
        lemma, before = self.tokens[at].lemma.lower(), [t.text.lower() for t in self.tokens[max(at - 2, 0) : at]]
        helps = lemma == "aide" and before in (["à", "l'"], ["à", "l’"])
        concerns = lemma == "agir" and self.tree.is_reflexive(at)
        marked = any(self.tokens[c].text.lower() == "à" for c in self.tree.of(at, "mark", "case"))
        left = lemma in self.words.grammar["noticing"] and marked and self.tokens[at].text == lemma
        over = (at, self.tokens[at].head)
        be = any(self.tokens[c].lemma == "être" for i in over for c in (i, *self.tree.of(i, "cop", "aux")))
        return helps or concerns or (left and be)

    def _goes_somewhere(self, at: int) -> bool:
        """Whether a French verb is told with the place that somebody goes to: "se rendra jeudi à Abidjan"."""
        towards = self.words.grammar["inside"] | {"au", "aux"}
        goals = (i for i in self.tree.of(at, "obl") if self.tokens[i].mention == "place")
        return self.words.code != "en" and any(
            self.tokens[c].text.lower() in towards for i in goals for c in self.tree.of(i, "case")
        )

    def _only_opposes(self, at: int) -> bool:
        """Whether a verb only says between whom there was a fight: "des heurts ont opposé la police à des élèves"."""
        subjects = self.tree.of(at, "nsubj") if self.tokens[at].lemma in self.words.grammar["opposing"] else []
        return any(self.tokens[s].lemma.lower() in self.words.grammar["mutual"] for s in subjects)

    def _only_tries(self, at: int) -> bool:
        """Whether a verb says that something is tried and not what: "said they would try again"."""
        tries = self.tokens[at].pos == "VERB" and self.tokens[at].lemma in self.words.grammar["trying"]
        return tries and not self.tree.passive(at) and not self.tree.of(at, "xcomp", "ccomp", "obj")

    def _is_cast(self, at: int) -> bool:
        """Whether a noun is of votes that are counted and not held: "by 88 votes", "nine abstentions"."""
        token, words = self.tokens[at], self.words.grammar
        lemma, held = token.lemma.lower(), self.tokens[token.head].lemma in self.words.light and self.tree.has(at, "obj")
        several = token.text.lower() != lemma or lemma.endswith("x")  # not "the 328 to 301 vote"
        if lemma not in words["cast"] or not several or held:
            return False
        numbers = [read_number(self.tokens[i].text, self.words.code) or 0 for i in self.tree.of(at, "nummod")]
        return max(numbers, default=0) > (FEW if lemma in words["ballots"] else 0)

    def _is_asked_by_press(self, at: int) -> bool:
        """Whether a French participle only says which outlet somebody spoke to, or on what: "interrogé par la radio"."""
        asked = self.tokens[at].lemma in self.words.grammar["questioning"] and self.tokens[at].tag == "VBN"
        if not asked or self.tree.of(at, "aux", *SUBJECTS) or not self.tree.has(at, "acl", "advcl", "amod"):
            return False
        agents = self.tree.of(at, "obl:agent")
        return not any(self.words.sector(self.tokens[a].lemma.lower()) not in (None, "MED") for a in agents)

    def _is_no_more_than_said(self, at: int) -> bool:
        """Whether a word only says that something was not done ("stopped short of"), or that it is said and denied ("claims
        that he was held were dismissed")."""
        rumour = self.tokens[at].lemma.lower() in self.words.grammar["rumours"] and self.tree.of(at, "acl", "ccomp")
        return self.signs.is_short_of(at) or (bool(rumour) and self.signs.rumour_denied(at) is not None)

    def _only_terms(self, at: int) -> bool:
        """Whether a verb only says how somebody names a thing that is told: "what it described as a victory"."""
        words = self.words.grammar
        if self.tokens[at].lemma not in words["terming"] or self.tree.passive(at):
            return False
        own = {self.tokens[c].text.lower() for c in self.tree.children[at] if c < at}
        over = self.tokens[self.tokens[at].head].text.lower() if self.tree.has(at, "acl:relcl", "acl") else ""
        return not words["what"].isdisjoint({over, *own})

    def _is_without_comment(self, at: int) -> bool:
        """Whether a word only says that somebody said nothing: "did not comment", "declined to comment", "n'a pas réagi"."""
        comment = self.words.grammar["comment"]
        light = self.tokens[at].lemma in self.words.light
        spoken = [at, *self.tree.of(at, "xcomp", "obl", *(["obj"] if light else []))]
        if not any(self.tokens[i].lemma.lower() in comment for i in spoken):
            return False
        above = [at, *([self.tokens[at].head] if self.tree.has(at, "xcomp") else [])]
        refused = any(self.tokens[i].lemma in self.words.refusing for i in above)
        none = (c for i in spoken[1:] for c in self.tree.of(i, "det"))
        beside = (self.tokens[c].text.lower() for c in (*(c for i in above for c in self.tree.of(i, "advmod")), *none))
        return refused or not self.words.negators.isdisjoint(beside)

    def _is_wish(self, happening: Happening) -> bool:
        """Whether a verb only says what somebody would like to do himself, or that he calls himself something: "souhaite porter
        ses ventes", "s'est dite prête"; what he wants of others he demands."""
        at = happening.start
        own = any(self.signs.is_own_act(i, at) for i in self.tree.of(at, "xcomp"))
        wishes = self.tokens[at].lemma in self.words.planning and own
        calls = self.words.code != "en" and self.tokens[at].lemma in self.words.bare_saying and self.tree.is_reflexive(at)
        return (wishes or calls) and all(nature(c.type).speech == "demand" for c in self._cues(happening))

    def _is_return_to_order(self, at: int) -> bool:
        """Whether a noun only names a state of things that somebody wants back: "a return to constitutional rule", "le retour
        au calme"; nobody in particular does it."""
        words = self.words.grammar
        if self.tokens[at].pos != "NOUN" or self.tokens[at].lemma.lower() not in words["returning"]:
            return False
        states = [i for i in self.tree.of(at, "nmod", "obl") if self.tokens[i].lemma.lower() in words["orders"]]
        described = [i for i in states if self.tokens[i].lemma.lower() in words["plain_orders"]]
        beside = (a for i in states for a in self.tree.of(i, "amod", "compound"))
        return bool(described) or any(self.tokens[a].lemma.lower() in words["lawful"] for a in beside)

    def _is_bodys_task(self, at: int) -> bool:
        """Whether a French noun without an article only says what a body is for: "mission de maintien de la paix", "commission
        d'enquête", or belongs to that in its name: "Agence de gestion des élections"."""
        over, words = self.tokens[self.tokens[at].head], self.words.grammar
        body = words["generic_org"] | words["body_noun"] | words["bodies"] | words["kinds_of_body"]
        if self._says_which(at) and over.pos in ("NOUN", "PROPN") and over.lemma.lower() in body:
            return True
        above = self.tokens[over.head]
        within = self.words.code != "en" and self.tree.has(at, "nmod") and above.text[:1].isupper()
        return within and above.lemma.lower() in body and self._is_bodys_task(self.tokens[at].head)

    def _is_struggle(self, at: int) -> bool:
        """Whether the enemy is an ill, not anybody: "to fight inflation", "the war on drugs", "a price war"."""
        words = self.words.grammar
        if self.tokens[at].lemma.lower() not in words["struggles"]:
            return False
        against = [i for i in self.tree.of(at, "obl", "nmod") if self._is_against(i)]
        named = [*self.tree.of(at, "obj", "compound"), *against]
        plain = self.words.code != "en" and not self.tree.of(at, "obj")
        named += [i for i in self.tree.of(at, "nmod", "amod") if plain]
        return any(self.tokens[i].lemma.lower() in words["ills"] for i in named)

    def _is_against(self, i: int) -> bool:
        cases = {self.tokens[m].lemma for m in self.tree.of(i, "case")}
        return bool(cases & (self.words.grammar["upon"] | {"against"}))

    def _is_stroke(self, happening: Happening) -> bool:
        """Whether a French "coup" is one of its many set phrases: "un coup de tonnerre", "à coups de gaz", "tout à coup"; not a
        "coup de force", nor one that the codebook knows ("coup de filet")."""
        at, words = happening.start, self.words.grammar
        if self.tokens[at].lemma.lower() not in words["strokes"] or at + 1 >= len(self.tokens):
            return False
        behind = [t.text.lower() for t in self.tokens[at + 1 : at + 3]]
        bare = self.tokens[at + len(behind)].pos == "NOUN" and self.tokens[at + len(behind)].text.islower()
        phrase = bare and behind[0] in words["of_phrase"] and behind[-1] not in words["seizing"]
        only = (behind[0] in words["stroke_kinds"]) or (at and self.tokens[at - 1].text.lower() in words["stroke_marks"])
        known = any(self._width(c) > 1 and (c.type, c.mode) not in _of_seizures() for c in self._cues(happening))
        return bool(phrase or only) and not known

    def _is_survey(self, at: int) -> bool:
        """Whether a noun that may name a vote is a survey of opinions by the words of its clause: the trap of its cue."""
        lemma = self.tokens[at].lemma.lower()
        if self.tokens[at].pos != "NOUN" or lemma not in self.words.grammar["surveying"]:
            return False
        traps = (nevers(self.words.code).get((name, lemma), frozenset()) for name in _of_votes())
        return bool(frozenset[str]().union(*traps) & self._clause_words(at))

    def _is_change_of_amount(self, happening: Happening) -> bool:
        """Whether a verb says no more than that a number went up or down: "exports had risen", not "the government fell", nor
        "two shells fell on the market"."""
        at = happening.start
        subject = self.tree.subject(at) if self.tokens[at].lemma.lower() in self.words.grammar["changing"] else None
        amounts = subject is not None and self.tokens[subject].mention in ("abstract", "object", "substance")
        return amounts and not (self._is_clear(happening) and nature(happening.types[0][0]).violent)

    def _is_call_of_reporters(self, at: int) -> bool:
        """Whether a word only says that nobody answered the reporters: "did not respond to a request for comment"."""
        words = self.words.grammar
        if self.tokens[at].lemma.lower() not in words["unanswered"]:
            return False
        asked = [at, *self.tree.of(at, "obl", "nmod", "obj")]
        calls = [i for i in asked if self.tokens[i].lemma.lower() in words["unanswered"]]
        beside = (c for i in calls for c in self.tree.of(i, "nmod", "obl"))
        return any(self.tokens[c].lemma.lower() in words["comment"] for c in beside)

    def _is_unnamed(self, i: int) -> bool:
        """Whether a verb says that a source keeps back its name: "who asked not to be named", "declined to be identified",
        "requested anonymity"."""
        verb = self.tokens[i]
        if self.tree.has(i, "obj") and verb.lemma.lower() in self.words.grammar["namelessness"]:
            return self.tokens[verb.head].lemma in self.words.demanding
        if verb.lemma not in self.words.grammar["naming"] or not (self.tree.has(i, "xcomp") and self.tree.of(i, "aux:pass")):
            return False
        above = (self.tokens[k].lemma.lower() for k in self.tree.children[i] + self.tree.children[verb.head])
        return self.tokens[verb.head].lemma in self.words.refusing or bool(self.words.negators & set(above))

    def _code(self, happening: Happening) -> Coded:
        self.trace.turn_to(self.tree.analysis.span(happening.start, happening.end))
        found = self._cues(happening)
        if self._is_naming(happening.start):
            found = tuple(c for c in found if c.type not in _demands())
        as_read, happening = happening, self._without_traps(happening, found)
        spot = self._odds(happening, found) - self._off_topic(happening)
        if happening is not as_read and not found and not self._is_clear(happening):
            spot += VAGUE  # a trap has sprung, and nothing else says what it is
        chances = dict(happening.types)
        self._tell_proposed(happening, expit(spot))
        scores = _unproposed() | {name: math.log(chance + FLOOR) for name, chance in happening.types}
        if self._is_order(happening.start):
            for name in _demands():
                scores[name] += ORDER
                self.trace.note("type", f"telling somebody to do something is a demand: +{ORDER:g} for {name}")
        best_cue: dict[str, Cue | Frame] = {}
        sure = {name for name, chance in chances.items() if self._is_beyond_doubt(chance)}
        allowed = tuple(c for c in found if self.doers.allow(c, happening.start, whoever=c.type in sure))
        allowed = tuple(c for c in allowed if not (c.mode == SURRENDER and self._goes_somewhere(happening.start)))
        self._tell_cues(happening, found, allowed)
        for cue in allowed:
            if cue.type not in best_cue or self._says(cue) > self._says(best_cue[cue.type]):
                best_cue[cue.type] = cue
        read = {name: self._read(name, scores) for name in best_cue}
        for name, cue in best_cue.items():
            scores[name] = read[name] + self._says(cue)
            self.trace.note("type", f"its strongest cue of {name}: +{self._says(cue):.2f} for {name}")
        ranked = sorted(scores.items(), key=lambda kv: (-kv[1], kv[0]))
        chosen, second = ranked[0][0], ranked[1][0]
        reasons: tuple[str, ...] = (self._because(chosen, best_cue.get(chosen), chances), f"runner-up {second}")
        mode = best_cue[chosen].mode if chosen in best_cue else None
        status = best_cue[chosen].status if chosen in best_cue else None
        self._tell_settled(ranked, mode or None)
        if nature(chosen).welcome and self.signs.declines(happening.start):
            declined, chosen = chosen, _refusals()[0]
            reasons = (f"who says that he will not do it ({declined}) refuses it", *reasons)
            mode = status = None
            self.trace.settle("type", chosen, reasons[0])
            self.trace.settle("mode", None, "no cue of the type says of which kind")
        spot += SAYING if nature(chosen).speech == "statement" and self._is_report(happening.start) else 0.0
        undergone = chosen in best_cue and best_cue[chosen].recipient == "subject"
        cued = chosen in best_cue
        return Coded(happening, chosen, mode or None, round(expit(spot), 4), reasons, status, undergone, cued)

    def _without_traps(self, happening: Happening, found: Sequence[Cue | Frame]) -> Happening:
        """A happening without those of the reader's types of which the codebook says that the word is not one here: "let off
        firecrackers" lets nobody go."""
        tokens = range(happening.start, happening.end)
        sure = {kind for kind, chance in happening.types if self._is_beyond_doubt(chance)}
        trapped = {kind for i in tokens for kind in self._trapped(i)} - {cue.type for cue in found} - sure
        trapped |= set(_demands()) if self._is_naming(happening.start) else set()
        if not trapped:
            return happening
        for kind in sorted(trapped):
            self.trace.note("type", f"the word is no {kind} beside the words of its clause")
        return replace(happening, types=tuple((name, chance) for name, chance in happening.types if name not in trapped))

    def _is_beyond_doubt(self, chance: float) -> bool:
        """Whether the reader is so sure of a type that nothing in the codebook rules it out; in French it never is."""
        return chance >= BEYOND_DOUBT and self.words.code == "en"

    def _is_naming(self, at: int) -> bool:
        """Whether a verb says as what somebody sees a thing: "called the closure an unfriendly act" is no call for one."""
        named = self.words.code == "en" and self.tokens[at].lemma in self.words.grammar["terming"]
        behind = (c for c in self.tree.of(at, "xcomp", "advcl") if not self.tree.of(c, "case", "mark"))
        seen_as = any(self.tokens[c].pos in ("NOUN", "ADJ") for c in behind)
        return named and bool(self.tree.of(at, "obj")) and seen_as

    def _trapped(self, i: int) -> Iterator[str]:
        """The types of which a word is a cue that the codebook's traps do not let stand."""
        token, code = self.tokens[i], self.words.code
        traps = nevers(code)
        for cue in cues(token.lemma.lower(), code):
            words = traps.get((cue.type, cue.lemma))
            if words and self._is_of_pos(cue, i) and words & self._clause_words(i):
                yield cue.type

    def _read(self, name: str, scores: Mapping[str, float]) -> float:
        """The reader's score of a type; one that it was not trained on has the best of those as which it reads it."""
        best = max((name, *nature(name).read_as), key=lambda one: (scores[one], one))
        if best != name:
            self.trace.note("type", f"the reader was not trained on {name} and takes it for {best}")
        return scores[best]

    def _odds(self, happening: Happening, found: Sequence[Cue | Frame]) -> float:
        """Log odds that the words name a happening, by the reader, the codebook and the clause's place in the sentence."""
        at, tree = self.tree.head_within(happening.start, happening.end), self.tree
        known = max((self._weight(c) for c in found), default=NO_CUE)
        place = REPORTED if tree.has(at, "ccomp") else 0.0
        if tree.has(at, "advcl") and any(self.tokens[m].lemma in self.words.grammar["order_mark"] for m in tree.of(at, "mark")):
            place = PURPOSE
        if tree.has(at, "amod", "compound"):
            place = BEFORE_NOUN
        told = place == REPORTED or self._is_clear(happening)
        at_home = self.words.code == "en" and not self.passages.about(at).against
        vague = 0.0 if found or (told and at_home) else VAGUE
        untold = self.words.code != "en" and max((chance for _, chance in happening.types), default=0.0) < UNTOLD
        if vague and untold:
            vague += OF_NO_TYPE
        agreed = AGREED if self._is_plain(happening, at, found) else 0.0
        return logit(max(happening.score, self._least(found))) + known + place + vague + agreed

    def _is_plain(self, happening: Happening, at: int, found: Sequence[Cue | Frame]) -> bool:
        """Whether a verb that the reader overlooks has a type of which it and the codebook are both sure: "killed 12"."""
        if happening.score >= OVERLOOKED:
            return False
        chances = dict(happening.types)
        sure = any(c.strength >= PLAIN and chances.get(c.type, 0.0) >= CERTAIN for c in found)
        return sure and self.tokens[at].pos == "VERB" and self.tree.is_predicate(at)

    def _is_clear(self, happening: Happening) -> bool:
        """Whether the reader is sure of what type a happening is."""
        return max((chance for _, chance in happening.types), default=0.0) >= CLEAR

    def _off_topic(self, happening: Happening) -> float:
        """Log odds against a happening in a passage about another field of life than politics."""
        about = self.passages.about(self.tree.head_within(happening.start, happening.end))
        if about.against:
            self.trace.note("type", f"the passage is about {about.field}: −{about.against:.1f} for a happening")
        return about.against

    def _least(self, found: Sequence[Cue | Frame]) -> float:
        """What the reader's score counts for at least: it overlooks phrases ("went on strike"), and in another language than
        English plain words ("grève")."""
        if self.words.code == "en":
            phrases = (c for c in found if isinstance(c, Frame) and len(c.slots) >= PHRASE)
            return OVERLOOKED if any(c.strength >= PLAIN for c in phrases) else 0.0
        own = (c for c in found if isinstance(c, Cue) or c.trigger != "all")
        return OVERLOOKED if any(c.strength >= PLAIN for c in own) else 0.0

    def _weight(self, cue: Cue | Frame) -> float:
        """What a cue says for there being a happening: several words together say more than one."""
        return CUE_SPOT * cue.strength * (1.0 if self._width(cue) < 2 else FRAME_SPOT)

    def _says(self, cue: Cue | Frame) -> float:
        """What a cue says for its type, in log probability."""
        weight = CUE_TYPE if isinstance(cue, Cue) else FRAME_TYPE
        return cue.strength * weight * (1.0 if self.words.code == "en" else ABROAD)

    def _is_report(self, at: int) -> bool:
        return self.tokens[at].pos == "VERB" and self.tokens[at].lemma in self.words.reporting

    def _because(self, name: str, cue: Cue | Frame | None, chances: dict[str, float]) -> str:
        read = f"the reader gives {name} {chances.get(name, 0.0):.0%}"
        if cue is None:
            return read
        words = cue.lemma if isinstance(cue, Cue) else " … ".join(lemmas[0] for _, lemmas in cue.slots)
        return f"“{words}” is a cue of {name}; {read}"

    # ------------------------------------------------------------ telling why

    def _tell_proposed(self, happening: Happening, spot: float) -> None:
        if not self.trace.on:
            return
        said = f"the reader takes it for a happening with {happening.score:.0%}, {spot:.0%} with the vocabulary's say"
        self.trace.note("type", f"{said} ({THRESHOLD:.0%} needed)")
        types = ", ".join(f"{name} {chance:.0%}" for name, chance in happening.types[:SHOWN])
        self.trace.note("type", f"the reader proposes {types or 'no type'}; what it does not propose counts as {FLOOR:.0%}")

    def _tell_cues(self, happening: Happening, found: Sequence[Cue | Frame], allowed: Sequence[Cue | Frame]) -> None:
        if not self.trace.on:
            return
        for cue in found:
            barred = "" if cue in allowed else "; ruled out by who acts or what is acted on"
            told = f"{self._matched(cue, happening)} of {cue.type} ({self._file(cue)})"
            self.trace.note("type", f"{told}, strength {cue.strength:g}{barred}")
        if not found:
            self.trace.note("type", "no cue or frame of the vocabulary matches")

    def _file(self, cue: Cue | Frame) -> str:
        folder = "" if self.words.code == "en" else f"{self.words.code}/"
        whose = "your data folder: " if event_types()[cue.type].own else "vocabulary/"
        return f"{whose}events/{folder}{cue.type.lower()}.toml"

    def _matched(self, cue: Cue | Frame, happening: Happening) -> str:
        """A cue as it is written, a frame by the words that fill it here."""
        if isinstance(cue, Cue):
            return f"cue “{cue.lemma}”"
        near = {w for i in range(happening.start, happening.end) for w in self._close_words(i)}
        return f"frame “{' … '.join(next((w for w in lemmas if w in near), lemmas[0]) for _, lemmas in cue.slots)}”"

    def _tell_settled(self, ranked: Sequence[tuple[str, float]], mode: str | None) -> None:
        if not self.trace.on:
            return
        (chosen, most), (second, less) = ranked[:2]
        odds = math.exp(min(most - less, 7.0))
        told = f"log of the reader's chance and cues together: {chosen} {most:.2f}, runner-up {second} {less:.2f}"
        self.trace.settle("type", chosen, f"{told}; {chosen} is {odds:,.0f} times as likely{' or more' if odds > 1000 else ''}")
        self.trace.settle("mode", mode, "as that cue says" if mode else "no cue of the type that matched gives a finer type")

    def _cues(self, happening: Happening) -> tuple[Cue | Frame, ...]:
        """Cues and frames that the happening's words stand for, strongest reading of each type first."""
        place = happening.start, happening.end
        if place not in self._found:
            self._found[place] = self._cues_in(range(*place))
        return self._found[place]

    def _cues_in(self, words: range) -> tuple[Cue | Frame, ...]:
        found: list[Cue | Frame] = []
        for i in words:
            lemma = self.tokens[i].lemma.lower()
            found += [c for c in cues(lemma, self.words.code) if self._allows(c, i)]
            found += self._frames(i)
        widest = max((self._width(c) for c in found if self.doers.allow(c, words[0])), default=0)
        return tuple(c for c in found if self._width(c) == widest or isinstance(c, Frame))

    def _width(self, cue: Cue | Frame) -> int:
        return cue.size if isinstance(cue, Cue) else len(cue.slots)

    def _allows(self, cue: Cue, i: int) -> bool:
        """Whether part of speech, the cue's other words and the codebook's traps let a cue stand at a token."""
        token = self.tokens[i]
        if not self._is_of_pos(cue, i):
            return False
        if token.lemma.lower() == "march" and self._is_month(i):
            return False
        if self.words.code != "en" and token.lemma.endswith("é") != cue.head.endswith("é"):
            return False  # "marché" is no "marche", though a wrong accent elsewhere is let pass
        named = cue.pos == "NOUN" and self.words.code == "en" and not cue.lemma.startswith(cue.head)  # not "build-up"
        near = self._named_with(i) if named else self._near(i)
        if cue.beside and not near.issuperset(cue.beside):
            return False
        if nature(cue.type).speech == "demand" and token.lemma in self.words.grammar["tell"] and not self._is_order(i):
            return False
        traps = nevers(self.words.code).get((cue.type, cue.lemma))
        return traps is None or not (traps & self._clause_words(i))

    def _is_of_pos(self, cue: Cue, i: int) -> bool:
        """Whether a token is of the part of speech that a cue asks for."""
        token = self.tokens[i]
        named = cue.pos == "NOUN" and token.pos == "PROPN"
        return cue.pos == token.pos or named or (cue.pos == "VERB" and token.tag in _VERBAL_TAGS)

    def _is_order(self, i: int) -> bool:
        """ "told the envoy to leave": telling somebody to do something is a demand."""
        grammar = self.words.grammar
        told = self.tokens[i].lemma in grammar["tell"] and self.tokens[i].pos == "VERB"
        below = [m for c in self.tree.of(i, "xcomp", "ccomp") for m in self.tree.of(c, "mark")] if told else []
        return any(self.tokens[m].lemma in grammar["order_mark"] for m in below)

    def _is_month(self, i: int) -> bool:
        """ "March 2020", "in March": the one month that is also a cue."""
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        before = self.tokens[i - 1].lemma.lower() if i else ""
        return self.tokens[i].text == "March" and (
            (after is not None and after.text[:1].isdigit()) or before in ("in", "last", "since", "of")
        )

    @once
    def _near(self, i: int) -> frozenset[str]:
        low, high = self.tree.sentence(i)
        window = range(max(low, i - 3), min(high, i + 4))
        particles = [self.tokens[c] for c in self.tree.of(i, "compound:prt", "advmod")]
        near = {w for t in [*(self.tokens[k] for k in window), *particles] for w in (t.lemma.lower(), t.text.lower())}
        return frozenset(near | {"se"} if near & self.words.grammar["reflexive"] else near)

    def _named_with(self, noun: int) -> frozenset[str]:
        """What the other words of an English noun may be: those close before it and those of the phrase behind it, not the
        verb's: "the strike hit a school" is no school strike."""
        low = max(self.tree.sentence(noun)[0], noun - 3)
        behind = (k for c in self.tree.of(noun, "nmod", "compound", "obl", "flat") for k in self.tree.below(c))
        near = (self.tokens[k] for k in sorted({*range(low, noun), *behind}))
        return frozenset(w for t in near for w in (t.lemma.lower(), t.text.lower()))

    @once
    def _clause_words(self, i: int) -> frozenset[str]:
        """The words of a clause, without those of other clauses that only hang on it: "struck a depot, killing one worker"."""
        clause = self.tree.clause(i)
        hung = self.tree.of(clause, "advcl", "parataxis") if self.words.code == "en" else ()
        others = {k for c in hung if i not in self.tree.below(c) for k in self.tree.below(c)}
        return frozenset(self.tokens[k].lemma.lower() for k in self.tree.below(clause) - others)

    def _frames(self, i: int) -> list[Frame]:
        """The frames that a token and the words about it fill, each once."""
        named = frames_named_by(self.tokens[i].lemma.lower(), self.words.code)
        if not named:
            return []
        words = self._close_words(i)
        return sorted((f for f in named if self._fits(f, i, words)), key=lambda f: min(words.intersection(f.anchors)))

    def _fits(self, frame: Frame, i: int, words: frozenset[str]) -> bool:
        """Whether all slots of a frame are filled, each by a word of its own, and the token is the word that the frame calls
        its trigger."""
        slots = frame.slots
        if any(words.isdisjoint(lemmas) for _, lemmas in slots):
            return False
        if len({lemma for _, lemmas in slots for lemma in lemmas if lemma in words}) < len(slots):
            return False
        if frame.verb and words.difference(self._acting_words(i), self._word_over(i)).isdisjoint(frame.object or words):
            return False
        if not self._is_in_order(frame, i):
            return False
        if frame.subject and not frame.object and self._is_driven(i, frame.subject):
            return False
        lemma, verbal = self.tokens[i].lemma.lower(), self.tokens[i].tag in _VERBAL_TAGS
        over = self.tokens[self.tokens[i].head]
        if frame.trigger == "object" and verbal and frame.verb and over.lemma.lower() not in frame.verb:
            return False  # "the air force chief resigned" is not "forced to resign"
        named = [lemmas for slot, lemmas in slots if frame.trigger in (slot, "all") and (verbal or slot != "verb")]
        return any(lemma in lemmas for lemmas in named)

    def _is_in_order(self, frame: Frame, i: int) -> bool:
        """Whether the preposition of an English frame stands before the noun that is its object: "were on strike", not "are
        missing after strikes on the town"."""
        before = {lemma for slot, some in frame.slots if slot == "prep" for lemma in some}
        behind = {lemma for slot, some in frame.slots if slot == "object" for lemma in some}
        if not before or self.tokens[i].lemma.lower() not in behind or self.words.code != "en":
            return True
        return any(t.lemma.lower() in before for t in self.tokens[max(0, i - REACH) : i])

    def _is_driven(self, i: int, movers: tuple[str, ...]) -> bool:
        """Whether what a frame calls its subject makes others move: "driven out by government forces"."""
        agents = {self.tokens[a].lemma.lower() for a in self.tree.of(i, "obl:agent")}
        return bool(agents.intersection(movers)) and bool(self.tree.of(i, "nsubj:pass"))

    def _close_words(self, i: int) -> frozenset[str]:
        """Lemmas of the words that a token governs or hangs on, as far as a frame may stretch, and of those who act."""
        clause = self.tree.below(i) | self._beside(i)
        near = {k for k in clause if abs(k - i) <= REACH}
        near |= set() if self.words.code == "en" else set(self.tree.of(i, "obj", "obl"))
        return frozenset(self.tokens[k].lemma.lower() for k in near | set(self.doers.acting(i)))

    def _beside(self, i: int) -> set[int]:
        """The word that a token hangs on, with what else hangs on it; of two verbs joined, the second has nothing of
        the first's but who acts ("condemned the attack and promised aid")."""
        over = self.tokens[i].head
        if self.tree.has(i, "conj") and self.tokens[over].pos == "VERB" and self.tokens[i].pos == "VERB":
            return {c for c in self.tree.children[over] if c > i}
        return {over, *self.tree.children[over]}

    def _acting_words(self, i: int) -> frozenset[str]:
        """Lemmas of those who do what an active verb says: nobody is its subject and its object."""
        token = self.tokens[i]
        if token.pos != "VERB" or self.tree.passive(i) or not self.tree.of(i, "obj"):
            return frozenset()
        done_to = {self.tokens[k].lemma.lower() for k in self.tree.of(i, "obj", "obl", "xcomp", "ccomp")}
        return frozenset(self.tokens[k].lemma.lower() for k in self.doers.acting(i)) - done_to

    def _word_over(self, i: int) -> frozenset[str]:
        """The verb over a verb, which is no object of it: "plans to withdraw" is no plan withdrawn."""
        over = self.tokens[i].head
        governs = self.tokens[i].pos == self.tokens[over].pos == "VERB" and self.tree.has(i, "xcomp", "ccomp", "advcl")
        return frozenset({self.tokens[over].lemma.lower()} if governs else ())

    def _is_bare_report(self, coded: Coded, starts: set[int]) -> bool:
        """Bare "said", or "announced" with a happening in what is announced: who says so is on that claim; the saying is
        no claim of its own (coding guidelines). To claim responsibility says more."""
        at = coded.happening.start
        token, words = self.tokens[at], self.words
        states = nature(coded.type).speech == "statement"
        if self._is_put_behind(at, states=states) or self._only_says(coded):
            return True
        if states and self._only_holds(at):
            return True
        if not states or token.pos != "VERB" or token.lemma not in words.reporting:
            return False
        held = self.tree.of(at, "ccomp", "xcomp", "obj", "nsubj:pass", "parataxis")
        held = [c for c in held if self.tokens[c].lemma not in words.grammar["avowed"]]
        content = {i for c in held for i in self.tree.below(c)}
        return token.lemma in words.bare_saying or bool(content & starts - {at})

    def _only_says(self, coded: Coded) -> bool:
        """Whether a French verb of bare saying or trying says no more, whatever the reader takes it for: "dit avoir parlé"."""
        token = self.tokens[coded.happening.start]
        bare = token.lemma in self.words.bare_saying | self.words.grammar["trying"] and token.pos == "VERB"
        return self.words.code != "en" and bare and not self._cues(coded.happening)

    def _only_holds(self, at: int) -> bool:
        """Whether a French noun for a statement only says where somebody said something: "dans une déclaration"."""
        spoken_of = self.tokens[at].pos == "NOUN" and self.tokens[at].lemma.lower() in self.words.speech_nouns
        return self.words.code != "en" and spoken_of and self.tree.has(at, "obl", "nsubj")

    def _is_put_behind(self, at: int, *, states: bool) -> bool:
        """ "…, a annoncé le ministère": a clause behind what is said, with nothing but who says so, whatever the reader sees in
        its verb; of a verb that may do more than that ("a assuré"), where it `states` no more."""
        saying = self.words.reporting if states else self.words.bare_saying | self.words.announcing
        says = self.tokens[at].pos == "VERB" and self.tokens[at].lemma in saying
        first = min([at, *self.tree.of(at, "aux")])
        behind = self.words.code != "en" and self.tree.has(at, "parataxis") and 0 < self.tokens[at].head < at
        opens = behind and self.tokens[first - 1].pos == "PUNCT" and not any(s < first for s in self.tree.of(at, *SUBJECTS))
        return says and opens and not self.tree.of(at, "ccomp", "xcomp")

    def _is_told_by_verb(self, one: Coded, coded: list[Coded]) -> bool:
        """ "signed an agreement", "found guilty", "fired tear gas": what a verb governs tells no other happening than a verb
        of its own type."""
        at = self.tree.head_within(one.happening.start, one.happening.end)
        verb = self.tokens[at].head
        governed = self.tokens[at].pos == "NOUN" and self.tree.has(at, "obj", "nsubj:pass")
        bare = self.words.code != "en" and self.tree.has(at, "obl") and not self.tree.of(at, "det", "nummod", "nmod")
        governed = governed or (bare and self.tokens[at].pos == "NOUN")  # "pris en otage", "pris d'assaut"
        predicated = self.tokens[at].pos == "ADJ" and self.tree.has(at, "xcomp", "obj")
        if self._is_confinement(one.happening.end - 1):
            verb = self.tokens[one.happening.end - 1].head
        elif not (governed or predicated) or self.tokens[verb].lemma in self.words.light:
            return False
        return any(c.happening.start == verb and c.type == one.type for c in coded if c is not one)

    def _is_confinement(self, last: int) -> bool:
        """ "placed under house arrest", "keep in detention": the verb over it tells the same."""
        grammar, over = self.words.grammar, self.tokens[self.tokens[last].head].lemma.lower()
        return self.tokens[last].lemma.lower() in grammar["keeping"] and over in grammar["confining"]

    def _without_light_verbs(self, coded: list[Coded]) -> list[Coded]:
        """ "staged a coup", "held talks": the noun is the claim, its light verb is not another one."""
        heads = {self.tree.head_within(c.happening.start, c.happening.end) for c in coded}
        nouns = {i for i in heads if self.tokens[i].pos in ("NOUN", "PROPN")}
        out, end = [], -1
        for one in sorted(coded, key=lambda c: c.happening.start):
            at = one.happening.start
            if self.tokens[at].lemma in self.words.light and any(o in nouns for o in self._lit(at)):
                continue
            if self._only_convenes(at, coded):
                continue
            if self._only_carries(at, nouns) or self._only_fails(one, heads) or self._only_draws(one, coded):
                continue
            if self._only_occurs(at, nouns) or self._only_goes_on(one, heads) or self._only_negates(one, coded):
                continue
            if self._only_compels(at, heads) or self._only_names_holding(at, nouns):
                continue
            told = (
                self._only_counts(one, coded)
                or self._is_told_by_verb(one, coded)
                or self._describes_same(one, coded)
                or self._is_in_phrase(one, coded)
                or self._died_by_mishap(one, coded)
            )
            if at >= end and not told:
                out.append(one)
                end = one.happening.end
        return out

    def _only_convenes(self, at: int, coded: Sequence[Coded]) -> bool:
        """Whether a verb says no more than that a meeting or vote is to be: "called an emergency meeting", not "called the
        meeting useless"."""
        governed, said_of = self.tree.of(at, "obj", "nsubj:pass"), self.tree.of(at, "xcomp")
        otherwise = (governed and said_of) or self.tree.of(at, "compound:prt")
        if self.tokens[at].lemma not in self.words.grammar["convening"] or otherwise:
            return False
        kinds = ("meeting", "vote")  # a march is another's to join: who calls one asks for it
        called = {self.tree.head_within(c.happening.start, c.happening.end) for c in coded if nature(c.type).occasion in kinds}
        return not called.isdisjoint(governed or said_of)

    def _lit(self, at: int) -> list[int]:
        """The nouns that a light verb may only carry: its object, in French one behind "à" too ("procède à un remaniement")."""
        to = [i for i in self.tree.of(at, "obl") if self.tree.is_carried_by(at, i)]
        return [*self.tree.of(at, "obj", "nsubj:pass"), *to]

    def _only_carries(self, at: int, nouns: set[int]) -> bool:
        """Whether a French light verb says no more of the noun before it than who did it: "un raid mené par la milice"."""
        light = self.words.code != "en" and self.tokens[at].lemma in self.words.light
        return light and self.tree.has(at, "acl") and self.tokens[at].head in nouns

    def _only_occurs(self, at: int, nouns: set[int]) -> bool:
        """Whether a verb says no more than that what its subject names comes about, is to come or is noticed: "the talks
        opened", "aucune rencontre n'est prévue"."""
        lemma, words = self.tokens[at].lemma, self.words.grammar
        said = {lemma, *(f"{lemma} {self.tokens[i].lemma}" for i in self.tree.of(at, "obl", "obj"))}
        told = not said.isdisjoint(words["occurring"]) and self.tree.subject(at) in nouns
        seen = lemma in words["occurring"] | words["scheduled"] | words["noticing"] and self.tree.passive(at)
        return told or (seen and any(o in nouns for o in self.tree.of(at, "nsubj:pass", "nsubj")))

    def _only_names_holding(self, at: int, nouns: Collection[int]) -> bool:
        """Whether a French noun says no more than that what it is of comes about: "l'ouverture d'une enquête"."""
        return any(self.tree.held(c) == at and c in nouns for c in self.tree.of(at, "nmod"))

    def _only_goes_on(self, one: Coded, heads: Collection[int]) -> bool:
        """Whether a verb alone says no more than that a deed told behind it begins or goes on: "went on bombing"."""
        at = one.happening.start
        if one.happening.end > at + 1 or self.tokens[at].lemma not in self.words.grammar["phasing"]:
            return False
        if self.words.code != "en" and any(k in heads for k in self.tree.of(at, "obj")):
            return True
        gone_on = self.tree.of(at, "xcomp", "advcl")
        moves = self.tokens[at].lemma in self.words.grammar["motion"]
        return any(k in heads for k in gone_on if self.tokens[k].tag in _PHASED - ({"VB"} if moves else set()))

    def _only_draws(self, one: Coded, coded: Sequence[Coded]) -> bool:
        """Whether a verb says no more than that its subject gets what a noun names: "drew condemnation", "came under fire",
        "was met with boos"."""
        at, words = one.happening.start, self.words.grammar
        if self.tokens[at].lemma not in words["drawing"] or one.happening.end > at + 1:
            return False
        told = {self.tree.head_within(c.happening.start, c.happening.end): c for c in coded if c is not one}
        comes = self.tokens[at].lemma in words["motion"] and any(i in told for i in self._behind(at, words["under"]))
        met = [] if self.tree.of(at, "obj") else self._behind(at, words["partners"])
        if comes or (met and self.tree.of(at, "aux:pass")):
            return True
        return any(i in told and nature(told[i].type).reacts for i in (*self.tree.of(at, "obj"), *met))

    def _behind(self, at: int, cases: Collection[str]) -> list[int]:
        """What hangs on a verb behind one of some prepositions."""
        return [
            i
            for i in self.tree.of(at, "obl", "obl:agent")
            if any(self.tokens[m].lemma in cases for m in self.tree.of(i, "case"))
        ]

    def _only_compels(self, at: int, heads: Collection[int]) -> bool:
        """Whether a verb only says that what is told behind it was done against somebody's will: "was forced to resign"."""
        compels = self.tokens[at].lemma in self.words.grammar["compelling"] and self.tree.passive(at)
        return compels and not self.tree.of(at, "obl:agent") and any(k in heads for k in self.tree.of(at, "xcomp"))

    def _only_negates(self, one: Coded, coded: Sequence[Coded]) -> bool:
        """Whether words are the helping verb of a refusal that is a claim already: "won't" beside "agree", "did not" beside
        "reject"."""
        at = one.happening.start
        words = {t.text.lower() for t in self.tokens[at : one.happening.end]}
        helps = self.tree.has(at, "aux") and one.happening.end <= self.tokens[at].head and words & self.words.negators
        return bool(helps) and any(
            c.happening.start == self.tokens[at].head and nature(c.type).speech == "refusal" for c in coded
        )

    def _only_fails(self, one: Coded, heads: Collection[int]) -> bool:
        """Whether a verb alone says no more than that a deed told behind it did not come about: "failed to reach an accord"."""
        at = one.happening.start
        if one.happening.end > at + 1 or self.tokens[at].lemma not in self.words.grammar["missing"]:
            return False
        deeds = self.tree.of(at, "xcomp")
        return any(k in heads for deed in deeds for k in (deed, *self.tree.of(deed, "obj")))

    def _only_counts(self, one: Coded, coded: Sequence[Coded]) -> bool:
        """Whether a word only counts the victims of a deed that the clause tells: "the clashes left nine dead and 30 injured",
        "ten were killed and 25 wounded", "died in the attack"; or tells a death near which no violence is told."""
        at = one.happening.start
        if self.tokens[at].lemma.lower() not in self.words.grammar["felled"]:
            return False
        if self._died_of(one, coded) or self.tree.of(at, "aux", "aux:pass"):
            return self._died_of(one, coded) or self._died_in_peace(one, coded)
        others = {c.happening.start for c in coded if c.type == one.type} - {at}
        over = next((up for up in self.tree.up(at) if self.tokens[up].lemma.lower() in self.words.grammar["leaving"]), None)
        if over is not None and self.tokens[at].tag != "VBD":
            beside = [*self.tree.of(over, *SUBJECTS), self.tokens[over].head]
            if any(c.happening.start in beside for c in coded if c.happening.start != at):
                return True
        joined = self.tree.has(at, "conj") and self.tokens[at].tag in _UNDERGONE and self.tokens[at].head in others
        return (joined and self.tree.passive(self.tokens[at].head)) or self._died_in_peace(one, coded)

    def _died_in_peace(self, one: Coded, coded: Sequence[Coded]) -> bool:
        """Whether a death is told, and no violence in its sentence or near it: "the singer died on Sunday"; not of so many who
        bear arms: "44 of our soldiers perished"."""
        if self._die_in_arms(one.happening.start) or self._die_of_wounds(one.happening.start):
            return False
        here = self.tokens[one.happening.start].sentence
        away = ((c, abs(self.tokens[c.happening.start].sentence - here)) for c in (*coded, *self.unsure))
        near = (c for c, far in away if far <= BESIDE and (c.type == one.type or (not far and _is_strife(c.type))))
        heads = (self.tree.head_within(c.happening.start, c.happening.end) for c in near if c is not one)
        return one.undergone and all(self.tokens[i].lemma.lower() in self.words.grammar["felled"] for i in heads)

    def _die_of_wounds(self, at: int) -> bool:
        """Whether somebody is said to have died of what was done to them: "died of his wounds"."""
        return any(self.tokens[i].lemma.lower() in self.words.grammar["wounds"] for i in self.tree.of(at, "obl"))

    def _die_in_arms(self, at: int) -> bool:
        """Whether so many are said to have died who bear arms."""
        subject = self.tree.subject(at)
        if subject is None:
            return False
        beside = [i for i in self.tree.of(at, "obl", "advmod", "advcl") if self.tokens[i].mention not in ("place", "time")]
        counted = self.tree.counted(subject)
        who = subject if counted is None else counted
        apart = any(self.tree.told(i) & self.words.grammar["no_longer"] for i in self.tree.of(who, "amod"))
        if beside or apart:
            return False  # "of malaria", "in a training exercise", "retired soldiers"
        numbers = [subject] if counted is not None else self.tree.of(subject, "nummod")
        many = any((read_number(self.tokens[i].text, self.words.code) or 0) > 1 for i in numbers)
        return many and self.doers.sector(who) in _ARMED

    def _died_by_mishap(self, one: Coded, coded: Sequence[Coded]) -> bool:
        """Whether harm that nobody does is told where mishaps are, and near it no deed that may have done it: "another died as
        he cleared a fallen tree"."""
        at, harmed = one.happening.start, self.words.grammar["harmed"]
        acting = [] if one.undergone else self.doers.acting(at)
        done = any(self.doers.sector(i) or self.tokens[i].mention in _ABLE for i in acting)
        if self.tokens[at].lemma.lower() not in harmed or not nature(one.type).hostile or done:
            return False
        here = self.tokens[at].sentence
        doing = (c.happening.start for c in coded if c.type == one.type or nature(c.type).occasion == "march")
        near = (self.tokens[i] for i in doing if abs(self.tokens[i].sentence - here) <= BESIDE)
        return self.passages.is_by_mishaps(at) and all(t.lemma.lower() in harmed for t in near)

    def _died_of(self, one: Coded, coded: Sequence[Coded]) -> bool:
        """ "died in the attack"."""
        deeds = {c.happening.start for c in coded if c.type == one.type} - {one.happening.start}
        return one.undergone and any(c in deeds for c in self.tree.of(one.happening.start, "obl"))

    def _is_in_phrase(self, one: Coded, coded: Sequence[Coded]) -> bool:
        """Whether a verb or preposition only makes up a phrase with a noun that tells the same: "went on strike"."""
        at, same = one.happening.start, {c.happening.start for c in coded if c.type == one.type} - {one.happening.start}
        if self.words.code != "en" or self.tree.has(at, "case"):
            return self.words.code == "en" and self.tokens[at].head in same
        goes = self.tokens[at].lemma in self.words.grammar["motion"] | self.words.light
        beside = set(self.tree.of(at, "obl")) - set(self.tree.of(at, "obl:agent"))
        return goes and any(c in same for c in beside if self.tokens[c].pos == "NOUN")

    def _describes_same(self, one: Coded, coded: Sequence[Coded]) -> bool:
        """Whether a word only says of what kind the happening is that another noun names: "no-confidence vote"."""
        at = one.happening.start
        over = self.tokens[at].head
        before = self.tree.has(at, "compound", "amod") and over > at
        same = (c for c in coded if c.happening.start == over and c.type == one.type)
        return (before or self._says_which(at)) and any(same)

    def _says_which(self, at: int) -> bool:
        """Whether a French noun without an article only says of what kind the one before it is: "tentative de putsch"."""
        bare = self.tree.has(at, "nmod") and not self.tree.of(at, "det", "nummod")
        cases = {self.tokens[c].lemma for c in self.tree.of(at, "case")}
        return self.words.code != "en" and bare and bool(cases & self.words.grammar["of_number"])


@cache
def _unproposed() -> dict[str, float]:
    """The score of every type that the reader does not propose."""
    return dict.fromkeys(event_types(), math.log(FLOOR))


def _is_strife(kind: str) -> bool:
    """Whether people may die of what a type tells."""
    return nature(kind).hostile or nature(kind).occasion == "march"


@cache
def _of_votes() -> tuple[str, ...]:
    """The types of votes."""
    return tuple(name for name, kind in event_types().items() if kind.nature.occasion == "vote")


@cache
def _of_seizures() -> frozenset[tuple[str, str | None]]:
    """The types and modes by which power is seized."""
    found = ((name, cue.mode) for name, kind in event_types().items() if kind.nature.office == "seized" for cue in kind.cues)
    return frozenset(found)


@cache
def _refusals() -> tuple[str, ...]:
    """The types of refusals."""
    return tuple(name for name, kind in event_types().items() if kind.nature.speech == "refusal")


@cache
def _demands() -> tuple[str, ...]:
    """The types of demands."""
    return tuple(name for name, kind in event_types().items() if kind.nature.speech == "demand")


def logit(p: float) -> float:
    """Log odds, kept finite."""
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))


def expit(x: float) -> float:
    """Inverse of `logit`."""
    return 1 / (1 + math.exp(-x))
