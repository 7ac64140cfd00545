"""End a recognition before its time."""

from datetime import date
from typing import Any

from django.db import transaction

from innoway.apps.registry.calculations.names import tidy
from innoway.apps.registry.errors import AlreadyRevoked, ReasonMissing
from innoway.apps.registry.events import RecognitionRevoked
from innoway.apps.registry.models import Recognition
from innoway.apps.registry.rules import can_revoke_recognition, number_of, require
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def revoke_recognition(
    *, actor: Any, recognition: Recognition, on: date, reason: str
) -> Recognition:
    """Mark it revoked from that day; it stays on the organisation's page with the reason.

    Raises:
        NotAllowed: Only stewards revoke.
        ReasonMissing: No reason was given.
        AlreadyRevoked: It was revoked before.
    """
    require(can_revoke_recognition(actor, recognition))
    if not tidy(reason):
        raise ReasonMissing
    recognition = Recognition.objects.select_for_update().get(pk=recognition.pk)
    if recognition.revoked_on is not None:
        raise AlreadyRevoked(day=recognition.revoked_on.isoformat())
    recognition.revoked_on = on
    recognition.revoked_reason = tidy(reason)
    recognition.save(update_fields=["revoked_on", "revoked_reason"])
    record_act(
        "revoke_recognition",
        account_id=number_of(actor),
        object_kind="recognition",
        object_id=recognition.pk,
    )
    publish(
        RecognitionRevoked(
            recognition_id=recognition.pk, organisation_id=recognition.organisation_id
        )
    )
    return recognition
