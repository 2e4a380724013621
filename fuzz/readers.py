"""Feeds every reader broken files for a while, and stops at the first that breaks a law: `make fuzz SECONDS=60`.

With the package atheris, which follows what the code does with its input; else with changes made at random to whole files, the
same for the same `--seed`. What a file may do: be read, or be set aside with a reason. What it may not: raise, take longer than
ten seconds, give text that cannot be stored, a span outside its text, or a fault of ours as its reason. A file that does is
kept, under its digest. Readers run in this program, without the one that `dateline build` keeps apart.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "hostile"))

import nasty

from dateline.errors import DatelineError
from dateline.export.corrections import read_corrections
from dateline.ingest import apart, read_sources
from dateline.knowledge.own_actors import read_actors
from dateline.knowledge.own_places import add_places
from dateline.model import Article, SetAside
from dateline.settings import load_settings
from dateline.web.users import read_users

SLOW = 10.0
ENDINGS = (
    "txt",
    "md",
    "html",
    "json",
    "jsonl",
    "xml",
    "pdf",
    "warc",
    "places.csv",
    "places.geojson",
    "places.tsv",
    "actors.csv",
    "actors.toml",
    "settings.toml",
    "users.toml",
    "corrections.json",
)
"""How the bytes are read: as a report's file, as one of the user's own tables, or as corrections that come back."""
SMALL = 20_000
"""Only files up to this size are changed: more would be slow to read, and show nothing else."""
OWN = {
    "places.csv": b"name,lat,lon,kind,country,population,names\nAnwe,1.5,-2,town,NER,1200,Anwa;Anway\n",
    "places.tsv": b"name\tlat\tlon\nAnwe\t1.5\t-2\n",
    "places.geojson": b'{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point",'
    b'"coordinates":[1,2]},"properties":{"name":"Anwe","kind":"town"}}]}',
    "actors.csv": b"name,aliases,kind,country\nIssa Moro,Col. Moro;Moro,person,NER\n",
    "actors.toml": b'[[actor]]\nname = "Issa Moro"\naliases = ["Moro"]\n[[actor.offices]]\ntitle = "president"\n',
    "settings.toml": b'workers = 2\nbatch = 8\nreader = "shipped"\n',
    "users.toml": b'[[user]]\nname = "Ada"\nrole = "chief"\ntoken = "sha256:' + b"0" * 64 + b'"\n',
    "corrections.json": b'[{"data":{"article":"a","claims":[{"id":"c","type":"COUP","status":"happened","start":0,"end":4,'
    b'"sides":[{"role":"actor","start":5,"end":8,"name":"A"}]}]},"annotations":[{"id":1,"updated_at":"2020","result":['
    b'{"id":"c","type":"labels","from_name":"what","value":{"start":0,"end":4,"labels":["VOTE"]},"meta":{"text":["note"]}},'
    b'{"id":"c","from_name":"status","value":{"choices":["denied"]}},'
    b'{"id":"r","type":"labels","from_name":"role","value":{"start":5,"end":8,"labels":["actor"],"text":"B"}},'
    b'{"type":"relation","from_id":"c","to_id":"r"}]}]}]',
}
OWN_READERS: dict[str, Callable[[Path], object]] = {
    "places": add_places,
    "actors": read_actors,
    "settings": load_settings,
    "users": read_users,
    "corrections": read_corrections,
}
PIECES = [
    *(b"< > & \" ' { } [ ] , : ; \\ / \\u0000 \\ud800 &#0; &#x110000; <![CDATA[ ]]> <!-- --> % obj endobj stream".split()),
    *(b"\xff \xfe \xef\xbb\xbf \x00 \x1b \xe2\x80\xae \xf0\x9f\x99\x82 -1 1e999 9999999999 null NaN 0000-00-00".split()),
    b"\n",
    b"\r\n",
    b"\t",
    b" " * 50,
]


class InPlace(apart.Apart):
    """Reads in this program."""

    def read(self, kind: str, data: bytes, **about: str) -> apart.Found:
        """As the program apart would answer."""
        return list(apart.READS[kind](data, **about))


def try_file(path: Path) -> None:
    """Read one file, whatever it is by its name. Raises AssertionError for a law that it breaks."""
    begun = time.monotonic()
    name = path.name.partition(".")[2]
    if name in OWN:
        with suppress(DatelineError):
            OWN_READERS[name.partition(".")[0]](path)
    else:
        for found in read_sources([str(path)]):
            check(found)
    assert time.monotonic() - begun < SLOW, "it takes too long"


def check(found: Article | SetAside) -> None:
    """What holds of everything that was read."""
    if isinstance(found, SetAside):
        assert found.reason, "there is no reason"
        assert "fault of Dateline" not in found.reason, found.reason
        return
    for text in (found.id, found.text, found.title or "", found.outlet or "", found.url or ""):
        text.encode()
        assert "\0" not in text
    for furniture in found.furniture:
        assert found.quote(furniture.span).strip()


def seeds() -> list[tuple[str, bytes]]:
    """Whole files to begin from: the nasty ones that are small, and one of each of the user's tables."""
    made = [(name.rpartition(".")[2], make()) for name, make in nasty.NASTY.items() if "mb" not in name and "bomb" not in name]
    return [(ending, data[:SMALL]) for ending, data in made if ending in ENDINGS] + list(OWN.items())


def changed(data: bytes, chance: random.Random) -> bytes:
    """The data with a few changes: cut, doubled, overwritten, or with pieces that mean something to some reader."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at, end = sorted((chance.randrange(len(out) + 1), chance.randrange(len(out) + 1)))
        end = min(end, at + 400)
        match chance.randrange(5):
            case 0:
                del out[at:end]
            case 1:
                out[at:at] = out[at:end] * chance.randint(1, 20)
            case 2:
                out[at:at] = chance.choice(PIECES) * chance.choice((1, 1, 2, 500))
            case 3 if out:
                out[at % len(out)] = chance.randrange(256)
            case _:
                out[at:end] = chance.randbytes(min(end - at, 40))
    return bytes(out[: 4 * SMALL])


def run(data: bytes, ending: str, folder: Path, kept: Path) -> None:
    """Try some bytes; keep them when they break a law."""
    path = folder / f"f.{ending}"
    path.write_bytes(data)
    try:
        try_file(path)
    except BaseException:
        keep = kept / f"{hashlib.sha256(data).hexdigest()[:12]}.{ending}"
        keep.write_bytes(data)
        print(f"broken by {keep}", file=sys.stderr)
        raise


def at_random(seconds: float, seed: int, one: Callable[[bytes, str], None]) -> int:
    """Try changed files for so long; gives back how many."""
    chance, begun, count = random.Random(seed), time.monotonic(), 0
    files = seeds()
    for ending, data in files:
        one(data, ending)
    while time.monotonic() - begun < seconds:
        ending, data = chance.choice(files)
        one(changed(data, chance), chance.choice(ENDINGS) if chance.random() < 0.1 else ending)
        count += 1
    return count + len(files)


def main() -> None:
    """Fuzz for so many seconds."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--seconds", type=float, default=60)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--keep", type=Path, default=Path("fuzz"), help="where a file that breaks a law is kept")
    ap.add_argument("--at-random", action="store_true", help="without atheris, though it is installed")
    a = ap.parse_args()
    read = apart.Apart.read
    with tempfile.TemporaryDirectory() as name:
        os.environ["DATELINE_DATA"] = name
        apart.Apart.read = InPlace.read  # type: ignore[method-assign]
        try:
            if a.at_random or not with_atheris(a.seconds, Path(name), a.keep):
                count = at_random(a.seconds, a.seed, lambda data, ending: run(data, ending, Path(name), a.keep))
                print(f"{count} files tried at random (seed {a.seed}), none broke a law")
        finally:
            apart.Apart.read = read  # type: ignore[method-assign]


def with_atheris(seconds: float, folder: Path, keep: Path) -> bool:
    """Fuzz with atheris; False when it is not installed."""
    try:
        import atheris
    except ImportError:
        return False
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, (ending, data) in enumerate(seeds()):
        (corpus / str(number)).write_bytes(bytes([ENDINGS.index(ending)]) + data)

    def one(data: bytes) -> None:
        if data:
            run(data[1:], ENDINGS[data[0] % len(ENDINGS)], folder, keep)

    atheris.instrument_all()
    atheris.Setup(
        [
            sys.argv[0],
            f"-max_total_time={int(seconds)}",
            f"-max_len={4 * SMALL}",
            "-verbosity=0",
            "-print_final_stats=1",
            str(corpus),
        ],
        one,
    )
    atheris.Fuzz()
    return True


if __name__ == "__main__":
    main()
