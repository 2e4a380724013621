"""What a passage is about: politics, or another field of life whose players attack, clash and strike deals without any.

A match report has attacks and defeats, a recipe beats and fires, a thriller kills, a storm strikes: no word tells, the words
around it do. Counted are the different words of each field, the nearer ones more, and the states and political bodies named.
A passage that has nothing of politics and much of another field holds no happenings, unless those of politics act in it. The
law kept: nothing but words, names and how many sentences they lie away decides.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.extract.doers import Doers
from dateline.extract.phrases import Tree
from dateline.knowledge.countries import by_capital, by_demonym, country
from dateline.knowledge.organisations import organisation
from dateline.vocabulary.fields import POLITICS, SURE, fields, openers

NEAR = (1.0, 0.8, 0.6, 0.5)
"""What a word counts by how many sentences it lies away."""
FAR = 0.35
OTHERS = 0.4
"""What the other fields count beside the strongest."""
STATE, BODY = 0.4, 0.7
"""What a state or its capital counts, and a political body."""
BASE, TOLD, NAMED, OTHER = 1.0, 3.5, 3.7, -3.7
"""Log odds that a passage is of politics: to start with, and by the logs of what its words of politics, the names of states
and bodies, and the words of other fields count. Fitted on passages of one to all sentences of guinea-2021, mali-2021-22,
world/train and world/dev, and on reports of our own without politics; rounded."""
HALF = 0.5
"""What each counts more than is found, so that none is nothing."""
ENOUGH, UNTOLD = 16, 1.2
"""Words with a meaning of their own from which on a report that has nothing of politics says so; one of hardly any may have as
much of it as this and not have told it."""
EDGE, SLOPE, MOST = -0.4, 1.5, 9.0
"""The log odds below which they speak against a happening, how fast, and how much at most."""
ACTED, OWN = 0.25, 0.5
"""What is left of that where those of politics act, and where the happening's own word is of politics."""
PHRASE = 3
"""The longest phrase, in words."""
OF_POLITICS = frozenset({"GOV", "MIL", "COP", "REB", "OPP", "LEG", "JUD", "IGO", "SPY", "UAF", "PTY"})
SPORT, ARTS, DISASTER = "sport", "arts", "disaster"
"""Fields in which states, or soldiers and kings too, only play, and in which people die by nobody's deed."""
_MEANING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
_NO_ACTORS = frozenset({"animal", "plant", "substance"})


@dataclass(frozen=True, slots=True)
class About:
    """The strongest field beside politics in a passage, and what the passage says against a happening, in log odds."""

    field: str
    against: float


class Passages:
    """The fields that one article's passages are about."""

    def __init__(self, tree: Tree, doers: Doers) -> None:
        self.tree, self.tokens, self.doers = tree, tree.tokens, doers
        self._fields, self._openers = fields(tree.words.code), openers(tree.words.code)
        self._known: dict[int, About] = {}

    def about(self, at: int) -> About:
        """What the passage round a happening is about; where those of politics act, that says less."""
        if not self._fields:
            return About("", 0.0)
        sentence = self.tokens[at].sentence
        if sentence not in self._known:
            self._known[sentence] = self._weigh(sentence)
        found = self._known[sentence]
        if found.against and self._is_acted(at, found.field):
            return About(found.field, found.against * ACTED)
        own = found.against and found.field != ARTS and self._is_own(at)
        return About(found.field, found.against * OWN) if own else found

    def is_of_nature(self, at: int) -> bool:
        """Whether an animal, a plant or a substance does it: "a lion attacked the village"."""
        acting = self.doers.acting(at) if self.tokens[at].pos == "VERB" else []
        return bool(acting) and all(self.tokens[i].mention in _NO_ACTORS for i in acting)

    def is_mishap(self, at: int) -> bool:
        """Whether a word tells a mishap, or whom one harmed: nobody did it, whoever is named beside. "An earthquake killed 40",
        "died in a crash", "were killed when a bus plunged into a ravine"; not "the crash of a plane that rebels hit"."""
        words, lemma = self.tree.words.grammar, self.tokens[at].lemma.lower()
        if lemma in words["accidents"] and self.tokens[at].pos == "NOUN":
            return self._is_undirected(at)
        if self._is_done_by_things(at) or self._befalls_thing(at):
            return True
        done = [at, *self.tree.of(at, "obj", "xcomp")]
        if not any(self.tokens[i].lemma.lower() in words["harmed"] for i in done):
            return False
        acting = self.doers.acting(self.tokens[at].head if self.tree.has(at, "obj", "xcomp") else at)
        if any(self.doers.sector(i) for i in acting if self.tokens[at].lemma.lower() not in words["felled"]):
            return False
        shared = (c for c in self.tree.of(at, "conj") if self.tokens[c].tag == "VBN" and not self.tree.of(c, "aux", "aux:pass"))
        joined = [i for c in shared for i in self.tree.of(c, "obl")]
        beside = [*acting, *joined, *self.tree.of(at, "obl", "nmod", "nsubj")]
        causes = [i for i in beside if self.tokens[i].lemma.lower() in words["accidents"] and self._is_undirected(i)]
        return bool(causes) or any(self._is_of_things(clause) for clause in self.tree.of(at, "advcl"))

    def is_natural_death(self, at: int) -> bool:
        """Whether one person's death is told as that of age or illness: "died aged 88", "died of cancer"."""
        words, subject = self.tree.words.grammar, self.tree.subject(at)
        if self.tokens[at].lemma not in words["dying"] or subject is None:
            return False
        many = self.tokens[subject].tag in ("NNS", "NNPS") or bool(self.tree.of(subject, "conj", "nummod"))
        told = [i for i in self.tree.below(at) if i > at]
        harmed = words["hurting"] | words["wounds"]
        harm = bool(self.tree.of(at, "advcl")) or any(self.tokens[i].lemma.lower() in harmed for i in told)
        return not (many or harm) and any(self.tokens[i].lemma.lower() in words["ailing"] | words["aged"] for i in told)

    def is_by_mishaps(self, at: int) -> bool:
        """Whether a passage about disasters tells of a mishap in a sentence or right before it."""
        here = self.tokens[at].sentence
        if self.about(at).field != DISASTER:
            return False
        words = self.tree.words.grammar["accidents"]
        low = next((i for i in range(at, -1, -1) if self.tokens[i].sentence < here - 1), -1) + 1
        told = range(low, self.tree.sentence(at)[1])
        return any(self.tokens[i].lemma.lower() in words and self._is_undirected(i) for i in told)

    def _is_done_by_things(self, at: int) -> bool:
        """Whether a verb tells what a mishap does: "aftershocks rattled the region", "the storm forced the port to close"."""
        acting = self.doers.acting(at) if self.tokens[at].pos == "VERB" else []
        mishaps = [i for i in acting if self.tokens[i].lemma.lower() in self.tree.words.grammar["accidents"]]
        return bool(acting) and mishaps == acting and all(self._is_undirected(i) for i in mishaps)

    def _is_undirected(self, i: int) -> bool:
        """Whether no clause behind a mishap says who brought it about; "the floods that hit the north" hit it themselves."""
        return all(self.tree.subject(c) == i and not self.tree.passive(c) for c in self.tree.of(i, "acl"))

    def _is_of_things(self, verb: int) -> bool:
        """Whether a clause tells of a mishap to a thing: "when a ferry sank", not "when he fell ill"."""
        if self.tokens[verb].lemma.lower() not in self.tree.words.grammar["mishaps"]:
            return False
        subject = self.tree.subject(verb)
        known = subject is not None and self.tokens[subject].pos in ("NOUN", "PROPN")
        return known and subject is not None and self.tokens[subject].mention not in ("person", "organization")

    def _befalls_thing(self, at: int) -> bool:
        """Whether a verb itself tells what happened to a thing: "a boat carrying migrants capsized"."""
        subject = self.tree.subject(at)
        thing = subject is not None and self.tokens[subject].mention == "object" and not self.tree.of(at, "obj")
        return thing and self._is_of_things(at)

    def _is_own(self, at: int) -> bool:
        """Whether the happening's own word, alone or with the one before or behind it, is of politics alone: "on strike"."""
        said = [word for i in (at - 1, at) if i >= 0 for word in self._said(i) if i == at or " " in word]
        return any(self._fields.get(word) == {POLITICS: SURE} for word in said)

    def _is_acted(self, at: int, field: str) -> bool:
        """Whether those of politics act, by words that no other field has: not a king on a stage, a critic or a captain. In
        sport a state may be a team, and in the arts all may be made up."""
        acting = self.doers.acting(at) if field != ARTS else []
        shown = [self._fields.get(self.tokens[i].lemma.lower(), {}) for i in acting]
        if field == SPORT:
            return any(words.get(POLITICS) == SURE for words in shown)
        return any(
            self.doers.sector(i) in OF_POLITICS and not set(words) - {POLITICS} for i, words in zip(acting, shown, strict=True)
        )

    def _weigh(self, sentence: int) -> About:
        says: dict[str, list[float]] = defaultdict(list)
        for word, sentences in self._words.items():
            near = _nearness(sentences, sentence)
            for field, weight in self._fields[word].items():
                says[field].append(near * weight)
        sums = {field: math.fsum(all_) for field, all_ in says.items()}
        politics = sums.pop(POLITICS, 0.0)
        named = math.fsum(weight * _nearness(found, sentence) for weight, found in self._names.values())
        field, most = max(sums.items(), key=lambda kv: (kv[1], kv[0]), default=("", 0.0))
        others = most + OTHERS * (math.fsum(sums.values()) - most)
        short = HALF + UNTOLD * max(0.0, 1 - self._meaning / ENOUGH)
        counts = ((TOLD, politics + short), (NAMED, named + short), (OTHER, others + HALF))
        odds = BASE + math.fsum(k * math.log(n) for k, n in counts)
        return About(field, min(MOST, SLOPE * max(0.0, EDGE - odds)))

    @cached_property
    def _meaning(self) -> int:
        """How many words of the article have a meaning of their own."""
        return sum(t.pos in _MEANING for t in self.tokens)

    @cached_property
    def _words(self) -> Mapping[str, Sequence[int]]:
        """The words of any field that the article has → the sentences in which they stand, in order."""
        return _placed((word, t.sentence) for i, t in enumerate(self.tokens) for word in self._said(i) if word in self._fields)

    @cached_property
    def _names(self) -> Mapping[str, tuple[float, Sequence[int]]]:
        """The states, their capitals and the political bodies named → what they count and the sentences they stand in."""
        code = self.tree.words.code
        lands = ((t.text, t.sentence) for t in self.tokens if t.text[:1].isupper() and _is_state(t.text, code))
        bodies, states = [], []
        for name in self.tree.analysis.names:
            words = " ".join(t.text for t in self.tokens[name.start : name.end])
            known, here = organisation(words, code), self.tokens[name.start].sentence
            if known is not None and known.sector in OF_POLITICS:
                bodies.append((known.name, here))
            if country(words, code) is not None:
                states.append((words, here))
        found = {name: (STATE, sentences) for name, sentences in _placed([*lands, *states]).items()}
        return found | {f"{name}, a body": (BODY, sentences) for name, sentences in _placed(bodies).items()}

    def _said(self, i: int) -> Iterator[str]:
        """A token's lemma and word, and the phrases that it opens, if it opens one of any field."""
        near = [(self.tokens[i].lemma.lower(), self.tokens[i].text.lower())]
        yield from near[0]
        if near[0][1] not in self._openers:
            return
        near += [(t.lemma.lower(), t.text.lower()) for t in self.tokens[i + 1 : i + PHRASE]]
        for n in range(2, len(near) + 1):
            words = [word for _, word in near[:n]]
            yield " ".join(words)
            yield " ".join([*words[:-1], near[n - 1][0]])


def _is_state(word: str, code: str) -> bool:
    return bool(country(word, code) or by_demonym(word, code) or by_capital(word, code))


def _placed(found: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    """Word → the sentences in which it stands, in order."""
    out: dict[str, set[int]] = defaultdict(set)
    for word, sentence in found:
        out[word].add(sentence)
    return {word: sorted(out[word]) for word in sorted(out)}


def _nearness(sentences: Sequence[int], sentence: int) -> float:
    """What a word counts for a sentence by the nearest one in which it stands."""
    k = bisect_left(sentences, sentence)
    away = min(abs(s - sentence) for s in sentences[max(0, k - 1) : k + 1])
    return NEAR[away] if away < len(NEAR) else FAR
