"""Delete a form on its way."""

import uuid

from innoway.apps.hall.models import Draft


def delete_draft(*, draft_id: uuid.UUID) -> None:
    """Delete the form with everything in it; the cases opened from it stay."""
    Draft.objects.filter(pk=draft_id).delete()
