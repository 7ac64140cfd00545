"""Private providers beside the public services."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from innoway.apps.hall import rules
from innoway.apps.hall.enums import ProviderKind
from innoway.apps.hall.operations import delist_provider as delisting
from innoway.apps.hall.operations import list_provider as listing
from innoway.apps.hall.operations import rate_provider as rating
from innoway.apps.hall.queries import provider as reads
from innoway.apps.hall.queries.provider import ratable_cases
from innoway.apps.hall.queries.providers import providers as listed_providers
from innoway.apps.hall.web.forms.provider import (
    DelistProviderForm,
    ListProviderForm,
    RateProviderForm,
)
from innoway.foundation.errors import DomainError
from innoway.foundation.permissions import anybody, signed_in


@anybody
@require_safe
def providers(request):
    """List the firms with price, conditions and rating."""
    kind = request.GET.get("kind", "")
    context = {
        "providers": listed_providers(kind),
        "kind": kind if kind in ProviderKind.values else "",
        "kinds": ProviderKind,
        "may_list": rules.can_list_provider(request.user),
    }
    return render(request, "hall/providers.html", context)


@anybody
@require_safe
def provider(request, pk):
    """Show one firm with what clients say."""
    found = reads.provider(pk)
    if found is None:
        raise Http404
    context = {"listed": found, "ratings": reads.ratings_of(pk),
               "may_rate": bool(
                   request.user.is_authenticated
                   and ratable_cases(request.user.pk, pk)
               ),
               "may_delist": rules.can_delist_provider(request.user)}  # fmt: skip
    return render(request, "hall/provider.html", context)


@signed_in
def list_provider(request):
    """Let stewards put a firm of the register on the list."""
    if not rules.can_list_provider(request.user):
        raise Http404
    form = ListProviderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = listing.list_provider(
                **form.facts(), listed_by_id=request.user.pk, at=timezone.now()
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("hall:provider", made.pk)
    context = {"form": form, "title": _("List a provider"), "back": reverse("hall:providers")}
    return render(request, "hall/fill_in.html", context, status=422 if form.errors else 200)


@signed_in
def delist_provider(request, pk):
    """Let stewards take a firm off the list, with a reason."""
    if not rules.can_delist_provider(request.user) or reads.provider(pk) is None:
        raise Http404
    form = DelistProviderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        delisting.delist_provider(
            provider_id=pk, reason=form.cleaned_data["reason"],
            delisted_by_id=request.user.pk, at=timezone.now(),
        )  # fmt: skip
        messages.success(request, _("Saved."))
        return redirect("hall:providers")
    back = reverse("hall:provider", args=[pk])
    context = {"form": form, "title": _("Take off the list"), "back": back}
    return render(request, "hall/fill_in.html", context, status=422 if form.errors else 200)


@signed_in
def rate_provider(request, pk):
    """Let the applicant of a closed case judge the firm named in it."""
    cases = ratable_cases(request.user.pk, pk)
    if not cases:
        raise Http404
    form = RateProviderForm(request.POST or None, cases=cases)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            rating.rate_provider(
                provider_id=pk, case_id=int(given["case"]), account_id=request.user.pk,
                level=given["level"], comment=given["comment"], at=timezone.now(),
            )  # fmt: skip
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("hall:provider", pk)
    back = reverse("hall:provider", args=[pk])
    context = {"form": form, "title": _("Rate this provider"), "back": back}
    return render(request, "hall/fill_in.html", context, status=422 if form.errors else 200)
