"""The mean of runs' weights: `python -m reader.average --run A --run B --out C`. One starts from the other, so that
they lie close enough to be averaged (model soups, Wortsman et al. 2022); the mean was better on world/dev and both cases."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch


def main() -> None:
    """Write the mean of the runs."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--run", type=Path, action="append", required=True)
    ap.add_argument("--weight", type=float, action="append", help="of each run, in the same order; equal unless given")
    ap.add_argument("--out", type=Path, required=True)
    a = ap.parse_args()
    weights = a.weight or [1 / len(a.run)] * len(a.run)
    nets = [torch.load(run / "state.pt", weights_only=False)["net"] for run in a.run]
    mean = {
        k: sum(w * n[k].float() for w, n in zip(weights, nets, strict=True)) if v.is_floating_point() else v
        for k, v in nets[-1].items()
    }
    a.out.mkdir(parents=True, exist_ok=True)
    torch.save({"net": mean}, a.out / "state.pt")
    shutil.copy(a.run[-1] / "labels.json", a.out / "labels.json")


if __name__ == "__main__":
    main()
