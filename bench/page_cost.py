"""What each page costs: database queries, and milliseconds of a real server, with 1 and 50 rows.

Run it on a data home in which patents are loaded (``INNOWAY_HOME``): it serves that home on a
free port with ``innoway demo --no-data``, or uses the server that ``--address`` names.
"""

import argparse
import gzip
import os
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

from bench.report import write_section

ROUNDS = 31
WAIT = 120.0


def main() -> None:
    """Measure every page and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="", help="a running server, else one is started")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    chosen = parser.parse_args()
    with served(chosen.address) as address:
        pages = pages_of()
        rows = [row_of(address, *page, chosen.rounds) for page in pages]
        visits = [
            (path, first_visit(address, path)) for path in ("/", "/search/?q=battery", "/charts/")
        ]
    write_section("page-cost", table_of(rows, visits, chosen.rounds))


@contextmanager
def served(address: str) -> Iterator[str]:
    """Yield the address of a server; one that was started here is stopped here."""
    if address:
        yield address
        return
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "innoway.project.cli", "demo", "--no-data"]
    process = subprocess.Popen([*command, "--port", str(port)], stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/health/live", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


def wait_for(url: str, process: "subprocess.Popen[bytes]") -> None:
    """Return as soon as the server answers."""
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        if process.poll() is not None:
            raise SystemExit("the server ended before it answered; look into its logs")
        try:
            urllib.request.urlopen(url, timeout=5).read()
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise SystemExit(f"no answer from {url} in {WAIT:.0f} s")


def pages_of() -> list[tuple[str, str, int]]:
    """Return (name, path, rows) of pages with one row and with fifty, found in the store itself."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "innoway.project.settings")
    os.environ.setdefault("DATABASE_URL", "postgres://innoway@localhost/unused")
    import django

    django.setup()
    from innoway.apps.observatory import gateways

    pages = [("start", "/", 6)]
    for size in (1, 50):
        hit = one_owner(gateways, size)
        pages.append((f"organisation, {size}", f"/organisations/{hit}/", size))
    first = gateways.search_documents(gateways.SearchQuery(text="battery", kind="technology"))
    pages += [
        ("search, 1", f"/search/?q=id:{first.hits[0].id}&per=50", 1),
        ("search, 50", "/search/?q=battery&kind=technology&per=50", 50),
        ("search in Chinese, 50", f"/search/?q={quote('锂电池 电极')}&per=50", 50),
        ("search, all 50", "/search/?per=50", 50),
        ("technology", f"/technologies/{first.hits[0].id}/", 1),
        ("statements of a technology", f"/statements/{first.hits[0].id}/", 50),
        ("sources", "/sources/", len(gateways.sources())),
        ("charts", "/charts/", 3),
        ("search, API, 50", "/api/observatory/search?q=battery&per=50", 50),
    ]
    return pages


def one_owner(gateways: object, size: int) -> str:
    """Return the id of an organisation with one technology, or with fifty and more."""
    owners = gateways.patents_by_owner(limit=100_000)
    fitting = [o for o in owners if (o.count == 1 if size == 1 else o.count >= size)]
    return fitting[len(fitting) // 2].id


def row_of(address: str, name: str, path: str, rows: int, rounds: int) -> tuple[object, ...]:
    """Measure one page after it was asked for twice per worker."""
    begin = time.perf_counter()
    get(address + path)
    first = 1000 * (time.perf_counter() - begin)
    for _ in range(8):
        get(address + path)
    times, body = [], b""
    for _ in range(rounds):
        begin = time.perf_counter()
        body = get(address + path)
        times.append(1000 * (time.perf_counter() - begin))
    times.sort()
    return name, rows, queries_of(path), first, statistics.median(times), times[-2], body


def get(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=60) as answer:
        return answer.read()


def first_visit(address: str, path: str) -> str:
    """Say what a browser fetches with its first page, as the proxy compresses it."""
    page = get(address + path).decode()
    assets = sorted(set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page)))
    bodies = [get(address + asset) for asset in assets]
    packed = sum(min(len(body), len(gzip.compress(body))) for body in bodies)
    return f"{1 + len(assets)} requests, {(packed + packed_size(page.encode())) / 1000:.0f} kB compressed"


def packed_size(body: bytes) -> int:
    return len(gzip.compress(body, 6))


def queries_of(path: str) -> str:
    """Count the database queries of a page in this process; the API counts requests there."""
    from django.db import connection
    from django.test import Client

    if path.startswith("/api/"):
        return "rate limit only"
    connection.force_debug_cursor = True
    before = len(connection.queries_log)
    Client().get(path, headers={"Host": "localhost"})
    return str(len(connection.queries_log) - before)


def table_of(rows: list[tuple[object, ...]], visits: list[tuple[str, str]], rounds: int) -> str:
    """Return the rows as a table."""
    lines = [
        "First: the first request of its kind to a server that just started. Database queries of a visitor without account, and the whole time of the request from "
        f"a real server (granian, one client, median and second slowest of {rounds}); "
        f"load of the machine {os.getloadavg()[0]:.0f} on {os.cpu_count()} cores.",
        "",
        "| Page | Rows | Queries | First, ms | Median, ms | Slow, ms | kB | kB compressed |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for name, count, queries, first, median, slow, body in rows:
        lines.append(
            f"| {name} | {count} | {queries} | {first:.0f} | {median:.1f} | {slow:.1f} "
            f"| {len(body) / 1000:.0f} | {packed_size(body) / 1000:.0f} |"
        )
    lines += [
        "",
        "First visit, nothing cached: " + "; ".join(f"`{p}` {v}" for p, v in visits) + ".",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
