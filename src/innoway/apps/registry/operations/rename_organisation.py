"""Give an organisation a new legal name and keep the old one in its history."""

from datetime import date
from typing import Any

from django.db import transaction

from innoway.apps.registry.calculations.names import fold, language_of, tidy
from innoway.apps.registry.calculations.provenance import Provenance
from innoway.apps.registry.enums import NameKind
from innoway.apps.registry.errors import NameKnown, NameMissing, RenameTooEarly
from innoway.apps.registry.events import OrganisationRenamed
from innoway.apps.registry.models import Organisation, OrganisationName
from innoway.apps.registry.operations.refresh_names import refresh_names
from innoway.apps.registry.rules import can_rename_organisation, number_of, require
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def rename_organisation(
    *,
    actor: Any,
    organisation: Organisation,
    text: str,
    on: date,
    today: date,
    provenance: Provenance,
    language: str = "",
) -> OrganisationName:
    """End the present legal name of that language on ``on`` and begin the new one.

    A day to come is kept in confidence until it comes; every morning brings the names up to date.

    Raises:
        NotAllowed: The actor neither stewards the register nor owns the organisation.
        NameMissing: The text is blank.
        NameKnown: The organisation bears exactly this name.
        RenameTooEarly: The present name began on that day or later.
    """
    require(can_rename_organisation(actor, organisation))
    text, language = tidy(text), language or language_of(text)
    if not text:
        raise NameMissing
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    legal = list(organisation.names.filter(kind=NameKind.LEGAL, language=language))
    later = max((name.start for name in legal if name.start and name.start >= on), default=None)
    present = next((name for name in legal if name.end is None or name.end > on), None)
    if present is not None and present.text == text and not later:
        raise NameKnown
    if later is not None:
        raise RenameTooEarly(start=later.isoformat())
    if present is not None:
        present.end = on
        present.save(update_fields=["end"])
    renamed = OrganisationName.objects.create(
        organisation=organisation, text=text, folded=fold(text), language=language,
        kind=NameKind.LEGAL, start=on, **provenance.fields(),
    )  # fmt: skip
    refresh_names(organisation=organisation, on=today)
    record_act(
        "rename_organisation",
        account_id=number_of(actor),
        object_kind="organisation",
        object_id=organisation.pk,
    )
    publish(OrganisationRenamed(organisation_id=organisation.pk))
    return renamed
