"""What people can be told about: each app declares its topics in its ``notices.py``."""

from dataclasses import dataclass

from django.utils.functional import Promise

from innoway.apps.accounts.enums import MailDelivery
from innoway.apps.accounts.errors import TopicUnknown


@dataclass(frozen=True, slots=True)
class Topic:
    """One kind of notice: its code ``app.topic``, its name, and how it is mailed unless chosen.

    ``obligatory`` topics have legal effect: their mails come at once or daily, never not.
    """

    code: str
    label: str | Promise
    explanation: str | Promise = ""
    delivery: MailDelivery = MailDelivery.IMMEDIATE
    obligatory: bool = False

    @property
    def choices(self) -> tuple[MailDelivery, ...]:
        """The deliveries a person may choose."""
        if self.obligatory:
            return (MailDelivery.IMMEDIATE, MailDelivery.DAILY)
        return tuple(MailDelivery)


_declared: dict[str, Topic] = {}


def declare_topic(topic: Topic) -> Topic:
    """Let notices of a topic be sent; called once when the app's notices are loaded."""
    _declared[topic.code] = topic
    return topic


def topics() -> tuple[Topic, ...]:
    """Return all declared topics in the order of their codes."""
    return tuple(_declared[code] for code in sorted(_declared))


def topic_named(code: str) -> Topic:
    """Return one topic.

    Raises:
        TopicUnknown: No app declared it.
    """
    try:
        return _declared[code]
    except KeyError:
        raise TopicUnknown from None
