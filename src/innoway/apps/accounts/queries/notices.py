"""The inbox of a person."""

from dataclasses import dataclass
from typing import Any

from django.core import signing

from innoway.apps.accounts.enums import MailDelivery
from innoway.apps.accounts.errors import UnsubscribeLinkInvalid
from innoway.apps.accounts.models import Notice, NoticePreference
from innoway.apps.accounts.queries.topics import Topic, topic_named, topics

UNSUBSCRIBE = "innoway.accounts.unsubscribe"


def notices_for(account_id: int, *, unread_only: bool = False) -> Any:
    """Return a person's notices, newest first."""
    rows = Notice.objects.filter(account_id=account_id).order_by("-pk")
    return rows.filter(read_at=None) if unread_only else rows


def unread_count(account_id: int) -> int:
    """Return how many notices wait to be read; one query over a partial index."""
    return int(Notice.objects.filter(account_id=account_id, read_at=None).count())


@dataclass(frozen=True, slots=True)
class Choice:
    """A topic with the delivery that holds for a person."""

    topic: Topic
    delivery: MailDelivery


def choices_of(account_id: int) -> list[Choice]:
    """Return every topic with what the person chose, or its default; one query."""
    rows = NoticePreference.objects.filter(account_id=account_id)
    chosen = dict(rows.values_list("topic", "delivery"))
    return [
        Choice(topic, MailDelivery(chosen.get(topic.code, topic.delivery))) for topic in topics()
    ]


def delivery_for(account_id: int, code: str) -> MailDelivery:
    """Return how a person wants the mails of a topic; one query.

    Raises:
        TopicUnknown: No app declared it.
    """
    topic = topic_named(code)
    rows = NoticePreference.objects.filter(account_id=account_id, topic=code)
    chosen = rows.values_list("delivery", flat=True).first()
    return MailDelivery(chosen) if chosen else topic.delivery


def unsubscribe_token(account_id: int, code: str) -> str:
    """Return the signed text that lets a mail end its own topic without signing in."""
    return signing.dumps([account_id, code], salt=UNSUBSCRIBE)


def unsubscribe_subject(token: str) -> tuple[int, Topic]:
    """Return whom and what an unsubscribe link is about.

    Raises:
        UnsubscribeLinkInvalid: It is not ours.
        TopicUnknown: The topic is gone.
    """
    try:
        account_id, code = signing.loads(token, salt=UNSUBSCRIBE)
    except (signing.BadSignature, ValueError, TypeError) as fault:
        raise UnsubscribeLinkInvalid from fault
    return int(account_id), topic_named(code)
