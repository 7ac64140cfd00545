"""Who is shown the way to work on the record; reading it is everybody's."""

from typing import Any

from innoway.apps.accounts.enums import StaffRole


def can_compare_mentions(actor: Any) -> bool:
    """Stewards and administrators, for whom the review desk of the register is open."""
    if not getattr(actor, "is_active", False):
        return False
    return bool(actor.has_staff_role(StaffRole.STEWARD, StaffRole.ADMINISTRATOR))
