"""Who may do what with a case.

Applicants act for themselves or, by delegation, for their organisation: preparers fill in,
approvers hand in. Window clerks handle, the person in charge decides, supervisors read all,
approve extensions and assign. Nobody else learns that a case exists.
"""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from innoway.apps.accounts.enums import DelegationRole, StaffRole
from innoway.apps.accounts.facade import delegations_of, roles_for
from innoway.apps.cases.enums import ActKind as A
from innoway.apps.cases.errors import NotAllowed
from innoway.apps.cases.models import Case

# What the house does by itself when a time runs out is done by no person.
HOUSE = object()

DESK = (StaffRole.WINDOW_CLERK, StaffRole.ADMINISTRATOR)
WATCH = (StaffRole.SUPERVISOR, StaffRole.ADMINISTRATOR)
BY_APPLICANT = frozenset({A.SAVE, A.SUPPLY_PAPERS, A.OBJECT})
BY_SIGNATORY = frozenset({A.SUBMIT, A.WITHDRAW})
BY_CLERK = frozenset({
    A.RETURN, A.RECEIVE, A.ACCEPT, A.REFUSE_ACCEPTANCE, A.NOTIFY_SUPPLEMENT, A.START_SPECIAL,
    A.END_SPECIAL, A.ASK_EXTENSION, A.APPROVE, A.REFUSE, A.DELIVER, A.TERMINATE, A.ASSIGN,
    A.PUBLISH_OVERRUN,
})  # fmt: skip
BY_SUPERVISOR = frozenset({A.EXTEND, A.ASSIGN, A.PUBLISH_OVERRUN})
IN_CHARGE = frozenset({A.APPROVE, A.REFUSE})


def require(allowed: bool) -> None:
    """Let pass or refuse.

    Raises:
        NotAllowed: It is not allowed.
    """
    if not allowed:
        raise NotAllowed


def number_of(actor: Any) -> int | None:
    """Return the account behind a signed-in account or the actor of a request."""
    if actor is None or actor is HOUSE or getattr(actor, "is_active", True) is False:
        return None
    number: int | None = getattr(actor, "account_id", getattr(actor, "pk", None))
    return number


def is_clerk(actor: Any) -> bool:
    """Tell whether the actor works at the windows (or administers the district)."""
    return number_of(actor) is not None and bool(actor.has_staff_role(*DESK))


def is_supervisor(actor: Any) -> bool:
    """Tell whether the actor supervises (or administers the district)."""
    return number_of(actor) is not None and bool(actor.has_staff_role(*WATCH))


def can_publish_holiday_paper(actor: Any) -> bool:
    """Administrators only: a notice moves every open deadline."""
    return number_of(actor) is not None and bool(actor.has_staff_role(StaffRole.ADMINISTRATOR))


def applicant_roles(actor: Any, case: Case) -> frozenset[DelegationRole]:
    """Return what the actor may do on the applicant's side; a person is the owner of their own."""
    number = number_of(actor)
    if number is None:
        return frozenset()
    if case.organisation_id is None:
        own = number == case.opened_by_id
        return frozenset({DelegationRole.OWNER}) if own else frozenset()
    return roles_for(number, case.organisation_id, timezone.now())


def can_view_case(actor: Any, case: Case) -> bool:
    """The applicant's people, window clerks, supervisors; drafts are the applicant's alone."""
    if applicant_roles(actor, case):
        return True
    return case.state != "draft" and (is_clerk(actor) or is_supervisor(actor))


def can_act(actor: Any, case: Case, kind: A) -> bool:
    """Tell whether the actor's role includes the act, whatever the state of the case."""
    if actor is HOUSE:
        return True
    roles = applicant_roles(actor, case)
    if kind in BY_APPLICANT and any(r.prepares or r.approves for r in roles):
        return True
    if kind in BY_SIGNATORY and any(role.approves for role in roles):
        return True
    # Whoever belongs to the applicant does not handle the applicant's case.
    if roles:
        return False
    return (kind in BY_CLERK and is_clerk(actor)) or (
        kind in BY_SUPERVISOR and is_supervisor(actor)
    )


def can_open_case(actor: Any, organisation_id: int | None) -> bool:
    """Anybody for themselves; for an organisation whoever fills in for it."""
    number = number_of(actor)
    if number is None or organisation_id is None:
        return number is not None
    return bool(roles_for(number, organisation_id, timezone.now()))


def held_by(number: int) -> set[int]:
    """Return the organisations a person acts for now; one query."""
    return {one.organisation_id for one in delegations_of(number, timezone.now())}


def visible_to(actor: Any) -> "QuerySet[Case]":
    """Return the cases an actor can view; two queries."""
    number = number_of(actor)
    if number is None:
        return Case.objects.none()
    own = Q(organisation=None, opened_by=number) | Q(organisation__in=held_by(number))
    if is_clerk(actor) or is_supervisor(actor):
        return Case.objects.filter(own | ~Q(state="draft"))
    return Case.objects.filter(own)
