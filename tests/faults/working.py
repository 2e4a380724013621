"""A newsroom at work on one case: adds reports, builds, judges and exports, and says what is done. Its tests kill it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

from dateline.case import Case
from dateline.settings import Settings

REPORTS = 24
DAY = "2020-01-01T00:00:00Z"
NAMES = ("Issa Moro", "Amadou Sani", "Hawa Diallo", "Bakary Traore", "Awa Camara", "Moussa Keita")
DEEDS = ("arrested", "freed", "condemned", "praised", "attacked", "met")
TOWNS = ("Niamey", "Bamako", "Conakry", "Dakar", "Accra", "Abuja")


def write_reports(folder: Path) -> list[Path]:
    """Two dozen small reports; every third tells again what the one before told, in other words."""
    folder.mkdir()
    paths = []
    for number in range(REPORTS):
        about = number - 1 if number % 3 == 2 else number
        name, deed, town = NAMES[about % 6], DEEDS[about // 2 % 6], TOWNS[about // 3 % 6]
        text = f"Soldiers {deed} {name} in {town} on {about + 1} March 2020. France rejected the claim."
        if about != number:
            text = f"On {about + 1} March 2020, {name} was {deed} by soldiers in {town}, the army said. ECOWAS met in Abuja."
        record = {
            "id": f"r{number:02}",
            "outlet": f"Paper {number % 5}",
            "published": "2020-04-02",
            "language": "en",
            "text": text,
        }
        path = folder / f"r{number:02}.json"
        path.write_text(json.dumps(record), encoding="utf-8")
        paths.append(path)
    return paths


def work(path: Path, reports: list[Path], out: Path, say: Callable[[str], None]) -> None:
    """The whole work, from wherever an earlier life left it. What was said is done."""
    with Case.open(path, settings=Settings(batch=1)) as case:
        say("open")
        for report in reports:
            case.add(report)
            say(f"added {report.stem}")
            if int(report.stem[1:]) % 4 == 3:
                case.build(progress=lambda stage, done, of: say(f"built {stage} {done} {of}"))
                say(f"claims {report.stem}")
                judge(case, int(report.stem[1:]))
                say(f"judged {report.stem}")
                case.export("claims", out)
                say(f"exported {report.stem}")
        case.build()
        say("end")


def judge(case: Case, number: int) -> None:
    """One decision on the first claim of a report: the same one in every life."""
    claims = case.claims(article=f"r{number:02}")
    if claims:
        case.judge("reject" if number % 8 == 3 else "confirm", claims[0].id, author="Ada", at=DAY, note=f"n{number:02}")


def live(path: Path, reports: list[Path], out: Path) -> tuple[int, int]:
    """A life of its own: the process, and the end of a pipe that tells what it said."""
    heard, said = os.pipe()
    child = os.fork()
    if child:
        os.close(said)
        return child, heard
    status = 1
    try:
        os.close(heard)
        work(path, reports, out, lambda line: os.write(said, f"{line}\n".encode()) and None)
        status = 0
    finally:
        os._exit(status)
