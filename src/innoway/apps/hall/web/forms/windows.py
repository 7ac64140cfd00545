"""What people fill in at the windows."""

import datetime

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from innoway.apps.hall.enums import ObstacleCause, Satisfaction, WindowKey
from innoway.apps.hall.queries.catalogue import catalogue
from innoway.apps.hall.queries.windows import windows


def clean_text(value):
    """Refuse what the database cannot hold."""
    return value.replace("\x00", "")


class TimeForm(forms.Form):
    """The time that was pressed, with a word about the matter."""

    start = forms.DateTimeField(input_formats=["%Y-%m-%dT%H:%M:%S%z"])
    subject = forms.CharField(max_length=300, required=False)

    def clean_start(self):
        start = self.cleaned_data["start"]
        return start if start.tzinfo else start.replace(tzinfo=datetime.UTC)


class ObstacleForm(forms.Form):
    """Something cannot be done."""

    item = forms.ChoiceField(label=_("Service"), required=False)
    window = forms.ChoiceField(
        label=_("Window"), required=False, choices=[("", "—"), *WindowKey.choices],
        help_text=_("Only if it is about no single service."),
    )  # fmt: skip
    cause = forms.ChoiceField(label=_("Why could it not be done?"), choices=ObstacleCause.choices)
    case_id = forms.IntegerField(
        label=_("Number of your case"), required=False, min_value=1, max_value=2**62
    )
    text = forms.CharField(
        label=_("What happened?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Who sent you where, and what was missing. Leave out what others need not know."),
    )  # fmt: skip

    def __init__(self, *args, language, **kwargs):
        super().__init__(*args, **kwargs)
        items = catalogue().items.values()
        choices = sorted((one.key, one.name.said_in(language)) for one in items)
        self.fields["item"].choices = [("", "—"), *choices]

    def clean(self):
        facts = super().clean()
        if not facts.get("item") and not facts.get("window"):
            self.add_error("item", _("Choose the service or the window it is about."))
        return facts


class AnswerForm(forms.Form):
    """The answer of the rule's owner, with the change of the rule if there is one."""

    answer = forms.CharField(
        label=_("Answer"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
    change_en = forms.CharField(
        label=_("Rule change in English"), max_length=300, required=False,
        help_text=_("Public. Only if a rule changes; then in both languages."),
    )  # fmt: skip
    change_zh = forms.CharField(label=_("Rule change in Chinese"), max_length=300, required=False)
    change_on = forms.DateField(
        label=_("In force from"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def clean(self):
        facts = super().clean()
        parts = [facts.get(name) for name in ("change_en", "change_zh", "change_on")]
        if any(parts) and not all(parts):
            self.add_error("change_on", _("A rule change needs both languages and a day."))
        facts["change"] = tuple(parts) if all(parts) else None
        return facts


class RatingForm(forms.Form):
    """The five levels, and a phone number for the call back."""

    level = forms.TypedChoiceField(
        label=_("How was it?"), coerce=lambda v: Satisfaction(int(v)),
        choices=Satisfaction.choices, widget=forms.RadioSelect,
    )  # fmt: skip
    comment = forms.CharField(
        label=_("What should we know?"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    phone = forms.CharField(
        label=_("Phone number for a call back"), max_length=30, required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )  # fmt: skip


class LevelForm(forms.Form):
    """The second judgement."""

    level = forms.TypedChoiceField(
        label=_("How is it now?"), coerce=lambda v: Satisfaction(int(v)),
        choices=Satisfaction.choices, widget=forms.RadioSelect,
    )  # fmt: skip


class CallBackForm(forms.Form):
    """What the call back found."""

    verified = forms.TypedChoiceField(
        label=_("Was the complaint true?"), coerce=lambda v: v == "yes",
        choices=[("yes", _("Yes, it must be put right")), ("no", _("No"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    note = forms.CharField(
        label=_("What was said"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class CorrectionForm(forms.Form):
    """What was put right."""

    correction = forms.CharField(
        label=_("What was put right"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class DisputeForm(forms.Form):
    """Why a rating is disputed."""

    reason = forms.CharField(
        label=_("Why the rating is disputed"), max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class ReviewForm(forms.Form):
    """What the review decides."""

    exclude = forms.TypedChoiceField(
        label=_("Decision"), coerce=lambda v: v == "yes",
        choices=[("no", _("It keeps counting")), ("yes", _("Leave it out of the figures"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    finding = forms.CharField(
        label=_("What the review found"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class DeskForm(forms.Form):
    """Where a clerk sits."""

    place = forms.ChoiceField(label=_("Window and counter"))
    specialist = forms.ChoiceField(label=_("Named specialist"), required=False)

    def __init__(self, *args, language, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = [
            (f"{key}:{n}", f"{one.letter}{n} · {one.key.label}")
            for key, one in windows().items()
            for n in range(1, one.counters + 1)
        ]
        names = [
            (s.key, s.name.said_in(language)) for one in windows().values() for s in one.specialists
        ]
        self.fields["specialist"].choices = [("", "—"), *names]


class VisitorForm(forms.Form):
    """Who the visitor is."""

    name = forms.CharField(label=pgettext_lazy("person", "Name"), max_length=100, required=False)
    phone = forms.CharField(label=_("Phone number"), max_length=30, required=False)
    email = forms.EmailField(
        label=_("E-mail address of the account"), required=False,
        help_text=_("Ask the visitor. Opening an account's card is recorded for its holder."),
    )  # fmt: skip
    organisation_id = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1)
