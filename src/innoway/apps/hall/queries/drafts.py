"""The forms a person has on the way."""

from innoway.apps.hall.models import Draft
from innoway.apps.hall.queries.draft import OpenForm, form_of

MOST = 50


def drafts_of(account_id: int) -> list[OpenForm]:
    """Return a person's unsent forms, last touched first; one query."""
    rows = Draft.objects.filter(account_id=account_id, sent_at__isnull=True)
    return [form_of(row) for row in rows.select_related("provider")[:MOST]]


def held_by(account_id: int) -> list[dict[str, object]]:
    """Return what drafts hold about a person, for the file of personal data."""
    rows = Draft.objects.filter(account_id=account_id)
    return [
        {"items": row.items, "answers": row.answers, "changed_at": row.changed_at.isoformat(),
         "cases": row.cases}
        for row in rows
    ]  # fmt: skip
