"""Take files off the shelf that no living document needs."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import connection, transaction

from innoway.apps.documents.gateways import Shelf
from innoway.apps.documents.models import Version

SHELF = 0x646F6373  # the number of the advisory lock, "docs"
BATCH = 1000


def share_shelf() -> None:
    """Keep sweepers away until this transaction ends: a file and its row arrive together."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [SHELF])


@transaction.atomic
def sweep_shelf(*, shelf: Shelf, before: float, only: Iterable[str] | None = None) -> int:
    """Remove files without a living document that arrived before a time; return how many.

    ``only`` looks at some digests instead of all. Whoever is storing a file at the moment is
    waited for, and waits for us: a file that is about to be named is never swept.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SHELF])
    removed = 0
    for batch in _batches(_old_files(shelf, before, only)):
        needed = Version.objects.filter(sha256__in=batch, document__deleted_at=None)
        for sha256 in batch - set(needed.values_list("sha256", flat=True)):
            shelf.remove(sha256)
            removed += 1
    return removed


def _old_files(shelf: Shelf, before: float, only: Iterable[str] | None) -> Iterator[str]:
    if only is not None:
        yield from (sha256 for sha256 in only if shelf.place(sha256).exists())
        return
    yield from (sha256 for sha256, arrived in shelf.kept() if arrived < before)


def _batches(found: Iterator[str]) -> Iterator[set[str]]:
    while batch := set(islice(found, BATCH)):
        yield batch
