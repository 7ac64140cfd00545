"""For whom the signed-in person acts at the moment: a choice kept in the session."""

from functools import partial

from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from innoway.apps.accounts.queries.delegations import organisations_acted_for, roles_at
from innoway.apps.accounts.queries.notices import unread_count
from innoway.foundation.permissions import VISITOR, Actor

KEY = "acting_for"


class ActingMiddleware:
    """Gives each request ``acting_for``, ``actor`` and ``count_unread_notices``, asked of the database only when used.

    The choice grants nothing. It is checked against the delegations each time, so it is gone
    the moment the last role ends.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.organisations_acted_for = SimpleLazyObject(lambda: choices(request))
        request.acting_for = SimpleLazyObject(lambda: chosen(request))
        request.actor = SimpleLazyObject(lambda: actor(request))
        request.count_unread_notices = partial(unread, request)
        return self.get_response(request)


def choices(request):
    """Return the organisations the visitor may act for now; one query, none for strangers."""
    if not request.user.is_authenticated:
        return []
    return list(organisations_acted_for(request.user.pk, timezone.now()))


def chosen(request):
    """Return the organisation chosen in this session while the visitor still acts for it."""
    number = request.session.get(KEY)
    if number is None:
        return None
    return next((one for one in request.organisations_acted_for if one.pk == number), None)


def actor(request):
    """Return the person with the organisation and the roles they act with right now."""
    person = request.user
    if not person.is_authenticated:
        return VISITOR
    organisation = request.acting_for.pk if request.acting_for else None
    roles = roles_at(person.pk, organisation, timezone.now()) if organisation else frozenset()
    return Actor(person.pk, organisation, frozenset(map(str, roles)), _staff_roles(person))


def _staff_roles(person):
    return frozenset(map(str, person.staff_roles))


def unread(request):
    """Return how many notices wait for the visitor; one query, none for strangers."""
    return unread_count(request.user.pk) if request.user.is_authenticated else 0
