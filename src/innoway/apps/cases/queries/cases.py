"""The cases of an applicant, and any list of cases as lines."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Min, Prefetch, Q, QuerySet

from innoway.apps.accounts.facade import accounts_named
from innoway.apps.cases.models import Case, Deadline
from innoway.apps.cases.queries.calendar import calendar
from innoway.apps.cases.queries.standing import Standing, standing_of
from innoway.apps.cases.rules import held_by, number_of
from innoway.apps.registry.facade import organisations_named

AT_MOST = 200


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


def cases(actor: Any) -> QuerySet[Case]:
    """Return the cases of a person and of the organisations the person acts for, newest first."""
    number = number_of(actor)
    if number is None:
        return Case.objects.none()
    own = Q(organisation=None, opened_by=number) | Q(organisation__in=held_by(number))
    return Case.objects.filter(own).order_by("-pk")


def lights_on(found: QuerySet[Case], on: datetime.date) -> dict[int, str]:
    """Return the light of every case, those due first; three queries."""
    known = calendar()
    due = Min("deadlines__due", filter=Q(deadlines__met_on=None))
    rows = with_deadlines(found.alias(due=due).order_by(F("due").asc(nulls_last=True), "pk"))
    return {
        row.pk: standing_of(row, row.open_deadlines, known, on).light  # type: ignore[attr-defined]
        for row in rows
    }


def lines_of(found: QuerySet[Case], on: datetime.date, light: str = "") -> tuple[Line, ...]:
    """Return lines with light, applicant and person in charge; five queries, at most 200 cases."""
    known = calendar()
    rows = list(with_deadlines(found)[:AT_MOST])
    names = organisations_named(row.organisation_id for row in rows if row.organisation_id)
    people = accounts_named(
        {row.opened_by_id for row in rows} | {row.handler_id for row in rows if row.handler_id}
    )
    lines = [
        Line(
            row, standing_of(row, row.open_deadlines, known, on),  # type: ignore[attr-defined]
            names.get(row.organisation_id or 0) or people.get(row.opened_by_id),
            people.get(row.handler_id or 0),
        )
        for row in rows
    ]  # fmt: skip
    return tuple(line for line in lines if not light or line.standing.light == light)
