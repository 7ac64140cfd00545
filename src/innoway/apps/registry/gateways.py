"""The only contact of the register with the data engine: who is who, and what stewards judged."""

from collections.abc import Collection, Sequence
from pathlib import Path

from django.conf import settings

from innoway.apps.registry.calculations.pair import SeenPair, Side
from innoway.apps.registry.enums import EntityKind
from innoway.engine.facade import graph, judging
from innoway.engine.facade.graph import EntityPage
from innoway.engine.facade.judging import (
    Applied,
    Contradiction,
    Link,
    MentionView,
    PairExplanation,
    ReviewPair,
    StewardJudgement,
)

__all__ = [
    "Applied", "Contradiction", "EntityPage", "Link", "MentionView", "PairExplanation", "ReviewPair",
    "apply_judgements", "contradictions", "entity", "explain_pair", "mention_views", "renew_networks",
    "review_queue", "seen_pair",
]  # fmt: skip


def store() -> Path:
    """Return the folder of the published store of this installation."""
    return Path(settings.STORE)


def mention_views(mentions: Collection[str]) -> dict[str, MentionView]:

    return judging.mention_views(store(), mentions)


def seen_pair(kind: EntityKind, first: str, second: str) -> SeenPair | None:
    """Return two mentions with the entities they belong to now; None if one is not on record."""
    views = mention_views((first, second))
    if {first, second} - views.keys() or any(view.kind != kind for view in views.values()):
        return None
    sides = sorted((side_of(views[first]), side_of(views[second])), key=lambda side: side.mention)
    return SeenPair(kind, *sides)


def side_of(view: MentionView) -> Side:
    """Return what a judgement keeps of a mention."""
    return Side(view.mention, view.name, view.entity.id, view.entity_mentions, view.judged)


def entity(id: str) -> EntityPage | None:
    return graph.entity(store(), id, limit=1)


def explain_pair(first: str, second: str) -> PairExplanation | None:

    return judging.explain_pair(store(), first, second)


def review_queue(kind: EntityKind, *, limit: int) -> tuple[ReviewPair, ...]:

    return judging.review_queue(store(), kind=kind.value, limit=limit, offset=0)


def apply_judgements(given: Sequence[tuple[str, str, str]], touched: Collection[str]) -> Applied:
    """Give the engine every standing judgement, oldest first, and the mentions that changed."""

    return judging.apply_judgements(store(), [StewardJudgement(*one) for one in given], touched)


def renew_networks() -> bool:
    """Let flows, centrality and communities follow the judgements; say whether they had to."""

    return judging.renew_networks(store())


def contradictions() -> tuple[Contradiction, ...]:

    return judging.contradictions(store())
