"""Say in which branch an organisation works."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models.functions import Length

from innoway.apps.registry.calculations.industry import normalise_code, well_formed
from innoway.apps.registry.calculations.provenance import Provenance
from innoway.apps.registry.enums import IndustrySystem
from innoway.apps.registry.errors import IndustryUnknown, RenameTooEarly
from innoway.apps.registry.models import Industry, IndustryCode, Organisation
from innoway.apps.registry.rules import can_classify_organisation, require


@transaction.atomic
def classify_organisation(
    *,
    actor: Any,
    organisation: Organisation,
    system: str,
    code: str,
    on: date,
    provenance: Provenance,
) -> Industry:
    """Set the main branch from ``on``; the branch before ends that day and stays on record.

    When the classification's list is loaded the code must be in it, else its shape must fit.

    Raises:
        NotAllowed: The actor neither stewards the register nor owns the organisation.
        IndustryUnknown: The code is not one of the classification.
        RenameTooEarly: The present branch began later than ``on``.
    """
    require(can_classify_organisation(actor, organisation))
    code = normalise_code(system, code)
    if system not in IndustrySystem.values or not well_formed(system, code):
        raise IndustryUnknown(code=code, system=system)
    # Lists may be loaded in part: a level that is not there cannot refuse anything.
    listed = IndustryCode.objects.annotate(digits=Length("code")).filter(
        system=system, digits=len(code)
    )
    if listed.exists() and not listed.filter(code=code).exists():
        raise IndustryUnknown(code=code, system=IndustrySystem(system).label)
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    present = organisation.industries.filter(system=system, is_main=True, end=None).first()
    if present is not None:
        if present.code == code:
            return present
        if present.start is not None and present.start >= on:
            raise RenameTooEarly(start=present.start.isoformat())
        present.end = on
        present.save(update_fields=["end"])
    return Industry.objects.create(
        organisation=organisation, system=system, code=code,
        start=on if present else None, **provenance.fields(),
    )  # fmt: skip
