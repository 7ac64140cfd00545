"""One import."""

from innoway.apps.registry.calculations.table_file import read_table
from innoway.apps.registry.models import ImportProgress, RegisterImport


def import_numbered(pk: int) -> RegisterImport | None:
    """Return one import without its file."""
    found = RegisterImport.objects.defer("content").select_related(
        "created_by", "applied_by", "undone_by"
    )
    return found.filter(pk=pk).first()


def rows_done(pk: int) -> int:
    """Return how many rows the running step has finished."""
    found = ImportProgress.objects.filter(pk=pk).values_list("done", flat=True).first()
    return found or 0


def sample_of(pk: int, size: int = 5) -> list[tuple[str, list[str]]]:
    """Return each column's heading with its first values; reads the stored file."""
    found = RegisterImport.objects.get(pk=pk)
    table = read_table(bytes(found.content), found.encoding)
    return [
        (heading, [row[place] for _, row in table.rows[:size]])
        for place, heading in enumerate(table.columns)
    ]
