"""The stages of a case that its applicant has rated or can rate now."""

import datetime
from dataclasses import dataclass

from innoway.apps.cases.facade import CaseView, acts_for_case, case_view, closed_case
from innoway.apps.hall.enums import RatingStage
from innoway.apps.hall.models import Rating


@dataclass(frozen=True, slots=True)
class CaseRatings:
    """A case with its ratings by stage and the latest stage still to rate."""

    case: CaseView
    given: tuple[Rating, ...]
    open_stage: RatingStage | None


def case_ratings(account_id: int, case_id: int, at: datetime.datetime) -> CaseRatings | None:
    """Return what a person can rate of a case of theirs; None for anybody else."""
    seen = case_view(case_id, at.date())
    if seen is None or not acts_for_case(account_id, case_id, at):
        return None
    given = tuple(Rating.objects.filter(case_id=case_id))
    rated = {one.stage for one in given}
    stages = [stage for stage in RatingStage if stage not in rated and reached(seen, stage)]
    return CaseRatings(seen, given, stages[-1] if stages else None)


def reached(seen: CaseView, stage: RatingStage) -> bool:
    """Tell whether a case has come as far as a stage."""
    if stage is RatingStage.RECEIPT:
        return seen.received_on is not None
    if stage is RatingStage.ACCEPTANCE:
        return seen.accepted_on is not None
    return closed_case(seen.id) is not None
