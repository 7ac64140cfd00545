"""Forms about who acts for an organisation and who has a desk."""

import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from innoway.apps.accounts.enums import DelegationRole, StaffRole


def end_of(day):
    """Return the moment after a day in the district's time: periods are half-open."""
    if day is None:
        return None
    midnight = datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time())
    return timezone.make_aware(midnight)


class LastDayField(forms.DateField):
    """A last day that counts in full; its value is the moment after it."""

    def __init__(self, **facts):
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}), **facts)

    def clean(self, value):
        """Return the moment after the day, or None."""
        try:
            return end_of(super().clean(value))
        except OverflowError:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None


class InviteForm(forms.Form):
    """Whom to ask, for which role, until when."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    role = forms.ChoiceField(
        label=_("Role"),
        choices=DelegationRole.choices,
        initial=DelegationRole.PREPARER,
        widget=forms.RadioSelect,
    )
    last_day = LastDayField(
        label=_("Last day"), required=False, help_text=_("Leave empty for no end.")
    )


class RoleForm(forms.Form):
    """Another role for somebody who acts for the organisation."""

    role = forms.ChoiceField(
        label=_("New role"), choices=DelegationRole.choices, widget=forms.RadioSelect
    )


class AppointForm(forms.Form):
    """Whom to give which desk, until when."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The person needs an account with this address, and it must be confirmed."),
        max_length=254,
    )
    role = forms.ChoiceField(label=_("Role"), choices=StaffRole.choices)
    last_day = LastDayField(label=_("Last day"), help_text=_("Three years from now at most."))
