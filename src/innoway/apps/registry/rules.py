"""Who may do what in the register.

Everybody sees public facts. Stewards and administrators of the district do everything.
Whoever acts as owner for an organisation edits that organisation. Personal contacts are
for stewards, and reading them is audited.
"""

from typing import Any

from django.utils import timezone

from innoway.apps.accounts.enums import DelegationRole, StaffRole
from innoway.apps.accounts.facade import roles_for
from innoway.apps.registry.errors import EntryMissing, NotAllowed
from innoway.apps.registry.models import (
    Identifier,
    Judgement,
    MergeProposal,
    Organisation,
    Person,
    Recognition,
)

# What the house itself does (seeding, applying a confirmed import) is done by no person.
HOUSE = object()


def require(allowed: bool) -> None:
    """Let pass or refuse.

    Raises:
        NotAllowed: It is not allowed.
    """
    if not allowed:
        raise NotAllowed


def require_desk(allowed: bool) -> None:
    """Let pass, or answer as if the review desk did not exist.

    Raises:
        EntryMissing: It is not allowed.
    """
    if not allowed:
        raise EntryMissing


def stewards(actor: Any) -> bool:
    """Tell whether the actor keeps the register."""
    if actor is HOUSE:
        return True
    if number_of(actor) is None:
        return False
    return bool(actor.has_staff_role(StaffRole.STEWARD, StaffRole.ADMINISTRATOR))


def owns(actor: Any, organisation_id: int) -> bool:
    """Tell whether the actor acts as the organisation's owner now."""
    number = number_of(actor)
    if number is None:
        return False
    return DelegationRole.OWNER in roles_for(number, organisation_id, timezone.now())


def number_of(actor: Any) -> int | None:
    """Return the account behind an actor: a signed-in account, or the actor of a request."""
    if actor is None or actor is HOUSE or getattr(actor, "is_active", True) is False:
        return None
    number: int | None = getattr(actor, "account_id", getattr(actor, "pk", None))
    return number


def can_register_organisation(actor: Any) -> bool:
    """Stewards enter bodies; owners of new firms ask them to."""
    return stewards(actor)


def can_edit_organisation(actor: Any, organisation: Organisation) -> bool:
    """Stewards, and who acts as the organisation's owner."""
    return stewards(actor) or owns(actor, organisation.pk)


can_rename_organisation = can_edit_organisation
can_add_name = can_edit_organisation
can_classify_organisation = can_edit_organisation
can_measure_organisation = can_edit_organisation
can_state_size = can_edit_organisation
can_record_post = can_edit_organisation


def can_add_identifier(actor: Any, holder: Organisation | Person) -> bool:
    """Owners state their organisation's numbers; people's numbers are for stewards."""
    if isinstance(holder, Organisation):
        return can_edit_organisation(actor, holder)
    return stewards(actor)


def can_verify_identifier(actor: Any, identifier: Identifier) -> bool:
    """Nobody verifies a number for themselves: stewards only."""
    return stewards(actor)


def can_record_recognition(actor: Any, organisation: Organisation) -> bool:
    """Recognitions come from bodies, not from the recognised: stewards only."""
    return stewards(actor)


def can_revoke_recognition(actor: Any, recognition: Recognition) -> bool:
    """Stewards only."""
    return stewards(actor)


def can_record_place(actor: Any) -> bool:
    """Stewards only."""
    return stewards(actor)


def can_record_person(actor: Any) -> bool:
    """Stewards only."""
    return stewards(actor)


def can_add_contact(actor: Any, person: Person) -> bool:
    """Stewards only."""
    return stewards(actor)


def can_reveal_contact(actor: Any, person: Person) -> bool:
    """Stewards only, and never the house by itself."""
    return actor is not HOUSE and stewards(actor)


def can_link_entity(actor: Any, holder: Organisation | Person) -> bool:
    """Stewards only."""
    return stewards(actor)


def can_assign_owner(actor: Any, organisation: Organisation) -> bool:
    """Stewards only: they have seen proof that the person may speak for it."""
    return stewards(actor)


def can_import(actor: Any) -> bool:
    """Stewards only."""
    return stewards(actor)


def can_review(actor: Any) -> bool:
    """Stewards see the review desk; the house itself never judges."""
    return actor is not HOUSE and stewards(actor)


can_take_pair = can_review
can_judge_pair = can_review
can_apply_again = can_review


def can_undo_judgement(actor: Any, judgement: Judgement) -> bool:
    """Any steward, also for judgements of others: the reason and both names stay on record."""
    return can_review(actor)


def can_decide_merge(actor: Any, proposal: MergeProposal) -> bool:
    """Four eyes: a steward other than the one who proposed it."""
    return can_review(actor) and number_of(actor) != proposal.proposed_by_id


can_approve_merge = can_decide_merge
can_refuse_merge = can_decide_merge


def can_withdraw_merge(actor: Any, proposal: MergeProposal) -> bool:
    """Who proposed it, as long as they are a steward."""
    return can_review(actor) and number_of(actor) == proposal.proposed_by_id
