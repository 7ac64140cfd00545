"""The people of the register."""

from innoway.apps.registry.calculations.names import fold
from innoway.apps.registry.models import Person
from innoway.apps.registry.queries.pages import Page, page_of


def people(text: str = "", *, cursor: str = "", size: int = 50) -> Page:
    """Return one page of people with their posts; three queries."""
    found = Person.objects.prefetch_related("posts__organisation")
    if fold(text):
        found = found.filter(folded__contains=fold(text))
    return page_of(found, cursor, size)
