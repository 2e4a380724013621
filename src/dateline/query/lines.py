"""What the questions of this package find, as lines of plain text: what a screen shows, without its colours and its width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.export.words import KIND_WORDS, STATUS_WORDS, count_words, date_words, slot_words
from dateline.knowledge.own_actors import SOURCE
from dateline.query.commitments import Followed, sides_words
from dateline.query.disputes import Dispute, Value
from dateline.query.offices import Term
from dateline.query.quotes import Quote
from dateline.query.reactions import Reactor
from dateline.query.relations import Entry, Month, Relations
from dateline.query.reply import NOTHING, Reply, Told
from dateline.query.sources import Outlet
from dateline.when import When

SHOWN = 3
"""Quotes shown behind one line, one of each independent source first; `--json` has them all."""
GAP = 3
"""Months without a score in a row from which a chart skips them."""
LEAST_BAR = 6
"""Columns on each side of a chart's axis at least."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line to print: `fixed` lines are drawn to a width and never wrapped."""

    text: str
    indent: int = 0
    style: Literal["", "bold", "dim", "red"] = ""
    fixed: bool = False


def quote_lines(quotes: Sequence[Quote], indent: int) -> Iterator[Line]:
    """The first few quotes, one of each origin first, each under who prints it and when; words of one report once."""
    quotes = list({(q.article, " ".join(q.words.split()), q.said_by, q.voice): q for q in reversed(quotes)}.values())[::-1]
    first = {q.origin: q for q in reversed(quotes)}
    ordered = [q for q in quotes if first[q.origin] is q] + [q for q in quotes if first[q.origin] is not q]
    for quote in ordered[:SHOWN]:
        yield Line(f"“{' '.join(quote.words.split())}”", indent)
        yield Line(giver(quote), indent + 2, "dim")
    if len(quotes) > SHOWN:
        yield Line(f"… and {count_words(len(quotes) - SHOWN, 'more quote')}", indent, "dim")


def giver(quote: Quote) -> str:
    """Who prints a quote, when, through whom, and in what voice: "Sahel Wire [kati], 2020-08-18, according to an officer"."""
    name = quote.outlet if quote.outlet == quote.article else f"{quote.outlet} [{quote.article}]"
    parts = [name, _day(quote.published)]
    argued = quote.voice == "opinion" and bool(quote.said_by)
    if quote.said_by and not argued:
        parts.append(f"according to {', '.join(quote.said_by)}")
    told = (("argued by its author", argued), ("opinion", quote.voice == "opinion" and not argued))
    parts += [word for word, so in (*told, ("alleged", quote.voice == "alleged")) if so]
    return " · ".join(parts)


def _day(when: When) -> str:
    return str(when) if when.known else "undated"


# ------------------------------------------------------------ disagreements


def disagreement_lines(disputes: Sequence[Dispute]) -> Iterator[Line]:
    """Every point of disagreement with its values, who gives each, and since when."""
    for one in disputes:
        yield Line(f"{slot_words(one.slot)}: {KIND_WORDS[one.kind]}  [{one.kind}]", 0, "red")
        yield Line(f"{_dated(one.when)}{one.headline}  (event {one.event})", 2)
        if one.kind == "error":
            yield Line(one.note, 2)
        for value in one.values:
            yield from _value_lines(value, 4)
        yield Line("")
    yield Line(
        f"{count_words(len(disputes), 'disagreement')}." if disputes else "The reports disagree on nothing that was asked for."
    )


def _value_lines(value: Value, indent: int) -> Iterator[Line]:
    yield Line(f"{value.words} – {count_words(value.sources, 'independent source')}, since {_day(value.since)}", indent, "bold")
    yield from quote_lines(value.quotes, indent + 2)


def _dated(when: When) -> str:
    return f"{date_words(when)}: " if when.dated else ""


# ------------------------------------------------------------ relations


def relation_lines(relations: Relations, width: int) -> Iterator[Line]:
    """The ledger of a pair, then its months as a chart that fits the width."""
    for entry in relations.entries:
        yield from _entry_lines(relations, entry)
    if not relations.entries:
        yield from _nothing_between(relations)
        return
    yield Line("")
    yield Line(f"{count_words(len(relations.entries), 'entry', 'entries')} between {relations.first} and {relations.second}.")
    if relations.months:
        yield Line("")
        yield Line("Month by month: entries with a score, sum, mean; from −10 (apart) to +10 (together)", 0, "bold")
        yield from chart_lines(relations.months, width)
    if relations.undated:
        yield Line(
            f"Not in the chart: {count_words(relations.undated, 'entry', 'entries')} dated to no single month.", 0, "dim"
        )


def _entry_lines(relations: Relations, entry: Entry) -> Iterator[Line]:
    ways = {"first": (relations.first, "→", relations.second), "second": (relations.second, "→", relations.first)}
    one, arrow, other = ways.get(entry.direction, (relations.first, "↔", relations.second))
    state = "" if entry.state == "happened" else f" · {STATUS_WORDS.get(entry.state, entry.state)}"
    score = "" if entry.score is None else f" · {signed(entry.score)}"
    when = date_words(entry.when) if entry.when.known else "date not given"
    yield Line(f"{when} · {one} {arrow} {other} · {entry.type}{state}{score}", 0, "bold")
    yield Line(f"{entry.headline}  (event {entry.event})", 2)
    if entry.direction != "both" and {*entry.actors, *entry.recipients} - {one, other}:
        yield Line(f"{', '.join(entry.actors)} → {', '.join(entry.recipients)}", 2)
    yield from quote_lines(entry.quotes, 4)


def _nothing_between(relations: Relations) -> Iterator[Line]:
    yield Line(f"No claim is between {relations.first} and {relations.second}.")
    for name in (relations.first, relations.second):
        if name not in relations.known:
            yield Line(f"No actor of these reports is called “{name}”.", 2)


def signed(number: float) -> str:
    """A score with its sign: "+2.5", "−3", "0"."""
    sign = "−" if number < 0 else "+" if number > 0 else ""
    return f"{sign}{abs(number):g}"


def chart_lines(months: Sequence[Month], width: int) -> Iterator[Line]:
    """One row a month with a bar of its sum, to the left of the axis where it is negative; long gaps are one row."""
    most = max((abs(m.total) for m in months), default=0.0) or 1.0
    half = max((width - 32) // 2, LEAST_BAR)
    skipped = 0
    for k, month in enumerate(months):
        empty = not month.number
        if empty and _gap(months, k) >= GAP:
            skipped += 1
            if months[k + 1].number:
                yield Line(f"   …     {count_words(skipped, 'month')} without a score", 0, "dim", fixed=True)
                skipped = 0
            continue
        size = round(half * abs(month.total) / most)
        left, right = ("█" * size if month.total < 0 else "", "█" * size if month.total > 0 else "")
        figures = f"{month.number:>3} {signed(month.total):>7} {signed(month.mean):>6}" if month.number else " " * 18
        yield Line(f"{month.month}  {figures}  {left:>{half}}│{right}".rstrip(), 0, fixed=True)


def _gap(months: Sequence[Month], at: int) -> int:
    """How many months without a score stand in a row round one of them; the last month always has a score."""
    low, high = at, at
    while low > 0 and not months[low - 1].number:
        low -= 1
    while high + 1 < len(months) and not months[high + 1].number:
        high += 1
    return high - low + 1


# ------------------------------------------------------------ reactions, commitments


def reaction_lines(headline: str, reactors: Sequence[Reactor]) -> Iterator[Line]:
    """Who said what about an event, by actor."""
    yield Line(headline, 0, "bold")
    for reactor in reactors:
        yield Line("")
        yield Line(reactor.actor or "Nobody named", 0, "bold")
        for one in reactor.reactions:
            yield Line(f"{date_words(one.when)} · {one.type} · event {one.event}", 2)
            if one.inferred:
                yield Line(f"It {one.inferred}.", 4, "dim")
            yield from quote_lines(one.quotes, 4)
    if not reactors:
        yield Line("No claim reacts to it.", 2)


def commitment_lines(followed: Sequence[Followed]) -> Iterator[Line]:
    """Every commitment with its state and the reports that show it."""
    for one in followed:
        yield Line(f"{one.state.upper()} · due {date_words(one.limit) if one.due.known else 'at no time named'}", 0, "bold")
        yield Line(f"{sides_words(one) or 'by nobody named'}: {' '.join(one.what.split())}", 2)
        yield Line(f"{one.because}  (event {one.event})", 2, "dim")
        yield from quote_lines(one.quotes, 4)
        if one.shown_by:
            yield Line("What became of it:", 2)
            yield from quote_lines(one.shown_by, 4)
    counts = {s: sum(f.state == s for f in followed) for s in ("kept", "missed", "moved", "pending", "unknown")}
    tally = ", ".join(f"{number} {state}" for state, number in counts.items() if number)
    yield Line(f"{count_words(len(followed), 'commitment')}: {tally}." if followed else "No commitment was found.")


# ------------------------------------------------------------ outlets, offices


def outlet_lines(outlets: Sequence[Outlet]) -> Iterator[Line]:
    """What each outlet brought, one paragraph each."""
    for one in outlets:
        yield Line(one.name, 0, "bold")
        yield Line(
            ", ".join(
                (count_words(len(one.reports), "report"), count_words(one.claims, "claim"), count_words(one.events, "event"))
            ),
            2,
        )
        alone, first = (f"{len(ids):,}" for ids in (one.alone, one.first))
        yield Line(f"told first: {first}; told by it alone: {alone}; copied: {count_words(len(one.copied), 'report')}", 2)
        if one.argued:
            yield Line(f"only inferred by its authors: {count_words(len(one.argued), 'event')}", 2)
        for report, original in one.copied:
            yield Line(f"{report} has the text of {original}", 4, "dim")
        if one.disputed:
            disputed = count_words(one.disputed, "contradiction")
            yield Line(f"against what most sources say: {len(one.against)} of {disputed}", 2)
        for point in one.against:
            yield Line(f"{slot_words(point.slot)}: {point.value}, most say {point.most} – {point.headline}", 4, "dim")
    if not outlets:
        yield Line("The case has no report.")


def office_lines(terms: Sequence[Term]) -> Iterator[Line]:
    """Who held which office, by country or organisation."""
    body = None
    for one in terms:
        if one.body != body:
            body = one.body
            yield Line(body or "Of no country or organisation that is named", 0, "bold")
        yield Line(f"{one.person} – {one.title or 'an office that is not named'}", 2)
        facts = (("took it", one.taken), ("left it", one.left), ("called so in reports of", one.seen))
        said = "; ".join(f"{words} {date_words(when)}" for words, when in facts if when.known)
        yield Line(f"reports: {said or _SILENT.get(one.table_source, 'named as a former holder')}", 4)
        if one.table.known:
            yield Line(f"table: {_term_words(one.table)} ({one.table_source})", 4)
        elif one.table_source:
            yield Line(f"table: at no time named ({one.table_source})", 4)
        yield from quote_lines(one.quotes, 6)
    if not terms:
        yield Line("No report says who holds an office that was asked for.")


_SILENT = {SOURCE: "name the person, and no time of the office"}
"""What is said where reports give no time of an office, by the source that gives it."""


def _term_words(held: When) -> str:
    """From when to when an office was held, as the table has it."""
    first, last = (day.isoformat() if day else "" for day in (held.earliest, held.latest))
    return f"{first} – {last}" if first and last else f"from {first}" if first else f"until {last}"


# ------------------------------------------------------------ answers


def reply_lines(reply: Reply) -> Iterator[Line]:
    """The sentences of an answer, each with its quotes; what is disputed; or that the reports do not say, and what they do."""
    if not reply.said:
        yield from _nothing_lines(reply)
        return
    for told in reply.sentences:
        yield from _told_lines(told)
    disputes = () if reply.asks == "disagree" else reply.disputes  # the sentences tell them then
    if disputes:
        yield Line("")
        yield Line("≠ The reports disagree", 0, "red")
    for one in disputes:
        yield Line(f"{slot_words(one.slot)} ({one.kind}): {one.headline}", 2)
        for value in one.values:
            yield from _value_lines(value, 4)


def _told_lines(told: Told) -> Iterator[Line]:
    yield Line(told.sentence, 0, "bold")
    yield from quote_lines(told.quotes, 2)


def _nothing_lines(reply: Reply) -> Iterator[Line]:
    yield Line(NOTHING, 0, "bold")
    yield Line(f"Why: {reply.why_not}.", 2)
    if reply.looked_for:
        yield Line(f"Looked for: {'; '.join(reply.looked_for)}.", 2)
    if reply.nearest is not None:
        yield Line("The nearest that they do say:", 2)
        yield Line(reply.nearest.sentence, 4)
        yield from quote_lines(reply.nearest.quotes, 6)
