"""What the review desk tells stewards: a merge waits for them, theirs was decided."""

import datetime
from collections.abc import Callable

from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from innoway.apps.accounts.enums import MailDelivery, StaffRole
from innoway.apps.accounts.facade import Topic, declare_topic, notify, staff_in
from innoway.apps.registry.enums import MergeDecision
from innoway.apps.registry.models import MergeProposal

TOPIC = declare_topic(
    Topic(
        "registry.large-merges", _("Large merges"),
        _("Merges that wait for a second steward, and what became of yours."),
        delivery=MailDelivery.DAILY,
    )
)  # fmt: skip
_DECIDED = {
    MergeDecision.APPROVED: _("Your large merge was approved"),
    MergeDecision.REFUSED: _("Your large merge was refused"),
}


def ask_second_stewards(proposal: MergeProposal, at: datetime.datetime) -> None:
    """Tell every other steward that a large merge waits."""
    for account_id in staff_in(StaffRole.STEWARD, at):
        if account_id != proposal.proposed_by_id:
            _tell(
                account_id, proposal, "proposed", _("A large merge waits for a second steward"), at
            )


def tell_proposer(proposal: MergeProposal, at: datetime.datetime) -> None:
    """Tell who proposed a large merge what the second steward decided, with the reason."""
    if proposal.proposed_by_id is not None:
        subject = _DECIDED[MergeDecision(proposal.decision)]
        _tell(proposal.proposed_by_id, proposal, "decided", subject, at)


def _tell(
    account_id: int, proposal: MergeProposal, what: str, subject: str | Promise,
    at: datetime.datetime,
) -> None:  # fmt: skip
    notify(
        account_id=account_id, topic=TOPIC.code, key=f"registry.merge-{what}:{proposal.pk}", at=at,
        subject=in_both_languages(lambda: str(subject)),
        body=in_both_languages(lambda: f"{proposal}\n\n{proposal.answer or proposal.reason}"),
        link=reverse("registry:merge-proposals"),
    )  # fmt: skip


def in_both_languages(write: Callable[[], str]) -> tuple[str, str]:
    """Return a text as it is written in English and in Chinese."""
    with translation.override("en"):
        english = write()
    with translation.override("zh-hans"):
        return english, write()
