"""Hand in an application."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from innoway.apps.cases.calculations.terms import Terms
from innoway.apps.cases.enums import ActKind, DeadlineKind
from innoway.apps.cases.errors import CommitmentNotPossible
from innoway.apps.cases.models import Act
from innoway.apps.cases.operations.set_deadline import set_deadline
from innoway.apps.cases.operations.take_case import take_case
from innoway.apps.cases.operations.write_act import write_act


@transaction.atomic
def submit_case(
    *, case_id: int, actor: Any, at: datetime.datetime, commitment: bool = False
) -> Act:
    """Hand in what was filled in and begin the time to answer on the day it comes in.

    Raises:
        CaseMissing: There is none, or the actor may not know of it.
        NotAllowed: The role does not include the act.
        ActNotPossible: The state does not allow it.
        CommitmentNotPossible: The service takes no commitment in place of certificates.
    """
    case = take_case(case_id=case_id, actor=actor, kind=ActKind.SUBMIT)
    terms, today = Terms.from_json(case.terms), timezone.localdate(at)
    if commitment and not terms.commitment:
        raise CommitmentNotPossible
    case.received_on, case.commitment = today, commitment
    set_deadline(case=case, kind=DeadlineKind.NOTICE, start=today, days=terms.notice_days)
    return write_act(
        case=case,
        kind=ActKind.SUBMIT,
        actor=actor,
        at=at,
        rule=terms.rule,
        facts={"data": case.data, "documents": case.document_ids, "commitment": commitment},
    )
