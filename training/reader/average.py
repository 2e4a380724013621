"""The mean of runs' weights: `python -m reader.average --run A --run B --out C`. One starts from the other, so that
they lie close enough to be averaged (model soups, Wortsman et al. 2022); the mean was better on world/dev and both cases."""

from __future__ import annotations

import argparse
import json
import os
import shutil
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import torch

from reader.network import Labels, Reader, depth_of
from reader.start import load_start


def deepened(run: Path, encoder: str, depth: int) -> dict[str, torch.Tensor]:
    """The weights of a run with so many layers more, which add nothing yet: it reads as it did."""
    labels = Labels(**json.loads((run / "labels.json").read_text(encoding="utf-8")))
    net = Reader(encoder, labels, deeper=depth)
    load_start(net, labels, run)
    return net.state_dict()


def main() -> None:
    """Write the mean of the runs."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--run", type=Path, action="append", required=True)
    ap.add_argument("--weight", type=float, action="append", help="of each run, in the same order; equal unless given")
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--encoder", help="where one run has more layers than another")
    a = ap.parse_args()
    weights = a.weight or [1 / len(a.run)] * len(a.run)
    nets = [torch.load(run / "state.pt", weights_only=False)["net"] for run in a.run]
    depth = max(map(depth_of, nets))
    nets = [net if depth_of(net) == depth else deepened(run, a.encoder, depth) for run, net in zip(a.run, nets, strict=True)]
    mean = {
        k: sum(w * n[k].float() for w, n in zip(weights, nets, strict=True)) if v.is_floating_point() else v
        for k, v in nets[-1].items()
    }
    a.out.mkdir(parents=True, exist_ok=True)
    torch.save({"net": mean}, a.out / "state.pt")
    shutil.copy(a.run[-1] / "labels.json", a.out / "labels.json")


if __name__ == "__main__":
    main()
