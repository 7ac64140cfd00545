"""Profile, secrets and addresses out of the environment."""

from environs import Env

from innoway.project.keys import receipt_key
from innoway.values.home import data_home

env = Env()

PROFILE = env.str("INNOWAY_PROFILE", "development")
PRODUCTION = PROFILE == "production"
DEBUG = env.bool("DEBUG", False)
HOME = data_home()
STORE = env.path("INNOWAY_STORE", HOME / "store")
CONTENT = env.str("INNOWAY_DISTRICT", "zhongguancun")

if PRODUCTION:
    SECRET_KEY = env.str("SECRET_KEY")
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
    RECEIPT_KEY = env.str("RECEIPT_KEY", "") or receipt_key(HOME)
else:
    SECRET_KEY = env.str("SECRET_KEY", "development-only-" + "x" * 50)
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]", "testserver"])
    # Signs receipts: 32 bytes in hexadecimal; this one protects nothing.
    RECEIPT_KEY = env.str("RECEIPT_KEY", "01" * 32)

SITE_URL = env.str("SITE_URL", "http://localhost:8000")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [SITE_URL])

EMAIL_BACKEND = env.str("EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
EMAIL_FILE_PATH = env.str("EMAIL_FILE_PATH", str(HOME / "mails"))  # of the file backend
EMAIL_HOST = env.str("EMAIL_HOST", "localhost")
EMAIL_PORT = env.int("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", False)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Innoway <no-reply@localhost>")

__all__ = [
    "ALLOWED_HOSTS", "CONTENT", "CSRF_TRUSTED_ORIGINS", "DEBUG", "DEFAULT_FROM_EMAIL",
    "EMAIL_BACKEND", "EMAIL_FILE_PATH", "EMAIL_HOST", "EMAIL_HOST_PASSWORD", "EMAIL_HOST_USER", "EMAIL_PORT",
    "EMAIL_USE_TLS", "HOME", "PRODUCTION", "PROFILE", "RECEIPT_KEY", "SECRET_KEY", "SITE_URL", "STORE",
]  # fmt: skip
