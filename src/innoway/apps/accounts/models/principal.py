"""The organisations that people act for, as far as this app must know them."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Principal(models.Model):
    """Number and names of an organisation; the app that keeps organisations tells them.

    Accounts stand below the registry and never ask it: the number is opaque here.
    """

    organisation_id = models.BigIntegerField(primary_key=True)
    name = models.CharField(_("name"), max_length=300)
    name_zh = models.CharField(_("Chinese name"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name

    @property
    def shown_name(self) -> str:
        """The name in the reader's language, where one is known."""
        chinese = (get_language() or "").startswith("zh")
        return (self.name_zh or self.name) if chinese else self.name
