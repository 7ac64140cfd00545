"""Let a person act for an organisation."""

import datetime

from django.db import IntegrityError, transaction

from innoway.apps.accounts.enums import DelegationRole
from innoway.apps.accounts.errors import (
    AccountMissing,
    DelegationHeld,
    NotAColleague,
    NotAnOwner,
    PeriodOver,
    PeriodReversed,
    PrincipalMissing,
)
from innoway.apps.accounts.events import DelegationGranted
from innoway.apps.accounts.models import Account, Delegation, Principal
from innoway.apps.accounts.rules import can_manage_people
from innoway.foundation.audit import record_act
from innoway.foundation.events import publish


@transaction.atomic
def grant_delegation(
    *,
    organisation_id: int,
    account_id: int,
    role: DelegationRole,
    granted_by_id: int | None,
    at: datetime.datetime,
    start: datetime.datetime | None = None,
    end: datetime.datetime | None = None,
    consented: bool = False,
) -> Delegation:
    """Give an account a role for an organisation from ``start`` (now) until before ``end``.

    Nobody is made to act for an organisation unasked: an owner gives further roles only to
    people who act for it already, unless the person ``consented`` by taking an invitation.
    The exclusion constraint on the table is the guard against the same role twice. Without
    ``granted_by_id`` the caller answers for right and consent: the registry, a seed.

    Raises:
        PrincipalMissing: Nobody told this app of the organisation.
        NotAnOwner: The granting account does not own the organisation.
        NotAColleague: The person does not act for the organisation and was not asked.
        AccountMissing: The account does not exist or is closed.
        PeriodReversed: The end does not lie after the start.
        PeriodOver: The end has already passed.
        DelegationHeld: The person has this role in that time already.
    """
    start = start or at
    _check_period(start, end, at)
    if not Principal.objects.filter(pk=organisation_id).exists():
        raise PrincipalMissing
    if granted_by_id is not None:
        _check_granter(granted_by_id, organisation_id, account_id, at, consented=consented)
    if not Account.objects.filter(pk=account_id, is_active=True).exists():
        raise AccountMissing
    delegation = Delegation(
        principal_id=organisation_id,
        account_id=account_id,
        role=role,
        start=start,
        end=end,
        granted_by_id=granted_by_id,
    )
    try:
        with transaction.atomic():
            delegation.save()
    except IntegrityError as clash:
        if "delegation_once" not in str(clash):
            raise
        raise DelegationHeld from clash
    record_act(
        "accounts.delegation-granted",
        account_id=granted_by_id,
        object_kind="delegation",
        object_id=delegation.pk,
        organisation_id=organisation_id,
        facts={"role": str(role), "person": account_id, "end": end and end.isoformat()},
    )
    publish(DelegationGranted(delegation.pk, account_id, organisation_id, str(role)))
    return delegation


def _check_granter(
    granter_id: int,
    organisation_id: int,
    account_id: int,
    at: datetime.datetime,
    *,
    consented: bool,
) -> None:
    if not can_manage_people(Account.objects.get(pk=granter_id), organisation_id, at):
        raise NotAnOwner
    colleague = Delegation.objects.filter(account_id=account_id, principal_id=organisation_id)
    if not consented and not colleague.in_force(at).exists():
        raise NotAColleague


def _check_period(
    start: datetime.datetime, end: datetime.datetime | None, at: datetime.datetime
) -> None:
    if end is not None and end <= start:
        raise PeriodReversed
    if end is not None and end <= at:
        raise PeriodOver
