"""The clerks' desk: what is open, those due first."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Min, Q, QuerySet

from innoway.apps.cases.models import Case
from innoway.apps.cases.rules import number_of, visible_to
from innoway.apps.cases.transitions import CLOSED


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the desk shows; blank means all that is open."""

    light: str = ""
    state: str = ""
    mine: bool = False
    text: str = ""
    closed: bool = False


def desk(actor: Any, wanted: Wanted) -> QuerySet[Case]:
    """Return the cases of the desk; the earliest open duty comes first."""
    found = visible_to(actor).exclude(state="draft")
    if wanted.state:
        found = found.filter(state=wanted.state)
    elif not wanted.closed:
        found = found.exclude(state__in=CLOSED)
    if wanted.mine:
        found = found.filter(handler=number_of(actor))
    if wanted.text:
        found = found.filter(number__icontains=wanted.text.strip())
    due = Min("deadlines__due", filter=Q(deadlines__met_on=None))
    return found.alias(due=due).order_by(F("due").asc(nulls_last=True), "pk")
