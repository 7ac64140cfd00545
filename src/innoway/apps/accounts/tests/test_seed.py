"""The demo accounts: one a role, the same each time, with secrets of this installation."""

import stat

import pytest
from django.urls import reverse

from innoway.apps.accounts import seed
from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.models import Account, Appointment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path
    return tmp_path


def test_seed_makes_one_account_a_role_and_repeats_nothing():
    first = seed.seed()
    people = list(Account.objects.values_list("pk", "email", "password"))

    second = seed.seed()

    assert first == second
    assert list(Account.objects.values_list("pk", "email", "password")) == people
    assert len(people) == len(first) == 15
    held = Appointment.objects.values_list("role", flat=True)
    assert sorted(held) == sorted(StaffRole.values)


def test_seed_gives_sign_ins_that_work(client):
    for row in seed.seed():
        client.post(reverse("account_login"), {"login": row["email"], "password": row["password"]})
        assert "_auth_user_id" in client.session, row["role"]
        client.post(reverse("account_logout"))


def test_seed_keeps_passwords_from_others(home):
    seed.seed()

    file = home / "secrets" / "demo-passwords.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    words = [password for _role, _email, password in seed.demo_sign_ins()]
    assert len(set(words)) == len(words)
    assert min(map(len, words)) >= 12


def test_seed_makes_other_passwords_in_another_installation(settings, tmp_path):
    here = seed.demo_sign_ins()
    settings.HOME = tmp_path / "elsewhere"

    there = seed.demo_sign_ins()

    assert [row[:2] for row in here] == [row[:2] for row in there]
    assert all(a[2] != b[2] for a, b in zip(here, there, strict=True))


def test_seed_names_nobody():
    seed.seed()

    for account in Account.objects.all():
        assert account.email.endswith("@demo.innoway.example")
        assert account.full_name == " · ".join(seed.PEOPLE[account.email.split("@")[0]][:2])
