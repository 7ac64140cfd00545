"""Take in the bytes of an upload and look at them."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from innoway.apps.documents.calculations.inspection import Inspected, inspect
from innoway.apps.documents.gateways import Incoming, Upload
from innoway.apps.documents.models import Document, Version


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A file that was looked at and waits for its place."""

    incoming: Incoming
    facts: Inspected


@contextmanager
def take_in_file(*, upload: Upload) -> Iterator[TakenIn]:
    """Write and inspect an upload; whatever was not kept by the end of the block is gone.

    Raises:
        FileRefused: The reason is the class; its message says what to do.
        StorageFull: The disk has no room.
    """
    incoming = upload.shelf.take_in(upload.stream, most=upload.limits.largest_file)
    try:
        with incoming.path.open("rb") as file:
            facts = inspect(file, upload.name, upload.limits)
        yield TakenIn(incoming, facts)
    finally:
        incoming.drop()


def write_version(
    document: Document, taken: TakenIn, *, number: int, account_id: int, at: datetime.datetime
) -> Version:
    """Write the row of a file that is on the shelf."""
    return Version.objects.create(
        document=document,
        number=number,
        name=taken.facts.name,
        sha256=taken.incoming.sha256,
        size=taken.incoming.size,
        media_type=taken.facts.media_type,
        pages=taken.facts.pages,
        checks=[str(check) for check in taken.facts.checks],
        uploaded_by_id=account_id,
        uploaded_at=at,
    )
