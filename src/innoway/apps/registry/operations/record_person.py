"""Enter a person with public facts only."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from innoway.apps.registry.calculations.names import fold, sort_key, tidy
from innoway.apps.registry.calculations.provenance import Provenance
from innoway.apps.registry.errors import NameMissing
from innoway.apps.registry.models import Person
from innoway.apps.registry.operations.add_identifier import add_identifier
from innoway.apps.registry.rules import can_record_person, number_of, require
from innoway.foundation.audit import record_act


@transaction.atomic
def record_person(
    *,
    actor: Any,
    name: str,
    provenance: Provenance,
    name_zh: str = "",
    identifiers: Sequence[tuple[str, str]] = (),
) -> Person:
    """Create the person; namesakes are allowed, a researcher identifier tells them apart.

    Raises:
        NotAllowed: The actor is no steward of the register.
        NameMissing: No name was given.
        IdentifierUnsound: A number fails its check.
        IdentifierTaken: A number names somebody else.
    """
    require(can_record_person(actor))
    name, name_zh = tidy(name), tidy(name_zh)
    if not (name or name_zh):
        raise NameMissing
    shown = name or name_zh
    person = Person.objects.create(
        name=shown, name_zh=name_zh, folded=fold(f"{name} {name_zh}"), sort_key=sort_key(shown),
        **provenance.fields(),
    )  # fmt: skip
    for scheme, value in identifiers:
        add_identifier(
            actor=actor, holder=person, scheme=scheme, value=value, provenance=provenance
        )
    record_act(
        "record_person",
        account_id=number_of(actor),
        object_kind="person",
        object_id=person.pk,
    )
    return person
