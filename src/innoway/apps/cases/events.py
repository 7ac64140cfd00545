"""What happened to cases; upper apps send notices and ask for ratings."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CaseActed:
    """An act was written: ``kind`` is a value of ``ActKind``, ``state`` where the case stands now."""

    case_id: int
    act_id: int
    kind: str
    state: str


@dataclass(frozen=True, slots=True)
class HolidayPaperPublished:
    """A notice was entered; ``moved`` open deadlines changed."""

    paper_id: int
    moved: int
