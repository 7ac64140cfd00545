"""Ask to be forgotten."""

import datetime

from django.db import transaction

from innoway.apps.accounts.enums import DelegationRole
from innoway.apps.accounts.errors import AccountMissing, DeletionPending, StillOwner
from innoway.apps.accounts.events import DeletionRequested
from innoway.apps.accounts.models import Account, Delegation, Principal
from innoway.apps.accounts.rules import lasting_owner_remains
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish
from innoway.foundation.jobs import queue


@transaction.atomic
def request_deletion(
    *, account_id: int, grace: datetime.timedelta, at: datetime.datetime
) -> Account:
    """Set the day on which the account is erased; until then it works and can be kept.

    Raises:
        AccountMissing: The account does not exist or is closed.
        DeletionPending: The deletion is under way already.
        StillOwner: An organisation would be left without an owner.
    """
    account = Account.objects.select_for_update().filter(pk=account_id, is_active=True).first()
    if account is None:
        raise AccountMissing
    if account.deletion_due_at is not None:
        raise DeletionPending
    orphans = orphaned_by(account_id, at)
    if orphans:
        raise StillOwner(organisations=", ".join(orphan.shown_name for orphan in orphans))
    account.deletion_due_at = at + grace
    account.save(update_fields=["deletion_due_at"])
    queue.configure_task("accounts.confirm_deletion_request").defer(account_id=account.pk)
    record_act(
        "accounts.deletion-requested",
        account_id=account_id,
        object_kind="account",
        object_id=account.pk,
        facts={"due": account.deletion_due_at.isoformat()},
    )
    publish(DeletionRequested(account.pk))
    return account


def orphaned_by(account_id: int, at: datetime.datetime) -> list[Principal]:
    """Return the organisations that have no other lasting owner, locked until the commit."""
    owned = Delegation.objects.filter(account_id=account_id, role=DelegationRole.OWNER)
    mine = tuple(owned.in_force(at).values_list("pk", flat=True))
    principals = Principal.objects.filter(delegations__pk__in=mine).order_by("pk")
    return [
        principal
        for principal in principals.select_for_update(of=("self",))
        if not lasting_owner_remains(principal.pk, at, without=mine)
    ]
