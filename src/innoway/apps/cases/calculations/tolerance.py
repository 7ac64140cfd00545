"""How long tolerated missing papers may come in later (容缺受理)."""

SHORTER_BY = 2
AT_MOST = 20


def supply_days(promised: int) -> int:
    """Return the working days for tolerated papers; 0 means that nothing can be tolerated.

    Source: Shenzhen rules on tolerated missing papers, 2019-10-01: at least two working days
    shorter than the promised time and at most twenty.

    >>> [supply_days(promised) for promised in (10, 40, 2, 1)]
    [8, 20, 0, 0]
    """
    return max(0, min(promised - SHORTER_BY, AT_MOST))
