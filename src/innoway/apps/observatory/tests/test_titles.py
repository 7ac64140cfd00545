"""What entity pages say of titles, counts and people, over deeds taken in by the engine's own run."""

import csv
import datetime
import io
import json
import re

import pytest

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.tests.factories import make_account, make_appointment
from innoway.apps.observatory.queries import entities
from innoway.apps.observatory.tests.conftest import HOUSE, named
from innoway.engine.store import graph as engine

EARLY, LATE = (datetime.datetime(year, 1, 1, tzinfo=datetime.UTC) for year in (2020, 2040))
pytestmark = pytest.mark.django_db


@pytest.fixture
def house(titled):
    return named("Institute of Semiconductors")


def rows_of(page):
    """Return the words of each technology of a page by its number."""
    block = re.search(r'id="portfolio".*?</ol>', page, re.DOTALL)[0]
    lines = [re.sub(r"<[^>]+>|\s+", " ", line) for line in block.split("<li>")[1:]]
    said = (re.sub(r"\s+", " ", line) for line in lines)
    return {re.search(r"\bUS\d+|nasa:\S+", line)[0]: line for line in said}


def test_page_says_what_an_owner_passed_on_and_what_came_by_deed(house, visitor):
    rows = rows_of(visitor(f"/entities/{house.id}/").content.decode())

    assert rows.keys() == {"US9966734", "US7476558", "US11118569", "US10902077"}
    assert "Owner at grant Passed on to LATCH SYSTEMS 2019-06-02" in rows["US9966734"]
    assert rows["US7476558"].strip().endswith("Owner at grant")
    assert "Acquired 2022-03-04 Owner of record" in rows["US11118569"]


def test_a_deed_that_was_corrected_makes_nobody_owner(house, visitor):
    row = rows_of(visitor(f"/entities/{house.id}/").content.decode())["US10902077"]
    old, new = (visitor(f"/entities/deed-3-{n}/").content.decode() for n in (2, 3))
    told = visitor("/api/observatory/transactions/deed-3-2").json()

    assert "Named in a deed 2022-05-05 Replaced by the corrective deed 3/3" in row
    assert re.search(r"Replaced by the corrective deed.*?/entities/deed-3-3/", old)
    assert re.search(r"Takes the place of.*?/entities/deed-3-2/", new)
    assert [one["name"] for one in told["replaced_by"]] == ["3/3"]


def test_api_tells_roles_and_standing(house, visitor):
    told = visitor(f"/api/observatory/entities/{house.id}").json()

    rows = {row["id"]: row for row in told["portfolio"]}
    assert (rows["US9966734"]["roles"], rows["US9966734"]["standing"]) == (
        ["owner at grant"], "passed_on")  # fmt: skip
    assert [one["name"] for one in rows["US9966734"]["passed_to"]] == ["LATCH SYSTEMS"]
    assert (rows["US11118569"]["acquired_by"], rows["US11118569"]["standing"]) == ("2/2", "holds")


def test_owner_of_an_offer_was_granted_nothing(titled, visitor):
    page = visitor(f"/entities/{named('NASA Goddard').id}/").content.decode()

    assert {line.strip().rsplit(" ", 1)[-1] for line in rows_of(page).values()} == {"Owner"}


def test_inventor_who_also_owns_has_the_technology_once(titled, visitor):
    told = visitor(f"/api/observatory/entities/{named('Douceur').id}").json()

    assert told["portfolio_total"] == len(told["portfolio"]) == 1
    assert told["portfolio"][0]["roles"] == ["inventor", "owner at grant"]


def test_neighbours_of_what_only_a_register_states_have_no_document(house, visitor):
    answer = visitor(f"/api/observatory/entities/{house.id}/neighbours?kind=located_in")

    assert answer.status_code == 200
    assert None in {edge["document"] for edge in answer.json()["edges"]}


def test_deeds_are_the_newest_of_all(house, visitor, monkeypatch):
    monkeypatch.setattr(engine, "TRANSACTIONS", 2)

    page = visitor(f"/entities/{house.id}/").content.decode()
    told = visitor(f"/api/observatory/entities/{house.id}").json()

    assert [deed["transfer"] for deed in told["transactions"]] == ["4/1", "3/2"]
    assert told["transactions_total"] == 5
    assert "The newest 2 of 5 are shown." in page


def test_partners_are_counted_beyond_those_shown(house, visitor, monkeypatch):
    whole = visitor(f"/api/observatory/entities/{house.id}").json()["partners"]
    monkeypatch.setattr(engine, "PARTNERS", 2)

    page = visitor(f"/entities/{house.id}/").content.decode()

    assert len(whole) > 2
    assert f"The 2 of {len(whole)} who share most are shown." in page


def test_export_that_is_cut_says_so(house, signed_in, monkeypatch):
    address = f"/entities/{house.id}/follow-the-money.jsonl"
    whole = signed_in.get(address)
    monkeypatch.setattr(entities, "EXPORTED", 3)
    cut, api = (
        signed_in.get(address),
        signed_in.get(f"/api/observatory/entities/{house.id}/follow-the-money"),
    )
    page = signed_in.get(f"/entities/{house.id}/").content.decode()

    total = whole["X-Relations-Total"]
    assert (whole["X-Truncated"], whole["X-Relations"]) == ("false", total)
    assert [cut[name] for name in EXTENT] == [api[name] for name in EXTENT] == ["true", "3", total]
    assert f"holds 3 of {total} relations" in page


EXTENT = ("X-Truncated", "X-Relations", "X-Relations-Total")


def people_in(answer):
    lines = [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]
    return {line["caption"] for line in lines if line["schema"] == "Person"}


@pytest.mark.parametrize("depth", [1, 2])
def test_people_of_a_place_cannot_be_taken_away(titled, signed_in, depth):
    around = entities.graph([named("Douceur").id], ["located_in"], entities.Span())
    home = around.edges[0].target_id
    shown = signed_in.get(f"/entities/{home}/")

    answer = signed_in.get(f"/entities/{home}/follow-the-money.jsonl?depth={depth}")

    assert "/entities/person-" in shown.content.decode()
    assert shown["X-Robots-Tag"] == "noindex, nofollow"
    assert 'name="robots"' in shown.content.decode()
    assert people_in(answer) == set()


def test_two_steps_from_a_person_are_colleagues_and_no_neighbours(titled, signed_in):
    answer = signed_in.get(f"/entities/{named('Douceur').id}/follow-the-money.jsonl?depth=2")

    assert {name.rsplit(" ", 1)[-1] for name in people_in(answer)} == {
        "Douceur", "Theimer", "Adya", "Bolosky"}  # fmt: skip


def test_file_of_flows_holds_all_of_them(titled, visitor, monkeypatch):
    from innoway.apps.observatory.queries import networks
    from innoway.engine.store import networks as tables

    monkeypatch.setattr(networks, "MOST_FLOWS", 1)
    monkeypatch.setattr(tables, "BATCH", 1)

    answer = visitor("/network/flows.csv?kind=organisation&way=transfer")

    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    flows = [(row["from"], row["to"]) for row in csv.DictReader(io.StringIO(text))]
    assert (HOUSE, "LATCH SYSTEMS") in flows
    assert len(flows) > 1


@pytest.mark.parametrize(
    ("role", "shown"),
    [(StaffRole.STEWARD, True), (StaffRole.WINDOW_CLERK, False), (None, False)],
    ids=["steward", "clerk", "nobody"],
)
def test_who_may_open_the_review_desk_sees_the_way_to_it(merged, client, role, shown):
    account = make_account()
    if role:
        make_appointment(account, role, start=EARLY, end=LATE)
    client.force_login(account)

    page = client.get(f"/entities/{merged[1]}/").content.decode()

    assert ("/review/pair/" in page) is shown
