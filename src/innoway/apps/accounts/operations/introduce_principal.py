"""Learn of an organisation that people may act for."""

from django.db import transaction

from innoway.apps.accounts.models import Principal


@transaction.atomic
def introduce_principal(*, organisation_id: int, name: str, name_zh: str = "") -> Principal:
    """Write down or renew the names under which an organisation is shown here; idempotent."""
    principal, _ = Principal.objects.update_or_create(
        organisation_id=organisation_id, defaults={"name": name, "name_zh": name_zh}
    )
    return principal
