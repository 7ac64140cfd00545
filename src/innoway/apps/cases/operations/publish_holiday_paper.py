"""Enter a holiday notice and move the deadlines it changes."""

import datetime
from typing import Any

from django.db import transaction

from innoway.apps.cases.enums import ActKind, DeadlineKind
from innoway.apps.cases.errors import PaperKnown, PaperUnsound
from innoway.apps.cases.events import HolidayPaperPublished
from innoway.apps.cases.models import Case, Deadline, DeadlineMove, HolidayPaper
from innoway.apps.cases.operations.set_deadline import reckon
from innoway.apps.cases.operations.write_act import write_act
from innoway.apps.cases.queries.calendar import calendar
from innoway.apps.cases.rules import HOUSE, can_publish_holiday_paper, number_of, require
from innoway.foundation.events import publish
from innoway.values.calendar import WorkCalendar


@transaction.atomic
def publish_holiday_paper(
    *, actor: Any, year: int, published_on: datetime.date, days_off: list[datetime.date],
    working_days: list[datetime.date], reference: str, at: datetime.datetime,
) -> HolidayPaper:  # fmt: skip
    """Enter the notice; every open deadline is reckoned anew, and what moved is recorded.

    Raises:
        NotAllowed: Only administrators enter notices.
        PaperUnsound: A day lies outside the year, or is both off and worked.
        PaperKnown: The notice was entered before.
    """
    require(can_publish_holiday_paper(actor))
    off, worked = set(days_off), set(working_days)
    if not off or off & worked or {day.year for day in off | worked} != {year}:
        raise PaperUnsound(year=year)
    if HolidayPaper.objects.filter(year=year, reference=reference).exists():
        raise PaperKnown
    paper = HolidayPaper.objects.create(
        year=year, published_on=published_on, reference=reference, entered_at=at,
        days_off=sorted(map(str, off)), working_days=sorted(map(str, worked)),
        entered_by_id=number_of(actor),
    )  # fmt: skip
    moved = _move_deadlines(paper, at)
    publish(HolidayPaperPublished(paper.pk, moved))
    return paper


def _move_deadlines(paper: HolidayPaper, at: datetime.datetime) -> int:
    known, moved = calendar(), 0
    waiting = Case.objects.filter(pk__in=Deadline.objects.filter(met_on=None).values("case"))
    for case in waiting.select_for_update().order_by("pk"):
        open_ones = case.deadlines.filter(met_on=None).select_related("case")
        facts = [fact for one in open_ones if (fact := _move(one, paper, known))]
        if facts:
            write_act(
                case=case, kind=ActKind.MOVE_DEADLINE, actor=HOUSE, at=at, rule=paper.reference,
                facts={"moved": facts},
            )  # fmt: skip
        moved += len(facts)
    return moved


def _move(deadline: Deadline, paper: HolidayPaper, known: WorkCalendar) -> dict[str, str] | None:
    was = deadline.due
    reckon(deadline, known)
    deadline.save()
    if deadline.due == was:
        return None
    DeadlineMove.objects.create(paper=paper, deadline=deadline, was=was, now=deadline.due)
    kind = DeadlineKind(deadline.kind)
    return {"duty": kind.value, "was": str(was), "now": str(deadline.due)}
