"""Which names are one actor's: people before the user's own file before what was worked out."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from newsroom import judge
from test_actors import claim

from dateline.knowledge.own_actors import OwnActor
from dateline.link import find_actors, propose_actors, rename_claims
from dateline.link.namesakes import group_names
from dateline.link.variants import Variants
from dateline.model import Judgement


def named(*names: str, own: Any = (), said: Any = ()) -> list[str]:
    """What some names are called once the case's actors are found."""
    claims = [claim(n, article=f"r{i}") for i, n in enumerate(names)]
    actors = find_actors(claims, own=own, judgements=said)
    return [f.name for c in rename_claims(claims, actors) for f in c.actors]


def test_a_name_that_was_joined_is_told_apart_and_takes_its_own_forms_with_it() -> None:
    names = ("Ibrahim Keita", "Ibrahim Keita", "I. Keita", "Keita")
    assert set(named(*names)) == {"Ibrahim Keita"}
    apart = [judge("apart", "I. Keita", "Ibrahim Keita")]
    assert named(*names, said=apart) == ["Ibrahim Keita", "Ibrahim Keita", "I. Keita", "Ibrahim Keita"]


def test_two_names_are_one_under_the_first_and_under_the_name_that_is_given() -> None:
    same = judge("same", "Harvest Party", "the walkers")
    assert named("Harvest Party", "the walkers", said=[same]) == ["Harvest Party"] * 2
    renamed = judge("rename", "the walkers", "Harvest Union")
    assert named("Harvest Party", "the walkers", said=[same, renamed]) == ["Harvest Union"] * 2
    (actor,) = find_actors([claim("Niger")], judgements=[judge("rename", "Niger", "The Land")])
    assert (actor.name, actor.kind, actor.country) == ("The Land", "state", "NER"), "what it is, it stays"


def test_a_son_called_junior_is_not_his_father() -> None:
    assert named("Tomas Vega", "Tomas Vega Jr", "Vega Jr.") == ["Tomas Vega", "Tomas Vega Jr", "Tomas Vega Jr"]


def test_what_people_hold_together_is_cut_only_where_it_was_worked_out() -> None:
    names = ("Ibrahim Keita", "Ibrahim Keita", "I. Keita", "the old man")
    said = [
        judge("same", "I. Keita", "the old man", at="2030-01-01"),
        judge("apart", "Ibrahim Keita", "the old man", at="2030-01-02"),
    ]
    first, _, short, old = named(*names, said=said)
    assert short == old != first


def test_the_own_file_beats_what_was_worked_out_and_people_beat_the_file() -> None:
    own = [OwnActor("Ibrahim Boubacar Keita", ("Keita",), "person", "MLI", "GOV"), OwnActor("Issa Moro", ("the colonel",))]
    names = ("Aminata Keita", "Aminata Keita", "Keita", "the colonel")
    assert named(*names)[2] == "Aminata Keita"
    assert named(*names, own=own) == ["Aminata Keita", "Aminata Keita", "Ibrahim Boubacar Keita", "Issa Moro"]
    said = [judge("apart", "the colonel", "Issa Moro")]
    assert named("Issa Moro", "the colonel", own=own, said=said) == ["Issa Moro", "the colonel"]
    (actor,) = find_actors([claim("Keita")], own=own)
    assert (actor.name, actor.kind, actor.country, actor.sector) == ("Ibrahim Boubacar Keita", "person", "MLI", "GOV")
    assert ("Keita", ("a",)) in actor.aliases


def test_nobody_is_an_actor_whom_no_report_names() -> None:
    assert [a.name for a in find_actors([claim("Niger")], own=[OwnActor("Issa Moro", ("Moro",))])] == ["Niger"]


def test_pairs_that_were_told_apart_are_not_proposed_again() -> None:
    from test_link_persons import COLONELS, two_spellings

    room = two_spellings(*COLONELS, when=("2031", "2031"))
    assert len(propose_actors(room.claims)) == 1
    assert propose_actors(room.claims, judgements=[judge("apart", "Kasim Getta", "Qassem Quitto")]) == ()
    assert propose_actors(room.claims, own=[OwnActor("Kasim Getta"), OwnActor("Qassem Quitto")]) == ()


NAMES = ("ada", "ben", "cid", "dan", "eve", "fay")


@given(
    st.dictionaries(st.sampled_from(NAMES[3:]), st.sampled_from(NAMES[:3])),
    st.lists(
        st.tuples(st.sampled_from(["same", "apart", "rename"]), st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=4
    ),
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=2, unique_by=lambda o: o[0]),
)
def test_every_name_is_in_one_group(
    home: dict[str, str], drawn: list[tuple[Any, str, str]], own: list[tuple[str, str]]
) -> None:
    said: list[Judgement] = [judge(verb, a, b) for verb, a, b in drawn if a != b]
    actors = [OwnActor(name, (alias,)) for name, alias in own]
    groups = group_names(home, dict.fromkeys(NAMES, 1), own=actors, judgements=said)
    assert sorted(n for g in groups for n in g.members) == sorted(NAMES)
    assert all(g.head in g.members for g in groups)
    assert groups == group_names(home, dict.fromkeys(NAMES[::-1], 1), own=actors, judgements=said)


def test_the_arabic_article_is_no_other_name() -> None:
    variants = Variants()
    variants.change({"salim al-haddad": 9, "haddad": 4, "al-haddad": 2, "omar el-hadi": 3, "omar al-hadi": 5})
    assert variants.home["haddad"] == variants.home["al-haddad"] == "salim al-haddad"
    assert variants.home["omar el-hadi"] == "omar al-hadi"
    assert "" not in variants.home
