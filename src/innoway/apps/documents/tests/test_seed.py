"""The demo's papers are generated, once, and pass every check."""

import pytest

from innoway.apps.accounts import seed as people
from innoway.apps.accounts.enums import DelegationRole
from innoway.apps.accounts.facade import give_role
from innoway.apps.accounts.models import Account
from innoway.apps.accounts.tests.factories import make_principal
from innoway.apps.documents import seed as papers
from innoway.apps.documents.models import Document

pytestmark = pytest.mark.django_db


def test_seed_adds_papers_once(settings, tmp_path, now):
    settings.HOME = tmp_path
    people.seed()
    boss = Account.objects.get(email=people.address("owner"))
    give_role(make_principal().pk, boss.pk, DelegationRole.OWNER, now)

    papers.seed()
    papers.seed()

    assert Document.objects.count() == 5
    assert all("generated" in row.title for row in Document.objects.all())
