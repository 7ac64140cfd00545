"""How rows of accounts look in the API."""

from innoway.apps.accounts.enums import DelegationRole, StaffRole, Theme
from innoway.apps.accounts.models import Account, Appointment, Delegation, Invitation, Principal
from innoway.apps.accounts.rest import schemas


def me(account: Account) -> schemas.Me:
    """Show the signed-in account."""
    return schemas.Me(
        id=account.pk,
        email=account.email,
        full_name=account.full_name,
        language=account.language,
        theme=Theme(account.theme),
        staff_roles=sorted(account.staff_roles),
        deletion_due_at=account.deletion_due_at,
    )


def organisation(principal: Principal) -> schemas.Organisation:
    """Show an organisation."""
    return schemas.Organisation(id=principal.pk, name=principal.name, name_zh=principal.name_zh)


def delegation(row: Delegation) -> schemas.DelegationOut:
    """Show a delegation; needs account and principal at hand."""
    return schemas.DelegationOut(
        id=row.pk,
        account_id=row.account_id,
        person=str(row.account),
        organisation=organisation(row.principal),
        role=DelegationRole(row.role),
        start=row.start,
        end=row.end,
        revoked_at=row.revoked_at,
    )


def invitation(row: Invitation) -> schemas.InvitationOut:
    """Show an invitation; needs the principal at hand."""
    return schemas.InvitationOut(
        id=row.pk,
        email=row.email,
        organisation=organisation(row.principal),
        role=DelegationRole(row.role),
        delegation_end=row.delegation_end,
        invited_at=row.invited_at,
        expires_at=row.expires_at,
    )


def appointment(row: Appointment) -> schemas.AppointmentOut:
    """Show an appointment; needs the account at hand."""
    return schemas.AppointmentOut(
        id=row.pk,
        account_id=row.account_id,
        person=str(row.account),
        role=StaffRole(row.role),
        start=row.start,
        end=row.end or row.start,  # the table demands an end
        revoked_at=row.revoked_at,
    )
