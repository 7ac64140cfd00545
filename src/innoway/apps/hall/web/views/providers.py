"""Private providers beside the public services."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from innoway.apps.hall.enums import ProviderKind
from innoway.apps.hall.queries import provider as reads
from innoway.apps.hall.queries.providers import providers as listed_providers
from innoway.foundation.permissions import anybody


@anybody
@require_safe
def providers(request):
    """List the firms with price, conditions and rating."""
    kind = request.GET.get("kind", "")
    context = {
        "providers": listed_providers(kind),
        "kind": kind if kind in ProviderKind.values else "",
        "kinds": ProviderKind,
    }
    return render(request, "hall/providers.html", context)


@anybody
@require_safe
def provider(request, pk):
    """Show one firm with what clients say."""
    found = reads.provider(pk)
    if found is None:
        raise Http404
    context = {"listed": found, "ratings": reads.ratings_of(pk)}
    return render(request, "hall/provider.html", context)
