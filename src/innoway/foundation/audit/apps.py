"""Audit as an installed app."""

from django.apps import AppConfig


class Audit(AppConfig):
    """Keeps who did what, when and with which facts."""

    name = "innoway.foundation.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
