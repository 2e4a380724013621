"""How people's decisions stand: which hold, which do not and why, and what they say of the claims that there are now.

A judgement names claims by the words they stand on, so it finds them again when they are coded anew under other ids. Law: the
same judgements, claims and names give the same standings, in whatever order they come; nothing that was judged is lost.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dateline.knowledge.spelling import fold
from dateline.link.correct import SLOTS
from dateline.link.decide import apart_id, event_id
from dateline.link.pairs import PairOrder, keep_pairs
from dateline.link.renaming import fillers_of
from dateline.model import STATUSES, Anchor, Claim, Event, Judgement

State = Literal["in force", "undone", "overruled", "hanging"]
"""Undone: somebody took it back. Overruled: a later one says otherwise. Hanging: what it is about is not there now."""

TOGETHER = {"link": True, "unlink": False, "same": True, "apart": False}
"""Verbs about two things, and whether they hold them together."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one judgement stands today."""

    judgement: Judgement
    state: State
    because: str = ""
    """Why it hangs."""
    by: tuple[str, ...] = ()
    """Ids of the later judgements that undid or overruled it."""
    conflicts: tuple[str, ...] = ()
    """Ids of the judgements of other people that say otherwise, as long as each stands by what he said."""
    orders: tuple[Judgement, ...] = ()
    """What it says, in the ids of today; empty unless it is in force. An event is named by the claim that it is found by."""


def review_judgements(
    judgements: Iterable[Judgement], claims: Sequence[Claim], digests: Mapping[str, str], *, names: Iterable[str] = ()
) -> tuple[Standing, ...]:
    """How each judgement stands, in order of time, then of id. `digests` are those of the reports by id; `names` are names
    that are known though no claim has them."""
    said = list(judgements)
    if not said:
        return ()
    register = Register(names)
    register.add(claims, digests)
    return review_with(said, register)


def review_with(judgements: Iterable[Judgement], register: Register) -> tuple[Standing, ...]:
    """How each judgement stands with the claims and names of a register."""
    ordered = sorted(judgements, key=lambda j: (j.at, j.id))
    undone = _undone(ordered)
    known = {j.id for j in ordered}
    found = _without_rejected([_resolve(j, register, known) for j in ordered if j.id not in undone])
    pairs = _settle_pairs(found)
    found = _without_those_set_apart(found, pairs)
    settled = {s.judgement.id: s for s in (*_settle_slots(found), *pairs)}
    settled |= {r.judgement.id: Standing(r.judgement, "hanging", r.because) for r in found if r.because}
    settled |= {
        r.judgement.id: Standing(r.judgement, "in force") for r in found if r.judgement.verb == "undo" and not r.because
    }
    settled |= {j.id: Standing(j, "undone", by=(undone[j.id],)) for j in ordered if j.id in undone}
    return tuple(settled[j.id] for j in ordered)


def orders_of(standings: Iterable[Standing]) -> tuple[Judgement, ...]:
    """What people decided and holds, in the ids of today, in order of time. To confirm what nobody rejects changes nothing."""
    orders = (o for s in standings for o in s.orders if o.value or o.verb != "confirm")
    return tuple(sorted(orders, key=lambda j: (j.at, j.id, j.target, j.value)))


def left_names(standings: Iterable[Standing]) -> dict[str, str]:
    """Claim → the id of its event, of the claims for which it does not follow from their own: who sets apart the claim that
    an event is named after leaves the id to the first of the rest, for it is these that people know under it."""
    holder: dict[str, str] = {}
    """Id of an event → the claim that has it now."""
    today: dict[str, str] = {}
    """Id of an event as it was judged → as it is."""
    leavers: set[str] = set()
    for s in standings:
        if not s.orders or not _sets_apart(s.judgement):
            continue
        claim, heir = s.orders[0].target, s.orders[0].value
        own = event_id(s.judgement.target_at[0].claim)
        today.setdefault(own, event_id(claim))
        name = today.get(s.judgement.value, s.judgement.value)
        if holder.get(name, claim if s.judgement.value in (own, event_id(claim)) else "") == claim:
            holder[name] = heir
            leavers |= {claim} if name == event_id(claim) else set()
    return {c: apart_id(c) for c in sorted(leavers)} | {heir: name for name, heir in sorted(holder.items())}


# ------------------------------------------------------------ what was taken back


def _undone(judgements: Sequence[Judgement]) -> dict[str, str]:
    """Judgement → the one that takes it back and was not taken back itself."""
    against: defaultdict[str, list[str]] = defaultdict(list)
    for j in judgements:
        if j.verb == "undo":
            against[j.target].append(j.id)
    found: dict[str, str | None] = {}

    def undone_by(id_: str) -> str | None:
        if id_ not in found:
            found[id_] = None
            found[id_] = next((u for u in against.get(id_, ()) if undone_by(u) is None), None)
        return found[id_]

    return {j.id: by for j in judgements if (by := undone_by(j.id)) is not None}


# ------------------------------------------------------------ what it is about


@dataclass(frozen=True, slots=True)
class _Resolved:
    """A judgement with what it is about in the ids of today: the target, and the claims or names of either side."""

    judgement: Judgement
    target: str = ""
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    because: str = ""


class Register:
    """The claims and names of a case, to be found by what judgements hold on to."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._known = frozenset(map(fold, names))
        self._reports: set[str] = set()
        """Digests."""
        self._digests: dict[str, str] = {}
        self._ids: dict[str, Claim] = {}
        self._events: dict[str, str] = {}
        self._by_report: defaultdict[str, list[Claim]] = defaultdict(list)
        self._names: Counter[str] = Counter()

    def add(self, claims: Iterable[Claim], digests: Mapping[str, str]) -> None:
        """Take in claims as they are coded, and the digests of reports."""
        self._digests.update(digests)
        self._reports.update(digests.values())
        for claim in claims:
            self._ids[claim.id] = claim
            self._events[event_id(claim.id)] = claim.id
            self._by_report[self._digests.get(claim.article, "")].append(claim)
            self._names.update(fold(f.name) for f in fillers_of(claim))

    def remove(self, claims: Iterable[Claim]) -> None:
        """Take out claims that are no longer made so."""
        for claim in claims:
            del self._ids[claim.id], self._events[event_id(claim.id)]
            self._by_report[self._digests.get(claim.article, "")].remove(claim)
            self._names.subtract(fold(f.name) for f in fillers_of(claim))

    def claim_of(self, id_: str) -> Claim | None:
        """The claim of an id, or that which an event is named after."""
        return self._ids.get(self._events.get(id_, id_))

    def claim(self, anchor: Anchor) -> Claim | None:
        """The claim that stands there: the same one, or that which shares most words with it, of its type before others."""
        same = self._ids.get(anchor.claim)
        if same is not None and self._digests.get(same.article) == anchor.article:
            return same
        near = [c for c in self._by_report.get(anchor.article, ()) if _shared(c, anchor) > 0]
        return min(
            near,
            key=lambda c: (c.type != anchor.type, -_shared(c, anchor), c.trigger.end - c.trigger.start, c.trigger.start, c.id),
            default=None,
        )

    def side(self, id_: str, at: Sequence[Anchor]) -> tuple[str, tuple[str, ...]] | str:
        """(id of the claim or event today, its claims); a reason when there is nothing of it."""
        if not at:
            one = self.claim_of(id_)
            return (id_, (one.id,)) if one else f"there is no claim or event {id_} now"
        found = tuple(dict.fromkeys(c.id for a in at if (c := self.claim(a))))
        if not found:
            return self._missing(at[0])
        return (found[0] if id_ == at[0].claim else event_id(found[0])), found

    def _missing(self, anchor: Anchor) -> str:
        if anchor.article not in self._reports:
            return "its report is not in the case now"
        return f"no claim is read from “{anchor.words}” now"

    def has(self, name: str) -> bool:
        """Whether somebody is called so."""
        return fold(name) in self._known or self._names[fold(name)] > 0

    def is_thing(self, id_: str) -> bool:
        """Whether it is the id of a claim or event."""
        return id_ in self._ids or id_ in self._events


def _shared(claim: Claim, anchor: Anchor) -> int:
    return min(claim.trigger.end, anchor.end) - max(claim.trigger.start, anchor.start)


def _resolve(j: Judgement, register: Register, known: Collection[str]) -> _Resolved:
    if j.verb == "undo":
        return _Resolved(j, because="" if j.target in known else f"there is no judgement {j.target} now")
    if j.verb in ("same", "apart"):
        gone = next((n for n in (j.target, j.value) if not register.has(n)), "")
        return _Resolved(j, j.target, (fold(j.target),), (fold(j.value),), because=gone and _nobody(gone))
    if is_about_actor(j) and not register.is_thing(j.target):
        return _Resolved(j, f"actor {fold(j.target)}", because="" if register.has(j.target) else _nobody(j.target))
    return _resolve_sides(j, register)


def _resolve_sides(j: Judgement, register: Register) -> _Resolved:
    one = register.side(j.target, j.target_at)
    if isinstance(one, str):
        return _Resolved(j, because=one)
    target, left = one
    if not _is_pair(j) or not (j.value or j.value_at):
        return _Resolved(j, target, left)
    other = register.side(j.value, j.value_at)
    if isinstance(other, str):
        return _Resolved(j, because=other)
    right = tuple(c for c in other[1] if c not in left) if j.verb == "unlink" else other[1]
    return _Resolved(j, target, left, right, because="" if right else "it is one claim now")


def _without_rejected(found: list[_Resolved]) -> list[_Resolved]:
    """The same, those about several claims without the claims that people reject: an event stays what it is when the claim
    that it was named after is none."""
    kept = [r for r in found if not r.because and r.judgement.verb in ("reject", "confirm") and not _is_pair(r.judgement)]
    last = {r.target: r.judgement.verb for r in kept}
    gone = {target for target, verb in last.items() if verb == "reject"}

    def clear(r: _Resolved) -> _Resolved:
        left, right = ([c for c in side if c not in gone] for side in (r.left, r.right))
        target = event_id(left[0]) if left and r.left and r.target == event_id(r.left[0]) else r.target
        return replace(r, target=target, left=tuple(left) or r.left, right=tuple(right) or r.right)

    return [r if is_about_actor(r.judgement) and not r.left else clear(r) for r in found] if gone else found


def _without_those_set_apart(found: list[_Resolved], pairs: Sequence[Standing]) -> list[_Resolved]:
    """The same, what is set of an event without the claims that people set apart from the rest of it: it goes on with the
    rest, or with that part of it which has the event's id."""
    apart: defaultdict[str, set[str]] = defaultdict(set)
    for s in pairs:
        for o in s.orders if _sets_apart(s.judgement) else ():
            apart[o.target].add(o.value)
    heirs = {name: claim for claim, name in left_names(pairs).items()}

    def rest(r: _Resolved) -> _Resolved:
        left = tuple(c for c in r.left if apart.get(c, set()).isdisjoint(r.left))
        if not left or r.target != event_id(r.left[0]):
            return replace(r, left=left or r.left)
        heir = next((heirs[n] for n in (r.target, r.judgement.target) if heirs.get(n) in left), left[0])
        return replace(r, target=event_id(heir), left=left)

    return [rest(r) if len(r.left) > 1 and not _is_pair(r.judgement) else r for r in found] if apart else found


def _sets_apart(j: Judgement) -> bool:
    """Whether a judgement takes one claim out of its event."""
    single = bool(j.target_at) and j.target == j.target_at[0].claim
    return j.verb == "unlink" and single and bool(j.value_at) and j.value != j.value_at[0].claim


def is_about_actor(j: Judgement) -> bool:
    """Whether a judgement is about a name and not about a claim or event."""
    return j.verb in ("same", "apart") or (j.verb == "rename" and not j.target_at)


def _is_pair(j: Judgement) -> bool:
    return j.verb in TOGETHER or (j.verb == "confirm" and bool(j.value) and j.value not in STATUSES)


def _nobody(name: str) -> str:
    return f"nobody is called “{name}” in the reports now"


# ------------------------------------------------------------ one slot of one thing


def _settle_slots(found: Iterable[_Resolved]) -> list[Standing]:
    """Those about a slot of one target: the latest holds, and those before it that say the same."""
    slots: defaultdict[tuple[str, str], list[_Resolved]] = defaultdict(list)
    for r in found:
        if not r.because and not _is_pair(r.judgement) and r.judgement.verb != "undo":
            slots[_slot(r.judgement), r.target].append(r)
    return [s for some in slots.values() for s in _settle_slot(some)]


def _slot(j: Judgement) -> str:
    return "status" if j.verb == "confirm" and j.value else SLOTS[j.verb]


def _verdict(r: _Resolved) -> str:
    return r.judgement.verb if _slot(r.judgement) == "kept" else r.judgement.value


def _settle_slot(some: Sequence[_Resolved]) -> list[Standing]:
    last = some[-1]
    final = {r.judgement.author: r for r in some}
    against = {r.judgement.id for r in final.values() if _verdict(r) != _verdict(last)}
    agreeing = next((i for i, r in enumerate(reversed(some)) if _verdict(r) != _verdict(last)), len(some))
    out = []
    for i, r in enumerate(some):
        j = r.judgement
        conflicts = (last.judgement.id,) if j.id in against else tuple(sorted(against)) if r is last else ()
        if i >= len(some) - agreeing:
            out.append(Standing(j, "in force", conflicts=conflicts, orders=(_order(r, j.value),)))
        else:
            out.append(Standing(j, "overruled", by=(last.judgement.id,), conflicts=conflicts))
    return out


def _order(r: _Resolved, value: str) -> Judgement:
    target = r.judgement.target if is_about_actor(r.judgement) else r.target
    return replace(r.judgement, target=target, value=value, target_at=(), value_at=())


def settle_by_events(standings: Sequence[Standing], events: Iterable[Event]) -> tuple[Standing, ...]:
    """The same, those about one event of today settled together though it had other names when they were made: an event is
    named after its first claim, and with an earlier report it is another. What is carried out stays the same: the latest."""
    set_slots = [s for s in standings if s.orders and _sets_slot(s.judgement)]
    named = {s.orders[0].target for s in set_slots}
    if len(named) < 2:
        return tuple(standings)
    today = {id_: e.id for e in events for c in e.claims if (id_ := event_id(c)) in named}
    together: defaultdict[tuple[str, str], list[Standing]] = defaultdict(list)
    for s in set_slots:
        if s.orders[0].target in today:
            together[_slot(s.judgement), today[s.orders[0].target]].append(s)
    found = {
        again.judgement.id: again
        for some in together.values()
        if len({s.orders[0].target for s in some}) > 1
        for again in _settle_slot([_Resolved(s.judgement, s.orders[0].target) for s in some])
    }
    return tuple(_with_conflicts(s, found.get(s.judgement.id)) for s in standings)


def _sets_slot(j: Judgement) -> bool:
    """Whether a judgement sets a slot of an event or claim: one about names, about two things or another judgement does not."""
    return j.verb in SLOTS and not _is_pair(j) and not is_about_actor(j)


def _with_conflicts(before: Standing, again: Standing | None) -> Standing:
    """A standing as it is among more decisions; what it conflicted with before, it does still."""
    if again is None:
        return before
    return replace(again, conflicts=tuple(sorted({*before.conflicts, *again.conflicts})))


# ------------------------------------------------------------ two things


def _settle_pairs(found: Iterable[_Resolved]) -> list[Standing]:
    """Those that hold two things together or keep them apart: all that can be carried out at once, the latest first."""
    pairs = [r for r in found if not r.because and _is_pair(r.judgement)]
    claims = [r for r in pairs if not is_about_actor(r.judgement)]
    names = [r for r in pairs if is_about_actor(r.judgement)]
    return [*_settle_kind(claims), *_settle_kind(names)]


def _settle_kind(some: Sequence[_Resolved]) -> list[Standing]:
    kept = keep_pairs(PairOrder(r.judgement.id, TOGETHER.get(r.judgement.verb, True), r.left, r.right) for r in some)
    author = {r.judgement.id: r.judgement.author for r in some}
    conflicts: defaultdict[str, set[str]] = defaultdict(set)
    for id_, by in kept.beaten.items():
        if author[id_] not in {author[b] for b in by}:
            conflicts[id_] |= set(by)
            for b in by:
                conflicts[b].add(id_)
    out = []
    for r in some:
        j, clash = r.judgement, tuple(sorted(conflicts[r.judgement.id]))
        if j.id in kept.beaten:
            out.append(Standing(j, "overruled", by=kept.beaten[j.id], conflicts=clash))
        else:
            orders = tuple(_pair_order(j, left, right) for left, right in kept.pairs[j.id])
            out.append(Standing(j, "in force", conflicts=clash, orders=orders))
    return out


def _pair_order(j: Judgement, left: str, right: str) -> Judgement:
    """For names, the judgement as it is; for claims, the two in the ids of today."""
    return j if is_about_actor(j) else replace(j, target=left, value=right, target_at=(), value_at=())
