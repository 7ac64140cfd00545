"""Flows, centrality and communities of a store, from its files to what the facade answers."""

import datetime
import json
import shutil

import duckdb
import pytest

from innoway.engine.facade import graph, network
from innoway.engine.network import flows
from innoway.engine.pipelines.ingest import ingest
from innoway.engine.pipelines.resolving import resolve_store
from innoway.engine.resolution.judgements import Judgement, Verdict
from innoway.engine.store.derived import graph_snapshot

# Two circles of firms that deal among themselves, and one deed that joins them.
DEEDS = [
    (1, 2001, "ASSIGNMENT", "Northwind Motors Inc", "Vetrova Optics Ltd"),
    (2, 2002, "ASSIGNMENT", "Vetrova Optics Ltd", "Calder Pumps LLC"),
    (3, 2003, "MERGER", "Calder Pumps LLC", "Northwind Motors Inc"),
    (4, 2004, "ASSIGNMENT", "Northwind Motors Inc", "Vetrova Optics Ltd"),
    (5, 2005, "ASSIGNMENT", "Quillon Textiles SA", "Harrow Biotech AG"),
    (6, 2006, "ASSIGNMENT", "Harrow Biotech AG", "Zentrum Foods GmbH"),
    (7, 2007, "ASSIGNMENT", "Zentrum Foods GmbH", "Quillon Textiles SA"),
    (8, 2008, "ASSIGNMENT", "Northwind Motors Inc", "Quillon Textiles SA"),
    (9, 2009, "SECURITY AGREEMENT", "Northwind Motors Inc", "Vetrova Optics Ltd"),
]
CITIES = {"Northwind Motors Inc": "Austin", "Vetrova Optics Ltd": "Leeds"}


def deed(frame, year, text, giver, taker):
    city = CITIES.get(taker)
    return {
        "reelNumber": 900, "frameNumber": frame, "conveyance": text,
        "assignorExecutionDate": f"03/0{frame}/{year}", "assignors": [giver],
        "assignees": [{"assigneeName": taker, "assigneeAddress": {"cityName": city}}],
        "properties": [{"patentNumber": str(7_000_000 + frame)}],
    }  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return a store with all the deeds, resolved."""
    folder = tmp_path_factory.mktemp("dealings")
    file = folder / "deeds.jsonl"
    file.write_text("".join(json.dumps(deed(*one)) + "\n" for one in DEEDS))
    ingest(folder / "store", "uspto_assignments", [file], index=False)
    resolve_store(folder / "store")
    return folder / "store"


def test_flows_add_up_deeds_that_convey_and_obey_the_years(made):
    found = {(f.giver.name, f.taker.name): f for f in network.flows(made, "organisation")}

    twice = found["Northwind Motors Inc", "Vetrova Optics Ltd"]
    assert (twice.documents, twice.technologies) == (2, 2)  # the security interest conveys nothing
    assert twice.first_on == datetime.date(2001, 3, 1)
    assert twice.last_on == datetime.date(2004, 3, 4)
    assert sum(f.documents for f in found.values()) == 8
    late = network.flows(made, "organisation", since=2004, until=2005)
    assert sum(f.documents for f in late) == 2


def test_flows_between_places_lead_from_home_to_home(made):
    found = network.flows(made, "place")

    assert [(f.giver.name, f.taker.name, f.documents) for f in found] == [("Austin", "Leeds", 2)]
    assert network.flows(made, "field", way="citation") == ()


def test_the_firms_that_join_two_circles_are_most_between(made):
    found = network.central(made, "organisation", "betweenness")

    assert {one.entity.name for one in found[:2]} == {"Northwind Motors Inc", "Quillon Textiles SA"}
    assert sum(one.pagerank for one in found) == pytest.approx(1)
    assert network.centrality_of(made, found[0].entity.id) == found[0]
    with pytest.raises(ValueError, match="fame"):
        network.central(made, "organisation", "fame")


def test_each_circle_is_a_community_named_by_its_centre(made):
    found = network.communities(made)

    assert sorted(one.size for one in found) == [3, 3]
    assert {one.name for one in found} == {"Northwind Motors Inc", "Quillon Textiles SA"}
    member = next(one for one in found[0].members if one.name != found[0].name)
    assert network.community_of(made, member.id) == found[0]


def test_a_judgement_keeps_the_analysis_and_entities_that_went_are_passed_over(made, tmp_path):
    store = shutil.copytree(made, tmp_path / "store")
    one, other = (
        graph.find_entities(store, name)[0] for name in ("calder pumps", "vetrova optics")
    )
    first, second = (
        graph_snapshot(store).tuples(
            "SELECT min(mention) FROM membership WHERE entity = ?", [it.id]
        )
        for it in (one, other)
    )
    mentions = first[0][0], second[0][0]

    resolve_store(store, judgements=[Judgement(*mentions, Verdict.SAME)])

    ids = {entity.id for entity in (one, other)}
    still = {it.id for it in graph.find_entities(store, "vetrova")}
    assert len(ids & still) == 1
    shown = {it.entity.id for it in network.central(store, "organisation")}
    assert not (ids - still) & shown
    assert network.communities(store)


def test_a_store_without_a_graph_answers_empty(tmp_path):
    assert network.flows(tmp_path, "organisation") == ()
    assert network.communities(tmp_path) == ()
    assert network.centrality_of(tmp_path, "person-0") is None


def test_people_move_to_an_owner_once_and_not_by_documents_of_two_owners():
    con = duckdb.connect()
    con.execute("CREATE TABLE firms AS SELECT unnest(['A', 'B', 'C']) AS id")
    con.execute("CREATE TABLE edges (source_id TEXT, target_id TEXT, kind TEXT, start_on DATE)")
    con.execute("CREATE VIEW edges_in AS FROM edges")
    for year, owners in ((2001, "A"), (2002, "B"), (2003, "A"), (2004, "BC"), (2005, "C")):
        date = datetime.date(year, 1, 1)
        con.execute("INSERT INTO edges VALUES ('wei', ?, 'invented', ?)", [f"p{year}", date])
        for owner in owners:
            con.execute("INSERT INTO edges VALUES (?, ?, 'owns', ?)", [owner, f"p{year}", date])

    moves = con.execute(f"SELECT giver, taker, date FROM ({flows.movement('organisation')})")

    assert [(a, b, date.year) for a, b, date in sorted(moves.fetchall())] == [
        ("A", "B", 2002), ("A", "C", 2005),
    ]  # fmt: skip
