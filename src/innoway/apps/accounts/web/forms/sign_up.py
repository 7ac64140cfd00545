"""What we ask a new person besides the address and a password: a name, if they like."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NameForm(forms.Form):
    """The base that the sign-in library builds its sign-up form on."""

    full_name = forms.CharField(
        label=_("Your name"),
        help_text=_("Shown to people you work with here."),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ["email", "password1", "full_name"]

    def signup(self, request, user):
        """Keep the name; the account itself is already written."""
        if user.full_name != self.cleaned_data.get("full_name", ""):
            user.full_name = self.cleaned_data["full_name"]
            user.save(update_fields=["full_name"])
