"""Who signs in and how: e-mail with a mailed code, password, passkey, one-time password, OIDC."""

from innoway.project.settings.environment import PRODUCTION, SITE_URL, env
from innoway.project.settings.security import TRUSTED_PROXIES

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

# Staff roles sleep until a second factor is set up; see accounts.models.Account.staff_roles.
STAFF_TWO_FACTOR = env.bool("STAFF_TWO_FACTOR", PRODUCTION)
ACCOUNT_DELETION_GRACE_DAYS = env.int("ACCOUNT_DELETION_GRACE_DAYS", 14)

ACCOUNT_ADAPTER = "innoway.apps.accounts.web.adapters.account.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "innoway.apps.accounts.web.adapters.social.SocialAdapter"
MFA_ADAPTER = "innoway.apps.accounts.web.adapters.factor.FactorAdapter"
ACCOUNT_SIGNUP_FORM_CLASS = "innoway.apps.accounts.web.forms.sign_up.NameForm"
FORMS = "innoway.apps.accounts.web.forms.sign_in."
ACCOUNT_FORMS = {
    "login": FORMS + "LoginForm",
    "signup": FORMS + "SignUpForm",
    "request_login_code": FORMS + "RequestLoginCodeForm",
    "confirm_login_code": FORMS + "ConfirmLoginCodeForm",
    "confirm_email_verification_code": FORMS + "ConfirmEmailCodeForm",
    "confirm_password_reset_code": FORMS + "ConfirmResetCodeForm",
    "change_email": FORMS + "ChangeEmailForm",
    "add_email": FORMS + "AddEmailForm",
    "change_password": FORMS + "ChangePasswordForm",
    "set_password": FORMS + "SetPasswordForm",
    "reset_password": FORMS + "ResetPasswordForm",
    "reset_password_from_key": FORMS + "ResetPasswordKeyForm",
    "reauthenticate": FORMS + "ReauthenticateForm",
}
MFA_FORMS = {
    "authenticate": FORMS + "AuthenticateForm",
    "reauthenticate": FORMS + "ReauthenticateFactorForm",
    "activate_totp": FORMS + "ActivateTotpForm",
    "add_webauthn": FORMS + "AddPasskeyForm",
    "edit_webauthn": FORMS + "EditPasskeyForm",
}
SOCIALACCOUNT_FORMS = {"signup": FORMS + "SocialSignUpForm"}

ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
# Changing the address while signing up is offered for new addresses only and so would tell
# which ones have an account already.
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_CHANGE = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
# Wrong passwords are counted by axes, in the database and across processes (security.py);
# allauth counts requests by address of the network only.
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = SITE_URL.startswith("http://")
MFA_TOTP_ISSUER = "Innoway"
MFA_TOTP_TOLERANCE = 1
HEADLESS_CLIENTS = ("browser",)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"APPS": env.json("OIDC_APPS", []), "OAUTH_PKCE_ENABLED": True}
}
