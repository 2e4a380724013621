"""A linking is written in portions, each link and event once, whatever the order in which they are given."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline.link import link_claims
from dateline.model import Article, Claim, Filler, Link, Span, digest
from dateline.pipeline import link_case
from dateline.store import Store, store
from dateline.when import When

TEXT = "Ana Moreau met Issa Kone in Lima"


def made(count: int) -> tuple[dict[str, Article], list[Claim]]:
    """So many reports of one meeting, each with its claim."""
    articles, claims = {}, []
    for i in range(count):
        name = f"r{i}"
        articles[name] = Article(name, TEXT, digest(name), published=When.of("2031-04-03"), language="en")
        who = (Filler("Ana Moreau", Span(name, 0, 10), text="Ana Moreau"),)
        trigger, quote = Span(name, 11, 14), Span(name, 0, len(TEXT))
        made_by = (digest(name, "claim"), name, quote, trigger, "met", "CONSULT", None, "happened")
        claims.append(Claim(*made_by, actors=who, when=When.of("2031-04-01")))
    return articles, claims


@pytest.mark.parametrize("at_once", [1, 3, 1000])
def test_a_linking_is_written_whole_in_portions_of_any_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(store, "AT_ONCE", at_once)
    articles, claims = made(5)
    case = link_case(claims, articles, ())
    assert len(case.links) > 3
    with Store.open(tmp_path / "c.dateline") as kept:
        keep(kept, articles, claims, case.links)
        assert tuple(kept.links()) == case.links
        assert tuple(kept.events()) == case.events
        assert tuple(kept.actors()) == case.actors
        assert kept.origins() == case.origins


def test_links_in_any_order_given_twice_are_kept_once_and_superseded_when_they_no_longer_hold(tmp_path: Path) -> None:
    articles, claims = made(4)
    links = link_claims(claims, articles, published={a.id: a.published for a in articles.values()})
    with Store.open(tmp_path / "c.dateline") as kept:
        keep(kept, articles, claims, links)
        number = len(list(kept.links(active_only=False)))
        keep(kept, articles, claims, (*links[::-1], *links))
        assert tuple(kept.links()) == links
        assert len(list(kept.links(active_only=False))) == number == len(links)
        keep(kept, articles, claims, links[1:])
        assert tuple(kept.links()) == links[1:]
        assert len(list(kept.links(active_only=False))) == number


def test_links_that_are_written_first_hold_until_their_events_follow_unless_the_case_is_another_by_then(tmp_path: Path) -> None:
    articles, claims = made(4)
    case = link_case(claims, articles, ())
    rest = {"events": case.events, "actors": case.actors, "origins": case.origins, "dated": case.dated}
    with Store.open(tmp_path / "c.dateline") as kept:
        keep(kept, articles, claims[:3], ())
        kept.save_claims("made up", {c.article: [c] for c in claims})
        before = kept.basis()
        assert not kept.save_links("2", case.links, basis="another")
        assert not list(kept.links())
        assert kept.save_links("2", case.links, basis=before)
        assert tuple(kept.links()) == case.links
        assert kept.linked_version() is None
        assert not kept.save_linked("3", links=None, basis=before, **rest), "the links are those of another linking"
        assert kept.save_links("3", case.links[1:], basis=before)
        assert not kept.save_linked("2", links=None, basis=before, **rest), "others have superseded them"
        assert kept.save_links("2", case.links, basis=before)
        assert kept.save_linked("2", links=None, basis=before, **rest)
        assert (tuple(kept.links()), tuple(kept.events()), kept.linked_version()) == (case.links, case.events, "2")
        assert kept.save_links("3", case.links, basis=before)
        assert kept.linked_version() is None, "the events are those of other links"
        changes: dict[str, Any] = {name: {} for name in ("links", "events", "actors", "mentions", "origins", "dated")}
        assert not kept.change_linked("4", **changes, basis=before, was="2"), "they were linked by another since"
        assert kept.change_linked("4", **changes, basis=before, was="3")


def keep(kept: Store, articles: dict[str, Article], claims: list[Claim], links: tuple[Link, ...]) -> None:
    case = link_case(claims, articles, ())
    kept.add_articles(articles.values())
    kept.save_claims("made up", {a: [c for c in claims if c.article == a] for a in articles})
    kept.save_linked("1", links=links, events=case.events, actors=case.actors, origins=case.origins, dated=case.dated)
