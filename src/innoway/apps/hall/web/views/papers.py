"""The papers of a form: upload each once, or choose an earlier one."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from innoway.apps.documents.facade import store_document
from innoway.apps.hall import rules
from innoway.apps.hall.errors import ReuseNotAgreed
from innoway.apps.hall.operations.choose_papers import choose_papers as choose
from innoway.apps.hall.queries.draft import draft_rules
from innoway.apps.hall.queries.papers import owner_of, paper_list, prepares
from innoway.apps.hall.web.forms.papers import PapersForm
from innoway.apps.hall.web.held import held
from innoway.apps.hall.web.views.drafts import form_or_404
from innoway.foundation.errors import DomainError
from innoway.foundation.permissions import anybody


@anybody
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose_papers(request, draft_id):
    """Show the papers that are asked and take them in; what went well is kept."""
    form = form_or_404(request, draft_id)
    if form.draft.is_sent:
        return redirect("hall:draft", draft_id)
    if not request.user.is_authenticated:
        return redirect_to_login(request.path)
    now = timezone.now()
    allowed = rules.can_choose_papers(request.user, form.draft, held(request))
    if not allowed or not prepares(form.draft, request.user.pk, now):
        raise Http404
    found = paper_list(form, request.user.pk, now)
    papers = PapersForm(found, request.POST or None, request.FILES or None)
    if request.method == "POST" and papers.is_valid():
        chosen = keep(papers, form.draft, request.user.pk, now)
        if not papers.errors:
            messages.success(request, _("The papers are kept with the form."))
            return redirect("hall:send-draft", draft_id)
        papers = shown_again(papers, form, request, chosen)
    context = {"open": form, "draft": form.draft, "form": papers, "consent_days": draft_rules().consent_days}  # fmt: skip
    return render(request, "hall/papers.html", context, status=422 if papers.errors else 200)


def keep(papers, draft, account_id, now):
    """Store the new files and remember every choice; put what is wrong beside its paper.

    Returns the documents by paper, whether or not they could be kept with the form.
    """
    chosen = papers.earlier_chosen()
    kinds = {one.listed.key: one.listed.material for one in papers.found.to_bring}
    for key, file in papers.files_given().items():
        try:
            stored = store_document(
                owner=owner_of(draft, account_id), kind=kinds[key].kind or "other",
                name=file.name, stream=file, account_id=account_id, at=now,
            )  # fmt: skip
        except DomainError as refusal:
            papers.add_error(f"file-{key}", str(refusal))
        else:
            chosen[key] = stored.id
    try:
        choose(draft_id=draft.pk, account_id=account_id, chosen=chosen,
               consent=bool(papers.cleaned_data.get("consent")), at=now)  # fmt: skip
    except ReuseNotAgreed as refusal:
        papers.add_error("consent", str(refusal))
    except DomainError as refusal:
        papers.add_error(None, str(refusal))
    return chosen


def shown_again(papers, form, request, chosen):
    """Return the form with its faults and with what was stored meanwhile among the choices."""
    form.draft.refresh_from_db()
    data = request.POST.dict() | {f"earlier-{key}": number for key, number in chosen.items()}
    fresh = PapersForm(paper_list(form, request.user.pk, timezone.now()), data, {})
    fresh.full_clean()
    for name, faults in papers.errors.items():
        for fault in faults:
            fresh.add_error(None if name == "__all__" else name, fault)
    return fresh
