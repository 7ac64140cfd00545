"""What other apps may ask of accounts: who acts for whom, who works here, names to show."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from innoway.apps.accounts.enums import DelegationRole, MailDelivery, StaffRole
from innoway.apps.accounts.models import Account, Delegation
from innoway.apps.accounts.notices import rendered
from innoway.apps.accounts.operations.found_ownership import found_ownership
from innoway.apps.accounts.operations.grant_delegation import grant_delegation
from innoway.apps.accounts.operations.introduce_principal import introduce_principal
from innoway.apps.accounts.operations.tell_person import Wording, tell_person
from innoway.apps.accounts.queries import delegations as reads
from innoway.apps.accounts.queries.address import account_of_address
from innoway.apps.accounts.queries.appointments import accounts_in_role
from innoway.apps.accounts.queries.personal_data import contributions
from innoway.apps.accounts.queries.topics import Topic, declare_topic

__all__ = [
    "AccountView", "DelegationView", "MailDelivery", "Topic", "account_named", "accounts_named",
    "contribute_personal_data", "declare_topic", "delegates_of", "delegations_of", "give_role",
    "introduce_organisation", "make_first_owner", "may_approve", "may_prepare", "notify",
    "roles_for", "staff_in", "staff_roles_of",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class DelegationView:
    """One role of one person for one organisation, in force from ``start`` until ``end``."""

    id: int
    account_id: int
    organisation_id: int
    role: DelegationRole
    start: datetime.datetime
    end: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class AccountView:
    """What colleagues may be shown of a person."""

    id: int
    name: str
    email: str
    language: str


def delegations_of(account_id: int, at: datetime.datetime) -> tuple[DelegationView, ...]:
    """Return what a person may act for at a moment; one query."""
    rows = Delegation.objects.filter(account_id=account_id).in_force(at)
    return tuple(_view(row) for row in rows.order_by("principal_id", "role"))


def delegates_of(organisation_id: int, at: datetime.datetime) -> tuple[DelegationView, ...]:
    """Return who may act for an organisation at a moment; one query."""
    rows = Delegation.objects.filter(principal_id=organisation_id).in_force(at)
    return tuple(_view(row) for row in rows.order_by("account_id", "role"))


def roles_for(
    account_id: int, organisation_id: int, at: datetime.datetime
) -> frozenset[DelegationRole]:
    """Return a person's roles for an organisation at a moment; one query."""
    return reads.roles_at(account_id, organisation_id, at)


def may_prepare(account_id: int, organisation_id: int, at: datetime.datetime) -> bool:
    """Whether the person may fill in what the organisation hands in."""
    return any(role.prepares for role in roles_for(account_id, organisation_id, at))


def may_approve(account_id: int, organisation_id: int, at: datetime.datetime) -> bool:
    """Whether the person may sign for the organisation."""
    return any(role.approves for role in roles_for(account_id, organisation_id, at))


def staff_roles_of(account_id: int, at: datetime.datetime) -> frozenset[StaffRole]:
    """Return the staff roles given for a moment, awake or not; two queries."""
    account = Account.objects.filter(pk=account_id, is_active=True).first()
    return account.roles_at(at) if account else frozenset()


def staff_in(role: StaffRole, at: datetime.datetime) -> tuple[int, ...]:
    """Return the numbers of the open accounts that hold a staff role at a moment; one query."""
    return accounts_in_role(role, at)


def introduce_organisation(organisation_id: int, name: str, name_zh: str = "") -> None:
    """Tell accounts the names of an organisation; call it again when they change."""
    introduce_principal(organisation_id=organisation_id, name=name, name_zh=name_zh)


def make_first_owner(
    organisation_id: int, account_id: int, at: datetime.datetime
) -> DelegationView:
    """Give an organisation without an owner its first one; the caller has checked the right.

    Raises:
        PrincipalMissing: ``introduce_organisation`` was not called.
        OwnerExists: Somebody owns the organisation.
        AccountMissing: The account does not exist or is closed.
    """
    return _view(found_ownership(organisation_id=organisation_id, account_id=account_id, at=at))


def give_role(
    organisation_id: int, account_id: int, role: DelegationRole, at: datetime.datetime
) -> DelegationView:
    """Give a role without an end; the caller answers for right and consent (seeds, imports).

    Raises:
        PrincipalMissing: ``introduce_organisation`` was not called.
        AccountMissing: The account does not exist or is closed.
        DelegationHeld: The person has this role already.
    """
    granted = grant_delegation(
        organisation_id=organisation_id,
        account_id=account_id,
        role=role,
        granted_by_id=None,
        at=at,
    )
    return _view(granted)


def account_named(email: str) -> AccountView | None:
    """Return the open account with a confirmed address; for staff and seeds, not for visitors."""
    account = account_of_address(email)
    return _account_view(account) if account else None


def accounts_named(account_ids: Iterable[int]) -> dict[int, AccountView]:
    """Return views by number; erased accounts appear without name and address. One query."""
    return {row.pk: _account_view(row) for row in Account.objects.filter(pk__in=set(account_ids))}


def contribute_personal_data(section: str, read: Callable[[int], Any]) -> None:
    """Add what an app holds about a person to the file the person can download.

    ``read`` takes the account's number and returns plain JSON values; call this from ``ready``.
    """
    contributions[section] = read


def notify(
    *, account_id: int, topic: str, key: str, at: datetime.datetime,
    subject: tuple[str, str] = ("", ""), body: tuple[str, str] = ("", ""),
    template: str = "", facts: dict[str, Any] | None = None, link: str = "",
) -> int | None:  # fmt: skip
    """Tell a person something, in the inbox and by e-mail as the person chose; return its number.

    The words are ``subject`` and ``body`` as (English, Chinese), or a ``template`` of which
    ``<template>_subject.txt`` and ``<template>_message.txt`` are rendered in both languages
    with ``facts``. ``key`` names what happened ("cases.accepted:17"): told once, however often
    this is called. ``link`` is a path here. Call it inside the transaction of the act: the
    mail goes out after its commit. Closed accounts are told nothing (None).

    Raises:
        TopicUnknown: ``declare_topic`` was not called in the app's ``notices.py``.
    """
    wording = rendered(template, facts or {}) if template else Wording(subject, body)
    notice = tell_person(
        account_id=account_id, topic=topic, key=key, wording=wording, link=link, at=at
    )
    return notice.pk if notice else None


def _view(row: Delegation) -> DelegationView:
    role = DelegationRole(row.role)
    return DelegationView(row.pk, row.account_id, row.principal_id, role, row.start, row.end)


def _account_view(row: Account) -> AccountView:
    if row.erased_at is not None:
        return AccountView(row.pk, "", "", "")
    return AccountView(row.pk, row.full_name, row.email, row.language)
