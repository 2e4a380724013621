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

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokenizers import Tokenizer

from reader.corpora import ROLES, Doc, read_gum, read_sequoia
from reader.network import FLAT, Labels, Reader

OUTPUTS = (*FLAT, "type", "status", "arcs", "rel_head", "rel_dep", "role_from", "role_to", "coref_from", "coref_to")


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
    net = Reader(a.encoder, labels)
    net.load_state_dict(torch.load(a.run / "state.pt", weights_only=False, map_location="cpu")["net"])
    net.keep_roles(len(ROLES))
    labels.role = labels.role[: len(ROLES)]
    net.eval()
    a.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as tmp:
        full, ready = Path(tmp) / "full.onnx", Path(tmp) / "ready.onnx"
        sample = (
            torch.ones((1, 12), dtype=torch.long),
            torch.ones((1, 12), dtype=torch.long),
            torch.ones((1, 12), dtype=torch.long),
            torch.arange(1, 11)[None],
        )
        axes = {"ids": {1: "pieces"}, "shapes": {1: "pieces"}, "mask": {1: "pieces"}, "first": {1: "words"}}
        torch.onnx.export(
            net,
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
    np.save(a.to / "relations.npy", net.rel_weight.detach().numpy().astype(np.float16))
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
        "role_bias": [round(float(x), 6) for x in net.role_bias.detach()],
        "coref_bias": [round(float(x), 6) for x in net.coref_bias.detach()],
        "coref_gap": [round(float(x), 6) for x in net.coref_gap.detach()],
        "digest": hashlib.blake2b((a.to / "reader.onnx").read_bytes(), digest_size=6).hexdigest(),
    }
    (a.to / "labels.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for file in sorted(a.to.iterdir()):
        print(f"{file.name}  {file.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
