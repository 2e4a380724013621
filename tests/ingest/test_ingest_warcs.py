"""Web archives: the pages that they keep, and every way that an archive can be broken."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dateline.ingest import read_sources
from dateline.model import Article, SetAside

NEWS = "The harbour board agreed on Thursday to lower the fees that fishing crews had called ruinous."
DATED = '<meta property="article:published_time" content="2021-03-04">'


def page(title: str, head: str = "") -> bytes:
    words = (
        f"<article><h1>{title}</h1><p>{NEWS}</p><p>Crews from {title} cheered the board's decision at the quay.</p></article>"
    )
    return f"<html><head><title>{title}</title>{head}</head><body>{words}</body></html>".encode()


Answer = tuple[str, str, dict[str, str], bytes]
"""Address, status, headers and body."""
HTML = {"Content-Type": "text/html; charset=utf-8"}
FEES: Answer = ("https://a.example/fees", "200 OK", HTML, page("Fees fall", DATED))
QUAY: Answer = ("https://a.example/quay", "200 OK", HTML, page("Quay opens"))


def archive(answers: Iterable[Answer], *, packed: bool = True) -> bytes:
    """A WARC with a record of each answer, fetched on 9 March 2021."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "x"}))
    for url, status, headers, body in answers:
        http = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
        about = {"WARC-Date": "2021-03-09T10:00:00Z"}
        writer.write_record(
            writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=http, warc_headers_dict=about)
        )
    return out.getvalue()


def read(folder: Path, data: bytes, name: str = "a.warc.gz") -> tuple[list[Article], list[SetAside]]:
    (folder / name).write_bytes(data)
    found = list(read_sources([str(folder / name)]))
    return [x for x in found if isinstance(x, Article)], [x for x in found if isinstance(x, SetAside)]


@pytest.mark.parametrize(("name", "packed"), [("a.warc.gz", True), ("a.warc", False)])
def test_the_pages_of_an_archive_are_its_reports(tmp_path: Path, name: str, *, packed: bool) -> None:
    articles, aside = read(tmp_path, archive([FEES, QUAY], packed=packed), name)
    assert not aside
    assert [(a.id, a.title, a.url) for a in articles] == [
        ("a.example-fees", "Fees fall", "https://a.example/fees"),
        ("a.example-quay", "Quay opens", "https://a.example/quay"),
    ]
    assert all(NEWS in a.text for a in articles)
    assert articles[0].origin == f"{tmp_path / name}: https://a.example/fees"


def test_a_page_without_a_day_was_published_before_it_was_fetched(tmp_path: Path) -> None:
    (fees, quay), _ = read(tmp_path, archive([FEES, QUAY]))
    assert (fees.published.earliest, fees.published.latest) == (date(2021, 3, 4), date(2021, 3, 4))
    assert (quay.published.earliest, quay.published.latest) == (None, date(2021, 3, 9))
    assert not quay.published.dated
    assert "fetched" in quay.published.reason


def test_a_day_in_the_address_says_more_than_the_day_of_fetching(tmp_path: Path) -> None:
    (one,), _ = read(tmp_path, archive([("https://a.example/2021/02/03/quay", *QUAY[1:])]))
    assert one.published.latest == date(2021, 2, 3)


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    others: list[Answer] = [
        ("https://a.example/gone", "404 Not Found", HTML, page("Gone")),
        ("https://a.example/moved", "301 Moved", HTML | {"Location": "/fees"}, b""),
        ("https://a.example/x.png", "200 OK", {"Content-Type": "image/png"}, b"\x89PNG"),
        ("https://a.example/robots.txt", "200 OK", {"Content-Type": "text/plain"}, b"User-agent: *"),
    ]
    articles, aside = read(tmp_path, archive([*others, FEES]))
    assert [a.title for a in articles] == ["Fees fall"]
    assert not aside


def test_a_page_that_cannot_be_used_leaves_the_others(tmp_path: Path) -> None:
    bad: list[Answer] = [
        ("https://a.example/empty", "200 OK", HTML, b""),
        ("https://a.example/no-pdf", "200 OK", {"Content-Type": "application/pdf"}, b"%PDF-1.4 nothing"),
    ]
    articles, aside = read(tmp_path, archive([*bad, FEES]))
    assert [a.title for a in articles] == ["Fees fall"]
    assert [s.item.rpartition(": ")[2] for s in aside] == [url for url, *_ in bad]
    assert all(s.reason and s.remedy for s in aside)


def test_packed_answers_are_unpacked(tmp_path: Path) -> None:
    packed: Answer = (FEES[0], FEES[1], HTML | {"Content-Encoding": "gzip"}, gzip.compress(FEES[3]))
    (one,), aside = read(tmp_path, archive([packed]))
    assert NEWS in one.text
    assert not aside


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9, 0.99])
def test_an_archive_that_is_cut_off_gives_what_came_before_and_says_so(tmp_path: Path, part: float, *, packed: bool) -> None:
    before, whole = archive([FEES], packed=packed), archive([FEES, QUAY], packed=packed)
    cut = len(before) + int(part * (len(whole) - len(before) - 4))
    articles, aside = read(tmp_path, whole[:cut], "a.warc.gz" if packed else "a.warc")
    assert articles[0].title == "Fees fall"
    assert ["broken from here on" in s.reason for s in aside] == [True]


def test_a_line_of_headers_without_end_is_refused(tmp_path: Path) -> None:
    data = archive([FEES], packed=False) + b"WARC/1.0\r\nX: " + b"x" * 3_000_000
    articles, aside = read(tmp_path, data, "a.warc")
    assert [a.title for a in articles] == ["Fees fall"]
    assert "broken from here on" in aside[0].reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (archive([]), "keeps no page"),
        (b"this is no archive", "broken from here on"),
        (gzip.compress(b"\0" * 30_000_000), "broken from here on"),
        (b"", "empty"),
    ],
)
def test_no_page_at_all_says_so(tmp_path: Path, data: bytes, reason: str) -> None:
    articles, aside = read(tmp_path, data)
    assert not articles
    assert [reason in s.reason for s in aside] == [True]
    assert aside[0].remedy
