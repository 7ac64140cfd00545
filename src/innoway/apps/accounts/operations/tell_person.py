"""Tell a person something, once."""

import datetime
from dataclasses import dataclass

from django.db import transaction

from innoway.apps.accounts.enums import MailDelivery
from innoway.apps.accounts.models import Account, Notice
from innoway.apps.accounts.queries.notices import delivery_for
from innoway.foundation.jobs import queue


@dataclass(frozen=True, slots=True)
class Wording:
    """What a notice says, as (English, Chinese)."""

    subject: tuple[str, str]
    body: tuple[str, str]


@transaction.atomic
def tell_person(
    *, account_id: int, topic: str, key: str, wording: Wording, link: str, at: datetime.datetime
) -> Notice | None:
    """Put a notice into a person's inbox and, as the person chose, into a mail after the commit.

    The same ``key`` for the same person tells nothing again and returns the first notice.
    Closed accounts are told nothing: the answer is None.

    Raises:
        TopicUnknown: No app declared the topic.
    """
    delivery = delivery_for(account_id, topic)
    if not Account.objects.filter(pk=account_id, is_active=True).exists():
        return None
    (subject, subject_zh), (body, body_zh) = wording.subject, wording.body
    notice, new = Notice.objects.get_or_create(
        account_id=account_id,
        key=key,
        defaults={
            "topic": topic, "subject": subject[:300], "subject_zh": subject_zh[:300],
            "body": body, "body_zh": body_zh, "link": link, "delivery": delivery, "told_at": at,
        },
    )  # fmt: skip
    if new and delivery == MailDelivery.IMMEDIATE:
        queue.configure_task("accounts.mail_notice").defer(notice_id=notice.pk)
    return notice
