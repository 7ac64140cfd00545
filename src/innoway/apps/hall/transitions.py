"""What may follow what at the windows of the hall."""

from collections.abc import Mapping

from innoway.apps.hall.enums import TicketAct, TicketState

TICKET: Mapping[TicketAct, tuple[frozenset[TicketState], TicketState]] = {
    TicketAct.CALL: (frozenset({TicketState.WAITING}), TicketState.CALLED),
    TicketAct.RECALL: (frozenset({TicketState.CALLED}), TicketState.CALLED),
    TicketAct.PASS: (frozenset({TicketState.CALLED}), TicketState.WAITING),
    TicketAct.SERVE: (frozenset({TicketState.CALLED}), TicketState.SERVING),
    TicketAct.TRANSFER: (
        frozenset({TicketState.CALLED, TicketState.SERVING}), TicketState.WAITING,
    ),
    TicketAct.FINISH: (frozenset({TicketState.SERVING}), TicketState.FINISHED),
    TicketAct.LEAVE: (
        frozenset({TicketState.WAITING, TicketState.CALLED}), TicketState.LEFT,
    ),
}  # fmt: skip
"""Act to (states it starts from, state it ends in); taking a ticket begins with waiting."""

OVER = frozenset({TicketState.FINISHED, TicketState.LEFT})


def next_state(state: str, act: TicketAct) -> TicketState | None:
    """Return the state after an act, or None where the act is not possible.

    >>> next_state("waiting", TicketAct.CALL).value
    'called'
    >>> next_state("finished", TicketAct.CALL) is None
    True
    """
    before, after = TICKET[act]
    return after if state in before else None
