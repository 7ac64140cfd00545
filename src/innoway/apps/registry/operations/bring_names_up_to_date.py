"""Show the names that came into force since they were written."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from innoway.apps.registry.models import Organisation
from innoway.apps.registry.operations.refresh_names import refresh_names

# A district that stood still for some days catches up.
LOOK_BACK = timedelta(days=31)


@transaction.atomic
def bring_names_up_to_date(*, on: date) -> int:
    """Refresh each organisation with a name that began or ended lately; return how many."""
    since = on - LOOK_BACK
    lately = Q(names__start__gt=since, names__start__lte=on) | Q(
        names__end__gt=since, names__end__lte=on
    )
    found = Organisation.objects.filter(lately).distinct()
    for organisation in found:
        refresh_names(organisation=organisation, on=on)
    return len(found)
