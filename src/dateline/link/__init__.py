"""Claims → Links → Events: what speaks of one happening, what goes back to one text, and where the reports disagree.

origins = find_origins(articles)
links = link_claims(claims, by_id, published=published)
events = compose_events(claims, links, by_id, origins, published=published, judgements=orders, named=left_names(standings))

What people decided comes first: `orders_of(review_judgements(…))` says what holds of it, `correct_claims` applies it to claims,
`find_actors` to names and `compose_events` to events.
"""

from __future__ import annotations

from dateline.link.actors import find_actors, propose_actors, rename_claims, rename_orders
from dateline.link.comparison import link_claims
from dateline.link.compose import compose_events, order_of
from dateline.link.correct import NO_DATE, NOBODY, SLOTS, correct_claims, is_set, read_names, read_place, read_time
from dateline.link.decide import decide_clusters, event_id
from dateline.link.disagree import find_disagreements
from dateline.link.groundwork import Groundwork
from dateline.link.lineage import find_origins
from dateline.link.linker import Changes, Linker, link_whole
from dateline.link.persons import Proposal
from dateline.link.shards import Assignment, Shard, Spread, compare_shard, compose_assignment
from dateline.link.standing import Standing, is_about_actor, left_names, orders_of, review_judgements, settle_by_events

VERSION = "23"
"""Raise it when links or events would come out differently, so that cases are linked anew."""

DECIDED = "decided 2"
"""Raise it when what people decided is carried out differently; cases in which nobody decided anything stay as they are."""

__all__ = [
    "DECIDED",
    "NOBODY",
    "NO_DATE",
    "SLOTS",
    "VERSION",
    "Assignment",
    "Changes",
    "Groundwork",
    "Linker",
    "Proposal",
    "Shard",
    "Spread",
    "Standing",
    "compare_shard",
    "compose_assignment",
    "compose_events",
    "correct_claims",
    "decide_clusters",
    "event_id",
    "find_actors",
    "find_disagreements",
    "find_origins",
    "is_about_actor",
    "is_set",
    "left_names",
    "link_claims",
    "link_whole",
    "order_of",
    "orders_of",
    "propose_actors",
    "read_names",
    "read_place",
    "read_time",
    "rename_claims",
    "rename_orders",
    "review_judgements",
    "settle_by_events",
]
