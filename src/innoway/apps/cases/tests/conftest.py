"""People, terms and cases that most tests of the engine begin with."""

import datetime
from types import SimpleNamespace

import pytest

from innoway.apps.accounts.enums import DelegationRole, StaffRole
from innoway.apps.accounts.facade import introduce_organisation
from innoway.apps.accounts.models import Principal
from innoway.apps.accounts.tests.factories import make_account, make_appointment, make_delegation
from innoway.apps.cases.calculations.terms import Terms
from innoway.apps.cases.enums import Channel
from innoway.apps.cases.models import Case
from innoway.apps.cases.operations.accept_case import accept_case
from innoway.apps.cases.operations.assign_case import assign_case
from innoway.apps.cases.operations.open_case import open_case
from innoway.apps.cases.operations.submit_case import submit_case
from innoway.apps.registry.calculations.provenance import NewName, Provenance
from innoway.apps.registry.operations.register_organisation import register_organisation
from innoway.apps.registry.rules import HOUSE as REGISTER

CHINA_TIME = datetime.timezone(datetime.timedelta(hours=8))
DATA = {"name": {"value": "清河传感", "source": "registry"}}


def at(day, hour=10):
    """Return a moment of a day in Beijing."""
    return datetime.datetime.fromisoformat(day).replace(hour=hour, tzinfo=CHINA_TIME)


def terms(**changes):
    """Return terms of a made-up licence with the law's times."""
    given = {"item_code": "licence", "version": "1", "title_en": "Licence", "title_zh": "许可",
             "legal_basis": ("Law Art. 1",), "statutory_days": 20, "promised_days": 20}  # fmt: skip
    return Terms(**{**given, **changes})


@pytest.fixture
def organisation(db):
    """A firm known to the register and to accounts."""
    firm = register_organisation(
        actor=REGISTER, names=[NewName("Qinghe", "en"), NewName("清河", "zh-Hans")],
        provenance=Provenance(source="test", retrieved_on=datetime.date(2026, 1, 5)),
    )  # fmt: skip
    introduce_organisation(firm.pk, firm.name)
    return firm


EARLY, LATE = at("2020-01-01"), at("2040-01-01")


def staff(role):
    """Return an account that has held a staff role since long ago."""
    account = make_account()
    make_appointment(account, role, start=EARLY, end=LATE)
    return account


@pytest.fixture
def people(organisation):
    """One account of each kind."""
    principal = Principal.objects.get(pk=organisation.pk)
    found = SimpleNamespace(
        owner=make_account(), preparer=make_account(), stranger=make_account(),
        clerk=staff(StaffRole.WINDOW_CLERK),
        colleague=staff(StaffRole.WINDOW_CLERK),
        supervisor=staff(StaffRole.SUPERVISOR),
        policy=staff(StaffRole.POLICY_OFFICER),
        administrator=staff(StaffRole.ADMINISTRATOR),
    )  # fmt: skip
    make_delegation(found.owner, principal, start=EARLY)
    make_delegation(found.preparer, principal, role=DelegationRole.PREPARER, start=EARLY)
    return found


@pytest.fixture
def opened(people, organisation):
    """Return a function that opens a draft of the firm."""

    def do(on="2026-09-07", **changes):
        act = open_case(
            actor=people.preparer, account_id=people.preparer.pk, terms=terms(**changes),
            organisation_id=organisation.pk, channel=Channel.ONLINE, data=DATA,
            document_ids=[], at=at(on),
        )  # fmt: skip
        return act.case

    return do


@pytest.fixture
def submitted(people, opened):
    """Return a function that hands an application in."""

    def do(on="2026-09-07", **changes):
        case = opened(on, **changes)
        submit_case(case_id=case.pk, actor=people.owner, at=at(on))
        return Case.objects.get(pk=case.pk)

    return do


@pytest.fixture
def accepted(people, submitted):
    """Return a function that brings a case to acceptance, with the clerk in charge."""

    def do(on="2026-09-07", tolerated=None, **changes):
        case = submitted(on, **changes)
        accept_case(case_id=case.pk, actor=people.clerk, at=at(on), tolerated=tolerated)
        assign_case(
            case_id=case.pk, actor=people.supervisor, account_id=people.clerk.pk,
            reason="next in turn", at=at(on),
        )  # fmt: skip
        return Case.objects.get(pk=case.pk)

    return do
