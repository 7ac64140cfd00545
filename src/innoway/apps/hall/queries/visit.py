"""A visitor's own page, opened by the link on the ticket."""

from dataclasses import dataclass

from innoway.apps.hall.calculations.queue import people_ahead
from innoway.apps.hall.models import Rating, Ticket
from innoway.apps.hall.queries.board import version_of


@dataclass(frozen=True, slots=True)
class Visit:
    """A visitor's own ticket with the number of people before it."""

    ticket: Ticket
    version: int
    ahead: int
    rating: Rating | None


def visit(token: str) -> Visit | None:
    """Return the ticket with this link; four queries."""
    ticket = Ticket.objects.filter(token=token).first()
    if ticket is None:
        return None
    places = Ticket.objects.waiting(ticket.window, ticket.day).values_list("place", "pk")
    ahead = people_ahead(list(places), (ticket.place, ticket.pk))
    rating = Rating.objects.filter(ticket=ticket).first()
    return Visit(ticket, version_of(ticket.window), ahead, rating)


def visit_version(token: str) -> int | None:
    """Return only the version of the board a ticket waits at; two queries."""
    window = Ticket.objects.filter(token=token).values_list("window", flat=True).first()
    return None if window is None else version_of(window)
