"""Industry and size of an organisation, each dated."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from innoway.apps.registry.enums import IndustrySystem, Size, SizeBasis
from innoway.apps.registry.models.history import tracked
from innoway.apps.registry.models.organisation import Organisation
from innoway.apps.registry.models.provenance import Dated, Sourced, ends_after_start
from innoway.apps.registry.models.ranges import never_at_once


class IndustryCode(models.Model):
    """A line of a classification, loaded from its published list."""

    system = models.CharField(_("classification"), max_length=20, choices=IndustrySystem)
    code = models.CharField(_("code"), max_length=12)
    parent_code = models.CharField(max_length=12, blank=True)
    name = models.CharField(_("name"), max_length=400, blank=True)
    name_zh = models.CharField(_("Chinese name"), max_length=400, blank=True)

    class Meta:
        ordering = ["system", "code"]
        constraints = [
            models.UniqueConstraint(fields=["system", "code"], name="registry_industry_code_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name or self.name_zh}"


@tracked()
class Industry(Sourced, Dated):
    """The branch an organisation works in; one is its main one at a time."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="industries")
    system = models.CharField(_("classification"), max_length=20, choices=IndustrySystem)
    code = models.CharField(_("code"), max_length=12, db_index=True)
    is_main = models.BooleanField(_("main branch"), default=True)

    class Meta:
        verbose_name = _("branch")
        verbose_name_plural = _("branches")
        ordering = ["system", "-is_main", "code"]
        constraints = [
            ends_after_start("registry_industry_period"),
            never_at_once(
                "registry_one_main_industry",
                "organisation",
                "system",
                condition=models.Q(is_main=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_system_display()} {self.code}"


@tracked()
class SizeClass(Sourced):
    """The size on a day: stated by somebody, or computed with the figures and rule used.

    ``revenue`` and ``assets`` are in yuan. ``reason`` keeps each threshold that decided.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="sizes")
    size = models.CharField(_("size"), max_length=10, choices=Size)
    basis = models.CharField(_("basis"), max_length=10, choices=SizeBasis)
    measured_on = models.DateField(_("figures of"))
    sector = models.CharField(_("sector of the rule"), max_length=40, blank=True)
    employees = models.PositiveIntegerField(_("people employed"), null=True, blank=True)
    revenue = models.DecimalField(
        _("revenue (yuan)"), max_digits=20, decimal_places=2, null=True, blank=True
    )
    assets = models.DecimalField(
        _("total assets (yuan)"), max_digits=20, decimal_places=2, null=True, blank=True
    )
    rule = models.CharField(_("rule"), max_length=100, blank=True)
    reason = models.JSONField(_("reason"), default=list, blank=True)

    class Meta:
        verbose_name = _("size class")
        verbose_name_plural = _("size classes")
        ordering = ["-measured_on", "basis"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "measured_on", "basis"], name="registry_size_once"
            )
        ]

    def __str__(self) -> str:
        return self.get_size_display()
