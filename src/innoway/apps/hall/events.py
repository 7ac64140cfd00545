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
