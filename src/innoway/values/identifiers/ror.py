"""Identifiers of the Research Organization Registry."""

from innoway.values.identifiers.fault import Fault, wrong_characters, wrong_check, wrong_length
from innoway.values.identifiers.scheme import DIGITS, LETTERS, Scheme, plain, without_fronts

_SMALL = str.maketrans(LETTERS, LETTERS.lower())
_BASE32 = "0123456789abcdefghjkmnpqrstvwxyz"


def clean(text: str) -> str:
    """Drop the address in front; the letters are written small.

    >>> clean("https://ror.org/03yrm5c26"), clean("ROR: 03YRM5C26")
    ('03yrm5c26', '03yrm5c26')
    """
    value = plain(text).replace(":", "")
    value = without_fronts(value, "HTTPS", "HTTP", "WWW", "RORORG", "ROR")
    return value.translate(_SMALL)


def check_digits(first: str) -> str:
    """Compute the last two digits from the first seven characters.

    >>> check_digits("03yrm5c")
    '26'
    """
    number = 0
    for character in first:
        number = number * 32 + _BASE32.index(character)
    return f"{98 - number * 100 % 97:02d}"


def faults(value: str) -> tuple[Fault, ...]:
    """Return what is wrong.

    >>> faults("03yrm5c27")
    (Fault(code='check-digit', position=8, expected='26', found='27'),)
    >>> faults("13yrm5c26")[0].expected
    '0'
    """
    found = (
        wrong_length(value, 9)
        or wrong_characters(value[0], "0")
        or wrong_characters(value[1:7], _BASE32, "0-9 a-z (i, l, o, u excepted)", start=2)
        or wrong_characters(value[7:], DIGITS, "0-9", start=8)
    )
    return found or wrong_check(value[7:], check_digits(value[:7]), 8)


SCHEME = Scheme(
    id="int:ror",
    names={"en": "Research organisation identifier (ROR)", "zh": "研究机构标识（ROR）"},
    holder="organisation",
    issuer="Research Organization Registry",
    example="https://ror.org/03yrm5c26",
    faults=faults,
    clean=clean,
    shown=lambda value: f"https://ror.org/{value}",
    single_change=True,
)
