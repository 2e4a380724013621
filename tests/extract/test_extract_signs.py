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


def test_what_is_told_in_the_present_before_something_awaits_it() -> None:
    one = """
Parties party NOUN NNS 3 nsubj organization
{0} {1} AUX {2} 3 aux
rallying rally VERB VBG 0 root
before before ADP IN 6 case
the the DET DT 6 det
vote vote NOUN NN 3 obl event
"""
    assert sign(report(one.format("are", "be", "VBP")), "vote") == "planned"
    assert sign(report(one.format("were", "be", "VBD")), "vote") is None


NOBODY = report("""
Nobody nobody PRON NN 3 nsubj:pass person
was be AUX VBD 3 aux:pass
hanged hang VERB VBN 0 root
""")
NONE_OF = report("""
None none PRON NN 5 nsubj:pass
of of ADP IN 3 case
them they PRON PRP 1 nmod person
was be AUX VBD 5 aux:pass
hanged hang VERB VBN 0 root
""")
NO_FEWER = report("""
No no DET DT 5 det
fewer few ADJ JJR 5 amod
than than ADP IN 2 fixed
nine nine NUM CD 5 nummod
monks monk NOUN NNS 7 nsubj:pass person
were be AUX VBD 7 aux:pass
hanged hang VERB VBN 0 root
""")
HANGED_NO_MONK = report("""
Rebels rebel NOUN NNS 2 nsubj person
hanged hang VERB VBD 0 root
no no DET DT 4 det
monks monk NOUN NNS 2 obj person
""")
NAMED_NO_DAY = report("""
Rebels rebel NOUN NNS 2 nsubj person
named name VERB VBD 0 root
no no DET DT 4 det
day day NOUN NN 2 obj time
""")


@pytest.mark.parametrize(
    ("one", "word", "wanted"),
    [
        (NOBODY, "hanged", "denied"),
        (NONE_OF, "hanged", "denied"),
        (NO_FEWER, "hanged", None),
        (HANGED_NO_MONK, "hanged", "denied"),
        (NAMED_NO_DAY, "named", None),
    ],
)
def test_nobody_denies_and_no_fewer_than_does_not(one: Report, word: str, wanted: str | None) -> None:
    assert sign(one, word) == wanted


def test_a_no_that_only_stresses_is_known_for_one() -> None:
    assert Signs(NO_FEWER.tree).is_stressed(NO_FEWER.at("hanged"))
    assert not Signs(NOBODY.tree).is_stressed(NOBODY.at("hanged"))


def comes_about(*verb: str) -> Report:
    """Talks … take place, the verb's rows from the second word on."""
    return report("\n".join([f"Talks talk NOUN NNS {verb[0]} nsubj event", *verb[1:]]))


WILL_TAKE_PLACE = comes_about("3", "will will AUX MD 3 aux", "take take VERB VB 0 root", "place place NOUN NN 3 obj")
NOT_TAKEN_PLACE = comes_about(
    "4", "did do AUX VBD 4 aux", "not not PART RB 4 advmod", "take take VERB VB 0 root", "place place NOUN NN 4 obj"
)
FAILED_TO_TAKE_PLACE = comes_about(
    "2", "failed fail VERB VBD 0 root", "to to PART TO 4 mark", "take take VERB VB 2 xcomp", "place place NOUN NN 4 obj"
)
TOOK_FISH = comes_about(
    "4", "did do AUX VBD 4 aux", "not not PART RB 4 advmod", "take take VERB VB 0 root", "fish fish NOUN NN 4 obj"
)


@pytest.mark.parametrize(
    ("one", "wanted"),
    [(WILL_TAKE_PLACE, "planned"), (NOT_TAKEN_PLACE, "denied"), (FAILED_TO_TAKE_PLACE, "denied"), (TOOK_FISH, None)],
)
def test_a_noun_is_what_its_verb_of_coming_about_says(one: Report, wanted: str | None) -> None:
    assert sign(one, "Talks") == wanted


def brought(verb: str, *before: str, infinitive: str = "flee flee VERB VB") -> Report:
    """Kenya … <verb> monks to flee; `before` are rows between the subject and the verb."""
    at = len(before) + 2
    rows = [row.format(at) for row in before]
    ends = [f"monks monk NOUN NNS {at} obj person", f"to to PART TO {at + 3} mark", f"{infinitive} {at} xcomp"]
    return report("\n".join([SUBJECT.format(at), *rows, f"{verb} 0 root", *ends]))


MANAGED = report("""
Monks monk NOUN NNS 4 nsubj person
did do AUX VBD 4 aux
not not PART RB 4 advmod
manage manage VERB VB 0 root
to to PART TO 6 mark
flee flee VERB VB 4 xcomp
""")
IS_ABLE = """
Monks monk NOUN NNS 3 nsubj person
{0} be AUX {1} 3 cop
able able ADJ JJ 0 root
to to PART TO 5 mark
flee flee VERB VB 3 xcomp
"""
MADE_EFFORTS = report("""
Monks monk NOUN NNS 2 nsubj person
made make VERB VBD 0 root
efforts effort NOUN NNS 2 obj abstract
to to PART TO 5 mark
flee flee VERB VB 2 xcomp
""")
NOT_FORCED = ("did do AUX VBD {0} aux", "not not PART RB {0} advmod")


@pytest.mark.parametrize(
    ("one", "wanted", "done"),
    [
        (brought("forced force VERB VBD"), None, True),
        (brought("force force VERB VB", "will will AUX MD {0} aux"), "planned", True),
        (brought("force force VERB VB", *NOT_FORCED), None, False),
        (MANAGED, "denied", False),
        (report(IS_ABLE.format("were", "VBD")), None, True),
        (report(IS_ABLE.format("are", "VBP")), None, False),
        (MADE_EFFORTS, None, False),
    ],
)
def test_what_is_brought_about_is_done_as_the_verb_above_is(one: Report, wanted: str | None, done: bool) -> None:
    assert sign(one, "flee") == wanted
    if wanted is None:
        assert Signs(one.tree).is_brought_about(one.at("flee")) == done


HAVE = "have have AUX VB aux"
SEEMS = """
Kenya Kenya PROPN NNP 2 nsubj place B-LOC
{0} VERB VBZ 0 root
to to PART TO 5 mark
{1}
expelled expel VERB VBN 2 xcomp
"""


@pytest.mark.parametrize(
    ("one", "wanted"),
    [
        (auxiliary("must must AUX MD aux", HAVE, tag="VBN"), "hypothetical"),
        (auxiliary("must must AUX MD aux"), "called_for"),
        (auxiliary("probably probably ADV RB advmod", tag="VBD"), "hypothetical"),
        (auxiliary("probably probably ADV RB advmod", tag="VBP"), None),
        (auxiliary(DID, NOT, "probably probably ADV RB advmod"), "denied"),
        (report(SEEMS.format("seems seem", "have have AUX VB 5 aux")), "alleged"),
        (report(SEEMS.format("has have", "have have AUX VB 5 aux")), None),
    ],
)
def test_a_guess_of_what_is_past_is_no_fact(one: Report, wanted: str | None) -> None:
    assert sign(one, "expelled" if any(t.text == "expelled" for t in one.analysis.tokens) else "expel") == wanted


def test_only_what_seems_done_is_a_conjecture() -> None:
    seems = report(SEEMS.format("seems seem", "have have AUX VB 5 aux"))
    assert Signs(seems.tree).conjecture(seems.at("expelled")) == "seems"
    appeared = report("""
Kenya Kenya PROPN NNP 2 nsubj place B-LOC
appeared appear VERB VBD 0 root
and and CCONJ CC 4 cc
expelled expel VERB VBD 2 conj
""")
    assert Signs(appeared.tree).conjecture(appeared.at("expelled")) == ""


def test_what_is_announced_by_nobody_named_is_no_hearsay() -> None:
    one = """
It it PRON PRP 3 expl
was be AUX VBD 3 aux:pass
{0} VERB VBN 0 root
that that SCONJ IN 6 mark
Kenya Kenya PROPN NNP 6 nsubj place B-LOC
expelled expel VERB VBD 3 csubj
"""
    assert sign(report(one.format("rumoured claim")), "expelled") == "alleged"
    assert sign(report(one.format("announced announce")), "expelled") is None


def test_a_headline_tells_in_the_present_what_was_done() -> None:
    quiz = "Police police NOUN NN {0} nsubj organization\n{1}\nmayors mayor NOUN NNS {0} obj person"
    bare, will = quiz.format(2, "quiz quiz VERB VBP 0 root"), quiz.format(3, "will will AUX MD 3 aux\nquiz quiz VERB VB 0 root")
    assert Signs(report(bare).tree).is_headlined(1)
    assert not Signs(report(will).tree).is_headlined(2)
