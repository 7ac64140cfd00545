"""Patent numbers as the offices print them, and as one id for one document."""

import re

_PARTS = re.compile(r"^(?:US)?(RE|PP|AI|D|H|T|X|)0*([1-9]\d*)$")
_NOISE = re.compile(r"[\s,./\-]+")
_KIND = re.compile(r"(?<=\d)[A-Z]\d?$")
_PUBLICATION = re.compile(r"^(?:US)?((?:19|20)\d{2})0*(\d{7}|\d{6})$")


def us_id(text: str) -> str:
    """Return "US" and the number without padding, or "" when it is no US number.

    >>> us_id("06859910"), us_id("D0435854"), us_id("2007/0140112"), us_id("US 7,844,851 B2")
    ('US6859910', 'USD435854', 'US20070140112', 'US7844851')
    >>> us_id("RE038123"), us_id("D. 271298"), us_id("PCT/CH02/00573")
    ('USRE38123', 'USD271298', '')
    """
    plain = _NOISE.sub("", text).upper()
    plain = _KIND.sub("", plain)
    published = _PUBLICATION.match(plain)
    if published and len(plain.removeprefix("US")) >= 10:
        return f"US{published[1]}{published[2].zfill(7)}"
    match = _PARTS.match(plain)
    return f"US{match[1]}{match[2]}" if match else ""


def document_id(country: str, number: str) -> str:
    """Return one id for a document of any office.

    >>> document_id("EP", "1 234 567"), document_id("US", "5793966"), document_id("WO", "WO9901234")
    ('EP1234567', 'US5793966', 'WO9901234')
    """
    country = country.strip().upper() or "US"
    if country == "US":
        return us_id(number)
    plain = _NOISE.sub("", number).upper().removeprefix(country)
    return f"{country}{plain}" if plain else ""


def us_application(text: str) -> str:
    """Return an application number as series and serial in eight digits, or "".

    >>> us_application("09/832,323"), us_application("09832323"), us_application("12/45,970")
    ('09832323', '09832323', '12045970')
    >>> us_application("PCT/CH02/00573")
    ''
    """
    series, slash, serial = text.strip().partition("/")
    if slash and series.strip().isdecimal() and len(series.strip()) <= 2:
        digits = _NOISE.sub("", serial)
        return series.strip().zfill(2) + digits.zfill(6) if digits.isdecimal() else ""
    digits = _NOISE.sub("", text)
    return digits.zfill(8) if digits.isdecimal() and len(digits) <= 8 else ""


def patent_type(number_id: str, kind_code: str = "") -> str:
    """Return the type a US number tells.

    >>> [patent_type(n) for n in ("US5793966", "USD435854", "USPP12345", "USRE38123", "USH1234")]
    ['utility', 'design', 'plant', 'reissue', 'statutory invention registration']
    >>> patent_type("US20050004437", "P1")
    'plant'
    """
    if kind_code.startswith("P"):
        return "plant"
    if kind_code.startswith("S"):
        return "design"
    names = {
        "D": "design", "PP": "plant", "RE": "reissue", "AI": "additional improvement",
        "H": "statutory invention registration", "T": "defensive publication", "X": "utility",
    }  # fmt: skip
    match = _PARTS.match(number_id)
    return names.get(match[1], "utility") if match else "utility"
