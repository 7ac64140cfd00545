"""The supervision light of a case.

Source: supervision rules of Yulin city (yellow at 90 % of the promised time, red beyond it);
reminder one working day before the end. Parameters of practice, not of the law.
"""

from fractions import Fraction

from innoway.apps.cases.enums import Light

WARN_AT = Fraction(9, 10)
WARN_LEFT = 1


def light(used: int, promised: int) -> Light:
    """Return the light after ``used`` of ``promised`` days, net of stops.

    >>> [light(used, 10).value for used in (8, 9, 10, 11)]
    ['green', 'yellow', 'yellow', 'red']
    >>> [light(used, 3).value for used in (1, 2, 3, 4)]
    ['green', 'yellow', 'yellow', 'red']
    """
    if used > promised:
        return Light.RED
    if used >= WARN_AT * promised or promised - used <= WARN_LEFT:
        return Light.YELLOW
    return Light.GREEN
