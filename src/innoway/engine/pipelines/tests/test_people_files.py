"""People of a file: the same through a database as at once, in the order of the file, and nothing left behind."""

import csv
import tracemalloc

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from innoway.engine.cli import resolve
from innoway.engine.pipelines.kept_counts import KeptCounts, sum_counts
from innoway.engine.pipelines.mentions import people
from innoway.engine.pipelines.people_files import database, load, resolve_people_file
from innoway.engine.pipelines.people_parts import ITSELF, LEAST, MEMORY_MB, Budget, name_stems
from innoway.engine.resolution.people.mentions import read_mentions
from innoway.engine.resolution.tables import MentionsUnreadable, read_clusters

AT_ONCE, IN_PARTS = Budget(400, 200, 50, 10_000), Budget(400, 200, 50, 3)
NAMES = (("Wei", "Wang"), ("W.", "Wang"), ("Wei Min", "Wang"), ("Wang", "Wei"), ("王伟", ""),
         ("", "Wei Wang"), ("Hee-June", "Kwak"), ("Heejune", "Kwak"), ("Ida", "O'Frei"), ("", ""),
         ("Kaveh", "Torosyan"), ("Kaveh", "Torsyan"), ("Kavhe", "Torosyan"), ("", "Torosyan"),
         ("Kaveh", "Torosian"), ("Torosyan", "Kaveh"))  # fmt: skip
WORKS = (
    ("P1", "Lumen Optics", "Min Zhao|Lei Gu", "G02B6/26"),
    ("P2", "Harbor Pharma|Lumen Optics", "", "A61K31/44|G02B6/42"),
    ("", "", "Wei Wang", ""),
    ("P3", "Lumen Optics", "Kaveh Lum|Kaveh Gudal|Torosyan, Kavehs", ""),
)
# Few names, one of them the other way round: each counts as it is written.
TURNED = [
    (f"m{n:02}", *NAMES[name], *WORKS[work])
    for n, (name, work) in enumerate([(0, 1), (0, 1), (0, 2), (1, 1), (3, 1), (6, 1)])
]
# A surname alone may stand for each of eight given names, of nine for none.
FEW, MANY = (
    [
        (f"m{n:02}", given, "Torosyan", *WORKS[1])
        for n, given in enumerate(["", "", *"ABCDEFGH"[:count], *more])
    ]
    for count, more in ((7, ["Ida"]), (8, ["Ida"]))
)
HEADER = ("mention_id", "first", "last", "patent_id", "assignees", "coinventors", "cpc_groups")
# Misspelt in the surname, in the given name and turned.
MISSPELT = [
    (f"m{n:02}", *NAMES[name], *WORKS[work])
    for n, (name, work) in enumerate([(10, 1), (11, 1), (12, 3), (14, 2), (15, 2), (13, 1)])
]
rows = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(WORKS)), min_size=4, max_size=30
).map(lambda drawn: [(f"m{n:02}", *name, *work) for n, (name, work) in enumerate(drawn)])
judged = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(["same", "not same"])),
    max_size=6,
)


def write(path, header, lines):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *lines])
    return path


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows, judged, judged)
@example(TURNED, [], [])
@example(MISSPELT, [], [])
@example(FEW, [], [])
@example(MANY, [], [])
def test_a_file_in_parts_comes_to_what_it_does_at_once(tmp_path, lines, before, now):
    """Also what an earlier run called them stays, whatever was judged then and is judged now."""
    table = write(tmp_path / "mentions.csv", HEADER, lines)
    told = {}
    for budget, out in ((AT_ONCE, tmp_path / "at-once.csv"), (IN_PARTS, tmp_path / "parts.csv")):
        earlier = tmp_path / "earlier.csv"
        for name, said, known in ((earlier, before, None), (out, now, earlier)):
            pairs = [(f"m{a:02}", f"m{b:02}", verdict) for a, b, verdict in said if a != b]
            judgements = write(tmp_path / "said.csv", ("first", "second", "verdict"), pairs)
            told[out] = resolve_people_file(
                table, name, budget=budget, judgements=judgements, before=known
            )

    assert (tmp_path / "parts.csv").read_text() == (tmp_path / "at-once.csv").read_text()
    one, other = told.values()
    assert (one.mentions, one.people, one.pairs) == (other.mentions, other.people, other.pairs)
    assert set(one.contradictions) == set(other.contradictions)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows)
def test_the_database_gives_back_what_the_file_says(tmp_path, lines):
    table = write(tmp_path / "mentions.csv", HEADER, lines)

    with database(tmp_path / "work", IN_PARTS) as con:
        load(con, table, None)
        kept = list(people(con, "people_now ORDER BY place"))

    assert kept == list(read_mentions(table))


def test_the_clusters_stand_in_the_order_of_the_file(tmp_path):
    lines = [(f"m{n}", "Ida", f"Frei{n % 5}", "", "", "", "") for n in (7, 3, 9, 1, 8, 2)]
    table = write(tmp_path / "mentions.csv", HEADER, lines)

    resolve_people_file(table, tmp_path / "out.csv", budget=IN_PARTS)

    assert [mention for mention, _ in read_clusters(tmp_path / "out.csv")] == [
        line[0] for line in lines
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mentions.csv", "out.csv"]


def test_a_repeated_identifier_is_told_with_its_line_and_leaves_nothing(tmp_path):
    lines = [(f"m{n % 5}", "Ida", "Frei", "", "", "", "") for n in range(7)]
    table = write(tmp_path / "mentions.csv", HEADER, lines)

    for budget in (AT_ONCE, IN_PARTS):
        with pytest.raises(MentionsUnreadable, match="line 7 repeats mention_id 'm0'"):
            resolve_people_file(table, tmp_path / "out.csv", budget=budget)

    assert [path.name for path in tmp_path.iterdir()] == ["mentions.csv"]


def test_memory_follows_the_part_not_the_file(tmp_path):
    """Eight times the mentions, of other people, in parts of one size: not eight times the memory."""
    peaks = []
    for count in (1_000, 8_000):
        lines = (
            (f"m{n}", f"Name{n % 97}", f"Family{n // 3}", f"P{n}", f"Firm {n % 50}", "", "G02B6/26")
            for n in range(count)
        )
        table = write(tmp_path / f"{count}.csv", HEADER, lines)
        resolve_people_file(table, tmp_path / "out.csv", budget=Budget(400, 200, 50, 400))
        tracemalloc.start()
        resolve_people_file(table, tmp_path / "out.csv", budget=Budget(400, 200, 50, 400))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert peaks[1] < 2 * peaks[0]


@pytest.mark.parametrize(
    ("given", "stems"),
    [
        (["Bo", "Bei", "Xin", "W."], ["wang|"]),
        ([*"ABCDEFGH", "Bei", "", "W."], ["wang|", *(f"wang|{letter}" for letter in "abcdefghw")]),
    ],
    ids=["few given names", "many given names"],
)
def test_a_surname_of_many_given_names_need_not_be_held_at_once(tmp_path, given, stems):
    lines = [(f"m{n}", name, "Wang", f"P{n}", "", "", "") for n, name in enumerate(given)]
    table = write(tmp_path / "mentions.csv", HEADER, lines)
    with database(tmp_path / "work", IN_PARTS) as con:
        load(con, table, None)
        sum_counts(con, people(con, "people_now ORDER BY document"), IN_PARTS.documents)

        name_stems(con, KeptCounts(con, "counted"), IN_PARTS)

        found = con.execute("SELECT DISTINCT stem FROM people_now ORDER BY stem").fetchall()
    assert [stem for (stem,) in found] == stems


def test_the_memory_offered_by_default_is_that_of_a_run_without_the_command():
    options = {
        option.name: option
        for option in (*resolve.people.params, *resolve.resolve_store_command.params)
    }

    assert options["memory"].default == MEMORY_MB
    assert options["memory"].type.min >= ITSELF + LEAST


def test_a_folder_that_is_not_there_is_told_before_the_work(tmp_path):
    table = write(tmp_path / "mentions.csv", HEADER, [])
    out = tmp_path / "missing" / "out.csv"

    told = CliRunner().invoke(resolve.people, [str(table), "--out", str(out)])

    assert told.exit_code == 2
    assert "is no folder: make it first" in " ".join(told.output.split())
