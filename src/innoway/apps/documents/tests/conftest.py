"""An owner, an organisation, a shelf of their own, a clerk who reads one case."""

import datetime

import pytest

from innoway.apps.accounts.enums import DelegationRole
from innoway.apps.accounts.tests.factories import make_account, make_delegation, make_principal
from innoway.apps.documents.calculations.owner import Owner
from innoway.apps.documents.queries import access


@pytest.fixture
def now():
    """A moment that does not move."""
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)


@pytest.fixture(autouse=True)
def files(tmp_path, settings):
    """Keep files in a folder of the test."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT / "documents"


@pytest.fixture
def founder(db):
    return make_account("founder@test.example")


@pytest.fixture
def works(founder):
    principal = make_principal()
    make_delegation(founder, principal)
    return principal


@pytest.fixture
def preparer(works):
    account = make_account()
    make_delegation(account, works, DelegationRole.PREPARER)
    return account


@pytest.fixture
def owner(works):
    return Owner(organisation_id=works.pk)


@pytest.fixture
def clerk(db, monkeypatch):
    """Somebody who reads case 123 and no other."""
    account = make_account()
    monkeypatch.setattr(access, "readers", {})
    monkeypatch.setattr(access, "names", {})
    access.readers["cases"] = lambda number, who, at: (number, who) == ("123", account.pk)
    return account
