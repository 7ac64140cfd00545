"""SQL that turns staged temp tables into the rows of each published table."""

from innoway.engine.store import statements

MENTIONS = """
    SELECT p.id AS party, p.kind AS kind, p.name AS name, p.role AS role, p.sequence AS sequence,
        p.city AS city, p.region AS region, p.country AS country, id AS technology,
        technology_kind, title, date, source, digest, version, people, owners
    FROM (SELECT id, kind AS technology_kind, title, date, source, digest, version,
            list_transform(list_filter(parties, lambda q: q.role = 'inventor'), lambda q: q.name)
                AS people,
            list_transform(list_filter(parties, lambda q: q.role = 'owner'
                AND q.kind = 'organisation'), lambda q: q.name) AS owners,
            unnest(parties) AS p FROM complete)"""

DEEDS = """
    SELECT DISTINCT o.technology AS technology, id AS transfer, digest
    FROM (SELECT id, digest, unnest(objects) AS o FROM fresh) WHERE o.technology <> ''"""

# a row that speaks counts one; a row that spoke until now and was outdone counts minus one
COUNTED = """
    SELECT date, fields, source, parties, 1 AS sign FROM complete c
        ANTI JOIN lost l ON l.id = c.id AND l.digest = c.digest
    WHERE kind = 'patent'
    UNION ALL
    SELECT date, fields, source, parties, -1 AS sign FROM outdone WHERE kind = 'patent'"""

YEAR_COUNTS = """
    SELECT year(date)::INTEGER AS year, coalesce(fields[1], 0)::INTEGER AS field, source,
        sum(sign)::BIGINT AS count
    FROM counted GROUP BY ALL HAVING sum(sign) <> 0"""

OWNER_COUNTS = """
    SELECT p.id AS owner, min(p.name) AS name, year(date)::INTEGER AS year,
        coalesce(fields[1], 0)::INTEGER AS field, source, sum(sign)::BIGINT AS count
    FROM (SELECT date, fields, source, sign, unnest(list_distinct(list_transform(
              list_filter(parties, lambda p: p.role = 'owner'),
              lambda p: {'id': p.id, 'name': p.name}))) AS p FROM counted)
    GROUP BY p.id, year, field, source HAVING sum(sign) <> 0"""

SUPERSEDED = "SELECT id, digest FROM lost"

PARTS: dict[str, dict[str, str]] = {
    "technologies": {
        "technologies": "SELECT * FROM complete",
        "mentions": MENTIONS,
        "statements": statements.TECHNOLOGIES,
        "superseded": SUPERSEDED,
        "year_counts": YEAR_COUNTS,
        "owner_counts": OWNER_COUNTS,
    },
    "transfers": {
        "transfers": "SELECT * FROM fresh",
        "deeds": DEEDS,
        "statements": statements.TRANSFERS,
        "superseded": SUPERSEDED,
    },
    "needs": {
        "needs": "SELECT * FROM fresh",
        "statements": statements.NEEDS,
        "superseded": SUPERSEDED,
    },
    "organisations": {
        "organisations": "SELECT * FROM fresh",
        "statements": statements.ORGANISATIONS,
    },
}

COMPACTED: dict[str, str] = {
    "year_counts": "SELECT year, field, source, sum(count)::BIGINT AS count FROM {0} "
    "GROUP BY ALL HAVING sum(count) <> 0",
    "owner_counts": "SELECT owner, min(name) AS name, year, field, source, "
    "sum(count)::BIGINT AS count FROM {0} GROUP BY owner, year, field, source "
    "HAVING sum(count) <> 0",
    "superseded": "SELECT DISTINCT id, digest FROM {0}",
}
