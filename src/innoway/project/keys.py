"""The key that signs receipts: one an installation, made once, kept beside its other secrets."""

import os
import secrets
from contextlib import suppress
from pathlib import Path


def receipt_key(home: Path) -> str:
    """Return the 32 bytes of the Ed25519 key in hexadecimal; the first to ask makes it.

    Whoever loses this file cannot sign as before: old receipts still verify with the old
    public key, so the backup keeps it.
    """
    file = home / "secrets" / "receipt-key"
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = file.with_name(f"receipt-key.{os.getpid()}")
        unfinished.touch(mode=0o600)
        unfinished.write_text(secrets.token_hex(32), encoding="ascii")
        with suppress(FileExistsError):  # somebody else was first: theirs counts
            os.link(unfinished, file)
        unfinished.unlink()
    return file.read_text(encoding="ascii").strip()
