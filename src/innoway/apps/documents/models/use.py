"""Where documents are used: handed in, agreed to be used again, read."""

import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from innoway.apps.documents.models.document import Document, Version


class Consent(models.Model):
    """The owner agrees that an earlier document is used in another matter, until a moment."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="consents")
    subject_app = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=64)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    granted_at = models.DateTimeField(_("agreed"))
    until = models.DateTimeField(_("until"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering: ClassVar[list[str]] = ["-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(until__gt=F("granted_at")), name="consent_period"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.subject_app}:{self.subject_id}"

    def in_force(self, at: datetime.datetime) -> bool:
        """Whether it holds at a moment."""
        return self.until > at and (self.revoked_at is None or self.revoked_at > at)


class Attachment(models.Model):
    """One version handed in for one subject; ``consent`` when it came from another matter."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="attachments")
    subject_app = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=64)
    consent = models.ForeignKey(
        Consent, models.PROTECT, null=True, blank=True, related_name="attachments"
    )
    attached_at = models.DateTimeField(_("handed in"))

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["version", "subject_app", "subject_id"], name="attached_once"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["subject_app", "subject_id"], name="attachment_of_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.subject_app}:{self.subject_id}"


class Read(models.Model):
    """Who opened which version when, and through which matter; empty for the owner's own side."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="reads")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+",
        verbose_name=_("person"),
    )  # fmt: skip
    subject_app = models.CharField(max_length=40, blank=True)
    subject_id = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(_("read"))

    class Meta:
        verbose_name = _("read")
        verbose_name_plural = _("reads")
        ordering: ClassVar[list[str]] = ["-id"]

    def __str__(self) -> str:
        return f"{self.version_id} {self.account_id} {self.at:%Y-%m-%d %H:%M}"
