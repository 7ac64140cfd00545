"""PostgreSQL, always: ``DATABASE_URL`` names it; the commands set it for the embedded server."""

from innoway.project.settings.environment import PRODUCTION, env

DATABASES = {
    "default": env.dj_db_url("DATABASE_URL")
    if PRODUCTION
    else env.dj_db_url("DATABASE_URL", "postgres://innoway@localhost/innoway")
}
DATABASES["default"].update(
    ENGINE="django.db.backends.postgresql",
    ATOMIC_REQUESTS=False,
    CONN_MAX_AGE=env.int("CONN_MAX_AGE", 60),
    CONN_HEALTH_CHECKS=True,
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

__all__ = ["DATABASES", "DEFAULT_AUTO_FIELD"]
