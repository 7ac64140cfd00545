"""Give an organisation its first owner, who then invites others."""

from datetime import datetime
from typing import Any

from django.db import transaction

from innoway.apps.accounts.facade import (
    account_named,
    introduce_organisation,
    make_first_owner,
)
from innoway.apps.registry.errors import AccountUnknown
from innoway.apps.registry.models import Organisation
from innoway.apps.registry.rules import can_assign_owner, number_of, require
from innoway.foundation.audit import record_act


@transaction.atomic
def assign_owner(*, actor: Any, organisation: Organisation, email: str, at: datetime) -> None:
    """Let the holder of an account act as owner; the steward has seen proof of the right.

    Raises:
        NotAllowed: Only stewards assign first owners.
        AccountUnknown: No open account has this address, confirmed.
        OwnerExists: Somebody owns the organisation (from accounts).
    """
    require(can_assign_owner(actor, organisation))
    account = account_named(email)
    if account is None:
        raise AccountUnknown
    introduce_organisation(organisation.pk, organisation.name, organisation.name_zh)
    make_first_owner(organisation.pk, account.id, at)
    record_act(
        "assign_owner",
        account_id=number_of(actor),
        object_kind="organisation",
        object_id=organisation.pk,
    )
