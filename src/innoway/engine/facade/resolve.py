"""Who is who in a file of mentions: people and organisations, clusters or reasons."""

from collections.abc import Callable
from pathlib import Path

from innoway.engine.pipelines.people_files import PeopleFound, resolve_people_file
from innoway.engine.pipelines.people_parts import MEMORY_MB, Budget, TooManySpellings
from innoway.engine.resolution.judgements import (
    Contradiction,
    Judgement,
    Verdict,
    read_judgements,
)
from innoway.engine.resolution.organisations.chains import Step, chain_between
from innoway.engine.resolution.organisations.resolve import (
    Here,
    NameLikeness,
    OrganisationResolver,
    Spelling,
    read_spellings,
)
from innoway.engine.resolution.organisations.spark import SparkBackend as SparkPairs
from innoway.engine.resolution.people.explain import Explanation, explain_people
from innoway.engine.resolution.people.mentions import Mention, read_mention, read_mentions
from innoway.engine.resolution.people.resolve import (
    Backend,
    Resolution,
    resolve_people,
    run_here,
)
from innoway.engine.resolution.people.spark import SparkBackend
from innoway.engine.resolution.spark import SparkMissing, open_session
from innoway.engine.resolution.tables import MentionsUnreadable, write_clusters
from innoway.engine.store.connection import OutOfMemory

__all__ = [
    "Contradiction", "Explanation", "Judgement", "Mention", "MentionsUnreadable", "NameLikeness",
    "OutOfMemory", "PeopleFound", "Resolution", "SparkMissing", "Spelling", "TooManySpellings",
    "Verdict", "explain_organisations_in", "explain_people_in", "read_judgements", "read_mention", "read_mentions",
    "resolve_organisations_in", "resolve_people", "resolve_people_in",
]  # fmt: skip


def resolve_people_in(
    mentions: Path,
    out: Path,
    *,
    judgements: Path | None = None,
    before: Path | None = None,
    memory_mb: int = MEMORY_MB,
    spark: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> PeopleFound:
    """Write ``mention_id,cluster`` for every mention of a file; the process keeps to ``memory_mb``.

    ``before`` is the table of an earlier run, whose identifiers stay; ``spark`` the address of
    a Spark cluster to run the blocks on, ``local[2]`` or ``spark://host:7077``.

    Raises:
        MentionsUnreadable: A file cannot be used; nothing is written.
        SparkMissing: pyspark is not installed.
        OutOfMemory: The database does not manage with its share of ``memory_mb``.
    """
    session = open_session(spark) if spark else None
    try:
        backend: Backend = SparkBackend(session) if session else run_here
        return resolve_people_file(
            mentions, out, budget=Budget.of(memory_mb), judgements=judgements, before=before,
            progress=progress, backend=backend,
        )  # fmt: skip
    finally:
        if session:
            session.stop()


def resolve_organisations_in(
    spellings: Path,
    out: Path,
    *,
    memory_mb: int = MEMORY_MB,
    spark: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> tuple[int, int]:
    """Write ``id,cluster`` for every spelling of a file; returns (spellings, organisations).

    ``spark`` is the address of a Spark cluster to compare pairs on.

    Raises:
        MentionsUnreadable: The file cannot be used; nothing is written.
        SparkMissing: pyspark is not installed.
        TooManySpellings: ``memory_mb`` is not enough for them; nothing is written.
    """
    read = list(read_spellings(spellings))
    Budget.of(memory_mb).hold_spellings(len(read))
    session = open_session(spark) if spark else None
    try:
        backend = SparkPairs(session) if session else Here(progress)
        clusters = OrganisationResolver(read).resolve(backend=backend)
    finally:
        if session:
            session.stop()
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
    bound = Budget.of(MEMORY_MB).block_mb
    return explain_people(
        read_mentions(mentions), first, second, judgements=judged, memory_mb=bound
    )


def explain_organisations_in(
    spellings: Path, first: str, second: str
) -> tuple[NameLikeness, bool, tuple[Step, ...]]:
    """Return how alike two spellings of a file are, word by word, whether they are one, and what joined them.

    Raises:
        KeyError: No spelling has that identifier.
    """
    resolver = OrganisationResolver(list(read_spellings(spellings)))
    place = {s.id: i for i, s in enumerate(resolver.spellings)}
    likeness = resolver.compare(place[first], place[second])
    clusters = resolver.resolve()
    if clusters[first] != clusters[second]:
        return likeness, False, ()
    members = [one for one, cluster in clusters.items() if cluster == clusters[first]]
    return likeness, True, chain_between(resolver, first, second, members)
