"""Duties that were not met in time."""

import datetime

from django.db.models import F, Q, QuerySet

from innoway.apps.cases.enums import DeadlineKind
from innoway.apps.cases.models import Case, Deadline

# A paper that the applicant did not bring is no overrun of the hall.
OURS = [DeadlineKind.NOTICE, DeadlineKind.DECISION, DeadlineKind.DELIVERY]


def overruns(on: datetime.date) -> QuerySet[Deadline]:
    """Return missed duties of the hall, latest first: open and over, or met too late."""
    late = Q(met_on__isnull=True, due__lt=on) | Q(met_on__gt=F("due"))
    found = Deadline.objects.filter(late, kind__in=OURS)
    return found.select_related("case", "case__handler").order_by("due", "pk")


def overrun_of(case: Case, on: datetime.date) -> bool:
    """Tell whether a duty of this case was missed."""
    return overruns(on).filter(case=case).exists()
