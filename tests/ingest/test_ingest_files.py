"""Text files, JSON and JSON Lines: what comes of each, and what is set aside with which words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.ingest import read_sources
from dateline.ingest.draft import day_in_address, name_host
from dateline.ingest.language import work_out_language
from dateline.ingest.sources import FILE_MAX
from dateline.model import Article, SetAside

NEWS = "The harbour board agreed on Thursday to lower the fees that fishing crews had called ruinous."
MORE = "Crews had blocked the quay for a week, and two of their leaders were held overnight by police."
REPORT = f"{NEWS}\n\n{MORE}\n"

Write = Callable[[str, bytes | str], str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def put(name: str, content: bytes | str) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return str(path)

    return put


def articles(*sources: str) -> list[Article]:
    found = list(read_sources(sources))
    assert all(isinstance(f, Article) for f in found), found
    return [f for f in found if isinstance(f, Article)]


def aside(*sources: str) -> SetAside:
    (found,) = read_sources(sources)
    assert isinstance(found, SetAside), found
    assert found.stage == "ingest"
    assert found.reason
    assert found.remedy
    return found


# ---------------------------------------------------------------- plain text


@pytest.mark.parametrize(
    "encoded",
    [
        "Les équipages – cinq – ont gagné “hier”.".encode(),
        b"\xef\xbb\xbf" + "Les équipages – cinq – ont gagné “hier”.".encode(),
        "Les équipages – cinq – ont gagné “hier”.".encode("cp1252"),
        "Les équipages – cinq – ont gagné “hier”.".encode("utf-16"),
        b"\xfe\xff" + "Les équipages – cinq – ont gagné “hier”.".encode("utf-16-be"),
        "Les équipages – cinq – ont gagné “hier”.".encode("utf-16-le"),
    ],
)
def test_every_encoding_gives_the_same_words(write: Write, encoded: bytes) -> None:
    (article,) = articles(write("a.txt", encoded))
    assert article.text == "Les équipages – cinq – ont gagné “hier”."


def test_text_keeps_every_character_but_the_carriage_returns(write: Write) -> None:
    (article,) = articles(write("a.txt", "  Two  spaces,\ttab \r\nand\x0bmore\rhere  \n\n\n"))
    assert article.text == "  Two  spaces,\ttab \nand\x0bmore\rhere  \n\n\n"


def test_facts_of_a_plain_file(write: Write) -> None:
    name = write(
        "fees-fall.txt", f"Fees fall in the harbour\n\nOSLO, Norway (AFP) – {NEWS}\n\n{MORE}\n\nPublished on 5 September 2021\n"
    )
    (article,) = articles(name)
    assert (article.id, article.origin, article.title) == ("fees-fall", name, "Fees fall in the harbour")
    assert (article.dateline, article.dateline_known) == ("OSLO, Norway", "printed")
    assert (str(article.published), article.published_known) == ("2021-09-05", "printed")
    assert (article.outlet, article.outlet_known, article.credits) == ("AFP", "printed", ("AFP",))
    assert (article.language, article.language_known) == ("en", "worked out")
    assert {f.kind for f in article.furniture} == {"heading", "byline"}
    assert article.text.startswith("Fees fall"), "the title is a copy"


@pytest.mark.parametrize(
    "first",
    [
        "Fees will fall.",
        f"OSLO – {NEWS}",
        "By Ada Quill",
        "5 September 2021",
        "- one of many",
        "Read more: the fees",
        "x" * 200,
    ],
)
def test_first_lines_that_are_no_title(write: Write, first: str) -> None:
    (article,) = articles(write("a.txt", f"{first}\n\n{REPORT}"))
    assert article.title is None


def test_first_line_of_cut_lines_is_no_title(write: Write) -> None:
    (article,) = articles(
        write("a.txt", "The board of the harbour said that it would not\nlower the fees for the crews this year.\n")
    )
    assert article.title is None


def test_headline_given_twice_is_taken_in_its_better_case(write: Write) -> None:
    (article,) = articles(write("a.txt", f"fees fall at last\n\nFees Fall At Last\n\n{REPORT}"))
    assert article.title == "Fees Fall At Last"


def test_ambiguous_printed_date_stays_an_interval_unless_the_text_settles_it(write: Write) -> None:
    (open_case,) = articles(write("a.txt", f"{REPORT}\n1/9/2020\n"))
    assert str(open_case.published.earliest) == "2020-01-09"
    assert str(open_case.published.latest) == "2020-09-01"
    (settled,) = articles(write("b.txt", f"On 27/8/2020 it ended. {REPORT}\n1/9/2020\n"))
    assert str(settled.published) == "2020-09-01"


def test_dates_in_running_text_are_no_publication_date(write: Write) -> None:
    (article,) = articles(write("a.txt", f"On 5 September 2021 the board met.\n\n{REPORT}"))
    assert article.published_known == "unknown"
    assert not article.published.known


def test_source_line_is_a_credit_and_outlet_only_for_want_of_another(write: Write) -> None:
    (article,) = articles(write("a.txt", f"{REPORT}\nSOURCE: HARBOUR LANTERN"))
    assert (article.outlet, article.outlet_known, article.credits) == ("HARBOUR LANTERN", "printed", ("HARBOUR LANTERN",))
    record = {"text": f"{REPORT}\nSOURCE: HARBOUR LANTERN", "outlet": "Quay Post"}
    (article,) = articles(write("b.json", json.dumps(record)))
    assert (article.outlet, article.outlet_known, article.credits) == ("Quay Post", "given", ("HARBOUR LANTERN",))


def test_markdown_title_loses_its_signs(write: Write) -> None:
    (article,) = articles(write("a.md", f"# Fees fall\n\n{REPORT}"))
    assert article.title == "Fees fall"
    assert article.text.startswith("# Fees fall")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("President Hoang Vu Lien, Prime Minister Adel Kassab and Marshal Obi Danjuma met in the capital.", "en"),
        ("Deputy Defence Minister Farouk Benali of Orania was in Tel Amar, Kisun and Port Dauda.", "en"),
        ("Le ministre Obi Danjuma, le maréchal Adel Kassab et les députés de Port Dauda sont à Tel Amar.", "fr"),
        ("Di police don arrest three people for Lagos, na wetin di army talk be dis.", "pcm"),
        ("De leger arresteerde drie mensen en de minister zei dat het was gebeurd.", "nl"),
    ],
)
def test_names_do_not_make_a_short_text_another_language(text: str, language: str) -> None:
    assert work_out_language(text) == language


def test_short_text_has_no_language(write: Write) -> None:
    (article,) = articles(write("a.txt", "Five died."))
    assert (article.language, article.language_known) == ("und", "unknown")


# ---------------------------------------------------------------- what cannot be read


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \r\n\t", "empty"),
        ("a.txt", b"\x00\x00\x00", "no text"),
        ("a.txt", b"\xef\xbb\xbf", "no text"),
        ("a.txt", bytes(range(256)) * 20, "binary"),
        ("a.txt", b"PK\x03\x04rest", "Word document or ZIP"),
        ("a.txt", b"%PDF-1.7 rest", "PDF under another name"),
        ("a.docx", b"PK\x03\x04rest", "files ending in .docx are not read"),
        ("LICENCE", b"words", "without an ending"),
        ("a.json", b"{", "not valid JSON"),
        ("a.json", b'{"a": 1,\n "b" 2}', "line 2"),
        ("a.json", b'{"text": "cut off\n', "it stops in the middle (line 1, column 18)"),
        ("a.json", b'{"text": "cut off', "it stops in the middle"),
        ("a.json", b'{"text": "a\tb", "x": 1}', "Invalid control character at line 1, column 12"),
        ("a.json", b"[]", "list of records is empty"),
        ("a.json", b"[" * 100_000, "nested too deep"),
        ("a.json", b"[" + b"9" * 5000 + b"]", "too long"),
        ("a.json", b'{"body": "words", "date": "2021"}', "body, date"),
        ("a.json", b'{"text": 5}', "a number"),
        ("a.json", b'{"text": "  "}', "empty"),
        ("a.json", b'"words"', "a text stands where a record should"),
        ("a.xml", b"<note>words</note>", "no RSS or Atom feed"),
        ("a.xml", b"<rss><channel></channel></rss>", "no entries"),
        ("a.html", b"<html><body></body></html>", "no report was found"),
        ("a.pdf", b"%PDF-1.4 nothing", "broken"),
        ("a.pdf", b"words", "broken"),
    ],
)
def test_unreadable_files_are_set_aside_in_clear_words(write: Write, name: str, content: bytes, reason: str) -> None:
    path = write(name, content)
    found = aside(path)
    assert found.item == path
    assert reason in found.reason


def test_missing_paths_and_odd_sources_are_set_aside(tmp_path: Path) -> None:
    assert "no such file" in aside(str(tmp_path / "none.txt")).reason
    assert "no such file" in aside("").reason
    assert "no such file" in aside("a\0b.txt").reason
    assert "http" in aside("ftp://host/file.txt").reason
    assert "http" in aside("file:///etc/hosts").reason
    assert "no files" in aside(str(tmp_path)).reason


def test_large_files_are_set_aside_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(FILE_MAX + 1)
    assert "larger than 50 MB" in aside(str(path)).reason


def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    import os

    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    os.mkfifo(tmp_path / "a.txt")
    assert "neither a file nor a folder" in aside(str(tmp_path / "a.txt")).reason


# ---------------------------------------------------------------- folders


def test_folders_are_walked_in_order_and_hidden_files_passed_over(write: Write, tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden.txt", ".git/x.txt", "b/.x/y.txt", "c.exe"):
        write(name, REPORT)
    seen: list[tuple[int, int | None]] = []
    found = list(read_sources([str(tmp_path)], progress=lambda done, total: seen.append((done, total))))
    names = [Path(f.origin if isinstance(f, Article) else f.item).relative_to(tmp_path).as_posix() for f in found]
    assert names == ["a.txt", "b/1.txt", "b/2.txt", "c.exe"]
    assert isinstance(found[-1], SetAside)
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_one_bad_source_never_stops_the_others(write: Write) -> None:
    found = list(read_sources([write("a.json", "{"), "none.txt", write("b.txt", REPORT)]))
    assert [type(f) for f in found] == [SetAside, SetAside, Article]


# ---------------------------------------------------------------- records


def test_record_fields_and_how_each_is_known(write: Write) -> None:
    record = {
        "id": "r1",
        "title": "Fees fall",
        "outlet": "Quay Post",
        "url": "https://www.example.com/2021/09/04/fees",
        "published": "2021-09-05",
        "language": "EN-gb",
        "text": REPORT,
        "tags": ["a", 1],
        "desk": None,
    }
    (article,) = articles(write("a.json", json.dumps(record)))
    assert (article.id, article.title, article.outlet, article.url) == ("r1", "Fees fall", "Quay Post", record["url"])
    assert (article.outlet_known, article.published_known, article.language_known) == ("given", "given", "given")
    assert (str(article.published), article.language) == ("2021-09-05", "en")
    assert article.extra == (("desk", "null"), ("tags", '["a", 1]'))


def test_record_text_is_kept_exactly(write: Write) -> None:
    text = "\ufeff  One \r\nline\r\u2028 and\u00a0more \n\n"
    (article,) = articles(write("a.json", json.dumps({"id": "x", "text": text})))
    assert article.text == text
    (article,) = articles(write("b.json", '{"id": "x", "text": "a\\u0000b \\ud83d c \\ud83d\\ude00"}'))
    assert article.text == "ab \ufffd c \U0001f600"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("yesterday", "yesterday"),
        ("32/13/2023", "32/13/2023"),
        ("2021-02-30", "2021-02-30"),
        (1630850000, "1630850000"),
        (["2021"], '["2021"]'),
        (True, "true"),
        ("x" * 90, "x" * 40 + "…"),
    ],
)
def test_unreadable_published_is_kept_as_extra_and_told(write: Write, value: object, shown: str) -> None:
    path = write("a.json", json.dumps({"text": NEWS, "published": value}))
    article, told = read_sources([path])
    assert isinstance(article, Article)
    assert told == SetAside(
        path, "ingest", f"its publication date “{shown}” is no date; the report was kept without it", "write 2023-12-31"
    )
    assert not article.published.known
    assert article.published_known == "unknown"
    assert article.extra == (("published", json.dumps(value)),)


@pytest.mark.parametrize("value", [None, "", "  "])
def test_an_empty_published_is_no_trouble(write: Write, value: object) -> None:
    (article,) = articles(write("a.json", json.dumps({"text": NEWS, "published": value})))
    assert not article.published.known


def test_the_line_of_an_unreadable_date_is_named(write: Write) -> None:
    path = write("a.jsonl", "\n".join(json.dumps({"text": t, "published": d}) for t, d in ((NEWS, "2021"), (MORE, "soon"))))
    assert [f.id if isinstance(f, Article) else f.item for f in read_sources([path])] == ["a-1", "a-2", f"{path}:2"]


def test_values_of_the_wrong_kind_are_kept_as_extra(write: Write) -> None:
    (article,) = articles(
        write("a.json", json.dumps({"text": NEWS, "id": 7, "title": 5, "outlet": {"n": 1}, "language": "English"}))
    )
    assert article.id == "7"
    assert article.title is None
    assert dict(article.extra) == {"title": "5", "outlet": '{"n": 1}', "language": '"English"'}


def test_lists_and_articles_and_lines(write: Write) -> None:
    records = [{"text": NEWS}, {"text": ""}, 5, {"id": "x", "text": MORE}]
    for name, content in (("a.json", json.dumps(records)), ("b.json", json.dumps({"articles": records}))):
        path = write(name, content)
        found = list(read_sources([path]))
        assert [f.id if isinstance(f, Article) else f.item for f in found] == [f"{name[0]}-0", f"{path}[1]", f"{path}[2]", "x"]
    path = write("c.jsonl", "\n".join(["", *map(json.dumps, records), "{bad", json.dumps({"text": MORE})]))
    found = list(read_sources([path]))
    assert [f.id if isinstance(f, Article) else f.item for f in found] == [
        "c-2",
        f"{path}:3",
        f"{path}:4",
        "x",
        f"{path}:6",
        "c-7",
    ]
    assert isinstance(found[4], SetAside)
    assert "line 6" in found[4].reason


def test_json_lines_under_a_json_name_and_separators_inside_lines(write: Write) -> None:
    line = json.dumps({"id": "a", "text": "One\u2028two."}, ensure_ascii=False)
    found = articles(write("a.json", f"{line}\n{line.replace('a', 'b', 1)}"), write("b.ndjson", f"{line}\r\n"))
    assert {f.text for f in found} == {"One\u2028two."}


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("a\nb\x00c", "a_b_c"),
        ("  a ", "a"),
        ("", "f"),
        ("   ", "f"),
        (None, "f"),
        (True, "f"),
        (1.5, "1.5"),
        ("a\ud800", "a_"),
        ("é/ü", "é/ü"),
    ],
)
def test_ids_are_never_empty_and_hold_no_control_characters(write: Write, given: object, shown: str) -> None:
    (article,) = articles(write("f.json", json.dumps({"id": given, "text": NEWS})))
    assert article.id == shown


def test_same_record_same_digest_and_any_change_another(write: Write) -> None:
    record = {"id": "a", "text": NEWS, "outlet": "Quay Post", "url": "https://example.com/a", "published": "2021-09-05"}
    first, again = articles(write("a.json", json.dumps(record)), write("b.json", json.dumps(record)))
    assert first.digest == again.digest
    for field in record:
        changed = {**record, field: "2021-09-06" if field == "published" else f"{record[field]}x"}
        (other,) = articles(write("c.json", json.dumps(changed)))
        assert other.digest != first.digest, field


def test_outlet_and_day_from_the_address(write: Write) -> None:
    (article,) = articles(write("a.json", json.dumps({"text": NEWS, "url": "https://news.example.co.uk/2021/sep/05/fees"})))
    assert (article.outlet, article.outlet_known) == ("example.co.uk", "metadata")
    assert (str(article.published), article.published_known) == ("2021-09-05", "metadata")


def test_hosts_and_days_of_addresses() -> None:
    assert name_host("https://www.example.com/a") == "example.com"
    assert name_host("http://m.lake.example.com.br:8080/") == "example.com.br"
    assert name_host("http://127.0.0.1/") == "127.0.0.1"
    assert name_host("http://[::1]/x") == "::1"
    assert name_host("http://[bad/") == name_host("not an address") == ""
    assert str(day_in_address("https://example.com/20210906-fees")) == "2021-09-06"
    for url in (
        "https://example.com/201231/x",
        "https://example.com/a/2021/13/45/x",
        "https://example.com/?d=/2021/09/05/",
        "http://[x",
    ):
        assert not day_in_address(url).known, url
