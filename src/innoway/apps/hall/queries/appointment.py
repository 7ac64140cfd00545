"""One appointment, also as a calendar file."""

import datetime
from typing import Any

from icalendar import Alarm, Calendar, Event

from innoway.apps.hall.enums import AppointmentState
from innoway.apps.hall.models import Appointment
from innoway.apps.hall.queries.windows import window
from innoway.apps.hall.rules import appointments_visible_to


def appointment(actor: Any, pk: int) -> Appointment | None:
    """Return an appointment that the actor may view; one query."""
    return appointments_visible_to(actor).filter(pk=pk).first()


def calendar_file(booked: Appointment, *, title: str, language: str, site: str) -> bytes:
    """Return the appointment as iCalendar; a cancelled one takes the entry out again.

    The identifier stays and the sequence rises with each change, so calendars replace the
    entry instead of adding another. Source: RFC 5545, RFC 5546.
    """
    cancelled = booked.state == AppointmentState.CANCELLED
    event = Event()
    event.add("uid", f"{booked.uid}@innoway")
    event.add("sequence", booked.sequence)
    event.add("dtstamp", booked.cancelled_at or booked.booked_at)
    event.add("dtstart", booked.start)
    event.add("dtend", booked.end)
    event.add("summary", title)
    event.add("location", window(booked.window).place.said_in(language))
    event.add("description", booked.subject)
    event.add("url", site)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    if not cancelled:
        event.add_component(_alarm(title))
    calendar = Calendar()
    calendar.add("prodid", "-//Innoway//Inno Hall//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -datetime.timedelta(hours=2))
    return alarm
