"""Start, share, crash, stop: each for real, as root and as an ordinary user."""

import os
import signal
import stat
import subprocess
import time
from pathlib import Path

import psycopg
import pytest

from innoway.foundation.postgres import Server, running_server
from innoway.foundation.postgres.account import name_of
from innoway.foundation.postgres.place import Place
from innoway.foundation.postgres.postmaster import PROC, inside
from innoway.foundation.postgres.tests.accounts import Command, call_as

needs_proc = pytest.mark.skipif(not PROC.is_dir(), reason="needs /proc to see processes")


def ask(server: Server, question: str) -> object:
    with psycopg.connect(server.dsn("postgres")) as connection:
        row = connection.execute(question).fetchone()
    return row[0] if row and len(row) == 1 else row


def state_of(server: Server) -> str:
    """Return what the data folder says about how the server ended."""
    program = server.binaries.program("pg_controldata")
    told = subprocess.run(
        [program, server.place.data],
        capture_output=True,
        text=True,
        check=True,
        env={"LC_ALL": "C"},
    )
    return (
        next(li for li in told.stdout.splitlines() if "cluster state" in li).split(":")[1].strip()
    )


def kill_9(server: Server) -> None:
    """Kill the server as nothing can prepare for, and wait until the kernel has done it."""
    os.kill(server.pid, signal.SIGKILL)
    late = time.monotonic() + 10
    while server.pid and time.monotonic() < late:
        time.sleep(0.001)


def processes(place: Place) -> list[int]:
    return inside(place.data) if PROC.is_dir() else []


def test_first_start_makes_a_private_utf8_server(role, home):
    call_as(role, first_start, home)


def first_start(home: Path) -> None:
    with running_server(home) as server:
        place = server.place

        assert ask(server, "SHOW server_encoding") == "UTF8"
        assert ask(server, "SHOW listen_addresses") == ""
        assert ask(server, "SHOW fsync") == "on"
        assert ask(server, "SELECT 'é' < 'z', lower('É') = 'é'") == (False, True)
        if server.binaries.major >= 17:
            locale = "SELECT datlocprovider, datlocale FROM pg_database LIMIT 1"
            assert ask(server, locale) == ("b", "C.UTF-8")
        assert stat.S_IMODE(place.sockets.stat().st_mode) == 0o700
        assert stat.S_IMODE(place.data.stat().st_mode) == 0o700
        assert stat.S_IMODE(place.secret.stat().st_mode) == 0o600
        assert stat.S_IMODE(place.secret.parent.stat().st_mode) == 0o700
        rules = (place.data / "pg_hba.conf").read_text().splitlines()
        methods = {li.split()[-1] for li in rules if li.strip() and not li.startswith("#")}
        assert methods == {"scram-sha-256"}
        assert not list(place.base.glob("*.new"))


def test_a_wrong_password_is_refused(role, home):
    call_as(role, wrong_password, home)


def wrong_password(home: Path) -> None:
    with running_server(home, durable=False) as server:
        wrong = server.dsn("postgres").replace(server.password, "guessed")

        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(wrong)


def test_leaving_shuts_down_cleanly_and_leaves_no_process(role, home):
    call_as(role, clean_stop, home)


def clean_stop(home: Path) -> None:
    with running_server(home, durable=False) as server:
        held_open = psycopg.connect(server.dsn("postgres"))
        assert state_of(server) == "in production"

    assert state_of(server) == "shut down"
    assert processes(server.place) == []
    assert list(server.place.sockets.iterdir()) == []
    assert not (server.place.data / "postmaster.pid").exists()
    held_open.close()


def test_a_restart_serves_again(role, home):
    call_as(role, restart, home)


def restart(home: Path) -> None:
    with running_server(home, durable=False):
        pass

    with running_server(home, durable=False) as server:
        assert ask(server, "SELECT 1") == 1


def test_kill_9_of_the_server_loses_no_committed_row(role, home):
    call_as(role, killed_server, home)


def killed_server(home: Path) -> None:
    with running_server(home) as server:
        with psycopg.connect(server.dsn("postgres"), autocommit=True) as connection:
            connection.execute("CREATE TABLE kept (n int)")
            connection.execute("INSERT INTO kept SELECT generate_series(1, 10000)")
            open_work = psycopg.connect(server.dsn("postgres"))
            open_work.execute("INSERT INTO kept VALUES (-1)")
            kill_9(server)

        assert server.ensure_running() is True

        assert ask(server, "SELECT count(*) FROM kept") == 10000
        assert server.ensure_running() is False
        open_work.close()


def test_the_next_command_starts_after_kill_9_of_server_and_command(role, home):
    call_as(role, killed_both, home)


def killed_both(home: Path) -> None:
    first = Command(home)
    first.kill()
    os.kill(first.server, signal.SIGKILL)

    with running_server(home, durable=False) as server:
        assert server.pid != first.server
        assert ask(server, "SELECT 1") == 1
    assert state_of(server) == "shut down"


def test_two_commands_at_once_share_one_server(role, home):
    call_as(role, shared, home)


def shared(home: Path) -> None:
    commands = [Command(home, start_at_once=False) for _ in range(2)]
    pids = {command.ready() for command in commands}
    assert len(pids) == 1

    commands[0].leave()
    with running_server(home, durable=False) as server:
        assert server.pid in pids
    commands[1].leave()

    assert state_of(server) == "shut down"
    assert processes(server.place) == []


def test_kill_9_of_a_command_leaves_a_server_that_the_next_one_stops(role, home):
    call_as(role, killed_command, home)


def killed_command(home: Path) -> None:
    first = Command(home)
    first.kill()

    with running_server(home, durable=False) as server:
        assert server.pid == first.server

    assert processes(server.place) == []
    assert state_of(server) == "shut down"


def test_a_long_path_gets_a_short_socket(role, home):
    call_as(role, long_path, home)


def long_path(home: Path) -> None:
    long_home = home / ("a-data-home-with-a-long-name-" * 4) / "数据" / 'it\'s "quoted", too'
    with running_server(long_home, durable=False) as server:
        assert len(os.fsencode(server.place.sockets)) < 60
        assert stat.S_IMODE(server.place.sockets.stat().st_mode) == 0o700
        assert ask(server, "SELECT 1") == 1
    server.place.sockets.rmdir()


def test_an_awkward_but_short_path_keeps_its_socket(role, home):
    call_as(role, awkward_path, home)


def awkward_path(home: Path) -> None:
    with running_server(home / "a \"b\" 'c' %d", durable=False) as server:
        assert server.place.sockets.parent == server.place.base
        assert ask(server, "SELECT 1") == 1


@needs_proc
def test_a_lock_file_that_names_a_stranger_is_forgotten(role, home):
    call_as(role, reused_number, home)


def reused_number(home: Path) -> None:
    with running_server(home, durable=False) as server:
        kill_9(server)
    left = server.place.data / "postmaster.pid"
    lines = left.read_text().splitlines()
    left.write_text("\n".join([str(os.getppid()), *lines[1:]]) + "\n")

    with running_server(home, durable=False) as again:
        assert ask(again, "SELECT 1") == 1


def test_an_interrupted_first_start_is_begun_again(role, home):
    call_as(role, interrupted_initdb, home)


def interrupted_initdb(home: Path) -> None:
    half = home / "postgres" / "data.new"
    half.mkdir(parents=True, mode=0o755)
    (half / "PG_VERSION").write_text("18\n")

    with running_server(home, durable=False) as server:
        assert ask(server, "SELECT 1") == 1
    assert not half.exists()


def test_a_lost_secret_is_replaced(role, home):
    call_as(role, lost_secret, home)


def lost_secret(home: Path) -> None:
    with running_server(home, durable=False) as server:
        before = server.password
        server.create_database("kept")
    server.place.secret.unlink()

    with running_server(home, durable=False) as again:
        assert again.password != before
        assert again.create_database("kept") is False


@needs_proc
def test_the_server_runs_as_an_unprivileged_account(role, home):
    call_as(role, owner_of_server, home)


def owner_of_server(home: Path) -> None:
    with running_server(home, durable=False) as server:
        uid = Path(f"/proc/{server.pid}").stat().st_uid

        assert uid != 0
        assert name_of(uid) == server.place.account.name
        assert server.place.account.dropped is (os.geteuid() == 0)
