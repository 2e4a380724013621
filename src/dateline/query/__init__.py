"""Questions to a finished case: a chronology → disagreements, relations, reactions, commitments, outlets, offices, answers.

Everything here reads a `Chronology` and nothing else, changes nothing, and gives the same for the same chronology.
"""

from dateline.query.commitments import Followed, follow_commitments
from dateline.query.disputes import Dispute, Value, list_disagreements
from dateline.query.offices import Term, list_offices
from dateline.query.quotes import Quote
from dateline.query.reactions import Reaction, Reactor, list_reactions
from dateline.query.relations import Entry, Month, Relations, read_relations
from dateline.query.reply import Reply, Told, answer_question
from dateline.query.sources import Outlet, Outlier, compare_outlets

__all__ = [
    "Dispute",
    "Entry",
    "Followed",
    "Month",
    "Outlet",
    "Outlier",
    "Quote",
    "Reaction",
    "Reactor",
    "Relations",
    "Reply",
    "Term",
    "Told",
    "Value",
    "answer_question",
    "compare_outlets",
    "follow_commitments",
    "list_disagreements",
    "list_offices",
    "list_reactions",
    "read_relations",
]
