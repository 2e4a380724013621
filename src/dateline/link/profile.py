"""What linking looks at in a claim, worked out once per claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dateline.link.names import is_full_name, key_tokens
from dateline.link.sides import Side, find_side, home_lands
from dateline.link.words import families_in, families_of, fold, share, split_words, stem, stems
from dateline.model import Article, Claim, Filler, Span
from dateline.vocabulary import nature
from dateline.when import UNKNOWN, When

SENTENCE_RULE = "the only country its sentence speaks of"
WEIGHED = frozenset(
    {
        SENTENCE_RULE,
        "where the report tells of other deeds",
        "the country the report is about",
        "the likeliest of the places the report speaks of",
    }
)
"""Rules by which a claim's place is the likeliest of its report: it says in which country it was, and no more than that."""
"""The rule by which a place is worked out from one sentence alone: too weak to tell two happenings apart."""
FAR_CARRIED = ("as what is told", "published", "told as of", "the day of the story", "the news is told of")
"""How the reasons of times begin that were carried to a claim from another sentence of its report …"""
CARRIED = ("same sentence as", *FAR_CARRIED)
"""… or from other words of its own."""
PLANS = frozenset({"planned", "called_for", "hypothetical"})
"""Statuses of what has not come about, as far as the report says."""
ONE = ("a ", "an ", "un ", "une ")
"""How words begin that speak of one person whom nobody knows yet."""
CROWDS = frozenset(
    "people civilians villagers residents protesters demonstrators supporters followers soldiers troops fighters rebels "
    "militants officers policemen suspects hostages prisoners students workers civils habitants manifestants partisans soldats "
    "combattants rebelles policiers otages étudiants".split()
)
"""Words for several people."""
PARTED = frozenset({"kill", "arrest"})
"""Families of deeds that befall each by himself: one whom a report names is not those whom another counts."""
CARRYING = frozenset(
    "take takes took taken taking put puts putting make makes made making give gives gave given giving".split()
)
"""Verbs that say nothing beside the words that they carry."""
_ONE_OF = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "person",
    "policemen": "policeman",
    "gunmen": "gunman",
}
"""Plurals that no ending makes, by their singulars."""
BY_HABIT = frozenset("elections polls talks negotiations consultations sanctions hostilities relations élections".split())
"""Plurals that name a single happening as often as several."""
SHORTEST = 4
"""Letters of a word whose last one may be the mark of a plural, at most those that may not."""
REACH = 300
"""How many characters beside a quote are looked at for the rest of its sentence."""


Victims = Literal["", "one", "many", "crowd"]


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim as linking sees it; days are ordinals, None where unknown."""

    id: str
    article: str
    position: int
    type: str
    mode: str
    status: str
    families: frozenset[str]
    mode_families: frozenset[str]
    trigger: frozenset[str]
    words: tuple[str, ...]
    """Stems of its words, in order of the alphabet."""
    topics: tuple[str, ...]
    """Families of the sentence's other words, in order: what is asked for, promised or blamed."""
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    people: tuple[str, ...]
    actor_sides: tuple[Side | None, ...]
    recipient_sides: tuple[Side | None, ...]
    said_by: tuple[str, ...]
    dated: bool
    first: int | None
    last: int | None
    published: int | None
    place: tuple[str, ...]
    carried: bool
    """Whether its day was carried from other words of the passage: it tells two happenings apart less surely."""
    placed: bool
    """Whether the place is the words' own or the whole report's, and so may tell two happenings apart."""
    named: bool
    """Whether the words themselves name the place."""
    town: str
    """The town that the words themselves name as the place, else nothing."""
    figures: tuple[tuple[str, float, bool], ...]
    victims: Victims
    """Whether it says that it is done to one person or to several, by their number or by a word for many."""
    several: bool
    """Whether its word tells of several happenings, or of no single one: "killings", "the strikes"."""
    retells: str
    """The claim whose number it tells anew ("the police put it at nine"): the same happening by the writer's own word."""

    @property
    def fine(self) -> bool:
        """Whether it is dated to a week or better."""
        return self.first is not None and self.last is not None and self.last - self.first < 7

    @property
    def moment(self) -> int:
        """The day it sorts under: its own first day, else the day its article appeared."""
        day = self.first if self.dated else None
        return day or self.last or self.published or 0

    @property
    def bare(self) -> bool:
        """Whether it names a happening and nothing else ("the coup")."""
        return not self.dated and len(self.people) == 0


@dataclass(frozen=True, slots=True)
class Wording:
    """What a claim's words say, whoever takes part and whenever it was; the fields are those of a `Profile`."""

    mode: str
    families: frozenset[str]
    mode_families: frozenset[str]
    trigger: frozenset[str]
    words: tuple[str, ...]
    topics: tuple[str, ...]
    several: bool


class Wordings:
    """What the words of claims say. Some may be read ahead, while others still code what is left: each is given once."""

    def __init__(self) -> None:
        self._ahead: dict[_Words, Wording] = {}

    def read(self, claim: Claim, article: Article | None) -> None:
        """Read the words of a claim ahead; an article that is not given lends none."""
        self._ahead[_words_of(claim)] = _read_wording(claim, article)

    def take(self, claim: Claim, article: Article | None) -> Wording:
        """What the words of a claim say, read ahead or now."""
        return self._ahead.pop(_words_of(claim), None) or _read_wording(claim, article)


_Words = tuple[str, Span, Span, str | None]


def _words_of(claim: Claim) -> _Words:
    """All that a claim's wording is read from, its article's text being what it is."""
    return claim.article, claim.quote, claim.trigger, claim.mode


def _read_wording(claim: Claim, article: Article | None) -> Wording:
    quote, around = _quote_and_around(claim, article)
    mode = claim.mode or ""
    return Wording(
        mode=fold(mode),
        families=families_of(claim.trigger_text),
        mode_families=families_of(mode),
        trigger=share(_said_by_trigger(claim.trigger_text)),
        words=tuple(sorted(stems(split_words(quote)))),
        topics=share(tuple(sorted(families_in(around)))),
        several=_is_several(claim.trigger_text),
    )


def profile_claims(
    claims: Iterable[Claim],
    articles: Mapping[str, Article],
    published: Mapping[str, When],
    *,
    wordings: Wordings | None = None,
) -> list[Profile]:
    """One profile per claim, in order of claim id. An article that is not given lends no words. What their words say is taken
    from `wordings`, where it is known."""
    ordered = sorted(claims, key=lambda c: c.id)
    homes = home_lands(ordered)
    read = wordings or Wordings()
    return [
        _profile(c, published.get(c.article, UNKNOWN), homes[c.article], read.take(c, articles.get(c.article))) for c in ordered
    ]


def _quote_and_around(claim: Claim, article: Article | None) -> tuple[str, str]:
    """The claim's quote, and the words around its trigger up to the ends of the sentence."""
    if article is None:
        return claim.trigger_text, ""
    text, start, end = article.text, claim.quote.start, claim.quote.end
    first = max(text.rfind(mark, max(0, start - REACH), start) for mark in (". ", "\n", "! ", "? ")) + 1
    stops = [at for mark in (". ", "\n", "! ", "? ") if (at := text.find(mark, end, end + REACH)) >= 0]
    before = text[first if first > 0 else max(0, start - REACH) : claim.trigger.start]
    return text[start:end], before + " " + text[claim.trigger.end : min(stops, default=min(len(text), end + REACH))]


def _profile(claim: Claim, published: When, home: str, wording: Wording) -> Profile:
    actors, recipients = _names(claim.actors), _names(claim.recipients)
    when, out = claim.when, published.latest or published.earliest
    return Profile(
        id=claim.id,
        article=claim.article,
        position=claim.trigger.start,
        type=claim.type,
        mode=wording.mode,
        status=claim.status,
        families=wording.families,
        mode_families=wording.mode_families,
        trigger=wording.trigger,
        words=wording.words,
        topics=wording.topics,
        actors=actors,
        recipients=recipients,
        people=share(tuple(sorted({*actors, *recipients}))),
        actor_sides=share(tuple(find_side(n, home) for n in actors)),
        recipient_sides=share(tuple(find_side(n, home) for n in recipients)),
        said_by=_names(claim.said_by),
        dated=when.dated,
        first=share(when.earliest.toordinal()) if when.earliest else None,
        last=share(when.latest.toordinal()) if when.latest else None,
        published=share(out.toordinal()) if out else None,
        place=_place(claim),
        carried=claim.when.reason.startswith(CARRIED) or "last full date" in claim.when.reason,
        placed=claim.where is not None and (claim.where.span is not None or claim.where.rule != SENTENCE_RULE),
        named=claim.where is not None and not claim.where.rule,
        town=_town(claim),
        figures=tuple(sorted({(unit_of(f.unit), f.value, f.comparator == "=") for f in claim.figures})),
        victims=_victims(claim),
        several=wording.several,
        retells=claim.about if claim.about and not nature(claim.type).reacts else "",
    )


def _said_by_trigger(text: str) -> frozenset[str]:
    """Stems of the words of a trigger, without a verb that says nothing beside others ("taken hostage", "taken part")."""
    words = split_words(text)
    weighty = [w for w in words if w not in CARRYING]
    return stems(weighty or words)


def _place(claim: Claim) -> tuple[str, ...]:
    """The parts of a claim's place that it can be held to, the widest first."""
    if claim.where is None:
        return ()
    parts = place_parts(claim.where.name)
    return parts[:1] if claim.where.rule in WEIGHED else parts


def _town(claim: Claim) -> str:
    """The town in which a claim's own words put it; nothing where they name none, or a place that is no town."""
    where = claim.where
    return fold(where.name.partition(",")[0]) if where is not None and not where.rule and where.precision == "town" else ""


def _victims(claim: Claim) -> Victims:
    """Whether a claim has something done to one person whom it does not name, or kills or arrests one whom it names, or to
    several whom it counts, or kills or arrests some for whom it has a word for many."""
    if len(claim.recipients) != 1:
        return ""
    whom = claim.recipients[0]
    counted = [f.value for f in claim.figures if whom.span is not None and whom.span.contains(f.span)]
    parted = bool(families_of(claim.trigger_text) & PARTED)
    named = parted and is_full_name(whom.name) and whom.name.split()[-1][:1].isupper()  # no "Peruvian armed forces"
    one = (named or whom.text.lower().startswith(ONE)) and not counted
    crowd = parted and _is_crowd(whom.text or whom.name)
    return "many" if max(counted, default=0) > 1 else "crowd" if crowd else "one" if one else ""


def _is_several(trigger: str) -> bool:
    """Whether a trigger ends on a plural that is none by habit alone, as "elections" is."""
    last = trigger.lower().split()[-1] if trigger.split() else ""
    return len(last) > SHORTEST and last.endswith("s") and not last.endswith(("ss", "us", "is")) and last not in BY_HABIT


def _is_crowd(text: str) -> bool:
    """Whether words are of several people without a name: "civilians", "his fighters"."""
    words = text.split()
    return bool(words) and words[-1] in CROWDS


def _names(fillers: Sequence[Filler]) -> tuple[str, ...]:
    return share(tuple(sorted({f.name for f in fillers if f.name})))


@lru_cache(maxsize=65536)
def place_parts(name: str) -> tuple[str, ...]:
    """Folded parts of a place name, the widest first: ("norland", "port sol")."""
    return tuple(fold(p).strip() for p in reversed(name.split(",")) if p.strip())


def unit_of(unit: str) -> str:
    """The head word of what a figure counts, without its inflection."""
    words = split_words(unit)
    return stem(_ONE_OF.get(words[-1], words[-1])) if words else ""


@lru_cache(maxsize=65536)
def keys_of_names(names: tuple[str, ...]) -> frozenset[str]:
    """Short keys under which spellings, demonyms and initials of one participant meet."""
    keys: set[str] = set()
    for name in names:
        keys.update(t if t[0] == "=" else t[:4] for t in key_tokens(name))
        words = split_words(name)
        if len(words) > 2:
            keys.add("".join(w[0] for w in words)[:4])
    return frozenset(keys)
