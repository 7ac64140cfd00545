"""The demo cases: one for each state worth seeing, each saying that it is made up."""

import pytest
from django.test import override_settings

from innoway.apps.accounts.seed import seed as seed_accounts
from innoway.apps.cases.models import Case
from innoway.apps.cases.queries.log_check import log_check
from innoway.apps.cases.seed import seed
from innoway.apps.registry.seed import seed as seed_registry

pytestmark = pytest.mark.django_db


def test_seed_shows_states_and_is_told_once(tmp_path):
    with override_settings(HOME=tmp_path):
        seed_accounts()
        seed_registry()
        seed()
        states = sorted(Case.objects.values_list("state", flat=True))
        seed()

    assert states == [
        "accepted", "accepted", "delivered", "delivered", "delivered", "draft",
        "special_procedure", "submitted", "supplement_notified",
    ]  # fmt: skip
    assert Case.objects.count() == 9
    assert all("demo" in case.item_code for case in Case.objects.all())
    assert log_check().problem == ""
