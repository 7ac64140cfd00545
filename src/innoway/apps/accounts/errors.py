"""What accounts refuse, in words for the person who is refused."""

from django.utils.translation import gettext_lazy as _

from innoway.foundation.errors import DomainError


class NotAnOwner(DomainError):
    """Somebody without the owner's role tries to manage people."""

    code = "accounts.not-an-owner"
    message = _("Only an owner of the organisation manages who acts for it.")
    status = 403


class NotAColleague(DomainError):
    """A role is given to somebody who was never asked to act for the organisation."""

    code = "accounts.not-a-colleague"
    message = _("This person does not act for the organisation yet. Send an invitation instead.")


class NotAnAdministrator(DomainError):
    """Somebody without the administrator's role tries to appoint staff."""

    code = "accounts.not-an-administrator"
    message = _("Only an administrator of the district assigns staff roles.")
    status = 403


class DelegationMissing(DomainError):
    """The delegation does not exist, or is not for this person to see."""

    code = "accounts.delegation-missing"
    message = _("There is no such delegation.")
    status = 404


class DelegationOver(DomainError):
    """The delegation ended or was revoked before."""

    code = "accounts.delegation-over"
    message = _("This delegation has already ended.")


class DelegationHeld(DomainError):
    """The person has the same role for the organisation in that time."""

    code = "accounts.delegation-held"
    message = _("This person already has this role for the organisation in that time.")


class LastOwner(DomainError):
    """Without this owner nobody would manage the organisation's people for good."""

    code = "accounts.last-owner"
    message = _(
        "An organisation keeps at least one owner without an end date. "
        "Make somebody else owner first."
    )


class OwnerExists(DomainError):
    """The organisation has an owner, who decides about further people."""

    code = "accounts.owner-exists"
    message = _("This organisation already has an owner. Ask the owner for an invitation.")


class PrincipalMissing(DomainError):
    """Nobody acts, or may act, for the organisation."""

    code = "accounts.principal-missing"
    message = _("There is no such organisation, or you do not act for it.")
    status = 404


class PeriodReversed(DomainError):
    """The end does not lie after the beginning."""

    code = "accounts.period-reversed"
    message = _("The last day must lie after the first.")
    status = 422


class PeriodTooLong(DomainError):
    """A staff role is given for longer than the house allows at once."""

    code = "accounts.period-too-long"
    message = _("A staff role lasts %(days)s days at most; renew it when the time comes.")
    status = 422


class PeriodOver(DomainError):
    """The end has already passed."""

    code = "accounts.period-over"
    message = _("The end lies in the past.")
    status = 422


class RoleUnchanged(DomainError):
    """The new role is the present one."""

    code = "accounts.role-unchanged"
    message = _("The person already has this role.")


class InvitationSent(DomainError):
    """The same role is already offered to the same address."""

    code = "accounts.invitation-sent"
    message = _("This address already has an open invitation to this role.")


class InvitationInvalid(DomainError):
    """The link was not written by us, or the invitation is gone."""

    code = "accounts.invitation-invalid"
    message = _("This invitation link is not valid. Ask for a new one.")
    status = 404


class InvitationOver(DomainError):
    """The invitation expired, was answered or was withdrawn."""

    code = "accounts.invitation-over"
    message = _("This invitation is no longer open. Ask for a new one.")
    status = 410


class InvitationForAnother(DomainError):
    """The signed-in account does not own the invited mailbox."""

    code = "accounts.invitation-for-another"
    message = _(
        "This invitation was sent to another e-mail address. Sign in with that address, "
        "or add it to your account and confirm it."
    )
    status = 403


class TooManyInvitations(DomainError):
    """The organisation has as many open invitations as one may have."""

    code = "accounts.too-many-invitations"
    message = _("%(limit)s invitations are open. Wait for answers, or withdraw some.")
    status = 429


class AppointmentMissing(DomainError):
    """The appointment does not exist."""

    code = "accounts.appointment-missing"
    message = _("There is no such appointment.")
    status = 404


class AppointmentHeld(DomainError):
    """The person has the same staff role in that time."""

    code = "accounts.appointment-held"
    message = _("This person already has this staff role in that time.")


class AppointmentOver(DomainError):
    """The appointment ended or was revoked before."""

    code = "accounts.appointment-over"
    message = _("This appointment has already ended.")


class LastAdministrator(DomainError):
    """Without this administrator nobody could assign staff roles."""

    code = "accounts.last-administrator"
    message = _("The district keeps at least one administrator. Appoint somebody else first.")


class AccountMissing(DomainError):
    """No account that may sign in has this address or number."""

    code = "accounts.account-missing"
    message = _("No account with a confirmed address answers to this. The person signs up first.")
    status = 404


class DeletionPending(DomainError):
    """The account is already on its way out."""

    code = "accounts.deletion-pending"
    message = _("The deletion of this account is already under way.")


class DeletionNotPending(DomainError):
    """Nobody asked for the deletion of the account, or it was taken back."""

    code = "accounts.deletion-not-pending"
    message = _("No deletion of this account is under way.")


class DeletionNotDue(DomainError):
    """The grace period has not passed."""

    code = "accounts.deletion-not-due"
    message = _("The time to change one's mind has not passed yet.")


class StillOwner(DomainError):
    """The account is the last lasting owner of an organisation."""

    code = "accounts.still-owner"
    message = _(
        "You are the last owner of %(organisations)s. "
        "Make somebody else owner there first, then delete your account."
    )


class LanguageUnknown(DomainError):
    """The language is not one the district speaks."""

    code = "accounts.language-unknown"
    message = _("The district does not speak this language.")
    status = 422


class NoticeMissing(DomainError):
    """The notice does not exist, or is somebody else's."""

    code = "accounts.notice-missing"
    message = _("There is no such notice.")
    status = 404


class TopicUnknown(DomainError):
    """No app tells people about this topic."""

    code = "accounts.topic-unknown"
    message = _("There is no such topic. Choose one from the list.")
    status = 422


class TopicObligatory(DomainError):
    """The mails of this topic have legal effect and cannot be switched off."""

    code = "accounts.topic-obligatory"
    message = _("Mails about this topic have legal effect. Choose at once or once a day.")


class UnsubscribeLinkInvalid(DomainError):
    """The link was not written here, or was cut on the way."""

    code = "accounts.unsubscribe-link-invalid"
    message = _("This link is damaged. Sign in and choose your e-mails under Notices.")
    status = 404
