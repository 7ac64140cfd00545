# ruff: noqa: SIM905 - lists of words read better as text
"""Numbers that tell bodies of one name apart: the Second, No. 14, 第五十四, III."""

import re
from functools import lru_cache

Tokens = tuple[str, ...]
DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
TENS = {"十": 10, "百": 100}
_SIGNS = f"[{''.join(DIGITS | TENS)}0-9]+"
# A number behind 第, or before what is counted: institutes, bureaus, works, schools.
HAN_NUMBER = (
    rf"第(?P<ordinal>{_SIGNS})(?=.*[所局院厂学])"
    rf"|(?P<count>{_SIGNS})(?=(?:研究|人民|工程|设计|勘察|航务|冶)*[所局院厂医])"
)
LATIN_NUMBER = re.compile(r"\bno\.? ?(\d{1,4})\b|\b(\d{1,3})(?:st|nd|rd|th)\b")
_TOLD = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split()
ORDINALS = {word: f"no{number}" for number, word in enumerate(_TOLD, 1)}
COUNTED = frozenset("hospital institute university college academy bureau plant factory".split())
PARTED = frozenset(("hospital", "institute"))  # one without a number is another than one with
ROMAN = frozenset("ii iii iv vi vii viii ix xi xii xiii".split())
NUMBER = re.compile(r"no\d+")


def han_number(found: re.Match[str]) -> str:
    """Return a number in Han signs or digits as the word it is told by.

    >>> han_number(re.match(HAN_NUMBER, "第五十四研究所")), han_number(re.match(HAN_NUMBER, "三院"))
    ('no54', 'no3')
    """
    told = found["ordinal"] or found["count"]
    if told.isdecimal() and told.isascii():
        return f"no{int(told)}"
    value = ones = 0
    for sign in told:
        if sign in TENS:
            value += (ones or 1) * TENS[sign]
            ones = 0
        else:
            ones = 10 * ones + (DIGITS[sign] if sign in DIGITS else int(sign))
    return f"no{value + ones}"


def latin_number(found: re.Match[str]) -> str:
    """Return a number in figures as the word it is told by.

    >>> LATIN_NUMBER.sub(latin_number, "38th institute"), LATIN_NUMBER.sub(latin_number, "plant no. 07")
    ('no38 institute', 'plant no7')
    """
    return f"no{int(found[1] or found[2])}"


def counted(words: list[str]) -> list[str]:
    """Return the words; of a body of which there are several, the first and second as numbers.

    >>> counted(["second", "people", "hospital"]), counted(["second", "sight"])
    (['no2', 'people', 'hospital'], ['second', 'sight'])
    """
    if COUNTED.isdisjoint(words):
        return words
    return [ORDINALS.get(word, word) for word in words]


def other_number(a: Tokens, b: Tokens) -> bool:
    """Say whether two names are told apart by their numbers.

    >>> other_number(("no2", "hospital"), ("no3", "hospital")), other_number(("fund", "iii"), ("fund",))
    (True, False)
    >>> other_number(("no2", "people", "hospital"), ("people", "hospital"))
    True
    """
    one, other = numbers_in(a), numbers_in(b)
    if not one or not other:
        parted = any(NUMBER.fullmatch(word) for word in one | other)
        return parted and not PARTED.isdisjoint(set(a) & set(b))
    return one.isdisjoint(other)


@lru_cache(maxsize=100_000)
def numbers_in(tokens: Tokens) -> frozenset[str]:
    """Return the words of a name that number it."""
    return frozenset(word for word in tokens if word in ROMAN or NUMBER.fullmatch(word))
