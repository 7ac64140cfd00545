"""Shares of a title: what a deed states of them, and who holds which on a date."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

_PARTS = {"HALF": 2, "THIRD": 3, "QUARTER": 4, "FOURTH": 4, "FIFTH": 5, "SIXTH": 6, "EIGHTH": 8,
          "TENTH": 10}  # fmt: skip
_COUNTS = {"ONE": 1, "A": 1, "TWO": 2, "THREE": 3, "FOUR": 4}
_OF = r"[\s)\]]*(?:PART|UNDIVIDED|OF|THE|AN|RIGHT|TITLE|AND|,|\s)*\b(?:INTEREST|SHARE|OWNERSHIP)"
_PERCENT = re.compile(rf"(?<![\d.])(\d{{1,2}}(?:\.\d+)?)\s*(?:%|PER\s?CENT){_OF}")
_RATIO = re.compile(rf"(?<![\d/])(\d{{1,2}})/(\d{{1,2}})(?![\d/])(?:TH|RD)?{_OF}")
_WORDS = re.compile(
    rf"\b({'|'.join(_COUNTS)})[\s-]({'|'.join(_PARTS)})S?(?:\s*\([^)]*\))?{_OF}"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stake:
    """A share of the title that a party gained, or gave if below zero, by a deed.

    ``since`` is ``None`` for those who held from the beginning and for deeds without any date;
    the latter come after every date.
    """

    party: str
    since: datetime.date | None
    deed: str
    change: Fraction

    def counts_on(self, day: datetime.date | None) -> bool:
        """Tell whether it had happened on a day; ``None`` is after everything."""
        if day is None or not self.deed:
            return True
        return self.since is not None and self.since <= day


@dataclass(frozen=True, slots=True)
class Owner:
    """Who holds which share of the title.

    Co-owners of whom nothing is stated hold equal shares; that is a presumption, and each may
    use the whole without the others. Source: 35 U.S.C. 262.
    """

    name: str
    share: Fraction


def owners_on(stakes: Iterable[Stake], day: datetime.date | None) -> tuple[Owner, ...]:
    """Return the owners on a day by their shares, in the order in which they came."""
    held: dict[str, Fraction] = {}
    for stake in stakes:
        if stake.counts_on(day):
            held[stake.party] = held.get(stake.party, Fraction(0)) + stake.change
    return tuple(Owner(name, share) for name, share in held.items() if share > 0)


def stated_share(text: str) -> Fraction | None:
    """Return the share of the whole title a deed conveys; ``None`` where it states none.

    >>> stated_share("ASSIGNMENT OF AN UNDIVIDED ONE-HALF (1/2) INTEREST"), stated_share("ASSIGNMENT")
    (Fraction(1, 2), None)
    >>> stated_share("ASSIGNS 25% OF THE RIGHT, TITLE AND INTEREST"), stated_share("1/3 SHARE")
    (Fraction(1, 4), Fraction(1, 3))
    >>> stated_share("ASSIGNMENT EXECUTED 1/2/2010 OF THE INTEREST"), stated_share("100% INTEREST")
    (None, None)
    """
    upper = text.upper()
    share = Fraction(0)
    if found := _PERCENT.search(upper):
        share = Fraction(found[1]) / 100
    elif (found := _RATIO.search(upper)) and int(found[2]):
        share = Fraction(int(found[1]), int(found[2]))
    elif found := _WORDS.search(upper):
        share = Fraction(_COUNTS[found[1]], _PARTS[found[2]])
    return share if 0 < share < 1 else None
