"""What joined two spellings of one organisation."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from innoway.engine.resolution.organisations.chains import chain_between
from innoway.engine.resolution.organisations.resolve import (
    THRESHOLD,
    OrganisationResolver,
    Spelling,
)

OTHERS = ("Siemens AG", "Hitachi Maxell", "University of Tartu")
WORDS = ("lumen", "harbor", "optical", "devices", "technology", "pharma", "formerly", "foobar")


def chain(first, second, *names):
    spellings = [Spelling(f"s{n}", name) for n, name in enumerate((first, second, *names, *OTHERS))]
    resolver = OrganisationResolver(spellings)
    clusters = resolver.resolve()
    assert clusters["s0"] == clusters["s1"]
    members = [one for one, cluster in clusters.items() if cluster == clusters["s0"]]
    return chain_between(resolver, "s0", "s1", members)


def test_names_unlike_each_other_are_joined_by_the_one_that_tells_both():
    steps = chain(
        "Corvid Analytics Inc.", "Lumenharbor GmbH", "Lumenharbor GmbH formerly Corvid Analytics"
    )

    assert [(step.first_name, step.second_name) for step in steps] == [
        ("Corvid Analytics Inc.", "Lumenharbor GmbH")
    ]


def test_a_former_name_that_nobody_bears_any_more_stands_between():
    steps = chain("Lumenharbor formerly Corvid Analytics", "Zephyrine formerly Corvid Analytics")

    assert [(step.first, step.first_name, step.second) for step in steps] == [
        ("s0", "Lumenharbor formerly Corvid Analytics", ""),
        ("", "Corvid Analytics", "s1"),
    ]


def test_one_name_in_two_legal_forms_needs_no_chain():
    assert chain("Corvid Analytics Inc.", "CORVID ANALYTICS, LLC") == ()


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), min_size=2, max_size=12))
def test_every_chain_leads_from_one_to_the_other_by_links_that_join(drawn):
    spellings = [Spelling(f"s{n:02}", " ".join(words)) for n, words in enumerate(drawn)]
    resolver = OrganisationResolver(spellings)
    clusters = resolver.resolve()
    forms = dict(zip((s.id for s in resolver.spellings), resolver.forms.of_row, strict=True))
    members = [one for one, cluster in clusters.items() if cluster == clusters["s00"]]

    for other in members:
        steps = chain_between(resolver, "s00", other, members)
        assert bool(steps) == (forms["s00"] != forms[other])
        if steps:
            assert (steps[0].first, steps[-1].second) == ("s00", other)
            assert all(a.second_name == b.first_name for a, b in pairwise(steps))
            assert min(step.score for step in steps) >= THRESHOLD
