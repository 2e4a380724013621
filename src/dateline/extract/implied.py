"""Who acts, and on whom, where the words beside a happening leave it open: "the borders are shut", "the suspension".

Everybody whom the report spoke of up to there may be it. Each thing that speaks for one or against is a feature: how the
phrase stands to the happening, how far back it is, who says so, what kind of somebody it is, whether the same did, or
suffered, other happenings of that report. The weights of `implied.toml` turn the features of each into odds against the
others and against nobody (a conditional logit, as Iida et al. 2006 and later work on zero anaphora rank antecedents). They were
fitted by `training/implied/fit.py` on world news coded by hand.

Law: only somebody whom the report names before or in that sentence comes out, and nobody unless likely enough.
"""

from __future__ import annotations

import math
import tomllib
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from itertools import pairwise, repeat

from dateline.extract.phrases import SUBJECTS
from dateline.extract.roles import SURE, Roles
from dateline.extract.trace import SILENT, Trace
from dateline.knowledge.countries import country
from dateline.knowledge.organisations import organisation
from dateline.model import Filler, Happening
from dateline.vocabulary import nature

BACK = 6
"""Sentences that are looked back over."""
ENOUGH = {"actors": 0.45, "recipients": 0.3}
"""The least probability of who is filled in (chosen on world/dev and on own reports). Who is said to act is accused of it:
nobody is named who is much less likely than all others together."""
ABROAD = 0.5
"""The same for who acts in another language than English, from whose reports nothing was learnt (chosen on the French ones of
guinea-2021 and mali-2021-22)."""
SAYS = 0.3
"""How much the reader's own chances say of those whom it is not sure of: the power to which they are taken. Not fitted with the
rest, since the reader learnt from the same news (0.3 to 1 tried; chosen like the other two)."""
UNSEEN = 0.08
"""What the reader's chance is of whoever it gives none."""
FAR = 4
"""From so many sentences back on, or so many mentions, more make no difference."""
STEM = 5
"""Letters that words of one stem share: "suspend", "suspension"."""

Features = frozenset[str]


@dataclass(frozen=True, slots=True)
class Deed:
    """A happening with what its own clause tells of who acts and on whom."""

    type: str
    happening: Happening
    actors: tuple[Filler, ...]
    recipients: tuple[Filler, ...]
    at: int = field(init=False, repr=False, compare=False)
    """The token that names it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", self.happening.start)


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that stands for somebody."""

    head: int
    sentence: int
    filler: Filler


class Implied:
    """Finds those whom the happenings of one article leave open. `deeds` are all its happenings, in text order."""

    def __init__(self, roles: Roles, deeds: Sequence[Deed], *, trace: Trace = SILENT) -> None:
        self.roles, self.who, self.tree, self.tokens = roles, roles.who, roles.tree, roles.tokens
        self.deeds, self.trace = deeds, trace
        self._forms: dict[int, str] = {}
        self._kinds: dict[tuple[str, int], str] = {}
        self._known: dict[tuple[int, frozenset[str]], list[tuple[Filler, Features]]] = {}

    def find(
        self, deed: Deed, role: str, *, sources: Iterable[Filler] = (), without: Collection[str] = ()
    ) -> tuple[Filler, ...]:
        """The likeliest one for an empty role, or nobody. `sources` say that it happened; nobody named in `without` is it."""
        weights = _weights()[role]
        odds: dict[str, float] = defaultdict(float)
        named: dict[str, Filler] = {}
        for filler, features in self.candidates(deed, sources):
            odds[filler.name] += _odds(weights, features)
            named[filler.name] = filler
        for name, chance in self._seen(deed.happening, role).items():
            if name in odds:
                odds[name] *= (chance / UNSEEN) ** SAYS
        whole = sum(odds.values()) + _odds(weights, self.nobody(deed))
        without = {
            *without,
            *(n for n in odds if role == "actors" and nature(deed.type).office == "seized" and country(n) is not None),
        }
        best = max((n for n in odds if n not in without), key=lambda n: (odds[n], n), default=None)
        enough = ABROAD if role == "actors" and self.roles.tree.words.code != "en" else ENOUGH[role]
        if best is None or odds[best] / whole < enough:
            return ()
        found = (named[best],)
        self.trace.settle(role, found, f"left open there; likeliest of whom the report spoke: {odds[best] / whole:.0%}")
        return found

    def _seen(self, happening: Happening, role: str) -> dict[str, float]:
        """Somebody's name → the most that the reader gives one of his phrases in a role, where that is more than nothing and
        less than what lets only grammar leave him out."""
        out: dict[str, float] = {}
        for part, token, chance in happening.roles:
            named = self._names.get(self.tree.head_of(token)) if part == role else None
            if named is not None:
                out[named] = max(out.get(named, UNSEEN), chance)
        return {name: chance for name, chance in out.items() if chance < SURE[role]}

    @cached_property
    def _names(self) -> dict[int, str]:
        return {m.head: m.filler.name for m in self.mentions}

    def nobody(self, deed: Deed) -> Features:
        """What speaks for it that nobody is meant: some deeds are seldom told without whose they are."""
        return frozenset({"nobody", f"nobody {deed.type}", f"nobody {self._form(deed.at)}"})

    def candidates(self, deed: Deed, sources: Iterable[Filler] = ()) -> list[tuple[Filler, Features]]:
        """Those who may be it, with what speaks for each: every phrase of the sentence, everybody named before it. They are the
        same for both roles, so they are kept."""
        said = frozenset(f.name for f in sources)
        if (deed.at, said) not in self._known:
            self._known[deed.at, said] = list(self._candidates(deed, said))
        return self._known[deed.at, said]

    def _candidates(self, deed: Deed, said: frozenset[str]) -> Iterator[tuple[Filler, Features]]:
        sentence = self.tokens[deed.at].sentence
        inside = range(deed.happening.start, deed.happening.end)
        stands = self._standing(deed.at)
        earlier: dict[str, tuple[Filler, set[str]]] = {}
        told: dict[tuple[str, str, bool], Features] = {}
        section_of = self.roles.who.named.section_of
        section = section_of(deed.at)
        first, end = (bisect_left(self.mentions, n, key=lambda m: m.sentence) for n in (sentence - BACK, sentence + 1))
        for mention in self.mentions[first:end]:
            if mention.head in inside or section_of(mention.head) is not section:
                continue
            name, here = mention.filler.name, mention.sentence == sentence
            key = name, self._kind(mention), here
            if key not in told:
                told[key] = self._features(deed, *key, said)
            if here:
                yield mention.filler, told[key] | self._here(deed.at, mention.head, stands)
            else:
                known = earlier[name][1] if name in earlier else set()
                known |= told[key] | self._before(deed.at, mention)
                earlier[name] = (mention.filler, known)
        yield from ((filler, frozenset(features)) for filler, features in earlier.values())

    @cached_property
    def mentions(self) -> list[Mention]:
        """All phrases of the article that stand for somebody."""
        heads = (i for i in range(len(self.tokens)) if self.tree.head_of(i) == i and self.roles.may_be_somebody(i))
        named = ((i, self.who.name(i)) for i in heads)
        return [Mention(i, self.tokens[i].sentence, f) for i, f in named if f is not None and f.name]

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(m.filler.name for m in self.mentions)

    # ------------------------------------------------------------ features

    def _features(self, deed: Deed, name: str, kind: str, same_sentence: bool, said: Collection[str]) -> Features:
        """What is so of somebody wherever the phrase stands."""
        here = "here" if same_sentence else "before"
        out = {f"{deed.type} {kind}", f"{here} {kind}", f"{here} named {min(self._counts[name], FAR)}"}
        if name in said:
            out |= {f"{self._form(deed.at)} source", f"{deed.type} source"}
        for part, deeds in self._parts.get(name, {}).items():
            others = [d for d in deeds if d.at != deed.at]
            if others:
                out.update(self._played(deed, others, part, here))
        return frozenset(out)

    @cached_property
    def _parts(self) -> Mapping[str, Mapping[str, Sequence[Deed]]]:
        """Name → part → the happenings in which the clause gives somebody of that name that part."""
        out: dict[str, dict[str, list[Deed]]] = defaultdict(lambda: defaultdict(list))
        for deed in self.deeds:
            for part, fillers in (("acts", deed.actors), ("suffers", deed.recipients)):
                for name in {f.name for f in fillers}:
                    out[name][part].append(deed)
        return out

    def _played(self, deed: Deed, others: Sequence[Deed], part: str, here: str) -> Iterator[str]:
        """What it tells that somebody plays a part in other happenings."""
        at, form = deed.at, self._form(deed.at)
        yield f"{here} {part}"
        alike = [d for d in others if d.type == deed.type]
        if alike:
            yield f"{here} {part}, same type"
        if any(d.at < at for d in alike):
            yield f"{form} {part}, same type before"
        if self._stems[at] in {self._stems[d.at] for d in others}:
            yield f"{form} {part}, same stem"
        last = self._last_before.get(at)
        if any(d is last for d in others):
            yield f"{part}, last deed"
        if self.tokens[at].sentence in {self.tokens[d.at].sentence for d in others}:
            yield f"{part}, same sentence"

    @cached_property
    def _last_before(self) -> Mapping[int, Deed]:
        """Token of a deed → the deed told right before."""
        inner = sorted({d.at: d for d in reversed(self.deeds)}.values(), key=lambda d: d.at)
        return {after.at: before for before, after in pairwise(inner)}

    @cached_property
    def _stems(self) -> dict[int, str]:
        return {d.at: self.tokens[d.at].lemma.lower()[:STEM] for d in self.deeds}

    def _before(self, at: int, mention: Mention) -> set[str]:
        """What is so of a phrase in an earlier sentence."""
        back = min(self.tokens[at].sentence - mention.sentence, FAR)
        out = {"before", f"{self._form(at)} {back} back"}
        if self.tree.has(mention.head, *SUBJECTS):
            out.add("before subject, last sentence" if back == 1 else "before subject")
        if mention.sentence == 0:
            out.add("before first sentence")
        return out

    def _here(self, at: int, head: int, stands: Mapping[int, str]) -> set[str]:
        """What is so of a phrase in the same sentence."""
        side = "before it" if head < at else "after it"
        apart = "same clause" if self.tree.clause(head) == self.tree.clause(at) else "sentence"
        out = {f"{self._form(at)} {stands.get(head) or f'{apart} {side}'}"}
        if head in self.who.name_at:
            out.add("here name")
        if self.tokens[head].pos == "PRON":
            out.add("here pronoun")
        return out

    def _form(self, at: int) -> str:
        """How a happening is put: a noun, a verb, or a passive."""
        if at not in self._forms:
            self._forms[at] = self._read_form(at)
        return self._forms[at]

    def _read_form(self, at: int) -> str:
        token = self.tokens[at]
        if token.pos != "VERB":
            return "noun"
        return "passive" if self.tree.passive(at) or (token.tag == "VBN" and not self.tree.of(at, "aux")) else "verb"

    def _kind(self, mention: Mention) -> str:
        """What kind of somebody: a state, an outlet, the PLOVER sector of a body, of a noun or of a person's title."""
        key = mention.filler.name, mention.head
        if key not in self._kinds:
            self._kinds[key] = self._read_kind(mention)
        return self._kinds[key]

    def _read_kind(self, mention: Mention) -> str:
        name, head = mention.filler.name, mention.head
        known = organisation(name)
        if country(name) is not None:
            return "state"
        if known is not None:
            return "outlet" if known.kind == "outlet" else known.sector or "body"
        titles = next((p.titles for p in self.who.persons if p.name == name), None)
        if titles is not None:
            words = (w for title, _ in titles for w in title.lower().split())
            sector = next((s for w in words if (s := self.tree.words.sector(w))), None)
            return f"{sector} person" if sector else "person"
        if head in self.who.name_at:
            return f"name {self.who.name_at[head][2]}"
        return self.tree.words.sector(self.tokens[head].lemma.lower()) or self.tokens[head].mention or "somebody"

    # ------------------------------------------------------------ standing

    def _standing(self, at: int) -> dict[int, str]:
        """Phrase heads of the sentence → how they stand to the happening, by the tree; the closest relation wins."""
        out: dict[int, str] = {}
        beside = self._beside_verb(at) if self.tokens[at].pos == "VERB" else self._beside_noun(at)
        for head, relation in (*beside, *self._above(at)):
            for n, joined in enumerate(self.tree.conjuncts(head)):
                out.setdefault(joined, f"{relation}, joined" if n else relation)
        return out

    def _tied(self, node: int, word: str, *relations: str) -> Iterator[tuple[int, str]]:
        for child in self.tree.of(node, *relations):
            yield child, f"{word} {self.roles.preposition(child)}".strip()

    def _beside_verb(self, verb: int) -> Iterator[tuple[int, str]]:
        tree = self.tree
        subject, objects = tree.subject(verb), tree.objects(verb)
        yield from ((h, "object") for h in objects)
        if subject is not None:
            yield subject, "subject" if tree.of(verb, *SUBJECTS) else "subject of another"
        yield from self._tied(verb, "tied", "obl")
        for thing in objects:
            yield from self._tied(thing, "owner of object", "nmod:poss")
            yield from self._tied(thing, "tied to object", "nmod")
        for clause in tree.of(verb, "xcomp", "ccomp", "advcl"):
            yield from ((h, "subject below") for h in tree.of(clause, "nsubj", "nsubj:pass"))
            yield from ((h, "object below") for h in tree.of(clause, "obj"))

    def _beside_noun(self, noun: int) -> Iterator[tuple[int, str]]:
        tree = self.tree
        yield from ((h, "owner") for h in tree.of(noun, "nmod:poss"))
        yield from self._tied(noun, "tied", "nmod", "obl")
        yield from ((h, "modifier") for h in tree.of(noun, "compound", "amod", "nmod:desc"))
        yield from ((h, "subject") for h in tree.of(noun, *SUBJECTS))
        verb = self.roles.light_verb(noun)
        if verb is not None:
            subject = tree.subject(verb)
            yield from [(subject, "subject of light verb")] if subject is not None and subject != noun else []
            yield from self._tied(verb, "tied to light verb", "obl")

    def _above(self, at: int) -> Iterator[tuple[int, str]]:
        """Phrases that hang on what governs the happening."""
        node, depth = at, 0
        for up in self.tree.up(at):
            below = self.tokens[node].relation.split(":")[0]
            if self.tokens[up].pos in ("VERB", "AUX") or self.tree.of(up, *SUBJECTS):
                depth = min(depth + 1, 3)
                saying = " of saying" if self.tokens[up].lemma in self.tree.words.reporting else ""
                subject = self.tree.subject(up)
                yield from [(subject, f"subject {depth} up{saying} ({below})")] if subject is not None else []
                yield from ((h, f"object {depth} up ({below})") for h in self.tree.objects(up))
                yield from ((h, f"tied {depth} up") for h in self.tree.of(up, "obl"))
            else:
                yield from ((h, "owner up") for h in self.tree.of(up, "nmod:poss"))
                yield from [(up, f"noun up ({below})")] if depth == 0 else []
                yield from ((h, "tied to noun up") for h in self.tree.of(up, "nmod"))
            node = up


def _odds(weights: Mapping[str, float], features: Features) -> float:
    """Exactly summed, so that the order of the features changes nothing."""
    return math.exp(math.fsum(map(weights.get, features, repeat(0.0))))


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    """Role → feature → weight."""
    return tomllib.loads((files(__package__) / "implied.toml").read_text("utf-8"))
