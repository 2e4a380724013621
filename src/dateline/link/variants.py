"""Which names of persons are variants of one another: spellings, short forms, bare surnames."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import fuzz, process

from dateline.knowledge.countries import by_demonym, country
from dateline.knowledge.organisations import organisation
from dateline.link.words import fold
from dateline.vocabulary import language

SAME_GIVEN_NAME = 80
"""How alike (0…100) two given names before one surname must be spelled to be one person."""
SAME_SURNAME = 85
SAME_BARE_SURNAME = 90
"""How alike a surname alone must be spelled to one of a full name."""
LEAST = 5
"""Letters of a surname alone that may be spelled otherwise."""


class Variants:
    """The folded names of persons with the name that each is a form of.

    Law: after any changes, `home` is that of the names and weights that there are. A full name joins the first before it, the
    more used coming first, that may be one person with it and is no form of another itself; a surname alone the only full name
    that it fits.
    """

    def __init__(self) -> None:
        self.home: dict[str, str] = {}
        """Form → name."""
        self._weight: dict[str, int] = {}
        self._tied: dict[str, set[str]] = {}
        """Full name → the full names that may be one with it, whichever joins the other."""
        self._heads: set[str] = set()
        self._bare: set[str] = set()
        self._surnames = _Alike(SAME_BARE_SURNAME)
        self._sounds = _Alike(SAME_SURNAME)
        self._by_word: defaultdict[str, set[str]] = defaultdict(set)
        self._by_surname: defaultdict[str, set[str]] = defaultdict(set)
        self._by_sounds: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        self._by_sound: defaultdict[str, set[str]] = defaultdict(set)
        self._by_last_sound: defaultdict[str, set[str]] = defaultdict(set)

    def change(self, weights: Mapping[str, int | None]) -> set[str]:
        """Take in how often some names are used, None where one is no person's name or not there any more; the names that are
        forms of another than before, or of one no longer, and those given."""
        before = {key: self.home.get(key) for key in weights}
        full = {key for key in weights if " " in key}
        bare = {key for key in weights if key and " " not in key}
        gone = {key for key in full if weights[key] is None and key in self._weight}
        stirred = {other for key in gone for other in self._remove(key)} - gone
        for key in sorted(full):
            weight = weights[key]
            if weight is not None:
                if key not in self._weight:
                    self._add(key)
                self._weight[key] = weight
                stirred.add(key)
        moved = gone | self._settle(stirred, before)
        self._bare -= bare
        self._bare |= {key for key in bare if weights[key] is not None}
        for key in bare | self._called_by(moved):
            before.setdefault(key, self.home.get(key))
            self._place(key)
        return {key for key, home in before.items() if self.home.get(key) != home} | weights.keys()

    # ------------------------------------------------------------ full names

    def _add(self, key: str) -> None:
        self._tied[key] = {k for k in self._near(key) if k != key and (_may_join(key, k) or _may_join(k, key))}
        for other in self._tied[key]:
            self._tied[other].add(key)
        words, sounds = _parts(key), _sounds(key)
        for word in words:
            self._by_word[word].add(key)
        self._by_surname[words[-1]].add(key)
        self._surnames.add(words[-1])
        self._by_sounds[sounds].add(key)
        for sound in sounds:
            self._by_sound[sound].add(key)
        self._by_last_sound[sounds[-1]].add(key)
        self._sounds.add(sounds[-1])

    def _near(self, key: str) -> set[str]:
        """The names that may be one with it: that hold it, that it holds, or whose surname sounds alike."""
        sounds = _sounds(key)
        found = set.intersection(*(self._by_sound.get(s, set()) for s in sounds))
        for size in range(2, len(sounds)):
            for at in range(len(sounds) - size + 1):
                found |= self._by_sounds.get(sounds[at : at + size], set())
        return found.union(*(self._by_last_sound[s] for s in self._sounds.like(sounds[-1])))

    def _remove(self, key: str) -> set[str]:
        """Take a name out; the full names it was tied to."""
        del self._weight[key]
        self.home.pop(key, None)
        self._heads.discard(key)
        words, sounds = _parts(key), _sounds(key)
        self._by_sounds[sounds].discard(key)
        self._by_surname[words[-1]].discard(key)
        self._by_last_sound[sounds[-1]].discard(key)
        for word, sound in zip(words, sounds, strict=True):
            self._by_word[word].discard(key)
            self._by_sound[sound].discard(key)
        tied = self._tied.pop(key)
        for other in tied:
            self._tied[other].discard(key)
        return tied

    def _settle(self, stirred: Iterable[str], before: dict[str, str | None]) -> set[str]:
        """Say anew which full names are forms of which, where some were stirred; those that are no longer forms, or are now."""
        seen: set[str] = set()
        moved: set[str] = set()
        for start in sorted(stirred):
            if start in seen:
                continue
            group = self._reach(start)
            seen |= group
            heads: list[str] = []
            for key in sorted(group, key=lambda k: (-self._weight[k], k)):
                before.setdefault(key, self.home.get(key))
                head = next((h for h in heads if h in self._tied[key] and _may_join(key, h)), None)
                if (head is None) != (key in self._heads):
                    moved.add(key)
                if head is None:
                    heads.append(key)
                    self.home.pop(key, None)
                else:
                    self.home[key] = head
            self._heads.difference_update(group)
            self._heads.update(heads)
        return moved

    def _reach(self, start: str) -> set[str]:
        reached, ahead = {start}, [start]
        while ahead:
            new = self._tied[ahead.pop()] - reached
            reached |= new
            ahead += new
        return reached

    # ------------------------------------------------------------ surnames alone

    def _called_by(self, full: Iterable[str]) -> set[str]:
        """The surnames alone that may stand for one of some full names."""
        listed = [_parts(key) for key in full]
        alone = {b: _parts(b)[0] for b in self._bare}
        held = {w for words in listed for w in words}
        found = {b for b, word in alone.items() if word in held}
        long = {b: word for b, word in alone.items() if len(word) >= LEAST}
        for surname in {words[-1] for words in listed} if long else ():
            alike = process.extract(surname, long, scorer=fuzz.ratio, score_cutoff=SAME_BARE_SURNAME, limit=None)
            found.update(b for _, _, b in alike)
        return found

    def _place(self, key: str) -> None:
        """Say anew which full name a surname alone is a form of: the only one."""
        word = _parts(key)[0] if key in self._bare else ""
        fits = self._by_word.get(word, set()) & self._heads if word else set()
        if not fits and len(word) >= LEAST:
            fits = {h for s in self._surnames.like(word) for h in self._by_surname[s] & self._heads}
        if len(fits) == 1:
            self.home[key] = next(iter(fits))
        else:
            self.home.pop(key, None)


class _Alike:
    """Words that were met, to be found by others that are spelled alike."""

    def __init__(self, least: int) -> None:
        self._least = least
        self._known: set[str] = set()
        self._listed: list[str] = []

    def add(self, word: str) -> None:
        """Meet a word."""
        if word not in self._known:
            self._known.add(word)
            self._listed.append(word)

    def like(self, word: str) -> list[str]:
        """The words met that are spelled like it."""
        found = process.extract(word, self._listed, scorer=fuzz.ratio, score_cutoff=self._least, limit=None)
        return [f[0] for f in found]


def looks_personal(key: str, name: str) -> bool:
    """Whether a name, folded and as it is, can be that of a person."""
    words = name.split()
    return (
        1 <= len(words) <= 5
        and all(w[:1].isupper() or w.lower() in ("al", "el", "ben", "bin", "de", "von", "van", "ould", "ag") for w in words)
        and country(name) is None
        and by_demonym(name) is None
        and organisation(name) is None
        and not key.isdigit()
        and _bodies().isdisjoint(key.split())
    )


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    """Words of bodies, folded, which no person has in his or her name: "movement", "conseil"."""
    words = (w for code in ("en", "fr") for w in language(code).grammar["generic_org"])
    return frozenset({*map(fold, words), *"forces government police state wire tribune herald".split()})


@lru_cache(maxsize=65536)
def _sound(word: str) -> str:
    """A word without what English and French write differently for one sound: "Goyta" and "Goita", "Yusuf" and "Youssouf"."""
    plain = re.sub(r"(.)\1+", r"\1", word.replace("ou", "u").replace("oo", "u").replace("ph", "f"))
    return plain.replace("y", "i").replace("ck", "k")


@lru_cache(maxsize=65536)
def _sounds(key: str) -> tuple[str, ...]:
    return tuple(map(_sound, _parts(key)))


@lru_cache(maxsize=65536)
def _parts(key: str) -> tuple[str, ...]:
    """The words of a folded name, each without the Arabic article that a hyphen ties to it: one report has "al-Haddad", where
    another has "Haddad"."""
    return tuple(map(_without_article, key.split()))


def _without_article(word: str) -> str:
    article, hyphen, rest = word.partition("-")
    return rest if hyphen and len(rest) > 1 and article in _ties() else word


@lru_cache(maxsize=1)
def _ties() -> frozenset[str]:
    return language("en").grammar["particles"]


@lru_cache(maxsize=1)
def _younger() -> frozenset[str]:
    """Last words, folded, that tell one of a name from another of his family: "Jr.", "fils"."""
    return frozenset(fold(w) for code in ("en", "fr") for w in language(code).grammar["younger"])


def _may_join(key: str, head: str) -> bool:
    """Whether a full name may be a form of another: they begin or end alike, and one holds the other or sounds like it; not a
    father of his son, who is called by more ("Jr.")."""
    ours, theirs = _parts(key), _parts(head)
    if ours[-1] != theirs[-1] and _younger() & {ours[-1].strip("."), theirs[-1].strip(".")}:
        return False
    if ours[-1][:1] != theirs[-1][:1] and ours[0][:3] != theirs[0][:3]:
        return False
    return _one_person(_sounds(key), _sounds(head))


def _one_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    short, long = sorted((left, right), key=len)
    if any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1)):
        return True
    if fuzz.ratio(left[-1], right[-1]) < SAME_SURNAME:
        return False
    short, long = sorted((left[:-1], right[:-1]), key=len)
    return all(any(fuzz.ratio(w, x) >= SAME_GIVEN_NAME or (len(w) == 1 and x.startswith(w)) for x in long) for w in short)
