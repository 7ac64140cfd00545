"""Look a form over and send it: one case for each service."""

from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from innoway.apps.hall.calculations.answers import value_of
from innoway.apps.hall.web.forms.draft import DraftForm
from innoway.apps.hall.web.views.drafts import form_or_404, show_form
from innoway.foundation.permissions import anybody


@anybody
@never_cache
@require_safe
def send_draft(request, draft_id):
    """Show the answers once more; whatever is missing leads back to the form."""
    form = form_or_404(request, draft_id)
    if form.draft.is_sent:
        return redirect("hall:draft", draft_id)
    if form.faults:
        return show_form(request, form, judge=True, status=422)
    return show_check(request, form)


def show_check(request, form, *, refusal="", status=200):
    """Render the answers to look over."""
    context = {"open": form, "draft": form.draft, "groups": list(shown(form)), "refusal": refusal}
    return render(request, "hall/check.html", context, status=status)


def shown(form):
    """Yield each heading with its questions, answers as people read them, and their sources."""
    fields = DraftForm(form)
    answers = form.draft.answers
    for group in form.groups:
        rows = []
        for asked in group.asked:
            key, value = asked.field.key, value_of(answers, asked.field.key)
            choices = dict(getattr(fields.fields[key].widget, "choices", ()))
            source = answers.get(key, {}).get("source", "")
            rows.append((fields[key].label, choices.get(value, value) if value else "", source))
        yield group.name, rows
