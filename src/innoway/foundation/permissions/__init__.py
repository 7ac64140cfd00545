"""Who may: the actor every rule speaks of."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, and the organisation and roles they act with right now.

    ``account_id`` is None for a visitor who has not signed in.
    """

    account_id: int | None = None
    organisation_id: int | None = None
    roles: frozenset[str] = frozenset()
    staff_roles: frozenset[str] = frozenset()

    @property
    def is_anonymous(self) -> bool:
        return self.account_id is None

    def has_staff_role(self, *roles: str) -> bool:
        """Say whether the actor holds one of the staff roles; an administrator holds all."""
        return bool(self.staff_roles & {*roles, "administrator"})


VISITOR = Actor()


def actor_of(request: HttpRequest) -> Any:
    """Return the actor that the middleware or the API key put on the request."""
    return getattr(request, "actor", VISITOR)
