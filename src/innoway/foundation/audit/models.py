"""One line per act or read of personal data; lines are added, never changed."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from pgtrigger import Delete, Protect, Update

READ = "read"


class AuditLine(models.Model):
    """Who did what to which object, when, with which facts and why.

    A trigger refuses changes and deletions, whoever asks; only the retention job may delete.
    """

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.DO_NOTHING, related_name="+",
        db_constraint=False,
    )  # fmt: skip
    organisation_id = models.BigIntegerField(null=True)
    act = models.CharField(max_length=100, db_index=True)
    object_kind = models.CharField(max_length=100, blank=True)
    object_id = models.CharField(max_length=100, blank=True)
    subject_account_id = models.BigIntegerField(null=True, db_index=True)
    reason = models.TextField(blank=True)
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    context_id = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["object_kind", "object_id", "-at"])]
        triggers = [Protect(name="append_only", operation=Update | Delete)]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.act} {self.object_kind} {self.object_id}"
