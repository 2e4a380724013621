"""From a happening to its actors and recipients: the model proposes phrases, grammar fills what it leaves open."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.extract.phrases import NOMINAL
from dateline.extract.who import Who
from dateline.model import Filler, Happening
from dateline.vocabulary import language

_SURE = {"actors": 0.58, "recipients": 0.3}
_NOT_WHO = frozenset({"abstract", "event", "time", "substance", "plant", "animal"})
_COUNTING = frozenset("least most more less fewer than number".split())
"""Words of counting ("at least 20"), whatever the reader takes them for."""
_VERB_TO = ("on", "upon", "against", "with", "at")
_TO = ("against", "on", "of", "at", "with", "from", "to", "for", "toward", "towards", "upon", "into", "over")


class Roles:
    """Finds who did it and to whom in one article."""

    def __init__(self, who: Who) -> None:
        self.who, self.tree, self.tokens = who, who.tree, who.tokens

    def of(self, happening: Happening, *, parties: bool) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
        """(actors, recipients). With `parties` (talks, agreements) all take part and recipients stay empty."""
        actors = self._proposed(happening, "actors")
        recipients = [h for h in self._proposed(happening, "recipients") if h not in actors]
        if not actors:
            actors = [h for h in self._grammatical_actors(happening.start) if h not in recipients]
        if not recipients:
            recipients = [h for h in self._grammatical_recipients(happening.start) if h not in actors]
        named_actors = self._fill(actors)
        own = {a.name for a in named_actors}
        named_recipients = tuple(
            f for f in self._fill([h for h in recipients if not self._is_owned(h, own)]) if f.name not in own
        )
        if parties:
            partners = self._fill([h for h in self._partners(happening.start) if h not in actors])
            return _unique(named_actors + named_recipients + partners), ()
        return named_actors, named_recipients

    def _proposed(self, happening: Happening, role: str) -> list[int]:
        """Phrase heads that the model sees in a role, in text order."""
        chances: dict[int, list[float]] = {}
        at_head: dict[int, float] = {}
        for name, token, chance in happening.roles:
            if name != role:
                continue
            head = self.tree.head_of(token)
            chances.setdefault(head, []).append(chance)
            if head == token:
                at_head[head] = chance
        inside = range(happening.start, happening.end)
        return self._outermost(
            h
            for h, found in chances.items()
            if max(at_head.get(h, 0.0), sum(found) / len(found) * (1.0 if h in at_head else 0.8)) >= _SURE[role]
            and h not in inside
            and self._can_act(h)
        )

    def _outermost(self, heads: Iterable[int]) -> list[int]:
        """Without the phrases that stand inside another one: "Mali" in "Mali's junta" does not act beside it."""
        found = sorted(set(heads))
        phrases = {h: self.tree.phrase(h) for h in found}
        return [h for h in found if not any(o != h and phrases[o][0] <= h < phrases[o][1] for o in found)]

    def _partners(self, at: int) -> list[int]:
        """ "talks with X", "signed a deal with Y", "mediated between A and B": the other parties."""
        verb = self._light_verb(at)
        nodes = [at, *([verb] if verb is not None else []), *(self.tree.of(at, "obj") if self.tokens[at].pos == "VERB" else [])]
        found = [c for node in nodes for c in self.tree.of(node, "nmod", "obl")]
        return [c for c in found if self._preposition(c) in ("with", "between", "among") and self._is_who(c)]

    def _is_owned(self, head: int, actors: set[str]) -> bool:
        """ "withdrew its soldiers": what belongs to the actor is the means, not the one acted on."""
        for possessor in self.tree.of(head, "nmod:poss"):
            owner = self.who.name(possessor)
            if owner is not None and owner.name in actors and self.tokens[possessor].pos == "PRON":
                return True
        return False

    def _can_act(self, head: int) -> bool:
        token = self.tokens[head]
        if token.lemma.lower() in _COUNTING:
            return False
        if head in self.who.name_at:
            return True
        if token.pos not in NOMINAL:
            return False
        return token.mention not in _NOT_WHO

    def _fill(self, heads: list[int]) -> tuple[Filler, ...]:
        return _unique(tuple(f for h in heads for f in self.who.names(h) if f.name))

    # ------------------------------------------------------------ grammar

    def _grammatical_actors(self, at: int) -> list[int]:
        token = self.tokens[at]
        if token.pos == "VERB":
            if self.tree.passive(at):
                return [h for h in self.tree.of(at, "obl:agent") if self._is_who(h)]
            subject = self.tree.subject(at)
            return [subject] if subject is not None and self._is_who(subject) else []
        by = [c for c in self.tree.of(at, "nmod", "obl") if self._preposition(c) == "by"]
        found = [h for h in [*by, *self.tree.of(at, "nmod:poss")] if self._is_who(h)][:1]
        return found or self._light_subject(at)

    def _light_subject(self, at: int) -> list[int]:
        """Who does what a noun under a light verb names: "Iraq will hold elections", "workers went on strike"."""
        verb = self._light_verb(at)
        if verb is None or self.tree.passive(verb):
            return [h for h in self.tree.of(verb, "obl:agent") if self._is_who(h)] if verb is not None else []
        subject = self.tree.subject(verb)
        return [subject] if subject is not None and subject != at and self._is_who(subject) else []

    def _light_verb(self, at: int) -> int | None:
        head = self.tokens[at].head
        governed = self.tree.has(at, "obj", "nsubj:pass") or (
            self.tree.has(at, "obl") and self.tokens[head].lemma in ("go", "come")
        )
        return head if governed and self.tokens[head].lemma in language("en").light | {"go", "come"} else None

    def _grammatical_recipients(self, at: int) -> list[int]:
        token = self.tokens[at]
        if token.pos == "VERB":
            if self.tree.passive(at):
                subject = self.tree.subject(at)
                return [subject] if subject is not None and self._is_who(subject) else []
            direct = [h for h in self.tree.of(at, "obj", "iobj") if self._is_who(h)]
            asked = [
                s for c in self.tree.of(at, "ccomp") for s in self.tree.of(c, "nsubj") if self._asks(at) and self._is_who(s)
            ]
            return [*direct, *asked][:1]
        verb = self._light_verb(at)
        beside = self.tree.of(verb, "obl") if verb is not None else []
        return [c for c in [*self.tree.of(at, "nmod"), *beside] if self._preposition(c) in _TO and self._is_who(c)][:1]

    def _asks(self, at: int) -> bool:
        return self.tokens[at].lemma in language("en").demanding

    def _is_who(self, head: int) -> bool:
        token = self.tokens[head]
        if head in self.who.name_at:
            return (
                self.who.name_at[head][2] in ("PERSON", "ORG")
                or token.mention in ("organization", "person")
                or self.who.name_at[head][2] == "LOC"
            )
        return token.mention in ("person", "organization")

    def _preposition(self, child: int) -> str:
        case = self.tree.of(child, "case")
        return self.tokens[case[0]].lemma.lower() if case else ""


def _unique(fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
    return tuple({f.name: f for f in reversed(fillers)}.values())[::-1]
