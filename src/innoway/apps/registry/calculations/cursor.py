"""Where a page of a sorted list ends, as a word that fits in an address."""

import base64
import binascii
import json


def write_cursor(*keys: str | int) -> str:
    """Return the word for a place in a list.

    >>> read_cursor(write_cursor("百度", 7))
    ['百度', 7]
    """
    text = json.dumps(keys, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(word: str) -> list[str | int]:
    """Return the keys of a word, or nothing for a word that is not one of ours.

    >>> read_cursor("%%%"), read_cursor("")
    ([], [])
    """
    try:
        found = json.loads(base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)))
    except (ValueError, binascii.Error):
        return []
    plain = isinstance(found, list) and len(found) == 2 and type(found[0]) is str
    sound = plain and type(found[1]) is int and 0 <= found[1] < 2**63 and "\x00" not in found[0]
    return found if sound else []
