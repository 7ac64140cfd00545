"""Background work on PostgreSQL: deferred in the same transaction, retried, parked when it fails."""

from django.apps import AppConfig


class Jobs(AppConfig):
    """Opens the rooms that register themselves once all models are loaded."""

    name = "innoway.foundation.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Import subscribers and job entry points."""
        from innoway.foundation.mounting.rooms import open_rooms

        open_rooms()
