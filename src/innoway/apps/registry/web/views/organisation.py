"""One organisation and its history."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from innoway.apps.registry import rules
from innoway.apps.registry.queries import organisation as reads
from innoway.apps.registry.queries.organisation_history import history


def found_or_404(pk):
    """Return the organisation with its facts.

    Raises:
        Http404: There is none.
    """
    found = reads.organisation(pk)
    if found is None:
        raise Http404
    return found


@login_not_required
@require_safe
def organisation(request, pk):
    """Show everything public about an organisation, each fact with its source."""
    found = found_or_404(pk)
    today = timezone.localdate()
    codes = {(i.system, i.code) for i in found.industries.all()}
    branches = reads.industry_names(codes)
    may_edit = rules.can_edit_organisation(request.user, found)
    context = {
        "organisation": found,
        "today": today,
        "names": found.names.all() if may_edit else reads.names_begun(found, today),
        "industries": [(i, branches.get((i.system, i.code))) for i in found.industries.all()],
        "size": reads.latest_size(found),
        "may_edit": may_edit,
        "may_certify": rules.stewards(request.user),
    }
    return render(request, "registry/organisation.html", context)


@login_not_required
@require_safe
def organisation_history(request, pk):
    """Show what changed in the entry, newest first."""
    found = found_or_404(pk)
    context = {"organisation": found, "versions": history(pk, on=timezone.localdate())}
    return render(request, "registry/organisation_history.html", context)
