"""What is wrong with an identifier, where, and what would be right."""

from collections.abc import Mapping
from dataclasses import dataclass

_MESSAGES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "empty": "The number is empty.",
        "length": "It has {found} characters; it should have {expected}.",
        "alphabet": "Character {position} is “{found}”; only {expected} may stand there.",
        "check-digit": "The check character at position {position} is “{found}”; "
        "the other characters ask for “{expected}”. Look for a mistyped or swapped character.",
        "checksum": "The check digits do not fit the other characters. "
        "Look for a mistyped or swapped character.",
        "shape": "It does not have the shape {expected}.",
        "component": "The part “{found}” is not one that is issued; expected {expected}.",
    },
    "zh": {
        "empty": "号码为空。",
        "length": "共 {found} 个字符，应为 {expected} 个。",
        "alphabet": "第 {position} 位是“{found}”，此处只允许 {expected}。",
        "check-digit": "第 {position} 位校验码是“{found}”，按其余各位计算应为“{expected}”。"
        "请核对是否输错或颠倒了字符。",
        "checksum": "校验位与其余各位不符，请核对是否输错或颠倒了字符。",
        "shape": "格式不符，应为 {expected}。",
        "component": "“{found}”不是已分配的代码段，应为 {expected}。",
    },
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One defect: ``code`` for machines, ``position`` counted from 1 in the normalised number.

    >>> Fault("check-digit", 18, "L", "K").message("en")[:50]
    'The check character at position 18 is “K”; the oth'
    >>> Fault("length", None, "18", "17").message("zh-hans")
    '共 17 个字符，应为 18 个。'
    """

    code: str
    position: int | None = None
    expected: str = ""
    found: str = ""

    def message(self, language: str = "en") -> str:
        """Return the sentence for people; any language but Chinese reads English."""
        texts = _MESSAGES["zh" if language.lower().startswith("zh") else "en"]
        return texts[self.code].format(
            position=self.position, expected=self.expected, found=self.found
        )


def wrong_length(value: str, *allowed: int) -> tuple[Fault, ...]:
    """Return the length fault, or nothing when the length is one of those allowed."""
    if not value:
        return (Fault("empty"),)
    if len(value) in allowed:
        return ()
    return (Fault("length", None, " / ".join(map(str, allowed)), str(len(value))),)


def wrong_characters(
    value: str, alphabet: str, shown: str = "", start: int = 1
) -> tuple[Fault, ...]:
    """Return one fault for each character outside the alphabet.

    >>> wrong_characters("12O4", "0123456789", "0-9")
    (Fault(code='alphabet', position=3, expected='0-9', found='O'),)
    """
    return tuple(
        Fault("alphabet", place, shown or alphabet, character)
        for place, character in enumerate(value, start)
        if character not in alphabet
    )


def wrong_check(found: str, expected: str, position: int) -> tuple[Fault, ...]:
    """Return the check-digit fault, or nothing when both agree."""
    return () if found == expected else (Fault("check-digit", position, expected, found),)
