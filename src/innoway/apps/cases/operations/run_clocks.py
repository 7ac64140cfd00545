"""Do what the rules say happens by itself when a time is over."""

import datetime
from collections.abc import Callable
from typing import Any

import structlog
from django.db.models import QuerySet
from django.utils import timezone

from innoway.apps.cases.calculations.clock import fold_clock
from innoway.apps.cases.enums import CaseState, DeadlineKind
from innoway.apps.cases.models import Case
from innoway.apps.cases.operations.accept_by_silence import accept_by_silence
from innoway.apps.cases.operations.approve_tacitly import approve_tacitly
from innoway.apps.cases.operations.end_special_procedure import end_special_procedure
from innoway.apps.cases.operations.terminate_case import terminate_case
from innoway.apps.cases.queries.calendar import calendar
from innoway.apps.cases.rules import HOUSE
from innoway.apps.cases.transitions import BEFORE_ACCEPTANCE
from innoway.foundation.errors import DomainError

log = structlog.get_logger(__name__)


def run_clocks(*, at: datetime.datetime) -> int:
    """Act on every case whose time is over, each in its own transaction; return how many.

    A case on which somebody acts meanwhile refuses and is left to them; running it again
    changes nothing.
    """
    today = timezone.localdate(at)
    done = _act(end_special_procedure, [one.pk for one in _stood_long_enough(today)], at)
    done += _act(accept_by_silence, _over(DeadlineKind.NOTICE, today, *BEFORE_ACCEPTANCE), at)
    done += _act(terminate_case, _over(DeadlineKind.SUPPLY, today, CaseState.ACCEPTED), at)
    tacit = _over(DeadlineKind.DECISION, today, CaseState.ACCEPTED)
    return done + _act(approve_tacitly, tacit.filter(terms__tacit_approval=True), at)


def _over(kind: DeadlineKind, today: datetime.date, *states: CaseState) -> "QuerySet[Case, int]":
    found = Case.objects.filter(
        state__in=states, deadlines__kind=kind, deadlines__met_on=None, deadlines__due__lt=today
    )
    return found.order_by("pk").values_list("pk", flat=True)


def _stood_long_enough(today: datetime.date) -> list[Case]:
    known = calendar()
    standing = Case.objects.filter(state=CaseState.SPECIAL_PROCEDURE).order_by("pk")
    return [one for one in standing if _over_by_now(fold_clock(known, one.clock).stops, today)]


def _over_by_now(stops: Any, today: datetime.date) -> bool:
    return not stops or stops[-1].end <= today


def _act(operation: Callable[..., object], numbers: Any, at: datetime.datetime) -> int:
    done = 0
    for number in list(numbers):
        try:
            operation(case_id=number, actor=HOUSE, at=at)
        except DomainError as refusal:
            log.info("clock_left_alone", case=number, code=refusal.code)
        else:
            done += 1
    return done
