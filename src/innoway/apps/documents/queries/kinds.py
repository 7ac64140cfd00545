"""The kinds of documents of the district."""

from innoway.apps.documents.calculations.content import Kind
from innoway.apps.documents.queries.content import retention_plan


def kinds() -> tuple[Kind, ...]:
    """Return the kinds of documents in the order of the list."""
    return retention_plan().kinds


def kind_name(kind: str, language: str) -> str:
    """Return what a kind is called; one that was removed from the list keeps its key."""
    found = next((one for one in kinds() if one.key == kind), None)
    return found.in_language(language) if found else kind
