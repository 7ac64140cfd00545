"""Who acts for which organisation."""

import datetime
from collections.abc import Sequence
from typing import Any

from innoway.apps.accounts.enums import DelegationRole
from innoway.apps.accounts.models import Account, Delegation, Principal
from innoway.apps.accounts.rules import delegations_visible_to, invitations_visible_to


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


def people_of(actor: Account, organisation_id: int, at: datetime.datetime) -> Any:
    """Return who acts for an organisation now or later, as far as the actor may see."""
    visible = delegations_visible_to(actor, at).filter(principal_id=organisation_id)
    return visible.not_over(at).select_related("account").order_by("start", "id")


def former_people_of(actor: Account, organisation_id: int, at: datetime.datetime) -> Any:
    """Return who used to act for an organisation, latest first."""
    visible = delegations_visible_to(actor, at).filter(principal_id=organisation_id)
    over = visible.exclude(pk__in=visible.not_over(at).values("pk"))
    return over.select_related("account").order_by("-start", "-id")


def open_invitations_of(actor: Account, organisation_id: int, at: datetime.datetime) -> Any:
    """Return the offers of an organisation that wait for an answer."""
    visible = invitations_visible_to(actor, at).filter(principal_id=organisation_id)
    return visible.open(at).order_by("-invited_at")
