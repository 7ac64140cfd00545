"""The code that opens a half-filled form on another device.

It is an HMAC of the form's number under the installation's key: nobody can make one up, the
database holds only its digest, and the page that shows it can work it out again.
"""

import hashlib
import hmac

# Crockford's alphabet: no I, L, O, U, which are misread.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
_MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})


def resume_code(secret: str, draft: str, nonce: str) -> str:
    """Return the code of a draft in three groups of four; 60 bits.

    >>> resume_code("key", "draft", "nonce") == resume_code("key", "draft", "nonce")
    True
    >>> len(resume_code("key", "draft", "nonce"))
    14
    """
    message = f"hall.resume\0{draft}\0{nonce}".encode()
    number = int.from_bytes(hmac.digest(secret.encode(), message, "sha256")[:8], "big")
    letters = "".join(ALPHABET[number >> (5 * n) & 31] for n in range(LENGTH))
    return "-".join(letters[n : n + 4] for n in range(0, LENGTH, 4))


def tidy_code(typed: str) -> str:
    """Return a code as it was shown, however it was typed; empty when it cannot be one.

    >>> tidy_code(" abcd efgh-jkmo "), tidy_code("short")
    ('ABCD-EFGH-JKM0', '')
    """
    letters = "".join(c for c in typed.upper() if c.isalnum()).translate(_MISREAD)
    if len(letters) != LENGTH or set(letters) - set(ALPHABET):
        return ""
    return "-".join(letters[n : n + 4] for n in range(0, LENGTH, 4))


def digest_of(secret: str, code: str) -> str:
    """Return what the database keeps of a code."""
    return hmac.new(secret.encode(), f"hall.digest\0{code}".encode(), hashlib.sha256).hexdigest()
