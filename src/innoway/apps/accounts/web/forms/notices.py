"""Which notices also come by e-mail."""

from django import forms

from innoway.apps.accounts.enums import MailDelivery


class MailsForm(forms.Form):
    """One choice a topic; obligatory topics cannot be switched off."""

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        for choice in choices:
            topic = choice.topic
            self.fields[topic.code] = forms.ChoiceField(
                label=topic.label,
                help_text=topic.explanation,
                choices=[(one.value, one.label) for one in topic.choices],
                initial=choice.delivery,
            )

    def chosen(self):
        """Return the delivery of each topic."""
        return {code: MailDelivery(value) for code, value in self.cleaned_data.items()}
