"""Company and tax numbers of other countries, checked by python-stdnum.

The library tells only that a number fails; where it can compute the right check digit
(Luhn, weighted sums) the fault says which one was expected.
"""

from collections.abc import Callable
from types import ModuleType

from stdnum import luhn
from stdnum.eu import vat as eu_vat
from stdnum.exceptions import (
    InvalidChecksum,
    InvalidComponent,
    InvalidFormat,
    InvalidLength,
    ValidationError,
)
from stdnum.fi import ytunnus
from stdnum.fr import siren, siret
from stdnum.gb import utr
from stdnum.gb import vat as gb_vat
from stdnum.il import hp
from stdnum.us import ein

from innoway.values.identifiers.fault import Fault, wrong_characters, wrong_check, wrong_length
from innoway.values.identifiers.scheme import DIGITS, LETTERS, Scheme, plain, without_fronts

Faults = Callable[[str], tuple[Fault, ...]]
Check = Callable[[str], tuple[str, int]]


def _verdict(module: ModuleType, value: str, shape: str) -> tuple[Fault, ...]:
    try:
        module.validate(value)
    except InvalidLength:
        return (Fault("length", None, shape, str(len(value))),)
    except InvalidChecksum:
        return (Fault("checksum"),)
    except InvalidComponent:
        return (Fault("component", 1, shape, value[:2]),)
    except (InvalidFormat, ValidationError):
        return (Fault("shape", None, shape, value),)
    return ()


def _digits(module: ModuleType, length: int, shape: str, check: Check | None = None) -> Faults:
    def faults(value: str) -> tuple[Fault, ...]:
        found = wrong_length(value, length) or wrong_characters(value, DIGITS, "0-9")
        if found:
            return found
        found = _verdict(module, value, shape)
        if check and found and found[0].code == "checksum":
            expected, position = check(value)
            return wrong_check(value[position - 1], expected, position) or found
        return found

    return faults


def _luhn(value: str) -> tuple[str, int]:
    return luhn.calc_check_digit(value[:-1]), len(value)


def _ytunnus(value: str) -> tuple[str, int]:
    total = sum(int(d) * w for d, w in zip(value, (7, 9, 10, 5, 8, 4, 2), strict=False))
    # A remainder of 1 would need a check digit 10: such serials are never issued.
    return "–" if total % 11 == 1 else str(-total % 11), 8


def _utr(value: str) -> tuple[str, int]:
    return utr.calc_check_digit(value[1:]), 1


def _without(*fronts: str) -> Callable[[str], str]:
    def clean(text: str) -> str:
        return without_fronts(plain(text), *fronts)

    return clean


def gb_vat_faults(value: str) -> tuple[Fault, ...]:
    """Return what is wrong in 9 or 12 digits, or in the five characters of public bodies.

    >>> gb_vat_faults("980780684"), gb_vat_faults("980780685")[0].code
    ((), 'checksum')
    """
    found = wrong_length(value, 5, 9, 11, 12) or wrong_characters(
        value, DIGITS + "GDHA", "0-9 (GD, HA)"
    )
    return found or _verdict(gb_vat, value, "999999999")


def eu_vat_faults(value: str) -> tuple[Fault, ...]:
    """Return what is wrong, by the rule of the member state named by the first two letters.

    >>> eu_vat_faults("FI20774740"), eu_vat_faults("FI20774741")[0].code
    ((), 'checksum')
    >>> eu_vat_faults("CN20774741")[0].code
    'component'
    """
    if not value:
        return (Fault("empty"),)
    found = wrong_characters(value[:2], LETTERS, "A-Z")
    if found:
        return found
    if value[:2].lower().replace("el", "gr") not in eu_vat.MEMBER_STATES:
        return (Fault("component", 1, "AT, BE, … SK", value[:2]),)
    return _verdict(eu_vat, value, f"{value[:2]}…")


SCHEMES = (
    Scheme(
        id="fi:ytunnus",
        names={"en": "Business ID (Finland)", "zh": "芬兰企业代码（Y-tunnus）"},
        holder="organisation",
        issuer="Finnish Patent and Registration Office and Tax Administration",
        example="2077474-0",
        faults=_digits(ytunnus, 8, "9999999-9", _ytunnus),
        clean=_without("FI"),
        shown=lambda value: f"{value[:7]}-{value[7]}",
        single_change=True,
    ),
    Scheme(
        id="gb:vat",
        names={"en": "VAT registration number (United Kingdom)", "zh": "英国增值税号"},
        holder="organisation",
        issuer="HM Revenue & Customs",
        example="GB 980 7806 84",
        faults=gb_vat_faults,
        clean=_without("GB", "XI"),
        shown=lambda value: f"GB {gb_vat.format(value)}",
        # Two series of check digits are in use, so one change may lead from one to the other.
        single_change=False,
    ),
    Scheme(
        id="gb:utr",
        names={"en": "Unique taxpayer reference (United Kingdom)", "zh": "英国纳税人识别号（UTR）"},
        holder="organisation",
        issuer="HM Revenue & Customs",
        example="1955839661",
        faults=_digits(utr, 10, "9999999999", _utr),
        clean=_without("K"),
        single_change=False,
    ),
    Scheme(
        id="il:hp",
        names={"en": "Company number (Israel)", "zh": "以色列公司注册号"},
        holder="organisation",
        issuer="Israeli Corporations Authority",
        example="516179157",
        faults=_digits(hp, 9, "5 + 8", _luhn),
        single_change=True,
    ),
    Scheme(
        id="us:ein",
        names={
            "en": "Employer identification number (United States)",
            "zh": "美国雇主识别号（EIN）",
        },
        holder="organisation",
        issuer="Internal Revenue Service",
        example="91-1144442",
        faults=_digits(ein, 9, "99-9999999"),
        shown=lambda value: f"{value[:2]}-{value[2:]}",
    ),
    Scheme(
        id="eu:vat",
        names={"en": "VAT identification number (European Union)", "zh": "欧盟增值税号"},
        holder="organisation",
        issuer="Tax authorities of the member states",
        example="FI20774740",
        faults=eu_vat_faults,
    ),
    Scheme(
        id="fr:siren",
        names={"en": "Company number (France, SIREN)", "zh": "法国企业代码（SIREN）"},
        holder="organisation",
        issuer="INSEE",
        example="732 829 320",
        faults=_digits(siren, 9, "999 999 999", _luhn),
        shown=lambda value: " ".join((value[:3], value[3:6], value[6:])),
        single_change=True,
    ),
    Scheme(
        id="fr:siret",
        names={"en": "Establishment number (France, SIRET)", "zh": "法国机构代码（SIRET）"},
        holder="organisation",
        issuer="INSEE",
        example="732 829 320 00074",
        faults=_digits(siret, 14, "999 999 999 99999", _luhn),
        shown=lambda value: " ".join((value[:3], value[3:6], value[6:9], value[9:])),
        # The post office's establishments follow a rule of their own.
        single_change=False,
    ),
)
