"""A backup is whole, private and checked; a restore changes all or nothing."""

import json
import stat
import tarfile

import psycopg
import pytest

from innoway.foundation.postgres import running_server

LIVED_IN = """
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE TABLE desks (
    id int GENERATED ALWAYS AS IDENTITY, place text, EXCLUDE USING gist (place WITH =)
);
INSERT INTO desks (place) VALUES ('Haidian'), ('中关村');
COMMENT ON DATABASE innoway IS 'innoway prepared before';
"""


def rows(home):
    with running_server(home, durable=False) as server, psycopg.connect(server.dsn()) as db:
        return db.execute("SELECT id, place FROM desks ORDER BY id").fetchall()


def change(home, statement):
    with running_server(home, durable=False) as server:
        server.create_database()
        with psycopg.connect(server.dsn(), autocommit=True) as connection:
            connection.execute(statement)


@pytest.fixture
def lived_in(home):
    """A data home with a database, two store versions, a search index, a file and a key."""
    change(home, LIVED_IN)
    for name, text in {
        "store/CURRENT": "2\n",
        "store/versions/1/tables/old.parquet": "PAR1 old",
        "store/versions/2/tables/new.parquet": "PAR1 new",
        "store/ledger/seen.json": "{}",
        "store/search/segment": "rebuilt",
        "files/plan 计划.txt": "一",
        "files/documents/sha256/ab/cd/abcd": "a document",
        "files/documents/incoming/half": "a docu",
        "secrets/secret-key": "signed-with-this",
        "secrets/receipt-key": "05" * 32,
    }.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return home


@pytest.fixture
def archive(lived_in, innoway, home):
    file = home.parent / "copy.innoway"
    done = innoway("backup", file)
    assert done.returncode == 0, done.stderr
    return file


def test_backup_is_private_and_lists_its_members_with_checksums(archive):
    with tarfile.open(archive) as tar:
        names = tar.getnames()
        manifest = json.load(tar.extractfile("manifest.json"))

    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert names == [*manifest["members"], "manifest.json"]
    assert set(manifest["members"]) == {
        "database.dump",
        "secrets/secret-key",
        "secrets/receipt-key",
        "files/documents/sha256/ab/cd/abcd",
        "files/plan 计划.txt",
        "store/CURRENT",
        "store/ledger/seen.json",
        "store/versions/2/tables/new.parquet",
    }


def test_round_trip_into_an_empty_home(archive, innoway, home):
    other = home.parent / "other"

    done = innoway("restore", archive, INNOWAY_HOME=str(other))

    assert done.returncode == 0, done.stderr
    assert rows(other) == [(1, "Haidian"), (2, "中关村")]
    assert (other / "store/versions/2/tables/new.parquet").read_text() == "PAR1 new"
    assert (other / "files/plan 计划.txt").read_text() == "一"
    document = other / "files/documents/sha256/ab/cd/abcd"
    assert (document.read_text(), stat.S_IMODE(document.stat().st_mode)) == ("a document", 0o600)
    assert (other / "secrets/secret-key").read_text() == "signed-with-this"
    assert (other / "secrets/receipt-key").read_text() == "05" * 32
    change(other, "INSERT INTO desks (place) VALUES ('third')")  # sequence and constraint work
    with pytest.raises(psycopg.errors.ExclusionViolation):
        change(other, "INSERT INTO desks (place) VALUES ('third')")


def test_restore_refuses_to_replace_data_without_force(archive, innoway, home):
    change(home, "UPDATE desks SET place = place || ' changed'")

    done = innoway("restore", archive)

    assert done.returncode == 1
    assert "the database (1 tables)" in done.stderr
    assert "--force" in done.stderr
    assert rows(home)[0] == (1, "Haidian changed")


def test_restore_with_force_replaces_everything(archive, innoway, home):
    change(home, "DELETE FROM desks; CREATE TABLE stray ()")
    (home / "files/stray.txt").write_text("stray")

    done = innoway("restore", "--force", archive)

    assert done.returncode == 0, done.stderr
    assert rows(home) == [(1, "Haidian"), (2, "中关村")]
    assert sorted(path.name for path in (home / "files").iterdir()) == [
        "documents", "plan 计划.txt",
    ]  # fmt: skip
    with running_server(home, durable=False) as server, psycopg.connect(server.dsn()) as db:
        left = db.execute(
            "SELECT to_regclass('stray'), shobj_description(oid, 'pg_database')"
            " FROM pg_database WHERE datname = 'innoway'"
        ).fetchone()
    assert left == (None, None)


@pytest.mark.parametrize("damage", ["a flipped byte", "cut short", "no archive at all"])
def test_restore_refuses_a_damaged_archive_and_changes_nothing(archive, innoway, home, damage):
    whole = archive.read_bytes()
    place = whole.index(b"PAR1 new")
    archive.write_bytes(
        {
            "a flipped byte": whole[:place] + b"X" + whole[place + 1 :],
            "cut short": whole[: len(whole) // 2],
            "no archive at all": b"hello",
        }[damage]
    )
    change(home, "UPDATE desks SET place = place || ' kept'")

    done = innoway("restore", "--force", archive)

    assert done.returncode == 1
    assert "damaged" in done.stderr or "cut short" in done.stderr
    assert rows(home)[0] == (1, "Haidian kept")


def test_restore_refuses_members_that_would_land_elsewhere(innoway, home):
    file = home.parent / "evil.innoway"
    with tarfile.open(file, "w") as tar:
        tar.addfile(tarfile.TarInfo("../evil"))

    done = innoway("restore", file)

    assert done.returncode == 1
    assert "forbidden" in done.stderr
    assert not (home.parent.parent / "evil").exists()


def test_restore_refuses_while_the_database_is_in_use(archive, innoway, home):
    with running_server(home, durable=False) as server, psycopg.connect(server.dsn()):
        done = innoway("restore", "--force", archive)

    assert done.returncode == 1
    assert "in use (1 sessions)" in done.stderr


def test_a_failing_dump_leaves_the_database_as_it_was(archive, innoway, home):
    """The archive is sound, its dump is not: as from a tool that wrote nonsense."""
    import hashlib
    import io

    broken = home.parent / "broken.innoway"
    nonsense = b"no dump"
    digest = hashlib.sha256(nonsense).hexdigest()
    manifest = {
        "format": 1,
        "innoway": "0",
        "created": "",
        "postgres": 15,
        "members": {"database.dump": {"bytes": len(nonsense), "sha256": digest}},
    }
    with tarfile.open(broken, "w") as tar:
        for name, text in (
            ("database.dump", nonsense),
            ("manifest.json", json.dumps(manifest).encode()),
        ):
            entry = tarfile.TarInfo(name)
            entry.size = len(text)
            tar.addfile(entry, io.BytesIO(text))

    done = innoway("restore", "--force", broken)

    assert done.returncode == 1
    assert "pg_restore" in done.stderr
    assert rows(home) == [(1, "Haidian"), (2, "中关村")]
    assert not (home / "restore.new").exists()


def test_backup_does_not_replace_a_file_unasked(archive, innoway):
    before = archive.read_bytes()

    done = innoway("backup", archive)

    assert done.returncode == 1
    assert "--overwrite" in done.stderr
    assert archive.read_bytes() == before
