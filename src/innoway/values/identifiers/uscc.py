"""The unified social credit code of Chinese organisations (GB 32100-2015)."""

from innoway.values.identifiers.fault import Fault, wrong_characters, wrong_check, wrong_length
from innoway.values.identifiers.scheme import Scheme

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)

# First character: the authority that registers; with the second: the kind of body.
KINDS = {
    "11": ("government organ", "机关"),
    "12": ("public institution", "事业单位"),
    "51": ("social group", "社会团体"),
    "52": ("private non-enterprise unit", "民办非企业单位"),
    "53": ("foundation", "基金会"),
    "91": ("enterprise", "企业"),
    "92": ("self-employed business", "个体工商户"),
    "93": ("farmers' co-operative", "农民专业合作社"),
    "N1": ("collective economic organisation", "集体经济组织"),
}


def check_character(first: str) -> str:
    """Compute the 18th character from the first 17.

    Source: GB 32100-2015, annex A: (31 - sum mod 31) mod 31.

    >>> check_character("91110000600037341")
    'L'
    >>> check_character("N1110108MA0012345")
    'P'
    """
    total = sum(ALPHABET.index(c) * w for c, w in zip(first, _WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def faults(value: str) -> tuple[Fault, ...]:
    """Return what is wrong; a number may begin with a letter (military, villages, others).

    >>> faults("91110000600037341K")
    (Fault(code='check-digit', position=18, expected='L', found='K'),)
    >>> [f.position for f in faults("9111000060003734IL")]
    [17]
    """
    found = wrong_length(value, 18) or wrong_characters(
        value, ALPHABET, "0-9 A-Y (I, O, S, V, Z excepted)"
    )
    if found:
        return found
    # The region at registration, which need not be the region of today's address.
    found = wrong_characters(value[2:8], "0123456789", "0-9", start=3)
    return found or wrong_check(value[17], check_character(value[:17]), 18)


def organisation_code_of(value: str) -> str:
    """Return positions 9 to 17: the organisation code inside.

    >>> organisation_code_of("91110000600037341L")
    '600037341'
    """
    return value[8:17]


def region_of(value: str) -> str:
    """Return the division code at registration (GB/T 2260).

    >>> region_of("91110000600037341L")
    '110000'
    """
    return value[2:8]


SCHEME = Scheme(
    id="cn:uscc",
    names={"en": "Unified social credit code", "zh": "统一社会信用代码"},
    holder="organisation",
    issuer="State Administration for Market Regulation and other registering bodies",
    example="91110000600037341L",
    faults=faults,
    single_change=True,
)
