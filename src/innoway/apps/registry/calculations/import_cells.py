"""Turns the text of a cell into a value of the register, or says what is wrong with it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from innoway.apps.registry.calculations.countries import country_code
from innoway.apps.registry.calculations.industry import normalise_code, well_formed
from innoway.apps.registry.calculations.names import fold, tidy
from innoway.apps.registry.enums import IndustrySystem, OrganisationKind, RecognitionKind, Size
from innoway.values.identifiers import SCHEMES

_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]00:00.*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_ADDRESS = re.compile(r"(?:https?://)?[\w-]+(\.[\w-]+)+(:\d+)?(/\S*)?", re.ASCII | re.I)

_WORDS: Mapping[str, Mapping[str, str]] = {
    "kind": {
        OrganisationKind.ENTERPRISE: "enterprise company firm 企业 公司",
        OrganisationKind.PUBLIC: "government public authority 政府 机关 事业单位",
        OrganisationKind.INSTITUTE: "institute research 研究院 研究所 科研院所 科研机构",
        OrganisationKind.UNIVERSITY: "university college 大学 高校 学院",
        OrganisationKind.ASSOCIATION: "association alliance society 协会 联盟 学会 社会团体",
        OrganisationKind.MAKERSPACE: "makerspace incubator accelerator 众创空间 孵化器",
        OrganisationKind.SERVICE: "service 服务机构",
        OrganisationKind.FUND: "fund investor 基金 投资机构",
        OrganisationKind.OTHER: "other 其他",
    },
    "size": {
        Size.MICRO: "micro 微型 微型企业 微",
        Size.SMALL: "small 小型 小型企业 小",
        Size.MEDIUM: "medium 中型 中型企业 中",
        Size.LARGE: "large 大型 大型企业 大",
    },
    "recognition": {
        RecognitionKind.HIGH_TECH: "hnte high-tech high-tech+enterprise 高新技术企业 高企 国高新"
        " 国家高新技术企业",
        RecognitionKind.TECH_SME: "technology+sme tech+sme 科技型中小企业",
        RecognitionKind.INNOVATIVE_SME: "innovative+sme 创新型中小企业",
        RecognitionKind.SPECIALISED: "specialised+and+new specialized+and+new srdi 专精特新"
        " 专精特新中小企业",
        RecognitionKind.LITTLE_GIANT: "little+giant 小巨人 专精特新小巨人 专精特新“小巨人”企业",
        RecognitionKind.GAZELLE: "gazelle 瞪羚 瞪羚企业",
        RecognitionKind.DISTRICT: "district+recognised 海淀区政府和中关村管委会认定",
        RecognitionKind.OFFICE_AREA: "centralised+office+area centralized+office+area 集中办公区",
        RecognitionKind.MAKERSPACE: "makerspace 众创空间",
        RecognitionKind.OTHER: "other 其他",
    },
}


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong with one cell; ``detail`` comes from the check in both languages."""

    field: str
    code: str
    value: str
    detail_en: str = ""
    detail_zh: str = ""


def parse_cell(field: str, text: str) -> tuple[str, CellFault | None]:
    """Return the canonical text of a cell ("" for blank) and the fault, if any.

    Values that are no fact ("n/a", "-", "无") read as blank.

    >>> parse_cell("founded_on", "2015年4月26日"), parse_cell("country", "中国")
    (('2015-04-26', None), ('CN', None))
    >>> parse_cell("founded_on", "03/04/2015")[1].code
    'date'
    >>> parse_cell("name_en", "=HYPERLINK(1)")[1].code
    'formula'
    """
    value = tidy(text)
    if fold(value) in {"", "n a", "na", "none", "null", "无", "暂无", "不详", "nil"}:
        return "", None
    if value.startswith("=") or text[:1] in "\t\r":
        return "", CellFault(field, "formula", value[:80])
    if any("\ud800" <= c <= "\udfff" for c in text):
        return "", CellFault(field, "characters", value[:80])
    if field.startswith("id:"):
        return _identifier(field, value)
    known = _PARSERS.get(field, _text)(value)
    if known:
        return known, None
    return "", CellFault(field, _CODES.get(field, "text"), value[:80])


def _identifier(field: str, value: str) -> tuple[str, CellFault | None]:
    scheme = SCHEMES[field.removeprefix("id:")]
    faults = scheme.explain(value)
    if not faults:
        return scheme.normalise(value), None
    english = " ".join(fault.message("en") for fault in faults[:3])
    chinese = "".join(fault.message("zh") for fault in faults[:3])
    return "", CellFault(field, "identifier", value[:80], english, chinese)


def parse_date(value: str) -> str:
    """Return the ISO date, or "" when the text is none or may be read in two ways."""
    match = _DATE.fullmatch(value) or _COMPACT.fullmatch(value)
    if not match:
        return ""
    try:
        return date(*map(int, match.groups())).isoformat()
    except ValueError:
        return ""


def _website(value: str) -> str:
    if not _ADDRESS.fullmatch(value) or len(value) > 500:
        return ""
    return value if value.lower().startswith("http") else f"https://{value}"


def _division(value: str) -> str:
    ok = value.isascii() and value.isdecimal() and len(value) in {6, 9, 12}
    return value if ok else ""


def _one_of(field: str) -> Callable[[str], str]:
    words = {
        fold(word.replace("+", " ")): str(choice)
        for choice, text in _WORDS[field].items()
        for word in (str(choice), *text.split())
    }
    return lambda value: words.get(fold(value), "")


def _industry(system: str) -> Callable[[str], str]:
    def parse(value: str) -> str:
        code = normalise_code(system, re.split(r"[\s　:：]", value, maxsplit=1)[0])
        return code if well_formed(system, code) else ""

    return parse


def _text(value: str) -> str:
    return value if len(value) <= 300 else ""


_PARSERS: Mapping[str, Callable[[str], str]] = {
    "country": country_code,
    "founded_on": parse_date,
    "recognition_start": parse_date,
    "recognition_end": parse_date,
    "website": _website,
    "division_code": _division,
    "kind": _one_of("kind"),
    "size": _one_of("size"),
    "recognition": _one_of("recognition"),
    "industry": _industry(IndustrySystem.GBT4754),
    "nace": _industry(IndustrySystem.NACE),
    "nace21": _industry(IndustrySystem.NACE_2025),
}
_CODES = {
    "country": "country", "founded_on": "date", "recognition_start": "date",
    "recognition_end": "date", "website": "website", "division_code": "division",
    "kind": "choice", "size": "choice", "recognition": "choice", "industry": "industry",
    "nace": "industry", "nace21": "industry",
}  # fmt: skip
