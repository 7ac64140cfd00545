"""People and forms that most tests of the hall begin with."""

import datetime

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from innoway.apps.accounts.tests.factories import make_account
from innoway.apps.hall.models import Draft
from innoway.apps.hall.operations.save_draft import save_draft
from innoway.apps.hall.operations.start_draft import start_draft
from innoway.apps.hall.queries.catalogue import catalogue
from innoway.apps.registry.calculations.provenance import NewName, Provenance
from innoway.apps.registry.operations.register_organisation import register_organisation
from innoway.apps.registry.rules import HOUSE

NOW = datetime.datetime(2026, 11, 23, 2, 0, tzinfo=datetime.UTC)
TODAY = NOW.date()
BUNDLE = "start-a-company"
TYPED = {
    "applicant-name": "Li Lei", "applicant-email": "lilei@test.example",
    "applicant-phone": "+86 10 6255 0000", "applicant-origin": "mainland",
    "company-name": "北京星河智能科技有限公司", "company-kind": "limited",
    "business-scope": "Robots", "registered-capital": "100", "legal-representative": "Li Lei",
    "address-kind": "office-area", "office-area": "Inno Way 1", "desks": "2",
    "move-in-on": "2027-01-04", "new-hires": "1", "mark": "星河", "mark-goods": "Robots",
}  # fmt: skip


@pytest.fixture
def provenance():
    """A plain source of the day."""
    return Provenance(source="test register", retrieved_on=TODAY)


@pytest.fixture
def organisation(db, provenance):
    """A firm with a Chinese and an English name and one number."""
    return register_organisation(
        actor=HOUSE, names=[NewName("Galaxy", "en"), NewName("北京星河科技有限公司", "zh-Hans")],
        identifiers=[("cn:uscc", "91110000600037341L")],
        facts={"country": "CN", "kind": "enterprise", "founded_on": datetime.date(2020, 5, 4)},
        provenance=provenance,
    )  # fmt: skip


@pytest.fixture
def account(db):
    """A person without any role."""
    return make_account("founder@test.example")


@pytest.fixture
def signed_in():
    """Return a function that opens a browser in which somebody has signed in."""

    def open_client(account):
        client = Client()
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return open_client


@pytest.fixture
def started(db):
    """Return a function that starts a form for some services."""

    def start(*items, bundle="", account=None, known=None, at=NOW):
        return start_draft(
            catalogue=catalogue(), items=items or ["company-name-check"], bundle=bundle,
            known=known or {}, account_id=account.pk if account else None, organisation_id=None,
            secret=settings.SECRET_KEY, at=at,
        )  # fmt: skip

    return start


@pytest.fixture
def filled_in(started):
    """Return a function that starts and fills in the form of a bundle or of some services."""

    def fill(*items, account=None, organisation_id=None, provider_id=None):
        chosen = items or catalogue().bundles[BUNDLE].chosen
        draft = started(*chosen, bundle="" if items else BUNDLE, account=account)
        if organisation_id:
            Draft.objects.filter(pk=draft.pk).update(organisation_id=organisation_id)
        save_draft(draft_id=draft.pk, catalogue=catalogue(), typed=TYPED, provider_id=provider_id,
                   at=timezone.now())  # fmt: skip
        return draft

    return fill
