"""The Chinese organisation code (GB 11714), nowadays inside the unified code."""

from innoway.values.identifiers.fault import Fault, wrong_characters, wrong_check, wrong_length
from innoway.values.identifiers.scheme import DIGITS, LETTERS, Scheme

_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_VALUES = DIGITS + LETTERS


def check_character(first: str) -> str:
    """Compute the ninth character: 11 - sum mod 11, where 10 is X and 11 is 0.

    >>> check_character("60003734")
    '1'
    """
    total = sum(_VALUES.index(c) * w for c, w in zip(first, _WEIGHTS, strict=True))
    return (DIGITS + "X")[-total % 11]


def faults(value: str) -> tuple[Fault, ...]:
    """Return what is wrong.

    >>> faults("600037341")
    ()
    >>> faults("600037342")
    (Fault(code='check-digit', position=9, expected='1', found='2'),)
    """
    found = (
        wrong_length(value, 9)
        or wrong_characters(value[:8], _VALUES, "0-9 A-Z")
        or wrong_characters(value[8], DIGITS + "X", "0-9 X", start=9)
    )
    return found or wrong_check(value[8], check_character(value[:8]), 9)


SCHEME = Scheme(
    id="cn:orgcode",
    names={"en": "Organisation code (China)", "zh": "组织机构代码"},
    holder="organisation",
    issuer="Registering bodies, replaced by the unified code since 2015-10-01",
    example="60003734-1",
    faults=faults,
    shown=lambda value: f"{value[:8]}-{value[8]}",
    # Letters that differ by 11 (A and L, B and M, ...) share a remainder: only digits are safe.
    single_change=False,
)
