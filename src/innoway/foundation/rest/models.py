"""Keys by which programs sign in, and the counters of how often one asked."""

import datetime

from django.conf import settings
from django.db import models


class ApiKey(models.Model):
    """A key of one account: what it may do, until when, and when it was last used."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=12, unique=True)
    digest = models.BinaryField(max_length=32)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    def signs_in(self, now: datetime.datetime) -> bool:
        """Say whether the key is in force and its account open."""
        return self.revoked_at is None and self.expires_at > now and self.account.is_active


class RateWindow(models.Model):
    """How many requests of a subject were counted in the minute that began at ``started_at``."""

    subject = models.CharField(max_length=100, primary_key=True)
    started_at = models.DateTimeField(db_index=True)
    used = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.subject}: {self.used}"
