"""Who is told when others decide about a person's roles."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from innoway.apps.accounts.enums import DelegationRole, StaffRole
from innoway.apps.accounts.events import (
    AppointmentRevoked,
    DelegationGranted,
    DelegationRevoked,
    RoleChanged,
)
from innoway.apps.accounts.models import Delegation, Principal
from innoway.apps.accounts.notices import ROLES, rendered
from innoway.apps.accounts.operations.tell_person import tell_person
from innoway.foundation.events import subscribe


@subscribe(DelegationGranted)
def tell_of_new_role(event: DelegationGranted) -> None:
    """Tell a person that a colleague gave them a further role; not what they took themselves."""
    row = Delegation.objects.filter(pk=event.delegation_id).first()
    if row is None or row.granted_by_id in (None, event.account_id):
        return
    if not _siblings(row).filter(revoked_at=row.start).exists():  # else it is a change
        _tell_of_role("granted", event)


@subscribe(DelegationRevoked)
def tell_of_ended_role(event: DelegationRevoked) -> None:
    """Tell a person that a role for an organisation was taken away, not replaced."""
    row = Delegation.objects.filter(pk=event.delegation_id).first()
    if row is not None and not _siblings(row).filter(start=row.revoked_at).exists():
        _tell_of_role("ended", event)


@subscribe(RoleChanged)
def tell_of_changed_role(event: RoleChanged) -> None:
    """Tell a person that a role was changed into another."""
    _tell_of_role("changed", event)


@subscribe(AppointmentRevoked)
def tell_of_ended_desk(event: AppointmentRevoked) -> None:
    """Tell a person that a desk of the district was taken away."""
    key = f"accounts.desk-ended:{event.appointment_id}"
    role = StaffRole(event.role).label
    _tell(event.account_id, "desk_ended", key, {"role": role}, "accounts:account")


def _siblings(row: Delegation) -> QuerySet[Delegation]:
    """Return a person's other roles for the same organisation."""
    mine = Delegation.objects.filter(account_id=row.account_id, principal_id=row.principal_id)
    return mine.exclude(pk=row.pk)


def _tell_of_role(what: str, event: DelegationGranted | DelegationRevoked | RoleChanged) -> None:
    principal = Principal.objects.filter(pk=event.organisation_id).first()
    facts: dict[str, object] = {"organisation": principal, "role": DelegationRole(event.role).label}
    key = f"accounts.role-{what}:{event.delegation_id}"
    _tell(event.account_id, f"role_{what}", key, facts, "accounts:delegations")


def _tell(account_id: int, name: str, key: str, facts: dict[str, object], page: str) -> None:
    tell_person(
        account_id=account_id, topic=ROLES.code, key=key, link=reverse(page), at=timezone.now(),
        wording=rendered(f"accounts/notices/{name}", facts),
    )  # fmt: skip
