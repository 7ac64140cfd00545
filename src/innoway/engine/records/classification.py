"""Symbols of the IPC and CPC in one spelling."""

import re

_SUBCLASS = re.compile(r"[A-HY]\d{2}[A-Z]")


def symbol(text: str) -> str:
    """Return "G06F17/21" from any of the spellings USPTO files use, or "" when it is none.

    Before the reform of 2006 files write main groups padded to three digits ("G06F017/21")
    or without a stroke, two digits or less before the last two or more ("G06F 1516").

    >>> symbol("G06F017/21"), symbol("G06F 15/16"), symbol("G06F 1516"), symbol("A61B  500")
    ('G06F17/21', 'G06F15/16', 'G06F15/16', 'A61B5/00')
    >>> symbol("H04N 710"), symbol("1402"), symbol("G06F")
    ('H04N7/10', '', '')
    """
    text = text.strip().upper()
    subclass, rest = text[:4], text[4:]
    if not _SUBCLASS.fullmatch(subclass):
        return ""
    group, stroke, sub = rest.partition("/")
    if not stroke:
        group, sub = _unstroked(rest)
    return parts_symbol(subclass, group, sub)


def _unstroked(rest: str) -> tuple[str, str]:
    """Split the fixed columns of the older files: three for the group, then the subgroup."""
    padded = rest.rstrip()
    if len(padded) > 4 and padded[:3].strip().isdecimal():
        return padded[:3], padded[3:].strip()
    bare = padded.strip()
    return bare[:-2], bare[-2:]


def parts_symbol(subclass: str, group: str, sub: str) -> str:
    """Return a symbol from its parts, or "" when a part is missing.

    >>> parts_symbol("G06F", "015", "16")
    'G06F15/16'
    """
    group, sub = group.strip().lstrip("0"), sub.strip()
    if len(subclass) != 4 or not group.isdecimal() or not sub.isdecimal():
        return ""
    return f"{subclass}{group}/{sub}"
