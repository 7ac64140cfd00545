"""REST frame as an installed app: API keys and the OpenAPI command."""

from django.apps import AppConfig


class Rest(AppConfig):
    """Keeps API keys."""

    name = "innoway.foundation.rest"
    label = "rest"
    default_auto_field = "django.db.models.BigAutoField"
