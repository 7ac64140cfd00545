"""Who acts for an organisation, and who was asked to."""

import datetime
from typing import Any

from innoway.apps.accounts.models import Account, Principal
from innoway.apps.accounts.rules import (
    can_appoint_staff,
    can_manage_people,
    delegations_visible_to,
    invitations_visible_to,
)


def managed_principal(
    actor: Account, organisation_id: int, at: datetime.datetime
) -> Principal | None:
    """Return the organisation whose people the actor may see, or None; two queries."""
    if not (can_manage_people(actor, organisation_id, at) or can_appoint_staff(actor)):
        return None
    return Principal.objects.filter(pk=organisation_id).first()


def may_manage(actor: Account, organisation_id: int, at: datetime.datetime) -> bool:
    """Whether the actor, who may see the people, also decides about them; one query."""
    return can_manage_people(actor, organisation_id, at)


def people_of(actor: Account, organisation_id: int, at: datetime.datetime) -> Any:
    """Return who acts for an organisation now or later, as far as the actor may see."""
    visible = delegations_visible_to(actor, at).filter(principal_id=organisation_id)
    return visible.not_over(at).select_related("account", "principal").order_by("start", "id")


def former_people_of(actor: Account, organisation_id: int, at: datetime.datetime) -> Any:
    """Return who used to act for an organisation, latest first."""
    visible = delegations_visible_to(actor, at).filter(principal_id=organisation_id)
    over = visible.exclude(pk__in=visible.not_over(at).values("pk"))
    return over.select_related("account").order_by("-start", "-id")


def open_invitations_of(actor: Account, organisation_id: int, at: datetime.datetime) -> Any:
    """Return the offers of an organisation that wait for an answer."""
    visible = invitations_visible_to(actor, at).filter(principal_id=organisation_id)
    return visible.open(at).order_by("-invited_at")
