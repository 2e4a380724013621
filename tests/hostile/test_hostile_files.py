"""Files made to break a reader: each gives reports or reasons, in little time and memory, and the others are read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import nasty
import pytest

from dateline.case import Case
from dateline.errors import UnreadableError
from dateline.ingest import apart, read_sources
from dateline.ingest.apart import Apart
from dateline.ingest.draft import TEXT_MAX, WORDS_MAX
from dateline.model import Article, SetAside
from dateline.settings import Settings

NIGHTLY = bool(os.environ.get("DATELINE_NIGHTLY"))
SECONDS = 10
"""Of the processor's time, for one file."""
MEMORY = 1024
"""MB at its height, for one file."""
QUICK = (
    "line-50mb.txt line-50mb.jsonl page-40mb.html brackets.txt one-word.txt digits.txt nul.txt surrogate.json spaces.txt"
    " columns.txt"
    " surrogate.txt bidi.txt zero-width.txt homoglyphs.txt controls.txt utf-16.txt utf-7.html zlib.html escapes.html"
    " deep.json deep-extra.json deep.jsonl deep.html deep-ld.html number.jsonl laughs.xml outside.xml links.html"
    " bomb.warc packed-bomb.warc no-end.warc far-length.warc empty-records.warc"
    " bomb.pdf bomb-twice.pdf loop.pdf form-loop.pdf half.pdf docx.txt paths.jsonl"
).split()
"""What every run tries; `make nightly` tries all."""

CODE = """
import json, resource, sys
from dataclasses import replace
from dateline.ingest import read_sources
from dateline.model import Article
from dateline.pipeline import read_and_code

def spent():
    own, others = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime

def height():
    # Of this program alone: the system counts in what it was forked from, all the tests.
    try:
        lines = open("/proc/self/status").read().splitlines()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))

for name in sys.argv[1:]:
    begun = spent()
    found = list(read_sources([name]))
    articles = [a for a in found if isinstance(a, Article)]
    ingest, trouble = spent() - begun, []
    for language in ("en", "fr"):
        trouble += [c.trouble for c in read_and_code([replace(a, language=language) for a in articles[:1]]) if c.trouble]
    whole = spent() - begun - ingest
    memory = max(height(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) // 1024
    reasons = [s.reason for s in found if not isinstance(s, Article)]
    print(json.dumps([name, len(articles), reasons[:3], ingest, whole / 2, memory, trouble]), flush=True)
"""


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[object]]:
    """What became of every file, each in its turn in a program of its own."""
    folder = tmp_path_factory.mktemp("nasty")
    names = list(nasty.NASTY) if NIGHTLY else QUICK
    for name in names:
        (folder / name).write_bytes(nasty.NASTY[name]())
    paths = [str(folder / name) for name in names]
    done = subprocess.run(
        [sys.executable, "-c", CODE, *paths],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": ":".join(sys.path)},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(told) == len(names)
    return {Path(name).name: rest for name, *rest in told}


@pytest.mark.parametrize("name", list(nasty.NASTY) if NIGHTLY else QUICK)
def test_a_nasty_file_costs_little_and_breaks_nothing(read_once: dict[str, list[object]], name: str) -> None:
    articles, reasons, ingest, coding, memory, trouble = read_once[name]
    assert articles or reasons, "it is read, or there is a reason"
    assert not trouble
    assert not any("fault of Dateline" in str(r) for r in reasons)
    assert isinstance(ingest, float)
    assert isinstance(coding, float)
    assert ingest < SECONDS * 2, "reading: the program apart has its own limit, and is begun anew after it"
    assert coding < SECONDS
    assert isinstance(memory, int)
    assert memory < MEMORY


def test_one_broken_file_is_set_aside_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    bad = ("deep.json", "bomb.pdf", "half.pdf", "links.html", "docx.txt", "tags-20mb.html", "outside.xml")
    for name in bad:
        (folder / name).write_bytes(nasty.NASTY[name]())
    for number in range(3):
        (folder / f"m{number}.txt").write_text(f"{nasty.NEWS}{number}")
    with Case.open(tmp_path / "case.dateline", settings=Settings()) as case:
        added = case.add(folder)
        built = case.build()
        assert {"m0", "m1", "m2"} <= {*added.added}
        assert {Path(s.item).name for s in added.set_aside} >= {
            "deep.json",
            "bomb.pdf",
            "half.pdf",
            "docx.txt",
            "tags-20mb.html",
        }
        assert all(s.reason and s.remedy for s in added.set_aside)
        assert built.claims >= 3


def test_one_record_too_long_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(
        b"\n".join([nasty.record(id="a"), nasty.record(id="b", text="word " * (WORDS_MAX + 1)), nasty.record(id="c")])
    )
    found = list(read_sources([str(path)]))
    assert [a.id for a in found if isinstance(a, Article)] == ["a", "c"]
    (aside,) = (s for s in found if isinstance(s, SetAside))
    assert (aside.item, "words" in aside.reason) == (f"{path}:2", True)


@pytest.mark.parametrize(("text", "kept"), [("word " * WORDS_MAX, True), ("x" * TEXT_MAX, True), ("x" * (TEXT_MAX + 1), False)])
def test_how_long_a_report_may_be(tmp_path: Path, text: str, kept: bool) -> None:
    path = tmp_path / "r.txt"
    path.write_text(text)
    (found,) = read_sources([str(path)])
    assert isinstance(found, Article) == kept


def test_what_takes_too_long_or_too_much_is_ended_and_the_next_is_read(tmp_path: Path) -> None:
    """By a program whose readers do what no library should."""
    (tmp_path / "wicked.py").write_text(
        "from dateline.ingest import apart\n"
        "def never(data, **about):\n    while True:\n        pass\n"
        "def much(data, **about):\n    return [bytes(2 * apart.MEMORY)]\n"
        "def dies(data, **about):\n    import os\n    os._exit(3)\n"
        "def loud(data, **about):\n    print('not an answer')\n    return []\n"
        "apart.SECONDS = 1\n"
        "apart.READS.update(never=never, much=much, dies=dies, loud=loud)\n"
        "apart.serve()\n"
    )
    program = [sys.executable, str(tmp_path / "wicked.py")]

    def begin() -> subprocess.Popen[bytes]:
        paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        return subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=paths)

    with pytest.MonkeyPatch.context() as patch, Apart() as reader:
        patch.setattr(apart, "_begin", begin)
        for kind in ("never", "much", "dies", "never"):
            with pytest.raises(UnreadableError, match=r"too long|too much memory"):
                reader.read(kind, b"x")
            assert reader.read("loud", b"x") == []


def test_no_program_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<p>{nasty.NEWS * 3}</p>")
    found = read_sources([str(path), str(path)])
    assert isinstance(next(found), Article)
    found.close()  # type: ignore[attr-defined]
    with Apart() as reader:
        reader.read("feed", nasty.FEED_OF(nasty.NEWS).encode(), origin="x")
        program = reader._program
        assert program is not None
    assert program.poll() is not None
