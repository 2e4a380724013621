"""Make the built tables of `dateline.knowledge`, byte for byte the same each time.

python -m training.knowledge.build GAZETTEER_DIR FACTBOOK_DIR

GAZETTEER_DIR holds the GeoNames dumps and the Natural Earth countries, FACTBOOK_DIR `office_holders.tsv`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from training.knowledge import factbook, gazetteer

OUT = Path(__file__).parents[2] / "src/dateline/knowledge/data"


def main(gazetteer_dir: str, factbook_dir: str) -> None:
    gazetteer.write_tables(Path(gazetteer_dir), OUT)
    factbook.write_table(Path(factbook_dir) / "office_holders.tsv", Path(gazetteer_dir), OUT / "offices.psv")
    for path in sorted(OUT.iterdir()):
        print(f"{path.stat().st_size:>9,}  {path.name}")


if __name__ == "__main__":
    main(*sys.argv[1:])
