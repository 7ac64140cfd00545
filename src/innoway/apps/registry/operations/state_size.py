"""Record a size class that somebody stated."""

from datetime import date
from typing import Any

from django.db import transaction

from innoway.apps.registry.calculations.provenance import Provenance
from innoway.apps.registry.enums import SizeBasis
from innoway.apps.registry.models import Organisation, SizeClass
from innoway.apps.registry.rules import can_state_size, require


@transaction.atomic
def state_size(
    *, actor: Any, organisation: Organisation, size: str, on: date, provenance: Provenance
) -> SizeClass:
    """Keep the stated class beside a computed one; a second statement of a day replaces it.

    Raises:
        NotAllowed: The actor neither stewards the register nor owns the organisation.
    """
    require(can_state_size(actor, organisation))
    found, _ = SizeClass.objects.update_or_create(
        organisation=organisation,
        measured_on=on,
        basis=SizeBasis.STATED,
        defaults={"size": size, **provenance.fields()},
    )
    return found
