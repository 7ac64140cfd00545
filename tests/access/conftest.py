"""One reader of each kind, and one real object of each kind that belongs to a firm or its owner."""

import datetime
import io

import pytest
from django.conf import settings as configured
from django.utils import timezone

from innoway.apps.accounts.enums import DelegationRole, StaffRole
from innoway.apps.accounts.models import Principal
from innoway.apps.accounts.tests.factories import make_account, make_delegation, make_principal
from innoway.apps.cases.enums import Channel
from innoway.apps.cases.operations.accept_case import accept_case
from innoway.apps.cases.operations.assign_case import assign_case
from innoway.apps.cases.operations.open_case import open_case
from innoway.apps.cases.operations.submit_case import submit_case
from innoway.apps.cases.tests.conftest import EARLY, staff, terms
from innoway.apps.documents import facade as documents
from innoway.apps.documents.tests.factories import make_pdf
from innoway.apps.hall.enums import ObstacleCause
from innoway.apps.hall.operations.book_appointment import book_appointment
from innoway.apps.hall.operations.raise_obstacle import raise_obstacle
from innoway.apps.hall.operations.start_draft import start_draft
from innoway.apps.hall.operations.take_ticket import take_ticket
from innoway.apps.hall.queries.appointments import open_days
from innoway.apps.hall.queries.catalogue import catalogue
from innoway.apps.hall.tests.conftest import BUNDLE, NOW
from innoway.apps.registry.calculations.provenance import NewName, Provenance
from innoway.apps.registry.operations.register_organisation import register_organisation
from innoway.apps.registry.rules import HOUSE

VISITOR = "visitor"


@pytest.fixture(autouse=True)
def monday(monkeypatch, settings, tmp_path):
    """It is a working day in the morning; files lie in a folder of the test."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    settings.MEDIA_ROOT = tmp_path
    settings.STAFF_TWO_FACTOR = False


@pytest.fixture
def firm(db):
    """The firm that applies."""
    found = register_organisation(
        actor=HOUSE, names=[NewName("Qinghe", "en"), NewName("清河", "zh-Hans")],
        provenance=Provenance(source="test", retrieved_on=datetime.date(2026, 1, 5)),
    )  # fmt: skip
    return Principal.objects.get(pk=found.pk)


@pytest.fixture
def readers(firm):
    """Return an account of each kind by its name; nobody behind the visitor."""
    found = {VISITOR: None, "signed in": make_account()}
    for role in (DelegationRole.OWNER, DelegationRole.APPROVER, DelegationRole.PREPARER):
        found[str(role)] = make_account()
        make_delegation(found[str(role)], firm, role, start=EARLY)
    found["former owner"] = make_account()
    make_delegation(found["former owner"], firm, start=EARLY, end=NOW - datetime.timedelta(days=1))
    found["owner elsewhere"] = make_account()
    make_delegation(found["owner elsewhere"], make_principal(), start=EARLY)
    found["clerk in charge"] = staff(StaffRole.WINDOW_CLERK)
    found["other clerk"] = staff(StaffRole.WINDOW_CLERK)
    for role in (StaffRole.SUPERVISOR, StaffRole.POLICY_OFFICER, StaffRole.ANALYST,
                 StaffRole.ADMINISTRATOR):  # fmt: skip
        found[str(role).replace("_", " ")] = staff(role)
    return found


@pytest.fixture
def objects(readers, firm):
    """Return what each place of an address names."""
    owner, clerk = readers["owner"], readers["clerk in charge"]
    act = submitted_case(readers, firm)
    paper = documents.store_document(
        owner=documents.Owner(organisation_id=firm.pk), kind="licence", name="a.pdf",
        stream=io.BytesIO(make_pdf()), account_id=owner.pk, at=NOW,
    )  # fmt: skip
    consent = documents.grant_reuse(
        document_id=paper.id, subject=("cases", str(act.case_id)), until=NOW + datetime.timedelta(days=30),
        account_id=owner.pk, at=NOW,
    )  # fmt: skip
    ticket = take_ticket(
        window_key="legal", today=NOW.date(), at=NOW, visitor={"question": "Lease"}
    )
    report = raise_obstacle(
        actor=owner, cause=ObstacleCause.PASSED_AROUND, text="Nobody takes it.",
        item="office-area-address", today=NOW.date(), at=NOW,
    )  # fmt: skip
    return {
        "case": act.case_id, "case_id": act.case_id, "pk of cases": act.case_id,
        "index": act.index, "document_id": paper.id, "pk of documents": paper.id, "number": 1,
        "consent_id": consent.id, "pk of consents": consent.id,
        "draft_id": form_of(owner).pk, "ticket_id": ticket.pk, "pk of tickets": ticket.pk,
        "pk of appointments": appointment_of(owner).pk, "pk of obstacles": report.pk,
        "pk of reports": report.pk, "key of services": "company-registration",
        "key of plans": BUNDLE, "window_key": "legal", "window": "legal", "clerk": clerk.pk,
    } | {"pk of window-appointments": appointment_of(owner, day=-2).pk}  # fmt: skip


def submitted_case(readers, firm):
    """Return the act that puts a clerk in charge of an accepted case."""
    owner, clerk = readers["owner"], readers["clerk in charge"]
    case = open_case(
        actor=owner, account_id=owner.pk, terms=terms(), organisation_id=firm.pk,
        channel=Channel.ONLINE, data={}, document_ids=[], at=NOW,
    ).case  # fmt: skip
    submit_case(case_id=case.pk, actor=owner, at=NOW)
    accept_case(case_id=case.pk, actor=readers["other clerk"], at=NOW, tolerated=None)
    return assign_case(
        case_id=case.pk, actor=readers["supervisor"], account_id=clerk.pk, reason="turn", at=NOW
    )


def form_of(person):
    """Return a form that somebody began."""
    known = catalogue()
    return start_draft(
        catalogue=known, items=known.bundles[BUNDLE].chosen, bundle=BUNDLE, known={},
        account_id=person.pk, organisation_id=None, secret=configured.SECRET_KEY, at=NOW,
    )  # fmt: skip


def appointment_of(person, day=-1):
    """Return a booked time."""
    zone = timezone.get_current_timezone()
    _window, days = open_days("legal", NOW.date(), zone)
    return book_appointment(
        account_id=person.pk, window_key="legal", start=days[day].slots[0].start, at=NOW, zone=zone
    )
