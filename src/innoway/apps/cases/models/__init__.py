"""The tables of the case engine."""

from innoway.apps.cases.models.case import Case
from innoway.apps.cases.models.deadline import Deadline
from innoway.apps.cases.models.holiday_paper import DeadlineMove, HolidayPaper
from innoway.apps.cases.models.log import Act, LogNode, TreeHead
from innoway.apps.cases.models.supplement import Supplement

__all__ = [
    "Act", "Case", "Deadline", "DeadlineMove", "HolidayPaper", "LogNode", "Supplement", "TreeHead",
]  # fmt: skip
