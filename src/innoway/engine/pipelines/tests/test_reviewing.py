"""What stewards are shown: mentions that stand for a person, reasons that sum, pairs in turn."""

import re

import pytest

from innoway.engine.facade import graph, judging
from innoway.engine.pipelines.ingest import ingest
from innoway.engine.pipelines.resolving import resolve_store
from innoway.engine.pipelines.tests.conftest import WEEKLY
from innoway.engine.store.derived import graph_snapshot

ONE, OTHER = "US8000000|inventor|0", "US8000005|inventor|0"


@pytest.fixture
def resolved(store, many):
    """A store of six grants whose inventors bear the same names, and one of every form."""
    ingest(store, "uspto_grants", [many("a.xml", 6), WEEKLY], index=False)
    resolve_store(store)
    return store


def mentions(store, condition):
    rows = graph_snapshot(store).tuples(f"SELECT mention FROM membership WHERE {condition}")
    return sorted(mention for (mention,) in rows)


def test_a_person_in_two_roles_answers_by_one_mention(resolved):
    asked = mentions(resolved, "document = 'US8927118' AND kind = 'person'")

    views = judging.mention_views(resolved, asked)

    standing = {mention for mention in asked if "|applicant|" in mention}
    assert len(asked) == 2 * len(standing) == 10
    assert {view.mention for view in views.values()} == standing
    assert all(view.judged for view in views.values())


def test_a_judgement_on_the_other_role_of_a_person_holds(resolved):
    pair = [ONE, "US8927118|inventor|0"]

    judging.apply_judgements(resolved, [judging.StewardJudgement(*pair, "same")], pair)

    one, other = judging.mention_views(resolved, pair).values()
    assert one.entity == other.entity


def test_judgements_do_not_reach_attorneys(resolved):
    (attorney,) = mentions(resolved, "role = 'attorney' AND kind = 'person'")

    assert not judging.mention_views(resolved, [attorney])[attorney].judged


def test_explain_pair_gives_features_that_sum_to_the_score(resolved):
    why = judging.explain_pair(resolved, ONE, OTHER)

    assert sum(feature.score for feature in why.features) == pytest.approx(why.score)
    assert why.score > why.threshold
    assert why.same_entity
    assert why.path[0].first_name == why.first.name


def test_explain_pair_says_which_judgement_joined_two(resolved):
    stranger = mentions(resolved, "role = 'inventor' AND document NOT LIKE 'US80000%'")[0]
    said = [judging.StewardJudgement(ONE, stranger, "same")]

    judging.apply_judgements(resolved, said, [ONE, stranger])
    why = judging.explain_pair(resolved, ONE, stranger)

    assert why.same_entity
    assert [(link.first, link.second, link.judged) for link in why.path] == [(ONE, stranger, True)]


def test_explain_pair_knows_only_pairs_of_one_kind_on_record(resolved):
    assert judging.explain_pair(resolved, ONE, "US1|inventor|0") is None
    assert judging.explain_pair(resolved, ONE, "US8000000|owner|0") is None


def test_review_queue_shows_namesakes_that_a_judgement_parted(resolved):
    said = [judging.StewardJudgement(ONE, OTHER, "not same")]
    judging.apply_judgements(resolved, said, [ONE, OTHER])

    waiting = judging.review_queue(resolved, kind="person", limit=50)

    parted = {view.entity.id for view in judging.mention_views(resolved, [ONE, OTHER]).values()}
    found = [p for p in waiting if {p.first_entity.id, p.second_entity.id} == parted]
    assert {pair.why for pair in found} == {"same-name"}
    assert judging.review_queue(resolved, kind="person", limit=50, offset=1) == waiting[1:]


@pytest.fixture
def loose(store, many):
    """A store of eight grants of one name and subject; the last three share nothing else with the others."""

    def elsewhere(document, number):
        if number < 8_000_005:
            return document
        for here, there in ((b"Microsoft", b"Nagano Pharma"), (b"Bellevue", b"Nagano"),
                            (b"Redmond", b"Nagano"), (b"Issaquah", b"Ueda"), (b"Theimer", b"Mori"),
                            (b"Adya", b"Sato"), (b"Bolosky", b"Abe")):  # fmt: skip
            document = document.replace(here, there)
        return document

    ingest(store, "uspto_grants", [many("a.xml", 8, change=elsewhere)], index=False)
    resolve_store(store)
    return store


def test_a_person_joined_by_name_and_subject_alone_waits_and_is_told_on_the_page(loose):
    (pair,) = [p for p in judging.review_queue(loose, kind="person", limit=50) if p.why == "loose"]

    page = graph.entity(loose, pair.first_entity.id)

    assert pair.first_entity == pair.second_entity
    assert [(s.mention, s.count, s.organisations) for s in page.strands] == [
        (pair.first, 5, ("Microsoft Corporation",)),
        (pair.second, 3, ("Nagano Pharma Corporation",)),
    ]
    assert all(not graph.entity(loose, p.first_entity.id).strands
               for p in judging.review_queue(loose, kind="organisation", limit=5))  # fmt: skip


def test_a_judgement_that_parts_the_strands_ends_the_waiting_and_undoing_it_brings_it_back(loose):
    before = judging.review_queue(loose, kind="person", limit=50)
    (pair,) = [p for p in before if p.why == "loose"]
    ends = [pair.first, pair.second]

    judging.apply_judgements(loose, [judging.StewardJudgement(*ends, "not same")], ends)
    parted = judging.review_queue(loose, kind="person", limit=50)
    judging.apply_judgements(loose, [], ends)

    one, other = judging.mention_views(loose, ends).values()
    assert "loose" not in {p.why for p in parted}
    assert one.entity == other.entity
    assert judging.review_queue(loose, kind="person", limit=50) == before


@pytest.fixture
def neighbours(store, many):
    """A store of two grants whose owners have a part of their names in common, resolved."""
    names = (b"Acme Fibre Ltd.", b"Acme Fibre Sensors Imaging Ltd.")

    def owned(document, number):
        return re.sub(
            rb"<orgname>[^<]*</orgname>", b"<orgname>%s</orgname>" % names[number % 2], document
        )

    ingest(store, "uspto_grants", [many("a.xml", 2, change=owned), WEEKLY], index=False)
    resolve_store(store)
    return store


def test_organisations_nearly_taken_for_one_wait_with_reasons(neighbours):
    waiting = judging.review_queue(neighbours, kind="organisation", limit=50)

    (pair,) = [p for p in waiting if {p.first_name[:4], p.second_name[:4]} == {"Acme"}]
    why = judging.explain_pair(neighbours, pair.first, pair.second)

    assert pair.why == "borderline"
    assert pair.first_entity != pair.second_entity
    assert pair.score == pytest.approx(why.score)
    assert why.score == pytest.approx(sum(feature.score for feature in why.features))
    assert 0 < why.score < why.threshold == pair.threshold


def test_what_joined_two_spellings_is_told_by_the_model_or_by_the_judgement(
    neighbours, tmp_path, many
):
    waiting = judging.review_queue(neighbours, kind="organisation", limit=50)
    (pair,) = [[p.first, p.second] for p in waiting if p.first_name.startswith("Acme")]
    judging.apply_judgements(neighbours, [judging.StewardJudgement(*pair, "same")], pair)
    judged = judging.explain_pair(neighbours, *pair)
    store, names = (
        tmp_path / "other",
        (b"Corvid Analytics Inc.", b"Lumen (formerly Corvid Analytics)"),
    )

    def owned(document, number):
        return re.sub(
            rb"<orgname>[^<]*</orgname>", b"<orgname>%s</orgname>" % names[number % 2], document
        )

    ingest(store, "uspto_grants", [many("b.xml", 2, change=owned)], index=False)
    resolve_store(store)
    alone = mentions(store, "kind = 'organisation' AND role = 'owner'")[:2]
    modelled = judging.explain_pair(store, *alone)

    (said,) = judged.path
    (link,) = modelled.path
    assert (said.judged, {said.first_name, said.second_name}) == (
        True, {"Acme Fibre Ltd.", "Acme Fibre Sensors Imaging Ltd."}
    )  # fmt: skip
    assert modelled.same_entity
    assert (link.judged, link.first_name, link.second_name) == (
        False, "Corvid Analytics Inc.", "Lumen (formerly Corvid Analytics)"
    )  # fmt: skip
    assert link.score > modelled.threshold


def test_doubtful_organisations_stay_in_the_queue_after_a_judgement_of_others(neighbours):
    before = judging.review_queue(neighbours, kind="organisation", limit=50)
    pair = before[0]

    said = [judging.StewardJudgement(pair.first, pair.second, "same")]
    judging.apply_judgements(neighbours, said, [pair.first, pair.second])
    waiting = judging.review_queue(neighbours, kind="organisation", limit=50)

    (now,) = [p for p in waiting if {p.first, p.second} == {pair.first, pair.second}]
    assert now.first_entity == now.second_entity


def test_an_empty_store_has_nothing_to_judge(store):
    assert judging.review_queue(store, kind="person", limit=5) == ()
    assert judging.mention_views(store, [ONE]) == {}
    assert judging.explain_pair(store, ONE, OTHER) is None
    assert judging.contradictions(store) == ()
