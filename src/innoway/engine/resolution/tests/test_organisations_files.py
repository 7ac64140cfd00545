"""Files of names as others write them: columns, encodings, repeats, sizes."""

import csv
import gzip
import io
import zipfile

import pytest
from click.testing import CliRunner

from innoway.engine.cli.resolve import organisations
from innoway.engine.facade.resolve import MentionsUnreadable, resolve_organisations_in

ROWS = "id,organization\n1,华为技术有限公司\n2,Huawei Technologies\n3,小米科技有限责任公司\n"


def archive(names):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for name in names:
            file.writestr(name, "id,organization")
    return held.getvalue()


def resolved(tmp_path, held):
    table, out = tmp_path / "names.csv", tmp_path / "out.csv"
    table.write_bytes(held)
    counts = resolve_organisations_in(table, out)
    with out.open(encoding="utf-8", newline="") as file:
        return counts, {row["id"]: row["cluster"] for row in csv.DictReader(file)}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_names_are_read_in_the_encodings_in_use(tmp_path, encoding):
    _, found = resolved(tmp_path, ROWS.encode(encoding))

    assert found["1"] == found["2"] != found["3"]


def test_other_columns_missing_cells_and_repeated_rows_do_no_harm(tmp_path):
    held = (
        b'note,ID,Organization,mentions,country\nx,1,"Acme\nOptics Ltd",,\n,2,ACME OPTICS,3,US\n'
        b",2,ACME OPTICS,3,US\n,3,,,\n,4\n"
    )

    counts, found = resolved(tmp_path, held)

    assert counts == (4, 3)
    assert found["1"] == found["2"]
    assert found["3"] != found["4"]


@pytest.mark.parametrize(("rows", "count"), [("", 0), ("1,Acme\n", 1)])
def test_a_table_may_be_empty_or_have_one_row(tmp_path, rows, count):
    counts, found = resolved(tmp_path, f"id,organization\n{rows}".encode())

    assert counts == (count, count)
    assert len(found) == count


@pytest.mark.parametrize(
    ("held", "told"),
    [
        (b"", "no header line"),
        (b"number,organization\n1,Acme\n", "no column 'id', only: number, organization"),
        ("id,organization\n1,Soci\xe9t\xe9 \xd8rsted".encode("latin-1"), "Save the file as UTF-8"),
        ("id,organization\n1,삼성전자주식회사".encode("euc-kr"), "Save the file as UTF-8"),
        ("id,organization\n1,サムスン電子".encode("euc-jp"), "Save the file as UTF-8"),
        (b"id,organization\n1,Acme\n1,Bolt\n", "line 3 repeats id '1'"),
        (b"id,organization\n,Acme\n", "line 2 has no id"),
        (b"id,organization,country\n1,Acme,JP\n1,Acme,US\n", "line 3 repeats id '1'"),
        (b"id,organization,ID\n1,Acme,2\n", "two columns are called 'id'"),
        (b"id,organization\n1,Canon, Inc.\n", "line 2: 3 values.* comma within a name"),
        (b'id,organization\n1,Acme\n2,"Canon\n3,Sony\n', "line 3: .*quotation mark"),
        (gzip.compress(b"id,organization\n1,Acme\n" * 99)[:-20], "is damaged.*cut off"),
        (archive(("a.xml", "b.xml")), "Save the table as CSV"),
    ],
    ids=[
        "empty",
        "no id column",
        "Latin",
        "Korean",
        "Japanese",
        "id of two",
        "no id",
        "id of two countries",
        "column twice",
        "comma in a name",
        "open quotation mark",
        "cut off",
        "workbook",
    ],
)
def test_a_table_that_cannot_be_used_says_why(tmp_path, held, told):
    with pytest.raises(MentionsUnreadable, match=told):
        resolved(tmp_path, held)


def test_more_spellings_than_the_memory_holds_are_told_before_the_work(tmp_path):
    table, out = tmp_path / "names.csv", tmp_path / "out.csv"
    rows = "".join(f"{n},Firm {n}\n" for n in range(60_000))
    table.write_text(f"id,organization\n{rows}", encoding="utf-8")

    told = CliRunner().invoke(organisations, [str(table), "--out", str(out), "--memory", "600"])

    assert told.exit_code == 1
    assert "60,000 spellings of organisations need about 610 MB, not 600." in told.output
    assert "--memory 610" in told.output
    assert not out.exists()
