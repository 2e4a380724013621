"""Who acts on what kind of thing, as far as the words beside a verb tell: enough to rule a cue of the codebook out.

"The bloc closed its borders" is a sanction, "the junta closed the borders" is coercion; "workers strike", "jets strike".
"""

from __future__ import annotations

from dateline.extract.phrases import Tree, once
from dateline.knowledge.countries import by_demonym, country
from dateline.knowledge.organisations import organisation
from dateline.vocabulary import Cue, Frame


class Doers:
    """Sectors of subjects and kinds of objects in one article."""

    def __init__(self, tree: Tree) -> None:
        self.tree, self.tokens = tree, tree.tokens

    def allow(self, cue: Cue | Frame, at: int, *, whoever: bool = False) -> bool:
        """Whether who acts (or `whoever` does) and what is acted on let a cue stand; what cannot be told rules nothing out."""
        if (cue.by or cue.not_by) and not whoever:
            acting = self.sectors(at)
            if acting and cue.by and not acting & set(cue.by):
                return False
            if acting & set(cue.not_by):
                return False
        if cue.to:
            kinds = self.kinds(at)
            return not kinds or bool(kinds & set(cue.to))
        return True

    def sectors(self, at: int) -> set[str]:
        """PLOVER sectors of those who act, by the nouns and names that stand for them."""
        found = {self.sector(h) for h in self.acting(at)}
        return {s for s in found if s}

    @once
    def acting(self, at: int) -> list[int]:
        """Heads of the phrases that stand for those who act; a pronoun with the last noun before it that refers to the same."""
        return [k for head in self._actors(at) for k in (head, *self._meant(head))]

    def _meant(self, head: int) -> list[int]:
        if self.tokens[head].pos != "PRON":
            return []
        chain = next((c for c in self.tree.analysis.chains if head in c), ())
        return [k for k in chain if k < head and self.tokens[k].pos in ("NOUN", "PROPN")][-1:]

    def _actors(self, at: int) -> list[int]:
        if self.tokens[at].pos == "VERB":
            if self.tree.passive(at):
                return [*self.tree.of(at, "obl:agent")]
            subject = self.tree.subject(at)
            return [] if subject is None else self.tree.conjuncts(subject)
        by = self.tree.words.grammar["by"]
        doers = [c for c in self.tree.of(at, "nmod") if any(self.tokens[m].lemma in by for m in self.tree.of(c, "case"))]
        return [*self.tree.of(at, "nmod:poss", "compound", "amod"), *doers]

    def sector(self, head: int) -> str | None:
        """The PLOVER sector of a phrase by its head, its name or the state that it names."""
        low, high = self.tree.phrase(head)
        words = " ".join(t.text for t in self.tokens[low:high])
        known = organisation(words, self.tree.words.code) or organisation(self.tokens[head].text, self.tree.words.code)
        if known is not None:
            return known.sector
        named = self.tree.words.sector(self.tokens[head].lemma.lower()) or self._opening(head)
        if named is not None:
            return named
        return "GOV" if self._land(head) else None

    def _opening(self, head: int) -> str | None:
        """The sector of a plural that opens a sentence and is taken for a name for its capital: "Protesters"."""
        opens = head == self.tree.sentence(head)[0] and self.tokens[head].pos == "PROPN"
        return self.tree.words.sector(self.tokens[head].text.lower().removesuffix("s")) if opens else None

    def _land(self, head: int) -> bool:
        word, code = self.tokens[head].text, self.tree.words.code
        return bool(country(word, code) or by_demonym(word, code))

    def kinds(self, at: int) -> set[str]:
        """Kinds of what is acted on: person, state, organisation, group, territory, media, thing."""
        if self.tokens[at].pos == "VERB":
            objects = self.tree.of(at, "nsubj:pass") if self.tree.passive(at) else self.tree.of(at, "obj")
        else:
            objects = [
                c
                for c in self.tree.of(at, "nmod")
                if any(self.tokens[m].lemma in self.tree.words.grammar["of_deed"] for m in self.tree.of(c, "case"))
            ]
        return {k for h in objects for k in self._kind(self._told_of(h, at))}

    def _told_of(self, head: int, verb: int) -> int:
        """The noun that a relative pronoun of a clause stands for: the town in "a town that the rebels had seized"."""
        relative = self.tokens[head].tag in ("WDT", "WP") and self.tree.has(verb, "acl:relcl")
        return self.tokens[verb].head if relative else head

    def _kind(self, head: int) -> set[str]:
        token = self.tokens[head]
        lemma = token.lemma.lower()
        out = set()
        if lemma in self.tree.words.grammar["media"]:
            out.add("media")
        if lemma in self.tree.words.grammar["territory"] or token.mention == "place":
            out.add("territory")
        if country(token.text, self.tree.words.code):
            out |= {"state", "territory"}
        if token.mention == "person":
            out.add("group" if token.tag in ("NNS", "NNPS") else "person")
        if token.mention == "organization":
            out |= {"organisation", "group", "state"}
        if not out and token.pos == "NOUN" and token.mention in ("object", "abstract", "event", "substance"):
            out.add("thing")
        return out
