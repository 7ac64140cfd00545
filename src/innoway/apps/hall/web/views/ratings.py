"""Ratings: public figures, and the work on bad and disputed ones."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from innoway.apps.hall.operations.call_back_rating import call_back_rating
from innoway.apps.hall.operations.correct_rating import correct_rating
from innoway.apps.hall.operations.dispute_rating import dispute_rating
from innoway.apps.hall.operations.follow_up_rating import follow_up_rating
from innoway.apps.hall.operations.rate_case import rate_case as rate_stage
from innoway.apps.hall.operations.review_rating import review_rating
from innoway.apps.hall.queries.case_ratings import case_ratings
from innoway.apps.hall.queries.catalogue import catalogue
from innoway.apps.hall.queries.rating import rating as rating_of
from innoway.apps.hall.queries.ratings import public_ratings, ratings_to_work_on
from innoway.apps.hall.queries.windows import number, rule
from innoway.apps.hall.rules import can_call_back_rating, can_review_rating
from innoway.apps.hall.web.forms import windows as forms
from innoway.foundation.errors import DomainError
from innoway.foundation.permissions import anybody, signed_in


@anybody
@require_safe
def ratings(request):
    """Show the figures with their counts; staff see below what waits for them."""
    today = timezone.localdate()
    context = {
        "public": public_ratings(today), "items": catalogue().items,
        "small": rule("small-count", today),
        "call_back_days": number("call-back", today),
        "work": ratings_to_work_on(request.user, today),
    }  # fmt: skip
    return render(request, "hall/windows/ratings.html", context)


@signed_in
@require_safe
def rating(request, pk):
    """Show one rating with the step that is due."""
    found = rating_of(request.user, pk)
    if found is None:
        raise Http404
    return show(request, found)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def rate_case(request, case_id):
    """Judge the stage a case has come to, or once more after a correction."""
    found = case_ratings(request.user.pk, case_id, timezone.now())
    if found is None:
        raise Http404
    again = next((r for r in found.given if r.corrected_at and r.follow_up is None), None)
    form = rating_form(request, again) if again or found.open_stage else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            judged(request, found, again, form.cleaned_data)
        except DomainError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Thank you. Your rating counts."))
            return redirect("hall:rate-case", case_id)
    context = {"found": found, "form": form, "again": again}
    status = 422 if form is not None and form.errors else 200
    return render(request, "hall/windows/rate_case.html", context, status=status)


def rating_form(request, again):
    """Return the form for a first or a second judgement."""
    return (forms.LevelForm if again else forms.RatingForm)(request.POST or None)


def judged(request, found, again, facts):
    """Hand the judgement to its operation."""
    if again:
        follow_up_rating(
            rating_id=again.pk, account_id=request.user.pk, level=facts["level"],
            at=timezone.now(),
        )  # fmt: skip
        return
    rate_stage(
        account_id=request.user.pk, case_id=found.case.id, stage=found.open_stage,
        level=facts["level"], comment=forms.clean_text(facts["comment"]),
        phone=forms.clean_text(facts["phone"]), today=timezone.localdate(), at=timezone.now(),
    )  # fmt: skip


# phrase: (form, operation, who may)
STEPS = {
    "call-back-rating": (forms.CallBackForm, call_back_rating),
    "correct-rating": (forms.CorrectionForm, correct_rating),
    "dispute-rating": (forms.DisputeForm, dispute_rating),
    "review-rating": (forms.ReviewForm, review_rating),
}


def view_of(phrase):
    """Return the view of one step of the work on a rating."""
    form_class, operation = STEPS[phrase]

    @signed_in
    @require_POST
    def step(request, pk):
        found = rating_of(request.user, pk)
        if found is None:
            raise Http404
        form = form_class(request.POST)
        if form.is_valid():
            facts = {k: forms.clean_text(v) if isinstance(v, str) else v
                     for k, v in form.cleaned_data.items()}  # fmt: skip
            if phrase == "call-back-rating":
                facts["today"] = timezone.localdate()
            try:
                operation(actor=request.user, rating_id=pk, at=timezone.now(), **facts)
            except DomainError as fault:
                form.add_error(None, str(fault))
            else:
                messages.success(request, _("Saved."))
                return redirect("hall:rating", pk)
        return show(request, found, {phrase: form}, status=422)

    return step


def show(request, found, filled=None, status=200):
    """Render a rating with the forms of the steps that are due for this reader."""
    due = due_steps(request.user, found)
    shown = [(phrase, (filled or {}).get(phrase) or STEPS[phrase][0]()) for phrase in due]
    context = {"rating": found, "steps": shown, "item": catalogue().items.get(found.item)}
    return render(request, "hall/windows/rating.html", context, status=status)


def due_steps(reader, found):
    """Yield the phrases of what this reader can do next."""
    if can_call_back_rating(reader):
        if found.call_back_due and not found.called_back_at:
            yield "call-back-rating"
        if found.correction_due and not found.corrected_at:
            yield "correct-rating"
        if not found.dispute:
            yield "dispute-rating"
    if found.standing == "disputed" and can_review_rating(reader, found):
        yield "review-rating"
