"""Second factors: words, and secrets that are not stored in the clear."""

import base64

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


def keys() -> MultiFernet:
    """Return the keys derived from the secret key and its fallbacks, newest first."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(secret)) for secret in secrets])


def _derived(secret):
    derivation = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"innoway.accounts.factor")
    return base64.urlsafe_b64encode(derivation.derive(secret.encode()))


class FactorAdapter(DefaultMFAAdapter):
    """Encrypts one-time-password seeds, so that a stolen database dump opens no door."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "add_email_blocked": _("Switch off the second factor before you change the address."),
        "cannot_delete_authenticator": _("This second factor cannot be removed."),
        "cannot_generate_recovery_codes": _("Set up a second factor first."),
        "incorrect_code": _("This code is not right. Wait for the next one and try again."),
        "unverified_email": _("Confirm your e-mail address first."),
    }

    def encrypt(self, text):
        """Return the text under the newest key."""
        return keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        """Return the plain text, under whichever key it was written."""
        return keys().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user, type):
        """Suggest a name that tells the devices of a person apart."""
        from allauth.mfa.models import Authenticator

        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}
