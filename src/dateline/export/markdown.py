"""`markdown`: a report to read or to edit: the chronology by year, with quotes and numbered citations (CommonMark).

Every sign of a stranger's words that Markdown gives a meaning is escaped: no heading, link, image or HTML of theirs comes
to life. Links go only to addresses of the web.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from dateline.export.report import CITING, Difference, Entry, Quote, Report, Source, compose_report, numbers_words, places_words
from dateline.export.text import xml_text
from dateline.model import Chronology

_SIGNS = re.compile(r"([\\`*_\[\]<>#&|~$]|:(?=//)|(?<=www)\.)", re.IGNORECASE)
"""What CommonMark gives a meaning inside a line, and what GitHub's dialect makes a link, a table, mathematics or a strike."""

_IN_URL = "%/:?#[]@!$&'()*+,;=~"
"""What stays as it is in an address: all that RFC 3986 gives a meaning, and what is escaped already."""


class MarkdownExporter:
    """Writes the report as one Markdown document."""

    name = "markdown"
    suffix = ".md"
    single_file = True

    def write(self, chronology: Chronology, out: BinaryIO | Path) -> None:
        """Write the document to an open binary stream."""
        assert not isinstance(out, Path)
        out.write("\n".join(_lines(compose_report(chronology))).encode("utf-8") + b"\n")


def escape_markdown(text: str) -> str:
    """A text on one line, not at its beginning, that Markdown shows as it is; control characters are left out."""
    return _SIGNS.sub(r"\\\1", xml_text(text))


def _lines(report: Report) -> Iterator[str]:
    yield f"# {report.title}"
    yield ""
    asked = f"Asked for: {escape_markdown(report.question)}. " if report.question else ""
    yield f"{asked}{report.summary}."
    for year, entries in report.years:
        yield from ("", f"## {year}")
        for entry in entries:
            yield from _entry(entry)
    if report.sources:
        yield from ("", "## Reports", "", CITING, "")
        yield from (_source(source) for source in report.sources)


def _entry(entry: Entry) -> Iterator[str]:
    yield from ("", f"### {entry.date}: {escape_markdown(entry.headline)}", "")
    yield f"{escape_markdown(entry.facts)} · event `{entry.event}`"
    for said in entry.quotes:
        yield from ("", f"> {_quote(said)}")
    for difference in entry.differences:
        yield from ("", _difference(difference))


def _quote(said: Quote) -> str:
    by = f", according to {escape_markdown(said.said_by)}" if said.said_by else ""
    return f"“{escape_markdown(said.words)}”{by} \\[{places_words(said)}\\]"


def _difference(difference: Difference) -> str:
    values = " / ".join(f"{escape_markdown(value)} {_numbers(reports)}".rstrip() for value, reports in difference.values)
    return f"*{escape_markdown(difference.point)}: {escape_markdown(difference.kind)}.* {values}"


def _numbers(reports: tuple[int, ...]) -> str:
    return f"\\[{numbers_words(reports)}\\]" if reports else ""


def _source(source: Source) -> str:
    """One item of the list, its number that of the citations."""
    title = f"“{escape_markdown(source.title)}”" if source.title else ""
    parts = (
        f"**{escape_markdown(source.outlet)}**",
        title,
        source.published,
        f"report {escape_markdown(source.article)}",
        _link(source.url),
    )
    return f"{source.number}. {', '.join(p for p in parts if p)}"


def _link(url: str) -> str:
    """A link whose address holds nothing that could end it or be read as an entity."""
    address = quote(url, safe=_IN_URL, errors="replace").replace("&", r"\&")
    return f"[page](<{address}>)" if address else ""
