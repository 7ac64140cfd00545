"""The rows of an import."""

from django.db.models import QuerySet

from innoway.apps.registry.models import ImportRow


def rows_of(
    pk: int, *, verdict: str = "", outcome: str = "", after: int = 0
) -> QuerySet[ImportRow]:
    """Return the rows of an import in the table's order, after a row number."""
    rows = ImportRow.objects.filter(register_import_id=pk, number__gt=after).order_by("number")
    if verdict:
        rows = rows.filter(verdict=verdict)
    if outcome:
        rows = rows.filter(outcome=outcome)
    return rows
