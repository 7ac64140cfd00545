"""Every change in an organisation's facts."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps

from innoway.apps.registry.models import Place

# Tables with a version kept of each change, and the column that names the organisation.
_HISTORIES = {
    "OrganisationEvent": "pgh_obj_id",
    "OrganisationNameEvent": "organisation_id",
    "IdentifierEvent": "organisation_id",
    "IndustryEvent": "organisation_id",
    "SizeClassEvent": "organisation_id",
    "RecognitionEvent": "organisation_id",
}
_SILENT = frozenset(
    {"id", "created_at", "updated_at", "sort_key", "folded", "organisation_id", "stated_by_id",
     "retrieved_on", "reason"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Version:
    """One change in an entry's history: when, what table, what happened, which values."""

    at: datetime
    table: str
    label: str
    changes: tuple[tuple[str, Any, Any], ...]


def history(pk: int, *, on: date, limit: int = 100) -> list[Version]:
    """Return what changed in an organisation's facts, newest first; seven queries.

    A renaming that has not come into force on the day is left out.
    """
    versions: list[Version] = []
    places = dict(Place.objects.filter(organisations=pk).values_list("pk", "name"))
    for name, column in _HISTORIES.items():
        model = apps.get_model("registry", name)
        rows = model._default_manager.filter(**{column: pk}).order_by("pgh_obj_id", "pgh_id")
        last: dict[int, dict[str, Any]] = {}
        for row in rows.values():
            values = {k: v for k, v in row.items() if not k.startswith("pgh_") and k not in _SILENT}
            if values.get("place_id"):
                values["place_id"] = places.get(values["place_id"], values["place_id"])
            if name == "OrganisationNameEvent":
                if values["start"] and values["start"] > on:
                    continue
                values["end"] = None if values["end"] and values["end"] > on else values["end"]
            before = last.get(row["pgh_obj_id"], {})
            changes = tuple(
                (key, before.get(key), new) for key, new in values.items() if before.get(key) != new
            )
            last[row["pgh_obj_id"]] = values
            if row["pgh_label"] == "delete" or any(new or old for _, old, new in changes):
                shown = tuple(c for c in changes if c[1] or c[2])
                versions.append(
                    Version(row["pgh_created_at"], name[:-5].lower(), row["pgh_label"], shown)
                )
    return sorted(versions, key=lambda v: v.at, reverse=True)[:limit]
