"""Note that a person has read a notice."""

import datetime

from innoway.apps.accounts.errors import NoticeMissing
from innoway.apps.accounts.models import Notice


def read_notice(*, notice_id: int, account_id: int, at: datetime.datetime) -> Notice:
    """Mark one's own notice as read; the first moment stays.

    Raises:
        NoticeMissing: It does not exist, or is somebody else's.
    """
    own = Notice.objects.filter(pk=notice_id, account_id=account_id)
    own.filter(read_at=None).update(read_at=at)
    notice = own.first()
    if notice is None:
        raise NoticeMissing
    return notice
