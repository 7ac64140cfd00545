"""Issue, find and revoke API keys.

A key is ``inno_<prefix>_<secret>``: the prefix finds the row, the secret is compared by its
SHA-256 digest in constant time. The secret has 256 random bits, so a slow hash adds nothing.
"""

import datetime
import hashlib
import hmac
import secrets

from django.db import transaction
from django.db.models import QuerySet

from innoway.foundation.audit import record_act
from innoway.foundation.rest.errors import KeyNameMissing, TooManyKeys
from innoway.foundation.rest.models import ApiKey

SCOPES = ("read", "write")
LONGEST_DAYS = 365
MOST_KEYS = 20
TOUCH_EVERY = datetime.timedelta(minutes=5)


def digest_of(secret: str) -> bytes:
    """Return what is stored of a secret."""
    return hashlib.sha256(secret.encode(errors="replace")).digest()


@transaction.atomic
def issue_key(
    *, account_id: int, name: str, scopes: list[str], days: int, now: datetime.datetime
) -> tuple[ApiKey, str]:
    """Create a key and return it with its full text, which is shown once and never stored.

    Raises:
        KeyNameMissing: Nothing says what the key is for.
        TooManyKeys: The account has as many valid keys as one may have.
    """
    if not name.strip():
        raise KeyNameMissing
    if valid_keys(account_id, now).count() >= MOST_KEYS:
        raise TooManyKeys(limit=MOST_KEYS)
    prefix, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
    key = ApiKey.objects.create(
        account_id=account_id,
        name=name.strip(),
        prefix=prefix,
        digest=digest_of(secret),
        scopes=[scope for scope in SCOPES if scope in scopes],
        expires_at=now + datetime.timedelta(days=min(max(days, 1), LONGEST_DAYS)),
    )
    facts = {"name": key.name, "scopes": key.scopes, "expires_at": key.expires_at}
    record_act("rest.key-issued", account_id=account_id, object_kind="api key", object_id=key.pk,
               facts=facts)  # fmt: skip
    return key, f"inno_{prefix}_{secret}"


@transaction.atomic
def revoke_key(*, account_id: int, key_id: int, now: datetime.datetime) -> bool:
    """Revoke a key of this account; returns whether one was revoked."""
    mine = ApiKey.objects.filter(pk=key_id, account_id=account_id, revoked_at=None)
    if not mine.update(revoked_at=now):
        return False
    record_act("rest.key-revoked", account_id=account_id, object_kind="api key", object_id=key_id)
    return True


def valid_keys(account_id: int, now: datetime.datetime) -> "QuerySet[ApiKey]":
    """Return the keys of an account that sign in at a moment."""
    return ApiKey.objects.filter(account_id=account_id, revoked_at=None, expires_at__gt=now)


def find_key(text: str, now: datetime.datetime) -> ApiKey | None:
    """Return the valid key of a text, or None; equal work whether the prefix exists or not."""
    parts = text.split("_", 2)
    prefix, secret = (parts[1], parts[2]) if len(parts) == 3 and parts[0] == "inno" else ("", "")
    if not prefix.isascii() or not prefix.isalnum():
        prefix = ""
    key = ApiKey.objects.select_related("account").filter(prefix=prefix).first()
    known = bytes(key.digest) if key else bytes(32)
    matches = hmac.compare_digest(known, digest_of(secret))
    if key is None or not matches or not key.signs_in(now):
        return None
    if not key.last_used_at or now - key.last_used_at > TOUCH_EVERY:
        ApiKey.objects.filter(pk=key.pk).update(last_used_at=now)
    return key
