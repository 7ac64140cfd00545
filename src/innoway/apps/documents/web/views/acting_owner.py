"""Whose documents a page is about."""

from innoway.apps.documents.calculations.owner import Owner
from innoway.foundation.permissions import actor_of


def owner_of(request):
    """Return the organisation acted for, else the person."""
    organisation = actor_of(request).organisation_id
    return Owner(organisation, None if organisation else request.user.pk)
