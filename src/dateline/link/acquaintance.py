"""What the reports of a case tell of each name, kept as they come, and whom it shows to be one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.knowledge.offices import normalise_title
from dateline.knowledge.spelling import fold
from dateline.link.persons import ALIKE, Known, Proposal, find_described, office_of, propose, skeleton, sounds_alike, tell_names
from dateline.link.renaming import fillers_of, with_names
from dateline.link.sides import home_lands
from dateline.link.variants import looks_personal
from dateline.model import Claim

Reports = Mapping[str, Sequence[Claim]]
"""Claims by report."""


@dataclass(frozen=True, slots=True)
class Names:
    """The folded names of a case: how each is spelled, how often it is used, and the name that it is a form of."""

    spelled: Mapping[str, str]
    weight: Mapping[str, int]
    home: Mapping[str, str]

    def called(self, key: str) -> str:
        """The name of the one whom a folded name is a form of; empty when it is not there."""
        return self.spelled.get(self.home.get(key, key), "")


class Acquaintance:
    """What is known of each name. Law: after any changes, `one` follows from the reports and names there are."""

    def __init__(self, names: Names) -> None:
        self.heard: dict[str, str] = {}
        """Folded name → that of the same person, by the sound of the name and what is told."""
        self.described: dict[str, str] = {}
        """Folded description → the folded name of whom it means."""
        self._names = names
        self._called: dict[str, str] = {}
        self._forms: defaultdict[str, set[str]] = defaultdict(set)
        self._users: defaultdict[str, set[str]] = defaultdict(set)
        """Folded name → the reports that use it."""
        self._known: defaultdict[str, Known] = defaultdict(Known)
        self._drawers: defaultdict[str, set[str]] = defaultdict(set)
        self._alike: dict[str, set[str]] = {}
        """Person → those whose names sound alike."""
        self._joined: defaultdict[str, dict[str, Proposal]] = defaultdict(dict)
        self._described_by: defaultdict[str, set[str]] = defaultdict(set)
        """Office → the descriptions that name it."""
        self._holders: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._held: dict[str, tuple[frozenset[tuple[str, str]], bool]] = {}
        """Person → offices, and whether he lost power."""

    def next(self, key: str) -> str | None:
        """The folded name whose other form a folded name is by what the reports tell: that of the one it means, or of somebody
        who means him."""
        return self.heard.get(key) or self.described.get(key)

    def users(self, key: str) -> set[str]:
        """The reports that use a folded name."""
        return self._users.get(key, set())

    def one(self, key: str) -> str | None:
        """The folded name of the one whom what the reports tell shows a folded name to be."""
        if key not in self.heard:
            return self.described.get(key)
        while (above := self.heard.get(key)) is not None:
            key = above
        return key

    def change(self, before: Reports, now: Reports, others: Reports, keys: Iterable[str]) -> set[str]:
        """Take in what some reports claimed before and claim now; `others` are those of the case before, `keys` the folded
        names that may be called otherwise. The folded names that may be shown to be others than before."""
        called = self._recall(keys)
        touched = set(now).union(*(self._users[key] for key in called))
        dirty: set[str] = set()
        for article in touched:
            self._tell(article, before.get(article, ()) if article in now else others[article], -1, dirty)
        for key, name in called.items():
            self._forms[self._called.pop(key, "")].discard(key)
            if name:
                self._called[key] = name
                self._forms[name].add(key)
        for article, claims in now.items():
            for key in {fold(f.name) for c in before.get(article, ()) for f in fillers_of(c)}:
                self._users[key].discard(article)
            for key in {fold(f.name) for c in claims for f in fillers_of(c)}:
                self._users[key].add(article)
        for article in touched:
            self._tell(article, now[article] if article in now else others[article], 1, dirty)
        return self._meet(dirty) | called.keys()

    def _recall(self, keys: Iterable[str]) -> dict[str, str]:
        """What folded names are called now, of those called otherwise than before."""
        wanted = set(keys)
        wanted.update(*(self._forms.get(self._called.get(key, ""), ()) for key in list(wanted)))
        return {key: now for key in wanted if (now := self._names.called(key)) != self._called.get(key, "")}

    def _tell(self, article: str, claims: Sequence[Claim], by: int, dirty: set[str]) -> None:
        if not claims:
            return
        home = home_lands(claims)[article]
        renamed = with_names(claims, lambda name: self._called[fold(name)])
        for name, kind, value in tell_names(article, renamed, home):
            self._known[name].count(kind, value, by)
            dirty.add(name)

    # ------------------------------------------------------------ who is who

    def _meet(self, names: set[str]) -> set[str]:
        """Look anew at some names of which more or less is told; the folded names that may be others now."""
        offices: set[str] = set()
        descriptions: set[str] = set()
        people = set()
        for name in sorted(names):
            there = bool(self._known[name].articles)
            if not there:
                del self._known[name]
            if is_person(name):
                people.add(name)
                offices |= self._hold(name)
                self._introduce(name) if there else self._forget(name)
            elif office := office_of(name):
                descriptions.add(name)
                (self._described_by[office].add if there else self._described_by[office].discard)(name)
        keys = set()
        for name in sorted(people):
            keys |= self._listen(name)
        for name in descriptions.union(*(self._described_by[o] for o in offices)):
            keys.add(fold(name))
            self._describe(name)
        return keys

    def _introduce(self, name: str) -> None:
        """Find who sounds like a person that is new."""
        if name in self._alike:
            return
        drawer = self._drawers[skeleton(name.split()[-1])]
        self._alike[name] = {other for other in drawer if sounds_alike(*sorted((name, other))) >= ALIKE}
        for other in self._alike[name]:
            self._alike[other].add(name)
        drawer.add(name)

    def _forget(self, name: str) -> None:
        for other in self._alike.get(name, ()):
            self._alike[other].discard(name)
        self._drawers[skeleton(name.split()[-1])].discard(name)

    def _hold(self, name: str) -> set[str]:
        """Note the offices of a person; those of them that somebody else holds than before, or one who lost power since."""
        known = self._known.get(name)
        now = (frozenset(known.offices), known.fallen) if known else (frozenset(), False)
        before = self._held.get(name, (frozenset(), False))
        if now == before:
            return set()
        for held in before[0] - now[0]:
            self._holders[held].discard(name)
        for held in now[0]:
            self._holders[held].add(name)
        self._held[name] = now
        return {office for office, _ in before[0] | now[0]}

    def _listen(self, name: str) -> set[str]:
        """Compare a person with those who sound alike; the folded names that this may concern."""
        there = name in self._known
        others = set(self._alike.get(name, ()) if there else self._alike.pop(name, ())) | self._joined[name].keys()
        for other in others:
            left, right = sorted((name, other))
            both = there and other in self._known
            found = propose(left, right, self._known[left], self._known[right]) if both else None
            for one, two in ((name, other), (other, name)):
                if found is not None and found.joined:
                    self._joined[one][two] = found
                else:
                    self._joined[one].pop(two, None)
        for one in (name, *others):
            self._join(one)
        return {fold(one) for one in (name, *others)}

    def _join(self, name: str) -> None:
        """Say anew whose name a person's is another form of: of those he is one with, the last that is more used."""
        weight, kept = self._names.weight, ""
        for found in sorted(self._joined[name].values()):
            gone, other = sorted((found.left, found.right), key=lambda n: (weight.get(fold(n), 0), n))
            kept = other if gone == name else kept
        if kept:
            self.heard[fold(name)] = fold(kept)
        else:
            self.heard.pop(fold(name), None)

    def _describe(self, name: str) -> None:
        known = self._known.get(name)
        found = find_described(name, known, self._known, self._holders) if known else ""
        if found:
            self.described[fold(name)] = fold(found)
        else:
            self.described.pop(fold(name), None)


def is_person(name: str) -> bool:
    """Whether a name is a person's full one."""
    return len(name.split()) > 1 and looks_personal(fold(name), name) and not normalise_title(name)
