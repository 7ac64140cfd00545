"""Judgements that say otherwise than newer ones, with those that overrule them."""

from collections.abc import Iterable
from dataclasses import dataclass

from innoway.apps.registry import gateways
from innoway.apps.registry.models import Judgement


@dataclass(frozen=True, slots=True)
class Conflict:
    """A judgement the engine set aside, and the chain of newer ones that says otherwise."""

    aside: Judgement
    against: tuple[Judgement, ...]


def contradictions() -> list[Conflict]:
    """Return the conflicts among standing judgements; one query.

    One that a steward resolved since the last run is left out: the engine will follow.
    """
    found = gateways.contradictions()
    pairs = [one for each in found for one in (each.judgement, *each.against)]
    known = standing_among({tuple(sorted((one.first, one.second))) for one in pairs})
    conflicts = []
    for each in found:
        rows = [known.get(frozenset((j.first, j.second))) for j in (each.judgement, *each.against)]
        if all(rows):
            aside, *against = (row for row in rows if row is not None)
            conflicts.append(Conflict(aside, tuple(against)))
    return conflicts


def standing_among(pairs: Iterable[tuple[str, ...]]) -> dict[frozenset[str], Judgement]:
    """Return the standing judgements on some pairs; one query."""
    wanted = {frozenset(pair) for pair in pairs}
    firsts = {min(pair) for pair in wanted}
    rows = Judgement.objects.standing().filter(first__in=firsts).select_related("judged_by")
    return {key: row for row in rows if (key := frozenset((row.first, row.second))) in wanted}
