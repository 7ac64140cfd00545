"""Look a form over and send it: one case for each service."""

from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from innoway.apps.hall import rules
from innoway.apps.hall.calculations.answers import value_of
from innoway.apps.hall.errors import DraftSent
from innoway.apps.hall.operations.send_draft import send_draft as send
from innoway.apps.hall.queries.draft import draft_rules
from innoway.apps.hall.queries.papers import paper_list
from innoway.apps.hall.web.forms.draft import DraftForm
from innoway.apps.hall.web.held import held
from innoway.apps.hall.web.views.drafts import form_or_404, show_form
from innoway.foundation.errors import DomainError
from innoway.foundation.permissions import anybody


@anybody
@never_cache
def send_draft(request, draft_id):
    """Show the answers once more, or send them; whatever is missing leads back to the form."""
    form = form_or_404(request, draft_id)
    if form.draft.is_sent:
        return redirect("hall:draft", draft_id)
    if form.faults:
        return show_form(request, form, judge=True, status=422)
    if request.method != "POST":
        return show_check(request, form)
    if not request.user.is_authenticated:
        return redirect_to_login(request.path)
    if not rules.can_send_draft(request.user, form.draft, held(request)):
        raise Http404
    return sent(request, form)


def sent(request, form):
    """Send the form and lead to its receipts; a refusal is shown beside the answers."""
    try:
        send(
            draft_id=form.draft.pk, account_id=request.user.pk,
            commitment="commitment" in request.POST, at=timezone.now(),
            consent_days=draft_rules().consent_days,
        )  # fmt: skip
    except DraftSent:
        pass
    except DomainError as refusal:
        return show_check(request, form, refusal=str(refusal), status=refusal.status)
    return redirect("hall:draft", form.draft.pk)


def show_check(request, form, *, refusal="", status=200):
    """Render the answers to look over."""
    context = {"open": form, "draft": form.draft, "groups": list(shown(form)), "refusal": refusal,
               "papers": paper_list(form, request.user.pk, timezone.now()), "promising": [item for item in form.items if item.commitment]}  # fmt: skip
    return render(request, "hall/check.html", context, status=status)


def shown(form):
    """Yield each heading with what was answered, as people read it, and where it comes from."""
    fields = DraftForm(form)
    answers = form.draft.answers
    for group in form.groups:
        rows = []
        for asked in group.asked:
            key, value = asked.field.key, value_of(answers, asked.field.key)
            if not value:
                continue
            choices = dict(getattr(fields.fields[key].widget, "choices", ()))
            source = answers.get(key, {}).get("source", "")
            rows.append((fields[key].label, choices.get(value, value), source))
        if rows:
            yield group.name, rows
