"""Files and stores for whole runs."""

import re
from pathlib import Path

import pytest

import innoway.engine.sources as sources_package
from innoway.engine.store.snapshot import snapshot

SOURCES = Path(sources_package.__file__).parent
WEEKLY = SOURCES / "uspto_grants" / "sample" / "weekly.xml"


@pytest.fixture
def store(tmp_path):
    return tmp_path / "store"


@pytest.fixture
def many(tmp_path):
    """Return a function that writes a weekly file of ``count`` distinct grants."""
    template = re.split(rb"(?=<\?xml )", WEEKLY.read_bytes())[2]

    def write(name, count, first=8_000_000, change=lambda document, number: document):
        path = tmp_path / name
        with path.open("wb") as file:
            for number in range(first, first + count):
                document = template.replace(b"07272630", b"%08d" % number)
                file.write(change(document, number))
        return path

    return write


def published(store):
    """Return everything that is published, as sets that do not depend on any order."""
    shot = snapshot(store)
    current = "ANTI JOIN superseded s ON s.id = t.id AND s.digest = t.digest"
    tables = {}
    for table in ("technologies", "transfers", "needs", "organisations"):
        gone = "" if table == "organisations" else current
        tables[table] = sorted(
            shot.tuples(f"SELECT to_json(t)::VARCHAR FROM (SELECT t.* EXCLUDE (version, retrieved)"
                        f" FROM {table} t {gone}) t")
        )  # fmt: skip
    tables["statements"] = sorted(
        shot.tuples("SELECT DISTINCT to_json(t)::VARCHAR FROM (SELECT * EXCLUDE (retrieved)"
                    " FROM statements) t")
    )  # fmt: skip
    tables["mentions"] = sorted(
        shot.tuples("SELECT to_json(t)::VARCHAR FROM (SELECT m.* EXCLUDE (version) FROM mentions m"
                    " ANTI JOIN superseded s ON s.id = m.technology AND s.digest = m.digest) t")
    )  # fmt: skip
    for table, keys in (("year_counts", "year, field, source"),
                        ("owner_counts", "owner, year, field, source")):  # fmt: skip
        tables[table] = sorted(
            shot.tuples(f"SELECT {keys}, sum(count) AS n FROM {table} GROUP BY ALL HAVING n <> 0"),
            key=str,
        )
    return tables
