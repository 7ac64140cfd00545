"""Sit down at a counter."""

import datetime
from typing import Any

from django.db import IntegrityError, transaction

from innoway.apps.hall.errors import DeskTaken, WindowUnknown
from innoway.apps.hall.models import Desk
from innoway.apps.hall.queries.windows import window
from innoway.apps.hall.rules import can_open_desk, person, require


@transaction.atomic
def open_desk(
    *, actor: Any, window_key: str, counter: int, at: datetime.datetime, specialist: str = ""
) -> Desk:
    """Open a counter of a window; the clerk's desk elsewhere is closed.

    Raises:
        NotAllowed: Only window clerks have desks.
        WindowUnknown: There is no such window, counter or specialist.
        DeskTaken: Somebody sits there.
    """
    require(can_open_desk(actor))
    content = window(window_key)
    known = {"", *(one.key for one in content.specialists)}
    if not 1 <= counter <= content.counters or specialist not in known:
        raise WindowUnknown
    number = person(actor)
    Desk.objects.filter(account_id=number, closed_at=None).update(closed_at=at)
    try:
        with transaction.atomic():
            return Desk.objects.create(
                window=window_key, counter=counter, account_id=number, specialist=specialist,
                opened_at=at,
            )  # fmt: skip
    except IntegrityError:
        raise DeskTaken from None
