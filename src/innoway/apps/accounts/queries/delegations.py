"""Who acts for which organisation."""

import datetime
from collections.abc import Sequence

from innoway.apps.accounts.enums import DelegationRole
from innoway.apps.accounts.models import Delegation, Principal


def roles_at(
    account_id: int, organisation_id: int, at: datetime.datetime
) -> frozenset[DelegationRole]:
    """Return the roles in force; one query."""
    rows = Delegation.objects.filter(account_id=account_id, principal_id=organisation_id)
    return frozenset(DelegationRole(r) for r in rows.in_force(at).values_list("role", flat=True))


def delegations_of(account_id: int, at: datetime.datetime) -> Sequence[Delegation]:
    """Return a person's own delegations in force or to come, with organisation; one query."""
    rows = Delegation.objects.filter(account_id=account_id).not_over(at)
    return list(rows.select_related("principal").order_by("principal__name", "role", "start"))


def organisations_acted_for(account_id: int, at: datetime.datetime) -> Sequence[Principal]:
    """Return the organisations a person may choose to act for now; one query."""
    mine = Delegation.objects.filter(account_id=account_id).in_force(at)
    return list(Principal.objects.filter(pk__in=mine.values("principal_id")).order_by("name"))
