"""Start a run from the weights of an earlier one, also where the labels have grown since."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch

from reader.network import FLAT, ROLE_SIZE, Labels, Reader


def load_start(net: Reader, labels: Labels, folder: Path) -> None:
    """Fill `net` from a run's `state.pt`, or from a shipped model's int8 graph made float again. Outputs go by their labels'
    names: a label that the earlier run did not know keeps its fresh weights."""
    known = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    state = (
        torch.load(folder / "state.pt", weights_only=False, map_location="cpu")["net"]
        if (folder / "state.pt").exists()
        else _shipped(folder)
    )
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
                ROLE_SIZE if key.startswith("role_from") or key.startswith("role_to") else 1,
            )
    net.load_state_dict(mine)


def _layer(key: str) -> str | None:
    """The labels that a weight's first axis stands for."""
    part = key.split(".")
    if part[0] == "flat" and part[1] in FLAT:
        return part[1]
    return {"kind_type": "type", "kind_status": "status", "rel_weight": "rel", "role_bias": "role"}.get(
        part[0], "role" if part[0] in ("role_from", "role_to") else None
    )


def _by_label(mine: torch.Tensor, theirs: torch.Tensor, labels: list[str], known: list[str], size: int) -> None:
    for i, label in enumerate(labels):
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
            state[plain] = torch.from_numpy(np.ascontiguousarray(value))
        elif array.dtype == np.float32 and array.ndim and not name.startswith(("/", "onnx::")) and not name.endswith("_scale"):
            state[name] = torch.from_numpy(array.copy())
    record = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    state["role_bias"] = torch.tensor(record["role_bias"])
    state["rel_weight"] = torch.from_numpy(np.load(folder / "relations.npy").astype(np.float32))
    state.pop("encoder.embeddings.word_embeddings.weight")  # never trained: the encoder's own are exact
    return state


def _bias_after(users: dict[str, Any], held: dict[str, Any], weight: str) -> str:
    node = users[weight]
    for _ in range(4):
        node = users[node.output[0]]
        bias = next((name for name in node.input if name.endswith(".bias") and name in held), None)
        if node.op_type == "Add" and bias:
            return str(bias)
    raise SystemExit(f"no bias follows {weight}")
