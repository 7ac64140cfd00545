"""Who may do what with documents.

Owners are organisations, through the roles of their people, and persons themselves. The
district's staff see a document only through a matter it was handed in for (``queries.access``);
no staff role, not even the administrator's, opens documents by itself.
"""

import datetime

from innoway.apps.accounts.facade import roles_for
from innoway.apps.documents.calculations.owner import Owner


def can_view(owner: Owner, account_id: int, at: datetime.datetime) -> bool:
    """Whether the account acts for the owner in any role, or is the owner."""
    if owner.organisation_id is None:
        return owner.account_id == account_id
    return bool(roles_for(account_id, owner.organisation_id, at))


def can_store(owner: Owner, account_id: int, at: datetime.datetime) -> bool:
    """Whether the account may add documents and versions: who prepares."""
    if owner.organisation_id is None:
        return owner.account_id == account_id
    return any(role.prepares for role in roles_for(account_id, owner.organisation_id, at))


def can_decide(owner: Owner, account_id: int, at: datetime.datetime) -> bool:
    """Whether the account may consent to reuse and delete: who signs."""
    if owner.organisation_id is None:
        return owner.account_id == account_id
    return any(role.approves for role in roles_for(account_id, owner.organisation_id, at))
