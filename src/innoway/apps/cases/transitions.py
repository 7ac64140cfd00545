"""Which act may follow in which state, and where it leads.

Source: Administrative Licensing Law Arts 32 and 42 to 45; tolerated papers end in termination.
"""

from dataclasses import dataclass

from innoway.apps.cases.enums import ActKind as A
from innoway.apps.cases.enums import CaseState as S


@dataclass(frozen=True, slots=True)
class Transition:
    """The states an act starts from; ``to`` is None when it leaves the state as it is."""

    sources: frozenset[S]
    to: S | None


def _step(*sources: S, to: S | None = None) -> Transition:
    return Transition(frozenset(sources), to)


BEFORE_ACCEPTANCE = (S.SUBMITTED, S.RECEIVED)
UNDECIDED = (
    S.SUBMITTED, S.PRE_RETURNED, S.RECEIVED, S.SUPPLEMENT_NOTIFIED, S.ACCEPTED, S.SPECIAL_PROCEDURE,
)  # fmt: skip
OPEN = (*UNDECIDED, S.APPROVED, S.REFUSED)
CLOSED = frozenset({S.NOT_ACCEPTED, S.DELIVERED, S.WITHDRAWN, S.TERMINATED})

TRANSITIONS: dict[A, Transition] = {
    A.SAVE: _step(S.DRAFT, S.PRE_RETURNED),
    A.SUBMIT: _step(S.DRAFT, S.PRE_RETURNED, to=S.SUBMITTED),
    A.RETURN: _step(S.SUBMITTED, to=S.PRE_RETURNED),
    A.RECEIVE: _step(S.SUBMITTED, to=S.RECEIVED),
    A.ACCEPT: _step(*BEFORE_ACCEPTANCE, to=S.ACCEPTED),
    A.ACCEPT_BY_SILENCE: _step(*BEFORE_ACCEPTANCE, to=S.ACCEPTED),
    A.REFUSE_ACCEPTANCE: _step(*BEFORE_ACCEPTANCE, to=S.NOT_ACCEPTED),
    A.NOTIFY_SUPPLEMENT: _step(*BEFORE_ACCEPTANCE, to=S.SUPPLEMENT_NOTIFIED),
    A.SUPPLY_PAPERS: _step(S.SUPPLEMENT_NOTIFIED, S.ACCEPTED),
    A.START_SPECIAL: _step(S.ACCEPTED, to=S.SPECIAL_PROCEDURE),
    A.END_SPECIAL: _step(S.SPECIAL_PROCEDURE, to=S.ACCEPTED),
    A.ASK_EXTENSION: _step(S.ACCEPTED),
    A.EXTEND: _step(S.ACCEPTED),
    A.WITHDRAW: _step(S.DRAFT, *UNDECIDED, to=S.WITHDRAWN),
    A.APPROVE: _step(S.ACCEPTED, to=S.APPROVED),
    A.APPROVE_TACITLY: _step(S.ACCEPTED, to=S.APPROVED),
    A.REFUSE: _step(S.ACCEPTED, to=S.REFUSED),
    A.DELIVER: _step(S.APPROVED, S.REFUSED, to=S.DELIVERED),
    A.TERMINATE: _step(S.ACCEPTED, S.SUPPLEMENT_NOTIFIED, to=S.TERMINATED),
    A.ASSIGN: _step(*OPEN),
    A.PUBLISH_OVERRUN: _step(*OPEN, S.DELIVERED),
    A.OBJECT: _step(*OPEN, *CLOSED),
    A.MOVE_DEADLINE: _step(*OPEN),
}


def allowed(state: str, act: A) -> bool:
    """Tell whether the act may follow in the state.

    >>> allowed("approved", A.WITHDRAW), allowed("accepted", A.WITHDRAW)
    (False, True)
    """
    return state in TRANSITIONS[act].sources


def state_after(state: str, act: A) -> S:
    """Return the state an allowed act leads to.

    >>> state_after("supplement_notified", A.SUPPLY_PAPERS).value
    'received'
    """
    if act is A.SUPPLY_PAPERS and state == S.SUPPLEMENT_NOTIFIED:
        return S.RECEIVED
    return TRANSITIONS[act].to or S(state)
