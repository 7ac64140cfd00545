"""How a person is called and how pages look to them."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from innoway.apps.accounts.enums import Theme


class ProfileForm(forms.Form):
    """Name, language and appearance."""

    full_name = forms.CharField(
        label=_("Your name"),
        help_text=_("Shown to people you work with here."),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("Language of pages and mails"),
        choices=[("", _("As my browser")), *settings.LANGUAGES],
        required=False,
    )
    theme = forms.ChoiceField(label=_("Appearance"), choices=Theme.choices)
