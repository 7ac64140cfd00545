"""What the call screen shows of the queues."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Sum

from innoway.apps.hall.enums import Channel, TicketState
from innoway.apps.hall.models import Ticket, WindowBoard
from innoway.apps.hall.queries.windows import windows


@dataclass(frozen=True, slots=True)
class Call:
    """Who is called where; ``fresh`` until the visitor sits down."""

    code: str
    window: str
    counter: int | None
    called_at: datetime.datetime | None
    calls: int
    fresh: bool


@dataclass(frozen=True, slots=True)
class Board:
    """The calls of the day, the newest first, and how many wait at each window."""

    version: int
    calls: tuple[Call, ...]
    waiting: dict[str, int]

    @property
    def latest(self) -> Call | None:
        """The call to read out."""
        return next((call for call in self.calls if call.fresh), None)


def version_of(window: str = "") -> int:
    """Return the version of one window's board or of all together; one query of few rows."""
    rows = WindowBoard.objects.filter(pk=window) if window else WindowBoard.objects.all()
    return int(rows.aggregate(sum=Sum("version"))["sum"] or 0)


def board(today: datetime.date) -> Board:
    """Return the whole board; three queries."""
    version = version_of()
    here = Ticket.objects.filter(
        day=today, channel=Channel.COUNTER, state__in=[TicketState.CALLED, TicketState.SERVING]
    ).order_by("-called_at")
    calls = tuple(
        Call(t.code, t.window, t.counter, t.called_at, t.calls, t.state == TicketState.CALLED)
        for t in here
    )
    counted = dict(
        Ticket.objects.filter(day=today, state=TicketState.WAITING).order_by()
        .values_list("window").annotate(n=Count("pk")).values_list("window", "n")
    )  # fmt: skip
    return Board(version, calls, {key: counted.get(key, 0) for key in windows()})
