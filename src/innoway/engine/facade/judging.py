"""What stewards are shown and say: mentions, verdicts, contradictions."""

import time
from collections.abc import Collection, Sequence
from importlib import import_module
from pathlib import Path

from innoway.engine.records.judging import (
    Applied,
    Contradiction,
    Link,
    MentionView,
    PairExplanation,
    PairFeature,
    ReviewPair,
    StewardJudgement,
)

__all__ = [
    "Applied", "Contradiction", "Link", "MentionView", "PairExplanation", "PairFeature",
    "ReviewPair", "StewardJudgement", "apply_judgements", "contradictions", "explain_pair",
    "mention_views", "renew_networks", "review_queue", "warm",
]  # fmt: skip


def mention_views(store: Path, mentions: Collection[str]) -> dict[str, MentionView]:
    """Return those of some mentions that the published layer holds, by the ids asked for.

    A mention in a further role of the same person on the same document answers by the one that
    judgements go by.
    """
    from innoway.engine.store.mention_views import mention_views as views

    return views(store, mentions)


def explain_pair(store: Path, first: str, second: str) -> PairExplanation | None:
    """Return why two mentions are likely one or not, ``None`` if one is not on record."""
    from innoway.engine.pipelines import reviewing

    return reviewing.explain_pair(store, first, second)


def review_queue(store: Path, *, kind: str, limit: int, offset: int = 0) -> tuple[ReviewPair, ...]:
    """Return the pairs of a kind (person, organisation) that are worth a steward's look."""
    from innoway.engine.pipelines import reviewing

    return reviewing.review_queue(store, kind=kind, limit=limit, offset=offset)


def apply_judgements(
    store: Path, judgements: Sequence[StewardJudgement], touched: Collection[str]
) -> Applied:
    """Resolve with every standing judgement, oldest first, and publish.

    ``touched`` are the mentions whose judgements changed; entities that held or hold one of them
    are those that changed.

    Raises:
        StoreBusy: Never: it waits for a run that is resolving.
    """
    from innoway.engine.pipelines.resolving import resolve_store
    from innoway.engine.resolution.judgements import Judgement, Verdict
    from innoway.engine.store.derived import graph_snapshot

    began = time.monotonic()
    before = _entities_of(store, touched)
    said = [Judgement(one.first, one.second, Verdict(one.verdict)) for one in judgements]
    resolve_store(store, judgements=said, wait=True)
    changed = before | _entities_of(store, touched)
    shot = graph_snapshot(store)
    version = shot.number if shot is not None else 0
    return Applied(version, tuple(sorted(changed)), time.monotonic() - began)


def warm() -> None:
    """Load what following a judgement needs, so that the first steward does not wait seconds for it."""
    import_module("innoway.engine.pipelines.resolving")


def _entities_of(store: Path, mentions: Collection[str]) -> set[str]:
    """Return the entities that some mentions belong to in the published layer."""
    from innoway.engine.store.connection import listed
    from innoway.engine.store.derived import graph_snapshot

    shot = graph_snapshot(store)
    asked = "SELECT DISTINCT entity FROM membership WHERE mention = ANY(texts(?))"
    return {id for (id,) in shot.tuples(asked, [listed(mentions)])} if shot else set()


def renew_networks(store: Path) -> bool:
    """Let flows, centrality and communities follow the judgements; say whether they had to.

    Raises:
        StoreBusy: Never: it waits for a run that is resolving.
    """
    from innoway.engine.pipelines import resolving

    return resolving.renew_networks(store, wait=True)


def contradictions(store: Path) -> tuple[Contradiction, ...]:
    """Return the judgements that the published layer set aside, with what overruled them."""
    from innoway.engine.store.derived import made_from

    found = made_from(store).get("contradictions", [])
    return tuple(
        Contradiction(
            StewardJudgement(*one["judgement"]),
            tuple(StewardJudgement(*against) for against in one["against"]),
        )
        for one in found
    )
