"""Organisations and their names through time."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _

from innoway.apps.registry.enums import NameKind, OrganisationKind, Standing
from innoway.apps.registry.models.history import tracked
from innoway.apps.registry.models.place import Place
from innoway.apps.registry.models.provenance import Dated, Sourced, ends_after_start
from innoway.apps.registry.models.ranges import never_at_once


@tracked()
class Organisation(Sourced):
    """A body with a life of its own; its names, numbers and recognitions are facts about it.

    ``name``, ``name_zh`` and ``sort_key`` repeat the present legal names for lists; the
    operations that touch names keep them in step.
    """

    name = models.CharField(_("present name"), max_length=300)
    name_zh = models.CharField(_("present Chinese name"), max_length=300, blank=True)
    sort_key = models.CharField(max_length=400, db_collation="C")
    kind = models.CharField(
        _("kind"), max_length=20, choices=OrganisationKind, default=OrganisationKind.OTHER
    )
    standing = models.CharField(
        _("standing"), max_length=20, choices=Standing, default=Standing.UNKNOWN
    )
    country = models.CharField(_("country (ISO 3166)"), max_length=2, blank=True, db_index=True)
    founded_on = models.DateField(_("founded on"), null=True, blank=True)
    dissolved_on = models.DateField(_("dissolved on"), null=True, blank=True)
    website = models.URLField(_("website"), max_length=500, blank=True)
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="organisations"
    )
    engine_entity = models.CharField(_("entity in the data engine"), max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["sort_key", "id"]
        indexes = [models.Index(fields=["sort_key", "id"], name="registry_organisation_sort")]
        constraints = [
            models.UniqueConstraint(
                fields=["engine_entity"],
                condition=~models.Q(engine_entity=""),
                name="registry_organisation_entity_once",
            ),
            models.CheckConstraint(
                condition=models.Q(founded_on__isnull=True)
                | models.Q(dissolved_on__isnull=True)
                | models.Q(dissolved_on__gte=models.F("founded_on")),
                name="registry_organisation_life",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class OrganisationName(Sourced, Dated):
    """One name in one language for one use; ``folded`` is the spelling that search compares."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="names")
    text = models.CharField(_("name"), max_length=300)
    folded = models.CharField(max_length=300)
    language = models.CharField(_("language"), max_length=20)
    kind = models.CharField(_("use"), max_length=20, choices=NameKind, default=NameKind.LEGAL)

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        ordering = ["organisation_id", "-start", "id"]
        indexes = [
            GinIndex(OpClass("folded", name="gin_trgm_ops"), name="registry_name_trigram"),
            models.Index(fields=["folded"], name="registry_name_folded"),
        ]
        constraints = [
            ends_after_start("registry_name_period"),
            # At any day an organisation has one legal name in a language.
            never_at_once(
                "registry_one_legal_name",
                "organisation",
                "language",
                condition=models.Q(kind=NameKind.LEGAL),
            ),
        ]

    def __str__(self) -> str:
        return self.text
