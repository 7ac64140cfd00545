"""The thresholds of the size rule, sector by sector, dated.

Amounts in the tables are in 10,000 yuan, as in the rule. ``S`` marks numbers read in a copy
of the table, ``M`` numbers from memory: until an officer checks them against the original,
pages show them as unverified.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Figure = Literal["employees", "revenue", "assets"]


@dataclass(frozen=True, slots=True)
class Limit:
    """One lower bound: the figure reaches it when it is greater or equal."""

    figure: Figure
    at_least: Decimal
    confidence: str = "S"


@dataclass(frozen=True, slots=True)
class SectorLimits:
    """What makes a firm of the sector large, medium, small: every limit must be reached."""

    large: tuple[Limit, ...]
    medium: tuple[Limit, ...]
    small: tuple[Limit, ...]


@dataclass(frozen=True, slots=True)
class SizeRule:
    """One version of the rule with its basis and the days on which it is in force."""

    name: str
    reference: str
    jurisdiction: str
    start: date
    end: date | None
    sectors: Mapping[str, SectorLimits]


_UNITS: Mapping[str, tuple[Figure, int]] = {
    "p": ("employees", 1), "r": ("revenue", 10_000), "a": ("assets", 10_000),
}  # fmt: skip


def _limits(text: str, confidence: str) -> tuple[Limit, ...]:
    found = []
    for part in text.split():
        figure, unit = _UNITS[part[0]]
        found.append(Limit(figure, Decimal(part[1:]) * unit, confidence))
    return tuple(found)


def _sector(large: str, medium: str, small: str) -> SectorLimits:
    return SectorLimits(_limits(large, "S"), _limits(medium, "M"), _limits(small, "M"))


RULE_2011 = SizeRule(
    name="cn-sme-2011",
    reference="工信部联企业〔2011〕300号",
    jurisdiction="CN",
    start=date(2011, 6, 18),
    end=None,
    sectors={
        "agriculture": _sector("r20000", "r500", "r50"),
        "industry": _sector("p1000 r40000", "p300 r2000", "p20 r300"),
        "construction": _sector("r80000 a80000", "r6000 a5000", "r300 a300"),
        "wholesale": _sector("p200 r40000", "p20 r5000", "p5 r1000"),
        "retail": _sector("p300 r20000", "p50 r500", "p10 r100"),
        "transport": _sector("p1000 r30000", "p300 r3000", "p20 r200"),
        "warehousing": _sector("p200 r30000", "p100 r1000", "p20 r100"),
        "post": _sector("p1000 r30000", "p300 r2000", "p20 r100"),
        "hotel": _sector("p300 r10000", "p100 r2000", "p10 r100"),
        "catering": _sector("p300 r10000", "p100 r2000", "p10 r100"),
        "information": _sector("p2000 r100000", "p100 r1000", "p10 r100"),
        "software": _sector("p300 r10000", "p100 r1000", "p10 r50"),
        "real-estate": _sector("r200000 a10000", "r1000 a5000", "r100 a2000"),
        "property": _sector("p1000 r5000", "p300 r1000", "p100 r500"),
        "leasing": _sector("p300 a120000", "p100 a8000", "p10 a100"),
        "other": _sector("p300", "p100", "p10"),
    },
)
RULES = (RULE_2011,)


def rule_on(day: date) -> SizeRule:
    """Return the version in force on a day.

    Raises:
        LookupError: No version was in force then.
    """
    for rule in RULES:
        if rule.start <= day and (rule.end is None or day < rule.end):
            return rule
    raise LookupError(f"no size rule in force on {day}")


# Divisions of GB/T 4754-2017 (two digits) by sector of the rule.
_DIVISIONS: tuple[tuple[range, str], ...] = (
    (range(1, 6), "agriculture"),
    (range(6, 47), "industry"),
    (range(47, 51), "construction"),
    (range(51, 52), "wholesale"),
    (range(52, 53), "retail"),
    (range(53, 59), "transport"),
    (range(59, 60), "warehousing"),
    (range(60, 61), "post"),
    (range(61, 62), "hotel"),
    (range(62, 63), "catering"),
    (range(63, 65), "information"),
    (range(65, 66), "software"),
    (range(71, 73), "leasing"),
    (range(73, 99), "other"),
)


def sector_of(gbt_code: str) -> str:
    """Return the sector of the rule for a GB/T 4754-2017 code, or "" when it names none.

    Real estate splits by class: 701 development, 702 property management.

    >>> sector_of("6513"), sector_of("I65"), sector_of("7020"), sector_of("3919"), sector_of("66")
    ('software', 'software', 'property', 'industry', '')
    """
    digits = gbt_code.lstrip("ABCDEFGHIJKLMNOPQRST")
    if len(digits) < 2 or not (digits.isascii() and digits.isdecimal()):
        return ""
    if digits.startswith("70"):
        return {"701": "real-estate", "702": "property"}.get(digits[:3], "other")
    division = int(digits[:2])
    return next((sector for span, sector in _DIVISIONS if division in span), "")
