"""Chinese patent application numbers and the ZL numbers of granted patents."""

from innoway.values.identifiers.fault import Fault, wrong_characters, wrong_check, wrong_length
from innoway.values.identifiers.scheme import DIGITS, Scheme, plain, without_fronts

_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
_KINDS = {
    "1": ("invention", "发明"),
    "2": ("utility model", "实用新型"),
    "3": ("design", "外观设计"),
    "8": ("invention through the PCT", "PCT发明"),
    "9": ("utility model through the PCT", "PCT实用新型"),
}


def clean(text: str) -> str:
    """Drop ``ZL`` and ``CN`` in front: ZL only says that the patent was granted.

    >>> clean("ZL 2017 1 0601862.3"), clean("CN95115608.X"), clean("ZL.CN 00814037.5")
    ('2017106018623', '95115608X', '008140375')
    """
    return without_fronts(plain(text), "ZL", "CN")


def check_character(serial: str) -> str:
    """Compute the check character of 8 digits (before October 2003) or 12.

    >>> check_character("201710601862"), check_character("95115608")
    ('3', 'X')
    """
    total = sum(int(d) * w for d, w in zip(serial, _WEIGHTS, strict=False))
    return (DIGITS + "X")[total % 11]


def faults(value: str) -> tuple[Fault, ...]:
    """Return what is wrong in an old (8 + 1) or new (12 + 1) number.

    >>> faults("2017106018624")
    (Fault(code='check-digit', position=13, expected='3', found='4'),)
    >>> faults("2017706018623")[0].code
    'component'
    """
    found = (
        wrong_length(value, 9, 13)
        or wrong_characters(value[:-1], DIGITS, "0-9")
        or wrong_characters(value[-1], DIGITS + "X", "0-9 X", start=len(value))
    )
    if found:
        return found
    if kind_digit(value) not in _KINDS:
        place = 3 if len(value) == 9 else 5
        return (Fault("component", place, "1, 2, 3, 8, 9", kind_digit(value)),)
    return wrong_check(value[-1], check_character(value[:-1]), len(value))


def kind_digit(value: str) -> str:
    """Return the digit of the kind: third of an old number, fifth of a new one."""
    return value[2] if len(value) == 9 else value[4]


def kind_of(value: str, language: str = "en") -> str:
    """Name the kind of right applied for.

    >>> kind_of("2017106018623"), kind_of("2017106018623", "zh")
    ('invention', '发明')
    """
    return _KINDS[kind_digit(value)][language.lower().startswith("zh")]


def show(value: str) -> str:
    """Print the check character behind a point.

    >>> show("2017106018623")
    '201710601862.3'
    """
    return f"{value[:-1]}.{value[-1]}"


SCHEME = Scheme(
    id="cn:patent",
    names={"en": "Chinese patent application or ZL number", "zh": "专利申请号／专利号（ZL）"},
    holder="right",
    issuer="China National Intellectual Property Administration",
    example="ZL 201710601862.3",
    faults=faults,
    clean=clean,
    shown=show,
    single_change=True,
)
