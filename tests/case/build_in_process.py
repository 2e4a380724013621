"""Builds a case in a program of its own, saying what is done; for tests of kills, hash seeds and processes.

Arguments: the case, workers, then the sources.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from dateline.case import Case
from dateline.link import shards
from dateline.settings import Settings
from dateline.store import Store, dump


def main(path: str, workers: str, *sources: str) -> None:
    shards.MANY, shards.LISTED, shards.COMPOSED = 1, 20, 2  # several processes share the linking of few claims, too
    with Case.open(path, settings=Settings(workers=int(workers), batch=1)) as case:
        case.add(*sources, progress=lambda done, _: print("added", done, flush=True))
        case.build(progress=lambda stage, done, _: print(stage, done, flush=True))
        case.export("claims", Path(path).with_suffix(".jsonl"))
    print("dump", fingerprint(path), flush=True)


def fingerprint(path: str | Path) -> str:
    """A digest of all that a case holds."""
    with Store.open(path, read_only=True) as store:
        return hashlib.sha256("\n".join(dump(store)).encode()).hexdigest()


if __name__ == "__main__":
    main(*sys.argv[1:])
