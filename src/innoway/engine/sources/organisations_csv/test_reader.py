"""Registers of organisations of any origin."""

from pathlib import Path

import pytest

from innoway.engine.formats.input_file import InputFile
from innoway.engine.sources.organisations_csv import reader

SAMPLE = Path(__file__).parent / "sample" / "register.csv"


def read(path):
    file = InputFile(path, path.name, path.stat().st_size)
    return [item for member in file.members() for item in reader.read(file, member, 0)]


def test_known_columns_are_understood_and_others_kept():
    found = [item.row for item in read(SAMPLE)]

    assert [row["name"] for row in found] == [
        "清华大学", "Example Robotics Co., Ltd.", "Example Robotics Co. Ltd", "École Exemple"
    ]  # fmt: skip
    assert found[0]["register_id"] == "12100000400000624D"
    assert found[0]["facts"] == [{"property": "founded", "value": "1911"}]
    assert (found[0]["city"], found[0]["url"]) == ("北京", "https://www.tsinghua.edu.cn/")


@pytest.mark.parametrize(
    "text, code",
    [
        ("a,b\n1,2\n", "wrong-columns"),
        ("", "empty"),
        ("name,name\nx,y\n", "bad-header"),
    ],
    ids=["no-names", "empty", "twice"],
)
def test_a_file_that_is_no_register_is_refused_whole(tmp_path, text, code):
    path = tmp_path / "x.csv"
    path.write_text(text)

    [refused] = read(path)

    assert (refused.code, refused.whole_file) == (code, True)


def test_a_row_without_a_name_is_refused(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("名称,城市\n,北京\n中科院,北京\n")

    found = read(path)

    assert [getattr(item, "code", "good") for item in found] == ["missing-value", "good"]
