"""Analysis → Claims: who did what to whom, when, where, who says so, and how sure."""

from __future__ import annotations

from dateline.extract.coder import VERSION, Coder, code_article, date_article, explain_article
from dateline.extract.trace import Explained, Explanation
from dateline.extract.when_others import date_by_others

__all__ = [
    "VERSION",
    "Coder",
    "Explained",
    "Explanation",
    "code_article",
    "date_article",
    "date_by_others",
    "explain_article",
]
