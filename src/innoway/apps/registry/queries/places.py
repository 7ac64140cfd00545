"""The places of the register."""

from django.db.models import Q

from innoway.apps.registry.models import Place


def places(text: str = "", *, size: int = 200) -> list[Place]:
    """Return places by name, at most ``size``; one query."""
    found = Place.objects.select_related("parent")
    if text:
        found = found.filter(
            Q(name__icontains=text) | Q(name_zh__icontains=text) | Q(address__icontains=text)
        )
    return list(found.order_by("name", "id")[:size])
