"""Forms that enter organisations, people and places."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from innoway.apps.registry import rules
from innoway.apps.registry.calculations.countries import country_code
from innoway.apps.registry.calculations.provenance import NewName
from innoway.apps.registry.enums import OrganisationKind, Standing
from innoway.apps.registry.models import Place
from innoway.apps.registry.operations.record_person import record_person
from innoway.apps.registry.operations.record_place import record_place
from innoway.apps.registry.operations.register_organisation import register_organisation
from innoway.apps.registry.web.forms.sourced import DateField, SourcedForm
from innoway.values.identifiers import schemes_for


def scheme_choices(holder):
    """Return the schemes of a holder in the reader's language."""
    language = get_language() or "en"
    return [("", "—"), *((s.id, s.name(language)) for s in schemes_for(holder))]


class CountryField(forms.CharField):
    """A country by code or name, in English or Chinese."""

    def __init__(self, **kwargs):
        super().__init__(
            label=_("Country"), max_length=60,
            help_text=_("Two-letter code or name, for example CN or China."), **kwargs,
        )  # fmt: skip

    def clean(self, value):
        """Return the code.

        Raises:
            ValidationError: Neither a code nor a known name.
        """
        text = super().clean(value)
        code = country_code(text)
        if text and not code:
            raise forms.ValidationError(_("Give the two-letter code of ISO 3166, for example FI."))
        return code


class NumberedForm(SourcedForm):
    """Adds one official number."""

    holder = "organisation"
    scheme = forms.ChoiceField(label=_("Kind of number"), required=False)
    value = forms.CharField(label=_("Number"), max_length=100, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scheme"].choices = scheme_choices(self.holder)

    def clean(self):
        """Ask for both halves of a number or none."""
        given = super().clean()
        if bool(given.get("scheme")) != bool(given.get("value")):
            self.add_error("value", _("Give the kind of number and the number, or neither."))
        return given

    def numbers(self):
        """Return the number given, as pairs."""
        given = self.cleaned_data
        return [(given["scheme"], given["value"])] if given.get("value") else []


class RegisterOrganisationForm(NumberedForm):
    """A new organisation."""

    title = _("Register an organisation")
    allowed = staticmethod(rules.can_register_organisation)

    name_en = forms.CharField(label=_("Legal name"), max_length=300, required=False)
    name_zh = forms.CharField(label=_("Chinese legal name"), max_length=300, required=False)
    kind = forms.ChoiceField(label=_("Kind of body"), choices=OrganisationKind.choices)
    country = CountryField(required=False)
    founded_on = DateField(label=_("Founded on"), required=False)
    website = forms.URLField(
        label=_("Website"), max_length=500, required=False, assume_scheme="https"
    )

    def clean(self):
        """Ask for one name at least."""
        given = super().clean()
        if not (given.get("name_en") or given.get("name_zh")):
            self.add_error("name_en", _("Give the legal name in at least one language."))
        return given

    def perform(self, actor, subject, at):
        """Register it."""
        given = self.cleaned_data
        names = [("name_en", "en"), ("name_zh", "zh-Hans")]
        return register_organisation(
            actor=actor,
            names=[NewName(given[f], language) for f, language in names if given[f]],
            identifiers=self.numbers(),
            facts={
                "kind": given["kind"], "country": given["country"], "website": given["website"],
                "founded_on": given["founded_on"], "standing": Standing.ACTIVE,
            },
            provenance=self.provenance(actor),
        )  # fmt: skip


class RecordPersonForm(NumberedForm):
    """A new person."""

    title = _("Record a person")
    lead = _("Only what is public: the name and a researcher identifier.")
    allowed = staticmethod(rules.can_record_person)
    holder = "person"

    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    name_zh = forms.CharField(label=_("Chinese name"), max_length=200, required=False)

    def perform(self, actor, subject, at):
        """Record the person."""
        given = self.cleaned_data
        return record_person(
            actor=actor, name=given["name"], name_zh=given["name_zh"],
            identifiers=self.numbers(), provenance=self.provenance(actor),
        )  # fmt: skip


class RecordPlaceForm(SourcedForm):
    """A new place."""

    title = _("Record a place")
    allowed = staticmethod(rules.can_record_place)

    name = forms.CharField(label=_("Name"), max_length=200)
    name_zh = forms.CharField(label=_("Chinese name"), max_length=200, required=False)
    country = CountryField()
    address = forms.CharField(label=_("Address"), max_length=400, required=False)
    division_code = forms.RegexField(
        r"^(\d{6}|\d{9}|\d{12})$", label=_("Division code (GB/T 2260)"), required=False,
        error_messages={"invalid": _("A division code has 6, 9 or 12 digits.")},
    )  # fmt: skip
    parent = forms.ModelChoiceField(Place.objects.all(), label=_("Lies in"), required=False)

    def perform(self, actor, subject, at):
        """Record the place."""
        given = self.cleaned_data
        return record_place(
            actor=actor, provenance=self.provenance(actor),
            **{f: given[f] for f in
               ("name", "name_zh", "country", "address", "division_code", "parent")},
        )  # fmt: skip
