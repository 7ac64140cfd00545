"""The organisations that the newsletter of August 2015 names, with that source.

No identifier is invented: the newsletter gives none. Chinese names are those in common use,
marked unverified, because the newsletter is in English.
"""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from innoway.apps.accounts.enums import DelegationRole
from innoway.apps.accounts.facade import account_named, delegates_of, give_role
from innoway.apps.registry.calculations.industry_lists import sections
from innoway.apps.registry.calculations.names import fold
from innoway.apps.registry.calculations.provenance import NewName, Provenance
from innoway.apps.registry.enums import (
    Confidence,
    IndustrySystem,
    NameKind,
    OrganisationKind,
    Standing,
)
from innoway.apps.registry.models import Organisation, OrganisationName, Person, Place
from innoway.apps.registry.operations.add_name import add_name
from innoway.apps.registry.operations.classify_organisation import classify_organisation
from innoway.apps.registry.operations.load_industries import load_industries
from innoway.apps.registry.operations.measure_organisation import measure_organisation
from innoway.apps.registry.operations.record_person import record_person
from innoway.apps.registry.operations.record_place import record_place
from innoway.apps.registry.operations.record_post import record_post
from innoway.apps.registry.operations.register_organisation import register_organisation
from innoway.apps.registry.rules import HOUSE

ISSUED = date(2015, 8, 15)
NEWSLETTER = Provenance("newsletter 12/2015", ISSUED, confidence=Confidence.PRIMARY)
COMMON = Provenance("Chinese name in common use", ISSUED, confidence=Confidence.UNVERIFIED)

K = OrganisationKind
ORGANISATIONS = (
    ("3W Coffee", "3W咖啡", K.MAKERSPACE, "Inno Way"),
    ("Angel Crunch", "天使汇", K.MAKERSPACE, "Inno Way"),
    ("Legend Star", "联想之星", K.MAKERSPACE, "Haidian"),
    ("YOU+", "", K.MAKERSPACE, "Haidian"),
    ("Zhongguancun Inno Way", "中关村创业大街", K.SERVICE, "Inno Way"),
    ("Inno Hall", "创业会客厅", K.SERVICE, "Inno Way"),
    ("Haidian District Government", "北京市海淀区人民政府", K.PUBLIC, "Haidian"),
    ("Zhongguancun Administrative Commission", "中关村科技园区管理委员会", K.PUBLIC, "Haidian"),
    ("Beijing Municipal Science and Technology Commission", "北京市科学技术委员会", K.PUBLIC, ""),
    ("Ministry of Science and Technology", "科学技术部", K.PUBLIC, ""),
    ("State Administration of Foreign Exchange, Beijing Branch", "国家外汇管理局北京市分局",
     K.PUBLIC, ""),
    ("Chinese Academy of Sciences", "中国科学院", K.INSTITUTE, ""),
    ("Beijing Institute of Nanoenergy and Nanosystems", "北京纳米能源与系统研究所",
     K.INSTITUTE, ""),
    ("Beijing Institute of Collaborative Innovation", "北京协同创新研究院", K.INSTITUTE, ""),
    ("Institute of Innovation of Peking University", "北京大学创新研究院", K.INSTITUTE, ""),
    ("Zhongguancun Development Group", "中关村发展集团", K.FUND, ""),
    ("Tiholding", "", K.FUND, ""),
    ("Zhongguancun Private Equity and Venture Capital Association", "", K.ASSOCIATION, ""),
    ("Baidu", "百度", K.ENTERPRISE, "Haidian"),
    ("BDStar Navigation", "北斗星通", K.ENTERPRISE, "Haidian"),
    ("Lenovo", "联想", K.ENTERPRISE, "Haidian"),
    ("Nuctech", "同方威视", K.ENTERPRISE, "Haidian"),
    ("IZP", "亿赞普", K.ENTERPRISE, "Haidian"),
    ("StarTimes", "四达时代", K.ENTERPRISE, "Haidian"),
    ("Glodon", "广联达", K.ENTERPRISE, "Haidian"),
    ("Datang Telecom", "大唐电信", K.ENTERPRISE, "Haidian"),
    ("IGRS Engineering Lab Ltd.", "闪联", K.ENTERPRISE, "Haidian"),
    ("VIMC", "中星微", K.ENTERPRISE, "Haidian"),
    ("Microsoft", "微软", K.ENTERPRISE, ""),
    ("IBM", "", K.ENTERPRISE, ""),
    ("Oracle", "甲骨文", K.ENTERPRISE, ""),
)  # fmt: skip


def seed() -> None:
    """Add what is missing; entries that people have changed since stay as they are."""
    load_industries(system=IndustrySystem.GBT4754, lines=sections())
    places = _places()
    for name, name_zh, kind, where in ORGANISATIONS:
        if OrganisationName.objects.filter(folded=fold(name)).exists():
            continue
        organisation = register_organisation(
            actor=HOUSE, names=[NewName(name, "en", NameKind.TRADING)], provenance=NEWSLETTER,
            facts={"kind": kind}, place=places.get(where),
        )  # fmt: skip
        if name_zh:
            chinese = NewName(name_zh, "zh-Hans", NameKind.TRADING)
            add_name(actor=HOUSE, organisation=organisation, name=chinese, provenance=COMMON)
    _people()
    _demo_firm()


def _places() -> dict[str, Place]:
    haidian = Place.objects.filter(country="CN", name="Haidian Park of Zhongguancun").first()
    if haidian is None:
        haidian = record_place(
            actor=HOUSE, name="Haidian Park of Zhongguancun", name_zh="中关村海淀园",
            country="CN", division_code="110108", provenance=NEWSLETTER,
        )  # fmt: skip
    street = Place.objects.filter(country="CN", name="Zhongguancun Inno Way").first()
    if street is None:
        street = record_place(
            actor=HOUSE, name="Zhongguancun Inno Way", name_zh="中关村创业大街", country="CN",
            division_code="110108", parent=haidian, provenance=NEWSLETTER,
        )  # fmt: skip
    return {"Haidian": haidian, "Inno Way": street}


def _people() -> None:
    if Person.objects.filter(name="Wang Zhonglin").exists():
        return
    person = record_person(
        actor=HOUSE, name="Wang Zhonglin", name_zh="王中林", provenance=NEWSLETTER
    )
    institute = OrganisationName.objects.get(
        folded=fold("Beijing Institute of Nanoenergy and Nanosystems")
    ).organisation
    record_post(
        actor=HOUSE, person=person, organisation=institute, title="Chief scientist",
        title_zh="首席科学家", provenance=NEWSLETTER,
    )  # fmt: skip


DEMO_FIRM = "Qinghe Sensing (demo firm)"


def _demo_firm() -> None:
    """A generated firm for the demo's owner, preparer and approver to act for."""
    known = OrganisationName.objects.filter(folded=fold(DEMO_FIRM)).first()
    firm = known.organisation if known else _generated_firm()
    now = timezone.now()
    roles = {role: account_named(f"{role}@demo.innoway.example") for role in DelegationRole}
    held = {(view.account_id, view.role) for view in delegates_of(firm.pk, now)}
    for role, account in roles.items():
        if account is not None and (account.id, role) not in held:
            give_role(firm.pk, account.id, role, now)


def _generated_firm() -> Organisation:
    source = Provenance("generated for the demonstration", date(2026, 1, 1))
    firm = register_organisation(
        actor=HOUSE, provenance=source,
        names=[NewName(DEMO_FIRM, "en"), NewName("清河传感（演示企业）", "zh-Hans")],
        facts={"kind": K.ENTERPRISE, "standing": Standing.ACTIVE, "country": "CN",
               "founded_on": date(2021, 3, 1)},
    )  # fmt: skip
    classify_organisation(
        actor=HOUSE, organisation=firm, system=IndustrySystem.GBT4754, code="6513",
        on=date(2021, 3, 1), provenance=source,
    )  # fmt: skip
    measure_organisation(
        actor=HOUSE, organisation=firm, on=date(2025, 12, 31), provenance=source,
        figures={"employees": Decimal(42), "revenue": Decimal("8600000.00")},
    )  # fmt: skip
    return firm
