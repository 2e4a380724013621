"""From a happening to its actors and recipients: the model proposes phrases, grammar fills what it leaves open."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.extract.phrases import NOMINAL, SUBJECTS, once
from dateline.extract.trace import SILENT, Trace
from dateline.extract.who import Who
from dateline.knowledge.organisations import organisation
from dateline.model import Filler, Happening

SURE = {"actors": 0.58, "recipients": 0.4}
"""What the reader gives at least to one who is in a role by its word alone, where grammar does not speak against him."""
_PLAIN = {"actors": 0.9, "recipients": 0.7}
"""What the reader gives at least to one who is in a role though it takes the word for a thing, or a name for none."""
_OWN_DEED = 0.93
"""The same of one who acts, for what the reader takes him."""
_CERTAIN = 0.9
"""The same of one acted on, whatever the reader takes the word for ("a crackdown on plotters")."""
_SEEN = 0.3
"""What the reader gives somebody at least who acts together with one of whom it is sure."""
_BODIES = frozenset({"MIL", "COP", "REB", "UAF", "OPP", "LEG", "JUD"})
"""Sectors whose English nouns stand for somebody where the reader does not say what they are."""
_MAYBE_SOMEBODY = frozenset({"person", "organization", "animal", ""})
"""What the reader takes French nouns for that a capital shows to be names ("les Cobras noirs")."""
_IN_PHRASE = frozenset({"PROPN", "NOUN", "ADJ", "DET", "NUM"})
"""Words that may stand before the head of their phrase."""
_NOT_WHO = frozenset({"abstract", "event", "time", "object", "substance", "plant", "animal"})


@dataclass(frozen=True, slots=True)
class Bound:
    """Phrase heads that grammar alone makes act or suffer; `controlled`: who acts is told so by another verb; `named`: the word
    "by" names who acts, or whoever lays it at somebody's door does, or whose list it is that tells it."""

    acting: tuple[int, ...] = ()
    suffering: tuple[int, ...] = ()
    controlled: bool = False
    named: bool = False


RELATIONS = {
    "nsubj": "the subject of",
    "nsubj:pass": "the subject of the passive",
    "obj": "the object of",
    "iobj": "the indirect object of",
    "obl:agent": "the agent of",
    "obl": "tied to",
    "nmod": "tied to",
    "nmod:poss": "the owner of",
    "conj": "joined to",
}
"""Relations of the tree in words; the word that the phrase hangs on follows."""


class Roles:
    """Finds who did it and to whom in one article."""

    def __init__(self, who: Who, *, trace: Trace = SILENT) -> None:
        self.who, self.tree, self.tokens, self.trace = who, who.tree, who.tokens, trace
        self.grammar = who.tree.words.grammar

    def of(
        self,
        happening: Happening,
        *,
        parties: bool,
        moving: bool = False,
        recalling: bool = False,
        elects: bool = False,
        inducts: bool = False,
        denies: bool = False,
        undergone: bool = False,
        asks: bool = False,
        sends: bool = False,
        harms: bool = False,
        kills: bool = False,
        stands: bool = False,
        fills: bool = False,
    ) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
        """(actors, recipients). With `parties` (talks, agreements) all take part and recipients stay empty; with `moving`
        (troops sent or withdrawn) forces are the means, with `recalling` one's envoys; with `elects` the subject of a passive
        may act ("was elected"); with `inducts` whoever is sworn in acts, not the body that
        swears him in; with `denies` nobody in the clause that tells what is denied is who the denial answers; what is
        `undergone` is done to the subject ("died", "drew criticism"); who `asks` may ask his own ("urged its citizens");
        what somebody `sends` is his from whom it comes ("shelling from the base", "a warning from the army"); whom what
        `harms` somebody befell the clause behind it may tell, and what `kills`, who died in it; a thing on which somebody
        `stands` somewhere may be somebody's; what `fills` a post is done to a person."""
        named_by = range(happening.start, happening.end)
        happening = self._at_noun(happening)
        bound = Bound() if parties else self._undergone(happening.start) if undergone else self._bound(happening.start)
        bound = self._sent(happening.start, bound) if sends and not bound.acting else bound
        bound = self._borne(happening.start, bound) if sends and not bound.suffering else bound
        bound = self._targeted(happening.start, bound) if not (parties or bound.suffering) else bound
        bound = self._found_death(happening.start, bound) if harms else bound
        bound = self._befallen(happening.start, bound, kills=kills) if harms and not bound.suffering else bound
        suffering = () if elects else bound.suffering
        actors = self._proposed_actors(happening, bound, suffering, parties=parties)
        beyond = [h for h in actors if elects and self._is_beyond_clause(h, happening.start)]
        self._tell_left_out("actors", beyond, "stands outside the clause that tells of an election")
        actors = [h for h in actors if h not in beyond]
        recipients = self._proposed(happening, "recipients", bound.suffering)
        self._tell_left_out("recipients", [h for h in recipients if h in bound.acting], "grammar makes the one who acts")
        recipients = [h for h in recipients if h not in actors and h not in bound.acting]
        recipients = self._without_founded(happening.start, recipients)
        recipients = self._without_concerned(happening.start, recipients) if asks else recipients
        recipients = self._without_posts(happening.start, recipients) if fills else recipients
        recipients = self._without_land_left(happening.start, recipients) if moving else recipients
        recipients = self._without_those_served(happening.start, recipients) if harms else recipients
        holders = set(bound.suffering) & set(self._bereft_of(happening.start))
        ground = [h for h in recipients if holders and h not in holders and self._is_ground(h)]
        self._tell_left_out("recipients", ground, "is what was taken, not from whom")
        recipients = [h for h in recipients if h not in ground]
        recipients = [h for h in recipients if not (self.tree.has(h, "nmod") and self.tokens[h].head in actors)]
        if self.tree.words.code != "en" and self.tree.passive(happening.start) and any(map(self._is_who, suffering)):
            recipients = [h for h in suffering if self._is_who(h)]
        recipients = list(self._told_who(happening.start)) or self._laid_at(happening.start) or recipients
        recipients = (self._left_land(happening.start) if recalling else []) or recipients
        if denies or parties:
            told = self._told(happening.start)
            self._tell_left_out("recipients", [h for h in recipients if h in told], "stands in what is denied")
            recipients = [h for h in recipients if h not in told]
        if not actors:
            found = bound.acting or self._grammatical_actors(happening.start, elects=elects)
            actors = [h for h in found if h not in recipients]
            actors = [h for h in actors if h not in suffering]
            self._tell_grammar("actors", actors)
        if moving and not actors and (moved := self._moved(happening.start)):
            self._tell_grammar("actors", moved)
            actors, recipients = moved, []
        if not recipients:
            found = [h for h in bound.suffering if self._is_who(h)][:1] or self._grammatical_recipients(happening.start)
            found = found or self._described(happening.start) or (self._authors(happening.start) if stands else [])
            told = self._told(happening.start) if denies else set()
            found = self._without_founded(happening.start, found)
            found = self._without_concerned(happening.start, found) if asks else found
            found = self._without_posts(happening.start, found) if fills else found
            found = self._without_land_left(happening.start, found) if moving else found
            found = [h for h in found if h not in named_by]  # "le coup d'État": part of its name
            recipients = [h for h in found if h not in actors and h not in bound.acting and h not in told]
            self._tell_grammar("recipients", recipients)
        if self._is_bereft(happening.start):
            self._tell_left_out("actors", actors, "is whom they were taken from")
            actors = []
        named_actors = self._fill(actors)
        own = {a.name for a in named_actors}
        others = self._others(recipients, own, moving=moving, recalling=recalling, asks=asks, harms=harms)
        if parties:
            others = [h for h in others if not self._is_sent(h)]
            elsewhere = self._is_town if self.tree.words.code == "en" else self._is_meeting_place
            others = [h for h in others if not elsewhere(h)]
            partners = self._fill([*others, *(h for h in self._partners(happening.start) if h not in actors)])
            all_of = _unique(named_actors + partners)
            return self._settled(
                _unique(self._fill(self._host(happening.start, all_of)) + all_of), (), "all who take part are actors"
            )
        others = self._leading("recipients", others, bound.suffering, happening)
        plain = [h for h in others if (self.preposition(h) or "of") in self.grammar["of_phrase"]]
        if inducts and (sworn := self._fill(plain)):
            return self._settled(sworn, (), "whoever is sworn in takes the office")
        several = len(named_actors) > 1 or any(self.tokens[h].tag in ("NNS", "NNPS") for h in actors)
        if named_actors and several and self._is_to_each_other(happening.start):
            return self._settled(named_actors, named_actors, "they do it to each other")
        return self._settled(named_actors, tuple(f for f in self._fill(others) if f.name not in own))

    def _at_noun(self, happening: Happening) -> Happening:
        """A happening that several words name, at the noun that bears the others: at the "strike" of "air strike"."""
        at = self.tree.head_within(happening.start, happening.end)
        named = at != happening.start and self.tokens[at].pos == "NOUN" and self.tree.has(happening.start, "compound", "amod")
        return replace(happening, start=at) if named else happening

    def harming(self, verb: int) -> list[int]:
        """The nouns that a verb of harm makes do it, or in which it says that it befell somebody: "a raid killed nine", "nine
        died in a raid", "were wounded by shelling"."""
        if self.tokens[verb].pos != "VERB":
            return []
        subject = None if self.tree.passive(verb) else self.tree.subject(verb)
        if subject is not None and self.tokens[verb].lemma not in self.grammar["dying"]:
            return [self.tree.antecedent(subject)]
        ties = self.grammar["inside"] | self.grammar["by"] | self.grammar["agent"] | self.grammar["opening"]
        return [c for c in self.tree.of(verb, "obl", "obl:agent") if self.preposition(c) in ties]

    def doers_of(self, noun: int) -> tuple[Filler, ...]:
        """Who did what a noun for something done tells, by the words beside it: "a Kenyan air strike", "shelling by rebels"."""
        if self.tokens[noun].mention != "event" or self.tokens[noun].pos != "NOUN":
            return ()
        return self._fill(list(self._bound_to_noun(noun).acting) or self._modifiers(noun, elects=False))

    def _without_founded(self, at: int, recipients: list[int]) -> list[int]:
        """Those acted on, without a body that only comes about: "formed a coalition", "a joint force was launched"."""
        if self.tokens[at].lemma.lower() not in self.grammar["founding"]:
            return recipients
        bodies = self.grammar["generic_org"] | self.grammar["body_noun"] | self.grammar["bodies"] | self.grammar["government"]
        made = [h for h in recipients if self.tokens[h].head == at and self.tree.has(h, "obj", "nsubj:pass", "nmod")]
        made = [h for h in made if h not in self.who.name_at and self.tokens[h].lemma.lower() in bodies]
        self._tell_left_out("recipients", made, "only comes about by it")
        return [h for h in recipients if h not in made]

    def _without_concerned(self, at: int, recipients: list[int]) -> list[int]:
        """Those asked, without those to whom something is to be done."""
        left = [h for h in recipients if h in self._concerned(at)]
        self._tell_left_out("recipients", left, "is to whom it is to be done")
        return [h for h in recipients if h not in left]

    def _concerned(self, at: int) -> set[int]:
        """Those to whom a verb of asking wants something done, and who are not asked: "asked that X be freed", "wants X
        freed"."""
        passives = [c for c in self.tree.of(at, "ccomp", "xcomp") if self.tree.passive(c) or self.tokens[c].tag == "VBN"]
        wished = self.tree.of(at, "obj") if passives and self.tokens[at].lemma in self.grammar["wishing"] else []
        return {*wished, *(s for c in passives for s in self.tree.of(c, "nsubj:pass", "nsubj"))}

    def concerned(self, at: int) -> set[str]:
        """Their names."""
        return {named.name for h in sorted(self._concerned(at)) if (named := self.who.name(h)) is not None}

    def _without_posts(self, at: int, recipients: list[int]) -> list[int]:
        """Those put into office, without the post: "a prime minister will be named", "entered the White House"."""
        if self.tokens[at].lemma in self.grammar["discarding"]:
            return recipients
        plain = [h for h in recipients if (self.preposition(h) or "of") in self.grammar["of_phrase"]]
        posts = [h for h in plain if self._is_post(h)]
        self._tell_left_out("recipients", posts, "is the post, not who holds it")
        return [h for h in recipients if h not in posts]

    def _is_post(self, head: int) -> bool:
        """Whether a phrase is of a post or body and of no person: named otherwise than a person, or a title that means nobody
        yet ("a new prime minister")."""
        if head in self.who.name_at:
            return self.who.name_at[head][2] in ("ORG", "LOC")
        noun, low = self.tokens[head].lemma.lower(), self.tree.phrase(head)[0]
        body = noun in self.grammar["government"] | self.grammar["generic_org"]
        title = self.tree.words.is_office(noun) and not self.who.named.is_definite(head, low)
        return body or (title and not self.tree.of(head, "appos", "nmod:desc"))

    def _without_those_served(self, at: int, heads: list[int]) -> list[int]:
        """Heads without those for whom somebody fights: "fought for the government against rebels"."""
        served = [h for h in heads if self.tree.has(h, "obl") and self.tokens[h].head == at]
        served = [h for h in served if self.preposition(h) in self.grammar["striving"]]
        self._tell_left_out("recipients", served, "is for whom it is done")
        return [h for h in heads if h not in served]

    def _without_land_left(self, at: int, recipients: list[int]) -> list[int]:
        """Those acted on, without the land or place that somebody leaves."""
        away = self.tokens[at].lemma in self.grammar["departing"]
        lands = [h for h in recipients if away and self.tree.has(h, "obj") and self._is_land(h)]
        self._tell_left_out("recipients", lands, "is what they leave")
        return [h for h in recipients if h not in lands]

    def _is_land(self, head: int) -> bool:
        named = self.who.name_at.get(head, (0, 0, ""))[2] == "LOC"
        return named or self._is_ground(head) or self.tokens[head].lemma.lower() in self.grammar["own_state"]

    def _left_land(self, at: int) -> list[int]:
        """The land from which an envoy is called home: "recalled its envoy from Rome", "the recall of its envoy to Peru"."""
        near = [c for n in (at, *self.tree.of(at, "obj", "nmod")) for c in self.tree.of(n, "obl", "nmod")]
        ways = self.grammar["from"] | self.grammar["order_mark"] | self.grammar["inside"]
        away = [c for c in near if self.preposition(c) in ways]
        return [c for c in away if c in self.who.name_at and self.who.named.rules(self.who.phrase(c))][:1]

    def _is_to_each_other(self, at: int) -> bool:
        """Whether several do to each other what a verb says: "accused each other", "se sont accusés mutuellement"."""
        beside = self.tree.of(at, "obj", "obl", "advmod") if self.tokens[at].pos == "VERB" else []
        return any(self.who.phrase(i).lower() in self.grammar["each_other"] for i in beside)

    def for_their_side(
        self, actors: tuple[Filler, ...], recipients: tuple[Filler, ...]
    ) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
        """The same with the state in place of one of its officials who says "we" of what is done: "“We struck the base,” the
        Peruvian defence minister said"; what is said he says for himself."""
        named = [tuple(map(self._for_side, fillers)) for fillers in (actors, recipients)]
        for slot, before, after in zip(("actors", "recipients"), (actors, recipients), named, strict=True):
            if before != after:
                self.trace.settle(slot, _unique(after), "“we” of an official is the state that he speaks for")
        return _unique(named[0]), _unique(named[1])

    def _for_side(self, filler: Filler) -> Filler:
        ours = filler.text.lower() in self.grammar["ourselves"]
        state = self.who.state_served(filler.name) if ours else None
        if state is None:
            return filler
        side = replace(filler, name=state)
        self.trace.name(side, "the state that the speaker acts for", filler)
        return side

    def _is_bereft(self, at: int) -> bool:
        """Whether a verb says that somebody's people were taken from him: "the army lost eight men", not "lost the vote"."""
        return self.tokens[at].lemma in self.grammar["losing"] and any(self._is_who(o) for o in self.tree.objects(at))

    def _told(self, at: int) -> set[int]:
        """The words of the clauses that tell what is said: "denied that soldiers had crossed", "disputed it, saying that"."""
        beside = [c for c in self.tree.of(at, "advcl") if self.tokens[c].lemma in self.tree.words.reporting]
        return {i for verb in (at, *beside) for clause in self.tree.of(verb, "ccomp") for i in self.tree.below(clause)}

    def in_what_is_told(self, at: int) -> set[str]:
        """The names of all who stand in the clauses that tell what is said."""
        nouns = [i for i in sorted(self._told(at)) if self.tokens[i].pos in NOMINAL and self.tree.head_of(i) == i]
        return {named.name for i in nouns if (named := self.who.name(i)) is not None}

    def _proposed_actors(self, happening: Happening, bound: Bound, suffering: Sequence[int], *, parties: bool) -> list[int]:
        """Those whom the model sees act, as far as grammar lets them."""
        actors = self._proposed(happening, "actors", bound.acting)
        victims = [h for h in actors if h in self._victims(happening.start)]
        self._tell_left_out("actors", victims, "is whom it befell")
        actors = [h for h in actors if h not in victims]
        behind = [h for h in actors if self._is_beyond_deed(h, happening.start)]
        self._tell_left_out("actors", behind, "is not what the clause's own happening hangs on")
        actors = [h for h in actors if h not in behind]
        self._tell_left_out("actors", [h for h in actors if h in suffering], "grammar makes the one acted on")
        claims = self.tree.subject(self.tokens[happening.start].head) if self.is_only_claimed(happening.start) else None
        actors = [h for h in actors if h not in suffering and h != claims]
        counted = [h for h in actors if self._is_among(h, suffering)]
        self._tell_left_out("actors", counted, "only tells who the ones acted on are")
        actors = [h for h in actors if h not in counted]
        actors = sorted({self._with_first(self._owned_subject(h), happening) for h in actors})
        if parties and self.tree.words.code != "en":
            actors = sorted({top if self._can_act(top := self._joined_to(h)) else h for h in actors})
        if parties:
            meeting = [h for h in actors if self._is_meeting_place(h)]
            self._tell_left_out("actors", meeting, "is where they meet")
            told = self._told(happening.start)
            self._tell_left_out("actors", [h for h in actors if h in told], "stands in what is said")
            actors = [h for h in actors if h not in meeting and h not in told and not self._is_sent(h)]
        else:
            actors = self._leading("actors", self._uncontested(actors, happening), bound.acting, happening)
        actors = self._nearer(happening.start, actors)
        actors = self._with_all(actors, bound.acting)
        if bound.named and actors and not set(actors) & set(bound.acting) and not parties:
            self._tell_left_out("actors", actors, "is not by whom it is done")
            actors = [h for h in bound.acting if self._can_act(h)]
        if bound.controlled and actors != list(bound.acting):
            self._tell_left_out("actors", [h for h in actors if h not in bound.acting], "does not do what another is told to")
            return []
        return actors

    def _owned_subject(self, head: int) -> int:
        """The subject that an owner only says whose it is, or the phrase itself: it is not Peru that left where "Peru's
        president left"."""
        owned = self.tokens[head].head
        owner = self.tree.has(head, "nmod:poss") and self.tokens[head].pos != "PRON" and self.tree.has(owned, "nsubj")
        person = self.who.name_at.get(owned, (0, 0, ""))[2] == "PERSON" and self._can_act(owned)
        return owned if owner and owned > head and person else head

    def _is_among(self, head: int, others: Sequence[int]) -> bool:
        """Whether a phrase stands behind others to say who they are: "killed nine people: six rebels and three soldiers"."""
        said = next((i for i in (head, *self.tree.up(head)) if not self.tree.has(i, "conj")), head)
        return self.tree.has(said, "appos") and self.tokens[said].head in others

    def _nearer(self, at: int, actors: list[int]) -> list[int]:
        """Who acts; but the subject that an active verb has of its own or shares, where those whom the reader sees act stand in
        other sentences or do what is told beside it: "The party protested. The leader accused the army", "Peru protested and
        Chile closed the border"."""
        here = self.tokens[at].sentence
        elsewhere = all(self.tokens[h].sentence != here or self._acts_elsewhere(h, at) for h in actors)
        if self.tree.words.code != "en" and self.tree.has(at, "parataxis") and self._speaks(at):
            elsewhere = all(at not in self.tree.up(h) for h in actors)  # "Oslo doit partir, a réclamé Rabat"
        if not actors or not elsewhere or self.tokens[at].pos != "VERB" or self.tree.passive(at):
            return actors
        shared = self.tree.subject(at) if self.tree.has(at, "conj") else None
        found = self.tree.of(at, "nsubj") or ([shared] if shared is not None else [])
        own = [s for s in found if self.tokens[s].pos in ("NOUN", "PROPN") and self._is_who(s)]
        own = [s for s in own if self._acts(s)]
        self._tell_left_out("actors", actors if own else [], "stands in another sentence than a subject that can act")
        return own or actors

    def _acts_elsewhere(self, head: int, at: int) -> bool:
        """Whether a phrase is the subject of another verb that the one it would act in is only joined to."""
        verb = self.tokens[head].head
        return self.tree.has(head, "nsubj") and self.tree.has(at, "conj") and self.tokens[at].head == verb

    def _victims(self, at: int) -> list[int]:
        """Who died in a deed: "six civilians died in the shelling"."""
        verb = self.tokens[at].head
        inside = self.tree.has(at, "obl") and self.preposition(at) in self.grammar["inside"]
        strife = self.tokens[at].lemma.lower() in self.grammar["strife"]
        dying = inside and not strife and self.tokens[verb].lemma in self.grammar["dying"]
        subject = self.tree.subject(verb) if dying else None
        return [subject] if subject is not None else []

    def is_only_claimed(self, at: int) -> bool:
        """Whether somebody only claims what was done by nobody who is named: "the opposition claims the vote was rigged"."""
        told = self.tree.has(at, "ccomp") and self.tree.passive(at)
        return told and self.tokens[self.tokens[at].head].lemma in self.grammar["alleging"]

    def _is_sent(self, head: int) -> bool:
        """Whether somebody is only sent to meet others: "a dépêché une délégation"."""
        verb = self.tokens[head].head
        return self.tree.has(head, "obj", "nsubj:pass") and self.tokens[verb].lemma in self.grammar["sending"]

    def _others(
        self, recipients: list[int], own: set[str], *, moving: bool, recalling: bool, asks: bool, harms: bool
    ) -> list[int]:
        """Without what belongs to those who act, where they neither ask it for something nor harm it ("shot their own
        officers"), and without the forces and envoys that they move."""
        harmed = {h for h in recipients if harms and self.tokens[h].lemma.lower() not in self.grammar["envoys"]}
        others = [h for h in recipients if asks or h in harmed or not self._is_owned(h, own)]
        self._tell_left_out("recipients", [h for h in recipients if h not in others], "belongs to the one who acts")
        led = [h for h in others if moving and self._is_force(h) and self.preposition(h) not in self.grammar["toward"]]
        moved = [h for h in others if h in led or (recalling and self._is_envoy(h))]
        self._tell_left_out("recipients", moved, "is what moves, not whom it is done to")
        return [h for h in others if h not in moved]

    def _settled(
        self, actors: tuple[Filler, ...], recipients: tuple[Filler, ...], why: str = ""
    ) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
        self.trace.settle("actors", actors, why)
        self.trace.settle("recipients", recipients, why)
        return actors, recipients

    def _proposed(self, happening: Happening, role: str, bound: Collection[int] = ()) -> list[int]:
        """Phrase heads that the model sees in a role, in text order; a bare number stands for nobody outside its sentence.
        Beside one that grammar puts there nobody counts whom it hangs on: "the party, whose leader was jailed"."""
        chances: dict[int, list[float]] = {}
        at_head: dict[int, float] = {}
        for name, token, chance in happening.roles:
            if name != role:
                continue
            head = self._bearer(token, happening)
            chances.setdefault(head, []).append(chance)
            if head == token:
                at_head[head] = chance
        inside = {i for i in range(happening.start, happening.end) if not self._is_within_words(i, happening)}
        scores = {
            h: max(at_head.get(h, 0.0), sum(found) / len(found) * (1.0 if h in at_head else 0.8))
            for h, found in chances.items()
        }
        can = self._acts if role == "actors" else self._can_act
        for head, owner in self._owners_seen(role, tuple(scores), happening, bound).items():
            scores[owner] = max(scores.get(owner, 0.0), scores.pop(head))
        plain = {h for h, s in scores.items() if s >= _PLAIN[role] and self._is_unread(h, role, happening.start, s)}
        sure = [h for h, s in scores.items() if s >= SURE[role] and h not in inside and (can(h) or h in plain)]
        here = self.tokens[happening.start].sentence
        sure = [h for h in sure if self.tokens[h].pos != "NUM" or self.tokens[h].sentence == here]
        told = [h for h in sure if h in bound]
        sure = [h for h in sure if h in told or not any(self._is_in_clause(t, h) for t in told)]
        taken = self._outermost(h for h in sure if self.tokens[h].head in inside or not self._has_somebody(h))
        self._tell_proposed(role, scores, taken)
        return taken

    def _is_within_words(self, head: int, happening: Happening) -> bool:
        """Whether a pronoun stands inside the words for what is done to somebody: "bring them to justice"."""
        return self.tokens[head].pos == "PRON" and self.tree.has(head, "obj", "iobj") and head > happening.start

    def _owners_seen(self, role: str, heads: Iterable[int], happening: Happening, bound: Collection[int]) -> dict[int, int]:
        """Phrases of things → whose they are by a word beside them that the reader sees in a role, and the thing not: "blamed
        Peruvian policy"."""
        seen = {token for name, token, chance in happening.roles if name == role and chance >= SURE[role]}
        can = self._acts if role == "actors" else self._can_act
        out = {}
        for head in heads:
            thing = self.tokens[head].pos == "NOUN" and not (can(head) or head in seen or head in bound)
            beside = self._words_beside(head) if thing and not happening.start <= head < happening.end else []
            owner = next((c for c in beside if c in seen and self.who.named.is_holder(c)), None)
            if owner is not None:
                out[head] = owner
        return out

    def _words_beside(self, noun: int) -> list[int]:
        """The words that describe a noun, and those that describe these."""
        kinds = ("compound", "amod", "nmod:desc")
        near = self.tree.of(noun, *kinds)
        return [*near, *(c for k in near for c in self.tree.of(k, *kinds))]

    def _bearer(self, token: int, happening: Happening) -> int:
        """The head of the phrase that a word is part of; a word that only tells whose deed the noun is stands by itself
        ("opposition protests"), but for a place ("the Mali coup")."""
        head = self.tree.head_of(token)
        tells = happening.start <= head < happening.end and self.tokens[token].head == head
        place = self.who.name_at.get(token, (0, 0, ""))[2] == "LOC"
        return token if tells and not place and self.tree.has(token, "compound", "amod") else head

    def _has_somebody(self, head: int) -> bool:
        """Whether a pronoun only says whose somebody is: the "its" of "its staff", who may act, takes no part."""
        owned = self.tokens[self.tokens[head].head].mention in ("person", "organization")
        return owned and self.tokens[head].pos in ("PRON", "DET") and self.tree.has(head, "nmod:poss", "det")

    def _outermost(self, heads: Iterable[int]) -> list[int]:
        """Without the phrases that belong to another one: "Mali" in "Mali's junta" does not act beside it, nor the legion
        beside "the colonel, once an officer in the legion"."""
        found = sorted(set(heads))
        phrases = {h: self.tree.phrase(h) for h in found}
        return [
            h
            for h in found
            if not any(o != h and (phrases[o][0] <= h < phrases[o][1] or self._hangs_on(h, o)) for o in self._apart(h, found))
        ]

    def _apart(self, head: int, others: Iterable[int]) -> list[int]:
        """Those who do not stand beside somebody."""
        return [o for o in others if not self._stands_beside(head, o)]

    def _stands_beside(self, head: int, other: int) -> bool:
        """Whether somebody stands right behind another with no more than "and" between them, however the reader hangs them."""
        if other >= head:
            return False
        low = head
        while low > 0 and low <= self.tokens[low - 1].head <= head and self.tokens[low - 1].pos in _IN_PHRASE:
            low -= 1
        joint = low - 1
        within = any(joint < up < head for up in self.tree.up(head))
        if joint <= other or self.tokens[joint].pos != "CCONJ" or within:
            return False
        end = self.who.name_at[other][1] if other in self.who.name_at else other + 1
        return end == joint or (end == joint - 1 and self.tokens[end].text == ",")

    def _is_in_clause(self, head: int, other: int) -> bool:
        """Whether a phrase stands in a clause that tells of another one."""
        above = list(itertools.takewhile(lambda i: i != other, self.tree.up(head)))
        return self._hangs_on(head, other) and any(self.tokens[i].pos == "VERB" for i in above)

    def _hangs_on(self, head: int, other: int) -> bool:
        """Whether a phrase depends on another one otherwise than as one of several joined by "and"."""
        at, joined = head, True
        for above in self.tree.up(head):
            joined = joined and self.tree.has(at, "conj")
            if above == other:
                return not joined
            at = above
        return False

    def _partners(self, at: int) -> list[int]:
        """ "talks with X", "signed a deal with Y", "mediated between A and B": the other parties."""
        verb = self.light_verb(at)
        nodes = [at, *([verb] if verb is not None else []), *(self.tree.of(at, "obj") if self.tokens[at].pos == "VERB" else [])]
        found = [c for node in nodes for c in self.tree.of(node, "nmod", "obl")]
        tied = [c for c in found if self.preposition(c) in self.grammar["partners"] and self._is_who(c)]
        return tied or self._set_against(at)

    def _set_against(self, noun: int) -> list[int]:
        """Who is told to fight whom by the verb over a noun: "des combats ont opposé l'armée aux rebelles", "des heurts ont
        fait dix morts entre l'armée et les rebelles"."""
        verb = self.tokens[noun].head
        if self.tokens[noun].lemma.lower() not in self.grammar["mutual"] or not self.tree.has(noun, "nsubj"):
            return []
        opposed = self.tree.of(verb, "obj") if self.tokens[verb].lemma in self.grammar["opposing"] else []
        sides = self.grammar["addressing"] if opposed else self.grammar["both_sides"]
        beside = [c for n in (verb, *self.tree.of(verb, "obj")) for c in self.tree.of(n, "obl", "nmod")]
        found = [*opposed, *(c for c in beside if self.preposition(c) in sides)]
        return [h for c in found for h in self.tree.conjuncts(c) if self._is_who(h)]

    def is_mutual(self, at: int) -> bool:
        """Whether all who take part do it to each other: "clashed with police", "fighting between rebels and soldiers"."""
        partners = self._partners(at)
        both = any(self.preposition(c) in self.grammar["both_sides"] for c in partners) and self.tokens[at].pos == "NOUN"
        return bool(partners) and (both or self.tokens[at].lemma.lower() in self.grammar["mutual"])

    def is_won(self, at: int) -> bool:
        """Whether a word tells that somebody is elected, and not by whom: "was re-elected", "the election of Ana Silva"."""
        token = self.tokens[at]
        elected = token.lemma.lower() in self.grammar["electing"]
        return elected and (token.pos == "NOUN" or self.tree.passive(at) or token.tag == "VBN")

    def _host(self, at: int, known: Sequence[Filler]) -> list[int]:
        """Whose talks they are by the clause that a noun only accompanies, where the noun tells but one of them: "they left
        after a meeting with X"."""
        verb = self.tokens[at].head
        beside = self.tokens[at].pos == "NOUN" and self.tree.has(at, "obl") and self.tokens[verb].pos == "VERB"
        if len(known) != 1 or not beside or not self._partners(at):
            return []
        subject = self.tree.subject(verb)
        return [subject] if subject is not None and self._is_who(subject) else []

    def _is_town(self, head: int) -> bool:
        """Whether a name is that of a town which no government stands for: "a visit to Port Sudan"."""
        words = self.who.named.text_of(*self.who.name_at[head][:2]) if head in self.who.name_at else ""
        return self.who.named.is_mere_place(head) and not self.who.named.rules(words)

    def _is_meeting_place(self, head: int) -> bool:
        """Whether a place that is no country hangs on the deed by a word for where ("signed at Algiers"), not for with whom; or
        is no more than a place that somebody went to see ("visited the village")."""
        if self.tokens[head].pos == "NOUN" and self.tokens[head].mention == "place" and self.tree.has(head, "obj"):
            return self.tokens[head].lemma.lower() in self.grammar["territory"]
        if self.tree.words.code != "en" and self.who.name_at.get(head, (0, 0, ""))[2] == "LOC":
            of_it = self.tree.has(head, "nmod") and self.preposition(head) in self.grammar["of_phrase"]
            if of_it and self.who.named.is_seat(head):
                return True  # "les pourparlers de Doha"
            if self.tree.has(head, "obl") and self.preposition(head) in self.grammar["inside"]:
                return True  # "se rendra jeudi à Abidjan"
        others = {"", *(word for role in ("partners", "by", "agent") for word in self.grammar[role])}
        return (
            self.tree.has(head, "obl", "nmod") and self.who.named.is_mere_place(head) and self.preposition(head) not in others
        )

    def _is_owned(self, head: int, actors: set[str]) -> bool:
        """ "withdrew its soldiers": what belongs to the actor is the means, not the one acted on; but not who is named,
        "appointed its speaker, Ana Silva"."""
        if any(self.who.name_at.get(c, (0, 0, ""))[2] == "PERSON" for c in self.tree.of(head, "appos")):
            return False
        verb = self.tokens[head].head
        if self.tokens[verb].lemma in self.grammar["discarding"]:
            return False
        own = self.tokens[verb].lemma in self.grammar["means"]
        alone = self.who.pronouns.is_single_person(head) and self.tokens[verb].lemma not in self.grammar["sending"]
        acted_on = self.tree.has(head, "obj", "iobj", "nsubj:pass")
        if alone and acted_on and not own and self.tokens[head].lemma.lower() not in self.grammar["envoys"]:
            return False  # "sacked his deputy": one person is no means
        for possessor in self.tree.owners(head) if own else self.tree.of(head, "nmod:poss"):
            owner = self.who.name(possessor)
            if owner is not None and owner.name in actors and (own or self.tokens[possessor].pos == "PRON"):
                return True
        return False

    def _is_envoy(self, head: int) -> bool:
        """Whether somebody is called by no more than what envoys are, and nobody's: one's own, who are called home."""
        beside = self.tree.of(head, "compound", "amod", "nmod:poss", "nmod:desc")
        others = any(self.who.named.is_people(c) or c in self.who.name_at for c in beside)
        return head not in self.who.name_at and self.tokens[head].lemma.lower() in self.grammar["envoys"] and not others

    def _moved(self, verb: int) -> list[int]:
        """Those who are told to be stationed somewhere, by nobody who is told: "500 soldiers were deployed"."""
        stationed = self.tokens[verb].pos == "VERB" and self.tokens[verb].lemma in self.grammar["stationing"]
        passive = stationed and self.tree.passive(verb) and not self._agents(verb)
        return [h for h in self._with_joined(self._done_to(verb)) if self._is_who(h)] if passive else []

    def _is_force(self, head: int) -> bool:
        """Troops and their like: who withdraws or sends them does nothing to them."""
        words = [head, *self.tree.of(head, "compound", "amod")]
        return head not in self.who.name_at and any(
            self.tree.words.sector(self.tokens[i].lemma.lower()) == "MIL" for i in words
        )

    @once
    def _can_act(self, head: int) -> bool:
        token = self.tokens[head]
        if token.lemma.lower() in self.grammar["counting"] or self._is_nobody(head) or self.tree.of(head, *SUBJECTS):
            return False
        if self.tree.is_none(head) or self.tree.is_set_against(head) or self._is_thing(head):
            return False
        if self.who.holder_of(head) is not None:
            return True
        if self.tree.is_possessive(head):
            return True
        if head in self.who.name_at:
            return not self.who.named.is_scene(head)  # where it is, not who is in it
        if token.pos not in NOMINAL:
            return self.who.named.is_people(head)
        if self.who.is_pair(head) or self._stands_for_somebody(head) or self._is_spoken_to(head):
            return True
        known = self._is_regime(head) or self._is_of_a_trade(head) or self._is_known_doer(head)
        return token.mention not in _NOT_WHO or known

    def _is_unread(self, head: int, role: str, verb: int, score: float) -> bool:
        """Whether a word is somebody, or what is done to, by its role alone: a name that was not read as one, the subject of
        its clause, or a noun taken for a thing or a place that hangs on the deed: "attacks on the pipeline"; one of which the
        reader is all but certain is not asked what it is."""
        token = self.tokens[head]
        if self._is_nobody(head) or self._is_thing(head):
            return False
        if role == "actors":
            if score >= _OWN_DEED and self._is_misread(head):
                return True
            return token.tag in ("NNP", "NNPS") and head not in self.who.name_at and self.tree.has(head, "nsubj", "obl:agent")
        tied = token.head == verb and self.tree.has(head, "obj", "nsubj:pass", "nmod", "obl")
        taken = token.mention in ("object", "place") or (score >= _CERTAIN and token.mention not in ("time", "event"))
        return tied and token.pos == "NOUN" and taken

    def _is_misread(self, head: int) -> bool:
        """Whether a word may be somebody who acts though the reader takes it for a notion or event: "the panel", "the special
        counsel", the "it" of a state; not words or rules that somebody wrote."""
        token = self.tokens[head]
        if token.pos == "PRON" and token.text.lower() in self.grammar["thing"]:
            meant = self.who.meant_by(head)
            return meant is not None and meant != head and self._is_who(meant)
        written = token.lemma.lower() in self.tree.words.speech_nouns | self.grammar["orders"]
        acts = self.tree.has(head, "nsubj", "obl:agent") and token.pos == "NOUN"
        return acts and not written and token.mention not in ("time", "event", "object")

    def _stands_for_somebody(self, head: int) -> bool:
        """Whether a pronoun that the reader takes for a thing's is that of who says the words: "the bank said it would", or of
        whose words they are: "its message asks"."""
        meant = self.who.meant_by(head) if self.tokens[head].pos == "PRON" else None
        words = self.tree.has(head, "nmod:poss") and self.tokens[self.tokens[head].head].lemma in self.tree.words.speech_nouns
        return meant is not None and (words or self.who.pronouns.tells(meant, head)) and self._is_who(meant)

    def _acts(self, head: int) -> bool:
        """A place that is no country does nothing; its government or its people may, and a seat of government for it."""
        free = {"", *self.grammar["by"], *self.grammar["agent"], *self.grammar["from"]}
        tied = self.preposition(head) not in free and not self.tree.has(head, "nmod:poss")
        seat = not tied and head in self.who.name_at and self.who.named.rules(self.who.phrase(head))
        return self._can_act(head) and (seat or not self.who.named.is_mere_place(head))

    def may_be_somebody(self, head: int) -> bool:
        """Whether a phrase may stand for somebody at all."""
        return self._acts(head) and (self._is_who(head) or self.tokens[head].pos == "PRON" or self.who.named.is_people(head))

    def _fill(self, heads: list[int]) -> tuple[Filler, ...]:
        """The names of some phrases and of those joined to them who can be somebody: "the bloc and others" is the bloc."""
        return _unique(tuple(f for h in heads for f in self.who.names(h, self._can_act) if f.name))

    def _leading(self, role: str, heads: list[int], bound: Sequence[int], happening: Happening) -> list[int]:
        """One side does what is not done together, to one side: of several phrases that nothing joins, the one that grammar
        puts in the role, else the likeliest."""
        groups = {h: self._joined_to(h) for h in heads}
        for h in heads:
            beside = next((o for o in heads if o < h and self._stands_beside(h, o)), None)
            groups[h] = groups[h] if beside is None else groups[beside]
        best = min(heads, key=lambda h: (h not in bound, -self._chance(happening, role, h), h), default=None)
        left = [h for h in heads if best is not None and groups[h] != groups[best]]
        self._tell_left_out(role, left, "is less likely than another")
        return [h for h in heads if h not in left]

    def _uncontested(self, actors: list[int], happening: Happening) -> list[int]:
        """Without those whom the reader would rather see as the one acted on: nobody does it to himself."""
        left = [h for h in actors if self._chance(happening, "recipients", h) > self._chance(happening, "actors", h)]
        self._tell_left_out("actors", left, "is likelier the one acted on")
        return [h for h in actors if h not in left]

    def _joined_to(self, head: int) -> int:
        """The first of the phrases that one is joined to by "and"."""
        while self.tree.has(head, "conj"):
            head = self.tokens[head].head
        return head

    def _with_first(self, head: int, happening: Happening) -> int:
        """The first of those who act together, where the reader is sure of a later one only and sees the first, too."""
        top = self._joined_to(head)
        joined = self.tree.has(top, "nsubj") and self._can_act(top)
        return top if joined and self._chance(happening, "actors", top) >= _SEEN else head

    def _chance(self, happening: Happening, role: str, head: int) -> float:
        return max((c for name, i, c in happening.roles if name == role and self.tree.head_of(i) == head), default=0.0)

    # ------------------------------------------------------------ telling why

    def _tell_proposed(self, role: str, scores: Mapping[int, float], taken: Sequence[int]) -> None:
        if not self.trace.on:
            return
        for head in taken:
            self.trace.note(role, f"the reader gives “{self.who.phrase(head)}” {scores[head]:.0%} ({SURE[role]:.0%} needed)")
        left = max((h for h in scores if h not in taken), key=lambda h: (scores[h], -h), default=None)
        if left is not None:
            why = "" if scores[left] < SURE[role] else ", but it cannot be one or stands inside another"
            needed = f"({SURE[role]:.0%} needed){why}"
            self.trace.note(
                role, f"best left out: “{self.who.phrase(left)}”, to which the reader gives {scores[left]:.0%} {needed}"
            )

    def _tell_grammar(self, role: str, heads: Sequence[int]) -> None:
        if not self.trace.on:
            return
        for head in heads:
            self.trace.note(role, f"the reader leaves it open; grammar: “{self.who.phrase(head)}” is {self._relation(head)}")
        if not heads:
            self.trace.note(role, "the reader leaves it open, and so does the grammar")

    def _tell_left_out(self, role: str, heads: Sequence[int], why: str) -> None:
        for head in heads if self.trace.on else ():
            self.trace.note(role, f"left out: “{self.who.phrase(head)}”, which {why}")

    def _relation(self, head: int) -> str:
        """How a phrase hangs on another word: "the subject of “met”"."""
        name = self.tokens[head].relation
        known = RELATIONS.get(name) or RELATIONS.get(name.partition(":")[0], name)
        by = f" (by “{self.preposition(head)}”)" if self.preposition(head) else ""
        return f"{known} “{self.tokens[self.tokens[head].head].text}”{by}"

    # ------------------------------------------------------------ grammar

    def _with_all(self, heads: list[int], bound: Sequence[int]) -> list[int]:
        """With those joined to one of them: "X and Z attacked" has both as soon as it has one."""
        return sorted({*heads, *(h for h in bound if self._can_act(h))}) if set(heads) & set(bound) else heads

    def _bound(self, at: int) -> Bound:
        """Those whom the grammar settles, whatever the reader makes of them."""
        if (own := self._says_of_himself(at)) is not None:
            return Bound(self._with_joined([own]))
        return self._bound_to_verb(at) if self.tokens[at].pos == "VERB" else self._bound_to_noun(at)

    def _says_of_himself(self, at: int) -> int | None:
        """Who says in French what he feels: "l'ONU s'est dite préoccupée par les combats"."""
        verb = self.tokens[at].head
        says = self.tokens[verb].lemma in self.tree.words.bare_saying and self.tree.is_reflexive(verb)
        if self.tree.words.code == "en" or not says or not self.tree.has(at, "xcomp", "ccomp", "obj", "amod", "advcl"):
            return None
        return self.tree.subject(verb) if not self.tree.of(at, "mark", *SUBJECTS) else None

    def _undergone(self, at: int) -> Bound:
        """The active subject of a verb, or of the verb over a noun, as the one it is done to."""
        verb = at if self.tokens[at].pos == "VERB" else self.tokens[at].head
        subject = None if self.tree.passive(verb) else self.tree.subject(verb)
        if subject is None:
            return self._bound(at)
        own = self._bound(at).acting if self.tokens[at].pos == "NOUN" else ()
        return Bound(tuple(h for h in own if h != subject), self._with_joined([subject]))

    def _bound_to_verb(self, verb: int) -> Bound:
        """The subject of a passive suffers; beside an object the subject acts and the object suffers."""
        laid = self._laid_at(verb)
        if laid:
            return Bound(suffering=self._with_joined(laid))
        if (member := self._membership(verb)) is not None:
            return member
        if (told := self._told_in_passive(verb)) is not None:
            acted_on = self._with_joined(o for o in self.tree.objects(verb) if o != told)
            return Bound(self._with_joined([told]), acted_on, controlled=True)
        if self.tree.passive(verb) and self.tokens[verb].lemma in self.grammar["angering"]:
            return Bound(self._with_joined(self.tree.of(verb, "nsubj:pass")))
        if self.tree.passive(verb):
            acting = self._with_joined(h for h in self._agents(verb) if self._is_who(h) and self._acts(h))
            suffering = tuple(h for h in self._with_joined(self._done_to(verb)) if h not in acting)
            return Bound(acting, suffering, named=bool(acting))
        subject, objects = self.tree.subject(verb), self.tree.objects(verb) or self._shared_objects(verb)
        if hands := self._hands(verb):
            acting = self._with_joined(h for h in hands if self._is_who(h))
            return Bound(acting, self._with_joined([subject] if subject is not None else []), named=bool(acting))
        if self.tokens[verb].lemma in self.grammar["angering"] and any(self._is_who(o) for o in objects):
            return Bound(self._with_joined(o for o in objects if self._is_who(o)))
        if takers := self._takers(verb):
            return Bound(takers, self._with_joined([subject] if subject is not None else []))
        twisted = self._twisted(verb)
        if twisted is not None:
            subject, objects = twisted
        if subject is not None and self.tree.is_reflexive(verb) and self._may_act(subject):
            return Bound(self._with_joined([subject]))
        if subject is not None and not objects and (self._speaks(verb) or self._moves(verb)) and self._may_act(subject):
            return Bound(self._with_joined([subject]), named=self.tree.is_item(verb))
        if subject is not None and self.tree.is_put_to(verb) and self._may_act(subject):
            acting = self._with_joined([subject])
            suffering = tuple(h for h in self._with_joined(objects) if h not in acting)
            return Bound(acting, suffering, controlled=self.tree.is_controlled(verb))
        if subject is None or not objects or self.tokens[verb].lemma in self.grammar["undergoing"]:
            return Bound()
        acting = self._with_joined([subject] if self._may_act(subject) else [])
        bereft = self._bereft_of(verb) if all(self._is_ground(o) for o in objects) else []
        suffering = tuple(h for h in self._with_joined(bereft or objects) if h not in acting)
        controlled = bool(acting) and self.tree.is_controlled(verb)
        named = self._is_laid_to(verb) or self.tree.is_promised(verb) or self.tree.is_item(verb)
        return Bound(acting, suffering, controlled=controlled, named=bool(acting) and named)

    def _membership(self, verb: int) -> Bound | None:
        """Whose part in a body is ended or begun, by that body: "Peru's Andean Union membership was suspended", "suspended
        Peru's membership"."""
        things = [*self.tree.objects(verb), *self.tree.of(verb, "nsubj:pass")]
        held = next((n for n in things if self.tokens[n].lemma.lower() in self.grammar["membership"]), None)
        if held is None:
            return None
        bodies = [c for c in self.tree.of(held, "compound", "amod", "nmod") if self.who.name_at.get(c, (0, 0, ""))[2] == "ORG"]
        owners = [h for n in (held, *bodies) for h in self.tree.owners(n) if h not in bodies]
        members = self._with_joined(h for h in owners if self._is_who(h))
        if not members:
            return None
        subject = self.tree.subject(verb)
        doers = self._agents(verb) or bodies if self.tree.passive(verb) else [subject] if subject is not None else []
        acting = tuple(h for h in self._with_joined(doers) if h not in members and self._is_who(h))
        return Bound(acting, tuple(h for h in members if h not in acting), named=bool(acting))

    def _told_in_passive(self, verb: int) -> int | None:
        """Who is made or kept in a French passive to do what an infinitive says: "des jeunes ont été empêchés de défiler par
        la police"."""
        over = self.tokens[verb].head
        moves = self.tree.words.demanding | self.grammar["hindering"] | self.grammar["compelling"]
        told = self.tree.words.code != "en" and self.tree.has(verb, "xcomp") and self.tokens[over].lemma in moves
        if not told or not self.tree.passive(over) or self.tree.of(verb, *SUBJECTS):
            return None
        subject = next(iter(self.tree.of(over, "nsubj:pass")), None)
        return subject if subject is not None and self._may_act(subject) else None

    def _moves(self, verb: int) -> bool:
        """Whether a French verb makes its past with "être", and so is done to nobody: "sont entrés", not "sont morts"."""
        grammar = self.grammar
        return self.tokens[verb].lemma in grammar["with_be"] - grammar["dying"] - grammar["mishaps"]

    def _speaks(self, verb: int) -> bool:
        """Whether a verb is one of speaking, whose subject never is spoken to: no participle alone ("told of the raid")."""
        words = self.tree.words
        if self.tokens[verb].tag == "VBN" and not self.tree.of(verb, "aux"):
            return False
        return (
            self.tokens[verb].lemma in words.reporting | words.demanding | words.threatening | words.denying | words.promising
        )

    def _done_to(self, verb: int) -> list[int]:
        """Whom a passive is done to: its subject, the noun that a participle hangs on ("soldiers attacked by rebels fled") or
        the subject of the clause that it opens or is joined to."""
        own = [*self.tree.of(verb, "nsubj:pass")]
        if own or self.tree.of(verb, *SUBJECTS):
            return own
        noun = self.tokens[verb].head
        if self.tree.has(verb, "acl") and not self.tree.has(verb, "acl:relcl"):
            return [noun] if self.tokens[noun].pos in NOMINAL else []
        subject = self.tree.subject(verb)
        return [subject] if subject is not None else []

    def _is_laid_to(self, verb: int) -> bool:
        """Whether somebody is accused of what a form in -ing says: "was accused by them of ordering it"."""
        above = self.tokens[verb].head
        marks = {self.tokens[m].lemma for m in self.tree.of(verb, "mark")}
        charged = self.tree.has(verb, "advcl") and bool(marks & self.grammar["charging"])
        return charged and self.tree.passive(above) and self.tokens[above].lemma in self.grammar["accusing"]

    def _told_who(self, verb: int) -> tuple[int, ...]:
        """Those that a sentence says somebody is who suffered something: "the men arrested are Ali Sow and two clerks"."""
        noun = self.tokens[verb].head
        who = self.tokens[noun].head
        passive = self.tokens[verb].tag == "VBN" and self.tree.has(verb, "acl", "amod")
        called = self.tree.has(noun, "nsubj") and bool(self.tree.of(who, "cop")) and not self.tree.of(who, "case")
        if not passive or noun == who or not called:
            return ()
        before = self.tree.of(who, "det", "nummod", "nmod:poss")
        named = who in self.who.name_at or any(self.tokens[b].lemma not in self.grammar["indefinite"] for b in before)
        told = self._with_joined([who])
        return told if named and all(self._is_who(h) for h in told) else ()

    def _described(self, verb: int) -> list[int]:
        """Whom a word right before its noun tells to have suffered something: "the arrested minister"."""
        noun = self.tokens[verb].head
        suffered = self.tokens[verb].tag in ("VBN", "JJ") and self.tree.has(verb, "amod") and verb < noun
        return [noun] if suffered and self._is_who(noun) else []

    def _takers(self, verb: int) -> tuple[int, ...]:
        """To whom something is lost: "the rebels lost the town to the army", "the town fell to the army"."""
        objects = bool(self.tree.objects(verb))
        lost = self.tokens[verb].lemma in self.grammar["losing" if objects else "falling"]
        behind = self.tree.of(verb, "obl") if lost else []
        return self._with_joined(c for c in behind if self.preposition(c) in self.grammar["order_mark"] and self._is_who(c))

    def _laid_at(self, verb: int) -> list[int]:
        """At whose door a deed is laid: "an attack blamed on rebels", "blamed the attack on rebels", "which he
        blamed on rebels"."""
        if self.tokens[verb].lemma not in self.grammar["laid_at"]:
            return []
        relative = self.grammar["relative"] if self.tree.has(verb, "acl:relcl") else frozenset()
        deeds = [o for o in self.tree.of(verb, "obj") if not self._is_who(o) or self.tokens[o].lemma.lower() in relative]
        if not (deeds or self.tree.passive(verb) or self.tree.has(verb, "acl")):
            return []
        doors = self.grammar["addressing"] | self.grammar["door"]
        beside = [*self.tree.of(verb, "obl"), *(c for o in deeds for c in self.tree.of(o, "nmod"))]
        beside = [c for c in beside if self.preposition(c) in doors and self.tokens[c].mention != "time"]
        return [c for c in beside if not deeds or self._is_who(c)]

    def _answerable(self, noun: int) -> list[int]:
        """Who is called responsible for a deed, "Russia was responsible for the shelling", or the one who did it, "the
        perpetrators of the raid"."""
        called = self.tokens[noun].head
        if self.tokens[called].lemma.lower() in self.grammar["perpetrators"] and self.tree.has(noun, "nmod"):
            subject = self.tree.subject(called) if self.tree.of(called, "cop") else called
            of_it = self.preposition(noun) in self.grammar["of_phrase"]
            return [subject] if of_it and subject is not None and self._is_who(subject) else []
        held = self.tokens[called].lemma in self.grammar["answerable"] and self.preposition(noun) in self.grammar["charging"]
        subject = self.tree.subject(called) if held else None
        return [subject] if subject is not None and self._is_who(subject) else []

    def _avowed(self, noun: int) -> list[int]:
        """Who claims a deed as his own: "claimed responsibility for the attack", "the attack was claimed by"."""
        over, words = self.tokens[noun].head, self.grammar
        claiming = [*([over] if self.tree.has(noun, "nsubj:pass") else []), *self.tree.of(noun, "acl", "acl:relcl")]
        claiming = [v for v in claiming if self.tokens[v].lemma in words["avowing"]]
        if by := [h for v in claiming for h in self._agents(v) if self._is_who(h)]:
            return by
        held = next((i for i in (over, *self.tree.of(over, "obj")) if self.tokens[i].lemma in words["avowed"]), noun)
        verb = self.tokens[held].head
        if held == noun and not self.tree.is_avowed(noun):
            return []
        if self.tokens[verb].lemma not in words["avowing"] or not self.tree.has(held, "obj", "nsubj:pass"):
            return []
        subject = self.tree.subject(verb)
        found = self._agents(verb) if self.tree.passive(verb) else [subject] if subject is not None else []
        return [h for h in found if self._is_who(h)]

    def _twisted(self, verb: int) -> tuple[int, list[int]] | None:
        """ "the bishop that the mutineers kidnapped", where the reader takes the noun before the verb for a second object."""
        if not self.tree.has(verb, "acl:relcl", "advcl:relcl") or self.tree.of(verb, "nsubj", "nsubj:pass"):
            return None
        before = [c for c in self.tree.of(verb, "obj") if c < verb]
        nouns = [c for c in before if self.tokens[c].pos in NOMINAL and self.tokens[c].lemma not in self.grammar["relative"]]
        if len(before) != 2 or len(nouns) != 1:
            return None
        return nouns[0], [self.tokens[verb].head]

    def _may_act(self, subject: int) -> bool:
        """Whether a subject may be somebody, by what it is or by its word ("the opposition")."""
        token = self.tokens[subject]
        if self._is_thing(subject):
            return False
        known = self._is_who(subject) or self.tree.words.sector(token.lemma.lower()) is not None
        return known or token.pos in ("PROPN", "PRON")

    def _bound_to_noun(self, noun: int) -> Bound:
        """ "X's attack on Y", "the arrest of Y by X", "Y's arrest"; and "the resignation of X", whose own deed it is."""
        done_to = self.tokens[noun].lemma.lower() in self.grammar["done_to"]
        near = self.tree.of(noun, "nmod", "obl:agent")
        inner = [c for n in near if self._is_who(n) for c in self.tree.of(n, "nmod")]
        owners, by = [self.tree.antecedent(o) for o in self.tree.owners(noun)], self._by(near) or self._by(inner)
        targets = [c for c in near if self.preposition(c) in self.grammar["of_deed"] and c not in owners]
        if self.tree.words.code != "en":  # "leur arrestation à Banikoara"
            targets = [
                c for c in targets if not (self.who.name_at.get(c, (0, 0, ""))[2] == "LOC" and self._is_meeting_place(c))
            ]
        if done_to:  # "the mayor's release on bail"
            targets = [c for c in targets if self.preposition(c) in self.grammar["of_phrase"] or self._is_who(c)]
        named_by = any(self._is_who(c) for c in by)
        if (done_to or named_by) and not targets:  # "the mayor's arrest", "the army's defeat by rebels"
            targets, owners = owners, []
        if done_to and not targets and not owners:
            targets = self._before_deed(noun)
        alone = self.tokens[noun].lemma.lower() in self.grammar["own_deeds"]
        felt = alone or self.tokens[noun].lemma.lower() in self.grammar["felt"]
        if felt:
            owners, targets = [*owners, *(c for c in targets if self.preposition(c) in self.grammar["of_phrase"])], []
        by = by or self._by_carrier(noun)
        acting = by or (owners if targets or felt else [])
        told_of = [*([self.tokens[noun].head] if self.tree.has(noun, "nsubj:pass") else []), *self.tree.of(noun, "acl")]
        told_of += [self.tokens[noun].head] if self.tree.has(noun, "obj") else []
        told_of += [v for n in (noun, *near) for v in self.tree.of(n, "acl:relcl")]
        laid = [] if acting else [h for v in told_of for h in self._laid_at(v)]
        acting = acting or laid or self._answerable(noun) or self._avowed(noun)
        if self.tree.words.code != "en" and not done_to:
            acting = acting or self._holder(noun)
        sure = targets if acting or done_to else [c for c in targets if self.preposition(c) in self.grammar["upon"]]
        sure = [*sure, *(c for c in near if self.preposition(c) in self.grammar["meant"])]
        acting = [h for h in acting if self._acts(h)]
        suffering = tuple(h for h in self._with_joined(sure) if h not in acting)
        return Bound(self._with_joined(acting), suffering, named=bool(by or alone or laid) and bool(acting))

    def _by_carrier(self, noun: int) -> list[int]:
        """By whom a French light verb behind a noun says that it was done: "une embuscade tendue par des rebelles"."""
        light = self.tree.words.light | self.grammar["deciding"] | self.grammar["decreeing"]
        light = light if self.tree.words.code != "en" else frozenset()
        carriers = (v for v in self.tree.of(noun, "acl") if self.tokens[v].lemma in light and self.tokens[v].tag == "VBN")
        return [h for v in carriers for h in self._agents(v) if self._is_who(h)]

    def _before_deed(self, noun: int) -> list[int]:
        """Whom a deed befell by a word right before it: "the opposition leader arrest", not "police arrests"."""
        before = [c for c in self.tree.of(noun, "compound") if self.tokens[c].mention == "person" and self._is_who(c)]
        return [c for c in before if not self.who.named.is_doer(c)]

    def _by(self, heads: Iterable[int]) -> list[int]:
        return [c for c in heads if self.preposition(c) in (self.grammar["agent"] or self.grammar["by"])]

    def _sent(self, noun: int, bound: Bound) -> Bound:
        """The same with those from whom a deed or words come: "shelling from army positions", "criticism from the unions"."""
        near = self.tree.of(noun, "nmod") if self.tokens[noun].pos == "NOUN" else []
        senders = [c for c in near if self.preposition(c) in self.grammar["from"] and self._is_who(c) and self._acts(c)]
        return replace(bound, acting=self._with_joined(senders), named=bool(senders)) if senders else bound

    def _borne(self, noun: int, bound: Bound) -> Bound:
        """The same with who has to bear a deed: "suffered torture at the hands of guards", "faced attacks from rebels",
        "fended off a raid"."""
        verb = self.tokens[noun].head
        bearing = self.grammar["undergoing"] | self.grammar["warding"]
        if not self.tree.has(noun, "obj") or self.tokens[verb].lemma not in bearing:
            return bound
        acting = bound.acting or self._with_joined(h for h in self._hands(verb) if self._is_who(h))
        subject = self.tree.subject(verb)
        suffering = tuple(h for h in self._with_joined([subject] if subject is not None else []) if h not in acting)
        return replace(bound, acting=acting, suffering=suffering)

    def _targeted(self, noun: int, bound: Bound) -> Bound:
        """The same with whom a clause calls the target of a deed: "fait l'objet d'une enquête", "was the victim of a raid"."""
        target = self.tokens[noun].head
        called = self.tokens[target].lemma.lower() in self.grammar["targets"] and self.tree.has(noun, "nmod")
        if not called or self.preposition(noun) not in self.grammar["of_phrase"]:
            return bound
        made = self.tree.has(target, "obj", "obl") and self.tokens[self.tokens[target].head].lemma in self.tree.words.light
        verb = self.tokens[target].head if made else target if self.tree.of(target, "cop") else None
        subject = None if verb is None else self.tree.subject(verb)
        if subject is None or not self._may_act(subject):
            return bound
        whose = [c for c in self.tree.of(noun, "nmod") if self.preposition(c) in self.grammar["of_phrase"]]
        acting = bound.acting or self._with_joined(c for c in whose if self._is_who(c) and self._acts(c))
        return replace(bound, acting=acting, suffering=tuple(h for h in self._with_joined([subject]) if h not in acting))

    def _found_death(self, noun: int, bound: Bound) -> Bound:
        """The same where somebody "a trouvé la mort": that befell him."""
        verb = self.tokens[noun].head
        found = self.tokens[verb].lemma in self.grammar["finding"] and self.tree.has(noun, "obj")
        if not found or self.tokens[noun].lemma.lower() not in self.grammar["befallen"]:
            return bound
        subject = self.tree.subject(verb)
        return bound if subject is None else Bound(suffering=self._with_joined([subject]))

    def _befallen(self, noun: int, bound: Bound, *, kills: bool) -> Bound:
        """The same with whom a deed befell by the clause behind its noun, or by the verb that says who died in it: "an attack
        that killed nine soldiers", "the coup in which the king was arrested", "nine died in the attack"."""
        found = self._victims(noun) if kills else []
        for verb in self.tree.of(noun, "acl:relcl") if self.tokens[noun].pos == "NOUN" else ():
            subjects = self.tree.of(verb, "nsubj", "nsubj:pass")
            own = any(self.tree.antecedent(s) == noun for s in subjects)
            within = any(self.tree.antecedent(c) == noun for c in self.tree.of(verb, "obl") if c not in subjects)
            if own and self.tokens[verb].lemma in self.grammar["harmed"]:
                found += self.tree.of(verb, "obj")
            elif within and (self.tree.passive(verb) or self.tokens[verb].lemma in self.grammar["dying"]):
                found += subjects
        suffering = tuple(h for h in self._with_joined(h for h in found if self._is_who(h)) if h not in bound.acting)
        return replace(bound, suffering=suffering) if suffering else bound

    def _holder(self, noun: int) -> list[int]:
        """Who does what a French noun under a light verb names, but for what is only announced: "ont entamé une grève"."""
        verb = self.light_verb(noun)
        announced = verb is not None and self.tokens[verb].lemma in self.tree.words.announcing | self.grammar["undergoing"]
        return [] if announced else self._light_subject(noun)

    def _with_joined(self, heads: Iterable[int]) -> tuple[int, ...]:
        """Phrases and what is joined to them by "and"."""
        return tuple(dict.fromkeys(c for h in heads for c in self.tree.conjuncts(h)))

    def _grammatical_actors(self, at: int, *, elects: bool = False) -> list[int]:
        token = self.tokens[at]
        if drawn := self._drawn(at):
            return drawn
        if token.pos == "VERB":
            if self.tree.passive(at):
                return [h for h in self._agents(at) if self._is_who(h)]
            subject = self.tree.subject(at)
            if subject is not None and not self._is_who(subject) and (issuer := self._issuer(subject)) is not None:
                return [issuer]
            return [subject] if subject is not None and self._is_who(subject) else []
        by = [c for c in self.tree.of(at, "nmod", "obl") if self.preposition(c) in self.grammar["by"]]
        felt = self.tree.of(at, "nmod") if token.lemma.lower() in self.grammar["felt"] else []
        by += [c for c in felt if self.preposition(c) in self.grammar["of_phrase"] | self.grammar["among"]]
        strife = token.lemma.lower() in self.grammar["strife"]  # "Syria's war" is where it is fought
        owners = [h for h in self.tree.owners(at) if not (strife and self.who.named.rules(self.who.phrase(h)))]
        found = [h for h in [*by, *owners] if self._is_who(h)][:1]
        return found or self._light_subject(at) or self._modifiers(at, elects=elects)

    def _issuer(self, words: int) -> int | None:
        """Who publishes the words that do something: "Paris published a statement condemning the raid"."""
        verb = self.tokens[words].head
        issued = self.tokens[words].lemma.lower() in self.tree.words.speech_nouns and self.tree.has(words, "obj")
        if not issued or self.tokens[verb].lemma not in self.grammar["publishing"]:
            return None
        subject = self.tree.subject(verb)
        return subject if subject is not None and self._is_who(subject) and self._acts(subject) else None

    def _drawn(self, at: int) -> list[int]:
        """From whom something comes: "drew condemnation from X", "met with protests from X"."""
        verb = at if self.tokens[at].pos == "VERB" else self.tokens[at].head
        if self.tokens[verb].lemma not in self.grammar["drawing"]:
            return []
        beside = [c for node in dict.fromkeys((at, verb)) for c in self.tree.of(node, "nmod", "obl")]
        return [h for h in beside if self.preposition(h) in self.grammar["from"] and self._is_who(h)][:1]

    def _modifiers(self, noun: int, *, elects: bool) -> list[int]:
        """Whose deed a word before the noun tells: "French criticism", "a central bank warning", "US-led raids"; a country in
        letters before a vote only says where that is ("the US election")."""
        inner = (c for k in self.tree.of(noun, "compound") for c in self.tree.of(k, "amod") if self.who.named.is_people(c))
        before = [*self.tree.of(noun, "amod", "compound", "nmod:desc"), *inner]
        leading = [h for h in before if self.tokens[h].text.lower() in self.grammar["led"]]
        led = [c for h in leading for c in self.tree.of(h, "compound", "obl")]
        if self.tokens[noun].lemma.lower() in self.grammar["strife"] | self.grammar["mutual"]:
            before = [h for h in before if not self.who.named.is_people(h)]  # "the Syrian war" is where it is fought
        own = self.tokens[noun].lemma.lower() not in self.grammar["done_to"] and not elects
        named = self.who.named
        known = (h for h in before if named.is_people(h) or self.who.name_at.get(h, (0, 0, ""))[2] == "ORG")
        return [*led, *known, *(h for h in before if own and named.is_doer(h))][:1]

    def _is_beyond_deed(self, head: int, verb: int) -> bool:
        """Whether somebody stands outside the words for a happening that does what its clause tells: of "the bloc met two days
        after the coup that toppled her" the bloc toppled nobody."""
        over = self.tokens[verb].head
        clause = self.tree.has(verb, "acl:relcl") and self.tokens[over].mention == "event" and not self.tree.passive(verb)
        own = (self.tree.antecedent(c) == over for c in self.tree.of(verb, "nsubj"))
        return clause and any(own) and self._is_outside(head, over)

    def _is_beyond_clause(self, head: int, verb: int) -> bool:
        """Whether somebody stands outside a relative clause that says of another that he was elected."""
        clause = self.tree.relative_clause(verb)
        if clause is None or not self.tree.passive(verb):
            return False
        return self._is_outside(head, self.tokens[clause].head)

    def _is_outside(self, head: int, over: int) -> bool:
        """Whether a word is neither another nor anything that hangs on it."""
        return head != over and head not in self.tree.below(over)

    def _agents(self, verb: int) -> list[int]:
        """By whom something is done in the passive, also where the reader leaves it at a phrase with the word for "by"."""
        found = [a for a in self.tree.of(verb, "obl:agent") if not self._is_cited(a)]
        found = found or [c for c in self.tree.of(verb, "obl") if self.preposition(c) in self.grammar["agent"]]
        return found or self._hands(verb)

    def _hands(self, verb: int) -> list[int]:
        """At whose hands something befell somebody: "died at the hands of the guards"."""
        near = [c for n in (verb, *self.tree.of(verb, "obj")) for c in self.tree.of(n, "obl", "nmod")]
        hands = [
            c for c in near if self.tokens[c].lemma in self.grammar["hands"] and self.preposition(c) in self.grammar["placing"]
        ]
        return [h for c in hands for h in (*self.tree.of(c, "nmod:poss"), *self.tree.of(c, "nmod"))]

    def _light_subject(self, at: int) -> list[int]:
        """Who does what a noun under a light verb names: "Iraq will hold elections", "workers went on strike"."""
        verb = self.light_verb(at)
        if verb is None or self.tree.passive(verb):
            return (
                [h for h in self.tree.of(verb, "obl:agent") if self._is_who(h) and not self._is_cited(h)]
                if verb is not None
                else []
            )
        subject = self.tree.subject(verb)
        if subject is None or subject == at:
            return []
        return [subject] if self._is_who(subject) or self._stands_for_somebody(subject) else []

    def light_verb(self, at: int) -> int | None:
        """The verb that says no more than that a noun happens: "hold" of "held elections"."""
        head = self.tokens[at].head
        if self.tree.is_carried_by(head, at):
            return head
        governed = self.tree.has(at, "obj", "nsubj:pass") or (
            self.tree.has(at, "obl") and self.tokens[head].lemma in self.grammar["motion"]
        )
        return head if governed and self.tokens[head].lemma in self.tree.words.light | self.grammar["motion"] else None

    def _grammatical_recipients(self, at: int) -> list[int]:
        token = self.tokens[at]
        if token.pos == "VERB":
            if self.tree.passive(at):
                subject = self.tree.subject(at)
                return [subject] if subject is not None and self._is_who(subject) else []
            if self._is_reduced(at):
                return [h for h in self._done_to(at) if self._is_who(h)]
            direct = [h for h in self.tree.objects(at) or self._shared_objects(at) if self._is_who(h)]
            direct += [
                h for h in self.tree.of(at, "obl") if self.preposition(h) in self.grammar["addressing"] and self._is_who(h)
            ]
            asked = [
                s for c in self.tree.of(at, "ccomp") for s in self.tree.of(c, "nsubj") if self._asks(at) and self._is_who(s)
            ]
            return [*direct, *asked, *self._bereft_of(at), *self._menaced(at), *self._severed_from(at)][:1]
        verb = self.light_verb(at)
        beside = self.tree.of(verb, "obl") if verb is not None else []
        return [
            c for c in [*self.tree.of(at, "nmod"), *beside] if self.preposition(c) in self.grammar["toward"] and self._is_who(c)
        ][:1]

    def _authors(self, verb: int) -> list[int]:
        """Whose a thing is by the word before it that somebody takes a stand on: "rejected a Polish plan", "turned down the US
        offer"."""
        things = self.tree.objects(verb) if self.tokens[verb].pos == "VERB" else []
        before = [c for o in things for c in self.tree.of(o, "amod", "compound", "nmod:desc")]
        return [c for c in before if self.who.named.is_holder(c)][:1]

    def _is_reduced(self, verb: int) -> bool:
        """Whether a participle behind a noun, without an object, tells what was done to that: "three officers accused of it";
        not what those did who "gathered"."""
        behind = self.tree.has(verb, "acl") and not self.tree.has(verb, "acl:relcl") and self.tokens[verb].tag == "VBN"
        transitive = self.tokens[verb].lemma in self.grammar["needing_object"] | self.grammar["accusing"]
        return behind and transitive and not self.tree.objects(verb)

    def _shared_objects(self, verb: int) -> list[int]:
        """The objects that a verb shares with the one right behind it: "the rebels attacked and burned the village"."""
        joined = next((c for c in self.tree.of(verb, "conj") if self.tree.of(c, "obj")), None)
        shares = self.tokens[verb].lemma in self.grammar["sharing_object"] | self.grammar["needing_object"]
        if (
            joined is None
            or not shares
            or self.tokens[joined].pos != "VERB"
            or self.tree.passive(joined)
            or self.tree.of(verb, "obl", "ccomp")
        ):
            return []
        objects = [*self.tree.of(joined, "obj")]
        parted = bool(objects) and self.tokens[self.tree.phrase(objects[0])[0] - 1].text == ","
        among = {*self.tree.of(verb, "conj"), *self.tree.of(joined, "conj")}
        plain = ("CCONJ", "ADV", "AUX", "PART", "PUNCT")
        between = all(i in among or self.tokens[i].pos in plain for i in range(verb + 1, joined))
        same = (self.tokens[verb].tag == "VBG") == (self.tokens[joined].tag == "VBG")
        return objects if same and (parted if self.tree.of(joined, *SUBJECTS) else between) else []

    def _bereft_of(self, verb: int) -> list[int]:
        """From whom something is taken: "took power from the president"."""
        taken = self.tokens[verb].lemma in self.grammar["taking"]
        objects = self.tree.of(verb, "obj") if taken else []
        inside = {i for o in objects if self._is_ground(o) for i in self.tree.below(o)}
        behind = [*self.tree.of(verb, "obl"), *sorted(i for i in inside if self.tree.has(i, "nmod"))] if objects else []
        return [c for c in behind if self.preposition(c) in self.grammar["from"] and self._is_who(c) and self._acts(c)]

    def _severed_from(self, verb: int) -> list[int]:
        """With whom a French verb ends what ties them: "a fermé sa frontière avec le Mali"."""
        near = [verb, *self.tree.of(verb, "obj")] if self.tokens[verb].lemma in self.grammar["severing"] else []
        found = [c for n in near for c in self.tree.of(n, "obl", "nmod") if self.preposition(c) in self.grammar["partners"]]
        whose = [c if self._is_who(c) else next(iter(self.tree.of(c, "nmod")), c) for c in found]
        return [c for c in whose if self._is_who(c)]

    def _is_ground(self, head: int) -> bool:
        """Whether a phrase is of a place that is taken from somebody: "retook the town from the rebels"."""
        return self.who.named.is_mere_place(head) or self.tokens[head].lemma.lower() in self.grammar["territory"]

    def _menaced(self, at: int) -> list[int]:
        """Whom a threat is aimed at by what is threatened: "warned of consequences for the junta", "threatened sanctions
        on Peru"."""
        if self.tokens[at].lemma not in self.tree.words.threatening:
            return []
        aimed = self.grammar["upon"] | self.grammar["meant"]
        harms = [
            *self.tree.of(at, "obj"),
            *(c for c in self.tree.of(at, "obl") if self.preposition(c) in self.grammar["of_deed"]),
        ]
        found = [c for h in harms if not self._is_who(h) for c in self.tree.of(h, "nmod") if self.preposition(c) in aimed]
        return [c for c in found if self._is_who(c) and self._acts(c)]

    def _asks(self, at: int) -> bool:
        return self.tokens[at].lemma in self.tree.words.demanding

    def _is_who(self, head: int) -> bool:
        token = self.tokens[head]
        if self.tree.is_possessive(head) or self._is_spoken_to(head):
            return True
        if self._is_nobody(head) or self._is_thing(head):
            return False
        if self.who.holder_of(head) is not None or self.who.is_pair(head):
            return True
        if head in self.who.name_at:
            return (
                self.who.name_at[head][2] in ("PERSON", "ORG")
                or token.mention in ("organization", "person")
                or self.who.name_at[head][2] == "LOC"
            )
        known = self._is_regime(head) or self._is_of_a_trade(head) or self._is_known_doer(head)
        return token.mention in ("person", "organization") or known

    def _is_spoken_to(self, head: int) -> bool:
        """Whether an "it" that the reader takes for a thing's stands where only somebody can: "accused it of lying"."""
        token = self.tokens[head]
        it = token.text.lower() in self.grammar["thing"] and self.tree.has(head, "obj", "iobj")
        verb = self.tokens[token.head].lemma if it else ""
        meant = self.who.meant_by(head) if verb in self.grammar["accusing"] | self.grammar["of_somebody"] else None
        return meant is not None and meant != head and self._is_who(meant)

    def _is_regime(self, head: int) -> bool:
        """Whether a noun is that of a government said to be somebody's, whatever the reader makes of it: "the Silva regime"."""
        return self.tokens[head].lemma in self.grammar["government"] and bool(
            self.tree.of(head, "amod", "compound", "nmod:poss")
        )

    def _is_of_a_trade(self, head: int) -> bool:
        """Whether a common noun can only be people, by their trade or age, whatever the reader makes of it: "engineer"."""
        token = self.tokens[head]
        whole = token.pos == "NOUN" and not self.tree.has(head, "compound")
        sector = self.tree.words.sector(token.lemma.lower()) if whole else None
        unread = (
            (token.mention == "" or self.tree.has(head, "obl:agent")) and sector in _BODIES and self.tree.words.code == "en"
        )
        return sector == "CVL" or unread

    def _is_thing(self, head: int) -> bool:
        """Whether a common noun is nobody, whatever the reader makes of it; not "the two camps", nor arms
        of somebody ("un drone israélien")."""
        camps = self.tokens[head].lemma.lower() in self.grammar["pair_body"] and self.tree.of(head, "nummod")
        if camps or self.who.holder_of(head) is not None:
            return False
        if head not in self.who.name_at:
            return self.tokens[head].lemma.lower() in self.grammar["things"]
        opens = head == self.tree.sentence(head)[0] and self.who.name_at[head][1] == head + 1
        several = self.tokens[head].text.lower().removesuffix("s") in self.grammar["things"]
        return self._is_water(head) or (opens and several)  # "Rockets hit a market", taken for a name

    def _is_water(self, head: int) -> bool:
        """Whether a name is that of a sea, a river or the like: who patrols it does nothing to it."""
        start, end, kind = self.who.name_at.get(head, (0, 0, ""))
        ends = {self.tokens[i].text.lower() for i in (start, end - 1)} if kind == "LOC" and end - start > 1 else set()
        return not self.grammar["waters"].isdisjoint(ends)

    def _is_nobody(self, head: int) -> bool:
        """Whether a word is never anybody by itself: "others", but not "two others", and "no one"."""
        token = self.tokens[head]
        none = (
            token.lemma.lower() in self.tree.words.numbers and self.tokens[head - 1].lemma.lower() in self.tree.words.negators
        )
        absent = self.preposition(head) in self.grammar["lacking"]  # "signed without the rebels"
        return (
            none
            or absent
            or head in self._dates
            or token.lemma.lower() in self.grammar["ballots"]
            or self._measures_on(head)
            or (token.lemma.lower() in self.grammar["nobody"] and not self.tree.of(head, "nummod"))
        )

    @cached_property
    def _dates(self) -> frozenset[int]:
        """The words of dates, behind whose "by" nobody acts: "elections by March 2024"."""
        return frozenset(i for n in self.tree.analysis.names if n.kind == "DATE" for i in range(n.start, n.end))

    def _is_known_doer(self, head: int) -> bool:
        """Whether a common noun names somebody by itself, or a number those who suffer ("killing three"); of English nouns the
        reader knows better from the sentence."""
        words, token = self.tree.words, self.tokens[head]
        if token.text.isupper() and organisation(token.text, words.code) is not None:
            return True  # "OAS suspends", which the reader takes for a word
        if words.code != "en" and token.relation == "nsubj:pass" and token.text.lower() in words.scales:
            return True
        several = token.pos == "PRON" and token.text.lower() in self.grammar["few"]
        if (token.pos == "NUM" or several) and token.relation in ("obj", "nsubj:pass"):
            behind = [c for c in self.tree.of(head, "nmod") if c > head]
            bare = not (behind or self.tree.of(head, "flat", "compound"))
            return self.tokens[token.head].pos == "VERB" and bare
        if token.pos == "NUM" and token.relation == "nsubj" and self._tells_of_state(token.head):
            of = [i for i in self.tree.of(token.head, "obl", "nmod") if i < head and self.tokens[i].mention != "time"]
            return not (of or self.tree.of(head, "nmod", "flat"))  # not "of the 27 states, three remain under sanctions"
        if words.code != "en" and token.pos == "NOUN" and token.text[:1].isupper() and head != self.tree.sentence(head)[0]:
            return token.mention in _MAYBE_SOMEBODY
        if words.code == "en" or token.pos != "NOUN":
            return False
        known = any(words.sector(w) is not None for w in (token.lemma.lower(), token.text.lower()))
        if token.lemma.lower() in self.grammar["generic_org"] and self.tree.has(head, "nsubj", "obl:agent"):
            known = True  # "le comité a dénoncé"
        if token.lemma.lower() in self.grammar["sides"] and token.tag == "NNS":
            known = known or any(c in self.who.name_at for c in self.tree.of(head, "nmod"))  # "les pays du bloc"
        return known or token.lemma.lower() in self.grammar["person"]

    def _measures_on(self, head: int) -> bool:
        """Whether a bare number leaves out the unit that one before it has: "a transition of 16 months from a junta that wanted
        36", not "a march of two hours, after which police held 30"."""
        if self.tokens[head].pos != "NUM" or not self.tree.has(head, "obj"):
            return False
        start = self.tree.sentence(head)[0]
        before = [self.tokens[i].head for i in range(start, head) if self.tree.has(i, "nummod")]
        acts = self.grammar["needing_object"] | self.grammar["sharing_object"] | self.grammar["harmed"]
        units = {self.tokens[i].lemma.lower() for i in before}
        return bool(units & self.grammar["time_units"]) and self.tokens[self.tokens[head].head].lemma not in acts

    def _tells_of_state(self, at: int) -> bool:
        """Whether a predicate says in what state somebody is: "remain in custody", "were still in detention"."""
        noun = self.tokens[at].pos == "NOUN" and bool(self.tree.of(at, "cop")) and bool(self.tree.of(at, "case"))
        return noun or (self.tokens[at].pos == "VERB" and self.tokens[at].lemma in self.tree.words.ongoing)

    def _is_cited(self, head: int) -> bool:
        """Whether a phrase only says according to whom: "selon le ministère"."""
        return self.preposition(head) in self.grammar["according"]

    @once
    def preposition(self, child: int) -> str:
        """The word that ties a phrase to what it hangs on, or ""."""
        case = self.tree.of(child, "case")
        return self.tokens[case[0]].lemma.lower() if case else ""


def _unique(fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
    return tuple({f.name: f for f in reversed(fillers)}.values())[::-1]
