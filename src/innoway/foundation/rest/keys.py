"""Issue, check and revoke API keys.

A key is ``inno_<prefix>_<secret>``: the prefix finds the row, the secret is compared by its
SHA-256 digest in constant time. The secret has 256 random bits, so a slow hash adds nothing.
"""

import datetime
import hashlib
import hmac
import secrets
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import APIKeyHeader
from ninja.security.session import SessionAuth

from innoway.foundation.rest.models import ApiKey

SCOPES = ("read", "write")
LONGEST_DAYS = 365
TOUCH_EVERY = datetime.timedelta(minutes=5)


def digest_of(secret: str) -> bytes:
    """Return what is stored of a secret."""
    return hashlib.sha256(secret.encode()).digest()


def issue_key(
    *, account_id: int, name: str, scopes: list[str], days: int, now: datetime.datetime
) -> tuple[ApiKey, str]:
    """Create a key and return it with its full text, which is shown once and never stored."""
    prefix, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
    key = ApiKey.objects.create(
        account_id=account_id, name=name, prefix=prefix, digest=digest_of(secret),
        scopes=[s for s in SCOPES if s in scopes],
        expires_at=now + datetime.timedelta(days=min(max(days, 1), LONGEST_DAYS)),
    )  # fmt: skip
    return key, f"inno_{prefix}_{secret}"


def revoke_key(*, account_id: int, key_id: int, now: datetime.datetime) -> bool:
    """Revoke a key of this account; returns whether one was revoked."""
    mine = ApiKey.objects.filter(pk=key_id, account_id=account_id, revoked_at=None)
    return bool(mine.update(revoked_at=now))


def find_key(text: str, now: datetime.datetime) -> ApiKey | None:
    """Return the valid key of a text, or None; equal work whether the prefix exists or not."""
    parts = text.split("_", 2)
    prefix, secret = (parts[1], parts[2]) if len(parts) == 3 and parts[0] == "inno" else ("", "")
    if "\0" in prefix or len(prefix) > 12:
        prefix = ""
    key = ApiKey.objects.select_related("account").filter(prefix=prefix).first()
    matches = hmac.compare_digest(bytes(key.digest) if key else bytes(32), digest_of(secret))
    if (
        not key
        or not matches
        or key.revoked_at
        or key.expires_at <= now
        or not key.account.is_active
    ):
        return None
    if not key.last_used_at or now - key.last_used_at > TOUCH_EVERY:
        ApiKey.objects.filter(pk=key.pk).update(last_used_at=now)
    return key


class KeyAuth(APIKeyHeader):
    """Signs a program in by the ``X-API-Key`` header; reading methods need ``read``, others ``write``."""

    param_name = "X-API-Key"

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """Return the account of a valid key with the scope this request needs."""
        found = find_key(key, timezone.now()) if key else None
        wanted = "read" if request.method in {"GET", "HEAD", "OPTIONS"} else "write"
        if not found or wanted not in found.scopes:
            return None
        request.user = found.account
        return found.account


# For routers: a signed-in browser (with CSRF token) or a program with a key.
SIGNED_IN = [SessionAuth(), KeyAuth()]
