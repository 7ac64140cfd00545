"""Write a verdict that may be written: it replaces the one that stood and goes to the engine."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from innoway.apps.registry.enums import PairVerdict, RunCause
from innoway.apps.registry.events import PairJudged
from innoway.apps.registry.models import Judgement
from innoway.apps.registry.operations.request_applying import request_applying
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def enter_judgement(
    *, columns: Mapping[str, str | int], verdict: PairVerdict, judged_by_id: int | None,
    at: datetime, approved_by_id: int | None = None,
) -> Judgement:  # fmt: skip
    """Enter a judgement; the caller has checked who judges and that the pair is free.

    A verdict of "not sure" on a pair that was not judged before leaves it to the model: the
    engine has nothing to follow.
    """
    first, second = str(columns["first"]), str(columns["second"])
    former = Judgement.objects.standing().of_pair(first, second).select_for_update().first()
    if former is not None:
        former.superseded_at = at
        former.save(update_fields=["superseded_at"])
    made = Judgement.objects.create(
        **columns, verdict=verdict, judged_by_id=judged_by_id, judged_at=at,
        approved_by_id=approved_by_id, supersedes=former,
    )  # fmt: skip
    record_act(
        "registry.pair-judged", account_id=judged_by_id, object_kind="judgement",
        object_id=made.pk, facts={"pair": [first, second], "verdict": verdict.value},
    )  # fmt: skip
    if {verdict, former.verdict if former else verdict} != {PairVerdict.UNSURE}:
        request_applying(judgement=made, cause=RunCause.JUDGED, at=at)
    publish(PairJudged(judgement_id=made.pk))
    return made
