"""Choose for whom one acts from now on."""

import datetime

from django.db import transaction

from innoway.apps.accounts.errors import PrincipalMissing
from innoway.apps.accounts.events import OrganisationActedFor
from innoway.apps.accounts.models import Delegation
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def act_for_organisation(
    *, account_id: int, organisation_id: int, at: datetime.datetime
) -> list[Delegation]:
    """Return the roles with which a person acts for an organisation; the caller remembers it.

    The choice itself lives in the session: it says what pages show first, it grants nothing.
    Rights are asked of the delegations each time.

    Raises:
        PrincipalMissing: The person has no role in force for the organisation.
    """
    held = list(
        Delegation.objects.filter(account_id=account_id, principal_id=organisation_id)
        .in_force(at)
        .select_related("principal")
    )
    if not held:
        raise PrincipalMissing
    record_act(
        "accounts.organisation-acted-for",
        account_id=account_id,
        object_kind="organisation",
        object_id=organisation_id,
        organisation_id=organisation_id,
    )
    publish(OrganisationActedFor(account_id, organisation_id))
    return held
