"""Compares the shelf with what the database names: missing, altered and orphaned files."""

import hashlib
from dataclasses import dataclass

from innoway.apps.documents.gateways import Shelf
from innoway.apps.documents.models import Version


@dataclass(frozen=True, slots=True)
class ShelfCheck:
    """Digests of what is wrong; ``orphans`` arrived before the time asked about."""

    files: int
    missing: tuple[str, ...]
    altered: tuple[str, ...]
    orphans: tuple[str, ...]


def shelf_check(shelf: Shelf, *, before: float) -> ShelfCheck:
    """Read every file that a living document needs and compare its digest; one query.

    Files without a living document count as orphans when they arrived before ``before`` (seconds
    since the epoch); younger ones may belong to an upload that is just being stored.
    """
    living = Version.objects.filter(document__deleted_at=None)
    needed = set(living.values_list("sha256", flat=True).distinct())
    missing, altered = [], []
    for sha256 in sorted(needed):
        found = _digest(shelf, sha256)
        if found is None:
            missing.append(sha256)
        elif found != sha256:
            altered.append(sha256)
    orphans = (name for name, arrived in shelf.kept() if arrived < before and name not in needed)
    return ShelfCheck(len(needed), tuple(missing), tuple(altered), tuple(sorted(orphans)))


def _digest(shelf: Shelf, sha256: str) -> str | None:
    try:
        with shelf.place(sha256).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None
