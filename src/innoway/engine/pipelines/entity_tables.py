"""Membership and entities from what resolution assigned: who has which mentions, under which names."""

# ruff: noqa: S608 - names come from the code

import pyarrow as pa

from innoway.engine.pipelines.mentions import CREATORS
from innoway.engine.store.derived import Derivation

NAMES = 50  # spellings and places an entity holds at most
KEPT_IDS = 16

# People resolved by context take their entity from any mention of theirs on the same document;
# attorneys and examiners are grouped by exact name, apart from inventors.
_PEOPLE = f"""
    SELECT m.mention, m.party, m.kind,
        CASE WHEN a.entity IS NOT NULL AND (m.technology IS NULL OR m.role IN {CREATORS})
            THEN a.entity ELSE 'person-' || md5('practice|' || m.party)[1:{KEPT_IDS}] END AS entity,
        m.role, m.name, m.technology, m.document, m.date, m.city, m.region, m.country, m.source,
        m.digest
    FROM people_told m
    LEFT JOIN (SELECT document, party, min(entity) AS entity FROM people_told
               JOIN assigned USING (mention) GROUP BY document, party) a
        ON a.document = m.document AND a.party = m.party"""

_ORGANISATIONS = """
    SELECT m.mention, m.party, m.kind, o.entity, m.role, m.name, m.technology, m.document, m.date,
        m.city, m.region, m.country, m.source, m.digest
    FROM mentioned m JOIN organisations_assigned o USING (party)
    WHERE m.kind = 'organisation'"""

# A person who signs a deed is the inventor of the same name on a technology it conveys.
_SIGNED = """
    CREATE TABLE signed AS
    SELECT d.mention, arg_min(i.entity, i.mention) AS entity
    FROM told d JOIN deeds x ON x.transfer = d.document
    JOIN told i ON i.document = x.technology AND i.kind = 'person' AND i.role = 'inventor'
    WHERE d.kind = 'person' AND d.role = 'assignor' AND turned_key(d.name) = turned_key(i.name)
        AND d.mention NOT IN (SELECT unnest([first, second]) FROM judgements)
    GROUP BY d.mention"""

_PLACE = "nullif(concat_ws(', ', nullif(city, ''), nullif(region, ''), nullif(country, '')), '')"

_ENTITIES = f"""
    WITH named AS (
        SELECT entity, list(struct_pack(name := name, count := n)
            ORDER BY n DESC, name = upper(name), name)[:{NAMES}] AS names
        FROM (SELECT entity, name, count(DISTINCT document)::BIGINT AS n FROM membership
              GROUP BY ALL) GROUP BY entity),
    placed AS (
        SELECT entity, list(place ORDER BY n DESC, place)[:{NAMES}] AS places FROM (
            SELECT entity, {_PLACE} AS place, count(*) AS n FROM membership GROUP BY ALL)
        WHERE place IS NOT NULL GROUP BY entity)
    SELECT m.entity AS id, any_value(m.kind) AS kind, any_value(n.names)[1].name AS name,
        any_value(n.names) AS names, count(*)::BIGINT AS mentions,
        count(DISTINCT m.document)::BIGINT AS documents,
        min(m.date) AS first_on, max(m.date) AS last_on,
        mode(nullif(m.country, '')) AS country, coalesce(any_value(p.places), []) AS places,
        list(DISTINCT m.source ORDER BY m.source) AS sources,
        name_key(array_to_string(list_transform(any_value(n.names)[:8], lambda x: x.name), ' '))
            AS search_key
    FROM membership m JOIN named n ON n.entity = m.entity
    LEFT JOIN placed p ON p.entity = m.entity GROUP BY m.entity"""

_MOVED = """
    SELECT id, arg_max(now, (n, now)) AS now FROM (
        SELECT b.entity AS id, m.entity AS now, count(*) AS n
        FROM {before} b JOIN membership m USING (mention)
        WHERE b.entity NOT IN (SELECT id FROM entities) GROUP BY ALL)
    GROUP BY id"""


def write_organisations(made: Derivation, clusters: dict[str, str]) -> None:
    """Write which entity each spelling of an organisation belongs to."""
    made.con.register(
        "spelled",
        pa.table({
            "party": pa.array(list(clusters), pa.string()),
            "entity": pa.array([f"organisation-{name[1:]}" for name in clusters.values()],
                               pa.string()),
        }),
    )  # fmt: skip
    made.write("organisations_assigned", "SELECT * FROM spelled", order="party")


def write_entities(made: Derivation) -> int:
    """Write ``membership``, ``entities`` and ``moved``; return the number of entities."""
    con = made.con
    con.execute("""CREATE OR REPLACE MACRO turned_key(x) AS
        list_aggregate(list_sort(string_split(name_key(x), ' ')), 'string_agg', ' ')""")
    con.execute("CREATE TABLE people_told AS SELECT * FROM mentioned WHERE kind = 'person'")
    con.execute(f"CREATE TABLE told AS {_PEOPLE} UNION ALL BY NAME {_ORGANISATIONS}")
    con.execute(_SIGNED)
    made.write(
        "membership",
        """SELECT t.* REPLACE (coalesce(s.entity, t.entity) AS entity)
           FROM told t LEFT JOIN signed s USING (mention)""",
        order="entity, date DESC, mention",
    )
    con.execute("DROP TABLE told; DROP TABLE signed; DROP TABLE people_told")
    count = made.write("entities", _ENTITIES, order="id")
    old, moved = made.before("membership"), made.before("moved")
    sql = (
        _MOVED.format(before=old) if old else "SELECT ''::VARCHAR AS id, ''::VARCHAR AS now LIMIT 0"
    )
    if moved:  # ids that moved before move on with their entity
        sql = f"""WITH fresh AS ({sql}) SELECT * FROM fresh UNION ALL
            SELECT o.id, coalesce(f.now, o.now) AS now FROM {moved} o
            LEFT JOIN fresh f ON f.id = o.now
            ANTI JOIN fresh g ON g.id = o.id ANTI JOIN entities e ON e.id = o.id"""
    made.write("moved", sql, order="id")
    return count
