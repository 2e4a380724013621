"""One shared encoder with a head for every layer of the reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import torch
from torch import nn
from torch.nn import functional
from transformers import AutoModel

from dateline.parse.pieces import SHAPES

ARC_SIZE, RELATION_SIZE, ROLE_SIZE, COREF_SIZE = 128, 64, 32, 64
"""Width of the heads' projections; twice as wide read no better and cost more at run time."""
RELATION_RANK = 32
"""The relation biaffine is a product of two factors: a twentieth of the work of a full one at run time."""


@dataclass
class Labels:
    """What each head's outputs mean, in order."""

    xpos: list[str]
    upos: list[str]
    lemma: list[str]
    rel: list[str]
    names: list[str]
    mention: list[str]
    sentence: list[str] = field(default_factory=lambda: ["inside", "starts"])
    trigger: list[str] = field(default_factory=lambda: ["O", "B", "I"])
    type: list[str] = field(default_factory=list)
    status: list[str] = field(default_factory=list)
    role: list[str] = field(default_factory=list)
    """Roles of a happening; roles of PropBank's frames follow in training and are left out of the shipped model."""


GAPS = 10


def depth_of(state: Mapping[str, torch.Tensor]) -> int:
    """How many layers some weights have upon those of the starting encoder."""
    return len({key.split(".")[1] for key in state if key.startswith("deeper.")})


def gap_bucket(gap: torch.Tensor) -> torch.Tensor:
    """Mentions between two mentions, by doublings: 1, 2–3, 4–7, …"""
    return gap.float().log2().floor().long().clamp(max=GAPS - 1)


FLAT = ("xpos", "upos", "lemma", "sentence", "names", "mention", "trigger")
"""Heads that are one linear layer over a word."""
SINGLE = ("arc_dep", "rel_dep", "role_to", "coref_from", "coref_to")
"""Further layers over a word alone, on the way to scores of pairs of words."""


class Deeper(nn.Module):
    """One more layer, its norms before its parts (Xiong et al. 2020). It adds nothing when it is new, so that a reader without
    it can be trained on with it; its looks at other words start as those of the encoder's last layer."""

    def __init__(self, size: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.before_look, self.before_thought = nn.LayerNorm(size), nn.LayerNorm(size)
        self.query, self.key, self.value, self.look = (nn.Linear(size, size) for _ in range(4))
        self.wide, self.narrow = nn.Linear(size, inner), nn.Linear(inner, size)
        self.drop = nn.Dropout(0.1)
        for layer in (self.look, self.narrow):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)

    def start_as(self, last: nn.Module, norm: nn.Module) -> None:
        """Look at other words as a layer of BERT does that comes after this norm."""
        own = last.attention.self
        pairs = [(self.query, own.query), (self.key, own.key), (self.value, own.value), (self.wide, last.intermediate.dense)]
        pairs += [(self.before_look, norm), (self.before_thought, last.attention.output.LayerNorm)]
        for mine, theirs in pairs:
            mine.load_state_dict(theirs.state_dict())

    def forward(self, x: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
        """Batch × pieces × size; the pieces that are not masked look at each other."""
        seen = self.before_look(x)
        parts = (self.query(seen), self.key(seen), self.value(seen))
        query, key, value = (p.view(x.size(0), x.size(1), self.heads, -1).transpose(1, 2) for p in parts)
        scores = query @ key.transpose(2, 3) / query.size(-1) ** 0.5
        if mask is not None:
            scores = scores.masked_fill(mask[:, None, None] == 0, -1e4)
        looked = (scores.softmax(-1) @ value).transpose(1, 2).flatten(2)
        x = x + self.drop(self.look(looked))
        return x + self.drop(self.narrow(functional.gelu(self.wide(self.before_thought(x)))))


class Reader(nn.Module):
    """Encoder, then per word: linear heads; biaffine arcs and relations (Dozat and Manning 2017); bilinear roles."""

    def __init__(self, encoder_path: str, labels: Labels, attention: str = "sdpa", *, deeper: int = 0) -> None:
        """`deeper`: layers upon those of the starting encoder."""
        super().__init__()
        self.encoder = AutoModel.from_pretrained(encoder_path, add_pooling_layer=False, attn_implementation=attention)
        self.encoder.config.hidden_dropout_prob = 0.1
        for layer in self.encoder.encoder.layer:
            layer.attention.self.dropout = nn.Dropout(0.0)
        config = self.encoder.config
        new = (Deeper(config.hidden_size, config.num_attention_heads, config.intermediate_size) for _ in range(deeper))
        self.deeper = nn.ModuleList(new)
        self.start_deeper()
        size, arc, rel = self.encoder.config.hidden_size, ARC_SIZE, RELATION_SIZE
        self.shape = nn.Embedding(SHAPES, size)
        nn.init.zeros_(self.shape.weight)
        self.drop = nn.Dropout(0.2)
        self.flat = nn.ModuleDict({name: nn.Linear(size, len(getattr(labels, name))) for name in FLAT})
        self.kind = nn.Sequential(nn.Linear(2 * size, size), nn.GELU(), nn.Dropout(0.2))
        self.kind_type = nn.Linear(size, len(labels.type))
        self.kind_status = nn.Linear(size, len(labels.status))
        self.arc_head, self.arc_dep = nn.Linear(size, arc), nn.Linear(size, arc)
        self.rel_head, self.rel_dep = nn.Linear(size, rel), nn.Linear(size, rel)
        self.arc_weight = nn.Parameter(torch.randn(arc + 1, arc) * 0.02)
        self.rel_left, self.rel_right = nn.Linear(rel, len(labels.rel) * RELATION_RANK), nn.Linear(rel, RELATION_RANK)
        self.root = nn.Parameter(torch.zeros(size))
        self.roles = len(labels.role)
        self.role_from = nn.Linear(2 * size, self.roles * ROLE_SIZE)
        self.role_to = nn.Linear(size, self.roles * ROLE_SIZE)
        self.role_bias = nn.Parameter(torch.full((self.roles,), -2.0))
        self.coref_from = nn.Linear(size, COREF_SIZE)
        self.coref_to = nn.Linear(size, COREF_SIZE)
        self.coref_bias = nn.Parameter(torch.tensor([-2.0, 1.0]))
        """Of every pair; of two mentions whose head nouns are spelt alike."""
        self.coref_gap = nn.Parameter(torch.zeros(GAPS))

    def start_deeper(self, known: int = 0) -> None:
        """Let the further layers, but for the first `known`, begin anew upon the encoder as it is."""
        *_, before, last = self.encoder.encoder.layer
        for layer in self.deeper[known:]:
            layer.start_as(last, before.output.LayerNorm)

    def words(self, ids: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor, first: torch.Tensor) -> torch.Tensor:
        """Encoder output at each word's first piece: batch × words × size."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.shape(shapes)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        for layer in self.deeper:
            hidden = layer(hidden, mask)
        return self.drop(torch.gather(hidden, 1, first.unsqueeze(-1).expand(-1, -1, hidden.size(-1))))

    def forward(
        self, ids: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor, first: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        """Flat heads in `FLAT` order, type, status, arc scores (words × words + root first), relation and role projections."""
        w = self.words(ids, shapes, mask, first)
        near = torch.cat([w, functional.avg_pool1d(w.transpose(1, 2), 11, 1, 5).transpose(1, 2)], -1)
        kind = self.kind(near)
        rooted = torch.cat([self.root.expand(w.size(0), 1, -1), w], 1)
        heads, deps = functional.gelu(self.arc_head(rooted)), functional.gelu(self.arc_dep(w))
        arcs = (torch.cat([deps, torch.ones_like(deps[..., :1])], -1) @ self.arc_weight) @ heads.transpose(1, 2) / ARC_SIZE**0.5
        return (
            *(self.flat[name](w) for name in FLAT),
            self.kind_type(kind),
            self.kind_status(kind),
            arcs,
            functional.gelu(self.rel_head(rooted)),
            functional.gelu(self.rel_dep(w)),
            self.role_from(near),
            self.role_to(w),
            self.coref_from(w),
            self.coref_to(w),
        )

    def relations(self, rel_head: torch.Tensor, rel_dep: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
        """Relation scores of every word to its head (0 = root, then words from 1)."""
        right = self.rel_right(rel_head)
        right = torch.gather(right, 1, heads.unsqueeze(-1).expand(-1, -1, right.size(-1))).flatten(0, 1)
        left = self.rel_left(rel_dep).flatten(0, 1).view(right.size(0), -1, RELATION_RANK)
        return torch.bmm(left, right.unsqueeze(-1)).squeeze(-1)

    def keep_roles(self, count: int) -> None:
        """Drop the outputs of all roles but the first `count`."""
        for layer in (self.role_from, self.role_to):
            layer.weight = nn.Parameter(layer.weight[: count * ROLE_SIZE].detach().clone())
            layer.bias = nn.Parameter(layer.bias[: count * ROLE_SIZE].detach().clone())
        self.role_bias = nn.Parameter(self.role_bias[:count].detach().clone())
        self.roles = count

    def coref_scores(self, anaphors: torch.Tensor, antecedents: torch.Tensor, alike: torch.Tensor) -> torch.Tensor:
        """Mentions × earlier mentions, both in the article's order: how likely they refer to the same (word-level coreference,
        Dobrovolskii 2021); a mention that refers to nothing earlier scores 0."""
        n = anaphors.size(0)
        at = torch.arange(n, device=anaphors.device)
        gap = (at[:, None] - at[None]).clamp(min=1)
        bias = self.coref_bias[0] + self.coref_bias[1] * alike + self.coref_gap[gap_bucket(gap)]
        return anaphors @ antecedents.T / COREF_SIZE**0.5 + bias

    def role_scores(self, role_from: torch.Tensor, role_to: torch.Tensor) -> torch.Tensor:
        """Role logits of happenings (rows of one window) to its words: happenings × words × roles."""
        a = role_from.view(role_from.size(0), self.roles, ROLE_SIZE)
        b = role_to.view(role_to.size(0), self.roles, ROLE_SIZE)
        return torch.einsum("trd,nrd->tnr", a, b) / ROLE_SIZE**0.5 + self.role_bias
