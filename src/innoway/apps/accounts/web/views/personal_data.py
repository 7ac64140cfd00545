"""Taking one's data along, and being forgotten."""

import datetime

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from innoway.apps.accounts.operations.cancel_deletion import cancel_deletion as cancel
from innoway.apps.accounts.operations.request_deletion import request_deletion as request_it
from innoway.apps.accounts.queries.personal_data import personal_data as collect
from innoway.apps.accounts.web.views.answers import carry_out


@login_required
@require_GET
@reauthentication_required
def personal_data(request):
    """Hand over everything the district holds about the person, as a JSON file."""
    data = collect(request.user.pk, timezone.now())
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="innoway-personal-data.json"'
    response["Cache-Control"] = "no-store"
    return response


@login_required
@require_http_methods(["GET", "POST"])
@reauthentication_required
def request_deletion(request):
    """Explain what is erased and what stays; set the day."""
    grace = datetime.timedelta(days=settings.ACCOUNT_DELETION_GRACE_DAYS)
    if request.method == "POST":
        return carry_out(
            request,
            lambda: request_it(account_id=request.user.pk, grace=grace, at=timezone.now()),
            _("Your account will be deleted. Until then you can change your mind here."),
            "accounts:account",
        )
    return render(request, "accounts/request_deletion.html", {"days": grace.days})


@login_required
@require_http_methods(["GET", "POST"])
def cancel_deletion(request):
    """Keep the account after all."""
    if request.method == "GET":
        if request.user.deletion_due_at is None:
            return redirect("accounts:account")
        return render(request, "accounts/cancel_deletion.html")
    return carry_out(
        request,
        lambda: cancel(account_id=request.user.pk),
        _("Your account stays."),
        "accounts:account",
    )
