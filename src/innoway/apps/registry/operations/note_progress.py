"""Say how far an import has come while its transaction is still open."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection

_NOTE = (
    "INSERT INTO registry_importprogress (import_id, done) VALUES (%s, %s) "
    "ON CONFLICT (import_id) DO UPDATE SET done = excluded.done"
)


@contextmanager
def note_progress(*, import_id: int) -> Iterator[Callable[[int], None]]:
    """Give a function that writes the number of rows done, on a connection of its own."""
    own = connection.copy()

    def note(done: int) -> None:
        with own.cursor() as cursor:
            cursor.execute(_NOTE, [import_id, done])

    try:
        note(0)
        yield note
    finally:
        own.close()
