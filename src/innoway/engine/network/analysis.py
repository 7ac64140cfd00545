"""Publish the analysis of the graph with it: flows, centrality and communities as tables."""

import pyarrow as pa

from innoway.engine.network.centrality import centrality
from innoway.engine.network.communities import communities, modularity
from innoway.engine.network.flows import write_flows
from innoway.engine.network.parties import Network, Numbers, network_of
from innoway.engine.store.derived import Derivation

TABLES = ("flows", "centrality", "communities", "community_names")
SMALLEST = 3  # a pair is no community

# A community keeps its id while its most central member stays.
_COMMUNITIES = f"""
    SELECT 'community-' || right(c.centre, 16) AS community, c.name, c.size, c.people,
        c.organisations, d.documents, m.modularity
    FROM (SELECT g.number, arg_max(g.entity, (a.pagerank, g.entity)) AS centre,
              coalesce(arg_max(e.name, (a.pagerank, g.entity)) FILTER (WHERE e.kind = 'organisation'),
                       arg_max(e.name, (a.pagerank, g.entity))) AS name,
              count(*)::BIGINT AS size, count_if(e.kind = 'person')::BIGINT AS people,
              count_if(e.kind = 'organisation')::BIGINT AS organisations
          FROM grouped g JOIN centrality a USING (entity) JOIN entities e ON e.id = g.entity
          GROUP BY g.number HAVING count(*) >= {SMALLEST}) c
    JOIN (SELECT g.number, count(DISTINCT x.document)::BIGINT AS documents
          FROM grouped g JOIN membership x USING (entity) GROUP BY g.number) d USING (number)
    CROSS JOIN grouped_well m"""  # noqa: S608 - a number of our own

_MEMBERS = """
    SELECT g.entity, n.community FROM grouped g JOIN (
        SELECT g.number, 'community-' || right(arg_max(g.entity, (a.pagerank, g.entity)), 16)
            AS community
        FROM grouped g JOIN centrality a USING (entity) GROUP BY g.number) n USING (number)
    SEMI JOIN community_names USING (community)"""


def write_networks(made: Derivation) -> float:
    """Write every table of the analysis; return the modularity of the communities."""
    write_flows(made)
    network = network_of(made)
    _write_centrality(made, network)
    member = communities(network.weights)
    found = modularity(network.weights, member)
    _write_communities(made, network, member, found)
    return found


def keep_networks(made: Derivation) -> bool:
    """Take the analysis of the version before and say so; where it has none, write it.

    A judgement moves a few entities and must be seen at once: the analysis follows later. Entities
    merged away are passed over by whoever reads these tables.
    """
    kept = all(made.before(name) for name in TABLES)
    if kept:
        for name in TABLES:
            made.keep(name)
    else:
        write_networks(made)
    return kept


def _write_centrality(made: Derivation, network: Network) -> None:
    found = centrality(network.weights)
    made.register("measured", pa.table({
        "entity": network.ids, "degree": found.degree.astype("int64"),
        "pagerank": found.pagerank, "betweenness": found.betweenness,
    }))  # fmt: skip
    made.write("centrality", "SELECT * FROM measured WHERE degree > 0", order="entity")


def _write_communities(made: Derivation, network: Network, member: Numbers, found: float) -> None:
    made.register("grouped_all", pa.table({"entity": network.ids, "number": member}))
    made.register("grouped_well", pa.table({"modularity": [found]}))
    made.con.execute("""CREATE TEMP TABLE grouped AS
        SELECT g.* FROM grouped_all g SEMI JOIN centrality USING (entity)""")
    made.write("community_names", _COMMUNITIES, order="size DESC, community")
    made.write("communities", _MEMBERS, order="community, entity")
    made.con.execute("DROP TABLE grouped")
