"""An ingest killed again and again at any moment ends as if it had never been disturbed."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from innoway.engine.facade import freshness
from innoway.engine.pipelines.ingest import ingest
from innoway.engine.pipelines.tests.conftest import published
from innoway.engine.store.layout import Layout
from innoway.engine.store.versions import current_number, manifest_of

RUN = """
import sys
from pathlib import Path
from innoway.engine.pipelines import reading
from innoway.engine.pipelines.ingest import ingest
reading.RECORDS = 15
print("ready", flush=True)
ingest(Path(sys.argv[1]), "uspto_grants", [Path(p) for p in sys.argv[2:]], index=False)
print("done", flush=True)
"""


def spoiled(document, number):
    return document.replace(b"</abstract>", b"") if number % 10 == 7 else document


def disturbed(store, paths, seed):
    """Run until it ends by itself, killing it at random moments; return how often it was killed."""
    chance, kills = random.Random(seed), 0
    while True:
        command = [sys.executable, "-c", RUN, str(store), *map(str, paths)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout.readline() == "ready\n"
        try:
            process.wait(timeout=chance.uniform(0.03, 0.5) if kills < 12 else 120)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            kills += 1
        process.wait()
        if process.stdout.read() == "done\n":
            process.stdout.close()
            return kills
        process.stdout.close()


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_kill_9_loses_nothing_and_doubles_nothing(tmp_path, many, seed):
    paths = [many("a.xml", 160, change=spoiled), many("b.xml", 90, first=8_500_000, change=spoiled)]
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    ingest(whole, "uspto_grants", paths, index=False)

    kills = disturbed(killed, paths, seed)

    assert kills > 2
    assert published(killed) == published(whole)
    ids = {one.id for one in freshness.quarantined(killed, limit=999)}
    assert ids == {one.id for one in freshness.quarantined(whole, limit=999)}
    assert len(ids) == freshness.quarantined_count(killed) == 25
    assert not list((killed / "versions").glob(".draft-*"))
    kept = [int(folder.name) for folder in (killed / "versions").iterdir()]
    assert sorted(kept)[-3:] == sorted(kept)


def test_a_killed_run_is_said_to_have_stopped(tmp_path, many):
    path = many("a.xml", 400)
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, str(tmp_path / "s"), str(path)], stdout=subprocess.PIPE
    )
    deadline = time.monotonic() + 60
    while not current_number(Layout(tmp_path / "s")) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()

    assert freshness.progress(tmp_path / "s").state == "stopped"
    manifest = manifest_of(Layout(tmp_path / "s"), current_number(Layout(tmp_path / "s")))
    [entry] = manifest.files.values()
    assert (entry["done"], entry["fresh"] % 15) == (False, 0)
