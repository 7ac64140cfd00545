"""Every form of the register: shown, checked, handed to its operation."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from innoway.apps.registry.queries.organisation import identifier as identifier_numbered
from innoway.apps.registry.queries.organisation import organisation as organisation_numbered
from innoway.apps.registry.queries.organisation import recognition as recognition_numbered
from innoway.apps.registry.queries.person import person as person_numbered
from innoway.apps.registry.web.forms import certified, entries, facts, people
from innoway.foundation.errors import DomainError

_FIND = {
    "organisation": organisation_numbered,
    "identifier": identifier_numbered,
    "recognition": recognition_numbered,
    "person": person_numbered,
}


def _page_of(thing):
    kind = type(thing).__name__.lower()
    if kind in {"identifier", "recognition"}:
        return reverse("registry:organisation", args=[thing.organisation_id])
    return reverse(f"registry:{kind}", args=[thing.pk])


def _subject(kind, pk):
    if kind is None:
        return None
    found = _FIND[kind](pk)
    if found is None:
        raise Http404
    return found


@login_required
def fill_in(request, form_class, kind=None, pk=None):
    """Show a form, or hand what was filled in to its operation."""
    subject = _subject(kind, pk)
    allowed = form_class.allowed(request.user, *([subject] if kind else []))
    if not allowed:
        raise PermissionDenied
    extra = {"subject": subject} if form_class is facts.EditOrganisationForm else {}
    form = form_class(request.POST or None, **extra)
    if request.method == "POST" and form.is_valid():
        try:
            made = form.perform(request.user, subject, timezone.now())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect(_page_of(subject if kind else made))
    context = {
        "form": form,
        "subject": subject,
        "back": _page_of(subject) if kind else reverse("registry:register"),
        "title": form_class.title,
        "lead": getattr(form_class, "lead", ""),
        "danger": getattr(form_class, "danger", False),
    }
    status = 422 if form.errors else 200
    return render(request, "registry/fill_in.html", context, status=status)


# phrase: (form, what it is about, path)
FORMS = {
    "register-organisation": (entries.RegisterOrganisationForm, None),
    "record-person": (entries.RecordPersonForm, None),
    "record-place": (entries.RecordPlaceForm, None),
    "rename-organisation": (facts.RenameOrganisationForm, "organisation"),
    "add-name": (facts.AddNameForm, "organisation"),
    "edit-organisation": (facts.EditOrganisationForm, "organisation"),
    "add-identifier": (facts.AddIdentifierForm, "organisation"),
    "classify-organisation": (facts.ClassifyOrganisationForm, "organisation"),
    "measure-organisation": (facts.MeasureOrganisationForm, "organisation"),
    "state-size": (facts.StateSizeForm, "organisation"),
    "record-post": (facts.RecordPostForm, "organisation"),
    "assign-owner": (facts.AssignOwnerForm, "organisation"),
    "link-entity": (facts.LinkEntityForm, "organisation"),
    "record-recognition": (certified.RecordRecognitionForm, "organisation"),
    "revoke-recognition": (certified.RevokeRecognitionForm, "recognition"),
    "verify-identifier": (certified.VerifyIdentifierForm, "identifier"),
    "add-contact": (people.AddContactForm, "person"),
}


def view_of(phrase):
    """Return the view of one phrase."""
    form_class, kind = FORMS[phrase]
    return partial(fill_in, form_class=form_class, kind=kind)
