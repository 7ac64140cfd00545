"""The graph explorer and the way between two, over the store with deeds and a merger of entries."""

import json
import re
from html import unescape

import pytest

from innoway.apps.observatory.queries import entities, networks
from innoway.apps.observatory.queries.entities import Span, graph
from innoway.apps.observatory.tests.conftest import named

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(titled):
    return named("Institute of Semiconductors")


@pytest.fixture
def taker(titled):
    return named("LATCH SYSTEMS")


def test_deeds_are_told_by_kind_day_and_parties(house, visitor):
    page = visitor(f"/graph/?id={house.id}&kind=assigned_from").content.decode()

    name = "Assignment, 2019-06-02: Institute of Semiconductors, Chinese Academy of Sciences → LATCH SYSTEMS"
    assert re.search(rf'Expand<span class="visually-hidden">: {re.escape(name)}</span>', page)
    assert "<title>Institute of Semiconductors, Chinese Academy of Sciences – Graph" in page
    assert "What is around Institute of Semiconductors" in page


def test_what_is_added_takes_nothing_away_and_counts_once(house, taker, monkeypatch):
    ids = [house.id, "deed-1-2", taker.id]
    monkeypatch.setattr(entities, "NEAREST", 1000)
    whole = graph(ids, (), Span())
    monkeypatch.setattr(entities, "NEAREST", 4)
    alone, few = graph(ids[:1], (), Span()), graph(ids, (), Span())

    assert set(alone.edges) <= set(few.edges)
    assert len(few.edges) < few.total == whole.total == len(whole.edges)
    assert {("deed-1-2", house.id), ("deed-1-2", taker.id)} <= {
        (edge.source_id, edge.target_id) for edge in few.edges
    }


def test_a_search_keeps_picture_and_filters(house, visitor):
    page = visitor(f"/graph/?q=Douceur&id={house.id}&since=2001&kind=owns").content.decode()

    address = unescape(re.search(r'href="(/graph/[^"]+)">John R. Douceur', page)[1])
    assert f"id={house.id}" in address
    assert {"since=2001", "kind=owns"} <= set(address.partition("?")[2].split("&"))


def test_more_than_can_be_expanded_is_said_and_the_oldest_can_go(titled, visitor):
    people = [one.id for one in graph(["US10787546"], ["invented"], Span()).nodes.values()
              if one.kind == "person"][:7]  # fmt: skip
    page = visitor("/graph/?" + "&".join(f"id={id}" for id in people)).content.decode()

    newest = unescape(re.search(r'href="([^"]+)">Drop the oldest instead', page)[1])
    left = entities.entity(people[6]).page.name
    assert "At most 6 entities can be expanded at a time." in page
    assert f"Not expanded: {left} · " in page
    assert re.findall("id=([^&]+)", newest) == people[1:]


def test_a_spelling_that_fits_is_shown(titled, visitor):
    old, new = "Jiachen", "Jianye"
    found = entities.find_entities(old)[0]
    other = old if found.name.startswith(new) else new

    page = visitor(f"/graph/?q={other}").content.decode()

    assert f"also written {other} Liu" in page


def test_pictures_and_paths_follow_a_merger(merged, house, visitor):
    gone, now = merged
    page = visitor(f"/graph/?id={gone}&since=1990")
    around = visitor(f"/api/observatory/entities/{gone}/neighbours").json()
    path = visitor(f"/api/observatory/paths?from={gone}&to={now}")
    way = visitor(f"/graph/path/?from={gone}&to={house.id}").content.decode()

    assert (page.status_code, page["Location"]) == (302, f"/graph/?id={now}&since=1990")
    assert around["centre"]["id"] == now
    assert [node["id"] for node in path.json()["nodes"]] == [now]
    assert "The entry asked for was merged into this one." in way


def test_exports_follow_a_merger(merged, signed_in):
    gone, now = merged
    file = signed_in.get(f"/entities/{gone}/follow-the-money.jsonl")
    api = signed_in.get(f"/api/observatory/entities/{gone}/follow-the-money").json()

    lines = [json.loads(line) for line in b"".join(file.streaming_content).splitlines()]
    assert now in {one["id"] for one in lines}
    assert api == lines


def test_path_says_which_end_is_unknown_and_lets_one_be_changed(house, visitor):
    page = visitor(f"/graph/path/?from={house.id}&to=person-0&since=2001").content.decode()

    assert "This entity is not on record any more." in page
    assert 'href="/graph/path/?to=person-0&amp;since=2001">Change' in page
    assert set(re.findall(r'<label for="([^"]+)"', page)) <= set(re.findall(r' id="([^"]+)"', page))


@pytest.mark.parametrize(
    ("years", "said"),
    [("", "at most eight steps connects them."), ("&since=1950&until=1951", "steps connects them in these years.")],
    ids=["any time", "in years"],
)  # fmt: skip
def test_path_that_is_not_there(house, visitor, years, said):
    lonely = named("NASA Goddard")

    page = visitor(f"/graph/path/?from={house.id}&to={lonely.id}{years}").content.decode()

    assert said in page


@pytest.mark.parametrize(
    "address", ["/graph/?id={}", "/graph/path/?from={}&to=deed-1-2", "/network/?"]
)
def test_years_in_the_wrong_order_are_said(house, visitor, address):
    page = visitor(address.format(house.id) + "&since=2022&until=2010").content.decode()

    assert "The first year is after the last" in page
    assert "Located in" not in re.sub(r"(?s)<form.*?</form>", "", page)
    assert "step" not in re.sub(r"(?s)<[^>]+>", "", page.partition("</form>")[2])


def test_an_empty_picture_offers_organisations_to_begin_with(house, visitor):
    page = visitor("/graph/").content.decode()

    offered = re.findall(r'<li><a href="/graph/\?id=(organisation-[^"]+)">', page)
    assert offered == [one.entity.id for one in networks.central("organisation", "pagerank")][:6]
    assert "Or begin with one" not in visitor("/graph/?q=a").content.decode()


@pytest.mark.parametrize(
    ("address", "way_on"),
    [
        ("/graph/?id={}&kind=owns&since=1950&until=1951", "/graph/?id={}"),
        ("/graph/path/?from={}&to=deed-1-2&since=1950&until=1951", "/graph/path/?from={}&amp;to=deed-1-2"),
    ],
    ids=["picture", "path"],
)  # fmt: skip
def test_years_with_nothing_in_them_lead_to_all_years(house, visitor, address, way_on):
    page = visitor(address.format(house.id)).content.decode()

    assert f'href="{way_on.format(house.id)}"' in page


def test_a_name_that_several_bear_is_said_at_its_field(house, visitor):
    page = visitor("/graph/path/?from_name=a&to_name=zzzz").content.decode()

    assert page.count("Several bear such a name") == 1
    assert 'aria-describedby="to_error"' in page
