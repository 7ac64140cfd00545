"""Strict headers, cookies and throttles: nothing inline, nothing from elsewhere."""

from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from innoway.project.settings.environment import PRODUCTION, env

# Signing in elsewhere is a form here that leads there: browsers want to know where it may lead.
OIDC_ORIGINS = sorted(
    {"{0.scheme}://{0.netloc}".format(urlsplit(app["settings"]["server_url"]))
     for app in env.json("OIDC_APPS", [])}
    | set(env.list("OIDC_ORIGINS", []))
)  # fmt: skip

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF, "blob:"],
        "manifest-src": [SELF],
        "form-action": [SELF, *OIDC_ORIGINS],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: []
    for name in ("camera", "microphone", "geolocation", "payment", "usb", "display-capture")
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# How many proxies of our own stand in front; only they are believed about a visitor's address.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", 0)
# Where people report a weakness: shown at /.well-known/security.txt (RFC 9116).
SECURITY_CONTACT = env.str("SECURITY_CONTACT", "")
# Audit lines older than this are deleted; 0 keeps them for ever.
AUDIT_RETENTION_DAYS = env.int("AUDIT_RETENTION_DAYS", 10 * 366)

HTTPS = env.bool("HTTPS", PRODUCTION)
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = False
CSRF_FAILURE_VIEW = "innoway.foundation.web.views.errors.csrf_failure"
SESSION_COOKIE_AGE = 14 * 24 * 3600

AXES_FAILURE_LIMIT = env.int("SIGN_IN_FAILURE_LIMIT", 8)
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "innoway.apps.accounts.web.throttle.address_tried"
AXES_LOCKOUT_CALLABLE = "innoway.apps.accounts.web.throttle.too_many_attempts"
AXES_CLIENT_IP_CALLABLE = "innoway.apps.accounts.web.throttle.network_address"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
SILENCED_SYSTEM_CHECKS = ["axes.W006"]

HIDDEN = {"HIDDEN", "HTTPS", "NONE", "PRODUCTION", "SELF"}
__all__ = [name for name in dir() if name.isupper() and name not in HIDDEN]
