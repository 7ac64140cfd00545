"""Let the published record follow the judgements."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from innoway.apps.registry import gateways
from innoway.apps.registry.events import JudgementsApplied
from innoway.apps.registry.models import Judgement, ResolutionRun
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


def apply_judgements(*, clock: Callable[[], datetime], anyway: bool = False) -> int:
    """Give every standing judgement to the engine and close the runs that waited; return how many.

    With ``anyway`` the engine gets them even if none changed: a store that was made anew from its
    sources, or restored from an older backup, follows again.
    The runs are read before the judgements: what is judged meanwhile has a run of its own that
    stays. The engine works outside a transaction, so nobody at the desk waits for it.

    Raises:
        Exception: Whatever the engine failed with; it is written on the runs, for the desk to
            show, and the job tries again.
    """
    runs = list(ResolutionRun.objects.filter(finished_at=None))
    if not runs and not anyway:
        return 0
    numbers = [run.pk for run in runs]
    standing = Judgement.objects.standing().order_by("judged_at", "pk")
    given = list(standing.values_list("first", "second", "verdict"))
    touched = sorted({mention for run in runs for mention in run.touched})
    try:
        applied = gateways.apply_judgements(given, touched)
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"[:500]
        ResolutionRun.objects.filter(pk__in=numbers).update(failure=reason)
        raise
    if runs:
        close_runs(numbers, applied, clock())
    return len(numbers)


@transaction.atomic
def close_runs(numbers: list[int], applied: gateways.Applied, at: datetime) -> None:
    """Mark runs as applied and tell the others which entities changed."""
    ResolutionRun.objects.filter(pk__in=numbers).update(
        finished_at=at, version=applied.version, changed=list(applied.changed),
        seconds=applied.seconds, failure="",
    )  # fmt: skip
    record_act(
        "registry.judgements-applied", account_id=None, object_kind="graph",
        object_id=applied.version, facts={"changed": list(applied.changed), "runs": numbers},
    )  # fmt: skip
    publish(JudgementsApplied(version=applied.version, changed=tuple(applied.changed)))
