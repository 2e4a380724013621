"""Laws: whatever bytes a file holds, reading raises nothing, and what is read keeps its text and its spans true."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.ingest import read_sources
from dateline.ingest.lines import GAP, split_lines
from dateline.ingest.records import KEPT
from dateline.model import Article, SetAside

QUICK = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
_PIECES = (
    b'<html> <p> </p> <meta charset= utf-16 " { } [ "text": <rss> <item> <title> <description> <!DOCTYPE <![CDATA[ &#0; '
    b"&#xD800; %PDF-1.4 obj stream \xef\xbb\xbf \xff\xfe \x00"
).split(b" ")
_MARKUP = st.sampled_from([*_PIECES, b" ", b"\n"])
ANY_BYTES = st.one_of(st.binary(max_size=200), st.lists(st.one_of(_MARKUP, st.binary(max_size=20)), max_size=15).map(b"".join))
WORDS = st.text(st.characters(exclude_categories=()), max_size=120)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as name:
        yield Path(name)


def read(path: Path) -> list[Article | SetAside]:
    found = list(read_sources([str(path)]))
    for item in found:
        if isinstance(item, Article):
            assert item.id
            assert item.text
            json.dumps(item.text).encode("ascii")
            item.text.encode("utf-8")
            for f in item.furniture:
                assert item.quote(f.span).strip()
    return found


@QUICK
@given(data=ANY_BYTES, ending=st.sampled_from(["txt", "md", "html", "json", "jsonl", "xml", "pdf"]))
def test_any_bytes_give_articles_or_reasons(folder: Path, data: bytes, ending: str) -> None:
    path = folder / f"a.{ending}"
    path.write_bytes(data)
    found = read(path)
    assert found or ending == "jsonl"
    assert found == read(path)


@QUICK
@given(text=WORDS)
def test_record_text_is_kept_but_for_nul_and_lone_surrogates(folder: Path, text: str) -> None:
    path = folder / "r.jsonl"
    path.write_text(json.dumps({"id": "r", "text": f"x{text}"}))
    (article,) = read(path)
    assert isinstance(article, Article)
    joined = json.loads(json.dumps(f"x{text}")).replace("\0", "")  # JSON joins two halves of a pair
    assert article.text == "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in joined)


@QUICK
@given(text=st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n"), min_size=1, max_size=200))
def test_file_text_is_kept(folder: Path, text: str) -> None:
    path = folder / "t.txt"
    path.write_bytes(f"Words {text}".encode())
    (article,) = read(path)
    assert isinstance(article, Article)
    assert article.text == f"Words {text}"


_LEAF = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), WORDS)
_JSON = st.recursive(_LEAF, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=6)
_RECORD = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("id", "title", "outlet", "url", "published", "language", "text", "other"), _JSON)
)


@QUICK
@given(records=st.lists(st.one_of(_RECORD, _JSON), min_size=1, max_size=4))
def test_each_record_gives_one_thing(folder: Path, records: list[object]) -> None:
    path = folder / "l.json"
    path.write_text(json.dumps(records))
    notes = [x for x in read(path) if isinstance(x, SetAside) and x.reason.endswith(KEPT)]
    assert len(read(path)) - len(notes) == len(records), "a date that is none is told beside the report that is kept"


def test_heavy_libraries_are_loaded_only_when_needed() -> None:
    code = (
        "import sys, dateline.ingest; "
        "print([m for m in ('trafilatura', 'lxml', 'feedparser', 'pypdf', 'httpx', 'py3langid', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    assert done.stdout.strip() == "[]"


def test_same_bytes_whatever_the_hash_seed(folder: Path) -> None:
    path = folder / "same.json"
    path.write_text(
        json.dumps(
            {
                "text": "OSLO (AFP) – The board met on Thursday to lower the fees.\nSource: AP and Reuters",
                "language": "en",
                "z": 1,
                "a": {"c": 1, "b": 2},
            }
        )
    )
    code = f"from dateline.ingest import read_sources; print(list(read_sources([{str(path)!r}])))"
    outs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("0", "7")
    }
    assert len(outs) == 1


BLANKS = st.text(" \t\u00a0", max_size=2 * GAP)


@given(parts=st.lists(st.tuples(st.text("ab.-", min_size=1, max_size=5), BLANKS), max_size=8), text=st.text())
def test_lines_are_words_of_the_text_without_wide_gaps(parts: list[tuple[str, str]], text: str) -> None:
    for whole in (text, "".join(words + blanks for words, blanks in parts)):
        lines = split_lines(whole)
        assert all(whole[x.start : x.end] == x.text == x.text.strip() for x in lines)
        assert not any(re.search(rf"\s{{{GAP}}}", x.text) for x in lines)
        assert "".join("".join(x.text for x in lines).split()) == "".join(whole.split())


def test_what_stands_at_the_far_edge_is_a_line_of_its_own() -> None:
    dated = split_lines("OSLO" + " " * GAP + "3 May 2020\n\nTalks began.")
    assert [(x.text, x.apart) for x in dated] == [("OSLO", True), ("3 May 2020", False), ("Talks began.", True)]
    assert [x.text for x in split_lines("OSLO" + " " * (GAP - 1) + "3 May 2020")] == ["OSLO" + " " * (GAP - 1) + "3 May 2020"]
