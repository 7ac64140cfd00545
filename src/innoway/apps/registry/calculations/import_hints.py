"""Why a row is refused, and what to change in the table."""

from collections.abc import Mapping

from innoway.apps.registry.calculations.import_cells import CellFault
from innoway.apps.registry.calculations.import_fields import FIELDS

_ENGLISH: Mapping[str, str] = {
    "identifier": "“{value}” is not valid. {detail} Correct it, or empty the cell.",
    "date": "“{value}” is not a clear date. Write it as 2015-04-26.",
    "country": "“{value}” is not a country we know. Write its two-letter code, for example CN.",
    "website": "“{value}” is not a web address. Write it like www.example.com.",
    "division": "“{value}” is not a division code: it has 6, 9 or 12 digits.",
    "choice": "“{value}” is not one of the known values. Use the words of the help page.",
    "industry": "“{value}” is not a code of this classification.",
    "text": "The text is longer than 300 characters. Shorten it.",
    "characters": "The cell holds broken characters. Type the text anew.",
    "formula": "The cell holds a formula. Replace it by its value.",
    "name-missing": "The organisation is not in the register and the row has no legal name.",
    "country-missing": "An address needs a country. Fill in the country column.",
    "other-number": "The register has another number of this kind: {detail}. If it changed, "
    "correct it on the organisation's page first.",
    "number-of-person": "This number belongs to a person.",
    "numbers-of-two": "The numbers belong to different organisations: {value}. "
    "Check which one is meant.",
    "name-of-several": "Several organisations bear this name: {value}. Add an official number.",
    "name-of-the-past": "This is a former name of {value}. Use the present name, or add an "
    "official number.",
    "row-twice": "The same organisation stands in row {value}. Merge the two rows.",
    "recognition-kind": "Which recognition is meant? Fill in its column, or empty the others.",
    "recognition-start": "A recognition needs the day from which it is in force.",
    "end-before-start": "It would end ({value}) before it starts.",
    "recognition-overlap": "The register has a recognition of this kind in force meanwhile: "
    "{detail}.",
}  # fmt: skip
_CHINESE: Mapping[str, str] = {
    "identifier": "“{value}”无效。{detail}请更正，或清空该单元格。",
    "date": "“{value}”不是明确的日期，请写成 2015-04-26。",
    "country": "无法识别国家“{value}”，请填写两位字母代码，例如 CN。",
    "website": "“{value}”不是网址，请写成 www.example.com 的形式。",
    "division": "“{value}”不是行政区划代码，应为 6、9 或 12 位数字。",
    "choice": "“{value}”不在可选值之内，请使用帮助页中的词语。",
    "industry": "“{value}”不是该分类的代码。",
    "text": "文字超过 300 个字符，请缩短。",
    "characters": "单元格含有损坏的字符，请重新录入。",
    "formula": "单元格是公式，请改为数值或文字。",
    "name-missing": "名录中没有该机构，且本行未填法定名称。",
    "country-missing": "填写地址时须同时填写国家。",
    "other-number": "名录中已有另一个同类号码：{detail}。如确已变更，请先在机构页面更正。",
    "number-of-person": "该号码属于个人。",
    "numbers-of-two": "这些号码分属不同机构：{value}。请核对所指机构。",
    "name-of-several": "有多个机构使用该名称：{value}。请补充官方号码。",
    "name-of-the-past": "这是{value}的曾用名。请使用现名，或补充官方号码。",
    "row-twice": "与第 {value} 行是同一机构，请合并两行。",
    "recognition-kind": "请填写认定类型，或清空其他认定列。",
    "recognition-start": "认定须填写生效日期。",
    "end-before-start": "结束日期（{value}）早于开始日期。",
    "recognition-overlap": "名录中同类认定在此期间有效：{detail}。",
}


def explain_fault(fault: CellFault, language: str) -> str:
    """Return the column's name and the reason with its remedy.

    >>> explain_fault(CellFault("founded_on", "date", "03/04/2015"), "en")
    'Founded on: “03/04/2015” is not a clear date. Write it as 2015-04-26.'
    """
    chinese = language.lower().startswith("zh")
    text = (_CHINESE if chinese else _ENGLISH)[fault.code].format(
        value=fault.value, detail=fault.detail_zh if chinese else fault.detail_en
    )
    known = FIELDS.get(fault.field)
    if known is None or fault.code in {"row-twice", "name-missing", "numbers-of-two"}:
        return text
    return f"{known.name(language)}{'：' if chinese else ': '}{text}"
