"""How often one may ask: counted in the database, so that it holds across worker processes.

Each key, account or network address has a number of requests a minute. The counter is one
row, raised by one statement; two processes never read the same count.
"""

import datetime
import ipaddress
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone
from ninja.throttling import BaseThrottle

WINDOW = 60
COUNT = """
INSERT INTO rest_ratewindow AS w (subject, started_at, used) VALUES (%s, %s, 1)
ON CONFLICT (subject) DO UPDATE SET started_at = EXCLUDED.started_at,
  used = CASE WHEN w.started_at = EXCLUDED.started_at THEN w.used + 1 ELSE 1 END
RETURNING used
"""


@dataclass(frozen=True, slots=True)
class Rate:
    """How much of a minute's allowance one has used; ``reset`` is in seconds."""

    policy: str
    limit: int
    used: int
    reset: int

    @property
    def exceeded(self) -> bool:
        return self.used > self.limit

    @property
    def headers(self) -> dict[str, str]:
        """Return the header fields that tell a program how to pace itself.

        Source: draft-ietf-httpapi-ratelimit-headers-10.

        >>> Rate("visitor", 300, 1, 42).headers["RateLimit"]
        '"visitor";r=299;t=42'
        """
        left = max(self.limit - self.used, 0)
        return {
            "RateLimit-Policy": f'"{self.policy}";q={self.limit};w={WINDOW}',
            "RateLimit": f'"{self.policy}";r={left};t={self.reset}',
        }


class SharedRate(BaseThrottle):
    """Counts a request to its key, else its account, else its network address."""

    def allow_request(self, request: HttpRequest) -> bool:
        """Count the request and say whether it is still within its minute."""
        policy, subject = subject_of(request)
        rate = count(policy, subject, timezone.now())
        request.rate = rate  # type: ignore[attr-defined]
        return not rate.exceeded


def subject_of(request: HttpRequest) -> tuple[str, str]:
    """Return (policy, subject) to count a request to."""
    key = getattr(request, "api_key", None)
    if key is not None:
        return "key", f"key {key.pk}"
    number = getattr(getattr(request, "auth", None), "pk", None)
    if number is not None:
        return "account", f"account {number}"
    return "visitor", f"visitor {network_of(request)}"


def count(policy: str, subject: str, now: datetime.datetime) -> Rate:
    """Count one request of a subject in the minute of ``now``; one statement."""
    second = int(now.timestamp())
    start = datetime.datetime.fromtimestamp(second - second % WINDOW, datetime.UTC)
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [subject, start])
        (used,) = cursor.fetchone()
    return Rate(policy, settings.API_REQUESTS_A_MINUTE[policy], used, WINDOW - second % WINDOW)


def count_stranger(request: HttpRequest) -> int:
    """Count a request whose sign-in failed to its network address; return seconds to wait, or 0."""
    request.auth = None  # type: ignore[attr-defined]
    return 0 if SharedRate().allow_request(request) else seconds_to_wait(request)


def seconds_to_wait(request: HttpRequest) -> int:
    """Return when the next request of this kind is welcome."""
    rate = getattr(request, "rate", None)
    return rate.reset if rate else WINDOW


def network_of(request: HttpRequest) -> str:
    """Return the address a request is counted to: IPv4 whole, of IPv6 the /64 a site is given.

    ``TRUSTED_PROXIES`` says how many proxies of our own stand in front; only what they wrote
    into ``X-Forwarded-For`` is believed.
    """
    proxies = settings.TRUSTED_PROXIES
    address = request.META.get("REMOTE_ADDR", "")
    if proxies:
        passed = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        address = passed[-min(proxies, len(passed))].strip() or address
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if found.version == 4:
        return str(found)
    return str(ipaddress.ip_network((found, 64), strict=False))


def delete_counters(*, before: datetime.datetime) -> None:
    """Delete the counters of minutes before a moment."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM rest_ratewindow WHERE started_at < %s", [before])
