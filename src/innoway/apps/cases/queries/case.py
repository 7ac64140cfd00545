"""One case with everything its page shows."""

import datetime
from dataclasses import dataclass
from typing import Any

from innoway.apps.accounts.facade import accounts_named
from innoway.apps.cases.enums import ActKind
from innoway.apps.cases.models import Act, Case, Deadline, Supplement
from innoway.apps.cases.queries.calendar import calendar
from innoway.apps.cases.queries.overruns import overrun_of
from innoway.apps.cases.queries.standing import Standing, standing_of
from innoway.apps.cases.rules import applicant_roles, can_act, visible_to
from innoway.apps.cases.transitions import allowed
from innoway.apps.documents.facade import DocumentView, Owner, attached_to, documents_of
from innoway.apps.registry.facade import organisations_named

BY_HAND = [kind for kind in ActKind if kind not in {
    ActKind.OPEN, ActKind.ACCEPT_BY_SILENCE, ActKind.APPROVE_TACITLY, ActKind.MOVE_DEADLINE,
    ActKind.SAVE,
}]  # fmt: skip


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case, how it stands, what happened, and what the reader can do next."""

    case: Case
    standing: Standing
    applicant: Any
    opened_by: Any
    handler: Any
    acts: tuple[tuple[Act, Any], ...]
    deadlines: tuple[Deadline, ...]
    supplements: tuple[Supplement, ...]
    documents: tuple[DocumentView, ...]
    next_acts: tuple[ActKind, ...]
    is_applicant: bool


def case_seen(actor: Any, case_id: int) -> Case | None:
    """Return a case if the actor may see it; the answer for a stranger is that of no case."""
    return visible_to(actor).filter(pk=case_id).first()


def case_page(actor: Any, case_id: int, on: datetime.date) -> CasePage | None:
    """Return the page of a case, or None for whoever may not know of it."""
    case = case_seen(actor, case_id)
    if case is None:
        return None
    acts = list(case.acts.order_by("index"))
    people = accounts_named(
        {act.actor_id for act in acts if act.actor_id}
        | {number for number in (case.opened_by_id, case.handler_id) if number}
    )
    names = organisations_named([case.organisation_id] if case.organisation_id else [])
    deadlines = tuple(case.deadlines.prefetch_related("moves__paper").order_by("pk"))
    waiting = [one for one in deadlines if one.met_on is None]
    opener = people.get(case.opened_by_id)
    return CasePage(
        case, standing_of(case, waiting, calendar(), on),
        names.get(case.organisation_id or 0) or opener, opener, people.get(case.handler_id or 0),
        tuple((act, people.get(act.actor_id or 0)) for act in acts), deadlines,
        tuple(case.supplements.all()), attached_to(("cases", str(case.pk))),
        next_acts(actor, case, on), bool(applicant_roles(actor, case)),
    )  # fmt: skip


def next_acts(actor: Any, case: Case, on: datetime.date) -> tuple[ActKind, ...]:
    """Return the acts that role and state allow, and that still make sense."""
    found = [kind for kind in BY_HAND if allowed(case.state, kind) and can_act(actor, case, kind)]
    extended = any(event[0] == "extend" for event in case.clock)
    pending = {one.tolerated for one in case.supplements.all() if one.supplied_at is None}
    senseless = {
        ActKind.EXTEND: case.extension is None or extended,
        ActKind.ASK_EXTENSION: extended,
        ActKind.SUPPLY_PAPERS: (case.state == "accepted") not in pending,
        ActKind.TERMINATE: True not in pending,
        ActKind.APPROVE: True in pending,
        ActKind.PUBLISH_OVERRUN: not overrun_of(case, on),
        ActKind.NOTIFY_SUPPLEMENT: case.supplements.filter(tolerated=False).exists(),
    }
    return tuple(kind for kind in found if not senseless.get(kind, False))


def papers_at_hand(case: Case) -> tuple[DocumentView, ...]:
    """Return the applicant's documents that the case does not have yet; the caller asked the right."""
    person = None if case.organisation_id else case.opened_by_id
    owned = documents_of(Owner(case.organisation_id, person))
    there = {one.id for one in attached_to(("cases", str(case.pk)))}
    return tuple(one for one in owned if one.id not in there)
