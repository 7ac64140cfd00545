"""The entity graph: analysis, neighbourhoods and paths at the size of the demo and ten times that.

Needs a resolved store (``--store``, else that of ``INNOWAY_HOME``). The larger one is made of ten
copies of its links, in each a twentieth of them led to another copy. Run: ``python -m bench graph``
"""

import argparse
import os
import random
import resource
import statistics
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from bench.report import write_section

from innoway.engine.facade import graph
from innoway.engine.network.centrality import betweenness, links_from, pagerank
from innoway.engine.network.communities import communities, modularity
from innoway.engine.network.parties import symmetric
from innoway.engine.network.paths import Links, links_of, search
from innoway.engine.store.derived import graph_snapshot, made_from

COPIES = 10
LED_AWAY = 0.05
QUESTIONS = 100
PIVOTS = 8  # betweenness takes as long for each; a run looks from 64
SEED = 3
LONGEST = 8


def timed(what: Callable[[], Any]) -> tuple[Any, float]:
    """Return what a call gives, and its seconds."""
    began = time.perf_counter()
    found = what()
    return found, time.perf_counter() - began


def latencies(calls: Iterable[Callable[[], Any]]) -> str:
    """Return the median and the 95th percentile of calls as cells, in milliseconds."""
    taken = sorted(timed(call)[1] * 1000 for call in calls)
    return f"{statistics.median(taken):.2f} | {taken[int(len(taken) * 0.95)]:.2f}"


def copied(one: Any, other: Any, size: int) -> tuple[Any, Any]:
    """Return ``COPIES`` of links given once, some of them led to another copy."""
    chance = np.random.default_rng(SEED)
    ends = [(one + copy * size, other + copy * size) for copy in range(COPIES)]
    first, last = (np.concatenate(side) for side in zip(*ends, strict=True))
    away = chance.random(len(last)) < LED_AWAY
    last[away] = (last[away] + size * chance.integers(1, COPIES, away.sum())) % (size * COPIES)
    return first, last


def links(one: Any, other: Any, size: int) -> Links:
    """Return links given once as the arrays in which paths are searched."""
    weights = symmetric(size, one, other, np.ones(len(one)))
    years = np.full(weights.nnz, np.nan, dtype=np.float32)
    return Links(
        pa.array([""] * size), weights.indptr.astype(np.int64), weights.indices.astype(np.int32),
        years, years,
    )  # fmt: skip


def analysis(name: str, weights: Any) -> list[str]:
    """Return the rows for one network of parties."""
    rank = timed(lambda: pagerank(weights))[1]
    between = timed(lambda: betweenness(weights, PIVOTS))[1] / PIVOTS
    member, seconds = timed(lambda: communities(weights))
    found = modularity(weights, member)
    return [
        f"| {name} | {weights.shape[0]:,} | {weights.nnz // 2:,} | {rank:.1f} | {between:.2f} "
        f"| {seconds:.1f} | {found:.3f} |"
    ]


def paths(name: str, found: Links) -> str:
    """Return the row of shortest paths between random nodes that have links."""
    linked = np.flatnonzero(np.diff(found.start))
    chance = random.Random(SEED)
    pairs = [chance.sample(range(len(linked)), 2) for _ in range(QUESTIONS)]
    answers: list[Any] = []

    def ask(a: int, b: int) -> None:
        answers.append(search(found, int(linked[a]), int(linked[b]), (None, None), LONGEST))

    cells = latencies(lambda a=a, b=b: ask(a, b) for a, b in pairs)
    there = sum(answer is not None for answer in answers)
    return f"| shortest path, {name}, {there} of {QUESTIONS} exist | {cells} |"


def party_network(store: Path) -> tuple[Any, Any, int]:
    """Return who shares a document with whom, each pair once, and how many they are."""
    shot = graph_snapshot(store)
    table = shot.arrow("""
        WITH numbered AS (SELECT entity, (row_number() OVER (ORDER BY entity) - 1) AS n
                          FROM centrality),
        met AS (SELECT DISTINCT document, n FROM membership JOIN numbered USING (entity)
                WHERE role IN ('inventor', 'owner', 'applicant', 'assignor', 'assignee')),
        few AS (SELECT document FROM met GROUP BY document HAVING count(*) BETWEEN 2 AND 50)
        SELECT DISTINCT a.n AS one, b.n AS other FROM met a JOIN met b USING (document)
        SEMI JOIN few USING (document) WHERE a.n < b.n ORDER BY one, other""")
    size = shot.tuples("SELECT count(*) FROM centrality")[0][0]
    return table["one"].to_numpy(), table["other"].to_numpy(), size


def main() -> None:
    """Measure and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    home = Path(os.environ.get("INNOWAY_HOME", "."))
    parser.add_argument("--store", type=Path, default=home / "store")
    store = parser.parse_args().store
    shot = graph_snapshot(store)
    if shot is None:
        raise SystemExit(f"{store} holds no graph; make one: innoway engine resolve store")
    one, other, size = party_network(store)
    table = ["| network of parties | parties | pairs | PageRank s | betweenness, s a pivot "
             "| communities s | modularity |", "|---|---:|---:|---:|---:|---:|---:|"]  # fmt: skip
    weights = symmetric(size, one, other, np.ones(len(one)))
    table += analysis("this store", weights)
    large = copied(one, other, size)
    grown = symmetric(size * COPIES, *large, np.ones(len(large[0])))
    table += analysis(f"{COPIES} times", grown)
    found, loading = timed(lambda: links_of(store, shot.number))
    ids = [
        row[0] for row in shot.tuples(f"SELECT id FROM nodes ORDER BY hash(id) LIMIT {QUESTIONS}")
    ]
    graph.neighbourhood(store, ids[0])
    rows = [
        "| question | p50 ms | p95 ms |", "|---|---:|---:|",
        f"| neighbourhood (60 edges), from files | "
        f"{latencies(lambda id=id: graph.neighbourhood(store, id) for id in ids)} |",
        f"| FollowTheMoney of it | "
        f"{latencies(lambda id=id: list(graph.follow_the_money(store, id)) for id in ids)} |",
        paths("this store", found),
    ]  # fmt: skip
    every = np.arange(len(found.ids), dtype=np.int32)
    origin, reached = found.around(every, (None, None))
    once = origin < reached
    wide = copied(origin[once].astype(np.int64), reached[once].astype(np.int64), len(found.ids))
    rows.append(paths(f"{COPIES} times", links(*wide, len(found.ids) * COPIES)))
    rows += peer(weights)
    said = made_from(store)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    write_section("graph", "\n".join([
        f"{len(found.ids):,} nodes, {said['edges']:,} edges with source and dates; paths use "
        f"{len(found.other) // 2:,} links, loaded once a version in {loading:.1f} s. The last run of "
        f"{'the whole store' if said['whole'] else 'what had changed'}, tables of the graph included, took "
        f"{said['seconds']:,} s and {said['peak_mb']:,} MB. Peak of this bench: {peak:,} MB.", "",
        *table, "", *rows, "",
        "Load average while measuring: " + ", ".join(f"{x:.1f}" for x in os.getloadavg()) + ".",
    ]))  # fmt: skip


def peer(weights: Any) -> list[str]:
    """Return what NetworkX takes on the network of parties, if it is installed."""
    try:
        import networkx
    except ImportError:
        return ["| NetworkX on the same arrays | not installed | |"]
    other = networkx.from_scipy_sparse_array(weights)
    nodes = np.flatnonzero(np.diff(weights.indptr))
    chance = random.Random(SEED)
    pairs = [chance.sample(nodes.tolist(), 2) for _ in range(QUESTIONS)]

    def shortest(a: int, b: int) -> Any:
        try:
            return networkx.shortest_path(other, a, b)
        except networkx.NetworkXNoPath:
            return None

    ours = links(*links_once(weights), weights.shape[0])
    return [
        f"| NetworkX, shortest path between parties | "
        f"{latencies(lambda a=a, b=b: shortest(a, b) for a, b in pairs)} |",
        f"| Innoway, the same questions | "
        f"{latencies(lambda a=a, b=b: search(ours, a, b, (None, None), 99) for a, b in pairs)} |",
        f"| NetworkX, PageRank of all parties | {timed(lambda: networkx.pagerank(other))[1] * 1000:,.0f} | |",
    ]  # fmt: skip


def links_once(weights: Any) -> tuple[Any, Any]:
    """Return each link of a symmetric matrix once."""
    origin, reached = links_from(weights, np.arange(weights.shape[0]))
    return origin[origin < reached], reached[origin < reached]


if __name__ == "__main__":
    main()
