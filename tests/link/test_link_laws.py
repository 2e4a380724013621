"""Laws that hold whatever the story."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import Newsroom, judge, told

from dateline.link import decide_clusters
from dateline.model import Link

VERBS = {
    "COUP": "coup",
    "COERCE": "arrested",
    "ASSAULT": "attacked",
    "ACCUSE": "condemned",
    "CONSULT": "met",
    "SANCTION": "suspended",
}
NAMES = ["Peru", "Peru armed forces", "Chile", "Ana Ruiz", "Luis Ruiz", "Red Hill rebels"]


@st.composite
def facts(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(sorted(VERBS)))
    words = draw(
        st.lists(
            st.sampled_from(["river", "bridge", "palace", "market", "camp", "road", "harbour", "mill"]), min_size=1, max_size=4
        )
    )
    return told(
        f"It was {VERBS[kind]} near the {' and the '.join(words)}",
        VERBS[kind],
        kind,
        actors=draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True)),
        recipients=draw(st.lists(st.sampled_from(NAMES), max_size=1)),
        when=draw(st.sampled_from([None, "2031-04-01", "2031-04-02", "2031-04", "2030"])),
        where=draw(st.sampled_from([None, "Peru", "Lima, Peru", "Chile"])),
        status=draw(st.sampled_from(["happened", "alleged", "planned", "denied"])),
        figures=draw(st.lists(st.tuples(st.integers(1, 40), st.sampled_from(["dead", "people"]), st.just("=")), max_size=1)),
    )


@st.composite
def stories(draw: st.DrawFn) -> Newsroom:
    room = Newsroom()
    for i in range(draw(st.integers(1, 4))):
        room.report(
            f"r{i}", draw(st.sampled_from([None, "2031-04-03", "2031-05-01"])), *draw(st.lists(facts(), min_size=1, max_size=4))
        )
    room.claims = list({c.id: c for c in room.claims}.values())
    return room


@settings(max_examples=40, deadline=None)
@given(stories(), st.integers(0, 99))
def test_order_never_matters(room: Newsroom, seed: int) -> None:
    events, links = room.run(), room.links()
    random.Random(seed).shuffle(room.claims)
    room.articles = dict(sorted(room.articles.items(), reverse=bool(seed % 2)))
    assert room.links() == links
    assert room.run() == events


@settings(max_examples=40, deadline=None)
@given(stories())
def test_every_claim_is_in_exactly_one_event(room: Newsroom) -> None:
    events = room.run()
    assert sorted(c for e in events for c in e.claims) == sorted(c.id for c in room.claims)
    assert len({e.id for e in events}) == len(events)
    for event in events:
        assert 1 <= event.independent_sources <= len(event.articles)
        assert event.headline
        assert sorted(a for group in event.origins for a in group) == sorted(event.articles)


@settings(max_examples=40, deadline=None)
@given(stories())
def test_links_are_ordered_and_unique(room: Newsroom) -> None:
    links = room.links()
    assert all(k.left < k.right for k in links)
    assert len({(k.left, k.right) for k in links}) == len(links)
    assert list(links) == sorted(links, key=lambda k: (k.left, k.right))


@settings(max_examples=40, deadline=None)
@given(stories(), st.data())
def test_judgements_hold_after_a_rebuild(room: Newsroom, data: st.DataObject) -> None:
    ids = sorted(c.id for c in room.claims)
    if len(ids) < 2:
        return
    a, b = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
    joined = room.run([judge("link", a, b)])
    assert any({a, b} <= set(e.claims) for e in joined)
    apart = room.run([judge("unlink", a, b)])
    assert not any({a, b} <= set(e.claims) for e in apart)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 9), st.data())
def test_groups_partition_and_obey(size: int, data: st.DataObject) -> None:
    ids = [f"c{i}" for i in range(size)]
    pairs = [(a, b) for i, a in enumerate(ids) for b in ids[i + 1 :]]
    scores = data.draw(st.lists(st.floats(0.0, 1.0), min_size=len(pairs), max_size=len(pairs)))
    links = [Link(a, b, "unsure", s, ()) for (a, b), s in zip(pairs, scores, strict=True)]
    apart = data.draw(st.lists(st.sampled_from(pairs), max_size=3, unique=True))
    said = [judge("unlink", a, b) for a, b in apart]
    parts = decide_clusters(ids, links, said)
    assert sorted(c for p in parts for c in p) == ids
    assert parts == decide_clusters(ids[::-1], links[::-1], said[::-1])
    assert not any(a in p and b in p for p in parts for a, b in apart)
