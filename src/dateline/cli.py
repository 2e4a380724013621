"""The `dateline` command: parses, calls Case, prints. No logic lives here.

Exit status: 0 all well, 1 something was set aside, 2 nothing could be done.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from dateline.errors import DatelineError

if TYPE_CHECKING:
    from rich.console import Console

    from dateline.case import Added, Case
    from dateline.model import Chronology, Event, SetAside
    from dateline.pipeline import Built

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Reads a pile of news reports and writes one sourced chronology.",
)

CasePath = Annotated[Path, typer.Argument(help="The case file.", show_default=False)]
Since = Annotated[Optional[str], typer.Option(help="Only what happened on or after: 2020, 2020-08 or 2020-08-18.")]  # noqa: UP045
Until = Annotated[Optional[str], typer.Option(help="Only what happened on or before.")]  # noqa: UP045
WithActor = Annotated[Optional[str], typer.Option("--actor", help="Only events in which this name acts or is acted on.")]  # noqa: UP045
OfType = Annotated[Optional[str], typer.Option("--type", help="Only one event type, such as COUP or SANCTION.")]  # noqa: UP045
AtPlace = Annotated[Optional[str], typer.Option("--place", help="Only what happened at a place of this name.")]  # noqa: UP045
AsOf = Annotated[Optional[str], typer.Option(help="What was known on a day, from reports published by then.")]  # noqa: UP045


@app.command()
def build(
    case: CasePath,
    paths: Annotated[list[str], typer.Argument(help="Files, folders, or addresses of pages and feeds.", show_default=False)],
    workers: Annotated[Optional[int], typer.Option(help="Processes that read: 0 for as many as there are cores.")] = None,  # noqa: UP045
) -> None:
    """Read reports into a case (made when it is not there) and write its chronology."""
    from dataclasses import replace

    from dateline.settings import load_settings

    settings = load_settings(environment=os.environ)
    if workers is not None:
        settings = replace(settings, workers=workers)
    with _case(case, create=True, settings=settings) as opened:
        added, built = _build(opened, paths)
        print_build(_console(), added, built)
    nothing = not added.added and not added.known
    raise typer.Exit(2 if nothing else 1 if added.set_aside or built.set_aside else 0)


@app.command()
def show(
    case: CasePath,
    since: Since = None,
    until: Until = None,
    actor: WithActor = None,
    type_: OfType = None,
    place: AtPlace = None,
    as_of: AsOf = None,
    events: Annotated[Optional[str], typer.Option(help="Show one event whole: its number in the list, or its id.")] = None,  # noqa: UP045
) -> None:
    """Print the chronology, or one event with its quotes, sources and disagreements."""
    with _case(case, create=False) as opened:
        chronology = opened.chronology(since=since, until=until, actor=actor, type=type_, place=place, as_of=as_of)
        if events is None:
            print_chronology(_console(), chronology)
        else:
            print_event(_console(), chronology, pick_event(chronology, events))


@app.command()
def export(
    case: CasePath,
    to: Annotated[str, typer.Option(help="claims, csv, plover or html.")],
    out: Annotated[Optional[Path], typer.Option(help="Where to write; standard output when left out.")] = None,  # noqa: UP045
    since: Since = None,
    until: Until = None,
    actor: WithActor = None,
    type_: OfType = None,
    place: AtPlace = None,
    as_of: AsOf = None,
) -> None:
    """Write the chronology to a file in an open format."""
    from dateline.export import export as write

    with _case(case, create=False) as opened:
        chronology = opened.chronology(since=since, until=until, actor=actor, type=type_, place=place, as_of=as_of)
        write(chronology, to, out if out is not None else sys.stdout.buffer)
    if out is not None:
        typer.echo(f"{len(chronology)} events written to {out}", err=True)


@app.command("set-aside")
def set_aside(case: CasePath) -> None:
    """List everything that was not used, with the reason and what would help."""
    with _case(case, create=False) as opened:
        found = opened.set_asides()
        console = _console()
        for one in found:
            console.print(
                f"[bold]{_safe(one.item)}[/] ({one.stage}): {_safe(one.reason)}"
                + (f" — {_safe(one.remedy)}" if one.remedy else "")
            )
        console.print(f"{len(found)} set aside" if found else "Nothing was set aside.")


@app.command()
def search(case: CasePath, words: Annotated[str, typer.Argument(help="Words to look for.")]) -> None:
    """Find reports that hold some words."""
    with _case(case, create=False) as opened:
        hits = opened.search(words)
        console = _console()
        for hit in hits:
            console.print(f"[bold]{_safe(hit.article)}[/]  {_safe(hit.snippet)}")
        if not hits:
            console.print(f"No report holds “{_safe(words)}”; {sum(1 for _ in opened.articles())} were looked at.")


def main() -> None:
    """Entry point: an error of ours becomes one line on standard error and exit status 2."""
    try:
        app()
    except DatelineError as error:
        typer.echo(f"dateline: {error}", err=True)
        raise SystemExit(2) from error
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        typer.echo("dateline: stopped; what was reported as done is kept", err=True)
        raise SystemExit(130) from None


# ---------------------------------------------------------------- doing


@contextmanager
def _case(path: Path, *, create: bool, settings: object = None) -> Iterator[Case]:
    from dateline.case import Case
    from dateline.settings import Settings

    with Case.open(path, create=create, settings=settings if isinstance(settings, Settings) else None) as opened:
        yield opened


def _console() -> Console:
    from rich.console import Console

    width = None if sys.stdout.isatty() else 120
    return Console(highlight=False, soft_wrap=False, width=width)


def _build(case: Case, paths: list[str]) -> tuple[Added, Built]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        adding = bar.add_task("adding reports", total=None)
        added = case.add(*paths, progress=lambda done, whole: bar.update(adding, completed=done, total=whole))
        tasks: dict[str, object] = {}

        def progress(stage: str, done: int, whole: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=whole)
            bar.update(tasks[stage], completed=done, total=whole)  # type: ignore[arg-type]

        built = case.build(progress=progress)
    return added, built


# ---------------------------------------------------------------- printing


def _safe(text: str) -> str:
    """Text from reports is text: no markup, no control characters reach the terminal."""
    from rich.markup import escape

    return escape("".join(c if c.isprintable() or c == " " else "·" for c in text.replace("\n", " ")))


def print_build(console: Console, added: Added, built: Built) -> None:
    """Counts of a build, and every reason for setting something aside."""
    aside: list[SetAside] = [*added.set_aside, *built.set_aside]
    console.print(f"{len(added.added)} added, {len(added.known)} known already, {len(aside)} set aside")
    for reason, count in sorted(Counter(s.reason for s in aside).items()):
        console.print(f"  {count} × {_safe(reason)}")
    for one in aside[:20]:
        console.print(f"    {_safe(one.item)}: {_safe(one.remedy or one.reason)}")
    if len(aside) > 20:
        console.print(f"    … and {len(aside) - 20} more: dateline set-aside CASE lists them")
    console.print(f"{built.claims} claims in {built.events} events" + ("" if built.linked else " (nothing changed)"))


def print_chronology(console: Console, chronology: Chronology) -> None:
    """One line an event: number, date, headline, types, independent sources, a mark where sources disagree."""
    from rich.table import Table

    if not chronology.events:
        console.print(nothing_found(chronology))
        return
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for name, options in (
        ("#", {"justify": "right", "style": "dim"}),
        ("date", {"no_wrap": True}),
        ("what the reports say", {"ratio": 1}),
        ("type", {"no_wrap": True}),
        ("status", {"no_wrap": True}),
        ("sources", {"justify": "right"}),
        ("", {"no_wrap": True}),
    ):
        table.add_column(name, **options)
    for number, event in enumerate(chronology.events, start=1):
        mark = "[bold red]≠ disputed[/]" if event.disagreements else ""
        table.add_row(
            str(number), str(event.when), _safe(event.headline), event.type, event.status, str(event.independent_sources), mark
        )
    console.print(table)
    disputed = sum(bool(e.disagreements) for e in chronology.events)
    console.print(f"\n{len(chronology)} events from {len(chronology.articles)} reports; sources disagree on {disputed}.")


def nothing_found(chronology: Chronology) -> str:
    """What was looked at when nothing answers a question."""
    asked = {k: getattr(chronology.question, k) for k in ("since", "until", "actor", "type", "place", "as_of")}
    filters = ", ".join(f"{k.replace('_', '-')} {v}" for k, v in asked.items() if v)
    looked = f"{len(chronology.articles)} reports were looked at"
    return f"No event matches {_safe(filters)}; {looked}." if filters else f"No event was found; {looked}."


def pick_event(chronology: Chronology, which: str) -> Event:
    """The event of a number in the list or of an id. Raises `QuestionError` when there is none."""
    from dateline.errors import QuestionError

    if which.isdigit() and 1 <= int(which) <= len(chronology.events):
        return chronology.events[int(which) - 1]
    found = [e for e in chronology.events if e.id.startswith(which)] if len(which) >= 4 else []
    if len(found) != 1:
        raise QuestionError(
            f"there is no event “{which}”", remedy=f"give a number from 1 to {len(chronology.events)}, or an id"
        )
    return found[0]


def print_event(console: Console, chronology: Chronology, event: Event) -> None:
    """One event whole: what is known, what is disputed, and the words of every report."""
    console.print(f"[bold]{_safe(event.headline)}[/]")
    console.print(
        f"{event.when}  ·  {event.type}  ·  {event.status}  ·  {event.independent_sources} independent sources  ·  id {event.id}"
    )
    if event.when.reason:
        console.print(f"[dim]date: {_safe(event.when.reason)}[/]")
    for slot, readings in event.slots:
        if readings:
            values = "; ".join(f"{_safe(r.value)} ({len(r.articles)})" for r in readings[:6])
            console.print(f"  [bold]{slot}[/]: {values}")
    for one in event.disagreements:
        console.print(f"  [bold red]≠ {one.slot}[/] ({one.kind}): {_safe(one.note)}")
        for reading in one.readings:
            said = f", according to {', '.join(reading.said_by)}" if reading.said_by else ""
            console.print(f"      {_safe(reading.value)} — {_safe(', '.join(reading.articles))}{_safe(said)}")
    console.print()
    for claim in chronology.claims_of(event):
        article = chronology.articles[claim.article]
        said = " ← ".join(f.name for f in claim.said_by)
        head = " · ".join(
            x
            for x in (article.outlet or article.id, str(article.published), claim.type, claim.status, said and f"says {said}")
            if x
        )
        console.print(f"  [dim]{_safe(head)}[/]")
        console.print(f"    “{_safe(article.quote(claim.quote))}”")


if __name__ == "__main__":
    main()
