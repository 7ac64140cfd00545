"""Say that a number was checked against its register, or that it is in doubt."""

from datetime import datetime
from typing import Any

from django.db import transaction

from innoway.apps.registry.calculations.names import tidy
from innoway.apps.registry.enums import IdentifierState
from innoway.apps.registry.errors import EvidenceMissing
from innoway.apps.registry.events import IdentifierVerified
from innoway.apps.registry.models import Identifier
from innoway.apps.registry.rules import can_verify_identifier, number_of, require
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def verify_identifier(
    *, actor: Any, identifier: Identifier, against: str, at: datetime, confirmed: bool = True
) -> Identifier:
    """Mark the number verified, or disputed when the record says otherwise.

    Raises:
        NotAllowed: Only stewards verify.
        EvidenceMissing: The record it was checked against is not named.
    """
    require(can_verify_identifier(actor, identifier))
    if not tidy(against):
        raise EvidenceMissing
    identifier.state = IdentifierState.VERIFIED if confirmed else IdentifierState.DISPUTED
    identifier.verified_at = at
    identifier.verified_against = tidy(against)
    identifier.save(update_fields=["state", "verified_at", "verified_against"])
    record_act(
        "verify_identifier",
        account_id=number_of(actor),
        object_kind="identifier",
        object_id=identifier.pk,
    )
    publish(IdentifierVerified(identifier_id=identifier.pk))
    return identifier
