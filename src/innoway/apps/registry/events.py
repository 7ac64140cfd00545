"""What happened in the register."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OrganisationRegistered:
    """A body was entered."""

    organisation_id: int


@dataclass(frozen=True, slots=True)
class OrganisationRenamed:
    """A body bears a new legal name."""

    organisation_id: int


@dataclass(frozen=True, slots=True)
class OrganisationEdited:
    """A body's plain facts changed."""

    organisation_id: int


@dataclass(frozen=True, slots=True)
class IdentifierVerified:
    """A number was checked against its register."""

    identifier_id: int


@dataclass(frozen=True, slots=True)
class RecognitionRecorded:
    """A recognition was entered."""

    recognition_id: int
    organisation_id: int


@dataclass(frozen=True, slots=True)
class RecognitionRevoked:
    """A recognition ended before its time."""

    recognition_id: int
    organisation_id: int


@dataclass(frozen=True, slots=True)
class ContactRevealed:
    """Somebody read personal data."""

    person_id: int
    purpose: str


@dataclass(frozen=True, slots=True)
class ImportApplied:
    """An import was written into the register."""

    import_id: int


@dataclass(frozen=True, slots=True)
class ImportUndone:
    """An import was taken back."""

    import_id: int


@dataclass(frozen=True, slots=True)
class PairJudged:
    """A steward said of two mentions whether they are one."""

    judgement_id: int


@dataclass(frozen=True, slots=True)
class JudgementUndone:
    """A judgement was taken back."""

    judgement_id: int


@dataclass(frozen=True, slots=True)
class MergeProposed:
    """A large merge waits for a second steward."""

    proposal_id: int


@dataclass(frozen=True, slots=True)
class MergeApproved:
    """A second steward agreed with a large merge."""

    proposal_id: int
    judgement_id: int


@dataclass(frozen=True, slots=True)
class MergeRefused:
    """A second steward disagreed with a large merge."""

    proposal_id: int


@dataclass(frozen=True, slots=True)
class MergeWithdrawn:
    """Who proposed a large merge took it back."""

    proposal_id: int


@dataclass(frozen=True, slots=True)
class JudgementsApplied:
    """The engine resolved again with the standing judgements; ``changed`` are entity ids."""

    version: int
    changed: tuple[str, ...]
