"""The form of a holiday notice, and the filters of the desk."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from innoway.apps.cases.enums import CaseState, Light
from innoway.apps.cases.operations.publish_holiday_paper import publish_holiday_paper


class DaysField(forms.CharField):
    """Days as ISO dates, separated by spaces, commas or lines."""

    widget = forms.Textarea(attrs={"rows": 3})

    def clean(self, value):
        """Return the dates."""
        day = forms.DateField(input_formats=["%Y-%m-%d"])
        return [day.clean(text) for text in re.split(r"[\s,;，、]+", super().clean(value)) if text]


class HolidayPaperForm(forms.Form):
    """A notice on the days off and make-up working days of a year."""

    reference = forms.CharField(label=_("Title and number of the notice"), max_length=200)
    year = forms.IntegerField(label=_("Year"), min_value=2007, max_value=2044)
    published_on = forms.DateField(
        label=_("Published on"), input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip
    days_off = DaysField(label=_("Days off"), help_text=_("As 2027-01-01 2027-01-02 …"))
    working_days = DaysField(label=_("Make-up working days"), required=False)

    def perform(self, actor, at):
        """Enter the notice."""
        return publish_holiday_paper(actor=actor, at=at, **self.cleaned_data)


class DeskForm(forms.Form):
    """What the desk shows."""

    text = forms.CharField(
        label=pgettext_lazy("case", "Case number"), required=False, max_length=20
    )
    light = forms.ChoiceField(label=pgettext_lazy("case", "Light"), required=False)
    state = forms.ChoiceField(label=pgettext_lazy("case", "State"), required=False)
    mine = forms.BooleanField(label=_("I am in charge"), required=False)
    closed = forms.BooleanField(label=_("Closed ones too"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        lights = [one for one in Light.choices if one[0] != Light.NONE]
        states = [one for one in CaseState.choices if one[0] != CaseState.DRAFT]
        self.fields["light"].choices = [("", _("All lights")), *lights]
        self.fields["state"].choices = [("", _("All states")), *states]
