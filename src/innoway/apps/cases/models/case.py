"""One application on its way, with the terms of its item as they stood when it was opened."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from innoway.apps.cases.enums import CaseState, Channel


class Case(models.Model):
    """What was asked, by whom, and where it stands.

    ``data`` maps each field to ``{"value", "source", "at"}``. ``clock`` holds the events of the
    decision clock in order; due dates are in ``Deadline``. ``received_on`` is the day the papers
    that are being looked at came in.
    """

    number = models.CharField(_("number"), max_length=20, unique=True)
    organisation = models.ForeignKey(
        "registry.Organisation", models.PROTECT, null=True, related_name="+"
    )
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    channel = models.CharField(_("channel"), max_length=10, choices=Channel)
    state = models.CharField(_("state"), max_length=20, choices=CaseState, default=CaseState.DRAFT)
    item_code = models.CharField(max_length=100)
    terms = models.JSONField()
    data = models.JSONField(default=dict)
    document_ids = models.JSONField(default=list)
    commitment = models.BooleanField(default=False)
    clock = models.JSONField(default=list)
    extension = models.JSONField(null=True)
    opened_at = models.DateTimeField()
    received_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    decided_after = models.PositiveIntegerField(null=True)
    closed_at = models.DateTimeField(null=True)
    overrun_reason = models.TextField(_("reason of the overrun"), blank=True)

    class Meta:
        verbose_name = _("case")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["state", "id"], name="cases_case_state"),
            models.Index(fields=["item_code", "state"], name="cases_case_item"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        """The item's title in the reader's language."""
        chinese = (get_language() or "").startswith("zh")
        return str(self.terms["title_zh" if chinese else "title_en"])
