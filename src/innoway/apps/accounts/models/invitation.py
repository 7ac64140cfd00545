"""An owner asks somebody, by e-mail, to act for the organisation."""

import datetime
from typing import Any, ClassVar, Self

import pghistory
from django.conf import settings
from django.core import signing
from django.db import models
from django.utils.translation import gettext_lazy as _

from innoway.apps.accounts.enums import DelegationRole
from innoway.apps.accounts.models.account import LowercaseEmailField
from innoway.apps.accounts.models.principal import Principal

SALT = "accounts.invitation"


class InvitationQuerySet(models.QuerySet[Any]):
    """Asks which invitations still wait for an answer."""

    def open(self, at: datetime.datetime) -> Self:
        """Keep what was neither answered nor withdrawn and has not expired."""
        return self.filter(answered_at=None, withdrawn_at=None, expires_at__gt=at)


@pghistory.track(exclude=["email"])
class Invitation(models.Model):
    """A role offered to a mailbox; only an account that owns the mailbox can take it."""

    principal = models.ForeignKey(Principal, models.CASCADE, related_name="invitations")
    email = LowercaseEmailField(_("e-mail address"), max_length=254)
    role = models.CharField(_("role"), max_length=16, choices=DelegationRole.choices)
    delegation_end = models.DateTimeField(_("role ends"), null=True, blank=True)
    language = models.CharField(max_length=16, blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    invited_at = models.DateTimeField(_("sent"))
    expires_at = models.DateTimeField(_("answer until"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    accepted = models.BooleanField(_("accepted"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects: ClassVar[Any] = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering: ClassVar[list[str]] = ["-invited_at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["principal", "email", "role"],
                condition=models.Q(answered_at=None, withdrawn_at=None),
                name="invitation_once",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("invited_at")),
                name="invitation_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.principal_id}"

    @property
    def token(self) -> str:
        """The signed part of the link; it says which invitation and proves we wrote it."""
        return signing.dumps(self.pk, salt=SALT)
