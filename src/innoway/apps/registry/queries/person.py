"""One person with public facts."""

from innoway.apps.registry.models import Person


def person(pk: int) -> Person | None:
    """Return the person with posts and numbers; contacts are not among the facts."""
    found = Person.objects.prefetch_related("identifiers", "posts__organisation")
    return found.filter(pk=pk).first()
