"""How likely two claims speak of one happening, and why.

Each thing compared gives a number; the weights turn their sum into log-odds. They were fitted on two stories coded by hand
(as coded; with actors under the reports' own words and modes by the codebook; and as the whole chain codes them) and, at a
tenth of the weight, on topics 1–25 of ECB+, and are kept to two decimals. What the stories hold too few of to learn from was
set by hand: that different countries make different happenings, that one person is no crowd, and kindred types seldom one;
that what is denied of some is not denied of others, nor what befalls one people what befalls another, and that type, time
and place alone make two strangers one seldom; and that what befell people in two towns, or twenty times fewer of them, is
seldom one deed.
Some differences are no matter of degree: they block the pair.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from itertools import islice
from typing import Literal, NamedTuple

from dateline.knowledge.countries import country
from dateline.link.heads import PEOPLE, are_foes, is_repaid, may_be_alike
from dateline.link.names import are_full_names, best_match, compare_names, has_name, lands_of
from dateline.link.profile import PLANS, Profile
from dateline.link.sides import Side, sides_agree
from dateline.link.tally import Allies, Background
from dateline.link.words import WIN, are_kin, share, stems
from dateline.model import Link
from dateline.vocabulary import event_types, language, nature, near_types

CARRIED_GAP = 10
"""Days between two times, one of them carried through a passage, that do not yet tell two happenings apart."""
CARRIED_FAR = 60
"""Beyond these they do, whatever way the times were come by."""
WEIGHTS: Mapping[str, float] = {
    "actors_clash": -0.3,
    "actors_differ": -1.74,
    "actors_rare": 0.89,
    "actors_side": 0.48,
    "bare": 0.22,
    "bare_word": -0.45,
    "bare_word_home": -0.53,
    "bias": -2.27,
    "carried_far": -0.5,
    "country_clash": -3.2,
    "day_same": 1.5,
    "denied_at_large": -1.2,
    "denied_of_others": -1.5,
    "denied_otherwise": -0.5,
    "family_akin": 0.73,
    "family_clash": -1.06,
    "family_kin": 0.12,
    "family_shared": 2.17,
    "figure_match": 1.34,
    "figures_apart": -0.71,
    "mode_clash": -1.06,
    "mode_same": 0.25,
    "one_and_many": -1.9,
    "one_and_several": -0.43,
    "other_peoples": -2,
    "other_telling": -0.86,
    "people_clash": -0.54,
    "people_common": -0.87,
    "people_match": 0.93,
    "people_open": 0.1,
    "place_near": 0.18,
    "place_same": 1.01,
    "plan_and_deed": -0.65,
    "power_since": 0.98,
    "published_close": 0.78,
    "published_long": -1.1,
    "published_months": -0.17,
    "published_week": 0.52,
    "recent_close": 1.04,
    "recent_coarse": -0.05,
    "recent_long": -0.98,
    "recent_months": -0.18,
    "recent_week": 0.65,
    "recipients_clash": -0.28,
    "recipients_differ": -0.7,
    "recipients_rare": 0.55,
    "roles_turned": -0.87,
    "said_match": 0.3,
    "same_telling": 0.9,
    "say_actors_side": 0.62,
    "say_bias": -0.76,
    "say_day_same": 0.28,
    "say_family_akin": -1.01,
    "say_family_shared": -1.22,
    "say_mode_same": -0.5,
    "say_people_open": 0.05,
    "say_recipients_clash": 0.42,
    "say_recipients_differ": -1.2,
    "say_recipients_match": 0.56,
    "say_same_article": -0.45,
    "say_side_by_side": -0.73,
    "say_topics": 0.45,
    "say_topics_clash": -0.79,
    "say_type_same": 0.3,
    "say_word_alone": -0.11,
    "say_words": 1.04,
    "side_by_side": -1.2,
    "status_same": 0.32,
    "time_coarse": 0.36,
    "time_far": -0.61,
    "time_mixed": 0.81,
    "time_near": -0.32,
    "told_anew": 6,
    "towns_apart": -1.5,
    "toll": 1.2,
    "toll_of_others": -1,
    "told_before": -1.09,
    "topics_clash": -0.14,
    "type_far": -1.42,
    "type_near": -1.63,
    "type_same": -0.45,
    "word_alone": 1.84,
    "worlds_apart": -1.5,
    "word_rare": 0.16,
    "words": 0.99,
    "words_apart": -0.71,
}
_SAID_LIST = (
    "bias type_same family_shared family_akin mode_same actors_side recipients_clash recipients_differ recipients_match "
    "word_alone words topics topics_clash same_article people_open day_same side_by_side"
)
SAID = {part: f"say_{part}" for part in _SAID_LIST.split()}
"""What weighs otherwise between two acts of saying."""
SAID_WEIGHTS = {part: WEIGHTS[said] for part, said in SAID.items() if said in WEIGHTS}


class Role(NamedTuple):
    """What is weighed of a part in which somebody stands."""

    match: str
    rare: str
    side: str
    clash: str
    differ: str


ACTORS, RECIPIENTS = (Role(*(f"{role}_{what}" for what in Role._fields)) for role in ("actors", "recipients"))
WORKED_OUT = 0.5
"""How sure two countries tell two happenings apart where the words do not name them."""
DONE = frozenset({"happened", "ongoing"})
"""Statuses of what is no longer to come …"""
YEAR = 366
"""Days from which on a month or a year told is as far away as a day would be, for what comes again: votes, meetings."""
OVER = 3
"""… in a report of so many days later, but for news that has not reached it."""
MONTHS = 120
"""Days after which something is long ago."""
BEHIND = 300
"""Characters behind a deed where a report puts its toll."""
HALF = 0.5
"""How sure a toll behind a deed is that deed's."""
IN_THE_NEWS = 10
"""For how many days a toll is told without saying what of."""
TOLLS = 0.4
"""What part of another a toll may be, or that of it, and both be of one happening."""
ALIKE, OTHERS, SOME_APART = 0.85, 0.6, 0.4
"""From this part of the other on a number is alike; below this one, another thing is counted; in between, this much so."""
FAR_FEWER = 20
"""How many times fewer people are others in the eyes of one report."""
FEWER = 3
"""The same where they were only arrested: of one arrest a report seldom gives two numbers."""
ALLIED = 0.6
"""How well two names match that the case often has act as one."""
_OF_DENIED = frozenset({"people_match", "actors_side", "place_same", "words", "figure_match", "told_anew"})
"""What two have in common of which one is denied: somebody, a place, words for what."""
_OF_WORDS = frozenset({"family_shared", "family_akin", "family_kin", "word_alone"})
"""What the words that name two happenings may have in common."""
_WEEKS = frozenset({"recent_week", "recent_months", "published_week", "published_months"})
"""Times that lie days to months apart, of which the words date one at most."""
MATCH, TURNED = 0.35, 0.7
"""From these matches two parts have somebody in common, or an actor is another's recipient."""


class Scored(NamedTuple):
    """Log-odds that two claims are one happening; `block` says why they cannot be, or is empty."""

    odds: float
    parts: Mapping[str, float]
    block: str = ""


REASONS: Mapping[str, str] = {
    "type_same": "same type",
    "type_near": "kindred types",
    "type_far": "different types",
    "family_shared": "words of one kind",
    "family_akin": "words of a kindred kind",
    "family_kin": "words of kinds that go together",
    "family_clash": "words of different kinds",
    "mode_same": "same mode",
    "word_rare": "the same rare word",
    "mode_clash": "different modes",
    "actors_match": "same actors",
    "actors_rare": "an actor few other claims name",
    "actors_clash": "different actors",
    "recipients_match": "same recipients",
    "recipients_rare": "a recipient few other claims name",
    "recipients_clash": "different recipients",
    "roles_turned": "actor and recipient change places",
    "people_match": "same participants",
    "people_open": "participants not named by both",
    "people_clash": "different participants",
    "day_same": "same day",
    "time_mixed": "times that meet",
    "time_coarse": "times that meet",
    "time_near": "dates a little apart",
    "time_far": "dates far apart",
    "told_before": "dated after the other was reported",
    "recent_close": "dated shortly before the other was reported",
    "recent_week": "dated within weeks before the other was reported",
    "recent_long": "dated long before the other was reported",
    "recent_coarse": "one date, and that a coarse one",
    "published_close": "reported within days",
    "published_week": "reported within weeks",
    "published_long": "reported long apart",
    "place_same": "same place",
    "power_since": "power is seldom seized",
    "place_near": "places in one town or country",
    "towns_apart": "different towns",
    "country_clash": "different countries",
    "one_and_many": "one person here and many there",
    "other_peoples": "people of other countries",
    "plan_and_deed": "told as a plan and as done",
    "denied_at_large": "denied of nobody and nothing that the other names",
    "denied_of_others": "denied of others",
    "denied_otherwise": "denied in other words",
    "words_apart": "neither words nor participants in common",
    "figure_match": "same figure",
    "figures_apart": "other figures",
    "worlds_apart": "many times fewer people",
    "one_and_several": "one here and several there",
    "people_common": "participants without a name",
    "said_match": "same speaker",
    "said_clash": "different speakers",
    "same_article": "same report",
    "side_by_side": "side by side in one sentence",
    "told_anew": "one tells the other's number anew",
    "bare_word": "refers back without details",
    "words": "common words",
    "same_telling": "the same words of the same sentence",
    "other_telling": "other words of the same sentence",
    "word_alone": "the same word",
    "actors_side": "actors of one side",
    "recipients_side": "recipients of one side",
    "actors_differ": "different actors",
    "recipients_differ": "different recipients",
    "carried_far": "dates far apart",
    "toll": "a toll, and about as many",
    "toll_of_others": "a toll, and far fewer or more",
    "topics": "one subject",
    "topics_clash": "different subjects",
}
_TOLD = {k: (REASONS[r], w) for k, w in WEIGHTS.items() if (r := k.removeprefix("say_")) in REASONS}
WORTH_SAYING = 0.3
"""A part of the log-odds below this is no reason."""
SAME, UNSURE = 0.6, 0.3
"""From these scores a pair counts as one happening, or as perhaps one."""
WORTH_KEEPING = 0.1
"""Pairs below this leave no link; grouping counts them as never compared."""
FEWEST_ODDS = math.log(WORTH_KEEPING / (1 - WORTH_KEEPING)) - 1e-6
"""Log-odds that are surely below that."""
LEAST_BLOCKED = -2.0
"""A pair that cannot be one is worth keeping from here on: it keeps two groups apart that a third claim would join."""
MOST_OF_WORDS = sum(max(0.0, WEIGHTS.get(part, 0.0)) for part in ("topics", "words")) + 1e-6
MOST_OF_WORDS_SAID = MOST_OF_WORDS + sum(max(0.0, SAID_WEIGHTS.get(part, 0.0)) for part in ("topics", "words"))
"""The most that words and topics can add, and between two acts of saying …"""
MOST_OF_TELLING = max(0.0, WEIGHTS["same_telling"])
"""… and what one more can where the words that name the happening are the same."""
MEMO = 1 << 17
"""How many matches of names are remembered at once."""


def link_pair(a: Profile, b: Profile, scorer: Scorer) -> Link | None:
    """The link of two claims, given in order of their ids; None where they are too unlike to be worth one."""
    scored = scorer.compare(a, b)
    if scored is not None and scored.block and scored.odds >= LEAST_BLOCKED:
        return Link(a.id, b.id, "different", 0.0, share((scored.block,)))
    if scored is None or scored.odds < FEWEST_ODDS:
        return None
    chance = 1 / (1 + math.exp(-scored.odds))
    if chance < WORTH_KEEPING:
        return None
    if scored.block:
        return Link(a.id, b.id, "different", 0.0, share((scored.block,)))
    verdict: Literal["same", "different", "unsure"] = (
        "same" if chance >= SAME else "unsure" if chance >= UNSURE else "different"
    )
    return Link(a.id, b.id, verdict, share(round(chance, 4)), share(_reasons(scored)))


def _reasons(scored: Scored) -> tuple[str, ...]:
    """What weighed, heaviest first, those against marked so."""
    weighed: dict[str, float] = {}
    for key, value in scored.parts.items():
        told = _TOLD.get(key)
        if told:
            weighed[told[0]] = weighed.get(told[0], 0.0) + told[1] * value
    heavy = sorted((-abs(w), r) for r, w in weighed.items() if abs(w) >= WORTH_SAYING)
    return tuple(r if weighed[r] > 0 else f"against: {r}" for _, r in heavy)


def find_windows(types: Collection[str]) -> dict[str, int]:
    """How many days two dates of one happening may lie apart, by type; from the vocabulary, else 3."""
    known = event_types()
    return {t: known[t].link_window_days if t in known else 3 for t in types}


class Scorer:
    """Compares profiles of one case before its background, as that is now; remembers what it worked out about names."""

    def __init__(self, background: Background) -> None:
        self._windows = find_windows(event_types())
        self._parties = frozenset(name for name, kind in event_types().items() if kind.parties)
        self._sayings = frozenset(name for name, kind in event_types().items() if kind.nature.speech)
        self._votes = frozenset(name for name, kind in event_types().items() if kind.nature.occasion == "vote")
        self._near = near_types()
        self._match = lru_cache(maxsize=MEMO)(partial(_match_names, background.allies))
        self._rare = background.names
        self._rare_word = background.triggers
        self._rare_topic = background.topics
        self._rare_common = background.words
        self._topics_of = lru_cache(maxsize=MEMO)(partial(_say, rarity=self._rare_topic))
        self._mass_of = lru_cache(maxsize=MEMO)(partial(_say, rarity=self._rare_common))

    def compare(self, a: Profile, b: Profile) -> Scored | None:
        """Log-odds with its parts; None where they are surely too low to be worth a link. Symmetric."""
        parts = {"bias": 1.0}
        self._kind(a, b, parts)
        if "type_far" in parts and not parts.keys() & {"family_shared", "word_alone"}:
            return None
        block = self._time(a, b, parts)
        self._people(a, b, parts)
        if not block and "people_clash" in parts and "actors_differ" in parts and {a.type, b.type} <= self._parties:
            block = "others meet or agree there"
        if not block and RECIPIENTS.clash in parts and _is_elsewhere(a, b):
            block = "other people, in another place on another day"
        if not block and RECIPIENTS.differ in parts and _on_other_days(a, b):
            block = "done to others on another day"
        if not block and RECIPIENTS.clash in parts and _befell_others(a, b):
            block = "so many others, on another day"
        if not block and _are_two_of_one_report(a, b) and parts.get("people_match", 0.0) < MATCH and ACTORS.side not in parts:
            block = "one report tells of two days"
        if not block and a.article == b.article and _struck_other_towns(a, b):
            block = "one report tells of two towns"
        if _are_worlds_apart(a, b):
            if a.article != b.article:
                parts["worlds_apart"] = 1.0
            elif not block:
                block = "one report gives another number by far"
        if not block and ACTORS.differ in parts and {a.type, b.type} <= self._sayings:
            block = "said by others"
        if not block and "other_peoples" in parts and {a.victims, b.victims} <= {"one", "many"}:
            block = "people of other countries"
        if not block and _strikes_back(a, b):
            block = "done to those who did the other"
        self._place(a, b, parts)
        self._denials(a, b, parts)
        self._rest(a, b, parts)
        said = a.type in self._sayings and b.type in self._sayings
        odds, weighed = _weigh(parts.items(), WEIGHTS), len(parts)
        if odds + _most_of_wording(parts, said=said) < (LEAST_BLOCKED if block else FEWEST_ODDS):
            return None
        self._wording(a, b, parts)
        if (a.status == "denied") != (b.status == "denied") and parts.keys().isdisjoint(_OF_DENIED):
            parts["denied_at_large"] = 1.0
        if said:
            parts |= {SAID[k]: v for k, v in parts.items() if k in SAID}
        return Scored(_weigh(islice(parts.items(), weighed, None), WEIGHTS, odds), parts, block)

    def _kind(self, a: Profile, b: Profile, parts: dict[str, float]) -> None:
        if a.type == b.type:
            parts["type_same"] = 1.0
        else:
            parts["type_near" if (a.type, b.type) in self._near else "type_far"] = 1.0
        if not a.families.isdisjoint(b.families):
            parts["family_shared"] = 1.0
        elif not (fa := _families_of(a)).isdisjoint(fb := _families_of(b)):
            parts["family_akin"] = 1.0
        elif are_kin(fa, fb):
            parts["family_kin"] = 1.0
        elif a.families and b.families:
            parts["family_clash"] = 1.0
        if words := a.trigger & b.trigger:
            if "family_shared" not in parts:
                parts["word_alone"] = 1.0
            parts["word_rare"] = max([self._rare_word[w] for w in words])
        if a.mode and b.mode:
            if a.mode == b.mode:
                parts["mode_same"] = 1.0
            elif _families_of(a).isdisjoint(_families_of(b)):
                parts["mode_clash"] = 1.0

    def _time(self, a: Profile, b: Profile, parts: dict[str, float]) -> str:
        plan = (a.status in PLANS) != (b.status in PLANS)
        if plan:
            parts["plan_and_deed"] = 1.0
        if _is_over(a, b) or _is_over(b, a):
            return "still to come when the other was over"
        if a.dated and b.dated:
            return self._dates(a, b, plan, parts)
        if a.dated or b.dated:
            told, other = (a, b) if a.dated else (b, a)
            return self._undated(told, other, parts)
        if a.published and b.published:
            self._apart("published", abs(a.published - b.published), parts)
            self._looks_back(a, b, parts)
        return ""

    def _dates(self, a: Profile, b: Profile, plan: bool, parts: dict[str, float]) -> str:
        gap = gap_days(a, b) or _onset_gap(a, b)
        if gap == 0:
            parts["day_same" if a.fine and b.fine else "time_mixed" if a.fine or b.fine else "time_coarse"] = 1.0
            return ""
        window = max(self._windows.get(a.type, 3), self._windows.get(b.type, 3))
        if gap <= window or (plan and gap <= 40):
            parts["time_near"] = 1.0 + math.log(gap) / 2
            return ""
        if not plan and (_is_after(a, b) or _is_after(b, a)):
            return "dated after the other was reported"
        if (a.carried or b.carried) and gap <= CARRIED_FAR:
            parts["time_far" if gap <= CARRIED_GAP else "carried_far"] = 1.0
            return ""
        if plan or "ongoing" in (a.status, b.status):
            parts["time_far"] = 1.0
            return "dates too far apart" if gap > 366 else ""
        return "dates too far apart"

    def _undated(self, told: Profile, other: Profile, parts: dict[str, float]) -> str:
        """One claim is dated, the other known only to be told in an article of some day."""
        if other.published is None or told.first is None:
            return ""
        if told.first > other.published + 1:
            parts["told_before"] = 1.0
            near = told.first <= other.published + CARRIED_FAR
            soft = other.status in PLANS or (near and (told.carried or told.status in PLANS))
            return "" if soft else "dated after the other was reported"
        past = told.last is not None and other.published - told.last > YEAR and bool(nature(told.type).occasion)
        if told.fine or past:
            self._apart("recent", max(other.published - told.first, 0), parts)
            self._looks_back(told, other, parts)
        else:
            long_ago = told.last is not None and other.published - told.last > MONTHS
            parts["recent_long" if long_ago and not _is_still_told(told, other) else "recent_coarse"] = 1.0
        return ""

    @staticmethod
    def _apart(name: str, days: int, parts: dict[str, float]) -> None:
        step = "close" if days <= 3 else "week" if days <= 14 else "months" if days <= MONTHS else "long"
        parts[f"{name}_{step}"] = 1.0

    @staticmethod
    def _looks_back(a: Profile, b: Profile, parts: dict[str, float]) -> None:
        """Power is seldom seized: weeks later, reports still speak of the same coup; of marches they speak of the next."""
        if nature(a.type).deed == nature(b.type).deed == "power" and not parts.keys().isdisjoint(_WEEKS):
            parts["power_since"] = 1.0

    def _people(self, a: Profile, b: Profile, parts: dict[str, float]) -> None:
        if not (a.people and b.people):
            parts["people_open"] = 1.0
            return
        any_role = self._match(a.people, b.people)
        # No two names match better than this: most pairs have strangers in them, whose parts need no look of their own.
        best = any_role * min(len(a.people), len(b.people)) + 1e-6
        unnamed = _may_be_named_there(a, b)
        straight = max(
            self._role(ACTORS, a.actors, b.actors, a.actor_sides, b.actor_sides, parts, best, each=a.type in self._parties),
            0.0
            if unnamed
            else self._role(RECIPIENTS, a.recipients, b.recipients, a.recipient_sides, b.recipient_sides, parts, best),
        )
        if self._won(a, b):
            for part in (ACTORS.clash, ACTORS.differ):
                parts.pop(part, None)
        parts["people_match"] = any_role
        if RECIPIENTS.clash in parts and _are_other_peoples(a.recipients, b.recipients):
            parts["other_peoples"] = 1.0
        if any_role >= MATCH and not (has_name(a.people) and has_name(b.people)):
            parts["people_common"] = any_role
        if any_role < MATCH:
            parts["people_open" if unnamed and ACTORS.clash not in parts else "people_clash"] = 1.0
        if best < TURNED or straight >= 0.5:
            return
        if self._is_one(a.actors, b.recipients) or self._is_one(b.actors, a.recipients):
            parts["roles_turned"] = 1.0

    def _won(self, a: Profile, b: Profile) -> bool:
        """Whether both tell the outcome of a vote in one country: who won is what they may differ on."""
        votes = a.type == b.type and a.type in self._votes and WIN in a.families & b.families
        return votes and bool(a.place and b.place) and a.place[0] == b.place[0]

    def _is_one(self, actors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
        return bool(actors and recipients) and self._match(actors, recipients) >= TURNED

    def _role(
        self,
        role: Role,
        left: tuple[str, ...],
        right: tuple[str, ...],
        ours: tuple[Side | None, ...],
        theirs: tuple[Side | None, ...],
        parts: dict[str, float],
        best: float,
        *,
        each: bool = False,
    ) -> float:
        """How well those agree who stand in one part of two claims, of whom no two match better than `best`; no more than 0
        where that is too little. One of the same side is enough, but where `each` takes part for himself: in a meeting of two
        governments somebody is always of a government."""
        if not (left and right):
            return 0.0
        match = self._match(left, right) if best >= MATCH else 0.0
        if match >= MATCH:
            common = [self._rare[n] for n in left if n in right]
            parts[role.match] = match
            parts[role.rare] = (max(common) if common else 0.3) * match
        elif side := _agree(ours, theirs, each=each):
            parts[role.side] = side
        else:
            parts[role.clash] = 1.0
            if are_full_names(left) and are_full_names(right):
                parts[role.differ] = 1.0
        return match

    @staticmethod
    def _denials(a: Profile, b: Profile, parts: dict[str, float]) -> None:
        """What one denies and the other tells is one happening only if it is of the same people, and seldom if it is told by
        words of another kind."""
        if (a.status == "denied") == (b.status == "denied"):
            return
        if ("people_clash" in parts and (ACTORS.clash in parts or RECIPIENTS.clash in parts)) or "place_near" in parts:
            parts["denied_of_others"] = 1.0
        if parts.keys().isdisjoint(_OF_WORDS):
            parts["denied_otherwise"] = 1.0

    def _place(self, a: Profile, b: Profile, parts: dict[str, float]) -> None:
        if not (a.place and b.place) or (not (a.placed and b.placed) and a.place != b.place):
            return
        if a.place == b.place:
            parts["place_same"] = 1.0
        elif a.place[0] == b.place[0]:
            if _struck_other_towns(a, b):
                parts["towns_apart"] = 1.0
            elif not (set(a.place) <= set(b.place) or set(b.place) <= set(a.place)):
                parts["place_near"] = 1.0
        elif not set(a.place) & set(b.place) and country(a.place[0].title()) and country(b.place[0].title()):
            if "denied" in (a.status, b.status) and not (a.named and b.named):
                return
            # Where the participants are the same, one report may only have placed it otherwise.
            sure = 1.0 if a.named and b.named else WORKED_OUT
            parts["country_clash"] = sure * (1.0 - 0.6 * parts.get("people_match", 0.0))

    def _rest(self, a: Profile, b: Profile, parts: dict[str, float]) -> None:
        if a.type == b.type and (a.retells == b.id or b.retells == a.id):
            parts["told_anew"] = 1.0
        elif a.article == b.article:
            parts["same_article"] = 1.0
            if abs(a.position - b.position) < 120 and not _takes_back(a, b, parts):
                parts["side_by_side"] = 1.0
            if _is_toll_of(a, b) or _is_toll_of(b, a):
                parts["told_anew"] = HALF
                parts.pop("side_by_side", None)
        if parts.keys().isdisjoint(_OF_WORDS) and parts.get("people_match", 0.0) < MATCH:
            parts["words_apart"] = 1.0
        if a.several != b.several:
            parts["one_and_several"] = 1.0
        if a.bare or b.bare:
            parts["bare"] = 1.0
            if "family_shared" in parts and "type_same" in parts:
                parts["bare_word"] = 1.0
                if a.article == b.article:
                    parts["bare_word_home"] = 1.0
        if a.said_by and b.said_by:
            parts["said_match" if self._match(a.said_by, b.said_by) >= 0.5 else "said_clash"] = 1.0
        if a.status == b.status:
            parts["status_same"] = 1.0
        if RECIPIENTS.clash in parts and "one" in (a.victims, b.victims) and {a.victims, b.victims} & {"many", "crowd"}:
            parts["one_and_many"] = 1.0
        near = _tells_toll(a, b) if a.article != b.article else None
        if near is not None:
            parts["toll" if near else "toll_of_others"] = 1.0
        # Tolls grow, and one report gives two of one deed, by others.
        self._figures(a, b, parts, apart=near is None and a.article != b.article)

    def _wording(self, a: Profile, b: Profile, parts: dict[str, float]) -> None:
        """What words and topics add: no more than `_most_of_wording`."""
        if a.topics and b.topics:
            both = _say(_common(a.topics, b.topics), self._rare_topic)
            least = min(self._topics_of(a.topics), self._topics_of(b.topics)) if both else 1.0
            parts["topics" if both else "topics_clash"] = both / least if both else 1.0
        common = _common(a.words, b.words)
        if common:
            least = min(self._mass_of(a.words), self._mass_of(b.words))
            part = _say(common, self._rare_common) / least if least > 0 else 0.0
            parts["words"] = min(part, 1.0)
            if len(common) >= 5 and part > 0.6 and a.article != b.article:
                parts["same_telling" if a.trigger & b.trigger else "other_telling"] = 1.0

    @staticmethod
    def _figures(a: Profile, b: Profile, parts: dict[str, float], *, apart: bool) -> None:
        """Whether numbers of one thing are alike, and, where they tell happenings `apart`, how unlike."""
        if not (a.figures and b.figures):
            return
        values = {unit: value for unit, value, _ in a.figures if value > 0}
        shares = [
            min(value, values[unit]) / max(value, values[unit])
            for unit, value, _ in b.figures
            if values.get(unit) and value > 0
        ]
        if not shares:
            return
        if max(shares) >= ALIKE:
            parts["figure_match"] = 1.0
        elif apart:
            parts["figures_apart"] = 1.0 if max(shares) < OTHERS else SOME_APART


def _agree(ours: tuple[Side | None, ...], theirs: tuple[Side | None, ...], *, each: bool) -> float:
    """How well two parts are of one side: somebody of either, or all of them."""
    if ours.count(None) == len(ours) or theirs.count(None) == len(theirs):
        return 0.0
    return _sides_of_each(ours, theirs) if each else max([sides_agree(x, y) for x in ours for y in theirs])


def _sides_of_each(ours: tuple[Side | None, ...], theirs: tuple[Side | None, ...]) -> float:
    """How well the sides agree of him whose side has the least like it among the others."""
    found = [max(sides_agree(x, y) for y in theirs) for x in ours] + [max(sides_agree(x, y) for x in ours) for y in theirs]
    return min(found)


def _match_names(allies: Allies, a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """How well the names of two parts agree; allies do well enough. Symmetric."""
    if a == b:
        return 1.0
    found = compare_names(a[0], b[0]) if len(a) == len(b) == 1 else best_match(*sorted((a, b)))
    if found >= ALLIED or not (allies.knows(a) and allies.knows(b)):
        return found
    return ALLIED if any(allies.are_allied(x, y) for x in a for y in b) else found


def _may_be_named_there(a: Profile, b: Profile) -> bool:
    """Whether one tells of one person without a name ("a former rebel was killed"), and the other names one."""
    return a.victims == b.victims == "one" and are_full_names(a.recipients) != are_full_names(b.recipients)


def _are_other_peoples(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether all of two parts are told to be of countries, and of none alike: "Peruvian soldiers", "five Ecuadoreans"."""
    ours, theirs = [lands_of(n) for n in some], [lands_of(n) for n in others]
    return all(ours) and all(theirs) and frozenset().union(*ours).isdisjoint(frozenset().union(*theirs))


def _strikes_back(a: Profile, b: Profile) -> bool:
    """Whether assailants are killed in one of two deeds, and in the other kill, or those in their power are killed, or the dead
    are counted, as a toll is, without saying who they were."""
    if not _of_force(a, b) or "kill" not in _families_of(a) or "kill" not in _families_of(b):
        return False
    turned = any(is_repaid(x.actors, y.recipients) and not is_repaid(x.actors, x.recipients) for x, y in ((a, b), (b, a)))
    counted = any(not x.recipients and x.figures and is_repaid(y.recipients, y.recipients) for x, y in ((a, b), (b, a)))
    return turned or counted or are_foes(a.recipients, b.recipients)


def _tells_toll(a: Profile, b: Profile) -> bool | None:
    """Whether two deeds of force told in the same days, of which one only counts the dead ("the toll rose to 19"), count about
    as many; None where neither does, or the other counts nobody. A toll is of all that is in the news, not of a part."""
    if not _of_force(a, b) or not (_is_toll(a) or _is_toll(b)):
        return None
    if not (a.published and b.published and abs(a.published - b.published) <= IN_THE_NEWS):
        return None
    one, other = _most_people(a), _most_people(b)
    return TOLLS * max(one, other) <= min(one, other) if one and other else None


def _is_toll_of(toll: Profile, deed: Profile) -> bool:
    """Whether one puts the toll of the other, told right before it, at a number by a source of its own."""
    kills = "kill" in _families_of(deed) and deed.trigger.isdisjoint(_toll_words())
    put = bool(toll.trigger & _toll_words()) and bool(toll.figures) and toll.said_by != deed.said_by
    return put and kills and 0 < toll.position - deed.position < BEHIND


@cache
def _toll_words() -> frozenset[str]:
    """Stems of words for a toll."""
    return frozenset(stem for code in ("en", "fr") for word in language(code).grammar["tolls"] for stem in stems([word]))


def _is_toll(p: Profile) -> bool:
    return not p.people and bool(p.figures) and "kill" in _families_of(p)


def _struck_other_towns(a: Profile, b: Profile) -> bool:
    """Whether two are deeds of force whose own words put them in two towns."""
    return bool(a.town and b.town) and a.town != b.town and _of_force(a, b)


def _is_elsewhere(a: Profile, b: Profile) -> bool:
    """Whether two are deeds on different days at places of which none holds the other, both told by the words' own, to others
    than whom the other may count."""
    if len(a.place) < 2 or len(b.place) < 2 or gap_days(a, b) == 0 or a.place[: len(b.place)] == b.place[: len(a.place)]:
        return False
    return not may_be_alike(a.recipients, b.recipients) and all(
        p.placed and p.fine and not p.carried and nature(p.type).speech is None for p in (a, b)
    )


def _takes_back(a: Profile, b: Profile, parts: Mapping[str, float]) -> bool:
    """Whether one denies, by words of one kind and of the same people, what the other tells beside it."""
    apart = (a.status == "denied") != (b.status == "denied")
    return apart and "family_shared" in parts and parts.get("people_match", 0.0) >= TURNED


def _is_after(told: Profile, other: Profile) -> bool:
    """Whether the words date one on a day after the other was reported as no plan."""
    if told.first is None or other.published is None or told.carried or other.status in PLANS:
        return False
    return told.first > other.published + 1


def _on_other_days(a: Profile, b: Profile) -> bool:
    """Whether two are deeds whose words date them to different days."""
    return gap_days(a, b) > 0 and all(p.fine and not p.carried and nature(p.type).speech is None for p in (a, b))


def _are_two_of_one_report(a: Profile, b: Profile) -> bool:
    """Whether one report dates two deeds of force, of which it gives no number that is the same, to different days: a list of
    days, a survey."""
    if a.article != b.article or not _of_force(a, b) or not _on_other_days(a, b):
        return False
    return {value for _, value, _ in a.figures}.isdisjoint(value for _, value, _ in b.figures)


def _of_force(a: Profile, b: Profile) -> bool:
    return nature(a.type).deed == nature(b.type).deed == "force"


def _most_people(profile: Profile) -> float:
    """The largest number of people that a claim gives; 0 where it gives none."""
    return max((value for unit, value, _ in profile.figures if unit in PEOPLE), default=0.0)


def _are_worlds_apart(a: Profile, b: Profile) -> bool:
    """Whether one report counts the dead or hurt of two deeds in numbers of which one is not a twentieth of the other, or those
    held in numbers of which one is not a third."""
    one, other = _most_people(a), _most_people(b)
    deeds = {nature(p.type).deed for p in (a, b)}
    times = {"force": FAR_FEWER, "order": FEWER}.get(deeds.pop() or "") if len(deeds) == 1 else None
    return times is not None and bool(one and other) and min(one, other) * times < max(one, other)


def _befell_others(a: Profile, b: Profile) -> bool:
    """Whether two deeds of force on different days, by their own words, befell people whose numbers are far apart."""
    if not _on_other_days(a, b) or not _of_force(a, b):
        return False
    one, other = (max((value for _, value, _ in p.figures), default=0.0) for p in (a, b))
    return bool(one and other) and min(one, other) < OTHERS * max(one, other)


def _is_still_told(told: Profile, other: Profile) -> bool:
    """Whether two tell that power was seized, of which reports speak for years; of an attempt that failed they do not."""
    return all(nature(p.type).office == "seized" and p.status != "attempted" for p in (told, other))


def _is_over(plan: Profile, deed: Profile) -> bool:
    """Whether one was still to come, without a day of its own, when a report appeared long after the other was done, or years
    after the time for which it was planned."""
    if plan.dated or plan.published is None or deed.last is None or deed.carried or plan.published <= deed.last + OVER:
        return False
    if deed.status in DONE:
        return plan.status == "planned" and deed.fine
    late = plan.published > deed.last + YEAR
    return late and plan.status in ("planned", "called_for") and deed.status == "planned" and deed.dated


def _families_of(p: Profile) -> frozenset[str]:
    return p.families | p.mode_families if p.mode_families else p.families


def _common(ours: tuple[str, ...], theirs: tuple[str, ...]) -> list[str]:
    """The words that two have in common, in order."""
    return [word for word in ours if word in theirs]


def _say(words: Sequence[str], rarity: Mapping[str, float]) -> float:
    """How much some words, in order, say together."""
    return sum([rarity[word] for word in words])


def _weigh(parts: Iterable[tuple[str, float]], weights: Mapping[str, float], odds: float = 0.0) -> float:
    """Log-odds with what some parts add, one after the other."""
    for part, value in parts:
        if part in weights:
            odds += weights[part] * value
    return odds


def _most_of_wording(parts: Mapping[str, float], *, said: bool) -> float:
    """The log-odds that wording adds at most to the other parts, with what these weigh otherwise between acts of saying."""
    most = MOST_OF_TELLING if "word_rare" in parts else 0.0
    return most + _weigh(parts.items(), SAID_WEIGHTS, MOST_OF_WORDS_SAID) if said else most + MOST_OF_WORDS


def _onset_gap(a: Profile, b: Profile) -> int:
    """Days between what goes on since a day and what has a day of its own long after that: a siege of this week is not one
    that has gone on for three years; else 0."""
    for since, told in ((a, b), (b, a)):
        if since.last is None and since.first is not None and told.fine and told.first is not None:
            return told.first - since.first if told.first - since.first > YEAR else 0
    return 0


def gap_days(a: Profile, b: Profile) -> int:
    """Days between two times; 0 when they can meet."""
    if a.last is not None and b.first is not None and a.last < b.first:
        return b.first - a.last
    if b.last is not None and a.first is not None and b.last < a.first:
        return a.first - b.last
    return 0
