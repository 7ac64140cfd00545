"""Take a table in; nothing of it reaches the register yet."""

from hashlib import sha256
from typing import Any

from django.db import transaction

from innoway.apps.registry.calculations.import_fields import guess_mapping
from innoway.apps.registry.calculations.names import tidy
from innoway.apps.registry.calculations.table_file import read_table
from innoway.apps.registry.models import RegisterImport
from innoway.apps.registry.rules import can_import, number_of, require


@transaction.atomic
def upload_import(
    *, actor: Any, content: bytes, file_name: str, source: str, encoding: str = ""
) -> RegisterImport:
    """Read the table, guess what its columns mean, and keep both for the next step.

    Raises:
        NotAllowed: The actor is no steward of the register.
        TableRefused: The file is no table, is too big, empty or not readable.
    """
    require(can_import(actor))
    table = read_table(content, encoding)
    sample = tuple(cells for _, cells in table.rows[:20])
    return RegisterImport.objects.create(
        file_name=tidy(file_name)[-255:],
        content=content,
        digest=sha256(content).hexdigest(),
        encoding=table.encoding,
        source=tidy(source) or tidy(file_name)[-255:],
        columns=list(table.columns),
        mapping=guess_mapping(table.columns, sample),
        total=len(table.rows),
        created_by_id=number_of(actor),
    )
