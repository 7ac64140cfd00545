"""The export holds to the published model: schemas, properties, and what each may point at."""

import json
import re

import pytest

from innoway.engine.facade import graph
from innoway.engine.network.follow_the_money import entity_id
from innoway.engine.pipelines.ingest import ingest
from innoway.engine.pipelines.resolving import resolve_store
from innoway.engine.pipelines.tests.conftest import WEEKLY
from innoway.engine.store.derived import graph_snapshot

# What of FollowTheMoney 4.11.2 the export uses; a value in brackets points at those schemas.
PARTY, THING = ("Person", "Organization"), ("Person", "Organization", "Asset", "Event", "Address")
INTERVAL = {"role": (), "recordId": (), "startDate": (), "endDate": ()}
NAMED = {"name": (), "alias": (), "country": (), "address": (), "addressEntity": ("Address",),
         "sourceUrl": (), "keywords": (), "summary": ()}  # fmt: skip
MODEL = {
    "Person": NAMED,
    "Organization": NAMED,
    "Asset": NAMED,
    "Event": {**NAMED, "date": (), "recordId": (), "involved": PARTY},
    "Address": {**NAMED, "full": ()},
    "Ownership": {**INTERVAL, "owner": PARTY, "asset": ("Asset", "Organization")},
    "Representation": {**INTERVAL, "agent": PARTY, "client": PARTY},
    "Succession": {**INTERVAL, "date": (), "summary": (), "predecessor": PARTY, "successor": PARTY},
    "UnknownLink": {**INTERVAL, "subject": THING, "object": THING},
}
REQUIRED = {
    **dict.fromkeys(THING, ("name",)), "Ownership": ("owner", "asset"),
    "Representation": ("agent", "client"), "Succession": ("predecessor", "successor"),
    "UnknownLink": ("subject", "object"),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Return a resolved store of real grants and a merger of two made-up firms."""
    folder = tmp_path_factory.mktemp("export")
    deed = {"reelNumber": 1, "frameNumber": 2, "conveyance": "MERGER",
            "assignorExecutionDate": "03/01/2010", "assignors": ["Calder Pumps LLC"],
            "assignees": ["Northwind Motors Inc"],
            "properties": [{"patentNumber": "7272630"}]}  # fmt: skip
    (folder / "deeds.jsonl").write_text(json.dumps(deed) + "\n")
    ingest(folder / "store", "uspto_grants", [WEEKLY], index=False)
    ingest(folder / "store", "uspto_assignments", [folder / "deeds.jsonl"], index=False)
    resolve_store(folder / "store")
    return folder / "store"


def export(store, id, **options):
    return list(graph.follow_the_money(store, id, **options))


def test_every_neighbourhood_holds_to_the_model(store):
    nodes = graph_snapshot(store).tuples("SELECT id FROM nodes ORDER BY id")
    schemas = set()
    for (id,) in nodes:
        for depth in (1, 3):
            found = export(store, id, depth=depth)
            assert_model(found)
            schemas |= {one["schema"] for one in found}

    assert schemas == set(MODEL)


def assert_model(found):
    by_id = {one["id"]: one for one in found}
    assert len(by_id) == len(found)
    for one in found:
        said, allowed = one["properties"], MODEL[one["schema"]]
        assert re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?", one["id"])
        assert one["datasets"]
        assert {"first_seen", "last_seen"} <= one.keys()
        assert set(REQUIRED[one["schema"]]) <= said.keys() <= allowed.keys()
        for name, values in said.items():
            assert values
            assert all(isinstance(value, str) for value in values)
            for value in values if allowed[name] else ():
                assert by_id[value]["schema"] in allowed[name]


def test_a_merger_is_an_event_of_both_and_a_succession(store):
    found = {one["schema"]: one for one in export(store, "deed-1-2")}

    event, succession = found["Event"], found["Succession"]
    assert event["properties"]["date"] == ["2010-03-01"]
    assert event["properties"]["summary"] == ["merger"]
    ends = [succession["properties"][name][0] for name in ("predecessor", "successor")]
    names = {one["id"]: one["caption"] for one in export(store, "deed-1-2") if "caption" in one}
    assert [names[end] for end in ends] == ["Calder Pumps LLC", "Northwind Motors Inc"]
    assert sorted(ends) == event["properties"]["involved"]
    assert (succession["first_seen"], succession["datasets"]) == (
        "2010-03-01",
        ["uspto_assignments"],
    )


def test_each_edge_is_told_once_and_the_limit_holds(store):
    technology = "US7272630"
    edges = graph.neighbourhood(store, technology, limit=1000).edges
    told = [one for one in export(store, technology) if "recordId" in one["properties"]
            and one["schema"] not in {"Event", "Succession"}]  # fmt: skip

    assert len(told) == sum(edge.kind not in {"located_in", "in_field"} for edge in edges)
    few = export(store, technology, depth=3, limit=2)
    assert sum(one["schema"] in {"UnknownLink", "Ownership", "Representation"} for one in few) <= 2


def test_what_is_not_there_gives_nothing(store, tmp_path):
    assert export(store, "person-0000000000000000") == []
    assert export(tmp_path / "none", "deed-1-2") == []
    assert entity_id("US:13/349377 ") == "US-13-349377"
