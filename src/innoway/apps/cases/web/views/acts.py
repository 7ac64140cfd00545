"""Every form of an act: shown, checked, handed to its operation."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from innoway.apps.cases.queries.case import case_page
from innoway.apps.cases.rules import can_act, require
from innoway.apps.cases.web.forms.acts import FORMS
from innoway.foundation.errors import DomainError
from innoway.foundation.permissions import actor_of, signed_in


@signed_in
def act_on_case(request, pk, kind):
    """Show the form of an act, or hand what was filled in to its operation."""
    actor, form_class = actor_of(request), FORMS[kind]
    page = case_page(actor, pk, timezone.localdate())
    if page is None:
        raise Http404
    require(can_act(actor, page.case, kind))
    form = form_class(request.POST if request.method == "POST" else None, page=page)
    if request.method == "POST" and form.is_valid():
        try:
            form.perform(actor, pk, timezone.now())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Done. The receipt is on this page."))
            return redirect("cases:case", pk=pk)
    context = {
        "form": form,
        "case": page.case,
        "page": page,
        "back": reverse("cases:case", args=[pk]),
    }
    return render(request, "cases/act_on_case.html", context, status=422 if form.errors else 200)


def view_of(kind):
    """Return the view of one act."""
    return partial(act_on_case, kind=kind)
