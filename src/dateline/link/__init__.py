"""Claims → Links → Events: what speaks of one happening, what goes back to one text, and where the reports disagree.

origins = find_origins(articles)
links = link_claims(claims, by_id, published=published)
events = compose_events(claims, links, by_id, origins, published=published, judgements=judgements)
"""

from __future__ import annotations

from dateline.link.compose import compose_events, read_time
from dateline.link.decide import decide_clusters, event_id
from dateline.link.disagree import find_disagreements
from dateline.link.lineage import find_origins
from dateline.link.score import link_claims

__all__ = [
    "compose_events",
    "decide_clusters",
    "event_id",
    "find_disagreements",
    "find_origins",
    "link_claims",
    "read_time",
]
