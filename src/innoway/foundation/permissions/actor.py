"""A person with the organisation and the roles they act with right now."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, the organisation acted for, and the roles in it and in the district.

    ``account_id`` is None for a visitor who has not signed in. ``roles`` are those for the
    organisation (owner, preparer, approver), ``staff_roles`` the desks of the district.
    """

    account_id: int | None = None
    organisation_id: int | None = None
    roles: frozenset[str] = frozenset()
    staff_roles: frozenset[str] = frozenset()

    @property
    def is_anonymous(self) -> bool:
        return self.account_id is None

    def has_staff_role(self, *roles: str) -> bool:
        """Say whether the actor holds one of the staff roles; an administrator holds all.

        >>> Actor(1, staff_roles=frozenset({"supervisor"})).has_staff_role("supervisor")
        True
        """
        return bool(self.staff_roles & {*roles, ADMINISTRATOR})

    def acts_for(self, organisation_id: int, *roles: str) -> bool:
        """Say whether the actor acts for an organisation now, in one of the roles if any is named.

        >>> Actor(1, 7, frozenset({"preparer"})).acts_for(7, "owner", "approver")
        False
        """
        if self.organisation_id != organisation_id or not self.roles:
            return False
        return not roles or bool(self.roles & set(roles))


VISITOR = Actor()


def actor_of(request: HttpRequest) -> Any:
    """Return the actor that the middleware or the API key put on the request."""
    return getattr(request, "actor", VISITOR)
