"""Places."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from innoway.apps.registry import rules
from innoway.apps.registry.queries import place as reads
from innoway.apps.registry.queries import places as lists


@login_not_required
@require_safe
def places(request):
    """Show the places."""
    text = request.GET.get("text", "")[:200].replace("\x00", "")
    context = {
        "text": text,
        "places": lists.places(text),
        "can_record": rules.can_record_place(request.user),
    }
    return render(request, "registry/places.html", context)


@login_not_required
@require_safe
def place(request, pk):
    """Show a place and what lies there."""
    found = reads.place(pk)
    if found is None:
        raise Http404
    context = {
        "place": found,
        "inside": reads.places_in(pk),
        "organisations": reads.organisations_at(pk),
    }
    return render(request, "registry/place.html", context)
