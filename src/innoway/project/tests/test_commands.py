"""What the commands say to somebody who is new, or who made a mistake."""

import socket
import subprocess
import sys

import pytest

from innoway.project.cli import main

COMMANDS = ["demo", "serve", "doctor", "backup", "restore", "engine", "manage"]


def test_the_overview_names_the_first_step_without_loading_django(innoway):
    done = innoway("--help")
    loaded = subprocess.run(
        [sys.executable, "-c", "import innoway.project.cli, sys; print('django' in sys.modules)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert loaded.stdout.strip() == "False"
    assert "innoway demo" in done.stdout
    assert all(name in done.stdout for name in main.lazy)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(innoway, command):
    done = innoway(command, "--help")

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"Usage: innoway {command}")
    assert len(done.stdout.splitlines()) > 5


def test_serve_names_every_missing_setting(innoway):
    done = innoway("serve", SITE_URL="https://innoway.example.org")

    assert done.returncode == 1
    for name in ("DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS"):
        assert f"\n  {name}: " in done.stderr
    assert "SITE_URL" not in done.stderr


def test_serve_says_that_the_database_does_not_answer(innoway):
    done = innoway(
        "serve",
        DATABASE_URL="postgresql://nobody:x@127.0.0.1:1/none",
        SECRET_KEY="k" * 60,
        ALLOWED_HOSTS="localhost",
        SITE_URL="http://localhost",
    )

    assert done.returncode == 1
    assert "DATABASE_URL: the database does not answer" in done.stderr


def test_demo_refuses_a_port_that_was_asked_for_and_is_taken(innoway, home):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        done = innoway("demo", "--port", port)

    assert done.returncode == 1
    assert f"Port {port}" in done.stderr
    assert "--port" in done.stderr
    assert not home.exists()


def test_a_home_that_cannot_be_made_is_named(innoway, tmp_path):
    (tmp_path / "file").touch()

    done = innoway("doctor", INNOWAY_HOME=str(tmp_path / "file" / "home"))

    assert done.returncode == 1
    assert "Data home" in done.stdout
    assert "export INNOWAY_HOME=" in done.stdout
    assert "Traceback" not in done.stderr
