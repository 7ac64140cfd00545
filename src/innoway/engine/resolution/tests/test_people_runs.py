"""Runs after runs: identifiers that stay, updates that equal whole runs, judgements that win."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innoway.engine.facade.resolve import (
    Judgement,
    MentionsUnreadable,
    Verdict,
    read_judgements,
    resolve_people,
)
from innoway.engine.resolution.judgements import weigh_judgements
from innoway.engine.resolution.people.explain import explain_people
from innoway.engine.resolution.people.identity import name_clusters
from innoway.engine.resolution.people.mentions import Mention
from innoway.engine.resolution.tests.test_people import corpus, mention

WORKS = (
    {"city": "Shenzhen", "country": "CN", "assignees": "Lumen Optics", "cpc_groups": "G02B6/26"},
    {"city": "Boston", "country": "US", "assignees": "Harbor Pharma", "cpc_groups": "A61K31/44"},
    {"city": "Basel", "country": "CH", "assignees": "Uhrwerk AG", "cpc_groups": "G04B17/06"},
    {},
)
NAMES = (("Wei", "Wang"), ("W.", "Wang"), ("Wei Min", "Wang"), ("Ida", "Frei"), ("Hee-June", "Kwak"),
         ("Heejune", "Kwak"), ("Hee", "Kwak"), ("Wang", "Wei"), ("", ""))  # fmt: skip
some_mentions = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(WORKS)), min_size=1, max_size=25
).map(lambda rows: [mention(f"m{n:02}", *name, **work) for n, (name, work) in enumerate(rows)])
verdicts = st.sampled_from([Verdict.SAME, Verdict.NOT_SAME, Verdict.UNSURE])


@st.composite
def judged_mentions(draw: st.DrawFn) -> tuple[list[Mention], list[Judgement]]:
    mentions = draw(some_mentions)
    ids = st.sampled_from([m.id for m in mentions])
    pairs = draw(st.lists(st.tuples(ids, ids, verdicts), max_size=12))
    return mentions, [Judgement(*pair) for pair in pairs if pair[0] != pair[1]]


@settings(max_examples=60)
@given(judged_mentions())
def test_judgements_win_over_the_model(case):
    mentions, judgements = case

    found = resolve_people(mentions, judgements=judgements)

    aside = {c.judgement for c in found.contradictions}
    newest = {j.pair: j for j in judgements}
    for judgement in newest.values():
        together = found.clusters[judgement.first] == found.clusters[judgement.second]
        if judgement in aside or judgement.verdict is Verdict.UNSURE:
            continue
        assert together == (judgement.verdict is Verdict.SAME)


@settings(max_examples=60)
@given(judged_mentions())
def test_contradictions_name_judgements_that_say_otherwise(case):
    mentions, judgements = case

    judged = weigh_judgements(judgements, [m.id for m in mentions])

    for contradiction in judged.contradictions:
        said = [j.verdict for j in contradiction.against]
        wanted = 0 if contradiction.judgement.verdict is Verdict.NOT_SAME else 1
        assert said.count(Verdict.NOT_SAME) == wanted
        held = {*judged.same, *judged.apart}
        assert set(contradiction.against) <= held


def test_a_judgement_counts_until_it_is_undone():
    known = resolve_people(corpus())
    judgement = Judgement("a0", "b0", Verdict.SAME)

    judged = resolve_people(corpus(), judgements=[judgement], before=known.clusters)
    undone = resolve_people(corpus(), before=judged.clusters)

    assert judged.clusters["a0"] == judged.clusters["b0"]
    assert undone.clusters["a0"] != undone.clusters["b0"]
    assert undone.clusters["c0"] == known.clusters["c0"]


def test_thousands_of_judgements_are_weighed_in_a_moment():
    """Pairs that have nothing to do with each other: once a look at each for each was two minutes."""
    said = [Judgement(f"{one}{n}", f"{other}{n}", verdict) for n in range(20_000)
            for one, other, verdict in (("a", "b", Verdict.SAME), ("c", "d", Verdict.NOT_SAME))]  # fmt: skip

    judged = weigh_judgements(said, {end for judgement in said for end in judgement.pair})

    assert len(judged.same) == len(judged.apart) == 20_000


def test_a_grown_cluster_keeps_its_name_and_the_larger_part_of_a_split_one():
    first = name_clusters([["a", "b", "c"], ["d"]])

    grown = name_clusters([["a", "b", "c", "e"], ["d"]], first)
    split = name_clusters([["b", "c", "e"], ["a"], ["d"]], grown)

    assert grown["e"] == first["a"]
    assert split["b"] == first["a"]
    assert split["a"] not in set(grown.values())
    assert split["d"] == first["d"]


@settings(max_examples=100)
@given(
    st.lists(st.integers(0, 4), min_size=1, max_size=12), st.lists(st.integers(0, 4), min_size=12)
)
def test_names_of_clusters_never_collide(now, earlier):
    ids = [f"m{n}" for n in range(len(now))]
    before = name_clusters(grouped(ids, earlier[: len(ids)]))

    named = name_clusters(grouped(ids, now), before)

    clusters = grouped(ids, now)
    assert len(set(named.values())) == len(clusters)
    assert all(len({named[m] for m in cluster}) == 1 for cluster in clusters)


def grouped(ids: list[str], numbers: list[int]) -> list[list[str]]:
    groups: dict[int, list[str]] = {}
    for identifier, number in zip(ids, numbers, strict=True):
        groups.setdefault(number, []).append(identifier)
    return list(groups.values())


def test_explain_people_tells_the_path_that_joined_two_mentions():
    found = explain_people(corpus(), "c0", "c2")

    assert found.joined
    assert found.path[0].first == "c0"
    assert found.path[-1].second == "c2"
    assert not explain_people(corpus(), "a0", "b0").joined


def test_explain_people_tells_the_judgements_that_decide():
    judgements = [Judgement("a0", "a1", Verdict.NOT_SAME), Judgement("c0", "x3", Verdict.SAME)]

    apart = explain_people(corpus(), "a0", "a1", judgements=judgements)
    same = explain_people(corpus(), "c0", "x3", judgements=judgements)

    assert (apart.joined, apart.judgements) == (False, (judgements[0],))
    assert (same.joined, same.judgements) == (True, (judgements[1],))


@pytest.mark.parametrize(
    "column", ["city", "country", "assignees", "coinventors", "cpc_groups", "title", "patent_id"]
)
def test_namesakes_without_evidence_are_not_merged_when_a_column_is_missing(column):
    rows = [
        {"city": f"City{n}", "country": "CN", "assignees": f"Firm{n} Works",
         "coinventors": f"Ada Kim{chr(97 + n % 26)}{chr(97 + n // 26)}", "cpc_groups": f"{'ABCDEFGH'[n % 8]}{n:02}B{n}/00",
         "title": f"Device word{chr(97 + n % 26)}{chr(97 + n // 26)}x"}
        for n in range(60)
    ]  # fmt: skip
    for row in rows:
        row.pop(column, None)

    clusters = resolve_people(
        [mention(f"w{n:02}", "Wei", "Wang", **row) for n, row in enumerate(rows)]
    ).clusters

    assert len(set(clusters.values())) >= 40


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("first,second\na,b\n", "no column 'verdict'"),
        ("first,second,verdict\na,b,maybe\n", "line 2 says 'maybe'"),
        ("first,second,verdict\na,a,same\n", "two different"),
    ],
    ids=["no verdict column", "unknown verdict", "one mention twice"],
)
def test_read_judgements_refuses_what_it_cannot_use(tmp_path, text, said):
    table = tmp_path / "judgements.csv"
    table.write_text(text, encoding="utf-8")

    with pytest.raises(MentionsUnreadable, match=said):
        list(read_judgements(table))


def test_a_crowd_of_namesakes_stays_apart_by_firm_though_places_coincide():
    rnd = random.Random(5)
    words = ["apex", "lumen", "delta", "nova", "orion", "vega", "zenith", "quartz", "ember"]
    firms = [f"{a}{b} works" for a, b in itertools.permutations(words, 2)][:60]
    given = iter(rnd.sample([a + b + c for a in words for b in words for c in words], 360))
    teams = [[f"{next(given)} {rnd.choice('LZCWH')}ang" for _ in range(6)] for _ in firms]
    mentions = [
        mention(f"w{n:03}", "Wei", "Wang", patent_id=f"P{n}", country="CN",
                city=f"{words[firm % 9]}ville", assignees=firms[firm],
                patent_date=f"{2000 + n % 12}-01-01", coinventors="|".join(rnd.sample(teams[firm], 2)))
        for n, firm in enumerate(rnd.choices(range(60), k=600))
    ]  # fmt: skip

    clusters = resolve_people(mentions).clusters

    firm_of = {m.id: m.organisations for m in mentions}
    assert len({(firm_of[m], cluster) for m, cluster in clusters.items()}) <= 66
    assert len(set(clusters.values())) >= 30


def test_the_script_of_a_name_matters_only_beside_another_in_it():
    def named(identifier, name, colleague):
        return mention(identifier, "", name, assignees="Lumen Optics", coinventors=colleague)

    clusters = resolve_people(
        [named("han", "王伟", "曾慶紅"), named("latin", "Wei Wang", "Qing-Hong Zeng"),
         named("other", "王巍", "曾庆红"), named("cyrillic", "Иван Петров", "Пётр Орлов"),
         named("ivan", "Ivan Petrov", "Petr Orlov")]
    ).clusters  # fmt: skip

    assert clusters["han"] == clusters["latin"] != clusters["other"]
    assert clusters["cyrillic"] == clusters["ivan"]
