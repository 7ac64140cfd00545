"""One page of a long sorted list."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from innoway.apps.registry.calculations.cursor import read_cursor, write_cursor


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list with the words for its neighbours; empty when there is none."""

    items: list[Any]
    after: str
    before: str


def page_of(found: QuerySet[Any], cursor: str, size: int) -> Page:
    """Cut one page out of a queryset whose rows have ``sort_key`` and ``id``."""
    backwards = cursor.startswith("-")
    keys = read_cursor(cursor.removeprefix("-"))
    order = ("-sort_key", "-pk") if backwards else ("sort_key", "pk")
    rows = found.order_by(*order)
    if keys:
        key, pk = keys
        beyond = "lt" if backwards else "gt"
        rows = rows.filter(
            Q(**{f"sort_key__{beyond}": key}) | Q(sort_key=key, **{f"pk__{beyond}": pk})
        )
    items = list(rows[: size + 1])
    more = len(items) > size
    items = items[:size]
    if backwards:
        items.reverse()
    first = write_cursor(items[0].sort_key, items[0].pk) if items else ""
    last = write_cursor(items[-1].sort_key, items[-1].pk) if items else ""
    return Page(
        items,
        after=last if (more or backwards) and items else "",
        before=f"-{first}" if ((more and backwards) or (keys and not backwards)) and items else "",
    )
