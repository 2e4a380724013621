"""Undated reports of a case are dated by others that tell the same, whichever came first."""

from __future__ import annotations

import json
from pathlib import Path

from dateline.case import Case
from dateline.model import Claim
from dateline.settings import Settings

DATED = "Soldiers arrested President Amadou Sani in Niamey on Sunday. Colonel Issa Moro closed the airport of Niamey on Monday."
UNDATED = (
    "On Sunday soldiers arrested President Amadou Sani. "
    "Colonel Issa Moro closed the airport of Niamey on Monday, witnesses said."
)
OTHERS = [
    "Parliament in Lima passed the mining levy on Friday after a long debate between the two coalitions.",
    "A storm tore roofs from houses in Manila on Sunday and left thousands without electricity.",
    "The central bank of Norway raised its rate on Thursday, as most analysts had expected.",
    "Teachers in Dakar ended their boycott of classes on Saturday, a week before the examinations.",
]


def write(folder: Path, name: str, texts: dict[str, tuple[str, str | None]]) -> Path:
    path = folder / name
    records = [{"id": i, "text": t, "language": "en", **({"published": day} if day else {})} for i, (t, day) in texts.items()]
    path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    return path


def claims(case: Case) -> dict[str, list[Claim]]:
    found = case.chronology().claims.values()
    return {i: sorted((c for c in found if c.article == i), key=lambda c: c.trigger.start) for i in ("dated", "undated")}


def test_an_undated_report_is_dated_whichever_came_first(tmp_path: Path) -> None:
    undated = write(tmp_path, "undated.jsonl", {"undated": (UNDATED, None)})
    rest = {"dated": (DATED, "2019-03-04")} | {f"other{n}": (t, "2019-05-20") for n, t in enumerate(OTHERS)}
    dated = write(tmp_path, "dated.jsonl", rest)

    with Case.open(tmp_path / "together.dateline", settings=Settings()) as case:
        case.add(undated)
        case.add(dated)
        case.build()
        together = claims(case)
        (claim,) = (c for c in together["undated"] if c.trigger_text == "arrested")
        assert claim.when.iso() == ("2019-03-03", "2019-03-03")
        assert case.explain(claim.id).claim.when == claim.when
        assert case.verify().faults == ()

    with Case.open(tmp_path / "one-by-one.dateline", settings=Settings()) as case:
        case.add(undated)
        case.build()
        assert not any(c.when.dated for c in claims(case)["undated"])
        case.add(dated)
        case.build()
        assert claims(case) == together
        assert case.build().linked is False
