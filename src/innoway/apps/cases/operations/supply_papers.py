"""Supply papers that were asked for."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from innoway.apps.cases.calculations.terms import Terms
from innoway.apps.cases.enums import ActKind, CaseState, DeadlineKind
from innoway.apps.cases.errors import PapersMissing
from innoway.apps.cases.models import Act, Case
from innoway.apps.cases.operations.set_deadline import meet_deadline, set_deadline
from innoway.apps.cases.operations.take_case import take_case
from innoway.apps.cases.operations.write_act import write_act
from innoway.apps.cases.rules import number_of
from innoway.apps.documents.errors import ConsentMissing
from innoway.apps.documents.facade import attach, grant_reuse

CONSENT = datetime.timedelta(days=366)


@transaction.atomic
def supply_papers(
    *, case_id: int, actor: Any, at: datetime.datetime, document_ids: list[int], note: str = ""
) -> Act:
    """Hand in what was missing; before acceptance the time to answer begins anew that day.

    Raises:
        CaseMissing: There is none, or the actor may not know of it.
        NotAllowed: The role does not include the act.
        ActNotPossible: The state does not allow it.
        PapersMissing: Nothing was supplied, or nothing is asked for.
        DocumentMissing: A document is not the applicant's.
    """
    case = take_case(case_id=case_id, actor=actor, kind=ActKind.SUPPLY_PAPERS)
    before, today = case.state == CaseState.SUPPLEMENT_NOTIFIED, timezone.localdate(at)
    asked = case.supplements.filter(tolerated=not before, supplied_at=None).first()
    if asked is None or not (document_ids or note.strip()):
        raise PapersMissing
    _hand_in(document_ids, case, actor, at)
    asked.supplied_at = at
    asked.save(update_fields=["supplied_at"])
    case.document_ids = [*case.document_ids, *document_ids]
    if before:
        case.received_on = today
        days = Terms.from_json(case.terms).notice_days
        set_deadline(case=case, kind=DeadlineKind.NOTICE, start=today, days=days)
    else:
        meet_deadline(case=case, kind=DeadlineKind.SUPPLY, on=today)
    return write_act(
        case=case,
        kind=ActKind.SUPPLY_PAPERS,
        actor=actor,
        at=at,
        rule="Administrative Licensing Law Art. 32 (5)",
        facts={"papers": asked.asked, "documents": document_ids, "note": note.strip()},
    )


def _hand_in(document_ids: list[int], case: Case, actor: Any, at: datetime.datetime) -> None:
    """Fasten documents to the case; choosing one used elsewhere is the consent to use it here."""
    subject, number = ("cases", str(case.pk)), number_of(actor)
    for document in document_ids:
        try:
            attach([document], subject, at=at, account_id=number)
        except ConsentMissing:
            grant_reuse(
                document_id=document, subject=subject, until=at + CONSENT, account_id=number or 0,
                at=at,
            )  # fmt: skip
            attach([document], subject, at=at, account_id=number)
