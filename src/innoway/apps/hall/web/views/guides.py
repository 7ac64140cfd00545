"""The catalogue, one guide, one life event."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from innoway.apps.cases.facade import measured_days
from innoway.apps.hall.enums import Audience, WindowKey
from innoway.apps.hall.queries.bundle import plan
from innoway.apps.hall.queries.catalogue import catalogue as whole
from innoway.apps.hall.queries.catalogue import items_in_force
from innoway.apps.hall.queries.item import guide
from innoway.foundation.permissions import anybody


@anybody
@require_safe
def catalogue(request):
    """List the services by window, for one audience when one is chosen."""
    window, audience = request.GET.get("window", ""), request.GET.get("audience", "")
    window = window if window in WindowKey.values else ""
    audience = audience if audience in Audience.values else ""
    items = items_in_force(timezone.localdate(), window, audience)
    shown = [(one, [item for item in items if item.window == one]) for one in WindowKey]
    context = {
        "window": window,
        "audience": audience,
        "shown": [(one, found) for one, found in shown if found],
        "count": len(items),
        "windows": WindowKey,
        "audiences": Audience,
        "bundles": whole().bundles.values(),
    }
    return render(request, "hall/catalogue.html", context)


@anybody
@require_safe
def item(request, key):
    """Show everything a person needs to know about one service."""
    found = guide(key, timezone.localdate())
    if found is None:
        raise Http404
    return render(
        request,
        "hall/item.html",
        {"guide": found, "item": found.item, "measured": measured_days([key])},
    )


@anybody
@require_safe
def bundle(request, key):
    """Show the services of a life event to tick."""
    found = plan(key, timezone.localdate())
    if found is None:
        raise Http404
    return render(
        request,
        "hall/bundle.html",
        {"plan": found, "bundle": found.bundle, "measured": measured_days(found.bundle.items)},
    )
