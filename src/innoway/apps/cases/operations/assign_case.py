"""Name the person in charge of a case."""

import datetime
from typing import Any

from django.db import transaction

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.facade import accounts_named, delegations_of, staff_roles_of
from innoway.apps.cases.calculations.words import require_reason
from innoway.apps.cases.enums import ActKind
from innoway.apps.cases.errors import ConflictOfInterest, NotStaff
from innoway.apps.cases.models import Act, Case
from innoway.apps.cases.operations.take_case import take_case
from innoway.apps.cases.operations.write_act import write_act
from innoway.apps.registry.facade import organisations_named

DESKS = {StaffRole.WINDOW_CLERK, StaffRole.ADMINISTRATOR}


@transaction.atomic
def assign_case(
    *, case_id: int, actor: Any, at: datetime.datetime, account_id: int, reason: str
) -> Act:
    """Put a person of the windows in charge after a check for conflicts of interest.

    Raises:
        CaseMissing: There is none, or the actor may not know of it.
        NotAllowed: The role does not include the act.
        ActNotPossible: The case is closed or not handed in.
        NotStaff: The person does not work at the windows.
        ConflictOfInterest: The person is connected with the applicant.
        ReasonMissing: No reason was given.
    """
    case = take_case(case_id=case_id, actor=actor, kind=ActKind.ASSIGN)
    why = require_reason(reason)
    if not DESKS & staff_roles_of(account_id, at):
        raise NotStaff
    checked = checked_interests(case, account_id, at)
    case.handler_id = account_id
    return write_act(
        case=case, kind=ActKind.ASSIGN, actor=actor, at=at,
        facts={"handler": account_id, "reason": why, "checked": checked},
    )  # fmt: skip


def checked_interests(case: Case, account_id: int, at: datetime.datetime) -> list[str]:
    """Return what was compared and found free of conflict.

    Connected is who opened the case, who acts for the applicant, and who acts for a body that
    bears the applicant's name.

    Raises:
        ConflictOfInterest: A connection was found.
    """
    held = {one.organisation_id for one in delegations_of(account_id, at)}
    names = organisations_named(one for one in (*held, case.organisation_id) if one)
    applicant = names.get(case.organisation_id) if case.organisation_id else None
    same = applicant and any(names[one].name == applicant.name for one in held if one in names)
    if account_id == case.opened_by_id or case.organisation_id in held or same:
        raise ConflictOfInterest(name=accounts_named([account_id])[account_id].name)
    return ["opened the case", "acts for the applicant", "acts for a body of the same name"]
