"""Reactions that failed the first time."""

from typing import Any

from django.db import transaction

from innoway.foundation.events.record import at_path, event_of
from innoway.foundation.jobs import PATIENT, task


@task(name="events.react_again", retry=PATIENT)
def react_again(reaction: str, event: str, facts: dict[str, Any]) -> None:
    """Run one reaction to an event again, all of it or nothing."""
    with transaction.atomic():
        at_path(reaction)(event_of(event, facts))
