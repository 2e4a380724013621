"""Every kind of happening in every status, in both languages: 480 sentences each, none of whose frames may come out worse
than is pinned."""

from __future__ import annotations

from collections import Counter

import pytest
from suites import fallen, status_fr_sentences, status_sentences

SENTENCES = {"status": status_sentences, "status_fr": status_fr_sentences}
both = pytest.mark.parametrize("suite", SENTENCES)


@both
def test_no_frame_falls_below_its_pin(suite: str) -> None:
    worse = fallen(suite)
    assert not worse, "\n".join(worse)


@both
def test_every_base_sentence_is_in_every_status(suite: str) -> None:
    counts = Counter(s.expected for s in SENTENCES[suite]())
    assert len(counts) == 8
    assert set(counts.values()) == {60}


@both
def test_every_frame_is_used(suite: str) -> None:
    used = Counter(s.frame for s in SENTENCES[suite]())
    assert min(used.values()) >= 4, used
