"""Who is who in a file of mentions: people and organisations, clusters or reasons."""

import csv
from collections.abc import Callable
from pathlib import Path

from innoway.engine.resolution.judgements import (
    Contradiction,
    Judgement,
    Verdict,
    read_judgements,
)
from innoway.engine.resolution.organisations.resolve import (
    NameLikeness,
    OrganisationResolver,
    Spelling,
    read_spellings,
)
from innoway.engine.resolution.people.explain import Explanation, explain_people
from innoway.engine.resolution.people.mentions import Mention, read_mention, read_mentions
from innoway.engine.resolution.people.resolve import (
    Backend,
    Resolution,
    resolve_people,
    run_here,
    update_people,
)
from innoway.engine.resolution.people.spark import SparkBackend, SparkMissing, open_session
from innoway.engine.resolution.tables import MentionsUnreadable, open_text

__all__ = [
    "Contradiction", "Explanation", "Judgement", "Mention", "MentionsUnreadable", "NameLikeness",
    "Resolution", "SparkMissing", "Spelling", "Verdict", "explain_organisations_in",
    "explain_people_in", "read_judgements", "read_mention", "read_mentions",
    "resolve_organisations_in", "resolve_people", "resolve_people_in", "update_people",
]  # fmt: skip


def resolve_people_in(
    mentions: Path,
    out: Path,
    *,
    judgements: Path | None = None,
    before: Path | None = None,
    memory_mb: int = 2000,
    spark: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> Resolution:
    """Write ``mention_id,cluster`` for every mention of a file.

    ``before`` is the table of an earlier run, whose identifiers stay; ``spark`` the address of
    a Spark cluster to run the blocks on, ``local[2]`` or ``spark://host:7077``.

    Raises:
        MentionsUnreadable: A file cannot be used; nothing is written.
        SparkMissing: pyspark is not installed.
    """
    judged = list(read_judgements(judgements)) if judgements else []
    known = read_clusters(before) if before else None
    read = list(read_mentions(mentions))
    session = open_session(spark) if spark else None
    try:
        backend: Backend = SparkBackend(session) if session else run_here
        found = resolve_people(
            read, judgements=judged, before=known, memory_mb=memory_mb, progress=progress,
            backend=backend,
        )  # fmt: skip
    finally:
        if session:
            session.stop()
    write_clusters(out, "mention_id", [(m.id, found.clusters[m.id]) for m in read])
    return found


def resolve_organisations_in(spellings: Path, out: Path) -> tuple[int, int]:
    """Write ``id,cluster`` for every spelling of a file; returns (spellings, organisations).

    Raises:
        MentionsUnreadable: The file cannot be used; nothing is written.
    """
    read = list(read_spellings(spellings))
    clusters = OrganisationResolver(read).resolve()
    write_clusters(out, "id", [(s.id, clusters[s.id]) for s in read])
    return len(clusters), len(set(clusters.values()))


def explain_people_in(
    mentions: Path, first: str, second: str, *, judgements: Path | None = None
) -> Explanation:
    """Return why two mentions of a file are likely one person or not.

    Raises:
        KeyError: No mention has that identifier.
    """
    judged = list(read_judgements(judgements)) if judgements else []
    return explain_people(read_mentions(mentions), first, second, judgements=judged)


def explain_organisations_in(spellings: Path, first: str, second: str) -> NameLikeness:
    """Return how alike two spellings of a file are, word by word.

    Raises:
        KeyError: No spelling has that identifier.
    """
    resolver = OrganisationResolver(list(read_spellings(spellings)))
    place = {s.id: i for i, s in enumerate(resolver.spellings)}
    return resolver.compare(place[first], place[second])


def read_clusters(path: Path) -> dict[str, str]:
    """Read a table that an earlier run wrote.

    Raises:
        MentionsUnreadable: A column is missing.
    """
    with open_text(path) as file:
        rows = csv.DictReader(file)
        if not {"mention_id", "cluster"} <= set(rows.fieldnames or ()):
            raise MentionsUnreadable(f"{path.name} needs the columns mention_id and cluster.")
        return {row["mention_id"]: row["cluster"] for row in rows}


def write_clusters(out: Path, key: str, rows: list[tuple[str, str]]) -> None:
    """Write a table beside its place and move it there, so that a killed run leaves the old one."""
    partial = out.with_name(f".{out.name}.partial")
    with partial.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow((key, "cluster"))
        writer.writerows(rows)
    partial.replace(out)
