"""How long decisions really took."""

from collections.abc import Iterable
from statistics import median

from innoway.apps.cases.models import Case


def decided_after(item_codes: Iterable[str]) -> dict[str, list[int]]:
    """Return the counted days from acceptance to decision of decided cases, sorted; one query."""
    rows = Case.objects.filter(item_code__in=set(item_codes), decided_after__isnull=False)
    found: dict[str, list[int]] = {}
    for code, days in rows.order_by("decided_after").values_list("item_code", "decided_after"):
        found.setdefault(code, []).append(int(days or 0))
    return found


def half(days: list[int]) -> int:
    """Return the median, rounded up."""
    return -int(-median(days) // 1)


def nine_tenths(days: list[int]) -> int:
    """Return the value that nine of ten do not exceed (nearest rank)."""
    return days[-(-9 * len(days) // 10) - 1]
