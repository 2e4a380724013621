"""What is asked of the chronology, as it stands in the address of a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from dateline.export.families import type_words
from dateline.export.words import count_words, iso_words, value_words
from dateline.model import Event, Question, Status

Lacking = Literal["date", "place", "actor"]

LACKING_WORDS: dict[Lacking, str] = {
    "date": "no report dates it",
    "place": "no report says where",
    "actor": "no report says who",
}


def _given(value: Any) -> Any:
    """A field of a form that was left empty is not given."""
    return None if isinstance(value, str) and not value.strip() else value


def _all_given(value: Any) -> Any:
    """Each value once; `A,B` is two. Those left empty are not given."""
    several = [value] if isinstance(value, str) else value or ()
    return tuple(dict.fromkeys(part.strip() for one in several for part in str(one).split(",") if part.strip()))


Text = Annotated[str | None, BeforeValidator(_given)]
Number = Annotated[int | None, BeforeValidator(_given)]


class Filters(BaseModel):
    """The filters of the chronology; all may be left out, and an event has to meet all that are given."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    since: Text = Field(default=None, description="What can have happened on or after: 2020, 2020-08 or 2020-08-18.")
    until: Text = Field(default=None, description="What can have happened on or before.")
    actor: Text = Field(
        default=None, description="Who acts or is acted upon: any spelling, or a part of the name in whole words."
    )
    type: Annotated[tuple[str, ...], BeforeValidator(_all_given)] = Field(
        default=(), description="An event type, such as COUP; may be given again."
    )
    place: Text = Field(default=None, description="A place, or a country.")
    status: Annotated[tuple[Status | Literal["argued"], ...], BeforeValidator(_all_given)] = Field(
        default=(),
        description="Whether it happened: happened, planned, alleged …; argued is what only authors of reports allege; may be"
        " given again.",
    )
    sources: Number = Field(default=None, ge=1, description="The fewest independent sources.")
    as_of: Text = Field(default=None, alias="as-of", description="What was known on a day, from reports published by then.")
    by: Text = Field(default=None, description="Who acts: the name as the chronology has it.")
    upon: Text = Field(default=None, description="Who is acted upon: the name as the chronology has it.")
    lacking: Annotated[tuple[Lacking, ...], BeforeValidator(_all_given)] = Field(
        default=(), description="What no report tells of the event: date, place or actor; may be given again."
    )
    disputed: bool = Field(default=False, description="Only events on which the sources disagree.")

    @property
    def question(self) -> Question:
        """The part of it that `Case.chronology` knows."""
        kinds = ",".join(self.type) or None
        return Question(self.since, self.until, self.actor, kinds, self.place, self.as_of, self.sources)

    def selects(self, event: Event) -> bool:
        """Whether an event meets the filters that `question` does not hold."""
        return (
            (not self.status or event.status in self.status or event.state in self.status)
            and (self.by is None or self.by in event.actors)
            and (self.upon is None or self.upon in event.recipients)
            and (not self.disputed or is_disputed(event))
            and not any(_tells(event, slot) for slot in self.lacking)
        )

    def pairs(self, **changes: Any) -> list[tuple[str, str]]:
        """Names and values for an address, with some changed; None leaves one out."""
        values = {**self.model_dump(), **changes}
        found = []
        for name, value in values.items():
            if value in (None, "", (), False):
                continue
            several = value if isinstance(value, tuple) else ("yes",) if value is True else (value,)
            found += [(name.replace("_", "-"), str(one)) for one in several]
        return found

    def query(self, **changes: Any) -> str:
        """The address of the page with some filters changed: "?since=2020", or "?" for none, so that a link always says so."""
        return f"?{urlencode(self.pairs(**changes))}"

    def chips(self) -> Iterator[tuple[str, str]]:
        """(what a filter says, the address without it) of every filter that is set."""
        for name, text in (
            ("since", f"since {_day(self.since)}"),
            ("until", f"until {_day(self.until)}"),
            ("actor", f"with {self.actor}"),
            ("place", f"in {self.place}"),
            ("by", f"done by {self.by}"),
            ("upon", f"done to {self.upon}"),
            ("as_of", f"as known on {_day(self.as_of)}"),
            ("sources", count_words(self.sources or 0, "independent source") + " or more"),
            ("disputed", "sources disagree"),
        ):
            if getattr(self, name):
                yield text, self.query(**{name: None})
        for name, say in (
            ("type", type_words),
            ("status", lambda one: value_words("status", one)),
            ("lacking", LACKING_WORDS.__getitem__),
        ):
            values = getattr(self, name)
            for one in values:
                yield say(one), self.query(**{name: tuple(v for v in values if v != one)})


def is_disputed(event: Event) -> bool:
    """Whether the sources disagree on more than spelling and exactness."""
    from dateline.export.page import MILD

    return any(d.kind not in MILD for d in event.disagreements)


def _tells(event: Event, slot: Lacking) -> bool:
    if slot == "date":
        return event.when.dated
    return event.where is not None if slot == "place" else bool(event.actors)


def _day(iso: str | None) -> str:
    try:
        return iso_words(iso or "")
    except (ValueError, IndexError):
        return iso or ""
