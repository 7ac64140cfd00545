"""Membership and entities from what resolution assigned: who has which mentions, under which names."""

# ruff: noqa: S608 - names come from the code

from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from innoway.engine.pipelines.mentions import CREATORS
from innoway.engine.store.connection import among, listed
from innoway.engine.store.derived import Derivation

NAMES = 50  # spellings and places an entity holds at most
KEPT_IDS = 16
MEMBERSHIP_ORDER = "entity, date DESC, mention"

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
        WHERE place IS NOT NULL GROUP BY entity),
    at_home AS (
        SELECT entity, arg_max(country, (n, country)) AS country FROM (
            SELECT entity, country, count(*) AS n FROM membership WHERE country <> '' GROUP BY ALL)
        GROUP BY entity)
    SELECT m.entity AS id, any_value(m.kind) AS kind, any_value(n.names)[1].name AS name,
        any_value(n.names) AS names, count(*)::BIGINT AS mentions,
        count(DISTINCT m.document)::BIGINT AS documents,
        min(m.date) AS first_on, max(m.date) AS last_on,
        any_value(c.country) AS country, coalesce(any_value(p.places), []) AS places,
        list(DISTINCT m.source ORDER BY m.source) AS sources,
        name_key(array_to_string(list_transform(any_value(n.names)[:8], lambda x: x.name), ' '))
            AS search_key
    FROM membership m JOIN named n ON n.entity = m.entity
    LEFT JOIN placed p ON p.entity = m.entity LEFT JOIN at_home c ON c.entity = m.entity
    GROUP BY m.entity"""

_MOVED = """
    SELECT id, arg_max(now, (n, now)) AS now FROM (
        SELECT b.entity AS id, m.entity AS now, count(*) AS n
        FROM (SELECT mention, entity FROM {before} ANTI JOIN entities ON entities.id = entity) b
        JOIN membership m USING (mention) GROUP BY ALL)
    GROUP BY id"""

_SETTLED = """
    SELECT t.* REPLACE (coalesce(s.entity, t.entity) AS entity)
    FROM told t LEFT JOIN signed s USING (mention)"""

# Documents on which a judgement may move people: those of mentions resolved otherwise or judged anew, the
# deeds on which their namesakes may have signed, and what these convey.
_DOCUMENTS = """
    WITH first AS (
        SELECT DISTINCT document FROM {membership}
        SEMI JOIN (SELECT n.mention FROM named n JOIN was USING (mention)
            WHERE n.entity[2:] <> was.entity[8:] UNION SELECT unnest(texts($1))) USING (mention)),
    signed_on AS (
        SELECT transfer FROM deeds SEMI JOIN first ON document = technology
        UNION SELECT transfer FROM deeds SEMI JOIN first ON document = transfer)
    SELECT document FROM first UNION SELECT transfer FROM signed_on
    UNION SELECT technology FROM deeds SEMI JOIN signed_on USING (transfer)"""

_REGROUPED = f"""
    CREATE TABLE regrouped AS
    SELECT m.mention, m.entity AS before, s.entity AS now
    FROM {{membership}} m JOIN ({_SETTLED}) s USING (mention) WHERE m.entity <> s.entity
    UNION ALL
    SELECT m.mention, m.entity, o.entity FROM {{membership}} m JOIN (
        SELECT party, a.entity FROM organisations_assigned a JOIN {{organisations}} b USING (party)
        WHERE a.entity <> b.entity) o USING (party)
    WHERE m.kind = 'organisation'"""


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
    _settle_people(con, "true")
    con.execute(f"INSERT INTO told BY NAME {_ORGANISATIONS}")
    made.write("membership", _SETTLED, order=MEMBERSHIP_ORDER)
    con.execute("DROP TABLE told; DROP TABLE signed")
    count = made.write("entities", _ENTITIES, order="id")
    _write_moved(made, made.before("membership"))
    return count


def patch_entities(made: Derivation, judged: Iterable[str]) -> tuple[int, list[str]]:
    """Write the same tables from those of the version before, where only judgements changed.

    ``judged`` are the mentions judged anew. Returns the number of entities and those that changed, whose
    mentions are left in table ``members_patched``.
    """
    con, old = made.con, made.before("membership")
    documents = con.execute(_DOCUMENTS.format(membership=old), [listed(judged)]).fetchall()
    _settle_people(con, f"document IN {among(id for (id,) in documents)}")
    organisations = made.before("organisations_assigned")
    con.execute(_REGROUPED.format(membership=old, organisations=organisations))
    ends = con.execute("SELECT before FROM regrouped UNION SELECT now FROM regrouped").fetchall()
    ids = sorted(id for (id,) in ends)
    within = f"(FROM {old} WHERE entity IN {among(ids)})"
    moved = f"SELECT m.* REPLACE (r.now AS entity) FROM {within} m JOIN regrouped r USING (mention)"
    made.patch("membership", moved, keys=ids, order=MEMBERSHIP_ORDER,
               gone="mention IN (SELECT mention FROM regrouped)")  # fmt: skip
    con.execute(f"CREATE TABLE members_patched AS FROM membership WHERE entity IN {among(ids)}")
    anew = _ENTITIES.replace("FROM membership", "FROM members_patched")
    count = made.patch("entities", anew, keys=ids, gone=f"id IN {among(ids)}", order="id")
    _write_moved(made, within)
    return count, ids


def _settle_people(con: Any, condition: str) -> None:
    """Make ``told`` of the people mentioned where a condition holds, ``signed`` of those on deeds."""
    con.execute("""CREATE OR REPLACE MACRO turned_key(x) AS
        list_aggregate(list_sort(string_split(name_key(x), ' ')), 'string_agg', ' ')""")
    con.execute(f"""CREATE TABLE people_told AS
        SELECT * FROM mentioned WHERE kind = 'person' AND {condition}""")
    con.execute(f"CREATE TABLE told AS {_PEOPLE}")
    con.execute(_SIGNED)
    con.execute("DROP TABLE people_told")


def _write_moved(made: Derivation, membership: str | None) -> None:
    """Write where the entities of an earlier membership went that are no more; ids moved earlier move on."""
    moved = made.before("moved")
    sql = (
        _MOVED.format(before=membership)
        if membership
        else "SELECT ''::VARCHAR AS id, ''::VARCHAR AS now LIMIT 0"
    )
    if moved:
        sql = f"""WITH fresh AS ({sql}) SELECT * FROM fresh UNION ALL
            SELECT o.id, coalesce(f.now, o.now) AS now FROM {moved} o
            LEFT JOIN fresh f ON f.id = o.now
            ANTI JOIN fresh g ON g.id = o.id ANTI JOIN entities e ON e.id = o.id"""
    made.write("moved", sql, order="id")
