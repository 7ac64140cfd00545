"""A document and its versions."""

import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from innoway.apps.documents.calculations.owner import Owner
from innoway.apps.documents.enums import DeletionReason, MediaType


class DocumentQuerySet(models.QuerySet[Any]):
    """Asks whose documents there are."""

    def living(self) -> Self:
        """Keep what is not deleted."""
        return self.filter(deleted_at=None)

    def of(self, owner: Owner) -> Self:
        """Keep what belongs to an owner."""
        return self.filter(organisation_id=owner.organisation_id, account_id=owner.account_id)


class Document(models.Model):
    """A paper of an organisation or a person; its content lies in its versions.

    ``held_until`` forbids deletion, ``due_at`` is when the retention job deletes it; both are
    computed from the rule of the kind when a version arrives or the document is handed in.
    """

    organisation = models.ForeignKey(
        "accounts.Principal", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("organisation"),
    )  # fmt: skip
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("person"),
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=40)
    title = models.CharField(_("title"), max_length=200)
    created_at = models.DateTimeField(_("created"))
    held_until = models.DateTimeField(_("must be kept until"), null=True, blank=True)
    due_at = models.DateTimeField(_("is deleted on"), null=True, blank=True, db_index=True)
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True)
    deletion_reason = models.CharField(max_length=12, choices=DeletionReason.choices, blank=True)

    objects: ClassVar[Any] = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering: ClassVar[list[str]] = ["-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(organisation=None, account__isnull=False)
                | Q(organisation__isnull=False, account=None),
                name="document_of_one_owner",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def owner(self) -> Owner:
        """Whose it is."""
        return Owner(self.organisation_id, self.account_id)

    def is_held(self, at: datetime.datetime) -> bool:
        """Whether it must not be deleted yet."""
        return self.held_until is not None and self.held_until > at


class Version(models.Model):
    """One file of a document; never changed, only followed by another."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    name = models.CharField(_("file name"), max_length=200)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.BigIntegerField(_("size"))
    media_type = models.CharField(_("type"), max_length=100, choices=MediaType.choices)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    checks = models.JSONField(_("checks passed"), default=list)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+",
        verbose_name=_("uploaded by"),
    )  # fmt: skip
    uploaded_at = models.DateTimeField(_("uploaded"))

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["document", "number"], name="version_numbered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"
