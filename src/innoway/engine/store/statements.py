"""Turn complete rows into statements: subject, property, value and where it was said."""

# ruff: noqa: S608 - names come from the code; values are bound or quoted

_SAID = "source, retrieved, file, position"


def _unpivoted(scalars: dict[str, str]) -> str:
    pairs = ", ".join(
        f"{{'p': '{name}', 'v': ({value})::VARCHAR}}" for name, value in scalars.items()
    )
    return f"unnest([{pairs}])"


def _scalars(table: str, subject: str, valid: str, scalars: dict[str, str]) -> str:
    return f"""
        SELECT subject, f.p AS property, f.v AS value, NULL::VARCHAR AS link, 0 AS sequence,
            {_SAID}, valid_from, NULL::DATE AS valid_to
        FROM (SELECT {subject} AS subject, {valid} AS valid_from, {_SAID},
              {_unpivoted(scalars)} AS f FROM {table})
        WHERE f.v IS NOT NULL AND f.v <> ''"""


def _listed(  # noqa: PLR0917 - columns of one select
    table: str, subject: str, valid: str, name: str, column: str, link: str
) -> str:
    return f"""
        SELECT subject, '{name}' AS property, value, {link} AS link, sequence,
            {_SAID}, valid_from, NULL::DATE AS valid_to
        FROM (SELECT {subject} AS subject, {valid} AS valid_from, {_SAID},
              unnest({column}) AS value, generate_subscripts({column}, 1)::INTEGER AS sequence
              FROM {table})"""


_PLACE = "concat_ws(', ', nullif(p.city, ''), nullif(p.region, ''), nullif(p.country, ''))"

_TECHNOLOGY = {
    name: name
    for name in (
        "kind", "type", "number", "kind_code", "country", "application_number", "title",
        "abstract", "language", "date", "filing_date", "expiry_date", "status", "claims_count",
        "url",
    )
}  # fmt: skip

TECHNOLOGIES = " UNION ALL BY NAME ".join(
    [
        _scalars("complete", "id", "date", _TECHNOLOGY),
        _listed("complete", "id", "date", "claim", "claims", "NULL::VARCHAR"),
        _listed("complete", "id", "date", "ipc", "ipc", "NULL::VARCHAR"),
        _listed("complete", "id", "date", "cpc", "cpc", "NULL::VARCHAR"),
        _listed("complete", "id", "date", "cites", "cites", "value"),
        f"""SELECT id AS subject, p.role AS property, p.name AS value, p.id AS link,
            p.sequence AS sequence, {_SAID}, date AS valid_from, NULL::DATE AS valid_to
            FROM (SELECT id, date, {_SAID}, unnest(parties) AS p FROM complete)""",
        f"""SELECT id AS subject, p.role || '_place' AS property, {_PLACE} AS value,
            p.id AS link, p.sequence AS sequence, {_SAID}, date AS valid_from,
            NULL::DATE AS valid_to
            FROM (SELECT id, date, {_SAID}, unnest(parties) AS p FROM complete)
            WHERE {_PLACE} <> ''""",
        f"""SELECT id AS subject, x.property AS property, x.value AS value, NULL::VARCHAR AS link,
            0 AS sequence, {_SAID}, date AS valid_from, NULL::DATE AS valid_to
            FROM (SELECT id, date, {_SAID}, unnest(extra) AS x FROM complete)""",
    ]
)

TRANSFERS = " UNION ALL BY NAME ".join(
    [
        _scalars(
            "fresh", "id", "executed",
            {n: n for n in ("text", "conveyance", "executed", "recorded", "status", "correspondent")},
        ),
        *(
            f"""SELECT id AS subject, '{role}' AS property, p.name AS value,
                party_id('organisation', p.name) AS link, sequence, {_SAID},
                executed AS valid_from, NULL::DATE AS valid_to
                FROM (SELECT id, executed, {_SAID}, unnest({role}s) AS p,
                      generate_subscripts({role}s, 1)::INTEGER AS sequence FROM fresh)"""
            for role in ("assignor", "assignee")
        ),
        f"""SELECT id AS subject, 'conveys' AS property, coalesce(o.title, o.technology) AS value,
            o.technology AS link, sequence, {_SAID}, executed AS valid_from,
            NULL::DATE AS valid_to
            FROM (SELECT id, executed, {_SAID}, unnest(objects) AS o,
                  generate_subscripts(objects, 1)::INTEGER AS sequence FROM fresh)""",
    ]
)  # fmt: skip

NEEDS = " UNION ALL BY NAME ".join(
    [
        _scalars(
            "fresh", "id", "opens",
            {
                n: n
                for n in ("number", "title", "text", "language", "agency", "programme", "opens",
                          "closes", "url")
            },
        ),
        *(
            _listed("fresh", "id", "opens", name, column, "NULL::VARCHAR")
            for name, column in (
                ("keyword", "keywords"), ("area", "areas"), ("phase", "phases"), ("cites", "cited"),
            )
        ),
    ]
)  # fmt: skip

ORGANISATIONS = " UNION ALL BY NAME ".join(
    [
        _scalars(
            "fresh", "id", "as_of",
            {n: n for n in ("name", "register_id", "city", "region", "country", "url")},
        ),
        f"""SELECT id AS subject, x.property AS property, x.value AS value, NULL::VARCHAR AS link,
            0 AS sequence, {_SAID}, as_of AS valid_from, NULL::DATE AS valid_to
            FROM (SELECT id, as_of, {_SAID}, unnest(facts) AS x FROM fresh)""",
    ]
)  # fmt: skip
