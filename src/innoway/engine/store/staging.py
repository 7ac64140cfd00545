"""Staged records to sorted parts: identities, technology fields, duplicates, statements."""

# ruff: noqa: S608 - names come from the code; values are bound or quoted

import datetime
from collections.abc import Iterable
from typing import Any

from innoway.engine.records.expectation import Origin, Rule
from innoway.engine.records.technology_field import rules as field_rules
from innoway.engine.store.connection import as_rows, quoted
from innoway.engine.store.tables import STAGED

MACROS = """
CREATE OR REPLACE MACRO name_key(x) AS coalesce(nullif(trim(regexp_replace(
    lower(strip_accents(nfc_normalize(x))), '[^\\p{L}\\p{N}]+', ' ', 'g')), ''), lower(trim(x)));
CREATE OR REPLACE MACRO party_id(kind, x) AS
    CASE kind WHEN 'person' THEN 'per-' ELSE 'org-' END || md5(name_key(x))[1:16];
CREATE OR REPLACE MACRO texts(x) AS from_json(x, '["VARCHAR"]');
"""

SPELLINGS = frozenset({"organisations"})  # tables where many rows may share one id
_PARTY_NAMES = ("kind", "role", "sequence", "name", "given", "family", "city", "region", "country")


def prepare(con: Any) -> None:
    """Create the macros and the concordance that staging reads."""
    con.execute(MACROS)
    # as literals: DuckDB looks for pandas once a bound value, which costs more than the insert
    values = ", ".join(f"({quoted(prefix)}, {field})" for prefix, field in field_rules().items())
    con.execute("CREATE OR REPLACE TABLE field_rules (prefix VARCHAR, field INTEGER)")
    con.execute(f"INSERT INTO field_rules VALUES {values}")


def draft(con: Any, table: str, staged: Any, origin: Origin, version: int) -> None:
    """Make temp table ``draft``: staged rows with digest, provenance and ``fault``."""
    con.register("staged", staged)
    columns = [name for name in STAGED[table].names if name != "position"]
    content = ", ".join(f"coalesce({name}::VARCHAR, '')" for name in columns)
    given = "party_id('organisation', s.name) AS id, " if table == "organisations" else ""
    con.execute(f"""
        CREATE OR REPLACE TEMP TABLE draft AS
        SELECT {given}s.*, {quoted(origin.source)} AS source, {origin.precedence} AS precedence,
            {version} AS version,
            {quoted(origin.file)} AS file,
            TIMESTAMP {quoted(_utc(origin))} AS retrieved,
            md5(concat_ws(chr(31), {quoted(origin.source)}, {content})) AS digest,
            {_faults(rule for rule in origin.rules if rule.table == table)} AS fault
        FROM staged s""")
    con.unregister("staged")


def _utc(origin: Origin) -> str:
    return origin.retrieved.astimezone(datetime.UTC).replace(tzinfo=None).isoformat(" ")


def _faults(rules: Iterable[Rule]) -> str:
    cases = [f"WHEN {_broken(rule)} THEN {_said(rule)}" for rule in rules]
    return f"CASE {' '.join(cases)} END" if cases else "NULL::VARCHAR"


def _broken(rule: Rule) -> str:
    if rule.kind == "required":
        return f"coalesce({rule.column}::VARCHAR, '') = ''"
    if rule.kind == "not_after":
        return f"{rule.column} > {rule.value}"
    sign = "<" if rule.kind == "min" else ">"
    return f"{rule.column} {sign} {_literal(rule.value)}"


def _said(rule: Rule) -> str:
    if rule.kind == "required":
        return quoted(f"{rule.code}|{rule.column} is empty")
    if rule.kind == "not_after":
        return (
            f"{quoted(f'{rule.code}|{rule.column} ')} || {rule.column} || "
            f"{quoted(f' is after {rule.value} ')} || {rule.value}"
        )
    word = "before" if rule.kind == "min" else "after"
    if rule.code == "out-of-range":
        word = "below" if rule.kind == "min" else "above"
    return f"{quoted(f'{rule.code}|{rule.column} ')} || {rule.column} || {quoted(f' is {word} {rule.value}')}"


def _literal(value: object) -> str:
    return str(value) if isinstance(value, int) else f"DATE {quoted(str(value))}"


def separate(con: Any, table: str, *, known: str) -> dict[str, Any]:
    """Split ``draft`` into ``fresh`` (new rows) and counts; make ``lost`` (rows to supersede).

    ``known`` is SQL giving (id, digest, source, precedence, as_of, file, position, superseded)
    of what the store already holds. Among rows about one id the greatest (precedence, as_of, digest)
    speaks; that order does not depend on which came first.
    """
    con.execute(
        "CREATE OR REPLACE TEMP TABLE ids AS SELECT DISTINCT id FROM draft WHERE fault IS NULL"
    )
    con.execute(f"""
        CREATE OR REPLACE TEMP TABLE held AS
        SELECT k.* FROM ({known}) k SEMI JOIN ids ON k.id = ids.id""")
    con.execute("""
        CREATE OR REPLACE TEMP TABLE fresh_keys AS
        SELECT digest, min(position) AS position FROM draft d WHERE fault IS NULL
            AND NOT EXISTS (SELECT 1 FROM held h WHERE h.digest = d.digest)
        GROUP BY digest""")
    con.execute("""
        CREATE OR REPLACE TEMP VIEW fresh AS
        SELECT d.* EXCLUDE (fault) FROM draft d SEMI JOIN fresh_keys USING (digest, position)""")
    con.execute("""
        CREATE OR REPLACE TEMP TABLE ranked AS
        SELECT *, row_number() OVER (PARTITION BY id ORDER BY precedence DESC,
                coalesce(as_of, DATE '0001-01-01') DESC, digest DESC) AS place
        FROM (SELECT id, digest, source, precedence, as_of, superseded, false AS is_new FROM held
              UNION ALL BY NAME
              SELECT id, digest, source, precedence, as_of, false AS superseded, true AS is_new
              FROM fresh)
        QUALIFY count(*) OVER (PARTITION BY id) > 1""")
    rivals = "false" if table in SPELLINGS else "place > 1 AND NOT superseded"
    con.execute(f"""
        CREATE OR REPLACE TEMP TABLE lost AS
        SELECT id, digest, is_new FROM ranked WHERE {rivals}""")
    fresh, bad, total = con.execute("""
        SELECT (SELECT count(*) FROM fresh_keys), count(*) FILTER (fault IS NOT NULL), count(*)
        FROM draft""").fetchone()
    return {"fresh": fresh, "known": total - bad - fresh, "table": table}


def faulty(con: Any) -> list[dict[str, Any]]:
    """Return the rows that broke a rule, with "code|reason" as ``fault``."""
    return as_rows(con.execute("SELECT * FROM draft WHERE fault IS NOT NULL"))


def conflicts(con: Any) -> list[dict[str, Any]]:
    """Return rows that contradict another of the same source and date and lost to it.

    They are kept, with their statements, but pages show the other one.
    """
    return as_rows(
        con.execute("""
        SELECT coalesce(f.file, h.file) AS file, coalesce(f.position, h.position) AS position,
            l.id, l.digest, f.* EXCLUDE (id, digest, file, position)
        FROM lost l JOIN ranked r USING (id, digest)
        LEFT JOIN fresh f USING (id, digest) LEFT JOIN held h USING (id, digest)
        WHERE EXISTS (
            SELECT 1 FROM ranked o WHERE o.id = r.id AND o.digest <> r.digest
            AND o.source = r.source AND o.as_of IS NOT DISTINCT FROM r.as_of)""")
    )


def with_identities(con: Any) -> None:
    """Give ``fresh`` technologies party ids and WIPO fields, in temp table ``complete``."""
    packed = ", ".join(f"{name} := p.{name}" for name in _PARTY_NAMES)
    con.execute("""
        CREATE OR REPLACE TEMP TABLE symbol_fields AS
        WITH symbols AS (
            SELECT digest, unnest(list) AS symbol, generate_subscripts(list, 1) AS place
            FROM (SELECT digest, list_concat(ipc, cpc) AS list FROM fresh)
        ), found AS (
            SELECT digest, coalesce(g.field, s.field, c.field) AS wipo, min(place) AS place
            FROM symbols
            LEFT JOIN field_rules g ON g.prefix = split_part(symbol, '/', 1)
            LEFT JOIN field_rules s ON s.prefix = left(symbol, 4)
            LEFT JOIN field_rules c ON c.prefix = left(symbol, 3)
            GROUP BY ALL HAVING wipo IS NOT NULL
        )
        SELECT digest, list(wipo ORDER BY place) AS fields FROM found GROUP BY digest""")
    con.execute(f"""
        CREATE OR REPLACE TEMP TABLE complete AS
        SELECT f.* EXCLUDE (parties), coalesce(s.fields, []) AS fields,
            list_transform(f.parties, lambda p:
                struct_pack(id := party_id(p.kind, p.name), {packed}, type := p.type)) AS parties
        FROM fresh f LEFT JOIN symbol_fields s USING (digest)""")
