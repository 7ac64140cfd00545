"""What goes from whom to whom: deeds, citations and people between firms, places and fields."""

# ruff: noqa: S608 - names come from the code

from innoway.engine.network.build import PLACE, place_id
from innoway.engine.store.derived import Derivation

CONVEYING = "('assignment', 'merger', 'licence')"  # a new name of the same owner is no transfer

# The place and the field a party mostly works in stand for those it does not tell on a deed.
_HOMES = """
    SELECT e.source_id AS party, arg_max(e.target_id, (e.weight, e.target_id)) AS home
    FROM edges e WHERE e.kind = 'located_in' GROUP BY e.source_id"""

_MAIN_FIELDS = """
    SELECT party, arg_max(field, (n, field)) AS home FROM (
        SELECT o.source_id AS party, f.target_id AS field, count(DISTINCT o.target_id) AS n
        FROM edges o JOIN edges f ON f.source_id = o.target_id AND f.kind = 'in_field'
        WHERE o.kind IN ('owns', 'invented', 'applied') GROUP BY ALL) GROUP BY party"""

# Deeds: every assignor gives to every assignee all that the deed conveys.
_TRANSFERS = f"""
    SELECT 'transfer' AS way, g.target_id AS giver, t.target_id AS taker, x.id AS document,
        coalesce(x.executed, x.recorded) AS date, x.technologies
    FROM transactions x
    JOIN edges g ON g.source_id = x.id AND g.kind = 'assigned_from'
    JOIN edges t ON t.source_id = x.id AND t.kind = 'assigned_to'
    WHERE x.kind IN {CONVEYING} AND g.target_id <> t.target_id"""

# Citations: knowledge goes from the owner of what is cited to the owner of what cites it.
_CITATIONS = """
    SELECT 'citation' AS way, g.source_id AS giver, t.source_id AS taker, c.source_id AS document,
        c.start_on AS date, count(DISTINCT c.target_id)::BIGINT AS technologies
    FROM edges c
    JOIN edges_in g ON g.target_id = c.target_id AND g.kind = 'owns'
    JOIN edges_in t ON t.target_id = c.source_id AND t.kind = 'owns'
    WHERE c.kind = 'cites' AND g.source_id <> t.source_id GROUP BY ALL"""

_FIELD_CITATIONS = """
    SELECT 'citation' AS way, g.target_id AS giver, t.target_id AS taker, c.source_id AS document,
        c.start_on AS date, count(DISTINCT c.target_id)::BIGINT AS technologies
    FROM edges c
    JOIN edges g ON g.source_id = c.target_id AND g.kind = 'in_field'
    JOIN edges t ON t.source_id = c.source_id AND t.kind = 'in_field'
    WHERE c.kind = 'cites' GROUP BY ALL"""


# Movement: a person's first document at another owner, place or field than the one before.
_WORKED = {
    "organisation": """
        SELECT i.source_id AS person, i.target_id AS document, i.start_on AS date,
            min(o.source_id) AS home
        FROM edges i JOIN edges_in o ON o.target_id = i.target_id AND o.kind = 'owns'
        SEMI JOIN firms ON firms.id = o.source_id
        WHERE i.kind = 'invented' GROUP BY ALL HAVING count(DISTINCT o.source_id) = 1""",
    "place": f"""
        SELECT entity AS person, document, date, min({place_id(PLACE)}) AS home
        FROM membership WHERE role = 'inventor' AND {PLACE} IS NOT NULL
        GROUP BY ALL HAVING count(DISTINCT {place_id(PLACE)}) = 1""",
    "field": """
        SELECT i.source_id AS person, i.target_id AS document, i.start_on AS date,
            min(f.target_id) AS home
        FROM edges i JOIN edges f ON f.source_id = i.target_id AND f.kind = 'in_field'
        WHERE i.kind = 'invented' GROUP BY ALL HAVING count(DISTINCT f.target_id) = 1""",
}


def movement(kind: str) -> str:
    """Return SQL for the moves of people between homes; who comes back does not move again."""
    return f"""
        SELECT 'movement' AS way, came_from AS giver, home AS taker, person || ' ' || document
            AS document, date, 1 AS technologies
        FROM (SELECT *, lag(home) OVER (PARTITION BY person ORDER BY date, document) AS came_from,
                  row_number() OVER (PARTITION BY person, home ORDER BY date, document) AS nth
              FROM ({_WORKED[kind]}) WHERE date IS NOT NULL)
        WHERE nth = 1 AND came_from IS NOT NULL"""


def _summed(kind: str, moves: str) -> str:
    """Return SQL that sums moves by year; what several parties of one side do counts once."""
    return f"""
        SELECT '{kind}' AS kind, way, giver AS from_id, taker AS to_id, year(date)::INTEGER AS year,
            count(*)::BIGINT AS documents, sum(technologies)::BIGINT AS technologies,
            min(date) AS first_on, max(date) AS last_on
        FROM (SELECT way, giver, taker, document, any_value(date) AS date,
                  max(technologies) AS technologies FROM ({moves}) GROUP BY ALL)
        GROUP BY ALL"""


def _between(homes: str, *, apart: bool) -> str:
    """Return SQL for what goes between the homes of parties, also within one unless ``apart``."""
    other = "AND g.home <> t.home" if apart else ""
    return f"""
        SELECT m.way, g.home AS giver, t.home AS taker, m.document, m.date, m.technologies
        FROM moves m JOIN {homes} g ON g.party = m.giver JOIN {homes} t ON t.party = m.taker
        WHERE true {other}"""


def write_flows(made: Derivation) -> int:
    """Write ``flows`` by year from the tables of the graph; return its rows."""
    con = made.con
    con.execute(f"""CREATE TEMP TABLE moves AS
        FROM ({_TRANSFERS} UNION ALL BY NAME {_CITATIONS})""")
    con.execute(f"CREATE TEMP TABLE homes AS {_HOMES}")
    con.execute(f"CREATE TEMP TABLE main_fields AS {_MAIN_FIELDS}")
    con.execute("CREATE TEMP TABLE firms AS SELECT id FROM entities WHERE kind = 'organisation'")
    between_firms = """SELECT m.* FROM moves m SEMI JOIN firms g ON g.id = m.giver
        SEMI JOIN firms t ON t.id = m.taker"""
    fields = _between("main_fields", apart=False)
    parts = (
        _summed("organisation", between_firms),
        _summed("place", _between("homes", apart=True)),
        _summed("field", f"SELECT * FROM ({fields}) WHERE way = 'transfer'"),
        _summed("field", _FIELD_CITATIONS),
        *(_summed(kind, movement(kind)) for kind in _WORKED),
    )
    order = "kind, way, from_id, to_id, year"
    rows = made.write("flows", " UNION ALL BY NAME ".join(parts), order=order)
    con.execute("DROP TABLE moves; DROP TABLE homes; DROP TABLE main_fields; DROP TABLE firms")
    return rows
