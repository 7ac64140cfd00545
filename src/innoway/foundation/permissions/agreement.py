"""Holds the two forms of a rule together: who may view one thing, and which things one may view."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model, QuerySet


def disagreements(
    *,
    actors: Iterable[Any],
    things: Iterable[Model],
    can_view: Callable[[Any, Any], bool],
    visible_to: Callable[[Any], "QuerySet[Any]"],
) -> list[str]:
    """Return one line per actor and thing for which predicate and queryset differ; empty is right.

    For tests: every thing must be visible to an actor exactly when the actor can view it.
    """
    things = list(things)
    found = []
    for actor in actors:
        visible = set(visible_to(actor).values_list("pk", flat=True))
        for thing in things:
            allowed = bool(can_view(actor, thing))
            if allowed != (thing.pk in visible):
                says = "may view it but does not see it" if allowed else "sees it but may not"
                found.append(f"{actor!r} and {thing!r}: {says}")
    return found
