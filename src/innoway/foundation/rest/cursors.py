"""Pages of a list that stay whole while rows are added: keyset pagination with signed cursors.

A cursor holds the order values of the last row of a page, signed for its list. The next page
starts below them, so nothing is shown twice or left out, however deep one reads, and each page
costs the same.
"""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core import signing
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F, Model, Q, QuerySet
from django.db.models.expressions import OrderBy

from innoway.foundation.rest.errors import CursorInvalid

Row = TypeVar("Row", bound=Model)
SALT = "innoway.rest.cursor"


@dataclass(frozen=True, slots=True)
class Slice(Generic[Row]):
    """The rows of one page and the cursor of the next, empty on the last."""

    items: list[Row]
    next: str


class Plain(signing.JSONSerializer):
    """Writes dates and decimals as text; the field they belong to reads them back."""

    def dumps(self, obj: Any) -> bytes:
        """Return compact JSON."""
        return DjangoJSONEncoder(separators=(",", ":")).encode(obj).encode()


def keyset_page(
    rows: "QuerySet[Row]", *, order: tuple[str, ...], cursor: str, limit: int
) -> Slice[Row]:
    """Return a page of rows in an order, from a cursor on; one query.

    ``order`` names columns, ``-`` for falling; none of them may be empty (NULL). The primary
    key is added when it is missing, so that equal values never make a row wander.

    Raises:
        CursorInvalid: The cursor is damaged or belongs to another list or order.
    """
    names = order if "pk" in {name.lstrip("-") for name in order} else (*order, "-pk")
    label = f"{rows.model._meta.label_lower} {' '.join(names)}"
    if cursor:
        rows = rows.filter(below(names, values_of(cursor, label, rows.model, names)))
    found = list(rows.order_by(*(ordering(name) for name in names))[: limit + 1])
    if len(found) <= limit:
        return Slice(found, "")
    last = found[limit - 1]
    return Slice(found[:limit], cursor_of(label, [value(last, name) for name in names]))


def ordering(name: str) -> OrderBy:
    """Return the order of one column."""
    return F(name.lstrip("-")).desc() if name.startswith("-") else F(name).asc()


def value(row: Model, name: str) -> Any:
    """Return a row's value in a column, through relations."""
    found: Any = row
    for part in name.lstrip("-").split("__"):
        found = getattr(found, part)
    return found


def cursor_of(label: str, values: list[Any]) -> str:
    """Return the signed cursor of a position in a list."""
    return signing.dumps([label, values], salt=SALT, serializer=Plain, compress=True)


def values_of(cursor: str, label: str, model: type[Model], names: tuple[str, ...]) -> list[Any]:
    """Return the position a cursor stands for.

    Raises:
        CursorInvalid: It was not written here, or not for this list.
    """
    try:
        written, values = signing.loads(cursor, salt=SALT, serializer=Plain)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise CursorInvalid from error
    if written != label or len(values) != len(names):
        raise CursorInvalid
    return list(values)


def below(names: tuple[str, ...], values: list[Any]) -> Q:
    """Return the condition of rows after a position: (a, b) > (x, y) column by column."""
    condition = Q(pk__in=[])
    equal = Q()
    for name, position in zip(names, values, strict=True):
        column = name.lstrip("-")
        step = "lt" if name.startswith("-") else "gt"
        condition |= equal & Q(**{f"{column}__{step}": position})
        equal &= Q(**{column: position})
    return condition
