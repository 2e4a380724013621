"""Tenses that a language makes by endings: the French future ("quittera") and conditional ("aurait").

English has words for both ("will", "would"), which stand in its file of word classes.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dateline.extract.phrases import SUBJECTS, Tree
from dateline.model import Status

_FUTURE = re.compile(r"(?P<stem>.*r)(?:ai|as|a|ons|ez|ont)")
_CONDITIONAL = re.compile(r"(?P<stem>.*r)(?:ais|ait|ions|iez|aient)")
_IRREGULAR = frozenset(
    "ser aur ir fer saur pourr verr enverr renverr voudr devr faudr vaudr viendr tiendr mourr courr acquerr cueiller".split()
)
"""Stems that are not the infinitive."""
_STEMS = ("ndr", "ettr", "uivr", "oudr", "verr", "courr", "querr", "unir", "agir", "oisir", "rtir", "ntir")
"""Ends of stems that no verb in -er has, whatever the reader takes for the infinitive."""

_THAT = frozenset({"que", "qu'", "qu’"})
_FOR = frozenset({"pour"})
_TO = frozenset({"à"})
_TO_HAVE, _AFTER = frozenset({"avoir", "être"}), frozenset({"après"})
_JUST, _OF = frozenset({"vient", "viennent", "venait", "venaient"}), frozenset({"de", "d'", "d’"})
"""Forms of "venir" before "de" and an infinitive: "vient de signer"."""
_DECIDING = frozenset({"décider"})
_SINCE = frozenset({"depuis"})
_NE = frozenset({"ne", "n'", "n’"})
_NOT = frozenset({"ne", "n'", "n’", "plus", "pas"})
_MADE = frozenset({"faire", "voir"})
"""Verbs that an infinitive stands behind as if they were helping verbs."""
_TOLD = frozenset("ai a avons ont avait avions avaient est sont étais était étions étaient eut eurent fut furent".split())
"""Auxiliaries of what is told as done, not as future, wished or passed on."""


def is_future(form: str, lemma: str, language: str) -> bool:
    """Whether a verb form is a simple future of its language."""
    return language == "fr" and _has_stem(_FUTURE, form, lemma)


def is_conditional(form: str, lemma: str, language: str) -> bool:
    """Whether a verb form is a conditional of its language."""
    return language == "fr" and _has_stem(_CONDITIONAL, form, lemma)


def _has_stem(ending: re.Pattern[str], form: str, lemma: str) -> bool:
    """Whether a form is an ending on the stem of the future: "déclarera", "tiendrait", not "déclara" or "offrait"."""
    found = ending.fullmatch(form.lower())
    if found is None:
        return False
    stem = found["stem"]
    if stem in _IRREGULAR or stem.endswith(_STEMS):
        return True
    if lemma.endswith("er"):
        return stem.endswith("er")
    if lemma.endswith("oir"):
        return stem.endswith("vr")
    return stem.endswith("ir") if lemma.endswith("ir") else stem == lemma[:-1]


def is_foretold(tree: Tree, at: int) -> bool:
    """Whether what a word names is told in the plain future, or in the future of the past: "will leave", "said it would"."""
    node, grammar = tree.clause(at), tree.words.grammar
    while tree.has(node, "conj") and tree.tokens[node].tag in ("VB", "VBN") and not tree.of(node, "aux", "mark"):
        node = tree.tokens[node].head  # "will sell the railways and cut taxes"
    token, helpers = tree.tokens[node], {tree.tokens[c].text.lower() for c in tree.of(node, "aux")}
    if helpers & (grammar["will"] | grammar["would"]):
        return not helpers & grammar["have"]
    forms = [token, *(tree.tokens[c] for c in tree.of(node, "aux", "aux:pass", "cop"))]
    ends = (is_future, is_conditional)
    return any(f.pos in ("VERB", "AUX") and end(f.text, f.lemma, tree.words.code) for f in forms for end in ends)


class Tenses:
    """What tenses made by endings settle in one article; in a language without them, nothing."""

    def __init__(self, tree: Tree) -> None:
        self.tree, self.tokens, self.words = tree, tree.tokens, tree.words

    def read(self, at: int, node: int) -> tuple[Status, str] | None:
        """The status that the form of a predicate, its auxiliary or the modal verb over it settles, and why; for a noun under a
        light verb, `node` is that verb."""
        if self.words.code == "en":
            return None
        beside = self._by_noun(at) or self._by_clause(node) or self._by_verb_above(node)
        if beside is not None:
            return beside
        going = self._modal(node, self.words.grammar["will"])
        if going is not None and (wanted := self._opinion(going)) is not None and self._is_due(going):
            return "called_for", f"“{self.tokens[going].text}”, as somebody “{self.tokens[wanted].text}”"
        if going is not None:
            return "planned", f"“{self.tokens[going].text}” and the infinitive"
        able = self.tokens[node].head
        if self.tree.has(node, "xcomp") and self.tokens[able].lemma in self.words.possible and self._was_not(able):
            return "denied", f"negated: it has not “{self.tokens[able].text}” come about"
        might = self._modal(node, self.words.grammar["might"])
        if might is not None:
            return "hypothetical", f"it “{self.tokens[might].text}” be"
        if self._is_in(node, is_future):
            return "planned", "future tense"
        made = self._made(node)
        if made is not None and self.is_done(node):
            return "happened", f"“{self.tokens[made].text}” it be done"
        if (over := self._behind(at)) is not None:
            return "happened", f"told with “{self.tokens[over].text}”: something came after it"
        return self._by_conditional(node) if self._is_in(node, is_conditional) else self._still(node)

    def _by_noun(self, at: int) -> tuple[Status, str] | None:
        """ "le scrutin, prévu en mai" is still to be, "des rumeurs de putsch" are only told, and what is promised is meant to
        be done."""
        coming = [c for c in self.tree.of(at, "acl") if self.tokens[c].lemma in self.words.grammar["scheduled"]]
        if coming and self.tokens[at].pos == "NOUN":
            return "planned", f"it is called “{self.tokens[coming[0]].text}”"
        if self.tree.has(at, "nsubj") and self._comes_about(self.tokens[at].head):
            verb = self.tokens[at].head
            if self._is_in(verb, is_future) or self._modal(verb, self.words.grammar["will"]) is not None:
                return "planned", f"“{self.tokens[verb].text}” it is to come about"
        if self.tokens[at].pos == "NOUN" and (promised := self._promised(at)) is not None:
            return "planned", f"“{self.tokens[promised].text}”"
        over = self.tokens[self.tokens[at].head]
        decided = self.tree.has(at, "obj") and over.pos == "VERB" and over.lemma in _DECIDING
        if decided and self.is_done(self.tokens[at].head):
            return "planned", f"what somebody “{over.text}” is to be done"
        if self.tree.has(at, "nmod") and over.lemma.lower() in self.words.grammar["rumours"]:
            return "alleged", f"a content of “{over.text}”"
        if self.tree.has(at, "nmod") and over.lemma.lower() in self.words.grammar["perpetrators"]:
            cops = self.tree.of(self.tokens[at].head, "cop", "aux")
            if any(self._is(c, is_conditional) for c in cops):
                return "alleged", "conditional of hearsay"
        return None

    def _made(self, node: int) -> int | None:
        """The "fait" or "vu" over an infinitive: "s'est fait arrêter", "s'est vu refuser l'asile"."""
        return next((i for i in self.tree.of(node, "aux") if self.tokens[i].lemma in _MADE), None)

    def _behind(self, at: int) -> int | None:
        """The word by which something is told to have come after a noun: "après son arrestation", "au lendemain du raid", where
        that is not itself still to come."""
        if self.tokens[at].pos != "NOUN" or not self.tree.has(at, "obl", "nmod"):
            return None
        day = self.tokens[at].head
        of_day = self.tree.has(at, "nmod") and self.tokens[day].lemma.lower() in self.words.grammar["wake"]
        marks = [day] if of_day else [c for c in self.tree.of(at, "case") if self._word(c) in _AFTER]
        clause = self.tree.clause(day)
        told = self.is_done(clause) or self.tokens[clause].tag in ("VBZ", "VBP", "VBD", "VBG")
        return marks[0] if marks and told and not is_foretold(self.tree, clause) else None

    def _was_not(self, verb: int) -> bool:
        """Whether a verb is negated in the past: "n'a pas pu", not "ne peut pas"."""
        told = any(self._word(c) in _TOLD for c in self.tree.of(verb, "aux"))
        return told and any(self._word(c) in self.words.negators | _NE for c in self.tree.of(verb, "advmod"))

    def _comes_about(self, verb: int) -> bool:
        """Whether a verb says no more of its subject than that it comes about: "aura lieu", "débutera"."""
        place = any(self._word(c) == "lieu" for c in self.tree.children[verb])
        return self.tokens[verb].lemma in self.words.grammar["occurring"] or (place and self.tokens[verb].lemma == "avoir")

    def is_said_now(self, node: int) -> bool:
        """Whether a verb in the present is itself the deed that it names: "il dément", "elle condamne"."""
        token = self.tokens[node]
        plain = self.words.code != "en" and token.pos == "VERB" and token.tag in ("VBZ", "VBP")
        return plain and not self.tree.of(node, "aux", "mark") and self.tree.has(node, "root", "conj", "parataxis", "acl:relcl")

    def _promised(self, at: int) -> int | None:
        """The verb of promising whose object a noun is, or "la tenue" of it: "a promis la tenue d'un scrutin"."""
        node = at
        if self.tree.has(at, "nmod") and self.tokens[self.tokens[at].head].lemma.lower() in self.words.grammar["holding"]:
            node = self.tokens[at].head
        verb = self.tokens[node].head
        return verb if self.tree.has(node, "obj") and self.tokens[verb].lemma in self.words.grammar["pledging"] else None

    def _by_clause(self, node: int) -> tuple[Status, str] | None:
        """ "à condition qu'ils partent" is a condition."""
        above = self.tokens[node].head
        marks = {self._word(c) for c in self.tree.of(node, "mark")}
        if self.tree.has(node, "acl") and self.tokens[above].lemma.lower() in self.words.grammar["terms"] and marks & _THAT:
            return "hypothetical", f"a “{self.tokens[above].text}”"
        return None

    def _by_verb_above(self, node: int) -> tuple[Status, str] | None:
        """ "il faut libérer" demands, "craint que l'armée n'attaque" only fears, "a échoué à prendre" only tried."""
        above = self.tokens[self.tokens[node].head]
        marked = {self._word(c) for c in self.tree.of(node, "mark", "case")}
        if self.tree.has(node, "xcomp", "ccomp", "advcl") and above.text.lower() in _JUST and marked & _OF:
            return "happened", f"“{above.text}” of doing it: it has just been done"
        if self._is_not_excluded(node):
            return "hypothetical", f"“{above.text}” is denied: it may be"
        if self.tree.has(node, "xcomp", "ccomp", "csubj") and above.lemma in self.words.grammar["needing"]:
            return "called_for", f"“{above.text}”"
        wished = self.tree.has(node, "ccomp", "csubj") and any(self._word(c) in _THAT for c in self.tree.of(node, "mark"))
        if wished and above.lemma in self.words.demanding and not (self.is_done(node) or self._is_in(node, is_future)):
            return "called_for", f"demanded by “{above.text}”"
        if wished and above.lemma in self.words.possible:
            return "hypothetical", f"it “{above.text}” be"
        if self.tree.has(node, "xcomp") and self._never_ceases(self.tokens[node].head):
            return "ongoing", f"“{above.text}”: it goes on"
        if self.tree.has(node, "ccomp") and above.lemma in self.words.grammar["fearing"] and not self.is_done(node):
            return "hypothetical", f"only what somebody “{above.text}”"
        to = self.tokens[node].tag == "VB" and any(self._word(c) in _TO for c in self.tree.of(node, "mark", "case"))
        if to and self.tree.has(node, "advcl", "xcomp") and above.lemma in self.words.grammar["missing"]:
            return "attempted", f"“{above.text}” is only an attempt"
        return None

    def _is_not_excluded(self, node: int) -> bool:
        """Whether somebody says that he does not rule out to do something: "n'exclut pas de riposter"."""
        above = self.tokens[node].head
        excludes = self.tokens[above].lemma in self.words.grammar["excluding"] and self.tree.has(
            node, "xcomp", "ccomp", "advcl"
        )
        return excludes and any(self._word(c) in self.words.negators for c in self.tree.of(above, "advmod"))

    def _never_ceases(self, verb: int) -> bool:
        """ "ne cesse de", "n'a pas arrêté de"."""
        beside = (self._word(c) for c in self.tree.of(verb, "advmod"))
        return self.tokens[verb].lemma in self.words.grammar["ceasing"] and any(word in _NE for word in beside)

    def _still(self, node: int) -> tuple[Status, str] | None:
        """ "est toujours détenu", "bombarde la ville depuis lundi": it goes on."""
        above = self.tokens[node].head
        since = next((c for o in self.tree.of(node, "obl") for c in self.tree.of(o, "case") if self._word(c) in _SINCE), None)
        if since is not None and self.tokens[node].tag in ("VBZ", "VBP") and not self.tree.of(node, "aux"):
            return "ongoing", f"present with “{self.tokens[since].text}”: it goes on"
        still = [c for n in (node, above) for c in self.tree.of(n, "advmod") if self._word(c) in self.words.grammar["still"]]
        if still and not self.is_done(node) and not self.is_done(above) and self._is_state(node):
            return "ongoing", f"“{self.tokens[still[0]].text}”: it goes on"
        return None

    def _is_state(self, node: int) -> bool:
        """Whether a participle says what somebody is in: "se trouve détenu", "sont retenus"."""
        if self.tokens[node].tag != "VBN" or any(self._word(c) in _NOT for c in self.tree.of(node, "advmod")):
            return False
        return not any(self.tokens[c].lemma == "avoir" for c in self.tree.of(node, "aux"))

    def is_done(self, node: int) -> bool:
        """Whether a verb stands in a compound tense of the past, "a promis", "s'était rendu", "ont été tués", not "est promis";
        or says what followed that: "ont tiré avant de fuir"."""
        if self.words.code == "en":
            return False
        marks = {self._word(c) for c in self.tree.of(node, "mark", "case")}
        followed = self.tree.has(node, "advcl") and bool(marks & self.words.grammar["ahead"])
        if self._is_over(node) or self.is_claimed_done(node):
            return True
        return self._is_perfect(self.tokens[node].head if followed else node)

    def _is_over(self, node: int) -> bool:
        """ "après avoir tué deux gardes": what was done before what follows."""
        have = self.tokens[node].head if self.tree.has(node, "xcomp") else node
        helped = [i for i in (have, *self.tree.of(node, "aux")) if self._word(i) in _TO_HAVE]
        marks = (c for i in (have, node) for c in self.tree.of(i, "mark", "case"))
        return bool(helped) and self.tokens[node].tag == "VBN" and any(self._word(c) in _AFTER for c in marks)

    def is_claimed_done(self, node: int) -> bool:
        """ "affirme avoir tué deux gardes": what somebody says is done."""
        if self.words.code == "en":
            return False
        token, over = self.tokens[node], self.tokens[self.tokens[node].head]
        if self.tree.has(node, "conj") and token.tag == "VBN" and not self.tree.of(node, "aux", *SUBJECTS):
            return self.is_claimed_done(token.head)
        have = token.head if self.tree.has(node, "xcomp") else node
        told = {
            self.tokens[c].lemma for c in self.tree.of(have, "aux")
        } & self.words.reporting  # "dit avoir", read as helping verbs
        if self._word(have) in _TO_HAVE and told:
            return True
        helped = any(self._word(i) in _TO_HAVE for i in self.tree.of(node, "aux"))
        says = over.lemma in self.words.reporting and over.lemma not in self.words.denying
        return says and helped and self.tree.has(node, "ccomp", "xcomp")

    def _is_perfect(self, node: int) -> bool:
        token = self.tokens[node]
        if self.words.code == "en" or token.pos != "VERB":
            return False
        if token.tag not in ("VBN", "VBD") and self._word(node) == token.lemma:
            return False  # an infinitive; "a dépêché" is none, whatever the reader takes it for
        helped = self.tree.of(node, "aux")
        if not helped and self.tree.has(node, "conj") and not self.tree.of(node, *SUBJECTS):
            return self._is_perfect(token.head)
        have = any(self.tokens[c].lemma == "avoir" and self._word(c) in _TOLD for c in helped)
        be = any(self.tokens[c].lemma == "être" and self._word(c) in _TOLD for c in helped)
        moved = token.lemma in self.words.grammar["with_be"] or self.tree.is_reflexive(node) or self._made(node) is not None
        return have or (be and moved)

    def is_imperfect(self, node: int) -> bool:
        """Whether a verb tells what was, and so nothing to come: "renversait"."""
        token = self.tokens[node]
        plain = self.words.code != "en" and token.pos == "VERB" and not self.tree.of(node, "aux", "mark", "xcomp")
        return plain and token.text.endswith(("ait", "aient")) and not is_conditional(token.text, token.lemma, self.words.code)

    def was_carried(self, noun: int) -> bool:
        """Whether a participle behind a noun says that it came about: "une enquête ouverte par le parquet"."""
        light = self.words.light | self.words.grammar["decreeing"] | self.words.grammar["occurring"]
        carried = (c for c in self.tree.of(noun, "acl") if self.tokens[c].lemma in light and self.tokens[c].tag == "VBN")
        return self.words.code != "en" and self.tokens[noun].pos == "NOUN" and any(carried)

    def is_purpose(self, node: int) -> bool:
        """Whether an infinitive says what something already done was done for: "ont défilé pour dénoncer"."""
        marks = {self._word(c) for c in self.tree.of(node, "mark", "case")}
        return self.words.code != "en" and bool(marks & _FOR) and self.is_done(self.tokens[node].head)

    def _word(self, i: int) -> str:
        return self.tokens[i].text.lower()

    def _by_conditional(self, node: int) -> tuple[Status, str] | None:
        """A conditional with "si" is a supposition; in what somebody says it is the future told in the past, and "aurait" by
        itself passes on what the report does not vouch for."""
        if self._has_condition(node):
            return "hypothetical", "conditional with a condition"
        over = self._modal(node, None)
        if over is not None and self.tokens[over].lemma in self.words.future:
            if (thought := self._opinion(over)) is not None:
                return "called_for", f"“{self.tokens[over].text}”, as somebody “{self.tokens[thought].text}”"
            return "planned", f"“{self.tokens[over].text}”: it is due"
        perfect = any(self._is(i, is_conditional) for i in self.tree.of(node, "aux")) and not self._is_undergone(node)
        told = self.tree.has(node, "ccomp") or any(self._word(c) in _THAT for c in self.tree.of(node, "mark"))
        if not perfect and told:
            return "planned", "future told in the past"
        return "alleged", "conditional of hearsay"

    def _is_undergone(self, node: int) -> bool:
        """ "serait libéré", not "serait parti", nor "aurait été libéré"."""
        has_been = any(self.tokens[i].lemma == "avoir" for i in self.tree.of(node, "aux"))
        return bool(self.tree.of(node, "aux:pass", "nsubj:pass")) and not has_been

    def _is_due(self, modal: int) -> bool:
        """ "doit", "doivent"."""
        return self.tokens[modal].lemma in self.words.future and self.tokens[modal].tag in ("VBZ", "VBP")

    def _opinion(self, modal: int) -> int | None:
        """The verb by which somebody only thinks that something should be: "devrait partir, a estimé le juge"."""
        beside = [*self.tree.of(modal, "parataxis"), *([self.tokens[modal].head] if self.tree.has(modal, "ccomp") else [])]
        return next((v for v in beside if self.tokens[v].lemma in self.words.grammar["opining"]), None)

    def _modal(self, node: int, forms: frozenset[str] | None) -> int | None:
        """The modal verb over an infinitive or beside it, with one of these forms (any when None)."""
        over = [self.tokens[node].head] if self.tree.has(node, "xcomp") else []
        modals = self.words.possible | self.words.future
        for i in [*over, *self.tree.of(node, "aux")]:
            token = self.tokens[i]
            if token.text.lower() in forms if forms is not None else token.lemma in modals:
                return i
        return None

    def _has_condition(self, node: int) -> bool:
        clauses = [node, *(c for n in (node, *self.tree.of(node, "obj", "obl")) for c in self.tree.of(n, "advcl"))]
        return any(self.tokens[m].lemma.lower() in self.words.conditional for c in clauses for m in self.tree.of(c, "mark"))

    def _is_in(self, node: int, tense: Callable[[str, str, str], bool]) -> bool:
        over = self._modal(node, None)
        beside = [node, *self.tree.of(node, "aux", "cop"), *([over] if over is not None else [])]
        return any(self._is(i, tense) for i in beside)

    def _is(self, i: int, tense: Callable[[str, str, str], bool]) -> bool:
        token = self.tokens[i]
        verb = token.pos in ("VERB", "AUX") or self.tree.has(i, "aux")
        return verb and tense(token.text, token.lemma, self.words.code)
