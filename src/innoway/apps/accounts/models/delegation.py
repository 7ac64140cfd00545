"""A person acts for an organisation, in one role, for a time."""

from typing import ClassVar

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from innoway.apps.accounts.enums import DelegationRole
from innoway.apps.accounts.models.periods import Held, ends_after_start, never_twice
from innoway.apps.accounts.models.principal import Principal


@pghistory.track()
class Delegation(Held):
    """One role of one person for one organisation; the same role never twice at once."""

    principal = models.ForeignKey(
        Principal, models.CASCADE, related_name="delegations", verbose_name=_("organisation")
    )
    role = models.CharField(_("role"), max_length=16, choices=DelegationRole.choices)

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        ordering: ClassVar[list[str]] = ["start", "id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["account", "principal"], name="delegation_of_person"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ends_after_start("delegation_period"),
            never_twice("delegation_once", "account", "principal", "role"),
            models.CheckConstraint(
                condition=models.Q(role__in=DelegationRole.values), name="delegation_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.role} {self.principal_id}"
