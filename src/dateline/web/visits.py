"""What a visitor has seen before: the browser keeps how many reports the case had, in a cookie; this program keeps nothing."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from dateline.location import Location
from dateline.model import digest

YEAR = 365 * 24 * 3600


class Visits:
    """The visits to one case. A visit lasts as long as the browser is open: what was new when it began stays new in it."""

    def __init__(self, location: Location) -> None:
        mark = digest(location.whole)
        self._seen, self._visit = f"dateline-seen-{mark}", f"dateline-visit-{mark}"

    def seen_before(self, request: Request, reports: int | None) -> int | None:
        """How many reports the visitor had seen before this visit; None for a first visit, or when that cannot be told."""
        before = _number(request.cookies.get(self._visit) or request.cookies.get(self._seen))
        return before if before is not None and reports is not None and before <= reports else None

    def note(self, request: Request, answer: Response, reports: int | None) -> None:
        """Have the browser keep what is seen now, and what had been seen when the visit began."""
        if reports is None:
            return
        if self._visit not in request.cookies:
            before = self.seen_before(request, reports)
            answer.set_cookie(self._visit, str(reports if before is None else before), httponly=True, samesite="strict")
        if request.cookies.get(self._seen) != str(reports):
            answer.set_cookie(self._seen, str(reports), max_age=YEAR, httponly=True, samesite="strict")


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None
