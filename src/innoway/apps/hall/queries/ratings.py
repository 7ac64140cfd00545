"""Ratings to work on, and their public figures."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q

from innoway.apps.hall.calculations.rating_figures import Figures
from innoway.apps.hall.enums import RatingStanding, TicketState
from innoway.apps.hall.models import Rating, Ticket
from innoway.apps.hall.queries.windows import number, windows
from innoway.apps.hall.rules import can_watch_ratings

LEVELS = (5, 4, 3, 2, 1)


@dataclass(frozen=True, slots=True)
class Line:
    """One window or service with its figures and how many gave each level, from 5 to 1.

    ``levels`` is empty while there are too few: one rating of a day could be traced to a person.
    """

    window: str
    item: str
    figures: Figures
    levels: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PublicRatings:
    """The figures by window and by service."""

    windows: tuple[Line, ...]
    items: tuple[Line, ...]
    least: int
    with_demo: bool


def ratings_to_work_on(actor: Any, today: datetime.date) -> list[Rating]:
    """Return bad and disputed ratings that still need somebody, the most urgent first."""
    if not can_watch_ratings(actor):
        return []
    calling = Q(call_back_due__isnull=False, called_back_at=None)
    correcting = Q(correction_due__isnull=False, corrected_at=None)
    rows = Rating.objects.filter(calling | correcting | Q(standing=RatingStanding.DISPUTED))
    found = list(rows.select_related("ticket").order_by("call_back_due", "pk")[:100])
    for one in found:
        due = one.correction_due if one.called_back_at else one.call_back_due
        one.overdue = due is not None and due < today and one.corrected_at is None  # type: ignore[attr-defined]
    return found


def public_ratings(today: datetime.date) -> PublicRatings:
    """Return the figures of every window and rated service; four queries."""
    least = number("small-count", today)
    served = Ticket.objects.filter(state=TicketState.FINISHED, served_at__isnull=False)
    closed = dict(
        served.order_by().values_list("window").annotate(n=Count("pk")).values_list("window", "n")
    )
    visits = dict(
        served.exclude(notes__item="").order_by().values_list("notes__item")
        .annotate(n=Count("pk", distinct=True)).values_list("notes__item", "n")
    )  # fmt: skip
    by_window, by_item = _counted("window"), _counted("item")
    return PublicRatings(
        tuple(_line(key, "", closed.get(key, 0), by_window.get(key), least) for key in windows()),
        tuple(
            _line("", key, visits.get(key, 0), row, least)
            for key, row in sorted(by_item.items()) if key
        ),
        least,
        any(row["n_demo"] for row in by_window.values()),
    )  # fmt: skip


def _counted(by: str) -> dict[str, dict[str, int]]:
    counts = ~Q(standing=RatingStanding.EXCLUDED)
    in_time = Q(corrected_at__date__lte=F("correction_due"))
    wanted: dict[str, Any] = {
        "n_rated": Count("pk", filter=counts),
        "n_visits_rated": Count("pk", filter=counts & Q(ticket__isnull=False)),
        "n_content": Count("pk", filter=counts & Q(level__gte=3)),
        "n_verified": Count("pk", filter=counts & Q(verified=True)),
        "n_corrected": Count("pk", filter=counts & Q(verified=True) & in_time),
        "n_excluded": Count("pk", filter=~counts),
        "n_demo": Count("pk", filter=Q(is_demo=True)),
        **{f"level_{n}": Count("pk", filter=counts & Q(level=n)) for n in LEVELS},
    }
    rows = Rating.objects.order_by().values(by).annotate(**wanted)
    return {row[by]: row for row in rows}


def _line(window: str, item: str, closed: int, row: dict[str, int] | None, least: int) -> Line:
    found = row or {}
    names = ("rated", "visits_rated", "content", "verified", "corrected", "excluded")
    figures = Figures(
        closed=closed, least=least, **{name: found.get(f"n_{name}", 0) for name in names}
    )
    levels = tuple(found.get(f"level_{n}", 0) for n in LEVELS)
    return Line(window, item, figures, levels if figures.rated >= least else ())
