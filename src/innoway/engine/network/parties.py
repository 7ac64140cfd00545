"""Who works with whom: the parties of the graph, linked by the documents they share, as a matrix."""

# ruff: noqa: S608 - names come from the code

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from innoway.engine.store.derived import Derivation

Numbers = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float64]
TOGETHER = ("inventor", "owner", "applicant", "assignor", "assignee")
CROWD = 50  # parties on a document; with more of them it says little of any two

# A document of n parties gives each pair 1/(n - 1), so that each party gains 1 by it; summed in
# whole millionths, whose sum does not depend on the order of rows.
# Source: M. E. J. Newman, Physical Review E 64, 016132 (2001).
_PAIRS = f"""
    WITH met AS (SELECT DISTINCT document, entity FROM membership
                 WHERE document IS NOT NULL AND role IN {TOGETHER}),
    sized AS (SELECT document, count(*) AS size FROM met GROUP BY document
              HAVING count(*) BETWEEN 2 AND {CROWD}),
    numbered AS (SELECT m.document, p.number, (1000000 // (s.size - 1))::BIGINT AS share
                 FROM met m JOIN sized s USING (document) JOIN parties p ON p.id = m.entity)
    SELECT a.number AS one, b.number AS other, (sum(a.share) / 1000000)::DOUBLE AS weight
    FROM numbered a JOIN numbered b ON a.document = b.document AND a.number < b.number
    GROUP BY ALL ORDER BY one, other"""


@dataclass(frozen=True, slots=True)
class Network:
    """An undirected network: row and column n of ``weights`` are the party ``ids[n]``."""

    ids: Any  # Arrow array in order
    weights: Any  # symmetric scipy CSR matrix without a diagonal

    @property
    def size(self) -> int:
        return int(self.weights.shape[0])


def symmetric(size: int, one: Numbers, other: Numbers, weight: Shares) -> Any:
    """Return the matrix of an undirected network from its links, each given once."""
    ends = np.concatenate([one, other]), np.concatenate([other, one])
    both = sparse.csr_array((np.concatenate([weight, weight]), ends), shape=(size, size))
    both.sort_indices()
    return both


def network_of(made: Derivation) -> Network:
    """Return the network of all people and organisations that share a document with another."""
    made.con.execute("""CREATE OR REPLACE TABLE parties AS
        SELECT id, (row_number() OVER (ORDER BY id) - 1)::BIGINT AS number FROM entities""")
    ids = made.con.execute("SELECT id FROM parties ORDER BY number").to_arrow_table()["id"]
    pairs = made.con.execute(_PAIRS).to_arrow_table()
    made.con.execute("DROP TABLE parties")
    one, other, weight = (pairs[name].to_numpy() for name in ("one", "other", "weight"))
    return Network(ids.combine_chunks(), symmetric(len(ids), one, other, weight))
