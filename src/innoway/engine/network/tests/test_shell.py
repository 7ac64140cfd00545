"""The graph at the shell: find, look around, connect, export."""

import json

import pytest
from click.testing import CliRunner

from innoway.engine.cli import engine
from innoway.engine.pipelines.ingest import ingest
from innoway.engine.pipelines.resolving import resolve_store
from innoway.engine.pipelines.tests.conftest import WEEKLY


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    store = tmp_path_factory.mktemp("shell") / "store"
    ingest(store, "uspto_grants", [WEEKLY], index=False)
    resolve_store(store)

    def run(*words):
        found = CliRunner().invoke(engine, ["graph", *words, "--store", str(store)])
        return found.exit_code, found.output.splitlines()

    return run


def inventors(ask):
    _, lines = ask("around", "US7272630")
    return sorted(line.split()[0] for line in lines if "--invented->" in line)


def test_two_inventors_are_connected_by_their_patent(ask):
    first, second = inventors(ask)[:2]
    code, lines = ask("path", first, second)

    assert code == 0
    assert len(lines) == 2
    assert all("--invented->  US7272630 " in line for line in lines)
    assert ask("path", first, second, "--until", "1980") == (
        1, ["Error: They are not connected in these years."],
    )  # fmt: skip


def test_an_entity_is_found_by_its_name_and_exported(ask):
    first = inventors(ask)[0]
    _, lines = ask("around", first, "--limit", "1")
    name = lines[0].partition(" ")[2].partition("  --")[0]

    assert f"{first} {name}" in ask("find", name)[1]
    written = [json.loads(line) for line in ask("export", first)[1]]
    assert {"Person", "Asset", "UnknownLink"} <= {one["schema"] for one in written}


@pytest.mark.parametrize("words", [("around", "x"), ("path", "x", "y"), ("export", "x")])
def test_what_is_not_there_is_told_with_what_to_do(ask, words):
    code, lines = ask(*words)

    assert code == 1
    assert "innoway engine graph find NAME" in lines[0]
