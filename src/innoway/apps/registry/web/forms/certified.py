"""Forms about recognitions and verified numbers: for stewards."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from innoway.apps.registry import rules
from innoway.apps.registry.enums import RecognitionKind
from innoway.apps.registry.operations.record_recognition import record_recognition
from innoway.apps.registry.operations.revoke_recognition import revoke_recognition
from innoway.apps.registry.operations.verify_identifier import verify_identifier
from innoway.apps.registry.web.forms.sourced import DateField, SourcedForm


class RecordRecognitionForm(SourcedForm):
    """A recognition."""

    title = _("Record a recognition")
    allowed = staticmethod(rules.can_record_recognition)

    kind = forms.ChoiceField(label=_("Recognition"), choices=RecognitionKind.choices)
    body = forms.CharField(label=_("Recognising body"), max_length=200)
    number = forms.CharField(label=_("Certificate number"), max_length=100, required=False)
    start = DateField(label=_("In force from"))
    end = DateField(label=_("In force until (not included)"), required=False)
    evidence = forms.CharField(
        label=_("Evidence"), max_length=500, required=False,
        help_text=_("Document number or address of the announcement."),
    )  # fmt: skip

    def perform(self, actor, subject, at):
        """Record it."""
        given = self.cleaned_data
        record_recognition(
            actor=actor, organisation=subject, provenance=self.provenance(actor),
            **{f: given[f] for f in ("kind", "body", "number", "start", "end", "evidence")},
        )  # fmt: skip


class RevokeRecognitionForm(forms.Form):
    """The end of a recognition before its time."""

    title = _("Revoke the recognition")
    lead = _("It stays on the page with the day and the reason.")
    allowed = staticmethod(rules.can_revoke_recognition)
    danger = True

    on = DateField(label=_("Revoked on"), initial=timezone.localdate)
    reason = forms.CharField(label=_("Reason"), max_length=500)

    def perform(self, actor, subject, at):
        """Revoke."""
        given = self.cleaned_data
        revoke_recognition(actor=actor, recognition=subject, on=given["on"], reason=given["reason"])


class VerifyIdentifierForm(forms.Form):
    """The check of a number against its register."""

    title = _("Verify the number")
    allowed = staticmethod(rules.can_verify_identifier)

    against = forms.CharField(
        label=_("Checked against"), max_length=300, help_text=_("The register and the entry.")
    )
    result = forms.ChoiceField(
        label=_("Result"), widget=forms.RadioSelect, initial="yes",
        choices=[("yes", _("The register confirms it")), ("no", _("The register says otherwise"))],
    )  # fmt: skip

    def perform(self, actor, subject, at):
        """Verify or dispute."""
        given = self.cleaned_data
        verify_identifier(
            actor=actor, identifier=subject, against=given["against"], at=at,
            confirmed=given["result"] == "yes",
        )  # fmt: skip
