"""Start a run from the weights of an earlier one, also where the labels have grown since."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch

from reader.network import ARC_SIZE, COREF_SIZE, FLAT, RELATION_RANK, RELATION_SIZE, ROLE_SIZE, SINGLE, Labels, Reader, depth_of


def load_start(net: Reader, labels: Labels, folder: Path) -> None:
    """Fill `net` from a run's `state.pt`, or from a shipped model's int8 graph made float again. Outputs go by their labels'
    names: a label that the earlier run did not know keeps its fresh weights or starts as its kin."""
    known = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    state = (
        torch.load(folder / "state.pt", weights_only=False, map_location="cpu")["net"]
        if (folder / "state.pt").exists()
        else _shipped(folder)
    )
    if "rel_weight" in state:
        state |= factorise(state.pop("rel_weight") / 8.0)
    mine = net.state_dict()
    for key, value in state.items():
        layer = _layer(key)
        if mine[key].shape == value.shape and (layer is None or known.get(layer) == getattr(labels, layer)):
            mine[key].copy_(value)
        elif layer is not None:
            _by_label(
                mine[key],
                value,
                getattr(labels, layer),
                known[layer],
                _WIDE.get(key.split(".")[0], 1),
            )
    net.load_state_dict(mine)
    net.start_deeper(depth_of(state))


_WIDE = {"role_from": ROLE_SIZE, "role_to": ROLE_SIZE, "rel_left": RELATION_RANK}
"""Outputs a label, where they are more than one."""


def factorise(weight: torch.Tensor) -> dict[str, torch.Tensor]:
    """The two factors of an earlier run's full relation biaffine (relations × dependents × heads): the best basis of its heads
    (HOSVD, De Lathauwer 2000)."""
    count, dependents, heads = weight.shape
    rows = weight.double().permute(2, 0, 1).reshape(heads, -1)
    basis = torch.linalg.svd(rows, full_matrices=False)[0][:, :RELATION_RANK].float()
    left = torch.einsum("kij,jb->kbi", weight, basis).reshape(count * RELATION_RANK, dependents)
    factors = {"rel_left": left, "rel_right": basis.T}
    return {
        f"{name}.{part}": matrix[:, at].contiguous()
        for name, matrix in factors.items()
        for part, at in (("weight", slice(None, -1)), ("bias", -1))
    }


def _layer(key: str) -> str | None:
    """The labels that a weight's first axis stands for."""
    part = key.split(".")
    if part[0] == "flat" and part[1] in FLAT:
        return part[1]
    of = {"kind_type": "type", "kind_status": "status", "rel_left": "rel"}
    return of.get(part[0], "role" if part[0].startswith("role_") else None)


_KIN = {"ARG0": "actors", "ARG1": "recipients", "ARG2": "recipients", "ARGM-LOC": "where", "ARGM-TMP": "when"}
"""A shipped model has no outputs for PropBank's roles: they start as ours, from which they differ little; from random ones they
would, in the first hundreds of steps, unteach the encoder more than they teach it."""


def _by_label(mine: torch.Tensor, theirs: torch.Tensor, labels: list[str], known: list[str], size: int) -> None:
    for i, label in enumerate(labels):
        label = label if label in known else _KIN.get(label, label)
        if label in known:
            k = known.index(label)
            mine[i * size : (i + 1) * size] = theirs[k * size : (k + 1) * size]


def _shipped(folder: Path) -> dict[str, torch.Tensor]:
    """The weights of a shipped model. The graph keeps a linear layer as matrix product, rescaling and sum: its weight goes by
    the name of the bias that is added, transposed and rounded to int8 by output."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(folder / "reader.onnx")).graph
    held = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    users = {name: node for node in graph.node for name in node.input}
    state: dict[str, torch.Tensor] = {}
    for name, array in held.items():
        plain = name.removesuffix("_quantized")
        if plain != name:
            value = (array.astype(np.float32) - held[plain + "_zero_point"].astype(np.float32)) * held[plain + "_scale"]
            if plain.startswith("onnx::MatMul"):
                plain, value = _bias_after(users, held, name).removesuffix("bias") + "weight", value.T
            state[plain.removeprefix("net.")] = torch.from_numpy(np.ascontiguousarray(value))
        elif array.dtype == np.float32 and array.ndim and not name.startswith(("/", "onnx::")) and not name.endswith("_scale"):
            state[name.removeprefix("net.")] = torch.from_numpy(array.copy())
    record = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    _unmerge(state, record)
    state |= {name: torch.tensor(record[name]) for name in ("coref_bias", "coref_gap")}
    return state


def _unmerge(state: dict[str, torch.Tensor], record: dict[str, Any]) -> None:
    """Layers over a word alone are one in the shipped graph: in the order of `FLAT`, then of `SINGLE`."""
    weight, bias = state.pop("merged.weight"), state.pop("merged.bias")
    roles = len(record["role"]) * ROLE_SIZE
    wide = {"arc_dep": ARC_SIZE, "rel_dep": RELATION_SIZE, "role_to": roles, "coref_from": COREF_SIZE, "coref_to": COREF_SIZE}
    sizes = [*(len(record[name]) for name in FLAT), *(wide[name] for name in SINGLE)]
    names = [f"flat.{name}" for name in FLAT] + list(SINGLE)
    for name, w, b in zip(names, weight.split(sizes), bias.split(sizes), strict=True):
        state[f"{name}.weight"], state[f"{name}.bias"] = w, b


def _bias_after(users: dict[str, Any], held: dict[str, Any], weight: str) -> str:
    node = users[weight]
    for _ in range(4):
        node = users[node.output[0]]
        bias = next((name for name in node.input if name.endswith(".bias") and name in held), None)
        if node.op_type == "Add" and bias:
            return str(bias)
    raise SystemExit(f"no bias follows {weight}")
