"""Decisions to hold together or keep apart: which of them can all be kept."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from dateline.link.pairs import PairOrder, keep_pairs

THINGS = "abcdef"


def together(id_: str, left: str, right: str) -> PairOrder:
    return PairOrder(id_, True, tuple(left), tuple(right))


def apart(id_: str, left: str, right: str) -> PairOrder:
    return PairOrder(id_, False, tuple(left), tuple(right))


def test_the_later_one_about_a_pair_holds() -> None:
    kept = keep_pairs([together("1", "a", "b"), apart("2", "a", "b")])
    assert kept.pairs == {"2": (("a", "b"),)}
    assert kept.beaten == {"1": ("2",)}
    assert keep_pairs([apart("1", "a", "b"), together("2", "a", "b")]).beaten == {"1": ("2",)}


def test_what_follows_from_two_beats_an_earlier_third_and_is_beaten_by_a_later_one() -> None:
    chain = [together("1", "a", "b"), together("2", "b", "c")]
    assert keep_pairs([apart("0", "a", "c"), *chain]).beaten == {"0": ("1", "2")}
    late = keep_pairs([*chain, apart("3", "a", "c")])
    assert late.beaten == {"1": ("2", "3")}
    assert set(late.pairs) == {"2", "3"}


def test_a_claim_set_apart_comes_back_whole_when_it_is_joined_with_one_of_its_fellows() -> None:
    assert keep_pairs([apart("1", "a", "bcd"), together("2", "a", "c")]).beaten == {"1": ("2",)}


def test_events_are_joined_by_the_claims_that_are_left_in_them() -> None:
    kept = keep_pairs([together("1", "ab", "cd"), apart("2", "a", "bcd")])
    assert kept.pairs["1"] == (("b", "c"),)
    assert keep_pairs([together("1", "a", "cd"), apart("2", "a", "cd")]).beaten == {"1": ("2",)}


def test_what_stands_alone_is_joined_with_nothing_before_a_later_word() -> None:
    assert keep_pairs([together("1", "a", "b"), apart("2", "a", "")]).beaten == {"1": ("2",)}
    assert keep_pairs([apart("1", "a", ""), together("2", "a", "b")]).beaten == {"1": ("2",)}


sides = st.lists(st.sampled_from(THINGS), min_size=1, max_size=3, unique=True).map(tuple)
orders = st.lists(st.tuples(st.booleans(), sides, sides | st.just(())), max_size=8).map(
    lambda drawn: [PairOrder(str(n), t and bool(r), left, r) for n, (t, left, r) in enumerate(drawn) if set(left) != set(r)]
)


@given(orders)
def test_all_that_is_kept_can_be_carried_out_and_the_rest_gives_way_to_later_ones(given_orders: list[PairOrder]) -> None:
    kept = keep_pairs(given_orders)
    assert {*kept.pairs} | {*kept.beaten} == {o.id for o in given_orders}
    assert not {*kept.pairs} & {*kept.beaten}
    group = {t: t for t in THINGS}
    by_id = {o.id: o for o in given_orders}
    for id_, pairs in kept.pairs.items():
        if by_id[id_].together:
            ((left, right),) = pairs
            old, new = group[left], group[right]
            group = {t: new if g == old else g for t, g in group.items()}
    for id_, pairs in kept.pairs.items():
        order = by_id[id_]
        if not order.together and not order.right:
            assert sum(g == group[order.left[0]] for g in group.values()) == 1
        elif not order.together:
            assert set(pairs) == {(a, b) for a, b in product(order.left, order.right) if a != b}
            assert all(group[a] != group[b] for a, b in pairs)
    for id_, by in kept.beaten.items():
        assert by
        assert all(int(b) > int(id_) for b in by)
        assert all(b in kept.pairs for b in by)
    if given_orders:
        assert given_orders[-1].id in kept.pairs
