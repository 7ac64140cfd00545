"""What other apps may ask of the case engine, in plain frozen values."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from innoway.apps.accounts.facade import roles_for, staff_roles_of
from innoway.apps.cases.calculations.terms import Terms
from innoway.apps.cases.enums import CaseState, Channel
from innoway.apps.cases.models import Act, Case
from innoway.apps.cases.operations import assign_case as assigning
from innoway.apps.cases.operations import open_case as opening
from innoway.apps.cases.operations import save_case as saving
from innoway.apps.cases.operations import submit_case as submitting
from innoway.apps.cases.queries.calendar import calendar
from innoway.apps.cases.queries.cases import with_deadlines
from innoway.apps.cases.queries.log import receipt_of
from innoway.apps.cases.queries.measured import decided_after, half, nine_tenths
from innoway.apps.cases.queries.standing import standing_of
from innoway.apps.cases.rules import can_view_case
from innoway.apps.cases.transitions import CLOSED
from innoway.foundation.permissions import Actor
from innoway.values.calendar import WorkCalendar

__all__ = [
    "CaseView", "ClosedCase", "Measured", "Receipt", "Terms", "acts_for_case", "assign_case", "can_see_case",
    "case_view", "cases_of_account", "cases_of_organisation", "closed_case", "measured_days",
    "open_case", "save_case", "submit_case", "working_calendar",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as other apps show it; its page is ``cases:case`` with ``id``."""

    id: int
    number: str
    item_code: str
    title_en: str
    title_zh: str
    state: CaseState
    light: str
    due: datetime.date | None
    organisation_id: int | None
    account_id: int
    handler_id: int | None
    opened_at: datetime.datetime
    received_on: datetime.date | None
    accepted_on: datetime.date | None
    decided_on: datetime.date | None
    closed: bool

    def title(self, language: str) -> str:
        """Return the item's title for a reader of that language."""
        return self.title_zh if language.startswith("zh") else self.title_en


@dataclass(frozen=True, slots=True)
class Receipt:
    """The receipt of an act; ``document`` is the signed JSON that can be checked offline."""

    case_id: int
    case_number: str
    act_index: int
    kind: str
    at: datetime.datetime
    document: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Measured:
    """Counted days from acceptance to decision of ``count`` decided cases."""

    p50: int
    p90: int
    count: int


@dataclass(frozen=True, slots=True)
class ClosedCase:
    """What a rating needs to know: the case is real, over, and whose it was."""

    id: int
    number: str
    item_code: str
    organisation_id: int | None
    account_id: int
    handler_id: int | None
    state: CaseState
    closed_at: datetime.datetime


def actor_numbered(account_id: int, at: datetime.datetime) -> Actor:
    """Return the actor behind an account with the staff roles of that moment."""
    return Actor(account_id, staff_roles=frozenset(map(str, staff_roles_of(account_id, at))))


def open_case(
    *, terms: Terms, applicant_id: int | None, account_id: int, channel: str,
    data: dict[str, Any], document_ids: Iterable[int], at: datetime.datetime,
) -> CaseView:  # fmt: skip
    """Open a draft for an organisation (``applicant_id``) or, with None, for the person.

    ``data`` maps fields to ``{"value", "source"}``.

    Raises:
        NotAllowed: The person does not act for the organisation.
        TermsUnsound: The terms promise nothing, or more time than the law gives.
    """
    act = opening.open_case(
        actor=Actor(account_id), account_id=account_id, terms=terms,
        organisation_id=applicant_id, channel=Channel(channel), data=data,
        document_ids=list(document_ids), at=at,
    )  # fmt: skip
    return _view(act.case, calendar(), at.date())


def save_case(
    *, case_id: int, account_id: int, data: dict[str, Any], document_ids: Iterable[int],
    at: datetime.datetime,
) -> Receipt:  # fmt: skip
    """Replace what was filled in while the case is a draft or was returned.

    Raises:
        CaseMissing: There is none, or the person may not know of it.
        ActNotPossible: It was handed in before.
    """
    act = saving.save_case(
        case_id=case_id, actor=Actor(account_id), at=at, data=data,
        document_ids=list(document_ids),
    )  # fmt: skip
    return _receipt(act)


def submit_case(
    *, case_id: int, account_id: int, at: datetime.datetime, commitment: bool = False
) -> Receipt:
    """Hand in a draft; for an organisation its owner or approver does.

    Raises:
        CaseMissing: There is none, or the person may not know of it.
        NotAllowed: The person may fill in but not hand in.
        ActNotPossible: It was handed in before.
        CommitmentNotPossible: The service takes no commitment.
    """
    act = submitting.submit_case(
        case_id=case_id, actor=Actor(account_id), at=at, commitment=commitment
    )
    return _receipt(act)


def assign_case(
    *, case_id: int, account_id: int, by_id: int, reason: str, at: datetime.datetime
) -> Receipt:
    """Put a clerk in charge after the check for conflicts of interest.

    Raises:
        CaseMissing: There is none, or ``by_id`` may not know of it.
        NotAllowed: ``by_id`` neither works at the windows nor supervises.
        NotStaff: The person does not work at the windows.
        ConflictOfInterest: The person is connected with the applicant.
    """
    act = assigning.assign_case(
        case_id=case_id, actor=actor_numbered(by_id, at), at=at, account_id=account_id,
        reason=reason,
    )  # fmt: skip
    return _receipt(act)


def cases_of_organisation(
    organisation_id: int, on: datetime.date, limit: int = 100
) -> tuple[CaseView, ...]:
    """Return an organisation's cases, newest first; the caller answers for the right. 3 queries."""
    rows = Case.objects.filter(organisation=organisation_id).order_by("-pk")[:limit]
    known = calendar()
    return tuple(_view(row, known, on) for row in with_deadlines(rows))


def cases_of_account(account_id: int, on: datetime.date, limit: int = 100) -> tuple[CaseView, ...]:
    """Return the cases a person opened, newest first; three queries."""
    rows = Case.objects.filter(opened_by=account_id).order_by("-pk")[:limit]
    known = calendar()
    return tuple(_view(row, known, on) for row in with_deadlines(rows))


def case_view(case_id: int, on: datetime.date) -> CaseView | None:
    """Return one case; the caller answers for the right (see :func:`can_see_case`)."""
    row = with_deadlines(Case.objects.filter(pk=case_id)).first()
    return _view(row, calendar(), on) if row else None


def can_see_case(actor: Any, case_id: int) -> bool:
    """Tell whether the actor of a request may see the case."""
    row = Case.objects.filter(pk=case_id).first()
    return row is not None and can_view_case(actor, row)


def measured_days(item_codes: Iterable[str]) -> dict[str, Measured]:
    """Return how long decisions took by item; items without a decided case are absent. 1 query."""
    found = decided_after(item_codes)
    return {
        code: Measured(half(days), nine_tenths(days), len(days)) for code, days in found.items()
    }


def closed_case(case_id: int) -> ClosedCase | None:
    """Return a case that is over, for ratings; None while it is open or when there is none."""
    row = Case.objects.filter(pk=case_id, state__in=CLOSED, closed_at__isnull=False).first()
    if row is None or row.closed_at is None:
        return None
    return ClosedCase(
        row.pk, row.number, row.item_code, row.organisation_id, row.opened_by_id, row.handler_id,
        CaseState(row.state), row.closed_at,
    )  # fmt: skip


def acts_for_case(account_id: int, case_id: int, at: datetime.datetime) -> bool:
    """Tell whether the person belongs to the case's applicant, as a rating must."""
    row = Case.objects.filter(pk=case_id).first()
    if row is None:
        return False
    if row.organisation_id is None:
        return row.opened_by_id == account_id
    return bool(roles_for(account_id, row.organisation_id, at))


def working_calendar() -> WorkCalendar:
    """Return the working calendar with every notice entered here; one query."""
    return calendar()


def _view(row: Case, known: WorkCalendar, on: datetime.date) -> CaseView:
    waiting = getattr(row, "open_deadlines", None)
    standing = standing_of(
        row, row.deadlines.filter(met_on=None) if waiting is None else waiting, known, on
    )
    return CaseView(
        id=row.pk, number=row.number, item_code=row.item_code,
        title_en=row.terms["title_en"], title_zh=row.terms["title_zh"],
        state=CaseState(row.state), light=standing.light.value, due=standing.due,
        organisation_id=row.organisation_id, account_id=row.opened_by_id,
        handler_id=row.handler_id, opened_at=row.opened_at, received_on=row.received_on,
        accepted_on=row.accepted_on, decided_on=row.decided_on, closed=row.state in CLOSED,
    )  # fmt: skip


def _receipt(act: Act) -> Receipt:
    return Receipt(act.case_id, act.case.number, act.index, act.kind, act.at, receipt_of(act))
