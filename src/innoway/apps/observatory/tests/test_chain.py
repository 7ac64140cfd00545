"""The chain of title of a patent, from deeds taken in by the engine's own run."""

import datetime
import json
import re
from types import SimpleNamespace

import pytest

from innoway.apps.observatory.calculations.title_words import EFFECTS
from innoway.apps.observatory.gateways import SearchQuery, search_documents, technology
from innoway.apps.observatory.tests.conftest import NOW, fill
from innoway.apps.observatory.web.views.chain import effect_of
from innoway.engine.pipelines.ingest import ingest
from innoway.engine.pipelines.resolving import resolve_store
from innoway.foundation.i18n.compile import compile_catalogues


@pytest.fixture
def patent(settings, tmp_path):
    """A patent whose first inventor sold to a works, and a stranger to another."""
    settings.STORE = fill(tmp_path / "store")
    hits = search_documents(SearchQuery(kind="technology")).hits
    it = next(found for hit in hits if (found := technology(hit.id)).people and hit.id[:2] == "US")
    sales = [(it.people[0].name, "LATCH SYSTEMS"), ("WIDEX A/S", "POTTER DRILLING")]
    deeds = [
        {"reelNumber": 1, "frameNumber": day, "conveyance": "ASSIGNMENT", "assignees": [taker],
         "assignorExecutionDate": f"06/0{day}/2021", "assignors": [{"assignorName": giver}],
         "properties": [{"patentNumber": it.id.removeprefix("US")},
                        {"patentNumber": "9999999", "inventionTitle": "Unheard-of latch"}]}
        for day, (giver, taker) in enumerate(sales, 1)
    ]  # fmt: skip
    file = tmp_path / "deeds.jsonl"
    file.write_text("\n".join(map(json.dumps, deeds)))
    ingest(settings.STORE, "uspto_assignments", [file], clock=lambda: NOW + datetime.timedelta(1))
    return it.id


def test_page_shows_the_owner_and_the_break(patent, visitor):
    page = visitor(f"/technologies/{patent}/chain-of-title/").content.decode()

    assert "LATCH SYSTEMS" in page
    assert "not the owner of record" in page
    assert "Disputed claims" in page
    assert "Who held it when" in page
    assert "2021-06-01" in page


def test_deeds_lead_to_their_node_and_parties_as_spelled_to_their_entities(
    patent, visitor, settings
):
    plain = visitor(f"/technologies/{patent}/chain-of-title/").content.decode()
    resolve_store(settings.STORE, clock=lambda: NOW + datetime.timedelta(1))
    page = visitor(f"/technologies/{patent}/chain-of-title/").content.decode()
    links = dict(map(reversed, re.findall(r'<a href="/entities/([^"]+)/">([^<]+)</a>', page)))

    assert "/entities/deed-" not in plain
    assert links["1/1"].startswith("deed-")
    assert "LATCH SYSTEMS</a>" in page.partition("Owners of record")[2].partition("</dd>")[0]
    assert (
        "potter drilling"
        in visitor(f"/entities/{links['POTTER DRILLING']}/").content.decode().lower()
    )


@pytest.mark.django_db
def test_a_deed_lists_what_it_conveys_and_leads_to_what_is_held(patent, visitor, settings):
    resolve_store(settings.STORE, clock=lambda: NOW + datetime.timedelta(1))

    page = visitor("/entities/deed-1-1/").content.decode()
    told = visitor("/api/observatory/transactions/deed-1-1").json()

    assert f'href="/technologies/{patent}/chain-of-title/"' in page
    assert "US9999999" in page
    assert "/technologies/US9999999/" not in page
    assert [(one["id"], one["held"]) for one in told["conveys"]] == [
        (patent, True), ("US9999999", False),
    ]  # fmt: skip


def test_a_change_of_name_passes_nothing_on():
    kind = SimpleNamespace(name="name_change")

    assert (
        effect_of(SimpleNamespace(kind=kind, effect="conveyed")) == "The owner goes by a new name."
    )
    assert effect_of(SimpleNamespace(kind=kind, effect="duplicate")) == EFFECTS["duplicate"]


def test_unknown_technology_has_no_chain(filled, visitor):
    assert visitor("/technologies/US1/chain-of-title/").status_code == 404


def test_technology_page_leads_to_the_chain_and_to_the_source_of_a_deed(patent, visitor):
    page = visitor(f"/technologies/{patent}/").content.decode()

    assert f"/technologies/{patent}/chain-of-title/" in page
    assert visitor("/statements/1/1/?property=conveyance").status_code == 200


def test_chain_reads_in_chinese(patent, visitor):
    compile_catalogues()
    page = visitor(f"/technologies/{patent}/chain-of-title/", "zh-hans").content.decode()

    assert "转让人并非登记权利人" in page
