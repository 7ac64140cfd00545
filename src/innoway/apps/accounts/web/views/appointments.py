"""Staff roles: who has which desk, given and taken by administrators."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.errors import AccountMissing
from innoway.apps.accounts.operations.appoint_staff import appoint_staff as appoint
from innoway.apps.accounts.operations.revoke_appointment import revoke_appointment as revoke
from innoway.apps.accounts.queries import appointments as reads
from innoway.apps.accounts.queries.address import account_of_address
from innoway.apps.accounts.rules import can_appoint_staff
from innoway.apps.accounts.web.forms.people import AppointForm
from innoway.apps.accounts.web.views.answers import attempt, carry_out


def _only_administrators(request):
    if not can_appoint_staff(request.user):
        raise PermissionDenied


@login_required
@require_GET
def appointments(request):
    """List the desks: all of them for administrators, one's own for everybody else."""
    now = timezone.now()
    context = {
        "appointments": reads.appointments_in_force(request.user, now),
        "former": reads.former_appointments(request.user, now)[:50],
        "can_appoint": can_appoint_staff(request.user),
        "now": now,
    }
    return render(request, "accounts/appointments.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def appoint_staff(request):
    """Give somebody a desk."""
    _only_administrators(request)
    form = AppointForm(request.POST or None)
    sent = request.method == "POST" and form.is_valid()
    if sent and attempt(request, form, lambda: _appoint(request, form.cleaned_data)):
        messages.success(request, _("The staff role is assigned."))
        return redirect("accounts:appointments")
    return render(request, "accounts/appoint_staff.html", {"form": form})


def _appoint(request, facts):
    person = account_of_address(facts["email"])
    if person is None:
        raise AccountMissing
    return appoint(
        account_id=person.pk,
        role=StaffRole(facts["role"]),
        end=facts["last_day"],
        appointed_by_id=request.user.pk,
        at=timezone.now(),
    )


@login_required
@require_http_methods(["GET", "POST"])
def revoke_appointment(request, appointment_id):
    """Ask once more, then take a desk away."""
    _only_administrators(request)
    if request.method == "POST":
        return carry_out(
            request,
            lambda: revoke(
                appointment_id=appointment_id, revoked_by_id=request.user.pk, at=timezone.now()
            ),
            _("The staff role has ended."),
            "accounts:appointments",
        )
    rows = reads.appointments_in_force(request.user, timezone.now())
    appointment = get_object_or_404(rows, pk=appointment_id)
    return render(request, "accounts/revoke_appointment.html", {"appointment": appointment})
