"""A case on the disk: what was read, what was coded, what was linked, what people decided. The only home of SQL.

`Store.open` gives a case; `dump` writes its contents as text. The nouns that go in come out equal.
"""

from dateline.store.codec import PackedAnalysis
from dateline.store.dump import dump
from dateline.store.store import AddResult, SearchHit, Store

__all__ = ["AddResult", "PackedAnalysis", "SearchHit", "Store", "dump"]
