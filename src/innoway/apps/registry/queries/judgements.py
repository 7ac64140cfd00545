"""Past judgements: a filtered list, and the same as a table."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from innoway.apps.registry.enums import JudgementState
from innoway.apps.registry.models import Judgement


@dataclass(frozen=True, slots=True)
class JudgementFilters:
    """What a reader asks of the list; blank means all."""

    kind: str = ""
    verdict: str = ""
    state: str = ""
    text: str = ""
    own: int | None = None


_STATES = {
    JudgementState.STANDING: Q(undone_at=None, superseded_at=None),
    JudgementState.SUPERSEDED: Q(undone_at=None, superseded_at__isnull=False),
    JudgementState.UNDONE: Q(undone_at__isnull=False),
}


def judgements(filters: JudgementFilters) -> QuerySet[Judgement]:
    """Return judgements, newest first; one query."""
    found = Judgement.objects.select_related("judged_by", "approved_by", "undone_by")
    for name in ("kind", "verdict"):
        if value := getattr(filters, name):
            found = found.filter(**{name: value})
    if filters.state:
        found = found.filter(_STATES[JudgementState(filters.state)])
    if filters.own is not None:
        found = found.filter(judged_by_id=filters.own)
    for word in filters.text.split():
        found = found.filter(
            Q(first_name__icontains=word) | Q(second_name__icontains=word)
            | Q(first__icontains=word) | Q(second__icontains=word) | Q(note__icontains=word)
        )  # fmt: skip
    return found.order_by("-judged_at", "-pk")


def judgement(pk: int) -> Judgement | None:
    """Return one judgement; one query."""
    rows = Judgement.objects.select_related("judged_by", "approved_by", "undone_by")
    return rows.filter(pk=pk).first()


def judgements_of(account_id: int) -> list[dict[str, str]]:
    """Return what a person judged, approved or undid, for the file of their own data; one query."""
    acted = Q(judged_by_id=account_id) | Q(approved_by_id=account_id) | Q(undone_by_id=account_id)
    return [
        {"pair": str(one), "verdict": one.verdict, "note": one.note,
         "judged_at": _moment(one.judged_at), "undone_at": _moment(one.undone_at)}
        for one in Judgement.objects.filter(acted).order_by("judged_at", "pk")
    ]  # fmt: skip


def judgement_columns() -> list[str]:
    """Return the heading of the table; the first three are what the engine reads."""
    return [
        "first", "second", "verdict", _("kind"), _("first name"), _("second name"), _("reason"),
        _("judged by"), _("judged at"), _("approved by"), _("state"), _("undone by"),
        _("undone at"),
    ]  # fmt: skip


def judgement_rows(filters: JudgementFilters) -> Iterator[list[str]]:
    """Yield the table's lines, oldest first, as the engine wants them."""
    for one in judgements(filters).order_by("judged_at", "pk").iterator(chunk_size=500):
        yield [
            one.first, one.second, one.verdict, one.get_kind_display(), one.first_name,
            one.second_name, one.reason, str(one.judged_by or ""), _moment(one.judged_at),
            str(one.approved_by or ""), str(one.state.label), str(one.undone_by or ""),
            _moment(one.undone_at),
        ]  # fmt: skip


def _moment(at: object) -> str:
    return timezone.localtime(at).isoformat(timespec="seconds") if at else ""  # type: ignore[arg-type]
