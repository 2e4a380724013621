"""Claims → Links → Events: what speaks of one happening, what goes back to one text, and where the reports disagree.

origins = find_origins(articles)
links = link_claims(claims, by_id, published=published)
events = compose_events(claims, links, by_id, origins, published=published, judgements=judgements)
"""

from __future__ import annotations

from dateline.link.actors import find_actors, propose_actors, rename_claims
from dateline.link.compose import compose_events, read_time
from dateline.link.decide import decide_clusters, event_id
from dateline.link.disagree import find_disagreements
from dateline.link.lineage import find_origins
from dateline.link.score import link_claims

VERSION = "2"
"""Raise it when links or events would come out differently, so that cases are linked anew."""

__all__ = [
    "VERSION",
    "compose_events",
    "decide_clusters",
    "event_id",
    "find_actors",
    "find_disagreements",
    "find_origins",
    "link_claims",
    "propose_actors",
    "read_time",
    "rename_claims",
]
