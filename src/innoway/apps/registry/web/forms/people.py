"""Forms about a person's contacts: personal data."""

from django import forms
from django.utils.translation import gettext_lazy as _

from innoway.apps.registry import rules
from innoway.apps.registry.operations.add_contact import add_contact
from innoway.apps.registry.web.forms.sourced import DateField, SourcedForm


class AddContactForm(SourcedForm):
    """A way to reach a person."""

    title = _("Keep a contact")
    lead = _("It is not public. It is deleted on the day you give.")
    allowed = staticmethod(rules.can_add_contact)

    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("email", _("E-mail")), ("phone", _("Telephone"))]
    )
    value = forms.CharField(label=_("Contact"), max_length=200)
    purpose = forms.CharField(label=_("Purpose it may be used for"), max_length=200)
    keep_until = DateField(label=_("Delete on"))

    def perform(self, actor, subject, at):
        """Keep it."""
        given = self.cleaned_data
        add_contact(
            actor=actor, person=subject, provenance=self.provenance(actor),
            **{f: given[f] for f in ("kind", "value", "purpose", "keep_until")},
        )  # fmt: skip


class RevealContactForm(forms.Form):
    """The purpose of a reading."""

    purpose = forms.CharField(
        label=_("What do you need it for?"), max_length=200,
        help_text=_("The reading is recorded with your name and this purpose."),
    )  # fmt: skip
