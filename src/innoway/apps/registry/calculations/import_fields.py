"""What a column of an imported table may mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from innoway.apps.registry.calculations.names import fold
from innoway.values.identifiers import SCHEMES, schemes_for


@dataclass(frozen=True, slots=True)
class ImportField:
    """One importable fact: key, names for people, headings it is known under."""

    key: str
    en: str
    zh: str
    aliases: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        """Return the field's name in the reader's language."""
        return self.zh if language.lower().startswith("zh") else self.en


def _field(key: str, en: str, zh: str, aliases: str = "") -> ImportField:
    return ImportField(key, en, zh, tuple(a.strip() for a in aliases.split("|") if a.strip()))


_ALIASES = {
    "cn:uscc": "uscc|credit code|social credit code|unified code|信用代码|社会信用代码|税号"
    "|纳税人识别号|统一代码",
    "cn:orgcode": "organisation code|organization code|机构代码",
    "int:lei": "lei|lei code|法人识别编码",
    "int:ror": "ror|ror id",
    "int:isni": "isni",
    "fi:ytunnus": "y-tunnus|ytunnus|business id",
    "us:ein": "ein|employer id",
    "gb:vat": "uk vat|vat gb",
    "eu:vat": "vat|vat number|vat id",
    "fr:siren": "siren",
    "fr:siret": "siret",
    "il:hp": "hp|company number israel",
    "gb:utr": "utr",
}
FIELDS: Mapping[str, ImportField] = {
    f.key: f
    for f in (
        _field(
            "name_zh", "Chinese legal name", "中文名称",
            "企业名称|单位名称|机构名称|名称|公司名称|企业全称|全称|chinese name|name zh|name cn",
        ),
        _field(
            "name_en", "Legal name", "英文名称",
            "name|organisation|organization|company|company name|legal name|english name|name en"
            "|organisation name|organization name|enterprise name|英文名|外文名称",
        ),
        _field(
            "short_name", "Short name", "简称",
            "short name|abbreviation|acronym|brand|企业简称|字号",
        ),
        _field(
            "former_name", "Former name", "曾用名", "former name|previous name|old name|原名"
        ),
        *(
            _field(f"id:{s.id}", s.names["en"], s.names["zh"], _ALIASES.get(s.id, ""))
            for s in schemes_for("organisation")
        ),
        _field("kind", "Kind of body", "机构类型",
               "kind|type|organisation type|类型|类别|单位类型"),
        _field("country", "Country", "国家或地区", "country|country code|国家|国别|地区"),
        _field("founded_on", "Founded on", "成立日期",
               "founded|established|date founded|incorporation date|成立时间|注册日期|设立日期"),
        _field("website", "Website", "网站", "url|web|homepage|web site|网址|官网|主页"),
        _field("address", "Address", "地址",
               "address|street|registered address|注册地址|办公地址|通讯地址|住所"),
        _field("division_code", "Division code", "行政区划代码",
               "division|region code|district code|区划代码|行政区划"),
        _field("industry", "Industry (GB/T 4754-2017)", "行业代码（GB/T 4754-2017）",
               "industry|industry code|gb/t 4754|gbt4754|行业|行业代码|所属行业|国民经济行业"),
        _field("nace", "Industry (NACE Rev. 2)", "行业代码（NACE Rev. 2）", "nace|nace code"),
        _field("nace21", "Industry (NACE Rev. 2.1)", "行业代码（NACE Rev. 2.1）", "nace 2.1"),
        _field("size", "Size class", "企业规模", "size|size class|规模|企业规模类型|企业类型规模"),
        _field("recognition", "Recognition", "资质认定",
               "recognition|certificate|certification|award|资质|认定类型|资质名称|荣誉"),
        _field("recognition_body", "Recognising body", "认定机构",
               "recognising body|recognizing body|body|issuer|认定部门|发证机关|颁发机构"),
        _field("recognition_number", "Certificate number", "证书编号",
               "certificate number|certificate no|certificate no.|证书号|编号"),
        _field("recognition_start", "Recognised from", "认定日期",
               "valid from|issued|issue date|recognised on|发证日期|发证时间|有效期起|认定时间"),
        _field("recognition_end", "Recognised until", "有效期至",
               "valid to|valid until|expires|expiry|expiry date|到期日期|有效期止|截止日期"),
    )
}  # fmt: skip

_SPACE = re.compile(r"\s+")


def _key(text: str) -> str:
    return _SPACE.sub("", fold(text))


_BY_HEADING: dict[str, str] = {}
for _known in FIELDS.values():
    for _heading in (_known.key, _known.en, _known.zh, *_known.aliases):
        _BY_HEADING.setdefault(_key(_heading), _known.key)


def guess_mapping(
    columns: tuple[str, ...], sample: tuple[tuple[str, ...], ...] = ()
) -> dict[str, int]:
    """Return which column (from 0) gives which field, by heading, then by what it contains.

    A heading in both languages ("名称 Name") is read by either part; a column without a
    known heading whose sample cells are all sound numbers of one scheme becomes that scheme.

    >>> guess_mapping(("单位名称", "统一社会信用代码", "Web site", "note"))
    {'name_zh': 0, 'id:cn:uscc': 1, 'website': 2}
    >>> guess_mapping(("企业 / Company", "No."), (("a", "91110000600037341L"),))
    {'name_en': 0, 'id:cn:uscc': 1}
    """
    mapping: dict[str, int] = {}
    for place, heading in enumerate(columns):
        for candidate in (heading, *re.split(r"[/|／（(）)\n]", heading)):
            field = _BY_HEADING.get(_key(candidate)) if _key(candidate) else None
            if field and field not in mapping:
                mapping[field] = place
                break
    for place in range(len(columns)):
        if place in mapping.values():
            continue
        cells = [row[place] for row in sample if place < len(row) and row[place]]
        scheme = _scheme_of(cells)
        if scheme and f"id:{scheme}" not in mapping:
            mapping[f"id:{scheme}"] = place
    return mapping


def _scheme_of(cells: list[str]) -> str:
    if not cells:
        return ""
    sure = ("cn:uscc", "int:lei", "int:ror")
    return next((s for s in sure if all(SCHEMES[s].check(cell) for cell in cells)), "")
