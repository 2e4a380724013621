"""What a report's own author infers is called argued, not alleged by a party."""

from __future__ import annotations

import pytest

from dateline.export.words import state_words
from dateline.model import AUTHOR, Article, Claim, Filler, Span, Status
from dateline.query.quotes import voice_of

ARTICLE = Article("a", "The palace financed the rebels.", "d", language="en")
AUTHORS = Filler(f"{AUTHOR}Northern Post)", rule="what a piece argues in its own voice is its author's")
MAYOR = Filler("mayor", rule="told of before")


def claim(status: Status, *sources: Filler) -> Claim:
    return Claim("c", "a", Span("a", 0, 31), Span("a", 11, 19), "financed", "AID", None, status, said_by=sources)


@pytest.mark.parametrize(
    ("one", "voice", "words"),
    [
        (claim("alleged", AUTHORS), "opinion", "argued"),
        (claim("planned", AUTHORS), "opinion", "planned"),
        (claim("alleged", MAYOR), "alleged", "alleged"),
        (claim("happened", MAYOR, AUTHORS), "said", "happened"),
        (claim("happened"), "report", "happened"),
    ],
)
def test_only_what_the_author_himself_says_is_argued(one: Claim, voice: str, words: str) -> None:
    assert voice_of(one, ARTICLE) == voice
    assert state_words(one) == words
