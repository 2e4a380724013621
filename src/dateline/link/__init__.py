"""Claims → Links → Events: what speaks of one happening, what goes back to one text, and where the reports disagree.

origins = find_origins(articles)
links = link_claims(claims, by_id, published=published)
events = compose_events(claims, links, by_id, origins, published=published, judgements=orders)

What people decided comes first: `orders_of(review_judgements(…))` says what holds of it, `correct_claims` applies it to claims,
`find_actors` to names and `compose_events` to events.
"""

from __future__ import annotations

from dateline.link.actors import find_actors, propose_actors, rename_claims
from dateline.link.compose import compose_events
from dateline.link.correct import correct_claims, read_time
from dateline.link.decide import decide_clusters, event_id
from dateline.link.disagree import find_disagreements
from dateline.link.lineage import find_origins
from dateline.link.persons import Proposal
from dateline.link.score import link_claims
from dateline.link.standing import SLOTS, Standing, is_about_actor, orders_of, review_judgements

VERSION = "3"
"""Raise it when links or events would come out differently, so that cases are linked anew."""

__all__ = [
    "SLOTS",
    "VERSION",
    "Proposal",
    "Standing",
    "compose_events",
    "correct_claims",
    "decide_clusters",
    "event_id",
    "find_actors",
    "find_disagreements",
    "find_origins",
    "is_about_actor",
    "link_claims",
    "orders_of",
    "propose_actors",
    "read_time",
    "rename_claims",
    "review_judgements",
]
