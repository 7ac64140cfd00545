"""Numbers by which registers name an organisation or a person."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from innoway.apps.registry.enums import IdentifierState
from innoway.apps.registry.models.history import tracked
from innoway.apps.registry.models.organisation import Organisation
from innoway.apps.registry.models.person import Person
from innoway.apps.registry.models.provenance import Dated, Sourced, ends_after_start


@tracked()
class Identifier(Sourced, Dated):
    """One number of one scheme; the same number never names two holders."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="identifiers"
    )
    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="identifiers"
    )
    scheme = models.CharField(_("scheme"), max_length=40)
    value = models.CharField(_("number"), max_length=100)
    state = models.CharField(
        _("state"), max_length=20, choices=IdentifierState, default=IdentifierState.STATED
    )
    verified_at = models.DateTimeField(_("verified at"), null=True, blank=True)
    verified_against = models.CharField(_("verified against"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("official number")
        verbose_name_plural = _("official numbers")
        ordering = ["scheme", "value"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "value"], name="registry_identifier_once"),
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=True) ^ models.Q(person__isnull=True),
                name="registry_identifier_one_holder",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=IdentifierState.VERIFIED)
                | (models.Q(verified_at__isnull=False) & ~models.Q(verified_against="")),
                name="registry_identifier_verified_how",
            ),
            ends_after_start("registry_identifier_period"),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"
