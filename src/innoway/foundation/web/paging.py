"""Pages of a long list in the order of its numbers: from a number on, never by counting."""

from django.http import HttpRequest

PAGE = 50
LONGEST = 18  # digits that fit into bigint whatever they are


def below(request: HttpRequest) -> int | None:
    """Return the number the page starts below, None for the first page or for nonsense."""
    text = request.GET.get("before", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else None


def cut(rows: list, size: int = PAGE) -> tuple[list, int | None]:
    """Return the rows of a page out of one more than fit, and where the next page starts.

    >>> class Row:
    ...     def __init__(self, id): self.id = id
    >>> shown, following = cut([Row(9), Row(7), Row(4)], size=2)
    >>> [row.id for row in shown], following
    ([9, 7], 7)
    """
    return (rows[:size], rows[size - 1].id) if len(rows) > size else (rows, None)
