"""Pages, feeds and PDFs are read in a program of their own: whatever a file does to a library, it can only end that.

The program is begun with the first such file, reads one after another, and ends with the last. One that takes too long or
too much memory is set aside, and the next file finds a new program.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from threading import Timer
from typing import IO, Any

from dateline.errors import UnreadableError
from dateline.ingest.draft import Draft
from dateline.model import SetAside

SECONDS = 10
"""Of the processor's time for one file."""
PATIENCE = 60
"""Seconds by the clock for one file, where that is reached first: a machine may be busy, or its system may count no time."""
MEMORY = 1024 * 1024 * 1024
"""Bytes that the program may ask for."""
_LENGTH = 8

Found = list[Draft | SetAside]


class Apart:
    """The program that reads apart; a context manager, which ends it."""

    def __init__(self) -> None:
        self._program: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Apart:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the program, if it runs."""
        program, self._program = self._program, None
        if program is not None:
            program.kill()
            for pipe in (program.stdin, program.stdout):
                with contextlib.suppress(OSError):
                    pipe.close() if pipe else None
            program.wait()

    def read(self, kind: str, data: bytes, **about: str) -> Found:
        """What a file of a kind (the name of a function in `READS`) holds. Raises UnreadableError as that does, and for one
        that takes too long or too much memory."""
        program = self._program = self._program or _begin()
        assert program.stdin is not None
        assert program.stdout is not None
        late = Timer(PATIENCE, program.kill)
        late.start()
        try:
            _send(program.stdin, (kind, data, about))
            answer = _receive(program.stdout)
        except OSError:
            answer = None
        finally:
            late.cancel()
        if answer is None:
            self.close()
            raise UnreadableError("it takes too long to read, or too much memory", remedy="save the report as a text file")
        if isinstance(answer, UnreadableError):
            raise answer
        found: Found = answer
        return found


def _begin() -> subprocess.Popen[bytes]:
    """The program, with this one's way to its modules. Keys pressed to stop this one do not reach it: it ends with its pipe."""
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    code = "from dateline.ingest.apart import serve; serve()"
    return subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=paths,
        start_new_session=True,
    )


def serve() -> None:
    """The program: reads what it is sent until nobody sends."""
    source, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    while (asked := _receive(source)) is not None:
        kind, data, about = asked
        _limit()
        _send(answers, _answer(READS[kind], data, about))


def _answer(read: Callable[..., Any], data: bytes, about: dict[str, str]) -> Found | UnreadableError:
    try:
        return list(read(data, **about))
    except UnreadableError as error:
        return error
    except MemoryError:
        return UnreadableError("it takes too much memory to read", remedy="save the report as a text file")
    except Exception as error:
        said = " ".join(f"{type(error).__name__}: {error}".encode("utf-8", "replace").decode().split())[:200]
        return UnreadableError(f"a fault of Dateline came up while reading it: {said}", remedy="please tell us of the fault")


def _limit() -> None:
    """Allow the program SECONDS more of the processor, where the system counts them."""
    try:
        import resource
    except ImportError:  # Windows
        return
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime)
    for kind, most in ((resource.RLIMIT_CPU, spent + SECONDS), (resource.RLIMIT_AS, MEMORY)):
        with contextlib.suppress(ValueError, OSError):  # some systems let no program limit its memory
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def _send(pipe: IO[bytes], message: object) -> None:
    packed = pickle.dumps(message)
    pipe.write(len(packed).to_bytes(_LENGTH, "big") + packed)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> Any:
    """The next message; None when the other end is gone."""
    length = pipe.read(_LENGTH)
    if len(length) < _LENGTH:
        return None
    packed = pipe.read(int.from_bytes(length, "big"))
    return pickle.loads(packed) if len(packed) == int.from_bytes(length, "big") else None


def _page(data: bytes, *, id: str, origin: str, url: str, charset: str) -> Found:
    from dateline.ingest.decode import decode_text
    from dateline.ingest.pages import read_page

    return [read_page(decode_text(data, charset=charset, declared=True), id=id, origin=origin, url=url)]


def _pdf(data: bytes, *, id: str, origin: str) -> Found:
    from dateline.ingest.portable import read_pdf

    return [read_pdf(data, id=id, origin=origin)]


def _feed(data: bytes, *, origin: str) -> Found:
    from dateline.ingest.feeds import read_feed

    return list(read_feed(data, origin))


READS: dict[str, Callable[..., Found]] = {"page": _page, "pdf": _pdf, "feed": _feed}
"""What is read apart, by kind."""
