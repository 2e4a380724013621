"""Train the reader: `python -m reader.train --corpora DIR --gold DIR --encoder DIR --out DIR` (resumable, seeded, logged)."""

from __future__ import annotations

import argparse
import collections
import json
import os
import random
import shutil
import time
from dataclasses import asdict
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import torch
from tokenizers import Tokenizer
from torch.nn import functional

from dateline.parse.pieces import Pieces, lemma_script, word_shape
from reader.corpora import (
    FRAME_ROLES,
    NAME_KINDS,
    ROLES,
    SKIP,
    STATUSES,
    TYPES,
    Doc,
    read_constructed,
    read_ewt,
    read_gum,
    read_passages,
    read_sequoia,
    read_world,
)
from reader.further import read_further
from reader.grammar import constructed_trees
from reader.network import FLAT, Labels, Reader
from reader.start import load_start

LENGTH, WORDS, BATCH = 192, 176, 8
"""Constant shapes: variable ones made training slow down and grow (glibc arenas) in trials."""


def gather_labels(trees: list[Doc]) -> Labels:
    """Label sets in order of frequency, then name, so that they never depend on the run."""

    def ranked(values: list[str], least: int = 1, first: str | None = None) -> list[str]:
        count = collections.Counter(values)
        out = [k for k, v in sorted(count.items(), key=lambda kv: (-kv[1], kv[0])) if v >= least and k != first]
        return [first, *out] if first else out

    scripts = [lemma_script(f, x) for d in trees for f, x in zip(d.forms, d.lemma, strict=False)]
    return Labels(
        xpos=ranked([x for d in trees for x in d.xpos]),
        upos=ranked([x for d in trees for x in d.upos]),
        lemma=ranked(scripts, 3, "0|"),
        rel=ranked([x for d in trees for x in d.rel], 5, "dep"),
        names=["O", *(f"{mark}-{kind}" for kind in NAME_KINDS for mark in "BI")],
        mention=ranked([x for d in trees for x in d.heads_of], 1, "O"),
        type=TYPES,
        status=STATUSES,
        role=[*ROLES, *FRAME_ROLES],
    )


class Windows:
    """Cuts documents into windows of pieces and makes tensors of them."""

    def __init__(self, tokenizer: Tokenizer, labels: Labels) -> None:
        self.pieces = Pieces(lambda w: tokenizer.encode(w, add_special_tokens=False).ids, tokenizer.token_to_id("[UNK]"))
        self.cls, self.sep, self.mask = (tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]", "[MASK]"))
        self.index = {k: {x: i for i, x in enumerate(v)} for k, v in asdict(labels).items()}

    def of_tree(self, doc: Doc, size: int) -> list[tuple[int, int]]:
        """Whole sentences, as many as fit in `size` pieces; longer sentences are left out."""
        ends = [i for i in range(1, len(doc.forms)) if doc.sentence[i] != doc.sentence[i - 1]] + [len(doc.forms)]
        out, start, at, count = [], 0, 0, 2
        for end in ends:
            n = sum(len(self.pieces.of(f)) for f in doc.forms[at:end])
            if at > start and (count + n > size or end - start > WORDS):
                out.append((start, at))
                start, count = at, 2
            count += n
            at = end
        out.append((start, at))
        return [
            (a, b) for a, b in out if 0 < b - a <= WORDS and sum(len(self.pieces.of(f)) for f in doc.forms[a:b]) <= LENGTH - 2
        ]

    def of_news(self, doc: Doc, rnd: random.Random) -> list[tuple[int, int]]:
        """Overlapping windows with a random start, so that every epoch cuts elsewhere."""
        out, at, n = [], 0, len(doc.forms)
        while at < n:
            end, count = at, 2
            while end < n and end - at < WORDS:
                count += len(self.pieces.of(doc.forms[end]))
                if count > LENGTH:
                    break
                end += 1
            out.append((at, end))
            if end >= n:
                break
            at = end - rnd.randint(20, 60)
        return out

    def tensors(self, rows: list[tuple[Doc, int, int]], rnd: random.Random | None = None) -> dict[str, torch.Tensor]:
        """Inputs and targets; with `rnd`, one word in twenty is hidden from the encoder."""
        shape = (BATCH, LENGTH)
        x = {k: torch.zeros(shape, dtype=torch.long) for k in ("ids", "shapes", "mask")}
        x["first"] = torch.zeros((BATCH, WORDS), dtype=torch.long)
        x["count"] = torch.zeros(BATCH, dtype=torch.long)
        x["sentence_of"] = torch.full((BATCH, WORDS), -1)
        y = {k: torch.full((BATCH, WORDS), SKIP) for k in (*FLAT, "type", "status", "head", "rel")}
        for r, (doc, a, b) in enumerate(rows):
            ids, shapes = [self.cls], [0]
            for j in range(a, b):
                x["first"][r, j - a] = len(ids)
                p = self.pieces.of(doc.forms[j])
                if rnd is not None and rnd.random() < 0.05:
                    p = [self.mask] * len(p)
                ids += p
                shapes += [word_shape(doc.forms[j])] * len(p)
            ids.append(self.sep)
            shapes.append(0)
            x["ids"][r, : len(ids)], x["shapes"][r, : len(ids)], x["mask"][r, : len(ids)] = (
                torch.tensor(ids),
                torch.tensor(shapes),
                1,
            )
            x["count"][r] = b - a
            self._targets(y, x, r, doc, a, b)
        return x | {f"y_{k}": v for k, v in y.items()}

    def _targets(self, y: dict[str, torch.Tensor], x: dict[str, torch.Tensor], r: int, doc: Doc, a: int, b: int) -> None:
        def put(name: str, column: list[str], fallback: str | None = None) -> None:
            index = self.index[name]
            if column:
                values = [index.get(v, index[fallback] if fallback else SKIP) for v in column[a:b]]
                y[name][r, : b - a] = torch.tensor(values)

        put("xpos", doc.xpos)
        put("upos", doc.upos)
        put("names", doc.names)
        put("mention", doc.heads_of)
        put("rel", doc.rel, "dep")
        if doc.lemma:
            put("lemma", [lemma_script(f, m) for f, m in zip(doc.forms, doc.lemma, strict=True)], "0|")
        if doc.head:
            x["sentence_of"][r, : b - a] = torch.tensor(doc.sentence[a:b])
            y["head"][r, : b - a] = torch.tensor([0 if h < 0 else h - a + 1 for h in doc.head[a:b]])
            starts = [int(i == 0 or doc.sentence[i] != doc.sentence[i - 1]) for i in range(a, b)]
            y["sentence"][r, : b - a] = torch.tensor(starts)
        if doc.trigger:
            low, high = a + (4 if a else 0), b - (4 if b < len(doc.forms) else 0)
            for i in range(low, high):
                y["trigger"][r, i - a] = doc.trigger[i]
                if i in doc.type:
                    y["type"][r, i - a] = self.index["type"][doc.type[i]]
                    y["status"][r, i - a] = self.index["status"][doc.status[i]] if i in doc.status else SKIP


SMOOTH, SMOOTH_EVERY = 0.96, 10
"""The weights kept are a running mean (Polyak and Juditsky 1992) over about the last 250 steps, taken every tenth."""


def follow(smooth: dict[str, torch.Tensor], now: dict[str, torch.Tensor], keep: float) -> None:
    """Move the running mean towards the weights of now."""
    for key, value in now.items():
        if value.is_floating_point():
            smooth[key].mul_(keep).add_(value, alpha=1 - keep)


WEIGHT = {"xpos": 0.5, "upos": 0.3, "lemma": 0.4, "sentence": 0.5, "names": 1.5, "mention": 0.5, "trigger": 3.0}


def quick_in_bfloat16(device: str) -> bool:
    """Whether products in bfloat16 are quicker than in single precision: on a GPU, and on a processor with AMX (with AVX-512
    alone a step takes 1.6 times as long)."""
    return device != "cpu" or torch.cpu._is_amx_tile_supported()


def loss_of(
    net: Reader, x: dict[str, torch.Tensor], rows: list[tuple[Doc, int, int]], *, news: bool, roles: float
) -> torch.Tensor:
    """Sum of the losses of the layers that these rows carry. The network runs in bfloat16 where that is quick, the losses and
    the weights stay in single precision."""
    device = x["ids"].device.type
    with torch.autocast(device, dtype=torch.bfloat16, enabled=quick_in_bfloat16(device)):
        out = [y.float() for y in net(x["ids"], x["shapes"], x["mask"], x["first"])]
    flat = dict(zip(FLAT, out, strict=False))
    kind, status, arcs, rel_head, rel_dep, role_from, role_to = out[len(FLAT) : len(FLAT) + 7]
    loss = torch.zeros((), device=x["ids"].device)
    for name in FLAT:
        target = x[f"y_{name}"].flatten()
        if (target >= 0).any():
            loss = loss + WEIGHT[name] * functional.cross_entropy(flat[name].flatten(0, 1), target, ignore_index=SKIP)
    if not news:
        loss = loss + 0.7 * frame_loss(net, rows, role_from, role_to) + 0.5 * coref_loss(net, rows, *out[-2:])
        if not (x["y_head"] >= 0).any():
            return loss
        same = x["sentence_of"].unsqueeze(2) == x["sentence_of"].unsqueeze(1)
        same &= ~torch.eye(same.size(1), dtype=torch.bool, device=same.device)
        allowed = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
        loss = loss + functional.cross_entropy(
            arcs.masked_fill(~allowed, -1e4).flatten(0, 1), x["y_head"].flatten(), ignore_index=SKIP
        )
        relations = net.relations(rel_head, rel_dep, x["y_head"].clamp(min=0))
        return loss + functional.cross_entropy(relations, x["y_rel"].flatten(), ignore_index=SKIP)
    at = x["y_type"] >= 0
    if at.any():
        loss = loss + functional.cross_entropy(kind[at], x["y_type"][at], label_smoothing=0.05)
        if (x["y_status"][at] >= 0).any():
            loss = loss + 0.8 * functional.cross_entropy(status[at], x["y_status"][at], label_smoothing=0.05)
        loss = loss + roles * role_loss(net, rows, at, role_from, role_to)
    return loss


def role_loss(
    net: Reader,
    rows: list[tuple[Doc, int, int]],
    at: torch.Tensor,
    role_from: torch.Tensor,
    role_to: torch.Tensor,
) -> torch.Tensor:
    """Binary cross-entropy of every word of the window for every role of every happening, summed by happening; a role that the
    corpus does not give is left out."""
    total, happenings = torch.zeros((), device=role_to.device), 0
    sizes = at.sum(1).tolist()
    for r, (rooted, to) in enumerate(zip(role_from[at].split(sizes), role_to.unbind(), strict=True)):
        doc, a, b = rows[r]
        first = at[r].nonzero().flatten()
        if not len(first):
            continue
        scores = net.role_scores(rooted, to[: b - a])[..., : len(ROLES)]
        gold, known = torch.zeros(scores.shape), torch.ones(scores.shape)
        for t, i in enumerate(first.tolist()):
            for k, role in enumerate(ROLES):
                if role not in doc.roles[a + i]:
                    known[t, :, k] = 0.0
                for j in doc.roles[a + i].get(role, ()):
                    if a <= j < b:
                        gold[t, j - a, k] = 1.0
        total = total + functional.binary_cross_entropy_with_logits(
            scores, gold.to(scores.device), known.to(scores.device), reduction="sum"
        )
        happenings += len(first)
    return total / max(1, happenings) / 6.0


def frame_loss(net: Reader, rows: list[tuple[Doc, int, int]], role_from: torch.Tensor, role_to: torch.Tensor) -> torch.Tensor:
    """Binary cross-entropy of the heads of the arguments of PropBank's frames, a mean over frames."""
    total, count = torch.zeros((), device=role_to.device), 0
    inside = [[i for i in range(a, b) if i in doc.frames] for doc, a, b in rows]
    at = [r for r, found in enumerate(inside) for _ in found], [i - rows[r][1] for r, found in enumerate(inside) for i in found]
    for r, (rooted, to) in enumerate(zip(role_from[at].split([len(x) for x in inside]), role_to.unbind(), strict=True)):
        if not inside[r]:
            continue
        doc, a, b = rows[r]
        scores = net.role_scores(rooted, to[: b - a])[..., len(ROLES) :]
        gold = torch.zeros(scores.shape)
        for t, i in enumerate(inside[r]):
            for k, role in enumerate(FRAME_ROLES):
                for j in doc.frames[i][role]:
                    if a <= j < b:
                        gold[t, j - a, k] = 1.0
        total = total + functional.binary_cross_entropy_with_logits(scores, gold.to(scores.device), reduction="sum")
        count += len(inside[r])
    return total / max(1, count)


def coref_loss(net: Reader, rows: list[tuple[Doc, int, int]], anaphor: torch.Tensor, antecedent: torch.Tensor) -> torch.Tensor:
    """Minus the log likelihood of any true antecedent among the mentions of the same document in this batch, or of none."""
    device = anaphor.device
    total, count = torch.zeros((), device=device), 0
    by_doc: dict[str, list[tuple[int, int, Doc, int]]] = collections.defaultdict(list)
    for r, (doc, a, b) in sorted(enumerate(rows), key=lambda row: row[1][1]):
        by_doc[doc.name] += [(r, i - a, doc, i) for i in range(a, b) if i in doc.chain]
    for found in by_doc.values():
        if len(found) < 2:
            continue
        at = torch.tensor([m[0] for m in found]), torch.tensor([m[1] for m in found])
        alike = torch.tensor([[float(alike_heads(p[2], p[3], q[3])) for q in found] for p in found], device=device)
        scores = net.coref_scores(anaphor[at], antecedent[at], alike)
        same = torch.tensor([[p[2].chain[p[3]] == q[2].chain[q[3]] for q in found] for p in found], device=device).tril(-1)
        scores = scores.masked_fill(~torch.ones_like(same).tril(-1), -1e4)
        none = torch.zeros((len(found), 1), device=device)
        gold = torch.cat([torch.where(same.any(1, keepdim=True), -1e4, 0.0), scores.masked_fill(~same, -1e4)], 1)
        total = total + (torch.cat([none, scores], 1).logsumexp(1) - gold.logsumexp(1)).sum()
        count += len(found)
    return total / max(1, count)


def alike_heads(doc: Doc, i: int, j: int) -> bool:
    """Whether two head nouns are spelt alike."""
    return (not doc.upos or doc.upos[i] in ("NOUN", "PROPN")) and doc.forms[i].lower() == doc.forms[j].lower()


def main() -> None:
    """Train for so many rounds or minutes, saving after each round."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--corpora", type=Path, required=True)
    ap.add_argument("--gold", type=Path, required=True)
    ap.add_argument("--encoder", required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--rounds", type=int, default=6)
    ap.add_argument("--minutes", type=float, default=1e9)
    ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    ap.add_argument("--news-share", type=int, default=2, help="passes over the coded news a round")
    ap.add_argument(
        "--report-share", type=float, default=1, help="passes over the English constructed reports a round; .5: every other"
    )
    ap.add_argument("--coded", type=Path, help="folder of coded passages of the corpora, read beside the coded news")
    ap.add_argument("--coded-share", type=float, default=1, help="passes over the coded passages a round")
    ap.add_argument("--french-share", type=int, default=2, help="passes over the French trees a round")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument(
        "--reports", type=Path, action="append", default=[], help="folder of constructed reports, read beside the coded news"
    )
    ap.add_argument("--further", action="store_true", help="read QANom, ECB+, WikiEvents and re3d too")
    ap.add_argument("--grammar", type=int, default=0, help="constructed trees to read, so many documents a language")
    ap.add_argument("--start", type=Path, help="folder of an earlier run, or a shipped model, whose weights to start from")
    ap.add_argument("--tree-share", type=float, default=1.0, help="part of the treebanks read a round")
    ap.add_argument(
        "--role-weight", type=float, default=1.5, help="weight of the loss over actors, recipients, sources, places, times"
    )
    ap.add_argument("--deeper", type=int, default=0, help="layers upon those of the starting encoder")
    ap.add_argument("--rate", type=float, default=1.0, help="factor on the learning rates")
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    fused = shutil.which("c++") is not None  # with a compiler the same steps are fused: a fifth quicker
    rnd = random.Random(a.seed)
    gum, ewt = read_gum(a.corpora / "gum.tar.xz"), read_ewt(a.corpora / "propbank_ewt.jsonl.gz")
    trees, news = gum["train"] + ewt["train"], read_world(a.gold / "world" / "train")
    trees += read_sequoia(a.corpora / "fr_sequoia.tar.xz")["train"]
    labels = gather_labels(trees)
    trees += [d for d in trees if d.language == "fr"] * (a.french_share - 1)
    reports = [d for folder in a.reports for d in read_constructed(folder)]
    news = news * a.news_share + portion([d for d in reports if d.language == "en"], a.report_share)
    news += [d for d in reports if d.language == "fr"]  # always, for little of the news is French
    if a.coded:
        news += portion(read_passages(a.corpora, a.coded), a.coded_share)
    if a.further:
        beside_trees, beside_news = read_further(a.corpora)
        trees, news = trees + beside_trees, news + beside_news
    trees += [d for language in ("en", "fr") for d in constructed_trees(a.grammar, language=language)]
    a.out.mkdir(parents=True, exist_ok=True)
    (a.out / "labels.json").write_text(json.dumps(asdict(labels), ensure_ascii=False, indent=1), encoding="utf-8")
    tokenizer = Tokenizer.from_file(str(Path(a.encoder) / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    cut = Windows(tokenizer, labels)
    net = Reader(a.encoder, labels, attention="eager" if fused else "sdpa", deeper=a.deeper)
    if a.start:
        load_start(net, labels, a.start)
    net.to(a.device)
    if fused:
        net.compile(dynamic=False)  # in place, so that the weights keep their names
    body = [p for n, p in net.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    deeper = [p for n, p in net.named_parameters() if n.startswith("deeper.")]
    heads = [p for n, p in net.named_parameters() if not n.startswith(("encoder.", "deeper."))]
    groups = [
        {"params": body, "lr": 2.0e-4 * a.rate, "weight_decay": 0.01},
        {"params": deeper, "lr": 4.0e-4 * a.rate, "weight_decay": 0.01},
        {"params": heads, "lr": 1.2e-3 * a.rate, "weight_decay": 0.01},
    ]
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    base = [g["lr"] for g in optimiser.param_groups]
    smooth = {k: v.detach().clone() for k, v in net.state_dict().items()}
    step, begun, steps = 0, time.time(), None
    start_round = 0
    if (a.out / "state.pt").exists():
        state = torch.load(a.out / "state.pt", weights_only=False, map_location=a.device)
        net.load_state_dict(state["last"])
        smooth = state["net"]
        optimiser.load_state_dict(state["optimiser"])
        step, start_round = state["step"], state["round"] + 1
        rnd.setstate(state["random"])
    for turn in range(start_round, a.rounds):
        plan = make_round(cut, trees, news, rnd, tree_share=a.tree_share)
        steps = steps or len(plan) * a.rounds
        tally: dict[str, list[float]] = {"tree": [], "news": []}
        for kind, rows in plan:
            progress = max(step / steps, (time.time() - begun) / 60 / a.minutes)
            if progress >= 1:
                break
            for group, lr in zip(optimiser.param_groups, base, strict=True):
                group["lr"] = lr * min(1, (step + 1) / 60) * max(0.01, 1 - progress)
            net.train()
            x = {k: v.to(a.device) for k, v in cut.tensors(rows, rnd if kind == "news" else None).items()}
            loss = loss_of(net, x, rows, news=kind == "news", roles=a.role_weight)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(body + heads, 2.0)
            optimiser.step()
            step += 1
            if step % SMOOTH_EVERY == 0:
                follow(smooth, net.state_dict(), min(SMOOTH, step / SMOOTH_EVERY / (step / SMOOTH_EVERY + 9)))
            tally[kind].append(float(loss.detach()))
            if step % 25 == 0:
                recent = {k: round(sum(v[-20:]) / max(1, len(v[-20:])), 3) for k, v in tally.items()}
                print(turn, step, steps, recent, f"{(time.time() - begun) / 60:.1f} min", flush=True)
        torch.save(
            {
                "net": smooth,
                "last": net.state_dict(),
                "optimiser": optimiser.state_dict(),
                "step": step,
                "round": turn,
                "random": rnd.getstate(),
            },
            a.out / "state.pt",
        )
        print(
            "ROUND",
            turn,
            {k: round(sum(v) / max(1, len(v)), 3) for k, v in tally.items()},
            f"{(time.time() - begun) / 60:.1f} min",
            flush=True,
        )


def portion(docs: list[Doc], share: float) -> list[Doc]:
    """So many passes over some documents; half a pass is every other one."""
    whole, part = divmod(share, 1)
    return docs * int(whole) + [d for i, d in enumerate(docs) if int((i + 1) * part) > int(i * part)]


def make_round(
    cut: Windows, trees: list[Doc], news: list[Doc], rnd: random.Random, *, tree_share: float
) -> list[tuple[str, list[tuple[Doc, int, int]]]]:
    """Batches of tree windows and news windows, shuffled together."""
    plan: list[tuple[str, list[tuple[Doc, int, int]]]] = []
    forest = grouped([(d, *w) for d in trees for w in cut.of_tree(d, rnd.choice([112, 152, 184]))], rnd)
    coded = [(d, *w) for d in news for w in cut.of_news(d, rnd)]
    rnd.shuffle(coded)
    for kind, rows in (("tree", forest[: int(len(forest) * tree_share)]), ("news", coded)):
        plan += [(kind, rows[i : i + BATCH]) for i in range(0, len(rows) - BATCH + 1, BATCH)]
    rnd.shuffle(plan)
    return plan


def grouped(rows: list[tuple[Doc, int, int]], rnd: random.Random, size: int = 4) -> list[tuple[Doc, int, int]]:
    """Rows shuffled by fours of one document, so that a batch shows what later mentions refer to."""
    by_doc: dict[int, list[tuple[Doc, int, int]]] = collections.defaultdict(list)
    for row in rows:
        by_doc[id(row[0])].append(row)  # a document that is read twice is one group, its windows twice
    groups = []
    for found in by_doc.values():
        shift = rnd.randrange(size)
        groups += [g for g in (found[:shift], *(found[i : i + size] for i in range(shift, len(found), size))) if g]
    rnd.shuffle(groups)
    return [row for group in groups for row in group]


if __name__ == "__main__":
    main()
