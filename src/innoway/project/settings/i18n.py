"""Languages, time and where the translations lie."""

from innoway.project.settings.environment import env

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hans", "简体中文")]
USE_I18N = True
TIME_ZONE = env.str("TIME_ZONE", "Asia/Shanghai")
USE_TZ = True
FORMAT_MODULE_PATH = "innoway.foundation.i18n.formats"
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600

__all__ = [
    "FORMAT_MODULE_PATH", "LANGUAGES", "LANGUAGE_CODE", "LANGUAGE_COOKIE_AGE",
    "LANGUAGE_COOKIE_NAME", "LANGUAGE_COOKIE_SAMESITE", "TIME_ZONE", "USE_I18N", "USE_TZ",
]  # fmt: skip
