"""One place with what lies there."""

from innoway.apps.registry.models import Organisation, Place


def place(pk: int) -> Place | None:
    """Return the place with the place around it."""
    return Place.objects.select_related("parent").filter(pk=pk).first()


def organisations_at(pk: int, size: int = 100) -> list[Organisation]:
    """Return organisations at a place or at one inside it."""
    inside = Place.objects.filter(parent_id=pk).values("pk")
    at = Organisation.objects.filter(place_id=pk) | Organisation.objects.filter(place_id__in=inside)
    return list(at.order_by("sort_key", "pk")[:size])


def places_in(pk: int) -> list[Place]:
    """Return the places directly inside a place."""
    return list(Place.objects.filter(parent_id=pk))
