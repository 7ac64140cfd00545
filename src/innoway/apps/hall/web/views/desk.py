"""The clerk's desk: one screen from the call to the end of a visit."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from innoway.apps.accounts.enums import StaffRole
from innoway.apps.accounts.facade import account_named
from innoway.apps.hall.operations.answer_phone import answer_phone as answer
from innoway.apps.hall.operations.call_next_ticket import call_next_ticket as call_next
from innoway.apps.hall.operations.close_desk import close_desk as close
from innoway.apps.hall.operations.dismiss_ticket import dismiss_ticket
from innoway.apps.hall.operations.finish_ticket import finish_ticket
from innoway.apps.hall.operations.open_desk import open_desk as open_at
from innoway.apps.hall.operations.open_visitor_case import open_visitor_case as open_case
from innoway.apps.hall.operations.pass_ticket import pass_ticket
from innoway.apps.hall.operations.recall_ticket import recall_ticket
from innoway.apps.hall.operations.record_visitor import record_visitor as record
from innoway.apps.hall.operations.serve_ticket import serve_ticket
from innoway.apps.hall.operations.transfer_ticket import transfer_ticket as transfer
from innoway.apps.hall.operations.write_desk_note import write_desk_note as write_note
from innoway.apps.hall.queries.board import version_of
from innoway.apps.hall.queries.suggestions import suggestions
from innoway.apps.hall.queries.visitor import desk_view
from innoway.apps.hall.queries.windows import windows as known
from innoway.apps.hall.web.forms.windows import DeskForm, VisitorForm, clean_text
from innoway.foundation.errors import DomainError
from innoway.foundation.permissions import staff

clerks = staff(StaffRole.WINDOW_CLERK)
UNCHANGED = 204


@clerks
@never_cache
@require_safe
def desk(request):
    """Show queue, visitor and question on one screen; the queue alone when it is asked again."""
    since = request.GET.get("since", "")
    today, now = timezone.localdate(), timezone.now()
    if since.isdecimal() and int(since) == version_of():
        return HttpResponse(status=UNCHANGED)
    found = desk_view(request.user.pk, today, now)
    if found is None:
        return redirect("hall:open-desk")
    context = {"view": found, "desk": found.desk, "ticket": found.ticket,
               "queue": found.queue, "version": version_of()}  # fmt: skip
    if since:
        return render(request, "hall/windows/parts/queue.html", context)
    question = clean_text(request.GET.get("question", ""))
    question = question or (found.ticket.question if found.ticket else "")
    context |= routes_for(question, found.ticket) | {
        "windows": known(),
        "visitor_form": visitor_form(found),
    }
    return render(request, "hall/windows/desk.html", context)


@clerks
@require_safe
def suggestions_for(request):
    """Show three routes for a question while the clerk types."""
    found = desk_view(request.user.pk, timezone.localdate(), timezone.now())
    ticket = found.ticket if found else None
    context = routes_for(clean_text(request.GET.get("question", "")), ticket)
    context |= {"ticket": ticket, "windows": known()}
    return render(request, "hall/windows/parts/routes.html", context)


def routes_for(question, ticket):
    """Return the question with its routes."""
    if not question.strip():
        return {"question": "", "routes": []}
    organisation = ticket.organisation_id if ticket else None
    language = (ticket.language if ticket else "") or get_language() or ""
    found = suggestions(
        question, timezone.localdate(), language=language, organisation_id=organisation
    )
    return {"question": question, "routes": found}


def visitor_form(found):
    """Return the form about who the visitor is, filled in."""
    if found.ticket is None:
        return None
    ticket, account = found.ticket, found.card.account
    return VisitorForm(initial={"name": ticket.name, "phone": ticket.phone,
                                "email": account.email if account else "",
                                "organisation_id": ticket.organisation_id})  # fmt: skip


@clerks
@require_http_methods(["GET", "HEAD", "POST"])
def open_desk(request):
    """Choose where one sits."""
    form = DeskForm(request.POST or None, language=get_language() or "en")
    if request.method == "POST" and form.is_valid():
        window_key, _sep, counter = form.cleaned_data["place"].partition(":")
        try:
            open_at(
                actor=request.user, window_key=window_key, counter=int(counter),
                specialist=form.cleaned_data["specialist"], at=timezone.now(),
            )  # fmt: skip
        except DomainError as fault:
            form.add_error(None, str(fault))
        else:
            return redirect("hall:desk")
    status = 422 if form.errors else 200
    return render(request, "hall/windows/open_desk.html", {"form": form}, status=status)


@clerks
@require_POST
def close_desk(request):
    """Leave the counter."""
    return carried_out(
        request, lambda: close(actor=request.user, at=timezone.now()), _("The desk is closed.")
    )


@clerks
@require_POST
def call_next_ticket(request):
    """Call whoever is first."""
    return carried_out(
        request,
        lambda: call_next(actor=request.user, today=timezone.localdate(), at=timezone.now()),
    )


@clerks
@require_POST
def answer_phone(request):
    """Take a telephone call."""
    return carried_out(
        request,
        lambda: answer(actor=request.user, today=timezone.localdate(), at=timezone.now()),
    )


ACTS = {
    "recall-ticket": recall_ticket, "serve-ticket": serve_ticket, "pass-ticket": pass_ticket,
    "finish-ticket": finish_ticket, "dismiss-ticket": dismiss_ticket,
}  # fmt: skip


def view_of(phrase):
    """Return the view of one act on the visitor at the desk."""

    @clerks
    @require_POST
    def act(request, ticket_id):
        return carried_out(
            request,
            lambda: ACTS[phrase](
                actor=request.user, ticket_id=ticket_id, today=timezone.localdate(),
                at=timezone.now(),
            ),
        )  # fmt: skip

    return act


@clerks
@require_POST
def transfer_ticket(request, ticket_id):
    """Hand the visitor over with a word to the next desk."""
    target, _sep, specialist = request.POST.get("target", "").partition(":")
    return carried_out(
        request,
        lambda: transfer(
            actor=request.user, ticket_id=ticket_id, window_key=target, specialist=specialist,
            note=clean_text(request.POST.get("note", "")), today=timezone.localdate(),
            at=timezone.now(),
        ),
        _("Handed over. The visitor is next there."),
    )  # fmt: skip


@clerks
@require_POST
def open_visitor_case(request, ticket_id):
    """Enter the visitor's case."""
    return carried_out(
        request,
        lambda: open_case(
            actor=request.user, ticket_id=ticket_id, item_key=request.POST.get("item", "")[:60],
            question=clean_text(request.POST.get("question", "")), at=timezone.now(),
            hand_in=request.POST.get("then") == "hand-in",
        ),
        _("The case is open; the receipt is in the visitor's account."),
    )  # fmt: skip


@clerks
@require_POST
def record_visitor(request, ticket_id):
    """Write down who the visitor is."""
    form = VisitorForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Check name, phone number and e-mail address."))
        return redirect("hall:desk")
    facts = form.cleaned_data
    account = account_named(facts["email"]) if facts["email"] else None
    if facts["email"] and account is None:
        messages.error(request, _("Nobody has an account with this address."))
    return carried_out(
        request,
        lambda: record(
            actor=request.user, ticket_id=ticket_id, today=timezone.localdate(),
            name=clean_text(facts["name"]), phone=clean_text(facts["phone"]),
            account_id=account.id if account else None,
            organisation_id=facts["organisation_id"],
        ),
    )  # fmt: skip


@clerks
@require_POST
def write_desk_note(request, ticket_id):
    """Keep what was asked and agreed."""
    return carried_out(
        request,
        lambda: write_note(
            actor=request.user, ticket_id=ticket_id, text=clean_text(request.POST.get("text", "")),
            item=clean_text(request.POST.get("item", ""))[:60], at=timezone.now(),
        ),
        _("Noted."),
    )  # fmt: skip


def carried_out(request, act, done=""):
    """Run an operation and go back to the desk, with a word about how it went."""
    try:
        act()
    except DomainError as fault:
        messages.error(request, str(fault))
    else:
        if done:
            messages.success(request, done)
    return redirect("hall:desk")
