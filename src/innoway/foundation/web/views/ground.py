"""Pages of the ground: audit lines, reads of my data, parked tasks, API keys."""

import csv

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from innoway.foundation.audit import queries
from innoway.foundation.audit.queries import PAGE
from innoway.foundation.jobs.parked import cancel_task, parked_tasks, retry_task
from innoway.foundation.permissions import actor_of
from innoway.foundation.rest.keys import SCOPES, issue_key, revoke_key
from innoway.foundation.rest.models import ApiKey


def number(request, name):
    """Return a positive number of the query string, None for anything else."""
    text = request.GET.get(name, "")
    return int(text) if text.isdigit() and len(text) < 19 else None


def supervisors_only(request):
    """Refuse everybody but supervisors and administrators."""
    if not actor_of(request).has_staff_role("supervisor"):
        raise PermissionDenied


class AuditFilter(forms.Form):
    """What to look for in the audit lines."""

    act = forms.CharField(label=gettext_lazy("Act"), required=False, max_length=100)
    account_email = forms.CharField(label=gettext_lazy("E-mail"), required=False, max_length=200)
    object_kind = forms.CharField(
        label=gettext_lazy("Kind of object"), required=False, max_length=100
    )
    since = forms.DateField(
        label=gettext_lazy("Since"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )


@login_required
def audit_lines(request):
    """List audit lines for supervisors, as a page or as CSV."""
    supervisors_only(request)
    form = AuditFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    if request.GET.get("format") == "csv":
        return csv_of(queries.lines(**wanted)[:100_000])
    found = list(queries.lines(**wanted, before=number(request, "before"))[: PAGE + 1])
    following = found[PAGE - 1].pk if len(found) > PAGE else None
    return render(
        request, "web/audit.html", {"form": form, "lines": found[:PAGE], "following": following}
    )


def csv_of(lines):
    """Stream lines as CSV; a cell that could be read as a formula is quoted."""

    class Echo:
        def write(self, value):
            return value

    def safe(value):
        text = str(value)
        return f"'{text}" if text[:1] in "=+-@\t\r" else text

    writer = csv.writer(Echo())
    header = ("at", "account", "organisation", "act", "object_kind", "object", "reason", "facts")
    rows = (
        (x.at.isoformat(), x.account or "", x.organisation_id or "", x.act, x.object_kind, x.object_id,
         x.reason, x.facts)
        for x in lines.iterator()
    )  # fmt: skip
    body = (writer.writerow([safe(c) for c in row]) for row in (header, *rows))
    return StreamingHttpResponse(
        body, content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="audit.csv"'},
    )  # fmt: skip


@login_required
def read_log(request):
    """Show a person who read their personal data, and why."""
    found = list(queries.reads_about(request.user.pk, number(request, "before"))[: PAGE + 1])
    following = found[PAGE - 1].pk if len(found) > PAGE else None
    return render(request, "web/read_log.html", {"lines": found[:PAGE], "following": following})


@login_required
def tasks(request):
    """Show supervisors the background tasks that gave up or wait."""
    supervisors_only(request)
    return render(request, "web/tasks.html", {"tasks": parked_tasks()})


@login_required
@require_POST
def decide_task(request, task_id):
    """Retry or give up one parked task."""
    supervisors_only(request)
    if request.POST.get("decision") == "retry":
        done = retry_task(task_id, account_id=request.user.pk)
        text = _("The task will run again now.")
    else:
        done = cancel_task(task_id, account_id=request.user.pk)
        text = _("The task was given up.")
    messages.success(request, text) if done else messages.error(
        request, _("The task is no longer parked.")
    )
    return HttpResponseRedirect(reverse("web:tasks"))


class KeyForm(forms.Form):
    """A new API key."""

    name = forms.CharField(
        label=gettext_lazy("What is it for?"), max_length=100,
        help_text=gettext_lazy("For example the name of the program that will use it."),
    )  # fmt: skip
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("It may"), widget=forms.CheckboxSelectMultiple, initial=["read"],
        choices=[("read", gettext_lazy("read")), ("write", gettext_lazy("change"))],
    )  # fmt: skip
    days = forms.IntegerField(
        label=gettext_lazy("Days until it expires"), min_value=1, max_value=365, initial=90
    )


@login_required
def api_keys(request):
    """List a person's API keys and issue a new one, shown once."""
    form, issued = KeyForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        facts = {k: form.cleaned_data[k] for k in ("name", "scopes", "days")}
        _key, issued = issue_key(account_id=request.user.pk, now=timezone.now(), **facts)
        form = KeyForm()
    keys = ApiKey.objects.filter(account_id=request.user.pk).order_by("-pk")
    response = render(request, "web/api_keys.html", {"form": form, "keys": keys, "issued": issued,
                                                     "now": timezone.now(), "scopes": SCOPES})  # fmt: skip
    response["Cache-Control"] = "no-store"
    return response


@login_required
@require_POST
def revoke_api_key(request, key_id) -> HttpResponse:
    """Revoke one of a person's own keys."""
    if revoke_key(account_id=request.user.pk, key_id=key_id, now=timezone.now()):
        messages.success(request, _("The key is revoked and stops working at once."))
    return HttpResponseRedirect(reverse("web:api-keys"))
