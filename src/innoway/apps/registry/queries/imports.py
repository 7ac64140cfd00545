"""The imports made so far."""

from innoway.apps.registry.models import RegisterImport


def recent_imports(size: int = 50) -> list[RegisterImport]:
    """Return the newest imports without their files; one query."""
    return list(RegisterImport.objects.defer("content").select_related("created_by")[:size])
