"""What an upload is measured by, and where it goes."""

import datetime
from typing import BinaryIO

from innoway.apps.documents.gateways import Upload, shelf
from innoway.apps.documents.queries.content import limits_on


def upload_of(stream: BinaryIO, name: str, at: datetime.datetime) -> Upload:
    """Return a stream with the shelf of this installation and the limits of the day."""
    return Upload(stream, name, shelf(), limits_on(at.date()))
