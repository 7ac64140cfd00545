"""Delete contacts whose time is over."""

from datetime import date

from innoway.apps.registry.models import PersonContact


def delete_contacts(*, on: date) -> int:
    """Delete what was to be kept until that day; return how many.

    Source: Personal Information Protection Law (China), articles 19 and 47.
    """
    deleted, _ = PersonContact.objects.filter(keep_until__lte=on).delete()
    return deleted
