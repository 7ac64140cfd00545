"""The one form of several services, made from what they ask."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from innoway.apps.hall.calculations.answers import fault_of, tidy, value_of
from innoway.apps.hall.enums import FieldKind

_INPUTS = {
    FieldKind.EMAIL: ("email", {"autocomplete": "email"}),
    FieldKind.PHONE: ("tel", {"autocomplete": "tel"}),
    FieldKind.DATE: ("date", {}),
    FieldKind.NUMBER: ("text", {"inputmode": "decimal"}),
    FieldKind.USCC: ("text", {"autocapitalize": "characters", "spellcheck": "false"}),
}


def fault_text(asked, fault):
    """Return what is wrong with an answer and how to mend it."""
    field = asked.field
    return {
        "missing": _("Please fill this in."),
        "too-long": _("At most %(n)s characters.") % {"n": field.longest},
        "number": _("Write a number, for example 120."),
        "too-low": _("At least %(n)s.") % {"n": field.lowest},
        "too-high": _("At most %(n)s.") % {"n": field.highest},
        "date": _("Write a date as year-month-day, for example 2026-12-01."),
        "email": _("Write an e-mail address, for example name@example.com."),
        "phone": _("Write a phone number with digits only, with + for another country."),
        "uscc": _("This is no valid code. Compare the 18 characters with the licence."),
        "choice": _("Choose one of the answers."),
    }[fault]


class AnswerField(forms.CharField):
    """One thing that is asked; checked by the same rule that sending obeys."""

    def __init__(self, asked):
        language, field = get_language() or "en", asked.field
        super().__init__(
            required=asked.required,
            label=field.label.said_in(language),
            help_text=field.hint.said_in(language) if field.hint else "",
            widget=widget_of(asked, language),
        )
        self.asked = asked

    def clean(self, value):
        """Return the answer or refuse it with a sentence."""
        value = tidy(value or "")
        fault = fault_of(self.asked, value)
        if fault:
            raise ValidationError(fault_text(self.asked, fault), code=fault)
        return value


def widget_of(asked, language):
    """Return the input that fits a kind of answer."""
    field = asked.field
    if field.kind == FieldKind.CHOICE:
        choices = [(key, text.said_in(language)) for key, text in field.choices.items()]
        return forms.Select(choices=[("", _("Please choose")), *choices])
    if field.kind == FieldKind.LONG:
        return forms.Textarea(attrs={"rows": 3, "maxlength": field.longest})
    kind, attributes = _INPUTS.get(field.kind, ("text", {}))
    widget = forms.TextInput(attrs={"maxlength": field.longest, **attributes})
    widget.input_type = kind
    return widget


class DraftForm(forms.Form):
    """Every field of a draft; bound to its answers when they are to be judged."""

    use_required_attribute = False

    def __init__(self, form, *, judge=False):
        answers = {a.field.key: value_of(form.draft.answers, a.field.key) for a in form.asked}
        super().__init__(data=answers if judge else None, initial=answers)
        for asked in form.asked:
            self.fields[asked.field.key] = AnswerField(asked)
        self.form = form

    def groups(self):
        """Yield each heading with its fields and where their values come from."""
        answers = self.form.draft.answers
        for group in self.form.groups:
            yield (
                group.name,
                [
                    (self[one.field.key], one, answers.get(one.field.key, {}).get("source", ""))
                    for one in group.asked
                ],
            )


class ResumeForm(forms.Form):
    """The code from the other device."""

    code = forms.CharField(
        max_length=30,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Your code")
        self.fields["code"].help_text = _("Twelve letters and digits, for example 7K3M-Q0PX-1D9V.")
