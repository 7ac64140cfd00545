"""Lists of cases with their next duty."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Prefetch, QuerySet

from innoway.apps.accounts.facade import accounts_named
from innoway.apps.cases.enums import Light
from innoway.apps.cases.models import Case, Deadline
from innoway.apps.cases.queries.calendar import calendar
from innoway.apps.cases.queries.standing import Standing, standing_of
from innoway.apps.cases.rules import number_of, visible_to
from innoway.apps.cases.transitions import CLOSED
from innoway.apps.registry.facade import organisations_named
from innoway.values.calendar import WorkCalendar

AT_MOST = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the desk shows; blank means all that is open."""

    light: str = ""
    state: str = ""
    mine: bool = False
    text: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One case in a list."""

    case: Case
    standing: Standing
    applicant: Any
    handler: Any


def with_deadlines(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Fetch open duties along; one more query."""
    waiting = Deadline.objects.filter(met_on=None).order_by("due")
    return cases.prefetch_related(Prefetch("deadlines", waiting, to_attr="open_deadlines"))


def applicants_cases(actor: Any, organisation_id: int | None = None) -> QuerySet[Case]:
    """Return the cases of a person, or of an organisation the person acts for."""
    seen = visible_to(actor)
    if organisation_id is not None:
        return seen.filter(organisation=organisation_id).order_by("-pk")
    return seen.filter(opened_by=number_of(actor)).order_by("-pk")


def desk(actor: Any, wanted: Wanted) -> QuerySet[Case]:
    """Return what clerks and supervisors see, those due first."""
    found = visible_to(actor).exclude(state="draft")
    if wanted.state:
        found = found.filter(state=wanted.state)
    elif not wanted.closed:
        found = found.exclude(state__in=CLOSED)
    if wanted.mine:
        found = found.filter(handler=number_of(actor))
    if wanted.text:
        found = found.filter(number__icontains=wanted.text.strip())
    return found.alias(due=Max("deadlines__due")).order_by("due", "pk")


def lines_of(cases: QuerySet[Case], on: datetime.date, wanted_light: str = "") -> tuple[Line, ...]:
    """Return lines with light, applicant and person in charge; five queries, at most 200 cases."""
    known: WorkCalendar = calendar()
    found = list(with_deadlines(cases)[:AT_MOST])
    names = organisations_named(c.organisation_id for c in found if c.organisation_id)
    people = accounts_named(
        {c.opened_by_id for c in found} | {c.handler_id for c in found if c.handler_id}
    )
    lines = [
        Line(
            case, standing_of(case, case.open_deadlines, known, on),  # type: ignore[attr-defined]
            names.get(case.organisation_id or 0) or people.get(case.opened_by_id),
            people.get(case.handler_id or 0),
        )
        for case in found
    ]  # fmt: skip
    return tuple(line for line in lines if not wanted_light or line.standing.light == wanted_light)


def numbered(actor: Any, number: str) -> Case | None:
    """Return a case by its public number if the actor may see it."""
    return visible_to(actor).filter(number=number).first()


def light_names() -> list[tuple[str, str]]:
    """Return the lights of an open case."""
    return [(one.value, str(one.label)) for one in Light if one is not Light.NONE]
