"""Which events of a chronology fit a question, the best first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, cached_property, lru_cache
from itertools import repeat

from dateline.knowledge import country, fold, organisation
from dateline.link.headline import sentence_round
from dateline.link.heads import PEOPLE
from dateline.link.profile import unit_of
from dateline.link.words import families_in, families_of, split_words, stem
from dateline.model import Article, Chronology, Claim, Event, Figure
from dateline.query.french import english_noun
from dateline.query.names import acts_for, known_names
from dateline.query.question import MONEY, Asked, Mention, Role, Term, grammar
from dateline.vocabulary import language, nature
from dateline.when import When

NEAR = 0.6
"""How much lower than the best of its event a claim's score may be for it to answer as well."""
BORNE_OUT = 0.25
"""What every further independent source of an event adds to its score, up to 1."""
MAYBE = 0.25
"""How surely something is of a time that no report gives it."""
BESIDE = 25
"""Characters beside the words of a slot in which a name belongs to them."""
BY_ACT = 0.1
"""How far a word of the question is met by a word of its family that only is the act itself: "accord" by "signed"."""
AROUND = 0.1
"""How far a word for what something was after is met by a happening of that word that the report tells before."""
LATE = 31
"""Days after a time asked for in which a report of what no report dates may still tell of that time."""


@dataclass(frozen=True, slots=True)
class Fit:
    """An event, the claims of it that fit the question, how well, and what of the question it does not meet."""

    event: Event
    claims: tuple[Claim, ...]
    score: float
    missed: tuple[str, ...]
    act: float = 0.0
    """How surely the claims are of the act asked about: 2.75 and more by the word, less by its family or type alone."""


class Matcher:
    """Weighs a chronology's events against one question."""

    def __init__(self, chronology: Chronology, asked: Asked) -> None:
        self.chronology, self.asked = chronology, asked
        self.home = {c: event for event in chronology for c in event.claims}
        self.beside: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in map(chronology.claims.__getitem__, sorted(self.home)):
            self.beside[claim.article].append(claim)

    def rank(self) -> list[Fit]:
        """The events that meet something of the question, those in which somebody whom it names takes part where there are
        any: those that miss least first, then by score, by independent sources and in order of time."""
        named = {name for m in self.asked.mentions for name in m.named.actors}
        events = [e for e in self.chronology if not named.isdisjoint((*e.actors, *e.recipients))] or self.chronology
        return _in_order(map(self._fit, events))

    def whole(self) -> list[Fit]:
        """The events that meet all of the question, in the order of `rank`."""
        return _in_order(self._fit(e) for e in self.chronology if any(self._meets_all(t) for t in self._told(e)))

    def _told(self, event: Event) -> Iterator[_Told]:
        for claim in map(self.chronology.claims.__getitem__, event.claims):
            cause = self.home.get(claim.about) if claim.about else None
            yield _Told(self.chronology, event, claim, cause, self.beside[claim.article])

    def _meets_all(self, told: _Told) -> bool:
        """Whether a claim misses nothing of the question; what needs no reading of words is looked at first."""
        asked = self.asked
        return (
            (not asked.times or told.time(asked) > 0)
            and (not asked.unit or bool(figures_of(told.claim, asked.unit)))
            and (asked.act is None or told.act(asked.act, asked) > 0)
            and all(told.mention(m, asked) > 0 for m in asked.mentions)
            and (not asked.place or told.place(asked.place) > 0)
            and all(told.topic(t, asked.act) > 0 for t in asked.topics)
        )

    def _fit(self, event: Event) -> Fit:
        told = list(self._told(event))
        weighed = [(self._weigh(t), t.claim) for t in told]
        least = min(len(missed) for (_, missed), _ in weighed)
        best = [(score, missed, claim) for (score, missed), claim in weighed if len(missed) == least]
        score = max(s for s, _, _ in best)
        missed = next(m for s, m, _ in best if s == score)
        borne = min(BORNE_OUT * (event.independent_sources - 1), 1.0) if score else 0.0
        near = tuple(c for s, _, c in best if s >= score - NEAR)
        act = max((t.act(self.asked.act, self.asked) for t in told if self.asked.act and t.claim in near), default=0.0)
        return Fit(event, near, score + borne, missed, act)

    def _weigh(self, told: _Told) -> tuple[float, tuple[str, ...]]:
        """The score of a claim, and what of the question neither it nor its event meets."""
        asked = self.asked
        parts: list[tuple[str, float]] = []
        if asked.act:
            parts.append((f"“{asked.act.word}”", told.act(asked.act, asked)))
        parts += [(f"“{m.named.words}”", told.mention(m, asked)) for m in asked.mentions]
        parts += [(f"“{t.word}”", told.topic(t, asked.act)) for t in asked.topics]
        if asked.times:
            parts.append((asked.when_words, told.time(asked)))
        if asked.place:
            parts.append((asked.place, told.place(asked.place)))
        if asked.unit:
            parts.append((f"a number of {asked.unit}", 1.0 if figures_of(told.claim, asked.unit) else 0.0))
        done = 0.5 if told.claim.status in ("happened", "ongoing") else 0.0
        score = sum(score for _, score in parts)
        return (score + done if score else 0.0), tuple(name for name, score in parts if not score)


def _in_order(fits: Iterable[Fit]) -> list[Fit]:
    """The best first, without those that meet nothing."""
    return sorted(
        (fit for fit in fits if fit.score > 0),
        key=lambda f: (len(f.missed), -round(f.score, 3), -f.event.independent_sources, f.event.when.order, f.event.id),
    )


class _Told:
    """One claim with the words of its clause and its sentence, and the event that it is a reaction to."""

    def __init__(
        self, chronology: Chronology, event: Event, claim: Claim, cause: Event | None, beside: Sequence[Claim]
    ) -> None:
        self.chronology, self.event, self.claim, self.cause, self._beside = chronology, event, claim, cause, beside

    @property
    def article(self) -> Article:
        return self.chronology.articles[self.claim.article]

    @cached_property
    def clause(self) -> str:
        return self.article.quote(self.claim.quote)

    @cached_property
    def sentence(self) -> str:
        start, end = self._bounds
        return self.article.text[start:end]

    @cached_property
    def _bounds(self) -> tuple[int, int]:
        start, end = sentence_round(self.article.text, self.claim.trigger.start, self.claim.trigger.end)
        return min(start, self.claim.quote.start), max(end, self.claim.quote.end)

    @cached_property
    def fellows(self) -> tuple[Claim, ...]:
        """The claims of the sentence, this one among them."""
        start, end = self._bounds
        return tuple(c for c in self._beside if start <= c.trigger.start < end)

    @cached_property
    def stems(self) -> frozenset[str]:
        words = split_words(self.sentence)
        return frozenset(map(stem, words if self.article.language == "en" else [*words, *map(english_noun, words)]))

    def time(self, asked: Asked) -> float:
        """How surely the claim is of the time asked for, or what it reacts to where the question names that."""
        score = max(in_time(t, self.event, self.claim) for t in asked.times)
        cause = self.cause
        if cause is not None and any(cause.type in t.types for t in asked.topics):
            score = max(score, *(in_time(t, cause, None) for t in asked.times))
        return score

    def act(self, term: Term, asked: Asked) -> float:
        """How surely the claim is of the act asked about: the same word, the same family of words, the noun beside it in both
        question and clause ("declared a truce", "resumed its aid"), or the type alone where the word is of no family. Another
        claim of the sentence that has the word lends it to none."""
        claim = self.claim
        if term.stem in _stems_of(claim.trigger_text):
            return 3.0
        if asked.light & _stems_of(claim.trigger_text) and term.stem in _stems_of(self.clause):
            return 2.75
        own = families_of(f"{claim.trigger_text} {claim.mode or ''}")
        if term.families & own:
            return 2.75 if claim.type in term.types else 1.5
        noun = _stems_of(claim.trigger_text) - _small()
        if noun and noun <= {t.stem for t in asked.topics} and term.stem in _stems_of(self.clause):
            return 2.0
        return 1.5 if claim.type in term.types and not term.families else 0.0

    def mention(self, mention: Mention, asked: Asked) -> float:
        """How surely somebody named in the question plays the part that it gives him or her: as a slot of the claim has
        it, as one of another report has it, or by being named in the clause or sentence. The wrong part is none."""
        names, claim = mention.named.actors, self.claim
        if asked.asks == "said":
            return self._says(mention)
        if mention.role == "teller":
            return 2.0 if names & {f.name for f in claim.said_by} else 0.0
        role: Role = "any" if nature(claim.type).mutual else mention.role
        doers, targets = {f.name for f in claim.actors}, {f.name for f in claim.recipients}
        right = doers if role == "doer" else targets if role == "target" else doers | targets
        if names & right:
            return 2.0
        if _may_stand(mention.named.words) and any(self._stands_for(mention, name) for name in right):
            return 1.25
        if names & doers or names & targets:
            return 0.0
        if role != "doer" and self._lies_in(mention.named.words):
            return 1.0
        if right and role != "any":
            return 0.5 if self._is_beside(mention) else 0.0
        told = () if role == "target" else self.event.actors, () if role == "doer" else self.event.recipients
        if not all(map(names.isdisjoint, told)):
            return 1.5
        forms = self._forms(mention)
        named = _holds(self.sentence, forms) or _has_letters_of(self.sentence, mention.named.words)
        if not named or (role == "target" and names & {f.name for f in claim.said_by}):
            return 0.0
        if _holds(self.clause, forms) or _has_letters_of(self.clause, mention.named.words):
            return 1.0
        return 0.0 if role != "any" and self._acts_elsewhere(names) else 0.5

    def _acts_elsewhere(self, names: Collection[str]) -> bool:
        """Whether somebody is in the sentence as one who does or says another thing, and no part of this is theirs."""
        others = (c for c in self.fellows if c.id != self.claim.id)
        said = any(f.name in names for f in self.claim.said_by)
        return said or any(f.name in names for c in others for f in (*c.said_by, *c.actors))

    def _is_beside(self, mention: Mention) -> bool:
        """Whether a name stands right beside the words that fill its part: "the prime minister, Moctar Ouane"."""
        side = self.claim.actors if mention.role == "doer" else self.claim.recipients
        spans = [f.span for f in side if f.span is not None]
        near = (self.article.text[max(0, s.start - BESIDE) : s.end + BESIDE] for s in spans)
        return any(_holds(words, self._forms(mention)) for words in near)

    def _stands_for(self, mention: Mention, name: str) -> bool:
        """Whether somebody acts for a state or organisation that the question names, or is of the same sort as those whom it
        names by a plain noun ("troops" and "soldiers", of one country or of none)."""
        words = mention.named.words
        if _is_body(words):
            return _begins(name, words) or acts_for(words, name, self.chronology.actors, self.event.when)
        return " " not in words and _is_of_sort(words, name)

    def _says(self, mention: Mention) -> float:
        """Of "what did X say about Y": X says so or takes a stand, Y is named."""
        claim = self.claim
        if mention.role != "doer":
            return 1.0 if _holds(self.sentence, self._forms(mention)) else 0.0
        if mention.named.actors & {f.name for f in claim.said_by}:
            return 2.0
        return 2.0 if mention.named.actors & {f.name for f in claim.actors} and nature(claim.type).is_answer else 0.0

    def _forms(self, mention: Mention) -> frozenset[str]:
        """The spellings of somebody named: as the question has it, and as this report has it."""
        forms = {fold(mention.named.words)}
        for name in mention.named.actors:
            forms.add(fold(name))
            actor = self.chronology.actors.get(name)
            forms |= {fold(f) for f, where in actor.aliases if self.article.id in where and f[:1].isupper()} if actor else set()
        return frozenset(forms - {"", "he", "she", "it", "they", "his", "its"})

    def topic(self, term: Term, act: Term | None) -> float:
        """Whether the sentence has a word of the question or one of the same family, tells of the seizure of power that it
        names, or reacts to what the word names."""
        if term.stem in self.stems or term.also in self.stems:
            return 1.0
        if _is_seizure(term) and any(c.type in term.types for c in self.fellows if term.families or c.status == "attempted"):
            return 0.75
        if self.cause is not None and self.cause.type in term.types:
            return 0.75
        if term.families & families_in(self.sentence):
            same = act is not None and act.stem in _stems_of(self.claim.trigger_text)
            return 0.5 if term.families & self._families_beside else 0.0 if same else BY_ACT
        return AROUND if term.around and self._told_before(term) else 0.0

    def _told_before(self, term: Term) -> bool:
        """Whether the report has told a happening by a word before, of which it tells this one."""
        before = (c for c in self._beside if c.trigger.start < self.claim.trigger.start)
        return any(term.stem in _stems_of(self.article.quote(c.quote)) for c in before)

    @cached_property
    def _families_beside(self) -> frozenset[str]:
        """The families of the words of the sentence beside the claim's own."""
        start, end = self._bounds
        text, own = self.article.text, self.claim.trigger
        return frozenset(families_in(f"{text[start : own.start]} | {text[own.end : end]}"))

    def place(self, name: str) -> float:
        """Whether the event is at a place or in a country of this name, or the sentence names it."""
        return self._lies_in(name) or (0.5 if _holds(self.sentence, frozenset({fold(name)})) else 0.0)

    def _lies_in(self, name: str) -> float:
        """Whether the event is at a place or in a country of this name."""
        event = self.event
        gone = event.overruled("where") if event.decided else ()
        places = [r.value for slot, readings in event.slots if slot == "where" for r in readings if r not in gone]
        places += [event.where.name] if event.where else []
        if any(map(_is_part, repeat(name), places)):
            return 1.5
        land = event.where.country if event.where else None
        return 1.0 if land is not None and land == _state(name) else 0.0


def _is_seizure(term: Term) -> bool:
    """Whether a word can only name that power is seized: of one country and time there is mostly one such deed."""
    return bool(term.types) and all(nature(kind).office == "seized" for kind in term.types)


def _holds(text: str, forms: Iterable[str]) -> bool:
    folded = f" {fold(' '.join(text.split()))} "
    return any(f" {form} " in folded for form in forms)


def _has_letters_of(text: str, name: str) -> bool:
    """Whether a text names an organisation of the world by its letters: "the UN Security Council"."""
    known = organisation(name)
    letters = [alias for alias in known.aliases if alias.isupper()] if known is not None else []
    return any(re.search(rf"\b{re.escape(alias)}\b", text) for alias in letters)


@cache
def _is_body(words: str) -> bool:
    """Whether some words name a country or an organisation of the world."""
    return country(words) is not None or organisation(words) is not None


def _begins(name: str, owner: str) -> bool:
    """Whether a description begins with whose it is: "ECOWAS leaders", "Mali's soldiers"."""
    return any(fold(name).startswith(f"{known} ") for known in known_names(owner))


@lru_cache(maxsize=65536)
def _stems_of(words: str) -> frozenset[str]:
    return frozenset(map(stem, split_words(words)))


@cache
def _small() -> frozenset[str]:
    """Stems of the words that join a name of several ("state of emergency")."""
    return frozenset(map(stem, ("of", "the", "a", "an", "in", "for", "on")))


@cache
def _may_stand(words: str) -> bool:
    """Whether some words are such that others may act for them or be of their sort."""
    return _is_body(words) or (" " not in words and _sort_of(words) is not None)


@lru_cache(maxsize=65536)
def _is_of_sort(words: str, name: str) -> bool:
    """Whether two descriptions are of one sector."""
    sort = _sort_of(words)
    return sort is not None and sort == _sort_of(name)


@lru_cache(maxsize=65536)
def _is_part(wanted: str, place: str) -> bool:
    """Whether the name of a place holds another in whole words."""
    return f" {fold(wanted)} " in f" {fold(place)} "


@cache
def _state(name: str) -> str | None:
    """The ISO code of the country of a name."""
    state = country(name)
    return state.iso3 if state else None


def _sort_of(name: str) -> str | None:
    """The sector of those whom a description names by its last word in small letters; None for a name."""
    last = name.split()[-1]
    return language("en").sector(last) or language("en").sector(last.removesuffix("s")) if last.islower() else None


def in_time(asked: When, event: Event, claim: Claim | None) -> float:
    """How surely an event is of the time asked for: a claim of it dates it to it, others do, they date it more roughly, or
    none dates it and it was first told soon after."""
    own = claim is not None and claim.when.dated
    when = claim.when if claim is not None and own else event.when
    if when.dated and when.overlaps(asked):
        if when.latest is None and when.earliest and asked.earliest and when.earliest < asked.earliest:
            return MAYBE  # it had begun by then
        return (1.5 if asked.contains(when) else 0.75) - (0.0 if own or claim is None else 0.25)
    if event.when.dated:
        return 0.5 if own and asked.contains(event.when) else 0.0
    told = event.first_reported
    if asked.latest is None or asked.earliest is None or told.earliest is None or told.latest is None:
        return 0.0
    soon = When(asked.earliest, asked.latest + timedelta(days=LATE), "span")
    return MAYBE if soon.contains(told) and (event.when.latest is None or event.when.latest >= asked.earliest) else 0.0


@cache
def _currencies() -> frozenset[str]:
    """What money is counted in."""
    return (frozenset(language("en").signs.values()) | grammar("currencies")) - {"percent"}


def _unit_of(unit: str) -> str:
    """What a figure counts, by its English noun where it has one."""
    *_, last = unit.split() or [""]
    return unit_of(english_noun(last)) if last else ""


def figures_of(claim: Claim, unit: str) -> Sequence[Figure]:
    """The numbers of a claim that count what a question asks for; a question for people takes every word for heads, one for
    money every currency."""
    wanted = _unit_of(unit)
    if unit == MONEY:
        return [f for f in claim.figures if f.unit in _currencies()]
    own = [f for f in claim.figures if _unit_of(f.unit) == wanted]
    if own or wanted not in PEOPLE:
        return own
    return [f for f in claim.figures if unit_of(f.unit) in PEOPLE and wanted in {unit_of("people"), unit_of("persons")}]
