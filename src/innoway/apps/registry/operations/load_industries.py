"""Fill a classification's list."""

from collections.abc import Iterable

from django.db import transaction

from innoway.apps.registry.models import IndustryCode

Line = tuple[str, str, str, str]


@transaction.atomic
def load_industries(*, system: str, lines: Iterable[Line]) -> int:
    """Add or renew lines (code, parent code, name, Chinese name); return how many codes.

    A code given twice keeps its first line: published lists repeat some.
    """
    codes: dict[str, IndustryCode] = {}
    for code, parent, name, name_zh in lines:
        codes.setdefault(
            code,
            IndustryCode(system=system, code=code, parent_code=parent, name=name, name_zh=name_zh),
        )
    IndustryCode.objects.bulk_create(
        codes.values(),
        update_conflicts=True,
        unique_fields=["system", "code"],
        update_fields=["parent_code", "name", "name_zh"],
        batch_size=1000,
    )
    return len(codes)
