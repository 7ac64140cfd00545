"""Routes for a visitor's question, explained."""

import datetime
from dataclasses import dataclass
from typing import Any

from innoway.apps.hall.calculations.catalogue import Item
from innoway.apps.hall.calculations.routing import Hit, Route, Visitor, routes
from innoway.apps.hall.calculations.window_content import Specialist
from innoway.apps.hall.models import Desk
from innoway.apps.hall.queries.ask import ask
from innoway.apps.hall.queries.catalogue import catalogue
from innoway.apps.hall.queries.windows import specialist, windows
from innoway.apps.registry.facade import organisation_facts


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A route with the service and the specialist it names."""

    route: Route
    item: Item
    specialist: Specialist | None
    open_at: int | None


def suggestions(
    question: str, today: datetime.date, *, language: str = "",
    organisation_id: int | None = None,
) -> list[Suggestion]:  # fmt: skip
    """Return up to three routes for a question, each with reasons that add up."""
    found = [one for one in ask(question, limit=8).items if one.item]
    if not found:
        return []
    best = max(one.score for one in found)
    hits = [
        Hit(one.key, one.item.window, one.score / best, tuple(r.words for r in one.reasons))
        for one in found if one.item
    ]  # fmt: skip
    experts = [s.at(key) for key, w in windows().items() for s in w.specialists]
    chosen = routes(hits, experts, _visitor(language, organisation_id, today))
    seated = _seated()
    items = catalogue().items
    return [
        Suggestion(r, items[r.item], specialist(r.expert), seated.get(r.expert)) for r in chosen
    ]


def _visitor(language: str, organisation_id: int | None, today: datetime.date) -> Visitor:
    facts: Any = organisation_facts(organisation_id, today) if organisation_id else None
    if facts is None:
        return Visitor(language=language)
    age = (today - facts.founded_on).days // 365 if facts.founded_on else None
    return Visitor(
        language, facts.division_code, facts.size.size if facts.size else "", age, facts.gbt_code
    )


def _seated() -> dict[str, int]:
    rows = Desk.objects.filter(closed_at=None).exclude(specialist="")
    return dict(rows.values_list("specialist", "counter"))
