import time

import pytest

from innoway.engine.resolution.people.likeness import compare_names
from innoway.engine.resolution.people.mentions import Mention
from innoway.engine.resolution.people.names import name_key, parse_name
from innoway.engine.resolution.people.resolve import resolve_people
from innoway.engine.resolution.tests.test_people import mention
from innoway.engine.resolution.tests.test_people_bridges import LAB, many_others

ELSEWHERE = {
    "city": "Delhi", "country": "IN", "assignees": "Steel Works", "coinventors": "Anil Rao",
    "cpc_groups": "C21C5/00", "title": "Furnace",
}  # fmt: skip
SPELLINGS = [
    ("Hiroshi Ohnishi", "Hiroshi Onishi"), ("Kouhei Satoh", "Kohhei Sato"),
    ("Tohru Ootsuka", "Toru Otsuka"), ("Syuji Tuchiya", "Shuji Tsuchiya"),
    ("Sergei Kovalevsky", "Serguei Kovalevskii"), ("Iouri Koulikov", "Jurij Kulikow"),
    ("Alexei Popoff", "Aleksey Popov"), ("Serhii Bondarenko", "Sergiy Bondarenko"),
    ("Haakan Aakesson", "Håkan Åkesson"), ("Muhammad Khan", "Mohamed Khan"),
    ("Lakshmi Krishnamoorthy", "Laxmi Krishnamurthi"), ("Sang-Hoon Yi", "Sanghun Lee"),
    ("Ji-Young Choi", "Jiyoung Choe"), ("Phillip Hoffmann", "Philip Hofmann"),
    ("Pieter van Dijk", "Pieter van Dyk"), ("Xuelei Lyu", "Xue-Lei Lu"),
]  # fmt: skip


def named(number: str, name: str, **facts: str) -> Mention:
    given, _, surname = name.rpartition(" ")
    if " van " in name:
        given, _, surname = name.partition(" ")
    return mention(number, given, surname, **facts)


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_spellings_of_one_name_are_one_person_where_the_rest_agrees(one: str, other: str):
    mentions = [
        *(named(f"u{n}", one, **LAB) for n in range(3)),
        named("odd", other, **LAB),
        named("far", other, **ELSEWHERE),
        *many_others(300),
        *(named(f"x{n}", f"Ida{n} {one.rpartition(' ')[2]}") for n in range(9)),
    ]

    clusters = resolve_people(mentions).clusters

    assert clusters["odd"] == clusters["u0"]
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kenji Sato", "Kenta Sato"), ("Yoko Sato", "Yuko Sato"), ("Masao Iida", "Masao Ida"),
     ("Maria Ivanova", "Marina Ivanova"), ("Andrei Orlov", "Anton Orlov"),
     ("Min-Soo Park", "Min-Seo Park"), ("Seung-Ho Kim", "Sung-Ho Kim"), ("Dae-Ho Kim", "Tae-Ho Kim"),
     ("Seung A Kim", "Seungmin Kim"), ("Min Chen", "Ming Chen"), ("Ahmed Hassan", "Ahmed Hussein")],
)  # fmt: skip
def test_names_that_differ_are_not_read_alike(one: str, other: str):
    a, b = (parse_name("", name) for name in (one, other))

    assert compare_names(a, b).conflict


def test_another_spelling_weighs_less_than_the_same():
    a, b = parse_name("Sergei", "Popov"), parse_name("Sergey", "Popoff")

    assert compare_names(a, a).equal
    assert not compare_names(a, b).equal
    assert not compare_names(a, b).conflict


@pytest.mark.parametrize(
    ("short", "long"),
    [("Garcia", "Garcia Lopez"), ("Pereira", "da Silva Pereira"), ("Souza", "de Souza"),
     ("Mahadevan", "Mahadevan-Jansen")],
)  # fmt: skip
def test_a_surname_may_lack_a_part_where_the_rest_agrees(short: str, long: str):
    mentions = [
        *(mention(f"u{n}", "Juan", long, **LAB) for n in range(3)),
        mention("odd", "Juan", short, **LAB),
        mention("far", "Juan", short),
        *many_others(300),
    ]

    clusters = resolve_people(mentions).clusters

    assert clusters["odd"] == clusters["u0"] != clusters["far"]


def test_surnames_that_differ_in_a_part_are_two():
    mentions = [
        mention("one", "Juan", "Garcia Lopez", **LAB),
        mention("other", "Juan", "Garcia Quiroga", **LAB),
        mention("short", "Juan", "Garcia"),
        *many_others(300),
    ]

    clusters = resolve_people(mentions).clusters

    assert clusters["one"] != clusters["other"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("JP Carrington", "J. P. Carrington"), ("WANG Xiaoming", "Xiaoming Wang"),
     ("Smith TJ", "T. J. Smith"), ("Sir John Carrington", "John Carrington")],
)  # fmt: skip
def test_capitals_tell_surnames_and_initials(one: str, other: str):
    assert parse_name("", one) == parse_name("", other)


def test_initials_of_syllables_agree_with_a_name_in_one_word():
    a, b = parse_name("Y.F.", "Wang"), parse_name("Yifang", "Wang")

    assert compare_names(a, b).middle_equal


@pytest.mark.parametrize("word", ["na" * 100 + "q", "an" * 100 + "q", "n" * 200, "gang" * 50 + "v"])
def test_a_word_of_any_length_is_read_in_a_moment(word: str):
    begun = time.process_time()

    parse_name(word, "Kim")
    parse_name(word, word)

    assert time.process_time() - begun < 1
