"""The filters of the register's list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from innoway.apps.registry.enums import OrganisationKind, RecognitionKind, Size, Standing
from innoway.apps.registry.queries.register import Filters

ALL = [("", _("All"))]


class FilterForm(forms.Form):
    """Text and choices; anything that is not a choice counts as all."""

    text = forms.CharField(
        label=_("Name or official number"), max_length=300, required=False,
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": _("Name or official number")}
        ),
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[*ALL, *OrganisationKind.choices], required=False
    )
    recognition = forms.ChoiceField(
        label=_("Recognition in force"), choices=[*ALL, *RecognitionKind.choices], required=False
    )
    size = forms.ChoiceField(label=_("Size"), choices=[*ALL, *Size.choices], required=False)
    standing = forms.ChoiceField(
        label=_("Standing"), choices=[*ALL, *Standing.choices], required=False
    )
    country = forms.CharField(label=_("Country code"), max_length=2, required=False)
    industry = forms.CharField(label=_("Industry code"), max_length=6, required=False)
    identified = forms.ChoiceField(
        label=_("Official number"), required=False,
        choices=[*ALL, ("yes", _("Known")), ("no", _("Not known"))],
    )  # fmt: skip

    def filters(self):
        """Return what is asked; wrong values are left out."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        given["country"] = given.get("country", "").upper()
        return Filters(**given)
