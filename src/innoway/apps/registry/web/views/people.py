"""People, and the audited way to their contacts."""

from django.contrib.auth.decorators import login_not_required, login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from innoway.apps.registry import rules
from innoway.apps.registry.operations.reveal_contact import reveal_contact as reveal
from innoway.apps.registry.queries import people as lists
from innoway.apps.registry.queries import person as reads
from innoway.apps.registry.web.forms.people import RevealContactForm


@login_not_required
@require_safe
def people(request):
    """Show one page of people."""
    text = request.GET.get("text", "")[:200].replace("\x00", "")
    context = {
        "text": text,
        "page": lists.people(text, cursor=request.GET.get("cursor", "")),
        "can_record": rules.can_record_person(request.user),
    }
    return render(request, "registry/people.html", context)


@login_not_required
@require_safe
def person(request, pk):
    """Show a person's public facts."""
    found = _found(pk)
    context = {"person": found, "may_reveal": rules.can_reveal_contact(request.user, found)}
    return render(request, "registry/person.html", context)


@login_required
def reveal_contact(request, pk):
    """Ask for the purpose, then show the contacts once."""
    found = _found(pk)
    if not rules.can_reveal_contact(request.user, found):
        raise PermissionDenied
    form = RevealContactForm(request.POST or None)
    contacts = None
    if request.method == "POST" and form.is_valid():
        contacts = reveal(actor=request.user, person=found, purpose=form.cleaned_data["purpose"])
    context = {"person": found, "form": form, "contacts": contacts}
    response = render(request, "registry/contacts.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _found(pk):
    found = reads.person(pk)
    if found is None:
        raise Http404
    return found
