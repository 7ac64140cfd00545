"""Which forms a browser session may open, and how often one address may try."""

from django.utils import timezone

from innoway.foundation.rest.rates import count, network_of

KEY = "hall_drafts"
MOST = 20


def held(request):
    """Return the numbers of the forms this session started or opened by code."""
    return set(request.session.get(KEY, ()))


def hold(request, draft):
    """Let this session open a form; the oldest are let go."""
    kept = [number for number in request.session.get(KEY, ()) if number != str(draft.pk)]
    request.session[KEY] = [*kept, str(draft.pk)][-MOST:]


def let_go(request, draft_id):
    """Forget a form that is gone."""
    request.session[KEY] = [n for n in request.session.get(KEY, ()) if n != str(draft_id)]


def too_often(request, what, limit):
    """Count an attempt of this network address and say whether it is one too many this minute."""
    return count("visitor", f"hall {what} {network_of(request)}", timezone.now()).used > limit
