"""What cases hold about a person, for the file the person can download."""

from typing import Any

from innoway.apps.cases.models import Act, Case


def held_by(account_id: int) -> dict[str, list[dict[str, Any]]]:
    """Return the cases a person opened and the acts the person did; two queries."""
    cases = Case.objects.filter(opened_by=account_id).order_by("pk")
    acts = Act.objects.filter(actor=account_id).order_by("index")
    return {
        "cases": [
            {"number": one.number, "item": one.item_code, "state": one.state, "data": one.data,
             "opened_at": one.opened_at.isoformat()}
            for one in cases
        ],
        "acts": [one.stated for one in acts],
    }  # fmt: skip
