"""The desk of a clerk."""

from innoway.apps.hall.errors import DeskMissing
from innoway.apps.hall.models import Desk


def desk_of(account_id: int) -> Desk:
    """Return the open desk of a clerk; one query.

    Raises:
        DeskMissing: The clerk sits nowhere.
    """
    found = Desk.objects.filter(account_id=account_id, closed_at=None).first()
    if found is None:
        raise DeskMissing
    return found


def open_desks(window: str = "") -> list[Desk]:
    """Return who sits where; one query."""
    rows = Desk.objects.filter(closed_at=None)
    return list((rows.filter(window=window) if window else rows).order_by("window", "counter"))
