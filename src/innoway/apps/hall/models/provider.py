"""Private firms that offer services beside the public ones."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from innoway.apps.hall.enums import PriceUnit, ProviderKind


class Provider(models.Model):
    """A listed firm; its name and numbers stand in the register.

    ``is_demo`` marks a firm that was made up for a demonstration; every page says so.
    """

    organisation = models.OneToOneField(
        "registry.Organisation", models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=ProviderKind)
    summary_en = models.CharField(_("summary in English"), max_length=300)
    summary_zh = models.CharField(_("summary in Chinese"), max_length=300)
    is_demo = models.BooleanField(_("made up for the demonstration"), default=False)
    listed_at = models.DateTimeField()
    listed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    delisted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("provider")
        verbose_name_plural = _("providers")
        ordering = ["kind", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.organisation_id}"


class Offer(models.Model):
    """What a provider does, at what price and on which conditions; yuan."""

    provider = models.ForeignKey(Provider, models.CASCADE, related_name="offers")
    name_en = models.CharField(_("name in English"), max_length=200)
    name_zh = models.CharField(_("name in Chinese"), max_length=200)
    price = models.DecimalField(_("price"), max_digits=12, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("per"), max_length=10, choices=PriceUnit)
    conditions_en = models.CharField(_("conditions in English"), max_length=500)
    conditions_zh = models.CharField(_("conditions in Chinese"), max_length=500)

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(price__isnull=True) | models.Q(price__gte=0),
                name="hall_offer_price",
            )
        ]

    def __str__(self) -> str:
        return self.name_en


class ProviderRating(models.Model):
    """How the applicant of a closed case judges the firm named in it; once a case."""

    provider = models.ForeignKey(Provider, models.CASCADE, related_name="ratings")
    case_id = models.BigIntegerField()
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    level = models.PositiveSmallIntegerField(_("level"))
    comment = models.CharField(_("comment"), max_length=500, blank=True)
    rated_at = models.DateTimeField()

    class Meta:
        verbose_name = _("rating of a provider")
        ordering = ["-rated_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "case_id"], name="hall_provider_rated_once"
            ),
            models.CheckConstraint(
                condition=models.Q(level__gte=1, level__lte=5), name="hall_provider_level"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider_id}: {self.level}"


class Mandate(models.Model):
    """The firm that an applicant named in a form, kept with the case that was opened from it."""

    provider = models.ForeignKey(Provider, models.CASCADE, related_name="mandates")
    case_id = models.BigIntegerField(unique=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    named_at = models.DateTimeField()

    class Meta:
        verbose_name = _("mandate")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.provider_id}: {self.case_id}"
