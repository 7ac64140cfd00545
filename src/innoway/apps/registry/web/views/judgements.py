"""What stewards judged: the list, undoing, conflicts, large merges."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from innoway.apps.registry.calculations.delimited import write_line
from innoway.apps.registry.operations import apply_again as again
from innoway.apps.registry.operations import approve_merge as approving
from innoway.apps.registry.operations import refuse_merge as refusing
from innoway.apps.registry.operations import undo_judgement as undoing
from innoway.apps.registry.operations import withdraw_merge as withdrawing
from innoway.apps.registry.queries import contradictions as conflicts
from innoway.apps.registry.queries import judgements as lists
from innoway.apps.registry.queries import merge_proposals as merges
from innoway.apps.registry.web.forms.review import JudgementsForm, RefuseMergeForm
from innoway.apps.registry.web.views.stewards import for_stewards
from innoway.foundation.errors import DomainError
from innoway.foundation.web.paging import PAGE

LAST = 10_000


@login_required
@for_stewards
@require_safe
def judgements(request):
    """Show past judgements, newest first."""
    form = JudgementsForm(request.GET)
    filters = form.filters(request.user.pk)
    text = request.GET.get("from", "")
    offset = min(int(text), LAST) if text.isascii() and text.isdigit() and len(text) < 6 else 0
    rows = list(lists.judgements(filters)[offset : offset + PAGE + 1])
    context = {
        "form": form, "rows": rows[:PAGE], "tab": "judgements", "offset": offset,
        "filtered": filters != lists.JudgementFilters(),
        "before": max(0, offset - PAGE) if offset else None,
        "after": offset + PAGE if len(rows) > PAGE else None,
    }  # fmt: skip
    return render(request, "registry/judgements.html", context)


@login_required
@for_stewards
@require_safe
def judgement_rows(request):
    """Send the filtered judgements as CSV; the engine reads the file as it is."""
    filters = JudgementsForm(request.GET).filters(request.user.pk)

    def lines():
        yield lists.judgement_columns()
        yield from lists.judgement_rows(filters)

    response = StreamingHttpResponse(
        (write_line(line) for line in lines()), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="judgements.csv"'
    return response


@login_required
@for_stewards
@require_POST
def undo_judgement(request, pk):
    """Take a judgement back and return to where that was asked."""
    found = lists.judgement(pk)
    if found is None:
        raise Http404
    try:
        undoing.undo_judgement(actor=request.user, judgement=found, at=timezone.now())
    except DomainError as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Undone: %(pair)s.") % {"pair": found})
    return redirect(back_from(request, "registry:judgements"))


def back_from(request, otherwise):
    """Return the page of the desk the form names, if it is one of ours."""
    wanted = request.POST.get("next", "")
    own = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if own and wanted.startswith("/") else otherwise


@login_required
@for_stewards
@require_safe
def contradictions(request):
    """Show judgements that contradict newer ones, each with a way out."""
    context = {"conflicts": conflicts.contradictions(), "tab": "contradictions"}
    return render(request, "registry/contradictions.html", context)


@login_required
@for_stewards
@require_safe
def merge_proposals(request):
    """Show large merges that wait for a second steward, and what became of others."""
    return _merges(request, None, 0)


def _merges(request, form, pk):
    context = {
        "proposals": merges.merge_proposals(), "tab": "merges", "me": request.user.pk,
        "form": form or RefuseMergeForm(), "refused": pk,
    }  # fmt: skip
    return render(request, "registry/merge_proposals.html", context, status=422 if form else 200)


@login_required
@for_stewards
@require_POST
def approve_merge(request, pk):
    """Agree with a large merge."""
    try:
        approving.approve_merge(
            actor=request.user, proposal=_found(pk), at=timezone.now(),
            seen=request.POST.get("seen", ""),
        )  # fmt: skip
    except DomainError as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(
            request,
            _("Approved: the two are joined, as far as no other verdict keeps mentions apart."),
        )
    return redirect("registry:merge-proposals")


@login_required
@for_stewards
@require_POST
def refuse_merge(request, pk):
    """Disagree with a large merge, with a reason."""
    found = _found(pk)
    form = RefuseMergeForm(request.POST)
    if not form.is_valid():
        return _merges(request, form, pk)
    try:
        refusing.refuse_merge(
            actor=request.user, proposal=found, reason=form.cleaned_data["reason"],
            at=timezone.now(),
        )  # fmt: skip
    except DomainError as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Refused: the two stay apart, the pair returns to the queue."))
    return redirect("registry:merge-proposals")


@login_required
@for_stewards
@require_POST
def withdraw_merge(request, pk):
    """Take one's own proposal back and return to where that was asked."""
    found = _found(pk)
    try:
        withdrawing.withdraw_merge(actor=request.user, proposal=found, at=timezone.now())
    except DomainError as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Withdrawn: %(pair)s.") % {"pair": found})
    return redirect(back_from(request, "registry:merge-proposals"))


def _found(pk):
    found = merges.merge_proposal(pk)
    if found is None:
        raise Http404
    return found


@login_required
@for_stewards
@require_POST
def apply_again(request):
    """Ask once more for what the engine could not follow."""
    try:
        again.apply_again(actor=request.user)
    except DomainError as refusal:
        messages.warning(request, str(refusal))
    return redirect("registry:review-queue")
