"""The legal entity identifier (ISO 17442)."""

from innoway.values.identifiers.fault import Fault, wrong_characters, wrong_check, wrong_length
from innoway.values.identifiers.scheme import DIGITS, LETTERS, Scheme


def check_digits(first: str) -> str:
    """Compute the last two digits by MOD 97-10 (ISO 7064), letters counted from A = 10.

    >>> check_digits("213800KUD8LAJWSQ9D")
    '15'
    """
    number = int("".join(str(int(c, 36)) for c in first) + "00")
    return f"{98 - number % 97:02d}"


def faults(value: str) -> tuple[Fault, ...]:
    """Return what is wrong.

    >>> faults("213800KUD8LAJWSQ9D16")
    (Fault(code='check-digit', position=19, expected='15', found='16'),)
    """
    found = (
        wrong_length(value, 20)
        or wrong_characters(value[:18], DIGITS + LETTERS, "0-9 A-Z")
        or wrong_characters(value[18:], DIGITS, "0-9", start=19)
    )
    return found or wrong_check(value[18:], check_digits(value[:18]), 19)


SCHEME = Scheme(
    id="int:lei",
    names={"en": "Legal entity identifier (LEI)", "zh": "全球法人识别编码（LEI）"},
    holder="organisation",
    issuer="Global Legal Entity Identifier Foundation",
    example="213800KUD8LAJWSQ9D15",
    faults=faults,
    single_change=True,
)
