"""How fast Dateline is: `make bench`, or `python bench/chain.py [--sizes 1000,10000]`.

Prints, from one run: how long the command takes to start; articles a second on one core, for the whole chain and each stage,
and each as a share of the whole, of the example reports and of articles of 500 words; what taking in these costs in each kind
of file; what two processes gain; the encoder alone; the memory at its height; and what one more article costs in a case of so
many claims that stays open. Rates are by the processor's time, so that a busy machine changes little; start-up is given by the
clock too.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from itertools import islice
from pathlib import Path
from typing import Any

from newsreel import PER_REPORT, make_reports

from dateline import extract, pipeline
from dateline.case import Case
from dateline.ingest import read_sources
from dateline.kept import Kept
from dateline.knowledge.spelling import fold
from dateline.link.comparison import Comparison
from dateline.link.events import Events
from dateline.link.grouping import Grouping
from dateline.link.inventory import Inventory
from dateline.link.lineage import Lineage
from dateline.model import Article, digest
from dateline.parse import open_parser
from dateline.settings import SHIPPED, Settings
from dateline.store import Store
from dateline.when import When

EXAMPLES = Path(__file__).parents[1] / "examples" / "reports"
BUDGET = 0.150
"""Seconds that `dateline --help` may take on a machine that does nothing else."""
COPIES = 4
"""How often the examples are read, each time as other reports."""
WORDS, AIM = 500, 10
"""Words of an article by which speed is counted, and how many such a second and core are wanted."""
ADDED = 100
"""Articles that are added to a case one by one."""
TURNS = 40
"""How often the examples are told anew, each time of another country, for the case that one process builds and two."""
ROUNDS = 2
"""How often each of them builds it: others use the machine too, so that the quickest counts."""
COUNTRIES = """Bolivia Bolivian La_Paz Oruro
Cambodia Cambodian Phnom_Penh Battambang
Cameroon Cameroonian Yaounde Garoua
Colombia Colombian Bogota Cali
Ecuador Ecuadorian Quito Guayaquil
Egypt Egyptian Cairo Aswan
Ethiopia Ethiopian Addis_Ababa Gondar
Georgia Georgian Tbilisi Kutaisi
Ghana Ghanaian Accra Kumasi
Haiti Haitian Port-au-Prince Jacmel
Honduras Honduran Tegucigalpa Choluteca
Hungary Hungarian Budapest Szeged
Indonesia Indonesian Jakarta Surabaya
Kenya Kenyan Nairobi Eldoret
Libya Libyan Tripoli Misrata
Malawi Malawian Lilongwe Zomba
Nicaragua Nicaraguan Managua Leon
Paraguay Paraguayan Asuncion Encarnacion
Peru Peruvian Lima Arequipa
Tanzania Tanzanian Dodoma Mwanza
Tunisia Tunisian Tunis Sfax
Uganda Ugandan Kampala Gulu
Venezuela Venezuelan Caracas Maracay
Zambia Zambian Lusaka Ndola
Algeria Algerian Algiers Tlemcen
Argentina Argentine Buenos_Aires Neuquen
Armenia Armenian Yerevan Gyumri
Bulgaria Bulgarian Sofia Pleven
Chile Chilean Santiago Iquique
Cuba Cuban Havana Holguin
Gambia Gambian Banjul Farafenni
Jordan Jordanian Amman Zarqa
Laos Laotian Vientiane Pakse
Lesotho Lesotho Maseru Mafeteng
Mongolia Mongolian Ulaanbaatar Darkhan
Morocco Moroccan Rabat Nador
Nepal Nepalese Kathmandu Pokhara
Romania Romanian Bucharest Craiova
Serbia Serbian Belgrade Nis
Uruguay Uruguayan Montevideo Salto"""
"""A country, its adjective, its capital and a town with a camp, in place of those that the examples tell of."""
SURNAMES = """Keïta Keita Cissé Cisse Sisse Maïga Goïta Goyta Diaw Diop Wagué Touré Toure Sanogo Dramé Timbiné Camara Koné Daw
Ouane"""
"""Who is named in the examples, but for statesmen of the world."""
PARTS = (
    (Inventory, "change"),
    (Lineage, "add"),
    (Comparison, "change"),
    (Grouping, "change"),
    (Events, "change"),
    (Store, "change_linked"),
    (Store, "add_articles"),
    (Store, "save_claims"),
)
"""What linking one more article consists of."""


def spent() -> float:
    """Seconds of the processor, of this program and those it ended."""
    own, others = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def start_up() -> None:
    """Print the best of ten for the command's help and for importing the library."""
    print("start-up, best of ten: the processor's time, and by the clock")
    calls = {
        "python itself": ["-c", "pass"],
        "import dateline": ["-c", "import dateline"],
        "dateline --help": ["-c", "from dateline.cli import main; main()", "--help"],
    }
    for name, call in calls.items():
        times = [_measured([sys.executable, *call]) for _ in range(10)]
        busy, clock = min(t[0] for t in times), min(t[1] for t in times)
        over = f"  over the budget of {BUDGET * 1000:.0f} ms" if busy > BUDGET else ""
        print(f"  {name:<18}{busy * 1000:8.0f} ms{clock * 1000:8.0f} ms{over}")


def _measured(call: list[str]) -> tuple[float, float]:
    busy, clock = spent(), time.perf_counter()
    subprocess.run(call, stdout=subprocess.DEVNULL, check=True)
    return spent() - busy, time.perf_counter() - clock


def stages(title: str, articles: list[Article], source: Path) -> float:
    """Print articles a second a core of each stage and of the whole chain, and give back the latter. `source` is where the
    articles are read from."""
    parser = open_parser(SHIPPED)
    extract.code_article(articles[0], parser.read(articles[:1])[0])
    many = _copies(articles)
    costs: dict[str, float] = {}
    _cost(costs, "ingest", lambda: [list(read_sources([str(source)])) for _ in range(COPIES)], len(many))
    analyses = _cost(costs, "parse", lambda: parser.read(many), len(many))
    claims = _cost(
        costs,
        "extract",
        lambda: [c for a, s in zip(many, analyses, strict=True) for c in extract.code_article(a, s)],
        len(many),
    )
    once = [c for c in claims if c.article.endswith("-0")]
    zero = {a.id: a for a in many[: len(articles)]}
    _cost(costs, "link", lambda: pipeline.link_case(once, zero, ()), len(articles))
    with tempfile.TemporaryDirectory() as folder, Case.open(Path(folder, "c.dateline"), settings=Settings()) as case:
        begun = spent()
        case.add(source)
        case.build()
        whole = (spent() - begun) / len(articles)
    costs["the rest (the case file)"] = max(0.0, whole - sum(costs.values()))
    words = sum(len(a.text.split()) for a in articles)
    print(f"\n{title}: articles a second on one core ({len(articles)} of {words // len(articles)} words, {len(once)} claims)")
    for name, cost in costs.items():
        print(f"  {name:<26}{1 / cost if cost else 0:9.1f}{cost / whole:8.0%} of the whole chain")
    print(f"  {'whole chain':<26}{1 / whole:9.1f}")
    return 1 / whole


def _copies(articles: list[Article]) -> list[Article]:
    return [
        Article(f"{a.id}-{n}", a.text, f"{a.digest}{n}", published=a.published, language=a.language)
        for n in range(COPIES)
        for a in articles
    ]


def long_articles(articles: list[Article], *, turn: int = 0) -> list[Article]:
    """Articles of about WORDS words: the paragraphs of the examples, one behind the other, cut anew, twice in other cuts; in
    every `turn` but the first told of another country, in another order."""
    paragraphs = [told_elsewhere(part, turn) for a in articles for part in a.text.split("\n\n")]
    if turn:
        random.Random(turn).shuffle(paragraphs)
    made, text = [], ""
    for part in paragraphs + paragraphs[len(paragraphs) // 2 :] + paragraphs[: len(paragraphs) // 2]:
        text = f"{text}\n\n{part}".lstrip()
        if len(text.split()) >= WORDS:
            name = f"long{turn}-{len(made)}" if turn else f"long{len(made)}"
            made.append(Article(name, text, digest(text), published=When.of(f"{2020 - turn}-09-01"), language="en"))
            text = ""
    return made


def write(articles: list[Article], folder: Path) -> dict[str, Path]:
    """The same articles in each kind of file, by its name."""
    page = "<html><head><title>{}</title></head><body><article>{}</article></body></html>"
    made = {
        "plain text": [(f"{a.id}.txt", a.text) for a in articles],
        "JSONL": [("all.jsonl", "".join(json.dumps(_record(a)) + "\n" for a in articles))],
        "HTML": [
            (f"{a.id}.html", page.format(a.id, "".join(f"<p>{escape(p)}</p>" for p in a.text.split("\n\n")))) for a in articles
        ],
    }
    for kind, files in made.items():
        (folder / kind).mkdir()
        for name, text in files:
            (folder / kind / name).write_text(text, encoding="utf-8")
    return {kind: folder / kind for kind in made}


def _record(article: Article) -> dict[str, str]:
    return {"id": article.id, "text": article.text, "published": str(article.published.iso()[0]), "language": "en"}


def ingest(sources: dict[str, Path], count: int) -> None:
    """Print what taking in an article costs in each kind of file, and what the first does: it starts the program that reads
    pages."""
    print(f"\ningest by kind of file: {count} articles of {WORDS} words, milliseconds each, and the start of a run")
    for kind, source in sources.items():
        files = sorted(source.iterdir())
        one, all_ = (_best(lambda some=some: list(read_sources(map(str, some)))) for some in (files[:1], files))
        each = (all_ - one) / (len(files) - 1) if len(files) > 1 else all_ / count
        print(f"  {kind:<26}{1000 * each:9.1f}{1000 * max(0.0, one - each * (1 if len(files) > 1 else count)):9.1f}")


BUILD = """
import sys, time
from dateline.case import Case
from dateline.settings import Settings

told = {}
with Case.open(sys.argv[1], settings=Settings(workers=int(sys.argv[3]))) as case:
    with case.at_once():
        case.add(sys.argv[2])
        case.build(progress=lambda stage, done, all: told.setdefault(stage, time.process_time()))
print(time.process_time() - told["linking"], time.process_time())
"""
"""Builds a case; prints the processor's seconds that the program itself, without those that it has at work for it, spends on
linking, and on all."""


BARE = """
import sys, time
from dateline.ingest import read_sources
from dateline.pipeline import read_and_code

articles = list(read_sources(sys.argv[1:]))[:32]
read_and_code(articles[:2])
begun = time.process_time()
read_and_code(articles)
print(time.process_time() - begun)
"""
"""Reads and codes some articles; prints the processor's seconds that this takes."""


def told_elsewhere(text: str, turn: int) -> str:
    """The same news of another country, its people and another year, in every turn but the first: a case that grows by stories,
    not by copies of one."""
    if not turn:
        return text
    country, adjective, capital, town = (w.replace("_", " ") for w in COUNTRIES.splitlines()[turn - 1].split())
    instead = {"Malian": adjective, "Mali": country, "Bamako": capital, "BAMAKO": capital.upper(), "Kati": town}
    heads = [f"{a}{b}{c}" for a in "BDFGLMNPRST" for b in "aeiou" for c in ("r", "l", "nd")]
    random.Random(turn).shuffle(heads)
    forms = {fold(name)[:2]: head for name, head in zip(SURNAMES.split(), heads, strict=False)}
    instead |= {name: forms[fold(name)[:2]] + name[2:] for name in SURNAMES.split()}
    text = re.sub(rf"\b({'|'.join(instead)})", lambda m: instead[m[1]], text)
    return re.sub(r"\b(?:19|20)\d\d\b", lambda m: str(int(m[0]) - turn), text)


def two_processes(articles: list[Article]) -> None:
    """Print how much sooner two processes, of which the program is one, build a case than one: the examples, told of so many
    countries. By the clock, which says little on a machine that others use; so the quickest of some turns of each, how much the
    two spend, and what the machine itself allows."""
    made = [one for turn in range(TURNS) for one in long_articles(articles, turn=turn)]
    print(f"\none process and two: a case of {len(made)} articles of {WORDS} words, seconds")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "all.jsonl")
        source.write_text("".join(json.dumps(_record(a)) + "\n" for a in made), encoding="utf-8")
        built = {1: [], 2: []}
        for turn in range(ROUNDS):
            for n, runs in built.items():
                runs.append(_built(Path(folder, f"{turn}-{n}.dateline"), source, n))
        alone, (left, right) = *_read_bare(source, 1), _read_bare(source, 2)
    for name, runs in zip(("one", "two"), built.values(), strict=True):
        for busy, clock, linking, own in runs:
            spent_on = f"{busy:8.1f} of the processor, {own:.1f} in the program, {linking:.1f} linking"
            print(f"  {name}  {clock:8.1f} by the clock {spent_on}")
    one, two = (min(runs, key=lambda run: run[1]) for runs in built.values())
    print(f"  the quickest of {ROUNDS} turns each:")
    print(f"  two are {one[1] / two[1]:.2f} times as fast by the clock, they spend {two[0] / one[0]:.2f} times as much;")
    bare, bound = (left + right) / 2 / alone, 2 * alone / max(left, right)
    print(f"  two readers that know nothing of each other spend {bare:.2f} times as much each,")
    print(f"  so that no program reads more than {bound:.2f} times as fast here")


def _read_bare(source: Path, count: int) -> list[float]:
    """What each of so many readers at once spends on the same articles: memory and caches are the machine's."""
    call = [sys.executable, "-c", BARE, str(source)]
    readers = [subprocess.Popen(call, stdout=subprocess.PIPE, text=True) for _ in range(count)]
    return [float(reader.communicate()[0]) for reader in readers]


def _built(case: Path, source: Path, workers: int) -> tuple[float, float, float, float]:
    """What a build takes in so many processes: of the processor and by the clock; and of the processor in the program itself
    for linking, and in all."""
    busy, clock = spent(), time.perf_counter()
    call = [sys.executable, "-c", BUILD, str(case), str(source), str(workers)]
    told = subprocess.run(call, capture_output=True, text=True, check=True).stdout.split()
    return spent() - busy, time.perf_counter() - clock, float(told[0]), float(told[1])


def _best(call: Callable[[], Any]) -> float:
    """The least of some turns: seconds of the processor."""
    times = []
    for _ in range(COPIES):
        begun = spent()
        call()
        times.append(spent() - begun)
    return min(times)


def _cost(costs: dict[str, float], name: str, call: Callable[[], Any], count: int) -> Any:
    begun = spent()
    found = call()
    costs[name] = (spent() - begun) / count
    return found


def encoder(articles: list[Article]) -> None:
    """Print the reader's speed beside that of its encoder alone."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "articles.jsonl")
        path.write_text("".join(json.dumps({"id": a.id, "text": a.text}) + "\n" for a in articles), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, Path(__file__).with_name("reader.py"), path], capture_output=True, text=True, check=True
        )
    print("\nthe reader beside its encoder alone")
    print("".join(f"  {line}\n" for line in done.stdout.splitlines()), end="")


def growth(sizes: list[int]) -> None:
    """Print what one more article costs in cases of so many claims that stay open, and which part of linking it goes to."""
    print(f"\none more article of 12 claims in a case of so many that stays open ({ADDED} of them, the next of the same news;")
    print("without reading it): seconds of the processor, and by the clock")
    base = 0.0
    for size in sizes:
        kept = Kept()
        with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder, "c.dateline")) as store:
            reports = make_reports(size + PER_REPORT * ADDED)
            begun = spent()
            _fill(store, islice(reports, size // PER_REPORT), kept)
            filled = spent()
            pipeline.relink(store, version="made up", kept=kept)
            whole = spent() - filled
            parts: Counter[str] = Counter()
            costs, clocks = [], []
            with timed(parts):
                for report in reports:
                    begun, clock = spent(), time.perf_counter()
                    _fill(store, iter([report]), kept)
                    pipeline.relink(store, version="made up", kept=kept)
                    costs.append(spent() - begun)
                    clocks.append(time.perf_counter() - clock)
            more = statistics.median(costs)
            base = base or more
            parts["all else"] = sum(costs) - sum(parts.values())
            said = ", ".join(f"{name} {cost / ADDED:.3f}" for name, cost in parts.most_common())
            held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"  {store.count_claims():>9,} claims, {store.count_events():,} events: half of them below {more:.3f} s,"
                f" {more / base:.1f} times the first; mean {statistics.mean(costs):.3f}, most {max(costs):.3f}\n"
                f"      by the clock: half below {statistics.median(clocks):.3f}, mean {statistics.mean(clocks):.3f},"
                f" most {max(clocks):.3f}\n"
                f"      linked whole in {whole:.1f} s, {whole / size * 1e6:.0f} µs a claim; memory {held:.0f} MB\n"
                f"      mean by part: {said}",
                flush=True,
            )


def _fill(store: Store, reports: Iterator[tuple[Article, list[Any]]], kept: Kept) -> None:
    if store.noted(pipeline.READ_BY) is None:
        store.note(pipeline.READ_BY, "made up")
    while some := list(islice(reports, 500)):
        store.add_articles([article for article, _ in some])
        coded = {article.id: claims for article, claims in some}
        with kept.writing(store, coded):
            store.save_claims("made up", coded)


@contextmanager
def timed(parts: Counter[str]) -> Iterator[None]:
    """Count the processor's time in each part of linking."""
    before = {(kind, name): getattr(kind, name) for kind, name in PARTS}

    def watch(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*given: Any, **named: Any) -> Any:
            begun = spent()
            found = call(*given, **named)
            parts[name] += spent() - begun
            return found

        return watched

    try:
        for (kind, name), call in before.items():
            setattr(kind, name, watch(f"{kind.__name__}.{name}", call))
        yield
    finally:
        for (kind, name), call in before.items():
            setattr(kind, name, call)


def main() -> None:
    """Measure, and print."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--sizes", default="1000,10000,100000", help="claims in the cases that grow; empty for none")
    a = ap.parse_args()
    start_up()
    articles = [found for found in read_sources([str(EXAMPLES)]) if isinstance(found, Article)]
    stages("the example reports", articles, EXAMPLES)
    long = long_articles(articles)
    with tempfile.TemporaryDirectory() as folder:
        sources = write(long, Path(folder))
        whole = stages(f"articles of {WORDS} words", long, sources["JSONL"])
        print(f"  {whole / AIM:.2f} of the aim of {AIM}")
        ingest(sources, len(long))
    two_processes(articles)
    print(f"memory at its height: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    encoder(_copies(long))
    growth([int(size) for size in a.sizes.split(",") if size])


if __name__ == "__main__":
    main()
