"""Signs of status in the grammar: words and tenses that settle whether a happening is done, planned, demanded, denied …

The signs are tried in a fixed order, the one that says most first: who denies that somebody might attack denies it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.extract.phrases import SUBJECTS, Tree, once
from dateline.extract.tenses import is_future
from dateline.model import Status

Sign = tuple[Status, str]
"""The status that is settled and, in words, what settles it."""

_VERBAL = ("VERB", "AUX")
_PAST = frozenset({"VBD", "VBN"})
_BARE = frozenset({"VB", "VBN"})
_PRESENT = frozenset({"VBZ", "VBP"})
_BE, _TO = frozenset({"be"}), frozenset({"to"})
_ROOTED = ("nsubj", "nsubj:pass")


@dataclass(frozen=True, slots=True)
class Clause:
    """The word of a happening, and the words whose grammar counts for it."""

    at: int
    node: int
    """Bears the tense and the modals: the word itself, or the light verb over a noun."""
    first: int
    """The first of several predicates joined by "and"; it stands for all of them in the clause above."""
    above: int
    """Governs the first; the first itself at the root."""


class Signs:
    """Finds the signs in one article."""

    def __init__(self, tree: Tree) -> None:
        self.tree, self.tokens, self.words = tree, tree.tokens, tree.words
        self.grammar = tree.words.grammar
        self._signs: tuple[Callable[[Clause], Sign | None], ...] = (
            self._hedged,
            self._denied,
            self._conditional,
            self._awaited,
            self._ordered,
            self._negated,
            self._described,
            self._achieved,
            self._tried,
            self._demanded,
            self._planned,
            self._future,
            self._possible,
            self._conjectured,
            self._going_on,
            self._alleged,
            self._vouched_for,
        )

    def read(self, at: int) -> Sign | None:
        """What the grammar round the happening at a token settles, or None where it settles nothing."""
        clause = self._clause(at)
        return next((found for sign in self._signs if (found := sign(clause)) is not None), None)

    @once
    def _clause(self, at: int) -> Clause:
        node = self.bearer(at)
        *_, first = self._clauses(node)
        return Clause(at, node, first, self.tokens[first].head)

    def bearer(self, at: int) -> int:
        """The word whose tense and modals count: itself, or of a noun the light verb over it ("will hold elections", "will go
        on strike"), the verb that puts it in force ("declared a curfew") or brings it about ("talks will take place")."""
        if self.tree.has(at, "aux") and self._lemma(at) in self.grammar["will"] | self.grammar["would"]:
            return self.tokens[at].head  # "would not sign" begins with its auxiliary
        if self.tokens[at].pos not in ("NOUN", "PROPN"):
            return at
        head = self.tokens[at].head
        carrying = self.words.light | self.grammar["decreeing"] | self.grammar["drawing"]
        if self.tree.has(at, "obj", "nsubj:pass") and self.tokens[head].lemma in carrying:
            return head
        if self.tree.has(at, "obl") and self.tree.is_carried_by(head, at):
            return head
        if self._has_word(at, self.grammar["upon"] | self.grammar["under"], "case") is not None and self.tree.has(at, "obl"):
            return head if self._lemma(head) in self.grammar["motion"] else at
        if self.tree.has(at, "nmod") and self._lemma(head) in self.grammar["targets"]:
            made = self.tokens[head].head
            return made if self.tree.has(head, "obj", "obl") and self._lemma(made) in self.words.light else at
        if self.tree.has(at, "obl") and self._lemma(head) in self.grammar["walking_into"] and self._has_case_in(at):
            return head
        opposed = self.tree.has(at, "nsubj") and self._lemma(head) in self.grammar["opposing"]
        if opposed and self._lemma(at) in self.grammar["mutual"]:
            return head
        verbs = [head, *self.tree.of(head, "xcomp")] if self.tree.has(at, *_ROOTED) else []
        return next((v for v in verbs if self._occurs(v)), at)

    def _occurs(self, verb: int) -> bool:
        """ "happen", "take place", "go ahead"."""
        beside = self.tree.of(verb, "obj", "advmod", "compound:prt")
        said = {self._lemma(verb), *(f"{self._lemma(verb)} {self._lemma(c)}" for c in beside)}
        return not said.isdisjoint(self.grammar["occurring"])

    # ------------------------------------------------------------ what the words hang on

    def _clauses(self, node: int) -> Iterator[int]:
        """The predicate and those whose tense it shares: the first of several joined by "and", the verb of going on."""
        yield node
        for _ in range(4):
            above = self.tokens[node].head
            joined = self.tree.has(node, "conj") and self.tokens[node].pos == "VERB" and not self._has_own_tense(node)
            carried = self.tree.has(node, "xcomp") and self._carries(above)
            if above == node or not (joined or carried):
                return
            node = above
            yield node

    def _carries(self, verb: int) -> bool:
        """A verb that lends its tense to another: "will continue to attack", "began to leave", "accused of having left"."""
        lemma, tag = self._lemma(verb), self.tokens[verb].tag
        return lemma in self.grammar["lasting"] | self.grammar["beginning"] or (tag == "VBG" and lemma in self.grammar["have"])

    def _has_own_tense(self, node: int) -> bool:
        return bool(self.tree.of(node, *SUBJECTS, "aux")) or self.tokens[node].tag in ("VBD", "VBZ", "VBP")

    def governor(self, at: int) -> int:
        """The word that governs the happening's predicate; the predicate itself at the root."""
        return self._clause(at).above

    def _lemma(self, i: int) -> str:
        return self.tokens[i].lemma.lower()

    def _has_word(self, i: int, group: frozenset[str], *relations: str) -> int | None:
        """The first dependent with one of these relations whose word is in a group."""
        for c in self.tree.of(i, *relations):
            if self._lemma(c) in group or self.tokens[c].text.lower() in group:
                return c
        return None

    def _aux(self, node: int, group: frozenset[str]) -> int | None:
        """The auxiliary out of a group, its own or shared with the predicate that it is joined to: "will arrest and try"."""
        shared = self._clauses(node) if self.tokens[node].tag in _BARE else [node]
        found = next((c for n in shared if (c := self._has_word(n, group, "aux")) is not None), None)
        return None if found is not None and group <= self.grammar["would"] and self._is_had(found, node) else found

    def _is_had(self, aux: int, node: int) -> bool:
        """Whether a short "would" is a "had": "they'd long demanded", "they'd been detained"; not "they'd be detained"."""
        short = self.tokens[aux].text.lower() in ("'d", "’d")
        helped = {self.tokens[c].text.lower() for c in self.tree.of(node, "aux", "aux:pass", "cop")}
        return short and self.tokens[node].tag == "VBN" and not helped & (_BE | self.grammar["have"])

    def _quote(self, i: int) -> str:
        return f"“{self.tokens[i].text}”"

    def is_own_act(self, node: int, above: int) -> bool:
        """Whether an infinitive is done by the subject of the verb above: "plans to", not "urged them to"."""
        own = self.tree.is_promised(node) or not self.tree.of(above, "obj", "iobj")
        return self.tree.has(node, "xcomp") and own and not self.tree.of(node, *SUBJECTS)

    def _is_denied_at(self, node: int) -> int | None:
        """The word that negates a predicate, "nor" before it too."""
        beside = self.tree.of(node, "advmod", "aux", "cc:preconj", "cc")
        return next((c for c in beside if self._negates(c)), None)

    def _negates(self, i: int) -> bool:
        """Whether a word negates: not the "not" of "not only" or the "no" of "no fewer than"."""
        after = [t.text.lower() for t in self.tokens[i + 1 : i + 3]]
        but = {" ".join(after[:n]) for n in (1, 2)} & self.grammar["only"]
        return self.tokens[i].text.lower() in self.words.negators and not but

    def is_stressed(self, at: int) -> bool:
        """Whether a "no" or "not" in its clause only stresses that it is so: "not only arrested", "no fewer than ten died",
        "n'a libéré que trois élus"."""
        node = self._clause(at).node
        if self.words.code != "en" and self._is_said_not(node) and self._is_denied_at(node) is None:
            parts = [k for n in self.tree.of(node, "obj", "obl", "advmod") for k in (n, *self.tree.children[n]) if k > node]
            return any(self.tokens[k].text.lower() in self.grammar["that_clause"] for k in parts)
        beside = [k for n in (node, *self.tree.of(node, *SUBJECTS, "obj")) for k in (n, *self.tree.children[n])]
        return any(self.tokens[k].text.lower() in self.words.negators and not self._negates(k) for k in beside)

    def _none_of(self, i: int) -> int | None:
        """The word by which a phrase says that it is nobody: "nobody", "none of them", "no soldier", "neither side", "not one
        life"."""
        if self._negates(i) and self.tokens[i].pos not in _VERBAL:
            return i
        bare = self.tokens[i].text.lower() in self.grammar["person"] and not self.tree.of(i, "det", "nummod", "amod")
        if self.words.code != "en" and bare and self._is_said_not(self.tokens[i].head):
            return i  # "personne n'a revendiqué l'attentat"
        said = [*self.tree.of(i, "det", "cc:preconj", "advmod"), *(c for c in self.tree.of(i, "cc") if c < i)]
        said += [c for n in self.tree.of(i, "nummod") for c in self.tree.of(n, "advmod") if c + 1 == n]  # "not one life"
        return next((c for c in said if self._negates(c)), None)

    def _is_said_not(self, verb: int) -> bool:
        """Whether a French verb has its "ne", whatever else denies it."""
        return any(self.tokens[c].text.lower() in ("ne", "n'", "n’") for c in self.tree.of(verb, "advmod"))

    # ------------------------------------------------------------ the signs

    def _hedged(self, clause: Clause) -> Sign | None:
        """ "reportedly", "alleged" beside the happening or its predicate."""
        at, node = clause.at, clause.node
        for n in (at, *self._clauses(node)):
            hedge = self._has_word(n, self.words.hedges, "advmod", "amod")
            if hedge is not None:
                return "alleged", f"hedged by {self._quote(hedge)}"
        return None

    def _described(self, clause: Clause) -> Sign | None:
        """An adjective that says it of a noun: "a possible attack", "the planned summit", "ongoing talks"."""
        at = clause.at
        for group, status in (
            ("potential", "hypothetical"),
            ("coming", "planned"),
            ("unfinished", "ongoing"),
            ("failed", "attempted"),
        ):
            word = self._has_word(at, self.grammar[group], "amod") if self.tokens[at].pos != "VERB" else None
            if word is not None:
                return status, f"it is called {self._quote(word)}"  # type: ignore[return-value]
        return None

    def _denied(self, clause: Clause) -> Sign | None:
        """What somebody denies: "denied arresting", "dismissed claims that they had arrested", "it is untrue that"."""
        at, first, above = clause.at, clause.first, clause.above
        if (part := self._part_denied(at)) is not None:
            return "happened", f"only {self._quote(part)} in it is denied"
        if above == first:
            return None
        told = self.tree.has(first, "csubj", "ccomp") and not self._lied_about(above, at)
        untrue = self._untrue(above) if told else None
        if untrue is not None:
            return "denied", f"it is called {self._quote(untrue)}"
        if self._is_denied_at(above) is not None:
            return None
        if self.tree.has(first, "xcomp", "ccomp") and self._lemma(above) in self.words.denying:
            return "denied", f"denied by {self._quote(above)}"
        if self.tree.has(at, "obj") and self._lemma(self.tokens[at].head) in self.grammar["denying_it"]:
            return "denied", f"denied by {self._quote(self.tokens[at].head)}"
        if self.is_short_of(above):
            return "denied", f"{self._quote(above)} short of it"
        return self._rumoured(clause)

    def _part_denied(self, at: int) -> int | None:
        """The part in a known deed that somebody denies to have had: "denied any involvement in the attack", "denied having
        ordered the attack"."""
        known = self.tree.of(at, "nmod:poss") or self._has_word(at, self.grammar["definite"], "det") is not None
        over = self.tokens[at].head
        if known and self.tree.has(at, "obj") and self._lemma(over) in self.grammar["having_part"]:
            denied = self.tree.has(over, "xcomp", "ccomp") and self._lemma(self.tokens[over].head) in self.words.denying
            return over if denied else None
        parts = [over, *self.tree.of(over, "obj", "nsubj:pass")] if known and self.tree.has(at, "nmod", "obl") else []
        part = next((i for i in parts if self._lemma(i) in self.grammar["part_in"]), None)
        return part if part is not None and self._lemma(self.tokens[part].head) in self.words.denying else None

    def _lied_about(self, above: int, at: int) -> bool:
        """Whether it is told what somebody lied about, and behind a colon what is so: "He lied about Sunday: the army shot"."""
        behind = self.tokens[above + 1].lemma.lower() if above + 1 < at else ""
        return behind in self.grammar["lied_about"] and any(self.tokens[i].text == ":" for i in range(above + 1, at))

    def _untrue(self, predicate: int) -> int | None:
        """The word by which a predicate calls something untrue: "is false", "proved unfounded", "is not true"."""
        said = [predicate, *self.tree.of(predicate, "xcomp")]
        negated = any(self._is_denied_at(i) is not None for i in said)
        group = self.grammar["true" if negated else "untrue"]
        return next((i for i in said if {self._lemma(i), self.tokens[i].text.lower()} & group), None)

    def _rumoured(self, clause: Clause) -> Sign | None:
        """What somebody denies that rumours say: "dismissed claims that they had attacked", "rumours of a coup are false"; and
        what is called a lie."""
        of = self._has_word(clause.at, self.grammar["of_phrase"], "case") is not None and self.tree.has(clause.at, "nmod")
        rumour = self.tokens[clause.at].head if of else clause.above
        tales = self.grammar["rumours"] | self.grammar["tales"]
        called = self._is_content(clause.first) and not self._lied_about(clause.above, clause.at)
        if called and self._lemma(rumour) in self.grammar["lies"]:
            return "denied", f"what is no more than a {self._quote(rumour)}"
        if not (of or self._is_content(clause.first)) or self._lemma(rumour) not in tales:
            return None
        said = self.rumour_denied(rumour)
        return None if said is None else ("denied", f"{self._quote(rumour)} that are {self._quote(said)}")

    def rumour_denied(self, rumour: int) -> int | None:
        """The word by which somebody denies what a rumour says: "dismissed", "false", "no truth in"."""
        over = self.tokens[rumour].head
        if over == rumour:
            return None
        if self.tree.has(rumour, "nmod") and self._lemma(over) in self.grammar["truth"]:
            return self._none_of(over)
        if self.tree.has(rumour, "nsubj", "obj") and (untrue := self._untrue(over)) is not None:
            return untrue
        denied = self.tree.has(rumour, "obj", "nsubj:pass") and self._lemma(over) in self.words.denying
        return over if denied and self._is_denied_at(over) is None else None

    def is_short_of(self, verb: int) -> bool:
        """ "stopped short of": what follows was not done."""
        stops = self.tokens[verb].pos == "VERB" and self._lemma(verb) in self.grammar["stopping"]
        return stops and any(self._lemma(i) in self.grammar["short"] for i in (verb + 1, verb + 2) if i < len(self.tokens))

    def _negated(self, clause: Clause) -> Sign | None:
        """ "did not", "never", "no arrests", "neither X nor Y"; what must or may not be is no denial."""
        at, node = clause.at, clause.node
        none = self._none_of(at) if self.tokens[at].pos in ("NOUN", "PROPN") else None
        if none is not None:
            return "denied", f"negated by {self._quote(none)}"
        if (lacking := self._lacking(at)) is not None:
            return lacking
        close = node - 1 if node and self._lemma(node - 1) in self.grammar["nearly"] else None
        if close is not None and self.tokens[node].pos == "VERB" and self.tokens[close].head == node:
            return "denied", f"{self._quote(close)}: it did not come about"
        if self._comes_to_nothing(clause):
            return "denied", f"{self._quote(clause.above)}: it did not come about"
        open_ = self.words.possible - self.grammar["would"]
        if self.tokens[node].pos not in _VERBAL or self._aux(node, open_) is not None or self._is_infinitive(node):
            return None
        negated = next((c for n in self._negatable(node) if (c := self._is_denied_at(n)) is not None), None)
        if negated is None and self._aux(node, self.grammar["would"]) is None:
            sides = [s for n in self._clauses(node) for s in self.tree.of(n, *_ROOTED, "obl:agent")] + self._persons(node)
            negated = next((c for s in sides if (c := self._none_of(s)) is not None), None)
        if negated is not None and self._aux(node, self.grammar["did"]) is not None and self._is_late(node):
            return "happened", f"{self._quote(negated)} until then, and then it was"
        return None if negated is None else ("denied", f"negated by {self._quote(negated)}")

    def _lacking(self, at: int) -> Sign | None:
        """ "entered without consent": it did not come about; "will leave without a deal": it may not."""
        without = self._has_word(at, self.grammar["lacking"], "case", "mark")
        over = self.tree.clause(self.tokens[at].head)
        if without is None or self._is_infinitive(over):
            return None
        if self._aux(over, self.words.future | self.words.possible) is not None:
            return "hypothetical", f"{self._quote(without)} it"
        return ("denied", f"{self._quote(without)} it") if self.tokens[over].tag in _PAST else None

    def _persons(self, node: int) -> list[int]:
        """Objects that are persons: who "arrested nobody" did nothing, who "promised no war" promised."""
        found = self.tree.of(node, "obj")
        return [o for o in found if self.tokens[o].mention == "person" or self._lemma(o) in self.grammar["none"]]

    def _comes_to_nothing(self, clause: Clause) -> bool:
        """ "the talks failed to take place"."""
        failed = self.tree.has(clause.first, "xcomp") and self._lemma(clause.above) in self.grammar["missing"]
        return failed and clause.node != clause.at and self._occurs(clause.node)

    def _negatable(self, node: int) -> Iterator[int]:
        """The predicate and those that share their "not" with it: "did not arrest or beat", not "and beat"."""
        shared = not self.tree.has(node, "conj") or self._has_word(node, self.grammar["either"], "cc") is not None
        return self._clauses(node) if shared else iter((node,))

    def is_refrained_from(self, at: int) -> bool:
        """ "decided not to impose sanctions"."""
        first = self._clause(at).first
        return self._is_infinitive(first) and self._is_denied_at(first) is not None

    def _is_infinitive(self, node: int) -> bool:
        """ "not to attack": what is not wanted is not denied."""
        return self._has_word(node, self.grammar["order_mark"], "mark") is not None

    def _achieved(self, clause: Clause) -> Sign | None:
        """ "did not manage to escape", "will force him to resign": what verbs that bring a thing about say of it."""
        if not self._is_effect(clause):
            return None
        found = self.read(clause.above)
        only_tried = self._lemma(clause.above) not in self.grammar["achieving"]
        return None if found is None or (only_tried and found[0] == "denied") else found

    def _is_effect(self, clause: Clause) -> bool:
        """Whether a happening is what the verb above it brings about: "made them leave", "managed to escape"."""
        first, above = clause.first, clause.above
        lemma = self._lemma(above)
        if above == first or lemma not in self.grammar["achieving"] | self.grammar["compelling"]:
            return False
        if lemma in self.grammar["achieving"] and self._has_case_in(first):
            return True
        return self.tree.has(first, "xcomp") and all(self._can_act(o) for o in self.tree.of(above, "obj"))

    def _can_act(self, i: int) -> bool:
        """ "made them leave", not "made efforts to leave"."""
        return self.tokens[i].pos in ("PRON", "PROPN") or self.tokens[i].mention in ("person", "organization", "place")

    def _has_case_in(self, node: int) -> bool:
        """ "succeeded in freeing"."""
        return self._has_word(node, self.grammar["inside"], "mark", "case") is not None

    def declines(self, at: int) -> bool:
        """Whether somebody says that he will not do it: "will not negotiate", "would not back down"; not "will not be sent",
        nor "will not meet before June"."""
        node = self.bearer(at)
        subject = self.tree.subject(node)
        if self.tokens[node].pos not in _VERBAL or self.tree.passive(node) or subject is None or not self._can_act(subject):
            return False
        wills = self._aux(node, self.grammar["willing"]) is not None
        wills = wills or is_future(self.tokens[node].text, self.tokens[node].lemma, self.words.code)
        return wills and self._is_denied_at(node) is not None and not self._is_late(node)

    def _is_late(self, node: int) -> bool:
        """ "did not leave until April": it came about then; "did not leave before April" says only that it had not by then."""
        times = [*self.tree.of(node, "obl", "advcl")]
        return any(self._has_word(c, self.grammar["until"], "case", "mark") is not None for c in times if c > node)

    def has_set_in(self, at: int) -> bool:
        """Whether a verb in the past says that a happening set in: "began to pull out", "started bombing"."""
        node = self.bearer(at)
        above = self.tokens[node].head
        begun = self.tree.has(node, "xcomp") and self._lemma(above) in self.grammar["beginning"]
        helped = {self.tokens[c].text.lower() for c in self.tree.of(above, "aux")} - self.grammar["had"] - self.grammar["have"]
        return begun and self.tokens[above].tag in _PAST and not helped and self._is_denied_at(above) is None

    def is_founded(self, at: int) -> bool:
        """Whether a verb in the past says that what a noun names was begun: "set up an inquiry", "formed a commission of
        inquiry"; not "set an election for May"."""
        named = self._has_word(at, self.grammar["of_number"], "case") is not None and self.tree.has(at, "nmod")
        at = self.tokens[at].head if named else at
        verb = self.tokens[at].head
        if not self.tree.has(at, "obj") or self._lemma(verb) not in self.grammar["founding"]:
            return False
        begun = self.tokens[verb].tag == "VBD" and self._is_denied_at(verb) is None
        return begun and (self._lemma(verb) != "set" or bool(self.tree.of(verb, "compound:prt")))

    def is_brought_about(self, at: int) -> bool:
        """Whether a happening is done because the verb above it brought it about: "was forced to resign", "was able to flee",
        "had to leave"; not "is able to", "has to"."""
        clause = self._clause(at)
        above = clause.above
        if not self._is_effect(clause) or self._is_infinitive(above) or self._is_denied_at(above) is not None:
            return False
        if self.tokens[above].pos in _VERBAL and self._lemma(above) not in self.grammar["have"]:
            return self.tokens[above].tag != "VB"
        beside = [above, *self.tree.of(above, "cop", "aux")]
        return any(self.tokens[c].tag in _PAST for c in beside)

    def speaks_of_trying(self, at: int) -> bool:
        """Whether any word of its sentence says that something was tried or kept from happening."""
        grammar = self.grammar
        group = (
            frozenset(self.words.attempting) | grammar["attempts"] | grammar["trying"] | grammar["foiling"] | grammar["failed"]
        )
        return any(self._lemma(i) in group | grammar["hindering"] for i in range(*self.tree.sentence(at)))

    def _tried(self, clause: Clause) -> Sign | None:
        """ "tried to", "an attempt to", "was foiled", "prevented from"."""
        first, above = clause.first, clause.above
        if above == first:
            return None
        lemma = self._lemma(above)
        hindered = self._is_hindered(first) and self.tree.has(first, "xcomp", "advcl", "ccomp", "obl")
        foiled = self.tree.has(first, "obj", "nsubj:pass") and lemma in self.grammar["foiling"]
        if self.tokens[above].tag in _PAST and (foiled or (hindered and lemma in self.grammar["hindering"])):
            return "attempted", f"{self._quote(above)}: it was kept from happening"
        tried = self.tree.has(first, "xcomp") and lemma in self.words.attempting and not hindered
        tried = tried or (self.tree.has(first, "acl", "nmod") and lemma in self.grammar["attempts"] and above < first)
        if tried or (self.tree.has(first, "obj") and lemma in self.grammar["trying"]):
            known = not self._is_being_tried(above)
            return self._outer(above) or (("attempted", f"{self._quote(above)} is only an attempt") if known else None)
        return None

    def _is_being_tried(self, above: int) -> bool:
        """ "is trying to", "seeks to", "have been working to": nobody knows yet whether it comes to anything; coders take it
        for going on as well as for an attempt."""
        tense = next(iter(self.tree.of(above, "aux")), above)
        now = self._is_present(above) and self.tokens[tense].tag in _PRESENT
        return now or self._going_on(self._clause(above)) is not None

    def _outer(self, above: int) -> Sign | None:
        """What settles it for the word above, where that is not simply done: "will try to", "if they try to"."""
        signs = (self._conditional, self._demanded, self._future, self._possible)
        clause = self._clause(above)
        return next((found for sign in signs if (found := sign(clause)) is not None), None)

    def _is_hindered(self, node: int) -> bool:
        """ "prevented from attacking"."""
        return self._has_word(node, self.grammar["from"], "mark", "case") is not None

    def _demanded(self, clause: Clause) -> Sign | None:
        """ "urged X to", "was asked to", "demanded that", "called for", "must"."""
        at, node, first, above = clause.at, clause.node, clause.first, clause.above
        if above != first:
            own = self.is_own_act(first, above) and not self.tree.passive(above) and not self._is_addressed(above)
            if self._lemma(above) in self.words.demanding and not own and self._is_wanted(first):
                return "called_for", f"demanded by {self._quote(above)}"
            if self._binds(above) and self._is_wanted(first):
                return "planned", f"what an agreement {self._quote(above)} to do"
        noun = self.tokens[at].head
        if self._is_asked_for(at, noun) and self._is_denied_at(noun) is None:
            return self._outer(noun) or ("called_for", f"asked for by {self._quote(noun)}")
        ought = self._aux(node, self.grammar["ought"])
        if ought is None or self.tokens[node].tag not in _BARE or self._is_denied_at(node) is not None:
            return None
        if self._has_word(node, self.grammar["have"], "aux") is not None:
            return None
        return "called_for", f"{self._quote(ought)} be done"

    def demander(self, at: int) -> int | None:
        """Who demands what a happening names, by the verb over it: "a sommé l'ambassadeur de partir", "exige sa libération"."""
        clause = self._clause(at)
        noun = self.tokens[at].head
        verb = noun if noun != at and self._is_asked_for(at, noun) else clause.above
        if self.tokens[verb].pos != "VERB" or self._lemma(verb) not in self.words.demanding | self.grammar["demanding_it"]:
            return None
        if self.tree.passive(verb):
            return next(iter(self.tree.of(verb, "obl:agent")), None)
        return self.tree.subject(verb)

    def _binds(self, verb: int) -> bool:
        """Whether a verb tells what an agreement makes somebody do: "the deal obliges the army to leave"."""
        subject = self.tree.subject(verb)
        terms = self.grammar["agreements"] | self.grammar["timetables"]
        return subject is not None and self._lemma(verb) in self.grammar["compelling"] and self._lemma(subject) in terms

    def _is_addressed(self, verb: int) -> bool:
        """ "called on them", "appealed to them"."""
        beside = [c for c in self.tree.of(verb, "obl") if self._has_word(c, self.grammar["toward"], "case") is not None]
        return any(self.tokens[c].mention != "time" for c in beside)

    def _is_asked_for(self, at: int, above: int) -> bool:
        """ "called for his release", "demanded his release", "a call for his release", "a demand to release him"."""
        if above == at:
            return False
        for_it = self._has_word(at, self.grammar["for"], "case") is not None
        lemma, verb = self._lemma(above), self.tokens[above].pos == "VERB"
        if verb:
            asked = for_it and self.tree.has(at, "obl") and lemma in self.grammar["calling"]
            return asked or (self.tree.has(at, "obj", "nsubj:pass") and lemma in self.grammar["demanding_it"])
        named = (for_it and self.tree.has(at, "nmod")) or (self.tree.has(at, "acl") and self._is_infinitive(at))
        return named and lemma in self.grammar["demands"]

    def _is_wanted(self, node: int) -> bool:
        """Whether the content of a demand is an act, "to leave", "that he leave": not "insisted that he left"."""
        if self.tree.has(node, "xcomp"):
            return self._is_infinitive(node) or self.tokens[node].tag in _BARE
        return self.tree.has(node, "ccomp") and (self._is_infinitive(node) or self._is_subjunctive(node))

    def _is_subjunctive(self, node: int) -> bool:
        verb = next(iter(self.tree.of(node, "aux:pass", "cop")), node)
        tag, over = self.tokens[verb].tag, self.tokens[self.tokens[node].head].tag
        plain = tag == "VB" or (tag == "VBP" and over in _PAST)
        bare = plain and self._aux(node, self.words.future | self.words.possible) is None
        return bare or self._has_word(node, self.grammar["ought"], "aux") is not None

    def _conditional(self, clause: Clause) -> Sign | None:
        """ "if X attacks", "would have attacked", "will attack unless"."""
        node = clause.node
        for n in self._clauses(node):
            mark = self._has_word(n, self.words.conditional, "mark")
            if mark is not None and self.tokens[n].pos in _VERBAL:
                return "hypothetical", f"after {self._quote(mark)}"
            if self._is_inverted(n):
                return "hypothetical", "a condition told by the order of words"
        would = self._aux(node, self.grammar["would"])
        if would is None:
            return None
        if self._has_word(node, self.grammar["have"], "aux") is not None:
            return "hypothetical", f"{self._quote(would)} have been, and was not"
        if self._has_condition(node):
            return "hypothetical", f"{self._quote(would)} under a condition"
        return None

    def _awaited(self, clause: Clause) -> Sign | None:
        """ "will be lifted as soon as they apologise", "will vote once the army has left": what has to be before that is still
        to come itself."""
        node = clause.node
        while self.tree.has(node, "conj") and not self.tree.of(node, *SUBJECTS):
            node = self.tokens[node].head
        over = self.tokens[node].head
        before = [c - 1 for c in self.tree.of(node, "mark") if self._lemma(c - 1) in self.grammar["soon"]]
        mark = next(iter(before), self._has_word(node, self.grammar["once"], "mark", "advmod"))
        tense = next(iter(self.tree.of(node, "aux", "aux:pass")), node)
        if mark is None or not self.tree.has(node, "advcl") or self.tokens[tense].tag in _PAST:
            return None
        waits = self._future(self._clause(self.tokens[over].head if over == mark else over))
        return None if waits is None else ("hypothetical", f"after {self._quote(mark)}, before what is still to come")

    def _ordered(self, clause: Clause) -> Sign | None:
        """ "Release them." "And dismiss those who lied." An imperative, or one joined to it."""
        verb = clause.first
        start, end = self.tree.sentence(verb)
        opens = (i for i in range(start, verb) if self.tokens[i].pos not in ("PUNCT", "CCONJ", "INTJ"))
        bare = self.tokens[verb].tag == "VB" and self.tokens[verb].pos == "VERB" and self.tree.is_root(verb)
        alone = not self.tree.of(verb, *SUBJECTS, "aux", "aux:pass", "mark", "expl", "cop")
        said = self.words.code == "en" and self.tokens[end - 1].text in (".", "!", "”", '"', ";")
        if not (bare and alone and said) or next(opens, None) is not None:
            return None
        return "called_for", f"{self._quote(verb)} is told to be done"

    def _is_inverted(self, node: int) -> bool:
        """ "should they attack", "had they attacked"."""
        ahead = [c for c in self.tree.of(node, "aux") if self.tokens[c].text.lower() in self.grammar["inverting"]]
        subjects = self.tree.of(node, *SUBJECTS)
        under = self.tree.has(node, "advcl") or (self.tree.has(node, "ccomp") and node < self.tokens[node].head)
        return bool(ahead and subjects) and under and ahead[0] < min(subjects)

    def _has_condition(self, node: int) -> bool:
        clauses = [c for n in self._clauses(node) for c in self.tree.of(n, "advcl")]
        return any(self._has_word(c, self.words.conditional, "mark") is not None for c in clauses)

    def _planned(self, clause: Clause) -> Sign | None:
        """ "plans to", "is due to", "announced plans to", "is scheduled for"; what is not planned is denied."""
        at, first, above = clause.at, clause.first, clause.above
        if self._is_to(clause.node):
            return "planned", "what somebody “is to” do is still to come"
        if self._was_to_have(self.tokens[at].head if self.tree.has(at, "nsubj") else self.bearer(at)):
            return "planned", "what “was to have” been was planned"
        if above == first:
            return None
        lemma, planning = self._lemma(above), self.words.planning | self.words.promising
        plans = self.is_own_act(first, above) and (lemma in planning or self._is_going(above))
        if plans or (self.tree.has(first, "acl") and lemma in self.grammar["plans"] and self._is_infinitive(first)):
            negated = [self._is_denied_at(i) for i in (above, first)]
            negated.append(self._has_word(above, self.words.negators, "det"))
            denied = next((c for c in negated if c is not None), None)
            if denied is not None:
                return "denied", f"negated by {self._quote(denied)}"
            return self._outer(above) or ("planned", f"planned by {self._quote(above)}")
        if self.tree.has(at, *_ROOTED) and self._is_scheduled(self.tokens[at].head):
            return "planned", f"{self._quote(self.tokens[at].head)}: it is still to come"
        before = self._has_word(at, self.grammar["ahead"], "case")
        if before is not None and self.tree.has(at, "obl") and self._is_present(self.tokens[at].head):
            return "planned", f"what is told in the present is {self._quote(before)} it"
        return None

    def _is_to(self, verb: int) -> bool:
        """ "is to visit", "was to have met", "are to be held": of somebody or of what takes place, not "the aim is to end"."""
        be = self._has_word(verb, _BE, "aux", "aux:pass", "cop")
        told = be is not None and self.tokens[be].tag in _PRESENT | {"VBD"}
        subjects = self.tree.of(verb, *SUBJECTS)
        if not (told or self._is_left_out(verb)) or self._has_word(verb, _TO, "mark", "aux") is None or not subjects:
            return False
        return self._can_act(subjects[0]) or self.tree.has(subjects[0], "nsubj:pass")

    def _is_left_out(self, verb: int) -> bool:
        """Whether a headline leaves out the "is" of what is to be: "Envoy to be expelled, minister says"."""
        helped = [self.tokens[c].text.lower() for c in self.tree.of(verb, "mark", "aux", "aux:pass", "cop")]
        free = self.tree.has(verb, "root", "parataxis") or (self.tree.has(verb, "ccomp") and self.tokens[verb].head > verb)
        return self.words.code == "en" and helped in (["to"], ["to", "be"]) and free

    def _was_to_have(self, verb: int) -> bool:
        """ "the truce was to have begun": what was planned, and seldom came."""
        helped = [self.tokens[c].text.lower() for c in self.tree.of(verb, "mark", "aux", "aux:pass", "cop")]
        return self.words.code == "en" and helped[:3] in (["was", "to", "have"], ["were", "to", "have"])

    def is_performed(self, at: int) -> bool:
        """ "I want to thank", "we would like to stress": who says that he wants to say it has said it."""
        wish = self.tokens[at].head
        own = [i for i in self.tree.of(wish, "nsubj") if self.tokens[i].text.lower() in self.grammar["self"]]
        now = self._is_present(wish) or self._aux(wish, self.grammar["would"]) is not None
        wished = self.tree.has(at, "xcomp") and self._lemma(wish) in self.grammar["wishing"] and self._is_infinitive(at)
        return wished and now and bool(own) and self._is_denied_at(wish) is None

    def came_about(self, at: int) -> bool:
        """Whether a verb in the past says that what a noun names came about: "were held on Sunday", "took place"."""
        verb = self.bearer(at)
        if verb == at or self._has_word(verb, _TO, "mark", "aux") is not None:
            return False
        helped = [self.tokens[c] for c in self.tree.of(verb, "aux", "aux:pass")]
        passive = self.tokens[verb].tag in ("VBN", "VBD") and [t.tag for t in helped] == ["VBD"] and helped[0].lemma == "be"
        return passive or (self.tokens[verb].tag == "VBD" and not helped)

    def was_measured(self, at: int) -> bool:
        """Whether the past says how much or what a noun was: "turnout was 61 percent", "the march was a success"."""
        over = self.tokens[at].head
        said = self.tree.has(at, "nsubj") and self.tokens[over].pos in ("NOUN", "NUM", "SYM")
        cops = [self.tokens[c] for c in self.tree.of(over, "cop")] if said else []
        plain = not self.tree.of(over, "aux") and self._is_denied_at(over) is None
        return plain and [t.tag for t in cops] == ["VBD"]

    def _is_present(self, verb: int) -> bool:
        """ "are campaigning", "have been campaigning", "campaign"; not "have met"."""
        if self.tokens[verb].pos != "VERB":
            return False
        if self.tokens[verb].tag in _PRESENT:
            return True
        return self.is_progressive(verb) and any(self.tokens[c].tag in _PRESENT for c in self.tree.of(verb, "aux"))

    def _is_going(self, verb: int) -> bool:
        """ "is going to attack"."""
        return self.tokens[verb].tag == "VBG" and self._lemma(verb) in self.grammar["going"] and bool(self.tree.of(verb, "aux"))

    def _is_scheduled(self, verb: int) -> bool:
        """ "is planned for Friday", not "was planned", nor "is scheduled to end"."""
        present = any(self.tokens[c].tag in _PRESENT for c in self.tree.of(verb, "aux", "cop"))
        return present and self._lemma(verb) in self.grammar["scheduled"] and not self.tree.of(verb, "xcomp")

    def _future(self, clause: Clause) -> Sign | None:
        """ "will", and "would" told in the past; under a condition or a guess it is none."""
        node, first, above = clause.node, clause.first, clause.above
        will, would = self._aux(node, self.grammar["will"]), self._aux(node, self.grammar["would"])
        if will is None and (would is None or not self._is_reported(node)):
            return None
        if above != first and self.tree.has(first, "ccomp", "acl") and self._lemma(above) in self.grammar["guessing"]:
            return "hypothetical", f"{self._quote(above)} is a guess"
        if self._has_condition(node):
            return "hypothetical", "future under a condition"
        asked = self._has_word(node, self.grammar["open_question"], "advmod", "mark")
        if asked is not None and above != first:
            return "hypothetical", f"it is asked {self._quote(asked)}"
        return "planned", "future tense" if will is not None else "future told in the past"

    def _is_reported(self, node: int) -> bool:
        return any(self.tokens[up].lemma in self.words.reporting for up in self.tree.up(node))

    def _possible(self, clause: Clause) -> Sign | None:
        """ "may", "might", "could", "the risk of"."""
        at, node = clause.at, clause.node
        might = self._aux(node, self.grammar["might"])
        if might is not None and not self._has_perfect(node):
            return "hypothetical", f"it {self._quote(might)} be"
        denied = self._is_denied_at(node)
        if might is not None and denied is not None and self._lemma(might) in self.grammar["could"]:
            return "denied", f"it {self._quote(might)} {self._quote(denied)} have been"
        noun = self.tokens[at].head
        if noun != at and self.tree.has(at, "nmod", "acl") and self._lemma(noun) in self.grammar["risks"]:
            return "hypothetical", f"only a {self._quote(noun)}"
        return None

    def _conjectured(self, clause: Clause) -> Sign | None:
        """ "probably ordered", "must have met", "is likely to have killed"; "seems to have met" is not vouched for."""
        found = self._guess(clause)
        if found is not None:
            return "hypothetical", f"{self._quote(found)} is a guess"
        seems = self.tree.has(clause.first, "xcomp") and self._lemma(clause.above) in self.grammar["seeming"]
        if seems and self._has_word(clause.node, self.grammar["have"], "aux") is not None:
            return "alleged", f"it only {self._quote(clause.above)} so"
        return None

    def _guess(self, clause: Clause) -> int | None:
        """The word that makes a guess of what is told as past or going on: "probably", "must" or "may" before "have", "likely"
        above it."""
        node, first, above = clause.node, clause.first, clause.above
        perfect = self._has_perfect(node)
        if perfect and (must := self._aux(node, self.grammar["deducing"])) is not None:
            return must
        beside = next((c for n in self._clauses(node) if (c := self._is_guessed(n)) is not None), None)
        if beside is not None and (perfect or self.tokens[node].tag in _PAST or self.is_under_way(clause.at)):
            return beside
        likely = above != first and self._lemma(above) in self.grammar["probable"]
        content = self.tree.has(first, "ccomp", "csubj") or (self.tree.has(first, "xcomp") and perfect)
        return above if likely and content else None

    def _has_perfect(self, node: int) -> bool:
        """ "may have met", "must have met"."""
        return self._has_word(node, self.grammar["have"], "aux") is not None

    def _is_guessed(self, node: int) -> int | None:
        """ "probably", "in all likelihood"."""
        return self._has_word(node, self.grammar["probably"], "advmod", "obl")

    def conjecture(self, at: int) -> str:
        """The word by which a happening is guessed or only seems so ("seems to have met"), or an empty string."""
        found = self._guess(self._clause(at))
        clauses = pairwise([at, *self.tree.up(at)])
        seems = (up for i, up in clauses if self.tokens[up].lemma in self.grammar["seeming"] and self._is_told(i))
        found = next(seems, None) if found is None else found
        return "" if found is None else self.tokens[found].text

    def _is_told(self, node: int) -> bool:
        """ "appears to have met", "it seems that they met"; not "appeared on television and met"."""
        return self.tree.has(node, "xcomp", "ccomp", "csubj")

    def _going_on(self, clause: Clause) -> Sign | None:
        """ "is still attacking", "has been attacking", "continues to attack", "talks continue"."""
        at, node = clause.at, clause.node
        above = self.tokens[node].head
        if self.tree.has(node, "xcomp") and self._lemma(above) in self.grammar["lasting"]:
            return "ongoing", f"{self._quote(above)}: it goes on"
        midst = self.tokens[node].head if self.tree.has(node, "acl", "nmod", "xcomp", "ccomp", "advcl") else node
        if (
            self._lemma(midst) in self.grammar["midst"]
            and self._has_case_in(midst)
            and not self._is_during(midst)
            and not self.tree.has(midst, "nsubj", "obj")
        ):
            return "ongoing", f"in the “{self.tokens[midst].text}”: it goes on"
        if self.is_progressive(node):
            forms = {self.tokens[c].text.lower() for c in self.tree.of(node, "aux")}
            still = self._has_word(node, self.grammar["still"], "advmod") is not None
            if still or (forms & self.grammar["been"] and not forms & self.grammar["had"]):
                return "ongoing", "the verb's form says that it goes on"
        if self.words.code != "en" and self.tree.has(at, "obj") and self._goes_on(self.tokens[at].head):
            return "ongoing", f"{self._quote(self.tokens[at].head)}: it goes on"
        if self.tree.has(at, "nsubj") and self._lasts(self.tokens[at].head):
            return "ongoing", f"{self._quote(self.tokens[at].head)}: it goes on"
        return None

    def _is_during(self, midst: int) -> bool:
        """ "au cours duquel", "au cours de", which say no more than when."""
        ties = [self.tokens[c].text.lower() for c in self.tree.of(midst, "case", "mark")]
        return any(tie in ("au", "aux") for tie in ties)

    def _goes_on(self, verb: int) -> bool:
        """ "poursuivent leurs frappes", not "ont poursuivi"."""
        present = self.tokens[verb].tag in _PRESENT and not self.tree.of(verb, "aux")
        return present and self._lemma(verb) in self.grammar["lasting"]

    def is_under_way(self, at: int) -> bool:
        """ "is attacking", "are attacking": not a sure sign, for "is leaving on Friday" is a plan."""
        node = self.bearer(at)
        return self.is_progressive(node) and any(self.tokens[c].tag in _PRESENT for c in self.tree.of(node, "aux"))

    def is_headlined(self, at: int) -> bool:
        """Whether a sentence tells it in the simple present, as headlines tell what was done: "police quiz mayor"."""
        bare = not self.tree.of(at, "aux", "mark") and bool(self.tree.of(at, "nsubj"))
        verb = self.tokens[at].pos == "VERB" and self.tokens[at].tag not in _PAST | {"VBG"}
        return bare and verb and self.tree.is_root(at)

    def is_progressive(self, node: int) -> bool:
        """ "was following", "is leaving"."""
        return self.tokens[node].tag == "VBG" and any(
            self._lemma(c) in self.grammar["being"] for c in self.tree.of(node, "aux")
        )

    def _lasts(self, predicate: int) -> bool:
        """ "continue", "rage", "is under way", "entered its third week"."""
        said = bool({self._lemma(predicate), self.tokens[predicate].text.lower()} & self.grammar["goes_on"])
        said = said or (self._lemma(predicate) in self.grammar["entering"] and self._is_spell(predicate))
        return said and self._is_denied_at(predicate) is None and self._aux(predicate, self.words.future) is None

    def _is_spell(self, verb: int) -> bool:
        """ "entered its third week", "entre dans son troisième jour": with a possessive it is the happening's own."""
        units = (i for i in self.tree.of(verb, "obj", "obl") if self._lemma(i) in self.grammar["time_units"])
        return any(self.tree.owners(i) for i in units)

    def _alleged(self, clause: Clause) -> Sign | None:
        """ "is said to have", "accused of", "claimed that", "rumours that"."""
        first, above = clause.first, clause.above
        if above != first:
            lemma = self._lemma(above)
            reports = lemma in (self.words.reporting | self.grammar["alleging"]) - self.grammar["proclaiming"]
            bare = self.tree.has(first, "ccomp") and not self.tree.of(first, *SUBJECTS)
            bidden = lemma in self.grammar["tell"] and self._is_infinitive(first) and not self._has_perfect(first)
            if bidden and self.tree.has(first, "xcomp") and self.tree.passive(above):
                return "called_for", f"somebody is {self._quote(above)} to do it"
            reports = reports and lemma not in self.grammar["passing_on"]
            if (bare or self.tree.has(first, "xcomp", "csubj")) and self.tree.passive(above) and reports:
                return "alleged", f"{self._quote(above)} of it, nobody says by whom"
            if self.tree.has(first, "ccomp", "advcl", "obl", "xcomp", "csubj") and self._alleges(first, above):
                return "alleged", f"{self._quote(above)} does not vouch for it"
            if self._is_content(first) and lemma in self.grammar["rumours"]:
                return "alleged", f"a content of {self._quote(above)}"
        hedge = self._hedged_source(first)
        return None if hedge is None else ("alleged", f"the source is {self._quote(hedge)}")

    def _is_content(self, node: int) -> bool:
        """ "the claim that soldiers attacked", not "the claim, blaming soldiers"."""
        if self.tree.has(node, "ccomp"):
            return True
        told = self.tree.of(node, "mark") or any(self._is_according(c) for c in self.tree.of(node, "obl"))
        return self.tree.has(node, "acl") and bool(told)

    def _is_according(self, i: int) -> bool:
        """ "selon lesquelles"."""
        relative = self.tokens[i].pos == "PRON"
        return relative and any(self.tokens[c].text.lower() in self.grammar["according"] for c in self.tree.of(i, "case"))

    def _alleges(self, node: int, verb: int) -> bool:
        """Whether it is the content of a verb of alleging: "claimed that …", "accused of …-ing", not "claimed after …-ing"."""
        if self._lemma(verb) not in self.grammar["alleging"] or self._is_avowed(verb):
            return False
        marks = {self._lemma(c) for c in self.tree.of(node, "mark", "case")}
        return self.tree.has(node, "ccomp", "xcomp", "csubj") or bool(marks & self.grammar["of_phrase"])

    def _is_avowed(self, verb: int) -> bool:
        """Whether a verb takes something upon somebody, which only one can do that came about: "claimed responsibility for"."""
        taken = {self._lemma(i) for i in self.tree.of(verb, "obj", "nsubj:pass")}
        return self._lemma(verb) in self.grammar["avowing"] and bool(taken & self.grammar["avowed"])

    def _hedged_source(self, node: int) -> int | None:
        """ "according to unconfirmed reports"."""
        for source in self.tree.of(node, "obl", "nmod", "advmod"):
            if any(
                {self._lemma(c), self.tokens[c].text.lower()} & self.grammar["according"] for c in self.tree.of(source, "case")
            ):
                hedge = self._has_word(source, self.words.hedges, "amod")
                return hedge if hedge is not None else self._is_unconfirmed(source)
        return None

    def _is_unconfirmed(self, source: int) -> int | None:
        """ "selon des sources non confirmées"."""
        said = (a for a in self.tree.of(source, "amod", "acl") if self.tokens[a].text.lower() in self.grammar["confirmed"])
        denied = self.words.negators | self.grammar["set_against"]
        return next((a for a in said if any(self._lemma(c) in denied for c in self.tree.of(a, "advmod"))), None)

    def _vouched_for(self, clause: Clause) -> Sign | None:
        """ "confirmed that soldiers had attacked"."""
        first, above = clause.first, clause.above
        vouched = above != first and self._lemma(above) in self.grammar["vouching"] and self.tree.has(first, "ccomp")
        if vouched and self.tokens[above].tag in _PAST and self._is_past(first):
            return "happened", f"somebody {self._quote(above)} it"
        return None

    def _is_past(self, node: int) -> bool:
        return self.tokens[node].tag in _PAST and self.tokens[node].pos == "VERB"
