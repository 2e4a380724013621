"""Read reports into a case on a Ray cluster, from a program that runs on one of its machines.

    ray job submit --address http://HEAD:8265 -- python job.py CASE REPORTS…

It joins the cluster that it runs in; the engine `ray` then stays in that. The case is written by this program alone.
"""

from __future__ import annotations

import os
import sys

import ray

import dateline
from dateline.settings import Settings


def main(case: str, reports: list[str]) -> None:
    """Add some reports, build, and say what came of it."""
    # Under `ray job submit` the cluster is in the environment; else it is the one that was started on this machine.
    ray.init(address=os.environ.get("RAY_ADDRESS", "auto"))
    with dateline.open(case, settings=Settings(engine="ray", batch=64)) as opened:
        added = opened.add(*reports)
        built = opened.build(progress=lambda stage, done, all_: print(stage, done, all_, flush=True))
    print(f"{len(added.added)} added, {built.read} read, {built.claims} claims, {built.events} events")
    for aside in (*added.set_aside, *built.set_aside):
        print(f"set aside: {aside.item}: {aside.reason}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
