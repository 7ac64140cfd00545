"""Stay after all."""

from django.db import transaction

from innoway.apps.accounts.errors import DeletionNotPending
from innoway.apps.accounts.events import DeletionCancelled
from innoway.apps.accounts.models import Account
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def cancel_deletion(*, account_id: int) -> Account:
    """Take back a wish to be deleted that has not been carried out.

    Raises:
        DeletionNotPending: No deletion of the account is under way.
    """
    account = Account.objects.select_for_update().filter(pk=account_id, is_active=True).first()
    if account is None or account.deletion_due_at is None:
        raise DeletionNotPending
    account.deletion_due_at = None
    account.save(update_fields=["deletion_due_at"])
    record_act(
        "accounts.deletion-cancelled",
        account_id=account_id,
        object_kind="account",
        object_id=account.pk,
    )
    publish(DeletionCancelled(account.pk))
    return account
