"""Plain words for dates, states, slots and questions, as the pages and tables print them. English, and no locale is read."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from dateline.export.families import type_words
from dateline.knowledge.spelling import split_article
from dateline.model import ARGUED, AUTHOR, Article, Chronology, Claim, Disagreement, Event, HowKnown, Question, Reading
from dateline.when import When

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_ISO = re.compile(r"(?<![\d-])\d{4}(-\d\d){0,2}(?![\d-])", re.ASCII)

_COUNTED_AS_THEY_ARE = re.compile(r"(?:s|ed|ing|dead|people|police|men|children|per ?cent|hurt|usd|eur|gbp|cfa)$")

STATUS_WORDS = {
    "happened": "happened",
    "ongoing": "going on",
    "attempted": "attempted",
    "planned": "planned",
    "called_for": "called for",
    "alleged": "alleged",
    "denied": "denied",
    "hypothetical": "only supposed",
}

SLOT_WORDS = {
    "type": "What happened",
    "actors": "Who did it",
    "recipients": "To whom",
    "when": "When",
    "where": "Where",
    "status": "Whether it happened",
    "manner": "How it came about",
    "name": "Names",
}

KIND_WORDS = {
    "contradiction": "the reports contradict each other",
    "development": "the story changed as it unfolded",
    "precision": "some reports are more exact than others",
    "spelling": "spelt differently",
    "error": "one value is plainly wrong",
}

KNOWN_WORDS: dict[HowKnown, str] = {
    "given": "as given",
    "metadata": "from the page's own data",
    "printed": "printed in the report",
    "worked out": "worked out from the report",
    "unknown": "not known",
}


def iso_words(iso: str) -> str:
    """An ISO date cut to its precision, in words: `2031-08` → "August 2031"."""
    parts = [int(p) for p in iso.split("-")]
    if len(parts) == 3:
        return f"{parts[2]} {MONTHS[parts[1] - 1]} {parts[0]}"
    return f"{MONTHS[parts[1] - 1]} {parts[0]}" if len(parts) == 2 else str(parts[0])


def date_words(when: When) -> str:
    """A time in words, no finer than it is known; a bound says "by" or "not before", the unknown says so."""
    start, end = when.iso()
    if start and end:
        if start == end:
            return iso_words(start)
        return _range_words(when, start, end)
    if start:
        return f"{'from' if when.dated else 'not before'} {iso_words(start)}"
    if end:
        return f"{'until' if when.dated else 'by'} {iso_words(end)}"
    return "date not given"


def _range_words(when: When, start: str, end: str) -> str:
    if start[:7] == end[:7] and when.earliest and when.latest:  # "22 February – February" is to the last of the month
        start, end = when.earliest.isoformat(), when.latest.isoformat()
    first, last = iso_words(start), iso_words(end)
    if when.precision == "bound":
        return f"between {first} and {last}"
    if start[:7] == end[:7] and len(start) == len(end) == 10:
        return f"{int(start[8:])}–{last}"
    if start[:4] == end[:4] and len(start) > 4:
        first = first.removesuffix(f" {start[:4]}")
    return f"{first} – {last}"


def date_note(when: When) -> str:
    """What a reader should know of how exact a date is; empty for a single day, and for none."""
    if not when.known:
        return ""
    if not when.dated:
        return "a limit; no report dates it"
    notes = {
        "week": "some day of that week",
        "month": "day not known",
        "season": "only the season is known",
        "year": "only the year is known",
        "decade": "only the decade is known",
        "span": "over this time",
    }
    if when.precision == "day" and when.days != 1:
        return "one of these days"
    return notes.get(when.precision, "")


def date_range(when: When) -> tuple[str | None, str | None]:
    """(start, end) as ISO cut to the precision; (None, None) for a bound, which is not a date."""
    return when.iso() if when.dated else (None, None)


def bounds(when: When) -> tuple[str | None, str | None]:
    """(not before, not after) as ISO days of a time that is only a bound; (None, None) of any other."""
    if when.dated:
        return None, None
    return (
        when.earliest.isoformat() if when.earliest else None,
        when.latest.isoformat() if when.latest else None,
    )


def slot_words(slot: str) -> str:
    """A slot in words: `when` → "When", `figures:killed` → "How many killed", `figures:leader` → "How many leaders"."""
    name, _, unit = slot.partition(":")
    if name == "figures":
        return f"How many {_plural(unit)}".rstrip()
    return SLOT_WORDS.get(name) or name.replace("_", " ").capitalize()


def _plural(unit: str) -> str:
    """What is counted, in the plural; signs ("km"), states ("dead", "wounded") and what is one already stay as they are."""
    if unit == "number":
        return ""
    if len(unit) < 3 or _COUNTED_AS_THEY_ARE.search(unit):
        return unit
    for ending, changed in (("man", "men"), ("person", "people"), ("child", "children")):
        if unit.endswith(ending):
            return unit.removesuffix(ending) + changed
    if unit.endswith("y") and unit[-2] not in "aeiou":
        return f"{unit[:-1]}ies"
    return f"{unit}es" if unit.endswith(("x", "z", "ch", "sh")) else f"{unit}s"


BOUNDS = {"": "", "=": "", "~": "about ", ">=": "at least ", ">": "more than ", "<=": "at most ", "<": "fewer than "}
"""How exact a number is → words for that."""
_NUMBER = re.compile(r"(?P<bound>[~<>=]{0,2})(?P<whole>\d{1,15})(?![\deE])")


def value_words(slot: str, value: str) -> str:
    """The value of a reading in words: types and states are spelt out, dates printed as dates, numbers as a reader would write
    them, all else as it is."""
    if slot.startswith("figures") or slot == "length":
        return number_words(value)
    if slot == "status":
        return STATUS_WORDS.get(value, value)
    if slot == "type":
        return type_words(value)
    if slot == "when":
        return _ISO.sub(lambda found: _safe_iso(found.group()), value)
    return value


def number_words(value: str) -> str:
    """A number as a reader would write it: "at least 1,100" for ">=1100"; what stands behind it stays ("20 days")."""
    found = _NUMBER.match(value)
    if found is None:
        return value
    bound, whole = BOUNDS.get(found["bound"], ""), found["whole"]
    return f"{bound}{int(whole):,}{value[found.end() :]}"


def state_words(claim: Claim) -> str:
    """The status of a claim in words: what the author of its report only infers is "argued", not alleged by a party."""
    return STATUS_WORDS.get(claim.state, claim.state)


def event_words(event: Event) -> str:
    """The status of an event in words, and whose argument it is: "argued by the author of Northern Post", and where others tell
    it "happened; also argued by the author of Northern Post"."""
    state = STATUS_WORDS.get(event.state, event.state)
    if not event.argued_by:
        return state
    argued = argued_words(event.argued_by)
    if event.state == ARGUED:
        return argued
    also = any(r.value == ARGUED for r in event.readings("status"))
    return f"{state}; also {argued}" if also else f"{state}, as {argued}"


def argued_words(names: Sequence[str]) -> str:
    """Whose argument it is, of authors as sources are called: "argued by the authors of Le Sud and Le Nord"."""
    reports = [name.removeprefix(AUTHOR).removesuffix(")") for name in names]
    listed = " and ".join(filter(None, [", ".join(reports[:-1]), reports[-1]]))
    return f"argued by the {'author' if len(reports) == 1 else 'authors'} of {listed}"


def reading_words(slot: str, reading: Reading) -> str:
    """The value of a reading in words; of what is only argued, by whom."""
    if slot == "status" and reading.value == ARGUED and reading.said_by:
        return argued_words([name for name in reading.said_by if name.startswith(AUTHOR)])
    return value_words(slot, reading.value)


def decided_words(event: Event, slot: str) -> str:
    """What a person set of a slot of an event, and who: "nobody (set by Ada)"; empty where nobody did."""
    by = dict(event.decided).get(slot)
    if by is None:
        return ""
    said = [date_words(event.when)] if slot == "when" else [value_words(slot, v) for v in event.values(slot)]
    return f"{'; '.join(said) or ('nobody' if slot in ('actors', 'recipients') else 'unknown')} ({by})"


def disagreement_words(disagreement: Disagreement) -> str:
    """One line for a table cell: `when (contradiction): 3 March / 4 March`."""
    values = " / ".join(reading_words(disagreement.slot, r) for r in disagreement.readings)
    return f"{disagreement.slot} ({disagreement.kind}): {values}"


def count_words(number: int, one: str, many: str = "") -> str:
    """`1 report`, `2 reports`, `12,000 reports`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def question_words(question: Question) -> str:
    """The question in words, without its verb: "ECOWAS, since August 2031"; empty when everything was asked for."""
    parts = [
        question.actor or "",
        " or ".join(map(type_words, question.type.split(","))) if question.type else "",
        f"in {question.place}" if question.place else "",
        f"since {_safe_iso(question.since)}" if question.since else "",
        f"until {_safe_iso(question.until)}" if question.until else "",
        f"as known on {_safe_iso(question.as_of)}" if question.as_of else "",
        f"told by at least {count_words(question.sources, 'independent source')}" if question.sources else "",
    ]
    return ", ".join(p for p in parts if p)


def _safe_iso(text: str) -> str:
    try:
        return iso_words(text)
    except (ValueError, IndexError):
        return text


def article_name(article: Article) -> str:
    """What a reader calls a report: its outlet, else its id."""
    return article.outlet or article.id


def outlet_names(articles: Iterable[Article]) -> dict[str, str]:
    """Report → what its outlet is called wherever outlets are counted; for a report without one its id."""
    printed = {a.id: a.outlet for a in articles}
    called = call_outlets(outlet for outlet in printed.values() if outlet)
    return {id_: called[outlet] if outlet else id_ for id_, outlet in printed.items()}


def call_outlets(printed: Iterable[str]) -> dict[str, str]:
    """Each spelling of an outlet's name → what it is called: as it is printed most often.

    Spellings that differ in case, accents or an article in front ("The Coastal Herald", "Coastal Herald") are one outlet. Two
    that differ in which article it is ("Le Point", "The Point") are two.
    """
    times = Counter(printed)
    alike: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for spelling in times:
        article, name = split_article(spelling)
        alike[name][article].append(spelling)
    called: dict[str, str] = {}
    for by_article in alike.values():
        one = len(by_article.keys() - {""}) < 2
        groups = [[s for some in by_article.values() for s in some]] if one else [*by_article.values()]
        for group in groups:
            called |= dict.fromkeys(group, min(group, key=lambda s: (-times[s], len(s), s)))
    return called


def in_order(articles: Iterable[Article]) -> list[Article]:
    """Reports in order of publication, then id; those without a date last."""
    return sorted(articles, key=lambda a: (a.published.order, a.id))


def told_in_order(chronology: Chronology, event: Event) -> list[Claim]:
    """An event's claims in the order in which readers could have met them: publication, then place in the text."""
    articles = chronology.articles
    claims = chronology.claims_of(event)
    return sorted(claims, key=lambda c: (articles[c.article].published.order, c.article, c.quote.start, c.trigger.start, c.id))
