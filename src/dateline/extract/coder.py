"""Puts the slots of a claim together. One article at a time; nothing here looks at another article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Literal

from dateline.extract.about import About
from dateline.extract.announced import Announced
from dateline.extract.author import Author
from dateline.extract.commitments import find_commitment
from dateline.extract.figures import FATES, find_figures
from dateline.extract.implied import Deed, Implied
from dateline.extract.lengths import find_lengths
from dateline.extract.numbers import without_number
from dateline.extract.phrases import Tree
from dateline.extract.roles import Roles
from dateline.extract.said import Said
from dateline.extract.status import AS_READ, StatusReader
from dateline.extract.tenses import is_foretold
from dateline.extract.tolls import Restated, Tolls
from dateline.extract.trace import SILENT, SLOTS, Explanation, Recorder, Trace
from dateline.extract.what import Coded, What
from dateline.extract.when import TimeOf, Times, work_out_published
from dateline.extract.when_ahead import WITHIN
from dateline.extract.when_link import TO_COME
from dateline.extract.when_passage import LOOKS_AHEAD, NOT_AHEAD, Passage
from dateline.extract.where import Places
from dateline.extract.who import Who
from dateline.knowledge.organisations import organisation
from dateline.model import Analysis, Article, Claim, Figure, Filler, Happening, Span, Status, digest
from dateline.vocabulary import event_types, nature
from dateline.when import UNKNOWN, When

VERSION = "28"
"""Raise it when claims would come out differently, so that cases are coded anew."""

LONGEST_QUOTE = 400
_SETS_FREE = frozenset({"release", "swap", "return"})
"""Modes of giving way in which soldiers are those whom it is done to, not what moves."""
_NOT_YET = frozenset({"planned", "called_for", "hypothetical"})
"""Statuses of a deed that nobody has done yet."""
_ONLY_TOLD = frozenset({"planned", "hypothetical", "attempted", "alleged"})
"""Statuses in which words are not yet spoken by who tells of them."""
DOES_SO = "who says that he is taking a stand takes it"
HOLDS, FREES = "arrest", "release"
"""Modes of taking somebody into custody and of letting him go."""
RECALLED = 4
"""Sentences back to which a noun alone may point."""
VISITS = "visit"
"""The mode of meeting in which one side goes to see another, or nobody."""
ANSWERED = 8
"""Sentences back to a measure that another answers."""
OWNED = 1
"""Letters between an owner and what is his."""


def date_article(article: Article, analysis: Analysis) -> Article:
    """The article with its publication date worked out from its content when nothing gives it; unknown stays unknown."""
    if article.published.known:
        return article
    worked_out = work_out_published(article, analysis)
    if not worked_out.known:
        return article
    return replace(article, published=worked_out, published_known="worked out")


def code_article(article: Article, analysis: Analysis) -> tuple[Claim, ...]:
    """All claims of an article, in text order."""
    return Coder(article, analysis).claims()


def explain_article(article: Article, analysis: Analysis) -> tuple[Explanation, ...]:
    """All claims of an article, in text order, coded as `code_article` does, each with why its slots are as they are."""
    trace = Recorder()
    coder = Coder(article, analysis, trace=trace)
    return tuple(trace.explain(claim, sentence=coder.sentence_of(claim)) for claim in coder.claims())


class Coder:
    """Codes one article."""

    def __init__(self, article: Article, analysis: Analysis, *, trace: Trace = SILENT) -> None:
        self.article = date_article(article, analysis)
        self.analysis, self.trace = analysis, trace
        self.tree = Tree(analysis, article.language)
        self.who = Who(self.article, analysis, self.article.published, tree=self.tree, trace=trace)
        self.said = Said(self.who, trace=trace)
        self.author = Author(self.article, analysis, self.tree)
        self.roles = Roles(self.who, trace=trace)
        self.announced = Announced(self.tree, self.who)
        self.times = Times(self.article, analysis, self.article.published, tree=self.tree, trace=trace)
        mended = replace(analysis, tokens=tuple(self.tree.tokens))  # days are carried by the trees as they were put right
        self.passage = Passage(mended, self.times, tree=self.tree, trace=trace)
        self.places = Places(self.article, analysis, tree=self.tree, trace=trace)
        self.status = StatusReader(self.tree, trace=trace)
        self.tolls = Tolls(self.article, self.tree)

    def claims(self) -> tuple[Claim, ...]:
        """The claims; ids are digests of article, place in the text and type."""
        coded = self._coded
        deeds = self.deeds()
        self.places.survey(deeds)
        implied = Implied(self.roles, deeds, trace=self.trace)
        claims = self._without_days_ahead([self._claim(c, deed, implied) for c, deed in zip(coded, deeds, strict=True)])
        reacting = self._with_asked(self._with_about(claims, coded), coded)
        return self._with_restated(
            [self._with_aim(*one, implied) for one in zip(self._where_met(reacting), coded, deeds, strict=True)]
        )

    def _where_met(self, claims: Sequence[Claim]) -> list[Claim]:
        """The claims; what somebody says, asks or decides on the day on which he meets others, and no place is told for, is
        where they meet."""
        met = [c for c in claims if nature(c.type).occasion == "meeting" and c.status in ("happened", "ongoing")]
        met = [c for c in met if c.where is not None and c.where.precision in ("town", "point", "district")]
        out = []
        for claim in claims:
            bare = claim.where is None and claim.status == "happened" and claim.when.earliest is not None
            names = {a.name for a in claim.actors} if bare else set()
            at = next((m for m in met if names & {a.name for a in m.actors} and _same_days(m.when, claim.when)), None)
            if at is not None and at.where is not None:
                place = replace(at.where, span=None, text="", runner_up="", rule="where those who act meet that day")
                self.trace.turn_to(claim.trigger)
                self.trace.settle("where", place, f"{place.rule}: “{at.trigger_text}”")
                claim = replace(claim, where=place)
            out.append(claim)
        return out

    def _with_restated(self, claims: list[Claim]) -> tuple[Claim, ...]:
        """The claims with one more for each number that somebody puts in the place of one told before; neither the verb
        that puts it there nor the toll that is put there is a deed of its own."""
        told = list(self.tolls.restated({c.happening.start for c in self._coded}))
        puts = {self.tree.tokens[r.verb].start for r in told}
        kept = [c for c in claims if c.trigger.start not in puts]
        anew = [(r, again) for r in told if (again := self._again(r, kept)) is not None]
        tolls = {self.tree.tokens[i].start for r, _ in anew for i in self._toll_of(r)}
        kept = [c for c in kept if not any(c.trigger.start <= at < c.trigger.end for at in tolls)]
        new = [again for _, again in anew]
        numbers = {f.span for c in new for f in c.figures}
        return tuple(sorted((*(self._without_figures(c, numbers) for c in kept), *new), key=lambda c: (c.trigger, c.id)))

    def _toll_of(self, told: Restated) -> list[int]:
        """The toll of which a number is told anew: "put the death toll at 160"."""
        tolls = self.tree.words.grammar["tolls"]
        return [o for o in self.tree.of(told.verb, "obj") if self.tree.tokens[o].lemma.lower() in tolls]

    def _without_figures(self, claim: Claim, numbers: set[Span]) -> Claim:
        """A claim without the numbers that somebody else puts in the place of its own."""
        kept = tuple(f for f in claim.figures if not any(f.span.overlaps(n) for n in numbers))
        if kept == claim.figures:
            return claim
        self.trace.turn_to(claim.trigger)
        self.trace.settle("figures", kept, "without a number that somebody else gives in its place")
        return replace(claim, figures=kept)

    def _again(self, told: Restated, claims: Sequence[Claim]) -> Claim | None:
        """The last claim before a number put in its number's place, with that number, and by whom it is put; None where no
        number is told in the same sentence or the one before. It is about the claim whose number it tells anew."""
        low = self.tree.sentence(told.verb)[0]
        since = self.tree.tokens[self.tree.sentence(low - 1)[0] if low else 0].start
        until = self.tree.tokens[told.verb].start
        near = [c for c in claims if since <= c.trigger.start < until and self._is_counted(c, told)]
        trigger = self.analysis.span(told.verb, told.verb + 1)
        self.trace.turn_to(trigger)
        sources = self.said.chain(Happening(told.verb, told.verb + 1, 1.0))
        if told.source is not None:
            sources = (found,) if (found := self.who.name(told.source)) is not None else ()
        if not near or (not sources and told.source is not None):
            return None
        last = near[-1]
        figure = replace(told.figure, unit=next(f.unit for f in last.figures if self._is_alike(f, told)))
        claim = replace(
            last,
            id=digest(self.article.id, str(trigger.start), str(trigger.end), last.type),
            quote=self._quote(Happening(told.verb, told.verb + 1, 1.0)),
            trigger=trigger,
            trigger_text=self.article.quote(trigger),
            actors=self._uncounted(last.actors, last, sources),
            recipients=self._uncounted(last.recipients, last, sources),
            said_by=sources,
            figures=(figure,),
            commitment=None,
            about=last.id,
            reasons=(f"“{figure.text}” is put in the place of a number told with “{last.trigger_text}”",),
        )
        for slot in SLOTS:
            self.trace.settle(slot, getattr(claim, slot), f"as “{last.trigger_text}” has it, whose number is told anew")
        return claim

    def _uncounted(self, parties: tuple[Filler, ...], claim: Claim, sources: tuple[Filler, ...]) -> tuple[Filler, ...]:
        """The parties of a claim but its new sources, and without the number that is put otherwise: "30,000 supporters"."""
        out = []
        for one in parties:
            counted = [f for f in claim.figures if one.span is not None and one.span.overlaps(f.span)]
            if counted:
                why = f"those counted at “{claim.trigger_text}”, now in another number"
                out.append(Filler(without_number(one.name, self.tree.words.code), rule=why))
            elif one.name not in {source.name for source in sources}:
                out.append(one)
        return tuple(f for f in out if f.name)

    def _is_counted(self, claim: Claim, told: Restated) -> bool:
        """Whether a claim has a number of what another number counts: no sum of money in the place of which persons are."""
        sums = set(self.tree.words.signs.values()) - {told.figure.unit}
        counted = (f for f in claim.figures if f.unit not in sums)
        return any(self._is_alike(f, told) and f.span != told.figure.span for f in counted)

    def _is_alike(self, figure: Figure, told: Restated) -> bool:
        """Whether two numbers count the same: what has one name, or persons, whatever they are called."""
        of = None if told.of is None else self.tree.tokens[told.of]
        if of is None or figure.unit == of.lemma or figure.unit in self.tree.words.grammar["person"]:
            return of is None or figure.unit == of.lemma or of.mention == "person"
        counted = (self.tree.tokens[i] for i in self.tree.within([figure.span]))
        return of.mention == "person" and any(t.mention == "person" for t in counted)

    def _without_days_ahead(self, claims: list[Claim]) -> list[Claim]:
        """The claims; what happened is not dated by words that say when something demanded or promised is still to be: "called
        for a march on Saturday", "promised a vote in 2030"; and what is promised is not due on the day of the promise."""
        ahead = {c.when_span for c in claims if LOOKS_AHEAD in c.when.reason}
        ahead |= {c.when_span for c in claims if c.when_span and c.status in NOT_AHEAD and self._is_ahead(c.when)}
        ahead |= {c.when_span for c in claims if c.when_span and c.status in TO_COME and self._is_to_come(c.when)}
        ahead |= {c.when_span for c in claims if c.when_span and c.status in NOT_AHEAD and self._is_limit(c)}
        at = {self.tree.tokens[i].start: time for i, time in self.passage.otherwise.items()}
        over = (c.when_span in ahead and c.status in NOT_AHEAD for c in claims)
        dated = [self._undated(c, at.get(c.trigger.start)) if o else c for c, o in zip(claims, over, strict=True)]
        told = {c.when_span for c in dated if c.when_span and nature(c.type).speech == "promise" and c.status in NOT_AHEAD}
        return [self._without_due(c) if c.when_span in told and self._is_due_then(c) else c for c in dated]

    def _is_limit(self, claim: Claim) -> bool:
        """Whether the words that date an act say by when what it promises or demands is due: "demanded a ransom by Monday"."""
        kind, bond, published = nature(claim.type), claim.commitment, self.article.published.latest
        if bond is None or bond.due.latest is None or published is None or not (kind.demands or kind.speech == "promise"):
            return False
        return claim.when.earliest is None and bond.due.earliest is None and bond.due.latest > published

    def _is_due_then(self, claim: Claim) -> bool:
        """Whether the words that say when something was promised were taken for the time when it is due."""
        return claim.commitment is not None and claim.commitment.due == claim.when

    def _without_due(self, claim: Claim) -> Claim:
        """A claim whose words of time say when something was promised, not when it is due."""
        if claim.commitment is None or not claim.commitment.due.known:
            return claim
        self.trace.turn_to(claim.trigger)
        commitment = replace(claim.commitment, due=UNKNOWN)
        self.trace.settle("commitment", commitment, f"“{claim.when_text}” is when it was promised")
        return replace(claim, commitment=commitment)

    def _undated(self, claim: Claim, otherwise: TimeOf | None) -> Claim:
        """A claim that the words of time it was given do not date; `otherwise` is the time of its passage."""
        time = otherwise or TimeOf(self.times.bound(), None, "")
        self.trace.turn_to(claim.trigger)
        self.trace.settle("when", time.when, f"“{claim.when_text}” says when something else is still to be; {time.when.reason}")
        return replace(claim, when=time.when, when_span=time.span, when_text=time.text)

    def _is_ahead(self, when: When) -> bool:
        """Whether a time lies after publication, by more than the day that a report may have been written earlier."""
        published = self.article.published.latest
        return published is not None and when.earliest is not None and (when.earliest - published).days > 1

    def _is_to_come(self, when: When) -> bool:
        """Whether a time can only be that of what is due: after publication, up to a day after, or a length from some day."""
        last = self.article.published.latest
        bound = last is not None and when.earliest is None and when.latest is not None and when.latest > last
        return bound or self._is_ahead(when) or when.reason.startswith(WITHIN)

    def _ends_ahead(self, when: When) -> bool:
        """Whether a time is not over on the day of publication: "in the coming days"."""
        last = self.article.published.latest
        return last is not None and when.latest is not None and when.latest > last

    def _is_over(self, when: When) -> bool:
        """Whether a time lies before publication, where the reader of the language is not sure to tell ("le vote du 5 mai")."""
        published = self.article.published.earliest
        known = published is not None and when.latest is not None and when.earliest is not None
        return self.tree.words.code != "en" and known and when.latest < published  # type: ignore[operator]

    @cached_property
    def _coded(self) -> list[Coded]:
        seen = self.tolls.with_overlooked(self.analysis.happenings)
        said = [h for h in seen if not (self.who.named.is_unsaid(h.start) or self.who.is_assembly(h.start))]
        return What(self.tree, trace=self.trace).code(said)

    def deeds(self) -> list[Deed]:
        """The happenings with what their own clauses tell of who acts and on whom, in text order."""
        told: list[Deed] = []
        for coded in self._coded:
            told.append(self._with_those_told(self._deed(coded), told))
        done = self._with_doers_told(self._with_those_ousted(self._with_doers_of_deeds(self._without_reactors(told))))
        return self._with_those_answered(done)

    def _with_doers_of_deeds(self, deeds: Sequence[Deed]) -> list[Deed]:
        """The deeds; who did a deed did the harm that it does, be its noun a claim or not, and whom the harm befell the deed
        befell: "a Peruvian raid killed nine", "nine were killed in a Peruvian raid"."""
        found = {self._noun_of(d): i for i, d in enumerate(deeds)}
        out = list(deeds)
        for i, deed in enumerate(deeds):
            for noun in self.roles.harming(deed.at) if self._is_inflicted(deed) else ():
                by = found.get(noun)
                if by is None:
                    out[i] = self._done_by(deed, noun, self.roles.doers_of(noun))
                elif self._is_inflicted(deeds[by]) and self._is_blow(noun):
                    out[i] = self._done_by(deed, noun, deeds[by].actors)
                    if nature(deeds[by].type).inflicted:
                        out[by] = self._done_to(out[by], deed)
        return out

    def _done_by(self, deed: Deed, noun: int, actors: tuple[Filler, ...]) -> Deed:
        """A deed for which nobody is told, with those who did what did it."""
        parties = tuple(f for f in actors if f.name not in {r.name for r in deed.recipients})
        if deed.actors or not parties or not self._is_blow(noun):
            return deed
        return self._filled(deed, "actors", parties, f"who did the “{self.tree.tokens[noun].text}” that did it")

    def _done_to(self, deed: Deed, harm: Deed) -> Deed:
        """A deed of which it is not told whom it befell, with those who came to harm by it."""
        parties = tuple(f for f in harm.recipients if f.name not in {a.name for a in deed.actors})
        if deed.recipients or not parties:
            return deed
        return self._filled(deed, "recipients", parties, f"who came to harm by it (“{self._words_of(harm)}”)")

    def _filled(self, deed: Deed, role: Literal["actors", "recipients"], parties: tuple[Filler, ...], why: str) -> Deed:
        """A deed with others in a role, for what another one tells."""
        self.trace.turn_to(self.analysis.span(deed.happening.start, deed.happening.end))
        self.trace.settle(role, parties, why)
        return replace(deed, actors=parties) if role == "actors" else replace(deed, recipients=parties)

    def _is_blow(self, noun: int) -> bool:
        """Whether a noun is of what one side does to another, not of strife between them."""
        token, grammar = self.tree.tokens[noun], self.tree.words.grammar
        return token.pos in ("NOUN", "PROPN") and token.lemma.lower() not in grammar["strife"] | grammar["mutual"]

    def _is_inflicted(self, deed: Deed) -> bool:
        """Whether somebody did a deed to others by force, no matter who marched or spoke."""
        kind = nature(deed.type)
        return kind.hostile and (kind.inflicted or kind.office == "seized")

    def _noun_of(self, deed: Deed) -> int:
        return self.tree.head_within(deed.happening.start, deed.happening.end)

    def _with_doers_told(self, deeds: Sequence[Deed]) -> list[Deed]:
        """The deeds; a measure that names against whom it is and not whose it is, is of those who took one against the same
        before it; and whoever holds somebody is who is to free him."""
        out: list[Deed] = []
        for deed in deeds:
            last = None if deed.actors else self._done_before(deed, out)
            if last is not None:
                why = f"those who did “{self._words_of(last)}” to the same, told before it"
                deed = self._filled(deed, "actors", last.actors, why)
            out.append(deed)
        return out

    def _with_those_answered(self, deeds: Sequence[Deed]) -> list[Deed]:
        """The deeds; who takes a measure against nobody who is named, after others took one against him, answers them: "the
        bloc closed its borders with Peru … Peru recalled its envoys"."""
        out: list[Deed] = []
        for deed in deeds:
            first = self._answered(deed, out) if nature(deed.type).decreed and deed.actors and not deed.recipients else None
            if first is not None:
                why = f"an answer to those who did “{self._words_of(first)}”"
                deed = self._filled(deed, "recipients", first.actors, why)
            out.append(deed)
        return out

    def _answered(self, deed: Deed, before: Sequence[Deed]) -> Deed | None:
        """The last measure that others are told to have taken against all who take one."""
        own = {f.name for f in deed.actors}
        here = self.tree.tokens[deed.at].sentence
        near = (d for d in reversed(before) if here - self.tree.tokens[d.at].sentence <= ANSWERED)
        against = (d for d in near if nature(d.type).decreed and d.actors and own <= {f.name for f in d.recipients})
        return next((d for d in against if own.isdisjoint(f.name for f in d.actors)), None)

    def _done_before(self, deed: Deed, before: Sequence[Deed]) -> Deed | None:
        """The last deed before another that was done to the same and whose doers are its doers: for a measure one like it,
        for a release the arrest."""
        frees = self._modes[deed.at] == FREES
        if not frees and not nature(deed.type).decreed:
            return None
        done_to = {f.name for f in deed.recipients}
        alike = (d for d in reversed(before) if (self._modes[d.at] == HOLDS if frees else d.type == deed.type))
        same = (d for d in alike if d.actors and done_to & {f.name for f in d.recipients})
        last = next((d for d in same if not done_to & {f.name for f in d.actors}), None)
        return None if last is None or (not frees and self._has_other_time(deed, last)) else last

    @cached_property
    def _modes(self) -> dict[int, str | None]:
        """Token of a happening → its mode."""
        return {c.happening.start: c.mode for c in self._coded}

    def _with_those_ousted(self, deeds: Sequence[Deed]) -> list[Deed]:
        """The deeds; power is seized from the head of state against whom the same people act in the same sentence: "took power
        and arrested the president"."""
        out = []
        for deed in deeds:
            seizes = nature(deed.type).office == "seized" and deed.actors and not deed.recipients
            ousted = self._head_of_state_beside(deed, deeds) if seizes else ()
            if ousted:
                why = "the head of state against whom they act in the same sentence"
                deed = self._filled(deed, "recipients", ousted, why)
            out.append(deed)
        return out

    def _head_of_state_beside(self, deed: Deed, deeds: Sequence[Deed]) -> tuple[Filler, ...]:
        """Those heads of state against whom the actors of a deed act in its sentence, too."""
        sentence, own = self.tree.tokens[deed.at].sentence, {f.name for f in deed.actors}
        beside = [d for d in deeds if d is not deed and self.tree.tokens[d.at].sentence == sentence]
        against = [d for d in beside if nature(d.type).hostile and own & {f.name for f in d.actors}]
        return tuple(dict.fromkeys(f for d in against for f in d.recipients if self.who.is_ruler(f)))

    def _without_reactors(self, deeds: Sequence[Deed]) -> list[Deed]:
        """The deeds; whoever a noun of taking a stand names did not do what the stand is on: "condemnation of the coup by the
        African Union"."""
        stands = {d.at: d for d in deeds if nature(d.type).takes_stand and self.tree.tokens[d.at].pos == "NOUN"}
        kept = []
        for deed in deeds:
            over = stands.get(self.tree.tokens[deed.at].head)
            same = {f.name for f in over.actors} & {f.name for f in deed.actors} if over is not None else set()
            if over is not None and over is not deed and same and self.tree.has(deed.at, "nmod"):
                left = tuple(f for f in deed.actors if f.name not in same)
                deed = self._filled(deed, "actors", left, f"who speaks by “{self._words_of(over)}” did not do it")
            kept.append(deed)
        return kept

    def _with_those_told(self, deed: Deed, before: Sequence[Deed]) -> Deed:
        """A deed that a noun only recalls, with those who took part in it as the report told it last: "the detention"."""
        if len(deed.actors) == 1 and self._all_act(deed.type):
            return self._with_other_party(deed, before)
        if deed.actors or deed.recipients or not self._recalls(deed.at):
            return deed
        here = self.tree.tokens[deed.at].sentence
        near = (d for d in reversed(before) if here - self.tree.tokens[d.at].sentence <= RECALLED)
        last = next((d for d in near if d.type == deed.type and (d.actors or d.recipients)), None)
        if last is None or self._has_other_time(deed, last):
            return deed
        if self._all_act(deed.type):
            return self._taking_part(deed, last)
        if self._modes[deed.at] is None or self._modes[deed.at] != self._modes[last.at]:
            return deed  # "the fighting" need not be the raid told before it
        self.trace.settle("recipients", last.recipients, f"the noun recalls “{self._words_of(last)}”, told before it")
        return replace(deed, recipients=last.recipients)

    def _with_other_party(self, deed: Deed, before: Sequence[Deed]) -> Deed:
        """Talks or a deal of which a noun names but one side, with the others whom the report last told to hold some with it:
        "Roe is to see Poe … the summit is a chance for Roe"; a visit is that of one."""
        here, indefinite = self.tree.tokens[deed.at], self.tree.words.grammar["indefinite"]
        new = any(self.tree.tokens[d].lemma.lower() in indefinite for d in self.tree.of(deed.at, "det", "amod"))
        if here.pos != "NOUN" or new or self._modes[deed.at] == VISITS:
            return deed
        near = (d for d in reversed(before) if here.sentence - self.tree.tokens[d.at].sentence <= RECALLED)
        own = deed.actors[0].name
        same = (d for d in near if d.type == deed.type and own in {f.name for f in d.actors})
        last = next((d for d in same if len(d.actors) > 1 and self._modes[d.at] != VISITS), None)
        return deed if last is None or self._has_other_time(deed, last) else self._taking_part(deed, last)

    def _has_other_time(self, deed: Deed, last: Deed) -> bool:
        """Whether a deed has a time of its own that is not that of another: "the coup in 2012" is not last week's."""
        own, other = self._quiet_times.time_of(deed.happening), self._quiet_times.time_of(last.happening)
        return own.span is not None and (other.span is None or not own.when.overlaps(other.when))

    @cached_property
    def _quiet_times(self) -> Times:
        """What says when without telling why."""
        return Times(self.article, self.analysis, self.article.published, tree=self.tree) if self.trace.on else self.times

    def _taking_part(self, deed: Deed, last: Deed) -> Deed:
        """Talks or a deal that a noun only recalls, with those who took part: "the two met … the talks"."""
        if len(last.actors) < 2:
            return deed
        self.trace.settle("actors", last.actors, f"the noun recalls “{self._words_of(last)}”, told before it")
        return replace(deed, actors=last.actors)

    def _words_of(self, deed: Deed) -> str:
        return self.article.quote(self.analysis.span(deed.happening.start, deed.happening.end))

    def _all_act(self, kind: str) -> bool:
        return event_types()[kind].parties

    def _recalls(self, at: int) -> bool:
        """Whether a noun points to a deed without telling of it: "the detention", not "the detention of two reporters"."""
        dets = [self.tree.tokens[d].lemma.lower() for d in self.tree.of(at, "det")]
        definite = any(d in self.tree.words.grammar["definite"] for d in dets)
        told = self.tree.of(at, "nmod", "amod", "acl", "acl:relcl", "compound")
        return definite and self.tree.tokens[at].pos == "NOUN" and not told

    def _deed(self, coded: Coded) -> Deed:
        """What a happening's own clause tells of who acts and on whom."""
        happening, kind = coded.happening, nature(coded.type)
        self.trace.turn_to(self.analysis.span(happening.start, happening.end))
        actors, recipients = self.roles.of(
            happening,
            parties=self._has_parties(coded),
            moving=kind.deed == "troops" and coded.mode not in _SETS_FREE,
            recalling=coded.mode == "recall",
            elects=kind.occasion == "vote",
            inducts=coded.mode == "sworn-in",
            denies=kind.speech == "refusal",
            undergone=coded.undergone,
            asks=kind.speech in ("demand", "threat"),
            sends=kind.takes_stand or kind.deed == "force",
            harms=kind.hostile or kind.office == "seized",
            kills=kind.violent,
            stands=kind.takes_stand,
            fills=(kind.office == "changed" and coded.mode != "sworn-in") or kind.occasion == "vote",
        )
        if kind.speech is None and not self._has_parties(coded):
            actors, recipients = self.roles.for_their_side(actors, recipients)
        if kind.occasion == "vote" and not actors and self.roles.is_won(happening.start):
            actors, recipients = recipients, ()
            self.trace.settle("actors", actors, "whoever is elected wins")
            self.trace.settle("recipients", recipients)
        own = None if actors or self.who.named.turns else self.author.acting(happening.start)
        if own is not None:
            actors = (own,)
            self.trace.settle("actors", actors, "the author says so of himself")
        return Deed(coded.type, happening, actors, recipients)

    def _has_parties(self, coded: Coded) -> bool:
        """Whether all who take part act: who promises or approves does so alone, those who clash do it to each other."""
        grammar = self.tree.words.grammar
        if self.roles.is_mutual(coded.happening.start):
            return True
        alone = self.tree.tokens[coded.happening.start].lemma in grammar["pledging"] | grammar["assenting"]
        return event_types()[coded.type].parties and not alone

    def _claim(self, coded: Coded, deed: Deed, implied: Implied) -> Claim:
        happening = coded.happening
        trigger = self.analysis.span(happening.start, happening.end)
        self.trace.turn_to(trigger)
        actors, recipients = deed.actors, deed.recipients
        known = self.author.is_shown(happening.start) or self.status.is_judged(happening.start)
        chain = () if known else self._who_says(happening)
        if known:
            self.trace.settle("said_by", chain, "the report itself: its words take for certain that it was")
        toll = self.tolls.number_of(happening.start, happening.end)
        teller = self.tolls.source_of(happening.start, happening.end)
        if teller is not None and (source := self.who.name(teller)) is not None:
            chain = chain if source.name in {f.name for f in chain} else (source,)
            actors = tuple(f for f in actors if f.name != source.name)
            self.trace.settle("said_by", chain, "who puts a toll at a number says so")
            self.trace.settle("actors", actors, "who puts a toll at a number did not do the deed")
        actors = actors or self._judges(coded, chain)
        said_by = self._sources(coded, actors, chain)
        argued = "" if said_by else self.author.infers(happening.start, voiced=self._is_voiced(coded))
        supposed = not said_by and self.author.supposes(happening)
        words = f"“{argued}”" if argued else AS_READ if supposed else ""
        status, why = self.status.read(
            happening,
            kind=coded.type,
            told=self._is_told(said_by),
            argued=words,
            meant=coded.status,
            cued=coded.cued,
            heard=bool(chain),
        )
        if argued or (status == "alleged" and not said_by and self.author.is_own(happening.start)):
            said_by = self._by_author(argued)
        if status == "called_for" and not said_by and not chain:
            said_by = self._demanded_by(happening)
            if not said_by and self.author.demands(happening.start):
                said_by = (self.author.source,)
                self.trace.settle("said_by", said_by, "the author demands it")
        asking = {s.name for s in said_by} if status == "called_for" else set()
        if asking:
            actors = tuple(f for f in actors if f.name not in asking)
            self.trace.settle("actors", actors, "who demands an act is not the one who would do it")
        if not actors:
            claimed = {s.name for s in said_by} if self.roles.is_only_claimed(happening.start) else set()
            denying = self._deniers(happening.start) if status == "denied" else set()
            cited = {s.name for s in chain} if self._is_suffered(coded) else set()
            without = asking | claimed | denying | cited | self._speakers_own(happening.start) | {f.name for f in recipients}
            actors = implied.find(deed, "actors", sources=chain, without=without)
            said_by = self._sources(coded, actors, said_by)
        stands = why == AS_READ and chain and not said_by and nature(coded.type).takes_stand and status in _ONLY_TOLD
        if stands and self.status.signs.is_progressive(happening.start):
            status, why = "happened", DOES_SO
            self.trace.settle("status", status, f"{status}: {why}")
        if status in TO_COME and why == AS_READ and self.passage.is_entry(happening.start) and not nature(coded.type).demands:
            status, why = "happened", "told in the present in a list of dates that are over"
            self.trace.settle("status", status, f"{status}: {why}")
        said_by = said_by or self._of_own_words(happening, status, chain)
        recalled = self.said.is_recalled(happening.start)
        told = self._time_of_toll(happening) if toll else self.times.time_of(happening)
        timed = self.passage.time_of(told, happening.start, kind=coded.type, status=status, recalled=recalled)
        named = self.tree.tokens[happening.start].pos in ("NOUN", "PROPN")
        if status == "happened" and named and nature(coded.type).occasion and self._is_ahead(timed.when):
            status, why = "planned", f"its day is still to come (“{timed.text}”)"
            self.trace.settle("status", status, f"{status}: {why}")
        if status == "happened" and self.passage.is_set(timed, happening.start):
            status, why = "planned", f"told in the present of a day to come (“{timed.text}”)"
            self.trace.settle("status", status, f"{status}: {why}")
        if status == "planned" and named and why == AS_READ and self._is_over(timed.when):
            status, why = "happened", f"its day is over (“{timed.text}”)"
            self.trace.settle("status", status, f"{status}: {why}")
        if status not in ("denied", "called_for") and self.passage.is_left(happening.start):
            status, why = "called_for", "somebody has until then to do it"
            self.trace.settle("status", status, f"{status}: {why}")
        quote = self._quote(happening)
        words = self.article.quote(quote)
        starts = [c.happening.start for c in self._coded]
        so_many = any(f.name == f"{f.text} {min(self.tree.words.grammar['so_many'])}" for f in recipients)
        harms = nature(coded.type).hostile or self.tolls.flees(happening.start) or so_many  # "41 remain in custody"
        counted = find_figures(self.article, self.tree, happening, starts, self.who.meant_by, harms=harms)
        ordered = nature(coded.type).decreed or nature(coded.type).deed == "order"
        lengths = find_lengths(self.article, self.tree, happening, ordered=ordered)
        beside = (f for f in counted if self._is_beside_toll(f))
        figures = (*((toll, *beside) if toll else counted), *lengths)
        commitment = find_commitment(
            self.tree,
            happening,
            coded.type,
            status,
            timed,
            words,
            agreed={c.happening.start for c in self._coded if nature(c.type).speech == "promise"},
            announced=status in ("planned", "hypothetical") and self._is_announced(coded, timed.when, actors, said_by, status),
            ahead=self._is_to_come(timed.when) or self._ends_ahead(timed.when),
            deadline=self._deadline(coded, status),
        )
        self.trace.settle("figures", figures, "numbers that count something in its clause, nearest first" if figures else "")
        self.trace.settle("commitment", commitment, "an agreement, or a plan under a verb of promising" if commitment else "")
        kind, mode = _while_to_come(coded, status)
        if kind != coded.type:
            self.trace.settle("type", kind, f"what is {coded.type} once it is done, while it is still to come")
            self.trace.settle("mode", mode, "the type while it is still to come is of no kind")
        return Claim(
            id=digest(self.article.id, str(trigger.start), str(trigger.end), kind),
            article=self.article.id,
            quote=quote,
            trigger=trigger,
            trigger_text=self.article.quote(trigger),
            type=kind,
            mode=mode,
            status=status,
            actors=actors,
            recipients=recipients,
            when=timed.when,
            when_span=timed.span,
            when_text=timed.text,
            where=self.places.place_of(happening, type=coded.type, status=status, actors=actors, recipients=recipients),
            said_by=said_by,
            figures=figures,
            commitment=commitment,
            score=coded.score,
            reasons=(*coded.reasons, f"{status}: {why}"),
        )

    def _is_beside_toll(self, figure: Figure) -> bool:
        """Whether a figure stands beside the number of a toll: those whom something else befell, or some of the dead."""
        words = self.tree.words.grammar
        if any(figure.unit in words[fate] for fate, _ in FATES):
            return True
        before = [t for t in self.tree.tokens if t.end <= figure.span.start][-1:]
        return any(t.lemma.lower() in words["including"] or t.text.lower() in words["including"] for t in before)

    def _deadline(self, coded: Coded, status: Status) -> When:
        """By when somebody is to do what a demand demands, to when an act puts something off, or when what is planned ends."""
        at = coded.happening.start
        if (nature(coded.type).demands and status == "happened") or self.times.moves(coded.happening):
            due = self.passage.due_by(at)
            return due if due.known or self.times.moves(coded.happening) else self._due_of(at)
        if nature(coded.type).speech == "promise" and status == "happened":
            return self._due_of(at)
        if status == "called_for":
            return self.passage.left_for(at)
        return self.passage.end_of(at) if status == "planned" else UNKNOWN

    def _due_of(self, at: int) -> When:
        """When what an act promises or demands is due, where it is no deed of its own."""
        return self.passage.due_of(at, {c.happening.start for c in self._coded})

    def _time_of_toll(self, happening: Happening) -> TimeOf:
        """The time of those deeds whose toll it is ("the toll of Saturday's raid rose to 27 on Monday"), not of its rise."""
        below = self.tree.below(happening.end - 1)
        deed = next((c.happening for c in self._coded if c.happening.start in below - {happening.start}), None)
        found = self.times.time_of(deed or happening)
        starts = {self.tree.tokens[i].start for i in below}
        dated = found.span is not None and any(found.span.start <= start < found.span.end for start in starts)
        return found if dated else TimeOf(self.times.bound(), None, "")

    def _is_announced(
        self, coded: Coded, when: When, actors: tuple[Filler, ...], said_by: tuple[Filler, ...], status: Status
    ) -> bool:
        """Whether those who would do what is planned, and no harm, say that they will do it, be it on a condition."""
        if coded.mode == "result":
            return False  # nobody promises to win
        parties = said_by if self._is_told(said_by) else ()
        doers, sources = {f.name for f in actors}, [f.name for f in parties]
        at, dated = coded.happening.start, self._is_to_come(when)
        if status == "hypothetical" and not (doers and doers <= set(sources) and is_foretold(self.tree, at)):
            return False
        return self.announced.is_by_doers(at, coded.type, dated=dated, actors=doers, sources=sources)

    def _sources(self, coded: Coded, actors: tuple[Filler, ...], chain: tuple[Filler, ...]) -> tuple[Filler, ...]:
        """Who says so. Nobody is the source of his own words: the one who accuses is the actor, not the source."""
        own = set() if self._is_past_promise(coded) else {a.name for a in actors}
        sources = tuple(f for f in chain if not (nature(coded.type).speech and f.name in own))
        if sources != chain:
            self.trace.settle("said_by", sources, "who does it by saying it is the actor, not the source")
        return sources

    def _judges(self, coded: Coded, chain: tuple[Filler, ...]) -> tuple[Filler, ...]:
        """Who judges by words of his own that only as such are an act, and tell of nobody who does it: "“This is outrageous,”
        Roe said"."""
        at = coded.happening.start
        quoted = any(q.start <= at < q.end for q in self.analysis.quotations)
        if coded.cued or not quoted or not nature(coded.type).speech:
            return ()
        self.trace.settle("actors", chain[:1], "who says so judges by these words")
        return chain[:1]

    def _is_past_promise(self, coded: Coded) -> bool:
        """Whether somebody tells that he came to terms before: "said that he had signed", not "said that he agreed"."""
        at, tree = coded.happening.start, self.tree
        over = tree.tokens[tree.tokens[at].head]
        told = tree.has(at, "ccomp") and over.pos == "VERB" and over.lemma in tree.words.reporting
        return told and nature(coded.type).speech == "promise" and tree.tokens[at].tag == "VBN"

    def _of_own_words(self, happening: Happening, status: Status, chain: tuple[Filler, ...]) -> tuple[Filler, ...]:
        """Who says of himself that he will do something by saying it, may or is said to have done it: "said that he would ask
        parliament". That is told, not done; a quotation ("we will ask parliament") does it."""
        quoted = any(q.start <= happening.start < q.end for q in self.analysis.quotations)
        if not chain or status not in _ONLY_TOLD or (quoted and status == "planned"):
            return ()
        self.trace.settle("said_by", chain, f"what is {status} is not done by saying so")
        return chain

    def _who_says(self, happening: Happening) -> tuple[Filler, ...]:
        """Who says so; whoever brought a thing about ("soldiers forced him to resign") does not say it by that."""
        chain, signs = self.said.chain(happening), self.status.signs
        if not chain or not signs.is_brought_about(happening.start):
            return chain
        subject = self.tree.subject(signs.governor(happening.start))
        at = self.tree.tokens[subject].start if subject is not None else -1
        return tuple(f for f in chain if f.span is None or not f.span.start <= at < f.span.end)

    def _demanded_by(self, happening: Happening) -> tuple[Filler, ...]:
        """Who demands an act in French by the verb over it, where nobody else is seen to say so."""
        head = self.status.signs.demander(happening.start) if self.tree.words.code != "en" else None
        found = self.who.name(head) if head is not None and self.roles.may_be_somebody(head) else None
        if found is None:
            return ()
        self.trace.settle("said_by", (found,), "who demands an act says so")
        return (found,)

    def _speakers_own(self, at: int) -> set[str]:
        """The side of who says that others, "they", did something."""
        subject = self.tree.subject(at)
        own = self.who.pronouns.own_side(subject) if subject is not None and self.tree.tokens[subject].pos == "PRON" else []
        return {filler.name for filler in map(self.who.name, own) if filler is not None}

    def _is_suffered(self, coded: Coded) -> bool:
        """Whether force is told of in the passive, without who used it: whoever says so does not own to it ("according to the
        ministry, a convoy was attacked")."""
        return nature(coded.type).deed == "force" and self.tree.passive(coded.happening.start)

    def _deniers(self, at: int) -> set[str]:
        """Those who deny that a deed was done, and so need not be who would have done it."""
        over = [up for up in self.tree.up(at) if self.tree.tokens[up].lemma in self.tree.words.denying]
        heads = [h for up in over for h in self.tree.of(up, "obl:agent" if self.tree.passive(up) else "nsubj")]
        return {filler.name for filler in map(self.who.name, heads) if filler is not None}

    def _is_voiced(self, coded: Coded) -> bool:
        """Whether a happening is somebody's own words: "praised", "promised"."""
        return nature(coded.type).speech is not None and self.tree.tokens[coded.happening.start].pos == "VERB"

    def _by_author(self, argued: str) -> tuple[Filler, ...]:
        """The author, for what the piece argues in its own voice."""
        why = f"argued with “{argued}”" if argued else "alleged by nobody else"
        self.trace.settle("said_by", (self.author.source,), f"the author of a piece that argues: {why}")
        return (self.author.source,)

    def _is_told(self, said_by: tuple[Filler, ...]) -> bool:
        """Whether a party says so: agencies and outlets that pass it on are no party."""
        known = [organisation(f.name) for f in said_by]
        return any(k is None or k.kind != "outlet" for k in known)

    def _quote(self, happening: Happening) -> Span:
        """The clause that carries the happening: its predicate with what depends on it, cut at a coordinated clause."""
        tree, at = self.tree, happening.start
        clause = tree.clause(at)
        inside = tree.below(clause)
        for child in tree.of(clause, "conj", "parataxis"):
            if at not in tree.below(child) and tree.is_predicate(child):
                inside -= tree.below(child)
        # The full stop hangs on the predicate: it must not pull the clause that was cut off in again.
        words = {at, *(i for i in inside if tree.tokens[i].pos != "PUNCT")}
        start, end = min(words), max(*words, happening.end - 1) + 1
        low, high = tree.sentence(at)
        start, end = max(start, low), min(end, high)
        while end - 1 > happening.end - 1 and tree.tokens[end - 1].pos == "PUNCT":
            end -= 1
        start = self._behind_label(start, at)
        while start < at and tree.tokens[start].pos in ("PUNCT", "CCONJ", "SCONJ"):
            start += 1
        toll = self.tolls.number_of(happening.start, happening.end)
        while toll is not None and start > low and self.tree.tokens[start].start > toll.span.start:
            start -= 1
        while toll is not None and end < high and self.tree.tokens[end - 1].end < toll.span.end:
            end += 1
        span = self.analysis.span(start, end)
        return span if span.end - span.start <= LONGEST_QUOTE else self._short_quote(happening, start, end)

    def _behind_label(self, start: int, at: int) -> int:
        """Where words up to a token begin behind what only heads their line: a date, a country, who speaks, a mark."""
        tokens, named = self.tree.tokens, self.who.named
        heads = [self.passage.entry_at(at), *(s.low for s in named.sections), *(t.low for t in named.turns)]
        here = max((low for low in heads if low is not None and low <= tokens[at].start), default=0)
        while start < at and (tokens[start].start < here or tokens[start].pos in ("SYM", "PUNCT")):
            start += 1
        return start

    def _short_quote(self, happening: Happening, start: int, end: int) -> Span:
        """A long clause is cut to the words round the trigger."""
        tokens = self.tree.tokens
        low, high = happening.start, happening.end
        while low > start and tokens[happening.start].start - tokens[low - 1].start <= LONGEST_QUOTE // 2:
            low -= 1
        while high < end and tokens[high].end - tokens[happening.end - 1].end <= LONGEST_QUOTE // 2:
            high += 1
        return self.analysis.span(low, high)

    def _with_aim(self, claim: Claim, coded: Coded, deed: Deed, implied: Implied) -> Claim:
        """The claim with the likeliest one acted on, where neither its clause nor what it reacts to tells."""
        if claim.recipients or self._has_parties(coded):
            return claim
        self.trace.turn_to(claim.trigger)
        denied = self.roles.in_what_is_told(coded.happening.start) if nature(coded.type).speech == "refusal" else set()
        asking = {f.name for f in claim.said_by} if claim.status == "called_for" else set()
        concerned = self.roles.concerned(coded.happening.start) if nature(coded.type).demands else set()
        without = {f.name for f in claim.actors} | denied | asking | concerned
        return replace(claim, recipients=implied.find(deed, "recipients", sources=claim.said_by, without=without))

    def _with_asked(self, claims: Sequence[Claim], coded: Sequence[Coded]) -> list[Claim]:
        """The claims; who demands a deed of nobody in particular asks those who would do it: "called for the mayor's release"
        asks those who hold him."""
        called = {c.happening.start: k for c, k in zip(coded, claims, strict=True) if k.status == "called_for" and k.actors}
        out = []
        for one, claim in zip(coded, claims, strict=True):
            at = one.happening.start
            below = self.tree.below(at) if nature(claim.type).demands and not claim.recipients else set[int]()
            deed = next((called[i] for i in sorted(below & called.keys()) if i > at), None)
            asked = tuple(f for f in deed.actors if f.name not in {a.name for a in claim.actors}) if deed is not None else ()
            if deed is not None and asked:
                self.trace.turn_to(claim.trigger)
                self.trace.settle("recipients", asked, f"those who would do “{deed.trigger_text}”, which is demanded")
                claim = replace(claim, recipients=asked)
            out.append(claim)
        return out

    def _with_about(self, claims: list[Claim], coded: list[Coded]) -> list[Claim]:
        """The claims with the happening that each reaction is about."""
        about = About(self.tree, ((c.happening, claim) for c, claim in zip(coded, claims, strict=True)))
        out = []
        for one, claim in zip(coded, claims, strict=True):
            self.trace.turn_to(claim.trigger)
            self.trace.settle("about", None)
            at = one.happening.start
            found = about.of(at)
            if found is None:
                out.append(self._pointing(claim, about.pointer(at)))
                continue
            deed, why = found
            out.append(self._react(one, claim, self._as_told(deed, claim, claims), why))
        return out

    def _as_told(self, deed: Claim, claim: Claim, claims: Sequence[Claim]) -> Claim:
        """A seizure of power that a reaction only names, with those who seized it as the report told last before: "soldiers
        toppled the president … condemned the coup"."""
        if deed.actors or nature(deed.type).office != "seized":
            return deed
        own = {f.name for f in claim.actors}
        before = [c for c in claims if c.type == deed.type and c.trigger.start < deed.trigger.start and c.actors]
        fits = [c for c in before if c.when.overlaps(deed.when) and own.isdisjoint(f.name for f in c.actors)]
        return replace(deed, actors=max(fits, key=lambda c: c.trigger.start).actors) if fits else deed

    def _pointing(self, claim: Claim, noun: int | None) -> Claim:
        """A claim with where that took place which it is about, if a noun in it points at what the report does not tell."""
        place = None if noun is None else self.places.pointed_at(noun)
        if noun is None or place is None:
            return claim
        words = f"“{self.tree.tokens[noun].text}” points at what happened in {place.name} and this report does not tell"
        self.trace.settle("about", None, words)
        return replace(claim, points_at=place)

    def _react(self, one: Coded, claim: Claim, about: Claim, why: str) -> Claim:
        """A reaction with what it is about; who blames a deed and names nobody blames those who did it, unless he denies it:
        who calls a meeting off does. Who denies what is alleged answers those who allege it."""
        self.trace.settle("about", about.id, f"a reaction to {why}: “{about.trigger_text}”")
        blames = nature(claim.type).judges or nature(claim.type).occasion == "march"
        recipients = self._not_suffering(claim, about) if blames else claim.recipients
        calls_off = self.tree.phrasal(one.happening.start) in self.tree.words.grammar["cancelling"]
        if not recipients and nature(claim.type).judges and (calls_off or about.status != "denied"):
            own = {f.name for f in claim.actors}
            denies = self.tree.tokens[one.happening.start].lemma in self.tree.words.denying
            answered = denies and bool(about.said_by)
            recipients = tuple(f for f in (about.said_by if answered else about.actors) if f.name not in own)
            deed = f"those who {'tell of' if answered else 'did'} “{about.trigger_text}”"
            self.trace.settle(
                "recipients", recipients, f"nobody is named: {deed}{'' if recipients else ', who are not named either'}"
            )
        return replace(claim, about=about.id, recipients=recipients)

    def _not_suffering(self, claim: Claim, about: Claim) -> tuple[Filler, ...]:
        """Whom a reaction is aimed at, without those who only suffer what it blames: "condemned the overthrow of X"."""
        if claim.trigger.end > about.trigger.start:
            return claim.recipients
        suffer = {f.name for f in about.recipients} - {f.name for f in about.actors}
        behind = [f for f in claim.recipients if f.name in suffer and f.span is not None and f.span.start >= about.trigger.end]
        before = [f for f in claim.recipients if f.name in suffer and f.span is not None and self._owns(f.span, about.trigger)]
        kept = tuple(f for f in claim.recipients if f not in behind and f not in before)
        if kept != claim.recipients:
            self.trace.settle("recipients", kept, f"who only suffers “{about.trigger_text}” is not blamed for it")
        return kept

    def _owns(self, owner: Span, deed: Span) -> bool:
        """Whether words stand right before a deed as whose it is: "condemned his overthrow"."""
        return owner.end <= deed.start and deed.start - owner.end <= OWNED

    def sentence_of(self, claim: Claim) -> Span:
        """The sentence that a claim's quote stands in."""
        spans = (self.analysis.span(start, end) for start, end in self.analysis.sentences if start < end)
        return next((span for span in spans if span.contains(claim.quote)), claim.quote)


def _while_to_come(coded: Coded, status: Status) -> tuple[str, str | None]:
    """The type and mode of a deed, which may be another while it is only asked for, promised or thought of: who is to be freed
    is a concession, who walks free a retreat."""
    other = nature(coded.type).while_to_come.get(coded.mode or "") if status in _NOT_YET else None
    return (other, None) if other else (coded.type, coded.mode)


def _same_days(one: When, other: When) -> bool:
    """Whether two times are the same days, whatever is said of them."""
    return (one.earliest, one.latest) == (other.earliest, other.latest)
