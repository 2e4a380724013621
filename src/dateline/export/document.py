"""`docx`: the report of `markdown` as a document for Word or LibreOffice. Needs the extra `docx`.

Words of strangers are runs of text and nothing else: no field, no markup. Links go only to addresses of the web.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, BinaryIO

from dateline.export.extras import needed
from dateline.export.packing import CORE, core_properties, repack
from dateline.export.report import CITING, Difference, Entry, Quote, Report, Source, compose_report, numbers_words, places_words
from dateline.export.text import xml_text
from dateline.model import Chronology


class DocumentExporter:
    """Writes the report as one document, with headings for its years and events."""

    name = "docx"
    suffix = ".docx"
    single_file = True

    def write(self, chronology: Chronology, out: BinaryIO | Path) -> None:
        """Write the document to an open binary stream. Raises InputError when python-docx is not installed."""
        assert not isinstance(out, Path)
        with needed("docx"):
            from docx import Document
        document = Document()
        _fill(document, compose_report(chronology))
        packed = io.BytesIO()
        document.save(packed)
        repack(packed.getvalue(), out, replace={CORE: core_properties(chronology, "Chronology")})


def _fill(document: Any, report: Report) -> None:
    asked = f"Asked for: {report.question}. " if report.question else ""
    _add(document, "Title", report.title)
    _add(document, "", f"{asked}{report.summary}.")
    for year, entries in report.years:
        _add(document, "Heading1", year)
        for entry in entries:
            _add_entry(document, entry)
    if report.sources:
        _add(document, "Heading1", "Reports")
        _add(document, "", CITING)
        for source in report.sources:
            _add_source(document, source)


def _add(document: Any, style: str, text: str) -> Any:
    """A paragraph with one run; the style by its id, since python-docx looks names up anew each time, which is slow."""
    paragraph = document.add_paragraph(xml_text(text))
    if style:
        paragraph._p.style = style
    return paragraph


def _add_entry(document: Any, entry: Entry) -> None:
    _add(document, "Heading2", f"{entry.date}: {entry.headline}")
    _add(document, "", f"{entry.facts} · event {entry.event}")
    for said in entry.quotes:
        _add(document, "Quote", _quote(said))
    for difference in entry.differences:
        _add_difference(document, difference)


def _quote(said: Quote) -> str:
    by = f", according to {said.said_by}" if said.said_by else ""
    return f"“{said.words}”{by} [{places_words(said)}]"


def _add_difference(document: Any, difference: Difference) -> None:
    values = " / ".join(f"{value} [{numbers_words(reports)}]" if reports else value for value, reports in difference.values)
    paragraph = _add(document, "ListBullet", f"{difference.point}: {difference.kind}. ")
    paragraph.runs[0].italic = True
    paragraph.add_run(xml_text(values))


def _add_source(document: Any, source: Source) -> None:
    """One report, after the number of its citations; numbered by hand, so that the numbers never move."""
    title = f"“{source.title}”" if source.title else ""
    parts = (source.outlet, title, source.published, f"report {source.article}")
    paragraph = _add(document, "", f"[{source.number}] {', '.join(p for p in parts if p)}")
    if source.url:
        paragraph.add_run(", ")
        _add_link(paragraph, xml_text(source.url))


def _add_link(paragraph: Any, url: str) -> None:
    """The address, as a link to itself; python-docx has no call for it."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    link: Any = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(url)
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)
