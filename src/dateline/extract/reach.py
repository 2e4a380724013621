"""Which words of a sentence belong to a happening when it is asked what they count: those of its clause that are no other's."""

from __future__ import annotations

from collections.abc import Collection

from dateline.extract.phrases import SUBJECTS, Tree

BEINGS = frozenset({"person", "organization", "place"})
"""What a noun may stand for that is no deed, though it is read as a happening ("the protesters")."""


def words_of(tree: Tree, at: int, others: Collection[int] = ()) -> set[int]:
    """The words that tell of a happening, without those of the `others` (tokens where happenings start) and of clauses about
    somebody else. What a verb that is no happening tells of a deed that is its subject belongs to the deed: "the strike
    destroyed five trucks", "fighting erupted, leaving nine dead"."""
    clause = tree.clause(at)
    if tree.tokens[at].pos == "VERB":
        inside = set(tree.below(clause))
    else:
        inside = {*tree.below(at), *tree.children[clause]}
        carries = tree.words.light | tree.words.grammar["motion"] | tree.words.grammar["felled"]  # "six died in the raid"
        if tree.tokens[clause].lemma in carries:
            inside |= {i for subject in tree.of(clause, *SUBJECTS) for i in tree.children[subject]}
        above = tree.tokens[clause].head
        stays = tree.has(clause, "xcomp", "advcl") and tree.tokens[above].lemma in tree.words.ongoing
        if at == clause and stays:  # "41 remain in custody"
            inside |= {i for subject in tree.of(above, *SUBJECTS) for i in tree.below(subject)}
        if clause not in others and at in tree.of(clause, *SUBJECTS):
            inside |= tree.below(clause) - _beside(tree, clause)
    return inside - _of_others(tree, at, others) - _about_others(tree, clause, at)


def _beside(tree: Tree, verb: int) -> set[int]:
    """The words of clauses that hang on a verb and tell more than what it brought about."""
    told = [
        c for c in tree.of(verb, "advcl", "ccomp", "parataxis") if tree.tokens[c].tag != "VBG" or tree.of(c, "mark", *SUBJECTS)
    ]
    return {i for c in told for i in tree.below(c)}


def _of_others(tree: Tree, at: int, others: Collection[int]) -> set[int]:
    """The words of the clauses that other happenings head below a happening or beside it, without its own, and what belongs to
    a deed that is named within them: "condemned the killing of 12 clerks"."""
    below, above, sentence = tree.below(at), {at, *tree.up(at)}, tree.tokens[at].sentence
    near = [o for o in others if tree.tokens[o].sentence == sentence and o not in above]
    heads = [o for o in near if tree.tokens[o].pos == "VERB" and tree.is_predicate(o)]
    nouns = {tree.head_of(o) for o in near if tree.tokens[o].pos == "NOUN"} - above
    named = [o for o in sorted(nouns) if tree.tokens[o].pos == "NOUN" and tree.tokens[o].mention not in BEINGS]
    return {i for o in (*heads, *named) for i in (tree.below(o) if o in below else tree.below(o) - below)}


def _says_who(tree: Tree, noun: int) -> bool:
    """Whether a clause only says who some of those are who were counted: "40 of whom were students"."""
    return tree.tokens[noun].pos == "NOUN" and any(tree.tokens[s].pos == "NUM" for s in tree.of(noun, *SUBJECTS))


def _about_others(tree: Tree, clause: int, at: int) -> set[int]:
    """The words of clauses beside one's own with a subject of their own, but for those that go on with whom the deed struck:
    "four died and 300 fled", but "twelve were killed, 40 wounded"; and who they are."""
    grammar = tree.words.grammar
    joined = [c for i in tree.below(clause) for c in tree.of(i, "conj", "parataxis") if tree.of(c, *SUBJECTS)]
    struck = grammar["felled"] | grammar["befallen"] | grammar["hurting"]
    apart = [c for c in joined if not tree.told(c) & struck and not _says_who(tree, c)]
    return {i for c in apart if at not in tree.below(c) for i in tree.below(c)}
