"""Forms on their way: start, fill in, save, resume, delete."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from innoway.apps.hall import rules
from innoway.apps.hall.calculations.resume_code import resume_code
from innoway.apps.hall.errors import DraftSent, ResumeCodeWrong, TooManyCodes, TooManyDrafts
from innoway.apps.hall.operations import delete_draft as deleting
from innoway.apps.hall.operations import resume_draft as resuming
from innoway.apps.hall.operations import save_draft as saving
from innoway.apps.hall.operations import start_draft as starting
from innoway.apps.hall.queries.catalogue import catalogue
from innoway.apps.hall.queries.draft import draft_rules, open_form
from innoway.apps.hall.queries.drafts import drafts_of
from innoway.apps.hall.queries.known_values import known_values
from innoway.apps.hall.queries.name_check import name_check as check_name
from innoway.apps.hall.queries.providers import provider_choices
from innoway.apps.hall.web.forms.draft import DraftForm, ResumeForm
from innoway.apps.hall.web.held import held, hold, let_go, too_often
from innoway.foundation.errors import DomainError
from innoway.foundation.permissions import anybody, signed_in


def form_or_404(request, draft_id):
    """Return the form when this person or session may see it.

    Raises:
        Http404: There is none, or it is somebody else's.
    """
    form = open_form(draft_id)
    if form is None or not rules.can_view_draft(request.user, form.draft, held(request)):
        raise Http404
    return form


@anybody
@require_POST
def start_draft(request):
    """Start a form for the ticked services and open it."""
    if too_often(request, "start", draft_rules().starts_a_minute):
        raise TooManyDrafts
    account = request.user.pk
    organisation = request.acting_for.pk if request.acting_for else None
    try:
        draft = starting.start_draft(
            catalogue=catalogue(), items=request.POST.getlist("item"),
            bundle=request.POST.get("bundle", ""),
            known=known_values(account, organisation, timezone.localdate()),
            account_id=account, organisation_id=organisation,
            secret=settings.SECRET_KEY, at=timezone.now(),
        )  # fmt: skip
    except DomainError as refusal:
        messages.warning(request, str(refusal))
        return redirect(back_of(request))
    hold(request, draft)
    return redirect("hall:draft", draft.pk)


def back_of(request):
    """Return the page the ticks were made on."""
    key = request.POST.get("bundle", "")
    known = catalogue().bundles
    return reverse("hall:bundle", args=[key]) if key in known else reverse("hall:catalogue")


@anybody
@never_cache
@require_safe
def draft(request, draft_id):
    """Show the form to fill in, or its receipts once it was sent."""
    form = form_or_404(request, draft_id)
    if form.draft.is_sent:
        return render(request, "hall/sent.html", {"form": form, "draft": form.draft})
    return show_form(request, form)


def show_form(request, form, *, judge=False, status=200):
    """Render the form; with what is wrong when it is to be judged."""
    context = {
        "form": DraftForm(form, judge=judge),
        "open": form,
        "draft": form.draft,
        "code": resume_code(settings.SECRET_KEY, str(form.draft.pk), form.draft.nonce),
        "providers": provider_choices(),
        "saved": bool(form.draft.changed_at > form.draft.created_at),
    }
    return render(request, "hall/draft.html", context, status=status)


@anybody
@require_POST
def save_draft(request, draft_id):
    """Save what was typed; answers a script with the time, a person with the page they want."""
    form_or_404(request, draft_id)
    # By form: many people fill in forms behind the one address of the hall.
    if too_often(request, f"save {draft_id}", draft_rules().saves_a_minute):
        raise TooManyDrafts
    provider = request.POST.get("provider", "")
    try:
        saving.save_draft(
            draft_id=draft_id, catalogue=catalogue(), typed=request.POST.dict(),
            provider_id=int(provider) if provider.isdecimal() and len(provider) < 18 else None,
            at=timezone.now(),
        )  # fmt: skip
    except DraftSent as refusal:
        messages.info(request, str(refusal))
        return redirect("hall:draft", draft_id)
    if request.htmx:
        return render(request, "hall/parts/saved.html", {"at": timezone.now()})
    if request.POST.get("then") == "send":
        return redirect("hall:send-draft", draft_id)
    messages.success(request, _("Saved."))
    return redirect("hall:draft", draft_id)


@anybody
@never_cache
def resume_draft(request):
    """Open a form by the code of another device."""
    form = ResumeForm(request.POST or None)
    status = 200
    if request.method == "POST":
        try:
            return redirect("hall:draft", opened(request, form).pk)
        except DomainError as refusal:
            form.add_error("code", str(refusal))
            status = refusal.status if refusal.status == 429 else 422
    return render(request, "hall/resume.html", {"form": form}, status=status)


def opened(request, form):
    """Return the form that the typed code opens, held by this session from now on.

    Raises:
        TooManyCodes: This network address tried too many codes this minute.
        ResumeCodeWrong: The code opens nothing.
    """
    rule = draft_rules()
    if too_often(request, "code", rule.codes_a_minute):
        raise TooManyCodes
    if not form.is_valid():
        raise ResumeCodeWrong(days=rule.keep_days)
    found = resuming.resume_draft(
        code=form.cleaned_data["code"], secret=settings.SECRET_KEY, keep_days=rule.keep_days,
        account_id=request.user.pk, at=timezone.now(),
    )  # fmt: skip
    hold(request, found)
    return found


@anybody
def delete_draft(request, draft_id):
    """Ask whether the form shall go, and delete it."""
    form = form_or_404(request, draft_id)
    if request.method != "POST":
        return render(request, "hall/delete.html", {"open": form, "draft": form.draft})
    deleting.delete_draft(draft_id=draft_id)
    let_go(request, draft_id)
    messages.success(request, _("Deleted."))
    return redirect("hall:ask")


@signed_in
@require_safe
def drafts(request):
    """List the forms a person has on the way."""
    return render(request, "hall/drafts.html", {"forms": drafts_of(request.user.pk)})


@anybody
@require_safe
def name_check(request):
    """Show which names of the register come close to what is being typed."""
    name = request.GET.get("company-name", "") or request.GET.get("name", "")
    found = check_name(name.replace("\0", ""))
    partly = bool(request.htmx)
    template = "hall/parts/name_check.html" if partly else "hall/name_check.html"
    return render(request, template, {"check": found})
