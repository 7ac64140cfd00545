"""Keep a way to reach a person, for a purpose and a time."""

from datetime import date
from typing import Any

from django.db import transaction

from innoway.apps.registry.calculations.names import tidy
from innoway.apps.registry.calculations.provenance import Provenance
from innoway.apps.registry.errors import PurposeMissing
from innoway.apps.registry.models import Person, PersonContact
from innoway.apps.registry.rules import can_add_contact, number_of, require
from innoway.foundation.audit import record_act


@transaction.atomic
def add_contact(
    *,
    actor: Any,
    person: Person,
    kind: str,
    value: str,
    purpose: str,
    keep_until: date,
    provenance: Provenance,
) -> PersonContact:
    """Store the contact out of public sight until the day it is to be deleted.

    Raises:
        NotAllowed: Only stewards keep contacts.
        PurposeMissing: Personal data needs a purpose.
    """
    require(can_add_contact(actor, person))
    if not tidy(purpose):
        raise PurposeMissing
    contact, _ = PersonContact.objects.update_or_create(
        person=person, kind=kind, value=tidy(value),
        defaults={"purpose": tidy(purpose), "keep_until": keep_until, **provenance.fields()},
    )  # fmt: skip
    record_act(
        "add_contact",
        account_id=number_of(actor),
        object_kind="person",
        object_id=person.pk,
    )
    return contact
