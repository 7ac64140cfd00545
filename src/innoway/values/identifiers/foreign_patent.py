"""Patent publication numbers of the United States, Europe and the PCT.

They carry no check digit: only length and shape can be judged. The kind code at the end
(``B2``) names a document of the right, not the right, and is dropped.
"""

import re
from collections.abc import Callable

from innoway.values.identifiers.fault import Fault
from innoway.values.identifiers.scheme import Scheme, plain, without_fronts

_KIND = re.compile(r"(?<=\d)(?:[ABCEHPSTUY]\d?)+$")
_US = re.compile(r"(?:(?:19|20)\d{9}|[1-9]\d{0,7}|(?:D|PP|RE|H|T|X|AI)[1-9]\d{0,6})")
_US_LEAD = re.compile(r"^(D|PP|RE|H|T|X|AI|)0+(?=\d)")
_EP = re.compile(r"\d{7}")
_WO = re.compile(r"(?:19|20)\d{8}")
_WO_SHORT = re.compile(r"\d{7}|\d{8}")


def clean_us(text: str) -> str:
    """Drop country, kind code and padding zeros.

    >>> clean_us("US 9,876,543 B2"), clean_us("US 2015/0123456 A1"), clean_us("D0456789")
    ('9876543', '20150123456', 'D456789')
    """
    return _US_LEAD.sub(r"\1", _without_country(text, "US"))


def clean_ep(text: str) -> str:
    """Drop country and kind code; seven digits remain.

    >>> clean_ep("EP 1 234 567 B1")
    '1234567'
    """
    value = _without_country(text, "EP")
    return value.zfill(7) if value.isdecimal() and value.isascii() and len(value) < 7 else value


def clean_wo(text: str) -> str:
    """Write the year in four digits and the serial in six.

    >>> clean_wo("WO 2004/012345 A1"), clean_wo("WO 98/12345"), clean_wo("WO 02/012345")
    ('2004012345', '1998012345', '2002012345')
    """
    value = _without_country(text, "WO")
    if not _WO_SHORT.fullmatch(value):
        return value
    century = "19" if value[:2] >= "78" else "20"
    return century + value[:2] + value[2:].zfill(6)


def _without_country(text: str, country: str) -> str:
    return _KIND.sub("", without_fronts(plain(text), country))


def _shaped(pattern: re.Pattern[str], shape: str) -> Callable[[str], tuple[Fault, ...]]:
    def faults(value: str) -> tuple[Fault, ...]:
        if not value:
            return (Fault("empty"),)
        return () if pattern.fullmatch(value) else (Fault("shape", None, shape, value),)

    return faults


SCHEMES = (
    Scheme(
        id="us:patent",
        names={"en": "United States patent or publication number", "zh": "美国专利号／公开号"},
        holder="right",
        issuer="United States Patent and Trademark Office",
        example="US 9,876,543 B2",
        faults=_shaped(_US, "US 9,876,543 / US 2015/0123456 / D456,789"),
        clean=clean_us,
        shown=lambda value: f"US{value}",
    ),
    Scheme(
        id="ep:patent",
        names={"en": "European patent publication number", "zh": "欧洲专利公开号"},
        holder="right",
        issuer="European Patent Office",
        example="EP 1234567 B1",
        faults=_shaped(_EP, "EP 1234567"),
        clean=clean_ep,
        shown=lambda value: f"EP{value}",
    ),
    Scheme(
        id="wo:patent",
        names={"en": "International (PCT) publication number", "zh": "国际申请公开号（PCT）"},
        holder="right",
        issuer="World Intellectual Property Organization",
        example="WO 2004/012345 A1",
        faults=_shaped(_WO, "WO 2004/012345"),
        clean=clean_wo,
        shown=lambda value: f"WO {value[:4]}/{value[4:]}",
    ),
)
