"""Forget a person whose account was erased."""

from django.db import transaction

from innoway.apps.hall.models import Appointment, DeskNote, Obstacle, Rating, Ticket


@transaction.atomic
def forget_person(*, account_id: int) -> None:
    """Delete appointments and notes of an account and cut tickets, reports and ratings loose.

    What counts in public figures stays; nothing leads from it to the person any more.
    Source: PIPL, Art. 47.
    """
    Appointment.objects.filter(account_id=account_id).delete()
    DeskNote.objects.filter(account_id=account_id).delete()
    Ticket.objects.filter(account_id=account_id).update(
        account=None, organisation=None, name="", phone="", question="", transfer_note=""
    )
    Rating.objects.filter(account_id=account_id).update(account=None, phone="")
    Obstacle.objects.filter(account_id=account_id).update(account=None)
