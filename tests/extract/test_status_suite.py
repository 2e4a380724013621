"""Every kind of happening in every status: 480 sentences, none of whose frames may come out worse than is pinned."""

from __future__ import annotations

from collections import Counter

from suites import fallen, status_sentences


def test_no_frame_falls_below_its_pin() -> None:
    worse = fallen("status")
    assert not worse, "\n".join(worse)


def test_every_base_sentence_is_in_every_status() -> None:
    counts = Counter(s.expected for s in status_sentences())
    assert len(counts) == 8
    assert set(counts.values()) == {60}


def test_every_frame_is_used() -> None:
    used = Counter(s.frame for s in status_sentences())
    assert min(used.values()) >= 4, used
