"""The organisations one acts for, and offers to act for more."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from innoway.apps.accounts.operations.act_for_organisation import act_for_organisation as act
from innoway.apps.accounts.operations.leave_organisation import leave_organisation as leave
from innoway.apps.accounts.queries import delegations as reads
from innoway.apps.accounts.queries.invitation import invitations_for
from innoway.apps.accounts.web import acting
from innoway.apps.accounts.web.views.answers import carry_out


@login_required
@require_GET
def delegations(request):
    """List one's roles and the offers that wait for an answer."""
    now = timezone.now()
    context = {
        "delegations": reads.delegations_of(request.user.pk, now),
        "invitations": invitations_for(request.user.pk, now),
        "now": now,
    }
    return render(request, "accounts/delegations.html", context)


@login_required
@require_POST
def act_for_organisation(request):
    """Remember for whom the person acts; an empty choice means for oneself."""
    wanted = request.POST.get("organisation", "")
    back = _safe_way_back(request)
    if not wanted.isdecimal():
        request.session.pop(acting.KEY, None)
        return redirect(back)

    def choose():
        held = act(
            account_id=request.user.pk,
            organisation_id=min(int(wanted), 2**63 - 1),
            at=timezone.now(),
        )
        request.session[acting.KEY] = held[0].principal_id

    return carry_out(request, choose, _("Pages now start from this organisation."), back)


def _safe_way_back(request):
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return back if safe else "accounts:delegations"


@login_required
@require_http_methods(["GET", "POST"])
def leave_organisation(request, organisation_id):
    """Ask once more, then end all own roles for the organisation."""
    now = timezone.now()
    if request.method == "POST":
        return carry_out(
            request,
            lambda: leave(organisation_id=organisation_id, account_id=request.user.pk, at=now),
            _("You no longer act for this organisation."),
            "accounts:delegations",
        )
    mine = reads.delegations_of(request.user.pk, now)
    held = [row for row in mine if row.principal_id == organisation_id]
    if not held:
        raise Http404
    return render(request, "accounts/leave_organisation.html", {"delegations": held})
