"""Files of mentions as others write them, and what the command says and leaves behind."""

import csv
import gzip
import os
import re
import stat

import pytest
from click.testing import CliRunner

from innoway.engine.cli.resolve import people

HEAD = "mention_id,first,last,city\n"
ROWS = "1,John,Smith,Boston\n2,Mary,Jones,Boston\n3,John,Smith,Boston\n"


@pytest.fixture
def run(tmp_path):
    """Return a function that resolves what a file holds: exit code, what is said, rows written."""

    def resolve(held, *options, name="mentions.csv", out="out.csv", given=None):
        table = tmp_path / name
        table.write_bytes(held if isinstance(held, bytes) else held.encode())
        target = tmp_path / out
        read = "-" if given is not None else str(table)
        done = CliRunner().invoke(people, [read, "--out", str(target), *options], input=given)
        rows = []
        if done.exit_code == 0:
            with target.open(encoding="utf-8", newline="") as file:
                rows = [row["mention_id"] for row in csv.DictReader(file)]
        assert not done.exception or isinstance(done.exception, SystemExit)
        assert not list(tmp_path.glob(".*"))
        return done.exit_code, " ".join(done.output.split()), rows

    return resolve


@pytest.mark.parametrize(
    "held",
    [
        HEAD + ROWS,
        "\n" + HEAD + ROWS + ",,,\n\n",
        " Mention_ID ;FIRST; last ;city\n" + ROWS.replace(",", ";"),
        (HEAD + ROWS).replace(",", "\t"),
        (HEAD + ROWS).encode("utf-16"),
        gzip.compress((HEAD + ROWS).encode()),
        "mention_id,first,last,city\n1,John,Smith\n2\n3,John,Smith,Boston\n",
        "mention_id,first,last,,city,,\n1,John,Smith\n2,Mary,Jones,x,Ulm,,y\n3,John,Smith,,,,\n",
        (HEAD + ROWS).replace("Boston", "北京市海淀区").encode("gb18030"),
    ],
    ids=["plain", "blank lines", "semicolons and cases", "tabs", "UTF-16", "gzip by another name",
         "short rows", "columns without a name", "GB 18030"],
)  # fmt: skip
def test_every_row_comes_back_whatever_the_dialect(run, held):
    code, told, rows = run(held)

    assert (code, rows) == (0, ["1", "2", "3"]), told


def test_rows_come_through_a_pipe(run):
    assert run("", given=HEAD + ROWS)[2] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("held", "told"),
    [
        (HEAD + '1,"John,Smith,Boston\n2,Mary,Jones,Boston\n', "line 2: .*quotation mark"),
        (HEAD + "1,John,Smith, Jr.,Boston\n", "line 2: 5 values .*comma within a name"),
        (HEAD + ROWS + "2,Ann,Lee,Ulm\n", "line 5 repeats mention_id '2'"),
        (HEAD + "\n\n,Ann,Lee,Ulm\n", "line 4 has no mention_id"),
        ("mention_id,first,First\n", "two columns are called 'first'"),
        ("id,first,last\n", "no column 'mention_id', only: id, first, last"),
        ((HEAD + "1,José,Muñoz,Cádiz\n").encode("latin-1"), "not UTF-8 text"),
        (gzip.compress((HEAD + ROWS * 50).encode())[:-15], "damaged: .*cut off"),
        (gzip.compress((HEAD + ROWS).encode())[:-8] + bytes(8), "damaged: "),
        ("", "no header line"),
    ],
    ids=["open quotation mark", "comma in a name", "id twice", "no id", "column twice", "no id column",
         "Latin", "cut off", "wrong checksum", "empty"],
)  # fmt: skip
def test_what_cannot_be_used_is_told_in_a_line_and_nothing_is_written(run, tmp_path, held, told):
    (tmp_path / "out.csv").write_text("as it was")

    code, said, _ = run(held)

    assert code == 1
    assert re.search(told, said), said
    assert (tmp_path / "out.csv").read_text() == "as it was"


def test_what_is_read_is_never_written_over(run, tmp_path):
    code, told, _ = run(HEAD + ROWS, out="mentions.csv")

    assert code == 2
    assert "mentions.csv is read: choose another file" in told
    assert (tmp_path / "mentions.csv").read_text() == HEAD + ROWS


def test_a_link_and_the_rights_of_the_file_written_stay(run, tmp_path):
    real = tmp_path / "real.csv"
    real.write_text("")
    real.chmod(0o600)
    (tmp_path / "out.csv").symlink_to(real)

    assert run(HEAD + ROWS)[0] == 0

    assert (tmp_path / "out.csv").is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o600
    assert real.read_text().startswith("mention_id,cluster")


def test_what_is_written_compressed_can_be_the_table_before(run, tmp_path):
    table, out = tmp_path / "mentions.csv", tmp_path / "out.csv.gz"
    table.write_text(HEAD + ROWS)

    first = CliRunner().invoke(people, [str(table), "--out", str(out)])
    again = run(HEAD + ROWS, "--before", str(out))

    assert first.exit_code == again[0] == 0
    assert gzip.decompress(out.read_bytes()) == (tmp_path / "out.csv").read_bytes()


def test_what_a_killed_process_left_goes_with_the_next_run(run, tmp_path):
    gone = os.fork()
    if not gone:
        os._exit(0)
    os.waitpid(gone, 0)
    (tmp_path / f".innoway-work-{gone}-abcd").mkdir()

    assert run(HEAD + ROWS)[0] == 0


def test_judgements_of_others_and_mentions_without_a_name_are_told(run, tmp_path):
    judged = tmp_path / "judged.csv"
    judged.write_text("first,second,verdict\n1,2,same\n1,9,not same\n")

    _, told, _ = run(HEAD + ROWS + "4,,,Ulm\n", "--judgements", str(judged))

    assert "1 of the mentions have no name and stand alone" in told
    assert "1 of the judgements are of mentions that mentions.csv does not have" in told


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("mention_id,cluster\n1\n", "line 2 has no cluster"),
        ("mention_id,cluster\n1,a\n1,b\n", "line 3 puts '1' in another cluster"),
        ("mention_id\n", "no column 'cluster'"),
    ],
)
def test_an_earlier_table_that_cannot_be_used_says_why(run, tmp_path, before, told):
    earlier = tmp_path / "before.csv"
    earlier.write_text(before)

    code, said, _ = run(HEAD + ROWS, "--before", str(earlier))

    assert code == 1
    assert told in said


def test_dates_that_are_none_are_passed_over(run):
    assert run("mention_id,first,last,filing_date\n1,John,Smith,²²²²\n2,John,Smith,soon\n")[0] == 0
