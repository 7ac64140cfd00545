"""Our words, and the right hints to password managers, on the sign-in library's fields."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

FIELDS = {
    "login": (_("E-mail address"), "", {"autocomplete": "username", "type": "email"}),
    "email": (_("E-mail address"), "", {"autocomplete": "email", "type": "email"}),
    "password": (_("Password"), "", {"autocomplete": "current-password"}),
    "oldpassword": (_("Present password"), "", {"autocomplete": "current-password"}),
    "password1": (
        _("Password"),
        _("At least 10 characters. A sentence is easier to remember than a riddle."),
        {"autocomplete": "new-password"},
    ),
    "remember": (_("Stay signed in on this device for two weeks"), "", {}),
    "code": (
        pgettext_lazy("sign-in", "Code"),
        "",
        {"autocomplete": "one-time-code", "autocapitalize": "characters"},
    ),
    "name": (_("Name of this passkey"), _("So that you can tell your devices apart."), {}),
    "passwordless": (
        _("Sign in with this passkey alone, without a password"),
        _("The device then asks for your fingerprint, face or PIN each time."),
        {},
    ),
}


class Worded:
    """Mixed into a form of the sign-in library: labels, hints and attributes from ``FIELDS``.

    A password is asked for once: whoever mistypes it resets it by mail, and password
    managers fill in one field more reliably than two.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("password2", None)
        for name, field in self.fields.items():
            if name not in FIELDS:
                continue
            label, hint, attributes = FIELDS[name]
            field.label, field.help_text = label, hint
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs.update(attributes)
            if "type" in attributes:
                field.widget.input_type = field.widget.attrs.pop("type")
