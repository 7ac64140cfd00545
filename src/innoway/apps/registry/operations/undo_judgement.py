"""Take a judgement back."""

from datetime import datetime
from typing import Any

from django.db import transaction

from innoway.apps.registry.enums import JudgementState, PairVerdict, RunCause
from innoway.apps.registry.errors import JudgementNotStanding
from innoway.apps.registry.events import JudgementUndone
from innoway.apps.registry.models import Judgement
from innoway.apps.registry.operations.request_applying import request_applying
from innoway.apps.registry.rules import can_undo_judgement, number_of, require_desk
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def undo_judgement(*, actor: Any, judgement: Judgement, at: datetime) -> Judgement:
    """Undo it; what stood before it stands again, else the model decides.

    Raises:
        EntryMissing: The actor is no steward.
        JudgementNotStanding: It was undone or replaced before.
    """
    require_desk(can_undo_judgement(actor, judgement))
    found = Judgement.objects.select_for_update().get(pk=judgement.pk)
    if found.state != JudgementState.STANDING:
        raise JudgementNotStanding(state=found.state.label)
    found.undone_at, found.undone_by_id = at, number_of(actor)
    found.save(update_fields=["undone_at", "undone_by"])
    former = found.supersedes
    if former is not None and former.undone_at is None:
        former.superseded_at = None
        former.save(update_fields=["superseded_at"])
    record_act(
        "registry.judgement-undone", account_id=number_of(actor), object_kind="judgement",
        object_id=found.pk, facts={"pair": [found.first, found.second]},
    )  # fmt: skip
    if {found.verdict, former.verdict if former else PairVerdict.UNSURE} != {PairVerdict.UNSURE}:
        request_applying(judgement=found, cause=RunCause.UNDONE, at=at)
    publish(JudgementUndone(judgement_id=found.pk))
    return found
