"""Where the programs come from, and data that another version wrote."""

import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from innoway.foundation.postgres import running_server
from innoway.foundation.postgres.binaries import (
    SYSTEM,
    WHEELS,
    candidates,
    find_binaries,
    version_of,
)
from innoway.foundation.postgres.errors import BinariesMissing, OtherMajorVersion
from innoway.foundation.postgres.tests.accounts import call_as


def other_installation() -> Path:
    """Return the ``bin`` of another major version on this machine, or skip the test."""
    ours = find_binaries().major
    for pattern in SYSTEM:
        for folder in Path("/").glob(pattern.lstrip("/")):
            version = version_of(folder)
            if version and int(version.split(".")[0]) not in (ours, *range(15)):
                return folder
    pytest.skip(f"no PostgreSQL of another major version than {ours} is installed here")


def test_the_wheel_is_preferred_and_never_imported():
    code = (
        "import sys; from innoway.foundation.postgres.binaries import find_binaries;"
        "print(find_binaries().source, *[m for m in sys.modules if m.endswith('_postgres')])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert told.stdout.strip() in {f"wheel {wheel}" for wheel in WHEELS}


def test_the_second_wheel_is_next(tmp_path, monkeypatch):
    for wheel in WHEELS:
        (tmp_path / wheel).mkdir()
        (tmp_path / wheel / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delenv("INNOWAY_POSTGRES", raising=False)

    wheels = [(source, folder) for source, folder in candidates() if source.startswith("wheel")]

    assert wheels == [(f"wheel {w}", tmp_path / w / "pginstall" / "bin") for w in WHEELS]


def test_programs_that_do_not_run_are_listed_as_tried(tmp_path, monkeypatch):
    monkeypatch.setenv("INNOWAY_POSTGRES", str(tmp_path))

    with pytest.raises(BinariesMissing, match=r"INNOWAY_POSTGRES in .*does not run"):
        find_binaries()


def test_the_systems_own_postgresql_serves_too(role, home, monkeypatch):
    monkeypatch.setenv("INNOWAY_POSTGRES", str(other_installation()))
    call_as(role, serves, home)


def serves(home: Path) -> None:
    with running_server(home, durable=False) as server:
        assert server.binaries.source == "INNOWAY_POSTGRES"
        with psycopg.connect(server.dsn("postgres")) as connection:
            assert connection.execute("SHOW server_encoding").fetchone() == ("UTF8",)


def test_data_of_another_major_version_are_refused(role, home, monkeypatch):
    monkeypatch.setenv("INNOWAY_POSTGRES", str(other_installation()))
    call_as(role, begin, home)
    monkeypatch.delenv("INNOWAY_POSTGRES")

    call_as(role, refused, home)

    monkeypatch.setenv("INNOWAY_POSTGRES", str(other_installation()))
    call_as(role, serves, home)  # nothing was changed: the old version still reads it


def test_data_marked_by_another_major_version_are_refused(role, home):
    call_as(role, marked, home)


def marked(home: Path) -> None:
    begin(home)
    (home / "postgres" / "data" / "PG_VERSION").write_text("17\n")
    refused(home)


def begin(home: Path) -> None:
    with running_server(home, durable=False):
        pass


def refused(home: Path) -> None:
    written_by = (home / "postgres" / "data" / "PG_VERSION").read_text().strip()

    with pytest.raises(OtherMajorVersion) as refusal, running_server(home, durable=False):
        pass

    text = str(refusal.value)
    assert f"written by PostgreSQL {written_by}" in text
    assert "pg_dump" in text
    assert "innoway backup" in text
    assert "pg_restore" in text
    assert "innoway restore" in text
