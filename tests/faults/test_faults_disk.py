"""A full disk, a file that may not be written, and several programs at once: the case stays sound and says what would help."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import working

from dateline.case import Case
from dateline.errors import DatelineError
from dateline.settings import Settings
from dateline.store import Store, dump
from dateline.store.backup import back_up
from dateline.verify import verify

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and limits of files")

NOBODY = 65534


def apart(do: Callable[[], object]) -> str:
    """What a process of its own comes to: empty when all went well, else the message of its error."""
    heard, said = os.pipe()
    child = os.fork()
    if not child:
        message = ""
        try:
            os.close(heard)
            do()
        except DatelineError as error:
            message = str(error)
        except BaseException as error:
            message = f"UNEXPECTED {type(error).__name__}: {error}"
        finally:
            os.write(said, message.encode())
            os._exit(0)
    os.close(said)
    with os.fdopen(heard, "rb") as pipe:
        message = pipe.read().decode()
    os.waitpid(child, 0)
    return message


def limited(size: int, do: Callable[[], object]) -> Callable[[], object]:
    """The same in a process none of whose files may grow beyond a size."""

    def run() -> None:
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        do()

    return run


@pytest.mark.parametrize("size", [40_000, 200_000, 400_000])
def test_a_case_that_may_grow_no_more_keeps_what_it_has(
    reports: list[Path], undisturbed: list[str], tmp_path: Path, size: int
) -> None:
    path, out, said = tmp_path / "case.dateline", tmp_path / "case.jsonl", tmp_path / "said"
    with said.open("ab", buffering=0) as told:
        message = apart(limited(size, lambda: working.work(path, reports, out, lambda s: told.write(f"{s}\n".encode()))))
    assert message, "the limit must bite"
    assert "case.dateline" in message or "case.jsonl" in message
    assert message.endswith(")"), "the message ends with what would help"
    assert "UNEXPECTED" not in message
    working.work(path, reports, out, lambda _: None)
    with Store.open(path) as store:
        assert list(dump(store)) == undisturbed
        assert verify(store).faults == ()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 600 kB, where one may be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", disk], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk(reports: list[Path], undisturbed: list[str], small_disk: Path, tmp_path: Path) -> None:
    path, out = small_disk / "case.dateline", small_disk / "case.jsonl"
    message = apart(lambda: working.work(path, reports, out, lambda _: None))
    assert "disk" in message or "space" in message, message
    assert "UNEXPECTED" not in message
    with Store.open(path, read_only=True) as store:
        assert store.check() == []
        kept = {a.id for a in store.articles()}
        with pytest.raises(DatelineError, match="free some space"):
            back_up(store, small_disk / "copy.dateline")
        assert sorted(p.name for p in small_disk.glob("copy*")) == []
    moved = Path(shutil.copytree(small_disk, tmp_path / "larger")) / "case.dateline"
    working.work(moved, reports, tmp_path / "out.jsonl", lambda _: None)
    with Store.open(moved) as store:
        assert kept <= {a.id for a in store.articles()}
        assert list(dump(store)) == undisturbed


def test_a_file_that_may_not_be_written_can_be_read(reports: list[Path]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "case.dateline"
        with Case.open(path, settings=Settings()) as case:
            case.add(*reports[:4])
            case.build()
        for entry in (folder, path):
            entry.chmod(0o555 if entry == folder else 0o444)

        def as_nobody(do: Callable[[], object]) -> Callable[[], object]:
            def run() -> None:
                if os.geteuid() == 0:
                    os.setuid(NOBODY)
                do()

            return run

        def read() -> None:
            with Case.open(path, read_only=True) as case:
                assert len(case.chronology()) > 0
                assert case.verify().faults == ()

        assert apart(as_nobody(read)) == ""
        message = apart(as_nobody(lambda: working.work(path, reports, folder / "x.jsonl", lambda _: None)))
        assert "read-only" in message
        assert "open it for reading only" in message
        folder.chmod(0o755)


def test_two_write_while_another_reads(reports: list[Path], undisturbed: list[str], tmp_path: Path) -> None:
    """Writers queue and readers never fail; what comes of it is what one alone would have made."""
    path = tmp_path / "case.dateline"
    Store.open(path).close()

    def read() -> None:
        seen = 0
        while seen < working.REPORTS:
            with Case.open(path, read_only=True) as case:
                answer = case.answer()
                assert all(e.claims for e in answer.chronology)
                now = len(list(case.articles()))
                assert now >= seen, "what was there once is there ever after"
                seen = now

    def write(out: Path) -> None:
        working.work(path, reports, out, lambda _: None)

    jobs = [read, read, lambda: write(tmp_path / "one.jsonl"), lambda: write(tmp_path / "two.jsonl")]
    started = []
    for job in jobs:
        child = os.fork()
        if not child:
            status = 1
            try:
                job()
                status = 0
            except BaseException as error:
                os.write(2, f"{type(error).__name__}: {error}\n".encode())
            finally:
                os._exit(status)
        started.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in started] == [0, 0, 0, 0]
    with Store.open(path) as store:
        assert list(dump(store)) == undisturbed
        assert verify(store).faults == ()


def test_a_copy_taken_while_others_write_is_sound(reports: list[Path], tmp_path: Path) -> None:
    path = tmp_path / "case.dateline"
    Store.open(path).close()
    child, heard = working.live(path, reports, tmp_path / "case.jsonl")
    try:
        for number in range(5):
            with Store.open(path, read_only=True) as store:
                looked = back_up(store, tmp_path / f"copy-{number}.dateline")
            assert looked.faults == ()
            with Store.open(tmp_path / f"copy-{number}.dateline") as copy:
                assert verify(copy).faults == ()
    finally:
        os.kill(child, signal.SIGKILL)
        os.close(heard)
        os.waitpid(child, 0)
