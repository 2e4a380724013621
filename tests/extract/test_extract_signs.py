"""Signs of status in the grammar: which words settle it, and what they settle where several meet."""

from __future__ import annotations

import pytest
from build import Report, report

from dateline.extract.signs import Signs

SUBJECT = "Kenya Kenya PROPN NNP {0} nsubj place B-LOC"


def sign(one: Report, word: str) -> str | None:
    found = Signs(one.tree).read(one.at(word))
    return found[0] if found else None


def governed(verb: str, relation: str, mark: str, tag: str = "VB", form: str = "expel") -> Report:
    """Kenya <verb> <mark> expel."""
    lemma = {"denied": "deny", "tried": "try", "claimed": "claim", "continued": "continue"}[verb]
    rows = [f"{verb} {lemma} VERB VBD 0 root", f"{mark} {mark} PART TO 4 mark", f"{form} expel VERB {tag} 2 {relation}"]
    return report("\n".join([SUBJECT.format(2), *rows]))


def auxiliary(*words: str, tag: str = "VB") -> Report:
    """Kenya <words> expel, each word a "word lemma POS TAG relation"."""
    at = len(words) + 2
    rows = [" ".join([*w.split()[:4], str(at), w.split()[4]]) for w in words]
    return report("\n".join([SUBJECT.format(at), *rows, f"expel expel VERB {tag} 0 root"]))


NOT, DID = "not not PART RB advmod", "did do AUX VBD aux"
MAY, WILL, SHOULD = "may may AUX MD aux", "will will AUX MD aux", "should should AUX MD aux"
IS, STILL = "is be AUX VBZ aux", "still still ADV RB advmod"


@pytest.mark.parametrize(
    ("one", "wanted"),
    [
        (auxiliary(DID, NOT), "denied"),
        (auxiliary(DID, NOT, "only only ADV RB advmod"), None),
        (auxiliary(WILL, NOT), "denied"),
        (auxiliary(MAY, NOT), "hypothetical"),
        (auxiliary(SHOULD), "called_for"),
        (auxiliary(SHOULD, NOT), None),
        (auxiliary(IS, STILL, tag="VBG"), "ongoing"),
        (auxiliary(IS, tag="VBG"), None),
        (governed("denied", "xcomp", "to"), "denied"),
        (governed("tried", "xcomp", "to"), "attempted"),
        (governed("continued", "xcomp", "to"), "ongoing"),
        (governed("claimed", "ccomp", "that", "VBD", "expelled"), "alleged"),
        (governed("claimed", "advcl", "after", "VBD", "expelled"), None),
    ],
)
def test_auxiliaries_and_governing_verbs(one: Report, wanted: str | None) -> None:
    assert sign(one, "expelled" if any(t.text == "expelled" for t in one.analysis.tokens) else "expel") == wanted


def test_what_will_be_tried_is_planned() -> None:
    one = report(f"""
{SUBJECT.format(3)}
will will AUX MD 3 aux
try try VERB VB 0 root
to to PART TO 5 mark
expel expel VERB VB 3 xcomp
""")
    assert sign(one, "expel") == "planned"


def test_a_negation_is_shared_by_or_and_not_by_and() -> None:
    joined = """
Kenya Kenya PROPN NNP 4 nsubj place B-LOC
did do AUX VBD 4 aux
not not PART RB 4 advmod
expel expel VERB VB 0 root
{0} {0} CCONJ CC 6 cc
arrest arrest VERB VB 4 conj
"""
    assert sign(report(joined.format("or")), "arrest") == "denied"
    assert sign(report(joined.format("and")), "arrest") is None


def test_what_stands_under_if_is_hypothetical_also_when_negated() -> None:
    one = report("""
If if SCONJ IN 5 mark
Kenya Kenya PROPN NNP 5 nsubj place B-LOC
does do AUX VBZ 5 aux
not not PART RB 5 advmod
expel expel VERB VB 7 advcl
monks monk NOUN NNS 7 nsubj person
leave leave VERB VBP 0 root
""")
    assert sign(one, "expel") == "hypothetical"


def test_a_noun_takes_the_tense_of_its_light_verb() -> None:
    one = report("""
Kenya Kenya PROPN NNP 3 nsubj place B-LOC
will will AUX MD 3 aux
hold hold VERB VB 0 root
talks talk NOUN NNS 3 obj event
""")
    assert sign(one, "talks") == "planned"


def test_the_reason_names_the_word() -> None:
    found = Signs(auxiliary(DID, NOT).tree).read(3)
    assert found is not None
    assert "“not”" in found[1]
