"""Put an import back to its check after a failure."""

from django.db import transaction

from innoway.apps.registry.enums import ImportState
from innoway.apps.registry.models import RegisterImport


@transaction.atomic
def stop_import(*, register_import: RegisterImport, reason: str) -> None:
    """Mark it stopped with the reason; its rows were rolled back and can be checked anew."""
    RegisterImport.objects.filter(pk=register_import.pk).update(
        state=ImportState.FAILED, failure=reason[:500]
    )
