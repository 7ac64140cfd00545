"""Save the draft of a case."""

import datetime
from typing import Any

from django.db import transaction

from innoway.apps.cases.enums import ActKind
from innoway.apps.cases.models import Act
from innoway.apps.cases.operations.take_case import take_case
from innoway.apps.cases.operations.write_act import write_act


@transaction.atomic
def save_case(
    *,
    case_id: int,
    actor: Any,
    at: datetime.datetime,
    data: dict[str, Any],
    document_ids: list[int],
) -> Act:
    """Replace what was filled in; each field is ``{"value", "source"}``.

    Raises:
        CaseMissing: There is none, or the actor may not know of it.
        NotAllowed: The role does not include the act.
        ActNotPossible: The state does not allow it.
    """
    case = take_case(case_id=case_id, actor=actor, kind=ActKind.SAVE)
    case.data, case.document_ids = data, document_ids
    return write_act(
        case=case,
        kind=ActKind.SAVE,
        actor=actor,
        at=at,
        facts={"fields": sorted(data), "documents": document_ids},
    )
