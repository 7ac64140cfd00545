"""The installation's signing key: the only thing the log takes from outside the database."""

from django.conf import settings


def signing_key() -> bytes:
    """Return the 32 bytes of the Ed25519 key that signs receipts and tree heads."""
    return bytes.fromhex(settings.RECEIPT_KEY)
