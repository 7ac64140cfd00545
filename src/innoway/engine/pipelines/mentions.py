"""Read the mentions of the store for resolution: people in their context, organisations by spelling."""

# ruff: noqa: S608 - names come from the code

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from innoway.engine.resolution.organisations.names import LEGAL
from innoway.engine.resolution.organisations.resolve import Spelling
from innoway.engine.resolution.people.mentions import Mention
from innoway.engine.resolution.people.names import PersonName, parse_name
from innoway.engine.store.derived import Derivation

SLICE = 8192
CREATORS = "('inventor', 'applicant', 'owner')"

# A mention is a party in one role on one document; ``document`` is a technology or a deed.
MENTIONED = """
    SELECT concat_ws('|', technology, role, sequence) AS mention, party, kind, role, name,
        technology, technology AS document, date, city, region, country, source, digest
    FROM mentions
    UNION ALL BY NAME
    SELECT concat_ws('|', id, role, sequence) AS mention, party_id(d.kind, d.name) AS party,
        d.kind AS kind, role, d.name AS name, NULL::VARCHAR AS technology, id AS document,
        date, who.city AS city, who.region AS region, who.country AS country, source, digest
    FROM (SELECT id, coalesce(executed, recorded) AS date, source, digest, 'assignor' AS role,
              unnest(assignors) AS who, generate_subscripts(assignors, 1) AS sequence
          FROM transfers
          UNION ALL BY NAME
          SELECT id, coalesce(executed, recorded) AS date, source, digest, 'assignee' AS role,
              unnest(assignees) AS who, generate_subscripts(assignees, 1) AS sequence
          FROM transfers) s
        JOIN deed_kinds d ON d.name = s.who.name
    UNION ALL BY NAME
    SELECT concat_ws('|', id, 'registered', row_number() OVER (PARTITION BY id ORDER BY digest))
            AS mention, id AS party, 'organisation' AS kind, 'registered' AS role, name,
        NULL::VARCHAR AS technology, NULL::VARCHAR AS document, as_of AS date, city, region,
        country, source, digest
    FROM organisations"""

_NAMES = "list_transform(list_filter(any_value(parties), lambda p: {0}), lambda p: p.name)"

COLUMNS = """mention, document, given, family, name, city, region, country, year, title,
    organisations, colleagues, classes, attorneys"""


# One row a person and document, with what stands around the name.
def people_sql(documents: str = "") -> str:
    """Return SQL for the people of all documents, or of those that a table names by ``id``."""
    some = f"SEMI JOIN {documents} USING (id)" if documents else ""
    return f"""
    WITH named AS (
        SELECT id AS document, concat_ws('|', id, p.role, p.sequence) AS mention, p.*
        FROM (SELECT id, unnest(parties) AS p FROM technologies {some})
        WHERE p.kind = 'person' AND p.role IN {CREATORS}
    ), told_first AS (
        SELECT id, arg_min(digest, (source, digest)) AS digest FROM technologies {some} GROUP BY id
    ), around AS (
        SELECT id AS document, any_value(title) AS title, any_value(cpc) AS classes,
            coalesce(year(any_value(filing_date)), year(any_value(date))) AS year,
            {_NAMES.format("p.role IN ('owner', 'applicant') AND p.kind = 'organisation'")}
                AS organisations,
            {_NAMES.format(f"p.kind = 'person' AND p.role IN {CREATORS}")} AS colleagues,
            {_NAMES.format("p.role IN ('attorney', 'agency')")} AS attorneys
        FROM technologies {some} JOIN told_first USING (id, digest) GROUP BY id)
    SELECT min(mention) AS mention, document, any_value(given ORDER BY mention) AS given,
        any_value(family ORDER BY mention) AS family, any_value(name ORDER BY mention) AS name,
        max(city) AS city, max(region) AS region, max(country) AS country, any_value(year) AS year,
        any_value(title) AS title, any_value(organisations) AS organisations,
        any_value(colleagues) AS colleagues, any_value(classes) AS classes,
        any_value(attorneys) AS attorneys
    FROM named JOIN around USING (document) GROUP BY document, id
    UNION ALL BY NAME
    SELECT min(mention) AS mention, document, NULL AS given, NULL AS family,
        any_value(m.name ORDER BY mention) AS name, max(m.city) AS city, max(m.region) AS region,
        max(m.country) AS country, year(any_value(m.date))::BIGINT AS year, NULL AS title,
        any_value(list_transform(f.assignees, lambda a: a.name)) AS organisations,
        any_value(list_transform(f.assignors, lambda a: a.name)) AS colleagues,
        NULL AS classes, NULL AS attorneys
    FROM mentioned m JOIN (FROM transfers {some}) f ON f.id = m.document
    WHERE m.kind = 'person' AND m.role IN ('assignor', 'assignee') GROUP BY document, party"""


# The commonest name and country of each exact normalised name, from ``mentioned`` or ``membership``.
SPELLED = """
    SELECT party, arg_max(name, (n, name)) AS name, arg_max(country, (n, country)) AS country FROM (
        SELECT party, name, country, count(*) AS n FROM {table}
        WHERE kind = 'organisation' GROUP BY ALL) GROUP BY party ORDER BY party"""

_LAST_FIRST = re.compile(
    r"[^\W\d_][\w'’. -]*,\s*(?!THE$)[^\W\d_][\w'’. -]*(?:,\s*(?:JR|SR|II|III|IV|V|MR|MS|DR|PH\.?D)\.?)?",
    re.IGNORECASE,
)
_LONGEST = 9  # words of a person's name, titles included
_BODIES = frozenset(
    """agency agent and as association authority bank bureau center centre clinic college commission
    committee corporation council department fund foundation government group holding holdings
    hospital industries institute institution instituto international laboratories laboratory
    ministry museum national navy army of office organisation organization partners republic
    research school secretary service services society states system systems technologies
    technology trust trustee trustees union universidad universidade universita universitaet
    universitat universite universiteit university works""".split()  # noqa: SIM905
)


def kind_on_deed(name: str) -> str:
    """Tell a person from an organisation by how offices write people: "LAST, FIRST".

    >>> kind_on_deed("TAKAHASHI, HARUHIKO"), kind_on_deed("LATCH, INC."), kind_on_deed("LATCH LLC")
    ('person', 'organisation', 'organisation')
    >>> kind_on_deed("TRUSTEES OF BOSTON UNIVERSITY, THE"), kind_on_deed("BANK OF AMERICA, N.A.")
    ('organisation', 'organisation')
    >>> kind_on_deed("THE, RICHARD"), kind_on_deed("LI, LI"), kind_on_deed("GARCIA, ROBERTO, JR.")
    ('person', 'person', 'person')
    """
    words = re.findall(r"\w+", name.replace(".", "").casefold())
    inverted = _LAST_FIRST.fullmatch(name.strip()) and 2 <= len(words) <= _LONGEST
    return "person" if inverted and not {*words} & (LEGAL | _BODIES) else "organisation"


def gather(made: Derivation, *, unchanged: bool = False) -> None:
    """Make the view ``mentioned`` of every mention of the store, those on deeds included.

    A store unchanged since the derived version before has them in its membership.
    """
    if unchanged:
        made.con.execute(
            f"CREATE VIEW mentioned AS SELECT * EXCLUDE (entity) FROM {made.before('membership')}"
        )
        return
    names = made.con.execute("""
        SELECT DISTINCT who.name FROM (SELECT unnest(assignors) AS who FROM transfers
            UNION ALL SELECT unnest(assignees) FROM transfers) WHERE who.name <> ''""").fetchall()
    kinds = {"name": [row[0] for row in names], "kind": [kind_on_deed(row[0]) for row in names]}
    made.register("told_kinds", pa.table(kinds, pa.schema({n: pa.string() for n in kinds})))
    made.con.execute("CREATE TABLE deed_kinds AS FROM told_kinds")
    made.con.execute(f"CREATE VIEW mentioned AS {MENTIONED}")


def people(con: Any, sql: str) -> Iterator[Mention]:
    """Yield the rows of a query on ``people`` or a table of its columns, as they come."""
    rows = con.cursor().execute(f"SELECT {COLUMNS} FROM {sql}")
    while slice_ := rows.fetchmany(SLICE):
        for row in slice_:
            yield mention_of(row)


def mention_of(row: tuple[Any, ...]) -> Mention:
    """Return a mention of a person from a row of ``COLUMNS``."""
    id, document, given, family, name, city, region, country, year, title, *around = row
    owners, colleagues, classes, attorneys = (tuple(filter(None, x or ())) for x in around)
    return Mention(
        id, name_of(given, family, name), name or "", document, city or "", region or "", country or "",
        year, title or "", owners, colleagues, classes, attorneys,
    )  # fmt: skip


def name_of(given: str | None, family: str | None, name: str | None) -> PersonName:
    """Return the name of a person from its parts, or from the whole where no family name is told."""
    return parse_name(given or "", family) if family else parse_name("", name or "")


def spellings(made: Derivation) -> list[Spelling]:
    """Return the organisations of the store, one by each exact normalised name."""
    return spelled(made.con.execute(SPELLED.format(table="mentioned")).fetchall())


def count_spellings(made: Derivation) -> int:
    """Return how many organisations of the store have a name of their own."""
    sql = "SELECT count(DISTINCT party) FROM mentioned WHERE kind = 'organisation'"
    return int(made.con.execute(sql).fetchone()[0])


def spelled(rows: Iterable[tuple[str, str, str | None]]) -> list[Spelling]:
    """Return the rows of ``SPELLED`` as spellings."""
    return [Spelling(party, name, country or "") for party, name, country in rows]
