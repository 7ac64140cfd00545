"""One form out of the forms of several items: each thing is asked once."""

from collections.abc import Iterable
from dataclasses import dataclass

from innoway.apps.hall.calculations.catalogue import Catalogue, Field, Item


@dataclass(frozen=True, slots=True)
class Asked:
    """A field of the united form; required when any of its items requires it."""

    field: Field
    required: bool
    items: tuple[str, ...]


def asked_once(items: Iterable[Item], catalogue: Catalogue) -> tuple[Asked, ...]:
    """Return the union of the fields of some items, in the order of the field list."""
    wanted: dict[str, list[tuple[str, bool]]] = {}
    for item in items:
        for one in item.asks:
            wanted.setdefault(one.field, []).append((item.key, one.required))
    return tuple(
        Asked(
            field,
            any(required for _, required in wanted[key]),
            tuple(name for name, _ in wanted[key]),
        )
        for key, field in catalogue.fields.items()
        if key in wanted
    )
