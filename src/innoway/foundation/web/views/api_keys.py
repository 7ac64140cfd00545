"""A person's API keys: issued once, listed without their secret, revoked at once."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from innoway.foundation.permissions import signed_in
from innoway.foundation.rest import keys
from innoway.foundation.rest.models import ApiKey
from innoway.foundation.web.refusals import attempt


class KeyForm(forms.Form):
    """A new API key."""

    name = forms.CharField(
        label=gettext_lazy("What is it for?"),
        max_length=100,
        help_text=gettext_lazy("For example the name of the program that will use it."),
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("It may"),
        widget=forms.CheckboxSelectMultiple,
        initial=["read"],
        choices=[("read", gettext_lazy("read")), ("write", gettext_lazy("change"))],
    )
    days = forms.IntegerField(
        label=gettext_lazy("Days until it expires"),
        min_value=1,
        max_value=keys.LONGEST_DAYS,
        initial=90,
    )


@never_cache
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def api_keys(request) -> HttpResponse:
    """List a person's API keys and issue a new one, shown once."""
    form, issued, now = KeyForm(request.POST or None), "", timezone.now()
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        made = attempt(form, lambda: keys.issue_key(account_id=request.user.pk, now=now, **wanted))
        if made:
            issued, form = made[1], KeyForm()
    mine = ApiKey.objects.filter(account_id=request.user.pk).order_by("-pk")
    facts = {"form": form, "keys": mine, "issued": issued, "now": now}
    return render(request, "web/api_keys.html", facts)


@signed_in
@require_POST
def revoke_api_key(request, key_id: int) -> HttpResponse:
    """Revoke one of a person's own keys."""
    if keys.revoke_key(account_id=request.user.pk, key_id=key_id, now=timezone.now()):
        messages.success(request, _("The key is revoked and stops working at once."))
    return redirect("web:api-keys")
