"""Centrality and communities against published values and slow, plain definitions."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innoway.engine.network import centrality as measures
from innoway.engine.network.centrality import betweenness, pagerank
from innoway.engine.network.communities import communities, modularity
from innoway.engine.network.parties import symmetric

# W. W. Zachary, Journal of Anthropological Research 33 (1977): members of a karate club.
KARATE = """
0-1 0-2 0-3 0-4 0-5 0-6 0-7 0-8 0-10 0-11 0-12 0-13 0-17 0-19 0-21 0-31 1-2 1-3 1-7 1-13 1-17 1-19
1-21 1-30 2-3 2-7 2-8 2-9 2-13 2-27 2-28 2-32 3-7 3-12 3-13 4-6 4-10 5-6 5-10 5-16 6-16 8-30 8-32
8-33 9-33 13-33 14-32 14-33 15-32 15-33 18-32 18-33 19-33 20-32 20-33 22-32 22-33 23-25 23-27 23-29
23-32 23-33 24-25 24-27 24-31 25-31 26-29 26-33 27-33 28-31 28-33 29-32 29-33 30-32 30-33 31-32
31-33 32-33"""


def matrix(links, size):
    one, other = np.array([pair[:2] for pair in links], dtype=np.int64).reshape(-1, 2).T
    return symmetric(size, one, other, np.ones(len(links)))


@pytest.fixture
def karate():
    return matrix([tuple(map(int, pair.split("-"))) for pair in KARATE.split()], 34)


SIZE = 9
LINKS = st.lists(st.sampled_from(list(combinations(range(SIZE), 2))), unique=True)


def test_the_karate_club_has_its_published_values(karate):
    assert karate.nnz == 2 * 78
    assert betweenness(karate)[[0, 33, 32]] == pytest.approx([0.43764, 0.30407, 0.14525], abs=1e-5)
    assert int(pagerank(karate).argmax()) == 33
    assert pagerank(karate)[[33, 0]] == pytest.approx([0.10092, 0.09700], abs=1e-5)
    assert modularity(karate, communities(karate)) > 0.41  # the best there is: 0.4198


@given(LINKS)
def test_betweenness_is_the_share_of_shortest_paths(links):
    assert betweenness(matrix(links, SIZE)) == pytest.approx(slow_betweenness(links), abs=1e-9)


def slow_betweenness(links):
    """Count shortest walks between any two, all and through each node, by powers of the matrix."""
    dense = matrix(links, SIZE).toarray()
    steps, ways = np.full((SIZE, SIZE), np.inf), np.zeros((SIZE, SIZE))
    walks = np.eye(SIZE)
    for length in range(SIZE):
        fresh = (walks > 0) & np.isinf(steps)
        steps[fresh], ways[fresh] = length, walks[fresh]
        walks = walks @ dense
    through = np.zeros(SIZE)
    for a, b in combinations(range(SIZE), 2):
        for node in set(range(SIZE)) - {a, b}:
            if steps[a, b] < np.inf and steps[a, node] + steps[node, b] == steps[a, b]:
                through[node] += ways[a, node] * ways[node, b] / ways[a, b]
    return through * 2 / ((SIZE - 1) * (SIZE - 2))


@given(LINKS)
def test_pagerank_is_a_share_and_its_own_next_step(links):
    weights = matrix(links, SIZE)
    rank = pagerank(weights)
    degree = weights.sum(axis=1)
    jump = np.where(
        degree[:, None] > 0, weights.toarray() / np.maximum(degree, 1)[:, None], 1 / SIZE
    )

    assert rank.sum() == pytest.approx(1)
    assert 0.15 / SIZE + 0.85 * (jump.T @ rank) == pytest.approx(rank, abs=1e-9)


@given(LINKS)
def test_communities_are_connected_never_worse_than_none_and_always_the_same(links):
    weights = matrix(links, SIZE)
    member = communities(weights)

    assert modularity(weights, member) >= modularity(weights, np.arange(SIZE)) - 1e-12
    assert (communities(weights) == member).all()
    for number in set(member.tolist()):
        assert is_connected(np.flatnonzero(member == number).tolist(), links)


def is_connected(nodes, links):
    reached, waiting = set(), [nodes[0]]
    while waiting:
        node = waiting.pop()
        reached.add(node)
        waiting += [b for pair in links for a, b in (pair, pair[::-1])
                    if a == node and b in nodes and b not in reached]  # fmt: skip
    return reached == set(nodes)


def test_cliques_in_a_ring_are_told_apart():
    cliques, width = 30, 5
    links = [(c * width + a, c * width + b) for c in range(cliques)
             for a, b in combinations(range(width), 2)]  # fmt: skip
    links += [(c * width, (c + 1) % cliques * width + 1) for c in range(cliques)]

    member = communities(matrix(links, cliques * width)).reshape(cliques, width)

    assert (member == member[:, :1]).all()


def test_sampled_betweenness_finds_who_is_between(karate, monkeypatch):
    monkeypatch.setattr(measures, "EXACT", 10)

    assert set(np.argsort(betweenness(karate, pivots=20))[-3:]) <= {0, 2, 31, 32, 33}
