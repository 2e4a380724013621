"""What the treebanks teach: trees in the reader's own words and relations."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

from reader.corpora import _french

ROWS = """# sent_id = frwiki-1_1
1\tAnna\tAnna\tPROPN\t_\t_\t2\tnsubj\t_\t_
2\tvient\tvenir\tVERB\t_\t_\t0\troot\t_\t_
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_
3\tde\tde\tADP\t_\t_\t4\tcase\t_\t_
4\tle\tle\tDET\t_\t_\t5\tdet\t_\t_
5\tport\tport\tNOUN\t_\t_\t2\tobl\t_\t_"""


def test_a_contraction_hangs_on_a_word_outside_itself() -> None:
    (doc,) = _french(ROWS)
    assert doc.forms == ["Anna", "vient", "du", "port"]
    assert doc.head == [1, -1, 3, 1]
