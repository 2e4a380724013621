"""A party that is not named: whose government, whose soldiers."""

from __future__ import annotations

import pytest

from dateline.link.sides import find_side, sides_agree

KENYA = "=ken"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("the junta", "Kenya's transitional government"),
        ("soldiers", "Kenyan troops"),
        ("Kenya", "the authorities"),
        ("its soldiers", "Kenya"),
    ],
)
def test_descriptions_of_one_side_agree(a: str, b: str) -> None:
    assert sides_agree(find_side(a, KENYA), find_side(b, KENYA)) >= 0.5


@pytest.mark.parametrize(
    ("a", "b"),
    [("Kenyan troops", "Peruvian troops"), ("Kenya", "Peru"), ("Joseph Wanjau", "the junta"), ("protesters", "soldiers")],
)
def test_other_sides_do_not(a: str, b: str) -> None:
    assert sides_agree(find_side(a, KENYA), find_side(b, KENYA)) == 0.0


def test_without_a_country_two_descriptions_agree_less() -> None:
    assert 0 < sides_agree(find_side("soldiers", ""), find_side("troops", "")) < 1
