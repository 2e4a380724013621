"""Export a trained reader into the package: int8 ONNX graph, labels, lemma table, tokenizer.

`python -m reader.export --run DIR --encoder DIR --corpora DIR --to src/dateline/parse/model`
"""

from __future__ import annotations

import argparse
import collections
import gzip
import hashlib
import json
import os
import shutil
import tempfile
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

from dateline.parse.reader import SPOT
from reader.corpora import ROLES, STATUSES, Doc, read_gum, read_sequoia
from reader.network import ARC_SIZE, FLAT, ROLE_SIZE, SINGLE, Labels, Reader, depth_of

LABELLED = ("xpos", "upos", "lemma", "sentence", "mention")
"""Layers of which the graph gives the best label."""
RANKED = 4
"""Types of a happening that are told, the likeliest first."""
OUTPUTS = (
    *LABELLED,
    "names",
    "trigger",
    "found",
    "type",
    "type_chance",
    "status",
    "status_chance",
    "roles",
    "arcs",
    "relation_left",
    "relation_right",
    "coref_from",
    "coref_to",
)


class Shipped(nn.Module):
    """The network as it runs: one window, no mask; all layers over a word alone are one product; types, statuses and roles are
    worked out only for words that may name a happening (`found`, after the first word of the window, which is always among
    them so that no product is empty). The numbers are those of `Reader.forward`."""

    def __init__(self, net: Reader) -> None:
        super().__init__()
        self.net = net
        layers = [getattr(net, name) for name in SINGLE]
        layers[:0] = [net.flat[name] for name in FLAT]
        self.sizes = [layer.bias.numel() for layer in layers]
        self.merged = nn.Linear(layers[0].in_features, sum(self.sizes))
        self.merged.weight = nn.Parameter(torch.cat([layer.weight for layer in layers]).detach())
        self.merged.bias = nn.Parameter(torch.cat([layer.bias for layer in layers]).detach())

    def forward(self, ids: torch.Tensor, shapes: torch.Tensor, first: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """The outputs in the order of `OUTPUTS`."""
        net = self.net
        embedded = net.encoder.embeddings(inputs_embeds=net.encoder.embeddings.word_embeddings(ids) + net.shape(shapes))
        hidden = net.encoder.encoder(embedded, attention_mask=None).last_hidden_state
        for layer in net.deeper:
            hidden = layer(hidden, None)
        w = torch.gather(hidden, 1, first.unsqueeze(-1).expand(-1, -1, hidden.size(-1)))
        *single, arc_dep, rel_dep, role_to, coref_from, coref_to = self.merged(w).split(self.sizes, -1)
        flat = dict(zip(FLAT, single, strict=True))
        trigger = flat["trigger"].softmax(-1)
        found = torch.cat([torch.zeros(1, dtype=torch.long), (trigger[0, :, 1] >= SPOT).nonzero().flatten()])
        band = ((found[:, None] - torch.arange(w.size(1))[None]).abs() <= 5).to(w.dtype) / 11
        near = torch.cat([w[:, found], band @ w], -1)
        kind = net.kind(near)
        rooted = torch.cat([net.root.expand(w.size(0), 1, -1), w], 1)
        heads, deps = functional.gelu(net.arc_head(rooted)), functional.gelu(arc_dep)
        arcs = (torch.cat([deps, torch.ones_like(deps[..., :1])], -1) @ net.arc_weight) @ heads.transpose(1, 2) / ARC_SIZE**0.5
        return (
            *(flat[name].argmax(-1) for name in LABELLED),
            flat["names"],
            trigger,
            found[None],
            *reversed(net.kind_type(kind).softmax(-1).topk(RANKED)),
            *reversed(net.kind_status(kind).softmax(-1).topk(len(STATUSES))),
            self.roles(net.role_from(near)[0], role_to[0])[None],
            arcs,
            net.rel_left(functional.gelu(rel_dep)),
            net.rel_right(functional.gelu(net.rel_head(rooted))),
            coref_from,
            coref_to,
        )

    def roles(self, role_from: torch.Tensor, role_to: torch.Tensor) -> torch.Tensor:
        """Chances of happenings × words × roles."""
        a = role_from.view(-1, self.net.roles, ROLE_SIZE).permute(1, 0, 2)
        b = role_to.view(-1, self.net.roles, ROLE_SIZE).permute(1, 2, 0)
        return ((a @ b).permute(1, 2, 0) / ROLE_SIZE**0.5 + self.net.role_bias).sigmoid()


def lemma_table(trees: list[Doc]) -> tuple[dict[str, str], list[str]]:
    """(form|POS → its most frequent lemma, all base forms of verbs and nouns); proper nouns need neither."""
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    known = set()
    for doc in trees:
        for form, lemma, pos in zip(doc.forms, doc.lemma, doc.upos, strict=True):
            if pos != "PROPN" and form.replace("'", "").isalpha():
                counts[f"{form.lower()}|{pos}"][lemma.lower()] += 1
                if pos in ("VERB", "NOUN", "AUX"):
                    known.add(lemma.lower())
    table = {k: min(c.items(), key=lambda kv: (-kv[1], kv[0]))[0] for k, c in counts.items()}
    return dict(sorted(table.items())), sorted(known)


def main() -> None:
    """Write the model folder and print its sizes."""
    ap = argparse.ArgumentParser(description=__doc__)
    for name in ("run", "corpora", "to"):
        ap.add_argument(f"--{name}", type=Path, required=True)
    ap.add_argument("--encoder", required=True)
    a = ap.parse_args()
    labels = Labels(**json.loads((a.run / "labels.json").read_text(encoding="utf-8")))
    state = torch.load(a.run / "state.pt", weights_only=False, map_location="cpu")["net"]
    net = Reader(a.encoder, labels, deeper=depth_of(state))
    net.load_state_dict(state)
    net.keep_roles(len(ROLES))
    labels.role = labels.role[: len(ROLES)]
    net.eval()
    a.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as tmp:
        full, ready = Path(tmp) / "full.onnx", Path(tmp) / "ready.onnx"
        sample = (torch.ones((1, 12), dtype=torch.long), torch.ones((1, 12), dtype=torch.long), torch.arange(1, 11)[None])
        axes = {"ids": {1: "pieces"}, "shapes": {1: "pieces"}, "first": {1: "words"}}
        torch.onnx.export(
            Shipped(net).eval(),
            sample,
            str(full),
            input_names=list(axes),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready),
            str(a.to / "reader.onnx"),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            extra_options={"MatMulConstBOnly": True},
        )
    lemmas = {}
    for code, docs in (
        ("en", read_gum(a.corpora / "gum.tar.xz")["train"]),
        ("fr", read_sequoia(a.corpora / "fr_sequoia.tar.xz")["train"]),
    ):
        table, known = lemma_table(docs)
        lemmas[code] = {"table": table, "known": known}
    raw = json.dumps(lemmas, ensure_ascii=False, separators=(",", ":")).encode()
    (a.to / "lemmas.json.gz").write_bytes(gzip.compress(raw, mtime=0))
    shutil.copyfile(Path(a.encoder) / "tokenizer.json", a.to / "tokenizer.json")
    tokenizer = Tokenizer.from_file(str(a.to / "tokenizer.json"))
    record = vars(labels) | {
        "outputs": list(OUTPUTS),
        "cls": tokenizer.token_to_id("[CLS]"),
        "sep": tokenizer.token_to_id("[SEP]"),
        "unknown": tokenizer.token_to_id("[UNK]"),
        "coref_bias": [round(float(x), 6) for x in net.coref_bias.detach()],
        "coref_gap": [round(float(x), 6) for x in net.coref_gap.detach()],
        "digest": hashlib.blake2b((a.to / "reader.onnx").read_bytes(), digest_size=6).hexdigest(),
    }
    (a.to / "labels.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for file in sorted(a.to.iterdir()):
        print(f"{file.name}  {file.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
