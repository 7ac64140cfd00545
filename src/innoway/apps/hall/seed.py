"""Private providers for the demonstration: made up, and every page says so.

No real firm is named, priced or rated here.
"""

from decimal import Decimal

from django.utils import timezone

from innoway.apps.hall.enums import PriceUnit, ProviderKind
from innoway.apps.hall.errors import ProviderKnown
from innoway.apps.hall.operations.list_provider import NewOffer, list_provider
from innoway.apps.registry.facade import enter_organisation

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
