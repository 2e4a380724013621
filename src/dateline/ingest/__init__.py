"""Files, folders, feeds and addresses → articles. The only home of HTTP, HTML and PDF.

`read_sources` is the way in: whatever a source holds, each report of it becomes an `Article`, each thing that cannot be
read a `SetAside` with the reason and what to do.
"""

from dateline.ingest.datelines import Dateline
from dateline.ingest.furniture import find_credits, find_furniture
from dateline.ingest.imprints import find_dateline
from dateline.ingest.language import work_out_language
from dateline.ingest.records import KEPT
from dateline.ingest.sources import read_sources

__all__ = ["KEPT", "Dateline", "find_credits", "find_dateline", "find_furniture", "read_sources", "work_out_language"]
