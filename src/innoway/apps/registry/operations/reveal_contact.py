"""Read the contacts of a person, which leaves a trace."""

from typing import Any

from django.db import transaction

from innoway.apps.registry.calculations.names import tidy
from innoway.apps.registry.errors import PurposeMissing
from innoway.apps.registry.events import ContactRevealed
from innoway.apps.registry.models import Person, PersonContact
from innoway.apps.registry.rules import can_reveal_contact, number_of, require
from innoway.foundation.audit import record_read
from innoway.foundation.events import publish


@transaction.atomic
def reveal_contact(*, actor: Any, person: Person, purpose: str) -> list[PersonContact]:
    """Return the contacts to a steward who says what for; the reading is audited with it.

    Raises:
        NotAllowed: Only stewards read contacts.
        PurposeMissing: No purpose was given.
    """
    require(can_reveal_contact(actor, person))
    purpose = tidy(purpose)
    if not purpose:
        raise PurposeMissing
    record_read(
        account_id=number_of(actor), subject_account_id=None, object_kind="person",
        object_id=person.pk, reason=purpose,
    )  # fmt: skip
    publish(ContactRevealed(person_id=person.pk, purpose=purpose))
    return list(person.contacts.all())
