"""Forms that add or change one fact of an organisation."""

from decimal import Decimal

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from innoway.apps.registry import rules
from innoway.apps.registry.calculations.provenance import NewName
from innoway.apps.registry.enums import (
    IndustrySystem,
    NameKind,
    OrganisationKind,
    Size,
    Standing,
)
from innoway.apps.registry.models import Person, Place
from innoway.apps.registry.operations.add_identifier import add_identifier
from innoway.apps.registry.operations.add_name import add_name
from innoway.apps.registry.operations.assign_owner import assign_owner
from innoway.apps.registry.operations.classify_organisation import classify_organisation
from innoway.apps.registry.operations.edit_organisation import EDITABLE, edit_organisation
from innoway.apps.registry.operations.link_entity import link_entity
from innoway.apps.registry.operations.measure_organisation import measure_organisation
from innoway.apps.registry.operations.record_post import record_post
from innoway.apps.registry.operations.rename_organisation import rename_organisation
from innoway.apps.registry.operations.state_size import state_size
from innoway.apps.registry.web.forms.entries import CountryField, scheme_choices
from innoway.apps.registry.web.forms.sourced import DateField, SourcedForm

LANGUAGES = [("en", _("English or another Latin script")), ("zh-Hans", _("Chinese"))]


class RenameOrganisationForm(SourcedForm):
    """A new legal name."""

    title = _("Record a new legal name")
    lead = _("The present name stays in the history and is still found by search.")
    allowed = staticmethod(rules.can_rename_organisation)

    text = forms.CharField(label=_("New legal name"), max_length=300)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    on = DateField(label=_("In force from"), initial=timezone.localdate)

    def perform(self, actor, subject, at):
        """Rename."""
        given = self.cleaned_data
        rename_organisation(
            actor=actor, organisation=subject, text=given["text"], on=given["on"],
            language=given["language"], today=timezone.localdate(),
            provenance=self.provenance(actor),
        )  # fmt: skip


class AddNameForm(SourcedForm):
    """A further name."""

    title = _("Add a name")
    allowed = staticmethod(rules.can_add_name)

    text = forms.CharField(label=_("Name"), max_length=300)
    kind = forms.ChoiceField(label=_("Use"), choices=NameKind.choices, initial=NameKind.SHORT)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    start = DateField(label=_("In use from"), required=False)
    end = DateField(label=_("No longer used from"), required=False)

    def perform(self, actor, subject, at):
        """Add the name."""
        given = self.cleaned_data
        name = NewName(*(given[f] for f in ("text", "language", "kind", "start", "end")))
        add_name(actor=actor, organisation=subject, name=name, provenance=self.provenance(actor))


class EditOrganisationForm(SourcedForm):
    """The plain facts."""

    title = _("Edit the facts")
    allowed = staticmethod(rules.can_edit_organisation)

    kind = forms.ChoiceField(label=_("Kind of body"), choices=OrganisationKind.choices)
    standing = forms.ChoiceField(label=_("Standing"), choices=Standing.choices)
    country = CountryField(required=False)
    founded_on = DateField(label=_("Founded on"), required=False)
    dissolved_on = DateField(label=_("Dissolved on"), required=False)
    website = forms.URLField(
        label=_("Website"), max_length=500, required=False, assume_scheme="https"
    )
    place = forms.ModelChoiceField(Place.objects.all(), label=_("Place"), required=False)

    def __init__(self, *args, subject, **kwargs):
        kwargs.setdefault("initial", {f: getattr(subject, f) for f in EDITABLE})
        super().__init__(*args, **kwargs)

    def perform(self, actor, subject, at):
        """Edit."""
        facts = {name: self.cleaned_data[name] for name in EDITABLE}
        edit_organisation(
            actor=actor, organisation=subject, facts=facts, provenance=self.provenance(actor)
        )


class AddIdentifierForm(SourcedForm):
    """An official number."""

    title = _("Add an official number")
    lead = _("The check digits are verified at once. A steward checks it against the register.")
    allowed = staticmethod(rules.can_add_identifier)

    scheme = forms.ChoiceField(label=_("Kind of number"))
    value = forms.CharField(label=_("Number"), max_length=100)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scheme"].choices = scheme_choices("organisation")

    def perform(self, actor, subject, at):
        """Add the number."""
        add_identifier(
            actor=actor, holder=subject, scheme=self.cleaned_data["scheme"],
            value=self.cleaned_data["value"], provenance=self.provenance(actor),
        )  # fmt: skip


class ClassifyOrganisationForm(SourcedForm):
    """The main branch."""

    title = _("Set the main branch")
    allowed = staticmethod(rules.can_classify_organisation)

    system = forms.ChoiceField(label=_("Classification"), choices=IndustrySystem.choices)
    code = forms.CharField(
        label=_("Code"), max_length=12, help_text=_("For example I6513 or 62.01.")
    )
    on = DateField(label=_("Since"), initial=timezone.localdate)

    def perform(self, actor, subject, at):
        """Classify."""
        given = self.cleaned_data
        classify_organisation(
            actor=actor, organisation=subject, system=given["system"], code=given["code"],
            on=given["on"], provenance=self.provenance(actor),
        )  # fmt: skip


class MeasureOrganisationForm(SourcedForm):
    """Figures for the size rule."""

    title = _("Compute the size class")
    lead = _("The rule in force on the day of the figures decides; each comparison is shown.")
    allowed = staticmethod(rules.can_measure_organisation)

    on = DateField(label=_("Figures of"), help_text=_("Usually the last day of a year."))
    employees = forms.IntegerField(label=_("People employed"), min_value=0, required=False)
    revenue = forms.DecimalField(
        label=_("Revenue of the year (yuan)"), min_value=0, max_digits=20, decimal_places=2,
        required=False,
    )  # fmt: skip
    assets = forms.DecimalField(
        label=_("Total assets (yuan)"), min_value=0, max_digits=20, decimal_places=2,
        required=False,
    )  # fmt: skip

    def perform(self, actor, subject, at):
        """Measure."""
        given = self.cleaned_data
        people = given["employees"]
        figures = {
            "employees": None if people is None else Decimal(people),
            "revenue": given["revenue"], "assets": given["assets"],
        }  # fmt: skip
        measure_organisation(
            actor=actor, organisation=subject, on=given["on"], figures=figures,
            provenance=self.provenance(actor),
        )  # fmt: skip


class StateSizeForm(SourcedForm):
    """A stated size."""

    title = _("Record a stated size class")
    allowed = staticmethod(rules.can_state_size)

    size = forms.ChoiceField(label=_("Size"), choices=Size.choices)
    on = DateField(label=_("As of"), initial=timezone.localdate)

    def perform(self, actor, subject, at):
        """Keep the statement."""
        given = self.cleaned_data
        state_size(
            actor=actor, organisation=subject, size=given["size"], on=given["on"],
            provenance=self.provenance(actor),
        )  # fmt: skip


class RecordPostForm(SourcedForm):
    """A person's post."""

    title = _("Record a person's post")
    allowed = staticmethod(rules.can_record_post)

    person = forms.ModelChoiceField(Person.objects.all(), label=_("Person"))
    post = forms.CharField(label=_("Post"), max_length=200)
    post_zh = forms.CharField(label=_("Post in Chinese"), max_length=200, required=False)
    start = DateField(label=_("From"), required=False)
    end = DateField(label=_("Until (not included)"), required=False)

    def perform(self, actor, subject, at):
        """Record the post."""
        given = self.cleaned_data
        record_post(
            actor=actor, person=given["person"], organisation=subject, title=given["post"],
            title_zh=given["post_zh"], start=given["start"], end=given["end"],
            provenance=self.provenance(actor),
        )  # fmt: skip


class AssignOwnerForm(forms.Form):
    """The first owner."""

    title = _("Assign the first owner")
    lead = _("The owner edits this entry and invites others. Check the person's right first.")
    allowed = staticmethod(rules.can_assign_owner)

    email = forms.EmailField(label=_("E-mail address of the account"))

    def perform(self, actor, subject, at):
        """Assign."""
        assign_owner(actor=actor, organisation=subject, email=self.cleaned_data["email"], at=at)


class LinkEntityForm(forms.Form):
    """The entity of the data engine."""

    title = _("Link to the record of technology")
    allowed = staticmethod(rules.can_link_entity)

    entity = forms.CharField(
        label=_("Entity"), max_length=200, required=False,
        help_text=_("Last part of the address of its page. Empty takes the link away."),
    )  # fmt: skip

    def perform(self, actor, subject, at):
        """Link."""
        link_entity(actor=actor, holder=subject, entity=self.cleaned_data["entity"])
