"""One's own account: profile, guards, organisations, data."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from innoway.apps.accounts.enums import Theme
from innoway.apps.accounts.operations.edit_profile import edit_profile as edit
from innoway.apps.accounts.queries.account import account_summary
from innoway.apps.accounts.web.adapters.account import remember_looks
from innoway.apps.accounts.web.forms.profile import ProfileForm
from innoway.apps.accounts.web.views.answers import attempt
from innoway.foundation.web.context import link_to


@login_required
@require_GET
def account(request):
    """Show what the account is and how it is guarded."""
    context = {
        "summary": account_summary(request.user, timezone.now()),
        "language_name": dict(settings.LANGUAGES).get(request.user.language, _("As my browser")),
        "readings_url": link_to("web:read-log"),
        "api_keys_url": link_to("web:api-keys"),
    }
    return render(request, "accounts/account.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def edit_profile(request):
    """Change name, language and appearance."""
    person = request.user
    present = {"full_name": person.full_name, "language": person.language, "theme": person.theme}
    form = ProfileForm(request.POST or None, initial=present)
    if request.method == "POST" and form.is_valid():
        facts = {**form.cleaned_data, "theme": Theme(form.cleaned_data["theme"])}
        edited = attempt(request, form, lambda: edit(account_id=person.pk, **facts))
        if edited:
            with translation.override(edited.language or translation.get_language()):
                messages.success(request, _("Your profile is saved."))
            response = redirect("accounts:account")
            remember_looks(response, edited)
            return response
    return render(request, "accounts/edit_profile.html", {"form": form})
