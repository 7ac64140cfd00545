"""The kiosk, the call screen and a visitor's own page."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from innoway.apps.hall.enums import TicketState
from innoway.apps.hall.errors import TooManyTickets
from innoway.apps.hall.operations.follow_up_rating import follow_up_rating as follow_up
from innoway.apps.hall.operations.leave_ticket import leave_ticket as leave
from innoway.apps.hall.operations.rate_visit import rate_visit as rate
from innoway.apps.hall.operations.take_ticket import take_ticket as take
from innoway.apps.hall.queries.appointments import appointments_of
from innoway.apps.hall.queries.board import board as whole_board
from innoway.apps.hall.queries.board import version_of
from innoway.apps.hall.queries.receipt import receipt_of_ticket
from innoway.apps.hall.queries.visit import visit as visit_of
from innoway.apps.hall.queries.visit import visit_version
from innoway.apps.hall.queries.windows import windows as known
from innoway.apps.hall.web.forms.windows import LevelForm, RatingForm, clean_text
from innoway.apps.hall.web.held import too_often
from innoway.foundation.errors import DomainError
from innoway.foundation.permissions import anybody

TICKETS_A_MINUTE = 60
UNCHANGED = 204


@anybody
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_ticket(request):
    """Show the kiosk's big buttons; pressing one gives a ticket."""
    refusal = ""
    if request.method == "POST":
        try:
            ticket = taken(request)
        except DomainError as fault:
            refusal = str(fault)
        else:
            return redirect(f"{reverse('hall:visit', args=[ticket.token])}?kiosk=1")
    waiting = whole_board(timezone.localdate()).waiting
    context = {"windows": [(w, waiting[key]) for key, w in known().items()],
               "refusal": refusal, "expected": expected(request)}  # fmt: skip
    return render(request, "hall/windows/kiosk.html", context, status=409 if refusal else 200)


def taken(request):
    """Give the ticket that was asked for."""
    if too_often(request, "take-ticket", TICKETS_A_MINUTE):
        raise TooManyTickets
    own = {str(one.pk): one for one in expected(request)}
    booked = own.get(request.POST.get("appointment", ""))
    visitor = {"question": clean_text(request.POST.get("question", ""))[:300]}
    if request.user.is_authenticated and booked is None and "mine" in request.POST:
        visitor["account_id"] = request.user.pk
    return take(
        window_key=booked.window if booked else request.POST.get("window", ""),
        today=timezone.localdate(), at=timezone.now(), visitor=visitor,
        language=get_language() or "", appointment_id=booked.pk if booked else None,
    )  # fmt: skip


def expected(request):
    """Return the signed-in person's appointments of today."""
    if not request.user.is_authenticated:
        return []
    today = timezone.localdate()
    return [a for a in appointments_of(request.user.pk) if a.day == today and a.state == "booked"]


@anybody
@never_cache
@require_safe
def board(request):
    """Show who is called where; asked again every second, answered at once when nothing changed."""
    since = request.GET.get("since", "")
    if since.isdecimal() and int(since) == version_of():
        return HttpResponse(status=UNCHANGED)
    context = {"board": whole_board(timezone.localdate()), "windows": known()}
    part = bool(since)
    template = "hall/windows/parts/board.html" if part else "hall/windows/board.html"
    return render(request, template, context)


@anybody
@never_cache
@require_safe
def visit(request, token):
    """Show a visitor's own ticket: how many are before it, where to go, and how it was."""
    since = request.GET.get("since", "")
    if since.isdecimal() and int(since) == visit_version(token):
        return HttpResponse(status=UNCHANGED)
    found = visit_of(token)
    if found is None:
        raise Http404
    template = "hall/windows/parts/visit.html" if since else "hall/windows/visit.html"
    return render(request, template, visit_context(request, found))


def visit_context(request, found, **more):
    """Return what the visitor's page needs."""
    ticket, rating = found.ticket, found.rating
    link = settings.SITE_URL.rstrip("/") + reverse("hall:visit", args=[ticket.token])
    done = ticket.state == TicketState.FINISHED
    again = rating and rating.corrected_at and rating.follow_up is None
    return {
        "visit": found, "ticket": ticket, "rating": rating, "link": link,
        "receipt": receipt_of_ticket(ticket), "kiosk": "kiosk" in request.GET, "window": known()[ticket.window],
        "over": ticket.state in {TicketState.FINISHED, TicketState.LEFT},
        "rating_form": more.get("rating_form") or (RatingForm() if done and not rating else None),
        "level_form": more.get("level_form") or (LevelForm() if again else None),
    }  # fmt: skip


@anybody
@require_POST
def leave_ticket(request, token):
    """Give the turn up."""
    try:
        leave(token=token, at=timezone.now())
    except DomainError as fault:
        if fault.status == 404:
            raise Http404 from None
        messages.error(request, str(fault))
    return redirect("hall:visit", token)


@anybody
@require_POST
def rate_visit(request, token):
    """Judge a visit."""
    return judge(request, token, RatingForm(request.POST), "rating_form", rate_with)


@anybody
@require_POST
def follow_up_rating(request, token):
    """Judge once more after a correction."""
    return judge(request, token, LevelForm(request.POST), "level_form", follow_with)


def rate_with(token, facts):
    """Hand the judgement to its operation."""
    rate(
        token=token, level=facts["level"], comment=clean_text(facts["comment"]),
        phone=clean_text(facts["phone"]), today=timezone.localdate(), at=timezone.now(),
    )  # fmt: skip


def follow_with(token, facts):
    """Hand the second judgement to its operation."""
    follow_up(token=token, level=facts["level"], at=timezone.now())


def judge(request, token, form, name, act):
    """Check a judgement, keep it and thank; refusals stand on the form."""
    found = visit_of(token)
    if found is None:
        raise Http404
    if form.is_valid():
        try:
            act(token, form.cleaned_data)
        except DomainError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Thank you. Your rating counts."))
            return redirect("hall:visit", token)
    context = visit_context(request, found, **{name: form})
    return render(request, "hall/windows/visit.html", context, status=422)
