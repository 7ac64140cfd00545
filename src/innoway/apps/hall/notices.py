"""What the hall tells people about their appointments, reports and ratings."""

import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.translation import gettext_lazy as _

from innoway.apps.accounts.facade import Topic, accounts_named, declare_topic, notify
from innoway.apps.hall.enums import AppointmentState, WindowKey
from innoway.apps.hall.models import Appointment, Obstacle, Rating
from innoway.apps.hall.queries.appointment import calendar_file
from innoway.apps.hall.queries.windows import number, window

declare_topic(
    Topic("hall.appointments", _("Appointments"), _("Reminders and changes of what you booked."))
)
declare_topic(
    Topic("hall.answers", _("Answers of the hall"), _("Answers to reports and ratings you gave."))
)
LANGUAGES = ("en", "zh-hans")


def remind_of_appointment(booked: Appointment, at: datetime.datetime) -> None:
    """Remind in the inbox, the day before; once for each time the appointment has had."""
    notify(
        account_id=booked.account_id, topic="hall.appointments", at=at,
        key=f"hall.reminder:{booked.pk}:{booked.sequence}", template="hall/mail/reminder",
        facts=_facts(booked), link=reverse("hall:appointment", args=[booked.pk]),
    )  # fmt: skip


def send_calendar_entry(booked: Appointment) -> None:
    """Mail the booking with its calendar file; a cancelled one takes the entry out again.

    No opt-out: it answers what the person has just done.
    """
    person = accounts_named([booked.account_id]).get(booked.account_id)
    if person is None or not person.email:
        return
    link = settings.SITE_URL.rstrip("/") + reverse("hall:appointment", args=[booked.pk])
    with translation.override(person.language or settings.LANGUAGE_CODE):
        language = translation.get_language() or "en"
        title = f"{translation.gettext('Inno Hall')} · {WindowKey(booked.window).label}"
        start = formats.date_format(timezone.localtime(booked.start), "DATETIME_FORMAT")
        mail = EmailMessage(
            f"{_subject(booked)}{translation.gettext(': ')}{start}",
            f"{title}\n{start}\n{window(booked.window).place.said_in(language)}\n\n{link}",
            settings.DEFAULT_FROM_EMAIL, [person.email],
        )  # fmt: skip
        content = calendar_file(booked, title=title, language=language, site=link)
    mail.attach(f"appointment-{booked.pk}.ics", content.decode(), "text/calendar")
    mail.send()


def _subject(booked: Appointment) -> str:
    if booked.state == AppointmentState.CANCELLED:
        return translation.gettext("Appointment cancelled")
    if booked.sequence:
        return translation.gettext("Appointment moved")
    return translation.gettext("Appointment booked")


def tell_of_answer(answered: Obstacle, at: datetime.datetime) -> None:
    """Tell whoever reported an obstacle that the answer is there."""
    if answered.account_id is not None:
        notify(
            account_id=answered.account_id, topic="hall.answers", at=at,
            key=f"hall.obstacle-answer:{answered.pk}", template="hall/mail/obstacle_answer",
            link=reverse("hall:obstacle", args=[answered.pk]),
        )  # fmt: skip


def invite_to_rate(case_id: int, account_id: int, number: str, at: datetime.datetime) -> None:
    """Invite the applicant of a closed case to rate it, once."""
    notify(
        account_id=account_id, topic="hall.answers", at=at, key=f"hall.rate-case:{case_id}",
        template="hall/mail/rate_case", facts={"number": number},
        link=reverse("hall:rate-case", args=[case_id]),
    )  # fmt: skip


def tell_of_correction(corrected: Rating, at: datetime.datetime) -> None:
    """Tell whoever gave a bad rating what was put right and that a second one is welcome."""
    if corrected.account_id is None:
        return
    link = (
        reverse("hall:visit", args=[corrected.ticket.token]) if corrected.ticket
        else reverse("hall:rate-case", args=[corrected.case_id])
    )  # fmt: skip
    notify(
        account_id=corrected.account_id, topic="hall.answers", at=at, link=link,
        key=f"hall.rating-corrected:{corrected.pk}", template="hall/mail/rating_corrected",
        facts={"correction": corrected.correction},
    )  # fmt: skip


def _facts(booked: Appointment) -> dict[str, object]:
    content = window(booked.window)
    hours = number("cancel-before", booked.day)
    return {"booked": booked, "window": content, "hours": hours}
