"""Pages and endpoints of the entity graph, over a store resolved by the engine's own run."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.template import Context, Template

from innoway.apps.observatory.calculations.flow_map import flow_map
from innoway.apps.observatory.gateways import (
    EntityRef,
    Flow,
    NameCount,
    SearchQuery,
    entity_page,
    find_entities,
    locate,
    measured_quality,
    search_documents,
    technology,
)
from innoway.apps.observatory.queries.networks import NetworkPage
from innoway.apps.observatory.rest.schemas import FlowOut
from innoway.apps.observatory.web.views.entity import names_for
from innoway.apps.observatory.web.views.network import map_figure, positions
from innoway.engine.pipelines.ingest import ingest
from innoway.engine.pipelines.resolving import resolve_store

GRANTS = Path(__file__).parents[3] / "engine/sources/uspto_grants/sample/weekly.xml"
pytestmark = pytest.mark.django_db


@pytest.fixture
def patent(filled):
    hits = search_documents(SearchQuery(kind="technology")).hits
    return next(it for hit in hits if (it := technology(hit.id)).people and it.owners)


@pytest.fixture
def inventor(patent):
    return find_entities(patent.people[0].name, limit=1)[0]


@pytest.fixture
def owner(patent):
    return find_entities(patent.owners[0].name, limit=1)[0]


def test_entity_page_shows_portfolio_spellings_and_partners(inventor, owner, patent, visitor):
    page = visitor(f"/entities/{inventor.id}/")

    text = page.content.decode()
    assert page.status_code == 200
    assert patent.title in text
    assert f"/entities/{owner.id}/" in text
    assert f"/people/{patent.people[0].id}/" in text


@pytest.fixture
def loose(settings, tmp_path):
    """A person of eight grants on one subject; the last three share nothing else with the others."""
    settings.STORE = tmp_path / "store"
    template = re.split(r"(?=<\?xml )", GRANTS.read_text("utf-8"))[2]
    grants = [template.replace("07272630", f"0800000{n}") for n in range(8)]
    others = {"Microsoft": "Nagano Pharma", "Bellevue": "Nagano", "Redmond": "Nagano",
              "Issaquah": "Ueda", "Theimer": "Mori", "Adya": "Sato", "Bolosky": "Abe"}  # fmt: skip
    for here, there in others.items():
        grants[5:] = [grant.replace(here, there) for grant in grants[5:]]
    file = tmp_path / "grants.xml"
    file.write_text("".join(grants), encoding="utf-8")
    ingest(settings.STORE, "uspto_grants", [file])
    resolve_store(settings.STORE)
    return find_entities("Douceur", limit=1)[0]


def test_a_person_joined_by_name_and_subject_alone_is_told_in_parts(loose, visitor):
    english = visitor(f"/entities/{loose.id}/").content.decode()
    chinese = visitor(f"/entities/{loose.id}/", "zh-hans").content.decode()
    answer = visitor(f"/api/observatory/entities/{loose.id}").json()

    assert "falls into 2 parts" in english
    assert "可分为 2 个部分" in chinese
    assert [part["organisations"] for part in answer["strands"]] == [
        ["Microsoft Corporation"], ["Nagano Pharma Corporation"]]  # fmt: skip
    assert "/review/pair/" not in english


def test_a_person_whose_record_hangs_together_is_told_whole(inventor, visitor):
    assert "Perhaps several people" not in visitor(f"/entities/{inventor.id}/").content.decode()


def test_organisation_is_named_in_the_script_of_the_reader_first(owner):
    page = entity_page(owner.id, limit=1, offset=0)
    both = replace(
        page, names=(NameCount("Xinghe Optics Ltd", 9), NameCount("星河光学有限公司", 1))
    )

    assert names_for(both, "zh-hans") == ("星河光学有限公司", "Xinghe Optics Ltd")
    assert names_for(both, "en") == ("Xinghe Optics Ltd", "星河光学有限公司")
    assert names_for(page, "zh-hans") == (page.name, "")


def test_two_hits_are_a_list_of_two(filled, visitor):
    beginnings = (a + b for a in "abcdefghijklmnopqrstuvwxyz" for b in "aeiou")
    word = next(word for word in beginnings if len(find_entities(word, limit=10)) == 2)

    answer = visitor(f"/api/observatory/entities?q={word}")

    assert answer.status_code == 200
    assert len(answer.json()) == 2


def test_raw_pages_lead_to_their_entities(inventor, owner, patent, visitor):
    person = visitor(f"/people/{patent.people[0].id}/").content.decode()
    organisation = visitor(f"/organisations/{patent.owners[0].id}/").content.decode()

    assert f"/entities/{inventor.id}/" in person
    assert f"/entities/{owner.id}/" in organisation


def test_explorer_finds_by_name_and_shows_relations(inventor, patent, visitor):
    found = visitor(f"/graph/?q={inventor.name}").content.decode()
    shown = visitor(f"/graph/?id={inventor.id}").content.decode()

    assert f"?id={inventor.id}" in found
    assert "Inventor of" in shown
    assert patent.title in shown


def test_explorer_keeps_to_the_years(inventor, visitor):
    page = visitor(f"/graph/?id={inventor.id}&until=1900").content.decode()

    assert "Nothing is on record for these relations and years" in page


def test_path_reads_as_a_chain_of_documents(inventor, owner, patent, visitor):
    page = visitor(f"/graph/path/?from={inventor.id}&to={owner.id}").content.decode()

    assert "2 steps" in page
    assert patent.title in page


def test_path_asks_for_a_name_that_nobody_bears(filled, visitor):
    page = visitor("/graph/path/?from_name=zzzz&to_name=zzzz").content.decode()

    assert "Nobody by that name" in page


@pytest.mark.parametrize("id", ["person-0", "organisation-0", "deed-1-1", "place-0", "x"])
def test_unknown_entity_is_not_found(filled, visitor, id):
    assert visitor(f"/entities/{id}/").status_code == 404
    assert visitor(f"/api/observatory/entities/{id}").status_code == 404


def test_places_and_fields_show_what_is_there(patent, visitor):
    field = visitor(f"/entities/field-{patent.fields[0].number}/")

    assert field.status_code == 200
    assert patent.title in field.content.decode()


def test_technology_leads_to_its_own_page(patent, visitor):
    answer = visitor(f"/entities/{patent.id}/")

    assert (answer.status_code, answer["Location"]) == (302, f"/technologies/{patent.id}/")


def test_nothing_is_an_error_before_anything_is_resolved(nothing_loaded, visitor):
    assert visitor("/graph/?q=a").status_code == 200
    assert visitor("/graph/path/?from=a&to=b").status_code == 200
    assert visitor("/entities/person-0/").status_code == 404


def test_endpoints_say_what_the_pages_say(inventor, owner, patent, visitor):
    found = visitor(f"/api/observatory/entities?q={inventor.name}").json()
    entity = visitor(f"/api/observatory/entities/{inventor.id}").json()
    around = visitor(f"/api/observatory/entities/{inventor.id}/neighbours").json()
    path = visitor(f"/api/observatory/paths?from={inventor.id}&to={owner.id}").json()
    chain = visitor(f"/api/observatory/technologies/{patent.id}/chain-of-title").json()

    assert found[0]["id"] == inventor.id
    assert patent.id in {line["id"] for line in entity["portfolio"]}
    assert patent.id in {node["id"] for node in around["nodes"]}
    assert [node["id"] for node in path["nodes"]][::2] == [inventor.id, owner.id]
    assert chain["owners"] == [person.name for person in patent.people]


def test_quality_is_published_with_its_intervals(visitor):
    first = measured_quality()[0].f1

    page = visitor("/quality/").content.decode()

    assert f"{first.value:.3f} ({first.low:.3f}–{first.high:.3f})" in page
    assert "Splink" in page


def test_network_says_when_nothing_flows_and_names_the_central(filled, visitor):
    page = visitor("/network/?way=transfer").content.decode()

    assert re.search(r"As of \d", page)
    assert "Nothing of this kind is on record for these years" in page
    assert "Central organisations" in page


def test_network_endpoints_answer(filled, visitor):
    central = visitor("/api/observatory/central?kind=person").json()
    groups = visitor("/api/observatory/communities").json()

    assert central[0]["degree"] > 0
    assert visitor("/api/observatory/flows?kind=field&way=citation").status_code == 200
    assert all(visitor(f"/network/communities/{one['id']}/").status_code == 200 for one in groups)
    assert visitor("/api/observatory/communities/none").status_code == 404
    assert visitor("/network/communities/none/").status_code == 404


def test_flows_are_a_file_too(filled, visitor):
    answer = visitor("/network/flows.csv?kind=place")

    assert b"from,from_id,to,to_id,documents" in b"".join(answer.streaming_content)


@pytest.fixture
def moved():
    """Return a flow between places as the engine tells it; the sample has none."""
    ends = (EntityRef("place-1", "place", "Beijing, CN"), EntityRef("place-2", "place", "Atlantis"))
    return Flow(*ends, documents=3, technologies=3, first_on=None, last_on=None)


def test_flows_between_places_have_positions_where_these_are_known(moved):
    told = FlowOut.from_orm(moved)

    assert told.giver_at.model_dump() == {"latitude": 39.91, "longitude": 116.4, "exact": "city"}
    assert told.taker_at is None
    assert positions(moved, "place") == [39.91, 116.4, "city", "", "", ""]
    assert positions(moved, "field") == ()


def test_the_map_says_what_it_cannot_draw_and_has_the_same_places_as_its_table(moved, rf):
    here = EntityRef("place-3", "place", "Shenzhen, Guangdong, CN")
    flows = (moved, replace(moved, taker=here))
    drawn = flow_map([(f.giver.name, f.taker.name, f.documents) for f in flows], locate)

    figure = map_figure(
        NetworkPage("movement", "place", "degree", flows, (), (), (), drawn), "/x.csv"
    )

    request = rf.get("/")
    Template("{% load web %}{% chart figure %}").render(
        Context({"request": request, "figure": figure})
    )
    scripts = Template("{% load web %}{% chart_scripts %}").render(Context({"request": request}))
    assert "3 documents are not drawn" in figure.description
    assert [row[:3] for row in figure.rows] == [("Beijing, CN", 3, 0), (here.name, 0, 3)]
    assert len(figure.option["series"][1]["data"]) == 2
    assert "vendor/land" in scripts


def test_export_is_for_people_who_signed_in(inventor, visitor, client, django_user_model):
    address = f"/entities/{inventor.id}/follow-the-money.jsonl"
    stranger = visitor(address)
    client.force_login(django_user_model.objects.create_user("exporter@example.org", "x"))

    lines = b"".join(client.get(address).streaming_content).decode().splitlines()

    assert stranger.status_code == 302
    assert inventor.id in {json.loads(line)["id"] for line in lines}
    assert visitor(f"/api/observatory/entities/{inventor.id}/follow-the-money").status_code == 401
    assert client.get("/entities/person-0/follow-the-money.jsonl").status_code == 404
