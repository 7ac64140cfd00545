"""Stop the mails of one topic by the link in such a mail."""

from innoway.apps.accounts.enums import MailDelivery
from innoway.apps.accounts.operations.choose_mails import choose_mails
from innoway.apps.accounts.queries.notices import unsubscribe_subject
from innoway.apps.accounts.queries.topics import Topic


def stop_mails(*, token: str) -> Topic:
    """Switch off what the signed link is about; the inbox still receives it.

    Raises:
        UnsubscribeLinkInvalid: It is not ours.
        TopicUnknown: The topic is gone.
        TopicObligatory: The topic has become obligatory since.
    """
    account_id, topic = unsubscribe_subject(token)
    choose_mails(account_id=account_id, chosen={topic.code: MailDelivery.OFF})
    return topic
