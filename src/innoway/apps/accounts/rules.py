"""Who may see and do what with delegations, invitations and appointments.

Each ``can_...`` answers for one thing; each ``..._visible_to`` keeps the rows of a list.
A property test holds the two together.
"""

import datetime
from typing import Any

from django.db.models import Q

from innoway.apps.accounts.enums import DelegationRole, StaffRole
from innoway.apps.accounts.models import Account, Appointment, Delegation, Invitation


def owned_by(account_id: int, at: datetime.datetime) -> Any:
    """Return the numbers of the organisations that a person owns at a moment, as a subquery."""
    owned = Delegation.objects.filter(account_id=account_id, role=DelegationRole.OWNER)
    return owned.in_force(at).values("principal_id")


def can_manage_people(actor: Account, organisation_id: int, at: datetime.datetime) -> bool:
    """Whether the actor invites, changes and ends delegations of an organisation."""
    if not actor.is_active:
        return False
    return bool(owned_by(actor.pk, at).filter(principal_id=organisation_id).exists())


def can_appoint_staff(actor: Account) -> bool:
    """Whether the actor gives and takes staff roles."""
    return actor.is_active and actor.has_staff_role(StaffRole.ADMINISTRATOR)


def can_view_delegation(actor: Account, delegation: Delegation, at: datetime.datetime) -> bool:
    """Whether the actor may know who acts for whom: oneself, one's organisation, administrators."""
    if not actor.is_active:
        return False
    return (
        delegation.account_id == actor.pk
        or can_appoint_staff(actor)
        or can_manage_people(actor, delegation.principal_id, at)
    )


def delegations_visible_to(actor: Account, at: datetime.datetime) -> Any:
    """Return the delegations that the actor may view."""
    if not actor.is_active:
        return Delegation.objects.none()
    if can_appoint_staff(actor):
        return Delegation.objects.all()
    return Delegation.objects.filter(
        Q(account_id=actor.pk) | Q(principal_id__in=owned_by(actor.pk, at))
    )


def can_view_invitation(actor: Account, invitation: Invitation, at: datetime.datetime) -> bool:
    """Whether the actor may see an invitation: the organisation's owners."""
    return can_manage_people(actor, invitation.principal_id, at)


def invitations_visible_to(actor: Account, at: datetime.datetime) -> Any:
    """Return the invitations that the actor may view."""
    if not actor.is_active:
        return Invitation.objects.none()
    return Invitation.objects.filter(principal_id__in=owned_by(actor.pk, at))


def can_view_appointment(actor: Account, appointment: Appointment) -> bool:
    """Whether the actor may see a staff role: oneself and administrators."""
    return actor.is_active and (appointment.account_id == actor.pk or can_appoint_staff(actor))


def appointments_visible_to(actor: Account) -> Any:
    """Return the appointments that the actor may view."""
    if not actor.is_active:
        return Appointment.objects.none()
    if can_appoint_staff(actor):
        return Appointment.objects.all()
    return Appointment.objects.filter(account_id=actor.pk)


def lasting_owner_remains(
    organisation_id: int, at: datetime.datetime, *, without: tuple[int, ...]
) -> bool:
    """Whether an owner without an end date stays when these delegations end.

    An owner whose role ends on a day would leave the organisation without anybody who can
    invite a successor, so such owners do not count.
    """
    owners = Delegation.objects.filter(
        principal_id=organisation_id,
        role=DelegationRole.OWNER,
        end__isnull=True,
        account__is_active=True,
    )
    return bool(owners.in_force(at).exclude(pk__in=without).exists())
