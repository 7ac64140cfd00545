"""An import on its way into the register, row by row."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from innoway.apps.registry.enums import ImportState, Outcome, Verdict


class RegisterImport(models.Model):
    """One uploaded table: its file, how its columns are read, and what came of it.

    The file is kept in the database, so that the dry run in a worker and the pages see
    the same bytes and a backup of the database is whole.
    """

    file_name = models.CharField(_("file"), max_length=255)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    encoding = models.CharField(_("encoding"), max_length=20, blank=True)
    source = models.CharField(_("source"), max_length=300)
    columns = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    state = models.CharField(
        _("state"), max_length=20, choices=ImportState, default=ImportState.UPLOADED
    )
    total = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    failure = models.CharField(max_length=500, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    applied_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.file_name


class ImportProgress(models.Model):
    """How far a check or a writing has come, written outside its transaction.

    No foreign key: its lock would wait for the very transaction it reports on.
    """

    import_id = models.BigIntegerField(primary_key=True)
    done = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.done)


class ImportRow(models.Model):
    """One row of the table: what it would do, why, and what it did.

    ``changes`` holds [field, old, new]; ``faults`` holds {code, field, text values};
    ``undo`` holds what is needed to take the row back.
    """

    register_import = models.ForeignKey(RegisterImport, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("row"))
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    title = models.CharField(max_length=300, blank=True)
    values = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    faults = models.JSONField(default=list)
    organisation_id_found = models.BigIntegerField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.PENDING, blank=True)
    undo = models.JSONField(default=dict)

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(
                fields=["register_import", "verdict", "number"], name="registry_row_verdict"
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["register_import", "number"], name="registry_row_once")
        ]

    def __str__(self) -> str:
        return str(self.number)
