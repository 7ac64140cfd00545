"""Accounts, organisations and roles for tests of this app and of the apps above it."""

import datetime
from itertools import count

from allauth.account.models import EmailAddress
from django.utils import timezone

from innoway.apps.accounts.enums import DelegationRole, StaffRole
from innoway.apps.accounts.models import Account, Appointment, Delegation, Principal

numbers = count(1)
YEAR = datetime.timedelta(days=365)


def make_account(email="", *, password=None, staff=None, **facts):
    """Create an account with a confirmed address, and a staff role for a year on demand."""
    email = email or f"person-{next(numbers)}@test.example"
    account = Account.objects.create_user(email, password, **facts)
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    if staff is not None:
        make_appointment(account, staff)
    return account


def make_appointment(account, role=StaffRole.ADMINISTRATOR, *, start=None, end=None):
    """Give a staff role from a minute ago for a year."""
    start = start or timezone.now() - datetime.timedelta(minutes=1)
    return Appointment.objects.create(
        account=account, role=role, start=start, end=end or start + YEAR
    )


def make_principal(name="Test Works Ltd", name_zh="测试工厂有限公司", organisation_id=None):
    """Create an organisation as accounts know it."""
    number = organisation_id or 1000 + next(numbers)
    return Principal.objects.create(organisation_id=number, name=name, name_zh=name_zh)


def make_delegation(account, principal, role=DelegationRole.OWNER, *, start=None, end=None):
    """Give a role from a minute ago, without an end by default."""
    start = start or timezone.now() - datetime.timedelta(minutes=1)
    return Delegation.objects.create(
        account=account, principal=principal, role=role, start=start, end=end
    )
