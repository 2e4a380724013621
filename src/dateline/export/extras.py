"""Packages that only some formats need, and that are installed with an extra of Dateline named like the format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from dateline.errors import InputError

EXTRAS: Mapping[str, str] = MappingProxyType({"docx": "docx", "parquet": "pyarrow", "xlsx": "openpyxl"})
"""Format, which is the name of its extra too → the module that it imports."""


@contextmanager
def needed(extra: str) -> Iterator[None]:
    """Around the import of the package of an extra: InputError naming the extra when it is not installed."""
    try:
        yield
    except ImportError as error:
        remedy = f"pip install 'dateline[{extra}]'"
        raise InputError(f'the format "{extra}" needs a package that is not installed', remedy=remedy) from error
