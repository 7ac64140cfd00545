"""Topics of a Django fixture with what points to them."""

import datetime
import json
from pathlib import Path

from innoway.engine.formats.input_file import InputFile
from innoway.engine.formats.items import Accepted, Passed, Rejected
from innoway.engine.sources.dod_topics import reader

SAMPLE = Path(__file__).parent / "sample" / "topics.json"


def read(path, start=0):
    file = InputFile(path, path.name, path.stat().st_size)
    return [item for member in file.members() for item in reader.read(file, member, start)]


def test_topics_are_read_with_keywords_phases_and_dates():
    found = read(SAMPLE)

    topics = [item.row for item in found if isinstance(item, Accepted)]
    first = topics[0]
    assert len(topics) == 3
    assert (first["id"], first["agency"]) == ("dod:AF151-087", "Air Force")
    assert first["text"].startswith("Develop and exhibit scalable")
    assert (first["opens"], first["closes"]) == (
        datetime.date(2015, 1, 15),
        datetime.date(2015, 2, 18),
    )
    assert first["keywords"] == sorted(first["keywords"])
    assert len(first["phases"]) == 3
    assert all(isinstance(item, Passed) for item in found if not isinstance(item, Accepted))


def test_reading_goes_on_after_any_element():
    whole = read(SAMPLE)

    assert read(SAMPLE, whole[-2].end[1]) == whole[-1:]


def test_a_plain_list_of_topics_is_read(tmp_path):
    path = tmp_path / "topics.json"
    path.write_text(json.dumps([
        {"topic_number": "N201-001", "title": "Quiet pumps", "description": "d",
         "keywords": "pump, noise", "branch": "Navy", "open_date": "2020-01-14",
         "close_date": "2020-02-12"},
        {"title": "no number"},
        {"topic_number": "N201-002", "title": "t", "open_date": "2020-02-30"},
        7,
    ]))  # fmt: skip

    found = read(path)

    assert found[0].row["keywords"] == ["noise", "pump"]
    assert [item.code for item in found if isinstance(item, Rejected)] == [
        "missing-value",
        "impossible-date",
        "not-an-object",
    ]
