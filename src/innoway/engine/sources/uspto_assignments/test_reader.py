"""Deeds as JSON lines and as daily XML."""

import datetime
from pathlib import Path

import pytest

from innoway.engine.formats.input_file import InputFile
from innoway.engine.formats.items import Accepted, Passed, Rejected
from innoway.engine.sources.uspto_assignments import reader

SAMPLE = Path(__file__).parent / "sample"


def read(path, start=0):
    file = InputFile(path, path.name, path.stat().st_size)
    return [item for member in file.members() for item in reader.read(file, member, start)]


def test_json_lines_are_read():
    found = read(SAMPLE / "deeds.jsonl")

    assert all(isinstance(item, Accepted) for item in found)
    first = found[0].row
    assert (first["id"], first["conveyance"]) == ("58293/75", "name_change")
    assert first["executed"] == datetime.date(2021, 6, 1)
    assert [who["name"] for who in first["assignors"]] == ["LATCH, INC."]
    assert [who["name"] for who in first["assignees"]] == ["LATCH SYSTEMS, INC."]
    assert [thing["technology"] for thing in first["objects"]] == ["US20220254212", "US:17171540"]


def test_daily_xml_is_read_and_its_frame_passed_over():
    found = read(SAMPLE / "daily.xml")

    deeds = [item.row for item in found if isinstance(item, Accepted)]
    assert [(d["id"], d["conveyance"], d["status"]) for d in deeds] == [
        ("31875/42", "assignment", "recorded"),
        ("31875/77", "release", "purged"),
    ]
    assert deeds[0]["assignees"][0]["country"] == "JAPAN"
    assert [o["technology"] for o in deeds[0]["objects"]] == ["US:13349377", "US8927118"]
    assert [item for item in found if isinstance(item, Rejected)] == []
    assert sum(isinstance(item, Passed) for item in found) == 1


def test_reading_goes_on_after_any_deed():
    for name in ("deeds.jsonl", "daily.xml"):
        whole = [i for i in read(SAMPLE / name) if isinstance(i, Accepted)]
        for done, item in enumerate(whole, start=1):
            rest = [i for i in read(SAMPLE / name, item.end[1]) if isinstance(i, Accepted)]
            assert [i.row for i in rest] == [i.row for i in whole[done:]]


@pytest.mark.parametrize(
    "line, code",
    [
        (b'{"reelNumber": 1}', "missing-value"),
        (b'{"reelNumber": 1, "frameNumber": 2, "assignorExecutionDate": "02/30/2020"}',
         "impossible-date"),
        (b'{"reelNumber": 1,', "broken-json"),
        (b'[1, 2]', "not-an-object"),
        (b'{"reelNumber": "\xe9"}', "wrong-encoding"),
    ],
    ids=["no-frame", "30-february", "cut", "a-list", "latin-1"],
)  # fmt: skip
def test_a_bad_deed_is_refused(tmp_path, line, code):
    good = (SAMPLE / "deeds.jsonl").read_bytes().splitlines()[0]
    path = tmp_path / "deeds.jsonl"
    path.write_bytes(good + b"\n" + line + b"\n" + good.replace(b"58293", b"58294") + b"\n")

    found = read(path)

    assert [getattr(item, "code", "good") for item in found] == ["good", code, "good"]


def test_the_open_data_portal_spelling_is_read(tmp_path):
    path = tmp_path / "odp.jsonl"
    path.write_text(
        '{"reelAndFrameNumber": "1234/56", "conveyanceText": "MERGER (SEE DOCUMENT)",'
        ' "assignmentRecordedDate": "2020-05-06", "assignorBag": [{"assignorName": "A INC",'
        ' "executionDate": "2020-05-01"}], "assigneeBag": [{"assigneeNameText": "B INC",'
        ' "assigneeAddress": {"cityName": "Austin"}}], "patentNumber": "10,000,000"}\n'
    )

    [item] = read(path)

    assert item.row["id"] == "1234/56"
    assert (item.row["conveyance"], item.row["executed"]) == ("merger", datetime.date(2020, 5, 1))
    assert item.row["assignees"][0] == {
        "name": "B INC", "city": "Austin", "region": None, "country": None
    }  # fmt: skip
    assert [o["technology"] for o in item.row["objects"]] == ["US10000000"]
