"""What happens in the hall, told upwards."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DraftWasSent:
    """A form was sent and its cases were opened."""

    draft_id: str
    case_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ProviderListed:
    """A private firm was put on the list."""

    provider_id: int


@dataclass(frozen=True, slots=True)
class ProviderDelisted:
    """A private firm was taken off the list."""

    provider_id: int


@dataclass(frozen=True, slots=True)
class ProviderRated:
    """An applicant judged the firm named in a closed case."""

    provider_id: int
    case_id: int


@dataclass(frozen=True, slots=True)
class AppointmentBooked:
    """A person booked a time at a window."""

    appointment_id: int


@dataclass(frozen=True, slots=True)
class AppointmentCancelled:
    """A booked time was given back."""

    appointment_id: int


@dataclass(frozen=True, slots=True)
class AppointmentMoved:
    """A booked time was exchanged for another."""

    appointment_id: int


@dataclass(frozen=True, slots=True)
class TicketFinished:
    """A visit at a window ended."""

    ticket_id: int


@dataclass(frozen=True, slots=True)
class ObstacleRaised:
    """Somebody reported that something cannot be done."""

    obstacle_id: int


@dataclass(frozen=True, slots=True)
class ObstacleWasAnswered:
    """The owner of a rule answered a report."""

    obstacle_id: int


@dataclass(frozen=True, slots=True)
class Rated:
    """A visit or a stage of a case was judged."""

    rating_id: int
    is_bad: bool


@dataclass(frozen=True, slots=True)
class RatingCorrected:
    """What a bad rating showed was put right."""

    rating_id: int
