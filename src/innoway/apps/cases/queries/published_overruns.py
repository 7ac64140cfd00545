"""Overruns whose reason is public."""

import datetime

from django.db.models import QuerySet

from innoway.apps.cases.models import Deadline
from innoway.apps.cases.queries.overruns import overruns


def published_overruns(on: datetime.date) -> QuerySet[Deadline]:
    """Return missed duties with a published reason, latest first; nothing names the applicant.

    Source: Regulations on Optimising the Business Environment (2019) Art. 36.
    """
    return overruns(on).exclude(case__overrun_reason="").order_by("-due", "pk")
