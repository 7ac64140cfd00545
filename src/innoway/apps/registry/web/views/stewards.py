"""The door of the review desk: to anybody but a steward it does not exist."""

from functools import wraps

from django.http import Http404

from innoway.apps.registry import rules


def for_stewards(view):
    """Answer 404 to whoever is signed in and no steward."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not rules.can_review(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded
