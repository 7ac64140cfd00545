"""Communities of a network: Louvain's method, with halves of the nodes moving at a time.

The same network gives the same communities: who moves when is drawn with a fixed seed. Every
community is connected, as Leiden's method has it.

Source: V. Blondel and others, Journal of Statistical Mechanics P10008 (2008); V. Traag and
others, Scientific Reports 9, 5233 (2019).
"""

from typing import Any

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from innoway.engine.network.parties import Numbers, Shares

SEED = 20_081_009
GAIN = 1e-5  # of modularity; a round or level that gains less is the last
ROUNDS = 40
LEVELS = 20
PARTS = 4  # of the nodes move at a time, so that neighbours rarely swap places


def communities(weights: Any) -> Numbers:
    """Return the number of its community by node; 0 is the largest, then by lowest member."""
    chance = np.random.default_rng(SEED)
    size = weights.shape[0]
    member, level = np.arange(size), sparse.csr_array(weights, dtype=np.float64)
    best = modularity(weights, member)
    for _ in range(LEVELS):
        group = _moved(level, chance)
        group = np.unique(group, return_inverse=True)[1]
        joined = group[member]
        now = modularity(weights, joined)
        if now < best + GAIN:
            break
        member, best = joined, now
        groups = _indicator(group)
        level = sparse.csr_array(groups.T @ level @ groups)
    return _by_size(_connected(weights, member))


def modularity(weights: Any, member: Numbers) -> float:
    """Return the share of weight inside communities beyond what chance would put there.

    Source: M. E. J. Newman and M. Girvan, Physical Review E 69, 026113 (2004).
    """
    whole = float(weights.sum())
    if not whole:
        return 0.0
    links = sparse.coo_array(weights)
    inside = links.data[member[links.row] == member[links.col]].sum() / whole
    strength = np.bincount(member, weights=np.asarray(weights.sum(axis=1)).ravel())
    return float(inside - ((strength / whole) ** 2).sum())


def _moved(weights: Any, chance: np.random.Generator) -> Numbers:
    """Return the group of each node after rounds in which nodes move where modularity gains."""
    size = weights.shape[0]
    group = np.arange(size)
    strength = np.asarray(weights.sum(axis=1)).ravel()
    whole = strength.sum()
    if not whole:
        return group
    inner = sparse.csr_array(weights - sparse.diags_array(weights.diagonal()))
    best, kept = modularity(weights, group), group.copy()
    for _ in range(ROUNDS):
        turns = chance.integers(0, PARTS, size)
        for turn in range(PARTS):
            nodes = np.flatnonzero((turns == turn) & (np.diff(inner.indptr) > 0))
            if len(nodes):
                group[nodes] = _best(inner, nodes, group, strength, whole)
        now = modularity(weights, group)
        if now < best + GAIN:
            break
        best, kept = now, group.copy()
    return kept


def _best(inner: Any, nodes: Numbers, group: Numbers, strength: Shares, whole: float) -> Numbers:
    """Return for some nodes the group each gains most in, its own where none is better."""
    size = len(group)
    total = np.bincount(group, weights=strength, minlength=size)
    counts = np.bincount(group, minlength=size)
    toward = sparse.csr_array(inner[nodes] @ _indicator(group, size))
    row = np.repeat(np.arange(len(nodes)), np.diff(toward.indptr))
    target, own = toward.indices, group[nodes]
    mine = strength[nodes]
    stays = target == own[row]
    rest = total[target] - np.where(stays, mine[row], 0.0)
    gain = toward.data - mine[row] * rest / whole
    # Two single nodes must not swap: only the higher number joins the lower.
    alone = (counts[own[row]] == 1) & (counts[target] == 1) & (target > own[row])
    gain[alone] = -np.inf
    staying = -mine * (total[own] - mine) / whole
    staying[row[stays]] = gain[stays]
    order = np.lexsort((target, -gain, row))
    first = order[np.unique(row[order], return_index=True)[1]]
    found = own.copy()
    better = gain[first] > staying[row[first]] + 1e-12
    found[row[first][better]] = target[first][better]
    return found


def _indicator(group: Numbers, width: int | None = None) -> Any:
    """Return the matrix that has a one where a node (row) is in a group (column)."""
    shape = (len(group), width or int(group.max(initial=-1)) + 1)
    ones = np.ones(len(group))
    return sparse.csr_array((ones, group, np.arange(len(group) + 1)), shape=shape)


def _connected(weights: Any, member: Numbers) -> Numbers:
    """Return communities with each that falls apart divided into its pieces."""
    links = sparse.coo_array(weights)
    inside = member[links.row] == member[links.col]
    kept = (links.data[inside], (links.row[inside], links.col[inside]))
    pieces = sparse.csr_array(kept, shape=weights.shape)
    return np.asarray(connected_components(pieces, directed=False)[1], dtype=np.int64)


def _by_size(member: Numbers) -> Numbers:
    """Return the same communities numbered from the largest, then by their lowest member."""
    _, lowest, names, counts = np.unique(
        member, return_index=True, return_inverse=True, return_counts=True
    )
    order = np.lexsort((lowest, -counts))
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return np.asarray(rank[names])
