"""The sign-in library's forms in our words."""

from allauth.account import forms as account
from allauth.mfa.base import forms as factor
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkey
from allauth.socialaccount import forms as social

from innoway.apps.accounts.web.forms.words import Worded


class LoginForm(Worded, account.LoginForm):
    """Address and password."""


class SignUpForm(Worded, account.SignupForm):
    """Address, password and perhaps a name."""


class RequestLoginCodeForm(Worded, account.RequestLoginCodeForm):
    """The address to mail a sign-in code to."""


class ConfirmLoginCodeForm(Worded, account.ConfirmLoginCodeForm):
    """The code out of the mail."""


class ConfirmEmailCodeForm(Worded, account.ConfirmEmailVerificationCodeForm):
    """The code that shows that somebody reads the mailbox."""


class ConfirmResetCodeForm(Worded, account.ConfirmPasswordResetCodeForm):
    """The code that allows a new password."""


class ChangeEmailForm(Worded, account.ChangeEmailForm):
    """Another address while signing up."""


class AddEmailForm(Worded, account.AddEmailForm):
    """The new address of an account."""


class ChangePasswordForm(Worded, account.ChangePasswordForm):
    """The present and the new password."""


class SetPasswordForm(Worded, account.SetPasswordForm):
    """A first password."""


class ResetPasswordForm(Worded, account.ResetPasswordForm):
    """The address whose password is forgotten."""


class ResetPasswordKeyForm(Worded, account.ResetPasswordKeyForm):
    """The new password after the code."""


class ReauthenticateForm(Worded, account.ReauthenticateForm):
    """The password once more, before something delicate."""


class AuthenticateForm(Worded, factor.AuthenticateForm):
    """The second factor: a one-time password or a recovery code."""


class ReauthenticateFactorForm(Worded, factor.ReauthenticateForm):
    """The second factor once more, before something delicate."""


class ActivateTotpForm(Worded, totp.ActivateTOTPForm):
    """The first code of a new authenticator app."""


class AddPasskeyForm(Worded, passkey.AddWebAuthnForm):
    """A name for a new passkey, which signs in without a password unless one says otherwise."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class EditPasskeyForm(Worded, passkey.EditWebAuthnForm):
    """Another name for a passkey."""


class SocialSignUpForm(Worded, social.SignupForm):
    """The address of somebody who comes from another service."""
