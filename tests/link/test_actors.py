"""Spellings and short forms of one actor get one name; two actors are never joined because their names are near."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge.spelling import fold
from dateline.link import find_actors, rename_claims
from dateline.model import Claim, Filler, Span, digest

NAMES = (
    *("Ibrahim Boubacar Keïta", "Ibrahim Boubacar Keita", "Keita", "I. B. Keïta", "Aminata Keïta", "Soumeylou Maïga"),
    *("Choguel Maïga", "Maïga", "Bah N'Daw", "Bah Ndaw", "Niger", "Nigeria", "ECOWAS", "the army", "army", "Goïta", "Goyta"),
)


def claim(*actors: str, article: str = "a", recipients: Sequence[str] = (), said_by: Sequence[str] = ()) -> Claim:
    where = Span(article, 0, 1)

    def fillers(names: Sequence[str]) -> tuple[Filler, ...]:
        return tuple(Filler(n, Span(article, 0, 1), text=n) for n in names)

    return Claim(
        *(digest(article, *actors, *recipients), article, where, where, "t", "COUP", None, "happened"),
        actors=fillers(actors),
        recipients=fillers(recipients),
        said_by=fillers(said_by),
    )


def one_name(*names: str) -> set[str]:
    """The names under which some names go once the case's actors are found."""
    claims = [claim(n) for n in names]
    return {f.name for c in rename_claims(claims, find_actors(claims)) for f in c.actors}


@pytest.mark.parametrize(
    ("names", "kept"),
    [
        (("Ibrahim Boubacar Keïta", "Ibrahim Boubacar Keita"), "Ibrahim Boubacar Keïta"),
        (("Ibrahim Boubacar Keïta", "Ibrahim Boubacar Keïta", "Ibrahim Keita"), "Ibrahim Boubacar Keïta"),
        (("Assimi Goïta", "Assimi Goïta", "Assimi Goyta"), "Assimi Goïta"),
        (("Assimi Goïta", "Goïta"), "Assimi Goïta"),
        (("Youssouf Diallo", "Youssouf Diallo", "Yusuf Diallo"), "Youssouf Diallo"),
        (("Ibrahim Keita", "Ibrahim Keita", "I. Keita"), "Ibrahim Keita"),
        (("Bah N'Daw", "Bah Ndaw", "Bah N’Daw"), None),
    ],
)
def test_forms_of_one_person_get_one_name(names: tuple[str, ...], kept: str | None) -> None:
    found = one_name(*names)
    assert len(found) == 1
    assert kept is None or found == {kept}


@pytest.mark.parametrize(
    "names",
    [
        ("Soumeylou Maïga", "Choguel Maïga"),
        ("Ibrahim Keïta", "Aminata Keïta"),
        ("Mohamed Salah", "Mohamed Saleh"),
        ("Niger", "Nigeria"),
        ("Guinea", "Guinea-Bissau"),
        ("Iran", "Iraq"),
        ("Northern Front", "Southern Front"),
        ("Mali Ministry of Defence", "Mali Ministry of Justice"),
        ("soldiers", "officers"),
    ],
)
def test_two_actors_stay_two(names: tuple[str, ...]) -> None:
    assert one_name(*names) == set(names)


def test_a_short_form_of_two_people_is_joined_with_neither() -> None:
    assert "Maïga" in one_name("Soumeylou Maïga", "Choguel Maïga", "Maïga")


@given(names=st.lists(st.sampled_from(NAMES), min_size=1, max_size=12), seed=st.randoms())
def test_order_does_not_matter_and_renaming_twice_is_renaming_once(names: list[str], seed: object) -> None:
    claims = [claim(n, article=f"a{i}") for i, n in enumerate(names)]
    shuffled = list(claims)
    seed.shuffle(shuffled)  # type: ignore[attr-defined]
    actors = find_actors(claims)
    assert find_actors(shuffled) == actors
    once = list(rename_claims(claims, actors))
    assert list(rename_claims(once, actors)) == once
    assert {f.name for c in once for f in c.actors} == {a.name for a in actors}


@given(names=st.lists(st.sampled_from(NAMES), min_size=1, max_size=12))
def test_no_spelling_is_lost_and_words_stay_as_they_are(names: list[str]) -> None:
    claims = [claim(n, article=f"a{i}") for i, n in enumerate(names)]
    actors = find_actors(claims)
    spelled = {(form, article) for a in actors for form, articles in a.aliases for article in articles}
    assert {(n, f"a{i}") for i, n in enumerate(names)} <= spelled
    for before, after in zip(claims, rename_claims(claims, actors), strict=True):
        assert [(f.text, f.span) for f in before.actors] == [(f.text, f.span) for f in after.actors]


def test_two_spellings_in_one_slot_become_one_filler() -> None:
    both = claim("Ibrahim Keïta", "Ibrahim Keita")
    (renamed,) = rename_claims([both], find_actors([both]))
    assert len(renamed.actors) == 1
    assert renamed.actors[0].text == "Ibrahim Keïta", "the first of the two words is kept"


def test_every_role_is_renamed() -> None:
    claims = [claim("Assimi Goïta"), claim("army", article="b", recipients=["Goïta"], said_by=["Goïta"])]
    renamed = list(rename_claims(claims, find_actors(claims)))
    assert renamed[1].recipients[0].name == renamed[1].said_by[0].name == "Assimi Goïta"


def test_kinds_are_known_from_the_tables() -> None:
    kinds = {a.name: (a.kind, a.country) for a in find_actors([claim(n) for n in ("Niger", "ECOWAS", "Issa Moro", "soldiers")])}
    assert kinds["Niger"] == ("state", "NER")
    assert kinds["ECOWAS"][0] == "organisation"
    assert kinds["Issa Moro"] == ("person", None)
    assert kinds["soldiers"] == ("unknown", None)


@pytest.mark.parametrize(("a", "b"), [("The Army", "army"), ("Keïta's", "keita"), ("N’Daw", "Ndaw"), ("G5 Sahel", "g5  sahel")])
def test_folded_names_compare_equal(a: str, b: str) -> None:
    assert fold(a) == fold(b)
    assert fold(fold(a)) == fold(a)
