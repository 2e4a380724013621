"""Which names are one actor's: what was worked out from the reports, what the user's own file says, what people decided."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.knowledge.own_actors import OwnActor
from dateline.knowledge.spelling import fold
from dateline.model import Judgement


@dataclass(frozen=True, slots=True)
class Group:
    """Folded names of one actor, and the name to call it by; none where the reports' own will do."""

    head: str
    """The folded name that the others are forms of."""
    members: tuple[str, ...]
    name: str = ""


def group_names(
    home: Mapping[str, str],
    weight: Mapping[str, int],
    *,
    own: Sequence[OwnActor] = (),
    judgements: Sequence[Judgement] = (),
) -> list[Group]:
    """Groups of folded names, by head. `home` says of which name one is a form, `weight` how often each is used.

    Law: every name is in exactly one group. The user's file beats what was worked out, people's decisions beat both; of these
    only such are given as can all be carried out (`standing`), in order of time.
    """
    ties = _Ties(weight, _with_own(home, weight, own))
    said = [j for j in judgements if j.verb in ("same", "apart", "rename")]
    for j in said:
        if j.verb == "same":
            ties.hold(fold(j.target), fold(j.value))
    for j in said:
        if j.verb == "apart":
            ties.part(fold(j.target), fold(j.value))
    called = {fold(o.name): o.name for o in own}
    called |= {fold(j.target): j.value for j in said if j.verb == "rename" and j.value}
    return sorted((_called(group, called, said) for group in ties.groups()), key=lambda g: g.head)


def _called(group: Group, called: Mapping[str, str], said: Iterable[Judgement]) -> Group:
    """The group with the name that a person gave it last, else with that of the user's file."""
    renamed = [j.value for j in said if j.verb == "rename" and j.value and fold(j.target) in group.members]
    return Group(group.head, group.members, renamed[-1] if renamed else called.get(group.head, ""))


def _with_own(home: Mapping[str, str], weight: Mapping[str, int], own: Sequence[OwnActor]) -> dict[str, str]:
    """The forms with those of the user's file: every name that it lists is a form of the one that it gives first."""
    tied = dict(home)
    for actor in own:
        head = fold(actor.name)
        forms = [key for key in map(fold, actor.aliases) if key in weight and key != head]
        if head in weight or forms:
            tied.pop(head, None)
            tied.update(dict.fromkeys(forms, head))
    return tied


class _Ties:
    """Names with the ties between them: forms of one name, and what people hold together."""

    def __init__(self, weight: Mapping[str, int], home: Mapping[str, str]) -> None:
        self._weight = weight
        self._home = {form: name for form, name in home.items() if form != name}
        self._held: list[tuple[str, str]] = []

    def hold(self, kept: str, other: str) -> None:
        """One actor, whose name is that of the first."""
        self._held.append((kept, other))

    def part(self, one: str, other: str) -> None:
        """Two actors: the forms that tie them are cut, the nearest to the name used less first."""
        light, heavy = sorted((one, other), key=lambda n: (self._weight.get(n, 0), n))
        while way := self._way(light, heavy):
            cut = next(((a, b) for a, b in way if self._home.get(a) == b or self._home.get(b) == a), None)
            if cut is None:
                return
            for form, name in (cut, cut[::-1]):
                if self._home.get(form) == name:
                    del self._home[form]

    def groups(self) -> list[Group]:
        """The names that are tied, in groups."""
        near = self._near()
        seen: set[str] = set()
        found = []
        for start in sorted({*self._weight, *near}):
            if start not in seen:
                members = self._reach(start, near)
                seen |= members
                if members & self._weight.keys():
                    found.append(Group(self._head(members), tuple(sorted(members))))
        return found

    def _head(self, members: set[str]) -> str:
        """The name that all are forms of; of what people hold together, that of the first of the last two."""
        named = [kept for kept, _ in self._held if kept in members]
        name = named[-1] if named else min(members)
        passed = {name}
        while (above := self._home.get(name)) is not None and above not in passed:
            passed.add(name := above)
        return name

    def _near(self) -> dict[str, set[str]]:
        near: dict[str, set[str]] = defaultdict(set)
        for a, b in (*self._home.items(), *self._held):
            near[a].add(b)
            near[b].add(a)
        return near

    def _reach(self, start: str, near: Mapping[str, set[str]]) -> set[str]:
        reached, ahead = {start}, [start]
        while ahead:
            new = near.get(ahead.pop(), set()) - reached
            reached |= new
            ahead += new
        return reached

    def _way(self, start: str, end: str) -> list[tuple[str, str]]:
        """The shortest chain of ties from one name to another; empty when there is none."""
        near = self._near()
        before: dict[str, str] = {start: start}
        ahead = deque([start])
        while ahead and end not in before:
            here = ahead.popleft()
            for there in sorted(near.get(here, ())):
                if there not in before:
                    before[there] = here
                    ahead.append(there)
        way: list[tuple[str, str]] = []
        while end in before and end != start:
            way.append((before[end], end))
            end = before[end]
        return way[::-1]
