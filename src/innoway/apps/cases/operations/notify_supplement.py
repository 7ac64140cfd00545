"""Tell the applicant which papers are missing."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from innoway.apps.cases.calculations.words import lines
from innoway.apps.cases.enums import ActKind, DeadlineKind
from innoway.apps.cases.errors import NoticeTooLate, PapersMissing, SupplementAskedBefore
from innoway.apps.cases.models import Act, Supplement
from innoway.apps.cases.operations.set_deadline import meet_deadline, notice_over
from innoway.apps.cases.operations.take_case import take_case
from innoway.apps.cases.operations.write_act import write_act


@transaction.atomic
def notify_supplement(*, case_id: int, actor: Any, at: datetime.datetime, papers: list[str]) -> Act:
    """Ask for everything at once, once, within the time to answer (Art. 32 (4)).

    Raises:
        CaseMissing: There is none, or the actor may not know of it.
        NotAllowed: The role does not include the act.
        ActNotPossible: The state does not allow it.
        PapersMissing: No paper was named.
        SupplementAskedBefore: There was a notice before.
        NoticeTooLate: The time to answer is over: the application counts as accepted.
    """
    case = take_case(case_id=case_id, actor=actor, kind=ActKind.NOTIFY_SUPPLEMENT)
    asked, today = lines(papers), timezone.localdate(at)
    if not asked:
        raise PapersMissing
    before = case.supplements.filter(tolerated=False).first()
    if before is not None:
        raise SupplementAskedBefore(day=timezone.localdate(before.asked_at).isoformat())
    late = notice_over(case=case, on=today)
    if late is not None:
        raise NoticeTooLate(day=late.isoformat())
    meet_deadline(case=case, kind=DeadlineKind.NOTICE, on=today)
    Supplement.objects.create(case=case, tolerated=False, asked=asked, asked_at=at)
    return write_act(
        case=case,
        kind=ActKind.NOTIFY_SUPPLEMENT,
        actor=actor,
        at=at,
        rule="Administrative Licensing Law Art. 32 (4)",
        facts={"papers": asked},
    )
