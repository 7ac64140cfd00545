"""Rate limits counted in the database, so that they hold across worker processes."""

from django.core.cache import caches
from django.http import HttpRequest
from ninja.throttling import AnonRateThrottle, AuthRateThrottle


class VisitorLimit(AnonRateThrottle):
    """Limits visitors by network address."""

    @property
    def cache(self):  # type: ignore[no-untyped-def, override]  # noqa: ANN201
        """Return the cache all processes share."""
        return caches["shared"]


class AccountLimit(AuthRateThrottle):
    """Limits signed-in people and keys by account."""

    @property
    def cache(self):  # type: ignore[no-untyped-def, override]  # noqa: ANN201
        """Return the cache all processes share."""
        return caches["shared"]

    def get_cache_key(self, request: HttpRequest) -> str | None:  # type: ignore[override]
        """Count by account number rather than by the text of the account."""
        number = getattr(getattr(request, "auth", None), "pk", None)
        return f"throttle_account_{number}" if number else None
