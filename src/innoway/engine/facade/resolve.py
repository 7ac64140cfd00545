"""Who is who in a file of mentions: people and organisations, clusters or reasons."""

import csv
from collections.abc import Callable
from pathlib import Path

from innoway.engine.resolution.organisations.resolve import (
    NameLikeness,
    OrganisationResolver,
    Spelling,
    read_spellings,
)
from innoway.engine.resolution.people.mentions import read_mentions
from innoway.engine.resolution.people.resolve import Explanation, explain_people, resolve_people
from innoway.engine.resolution.tables import MentionsUnreadable

__all__ = [
    "Explanation", "MentionsUnreadable", "NameLikeness", "Spelling", "explain_organisations_in",
    "explain_people_in", "resolve_organisations_in", "resolve_people_in",
]  # fmt: skip


def resolve_people_in(
    mentions: Path,
    out: Path,
    *,
    memory_mb: int = 2000,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[int, int]:
    """Write ``mention_id,cluster`` for every mention of a file; returns (mentions, people).

    Raises:
        MentionsUnreadable: The file cannot be used; nothing is written.
    """
    read = list(read_mentions(mentions))
    clusters = resolve_people(read, memory_mb=memory_mb, progress=progress)
    write_clusters(out, "mention_id", [(m.id, clusters[m.id]) for m in read])
    return len(clusters), len(set(clusters.values()))


def resolve_organisations_in(spellings: Path, out: Path) -> tuple[int, int]:
    """Write ``id,cluster`` for every spelling of a file; returns (spellings, organisations).

    Raises:
        MentionsUnreadable: The file cannot be used; nothing is written.
    """
    read = list(read_spellings(spellings))
    clusters = OrganisationResolver(read).resolve()
    write_clusters(out, "id", [(s.id, clusters[s.id]) for s in read])
    return len(clusters), len(set(clusters.values()))


def explain_people_in(mentions: Path, first: str, second: str) -> Explanation:
    """Return why two mentions of a file are likely one person or not.

    Raises:
        KeyError: No mention has that identifier.
    """
    return explain_people(list(read_mentions(mentions)), first, second)


def explain_organisations_in(spellings: Path, first: str, second: str) -> NameLikeness:
    """Return how alike two spellings of a file are, word by word.

    Raises:
        KeyError: No spelling has that identifier.
    """
    resolver = OrganisationResolver(list(read_spellings(spellings)))
    place = {s.id: i for i, s in enumerate(resolver.spellings)}
    return resolver.compare(place[first], place[second])


def write_clusters(out: Path, key: str, rows: list[tuple[str, str]]) -> None:
    """Write a table beside its place and move it there, so that a killed run leaves the old one."""
    partial = out.with_name(f".{out.name}.partial")
    with partial.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow((key, "cluster"))
        writer.writerows(rows)
    partial.replace(out)
