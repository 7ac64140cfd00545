"""What documents do when lower apps tell them something."""

from django.utils import timezone

from innoway.apps.accounts.events import AccountErased
from innoway.apps.documents.operations.forget_owner import forget_owner
from innoway.foundation.events import subscribe


@subscribe(AccountErased)
def forget_documents(event: AccountErased) -> None:
    """Delete the documents of somebody who was erased."""
    forget_owner(account_id=event.account_id, at=timezone.now())
