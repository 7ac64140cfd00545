"""Tie an entry of the register to its entity in the data engine."""

from typing import Any

from django.db import transaction

from innoway.apps.registry.errors import EntityLinked
from innoway.apps.registry.models import Organisation, Person
from innoway.apps.registry.rules import can_link_entity, number_of, require
from innoway.foundation.audit import record_act


@transaction.atomic
def link_entity(*, actor: Any, holder: Organisation | Person, entity: str) -> None:
    """Store the engine's opaque id, or take the link away with an empty one.

    Raises:
        NotAllowed: Only stewards link.
        EntityLinked: The entity is tied to another entry.
    """
    require(can_link_entity(actor, holder))
    kind = type(holder)
    other = kind.objects.filter(engine_entity=entity).exclude(pk=holder.pk).first()
    if entity and other is not None:
        raise EntityLinked(name=str(other))
    holder.engine_entity = entity
    holder.save(update_fields=["engine_entity"])
    record_act(
        "link_entity",
        account_id=number_of(actor),
        object_kind="entry",
        object_id=holder.pk,
    )
