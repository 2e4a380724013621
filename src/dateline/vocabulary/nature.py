"""What kind of deed an event type is: the properties of its file that the rest of the program asks for, so that no rule has to
name a type. A type whose file says nothing of a property does not have it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, cast, get_args

from dateline.vocabulary.schema import Table

Family = Literal["power", "force", "dispute", "talks", "help", "words", "other"]
Speech = Literal["statement", "demand", "threat", "promise", "blame", "praise", "refusal"]
Deed = Literal["power", "troops", "force", "order"]
Occasion = Literal["meeting", "march", "vote"]
Office = Literal["seized", "changed"]
REST = "*"
"""Of `nearest`: every mode that is not named."""


@dataclass(frozen=True, slots=True)
class Nature:
    """The kind of a type's deeds. Those of a type that nobody described have none of the properties."""

    words: str
    """What a newsroom calls one: "Coup"."""
    alone: str
    """What its actors do, for a headline: "stage a coup" …"""
    to: str = ""
    """… or to somebody: "stage a coup against {whom}"."""
    phrases: Mapping[str, str] = field(default_factory=dict)
    """Family of words of a report → what its actors do then."""
    family: Family = "other"
    """What it is shown among."""
    speech: Speech | None = None
    """What is done by saying it."""
    deed: Deed | None = None
    """What a deed that takes place in some country is about: who rules, where troops are, force, or an order of a state."""
    occasion: Occasion | None = None
    """What many come to on a day that is set."""
    office: Office | None = None
    """What it does to those who hold an office: takes it from them by force, or changes them by the rules."""
    hostile: bool = False
    """Done against somebody: nobody promises it by saying that he will do it."""
    mutual: bool = False
    """Sides do it with each other."""
    decreed: bool = False
    """A measure that stands once it is decided."""
    deniable: bool = False
    """People deny that it happened, rather than reject it."""
    answers: bool = False
    """Somebody answers a happening by doing it."""
    contested: float | None = None
    """Harm that one party tells of is alleged until the report vouches for it: how much that is favoured."""
    near: tuple[str, ...] = ()
    """Types that two careful readers may both give one happening; it holds both ways."""
    same_deed: tuple[str, ...] = ()
    """Those of them that reports take for one another when they tell of one promised deed."""
    while_to_come: Mapping[str, str] = field(default_factory=dict)
    """Mode → the type of such a deed that is only asked for, promised or thought of."""
    read_as: tuple[str, ...] = ()
    """Types as which a reader reads it that was not trained on it: its own words then decide between it and them."""
    score: float | None = None
    """How much it brings two sides together (+10) or sets them apart (-10)."""
    plover_modes: Mapping[str, float] = field(default_factory=dict)
    """PLOVER's modes of the type with their scores."""
    nearest: Mapping[str, str] = field(default_factory=dict)
    """Mode, or `REST` → the type of PLOVER that comes closest to one that PLOVER does not have."""
    context: str = ""
    """PLOVER's word for what it is about."""

    # ------------------------------------------------------------ of what is said

    @property
    def takes_stand(self) -> bool:
        """Whether somebody takes a stand by it in words on what has happened."""
        return self.speech is not None and self.speech != "promise"

    @property
    def judges(self) -> bool:
        """Whether it is aimed at those who did what it is about."""
        return self.speech in ("blame", "praise", "refusal")

    @property
    def opposes(self) -> bool:
        """Whether it is done against those who did what it is about, in words or by a measure."""
        return self.speech in ("blame", "refusal", "threat") or (self.hostile and self.decreed)

    @property
    def demands(self) -> bool:
        """Whether it may set somebody a deadline."""
        return self.speech in ("demand", "threat")

    @property
    def welcome(self) -> bool:
        """Whether it brings two sides together: who says that he will not do it refuses it."""
        return self.score is not None and self.score > 0

    @property
    def offered(self) -> bool:
        """Whether it is said to somebody who may turn it down."""
        return self.speech in ("promise", "demand")

    @property
    def voiced(self) -> bool:
        """Whether it is done by voicing it: who marches to demand something demands it."""
        return self.judges or self.speech == "demand" or self.occasion == "march"

    @property
    def words_only(self) -> bool:
        """Whether it is words rather than a deed: the places in them are seldom where they were said."""
        return self.speech is not None or self.decreed

    @property
    def reacts(self) -> bool:
        """Whether it is done about another happening."""
        return self.takes_stand or self.decreed or self.occasion == "meeting"

    @property
    def is_answer(self) -> bool:
        """Whether somebody answers a happening by it, in words or in deed. To meet or to agree is no answer."""
        return self.takes_stand or self.answers

    # ------------------------------------------------------------ of what is done

    @property
    def violent(self) -> bool:
        """Whether it is force that one side uses on another; a crowd in the street is not."""
        return self.deed == "force" and self.occasion is None

    @property
    def gives(self) -> bool:
        """Whether those who do it yield or give something to others, or change who rules: who says that he will, promises."""
        if self.hostile or self.mutual or self.speech is not None:
            return False
        return self.answers or self.deed is not None

    @property
    def inflicted(self) -> bool:
        """Whether one side does it to another by force or order, unannounced."""
        return self.deed in ("force", "order") and self.occasion is None

    @property
    def aimed(self) -> bool:
        """Whether it is aimed at a place ("the attack on the palace")."""
        return self.hostile and self.deed in ("force", "troops")

    @property
    def joint(self) -> bool:
        """Whether it is work that sides do together, on no set day."""
        return self.mutual and self.speech is None and self.occasion is None

    @property
    def blamed(self) -> bool:
        """Whether it is a deed that people are accused of."""
        return self.contested is not None and self.speech is None

    @property
    def one_sided(self) -> bool:
        """Whether somebody does it alone or with others, and not in answer to each other; a vote, many do."""
        known = self.family != "other"
        return known and self.speech is None and not self.mutual and self.occasion != "vote"

    @property
    def material(self) -> bool:
        """Whether it touches the state in whose land it is done."""
        return self.family in ("force", "help") and self.occasion is None


def plain_nature(name: str) -> Nature:
    """The nature of a type of which nothing is known but its name."""
    return Nature(words=name.replace("_", " ").capitalize(), alone=name.replace("_", " ").lower())


def read_nature(name: str, modes: Collection[str], top: Table) -> Nature:
    """The nature that a type's file describes; see `read_event_type` for what is refused."""
    plain = plain_nature(name)
    headline = top.table("headline") if top.has("headline") else None
    made = Nature(
        words=top.text("words", plain.words),
        alone=headline.text("alone") if headline else plain.alone,
        to=headline.text("to", "") if headline else "",
        phrases=MappingProxyType(top.pairs("phrases")),
        family=cast(Family, top.choice("family", get_args(Family), plain.family)),
        speech=cast("Speech | None", top.choice("speech", get_args(Speech), None)),
        deed=cast("Deed | None", top.choice("deed", get_args(Deed), None)),
        occasion=cast("Occasion | None", top.choice("occasion", get_args(Occasion), None)),
        office=cast("Office | None", top.choice("office", get_args(Office), None)),
        hostile=top.flag("hostile", False),
        mutual=top.flag("mutual", False),
        decreed=top.flag("decreed", False),
        deniable=top.flag("deniable", False),
        answers=top.flag("answers", False),
        contested=top.number("contested", low=1, high=10) if top.has("contested") else None,
        near=top.words("near"),
        same_deed=top.words("same_deed"),
        while_to_come=MappingProxyType(top.pairs("while_to_come")),
        read_as=top.words("read_as"),
        score=top.number("score", low=-10, high=10) if top.has("score") else None,
        plover_modes=MappingProxyType(top.numbers("plover_modes", low=-10, high=10)),
        nearest=MappingProxyType(top.pairs("nearest")),
        context=top.text("context", ""),
    )
    by_mode = {"plover_modes": made.plover_modes, "nearest": made.nearest.keys() - {REST}, "while_to_come": made.while_to_come}
    for key, named in by_mode.items():
        for mode in sorted(set(named) - set(modes)):
            top.fail(key, f"has {mode!r}, which is no mode of {name}")
    for phrase in made.phrases.values():
        _check_phrase(top, "phrases", phrase)
    if headline is not None:
        _check_phrase(headline, "to", made.to)
        _check_phrase(headline, "alone", made.alone)
        headline.done()
    return made


def _check_phrase(table: Table, key: str, phrase: str) -> None:
    """Raise where a phrase has a slot that headlines do not fill."""
    if set(phrase.replace("{whom}", "").replace("{where}", "")) & set("{}"):
        table.fail(key, f"has {phrase!r}; its slots may be {{whom}} and {{where}}")
