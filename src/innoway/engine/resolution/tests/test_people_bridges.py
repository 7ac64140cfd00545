import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innoway.engine.resolution.people.bridges import bridges
from innoway.engine.resolution.people.likeness import compare_names
from innoway.engine.resolution.people.mentions import Mention, read_mention
from innoway.engine.resolution.people.names import parse_name
from innoway.engine.resolution.people.resolve import resolve_people

LAB = {
    "city": "Lucknow", "country": "IN", "assignees": "Institute of Aromatic Plants",
    "coinventors": "Ajit Shasany|Mahendra Darokar", "cpc_groups": "A01H5/00|A61K36/00",
    "title": "Mint plant with tolerance",
}  # fmt: skip


def named(number: str, first: str, last: str, **facts: str) -> Mention:
    row = {"mention_id": number, "patent_id": f"P{number}", "first": first, "last": last}
    return read_mention(row | facts)


@pytest.mark.parametrize(
    ("first", "last", "usual_first", "usual_last"),
    [
        ("S.", "Khanuja", "Suman", "Khanuja"),
    ],
)
def test_a_name_written_differently_is_found_where_the_rest_agrees(
    first: str, last: str, usual_first: str, usual_last: str
):
    usual = [named(f"u{n}", usual_first, usual_last, **LAB) for n in range(5)]
    crowd = [named(f"x{n}", f"Other{n}", f"Name{n}", cpc_groups="H04W4/00") for n in range(60)]

    clusters = resolve_people([*usual, named("odd", first, last, **LAB), *crowd]).clusters

    assert clusters["odd"] == clusters["u0"]


def test_an_initial_that_may_stand_for_many_names_bridges_none():
    many = [parse_name(f"J{letter}mes", "Smith") for letter in string.ascii_lowercase[:12]]
    orders = {f"smith|{name.joined}": 1 for name in many}

    assert not list(bridges([*many, parse_name("J.", "Smith")], orders))


@settings(max_examples=200, deadline=None)
@given(*[st.sampled_from(["Bob", "Robert J.", "R.", "Roberto", "Wei", "Weiguo", "Xiao Ming",
                          "Xiaoming", "王伟", "", "Robret", "Jean-Luc"])] * 2)  # fmt: skip
def test_comparing_names_does_not_depend_on_their_order(one: str, other: str):
    a, b = parse_name(one, "Li"), parse_name(other, "Li")

    assert compare_names(a, b) == compare_names(b, a)


def test_a_file_may_have_the_whole_name_in_one_column():
    names = ("Krishnamoorthy, Ashok", "ASHOK KRISHNAMOORTHY", "Ashok Krishnamoorthy")
    read = [read_mention({"mention_id": "1", "name": name}).name for name in names]

    assert read[0] == read[1] == read[2]
