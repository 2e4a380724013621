"""Which pairs of claims are worth comparing: those that share a participant or place and a kind of happening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dateline.link.profile import Profile, keys_of_names

FULL = 32
"""A group up to this size is compared all with all."""
WINDOW = 9
"""In a larger group, each claim is compared with this many neighbours in time."""

Key = tuple[str, ...]


def block_pairs(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Pairs of indexes (left < right) to compare; near-linear in the number of claims.

    Law: depends on the profiles alone, which come in order of claim id. Claims of one article with a type or family in
    common always meet, whatever the size of the case.
    """
    groups: defaultdict[Key, list[int]] = defaultdict(list)
    for i, profile in enumerate(profiles):
        for key in _keys(profile):
            groups[key].append(i)
    pairs: set[int] = set()
    count = len(profiles)
    for key, members in groups.items():
        if len(members) > 1:
            window = len(members) if len(members) <= FULL else 4 * WINDOW if key[0] == "article" else WINDOW
            pairs.update(_neighbours(sorted(members, key=lambda i: (profiles[i].moment, i)), window, count))
    return sorted(divmod(code, count) for code in pairs)


def _neighbours(members: list[int], window: int, count: int) -> Iterator[int]:
    """Each member with the `window` members after it, the pair as one number."""
    for at, left in enumerate(members):
        for right in members[at + 1 : at + 1 + window]:
            yield left * count + right if left < right else right * count + left


def _keys(p: Profile) -> Iterator[Key]:
    families = sorted(p.families | p.mode_families)
    names = keys_of_names(p.people)
    places = {part[:4] for part in p.place}
    for name in sorted(names | places):
        yield "type", p.type, name
        for family in families:
            yield "family", family, name
    if p.fine:
        yield "day", p.type, str(p.first)
        for family in families:
            yield "day", family, str(p.first)
    yield "article", p.article, p.type
    for word in sorted(p.trigger):
        yield "word", word
    for family in families:
        yield "article", p.article, family
        yield "kind", family
