"""What goes from one process to another, as bytes.

A frozen dataclass is written as its class and the values of its fields, and made anew of them. What Python does by itself, a
list of values set one by one with a look at the class for each, takes twice to four times as long, and claims and what is told
of them are most of what processes send each other.
"""

from __future__ import annotations

import copyreg
import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Any

from dateline.model import Span
from dateline.when import When

Reducer = Callable[[Any], tuple[type, tuple[Any, ...]]]

_ONLY_CHECK = frozenset({Span, When})
"""Classes that do no more after the making than look whether the values may stand."""


class _Reducers(dict[type, Reducer]):
    """How things of a class are written; found out when the first one is."""

    def __missing__(self, kind: type) -> Any:
        known = copyreg.dispatch_table.get(kind)
        if known is not None:
            return known
        if not _is_its_fields(kind):
            raise KeyError(kind)
        self[kind] = _by_fields(kind, tuple(f.name for f in fields(kind)))
        return self[kind]


def _is_its_fields(kind: type) -> bool:
    """Whether things of a class are what is made of their fields: they hold nothing else and may not change, the making takes
    all of them and nothing more and does nothing to them, and the class has no way of its own to be written."""
    if "__dataclass_fields__" not in kind.__dict__ or not is_dataclass(kind) or kind.__dictoffset__:
        return False
    params = kind.__dataclass_params__  # type: ignore[attr-defined]
    taken = [f.name for f in fields(kind) if f.init and not f.kw_only]
    slots = {name for base in kind.__mro__ for name in base.__dict__.get("__slots__", ())} - {"__weakref__"}
    whole = params.frozen and params.init and len(taken) == len(kind.__dataclass_fields__) and slots == set(taken)
    plain = kind in _ONLY_CHECK or not hasattr(kind, "__post_init__")
    own = kind.__reduce__ is not object.__reduce__ or kind.__reduce_ex__ is not object.__reduce_ex__
    given = getattr(getattr(kind, "__getstate__", None), "__module__", None) not in (None, "dataclasses")
    return bool(whole and plain and not own and not given)


def _by_fields(kind: type, names: tuple[str, ...]) -> Reducer:
    if len(names) > 1:
        values = attrgetter(*names)
        return lambda thing: (kind, values(thing))
    return lambda thing: (kind, tuple(getattr(thing, name) for name in names))


_REDUCERS = _Reducers()


def pack(value: object) -> bytes:
    """A value as bytes. Law: `unpack` of them in any process of this version gives its equal. Raises what `pickle` raises for a
    value that cannot be sent, as one that is open on a file."""
    written = io.BytesIO()
    pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _REDUCERS
    pickler.dump(value)
    return written.getvalue()


def unpack(packed: bytes) -> Any:
    """The value that was packed. Only for bytes of a process of ours: reading them may run what they name."""
    return pickle.loads(packed)
