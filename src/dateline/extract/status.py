"""Status of a happening: settled from grammar where grammar settles it, else by the model's reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.extract.phrases import Tree
from dateline.extract.signs import Signs
from dateline.extract.tenses import Tenses
from dateline.extract.trace import SILENT, Trace
from dateline.model import Happening, Status
from dateline.vocabulary import nature

_LEAN: Mapping[str, float] = {"called_for": 1.3, "planned": 1.2, "denied": 1.1, "ongoing": 0.7, "hypothetical": 0.7}
"""How much a status is favoured over the model's own odds: some are under-read, some over-read."""
_ANNOUNCED = 2.0
_UNDER_WAY = 4.3
"""The same for what "is being" done, as the report itself tells it: most often it goes on, but "is calling on" has called."""
_NOT_DONE = frozenset({"planned", "called_for", "hypothetical"})
_IN_VAIN = frozenset({"attempted", "denied"})
_IN_SAYING: Mapping[str, Status] = {"refusal": "denied", "threat": "planned"}
"""What the words of a refusal or a threat are told as, where nothing but the words makes it one: "will not put up with it",
"we will hunt them down"."""
_IN_TELLING: Mapping[str, frozenset[str]] = {
    "threat": frozenset({"planned", "hypothetical"}),
    "demand": frozenset({"called_for"}),
    "statement": frozenset({"denied", "planned"}),
}
"""The same where the grammar says so of what somebody tells: "said that they must go", "“It is not all bad,” Roe said"."""
AS_READ = "as the sentence reads"
"""Why a status is what it is where no word or tense settles it."""
_PAST = frozenset({"VBD", "VBN"})
_ARGUABLE = 0.1
"""What chance the reader must give at least to its being alleged, that an author who argues makes it so."""
_TOLD, _UNTOLD = 1.5, 0.5
"""The same for other types, with somebody who says so and without."""
SHOWN = 4
"""Statuses that the reader proposes and an explanation shows."""


class StatusReader:
    """Reads one article's statuses."""

    def __init__(self, tree: Tree, *, trace: Trace = SILENT) -> None:
        self.tree, self.tokens, self.trace = tree, tree.tokens, trace
        self._words = tree.words
        self.signs, self.tenses = Signs(tree), Tenses(tree)

    def read(
        self,
        happening: Happening,
        *,
        kind: str,
        told: bool,
        argued: str = "",
        meant: Status | None = None,
        cued: bool = True,
        heard: bool = False,
    ) -> tuple[Status, str]:
        """The status and, in words, what settled it. `told`: a party, not the report or an agency, says so; `argued`: how
        its author argues it, in words; `meant`: the status that the cue's own meaning settles; `cued`: whether the word
        itself is one for such a happening; `heard`: whether anybody at all says so."""
        held = self.tree.held(happening.start)
        bears = happening if held is None else replace(happening, start=held, end=held + 1)
        status, why = self._read(bears, kind=kind, told=told, meant=meant)
        if not cued and (_IN_SAYING.get(nature(kind).speech or "") == status):
            status, why = "happened", f"who says so has done it ({why})"
        if not cued and heard and why != AS_READ and status in _IN_TELLING.get(nature(kind).speech or "", ()):
            status, why = "happened", f"who says so has done it ({why})"
        guessed = status == "hypothetical" and bool(self.signs.conjecture(happening.start))
        doubted = dict(happening.statuses).get("alleged", 0.0) >= _ARGUABLE
        if argued and (guessed or (doubted and status in ("happened", "ongoing"))):
            status, why = "alleged", f"its author argues it ({argued})"
        self.trace.settle("status", status, f"{status}: {why}")
        return status, why

    def _read(self, happening: Happening, *, kind: str, told: bool, meant: Status | None) -> tuple[Status, str]:
        read = ", ".join(f"{name} {chance:.0%}" for name, chance in happening.statuses[:SHOWN]) if self.trace.on else ""
        self.trace.note("status", f"the reader proposes {read or 'no status'}")
        ruled = self._by_type(happening, kind) or self.signs.read(happening.start)
        bearer = self.signs.bearer(happening.start)
        ruled = ruled or self.tenses.read(happening.start, bearer)
        if ruled is None and nature(kind).voiced and self.tenses.is_purpose(bearer):
            ruled = "happened", "what was done for it says it already"
        if ruled is not None:
            return ruled
        if meant is not None:
            return meant, "as the word itself says"
        scores = {"happened": 0.0} | {name: chance * _LEAN.get(name, 1.0) for name, chance in happening.statuses}
        if self._is_announced(happening.start):
            scores["happened"] = scores.get("happened", 0.0) * _ANNOUNCED
        if not told and self.signs.is_under_way(happening.start):
            scores["ongoing"] = scores.get("ongoing", 0.0) * _UNDER_WAY
            self.trace.note("status", f"the verb's form says that it is under way: “ongoing” counts {_UNDER_WAY:g} times")
        if self._is_told_as_fact(happening.start):
            scores.pop("called_for", None)
        over = self.tokens[bearer].lemma
        in_force = nature(kind).deed == "order" and over in self._words.grammar["decreeing"]
        announced = bearer != happening.start and over in self._words.announcing and not in_force
        came_about = self.signs.came_about(happening.start) or self.signs.was_measured(happening.start)
        measure = nature(kind).decreed or nature(kind).deed == "order"
        stands = self._is_said(kind) or measure or self.tokens[bearer].sentence == 0
        came_about = came_about or self.tenses.is_imperfect(bearer) or self.tenses.was_carried(happening.start)
        if came_about or self.tenses.is_done(bearer) or (stands and self.tenses.is_said_now(bearer)):
            ruled_out = _NOT_DONE - {"planned"} if announced else _NOT_DONE
            scores = _without(scores, ruled_out)
            self.trace.note("status", "the tense says that it is done")
        if self._is_pointed_at(happening.start) or self.is_judged(happening.start):
            scores = _without(scores, _NOT_DONE)
            self.trace.note("status", "the word before it points at what is told")
        headed = self.tokens[bearer].sentence == 0 and self.tenses.is_said_now(bearer)
        if headed or self._is_wish(bearer, kind) or self.tenses.is_done(bearer):
            scores.pop("ongoing", None)
        carried = self._is_carried_out(happening.start) or (bearer != happening.start and self.tenses.is_done(bearer))
        if carried and not self.signs.speaks_of_trying(happening.start):
            scores.pop("attempted", None)
        if self.signs.is_brought_about(happening.start):
            scores = _without(scores, _NOT_DONE | _IN_VAIN)
            self.trace.note("status", "the verb above says that it was brought about")
        if self.signs.has_set_in(happening.start) or self.signs.is_founded(happening.start):
            scores = _without(scores, _NOT_DONE | _IN_VAIN)
            self.trace.note("status", "the verb above says that it set in")
        if self._goes_with(happening.start):
            scores.pop("planned", None)
            self.trace.note("status", "a participle in front goes on with what the sentence tells as past")
        if self._is_day_of_deed(happening.start):
            scores.pop("planned", None)
            self.trace.note("status", "its day is that of what the sentence tells as past")
        if self.signs.is_stressed(happening.start) or self.tenses.is_claimed_done(bearer):
            scores.pop("denied", None)
        if nature(kind).inflicted and self.signs.is_headlined(happening.start):
            scores.pop("planned", None)
        weight = (nature(kind).contested or _TOLD) if told else _UNTOLD
        scores["alleged"] = scores.get("alleged", 0.0) * weight
        self.trace.note(
            "status", f"{'a' if told else 'no'} party says so: “alleged” counts {weight:g} times what the reader gives"
        )
        ranked = sorted(scores.items(), key=lambda kv: (kv[1], kv[0]), reverse=True)
        self._tell(ranked)
        return ranked[0][0], AS_READ  # type: ignore[return-value]

    def _goes_with(self, at: int) -> bool:
        """Whether a French participle opens a sentence whose verb is past: "Recevant jeudi les chefs, il a réitéré"."""
        over = self.tokens[at].head
        opens = self._words.code != "en" and self.tokens[at].tag == "VBG" and self.tree.has(at, "advcl") and at < over
        return opens and self.tokens[over].tag in _PAST

    def _is_day_of_deed(self, at: int) -> bool:
        """Whether what is past was done on the day of it: "was killed in May, on the day of the election"."""
        day = self.tokens[at].head
        if not self.tree.has(at, "nmod") or self.tokens[day].lemma.lower() not in self._words.grammar["days_of"]:
            return False
        apart = day > 1 and self.tokens[day - 2].text == ","  # which the French reader takes for an object
        when = self.tree.has(day, "obl", "obl:unmarked") or (apart and self.tree.has(day, "obj"))
        over = self.tokens[self.tokens[day].head]
        return when and over.pos == "VERB" and over.tag in _PAST

    def _tell(self, ranked: Sequence[tuple[str, float]]) -> None:
        if self.trace.on:
            (best, most), (second, less) = ranked[:2]
            self.trace.note("status", f"no word or tense settles it; weighed: {best} {most:.2f}, runner-up {second} {less:.2f}")

    def _by_type(self, happening: Happening, kind: str) -> tuple[Status, str] | None:
        """What the type itself settles: a vote not held is a vote missed, a sanction stands once it is decided, a meeting or a
        march that was called off did not come about."""
        above, occasion = self.signs.governor(happening.start), nature(kind).occasion
        chain = [self.tokens[i] for i in (above, self.tokens[above].head)]
        if occasion == "vote" and any(t.lemma in self._words.grammar["missing"] and t.tag in _PAST for t in chain):
            return "happened", "a vote that was missed"
        called_off = self.tree.phrasal(above) in self._words.grammar["cancelling"] and chain[0].tag in _PAST
        if occasion in ("meeting", "march") and called_off and self.tree.has(happening.start, "obj", "nsubj:pass"):
            return "denied", f"“{chain[0].text}”: it was called off"
        if self._is_said(kind) and self.signs.is_performed(happening.start):
            return "happened", "who says so does it by saying so"
        if self.tree.is_avowed(happening.start):
            return "happened", f"who “{chain[0].text}” it says that he did it"
        decided = chain[0].lemma in self._words.grammar["deciding"] and chain[0].tag in (*_PAST, "VBZ")
        decided = decided and not self.signs.is_refrained_from(happening.start)
        if nature(kind).decreed and decided and self.tree.has(happening.start, "xcomp", "conj", "obj"):
            return "happened", "a sanction stands once it is decided"
        settled = self._words.grammar["deciding"] | self._words.grammar["decreeing"]
        taken = [c for c in self.tree.of(happening.start, "acl") if self.tokens[c].lemma in settled]
        if nature(kind).decreed and any(self.tokens[c].tag == "VBN" for c in taken):
            return "happened", f"it is “{self.tokens[taken[0]].text}”, and so it stands"
        return None

    def _is_pointed_at(self, at: int) -> bool:
        """Whether a French noun points at what was told, which somebody took a stand on: "a regretté ce retrait"."""
        pointing = any(self.tokens[c].text.lower() in self._words.grammar["demonstrative"] for c in self.tree.of(at, "det"))
        verb = self.tokens[at].head
        told = self.tenses.is_done(verb) or self.tenses.is_said_now(verb)
        asks = self.tokens[verb].lemma in self._words.demanding | self._words.promising | self._words.planning
        return self._words.code != "en" and pointing and told and not asks

    def is_judged(self, at: int) -> bool:
        """Whether somebody blames or praises what a French noun with an article names, and so takes it for done: "condamne le
        putsch"."""
        verb = self.tokens[self.tokens[at].head]
        article = any(self.tokens[c].lemma in self._words.grammar["article"] for c in self.tree.of(at, "det"))
        if self._words.code == "en" or not article or not self.tree.has(at, "obj") or verb.pos != "VERB":
            return False
        return self.tree.judges(self.tokens[at].head)

    def _is_carried_out(self, at: int) -> bool:
        """Whether a deed is a noun of which a verb in the plain past says that it was done: "staged a coup"."""
        verb = self.tokens[at].head
        return self.tokens[at].pos == "NOUN" and self.tree.has(at, "obj") and self.tokens[verb].tag == "VBD"

    def _is_wish(self, verb: int, kind: str) -> bool:
        """ "wants him freed": a demand that is told as a wish is made by that."""
        wishes = self._words.grammar["wishing"] - self._words.grammar["demanding_it"]
        return nature(kind).speech == "demand" and self.tokens[verb].pos == "VERB" and self.tokens[verb].lemma in wishes

    def _is_said(self, kind: str) -> bool:
        """Whether a type is done by saying or voicing it."""
        return nature(kind).voiced or nature(kind).speech is not None

    def _is_told_as_fact(self, at: int) -> bool:
        """ "announced the end of", "told reporters that it is dissolved": no demand is told so; "told them to go" is one."""
        above = self.signs.governor(at)
        telling = (self._words.announcing | self._words.bare_saying) - self._words.demanding
        return above != at and self.tokens[above].lemma in telling and self.tokens[at].tag != "VB"

    def _is_announced(self, at: int) -> bool:
        """ "announced the release of": a definite noun that somebody announced, most often done with the saying; also one
        joined to what was announced ("a curfew and the closure of the border")."""
        token = self.tokens[at]
        first = token.head if self.tree.has(at, "conj") else at
        verb = self.tokens[self.tokens[first].head]
        definite = any(self.tokens[c].lemma in self._words.grammar["article"] for c in self.tree.of(at, "det"))
        return (
            token.pos == "NOUN"
            and self.tree.has(first, "obj")
            and definite
            and verb.lemma in self._words.announcing
            and verb.tag in _PAST
        )


def _without(scores: dict[str, float], ruled_out: frozenset[str]) -> dict[str, float]:
    """The scores of statuses where the words rule some out: what these had, "happened" has."""
    kept = {name: chance for name, chance in scores.items() if name not in ruled_out}
    kept["happened"] += sum(scores.values()) - sum(kept.values())
    return kept
