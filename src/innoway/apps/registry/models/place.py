"""Places: from a country down to a building."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from innoway.apps.registry.models.history import tracked
from innoway.apps.registry.models.provenance import Sourced


@tracked()
class Place(Sourced):
    """A named place with its address and the place it lies in."""

    name = models.CharField(_("name"), max_length=200)
    name_zh = models.CharField(_("Chinese name"), max_length=200, blank=True)
    address = models.CharField(_("address"), max_length=400, blank=True)
    division_code = models.CharField(
        _("division code (GB/T 2260)"), max_length=12, blank=True, db_index=True
    )
    country = models.CharField(_("country (ISO 3166)"), max_length=2)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("in")
    )

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "name", "address"], name="registry_place_once"
            ),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="registry_place_not_in_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name
