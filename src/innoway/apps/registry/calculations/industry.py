"""What an industry code may look like, and the sections it belongs to."""

import re

from innoway.apps.registry.enums import IndustrySystem

# Section letters with their divisions; the names are ours, short.
GBT_SECTIONS: tuple[tuple[str, range, str, str], ...] = (
    ("A", range(1, 6), "Agriculture, forestry, fishing", "农、林、牧、渔业"),
    ("B", range(6, 13), "Mining", "采矿业"),
    ("C", range(13, 44), "Manufacturing", "制造业"),
    ("D", range(44, 47), "Electricity, heat, gas, water", "电力、热力、燃气及水"),
    ("E", range(47, 51), "Construction", "建筑业"),
    ("F", range(51, 53), "Wholesale and retail", "批发和零售业"),
    ("G", range(53, 61), "Transport, storage, post", "交通运输、仓储和邮政业"),
    ("H", range(61, 63), "Hotels and catering", "住宿和餐饮业"),
    ("I", range(63, 66), "Information, software, IT services", "信息传输、软件和信息技术服务业"),
    ("J", range(66, 70), "Finance", "金融业"),
    ("K", range(70, 71), "Real estate", "房地产业"),
    ("L", range(71, 73), "Leasing and business services", "租赁和商务服务业"),
    ("M", range(73, 76), "Research and technical services", "科学研究和技术服务业"),
    ("N", range(76, 80), "Water, environment, public facilities", "水利、环境和公共设施管理业"),
    ("O", range(80, 83), "Household and repair services", "居民服务、修理和其他服务业"),
    ("P", range(83, 84), "Education", "教育"),
    ("Q", range(84, 86), "Health and social work", "卫生和社会工作"),
    ("R", range(86, 91), "Culture, sport, entertainment", "文化、体育和娱乐业"),
    ("S", range(91, 97), "Public administration, associations", "公共管理、社会保障和社会组织"),
    ("T", range(97, 98), "International organisations", "国际组织"),
)
NACE = frozenset({str(IndustrySystem.NACE), str(IndustrySystem.NACE_2025)})
_GBT = re.compile(r"([A-T])?(\d{2,4})?")
_NACE = re.compile(r"[A-U]|\d{2}(\.\d{1,2})?")


def normalise_code(system: str, text: str) -> str:
    """Return the one spelling of a code: GB/T without its letter, NACE with its point.

    >>> normalise_code("gbt4754-2017", "I6513"), normalise_code("gbt4754-2017", "i")
    ('6513', 'I')
    >>> normalise_code("nace-2", "6201"), normalise_code("nace-2", "J62.01")
    ('62.01', '62.01')
    """
    code = text.strip().upper().replace(" ", "")
    if len(code) > 1 and code[0].isalpha():
        code = code[1:]
    if system in NACE and code.isdecimal() and len(code) > 2:
        return f"{code[:2]}.{code[2:]}"
    return code if system in NACE else code.replace(".", "")


def well_formed(system: str, code: str) -> bool:
    """Tell whether a normalised code has the shape of its system and lies in a section.

    >>> well_formed("gbt4754-2017", "6513"), well_formed("gbt4754-2017", "9900")
    (True, False)
    >>> well_formed("nace-2", "62.01"), well_formed("nace-2", "620")
    (True, False)
    """
    if not code.isascii():
        return False
    if system in NACE:
        return bool(_NACE.fullmatch(code))
    return bool(_GBT.fullmatch(code)) and bool(section_of(code))


def section_of(code: str) -> str:
    """Return the GB/T section letter of a code, or "".

    >>> section_of("6513"), section_of("I"), section_of("99")
    ('I', 'I', '')
    """
    if len(code) == 1:
        return next((letter for letter, *_ in GBT_SECTIONS if letter == code), "")
    if not code[:2].isdecimal():
        return ""
    return next((letter for letter, span, *_ in GBT_SECTIONS if int(code[:2]) in span), "")
