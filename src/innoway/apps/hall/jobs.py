"""Background entry points of the hall."""

import datetime

from django.db import transaction
from django.utils import timezone

from innoway.apps.hall.models import Appointment
from innoway.apps.hall.notices import remind_of_appointment
from innoway.apps.hall.notices import send_calendar_entry as mail_entry
from innoway.apps.hall.operations.delete_drafts import delete_drafts as delete
from innoway.apps.hall.operations.forget_visitors import forget_visitors as forget
from innoway.apps.hall.operations.record_no_shows import record_no_shows as record
from innoway.apps.hall.operations.remind_visitors import remind_visitors as remind
from innoway.apps.hall.queries.draft import draft_rules
from innoway.apps.hall.queries.windows import number
from innoway.foundation.jobs import PATIENT, queue, task


@queue.periodic(cron="40 3 * * *")
@task(name="hall.delete_drafts")  # type: ignore[untyped-decorator]
def delete_drafts(timestamp: int) -> None:
    """Delete forms that nobody touched for as long as the rules keep them, every night."""
    delete(before=timezone.now() - datetime.timedelta(days=draft_rules().keep_days))


@queue.periodic(cron="10 * * * *")
@task(name="hall.remind_visitors", queueing_lock="hall.remind_visitors")  # type: ignore[untyped-decorator]
def remind_visitors(timestamp: int) -> None:
    """Remind of the appointments of the next 24 hours, every hour by day."""
    now = timezone.now()
    if 8 <= timezone.localtime(now).hour < 21:
        with transaction.atomic():
            for booked in remind(until=now + datetime.timedelta(days=1), at=now):
                remind_of_appointment(booked, now)


@queue.periodic(cron="20 1 * * *")
@task(name="hall.close_day", queueing_lock="hall.close_day")  # type: ignore[untyped-decorator]
def close_day(timestamp: int) -> None:
    """Write down who did not come and forget what visitors left, every night."""
    now, today = timezone.now(), timezone.localdate()
    record(before=today, at=now)
    forget(
        tickets_before=today - datetime.timedelta(days=number("ticket-details", today)),
        notes_before=now - datetime.timedelta(days=number("note-details", today)),
    )


@task(name="hall.send_calendar_entry", retry=PATIENT)  # type: ignore[untyped-decorator]
def send_calendar_entry(appointment_id: int) -> None:
    """Mail an appointment as it stands now with its calendar file."""
    booked = Appointment.objects.filter(pk=appointment_id).first()
    if booked is not None:
        mail_entry(booked)
