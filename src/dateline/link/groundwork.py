"""What linking can do for reports as they come, before all are there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.link.lineage import Lineage
from dateline.link.profile import Wordings
from dateline.model import Article, Claim


class Groundwork:
    """The lineage of some reports, and what the words of their claims say. Law: a linking on it is that without it."""

    def __init__(self) -> None:
        self.lineage = Lineage()
        self.wordings = Wordings()

    def lay(self, articles: Iterable[Article], claims: Iterable[Claim]) -> None:
        """Take in some reports that are new, with their claims."""
        reports: Mapping[str, Article] = {a.id: a for a in articles}
        self.lineage.add(reports.values())
        for claim in claims:
            self.wordings.read(claim, reports.get(claim.article))
