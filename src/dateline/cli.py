"""The `dateline` command: parses, calls Case, prints. No logic lives here.

Exit status: 0 all well, 1 something was set aside, 2 nothing could be done.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer
from typer.core import TyperCommand, TyperGroup

from dateline.errors import DatelineError
from dateline.location import Location

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress
    from rich.table import Table
    from rich.text import Text

    from dateline.case import Added, Answer, Case
    from dateline.extract import Explanation
    from dateline.model import Article, Chronology, Claim, Disagreement, Event, Judgement, SetAside, Span, Verb
    from dateline.pipeline import Built
    from dateline.query.lines import Line
    from dateline.settings import Settings
    from dateline.store.verify import Looked
    from dateline.when import When

WIDTH = 120
"""Columns when the output goes to a file or another program, unless COLUMNS says otherwise."""
HEADLINE_MAX, QUOTE_MAX = 160, 600
"""Characters of a headline in the list and of a quote with an event; what is longer is cut between words."""
NARROW = 60
"""Columns below which a list has no columns for types and sources; they stand under the headline."""
LISTED = 5
"""Files listed under one reason at the end of a build."""


class _Commands(TyperGroup):
    """All commands: whoever reads our output may have had enough of it, which is no fault of the disk or of anybody."""

    def invoke(self, ctx: Any) -> Any:
        """Carry out a command."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except BrokenPipeError:
            # Nothing may be written any more, not even at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None


app = typer.Typer(
    cls=_Commands,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Reads a pile of news reports and writes one sourced chronology.",
)

gazetteer = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Places: look one up, add your own.")
app.add_typer(gazetteer, name="gazetteer")

FORMATS = (
    "acled, annotation, claims, claims_shards, claims_shards_parquet, csv, datapackage, datapackage_zip, docx, geojson,"
    " gexf, graphml, html, kml, labelstudio, labelstudio_zip, markdown, parquet, parquet_zip, plover, timelinejs or xlsx."
)
Workers = Annotated[Optional[int], typer.Option(min=0, help="Processes that read and compare: 0 for one a core.")]  # noqa: UP045
ReadBy = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--reader", metavar="NAME", help="What reads them: shipped, or spacy: and the name of a spaCy pipeline."),
]
RunBy = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--engine", metavar="NAME", help="What runs the reading and comparing: local, ray, or ray://HOST:PORT of a cluster."
    ),
]
OneEvent = Annotated[Optional[str], typer.Option(metavar="N", help="One event whole: its number in the list, or its id.")]  # noqa: UP045
CasePath = Annotated[
    Location,
    typer.Argument(
        parser=Location.of, metavar="CASE", help="The case: a file, or postgresql://USER@HOST/NAME.", show_default=False
    ),
]
Since = Annotated[Optional[str], typer.Option(help="Only what can have happened on or after: 2020, 2020-08, 2020-08-18.")]  # noqa: UP045
Until = Annotated[Optional[str], typer.Option(help="Only what can have happened on or before.")]  # noqa: UP045
WithActor = Annotated[Optional[str], typer.Option("--actor", help="Only events in which this name acts or is acted on.")]  # noqa: UP045
OfType = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option(
        "--type", metavar="TYPE", help="Only an event type, such as COUP; give it again for one more.", show_default=False
    ),
]
AtPlace = Annotated[Optional[str], typer.Option("--place", help="Only what happened at a place or in a country.")]  # noqa: UP045
AsOf = Annotated[Optional[str], typer.Option(help="What was known on a day, from reports published by then.")]  # noqa: UP045
AsJson = Annotated[bool, typer.Option("--json", help="Print plain data (JSON).")]
Signed = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--by", metavar="NAME", help="Who decides; DATELINE_AUTHOR, or the name you are logged in by, when left out."),
]
Note = Annotated[str, typer.Option(help="Why, in your words.", show_default=False)]
Thing = Annotated[
    str, typer.Argument(metavar="WHAT", help="The id of a claim or event, or its first four characters.", show_default=False)
]
LISTED_NAMES = ": one name, or several with semicolons between them, or nobody."
OtherThing = Annotated[
    Optional[str],  # noqa: UP045
    typer.Argument(metavar="OTHER", help="The id of another: the link between the two is meant.", show_default=False),
]
Sources = Annotated[Optional[int], typer.Option(min=1, metavar="N", help="Only what N independent sources or more tell.")]  # noqa: UP045


class _ListsTypes(TyperCommand):
    """A command whose help ends with the event types, looked up only when somebody asks for help."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Print the types."""
        from dateline.vocabulary import event_types

        with formatter.section("Event types"):
            formatter.write_text(", ".join(event_types()))


def _say_version(asked: bool) -> None:
    if asked:
        from dateline import __version__

        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def start(
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say which version this is, and end.")
    ] = False,
) -> None:
    """Before any command."""


@app.command()
def build(
    case: CasePath,
    paths: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Argument(help="Files, folders, or addresses of pages, feeds and shards.", show_default=False),
    ] = None,
    workers: Workers = None,
    engine: RunBy = None,
    reader: ReadBy = None,
    actors: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(metavar="FILE", help="Who is who: a table (CSV) or TOML file of names, aliases, kinds and offices."),
    ] = None,
) -> None:
    """Read reports into a case (made when it is not there) and write its chronology."""
    from dataclasses import replace

    from dateline.settings import load_settings

    settings, new = load_settings(environment=os.environ), _is_new(case)
    if workers is not None:
        settings = replace(settings, workers=workers)
    if engine is not None:
        settings = replace(settings, engine=engine)
    if reader is not None:
        settings = replace(settings, reader=reader)
    _need_reports(case, paths, new=new)
    with _case(case, settings=settings, create=bool(paths or case.files)) as opened:
        added, built = _build(opened, paths or [], actors)
        aside = _not_used(opened, added, built)
        nothing = bool(paths) and not added.added and not added.known and not built.read
        gone = nothing and new and opened.discard()
        print_build(_console(), added, built, aside, kept=not gone)
    raise typer.Exit(2 if nothing else 1 if aside else 0)


@app.command(cls=_ListsTypes)
def show(
    case: CasePath,
    since: Since = None,
    until: Until = None,
    actor: WithActor = None,
    type_: OfType = None,
    place: AtPlace = None,
    as_of: AsOf = None,
    sources: Sources = None,
    events: OneEvent = None,
    why: Annotated[bool, typer.Option("--why", help="With --events: also why its claims are one.")] = False,
) -> None:
    """Print the chronology, or one event with its quotes, sources and disagreements."""
    with _case(case) as opened:
        answer = _answer(opened, type_, since=since, until=until, actor=actor, place=place, as_of=as_of, sources=sources)
        if events is None:
            print_chronology(_console(), answer)
        else:
            event = pick_event(answer.chronology, events)
            print_event(_console(), answer.chronology, event)
            if why:
                _print_why(_console(), opened, answer.chronology, event)


@app.command(cls=_ListsTypes)
def export(
    case: CasePath,
    to: Annotated[str, typer.Option(help=FORMATS)],
    out: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="PATH", help="Where to write, an address such as s3://… too; standard output when left out."),
    ] = None,
    since: Since = None,
    until: Until = None,
    actor: WithActor = None,
    type_: OfType = None,
    place: AtPlace = None,
    as_of: AsOf = None,
    sources: Sources = None,
    all_: Annotated[
        bool, typer.Option("--all", help="With acled: also what was only planned, demanded, alleged or denied.")
    ] = False,
) -> None:
    """Write the chronology in an open format, to a file or to standard output."""
    from dateline.export import export as write
    from dateline.export import left_out as not_held

    to = f"{to}_all" if all_ else to
    with _case(case) as opened:
        answer = _answer(opened, type_, since=since, until=until, actor=actor, place=place, as_of=as_of, sources=sources)
        if out is None:
            write(answer.chronology, to, sys.stdout.buffer)
        else:
            opened.write(answer.chronology, to, out)
            typer.echo(plain(f"{_written(answer.chronology, to)} written to {out}"), err=True)
    for line in (*by_reason(not_held(answer.chronology, to)), *left_out(answer)):
        typer.echo(plain(line), err=True)


@app.command("set-aside")
def set_aside(case: CasePath) -> None:
    """List everything that was not used, with the reason and what would help."""
    with _case(case) as opened:
        found = opened.set_asides()
        _print_aside(_console(), found, each=len(found))
        _console().print(_text(f"{len(found)} set aside." if found else "Nothing was set aside."))


@app.command()
def explain(
    case: CasePath,
    claim: Annotated[
        Optional[str],  # noqa: UP045
        typer.Argument(help="The claim's id, or as much of its beginning as no other claim has.", show_default=False),
    ] = None,
    article: Annotated[Optional[str], typer.Option(metavar="ID", help="List the claims of a report, with their ids.")] = None,  # noqa: UP045
    as_json: Annotated[bool, typer.Option("--json", help="Print plain data (JSON).")] = False,
) -> None:
    """Say why a claim was coded as it was, slot by slot, with the runners-up."""
    from dateline.errors import QuestionError

    if (claim is None) == (article is None):
        raise QuestionError(
            "one claim can be explained, or the claims of one report listed", remedy="give CLAIM or --article ID"
        )
    with _case(case) as opened:
        if claim is None:
            found = opened.claims(article=article)
            print_json(map(claim_record, found)) if as_json else print_claims(_console(), found)
            return
        explanation = opened.explain(claim)
        report = next(a for a in opened.articles() if a.id == explanation.claim.article)
        print_json(explanation.as_record()) if as_json else print_explanation(_console(), report, explanation)


@app.command()
def search(
    case: CasePath,
    given: Annotated[list[str], typer.Argument(metavar="WORDS", help="Words to look for.", show_default=False)],
) -> None:
    """Find reports that hold some words."""
    words = " ".join(given)
    with _case(case) as opened:
        hits = opened.search(words)
        for hit in hits:
            _console().print(_text(f"{hit.article}  ", "bold") + _text(hit.snippet))
        if not hits:
            _console().print(_text(f"No report holds “{words}”; {_looked_at(len(list(opened.articles())))}."))


@app.command(cls=_ListsTypes)
def disagreements(
    case: CasePath,
    since: Since = None,
    until: Until = None,
    actor: WithActor = None,
    type_: OfType = None,
    place: AtPlace = None,
    as_of: AsOf = None,
    sources: Sources = None,
    as_json: AsJson = False,
) -> None:
    """List every point on which the reports disagree, the gravest first, with who says what and since when."""
    from dateline.query import lines, list_disagreements

    with _case(case) as opened:
        answer = _answer(opened, type_, since=since, until=until, actor=actor, place=place, as_of=as_of, sources=sources)
        found = list_disagreements(answer.chronology)
        _print_found(found, lines.disagreement_lines(found), answer, as_json=as_json)


@app.command(cls=_ListsTypes)
def relations(
    case: CasePath,
    first: Annotated[str, typer.Argument(metavar="A", help="One side: a name in any spelling.", show_default=False)],
    second: Annotated[str, typer.Argument(metavar="B", help="The other side.", show_default=False)],
    since: Since = None,
    until: Until = None,
    type_: OfType = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Print what two sides do and say to each other, in order of time, and how it adds up month by month."""
    from dateline.query import lines, read_relations

    with _case(case) as opened:
        answer = _answer(opened, type_, since=since, until=until, as_of=as_of)
        found = read_relations(answer.chronology, first, second)
        _print_found(found, lines.relation_lines(found, _console().width), answer, as_json=as_json)


@app.command()
def reactions(
    case: CasePath,
    event: Annotated[str, typer.Argument(help="The event: its number in the list of show, or its id.", show_default=False)],
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Print who said what about an event, by actor."""
    from dateline.query import lines, list_reactions

    with _case(case) as opened:
        answer = _answer(opened, None, as_of=as_of)
        chosen = pick_event(answer.chronology, event)
        found = list_reactions(answer.chronology, chosen)
        _print_found(found, lines.reaction_lines(chosen.headline, found), answer, as_json=as_json)


@app.command()
def commitments(
    case: CasePath,
    since: Since = None,
    until: Until = None,
    actor: WithActor = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List promises, deadlines and agreements, with what became of them."""
    from dateline.query import lines

    with _case(case) as opened:
        answer = _answer(opened, None, as_of=as_of)
        found = opened.commitments(since=since, until=until, actor=actor, as_of=as_of)
        _print_found(found, lines.commitment_lines(found), answer, as_json=as_json)


@app.command()
def sources(case: CasePath, since: Since = None, until: Until = None, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """Say of each outlet what it carried first, alone or copied, and how often it stands against the others."""
    from dateline.query import compare_outlets, lines

    with _case(case) as opened:
        answer = _answer(opened, None, since=since, until=until, as_of=as_of)
        found = compare_outlets(answer.chronology)
        _print_found(found, lines.outlet_lines(found), answer, as_json=as_json)


@app.command()
def offices(
    case: CasePath,
    actor: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--actor", help="Only this person, or the offices of this country or organisation."),
    ] = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List who held which office, from when to when, with the reports that say so."""
    from dateline.query import lines, list_offices

    with _case(case) as opened:
        answer = _answer(opened, None, as_of=as_of)
        found = list_offices(answer.chronology, actor=actor)
        _print_found(found, lines.office_lines(found), answer, as_json=as_json)


@app.command()
def ask(
    case: CasePath,
    given: Annotated[
        list[str], typer.Argument(metavar="QUESTION", help="A question in plain English or French.", show_default=False)
    ],
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question from what the reports say, with their words: who, what, when, where, how many, did …"""
    from dateline.query import answer_question, lines

    with _case(case) as opened:
        answer = _answer(opened, None, as_of=as_of)
        found = answer_question(answer.chronology, " ".join(given))
        _print_found(found, lines.reply_lines(found), answer, as_json=as_json)


# ---------------------------------------------------------------- commands that correct


@app.command()
def link(
    case: CasePath,
    what: Thing,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The id of another.", show_default=False)],
    by: Signed = None,
    note: Note = "",
) -> None:
    """Decide that two claims or events are one happening."""
    _judge(case, "link", what, other, by=by, note=note)


@app.command()
def unlink(
    case: CasePath,
    what: Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a claim.", show_default=False)],
    other: OtherThing = None,
    by: Signed = None,
    note: Note = "",
) -> None:
    """Decide that a claim is not in its event, or that two claims or events are two happenings."""
    _judge(case, "unlink", what, other, by=by, note=note)


@app.command()
def rename(
    case: CasePath,
    what: Annotated[str, typer.Argument(metavar="WHAT", help="The id of an event, or an actor's name.", show_default=False)],
    name: Annotated[str, typer.Argument(metavar="NEW", help="The new headline or name.", show_default=False)],
    by: Signed = None,
    note: Note = "",
) -> None:
    """Give an event another headline, or an actor another name."""
    _judge(case, "rename", what, name, by=by, note=note)


@app.command()
def redate(
    case: CasePath,
    what: Thing,
    when: Annotated[
        str,
        typer.Argument(
            metavar="DATE", help="2020-08-18, 2020-08, 2020, 2020-08-17/2020-08-19, or unknown.", show_default=False
        ),
    ],
    by: Signed = None,
    note: Note = "",
) -> None:
    """Decide when a claim or an event happened."""
    _judge(case, "redate", what, when, by=by, note=note)


@app.command()
def recast(
    case: CasePath,
    what: Thing,
    names: Annotated[str, typer.Argument(metavar="NAMES", help=f"Who does it{LISTED_NAMES}", show_default=False)],
    by: Signed = None,
    note: Note = "",
) -> None:
    """Decide who does it."""
    _judge(case, "recast", what, names, by=by, note=note)


@app.command()
def readdress(
    case: CasePath,
    what: Thing,
    names: Annotated[str, typer.Argument(metavar="NAMES", help=f"Whom it is done to{LISTED_NAMES}", show_default=False)],
    by: Signed = None,
    note: Note = "",
) -> None:
    """Decide whom it is done or said to."""
    _judge(case, "readdress", what, names, by=by, note=note)


@app.command()
def relocate(
    case: CasePath,
    what: Thing,
    place: Annotated[str, typer.Argument(metavar="PLACE", help="Kati, “Kati, Mali”, or unknown.", show_default=False)],
    by: Signed = None,
    note: Note = "",
) -> None:
    """Decide where it happened."""
    _judge(case, "relocate", what, place, by=by, note=note)


@app.command(cls=_ListsTypes)
def retype(
    case: CasePath,
    what: Thing,
    type_: Annotated[str, typer.Argument(metavar="TYPE", help="An event type, such as COUP.", show_default=False)],
    by: Signed = None,
    note: Note = "",
) -> None:
    """Decide of which type a claim or an event is."""
    _judge(case, "retype", what, type_, by=by, note=note)


@app.command()
def restatus(
    case: CasePath,
    what: Thing,
    status: Annotated[
        str,
        typer.Argument(
            metavar="STATUS",
            help="happened, ongoing, attempted, planned, called_for, alleged, denied or hypothetical.",
            show_default=False,
        ),
    ],
    by: Signed = None,
    note: Note = "",
) -> None:
    """Decide which status a claim or an event has."""
    _judge(case, "restatus", what, status, by=by, note=note)


@app.command()
def reject(case: CasePath, what: Thing, other: OtherThing = None, by: Signed = None, note: Note = "") -> None:
    """Decide that a claim or an event is none, or that the link between two is wrong."""
    _judge(case, "reject", what, other, by=by, note=note)


@app.command()
def confirm(case: CasePath, what: Thing, other: OtherThing = None, by: Signed = None, note: Note = "") -> None:
    """Decide that a claim or an event is read right, or that the link between two is right."""
    _judge(case, "confirm", what, other, by=by, note=note)


@app.command()
def same(
    case: CasePath,
    first: Annotated[str, typer.Argument(metavar="A", help="The name of an actor, which is kept.", show_default=False)],
    second: Annotated[str, typer.Argument(metavar="B", help="The other name.", show_default=False)],
    by: Signed = None,
    note: Note = "",
) -> None:
    """Decide that two names are one actor's."""
    _judge(case, "same", first, second, by=by, note=note)


@app.command()
def apart(
    case: CasePath,
    first: Annotated[str, typer.Argument(metavar="A", help="The name of an actor.", show_default=False)],
    second: Annotated[str, typer.Argument(metavar="B", help="The other name.", show_default=False)],
    by: Signed = None,
    note: Note = "",
) -> None:
    """Decide that two names are two actors'."""
    _judge(case, "apart", first, second, by=by, note=note)


@app.command()
def undo(
    case: CasePath,
    which: Annotated[
        Optional[str],  # noqa: UP045
        typer.Argument(metavar="N", help="The judgement's number in the list, or its id; your last when left out."),
    ] = None,
    by: Signed = None,
    note: Note = "",
) -> None:
    """Take a judgement back. It stays in the list, and can be had back by undoing the undo."""
    _judge(case, "undo", which, None, by=by, note=note)


@app.command()
def corrections(
    case: CasePath,
    file: Annotated[
        Path, typer.Argument(help="A workbook that export --to xlsx wrote, or JSON from Label Studio.", show_default=False)
    ],
    author: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--author", "--by", metavar="NAME", help="Who decides; as for the other commands when left out."),
    ] = None,
) -> None:
    """Keep what somebody changed in an exported workbook, or in Label Studio, as decisions."""
    from dateline.settings import load_settings

    settings = load_settings(environment=os.environ)
    signed = author if author is not None else settings.author or _login()
    with _case(case, settings=settings, create=False) as opened, _waiting("linking the case anew"):
        taken = opened.take_corrections(file, author=signed, at=_now())
    known = f", {taken.known:,} known already" if taken.known else ""
    aside = f", {len(taken.set_aside):,} set aside" if taken.set_aside else ""
    typer.echo(f"{_count(len(taken.judgements), 'judgement')} kept{known}{aside}.")
    _print_aside(_console(), taken.set_aside, each=len(taken.set_aside))
    raise typer.Exit(1 if taken.set_aside else 0)


@app.command()
def judgements(case: CasePath, as_json: AsJson = False) -> None:
    """List what people decided: who, when, what, and whether it holds."""
    from dateline.query.decisions import decision_lines, list_decisions

    with _case(case) as opened:
        answer = _answer(opened, None)
        found = list_decisions(opened.standings(), answer.chronology)
        _print_found(found, decision_lines(found), answer, as_json=as_json)


@app.command()
def actors(
    case: CasePath,
    proposed: Annotated[bool, typer.Option("--proposed", help="Only the pairs of names that may be one person's.")] = False,
    as_json: AsJson = False,
) -> None:
    """List who acts: names and who uses them, kind, country, sector, offices."""
    from dateline.query import list_offices
    from dateline.query.decisions import actor_lines, list_actors, proposal_lines

    with _case(case) as opened:
        answer = _answer(opened, None)
        if proposed:
            pairs = opened.proposals()
            _print_found(pairs, proposal_lines(pairs, str(case)), answer, as_json=as_json)
            return
        found = list_actors(answer.chronology, list_offices(answer.chronology))
        _print_found(found, actor_lines(found), answer, as_json=as_json)


@app.command()
def verify(case: CasePath) -> None:
    """Look whether the case is sound: its file, the words behind its claims, and what was made of them."""
    with _case(case) as opened:
        looked = opened.verify()
    _print_looked(looked)
    for fault in looked.faults:
        typer.echo(plain(f"wrong: {fault}"))
    if looked.faults:
        typer.echo("Restore a backup, or build the case again from its reports.")
        raise typer.Exit(1)
    typer.echo("Nothing is wrong.")


@app.command()
def backup(
    case: CasePath,
    file: Annotated[
        Location,
        typer.Argument(parser=Location.of, metavar="FILE", help="The new file, or an empty database.", show_default=False),
    ],
) -> None:
    """Copy the case into a new file or an empty database, while it may be in use, and look whether the copy is sound."""
    with _case(case) as opened:
        looked = opened.back_up(file)
    _print_looked(looked)
    typer.echo(plain(f"Nothing is wrong with the copy: {file}"))


def _print_looked(looked: Looked) -> None:
    typer.echo("Looked at " + ", ".join(f"{count:,} {what}" for what, count in looked.at) + "." if looked.at else "")


@gazetteer.command("add")
def gazetteer_add(
    files: Annotated[
        list[Path], typer.Argument(help="GeoNames dumps, CSV tables, or GeoJSON points.", exists=True, show_default=False)
    ],
) -> None:
    """Add places to those that all cases on this machine know."""
    from dateline.knowledge.own_places import add_places, own_table

    done = [add_places(path) for path in files]
    added, known = sum(d.added for d in done), sum(d.known for d in done)
    aside = [one for d in done for one in d.set_aside]
    again = f", {known:,} known already" if known else ""
    _console().print(_text(f"{_count(added, 'place')} added{again}, {len(aside):,} set aside: {own_table()}"))
    _print_aside(_console(), aside, each=len(aside))
    if added:
        _console().print(_text("Build a case again and it is read with them."))
    raise typer.Exit(2 if not added and not known else 1 if aside else 0)


@gazetteer.command("find")
def gazetteer_find(given: Annotated[list[str], typer.Argument(metavar="NAME", show_default=False)]) -> None:
    """Print every place that a name may mean."""
    from dateline.knowledge.places import places

    name = " ".join(given)
    found = places(name)
    for one in found:
        at = f"{one.lat:.4f}, {one.lon:.4f}" if one.lat is not None and one.lon is not None else "no coordinates"
        people = f", {one.population:,} people" if one.population else ""
        yours = ", added by you" if one.own else ""
        _console().print(_text(one.key, "bold") + _text(f"  {one.precision}, {at}{people}{yours}"))
    if not found:
        _console().print(_text(f"No place is called “{name}”."))


@gazetteer.command("forget")
def gazetteer_forget() -> None:
    """Forget all places that were added."""
    from dateline.knowledge.own_places import forget_places

    _console().print(_text(f"{_count(forget_places(), 'place')} forgotten."))


@app.command()
def serve(
    case: CasePath,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where to listen; 0 for any port that is free.")] = 8000,
    host: Annotated[str, typer.Option(help="The address or name of this machine to answer under.")] = "127.0.0.1",
    users: Annotated[Path | None, typer.Option(help="The table of those who may judge; else DATELINE_USERS.")] = None,
) -> None:
    """Show the case in a browser, until it is stopped with Ctrl-C."""
    from dateline.settings import load_settings
    from dateline.web import serve as run

    table = users or load_settings(environment=os.environ).users
    run(case, host=host, port=port, users=table, say=lambda line: typer.echo(plain(line)))


@app.command()
def user(
    users: Annotated[Path, typer.Argument(metavar="FILE", help="The table of users; it is made when it is not there.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name that decisions are signed with.")],
    role: Annotated[
        str, typer.Option(help="editor: judges, and takes back what it decided; chief: takes back what anybody decided.")
    ] = "editor",
) -> None:
    """Let somebody judge in the browser: print a new token for them, and keep its digest in a table for serve --users."""
    from dateline.web.users import give_token, role_of

    token = give_token(users, name, role_of(role))
    typer.echo(plain(f"{name} signs in with the token {token} from the next start of serve on; it is kept nowhere"))


def main() -> None:
    """Entry point: an error of ours becomes one line on standard error and exit status 2."""
    _speak_any_terminal()
    try:
        app()
    except DatelineError as error:
        _fail(str(error), 2, error)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        _fail(f"{where}{error.strerror or error} (check the disk and your rights; what was reported as done is kept)", 2, error)


def _fail(message: str, status: int, error: BaseException) -> None:
    typer.echo(f"dateline: {plain(message)}", err=True)
    raise SystemExit(status) from error


def _speak_any_terminal() -> None:
    """A terminal that lacks a character gets a question mark, not an error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


# ---------------------------------------------------------------- doing


@contextmanager
def _case(place: Location, *, settings: Settings | None = None, create: bool = True) -> Iterator[Case]:
    """The case, for building or correcting when there are settings, else for asking, which writes nothing. The one place
    where a command is stopped from outside."""
    from dateline.case import Case

    try:
        with Case.open(place, create=create, read_only=settings is None, settings=settings) as opened:
            yield opened
            sys.stdout.flush()
    except KeyboardInterrupt:
        typer.echo("dateline: stopped; what was reported as done is kept", err=True)
        raise typer.Exit(130) from None


def _console(*, err: bool = False) -> Console:
    from rich.console import Console

    class Pipe(Console):
        """Leaves it to the commands to end well when the reader of a pipe has had enough."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    stream = sys.stderr if err else sys.stdout
    fixed = not stream.isatty() and "COLUMNS" not in os.environ
    return Pipe(stderr=err, highlight=False, width=WIDTH if fixed else None)


@contextmanager
def _waiting(what: str) -> Iterator[None]:
    """Something that moves while the program works, on a terminal only."""
    if not sys.stderr.isatty():
        yield
        return
    with _console(err=True).status(what):
        yield


def _answer(case: Case, types: list[str] | None, **question: Any) -> Answer:
    with _waiting("looking through the case"):
        return case.answer(type=",".join(types) if types else None, **question)


def _is_new(case: Location) -> bool:
    """Whether a case is to be made in a file that is not there."""
    return bool(case.files) and not os.path.lexists(case.shown)


def _need_reports(case: Location, paths: list[str] | None, *, new: bool) -> None:
    from dateline.errors import QuestionError

    if not paths and new:
        raise QuestionError(
            f"there is no case {case} yet, and no report to make one of", remedy="give files, folders or addresses"
        )


def _judge(place: Location, verb: Verb, what: str | None, value: str | None, *, by: str | None, note: str) -> None:
    """Keep one decision, and say what holds now."""
    from dateline.settings import load_settings

    settings = load_settings(environment=os.environ)
    author = by if by is not None else settings.author or _login()
    with _case(place, settings=settings, create=False) as opened:
        if verb == "undo":
            what = opened.find_judgement(what, author=author)
        elif verb not in ("same", "apart"):
            what = opened.find(what or "")
            value = opened.find(value) if value and verb in ("link", "unlink", "reject", "confirm") else value
        with _waiting("linking the case anew"):
            opened.settle()
            before = opened.answer().chronology
            made = opened.judge(verb, what or "", value=value or "", author=author, at=_now(), note=note)
        print_judged(_console(), opened, made, before)


def _login() -> str:
    """The name that one is logged in by, empty where there is none."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


def _now() -> str:
    """The time of a decision, fine enough to keep the order in which they are made: beside `web`, the one clock."""
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="microseconds")


def _build(case: Case, paths: list[str], actors: Path | None) -> tuple[Added, Built]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=_console(err=True), transient=True, disable=not sys.stderr.isatty()) as bar, case.at_once():
        step = _stepper(bar)
        added = case.add(*paths, progress=lambda done, whole: step("adding", done, whole))
        return added, case.build(actors=actors, progress=step)


def _stepper(bar: Progress) -> Callable[[str, int, int | None], None]:
    """Moves one bar a stage, made when the stage is first heard of."""
    from rich.progress import TaskID

    tasks: dict[str, TaskID] = {}

    def step(stage: str, done: int, whole: int | None) -> None:
        if stage not in tasks:
            tasks[stage] = bar.add_task(stage, total=whole)
        bar.update(tasks[stage], completed=done, total=whole)

    step("adding", 0, None)
    return step


def _not_used(case: Case, added: Added, built: Built) -> list[SetAside]:
    """What was set aside of what this run was given, in this run or before."""
    named = {*added.added, *added.known}
    before = [s for s in case.set_asides() if s.stage != "ingest" and s.item in named]
    return sorted({*added.set_aside, *built.set_aside, *before}, key=lambda s: (s.stage, s.reason, s.item))


# ---------------------------------------------------------------- words


def plain(text: str) -> str:
    """Text on one line as it may go to a terminal: no control character, and nothing that turns the direction of text."""
    kept = (
        " " if c.isspace() else c if c.isprintable() else "" if c in "\u00ad\u200b\u200c\u200d\ufeff" else "·" for c in text
    )
    return " ".join("".join(kept).split(" "))


def cut(text: str, most: int) -> str:
    """Plain text of at most so many characters, cut between words and marked where it was cut."""
    whole = " ".join(plain(text).split())
    if len(whole) <= most:
        return whole
    head = whole[:most]
    return (head.rsplit(" ", 1)[0] if " " in head[most // 2 :] else head).rstrip(" ,;:–-") + " …"


def _text(text: str, style: str = "") -> Text:
    """Text that a console prints as it is: what reports say is never markup."""
    from rich.text import Text

    return Text(plain(text), style=style)


def _count(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"


def _looked_at(reports: int) -> str:
    return f"{_count(reports, 'report')} {'was' if reports == 1 else 'were'} looked at"


def filters_of(chronology: Chronology) -> str:
    """The question as the user gave it: "since 2020-08, actor ECOWAS"; empty when everything was asked for."""
    question = chronology.question
    asked = {k: getattr(question, k) for k in ("since", "until", "actor", "type", "place", "as_of")}
    asked["type"] = question.type and question.type.replace(",", " or ")
    said = [f"{k.replace('_', '-')} {v}" for k, v in asked.items() if v]
    if question.sources:
        said.append(f"at least {_count(question.sources, 'independent source')}")
    return ", ".join(said)


def left_out(answer: Answer) -> list[str]:
    """What the answer does not show, a line each."""
    day = answer.chronology.question.as_of
    lines = []
    if answer.undated:
        what = _count(answer.undated, "event")
        lines.append(f"Left out: {what} that no report dates, and that may be of that time or not.")
    if answer.later:
        lines.append(f"Left out: {_count(answer.later, 'report')} published after {day}.")
    if answer.of_unknown_day:
        lines.append(f"Left out: {_count(answer.of_unknown_day, 'report')} that may have been published after {day}.")
    if answer.unread:
        lines.append(f"Not read yet: {_count(len(answer.unread), 'report')}. Run dateline build again to read what was added.")
    return lines


def by_reason(aside: Iterable[SetAside]) -> list[str]:
    """How many events a format does not hold, a line each reason."""
    counts = Counter(s.reason for s in aside)
    return [f"Left out: {_count(counts[reason], 'event')}; {reason}." for reason in sorted(counts)]


def _written(chronology: Chronology, to: str) -> str:
    from dateline.export import left_out as not_held

    events = _count(len(chronology) - len(not_held(chronology, to)), "event")
    return f"{_count(len(chronology.claims), 'claim')} of {events}" if to.lower() == "claims" else events


def nothing_found(answer: Answer) -> str:
    """What was looked at when nothing answers a question."""
    filters = filters_of(answer.chronology)
    looked = _looked_at(len(answer.chronology.articles))
    return f"No event matches {filters}; {looked}." if filters else f"No event was found; {looked}."


# ---------------------------------------------------------------- printing


def print_build(console: Console, added: Added, built: Built, aside: list[SetAside], *, kept: bool = True) -> None:
    """Counts of a build, and every reason for setting something aside. `kept` is whether there is a case now."""
    for line in _tally(added, aside):
        console.print(_text(line))
    _print_aside(console, aside, each=LISTED if kept else len(aside))
    if not kept:
        console.print(_text("There is nothing to make a case of; no file was written."))
        return
    changed = "" if built.linked else " (nothing changed)"
    console.print(_text(f"{_count(built.claims, 'claim')} in {_count(built.events, 'event')}{changed}"))
    if built.undated:
        console.print(_text(_undated_words(built.undated), "yellow"))


def _undated_words(ids: Sequence[str]) -> str:
    """What reports without a day of publication cost, and what to do about it."""
    listed = ", ".join(ids[:LISTED]) + (f" and {len(ids) - LISTED} more" if len(ids) > LISTED else "")
    return (
        f"{_count(len(ids), 'report')} without a day of publication: {listed}. Words like “on Tuesday” give no date there; "
        "put the date over the text, or give “published” in a record"
    )


def _tally(added: Added, aside: list[SetAside]) -> list[str]:
    """What became of what was given, each counted once; then, if anything, what is amiss with some that were kept."""
    from dateline.ingest import KEPT

    undated = sum(s.stage == "ingest" and s.reason.endswith(KEPT) for s in aside)
    foreign, faults = (sum(s.stage == stage for s in aside) for stage in ("parse", "extract"))
    unused = len(aside) - undated - foreign - faults
    amiss = (
        (foreign, "not read for claims (language)"),
        (faults, "not read for claims (a fault)"),
        (undated, "without its date"),
    )
    said = ", ".join(f"{number} {what}" for number, what in amiss if number)
    counts = f"{len(added.added)} added, {len(added.known)} known already, {unused} set aside"
    return [counts, f"Of the reports added or known: {said}"] if said else [counts]


def _print_aside(console: Console, aside: Iterable[SetAside], *, each: int) -> None:
    """Every reason with its remedy, how many it befell, and the first `each` of them."""
    from rich.padding import Padding

    def reason(one: SetAside) -> tuple[str, str]:
        return one.reason, one.remedy

    for (why, remedy), group in groupby(sorted(aside, key=lambda s: (reason(s), s.item)), reason):
        items = list(group)
        line = _text(f"{len(items)} × {why}", "yellow") + _text(f" – {remedy}" if remedy else "")
        console.print(Padding(line, (0, 0, 0, 2), expand=False))
        for one in items[:each]:
            console.print(Padding(_text(one.item), (0, 0, 0, 6), expand=False))
        if len(items) > each:
            more = f"… and {len(items) - each} more: dateline set-aside CASE lists all"
            console.print(Padding(_text(more, "dim"), (0, 0, 0, 6), expand=False))


def print_chronology(console: Console, answer: Answer) -> None:
    """One row an event: number, date, headline, types, independent sources, and what the sources disagree on."""
    chronology = answer.chronology
    if not chronology.events:
        console.print(_text(nothing_found(answer)))
    else:
        console.print(_table(chronology, narrow=console.width < NARROW))
        console.print()
        console.print(_text(_summary(chronology)))
    for line in left_out(answer):
        console.print(_text(line, "dim"))


def _table(chronology: Chronology, *, narrow: bool) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", expand=True)
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    table.add_column("date", no_wrap=True)
    table.add_column("what the reports say", ratio=1, overflow="fold")
    if not narrow:
        table.add_column("type")
        table.add_column("sources", justify="right", no_wrap=True)
    dated = True
    for number, event in enumerate(chronology.events, start=1):
        if dated and not event.when.dated:
            _add_undated_heading(table, first=number == 1)
        dated = event.when.dated
        said = _text(cut(event.headline, HEADLINE_MAX))
        if event.argued_by:
            said.append(f"\n{plain(_status(event))}", style="yellow")
        if event.disagreements:
            said.append(f"\n≠ sources disagree: {plain(_points(event))}", style="red")
        if narrow:
            kinds = ", ".join(_kind_cell(event).plain.split("\n"))
            said.append(f"\n{plain(kinds)} · {_count(event.independent_sources, 'source')}", style="dim")
            table.add_row(str(number), date_cell(event.when), said)
        else:
            table.add_row(str(number), date_cell(event.when), said, _kind_cell(event), str(event.independent_sources))
    return table


def _add_undated_heading(table: Table, *, first: bool) -> None:
    if not first:
        table.add_row()
    table.add_row("", "", _text("No date in the reports", "bold"))


def date_cell(when: When) -> Text:
    """A date as a list shows it: cut to its precision; a time of two ends on two lines, with "~" where it is some day
    between them; a limit and the unknown in grey."""
    start, end = when.iso()
    if not when.known:
        return _text("unknown", "dim")
    if not when.dated and start and end:
        return _text(f"after {start}", "dim") + "\n" + _text(f"by {end}", "dim")
    if not when.dated or start == end or not (start and end):
        return _text(str(when) if when.dated or not start else f"after {start}", "" if when.dated else "dim")
    return _text(f"{start} {'–' if when.precision == 'span' else '~'}") + "\n" + _text(end)


def _kind_cell(event: Event) -> Text:
    from rich.text import Text

    from dateline.export.words import STATUS_WORDS

    lines = [_text(one) for one in event.types or (event.type,)]
    if event.status != "happened":
        lines.append(_text(STATUS_WORDS.get(event.state, event.state), "yellow"))
    return Text("\n").join(lines)


def _status(event: Event) -> str:
    from dateline.export.words import event_words

    return event_words(event)


def _points(event: Event) -> str:
    from dateline.export.words import slot_words

    return ", ".join(dict.fromkeys(_lower(slot_words(d.slot)) for d in event.disagreements))


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _summary(chronology: Chronology) -> str:
    disputed = sum(bool(e.disagreements) for e in chronology.events)
    filters = filters_of(chronology)
    reports = len(chronology.articles)
    ranged = any(_is_ranged(e.when) for e in chronology.events)
    return (
        f"{_count(len(chronology), 'event')} from {_count(reports, 'report')}{f' ({filters})' if filters else ''}; "
        f"sources disagree on {disputed}. "
        + ("~ is some day between the two. " if ranged else "")
        + "One event whole: --events NUMBER."
    )


def _is_ranged(when: When) -> bool:
    start, end = when.iso()
    return when.dated and when.precision != "span" and start is not None and end is not None and start != end


# ---------------------------------------------------------------- one event


def pick_event(chronology: Chronology, which: str) -> Event:
    """The event of a number in the list or of an id or its first four characters or more. Raises `QuestionError` when
    there is none."""
    from dateline.errors import QuestionError
    from dateline.judging import homes_of

    if which.isdecimal() and 1 <= int(which) <= len(chronology.events):
        return chronology.events[int(which) - 1]
    found = [e for e in chronology.events if e.id.startswith(which)] if len(which) >= 4 else []
    if len(found) != 1:
        homes = homes_of(chronology.events, which) if not found else ()
        if homes:
            message = f"no event has the id “{which}” now: it is part of {' and of '.join(homes)}"
            raise QuestionError(message, remedy="name that one")
        filters = filters_of(chronology)
        among = f" among those that match {filters}" if filters else ""
        numbers = (
            f"give a number from 1 to {len(chronology)}, or an id"
            if chronology.events
            else "there are none: loosen the filters"
        )
        raise QuestionError(f"there is no event “{which}”{among}", remedy=numbers)
    return found[0]


def print_event(console: Console, chronology: Chronology, event: Event) -> None:
    """One event whole: what is known, what is disputed, and the words of every report."""
    from dateline.export.words import date_note, date_words, told_in_order

    console.print(_text(cut(event.headline, QUOTE_MAX), "bold"))
    note = date_note(event.when)
    facts = (date_words(event.when) + (f" ({note})" if note else ""), ", ".join(event.types or (event.type,)), _status(event))
    console.print(_text("  ·  ".join((*facts, f"id {event.id}"))))
    if event.when.reason:
        console.print(_text(f"The date: {event.when.reason}", "dim"))
    console.print()
    console.print(_facts(event))
    _print_sources(console, chronology, event)
    if event.disagreements:
        console.print()
        console.print(_text("≠ Where the sources disagree", "bold red"))
        for one in event.disagreements:
            _print_disagreement(console, chronology, one)
    console.print()
    console.print(_text("What the reports say", "bold"))
    for claim in told_in_order(chronology, event):
        _print_claim(console, chronology.articles[claim.article], claim)


def _facts(event: Event) -> Table:
    """Every slot with all its values, and how many reports give each; what a person set comes first."""
    from rich.table import Table

    from dateline.export.words import decided_words, reading_words, slot_words

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    readings = dict(event.slots)
    for slot in dict.fromkeys((*readings, *(slot for slot, _ in event.decided))):
        values = (f"{reading_words(slot, r)} ({_count(len(r.articles), 'report')})" for r in readings.get(slot, ()))
        told, said = "; ".join(values), decided_words(event, slot)
        table.add_row(_text(slot_words(slot)), _text(said or told))
        if said and told:
            table.add_row("", _text(f"the reports say: {told}", "dim"))
    return table


def _print_sources(console: Console, chronology: Chronology, event: Event) -> None:
    from rich.padding import Padding

    sources, reports = _count(event.independent_sources, "independent source"), _count(len(event.articles), "report")
    console.print()
    console.print(_text(f"{sources} in {reports}", "bold"))
    for ids in event.origins:
        names = ", ".join(_name(chronology, i) for i in ids)
        console.print(Padding(_text(names + (" (one text)" if len(ids) > 1 else "")), (0, 0, 0, 2), expand=False))


def _name(chronology: Chronology, article: str) -> str:
    outlet = chronology.articles[article].outlet if article in chronology.articles else None
    return f"{outlet} [{article}]" if outlet else article


def _print_disagreement(console: Console, chronology: Chronology, one: Disagreement) -> None:
    from rich.padding import Padding

    from dateline.export.words import KIND_WORDS, slot_words, value_words

    console.print(
        Padding(_text(slot_words(one.slot), "red") + _text(f": {KIND_WORDS[one.kind]}; {one.note}"), (0, 0, 0, 2), expand=False)
    )
    for reading in one.readings:
        said = f", according to {', '.join(reading.said_by)}" if reading.said_by else ""
        who = ", ".join(_name(chronology, i) for i in reading.articles)
        console.print(Padding(_text(f"{value_words(one.slot, reading.value)} – {who}{said}"), (0, 0, 0, 4), expand=False))


def _print_claim(console: Console, article: Article, claim: Claim) -> None:
    from rich.padding import Padding

    from dateline.export.words import state_words

    said = ", ".join(f.name for f in claim.said_by)
    day = str(article.published) if article.published.known else "undated"
    parts = (
        article.outlet or article.id,
        day,
        claim.type,
        state_words(claim),
        said and f"according to {said}",
        f"claim {claim.id}",
    )
    console.print(Padding(_text(" · ".join(p for p in parts if p), "dim"), (0, 0, 0, 2), expand=False))
    console.print(Padding(_text(f"“{cut(article.quote(claim.quote), QUOTE_MAX)}”"), (0, 0, 0, 4), expand=False))


def _print_why(console: Console, case: Case, chronology: Chronology, event: Event) -> None:
    from dateline.export.words import told_in_order
    from dateline.query.decisions import why_lines

    console.print()
    console.print(_text("Why these are one", "bold"))
    print_lines(console, why_lines(event, told_in_order(chronology, event), case.links(event), case.standings()))


def print_judged(console: Console, case: Case, made: Judgement, before: Chronology) -> None:
    """A decision that was just kept, the others that it contradicts, and what it changed of the chronology `before`."""
    from dateline.query.decisions import change_lines, decision_lines, list_decisions

    chronology = case.answer().chronology
    found = [d for d in list_decisions(case.standings(), chronology) if made.id == d.id]
    print_lines(console, list(decision_lines(found))[:-1])
    print_lines(console, change_lines(made, before, chronology))


# ---------------------------------------------------------------- other questions


def _print_found(found: Any, told: Iterable[Line], answer: Answer, *, as_json: bool) -> None:
    """What a question found, as plain data or in lines, and what the answer leaves out."""
    from dateline.model import as_record

    if as_json:
        print_json(as_record(found))
        return
    console = _console()
    print_lines(console, told)
    for line in left_out(answer):
        console.print(_text(line, "dim"))


def print_lines(console: Console, told: Iterable[Line]) -> None:
    """Lines with their indents, wrapped to the width; what is drawn to a width is cut, not wrapped."""
    from rich.padding import Padding

    for line in told:
        if not line.text:
            console.print()
        elif line.fixed:
            console.print(_text(line.text, line.style), no_wrap=True, overflow="crop")
        else:
            text = _text(cut(line.text, QUOTE_MAX), line.style)
            console.print(Padding(text, (0, 0, 0, line.indent), expand=False))


# ---------------------------------------------------------------- one claim


def print_json(data: Any) -> None:
    """Plain data, as one JSON value; what could steer a terminal or turn the direction of text is written as its number."""
    import json
    import re

    written = json.dumps(list(data) if isinstance(data, Iterator) else data, ensure_ascii=False, indent=2)
    typer.echo(re.sub(r"[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", lambda found: f"\\u{ord(found[0]):04x}", written))


def claim_record(claim: Claim) -> dict[str, Any]:
    """A claim in a list, as plain data."""
    names = {role: [f.name for f in getattr(claim, role)] for role in ("actors", "recipients", "said_by")}
    words = {"trigger": claim.trigger_text, "start": claim.trigger.start, "end": claim.trigger.end}
    return {"id": claim.id, "article": claim.article, "type": claim.type, "status": claim.status, **words, **names}


def print_claims(console: Console, claims: list[Claim]) -> None:
    """One line a claim: id, type, the words that name it, who does it to whom, and when."""
    for claim in claims:
        sides = " → ".join(", ".join(f.name for f in side) for side in (claim.actors, claim.recipients) if side)
        parts = (claim.type, f"“{claim.trigger_text}”", sides, str(claim.when))
        line = cut(" · ".join(p for p in parts if p), max(console.width - len(claim.id) - 4, 1))
        console.print(_text(claim.id) + "  " + _text(line))
    console.print(_text(f"{_count(len(claims), 'claim')}." if claims else "No claim was found in this report."))


def print_explanation(console: Console, article: Article, explanation: Explanation) -> None:
    """One claim: its sentence with its words marked, then each slot with its value and why. What most claims leave empty
    is left out where it is."""
    from rich.padding import Padding

    from dateline.export.words import slot_words

    claim = explanation.claim
    day = str(article.published) if article.published.known else "undated"
    console.print(_text(" · ".join((article.outlet or article.id, day, f"report {article.id}", f"claim {claim.id}"))))
    console.print()
    console.print(Padding(mark_words(article, claim, explanation.sentence), (0, 0, 0, 2), expand=False))
    for one in explanation.slots:
        if not one.value and one.slot in ("mode", "figures", "commitment", "about"):
            continue
        console.print()
        console.print(_text(f"{slot_words(one.slot)}: ", "bold") + _text(_value_words(one.slot, one.value)))
        for line in one.because:
            console.print(Padding(_text(f"– {line}"), (0, 0, 0, 2), expand=False))


def mark_words(article: Article, claim: Claim, sentence: Span) -> Text:
    """A sentence with the claim's quote in quotation marks and its words in brackets, as in “[who: Rebels] [what: fled]”;
    words of other sentences follow after it."""
    marks: dict[Span, list[str]] = {}
    for label, span in _words_of(claim):
        marks.setdefault(span, []).append(label)
    here = {span: f"[{', '.join(labels)}: " for span, labels in marks.items() if sentence.contains(span)}
    here = {span: here[span] for span in sorted(here, key=lambda s: (s.start, -s.end))}
    cuts = sorted(
        {sentence.start, sentence.end, claim.quote.start, claim.quote.end, *(p for s in here for p in (s.start, s.end))}
    )
    said = ""
    for start, end in zip(cuts, [*cuts[1:], sentence.end], strict=True):
        said += "]" * sum(s.end == start for s in here) + ("”" if start == claim.quote.end else "")
        said += ("“" if start == claim.quote.start else "") + "".join(label for s, label in here.items() if s.start == start)
        said += article.text[start:end]
    text = _text(" ".join(said.split()))
    for span, labels in marks.items():
        if span not in here:
            text.append("\n" + plain(f"elsewhere: [{', '.join(labels)}: {' '.join(article.quote(span).split())}]"))
    return text


def _words_of(claim: Claim) -> list[tuple[str, Span]]:
    """The words of every slot that words fill, with a label."""
    named = (("who", claim.actors), ("to whom", claim.recipients), ("says so", claim.said_by))
    found = [(label, f.span) for label, fillers in named for f in fillers]
    found += [("what", claim.trigger), ("when", claim.when_span), ("where", claim.where.span if claim.where else None)]
    return [(label, span) for label, span in found if span is not None]


def _value_words(slot: str, value: Any) -> str:
    """A slot's value in words."""
    from dateline.export.words import STATUS_WORDS, date_words

    if slot == "when":
        return date_words(value)
    if slot == "status":
        return STATUS_WORDS[value]
    if not value:
        return {"said_by": "the report itself", "actors": "nobody", "recipients": "nobody"}.get(slot, "nothing")
    if slot == "commitment":
        return f"{value.what} ({value.outcome})"
    if isinstance(value, tuple):
        return ", ".join(getattr(v, "name", "") or v.text for v in value)
    return str(getattr(value, "name", value))


if __name__ == "__main__":
    main()
