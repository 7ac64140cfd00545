import csv
import dataclasses
import random

import pytest

from innoway.engine.facade.resolve import MentionsUnreadable, resolve_people_in
from innoway.engine.resolution.people.explain import explain_people
from innoway.engine.resolution.people.mentions import Mention, read_mention
from innoway.engine.resolution.people.names import parse_name
from innoway.engine.resolution.people.resolve import resolve_people


def mention(number: str, first: str, last: str, **facts: str) -> Mention:
    row = {"mention_id": number, "patent_id": f"P{number}", "first": first, "last": last}
    return read_mention(row | facts)


def corpus() -> list[Mention]:
    """A made-up corpus: two Wei Wangs who share nothing, one Robert in three spellings."""
    optics = {"city": "Shenzhen", "country": "CN", "assignees": "Lumen Optics Co., Ltd.",
              "coinventors": "Wei Wang|Min Zhao|Lei Gu", "cpc_groups": "G02B6/26|G02B6/42",
              "title": "Optical fibre coupling"}  # fmt: skip
    drugs = {"city": "Boston", "country": "US", "assignees": "Harbor Pharma Inc.",
             "coinventors": "Wei Wang|Anna Keller", "cpc_groups": "A61K31/44|A61P35/00",
             "title": "Kinase inhibitor compounds"}  # fmt: skip
    clocks = {
        "city": "Basel",
        "country": "CH",
        "assignees": "Uhrwerk AG",
        "coinventors": "Ida Frei",
        "cpc_groups": "G04B17/06",
        "title": "Watch escapement",
    }
    crowd = [
        mention(
            f"x{i}", f"Name{chr(97 + i % 26)}{i}", f"Other{i % 7}", cpc_groups=f"H0{i % 9}B1/00"
        )
        for i in range(60)
    ]
    return [
        *(mention(f"a{i}", "Wei", "Wang", **optics) for i in range(4)),
        *(mention(f"b{i}", "Wei", "Wang", **drugs) for i in range(4)),
        mention("c0", "Robert", "Greenberg", **clocks),
        mention("c1", "Robert J.", "Greenberg", **clocks),
        mention("c2", "Robert Jay", "Greenberg", **clocks),
        *crowd,
    ]


def test_resolve_people_separates_namesakes_and_joins_spellings():
    clusters = resolve_people(corpus()).clusters

    assert {clusters[f"a{i}"] for i in range(4)} == {clusters["a0"]}
    assert {clusters[f"b{i}"] for i in range(4)} == {clusters["b0"]}
    assert clusters["a0"] != clusters["b0"]
    assert clusters["c0"] == clusters["c1"] == clusters["c2"]


def test_resolve_people_does_not_depend_on_order():
    mentions = corpus()
    shuffled = mentions.copy()
    random.Random(7).shuffle(shuffled)

    assert resolve_people(shuffled).clusters == resolve_people(mentions).clusters


def test_resolve_people_keeps_two_people_of_one_document_apart():
    one = mention("m1", "Wei", "Wang", patent_id="P1")
    two = mention("m2", "Wei", "Wang", patent_id="P1")

    clusters = resolve_people([*corpus(), one, two]).clusters

    assert clusters["m1"] != clusters["m2"]


def test_resolve_people_bounds_a_monster_block_and_drops_nobody():
    crowd = [mention(f"w{i:05}", "Wei", "Wang", city=f"City {i % 40}") for i in range(10_000)]

    found = resolve_people(crowd, memory_mb=4)

    assert set(found.clusters) == {m.id for m in crowd}
    # 16 passes over slices of 418 profiles, where every pair would be 50 million at once.
    assert found.pairs < 16 * 10_000 * 418 / 2


def test_resolve_people_of_nothing_and_of_names_alone():
    assert resolve_people([]).clusters == {}
    assert set(resolve_people([mention("1", "", ""), mention("2", "王伟", "")]).clusters) == {
        "1",
        "2",
    }


def test_explain_people_contributions_sum_to_the_score():
    found = explain_people(corpus(), "a0", "b0")

    assert found.score == pytest.approx(found.prior + sum(found.contributions.values()))
    assert found.contributions["place"] < 0
    assert not found.forbidden


def test_resolve_people_in_writes_every_mention_once(tmp_path):
    table, out = tmp_path / "mentions.csv", tmp_path / "clusters.csv"
    table.write_text("mention_id,first,last\nm2,Ida,Frei\nm1,Ida,Frei\n", encoding="utf-8")

    resolve_people_in(table, out)

    with out.open(newline="") as file:
        assert sorted(row["mention_id"] for row in csv.DictReader(file)) == ["m1", "m2"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("first,last\nA,B\n", "no column 'mention_id'"),
        ("mention_id,first\n1,A\n1,B\n", "line 3 repeats"),
        ("mention_id,first\n,A\n", "line 2 has no mention_id"),
    ],
    ids=["no identifier column", "repeated identifier", "empty identifier"],
)
def test_resolve_people_in_refuses_what_it_cannot_use(tmp_path, text, said):
    table = tmp_path / "mentions.csv"
    table.write_text(text, encoding="utf-8")

    with pytest.raises(MentionsUnreadable, match=said):
        resolve_people_in(table, tmp_path / "out.csv")
    assert not (tmp_path / "out.csv").exists()


def test_a_swapped_name_meets_its_usual_order():
    usual = [mention(f"h{i}", "Hideo", "Yoshizawa", city="Mie", country="JP",
                     assignees="Panel Works") for i in range(5)]  # fmt: skip
    swapped = dataclasses.replace(
        mention("h9", "Yoshizawa", "Hideo", city="Mie", country="JP", assignees="Panel Works")
    )

    clusters = resolve_people([*usual, swapped, *corpus()]).clusters

    assert clusters["h9"] == clusters["h0"]


@pytest.mark.parametrize(
    ("first", "last", "read"),
    [
        ("", "John Smith III", ("John", "Smith III")),
        ("", "Robert Downey, Jr.", ("Robert", "Downey Jr")),
        ("", "John Smith PhD", ("John", "Smith")),
        ("Paul Valint", "Jr.", ("Paul", "Valint Jr")),
        ("", "Wei Lin, deceased", ("Wei", "Lin")),
        ("Suharto", "-", ("", "Suharto")),
        ("Wei", "Ing", ("Wei", "Ing")),
    ],
)
def test_what_stands_behind_a_surname_is_none(first, last, read):
    name = parse_name(first, last)

    *given, surname = name.words
    assert (" ".join(given).title(), f"{surname} {name.suffix}".strip().title()) == (
        read[0], read[1].title())  # fmt: skip


def test_names_of_one_word_and_signs_resolve():
    names = [("Suharto", "-"), ("", "Suharto"), ("S", "Suharto"), ("-", "."), ("", "Jr."), ("", "")]
    mentions = [Mention(f"m{n}", parse_name(*name), " ".join(name)) for n, name in enumerate(names)]

    clusters = resolve_people(mentions).clusters

    assert len(clusters) == len(names)
    assert len({clusters[f"m{n}"] for n in (3, 4, 5)}) == 3


def test_mentions_without_a_name_stand_alone():
    nameless = [
        Mention(f"m{n}", parse_name("", ""), "", city="Fuji", organisations=("Fuji Optics",))
        for n in range(3)
    ]

    assert len(set(resolve_people(nameless).clusters.values())) == 3


def test_nobody_works_for_longer_than_a_life():
    bosch = {"assignees": "Robert Bosch GmbH", "city": "Stuttgart", "country": "DE",
             "cpc_groups": "F02M51/06", "title": "Fuel injection valve"}  # fmt: skip
    mentions = [
        mention(f"m{year}", "Karl", "Grieshaber", filing_date=f"{year}-05-01", **bosch)
        for year in (1930, 1935, 2010, 2015)
    ]

    clusters = resolve_people(mentions).clusters

    assert clusters["m1930"] == clusters["m1935"] != clusters["m2010"] == clusters["m2015"]
