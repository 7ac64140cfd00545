"""What happened to accounts, delegations and appointments; upper apps may react."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DelegateInvited:
    """An owner offered a role to a mailbox."""

    invitation_id: int
    organisation_id: int


@dataclass(frozen=True, slots=True)
class InvitationAccepted:
    """The invited person took the role."""

    invitation_id: int
    delegation_id: int
    organisation_id: int


@dataclass(frozen=True, slots=True)
class InvitationDeclined:
    """The invited person said no."""

    invitation_id: int
    organisation_id: int


@dataclass(frozen=True, slots=True)
class InvitationWithdrawn:
    """An owner took the offer back."""

    invitation_id: int
    organisation_id: int


@dataclass(frozen=True, slots=True)
class DelegationGranted:
    """A person acts for an organisation from now on, or from a day to come."""

    delegation_id: int
    account_id: int
    organisation_id: int
    role: str


@dataclass(frozen=True, slots=True)
class DelegationRevoked:
    """An owner ended a person's role."""

    delegation_id: int
    account_id: int
    organisation_id: int
    role: str


@dataclass(frozen=True, slots=True)
class OrganisationLeft:
    """A person stopped acting for an organisation, of their own will."""

    account_id: int
    organisation_id: int


@dataclass(frozen=True, slots=True)
class RoleChanged:
    """A person has another role for the same organisation."""

    delegation_id: int
    account_id: int
    organisation_id: int
    role: str


@dataclass(frozen=True, slots=True)
class OrganisationActedFor:
    """A person chose for whom they act from now on."""

    account_id: int
    organisation_id: int


@dataclass(frozen=True, slots=True)
class StaffAppointed:
    """A person has a desk in the district."""

    appointment_id: int
    account_id: int
    role: str


@dataclass(frozen=True, slots=True)
class AppointmentRevoked:
    """A person lost a desk before the appointment's end."""

    appointment_id: int
    account_id: int
    role: str


@dataclass(frozen=True, slots=True)
class ProfileEdited:
    """A person changed name, language or appearance."""

    account_id: int


@dataclass(frozen=True, slots=True)
class DeletionRequested:
    """A person wants to be forgotten; there is time to think again."""

    account_id: int


@dataclass(frozen=True, slots=True)
class DeletionCancelled:
    """A person stays after all."""

    account_id: int


@dataclass(frozen=True, slots=True)
class AccountErased:
    """A person's data are gone here; upper apps erase theirs."""

    account_id: int
