"""Correct or complete the plain facts of an organisation."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from innoway.apps.registry.calculations.countries import CODES
from innoway.apps.registry.calculations.provenance import Provenance
from innoway.apps.registry.errors import CountryUnknown, PeriodReversed
from innoway.apps.registry.events import OrganisationEdited
from innoway.apps.registry.models import Organisation
from innoway.apps.registry.rules import can_edit_organisation, number_of, require
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish

EDITABLE = frozenset(
    {"kind", "standing", "country", "founded_on", "dissolved_on", "website", "place"}
)


@transaction.atomic
def edit_organisation(
    *, actor: Any, organisation: Organisation, facts: Mapping[str, Any], provenance: Provenance
) -> Organisation:
    """Set some of kind, standing, country, founded_on, dissolved_on, website and place.

    The former values stay in the entry's history with their source.

    Raises:
        NotAllowed: The actor neither stewards the register nor owns the organisation.
        CountryUnknown: The country is no code of ISO 3166.
        PeriodReversed: It would be dissolved before it was founded.
    """
    require(can_edit_organisation(actor, organisation))
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    changed = {k: v for k, v in facts.items() if k in EDITABLE and getattr(organisation, k) != v}
    if not changed:
        return organisation
    if changed.get("country") and changed["country"] not in CODES:
        raise CountryUnknown(country=changed["country"])
    for name, value in {**changed, **provenance.fields()}.items():
        setattr(organisation, name, value)
    founded, dissolved = organisation.founded_on, organisation.dissolved_on
    if founded and dissolved and dissolved < founded:
        raise PeriodReversed
    organisation.save()
    record_act(
        "edit_organisation",
        account_id=number_of(actor),
        object_kind="organisation",
        object_id=organisation.pk,
    )
    publish(OrganisationEdited(organisation_id=organisation.pk))
    return organisation
