"""The receipt of one act, for whoever may see its case."""

from typing import Any

from innoway.apps.cases.models import Act
from innoway.apps.cases.queries.log import receipt_of
from innoway.apps.cases.rules import visible_to


def act_seen(actor: Any, index: int) -> Act | None:
    """Return an act of a case that the actor may see."""
    found = Act.objects.filter(index=index, case__in=visible_to(actor))
    return found.select_related("case").first()


def receipt(actor: Any, index: int) -> dict[str, Any] | None:
    """Return the signed receipt, or None for whoever may not know of it."""
    act = act_seen(actor, index)
    return receipt_of(act) if act else None
