"""What a person was told, and how the person wants to be told."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from innoway.apps.accounts.enums import MailDelivery


class Notice(models.Model):
    """One thing told to one person, in both languages; ``key`` makes it tell-once."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", verbose_name=_("person")
    )
    topic = models.CharField(_("topic"), max_length=80)
    key = models.CharField(max_length=200)
    subject = models.CharField(_("subject"), max_length=300)
    subject_zh = models.CharField(max_length=300)
    body = models.TextField(_("text"))
    body_zh = models.TextField()
    link = models.CharField(_("link"), max_length=500, blank=True)
    delivery = models.CharField(_("by e-mail"), max_length=12, choices=MailDelivery.choices)
    told_at = models.DateTimeField(_("told"))
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    mailed_at = models.DateTimeField(_("mailed"), null=True, blank=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering: ClassVar[list[str]] = ["-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["account", "key"], name="notice_told_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["account"], condition=models.Q(read_at=None), name="notice_unread"
            ),
            models.Index(
                fields=["account"],
                condition=models.Q(mailed_at=None, delivery=MailDelivery.DAILY),
                name="notice_for_digest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.key}"

    def words(self, language: str) -> tuple[str, str]:
        """Return subject and text in a language; English for all but Chinese."""
        if language.startswith("zh"):
            return self.subject_zh, self.body_zh
        return self.subject, self.body

    @property
    def shown(self) -> dict[str, str]:
        """Subject and text in the language of the page."""
        subject, body = self.words(get_language() or "")
        return {"subject": subject, "body": body}


class NoticePreference(models.Model):
    """How one person wants the mails of one topic; without a row the topic's default holds."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("person")
    )
    topic = models.CharField(_("topic"), max_length=80)
    delivery = models.CharField(_("by e-mail"), max_length=12, choices=MailDelivery.choices)

    class Meta:
        verbose_name = _("notice preference")
        verbose_name_plural = _("notice preferences")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["account", "topic"], name="notice_preference_once"),
        ]

    def __str__(self) -> str:
        return f"{self.topic}: {self.delivery}"
