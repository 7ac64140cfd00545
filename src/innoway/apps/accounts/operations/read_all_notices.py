"""Note that a person has read what is in the inbox."""

import datetime

from innoway.apps.accounts.models import Notice


def read_all_notices(*, account_id: int, up_to: int | None, at: datetime.datetime) -> int:
    """Mark one's unread notices as read and return how many.

    ``up_to`` is the newest notice the person has seen: what came later stays unread.
    """
    unread = Notice.objects.filter(account_id=account_id, read_at=None)
    if up_to is not None:
        unread = unread.filter(pk__lte=up_to)
    return unread.update(read_at=at)
