"""Nouns to and from plain data, exactly.

`model.as_record` writes; `from_record` reads back by walking the type hints of the class, so that a new noun or field
needs nothing here. A field that an older record lacks takes its default, a field that is no longer known is dropped.
An Analysis is many small tokens, so it has a packed form of its own: columns, not one record per token.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, lru_cache
from itertools import accumulate, starmap
from types import UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from dateline.errors import CaseError
from dateline.model import Analysis, Happening, Name, Quotation, Token, as_record
from dateline.when import When

T = TypeVar("T")
Decode = Callable[[Any], Any]

# ---------------------------------------------------------------- any noun


def to_json(value: Any) -> str:
    """Compact JSON of `as_record` of a noun, or of a tuple or mapping of nouns; equal values give equal strings."""
    return _JSON.encode(as_record(value) if isinstance(value, Analysis | Token) else value)


def _opened(noun: Any) -> dict[str, Any]:
    """The fields of a noun that JSON cannot write, as `as_record` has them; what is in them is written in its turn."""
    if isinstance(noun, When):
        return noun.as_record()
    if isinstance(noun, Mapping):
        return {str(key): value for key, value in noun.items()}
    return {name: getattr(noun, name) for name in _fields_of(cast(Hashable, type(noun)))}


@cache
def _fields_of(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False, default=_opened)
"""Tuples of plain values are written as they are: an actor may have the ids of all reports."""


def from_json(kind: type[T], text: str) -> T:
    """Inverse of `to_json`."""
    return from_record(kind, json.loads(text))


def from_record(kind: type[T], record: Any) -> T:
    """The noun that `as_record` wrote: `from_record(type(x), as_record(x)) == x` for every noun."""
    value: T = _decoder(cast(Hashable, kind))(record)
    return value


@cache
def _decoder(hint: Any) -> Decode:
    """What turns plain data into a value of this type."""
    if hint is When:
        return _when_of
    if hint is Token:
        return lambda record: Token(**record)
    if is_dataclass(hint):
        return _object_decoder(hint)
    origin, args = get_origin(hint), get_args(hint)
    if hint in (str, int) or origin is Literal:
        return _first
    if origin is tuple:
        return _tuple_decoder(args)
    if origin in (Union, UnionType):
        inner = _decoder(next(a for a in args if a is not type(None)))
        return inner if inner is _same else lambda v: None if v is None else inner(v)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        inner = _decoder(args[1])
        return lambda v: {key: inner(item) for key, item in v.items()}
    return _same


def _same(value: Any) -> Any:
    return value


@lru_cache(maxsize=65536, typed=True)
def _first(value: Any) -> Any:
    """The value, or the one like it that was read before: the nouns of a case say the same names, ids and numbers again and
    again, and a linking holds them all."""
    return value


def _when_of(record: Mapping[str, Any] | None) -> When:
    if not record:
        return When.from_record(None)
    return _time_of(record["earliest"], record["latest"], record["precision"], record["reason"])


@lru_cache(maxsize=65536)
def _time_of(earliest: str | None, latest: str | None, precision: str, reason: str) -> When:
    """A time, or the one like it that was read before."""
    return When.from_record({"earliest": earliest, "latest": latest, "precision": precision, "reason": _first(reason)})


def _tuple_decoder(args: Sequence[Any]) -> Decode:
    if args[-1] is Ellipsis:
        inner = _decoder(args[0])
        return tuple if inner is _same else lambda v: tuple(map(inner, v))
    inners = [_decoder(a) for a in args]
    if all(inner is _same for inner in inners):
        return tuple
    return lambda v: tuple(inner(item) for inner, item in zip(inners, v, strict=True))


def _object_decoder(kind: Any) -> Decode:
    hints = get_type_hints(kind)
    parts = [(f.name, _decoder(hints[f.name])) for f in fields(kind)]

    def decode(record: Mapping[str, Any]) -> Any:
        return kind(**{name: inner(record[name]) for name, inner in parts if name in record})

    return decode


# ---------------------------------------------------------------- analyses

ANALYSIS_FORMAT = 2
_READABLE = (bytes([1]), bytes([2]))
"""Format 1 had no chains."""
"""First byte of a packed analysis. A new layout takes the next number, and `unpack_analysis` goes on reading the old."""


@dataclass(frozen=True, slots=True)
class PackedAnalysis:
    """What reading an article gave, in few bytes, as a case keeps it: a sixth as large to send from one process to another, and
    nothing to be made of it there."""

    article: str
    reader: str
    packed: bytes

    @classmethod
    def of(cls, analysis: Analysis) -> PackedAnalysis:
        """The same, packed."""
        return cls(analysis.article, analysis.reader, pack_analysis(analysis))

    def unpack(self) -> Analysis:
        """What was packed, as it was."""
        return unpack_analysis(self.packed)


def pack_analysis(analysis: Analysis) -> bytes:
    """One analysis in few bytes: the format number, then compressed JSON of columns. Exact."""
    tokens = analysis.tokens
    columns = [
        _steps(t.start for t in tokens),
        [t.end - t.start for t in tokens],
        [t.text for t in tokens],
        [t.lemma for t in tokens],
        _listed(t.pos for t in tokens),
        _listed(t.tag for t in tokens),
        [t.head - i for i, t in enumerate(tokens)],
        _listed(t.relation for t in tokens),
        _steps(t.sentence for t in tokens),
        _listed(t.mention for t in tokens),
    ]
    rest = [
        analysis.sentences,
        [(n.start, n.end, n.kind) for n in analysis.names],
        [(q.start, q.end) for q in analysis.quotations],
        [(h.start, h.end, h.score, h.types, h.statuses, h.roles) for h in analysis.happenings],
        analysis.chains,
    ]
    text = json.dumps([analysis.article, analysis.reader, columns, *rest], ensure_ascii=False, separators=(",", ":"))
    return bytes([ANALYSIS_FORMAT]) + zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpack_analysis(packed: bytes) -> Analysis:
    """Inverse of `pack_analysis`. Raises CaseError when the bytes are damaged or of a newer format."""
    if packed[:1] not in _READABLE:
        raise CaseError(
            f"an analysis is stored in format {packed[:1].hex() or 'none'}, which this Dateline does not read",
            remedy="update Dateline, or build the case again",
        )
    try:
        data = json.loads(zlib.decompress(packed[1:]).decode("utf-8", "surrogatepass"))
        return _analysis_of(*data)
    except (zlib.error, ValueError, TypeError, IndexError) as error:
        raise CaseError(f"a stored analysis is damaged: {error}", remedy="build the case again") from error


def _analysis_of(
    article: str,
    reader: str,
    columns: list[Any],
    sentences: list[Any],
    names: list[Any],
    quotations: list[Any],
    found: list[Any],
    chains: Sequence[Any] = (),
) -> Analysis:
    return Analysis(
        article=article,
        tokens=_tokens_of(*columns),
        sentences=tuple((start, end) for start, end in sentences),
        names=tuple(starmap(Name, names)),
        quotations=tuple(starmap(Quotation, quotations)),
        happenings=tuple(
            Happening(start, end, score, tuple(map(tuple, types)), tuple(map(tuple, statuses)), tuple(map(tuple, roles)))
            for start, end, score, types, statuses, roles in found
        ),
        chains=tuple(map(tuple, chains)),
        reader=reader,
    )


def _tokens_of(
    starts: list[int],
    lengths: list[int],
    texts: list[str],
    lemmas: list[str],
    pos: Any,
    tags: Any,
    heads: list[int],
    relations: Any,
    sentences: list[int],
    mentions: Any,
) -> tuple[Token, ...]:
    begins = list(accumulate(starts))
    ends = map(int.__add__, begins, lengths)
    tops = map(int.__add__, heads, range(len(heads)))
    columns = (begins, ends, texts, lemmas, _spelled(pos), _spelled(tags), tops, _spelled(relations), accumulate(sentences))
    return tuple(map(Token, *columns, _spelled(mentions)))


def _steps(values: Iterable[int]) -> list[int]:
    """Differences between neighbours, which are small where the values grow; `accumulate` undoes it."""
    last, steps = 0, []
    for value in values:
        steps.append(value - last)
        last = value
    return steps


def _listed(values: Iterable[str]) -> tuple[list[str], list[int]]:
    """Few different words, many times: each word once, and its number at every place."""
    numbers: dict[str, int] = {}
    places = [numbers.setdefault(value, len(numbers)) for value in values]
    return list(numbers), places


def _spelled(listed: tuple[list[str], list[int]]) -> Iterable[str]:
    words, places = listed
    return map(words.__getitem__, places)
