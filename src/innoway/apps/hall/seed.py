"""Private providers, visits, ratings and reports for the demonstration: made up, pages say so.

No real firm is named, priced or rated here, and nobody real has visited.
"""

import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.facade import AccountView, account_named
from innoway.apps.hall.enums import ObstacleCause, PriceUnit, ProviderKind, Satisfaction
from innoway.apps.hall.errors import ProviderKnown
from innoway.apps.hall.models import Obstacle, Rating, Ticket
from innoway.apps.hall.operations.answer_obstacle import answer_obstacle
from innoway.apps.hall.operations.book_appointment import book_appointment
from innoway.apps.hall.operations.call_back_rating import call_back_rating
from innoway.apps.hall.operations.call_next_ticket import call_next_ticket
from innoway.apps.hall.operations.close_desk import close_desk
from innoway.apps.hall.operations.correct_rating import correct_rating
from innoway.apps.hall.operations.finish_ticket import finish_ticket
from innoway.apps.hall.operations.list_provider import NewOffer, list_provider
from innoway.apps.hall.operations.open_desk import open_desk
from innoway.apps.hall.operations.raise_obstacle import raise_obstacle
from innoway.apps.hall.operations.rate_visit import rate_visit
from innoway.apps.hall.operations.serve_ticket import serve_ticket
from innoway.apps.hall.operations.take_ticket import take_ticket
from innoway.apps.hall.operations.write_desk_note import write_desk_note
from innoway.apps.hall.queries.appointments import open_days
from innoway.apps.hall.queries.windows import work_calendar
from innoway.apps.registry.facade import enter_organisation
from innoway.foundation.errors import DomainError
from innoway.foundation.permissions import Actor

SOURCE = "made up for the demonstration"
CONDITIONS = (
    "Written offer before work begins; the first call is free.",
    "开始服务前出具书面报价，首次沟通免费。",
)
PROVIDERS = (
    ("Demo Law Office", "演示律师事务所（虚构）", ProviderKind.LEGAL,
     "Contracts and shareholder agreements.", "合同与股权协议。",
     "Contract review", "合同审查", "800", PriceUnit.HOUR),
    ("Demo Dispute Counsel", "演示争议解决律师团（虚构）", ProviderKind.LEGAL,
     "Unpaid bills and partner disputes.", "货款纠纷与合伙纠纷。",
     "Dispute case", "纠纷代理", "6000", PriceUnit.CASE),
    ("Demo Accountants", "演示会计师事务所（虚构）", ProviderKind.FINANCE,
     "Bookkeeping and tax for young firms.", "初创企业代理记账与报税。",
     "Bookkeeping", "代理记账", "500", PriceUnit.MONTH),
    ("Demo Finance Advisers", "演示融资顾问（虚构）", ProviderKind.FINANCE,
     "Business plans and loan papers.", "商业计划书与贷款材料。",
     "Business plan", "商业计划书", None, PriceUnit.CASE),
    ("Demo HR Service", "演示人力资源服务公司（虚构）", ProviderKind.HR,
     "Payroll and social insurance.", "薪酬与社保代办。",
     "Payroll for one employee", "单名员工薪酬社保", "60", PriceUnit.MONTH),
    ("Demo Talent Search", "演示人才寻访公司（虚构）", ProviderKind.HR,
     "Engineers at home and from abroad.", "国内外工程师寻访。",
     "Search for one post", "单个岗位寻访", "20000", PriceUnit.CASE),
    ("Demo Patent Agents", "演示专利代理事务所（虚构）", ProviderKind.IPR,
     "Patent drafting and answers to the office.", "专利撰写与审查意见答复。",
     "Invention patent", "发明专利撰写", "7000", PriceUnit.CASE),
    ("Demo Trademark Agents", "演示商标代理公司（虚构）", ProviderKind.IPR,
     "Searches and applications by class.", "商标查询与分类申请。",
     "Application for one class", "单类商标申请", "900", PriceUnit.CASE),
)  # fmt: skip


def seed() -> None:
    """Add what is missing; what people have changed since stays as it is."""
    now = timezone.now()
    for name, name_zh, kind, about, about_zh, offer, offer_zh, price, unit in PROVIDERS:
        number = enter_organisation(
            name=name, name_zh=name_zh, kind="service", source=SOURCE, on=now.date()
        )
        new = NewOffer(offer, offer_zh, Decimal(price) if price else None, unit, *CONDITIONS)
        try:
            list_provider(
                organisation_id=number, kind=kind, summary_en=about, summary_zh=about_zh,
                offers=[new], listed_by_id=None, at=now, is_demo=True,
            )  # fmt: skip
        except ProviderKnown:
            continue
    _windows(now)


# Window, service, question, level and comment of a visit that never was.
VISITS = (
    ("legal", "company-registration", "Register a company / 注册公司", 5, "Quick. / 很快"),
    ("legal", "company-name-check", "Is the name free? / 名称能不能用", 5, ""),
    ("legal", "company-change", "New address / 变更地址", 4, ""),
    ("legal", "company-registration", "Partners from abroad / 外籍合伙人", 4, ""),
    ("legal", "company-registration", "Missing lease / 缺少租赁合同", 2,
     "Sent away twice for one paper. / 一份材料跑了两趟"),
    ("ipr", "trademark-registration", "A logo / 商标图样", 5, ""),
    ("ipr", "patent-fee-reduction", "Lower fees / 费用减缴", 3, ""),
    ("social-security", "employee-enrolment", "First employee / 首名员工", 4, ""),
)  # fmt: skip


def _windows(now: datetime.datetime) -> None:
    """Add a past day at the windows, a booked time and two reports, once."""
    people = {
        box: account_named(f"{box}@demo.innoway.example") for box in ("clerk", "policy", "founder")
    }
    clerk, officer, founder = (people[box] for box in ("clerk", "policy", "founder"))
    if not (clerk and officer and founder) or Ticket.objects.exists():
        return
    today = timezone.localdate(now)
    day = work_calendar(today.year).due(today, -1)
    _visits(_staff(clerk, StaffRole.WINDOW_CLERK), day)
    _reports(_staff(officer, StaffRole.POLICY_OFFICER), Actor(founder.id), day)
    _appointment(founder, now)


def _staff(person: AccountView, role: StaffRole) -> Actor:
    return Actor(person.id, staff_roles=frozenset({str(role)}))


def _at(day: datetime.date, hour: int, minute: int = 0) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(hour, minute)))


def _visits(clerk: Actor, day: datetime.date) -> None:
    for number, (window, item, question, level, comment) in enumerate(VISITS):
        at = _at(day, 9 + number // 2, 30 * (number % 2))
        open_desk(actor=clerk, window_key=window, counter=1, at=at)
        ticket = take_ticket(
            window_key=window, today=day, at=at, visitor={"question": question}, language="en"
        )
        call_next_ticket(actor=clerk, today=day, at=at)
        visit: dict[str, Any] = {"actor": clerk, "ticket_id": ticket.pk, "at": at}
        serve_ticket(today=day, **visit)
        write_desk_note(text=f"{question} (demo)", item=item, **visit)
        finish_ticket(today=day, **visit)
        rated = rate_visit(
            token=ticket.token, level=Satisfaction(level), comment=comment, today=day, at=at
        )
        Rating.objects.filter(pk=rated.pk).update(is_demo=True)
        if rated.call_back_due:
            _put_right(clerk, rated, day, at)
    close_desk(actor=clerk, at=_at(day, 17))


def _put_right(clerk: Actor, rated: Rating, day: datetime.date, at: datetime.datetime) -> None:
    call_back_rating(
        actor=clerk, rating_id=rated.pk, verified=True, today=day, at=at,
        note="The checklist did not name the lease. / 清单未列明租赁合同 (demo)",
    )  # fmt: skip
    correct_rating(
        actor=clerk, rating_id=rated.pk, at=at,
        correction="The checklist names the lease now. / 清单已列明租赁合同 (demo)",
    )  # fmt: skip


def _reports(officer: Actor, founder: Actor, day: datetime.date) -> None:
    for cause, text, item in (
        (ObstacleCause.PASSED_AROUND, "Nobody takes the lease of a shared desk. / "
         "共享工位的租赁合同没有部门受理 (demo)", "office-area-address"),
        (ObstacleCause.PAPER_IMPOSSIBLE, "A paper from abroad cannot be had in a month. / "
         "境外文件一个月内无法取得 (demo)", "foreigner-work-permit"),
    ):  # fmt: skip
        raised = raise_obstacle(
            actor=founder, cause=cause, text=text, item=item, today=day, at=_at(day, 10)
        )
        Obstacle.objects.filter(pk=raised.pk).update(is_demo=True)
        if cause is ObstacleCause.PASSED_AROUND:
            answer_obstacle(
                actor=officer, obstacle_id=raised.pk, at=_at(day, 16),
                answer="The venue window takes it from now on. / 由场地窗口统一受理 (demo)",
                change=("The venue window takes leases of shared desks (demo)",
                        "共享工位租赁合同由场地窗口统一受理（演示）", day),
            )  # fmt: skip


def _appointment(founder: AccountView, now: datetime.datetime) -> None:
    zone = timezone.get_current_timezone()
    _window, days = open_days("policy", timezone.localdate(now), zone)
    try:
        book_appointment(
            account_id=founder.id, window_key="policy", start=days[0].slots[2].start, at=now,
            zone=zone, subject="Which subsidies fit? / 可以享受哪些政策 (demo)",
        )  # fmt: skip
    except DomainError:  # a person who tries the demonstration has booked that day
        return
