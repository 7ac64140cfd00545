"""One report of what cannot be done."""

from typing import Any

from innoway.apps.hall.models import Obstacle
from innoway.apps.hall.rules import obstacles_visible_to


def obstacle(actor: Any, pk: int) -> Obstacle | None:
    """Return one report that the actor may view."""
    return obstacles_visible_to(actor).filter(pk=pk).first()
