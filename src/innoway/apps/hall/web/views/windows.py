"""The windows, their free times, and what becomes of a booking."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from innoway.apps.hall.operations.book_appointment import book_appointment as book
from innoway.apps.hall.operations.cancel_appointment import cancel_appointment as cancel
from innoway.apps.hall.operations.move_appointment import move_appointment as move
from innoway.apps.hall.queries.appointment import appointment as one_of
from innoway.apps.hall.queries.appointment import calendar_file
from innoway.apps.hall.queries.appointments import appointments_of, open_days
from innoway.apps.hall.queries.board import board
from innoway.apps.hall.queries.receipt import receipt_of_appointment
from innoway.apps.hall.queries.windows import number
from innoway.apps.hall.queries.windows import windows as known
from innoway.apps.hall.rules import can_cancel_appointment, can_open_desk
from innoway.apps.hall.web.forms.windows import TimeForm, clean_text
from innoway.foundation.errors import DomainError
from innoway.foundation.permissions import anybody, signed_in


@anybody
@require_safe
def windows(request):
    """Show the seven windows with who waits there now."""
    now = board(timezone.localdate())
    shown = [(window, now.waiting[key]) for key, window in known().items()]
    context = {"windows": shown, "is_clerk": can_open_desk(request.user)}
    return render(request, "hall/windows/windows.html", context)


@anybody
@require_http_methods(["GET", "HEAD", "POST"])
def book_appointment(request, window_key):
    """Show days and times; pressing a time books it."""
    if request.method == "POST" and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    refusal = ""
    form = TimeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acting = request.acting_for
        try:
            booked = book(
                account_id=request.user.pk, window_key=window_key, at=timezone.now(),
                zone=timezone.get_current_timezone(), start=form.cleaned_data["start"],
                subject=form.cleaned_data["subject"], item=clean_text(request.GET.get("item", ""))[:60],
                organisation_id=acting.pk if acting else None,
            )  # fmt: skip
        except DomainError as fault:
            refusal = str(fault)
        else:
            messages.success(request, _("Booked. A reminder comes the day before."))
            return redirect("hall:appointment", booked.pk)
    return show_times(request, window_key, refusal=refusal)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def move_appointment(request, pk):
    """Choose another time for a booking."""
    booked = own_or_404(request, pk)
    refusal = ""
    form = TimeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            move(
                account_id=request.user.pk, appointment_id=pk, start=form.cleaned_data["start"],
                at=timezone.now(), zone=timezone.get_current_timezone(),
            )  # fmt: skip
        except DomainError as fault:
            refusal = str(fault)
        else:
            messages.success(request, _("Moved."))
            return redirect("hall:appointment", pk)
    return show_times(request, booked.window, refusal=refusal, moving=booked)


def show_times(request, window_key, *, refusal="", moving=None):
    """Render the days of a window, one of them open."""
    if window_key not in known():
        raise Http404
    window, days = open_days(window_key, timezone.localdate(), timezone.get_current_timezone())
    wanted = request.GET.get("day", "")
    chosen = next((d for d in days if d.day.isoformat() == wanted), None)
    chosen = chosen or next((d for d in days if d.free), days[0])
    context = {"window": window, "days": days, "chosen": chosen, "refusal": refusal,
               "moving": moving, "cancel_hours": number("cancel-before", timezone.localdate()), "subject": request.POST.get("subject", "")[:300],
               "item": request.GET.get("item", "")[:60]}  # fmt: skip
    return render(request, "hall/windows/times.html", context, status=422 if refusal else 200)


@signed_in
@require_safe
def appointments(request):
    """List one's own appointments."""
    found = appointments_of(request.user.pk)
    now = timezone.now()
    context = {
        "coming": [a for a in reversed(found) if a.state == "booked" and a.end > now],
        "past": [a for a in found if a.state != "booked" or a.end <= now],
    }
    return render(request, "hall/windows/appointments.html", context)


@signed_in
@require_safe
def appointment(request, pk):
    """Show one booking, to keep, print, move or give back; with ``?file`` as a calendar file."""
    booked = one_of(request.user, pk)
    if booked is None:
        raise Http404
    if "file" in request.GET:
        return calendar_response(request, booked)
    context = {"booked": booked, "window": known()[booked.window], "receipt": receipt_of_appointment(booked),
               "is_own": can_cancel_appointment(request.user, booked)}  # fmt: skip
    return render(request, "hall/windows/appointment.html", context)


def calendar_response(request, booked):
    """Return the iCalendar file of a booking."""
    content = calendar_file(
        booked, title=f"{_('Inno Hall')} · {known()[booked.window].key.label}",
        language=get_language() or "en",
        site=request.build_absolute_uri(reverse("hall:appointment", args=[booked.pk])),
    )  # fmt: skip
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="appointment-{booked.pk}.ics"'
    return response


@signed_in
@require_POST
def cancel_appointment(request, pk):
    """Give a booking back."""
    own_or_404(request, pk)
    try:
        cancel(account_id=request.user.pk, appointment_id=pk, at=timezone.now())
    except DomainError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("Cancelled. The place is free for somebody else."))
    return redirect("hall:appointments")


def own_or_404(request, pk):
    """Return the person's own appointment."""
    found = one_of(request.user, pk)
    if found is None or not can_cancel_appointment(request.user, found):
        raise Http404
    return found
