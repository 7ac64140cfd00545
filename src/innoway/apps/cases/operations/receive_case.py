"""Receive an application."""

import datetime
from typing import Any

from django.db import transaction

from innoway.apps.cases.enums import ActKind
from innoway.apps.cases.models import Act
from innoway.apps.cases.operations.take_case import take_case
from innoway.apps.cases.operations.write_act import write_act


@transaction.atomic
def receive_case(*, case_id: int, actor: Any, at: datetime.datetime) -> Act:
    """Confirm that the papers came in; the time to answer runs since they did.

    Raises:
        CaseMissing: There is none, or the actor may not know of it.
        NotAllowed: The role does not include the act.
        ActNotPossible: The state does not allow it.
    """
    case = take_case(case_id=case_id, actor=actor, kind=ActKind.RECEIVE)
    return write_act(
        case=case,
        kind=ActKind.RECEIVE,
        actor=actor,
        at=at,
        rule="Administrative Licensing Law Art. 32",
        facts={"received_on": str(case.received_on)},
    )
