"""How central a node of a network is: degree, PageRank and betweenness."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from innoway.engine.network.parties import Numbers, Shares

DAMPING = 0.85
TOLERANCE = 1e-10
ROUNDS = 200
EXACT = 2_000  # nodes up to which betweenness looks from every one
PIVOTS = 64  # nodes it looks from in a larger network
SEED = 20_010_607  # of the choice of pivots: the same network gives the same answer


@dataclass(frozen=True, slots=True)
class Centrality:
    """One value a node by each measure; PageRank sums to 1, betweenness is between 0 and 1."""

    degree: Numbers
    pagerank: Shares
    betweenness: Shares


def centrality(weights: Any) -> Centrality:
    """Return all measures of a symmetric matrix."""
    return Centrality(np.diff(weights.indptr), pagerank(weights), betweenness(weights))


def pagerank(weights: Any) -> Shares:
    """Return the share of time a walker is at each node, who jumps anywhere every seventh step.

    Raises:
        ArithmeticError: The walk did not settle.

    Source: L. Page, S. Brin and others, The PageRank Citation Ranking (1999).
    """
    size = weights.shape[0]
    if not size:
        return np.zeros(0)
    strength = np.asarray(weights.sum(axis=1)).ravel()
    lonely = strength == 0
    away = np.divide(1.0, strength, out=np.zeros(size), where=~lonely)
    rank = np.full(size, 1 / size)
    for _ in range(ROUNDS):
        stays = rank[lonely].sum() / size
        after = (1 - DAMPING) / size + DAMPING * (weights @ (rank * away) + stays)
        if np.abs(after - rank).sum() < TOLERANCE:
            return after
        rank = after
    raise ArithmeticError("PageRank did not settle; is a weight negative or not a number?")


def betweenness(weights: Any, pivots: int = PIVOTS) -> Shares:
    """Return the share of shortest paths of others that lead through each node, by steps.

    A network of more than ``EXACT`` nodes is looked at from ``pivots`` of them, drawn with a
    fixed seed among those with links; the value is then an estimate without bias.

    Source: U. Brandes, Journal of Mathematical Sociology 25 (2001); U. Brandes and C. Pich,
    International Journal of Bifurcation and Chaos 17 (2007) for the pivots.
    """
    size = weights.shape[0]
    linked = np.flatnonzero(np.diff(weights.indptr))
    through = np.zeros(size)
    if size < 3 or not len(linked):
        return through
    chosen = linked
    if size > EXACT and len(linked) > pivots:
        chosen = np.random.default_rng(SEED).choice(linked, pivots, replace=False)
    for pivot in chosen:
        through += _through(weights, int(pivot))
    return through * (len(linked) / len(chosen)) / ((size - 1) * (size - 2))


def _through(weights: Any, begin: int) -> Shares:
    """Return how much of the shortest paths from one node leads through each other."""
    size = weights.shape[0]
    seen = np.zeros(size, dtype=bool)
    ways, rests = np.zeros(size), np.zeros(size)
    seen[begin], ways[begin] = True, 1.0
    edge, steps = np.array([begin]), []
    while len(edge):
        origin, reached = links_from(weights, edge)
        fresh = ~seen[reached]
        origin, reached = origin[fresh], reached[fresh]
        np.add.at(ways, reached, ways[origin])
        steps.append((origin, reached))
        edge = np.unique(reached)
        seen[edge] = True
    for origin, reached in reversed(steps):
        np.add.at(rests, origin, ways[origin] / ways[reached] * (1 + rests[reached]))
    rests[begin] = 0.0
    return rests


def links_from(weights: Any, nodes: Numbers) -> tuple[Numbers, Numbers]:
    """Return (from, to) of every link of some nodes."""
    start = weights.indptr[nodes].astype(np.int64)
    counts = weights.indptr[nodes + 1] - start
    place = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(nodes, counts), weights.indices[np.repeat(start, counts) + place]
