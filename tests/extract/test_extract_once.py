"""What coding asks again and again is worked out once, and comes out the same in every run."""

from __future__ import annotations

from build import report

from dateline.extract.phrases import Tree, once
from dateline.vocabulary import event_types, frames_named_by

TITLED = """
{rank} {rank} PROPN NNP 3 compound
Ana Ana PROPN NNP 3 compound person B-PERSON
{name} {name} PROPN NNP 8 nsubj person I-PERSON
, , PUNCT , 7 punct
the the DET DT 7 det
army army NOUN NN 7 compound
{office} {office} NOUN NN 3 appos person
fled flee VERB VBD 0 root
. . PUNCT . 8 punct
"""


def test_a_question_about_a_token_is_worked_out_once_for_each_object() -> None:
    asked = []

    class Words:
        @once
        def double(self, i: int) -> int:
            """Twice."""
            asked.append((id(self), i))
            return 2 * i

    one, other = Words(), Words()
    assert [one.double(1), one.double(1), one.double(2), other.double(1)] == [2, 2, 4, 2]
    assert asked == [(id(one), 1), (id(one), 2), (id(other), 1)]
    assert Words.double.__doc__ == "Twice."
    assert Tree.below.__doc__


def test_a_frame_is_found_by_each_word_that_may_name_its_happening() -> None:
    for kind in event_types().values():
        for frame in kind.frames:
            triggers = [w for slot, words in frame.slots if frame.trigger in (slot, "all") for w in words]
            assert triggers
            assert all(frame in frames_named_by(word) for word in triggers)
            others = {w for _, words in frame.slots for w in words}.difference(triggers)
            assert all(frame not in frames_named_by(word) for word in others)


def test_titles_beside_one_naming_stand_in_the_order_of_the_text() -> None:
    ranks, offices = ("General", "Colonel", "Major", "Captain"), ("chief", "spokesman", "commander", "inspector")
    rows = [
        TITLED.format(rank=rank, office=office, name=f"{rank[:3]}{office[:3]}".title()) for rank in ranks for office in offices
    ]
    persons = report(*rows).who.persons
    assert [[words for words, _ in p.titles] for p in persons] == [
        [rank, f"the army {office}"] for rank in ranks for office in offices
    ]
