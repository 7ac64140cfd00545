"""Templates, static files and caches."""

from pathlib import Path

from innoway import apps
from innoway.project.settings.environment import DEBUG, HOME, PRODUCTION, env

# The pages of an app live in its room ``web``; they come before those of installed packages.
APPS = Path(apps.__file__).parent

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted(APPS.glob("*/web/templates")),
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "innoway.foundation.web.context.shell",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

STATIC_URL = "/static/"
STATICFILES_DIRS = sorted(APPS.glob("*/web/static"))
# Only production collects; elsewhere each file is served from where it lies.
STATIC_ROOT = HOME / "static" if PRODUCTION else None
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
MEDIA_ROOT = HOME / "files"
# Forms without files, then everything a request may carry; the latter is refused before it is read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
LARGEST_REQUEST = env.int("LARGEST_REQUEST_MB", 64) * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

# What is counted (sign-in mails, attempts) must hold across the worker processes of one server,
# so the cache lies in the database unless the environment names another shared one.
CACHES = {
    "default": {
        "BACKEND": env.str("CACHE_BACKEND", "django.core.cache.backends.db.DatabaseCache"),
        "LOCATION": env.str("CACHE_LOCATION", "shared_cache"),
    },
}

# The API: requests a minute of a visitor's address, a signed-in account, a key.
API_REQUESTS_A_MINUTE = {
    "visitor": env.int("API_VISITOR_REQUESTS", 300),
    "account": env.int("API_ACCOUNT_REQUESTS", 1200),
    "key": env.int("API_KEY_REQUESTS", 1200),
}

__all__ = [
    "API_REQUESTS_A_MINUTE", "CACHES", "DATA_UPLOAD_MAX_MEMORY_SIZE",
    "DATA_UPLOAD_MAX_NUMBER_FIELDS", "DATA_UPLOAD_MAX_NUMBER_FILES", "FILE_UPLOAD_PERMISSIONS",
    "FORM_RENDERER", "LARGEST_REQUEST", "MEDIA_ROOT", "STATICFILES_DIRS", "STATIC_ROOT",
    "STATIC_URL", "STORAGES", "TEMPLATES", "WHITENOISE_AUTOREFRESH", "WHITENOISE_USE_FINDERS",
]  # fmt: skip
