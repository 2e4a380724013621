"""What goes from one process to another, as bytes.

A frozen dataclass is written as its class and the values of its fields, and made anew of them. What Python does by itself, a
list of values set one by one with a look at the class for each, takes three times as long, and claims and what is told of
them are most of all that processes send each other.
"""

from __future__ import annotations

import copyreg
import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Any

Reducer = Callable[[Any], tuple[type, tuple[Any, ...]]]


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
    """Whether things of a class are what is made of their fields: not where one is left out of the making, or may change, or
    where the class has its own way to be written."""
    if not is_dataclass(kind) or not kind.__dataclass_params__.frozen or not hasattr(kind, "__slots__"):  # type: ignore[attr-defined]
        return False
    own = kind.__reduce__ is not object.__reduce__ or kind.__reduce_ex__ is not object.__reduce_ex__
    return not own and all(f.init and not f.kw_only for f in fields(kind))


def _by_fields(kind: type, names: tuple[str, ...]) -> Reducer:
    if not names:
        return lambda _: (kind, ())
    values = attrgetter(*names)
    return (lambda thing: (kind, (values(thing),))) if len(names) == 1 else (lambda thing: (kind, values(thing)))


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
