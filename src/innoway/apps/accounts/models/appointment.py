"""A person works for the district, at one desk, for a time."""

from typing import ClassVar

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.models.periods import Held, ends_after_start, never_twice


@pghistory.track()
class Appointment(Held):
    """One staff role of one person; every appointment has an end and is renewed on purpose."""

    role = models.CharField(_("role"), max_length=24, choices=StaffRole.choices)

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering: ClassVar[list[str]] = ["start", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ends_after_start("appointment_period"),
            never_twice("appointment_once", "account", "role"),
            models.CheckConstraint(
                condition=models.Q(end__isnull=False), name="appointment_has_an_end"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=StaffRole.values), name="appointment_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.role}"
