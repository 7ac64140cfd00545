"""Half-filled forms for one or several services."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from innoway.apps.hall.models.provider import Provider


class Draft(models.Model):
    """A form on its way, of a visitor (no account) or of a person.

    ``answers`` maps each field to its value, where the value comes from and since when. After
    sending they are emptied: the cases hold them. ``papers`` maps each paper to the number of a
    document and the moment of the consent to its reuse. ``cases`` lists what was opened, in order.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    bundle = models.CharField(_("life event"), max_length=60, blank=True)
    items = models.JSONField(default=list)
    answers = models.JSONField(default=dict)
    papers = models.JSONField(default=dict)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        "registry.Organisation", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    provider = models.ForeignKey(Provider, models.SET_NULL, null=True, blank=True, related_name="+")
    nonce = models.CharField(max_length=32)
    code_digest = models.CharField(max_length=64, null=True, unique=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField(db_index=True)
    sent_at = models.DateTimeField(null=True)
    cases = models.JSONField(default=list)

    class Meta:
        verbose_name = _("form on its way")
        ordering = ["-changed_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sent_at__isnull=True) | models.Q(code_digest__isnull=True),
                name="hall_draft_sent_has_no_code",
            )
        ]

    def __str__(self) -> str:
        return self.bundle or ", ".join(self.items)

    @property
    def is_sent(self) -> bool:
        """Whether cases were opened from it."""
        return self.sent_at is not None
