"""The international standard name identifier (ISO 27729), in whose range ORCID lies."""

from innoway.values.identifiers.fault import Fault, wrong_characters, wrong_check, wrong_length
from innoway.values.identifiers.scheme import DIGITS, Scheme, plain, without_fronts


def clean(text: str) -> str:
    """Drop the name of the registry or its address in front.

    >>> clean("ISNI 0000 0001 2103 2683"), clean("https://isni.org/isni/0000000121032683")
    ('0000000121032683', '0000000121032683')
    """
    value = plain(text).replace(":", "")
    return without_fronts(value, "HTTPS", "HTTP", "WWW", "ISNIORG", "ISNI")


def check_character(first: str) -> str:
    """Compute the last character by MOD 11-2 (ISO 7064).

    >>> check_character("000000021694233")
    'X'
    """
    total = 0
    for digit in first:
        total = (total + int(digit)) * 2 % 11
    return (DIGITS + "X")[(12 - total) % 11]


def faults(value: str) -> tuple[Fault, ...]:
    """Return what is wrong.

    >>> faults("0000000218250098")
    (Fault(code='check-digit', position=16, expected='7', found='8'),)
    """
    found = (
        wrong_length(value, 16)
        or wrong_characters(value[:15], DIGITS, "0-9")
        or wrong_characters(value[15], DIGITS + "X", "0-9 X", start=16)
    )
    return found or wrong_check(value[15], check_character(value[:15]), 16)


def show(value: str, between: str = " ") -> str:
    """Print in groups of four.

    >>> show("0000000121032683")
    '0000 0001 2103 2683'
    """
    return between.join(value[start : start + 4] for start in range(0, 16, 4))


SCHEME = Scheme(
    id="int:isni",
    names={"en": "International standard name identifier (ISNI)", "zh": "国际标准名称标识（ISNI）"},
    holder="organisation",
    issuer="ISNI International Agency",
    example="0000 0001 2103 2683",
    faults=faults,
    clean=clean,
    shown=show,
    single_change=True,
)
