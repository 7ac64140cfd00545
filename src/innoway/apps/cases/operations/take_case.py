"""Take a case for an act: lock its row, and check sight, right and state in this order."""

from typing import Any

from innoway.apps.cases.enums import ActKind, CaseState
from innoway.apps.cases.errors import ActNotPossible, CaseMissing, NotInCharge
from innoway.apps.cases.models import Case
from innoway.apps.cases.rules import (
    HOUSE,
    IN_CHARGE,
    can_act,
    can_view_case,
    number_of,
    require,
)
from innoway.apps.cases.transitions import allowed


def take_case(*, case_id: int, actor: Any, kind: ActKind) -> Case:
    """Return the case under a row lock; of two people who act at once the second waits here.

    Raises:
        CaseMissing: There is none, or the actor may not know of it.
        NotAllowed: The role does not include the act.
        NotInCharge: Somebody else decides this case.
        ActNotPossible: The state does not allow the act (any more).
    """
    case = Case.objects.select_for_update().filter(pk=case_id).first()
    if case is None or (actor is not HOUSE and not can_view_case(actor, case)):
        raise CaseMissing
    require(can_act(actor, case, kind))
    if not allowed(case.state, kind):
        raise ActNotPossible(act=str(kind.label), state=str(CaseState(case.state).label))
    if kind in IN_CHARGE and case.handler_id != number_of(actor):
        raise NotInCharge
    return case
