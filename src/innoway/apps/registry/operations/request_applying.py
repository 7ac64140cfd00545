"""Ask for the published record to follow a change of the judgements."""

from datetime import datetime

from django.db import transaction

from innoway.apps.registry.enums import RunCause
from innoway.apps.registry.models import Judgement, ResolutionRun
from innoway.foundation.jobs import queue

TASK = "registry.apply_judgements"


@transaction.atomic
def request_applying(*, judgement: Judgement, cause: RunCause, at: datetime) -> ResolutionRun:
    """Write down what is to be applied and wake a worker when the change is certain."""
    run = ResolutionRun.objects.create(
        judgement=judgement, cause=cause, touched=[judgement.first, judgement.second],
        requested_at=at,
    )  # fmt: skip
    queue.configure_task(TASK, lock=TASK).defer()
    return run
