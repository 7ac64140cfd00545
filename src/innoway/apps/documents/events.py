"""What happened to documents; upper apps may react."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentStored:
    """A document, or a new version of one, was taken in."""

    document_id: int
    version: int


@dataclass(frozen=True, slots=True)
class DocumentDeleted:
    """A document is gone; its number stays."""

    document_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class ReuseGranted:
    """The owner agreed to the use of a document in another matter."""

    consent_id: int
    document_id: int


@dataclass(frozen=True, slots=True)
class ReuseRevoked:
    """The owner ended that consent."""

    consent_id: int
    document_id: int
