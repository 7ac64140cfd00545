"""Pages: one happy path each, each refusal, and the state before anything is loaded."""

import json

import pytest
from django.test import Client
from lxml import html

from innoway.apps.observatory.gateways import (
    SearchQuery,
    organisation,
    search_documents,
    technology,
)
from innoway.foundation.i18n.compile import compile_catalogues

PAGES = ["/", "/search/", "/search/?q=laser", "/sources/", "/charts/"]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("address", PAGES)
def test_pages_stand_before_anything_is_loaded(nothing_loaded, visitor, address, language):
    response = visitor(address, language)

    assert response.status_code == 200


@pytest.mark.parametrize("address", ["/", "/search/?q=laser"])
def test_pages_say_what_to_do_before_anything_is_loaded(nothing_loaded, visitor, address):
    assert "innoway engine ingest" in visitor(address).content.decode()


def test_search_without_a_hit_advises_on_the_words(filled, visitor):
    page = visitor("/search/?q=zzzzqqqq").content.decode()

    assert "Try fewer or more general words" in page
    assert "innoway engine ingest" not in page


@pytest.mark.parametrize(
    "address",
    ["/technologies/US0/", "/needs/none/", "/organisations/org-0/", "/people/per-0/",
     "/statements/US0/", "/sources/none/", "/charts/none.csv", "/technologies/US0/cite/",
     "/search/explain/?q=laser&id=none"],
)  # fmt: skip
def test_what_is_not_there_gets_a_kind_404(filled, visitor, address):
    response = visitor(address)

    assert response.status_code == 404
    assert b"<h1>" in response.content


@pytest.mark.parametrize(
    "address,searched", [("/technologies/US0/", "US0"), ("/organisations/org-0/", "")]
)
def test_what_is_not_there_is_searched_for_instead(filled, visitor, address, searched):
    page = html.fromstring(visitor(address).content.decode())

    assert (
        page.xpath("string(//main//form[@role='search']//input[@type='search']/@value)") == searched
    )
    assert page.xpath("//main//h1/text()") == ["There is no such record here"]


@pytest.mark.parametrize("subject", ["technologies", "organisations"])
def test_record_pages_say_to_search_engines_what_they_show(filled, visitor, subject):
    owned = technology("US10607601")
    address = f"/{subject}/{owned.id if subject == 'technologies' else owned.owners[0].id}/"

    page = html.fromstring(visitor(address).content.decode())
    said = json.loads(page.xpath("//script[@type='application/ld+json']/text()")[0])

    assert said["@id"] == f"http://testserver{address}"
    assert said["name"] in page.xpath("//h1/text()")


def test_structured_data_cannot_leave_its_block():
    from innoway.foundation.web.templatetags.web import structured_data

    said = structured_data({"name": "</script><b>&"})

    assert said.count("<") == 2
    assert json.loads(said.split(">", 1)[1].rsplit("<", 1)[0]) == {"name": "</script><b>&"}


@pytest.mark.parametrize(
    "language,said", [("en", "A date in it cannot be"), ("zh-hans", "日期不合理")]
)
def test_reasons_of_records_set_aside_in_both_languages(
    filled, visitor, django_user_model, settings, db, language, said
):
    settings.STAFF_TWO_FACTOR = False
    desk = Client(headers={"Accept-Language": language})
    desk.force_login(django_user_model.objects.create_superuser("clerk@example.org", "x"))
    compile_catalogues()

    assert said in desk.get("/sources/uspto_grants/").content.decode()


def test_technology_page_answers_before_its_source_is_loaded(nothing_loaded, visitor):
    assert visitor("/technologies/US8795892/").status_code == 404


def test_people_stay_out_of_web_search_engines(filled, visitor):
    inventor = technology("US10607601").people[0]

    response = visitor(f"/people/{inventor.id}/")

    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert inventor.name in response.content.decode()
    assert "A name, not an identity." in response.content.decode()


def test_export_leaves_people_out(filled, visitor):
    found = search_documents(SearchQuery(text="Reeves OR Wei", kind="person")).hits

    exported = json.loads(visitor("/search/export/?kind=person&format=json").content)

    assert search_documents(SearchQuery(kind="person")).total > 0 or found == ()
    assert exported == []


def test_organisation_page_lists_its_technologies(filled, visitor):
    owner = next(m for m in technology("US8795892").owners if "Tsinghua" in m.name)

    text = visitor(f"/organisations/{owner.id}/").content.decode()

    assert organisation(owner.id, limit=9, offset=0).total == 3
    assert "Method for making cathode composite material" in text


def test_explain_parts_sum_to_the_score(filled, visitor, db):
    first = visitor("/api/observatory/search?q=lithium+battery").json()["hits"][0]
    address = f"/api/observatory/search/explain?q=lithium+battery&id={first['id']}"

    reasons = visitor(address).json()

    total = sum(part["score"] for part in reasons["contributions"])
    assert reasons["score"] == pytest.approx(first["score"], rel=1e-3)
    assert total == pytest.approx(reasons["score"], rel=1e-3)


def test_htmx_gets_only_the_part_it_replaces(filled, visitor):
    whole = visitor("/search/?q=laser").content
    part = visitor("/search/?q=laser", **{"HX-Request": "true", "HX-Target": "findings"}).content

    assert b"<html" in whole
    assert b"<html" not in part and b'id="findings"' in part


@pytest.mark.parametrize(
    ("format", "begins"),
    [("ris", "TY  - PAT\r\n"), ("bibtex", "@misc{US8795892"), ("json", '[{"id": "US8795892"')],
)
def test_cite(filled, visitor, format, begins):
    response = visitor(f"/technologies/US8795892/cite/?format={format}")

    assert response.content.decode().startswith(begins)
    assert "attachment" in response["Content-Disposition"]


@pytest.mark.parametrize(
    "query",
    ["q=%00%01", "q=" + "a" * 5000, "page=999999999999", "from=-1&to=abc", "sort=worst&per=7",
     "cpc=" + "&cpc=".join(["G06F"] * 99), "wipo_field=%F0%9F", "q=%22%22%22((("],
)  # fmt: skip
def test_search_survives_any_address(filled, visitor, query):
    assert visitor(f"/search/?{query}").status_code == 200


def test_markup_in_a_question_is_shown_as_text(filled, visitor):
    text = visitor("/search/?q=<script>alert(1)</script>").content.decode()

    assert "<script>alert" not in text


def test_quarantine_is_open_to_staff_only(filled, visitor, django_user_model, settings, db):
    settings.STAFF_TWO_FACTOR = False
    public = visitor("/sources/uspto_grants/").content.decode()
    clerk = django_user_model.objects.create_superuser(
        email="clerk@example.org", password="a-long-word"
    )
    desk = Client()
    desk.force_login(clerk)

    page = desk.get("/sources/uspto_grants/").content.decode()
    address = page.split("/quarantine/")[1].split('"')[0]
    raw = desk.get(f"/sources/uspto_grants/quarantine/{address}")

    assert "/quarantine/" not in public
    assert raw["Content-Type"] == "application/octet-stream"
    assert b"no calendar has" in raw.content
    assert visitor(f"/sources/uspto_grants/quarantine/{address}").status_code == 302


@pytest.mark.parametrize(
    "address",
    ["search?q=laser", "technologies/US8795892", "needs/dod:AF151-067", "sources",
     "sources/nasa_offers", "charts/patents-by-year", "charts/patents-by-field?year=2019",
     "statements/US8795892?property=title", "search/suggest?q=lith"],
)  # fmt: skip
def test_each_page_has_its_endpoint(filled, visitor, db, address):
    response = visitor(f"/api/observatory/{address}")

    assert response.status_code == 200
    assert response.json()


@pytest.mark.parametrize("address", ["technologies/none", "sources/none", "charts/none"])
def test_endpoints_answer_404_with_a_problem(filled, visitor, db, address):
    response = visitor(f"/api/observatory/{address}")

    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "address",
    ["/", "/search/?q=laser", "/technologies/US8795892/", "/sources/", "/charts/"],
)
def test_public_pages_ask_the_database_nothing(
    filled, visitor, db, django_assert_num_queries, address
):
    with django_assert_num_queries(0):
        visitor(address)
