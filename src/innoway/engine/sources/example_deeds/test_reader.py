"""The example world: what the recipe writes is what the sample holds and the reader reads."""

import json
from pathlib import Path

from innoway.engine.formats.input_file import InputFile
from innoway.engine.formats.items import Accepted, Rejected
from innoway.engine.sources.example_deeds import reader
from innoway.engine.sources.example_deeds.recipe import PATENTS, World

SAMPLE = Path(__file__).parent / "sample" / "deeds.jsonl"


def read(path):
    file = InputFile(path, path.name, path.stat().st_size)
    return [item for member in file.members() for item in reader.read(file, member, 0)]


def test_the_sample_is_what_the_recipe_writes():
    assert SAMPLE.read_text("utf-8").splitlines() == list(World().write())


def test_every_line_is_read_and_says_that_it_is_generated():
    found = read(SAMPLE)

    assert all(isinstance(item, Accepted) for item in found)
    patents = [item.row for item in found if item.table == "technologies"]
    deeds = [item.row for item in found if item.table == "transfers"]
    assert len(patents) == PATENTS
    assert all("generated" in row["title"] for row in patents)
    assert all("Generated example" in row["correspondent"] for row in deeds)
    assert {row["conveyance"] for row in deeds} == {
        "assignment", "security", "release", "licence", "merger", "name_change", "correction"
    }  # fmt: skip


def test_a_line_of_something_else_is_refused(tmp_path):
    path = tmp_path / "other.jsonl"
    path.write_text(json.dumps({"needs": {}}) + "\n")

    (item,) = read(path)

    assert isinstance(item, Rejected)
    assert "technologies or transfers" in item.reason
