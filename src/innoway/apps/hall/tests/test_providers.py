"""Private providers: listed by stewards, open to everybody, made up ones marked as such."""

import pytest
from django.test import Client

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.hall.errors import OrganisationMissing, ProviderKnown
from innoway.apps.hall.models import Provider
from innoway.apps.hall.operations.list_provider import list_provider
from innoway.apps.hall.queries.providers import providers
from innoway.apps.hall.seed import PROVIDERS, seed
from innoway.apps.hall.tests.conftest import NOW

pytestmark = pytest.mark.django_db
FORM = {
    "kind": "legal", "summary_en": "Contracts", "summary_zh": "合同", "name_en": "Review",
    "name_zh": "审查", "price": "800", "unit": "hour", "conditions_en": "Offer first",
    "conditions_zh": "先报价",
}  # fmt: skip


def test_seed_marks_what_is_made_up_and_runs_twice(client):
    seed()
    seed()
    page = client.get("/hall/providers/").content.decode()

    assert Provider.objects.count() == len(PROVIDERS)
    assert page.count("made up for the demonstration") == len(PROVIDERS)
    assert {one.provider.kind for one in providers()} == {"legal", "finance", "hr", "ipr"}
    assert all("虚构" in one.name.name_zh for one in providers())


def test_providers_asks_the_same_questions_for_any_length(django_assert_num_queries, organisation):
    seed()

    with django_assert_num_queries(3):
        assert len(providers()) == len(PROVIDERS)
    with django_assert_num_queries(3):
        assert len(providers("ipr")) == 2


def test_steward_lists_and_delists(client, signed_in, organisation):
    steward = signed_in(make_account(staff=StaffRole.STEWARD))
    made = steward.post("/hall/providers/list-provider/", {**FORM, "organisation": organisation.pk})
    listed = client.get(made.url).content.decode()
    steward.post(f"{made.url}delist-provider/", {"reason": "asked for it"})

    assert "Contracts" in listed and "not rated yet" in listed
    assert client.get(made.url).status_code == 404


@pytest.mark.parametrize("who", [None, StaffRole.WINDOW_CLERK], ids=["stranger", "clerk"])
def test_nobody_else_keeps_the_list(signed_in, organisation, who):
    client = signed_in(make_account(staff=who) if who else make_account())

    assert client.get("/hall/providers/list-provider/").status_code == 404
    assert Client().get("/hall/providers/list-provider/").status_code == 302


def test_list_provider_refuses(organisation):
    facts = {"kind": "legal", "summary_en": "x", "summary_zh": "中", "offers": [],
             "listed_by_id": None, "at": NOW}  # fmt: skip
    list_provider(organisation_id=organisation.pk, **facts)

    with pytest.raises(ProviderKnown):
        list_provider(organisation_id=organisation.pk, **facts)
    with pytest.raises(OrganisationMissing):
        list_provider(organisation_id=10**9, **facts)
