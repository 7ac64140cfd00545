"""Names of files as people give them: kept when harmless, refused when not, never repaired silently."""

import unicodedata
from pathlib import PurePosixPath

from innoway.apps.documents.errors import NameUnsafe

LONGEST = 200  # characters; file systems allow 255 bytes
FORBIDDEN = set('/\\:*?"<>|')


def safe_name(name: str) -> str:
    """Return a name in its composed form, without spaces around it.

    Refused are paths, control and direction characters ("Trojan Source"), names of dots only.

    Raises:
        NameUnsafe: It is one of these, or longer than 200 characters.

    >>> safe_name(" 营业执照 2026.pdf ")
    '营业执照 2026.pdf'
    """
    clean = unicodedata.normalize("NFC", name).strip()
    hidden = any(unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} for c in clean)
    if hidden or FORBIDDEN & set(clean) or not clean.strip(". ") or len(clean) > LONGEST:
        raise NameUnsafe
    return clean


def extension_of(name: str) -> str:
    """Return the last ending in lower case, without its dot.

    >>> extension_of("report.PDF.Exe"), extension_of("README")
    ('exe', '')
    """
    return PurePosixPath(name).suffix.lower().removeprefix(".")
