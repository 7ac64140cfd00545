import random
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innoway.engine.resolution.people.bridges import bridges
from innoway.engine.resolution.people.counts import Usage
from innoway.engine.resolution.people.evidence import gather_evidence
from innoway.engine.resolution.people.explain import explain_people
from innoway.engine.resolution.people.likeness import compare_names
from innoway.engine.resolution.people.mentions import Mention, read_mention
from innoway.engine.resolution.people.names import parse_name
from innoway.engine.resolution.people.resolve import resolve_people
from innoway.engine.resolution.tests.test_people import mention

LAB = {
    "city": "Lucknow", "country": "IN", "assignees": "Institute of Aromatic Plants",
    "coinventors": "Ajit Shasany|Mahendra Darokar", "cpc_groups": "A01H5/00|A61K36/00",
    "title": "Mint plant with tolerance",
}  # fmt: skip

SLIPPED = st.sampled_from(["petersen", "peterson", "petersan", "petersn", "pteersen", "berg"])


def named(number: str, first: str, last: str, **facts: str) -> Mention:
    row = {"mention_id": number, "patent_id": f"P{number}", "first": first, "last": last}
    return read_mention(row | facts)


@pytest.mark.parametrize(
    ("first", "last", "usual_first", "usual_last"),
    [
        ("S.", "Khanuja", "Suman", "Khanuja"),
        ("Sam", "Khanuja", "Samuel", "Khanuja"),
        ("Sam J.", "Khanuja", "Samuel J.", "Khanuja"),
        ("Suman", "Khaunja", "Suman", "Khanuja"),
        ("Suman S.", "Kanuja", "Suman", "Khanuja"),
        ("Khanuja", "Suman", "Suman S.", "Khanuja"),
        ("Brain", "Khanuja", "Brian", "Khanuja"),
        ("", "Khanuja", "Suman", "Khanuja"),
    ],
)
def test_a_name_written_differently_is_found_where_the_rest_agrees(
    first: str, last: str, usual_first: str, usual_last: str
):
    usual = [named(f"u{n}", usual_first, usual_last, **LAB) for n in range(5)]
    crowd = [named(f"x{n}", "Brian", f"Name {letter}e{letter}", cpc_groups="H04W4/00")
             for n, letter in enumerate("bdfgklmnprst")]  # fmt: skip

    clusters = resolve_people([*usual, named("odd", first, last, **LAB), *crowd]).clusters

    assert clusters["odd"] == clusters["u0"]


@pytest.mark.parametrize("other", ["Sam", "Sam K.", "Samantha"])
def test_short_forms_alone_join_nobody(other: str):
    usual = [named(f"u{n}", "Samuel J.", "Khanuja", **LAB) for n in range(5)]
    crowd = [named(f"x{n}", f"Other{n}", f"Name{n}", cpc_groups="H04W4/00") for n in range(60)]
    elsewhere = LAB | {"city": "Delhi", "assignees": "Steel Works", "coinventors": "Anil Rao",
                       "cpc_groups": "C21C5/00", "title": "Furnace"}  # fmt: skip

    clusters = resolve_people(
        [*usual, named("odd", other, "Khanuja", **elsewhere), *crowd]
    ).clusters

    assert clusters["odd"] != clusters["u0"]


@pytest.mark.parametrize(
    ("other_first", "other_last"),
    [("Masahiko", "Suzuki"), ("Mario", "Suzuki"), ("Masahiro", "Suzuko"), ("Masahiro", "Buzuki")],
)
def test_a_name_that_others_bear_is_no_slip(other_first: str, other_last: str):
    """Nor is a rare given name one of another rare one: Maria and Mario are two."""
    mentions = [
        named("one", "Masahiro", "Suzuki", **LAB),
        named("two", "Maria", "Suzuki", **LAB),
        named("odd", other_first, other_last, **LAB),
        named("x", "Masahiko", "Ishida"),
        named("y", "Ida", "Suzuko"),
    ]

    clusters = resolve_people(mentions).clusters

    assert clusters["odd"] not in (clusters["one"], clusters["two"])


def test_one_slip_of_two_names_is_read_as_the_one_that_more_bear():
    names = {("anna", "petersan"), ("anna", "petersen"), ("anna", "peterson"), ("ida", "peterson"),
             ("ole", "peterson"), ("ida", "petersen")}  # fmt: skip

    read = Usage.of([named(f"{n}", *name) for n, name in enumerate(sorted(names))]).slips

    assert read == {("anna", "petersan"): ("anna", "peterson")}


@settings(max_examples=200)
@given(st.sets(st.tuples(st.sampled_from(["anna", "amir", "brian"]), SLIPPED), max_size=12))
def test_a_name_is_read_as_one_that_stands_and_is_read_as_it_stands(names: set[tuple[str, str]]):
    read = Usage.of([named(f"{n}", *name) for n, name in enumerate(sorted(names))]).slips

    assert names.issuperset(read.values())
    assert read.keys().isdisjoint(read.values())


def test_why_says_how_a_misspelt_name_is_read():
    mentions = [named("u", "Suman", "Khanuja", **LAB), named("odd", "Suman", "Kanuja", **LAB)]

    why = explain_people(mentions, "u", "odd")

    assert why.joined
    assert list(why.read.values()) in (["Suman Khanuja"], ["Suman Kanuja"])


def test_an_initial_that_may_stand_for_many_names_bridges_none():
    many = [parse_name(f"J{letter}mes", "Smith") for letter in string.ascii_lowercase[:12]]
    orders = {f"smith|{name.joined}": 1 for name in many}

    assert not list(bridges([*many, parse_name("J.", "Smith")], orders))


@settings(max_examples=200)
@given(*[st.sampled_from(["Bob", "Robert J.", "R.", "Roberto", "Wei", "Weiguo", "Xiao Ming",
                          "Xiaoming", "王伟", "", "Robret", "Jean-Luc"])] * 2)  # fmt: skip
def test_comparing_names_does_not_depend_on_their_order(one: str, other: str):
    a, b = parse_name(one, "Li"), parse_name(other, "Li")

    assert compare_names(a, b) == compare_names(b, a)


def test_a_file_may_have_the_whole_name_in_one_column():
    names = ("Krishnamoorthy, Ashok", "ASHOK KRISHNAMOORTHY", "Ashok Krishnamoorthy")
    read = [read_mention({"mention_id": "1", "name": name}).name for name in names]

    assert read[0] == read[1] == read[2]


def many_others(count: int) -> list[Mention]:
    names = [a + b + c for a in "bdfgk" for b in "aeiou" for c in "lmnrst"]
    return [named(f"x{n:04}", names[n % 150], names[-n % 149] + names[n // 150])
            for n in range(count)]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [(("Erkki I.", "Ruoslahti"), ("Erkki", "Ruoslahti"), True),
     (("Wei", "Ruan"), ("Wei M.", "Ruan"), False)],
)  # fmt: skip
def test_a_name_like_no_other_is_one_person_where_nothing_else_is_told(
    one: tuple[str, str], other: tuple[str, str], *, joined: bool
):
    mentions = [named("one", *one), named("other", *other), *many_others(600)]

    clusters = resolve_people(mentions).clusters

    assert (clusters["one"] == clusters["other"]) is joined


@pytest.mark.parametrize(
    ("here", "there", "joined"),
    [({}, {}, True),
     ({"assignees": "Institute of Plants"}, {}, True),
     ({"assignees": "Institute of Plants"}, {"assignees": "Steel Works"}, False)],
)  # fmt: skip
def test_a_usual_given_name_with_a_rare_surname_is_one_person_unless_more_is_told(
    here: dict[str, str], there: dict[str, str], *, joined: bool
):
    others = many_others(2400)
    usual = [named(f"u{n}", "Bal", m.name.surname) for n, m in enumerate(others[:150])]
    one, other = (
        named("one", "Bal M.", "Ruoslahti", **here),
        named("other", "Bal", "Ruoslahti", **there),
    )
    mentions = [one, other, *usual, *others]

    clusters = resolve_people(mentions).clusters

    assert (clusters["one"] == clusters["other"]) is joined


def test_where_much_contrasts_the_rarest_name_says_no_more_than_a_rare_one():
    here = {"city": "Lucknow", "assignees": "Institute of Plants", "coinventors": "Ajit Shasany"}
    there = {"city": "Delhi", "assignees": "Steel Works", "coinventors": "Anil Rao"}
    mentions = [
        named("one", "Erkki I.", "Ruoslahti", **here),
        named("other", "Erkki", "Ruoslahti", **there),
        *many_others(600),
    ]

    clusters = resolve_people(mentions).clusters

    assert clusters["one"] != clusters["other"]


def test_without_dates_a_working_life_at_several_firms_is_no_crowd():
    facts = [{**LAB, "assignees": f"Institute of Aromatic Plants|Partner {n} Works"}
             for n in range(8)]  # fmt: skip
    mentions = [named(f"u{n}", "Suman", "Khanuja", **fact) for n, fact in enumerate(facts)]

    evidence, _ = gather_evidence([*mentions, *many_others(50)])

    assert evidence.crowd.max() == 0


LAST = [
    "zhao",
    "qian",
    "sun",
    "zhou",
    "wu",
    "zheng",
    "feng",
    "chen",
    "chu",
    "jiang",
    "shen",
    "han",
    "yang",
    "zhu",
    "qin",
    "you",
    "xu",
    "he",
    "lu",
    "shi",
]


def test_a_crowd_of_one_name_comes_out_firm_by_firm():
    """Generated: 100 firms, each with a Wei Wang of its own; teams share a colleague's name by chance."""
    rnd = random.Random(7)
    parts = ["min", "jun", "hua", "lei", "fang", "bo", "tao", "ping", "qiang", "yan"]
    colleagues = [
        f"{one}{other} {last}" for one in parts for other in parts for last in ("zhao", "sun")
    ]
    mentions = []
    for firm in range(100):
        team, start = rnd.sample(colleagues, 10), rnd.randrange(2000, 2006)
        facts = {
            "city": f"{parts[firm % 10]}{parts[firm // 10]}", "country": "CN",
            "assignees": f"{parts[firm // 10]}{parts[firm % 10]}da Optics Co., Ltd.",
            "cpc_groups": f"H0{rnd.randrange(1, 5)}{rnd.choice('BKLNR')}{rnd.randrange(1, 30)}/02",
        }  # fmt: skip
        mentions += [
            mention(f"{firm:02}-{n}", "Wei", "Wang", coinventors="|".join(rnd.sample(team, 2)),
                    filing_date=f"{start + rnd.randrange(5)}-01-01", **facts)
            for n in range(8)
        ]  # fmt: skip

    clusters = resolve_people(mentions).clusters

    firms = {
        cluster: {m[:2] for m in clusters if clusters[m] == cluster}
        for cluster in clusters.values()
    }
    assert max(map(len, firms.values())) <= 2
    assert len(firms) <= 105
