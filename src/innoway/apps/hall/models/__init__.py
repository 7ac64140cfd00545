"""The tables of the hall."""

from innoway.apps.hall.models.appointment import Appointment
from innoway.apps.hall.models.desk import Desk, DeskNote
from innoway.apps.hall.models.draft import Draft
from innoway.apps.hall.models.obstacle import Obstacle
from innoway.apps.hall.models.provider import Mandate, Offer, Provider, ProviderRating
from innoway.apps.hall.models.rating import Rating
from innoway.apps.hall.models.ticket import Ticket, TicketEvent, WindowBoard

__all__ = [
    "Appointment", "Desk", "DeskNote", "Draft", "Mandate", "Obstacle", "Offer", "Provider",
    "ProviderRating", "Rating", "Ticket", "TicketEvent", "WindowBoard",
]  # fmt: skip
