"""The documents of an owner."""

from typing import Any

from django.db.models import Count, Prefetch

from innoway.apps.documents.calculations.owner import Owner
from innoway.apps.documents.models import Document, Version


def documents_of(owner: Owner) -> Any:
    """Return the living documents of an owner, newest first, with versions and uses counted.

    Two queries however many there are.
    """
    rows = Document.objects.living().of(owner).order_by("-pk")
    rows = rows.annotate(uses=Count("versions__attachments", distinct=True))
    return rows.prefetch_related(
        Prefetch("versions", Version.objects.order_by("-number").select_related("uploaded_by"))
    )
