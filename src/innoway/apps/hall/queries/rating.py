"""One rating, for whoever works on ratings."""

from typing import Any

from innoway.apps.hall.models import Rating
from innoway.apps.hall.rules import can_watch_ratings


def rating(actor: Any, pk: int) -> Rating | None:
    """Return a rating to whoever works on ratings."""
    if not can_watch_ratings(actor):
        return None
    return Rating.objects.select_related("ticket").filter(pk=pk).first()
