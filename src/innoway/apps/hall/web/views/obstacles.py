"""What cannot be done: public causes, reports and their answers."""

import datetime

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from innoway.apps.hall.enums import Channel
from innoway.apps.hall.operations.answer_obstacle import answer_obstacle as answer
from innoway.apps.hall.operations.raise_obstacle import raise_obstacle as raise_it
from innoway.apps.hall.queries.catalogue import catalogue
from innoway.apps.hall.queries.obstacle import obstacle as obstacle_of
from innoway.apps.hall.queries.obstacles import obstacles_for, public_obstacles
from innoway.apps.hall.queries.receipt import receipt_of_obstacle
from innoway.apps.hall.queries.visitor import ticket_at_desk
from innoway.apps.hall.queries.windows import number
from innoway.apps.hall.rules import can_answer_obstacle
from innoway.apps.hall.web.forms.windows import AnswerForm, ObstacleForm, clean_text
from innoway.foundation.errors import DomainError
from innoway.foundation.permissions import anybody, signed_in

YEAR = datetime.timedelta(days=366)


@anybody
@require_safe
def obstacles(request):
    """Show causes by month, the rules that changed, and the reports one may see."""
    today = timezone.localdate()
    context = {
        "public": public_obstacles(today - YEAR),
        "reports": obstacles_for(request.user, today) if request.user.is_authenticated else [],
        "items": catalogue().items,
        "answer_days": number("obstacle-answer", today),
    }
    return render(request, "hall/windows/obstacles.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def raise_obstacle(request):
    """Report that something cannot be done; from the desk, for the visitor who sits there."""
    ticket = ticket_at_desk(request.user)
    form = ObstacleForm(
        request.POST or None, language=get_language() or "en",
        initial={"item": request.GET.get("item", ""), "window": request.GET.get("window", ""),
                 "text": ticket.question if ticket else ""},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            raised = raise_it(
                actor=request.user, cause=facts["cause"], text=clean_text(facts["text"]),
                item=facts["item"], window_key=facts["window"], case_id=facts["case_id"],
                today=timezone.localdate(), at=timezone.now(),
                for_account_id=ticket.account_id if ticket else None,
                channel=Channel(ticket.channel) if ticket else Channel.ONLINE,
            )  # fmt: skip
        except DomainError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Reported. The owner of the rule must answer."))
            return redirect("hall:obstacle", raised.pk)
    status = 422 if form.errors else 200
    return render(
        request, "hall/windows/raise_obstacle.html", {"form": form, "ticket": ticket}, status=status
    )


@signed_in
@require_safe
def obstacle(request, pk):
    """Show one report with its answer."""
    found = found_or_404(request, pk)
    form = AnswerForm() if can_answer_obstacle(request.user) and not found.answer else None
    return show(request, found, form)


@signed_in
@require_http_methods(["POST"])
def answer_obstacle(request, pk):
    """Answer a report."""
    found = found_or_404(request, pk)
    if not can_answer_obstacle(request.user):
        raise Http404
    form = AnswerForm(request.POST)
    if form.is_valid():
        facts = form.cleaned_data
        try:
            answer(
                actor=request.user, obstacle_id=pk, answer=clean_text(facts["answer"]),
                change=facts["change"], at=timezone.now(),
            )  # fmt: skip
        except DomainError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Answered."))
            return redirect("hall:obstacle", pk)
    return show(request, found, form, status=422)


def show(request, found, form, status=200):
    """Render a report."""
    context = {"obstacle": found, "form": form, "receipt": receipt_of_obstacle(found), "item": catalogue().items.get(found.item),
               "overdue": not found.answer and found.due_on < timezone.localdate()}  # fmt: skip
    return render(request, "hall/windows/obstacle.html", context, status=status)


def found_or_404(request, pk):
    """Return a report that the reader may see."""
    found = obstacle_of(request.user, pk)
    if found is None:
        raise Http404
    return found
