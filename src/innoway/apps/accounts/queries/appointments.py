"""Who works at which desk of the district."""

import datetime
from typing import Any

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.models import Account, Appointment
from innoway.apps.accounts.rules import appointments_visible_to


def appointments_in_force(actor: Account, at: datetime.datetime) -> Any:
    """Return the staff roles in force or to come that the actor may see, with the person."""
    rows = appointments_visible_to(actor).not_over(at)
    return rows.select_related("account", "granted_by").order_by("account__email", "role")


def former_appointments(actor: Account, at: datetime.datetime) -> Any:
    """Return the staff roles that are over, latest first."""
    visible = appointments_visible_to(actor)
    over = visible.exclude(pk__in=visible.not_over(at).values("pk"))
    return over.select_related("account", "granted_by").order_by("-start", "-id")


def accounts_in_role(role: StaffRole, at: datetime.datetime) -> tuple[int, ...]:
    """Return the numbers of the open accounts that hold a staff role at a moment; one query."""
    rows = Appointment.objects.filter(role=role, account__is_active=True).in_force(at)
    return tuple(rows.order_by("account_id").values_list("account_id", flat=True).distinct())
