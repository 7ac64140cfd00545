"""Choose which notices also come by e-mail, and when."""

from collections.abc import Mapping

from django.db import transaction

from innoway.apps.accounts.enums import MailDelivery
from innoway.apps.accounts.errors import TopicObligatory
from innoway.apps.accounts.models import NoticePreference
from innoway.apps.accounts.queries.topics import topic_named
from innoway.foundation.audit import record_act


@transaction.atomic
def choose_mails(*, account_id: int, chosen: Mapping[str, MailDelivery]) -> None:
    """Write a delivery for each topic code; topics that are not named stay as they are.

    Raises:
        TopicUnknown: No app declared a topic.
        TopicObligatory: Its mails have legal effect and cannot be switched off.
    """
    for code, delivery in chosen.items():
        if delivery not in topic_named(code).choices:
            raise TopicObligatory
        NoticePreference.objects.update_or_create(
            account_id=account_id, topic=code, defaults={"delivery": delivery}
        )
    record_act(
        "accounts.mails-chosen",
        account_id=account_id,
        object_kind="account",
        object_id=account_id,
        facts={code: str(delivery) for code, delivery in chosen.items()},
    )
