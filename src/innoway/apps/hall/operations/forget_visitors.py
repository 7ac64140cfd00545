"""Forget what visitors left at the windows."""

import datetime

from django.db import transaction

from innoway.apps.hall.models import DeskNote, Ticket


@transaction.atomic
def forget_visitors(*, tickets_before: datetime.date, notes_before: datetime.datetime) -> int:
    """Blank names, phones and questions of old tickets and delete old notes; counts stay.

    Source: PIPL, Art. 19 (shortest time that the purpose needs).
    """
    old = Ticket.objects.filter(day__lt=tickets_before).exclude(
        name="", phone="", question="", transfer_note="", account=None, organisation=None
    )
    count: int = old.update(
        name="", phone="", question="", transfer_note="", account=None, organisation=None
    )
    return count + DeskNote.objects.filter(written_at__lt=notes_before).delete()[0]
