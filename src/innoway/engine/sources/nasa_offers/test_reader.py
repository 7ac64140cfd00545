"""NASA's two lists."""

import datetime
from pathlib import Path

from innoway.engine.formats.input_file import InputFile
from innoway.engine.formats.items import Accepted, Rejected
from innoway.engine.sources.nasa_offers import reader

SAMPLE = Path(__file__).parent / "sample"


def read(path):
    file = InputFile(path, path.name, path.stat().st_size)
    return [item for member in file.members() for item in reader.read(file, member, 0)]


def test_the_patent_list_is_read():
    found = [item.row for item in read(SAMPLE / "patents.csv")]

    assert len(found) == 8
    second = found[1]
    assert second["id"] == "nasa:ARC-14048-1"
    assert second["title"] == "Autogenic-Feedback Training Exercise Method & System"
    assert second["expiry_date"] == datetime.date(2015, 3, 10)
    assert (second["status"], second["application_number"]) == ("issued", "08543093")
    assert second["parties"][0]["name"] == "NASA Ames Research Center"


def test_the_software_list_is_read():
    found = [item.row for item in read(SAMPLE / "software.csv")]

    assert [row["id"] for row in found] == [
        "nasa-software:NPO-45583-1",
        "nasa-software:NPO-50897-1",
        found[2]["id"],
    ]
    assert found[1]["url"] == "https://github.com/oiip/oiip-data-viewer"
    assert found[0]["url"] is None
    assert {"property": "release_type", "value": "Open Source"} in found[1]["extra"]


def test_another_table_is_refused_whole(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("Center,Title\nA,B\n")

    [refused] = read(path)

    assert (refused.code, refused.whole_file) == ("wrong-columns", True)
    assert "Center, Title" in refused.reason


def test_bad_rows_are_refused_alone(tmp_path):
    lines = (SAMPLE / "patents.csv").read_text().splitlines(keepends=True)
    path = tmp_path / "patents.csv"
    bad = ["NASA,Issued,,1,No case,\n", "NASA,Issued,ARC-1,1,Bad date,31 June 2020\n"]
    path.write_text("".join([lines[0], *bad, *lines[1:]]))

    found = read(path)

    assert [item.code for item in found if isinstance(item, Rejected)] == [
        "missing-value",
        "impossible-date",
    ]
    assert sum(isinstance(item, Accepted) for item in found) == 8
