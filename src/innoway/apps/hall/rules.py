"""Who may do what with forms on their way and with providers.

The catalogue is for everybody. A form belongs to the person who started it and to whoever opened
it by its code; staff do not see it before it is sent.
"""

from collections.abc import Collection
from typing import Any

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.hall.models import Draft


def number_of(actor: Any) -> int | None:
    """Return the account behind a signed-in account or the actor of a request."""
    if actor is None or getattr(actor, "is_active", True) is False:
        return None
    number: int | None = getattr(actor, "account_id", getattr(actor, "pk", None))
    return number


def can_view_draft(actor: Any, draft: Draft, held: Collection[str]) -> bool:
    """Its person, and the session that started it or opened it by code (``held``)."""
    if str(draft.pk) in held:
        return True
    number = number_of(actor)
    return number is not None and draft.account_id == number


can_save_draft = can_view_draft
can_delete_draft = can_view_draft


def can_send_draft(actor: Any, draft: Draft, held: Collection[str]) -> bool:
    """Whoever may view it, once signed in; what was sent by one person is not sent by another."""
    number = number_of(actor)
    if number is None or not can_view_draft(actor, draft, held):
        return False
    return draft.account_id in {None, number} or str(draft.pk) in held


def can_list_provider(actor: Any) -> bool:
    """Stewards of the register."""
    if number_of(actor) is None:
        return False
    return bool(actor.has_staff_role(StaffRole.STEWARD, StaffRole.ADMINISTRATOR))


can_delist_provider = can_list_provider
