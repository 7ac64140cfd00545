"""Demo cases in different states; generated, nobody is meant, and each says so in its data."""

import datetime

from django.utils import timezone

from innoway.apps.accounts.facade import account_named, delegations_of
from innoway.apps.cases.calculations.terms import Terms
from innoway.apps.cases.enums import Channel
from innoway.apps.cases.models import Case
from innoway.apps.cases.operations.accept_case import accept_case
from innoway.apps.cases.operations.approve_case import approve_case
from innoway.apps.cases.operations.assign_case import assign_case
from innoway.apps.cases.operations.deliver_result import deliver_result
from innoway.apps.cases.operations.notify_supplement import notify_supplement
from innoway.apps.cases.operations.open_case import open_case
from innoway.apps.cases.operations.publish_overrun_reason import publish_overrun_reason
from innoway.apps.cases.operations.start_special_procedure import start_special_procedure
from innoway.apps.cases.operations.submit_case import submit_case
from innoway.apps.cases.queries.calendar import calendar
from innoway.foundation.permissions import Actor

LAW = ("Administrative Licensing Law Arts 32, 42",)
PLACE = Terms(
    "demo-office-area", "demo", "Desk in the office area (demo)", "集中办公区工位申请（演示）",
    LAW, promised_days=10, tolerates_missing=True,
)  # fmt: skip
SUPPORT = Terms(
    "demo-talent-housing", "demo", "Housing support for founders (demo)", "创业者住房支持（演示）",
    LAW, promised_days=5, commitment=True,
)  # fmt: skip
SOURCE = "generated for the demonstration"


def seed() -> None:
    """Add the demo cases once; an installation with any case is left alone."""
    now = timezone.now()
    people = {
        name: account_named(f"{name}@demo.innoway.example")
        for name in ("owner", "clerk", "supervisor")
    }
    if Case.objects.exists() or not all(people.values()):
        return
    numbers = {name: found.id for name, found in people.items() if found}
    firms = delegations_of(numbers["owner"], now)
    firm = firms[0].organisation_id if firms else None
    staff = {name: Actor(numbers[name], staff_roles=frozenset({role})) for name, role in (
        ("clerk", "window_clerk"), ("supervisor", "supervisor"),
    )}  # fmt: skip
    story = Story(numbers["owner"], numbers["clerk"], firm, staff, now)
    story.tell()


class Story:
    """Brings cases to their states with the same operations people use, at earlier moments."""

    def __init__(
        self, owner: int, clerk: int, firm: int | None, staff: dict[str, Actor],
        now: datetime.datetime,
    ) -> None:  # fmt: skip
        self.owner, self.clerk_id, self.firm, self.now = owner, clerk, firm, now
        self.clerk, self.supervisor = staff["clerk"], staff["supervisor"]

    def ago(self, working_days: int) -> datetime.datetime:
        """Return ten o'clock that many working days back."""
        day = calendar().due(timezone.localdate(self.now), -working_days)
        ten = datetime.datetime.combine(day, datetime.time(10), timezone.get_current_timezone())
        return min(ten, self.now)

    def tell(self) -> None:
        """Open one case for each state worth seeing."""
        self.draft(PLACE, 0)
        self.submitted(PLACE, 1)
        asked = self.submitted(PLACE, 3)
        notify_supplement(
            case_id=asked,
            actor=self.clerk,
            at=self.ago(2),
            papers=["Lease of the desk · 工位租赁协议"],
        )
        self.accepted(PLACE, 9)
        stopped = self.accepted(PLACE, 6)
        start_special_procedure(
            case_id=stopped,
            actor=self.clerk,
            at=self.ago(3),
            procedure="Expert review · 专家评审",
            days=8,
        )
        late = self.accepted(SUPPORT, 8)
        publish_overrun_reason(
            case_id=late, actor=self.clerk, at=self.now,
            reason="The archive of the partner office was closed (made up). · 协办单位档案室闭馆（演示）。",
        )  # fmt: skip
        for days in (12, 15, 20):
            done = self.accepted(SUPPORT, days)
            approve_case(case_id=done, actor=self.clerk, at=self.ago(days - 3))
            deliver_result(
                case_id=done,
                actor=self.clerk,
                at=self.ago(days - 4),
                how="Electronically · 电子送达",
            )

    def draft(self, terms: Terms, days: int) -> int:
        """Open a draft."""
        filled = {
            "subject": {"value": f"{terms.title_en} · {terms.title_zh}", "source": SOURCE},
            "people": {"value": "3", "source": SOURCE},
        }
        act = open_case(
            actor=Actor(self.owner), account_id=self.owner, terms=terms,
            organisation_id=self.firm, channel=Channel.ONLINE, data=filled, document_ids=[],
            at=self.ago(days),
        )  # fmt: skip
        return act.case_id

    def submitted(self, terms: Terms, days: int) -> int:
        """Hand a draft in."""
        number = self.draft(terms, days)
        submit_case(case_id=number, actor=Actor(self.owner), at=self.ago(days))
        return number

    def accepted(self, terms: Terms, days: int) -> int:
        """Accept an application with the clerk in charge."""
        number = self.submitted(terms, days)
        accept_case(case_id=number, actor=self.clerk, at=self.ago(days))
        assign_case(
            case_id=number, actor=self.supervisor, account_id=self.clerk_id, at=self.now,
            reason="Next in turn · 轮值",
        )  # fmt: skip
        return number
