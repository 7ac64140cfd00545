"""Build the graph over resolved entities: nodes, edges with source and dates, transactions."""

# ruff: noqa: S608 - names come from the code

from collections.abc import Iterable, Mapping, Sequence

import pyarrow as pa

from innoway.engine.records.conveyance import kind_of
from innoway.engine.store.connection import among
from innoway.engine.store.derived import Derivation

ROLES = {
    "inventor": "invented",
    "owner": "owns",
    "applicant": "applied",
    "attorney": "represents",
    "agency": "represents",
    "examiner": "examined",
}
SORTED = {"edges": "source_id, kind, target_id", "edges_in": "target_id, kind, source_id"}

PLACE = "nullif(concat_ws(', ', nullif(city, ''), nullif(region, ''), nullif(country, '')), '')"


def place_id(place: str) -> str:
    """Return SQL for the id of a place from SQL for its name."""
    return f"'place-' || md5(name_key({place}))[1:16]"


TRANSACTIONS = """
    SELECT 'deed-' || replace(t.id, '/', '-') AS id, t.id AS transfer, k.kind, k.rule, t.text,
        t.executed, t.recorded, t.source, len(t.objects)::BIGINT AS technologies
    FROM transfers t JOIN deed_texts k ON k.text = t.text
    QUALIFY row_number() OVER (PARTITION BY t.id ORDER BY t.digest DESC) = 1"""

_WHEN = {
    "roles": f"""
        SELECT entity AS source_id, technology AS target_id,
            CASE role {" ".join(f"WHEN '{role}' THEN '{kind}'" for role, kind in ROLES.items())}
                ELSE role END AS kind,
            date AS start_on, NULL::DATE AS end_on, technology AS document, source, 1 AS weight
        FROM membership WHERE technology IS NOT NULL""",
    "deeds": """
        SELECT x.id AS source_id, m.entity AS target_id,
            CASE m.role WHEN 'assignor' THEN 'assigned_from' ELSE 'assigned_to' END AS kind,
            coalesce(x.executed, x.recorded) AS start_on, NULL AS end_on, x.transfer AS document,
            x.source, 1 AS weight
        FROM membership m JOIN transactions x ON x.transfer = m.document
        WHERE m.role IN ('assignor', 'assignee')""",
    "conveys": """
        SELECT x.id AS source_id, d.technology AS target_id, 'conveys' AS kind,
            coalesce(x.executed, x.recorded) AS start_on, NULL AS end_on, x.transfer AS document,
            x.source, 1 AS weight
        FROM deeds d JOIN transactions x ON x.transfer = d.transfer
        SEMI JOIN known ON known.id = d.technology""",
    "places": f"""
        SELECT entity AS source_id, {place_id("place")} AS target_id,
            'located_in' AS kind, min(date) AS start_on, max(date) AS end_on,
            arg_max(document, (coalesce(date, DATE '0001-01-01'), document)) AS document,
            min(source) AS source, count(*) AS weight
        FROM (SELECT *, {PLACE} AS place FROM membership) WHERE place IS NOT NULL
        GROUP BY entity, name_key(place)""",
    "fields": """
        SELECT id AS source_id, 'field-' || unnest(fields) AS target_id, 'in_field' AS kind,
            date AS start_on, NULL AS end_on, id AS document, source, 1 AS weight
        FROM technologies""",
    "cites": """
        SELECT c.id AS source_id, c.cited AS target_id, 'cites' AS kind, c.date AS start_on,
            NULL AS end_on, c.id AS document, c.source, 1 AS weight
        FROM (SELECT id, date, source, unnest(cites) AS cited FROM technologies) c
        SEMI JOIN known ON known.id = c.cited WHERE c.cited <> c.id""",
    "families": """
        SELECT f.technology AS source_id, f.family AS target_id, 'member_of' AS kind,
            k.date AS start_on, NULL AS end_on, f.technology AS document, k.source, 1 AS weight
        FROM families f JOIN known k ON k.id = f.technology""",
}

# What several sources say of one relation is one edge with the first of them.


def _once(sql: str) -> str:
    return f"""
        SELECT source_id, target_id, kind, min(start_on) AS start_on, max(end_on) AS end_on,
            min(document) AS document, min(source) AS source, max(weight)::BIGINT AS weight
        FROM ({sql}) GROUP BY source_id, target_id, kind"""


EDGES = _once(" UNION ALL BY NAME ".join(_WHEN.values()))

NODES = f"""
    SELECT id, kind, name FROM entities
    UNION ALL SELECT id, 'technology', title FROM known
    UNION ALL SELECT id, 'transaction', text FROM transactions
    UNION ALL SELECT {place_id("place")}, 'place', arg_max(place, (n, place)) FROM (
        SELECT {PLACE} AS place, count(*) AS n FROM membership GROUP BY 1) WHERE place IS NOT NULL
        GROUP BY 1, name_key(place)
    UNION ALL SELECT DISTINCT 'field-' || field, 'field', field::VARCHAR
        FROM (SELECT unnest(fields) AS field FROM technologies)
    UNION ALL SELECT family, 'family', min(name) FROM families GROUP BY family"""


def build_graph(made: Derivation) -> int:
    """Write ``transactions``, ``nodes`` and ``edges`` both ways; return the number of edges."""
    con = made.con
    con.execute("""CREATE OR REPLACE TABLE known AS
        SELECT id, min(coalesce(title, id)) AS title, max(date) AS date, min(source) AS source
        FROM technologies GROUP BY id""")
    _write_transactions(made)
    _write_families(made)
    made.write("nodes", NODES, order="id")
    con.execute("CREATE TABLE edges_now AS " + EDGES)
    count = [made.write(name, "FROM edges_now", order=order) for name, order in SORTED.items()]
    con.execute("DROP TABLE edges_now; DROP TABLE known")
    return count[0]


def patch_graph(made: Derivation, patched: Sequence[str]) -> int:
    """Write the same tables where only some entities changed; return the edges.

    Their mentions stand in ``members_patched``.
    """
    made.keep("transactions")
    made.keep("families")
    anew = " UNION ALL BY NAME ".join(
        _WHEN[name].replace("FROM membership", "FROM members_patched")
        for name in ("roles", "deeds", "places")
    )
    con, ids = made.con, among(patched)
    con.execute(f"CREATE TABLE edges_now AS {_once(anew)}")
    ends = con.execute(f"""SELECT source_id, target_id FROM edges_now
        UNION SELECT source_id, target_id FROM {made.before("edges")} WHERE source_id IN {ids}
        UNION SELECT source_id, target_id FROM {made.before("edges_in")} WHERE target_id IN {ids}
        """).fetchall()
    made.patch("nodes", f"SELECT id, kind, name FROM entities WHERE id IN {ids}",
               keys=patched, gone=f"id IN {ids}", order="id")  # fmt: skip
    gone = f"source_id IN {ids} OR target_id IN {ids}"
    sources, targets = {source for source, _ in ends}, {target for _, target in ends}
    count = made.patch("edges", "FROM edges_now", keys=sources, gone=gone, order=SORTED["edges"])
    made.patch("edges_in", "FROM edges_now", keys=targets, gone=gone, order=SORTED["edges_in"])
    con.execute("DROP TABLE edges_now")
    return count


def _write_transactions(made: Derivation) -> None:
    """Write ``transactions``: each deed with the kind its words tell."""
    texts = [row[0] for row in made.con.execute("SELECT DISTINCT text FROM transfers").fetchall()]
    kinds = [kind_of(text or "") for text in texts]
    made.register("deed_texts", pa.table({
        "text": pa.array(texts, pa.string()),
        "kind": pa.array([kind.name for kind in kinds], pa.string()),
        "rule": pa.array([kind.rule for kind in kinds], pa.string()),
    }))  # fmt: skip
    made.write("transactions", TRANSACTIONS, order="id")


def _write_families(made: Derivation) -> None:
    """Write ``families``: technologies that share an application or claim the same priority."""
    rows = made.con.execute("""
        WITH said AS (
            SELECT id, upper(country || ' ' || regexp_replace(application_number, '[^0-9A-Z]', '', 'g'))
                AS key FROM technologies WHERE application_number <> ''
            UNION SELECT id, upper(x.value) FROM (SELECT id, unnest(extra) AS x FROM technologies)
                WHERE x.property = 'priority')
        SELECT key, list(DISTINCT id ORDER BY id) FROM said GROUP BY key
        HAVING count(DISTINCT id) > 1 ORDER BY key""").fetchall()
    families = join_families(dict(rows))
    made.register("joined", pa.table({
        "technology": pa.array([one for one, _, _ in families], pa.string()),
        "family": pa.array([family for _, family, _ in families], pa.string()),
        "name": pa.array([name for _, _, name in families], pa.string()),
    }))  # fmt: skip
    made.write("families", "SELECT * FROM joined", order="technology")


def join_families(said: Mapping[str, Iterable[str]]) -> list[tuple[str, str, str]]:
    """Return (technology, family, name) of technologies joined by what they share, by any chain.

    >>> join_families({"US 1": ["A", "B"], "JP 2": ["B", "C"]})[2]
    ('C', 'family-A', 'A')
    """
    parent: dict[str, str] = {}

    def find(one: str) -> str:
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for ids in said.values():
        first, *others = ids
        for other in others:
            low, high = sorted((find(first), find(other)))
            parent[high] = low
    return [(one, f"family-{find(one)}", find(one)) for one in sorted(parent)]
