"""Tables of accounts."""

from innoway.apps.accounts.models.account import Account
from innoway.apps.accounts.models.appointment import Appointment
from innoway.apps.accounts.models.delegation import Delegation
from innoway.apps.accounts.models.invitation import Invitation
from innoway.apps.accounts.models.notice import Notice, NoticePreference
from innoway.apps.accounts.models.principal import Principal

__all__ = [
    "Account", "Appointment", "Delegation", "Invitation", "Notice", "NoticePreference", "Principal",
]  # fmt: skip
