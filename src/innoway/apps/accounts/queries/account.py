"""One's own account at a glance."""

import datetime
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from innoway.apps.accounts.models import Account, Appointment


@dataclass(frozen=True, slots=True)
class AccountSummary:
    """How an account is guarded and what desks it has."""

    has_password: bool
    passkeys: int
    has_totp: bool
    has_recovery_codes: bool
    sessions: int
    appointments: tuple[Appointment, ...]

    @property
    def has_second_factor(self) -> bool:
        """Whether signing in asks for more than a password."""
        return self.has_totp or self.passkeys > 0


def account_summary(account: Account, at: datetime.datetime) -> AccountSummary:
    """Return the state of one's own account; three queries."""
    kinds = list(Authenticator.objects.filter(user=account).values_list("type", flat=True))
    appointments = Appointment.objects.filter(account=account).not_over(at).order_by("start")
    return AccountSummary(
        has_password=account.has_usable_password(),
        passkeys=kinds.count(Authenticator.Type.WEBAUTHN),
        has_totp=Authenticator.Type.TOTP in kinds,
        has_recovery_codes=Authenticator.Type.RECOVERY_CODES in kinds,
        sessions=UserSession.objects.filter(user=account).count(),
        appointments=tuple(appointments),
    )
